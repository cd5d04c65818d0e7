"""Pieces that name a day: dates in figures and words, weekdays, feasts, today and yesterday."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from stemma.annotate.timexes.context import Context, Tense
from stemma.annotate.timexes.intervals import (
    coming_weekday,
    day_or_none,
    days_of,
    easter_sunday,
    in_words,
    latest_weekday,
    month_name,
    plus_days,
    plus_months,
    week_value,
    weekday_name,
)
from stemma.annotate.timexes.readings import Atom, Reading, fixed
from stemma.lexicon import mapping
from stemma.model import Period

Match = re.Match[str]

#: How far (days) a date without a year may lie behind the report before the coming one is more likely, by the tense
#: around it; set on the news of TempEval-3's AQUAINT part: reports look back about nine months, and ahead about three.
_REACH: dict[Tense | None, int] = {"past": 310, None: 260, "future": 45}
_LISTING = re.compile(r"\s(?:and|or)\s")  #: between two days, it makes them two expressions; "to" and a dash make them a range
_PARTS = re.compile(r"\s(morning|afternoon|evening|night)s(?!\w)")  #: "Friday mornings"
_PRICED = re.compile(r"[$€£]\s?$|\d[.,]$")
_PIVOT = 50  #: two-digit years below it are 20xx


def month_number(name: str) -> int:
    """The number of a month's printed name."""
    number: int = mapping("months")[name.lower().rstrip(".")]
    return number


def weekday_number(name: str) -> int:
    """The ISO number of a weekday's printed name."""
    number: int = mapping("weekdays")[name.lower().rstrip(".")]
    return number


def full_year(digits: str) -> int:
    """A year from two or four digits."""
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < _PIVOT else 1900)


def iso(match: Match, _: Context) -> Atom | None:
    """2020-10-02, with or without a clock time."""
    day = day_or_none(*(int(match[g]) for g in ("iso_y", "iso_m", "iso_d")))
    if day is None or not 1000 <= day.year < 2100:
        return None
    if match["iso_t"]:
        zone = "Z" if (match["iso_z"] or "").strip() in ("Z", "UTC") else (match["iso_z"] or "")
        hour, minute = (int(x) for x in match["iso_t"].split(":"))
        value = f"{day.isoformat()}T{hour:02d}:{minute:02d}{zone}"
        reading = fixed(value, "A date and time written out in figures.", level="time", type="TIME")
        return Atom.of(match, "whole", reading)
    return Atom.of(match, "day", fixed(day.isoformat(), "A date written out in full."))


def numeric(match: Match, _: Context) -> Atom | None:
    """27/9/2020 or 9/27/20: the number above 12 is the day; where neither is, the American order is taken."""
    first, second, year = int(match["num_a"]), int(match["num_b"]), full_year(match["num_y"])
    if match["num_s"] != "/" and len(match["num_y"]) < 4:
        return None
    month_first, day_first = day_or_none(year, first, second), day_or_none(year, second, first)
    if month_first and day_first and first != second:
        if match["num_s"] == ".":
            day, rule = day_first, "A date with dots is read day first; nothing in it shows the order."
        else:
            day = month_first
            rule = f"A date in figures is read month first; nothing in it shows the order: it may also be {in_words(day_first)}."
    elif month_first or day_first:
        day = month_first or day_first or date.min
        rule = "A date in figures; the number above 12 is the day." if first != second else "A date in figures."
    else:
        return None
    return Atom.of(match, "day", fixed(day.isoformat(), rule))


def _nearest(anchor: date, *, month: int, day: int, tense: Tense | None) -> date | None:
    """The day of that name that a report of `anchor` means."""
    around = [d for y in range(anchor.year - 4, anchor.year + 5) if 0 < y < 10000 and (d := day_or_none(y, month, day))]
    behind = [d for d in around if d <= anchor]
    ahead = [d for d in around if d > anchor]
    if not behind or not ahead:
        return behind[-1] if behind else ahead[0] if ahead else None
    return behind[-1] if (anchor - behind[-1]).days <= _REACH[tense] else ahead[0]


def _on_weekday(anchor: date, *, month: int, day: int, weekday: int) -> date | None:
    """The nearest day of that name that falls on `weekday` (within six years, as the calendar repeats)."""
    years = range(max(anchor.year - 6, 1), min(anchor.year + 7, 9999))
    fits = [d for y in years if (d := day_or_none(y, month, day)) and d.isoweekday() == weekday]
    return min(fits, key=lambda d: (abs((d - anchor).days), d), default=None)


def _bare(month: int, day: int, *, last: int | None, tense: Tense | None, weekday: int = 0) -> Reading:
    """A day and month without a year."""

    def at(anchor: date | None) -> str:
        found = None
        if anchor and weekday:
            found = _on_weekday(anchor, month=month, day=day, weekday=weekday)
        if anchor and found is None:
            found = _nearest(anchor, month=month, day=day, tense=tense)
        year = f"{found.year:04d}" if found else "XXXX"
        value = f"{year}-{month:02d}-{day:02d}"
        return f"{value}/{year}-{month:02d}-{last:02d}" if last else value

    name = f"{day} {month_name(month)}"
    if weekday:
        why = f"In {{anchor}}, {name} is taken in the nearest year in which it falls on a {weekday_name(weekday)}."
    elif tense == "future":
        why = f"In {{anchor}}, {name} in a clause about what is to come is the next one, unless the last one is close."
    else:
        why = f"In {{anchor}}, {name} without a year is the last one up to that day, unless that lies too far back for news."
    return Reading("DATE", "day", at, why)


def month_day(match: Match, context: Context) -> Atom | None:
    """ "Oct. 1", "1 October 2020", "2nd of May", "May 5-7"."""
    kind = match.lastgroup or "mdy"
    month = month_number(match[f"{kind}_m"] or match["dmy_n"])
    day = int(re.sub(r"\D", "", match[f"{kind}_d"]))
    last = int(re.sub(r"\D", "", match[f"{kind}_e"])) if match[f"{kind}_e"] else None
    if kind == "dmy" and _PRICED.search(context.text, max(0, match.start() - 3), match.start("dmy_d")):
        return None  # "$12 December 27"
    if day_or_none(2000, month, day) is None or (last and (last <= day or day_or_none(2000, month, last) is None)):
        return None
    start, end = match.start(), match.end()
    stated = match[f"{kind}_y"] or (match["dmy_x"] if kind == "dmy" else None)
    if stated and day_or_none(int(stated), month, day) is None:
        return None
    tense = None if stated else context.tense(start, end)

    def dated(first: int, until: int | None, *, weekday: int = 0) -> Reading:
        if not stated:
            return _bare(month, first, last=until, tense=tense, weekday=weekday)
        named = f"{int(stated):04d}-{month:02d}"
        value = f"{named}-{first:02d}" + (f"/{named}-{until:02d}" if until else "")
        return fixed(value, "A date written out in full.")

    until, then = last, None
    if last and _LISTING.search(context.text, match.end(f"{kind}_d"), match.start(f"{kind}_e")):
        then = Atom(start=match.start(f"{kind}_e"), end=end, kind="day", reading=dated(last, None))
        until, end = None, match.end(f"{kind}_d")
    fit = None if stated else lambda weekday: dated(day, until, weekday=weekday)
    return Atom(start=start, end=end, kind="day", reading=dated(day, until), then=then, fit=fit)


def day_of_month(match: Match, context: Context) -> Atom:
    """ "on the 15th"."""
    number, tense = int(match["dom_d"][:-2]), context.tense(match.start(), match.end())

    def at(anchor: date | None) -> str:
        if anchor is None:
            return f"XXXX-XX-{number:02d}"
        around = [plus_months(anchor.replace(day=1), k) for k in range(-2, 3)]
        near = [d for m in around if (d := day_or_none(m.year, m.month, number))]
        behind, ahead = [d for d in near if d <= anchor], [d for d in near if d > anchor]
        chosen = ahead[:1] if tense == "future" else behind[-1:]
        return chosen[0].isoformat() if chosen else f"XXXX-XX-{number:02d}"

    where = "coming" if tense == "future" else "latest"
    return Atom.of(match, "day", Reading("DATE", "day", at, f"A day without a month, in {{anchor}}, is the {where} one."))


def bare_weekday(weekday: int, tense: Tense | None) -> Reading:
    """A weekday alone."""
    name, ahead = weekday_name(weekday), tense == "future"

    def at(anchor: date | None) -> str:
        if anchor is None:
            return f"XXXX-WXX-{weekday}"
        return (coming_weekday if ahead else latest_weekday)(anchor, weekday).isoformat()

    if ahead:
        return Reading("DATE", "day", at, f"A weekday in a clause about what is to come, in {{anchor}}, is the coming {name}.")
    return Reading("DATE", "day", at, f"A bare weekday in {{anchor}} is the latest {name} up to that day.")


def weekday(match: Match, context: Context) -> Atom | None:
    """ "Thursday"; "Fridays" is a set."""
    number = weekday_number(match["wd_n"])
    left, right = context.before(match.start()), context.index(match.end())
    names = mapping("weekday_names")
    if names.get(context.word(left)) == "before" or (
        names.get(context.word(right)) == "after" and context.raw(right)[:1].isupper()
    ):
        return None
    if match["wd_s"]:
        reading = fixed(f"XXXX-WXX-{number}", f"Every {weekday_name(number)}.", level="set", type="SET")
        return Atom.of(match, "whole", reading)
    if parts := _PARTS.match(context.text, match.end(), context.end):
        value = f"XXXX-WXX-{number}T{mapping('day_parts')[parts[1]]}"
        reading = fixed(value, f"Every {weekday_name(number)}, at that time of the day.", level="set", type="SET")
        return Atom(start=match.start(), end=parts.end(), kind="whole", reading=reading)
    tense = context.tense(match.start(), match.end())
    deadline = context.word(left) in ("by", "until", "till")
    if deadline and (tense is None or (context.word(left) == "by" and context.awaited(left))):
        tense = "future"
    return Atom.of(match, "weekday", bare_weekday(number, tense), weekday=number)


def shifted_day(step: int, name: str) -> Reading:
    """The day `step` days from the report's own."""

    def at(anchor: date | None) -> str:
        return plus_days(anchor, step).isoformat() if anchor else "XXXX-XX-XX"

    return Reading("DATE", "day", at, f"“{name}” is read from the day of {{anchor}}.")


_STEPS = {"today": 0, "yesterday": -1, "tomorrow": 1, "before": -2, "after": 2}


def deictic(match: Match, context: Context) -> Atom | None:
    """Today, yesterday, tomorrow, the day before yesterday."""
    words = match.group().lower().split()
    if context.word(context.before(match.start())) == "usa" or context.in_name(match.start(), match.end()):
        return None  # the newspaper
    step = _STEPS[words[-2]] if len(words) > 1 else _STEPS[words[0]]
    return Atom.of(match, "day", shifted_day(step, " ".join(words)))


def night(match: Match, _: Context) -> Atom:
    """Tonight and overnight."""
    word = match.group().lower()

    def at(anchor: date | None) -> str:
        return f"{anchor.isoformat() if anchor else 'XXXX-XX-XX'}TNI"

    def days(anchor: date) -> Period:
        return Period(anchor if word == "tonight" else plus_days(anchor, -1), anchor)

    return Atom.of(match, "whole", Reading("TIME", "time", at, f"“{word}” is read from the day of {{anchor}}.", days=days))


@lru_cache(maxsize=512)
def festival_day(code: str, year: int) -> date | None:
    """The day of a feast in a year; `code` as in the word list of festivals."""
    if match := re.fullmatch(r"(\d\d)-(\d\d)", code):
        return day_or_none(year, int(match[1]), int(match[2]))
    if match := re.fullmatch(r"(easter|orthodox)([+-]\d+)", code):
        sunday = easter_sunday(year, orthodox=match[1] == "orthodox")
        return plus_days(sunday, int(match[2])) if sunday else None
    match = re.fullmatch(r"(\d\d)/(-?\d)/(\d)([+-]\d+)?", code)
    if match is None:
        return None
    month, nth, number, shift = int(match[1]), int(match[2]), int(match[3]), int(match[4] or 0)
    if nth > 0:
        found = coming_weekday(date(year, month, 1), number, nth=nth)
    else:
        found = latest_weekday(plus_days(plus_months(date(year, month, 1), 1), -1), number, nth=-nth)
    return plus_days(found, shift)


def festival_reading(name: str, tense: Tense | None, *, pointing: str = "", year: int | None = None) -> Reading:
    """A feast in the year that the report, or a word such as "last", gives."""
    code = mapping("festivals")[" ".join(name.lower().replace("’", "'").split())]
    title = name.replace("’", "'")
    if year:
        day = festival_day(code, year)
        return fixed(day.isoformat() if day else f"{year:04d}", f"{title} in the year that stands beside it.")

    def at(anchor: date | None) -> str:
        if anchor is None:
            return f"XXXX-{code}" if re.fullmatch(r"\d\d-\d\d", code) else "XXXX-XX-XX"
        around = [d for y in range(max(anchor.year - 2, 1), min(anchor.year + 3, 9999)) if (d := festival_day(code, y))]
        behind, ahead = [d for d in around if d <= anchor], [d for d in around if d > anchor]
        if not behind or not ahead:
            return f"{anchor.year:04d}"
        if pointing in ("next", "coming", "upcoming"):
            return ahead[0].isoformat()
        if pointing in ("last", "past", "previous"):
            return ([d for d in behind if d < anchor] or behind)[-1].isoformat()
        if pointing == "this":
            return next((d for d in around if d.year == anchor.year), anchor).isoformat()
        return (behind[-1] if (anchor - behind[-1]).days <= _REACH[tense] else ahead[0]).isoformat()

    return Reading("DATE", "day", at, f"{title} in the year nearest to {{anchor}}.")


def festival(match: Match, context: Context) -> Atom | None:
    """Christmas Day, Thanksgiving, Easter; capitalised only."""
    name = match.group().split("\n")[0]
    year = int(match["fest_y"]) if match["fest_y"] else None
    if not name[0].isupper():
        return None
    bare = re.sub(r"(?:\s+week(?:end)?)?(?:,?\s+\d{4})?$", "", match.group())
    reading = festival_reading(bare, context.tense(match.start(), match.end()), year=year)
    if match["fest_w"]:
        return Atom.of(match, "period", _week_about(reading, weekend=match["fest_w"] == "weekend"))
    return Atom.of(match, "day", reading)


def _week_about(feast: Reading, *, weekend: bool) -> Reading:
    """ "Easter week", "Labor Day weekend": the week of the feast, or the weekend nearest to it."""

    def at(anchor: date | None) -> str:
        period = days_of(feast.at(anchor))
        if period is None or period.earliest is None:
            return "XXXX-WXX-WE" if weekend else "XXXX-WXX"
        day = period.earliest
        # Monday to Wednesday look back to the weekend before, Thursday and Friday on to the one after
        near = plus_days(day, -day.isoweekday()) if day.isoweekday() < 4 else day
        return f"{week_value(near)}-WE" if weekend else week_value(day)

    return replace(feast, level="period", at=at, days=None)


def nine_eleven(match: Match, _: Context) -> Atom:
    """9/11 as a name."""
    return Atom.of(match, "day", fixed("2001-09-11", "“9/11” names the attacks of 11 September 2001."))
