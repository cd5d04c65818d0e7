"""Pieces that point: "last week", "the past two years", "next Friday", "that day", "since then", "now"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from stemma.annotate.timexes.amounts import MONTH_OR_QUARTER, amount, distant, few, length, most, moved, unit_code
from stemma.annotate.timexes.context import Context, leads
from stemma.annotate.timexes.days import Match, festival_reading, month_number, shifted_day, weekday_number
from stemma.annotate.timexes.intervals import (
    coming_weekday,
    days_of,
    in_words,
    latest_weekday,
    month_name,
    plus_days,
    plus_months,
    stepped,
    week_value,
    weekday_name,
)
from stemma.annotate.timexes.periods import season_reading
from stemma.annotate.timexes.readings import Atom, Kind, Named, Reading, fixed
from stemma.lexicon import mapping
from stemma.model import Period

_BACK = frozenset({"last", "past", "previous", "preceding"})
_AHEAD = frozenset({"next", "coming", "following", "upcoming", "ensuing"})
_HERE = frozenset({"this", "current"})
_TEXTUAL = frozenset({"that", "same"})  #: they point to a day in the text, not to the report's own
_OPEN = {
    "W": "XXXX-WXX",
    "2W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "10Y": "XXX",
    "100Y": "XX",
}
_STEP = dict.fromkeys(_BACK, -1) | dict.fromkeys(_AHEAD, 1)


def reference(value: str) -> Reading:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    def days(anchor: date) -> Period:
        return {"PAST_REF": Period(None, anchor), "FUTURE_REF": Period(anchor, None)}.get(value, Period(anchor, anchor))

    where = {"PAST_REF": "A time before", "FUTURE_REF": "A time after"}.get(value, "The time of")
    return Reading("DATE", "ref", lambda _: value, f"{where} {{anchor}}, without a date.", days=days)


def word(match: Match, context: Context) -> Atom | None:
    """ "now", "recently", "in the future"."""
    text = " ".join(match.group().lower().split())
    right = context.index(match.end())
    if text == "now" and context.word(right) == "that":
        return None
    if text.endswith(("past", "future")) and (
        context.word(right) in mapping("time_counts")
        or context.word(right) == "of"
        or context.tag(right)[:2] in ("NN", "CD", "JJ")
    ):
        return None  # "in the past two years", "the future king", "the future of the firm"
    start = match.start()
    for lead in ("in ", "at "):
        if text.startswith(lead) and text not in ("at present",):
            start += len(lead)
    if text == "at present":
        start += 3
    return Atom(start=start, end=match.end(), kind="whole", reading=reference(mapping("time_references")[text]))


def earlier(match: Match, context: Context) -> Atom | None:
    """The adverb: "had earlier left", "reported earlier that"."""
    left, right = context.before(match.start()), context.index(match.end())
    after, tag = context.word(right), context.tag(right)
    attributive = tag.startswith("NN") or (tag in ("JJ", "CD", "VBN") and context.tag(left) in ("DT", "PRP$", "IN"))
    if attributive or after in ("than", "in", "on", "times"):
        return None
    if context.word(left) in leads("comparison"):
        return None
    return Atom.of(match, "whole", reference("PAST_REF"))


def then(match: Match, _: Context) -> Atom:
    """ "since then", "by that time": the day named before."""

    def back(last: Named) -> Reading | None:
        if last.day is None:
            return None
        return fixed(last.day.isoformat(), f"It goes back to the day named before it, {in_words(last.day)}.")

    return Atom.of(match, "whole", back=back)


def adjacent(match: Match, _: Context) -> Atom:
    """ "the day before", "the day after"."""
    step = -1 if match.group().lower().endswith("before") else 1
    return Atom.of(match, "whole", back=lambda last: _beside(last, step, unit="D"))


def _beside(named: Named, step: int, *, unit: str, part: str = "") -> Reading | None:
    """The unit `step` before or after that of the day (for years and months: the date) named last."""
    length, last = {"Y": 4, "M": 7}.get(unit, 10), named.day
    period = days_of(named.value[:length])
    if period and period.earliest and len(named.value) >= length:
        last = period.earliest
    if last is None:
        return None
    value = stepped(last, step, unit=unit)
    rule = f"Read from the date named before, {named.value or in_words(last)}."
    if part:
        return fixed(f"{value}T{part}", rule, level="time", type="TIME")
    return fixed(value, rule, level="day" if unit == "D" else "period")


def pointing(match: Match, context: Context) -> Atom | None:
    """A pointing word with a unit, month, weekday, season, feast or part of the day."""
    point, unit, count = match["ptr_w"].lower(), match["ptr_u"], match["ptr_n"]
    article = bool(match["ptr_t"])
    if point == "these" or (count and point in _TEXTUAL):
        return None
    name = unit.lower().rstrip(".")
    singular = name.removesuffix("s")
    if count:
        return _stretch(match, point, count=count, unit=name)
    if unit[0].isupper() and name in mapping("months"):
        return _atom(match, _month(point, month_number(unit)))
    if unit[0].isupper() and name in mapping("weekdays"):
        return _weekday(match, context, point=point, number=weekday_number(unit))
    if name in mapping("seasons"):
        if (name == "fall" and point == "same") or context.word(context.index(match.end())) == "of":
            return None
        tense = context.tense(match.start(), match.end())
        return _atom(match, season_reading(mapping("seasons")[name], tense, pointing=point))
    if unit[0].isupper() and " ".join(name.split()).replace("’", "'") in mapping("festivals"):
        return _atom(match, festival_reading(unit, None, pointing=point))
    if name in mapping("day_parts"):
        return _part(match, point, name=name, article=article)
    if singular in ("weekend", "quarter"):
        code = "WE" if singular == "weekend" else "Q"
    elif name in mapping("time_units") or singular in mapping("time_units") or name == "centuries":
        code = unit_code(name)
    else:
        return None
    if name.endswith("s") and name not in mapping("time_units"):
        return _plural(match, context, point=point, unit=name)
    return _single(match, point, code=code, article=article)


def _atom(match: Match, reading: Reading) -> Atom:
    kind: Kind = "day" if reading.level == "day" else "period" if reading.level == "period" else "whole"
    return Atom.of(match, kind, reading)


def _stretch(match: Match, point: str, *, count: str, unit: str) -> Atom | None:
    """ "the past two weeks": a length of time that ends (begins) at the report."""
    if unit not in _known_units():
        return None
    code, number = _known_units()[unit], amount(count)
    value = length(number, code)

    reach = most(count) if number is None else number
    past = point in _BACK or point == "recent"

    def days(anchor: date) -> Period | None:
        if past:
            return Period(moved(anchor, -reach, code=code) if reach else None, anchor)
        return Period(anchor, moved(anchor, reach, code=code) if reach else None)

    if point in _TEXTUAL or point in _HERE or point in ("intervening",):
        return _atom(match, fixed(value, "A length of time.", level="duration", type="DURATION"))
    rule = f"A length of time {'up to' if past else 'from'} the day of {{anchor}}." + few(number, reach)
    return _atom(match, Reading("DURATION", "duration", lambda _: value, rule, days=days))


def _known_units() -> dict[str, str]:
    known = {u: unit_code(u) for u in mapping("time_units")} | {"quarter": "3M", "weekend": "W"}
    return known | {u + "s": code for u, code in known.items()} | {"centuries": "100Y"}


def _plural(match: Match, context: Context, *, point: str, unit: str) -> Atom | None:
    """ "recent days", "the coming weeks": a few of them up to the report or from it on."""
    if point not in _BACK | _AHEAD | {"recent"} or context.word(context.index(match.end())) == "of":
        return None
    return _atom(match, distant(None, _known_units()[unit], back=point not in _AHEAD, reach=most("few")))


def _single(match: Match, point: str, *, code: str, article: bool) -> Atom | None:
    """ "last week", "the past year", "that month", "the next day"."""
    if point in ("recent", "intervening") or code == "T" or (code.startswith("T") and point not in _BACK | _AHEAD):
        return None
    if code.startswith("T") or (code == "2W" and point in _STEP) or (point == "past" and code not in ("Q", "WE")):
        return _stretch(match, point, count="one", unit=match["ptr_u"].lower()) if code != "T" else None
    if point in _TEXTUAL or point in ("following", "preceding") or (article and point in ("next", "previous")):
        step = _STEP.get(point, 0)
        if code == "Q":
            return None
        alone = _read(point, step, code=code) if point in _STEP else None
        return Atom.of(match, "day" if code == "D" else "period", alone, back=lambda last: _beside(last, step, unit=code))
    step = 0 if point in _HERE else _STEP[point]
    if match["ptr_f"]:
        return _atom(match, _fiscal(point, step, code=code))
    return _atom(match, _read(point, step, code=code))


def _fiscal(point: str, step: int, *, code: str) -> Reading:
    """ "last fiscal year", "the current fiscal quarter": when the financial year begins is not said."""

    def at(anchor: date | None) -> str:
        return "FYXXXX-QX" if code == "Q" else f"FY{anchor.year + step}" if anchor else "FYXXXX"

    days = (lambda a: Period(plus_months(a, 3 * step - 3), plus_months(a, 3 * step + 3))) if code == "Q" else None
    rule = f"“{point}” is counted from the financial year or quarter that {{anchor}} lies in; when it begins is not said."
    return Reading("DATE", "period", at, rule, days=days)


def _read(point: str, step: int, *, code: str) -> Reading:
    """The unit `step` before or after that of the report."""
    if code == "D":
        return shifted_day(step, f"{point} day")
    unknown = _OPEN[code]

    def at(anchor: date | None) -> str:
        if anchor is None:
            return unknown
        if code == "Q":
            index = anchor.year * 4 + (anchor.month - 1) // 3 + step
            return f"{index // 4:04d}-Q{index % 4 + 1}"
        if code == "WE" and step < 0:
            return f"{week_value(plus_days(anchor, 7 * (step + 1) - anchor.isoweekday()))}-WE"
        return stepped(anchor, step, unit=code)

    return Reading("DATE", "period", at, f"“{point}” is counted from the calendar unit that {{anchor}} lies in.")


def skipping(match: Match, _: Context) -> Atom:
    """ "the week after next", "the year before last"."""
    words = " ".join(match["skip_w"].lower().split())
    unit = match["skip_u"].lower()
    code = {"weekend": "WE", "quarter": "Q"}.get(unit) or unit_code(unit)
    return Atom.of(match, "period", _read(words, 2 if words.startswith("after") else -2, code=code))


def same_last_year(match: Match, _: Context) -> Atom:
    """ "the same month a year ago": a year before the month or quarter named last, else as coarse as the year."""

    def back(last: Named) -> Reading | None:
        if not MONTH_OR_QUARTER.fullmatch(last.value):
            return None
        value = f"{int(last.value[:4]) - 1:04d}{last.value[4:]}"
        return fixed(value, f"A year before the time named before, {last.value}.", level="period")

    return Atom.of(match, "whole", _read("last", -1, code="Y"), back=back)


def _month(point: str, number: int) -> Reading:
    """ "last October", "next May", "this June"."""

    def at(anchor: date | None) -> str:
        if anchor is None:
            return f"XXXX-{number:02d}"
        if point in _BACK:
            year = anchor.year if number < anchor.month else anchor.year - 1
        elif point in _AHEAD:
            year = anchor.year if number > anchor.month else anchor.year + 1
        else:
            year = anchor.year
        return f"{year:04d}-{number:02d}"

    return Reading("DATE", "period", at, f"“{point} {month_name(number)}” is read from the day of {{anchor}}.")


def _weekday(match: Match, context: Context, *, point: str, number: int) -> Atom | None:
    """ "last Friday", "next Tuesday", "this Thursday", "the previous Monday"."""
    past = context.tense(match.start(), match.end()) == "past"

    def on(anchor: date) -> date:
        if point in _BACK:
            return latest_weekday(plus_days(anchor, -1), number)
        if point in _AHEAD:
            return coming_weekday(plus_days(anchor, 1), number)
        return latest_weekday(anchor, number) if past else coming_weekday(anchor, number)

    def at(anchor: date | None) -> str:
        return on(anchor).isoformat() if anchor else f"XXXX-WXX-{number}"

    def back(named: Named) -> Reading | None:
        last = named.day
        if last is None or point not in ("previous", "preceding", "following", "that", "same"):
            return None
        day = last if point in _TEXTUAL and last.isoweekday() == number else on(last)
        return fixed(day.isoformat(), f"Read from the day named before, {in_words(last)}.")

    if point in ("recent", "intervening", "current"):
        return None
    where = "the latest one before" if point in _BACK else "the first one after" if point in _AHEAD else "the one nearest to"
    reading = Reading("DATE", "day", at, f"“{point} {weekday_name(number)}” is {where} {{anchor}}.")
    return Atom.of(match, "weekday", reading, back=back, weekday=number)


def _part(match: Match, point: str, *, name: str, article: bool) -> Atom | None:
    """ "this morning", "last night", "the next morning"."""
    code = mapping("day_parts")[name]
    if point in ("last", "past") or (point == "previous" and not article):
        step = -1
    elif point in _HERE:
        step = 0
    elif point in _AHEAD or point in _TEXTUAL or point in ("previous", "preceding"):
        step = _STEP.get(point, 0)
        return Atom.of(match, "whole", back=lambda last: _beside(last, step, unit="D", part=code))
    else:
        return None

    def at(anchor: date | None) -> str:
        return f"{plus_days(anchor, step).isoformat() if anchor else 'XXXX-XX-XX'}T{code}"

    reading = Reading("TIME", "time", at, f"“{point} {name}” is read from the day of {{anchor}}.")
    return Atom.of(match, "whole", reading)


def definite(match: Match, context: Context) -> Atom | None:
    """ "the weekend"; "the week", "the year" only as a part of a longer expression ("the end of the year")."""
    unit = match["the_u"].lower()
    article = match.group()[0].lower() == "t"
    if unit == "weekend" and article:

        def at(anchor: date | None) -> str:
            if anchor is None:
                return "XXXX-WXX-WE"
            return f"{week_value(plus_days(anchor, -(anchor.isoweekday() % 7) if anchor.isoweekday() != 6 else 0))}-WE"

        return _atom(match, Reading("DATE", "period", at, "A weekend without more in {anchor} is the latest one that has begun."))
    if not article or unit == "season":
        return None
    code = unit_code(unit)
    reading = _read("the", 0, code=code) if code != "D" else shifted_day(0, "the day")
    if match["the_f"]:
        reading = replace(reading, at=lambda a: f"FY{a.year if a else 'XXXX'}")
    back = (lambda last: _beside(last, 0, unit="D")) if code == "D" else None
    return Atom.of(match, "part", reading, back=back, part="unit")
