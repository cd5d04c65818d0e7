"""Dating undated reports by what they share with dated ones.

A report that prints the same words as a dated one, and speaks of them as news, appeared about then; a bare weekday
("on Thursday") means the last week. The result is an interval, never more certain than its evidence, which `why` names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from stemma.errors import LexiconError
from stemma.lexicon import mapping, words
from stemma.model import Document, Passage, Published, Span
from stemma.text.sentences import Range, sentences

_WEEK = timedelta(days=6)  #: a report that treats something as news is at most this much later
_NEAR = timedelta(days=31)  #: how far a date in the text may lie from the story's dated reports to date the report itself
_LEAST_WORDS = 8  #: words of a shared passage that date a report; shorter ones are shared by chance
_ISO = r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
_FUTURE = re.compile(r"(?i)\b(?:will|would|until|till|by|before|shall|ahead of)\b")


class _Shared(NamedTuple):
    """What an undated report shares with one dated report."""

    day: date
    report: Document
    length: int  #: characters
    longest: Passage


def infer_dates(documents: Sequence[Document], passages: Sequence[Passage]) -> tuple[Document, ...]:
    """The reports, those of unknown date with an interval where other reports give evidence for one.

    `published.value` is the day of the dated report that most text is shared with, or a later day named in the report
    itself; `earliest` is that day and `latest` six days on. A report without evidence comes back unchanged. Never raises.
    """
    stated = [d.published.value for d in documents if d.published.basis == "stated" and d.published.value is not None]
    if not stated:
        return tuple(documents)
    named = [_with_year(d, stated) for d in documents]
    dated = {d.id: d for d in named if d.published.basis != "unknown" and d.published.value is not None}
    result = []
    for document in named:
        if document.published.basis != "unknown":
            result.append(document)
            continue
        shared = _shared(document, dated, passages)
        published = _from_shared(document, shared) if shared else _from_own_dates(document, min(stated), max(stated))
        result.append(replace(document, published=published) if published is not None else document)
    return tuple(result)


def _with_year(document: Document, stated: Sequence[date]) -> Document:
    """A report whose dateline gives day and month only: the year that brings it nearest to the dated reports."""
    published = document.published
    line = document.dateline.date if document.dateline is not None else None
    if published.value is not None or line is None:
        return document
    near = []
    for other in stated:
        for year in (other.year - 1, other.year, other.year + 1):
            near += [(abs(d.day - other), d.day) for d in _days(document, line.start, line.end, year=year)]
    distance, day = min(near, default=(_NEAR + _NEAR, date.min))
    if distance > _NEAR:
        return document
    why = f"the dateline gives the day (“{line.text}”), reports of the same story are of {day.year}"
    return replace(document, published=replace(published, value=day, earliest=day, latest=day, basis="inferred", why=why))


def _shared(document: Document, dated: dict[str, Document], passages: Sequence[Passage]) -> list[_Shared]:
    """Dated reports that print the same words, the one with most of them first."""
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        for mine, other in ((passage.left, passage.right), (passage.right, passage.left)):
            told = passage.kind == "verbatim" or (passage.kind == "edited" and passage.similarity >= 0.9)
            if mine.report == document.id and other.report in dated and told and len(mine.text.split()) >= _LEAST_WORDS:
                found.setdefault(other.report, []).append(passage)
    result = []
    for name, theirs in found.items():
        day = dated[name].published.value
        if day is not None:
            longest = max(theirs, key=lambda p: (p.what == "quotation", len(p.left.text)))
            result.append(_Shared(day, dated[name], sum(len(p.left.text) for p in theirs), longest))
    return sorted(result, key=lambda s: (-s.length, s.day, s.report.id))


def _from_shared(document: Document, shared: Sequence[_Shared]) -> Published:
    """When a report appeared that prints words of dated reports."""
    best = shared[0]
    what = "quotation" if best.longest.what == "quotation" else "passage"
    length = len(best.longest.left.text)
    why = [f"it carries the same {what} of {length} characters as report {best.report.siglum}, dated {best.day.isoformat()}"]
    value = best.day
    own = [d for d in _own_dates(document, best.day.year) if best.day < d.day <= best.day + _WEEK]
    if own:
        last = max(own, key=lambda d: d.day)
        value = last.day
        why.append(f"it speaks of “{last.span.text}” as past")
    weekday = _bare_weekday(document)
    if weekday is not None:
        why.append(f"it names a bare weekday (“{weekday.text}”), which normally means within the past week")
    return Published(value, value, max(value, best.day + _WEEK), "inferred", "No date of its own; " + ", and ".join(why) + ".")


def _from_own_dates(document: Document, first: date, last: date) -> Published | None:
    """A report that shares nothing but names a day of the story, with its year or without: not before that day."""
    years = range(first.year - 1, last.year + 2)
    own = [d for year in years for d in _own_dates(document, year) if first - _NEAR <= d.day <= last + _NEAR]
    if not own:
        return None
    latest = max(own, key=lambda d: d.day)
    why = f"No date of its own; the latest day it speaks of as past is “{latest.span.text}”, so it is not earlier."
    return Published(None, latest.day, None, "inferred", why)


class _Day(NamedTuple):
    day: date
    span: Span


@lru_cache(maxsize=16)
def _months(language: str) -> dict[str, int]:
    try:
        return {str(k): int(v) for k, v in mapping("months", language).items()}
    except LexiconError:
        return {}


@lru_cache(maxsize=16)
def _day_pattern(language: str) -> re.Pattern[str]:
    """Days in figures, and with the names of months where the language has a list of them."""
    names = "|".join(sorted(map(re.escape, _months(language)), key=lambda n: (-len(n), n)))
    if not names:
        return re.compile(_ISO)
    return re.compile(
        rf"\b(?:{_ISO}|(?P<m1>{names})\.? (?P<d1>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:,? (?P<y1>(?:19|20)\d\d))?"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{names})\b\.?(?:,? (?P<y2>(?:19|20)\d\d))?)",
        re.IGNORECASE,
    )


def _own_dates(document: Document, year: int | None) -> list[_Day]:
    """Days that the running text names outside sentences about what is to come; those without a year only where one is given."""
    found = []
    for start, end in document.body:
        for day in _days(document, start, end, year=year):
            first = _sentence_start(document.text, day.span.start, start)
            if not _FUTURE.search(document.text, first, day.span.start):
                found.append(day)
    return found


def _days(document: Document, start: int, end: int, *, year: int | None) -> list[_Day]:
    """Days named in [start, end) of the text."""
    language = document.language.split("-")[0]
    months = _months(language)
    found = []
    for match in _day_pattern(language).finditer(document.text, start, end):
        parts = match.groupdict()
        if parts["iso"]:
            numbers = [int(p) for p in parts["iso"].split("-")]
        else:
            named, month = parts["y1"] or parts["y2"], parts["m1"] or parts["m2"]
            if month.islower() or (named is None and year is None):
                continue  # "may 12 people …" is no date
            numbers = [int(named or year or 0), months[month.lower()], int(parts["d1"] or parts["d2"])]
        try:
            found.append(_Day(date(*numbers), document.span(match.start(), match.end())))
        except ValueError:
            continue
    return found


def _sentence_start(text: str, at: int, floor: int) -> int:
    """Where the sentence begins that holds `at`, looked for in the same line."""
    line = max(floor, text.rfind("\n", floor, at) + 1, at - 600)
    return next((s.start for s in sentences(text, Range(line, at)) if s.end >= at), line)


def _bare_weekday(document: Document) -> Span | None:
    """The first weekday of the running text that stands without a date."""
    try:
        names = {w for w in words("weekdays", document.language.split("-")[0]) if len(w) > 5}
    except LexiconError:
        return None
    dated = "|".join([r"\d", *sorted(map(re.escape, _months(document.language.split("-")[0])))])
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(names))})\b(?!,? (?:{dated}))", re.IGNORECASE)
    for start, end in document.body:
        match = pattern.search(document.text, start, end)
        if match is not None:
            return document.span(match.start(), match.end())
    return None
