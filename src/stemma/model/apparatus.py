"""The readings of shared text side by side: the apparatus of passages, and quotations that did not stay the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stemma.model.annotations import Kind, Modality
from stemma.model.span import Span

VariantKind = Literal["figure", "name", "words"]
ChangeKind = Literal["cut", "reworded", "re-attributed", "unquoted", "reporting word"]


@dataclass(frozen=True, slots=True)
class VariantReading:
    """What some witnesses have at one place: the words, once per witness; an empty span where they have nothing."""

    wording: str  #: as its first witness prints it; "" where the words are lacking
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """A place where witnesses of a passage differ; the first reading is that of the base witness (the lemma)."""

    kind: VariantKind
    readings: tuple[VariantReading, ...]


@dataclass(frozen=True, slots=True)
class ApparatusEntry:
    """One passage in all its witnesses, with the places where they differ. Marks, spaces and capitals are no variants."""

    id: str
    base: Span  #: the passage in the witness whose words most of the others have; it is not said to be the original
    witnesses: tuple[Span, ...]  #: the passage in every witness, the base among them, in the order of their sigla
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class QuotedForm:
    """One form in which words are given as someone's, and every place that gives them so."""

    spans: tuple[Span, ...]  #: the contents, one span per attribution (from its first to its last character)
    attributions: tuple[str, ...]  #: ids, in the order of `spans`
    speaker: str | None
    kind: Kind
    modality: Modality
    cue: str | None  #: the reporting words, as the first of them prints them


@dataclass(frozen=True, slots=True)
class Change:
    """How a form differs from the fullest one: a sentence with the words on either side."""

    kind: ChangeKind
    form: int  #: place of the form among `Drift.forms`
    sentence: str
    fullest: Span | None = None  #: the words concerned in the fullest form; None where it lacks them
    other: Span | None = None  #: … and in the other one


@dataclass(frozen=True, slots=True)
class Drift:
    """A quotation that reports give differently: cut, reworded, without its marks, by another speaker or another reporting word.

    `forms[0]` is the fullest form; that it is nearest to what was said is not implied.
    """

    id: str
    forms: tuple[QuotedForm, ...]
    changes: tuple[Change, ...]
