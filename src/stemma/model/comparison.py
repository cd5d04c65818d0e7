"""What several reports give when they are read side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stemma.model.annotations import Actor, Annotations, Attribution, Dropped, Figure, Timex, Toponym
from stemma.model.document import Document
from stemma.model.span import Span
from stemma.model.values import Period

FORMAT = "stemma.comparison/1"
Relation = Literal["agrees", "refines", "conflicts", "evolves", "derived", "single"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why something is held: no score travels alone."""

    feature: str
    score: float
    sentence: str
    left: Span | None = None
    right: Span | None = None


@dataclass(frozen=True, slots=True)
class NamingVariant:
    """One wording for a referent: where it stands, in whose voice."""

    wording: str
    own_voice: tuple[Span, ...]
    quoted: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """Different wordings for the same people or place."""

    id: str
    referent: str
    names: tuple[NamingVariant, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that two reports share."""

    id: str
    left: Span
    right: Span
    kind: Literal["verbatim", "edited", "paraphrase"]
    similarity: float
    what: Literal["quotation", "agency copy", "narration"]


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """How one reading stands to another; `from_id` and `to_id` are figure or attribution ids."""

    from_id: str
    to_id: str
    relation: Relation
    reason: str


@dataclass(frozen=True, slots=True)
class ClaimOrigin:
    """One root behind some of a claim's members."""

    name: str
    members: tuple[str, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class OriginCount:
    """How many independent origins there may be."""

    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One checkable statement and all its readings across reports."""

    id: str
    topic: str
    measure: str | None
    members: tuple[str, ...]
    relation: Relation
    pairs: tuple[ClaimPair, ...]
    strict_conflict: bool
    origins: tuple[ClaimOrigin, ...] = ()
    independent_origins: OriginCount = OriginCount(0, 0)
    unresolved: str | None = None
    part_of: str | None = None  #: the wider claim of which this is one camp: the readings that agree with one another


@dataclass(frozen=True, slots=True)
class Check:
    """Arithmetic that a reader can redo: `operation` is the working with numbers in it."""

    id: str
    inputs: tuple[str, ...]
    operation: str
    result: float | str
    stated: str | None
    holds: bool | None
    note: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A borrowing: `to_report` has something from `from_report` (or both share it, direction unknown)."""

    from_report: str
    to_report: str
    kind: Literal["reuse", "credit", "quotation"]
    direction: Literal["stated", "likely", "unknown"]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """The borrowings of one story."""

    edges: tuple[Edge, ...]
    origins: tuple[str, ...]
    cannot_conclude: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """When something happened, by which reports' words."""

    period: Period
    precision: str
    event: Span
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annotator:
    """Name and version of an annotator that ran; for a trained model also the digest of its weights."""

    name: str
    version: str
    digest: str | None = None  #: SHA-256 in hexadecimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """One report with all that was found in it, and what found it: a report of `stemma annotate`."""

    version: str
    annotators: tuple[Annotator, ...]
    document: Document
    annotations: Annotations
    dropped: tuple[Dropped, ...] = ()  #: what is to be said of the report as a whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The result of `compare_reports`; the JSON contract is a rendering of it."""

    version: str
    annotators: tuple[Annotator, ...]
    reports: tuple[Document, ...]
    figures: tuple[Figure, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    timexes: tuple[Timex, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    actors: tuple[Actor, ...] = ()
    namings: tuple[Naming, ...] = ()
    passages: tuple[Passage, ...] = ()
    claims: tuple[Claim, ...] = ()
    checks: tuple[Check, ...] = ()
    lineage: Lineage = Lineage((), (), ())
    timeline: tuple[TimelineEntry, ...] = ()
    dropped: tuple[Dropped, ...] = ()
