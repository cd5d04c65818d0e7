"""Judgements: what a person decided about something in a comparison, and what became of it in this one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

JUDGEMENTS_FORMAT = "stemma.judgements/1"
Verdict = Literal["accept", "reject", "correct", "same", "different", "unsure"]
JudgedKind = Literal["figure", "attribution", "timex", "toponym", "actor", "passage", "claim", "origin", "edge"]
#: applied: it had an effect, or confirmed what stands. noted: kept, and nothing was changed by it. orphaned: the words it
#: speaks of do not stand in the reports read.
JudgedState = Literal["applied", "noted", "orphaned"]

#: What may be judged how.
VERDICTS: Mapping[JudgedKind, tuple[Verdict, ...]] = {
    "figure": ("accept", "reject", "correct", "same", "different", "unsure"),
    "attribution": ("accept", "reject", "correct", "same", "different", "unsure"),
    "timex": ("accept", "reject", "correct", "unsure"),
    "toponym": ("accept", "reject", "correct", "unsure"),
    "actor": ("accept", "reject", "same", "different", "unsure"),
    "passage": ("accept", "reject", "unsure"),
    "claim": ("accept", "reject", "correct", "unsure"),
    "origin": ("same", "different", "unsure"),
    "edge": ("accept", "reject", "unsure"),
}
#: Keys of an item that a person may correct. Spans, ids and what is worked out from other items are none of them: words that
#: were read wrongly are rejected.
CORRECTABLE: Mapping[JudgedKind, tuple[str, ...]] = {
    "figure": (
        "value", "low", "high", "low_inclusive", "high_inclusive", "bound", "unit", "measure", "outcome", "population", "place",
        "as_of", "period", "sources", "sources_inferred", "inside_quote", "head", "per", "role", "subset",
    ),
    "attribution": ("speaker", "speaker_type", "kind", "modality", "chain"),
    "timex": ("type", "value", "earliest", "latest", "precision"),
    "toponym": ("kind", "place", "countries", "lat", "lon", "precision"),
    "claim": ("topic",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AnchoredReport:
    """The report that an anchor was made in: by its file's digest (and line), by the file's name."""

    file: str
    sha256: str  #: of the file's bytes, in hexadecimal
    line: int | None = None  #: in a JSONL file


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where something was judged: a TextPositionSelector and a TextQuoteSelector (W3C Web Annotation) in one.

    `start` and `end` are code points, half-open; `exact` is what stood there, `prefix` and `suffix` what stood around it.
    """

    report: AnchoredReport
    field: Literal["title"] | None = None
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's decision: a fact, never overwritten by a machine. `state`, `items` and `why` tell what became of it here."""

    id: str
    verdict: Verdict
    kind: JudgedKind
    anchors: tuple[Anchor, ...]
    changes: str = "{}"  #: keys of the item and their new values, as JSON text
    item: str | None = None  #: the judged item as the contract gives it, as JSON text
    note: str = ""
    by: str = ""
    at: str  #: ISO 8601
    state: JudgedState = "noted"
    items: tuple[str, ...] = ()  #: ids in this result
    why: str = ""  #: one sentence

    @property
    def moment(self) -> datetime:
        """When it was made; a time without an offset is taken as UTC. Raises ValueError where `at` is no time."""
        at = datetime.fromisoformat(self.at)
        return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class OriginVerdict:
    """Whether two members of a claim go back to one origin, as a person judged."""

    left: str
    right: str
    same: bool
    sentence: str
