"""Where a figure stands: its sentence and clause, and the owners, places and times around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from stemma.collate.measures.amounts import Amount
from stemma.collate.measures.dealing import Dealt
from stemma.collate.measures.ontology import Measure
from stemma.collate.measures.terms import place_terms, term
from stemma.lexicon import words
from stemma.model import Actor, Document, Figure, Timex
from stemma.model.values import Place
from stemma.text.layout import Layout
from stemma.text.sentences import Range

#: A clause ends here; a comma alone does not end one, lists would fall apart.
_CLAUSE_END = re.compile(r"[;:—–]\s|\s-\s|, (?:while|and|but|with|which|who|after|before|as)\b|\bwhile\b")
#: Captions and side notes run into one another without a stop: "… a look at the well The teams were …".
_SEAM = re.compile(
    r"(?<=[a-z0-9])\s(?=(?:The|An?|It|He|She|They|We|There|This|That|More|About|Around|Some|In|On|At|After)\s[a-z0-9])"
)
#: Characters of a sentence that are looked at on each side of a figure; a text without a stop has no sentences.
REACH = 1500
#: Days before publication from which on a named time is an earlier event's; news tells the last days' event. A single day
#: is told by its weekday for a week.
LONG_AGO = 4
A_WEEK = 7
_DATED = frozenset({"day", "week", "month", "year", "decade", "century"})
#: A count since a date is today's count.
_SINCE = re.compile(r"\bsince\b[^.;,]{0,30}$|\b(?:from|after|until|before|by)\s+(?:(?:the|early|late|mid)\s+)*$", re.I)

#: Roles of figures that count people or things.
_COUNTS = frozenset({"count", "vague", "ordinal"})
#: The era of a figure that is told as background, without a date.
EARLIER = "earlier"
#: "The worst since 2019, when 34 died": what follows is of that time.
_WHEN = re.compile(r",?\s+(?:when|in\s+which|which|that)\b")

#: "Two years after the town was razed in a quake that killed 300": what follows is of that time.
_YEARS_AFTER = re.compile(r"\b(?:years?|months|decades?)\s+after\s+[^.,;]*$", re.I)

Placed = tuple[int, int, Place]


@dataclass(frozen=True, slots=True)
class Context:
    """One figure and its surroundings."""

    figure: Figure
    amount: Amount
    sentence: Range
    clause: Range
    kind: str  #: figures of two kinds never share a measure: "count", "share", "money:USD", "measurement:length"
    head: str | None  #: concept of what is counted
    people: bool  #: it counts people, as far as the words tell
    counted: frozenset[str]
    predicate: frozenset[str]
    said_of: frozenset[str]  #: terms of what the figure is said of
    near: frozenset[str]  #: terms of the clause
    wide: frozenset[str]  #: terms of the sentence
    owner: str | None  #: the actor whose it is, as far as the sentence tells
    definite: bool  #: "the $5 billion": refers back
    measure: Measure | None  #: its class in the ontology
    act: str | None  #: what happened to what is counted: two different ones never share a measure
    era: str | None  #: a time long before the report that it is told of: "1986", or EARLIER; another era is another event
    where: Place | None  #: the place smaller than a country that is named nearest
    portion: bool  #: it is told as a part of a toll: "including four children", "two of the dead"
    forecast: bool  #: it is told of what is to come or is expected
    lasting: bool  #: it counts over a stretch of time, a week or longer
    required: bool  #: it is what has to be: "a turnout of 50 percent is required"
    part: str | None  #: the place of which it is a part, in a list by places
    corrects: bool  #: the sentence corrects a number: both are readings of one thing
    changed: bool  #: the sentence speaks of an earlier number: "up from 12", "corrects", "initially"
    text: str  #: the clause, on one line
    lands: frozenset[str] = frozenset()  #: ISO codes of the countries of which a share or rate is told
    sole_head: bool = False  #: its report gives one number only of what it counts
    sole_act: bool = False  #: its report gives one number only of what happened
    others: frozenset[float] = frozenset()  #: the numbers that its report gives beside it of what happened, or of what it counts


def sentence_around(document: Document, figure: Figure) -> Range:
    """The sentence that holds a figure, cut where captions run together; the figure alone where none does."""
    start, end = figure.span.start, figure.span.end
    found = Layout.of(document).sentence_at(start)
    if found is None:
        return Range(start, end)
    a, b = max(found.start, start - REACH), min(found.end, end + REACH)
    for seam in _SEAM.finditer(document.text, a, b):
        if seam.end() <= start:
            a = seam.end()
        elif seam.start() >= end:
            b = seam.start()
            break
    return Range(a, b)


def clause_around(text: str, sentence: Range, figure: Figure) -> Range:
    """The part of the sentence between the clause ends next to the figure."""
    start, end = sentence
    for cut in _CLAUSE_END.finditer(text, sentence.start, sentence.end):
        if cut.end() <= figure.span.start:
            start = cut.end()
        elif cut.start() >= figure.span.end:
            end = cut.start()
            break
    return Range(start, end)


def mentions_of(actors: Sequence[Actor]) -> dict[str, list[tuple[int, int, str]]]:
    """Mentions by report, in order: (start, end, canonical name). Persons are left out: they speak, they own little."""
    table: dict[str, list[tuple[int, int, str]]] = {}
    for actor in actors:
        # "the company" names no owner; a country or town is where, not whose
        if actor.type == "organisation" and not actor.name.islower() and term(actor.name) not in place_terms():
            for mention in actor.mentions:
                table.setdefault(mention.span.report, []).append((mention.span.start, mention.span.end, actor.name))
    for found in table.values():
        found.sort()
    return table


def owner_of(figure: Figure, mentions: Sequence[tuple[int, int, str]], dealt: Dealt[str] | None) -> str | None:
    """The actor in the counted phrase or in what the figure is said of, else the one that its sentence gives it."""
    for phrase in (*((figure.counted,) if figure.counted else ()), *figure.concept):
        inside = [m for m in mentions if phrase.start <= m[0] and m[1] <= phrase.end]
        if inside:
            return inside[0][2]
    if dealt is None or not dealt.before or (figure.role in _COUNTS and dealt.value in figure.sources):
        return None  # who says how many is not whose they are; of its own money a company speaks itself
    return dealt.value


def _told_days(documents: Sequence[Document], timexes: Sequence[Timex]) -> date | None:
    """The story's day for reports without a date: the last day on which a report appeared, else the last day named."""
    days = [d.published.earliest for d in documents if d.published.earliest]
    named = [t.period.latest for t in timexes if t.period and t.period.latest and t.precision == "day"]
    return max(days, default=None) or max(named, default=None)


def eras(documents: Sequence[Document], timexes: Sequence[Timex]) -> dict[str, list[tuple[int, int, str | None]]]:
    """Dated time expressions as (start, end, value), the value None where they do not point to long before their report."""
    told = _told_days(documents, timexes)
    about = {d.id: (d.text, d.published.earliest or told) for d in documents}
    found: dict[str, list[tuple[int, int, str | None]]] = {}
    for timex in timexes:
        text, day = about[timex.span.report]
        last = timex.period.latest if timex.period else None
        ago = A_WEEK if timex.precision == "day" else LONG_AGO
        if day and last and timex.type == "DATE" and timex.precision in _DATED:
            before = text[max(0, timex.span.start - 40) : timex.span.start]
            if not _SINCE.search(before) or _WHEN.match(text, timex.span.end):
                value = timex.value if (day - last).days > ago else None
                found.setdefault(timex.span.report, []).append((timex.span.start, timex.span.end, value))
    for marks in found.values():
        marks.sort(key=lambda m: m[:2])
    return found


@lru_cache(maxsize=1)
def _part_cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a number, and behind it, that makes it a part of a toll."""
    before = "|".join(re.escape(cue) for cue in sorted(words("part_cues")))
    tolls = "|".join(re.escape(noun) for noun in sorted(words("toll_nouns")))
    behind = rf"(?:\s+[\w’'-]+){{0,3}}?\s+(?:of|(?:is|are|was|were)\s+among)\s+(?:the|those)\s+(?:[\w’'-]+\s+)?(?:{tolls})\b"
    return re.compile(rf"\b(?:{before})\s+$", re.I), re.compile(behind, re.I)


def is_portion(text: str, sentence: Range, figure: Figure) -> bool:
    """Whether a figure is told as a part of a toll: "including four children", "two of the dead"."""
    before, behind = _part_cues()
    start, end = figure.span.start, figure.span.end
    return bool(before.search(text[max(sentence.start, start - 40) : start]) or behind.match(text, end, sentence.end))


@lru_cache(maxsize=1)
def _periods() -> re.Pattern[str]:
    cues = sorted(words("measures_periods"), key=lambda cue: (-len(cue), cue))
    listed = "|".join(map(re.escape, cues))
    return re.compile(rf"(?<!earlier )\b(?:{listed})\b(?! (?:ago|earlier|before|after|later|old)\b)", re.I)


def is_lasting(text: str, clause: Range, figure: Figure) -> bool:
    """Whether a figure counts over a stretch of time and not at one event: "299 killings this year"."""
    return figure.period is not None or _periods().search(text, clause.start, clause.end) is not None


@lru_cache(maxsize=1)
def _background() -> re.Pattern[str]:
    cues = sorted(words("background_cues"), key=lambda cue: (-len(cue), cue))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, cues))})\b", re.I)


def era_of(text: str, sentence: Range, clause: Range, *, figure: Figure, dealt: Dealt[str | None] | None) -> str | None:
    """The time long ago that a figure is told of, or EARLIER where only a phrase says that another event is meant.

    What stands behind the figure counts within its own clause only: "six died in the attack, which followed …".
    """
    if dealt is not None and dealt.value is not None:
        return dealt.value
    if _YEARS_AFTER.search(text, sentence.start, figure.span.start):
        return EARLIER
    if dealt is not None and dealt.own and dealt.before:
        start = max(sentence.start, clause.start)  # it has a day of its own
    else:
        start = sentence.start
    return EARLIER if _background().search(text, start, max(clause.end, figure.span.end)) else None
