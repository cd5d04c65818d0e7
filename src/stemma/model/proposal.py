"""What an attribution model is given and what it answers: plain code-point ranges, no model's inner workings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A report's text with its shape, all as half-open code-point ranges in the order of the text.

    `paragraphs` and `sentences` cover the body; what lies outside them is not read. `quoted` are the stretches inside
    quotation marks, with the marks; `inner` are the same stretches without them.
    """

    text: str
    paragraphs: tuple[Range, ...]
    sentences: tuple[Range, ...]
    quoted: tuple[Range, ...]
    inner: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One attribution as a model sees it. Each role is a tuple of fragments; `source` may be empty.

    `probability` is between 0 and 1: how often an attribution with this answer is right.
    """

    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    source: tuple[Range, ...] = ()
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class ProposedName:
    """A named entity as a model sees it."""

    start: int
    end: int
    type: Literal["person", "organisation", "place", "other"]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A model's answer for one report."""

    attributions: tuple[Proposal, ...] = ()
    names: tuple[ProposedName, ...] = ()


class AttributionModel(Protocol):
    """What can be put in place of the shipped encoder (entry point group `stemma.attribution_models`)."""

    @property
    def name(self) -> str:
        """Name that the result records."""

    @property
    def version(self) -> str:
        """Version that the result records."""

    @property
    def digest(self) -> str:
        """SHA-256 of the weights, in hexadecimal."""

    def propose(self, texts: Sequence[MarkedText]) -> list[Proposed]:
        """One answer per text, in the same order. The same text has the same answer in any company."""
