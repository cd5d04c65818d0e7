"""Values: what a mention stands for. A value never has a span."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Bound = Literal["exact", "approx", "at_least", "more_than", "at_most", "less_than", "range"]


@dataclass(frozen=True, slots=True)
class Interval:
    """What an amount may be, by a named rule; None is unbounded."""

    low: float | None
    high: float | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount and what the words themselves bound.

    `value` is None for vague words ("dozens") and for ranges. `low` and `high` are None where the words set no bound:
    "about 40" has neither, "more than 300" has low 300 exclusive, "12" has both, inclusive. `interval` is what a named
    rule makes of approximations and vague words; comparisons use it.
    """

    value: float | None
    low: float | None
    high: float | None
    low_inclusive: bool | None
    high_inclusive: bool | None
    interval: Interval
    bound: Bound
    unit: str | None = None  #: ISO 4217 code, percent, km/h, fraction, … or None for plain counts


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `earliest` to `latest`, both included; None is open."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. `lat` and `lon` in degrees (WGS 84); a country or region has its centroid."""

    name: str
    countries: tuple[str, ...]  #: ISO 3166-1 alpha-2; several where disputed
    lat: float | None
    lon: float | None
    precision: Literal["point", "city", "region", "country"]
