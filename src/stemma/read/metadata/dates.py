"""Dates as they stand in metadata lines, datelines, keys and file names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from stemma.lexicon import mapping

_YEARS = range(1800, 2200)  #: what may be a year of publication; other four-digit numbers are no years


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date written at [start, end): `year` None where none is written.

    `other` is the second reading of an all-number date whose day and month cannot be told apart. `time` is the time of
    day in minutes after midnight with the UTC offset in minutes where one is written. `weekday`: whether one is named.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    other: date | None = None
    minutes: int | None = None
    offset: int | None = None
    weekday: bool = False

    @property
    def value(self) -> date | None:
        """The day, where a year is written."""
        return date(self.year, self.month, self.day) if self.year is not None else None

    @property
    def moment(self) -> datetime | None:
        """The moment, where a time of day is written."""
        if self.year is None or self.minutes is None:
            return None
        zone = timezone(timedelta(minutes=self.offset)) if self.offset is not None else None
        return datetime(self.year, self.month, self.day, self.minutes // 60, self.minutes % 60, tzinfo=zone)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted(mapping("months"), key=lambda m: (-len(m), m)))
    days = "|".join(sorted(mapping("weekdays"), key=lambda d: (-len(d), d)))
    zones = "|".join(sorted((re.escape(z) for z in mapping("time_zones")), key=lambda z: (-len(z), z)))
    return re.compile(
        rf"""
        (?<![\w/-])(?:(?P<weekday>{days})\b\.?,?\s+)?
        (?:
            (?P<y1>\d{{4}})(?P<sep>[-/.])(?P<m1>\d{{1,2}})(?P=sep)(?P<d1>\d{{1,2}})(?![\d/-])
          | (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\.?[ ](?:of[ ])?(?P<m2>{months})\b\.?(?:,?[ ](?P<y2>\d{{4}})\b)?
          | (?P<d4>\d{{1,2}})-(?P<m4>{months})-(?P<y4>\d{{4}})\b
          | (?P<m3>{months})\b\.?[ ](?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)(?:,?[ ](?P<y3>\d{{4}})\b)?
          | (?P<a>\d{{1,2}})(?P<dot>[./-])(?P<b>\d{{1,2}})(?P=dot)(?P<y5>\d{{4}})\b
        )
        (?:
            (?:T|,?[ \t]+(?:(?:at|-|–|\||/|·)[ \t]+)?)
            (?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}})(?::\d{{2}}(?:[.,]\d+)?)?|(?=[ ]?[ap]\.?m\b))
            (?:[ ]?(?P<half>[ap])\.?m\b\.?)?
            (?:[ ]?(?P<zulu>Z|GMT|UTC)\b)?(?:[ ]?(?P<sign>[+-])(?P<oh>\d{{2}}):?(?P<om>\d{{2}})?)?
            (?:[ ]?\(?(?:{zones})\b\)?)?
        )?
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _whole(found: re.Match[str]) -> WrittenDate | None:
    """What a match says, or None where there is no such day."""
    part = found.groupdict()
    other = None
    if part["y1"]:
        year, month, day = part["y1"], int(part["m1"]), int(part["d1"])
    elif part["a"]:
        year, first, second = part["y5"], int(part["a"]), int(part["b"])
        # day first, except where only the other order is a date; with dots it is always day first (DIN 5008)
        day, month = (second, first) if first <= 12 < second else (first, second)
        if part["dot"] != "." and first <= 12 and second <= 12 and first != second:
            other = _day(int(year), first, second)
    else:
        n = "2" if part["m2"] else "3" if part["m3"] else "4"
        month, day, year = int(mapping("months")[part["m" + n].lower()]), int(part["d" + n]), part["y" + n]
    number = int(year) if year else None
    if (number is not None and number not in _YEARS) or _day(number or 2000, month, day) is None:
        return None
    minutes, offset = _clock(part)
    return WrittenDate(found.start(), found.end(), number, month, day, other, minutes, offset, part["weekday"] is not None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(part: dict[str, str]) -> tuple[int | None, int | None]:
    if not part["hour"]:
        return None, None
    hour, minute = int(part["hour"]), int(part["minute"] or 0)
    if part["half"]:
        hour = hour % 12 + (12 if part["half"].lower() == "p" else 0)
    if hour > 23 or minute > 59:
        return None, None
    offset = 0 if part["zulu"] else None
    if part["sign"]:
        shift = int(part["oh"]) * 60 + int(part["om"] or 0)
        offset = (-shift if part["sign"] == "-" else shift) if shift < 24 * 60 else None
    return hour * 60 + minute, offset


def date_at(text: str, start: int, end: int) -> WrittenDate | None:
    """The date that begins at `start`, if one does."""
    found = _pattern().match(text, start, end)
    return _whole(found) if found else None


def dates_in(text: str, start: int, end: int) -> Iterator[WrittenDate]:
    """Dates with a day in `text[start:end]`, in order."""
    for found in _pattern().finditer(text, start, end):
        written = _whole(found)
        if written is not None:
            yield written


def stated_date(value: str) -> WrittenDate | None:
    """The date that a key or meta element states; it may be followed by nothing but a zone's name."""
    value = value.strip()
    compact = re.fullmatch(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?", value)
    if compact:
        value = "-".join(compact.groups()[:3])
    found = date_at(value, 0, len(value))
    return found if found and found.year is not None and re.fullmatch(r"[\s\w.()/,:+-]{0,24}", value[found.end :]) else None


_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_./]?)(\d{2})\2(\d{2})(?!\d)")


def date_in_name(name: str) -> date | None:
    """The date in a file's name or an address: 2024-05-07, 2024/05/07, 20240507; None where there is none, or several."""
    found = {_day(int(m.group(1)), int(m.group(3)), int(m.group(4))) for m in _IN_NAME.finditer(name)}
    found.discard(None)
    return found.pop() if len(found) == 1 else None
