"""Pieces that name a part of a longer time: "the third quarter", "Q4 2017", "the first nine months of last year"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from stemma.annotate.timexes.amounts import amount, few, length, most, moved, unit_code
from stemma.annotate.timexes.context import Context
from stemma.annotate.timexes.days import Match
from stemma.annotate.timexes.intervals import coming_weekday, days_of, latest_weekday, plus_days, plus_months, week_value
from stemma.annotate.timexes.readings import Atom, Reading, fixed
from stemma.lexicon import mapping
from stemma.model import Period


def _year_of(value: str) -> str | None:
    return value[:4] if re.match(r"(?:FY)?(?:\d{4}|XXXX)", value) else None


def quarter_reading(code: str) -> Reading:
    """A quarter or half-year of the year in which it lies nearest to the report."""

    def at(anchor: date | None) -> str:
        if anchor is None:
            return f"XXXX-{code}"

        def distance(year: int) -> tuple[int, int]:
            period = days_of(f"{year:04d}-{code}")
            if period is None or period.earliest is None or period.latest is None:
                return (10**6, year)
            return (max((period.earliest - anchor).days, (anchor - period.latest).days, 0), year)

        nearest = min((anchor.year - 1, anchor.year, anchor.year + 1), key=distance)
        return f"{nearest:04d}-{code}"

    return Reading("DATE", "period", at, "A quarter without a year is the one nearest to {anchor}.")


def within(code: str, outer: Reading) -> Reading | None:
    """The quarter, half, week, month … `code` of the period that `outer` names ("the first quarter of last year")."""

    def inner(value: str) -> str | None:
        year = _year_of(value)
        if code[0] in "QH":
            return f"{value}-{code}" if year and len(value.removeprefix("FY")) == 4 else None
        period, number = days_of(value), int(code[1:])
        if code[0] == "M" and period and period.earliest and len(value) == 4:
            return f"{value}-{number if number > 0 else 12:02d}" if number <= 12 else None
        if code[0] == "D" and period and period.earliest and period.latest:
            day = plus_days(period.earliest, number - 1) if number > 0 else period.latest
            return day.isoformat() if day <= period.latest else None
        if code[0] == "W" and period and period.earliest and period.latest:
            # as in ISO 8601, a week belongs to the time that holds most of its days
            return week_value(plus_days(period.earliest, 7 * number - 4) if number > 0 else plus_days(period.latest, -3))
        if code[0] == "E" and period and period.earliest and period.latest:
            first = coming_weekday(period.earliest, 6, nth=max(number, 1))
            return week_value(first if number > 0 else latest_weekday(period.latest, 6)) + "-WE"
        return None

    def at(anchor: date | None) -> str:
        value = outer.at(anchor)
        return inner(value) or value

    if outer.relative is False and inner(outer.at(None)) is None:
        return None
    return replace(outer, at=at, rule=f"A part of a longer time. {outer.rule}", days=None)


_SUB_CODES = {"quarter": "Q", "half": "H", "week": "W", "weekend": "E", "month": "M", "day": "D"}


def part_of(match: Match, _: Context) -> Atom | None:
    """ "the first quarter of", "the final week of", before the period they are part of."""
    word = match["sub_o"].lower()
    if match["sub_n"]:
        return _some_of(match, last=mapping("time_ordinals").get(word, 1) < 0)
    unit = match["sub_u"].lower().rstrip("s")
    unit = "half" if unit == "halve" else unit
    number = int(word[0]) if word[0].isdigit() else mapping("time_ordinals")[word]
    last = {"quarter": 4, "half": 2, "week": 5, "weekend": 5, "month": 12, "day": 31}[unit]
    if not -1 <= number <= last:
        return None
    code = _SUB_CODES[unit] + str(number if number > 0 else (last if unit in ("quarter", "half") else -1))
    plural = match["sub_u"].lower().endswith("s")
    return Atom.of(match, "before", onto=(lambda outer: outer if plural else within(code, outer)))


def _some_of(match: Match, *, last: bool) -> Atom:
    """ "the first nine months of", "the last few weeks of", before the period they are part of: a length of time in it."""
    unit = match["sub_p"].lower()
    code = "3M" if unit == "quarters" else unit_code(unit)
    count = amount(match["sub_n"])
    reach = count or most(match["sub_n"])

    def onto(outer: Reading) -> Reading | None:
        if outer.level != "period":
            return None

        def days(anchor: date) -> Period | None:
            whole = outer.covering(anchor)
            if whole is None or whole.earliest is None or whole.latest is None or reach is None:
                return whole
            if last:
                return Period(max(whole.earliest, moved(plus_days(whole.latest, 1), -reach, code=code)), whole.latest)
            return Period(whole.earliest, min(whole.latest, plus_days(moved(whole.earliest, reach, code=code), -1)))

        rule = f"A length of time at the {'end' if last else 'beginning'} of a longer one. {outer.rule}" + few(count, reach)
        return Reading("DURATION", "duration", lambda _: length(count, code), rule, relative=outer.relative, days=days)

    return Atom.of(match, "before", onto=onto)


def bare_quarter(match: Match, _: Context) -> Atom:
    """ "the fourth quarter", "fourth-quarter"."""
    word = match["subq_o"].lower()
    number = int(word[0]) if word[0].isdigit() else mapping("time_ordinals")[word]
    reading = _fiscal_quarter(number) if match["subq_f"] or match["subq_g"] else quarter_reading(f"Q{number}")
    return Atom.of(match, "period", reading)


def _fiscal_quarter(number: int) -> Reading:
    """A quarter of a financial year that is not named."""

    def days(anchor: date) -> Period:
        return Period(plus_months(anchor, -6), plus_months(anchor, 3))

    rule = "A financial quarter in {anchor} is one just ended, running or next; when the financial year begins is not said."
    return Reading("DATE", "period", lambda _: f"FYXXXX-Q{number}", rule, days=days)


def quarter(match: Match, context: Context) -> Atom:
    """ "Q4", "4Q 2017", "H1 2018"."""
    code, stated = (match["q_a"] or match["q_b"][::-1]).upper(), match["q_y"] or match["q_z"]
    if stated:
        reading = fixed(f"{int(stated):04d}-{code}", "A part of a year, with the year.", level="period")
    else:
        reading = quarter_reading(code)
    return Atom.of(match, "period", reading)
