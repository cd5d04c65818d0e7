"""Calendar arithmetic on TIMEX3 values: which days a value covers, how precise it is, steps along the calendar.

Values follow TimeML (ISO 8601 with weeks, quarters, seasons, weekends and references); "X" stands for what is not known.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import Literal, TypeAlias

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from dateutil.relativedelta import relativedelta, weekday

from stemma.lexicon import mapping
from stemma.model import Period

Precision: TypeAlias = Literal["time", "day", "week", "month", "quarter", "year", "decade", "century", "vague"]

_QUARTERS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}  #: first and last month, northern hemisphere
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T\S*)?$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$")
_YEARS = re.compile(r"\d{2,4}$")
_FISCAL = re.compile(r"FY(\d{4})(-Q[1-4])?$")


@lru_cache(maxsize=1)
def _english() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Full names of months and weekdays, first one first."""
    found = []
    for name, count in (("months", 12), ("weekdays", 7)):
        full: dict[int, str] = {}
        for word, number in mapping(name).items():
            full.setdefault(number, word.capitalize())
        found.append(tuple(full[n] for n in range(1, count + 1)))
    return found[0], found[1]


def weekday_name(number: int) -> str:
    """The English name of ISO weekday `number`, 1 to 7."""
    return _english()[1][number - 1]


def month_name(number: int) -> str:
    """The English name of month `number`, 1 to 12."""
    return _english()[0][number - 1]


def in_words(day: date) -> str:
    """A day as a reader writes it: "2 October 2020"."""
    return f"{day.day} {month_name(day.month)} {day.year}"


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def plus_days(day: date, count: int) -> date:
    """`count` days later (earlier where negative), kept inside the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return date.max if count > 0 else date.min


def plus_months(day: date, count: int) -> date:
    """`count` months later, on the same day of the month or its last one, kept inside the calendar."""
    try:
        moved: date = day + relativedelta(months=count)
    except (ValueError, OverflowError):
        return date.max if count > 0 else date.min
    return moved


def latest_weekday(day: date, number: int, *, nth: int = 1) -> date:
    """The `nth` latest day with ISO weekday `number` up to and with `day`."""
    return _weekday(day, number, nth=-nth)


def coming_weekday(day: date, number: int, *, nth: int = 1) -> date:
    """The `nth` day with ISO weekday `number` from `day` on, that day included."""
    return _weekday(day, number, nth=nth)


def _weekday(day: date, number: int, *, nth: int) -> date:
    try:
        moved: date = day + relativedelta(weekday=weekday(number - 1)(nth))
    except (ValueError, OverflowError):
        return date.max if nth > 0 else date.min
    return moved


def easter_sunday(year: int, *, orthodox: bool = False) -> date | None:
    """Western or Orthodox Easter Sunday in the Gregorian calendar; None before 1583 and from 4100 on."""
    try:
        found: date = easter(year, EASTER_ORTHODOX if orthodox else EASTER_WESTERN)
    except ValueError:
        return None
    return found if 1583 <= year < 4100 else None


def week_value(day: date) -> str:
    """The ISO week of a day: "2020-W40"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_value(day: date) -> str:
    """The month of a day: "2020-10"."""
    return f"{day.year:04d}-{day.month:02d}"


def stepped(day: date, count: int, *, unit: str) -> str:
    """The value of the day, week, month, year, decade or century that lies `count` units from that of `day`.

    `unit` is D, W, WE (weekend), M, Y, 10Y or 100Y.
    """
    if unit == "D":
        return plus_days(day, count).isoformat()
    if unit in ("W", "WE", "2W"):
        weeks = count * 2 if unit == "2W" else count
        return week_value(plus_days(day, 7 * weeks)) + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return month_value(plus_months(day, count))
    years = {"Y": 1, "10Y": 10, "100Y": 100}[unit] * count
    year = day.year + years
    if not MINYEAR <= year <= MAXYEAR:
        return "FUTURE_REF" if years > 0 else "PAST_REF"
    return f"{year:04d}"[: {"Y": 4, "10Y": 3, "100Y": 2}[unit]]


def _months(year: int, first: int, last: int) -> Period | None:
    if not MINYEAR <= year < MAXYEAR:
        return None
    end = year + 1 if last < first else year
    return Period(date(year, first, 1), date(end, last, monthrange(end, last)[1]))


def days_of(value: str) -> Period | None:
    """The days that a TIMEX3 value covers, or None where it names none ("XXXX-10-02", "P2D", "PAST_REF")."""
    if "/" in value:
        left, right = (days_of(part) for part in value.split("/", 1))
        return Period(left.earliest, right.latest) if left and right else None
    if match := _DAY.match(value):
        day = day_or_none(*(int(x) for x in match.group(1, 2, 3)))
        return Period(day, day) if day else None
    if match := _MONTH.match(value):
        month = int(match[2])
        return _months(int(match[1]), month, month) if 1 <= month <= 12 else None
    if match := _WEEK.match(value):
        try:
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        except ValueError:
            return None
        return Period(plus_days(monday, 5 if match[3] else 0), plus_days(monday, 6))
    if match := _PART.match(value):
        return _months(int(match[1]), *(_QUARTERS.get(match[2]) or _SEASONS[match[2]]))
    if match := _FISCAL.match(value):
        # which twelve months are not said: years named by their first month begin by April, by their last one after April
        begun, over = _months(int(match[1]) - 1, 4, 4), _months(int(match[1]) + 1, 3, 3)
        return Period(begun.earliest, over.latest) if begun and over else None
    if _YEARS.match(value):
        first = _months(int(value.ljust(4, "0")), 1, 12)
        last = _months(int(value.ljust(4, "9")), 1, 12)
        return Period(first.earliest, last.latest) if first and last else None
    return None


def precision_of(value: str) -> Precision:
    """How finely a value names a time."""
    if "/" in value:
        return precision_of(value.split("/", 1)[0])
    if value.startswith("P"):
        return "vague"
    if "T" in value and not value.endswith("_REF"):
        return "time"
    shape = re.sub(r"[\dX]", "9", value.removeprefix("FY"))
    if re.fullmatch(r"9999-99-99|9999-W99-9", shape):
        return "day"
    if shape.startswith("9999-W99"):
        return "week"
    if shape == "9999-99":
        return "month"
    if shape.startswith("9999-"):
        return "quarter"
    by_length: dict[str, Precision] = {"9999": "year", "999": "decade", "99": "century"}
    return by_length.get(shape, "vague")


def hull(periods: list[Period]) -> Period | None:
    """The smallest period that holds all of them; None for none."""
    if not periods:
        return None
    starts = [p.earliest for p in periods]
    ends = [p.latest for p in periods]
    earliest = None if None in starts else min(d for d in starts if d)
    latest = None if None in ends else max(d for d in ends if d)
    return Period(earliest, latest)


def portion(period: Period, share: tuple[float, float]) -> Period:
    """The stretch between two fractions of a period; a single day stays as it is."""
    low, high = share
    if period.earliest is None or period.latest is None:
        return period
    length = (period.latest - period.earliest).days + 1
    if length < 2:
        return period
    first, last = int(length * low), max(int(length * low), int(length * high) - 1)
    return Period(plus_days(period.earliest, first), plus_days(period.earliest, min(last, length - 1)))
