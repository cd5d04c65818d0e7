"""What several reports give when they are read side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stemma.model.annotations import Actor, Annotations, Attribution, Dropped, Figure, Side, Timex, Toponym
from stemma.model.apparatus import ApparatusEntry, Drift
from stemma.model.document import Document
from stemma.model.judgement import Judgement
from stemma.model.span import Span
from stemma.model.values import Period

FORMAT = "stemma.comparison/1"
Relation = Literal["agrees", "refines", "conflicts", "evolves", "derived", "single"]
#: What shows that members of a claim share an origin. speaker: one name. body: one body, and who speaks for it. agency copy:
#: both print one agency. passage: both stand in one passage. credit: one credits the other's report. repetition: a report gives,
#: without a source, a number that others give on someone's word. derived: one is worked out from the other. judgement: a
#: person judged so.
CollapseReason = Literal["speaker", "body", "agency copy", "passage", "credit", "repetition", "derived", "judgement"]


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


DifferenceKind = Literal["replaced", "added", "omitted", "moved"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that the sides of a passage do not have alike; "added" has no left span, "omitted" no right one.

    Taking all left spans out of the left side and all right spans out of the right one leaves the same words in the
    same order. Capitals, apostrophes, the form of quotation marks and other punctuation are no differences.
    """

    kind: DifferenceKind
    left: Span | None
    right: Span | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that two reports share."""

    id: str
    left: Span
    right: Span
    kind: Literal["verbatim", "edited", "paraphrase"]
    similarity: float
    what: Literal["quotation", "agency copy", "narration"]
    differences: tuple[Difference, ...] = ()  #: of an edited passage, in the order of the left side


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
    named: bool = True  #: False: the words leave open who it is, so that it may be one of the others


@dataclass(frozen=True, slots=True)
class Collapse:
    """Members of a claim that go back to one origin, and what shows it.

    A claim's collapses together make its `origins`: a collapse of n members joins n groups that were apart before it, so that
    the number of members less all these joins is the `high` of the claim's `independent_origins`.
    """

    members: tuple[str, ...]  #: two or more
    origin: str  #: name of the origin that they then share
    by: CollapseReason
    sentence: str
    left: Span | None = None  #: what shows it in the report of the first member
    right: Span | None = None  #: the same in that of the second


@dataclass(frozen=True, slots=True)
class OriginCount:
    """How many independent origins there may be.

    `high` joins only what is shown to be the same; `low` takes all for the same that may be the same.
    """

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
    collapses: tuple[Collapse, ...] = ()  #: the proof of `independent_origins`: which members share an origin, and why
    would_narrow: tuple[str, ...] = ()  #: what would bring `low` and `high` together, a sentence each; () where they are one


@dataclass(frozen=True, slots=True)
class RecordGiver:
    """On whose word a recorded number stands, and how they stand to those counted."""

    name: str  #: "" for the report's own voice
    side: Side | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row of a recorder's table: what the readings of one measure come to under one named rule.

    `low`, `best` and `high` are None where the rule gives none (no bound, no one number). See `stemma.collate.records`.
    """

    id: str
    claim: str  #: id of the claim whose readings these are
    rule: Literal["literal", "ucdp", "acled"]
    measure: str
    topic: str
    outcome: str | None
    population: str | None
    place: str | None
    unit: str | None  #: ISO 4217 code for money, else None
    event: Period | None  #: the days that the reports name for what is counted
    low: float | None
    best: float | None
    high: float | None
    best_from: tuple[str, ...] = ()  #: ids of the figures that give the best number
    as_of: Period | None = None  #: the days the best number speaks of, else those its reports were published on
    readings: tuple[str, ...] = ()  #: ids of the figures that were read
    reports: tuple[str, ...] = ()  #: ids of the reports they stand in
    independent_origins: OriginCount = OriginCount(0, 0)
    givers: tuple[RecordGiver, ...] = ()
    why: str  #: one or more sentences: which readings made which number, and by which step of the rule


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


#: What a resolved credit is: a `CreditKind`, or what stands outside credit lines. dateline: the agency of the dispatch head.
#: label: beside the text, by its given byline or address. citation: running text that gives another's reporting ("X reported").
#: first report: that another had it first. interview: what someone told another outlet. relay: a hat tip, "via X".
ResolvedKind = Literal[
    "byline",
    "translation",
    "agency",
    "contribution",
    "copyright",
    "photo",
    "republication",
    "dateline",
    "label",
    "citation",
    "first report",
    "interview",
    "relay",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedCredit:
    """One outlet or agency that a report credits, and which of the reports read it published."""

    span: Span | None  #: the name, or the credit line where the name does not stand in it; None where it is beside the text
    report: str  #: id of the report that gives the credit
    kind: ResolvedKind
    name: str  #: one name per outlet or agency, however it is printed: "Associated Press" for "AP"
    reports: tuple[str, ...]  #: ids of the other reports read that it published, in order; () where none was read
    sentence: str


@dataclass(frozen=True, slots=True)
class LostOrigin:
    """A text that several reports go back to and that is not among those read."""

    reports: tuple[str, ...]  #: ids of the reports next to it
    name: str | None  #: the agency or outlet that they credit, where they do
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class TreeEdge:
    """One borrowing in a tree; with `directed` False the two may stand the other way round."""

    from_report: str
    to_report: str
    directed: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """One way in which the reports may hang together, after the best one its rivals."""

    edges: tuple[TreeEdge, ...]
    cost: float  #: words that the reports of this tree must have added or changed; the fewer, the better
    sentence: str  #: how it differs from the best tree, and what would decide between them; what speaks for the best one


@dataclass(frozen=True, slots=True)
class Lineage:
    """The borrowings of one story."""

    edges: tuple[Edge, ...]
    origins: tuple[str, ...]
    cannot_conclude: tuple[str, ...]
    credits: tuple[ResolvedCredit, ...] = ()  #: every outlet or agency that a report credits, by report and place
    lost: tuple[LostOrigin, ...] = ()  #: texts that must have been there and are not among the reports
    trees: tuple[Tree, ...] = ()  #: the best tree and its rivals; none where no two reports share text
    independent_origins: OriginCount = OriginCount(0, 0)  #: how many texts stand behind the reports, by text and credits


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """When something happened, by which reports' words.

    `event` is the clause that tells it with the narrowest time; `also` are the other clauses that tell the same event.
    """

    period: Period
    precision: str
    event: Span
    sources: tuple[str, ...]
    id: str = ""
    basis: str = ""  #: one or two sentences: how the time was read
    also: tuple[Span, ...] = ()
    differs: tuple[str, ...] = ()  #: ids of entries in which other reports tell the same of another time


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
    layers: tuple[str, ...] | None = None  #: the lists of `annotations` that were asked for; None: all


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
    records: tuple[Record, ...] = ()
    apparatus: tuple[ApparatusEntry, ...] = ()
    drifts: tuple[Drift, ...] = ()
    judgements: tuple[Judgement, ...] = ()  #: as they were given, each with what became of it
    dropped: tuple[Dropped, ...] = ()
