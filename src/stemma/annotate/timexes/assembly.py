"""Pieces put together into whole expressions: "late Monday", "2 p.m. on Tuesday", "the first quarter of last year"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from stemma.annotate.timexes import amounts, clock, days, periods, pointing, quarters
from stemma.annotate.timexes.context import Context
from stemma.annotate.timexes.grammar import LONGEST, REACH, match_piece, openers
from stemma.annotate.timexes.readings import Atom, Backward, Named, Reading, fixed, modified, up_to_report

_COMMA = re.compile(r"\s?,?\s+(?:the\s+)?|\s*,\s*")
_ON = re.compile(r"\s?,?\s+(?:on\s+)?")
_AT = re.compile(r"\s?,?\s+(?:at\s+)?(?:(?:about|around|approximately|(?:shortly|just)\s+(?:before|after))\s+)?")
_AND = re.compile(r",?\s+and\s+|\s+")
_OF = re.compile(r"\s+(?:of\s+|in\s+)?")
_TO = re.compile(r"\s*(?:,|and|to|or|through|until|till|[-–])\s*")
_DATED = re.compile(r"(\d{4})(-\d\d(?:-\d\d)?)$")
_UNDATED = re.compile(r"XXXX(-\d\d(?:-\d\d)?)$")
_ODD = re.compile("[ſıİ]")  #: letters that a case-blind pattern takes for s and i
_DEEPEST = 3  #: modifiers that may follow each other: "early in the first half of the …"
_GAP = re.compile(r"[\s-]")
_EDGES: tuple[tuple[str, tuple[float, float], str], ...] = (
    ("early", (0.0, 0.5), "“Early” is taken as the first half of it."),
    ("beginning", (0.0, 0.25), "Its beginning is taken as the first quarter of it."),
    ("start", (0.0, 0.25), "Its start is taken as the first quarter of it."),
    ("outset", (0.0, 0.25), "Its outset is taken as the first quarter of it."),
    ("mid", (0.25, 0.75), "The middle is taken as the half around its centre."),
    ("late", (0.5, 1.0), "“Late” is taken as the second half of it."),
    ("end", (0.75, 1.0), "Its end is taken as the last quarter of it."),
    ("close", (0.75, 1.0), "Its close is taken as the last quarter of it."),
    ("turn", (0.0, 0.25), "Its turn is taken as the first quarter of it."),
)


def modifier(match: days.Match, _: Context) -> Atom:
    """ "early", "late on", "the end of", "earlier"."""
    text = match.group().lower()
    share, note = (0.0, 1.0), ""
    for word, stretch, sentence in _EDGES:
        if re.search(rf"\b{word}", text) and not (word == "late" and "later" in text):
            share, note = stretch, sentence
            break

    def onto(inner: Reading) -> Reading | None:
        if inner.level in ("duration", "set", "ref"):
            return None
        if text.startswith(("earlier", "later")) and inner.level == "period" and inner.relative:
            return up_to_report(inner, later=text.startswith("later"))
        return modified(inner, share, note) if note and inner.level == "period" else inner

    return Atom.of(match, "before", onto=onto)


_BUILDERS: dict[str, Callable[[days.Match, Context], Atom | None]] = {
    "iso": days.iso,
    "num": days.numeric,
    "mdy": days.month_day,
    "dmy": days.month_day,
    "dom": days.day_of_month,
    "mon": periods.month,
    "wd": days.weekday,
    "deic": days.deictic,
    "ton": days.night,
    "fest": days.festival,
    "nine": days.nine_eleven,
    "clk": clock.clock,
    "sea": periods.season,
    "box": periods.container,
    "ptr": pointing.pointing,
    "same": pointing.same_last_year,
    "skip": pointing.skipping,
    "adj": pointing.adjacent,
    "cent": periods.century,
    "sub": quarters.part_of,
    "subq": quarters.bare_quarter,
    "q": quarters.quarter,
    "dec": periods.decade,
    "the": pointing.definite,
    "year": periods.year,
    "yy": periods.short_year,
    "part": clock.part,
    "every": amounts.every,
    "rate": amounts.rate,
    "per": amounts.per,
    "often": amounts.often,
    "dur": amounts.duration,
    "long": amounts.long,
    "bare": amounts.bare,
    "mod": modifier,
    "then": pointing.then,
    "ref": pointing.word,
    "earl": pointing.earlier,
}


def atoms(context: Context, near: Sequence[int]) -> Iterator[Atom]:
    """The pieces of one sentence, from left to right, without overlaps.

    `near` lists where its cores stand; only the words before and at a core that can begin a piece are tried.
    """
    opener, at = openers(), context.start
    tried = at
    for core in near:
        for word in opener.finditer(context.text, max(tried, at, core - REACH), min(core + LONGEST, context.end)):
            start = word.start()
            if start > core:
                break
            if start < at:
                continue
            match = match_piece(context.text, start, context.end, word=word.group().lower())
            if match is None or _ODD.search(match.group()):
                continue
            atom = _BUILDERS[match.lastgroup or ""](match, context)
            if atom is not None:
                yield atom
                if atom.then is not None:
                    yield atom.then
                at = max((atom.then or atom).end, start + 1)
        tried = core + 1


@dataclass(frozen=True, slots=True)
class Found:
    """A whole expression with its reading; `clock` is set where the day is still to be found."""

    start: int
    end: int
    reading: Reading | None
    back: Backward | None = None
    clock: str = ""


def expressions(context: Context, near: Sequence[int]) -> list[Found]:
    """The time expressions of one sentence whose cores stand at the offsets `near`."""
    line, found, i = _Line(context.text, list(atoms(context, near))), [], 0
    while i < len(line.atoms):
        result, step = line.parse(i)
        if result is not None:
            found.append(result)
        i += step
    return found


@dataclass(frozen=True, slots=True)
class _Line:
    """The pieces of one sentence. Every method takes the index of a piece and tells how many pieces it used."""

    text: str
    atoms: list[Atom]

    def _glued(self, left: Atom | Found, right: Atom, *, glue: re.Pattern[str]) -> bool:
        return glue.fullmatch(self.text, left.end, right.start) is not None

    def _at(self, i: int) -> Atom | None:
        return self.atoms[i] if i < len(self.atoms) else None

    def parse(self, i: int, depth: int = 0) -> tuple[Found | None, int]:
        """The expression that begins with piece `i`, if any."""
        first = self.atoms[i]
        if first.kind == "before":
            return self._prefixed(i, depth)
        if first.kind == "clock":
            return self._clock(i)
        if first.kind in ("day", "weekday"):
            return self._day(i)
        if first.kind == "period":
            return self._period(i)
        if first.kind == "part":
            return None, 1
        following = self._at(i + 1)
        if following and first.reading and following.reading and self._glued(first, following, glue=_AND):
            joined = amounts.joined(first.reading, following.reading)
            if joined is not None:
                return Found(first.start, following.end, joined), 2
        return Found(first.start, first.end, first.reading, first.back), 1

    def _prefixed(self, i: int, depth: int) -> tuple[Found | None, int]:
        """A modifier or container with what follows directly: "the end of" + "last year"."""
        first, following = self.atoms[i], self._at(i + 1)
        if following is None or first.end != following.start or depth >= _DEEPEST:
            return None, 1
        whole, used = self.parse(i + 1, depth + 1)
        if whole is None and following.part == "unit":
            whole = Found(following.start, following.end, following.reading, following.back)
        changed = _applied(first, whole) if whole else None
        return (changed, used + 1) if changed else (None, 1)

    def _clock(self, i: int) -> tuple[Found, int]:
        """A clock time, with the day that follows it."""
        first, following = self.atoms[i], self._at(i + 1)
        if following and following.kind in ("day", "weekday") and self._glued(first, following, glue=_ON):
            day, used = self._joined_day(i + 1)
            if day.reading is not None:
                return Found(first.start, day.end, clock.at_clock(day.reading, first.clock)), used + 1
        return Found(first.start, first.end, first.reading, None, first.clock), 1

    def _day(self, i: int) -> tuple[Found, int]:
        """A day, with the part of it or the clock time that follows."""
        day, used = self._joined_day(i)
        following, reading, back = self._at(i + used), day.reading, day.back
        if following is None or reading is None or reading.level != "day":
            return day, used
        if following.part.startswith("T") and self._glued(day, following, glue=_GAP):
            time = following.part
        elif following.kind == "clock" and self._glued(day, following, glue=_AT):
            time = following.clock
        else:
            return day, used

        def later(last: Named) -> Reading | None:
            named = back(last) if back else None
            return clock.at_clock(named, time) if named else None

        return Found(day.start, following.end, clock.at_clock(reading, time), later if back else None), used + 1

    def _joined_day(self, i: int) -> tuple[Found, int]:
        """A day: weekday and date joined, or the day in the longer time behind it."""
        first, second = self.atoms[i], self._at(i + 1)
        dated = second.reading if second and second.kind == "day" else None
        if first.kind == "weekday" and second and dated and dated.level == "day" and self._glued(first, second, glue=_COMMA):
            if second.fit is not None:
                return Found(first.start, second.end, second.fit(first.weekday)), 2
            if not dated.relative:
                return Found(first.start, second.end, dated), 2
        return self._period(i)

    def _period(self, i: int) -> tuple[Found, int]:
        """A date with the longer time behind it that it lies in: "April next year", "Friday of last week"."""
        first, following = self.atoms[i], self._at(i + 1)
        if following and following.kind == "period" and self._glued(first, following, glue=_OF):
            joined = _in_period(first, following)
            if joined is not None:
                return Found(first.start, following.end, joined), 2
        shared = _of_next(first, following) if following and self._glued(first, following, glue=_TO) else None
        return Found(first.start, first.end, shared or first.reading, first.back), 1


def _applied(first: Atom, whole: Found) -> Found | None:
    """The expression with the modifier or container before it."""
    onto, back = first.onto, whole.back
    changed = onto(whole.reading) if onto and whole.reading else None
    if onto is None or (changed is None and (whole.reading is not None or back is None)):
        return None

    def further(last: Named) -> Reading | None:
        reading = back(last) if back else None
        return onto(reading) if reading else None

    return Found(first.start, whole.end, changed, further if back else None, whole.clock)


def _of_next(first: Atom, following: Atom) -> Reading | None:
    """A date without a year that shares that of the next one: "between January and March 2019"."""
    own, other = first.reading, following.reading
    if own is None or other is None or other.relative:
        return None
    mine, dated = _UNDATED.match(own.at(None)), _DATED.match(other.at(None))
    if mine is None or dated is None or mine[1][:3] > dated[2][:3]:
        return None
    return fixed(dated[1] + mine[1], "It shares the year of the date after it.", level=own.level)


def _in_period(day: Atom, period: Atom) -> Reading | None:
    """ "Oct. 2 last year", "Friday of last week": the day inside the period that stands behind it."""
    outer, inner = period.reading, day.reading
    if outer is None or inner is None or not outer.relative:
        return None

    def at(anchor: date | None) -> str:
        value, frame = inner.at(anchor), outer.at(anchor)
        if day.weekday and re.fullmatch(r"\d{4}-W\d\d", frame):
            return date.fromisocalendar(int(frame[:4]), int(frame[6:]), day.weekday).isoformat()
        if not day.weekday and re.fullmatch(r"\d{4}", frame):
            return frame + value[4:]
        return value

    own, frame = inner.at(None), outer.at(None)
    in_year = frame == "XXXX" and own.startswith("XXXX-") and not own.startswith("XXXX-W")
    if in_year or (day.weekday and frame == "XXXX-WXX"):
        return replace(inner, at=at, rule=f"The longer time that stands beside it settles it. {outer.rule}", days=None)
    return None
