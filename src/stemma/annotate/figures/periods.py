"""The stretch of time over which those counted are counted: "299 killings this year", "the 14th homicide of the year"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from stemma.annotate.figures.assembly import Found
from stemma.annotate.figures.vocabulary import word_set
from stemma.model import Document, Period, Timex
from stemma.text.layout import Sentence
from stemma.text.patterns import any_of

_COUNTING = frozenset({"count", "vague", "ordinal"})
_SHORTEST = 300  #: days; a shorter time is mostly that of one event, unless the words make it a running count
_LONGEST = 40 * 366  #: days; statistics go back a generation, longer times are history
_REACH = 90  #: characters between a count and the period it is of
#: these make what they are said of a statistic, whatever else the sentence tells
_RUNNING = re.compile(
    r"\b(?:(?:so far|to date|already) (?:this|in (?:19|20)\d\d)|(?:this|(?:so far )?of the|for the) (?:year|month)|"
    r"year[ -]to[ -]date|(?:in|over|during|within|for) the (?:past|last|previous|first) [\w-]+ (?:weeks|months|years|decades)|"
    r"(?:in|over|during) the (?:past|last) (?:year|month|decade))\b",
    re.IGNORECASE,
)
#: every running time has one of these words
_RUNNING_WORDS = frozenset({"year", "month", "decade", "weeks", "months", "years", "decades", "so", "to", "already"})
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\byear\b(?!s)", re.IGNORECASE)
_SINCE = re.compile(r"\bsince(?:\s+(?:the (?:start|beginning) of|early|late|mid-?|last))?\s*$", re.IGNORECASE)
#: before a time that only bounds what is counted, or sets it against another: "14 plants closed by 2012"
_BOUNDED = re.compile(r"\b(?:by|before|until|till|after|from|to|than)(?:\s+the)?\s*$", re.IGNORECASE)
#: one event between the count and the time: "three people died in a fire last year"; a clause of its own: "who came last year"
_EVENT = re.compile(
    rf"[;:–—]|\b(?:{any_of(word_set('event_leads'))})\b|\b(?:in|at|during|by|from|of) (?:an?|the|its|his|that) ", re.IGNORECASE
)
#: what may stand before a period that opens a sentence
_OPENING = frozenset({"", "in", "during", "over", "so far in", "since", "for", "through", "through the end of"})
_MARKS = " “\"'"


@dataclass(frozen=True, slots=True)
class _Named:
    """A stretch of time that a sentence names at code point `start`; `runs`: its words alone make a statistic."""

    start: int
    period: Period
    runs: bool


def counted_over(document: Document, sentence: Sentence, *, found: Sequence[Found], timexes: Sequence[Timex]) -> list[Found]:
    """The figures of a sentence, each with the period that its words count it over; unchanged where they name none.

    A year or longer, or any stretch that the words make a running count ("this month", "over the past two weeks", "since
    May"), said right of the count with no event of its own between, or opening the sentence. A running year ends on the
    day of publication. Where the days cannot be known (no date of publication, say) the period is there with both ends
    open. `timexes` are those of the sentence.
    """
    spans = _spans(document, sentence, timexes)
    if not spans:
        return list(found)
    told = [_of(document.text, sentence, f, spans) if f.role in _COUNTING else None for f in found]
    return [f if period is None else replace(f, period=period) for f, period in zip(found, told, strict=True)]


def _spans(document: Document, sentence: Sentence, timexes: Sequence[Timex]) -> list[_Named]:
    """The stretches of time that a sentence names, those that run first."""
    text = document.text
    spans: list[_Named] = []
    taken: list[tuple[int, int]] = []
    for match in () if _RUNNING_WORDS.isdisjoint(sentence.words) else _RUNNING.finditer(text, sentence.start, sentence.end):
        period = next((t.period for t in timexes if t.period and t.span.start < match.end() and match.start() < t.span.end), None)
        if period is None or period.earliest is None:
            period = _this_year(document) if _YEAR.search(match.group()) else Period(None, None)
        spans.append(_Named(match.start(), _so_far(document, period), runs=True))
        taken.append(match.span())
    for timex in timexes:
        start, period = timex.span.start, timex.period
        if period is None or any(a < timex.span.end and start < b for a, b in taken):
            continue
        since = _SINCE.search(text, max(sentence.start, start - _REACH), start)
        if since is not None:
            spans.append(_Named(since.start(), _so_far(document, Period(period.earliest, _day(document))), runs=True))
        elif _long(timex) and _BOUNDED.search(text, max(sentence.start, start - _REACH), start) is None:
            spans.append(_Named(start, period, runs=False))
    return spans


def _long(timex: Timex) -> bool:
    period = timex.period
    if timex.type == "SET" or period is None or period.earliest is None or period.latest is None:
        return False
    return _SHORTEST <= (period.latest - period.earliest).days <= _LONGEST


def _day(document: Document) -> date | None:
    return document.published.latest if document.published else None


def _this_year(document: Document) -> Period:
    day = _day(document)
    return Period(date(day.year, 1, 1), day) if day else Period(None, None)


def _so_far(document: Document, period: Period) -> Period:
    """A period that has not ended ends, for the report, on the day it was published."""
    day = _day(document)
    if day is None or period.earliest is None or period.latest is None or not period.earliest <= day < period.latest:
        return period
    return Period(period.earliest, day)


def _of(text: str, sentence: Sentence, figure: Found, spans: Sequence[_Named]) -> Period | None:
    for named in spans:
        if named.start >= figure.end:
            gap = text[figure.end : named.start]
            if len(gap) <= _REACH and not _EVENT.search(gap) and not _DIGIT.search(gap):
                return named.period
        elif text[sentence.start : named.start].strip(_MARKS).lower() in _OPENING:
            after = text[figure.end : min(sentence.end, figure.end + _REACH)].partition(";")[0]
            if named.runs or not _EVENT.search(after):
                return named.period
    return None
