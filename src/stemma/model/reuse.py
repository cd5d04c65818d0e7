"""Text that the reports of a corpus share: exact stretches, and the families of reports that carry one text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stemma.model.annotations import Dropped
from stemma.model.span import Span

REUSE_FORMAT = "stemma.reuse/1"
#: Alike to the character, in the words (marks, case and spaces aside), or with words exchanged, put in or left out.
Likeness = Literal["verbatim", "words", "edited"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReuseReport:
    """One report of the corpus, and how much of it stands in reports of other outlets."""

    id: str
    outlet: str | None = None
    published: str | None = None  #: as it was given
    characters: int
    shared: int = 0  #: characters of its text that stand in another outlet's report too


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedText:
    """Two stretches of two reports, half-open in code points, that are one text.

    `left` is the earlier report; one without a date counts as earlier than all others.
    """

    left: str
    left_start: int
    left_end: int
    right: str
    right_start: int
    right_end: int
    words: int  #: words that both sides have in common
    kind: Likeness


@dataclass(frozen=True, slots=True)
class Carrier:
    """A stretch of a report, half-open in code points, that carries the text of a family."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReuseFamily:
    """Reports that carry one text of 20 words or more, each sharing it with one or more of the others."""

    id: str
    carriers: tuple[Carrier, ...]  #: in order of time, reports without a date last; a report may stand in it twice
    outlets: tuple[str, ...]  #: names in that order; reports without one are not in it
    earliest: str | None = None  #: of the dates that were given, as given
    latest: str | None = None
    opening: Span | None = None  #: how the text begins in the first of its reports

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports, each once."""
        return tuple(dict.fromkeys(carrier.report for carrier in self.carriers))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """What the reports of a corpus share.

    Reports are in order of time, those without a date last; families of most outlets come first, then those of most reports.
    """

    version: str
    engine: str  #: duckdb or spark; the rest is the same on both
    pairs: int  #: pairs of reports that share text
    spans: int  #: shared stretches
    outlets: int  #: distinct names of outlets
    reports: tuple[ReuseReport, ...]
    families: tuple[ReuseFamily, ...]
    shared: tuple[SharedText, ...] | None = None  #: every shared stretch, where it was asked for
    dropped: tuple[Dropped, ...] = ()
