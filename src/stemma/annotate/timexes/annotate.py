"""Finding and resolving the time expressions of one report."""

from __future__ import annotations

import heapq
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date

from stemma.annotate.timexes.assembly import Found, expressions
from stemma.annotate.timexes.clock import at_clock
from stemma.annotate.timexes.context import Context
from stemma.annotate.timexes.days import iso
from stemma.annotate.timexes.grammar import cores, iso_pattern
from stemma.annotate.timexes.intervals import Precision, in_words, precision_of
from stemma.annotate.timexes.readings import Anchor, Named, Reading, Resolved, fixed
from stemma.model import Document, Timex
from stemma.text.layout import Layout

NAME = "timexes"
VERSION = "2"

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LENGTHS: dict[str, Precision] = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def annotate_timexes(document: Document, layout: Layout) -> tuple[Timex, ...]:
    """The time expressions of a report, in document order, the metadata line and dateline included.

    Values follow TIMEX3 (TimeML); relative ones are read from `document.published`. Where only an interval of days is
    known, a value that is the same for all of them is given, else the one that leaves open what is not known.
    """
    anchor = Anchor.of(document.published)
    marks = _marks_of(document.text)
    if not anchor.known:
        anchor = _stated_in_head(document, anchor, marks)
    made: list[tuple[Found, Resolved, Reading]] = []
    last = Named()
    for context, near in _contexts(document, layout, marks):
        here = len(made)
        for found in expressions(context, near):
            reading = (found.back(last) if found.back else None) or found.reading
            if reading is None:
                continue
            resolved = anchor.resolve(reading)
            made.append((found, resolved, reading))
            last = _named(last, reading, resolved)
        _place_clocks(made, here)
    return tuple(_timex(document, n, item) for n, item in enumerate(made, 1))


def iso_dates(document: Document) -> tuple[Timex, ...]:
    """Only the dates in figures, year first (2020-10-02): for a report in a language that the grammar does not know."""
    text, made = document.text, []
    for line in _LINE.finditer(text):
        context = Context(text, line.start(), line.end())
        for match in iso_pattern().finditer(text, line.start(), line.end()):
            atom = iso(match, context)
            if atom and atom.reading:
                found = Found(atom.start, atom.end, atom.reading)
                made.append((found, Anchor(None, None, None).resolve(atom.reading), atom.reading))
    return tuple(_timex(document, n, item) for n, item in enumerate(made, 1))


def time_spans(timexes: Iterable[Timex]) -> list[tuple[int, int]]:
    """Where time expressions stand, sorted, for others to keep off."""
    return sorted((t.span.start, t.span.end) for t in timexes if t.span.field is None)


def _named(last: Named, reading: Reading, resolved: Resolved) -> Named:
    """What the text has named last, after one more expression."""
    value = resolved.value.removeprefix("FY")
    if reading.type not in ("DATE", "TIME") or not value[:4].isdigit():
        return last
    day = date.fromisoformat(value[:10]) if _FULL_DAY.match(value) else last.day
    return Named(day, value)


def _timex(document: Document, n: int, item: tuple[Found, Resolved, Reading]) -> Timex:
    found, resolved, reading = item
    precision: Precision = precision_of(resolved.value)
    if reading.level in ("duration", "set") and resolved.value.startswith("P"):
        precision = "time" if resolved.value.startswith("PT") else _LENGTHS.get(resolved.value[-1], "vague")
    return Timex(
        id=f"{document.siglum}t{n}",
        span=document.span(found.start, found.end),
        type=reading.type,
        value=resolved.value,
        period=resolved.period,
        precision=precision,
        anchor=resolved.anchor,
        rule=resolved.rule,
    )


def _marks_of(text: str) -> list[int]:
    return [m.start() for m in cores().finditer(text)]


def _contexts(document: Document, layout: Layout, marks: list[int]) -> Iterator[tuple[Context, list[int]]]:
    """The sentences of the body and the lines outside it that hold words of time, in the order of the text, with those."""
    sentences = [(s.start, s.end, s) for s in layout.sentences]
    lines = [(start, end, None) for start, end in _outside(document)]
    for start, end, sentence in heapq.merge(sentences, lines, key=lambda c: c[0]):
        first = bisect_left(marks, start)
        if first < len(marks) and marks[first] < end:
            near = marks[first : bisect_left(marks, end, first)]
            yield Context(document.text, start, end, sentence), near


def _outside(document: Document) -> Iterator[tuple[int, int]]:
    """The lines outside the body."""
    text, at = document.text, 0
    stretches = list(document.body) if document.body else [(0, len(text))]
    for start, end in [*stretches, (len(text), len(text))]:
        for line in _LINE.finditer(text, at, max(start, at)):
            yield line.start(), line.end()
        at = max(at, end)


def _stated_in_head(document: Document, anchor: Anchor, marks: list[int]) -> Anchor:
    """The full date that stands before the body, where the report has no date of publication yet."""
    first = document.body[0][0] if document.body else 0
    for start, end in _outside(document):
        if start >= first:
            break
        near = marks[bisect_left(marks, start) : bisect_left(marks, end)]
        for found in expressions(Context(document.text, start, end), near):
            value = "" if found.reading is None or found.reading.relative else found.reading.at(None)
            if _FULL_DAY.fullmatch(value):
                day = date.fromisoformat(value)
                return Anchor(day, day, day)
    return anchor


def _place_clocks(made: list[tuple[Found, Resolved, Reading]], here: int) -> None:
    """Clock times of a sentence (from `here` on) that name no day go to the nearest day named in it."""
    days = [(f, r) for f, r, g in made[here:] if g.level in ("day", "time") and not f.clock and _FULL_DAY.match(r.value)]
    starts = [f.start for f, _ in days]
    for i in range(here, len(made)):
        found = made[i][0]
        if not found.clock or not days:
            continue
        k = bisect_left(starts, found.start)
        near = days[max(k - 1, 0) : k + 1]
        _, resolved = min(near, key=lambda d: (min(abs(d[0].end - found.start), abs(found.end - d[0].start)), d[0].start))
        day = date.fromisoformat(resolved.value[:10])
        rule = f"The day is the nearest one named in the sentence, {in_words(day)}."
        reading = at_clock(fixed(day.isoformat(), rule), found.clock)
        made[i] = (found, Resolved(reading.at(None), reading.covering(day), resolved.anchor, reading.rule), reading)
