"""Mentions: what the annotators find in one report. A mention has spans; what it stands for is a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stemma.model.span import Span
from stemma.model.values import Period, Place, Quantity

SpeakerType = Literal["named person", "named body", "unnamed person", "unnamed group", "document"]
Kind = Literal["direct", "mixed", "indirect"]
Modality = Literal["stated", "reported", "announced", "confirmed", "denied", "alleged", "demanded", "predicted", "asked"]
#: How a giver stands to those counted: of the same side, of the side against them, or an outsider that records or watches.
Side = Literal["own", "other", "third"]
MentionKind = Literal["name", "abbreviation", "description", "pronoun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as printed ("more than 300"), with what it counts.

    `measure` is set by collation: figures that share it measure the same thing. `sources` is the explicit chain of
    names, outermost channel first, origin last, empty for the report's own voice; `sources_inferred` is what only the
    discourse gives.
    """

    id: str
    span: Span
    quantity: Quantity
    counted: Span | None = None
    predicate: tuple[Span, ...] = ()
    measure: str | None = None
    outcome: str | None = None
    population: str | None = None  #: whose, of whom: side or group, as the words give it
    place: str | None = None
    as_of: Period | None = None
    sources: tuple[str, ...] = ()
    sources_inferred: tuple[str, ...] = ()
    attribution: str | None = None
    inside_quote: bool = False
    head: str | None = None  #: lemma of the counted head noun, also where it is elided; None where nothing is counted
    base: str | None = None  #: id of the figure that a share or rate refers to
    per: str | None = None  #: what a rate is per: "month", "person", …
    role: Literal["count", "money", "share", "measurement", "rate", "multiple", "ordinal", "change", "vague"] = "count"
    giver_side: Side | None = None  #: how the giver stands to those counted; None where the text does not show it
    giver_side_why: str | None = None  #: one sentence: what in the text shows it
    subset: bool = False  #: "two others", "three of them", "one of the": a part of a larger number
    #: what the number is said of, nearest phrase first: "shares of Norvik rose 3%" is said of "shares of Norvik"; for a
    #: count the group that those counted are part of, and who has them, without the counted noun itself
    concept: tuple[Span, ...] = ()
    #: the stretch of time, a week or longer, over which the words count: "299 killings this year". None where the words
    #: name none: then the number is of one event. Both ends open where it is named and its days cannot be known
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words reported as someone's (PARC3, PolNeAR): content, cue, source, and who the source resolves to."""

    id: str
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    speaker: str | None
    speaker_type: SpeakerType | None
    kind: Kind
    modality: Modality
    parent: str | None = None
    chain: tuple[str, ...] = ()
    basis: Literal["explicit", "continuation"] = "explicit"
    state: Literal["closed", "open_without_close", "close_without_open", "continued", "none"] = "none"
    candidates: tuple[str, ...] = ()  #: other speakers that the words allow
    probability: float | None = None  #: 0 to 1, how often a model's answer like this is right; None where rules read it

    @property
    def start(self) -> int:
        """First code point of the content."""
        return self.content[0].start


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression (TIMEX3) and the days it may mean."""

    id: str
    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str  #: TIMEX3 value: 2020-10-01, 2020-W40, 199, P1M, PAST_REF, XXXX-WXX-4, …
    period: Period | None
    precision: Literal["time", "day", "week", "month", "quarter", "year", "decade", "century", "vague"]
    anchor: str | None  #: the ISO date it was resolved against
    rule: str  #: one sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name, a demonym ("Syrian") or a metonym ("Ankara said")."""

    id: str
    span: Span
    kind: Literal["name", "demonym", "metonym"]
    place: Place | None
    candidates: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor stands in a text."""

    span: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, organisation or group, with every mention of it."""

    id: str
    name: str
    type: Literal["person", "organisation", "group"]
    mentions: tuple[Mention, ...]
    roles: tuple[str, ...] = ()  #: titles and descriptions seen: "president", "French President"
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something left out, and why."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """All that was found in one report, each list in document order."""

    report: str
    figures: tuple[Figure, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    timexes: tuple[Timex, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    actors: tuple[Actor, ...] = ()
    dropped: tuple[Dropped, ...] = ()
