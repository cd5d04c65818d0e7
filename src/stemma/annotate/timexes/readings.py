"""What an expression means once it is read, and the day it is read from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from re import Match
from typing import Any, Literal, TypeAlias

from stemma.annotate.timexes.intervals import days_of, hull, in_words, portion, weekday_name
from stemma.model import Period, Published

Level = Literal["day", "period", "time", "duration", "set", "ref"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of an expression as a function of the day it is read from.

    `at(day)` gives the TIMEX3 value, `at(None)` the value where no day is known. `rule` is the sentence for the reader;
    "{anchor}" in it stands for "a report of 2 October 2020 (Friday)". `days` overrides the days that the value covers.
    `share` is the stretch of those days that a modifier leaves ("early": the first half).
    """

    type: TimexType
    level: Level
    at: Callable[[date | None], str]
    rule: str
    relative: bool = True  #: whether the anchor matters
    days: Callable[[date], Period | None] | None = None
    share: tuple[float, float] = (0.0, 1.0)

    def covering(self, day: date) -> Period | None:
        """The days meant, read from `day`."""
        period = self.days(day) if self.days else days_of(self.at(day))
        return portion(period, self.share) if period and self.share != (0.0, 1.0) else period


def fixed(value: str, rule: str, *, level: Level = "day", type: TimexType = "DATE") -> Reading:
    """A reading that no anchor changes."""
    return Reading(type, level, lambda _: value, rule, relative=False)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Value, days, anchor day (ISO) and the finished sentence."""

    value: str
    period: Period | None
    anchor: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """When the report was published, as far as known."""

    value: date | None
    earliest: date | None
    latest: date | None

    @classmethod
    def of(cls, published: Published) -> Anchor:
        """The anchor that a report's publication date gives."""
        if published.value is None and published.earliest == published.latest:
            return cls(published.earliest, published.earliest, published.latest)
        return cls(published.value, published.earliest, published.latest)

    @property
    def known(self) -> bool:
        """Whether there is a day, or an interval, to read from."""
        return bool(self.value or (self.earliest and self.latest))

    @property
    def words(self) -> str:
        """How a rule names the report: "a report of 2 October 2020 (Friday)"."""
        if self.value:
            return f"a report of {in_words(self.value)} ({weekday_name(self.value.isoweekday())})"
        if self.earliest and self.latest:
            return f"a report published between {in_words(self.earliest)} and {in_words(self.latest)}"
        return "a report of unknown date"

    def resolve(self, reading: Reading) -> Resolved:
        """Read from every day the report may have been published on.

        Every reading moves forward with its anchor, so that the first and the last day stand for all between.
        """
        days = list(dict.fromkeys(d for d in (self.earliest, self.value, self.latest) if d))
        if not reading.relative:
            return Resolved(reading.at(None), reading.covering(date.min), None, reading.rule)
        rule = reading.rule.replace("{anchor}", self.words)
        if not self.known:
            value = reading.at(None)
            return Resolved(value, days_of(value), None, f"{rule} The value keeps open what only that date would settle.")
        periods = [p for p in map(reading.covering, days) if p]
        values = [reading.at(d) for d in days]
        if self.value:
            value = reading.at(self.value)
        else:
            value = values[0] if len(set(values)) == 1 else reading.at(None)
        if len(set(values)) > 1:
            rule += " The day of publication is not certain, so the days cover every possibility."
        iso = self.value.isoformat() if self.value else f"{self.earliest}/{self.latest}"
        return Resolved(value, hull(periods), iso, rule)


def modified(reading: Reading, share: tuple[float, float], note: str) -> Reading:
    """The same reading narrowed to a share of its days."""
    return replace(reading, share=share, rule=f"{reading.rule} {note}")


def up_to_report(reading: Reading, *, later: bool) -> Reading:
    """The same reading up to the day it is read from, or (`later`) from that day on: "earlier this week"."""

    def days(anchor: date) -> Period | None:
        whole = reading.covering(anchor)
        if whole is None or whole.earliest is None or whole.latest is None or not whole.earliest <= anchor <= whole.latest:
            return whole
        return Period(anchor, whole.latest) if later else Period(whole.earliest, anchor)

    side = "from" if later else "up to"
    return replace(reading, days=days, rule=f"{reading.rule} Of that, the days {side} the report's own are meant.")


Kind = Literal["day", "weekday", "period", "clock", "part", "before", "whole"]


@dataclass(frozen=True, slots=True)
class Named:
    """What the text has named last: the day, and the value of the latest date of any length ("1998-06")."""

    day: date | None = None
    value: str = ""


Backward: TypeAlias = Callable[[Named], Reading | None]
Onto: TypeAlias = Callable[[Reading], Reading | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """One piece [start, end).

    `reading` is what it means alone (None: nothing alone). `back` reads it from the day named last in the text ("that
    day"). `onto` turns the reading of the piece that follows directly into that of both ("the end of" + "last year").
    `clock` is the time of day of a clock time, `part` the TIMEX3 code of a part of the day; `weekday` an ISO number.
    """

    start: int
    end: int
    kind: Kind
    reading: Reading | None = None
    back: Backward | None = None
    onto: Onto | None = None
    clock: str = ""
    part: str = ""
    weekday: int = 0
    then: Atom | None = None  #: a second piece that the same match holds: the 25 of "April 24 and 25"
    fit: Callable[[int], Reading] | None = None  #: for a date without a year: the reading that falls on a weekday

    @classmethod
    def of(cls, match: Match[str], kind: Kind, reading: Reading | None = None, **more: Any) -> Atom:
        """The piece that a whole match is."""
        return cls(start=match.start(), end=match.end(), kind=kind, reading=reading, **more)
