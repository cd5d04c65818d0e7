"""Amounts: what a figure's words admit, in a unit in which two figures can be compared."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from stemma.lexicon import mapping
from stemma.model import Figure

#: Two floating-point numbers that a reader would write alike.
CLOSE = 1e-6
#: A number given in two units agrees within this share: "40 metres" is 131 feet, and newsrooms round that to "130ft".
CONVERSION = 0.05
#: A count in full hundreds is taken for another one that lies within this share of it, rounded.
HUNDREDS = 0.025
#: Characters from a number to its conversion right behind it: " kilometres (".
CONVERSION_GAP = 24
_PRINTED = re.compile(r"\d[\d,]*(?:\.(\d+))?")
#: "28.8 million" is rounded to its last digit, "41" is a count: only these words, decimals and percentages say "rounded".
_SCALED = re.compile(r"\d\s*(?:[kmb]n?|tn)\b|\b(?:hundred|thousand|million|billion|trillion)|\.\d|per\s?cent|%|pct\b", re.I)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a figure's words admit."""

    low: float
    high: float
    low_in: bool
    high_in: bool

    def admits(self, value: float) -> bool:
        """Whether a value satisfies the words."""
        above = value > self.low or (self.low_in and math.isclose(value, self.low, rel_tol=CLOSE))
        below = value < self.high or (self.high_in and math.isclose(value, self.high, rel_tol=CLOSE))
        return above and below

    def within(self, other: Bounds) -> bool:
        """Whether all that these words admit, the other's admit too."""
        low = self.low > other.low or (self.low == other.low and (other.low_in or not self.low_in))
        high = self.high < other.high or (self.high == other.high and (other.high_in or not self.high_in))
        return low and high

    def meets(self, other: Bounds) -> bool:
        """Whether some value satisfies both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low < high:
            return True
        return low == high and self.admits(low) and other.admits(low)

    def times(self, scale: float) -> Bounds:
        """The same bounds in another unit."""
        return Bounds(self.low * scale, self.high * scale, self.low_in, self.high_in)


def bounds(figure: Figure) -> Bounds:
    """The literal bounds; for approximations and vague words those of the named rule. In the figure's own unit."""
    q = figure.quantity
    low, high, low_in, high_in = q.low, q.high, q.low_inclusive, q.high_inclusive
    if q.bound == "approx" or (low is None and high is None):
        low = q.interval.low if q.interval.low is not None else low
        high = q.interval.high if q.interval.high is not None else high
    return Bounds(
        -math.inf if low is None else low,
        math.inf if high is None else high,
        low_in is not False,
        high_in is not False,
    )


def size(figure: Figure) -> float | None:
    """The printed number, or the middle of what a range admits. In the figure's own unit."""
    q = figure.quantity
    if q.value is not None:
        return q.value
    low, high = q.interval.low, q.interval.high
    if low is not None and high is not None:
        return (low + high) / 2
    return low if low is not None else high


def scale(figure: Figure) -> float:
    """Size of the figure's unit in the base unit of its dimension; a percentage is a hundredth of one."""
    unit = figure.quantity.unit
    if unit == "percent":
        return 0.01
    entry = mapping("unit_scales").get(unit or "") if figure.role == "measurement" else None
    return float(entry["scale"]) if entry else 1.0


def converted(left: Figure, right: Figure) -> bool:
    """Whether the two are printed in different units of one dimension."""
    return left.quantity.unit != right.quantity.unit and scale(left) != scale(right)


def in_brackets(left: Figure, right: Figure) -> bool:
    """Whether one number is the other one in another unit, right behind it: "40 metres (131 feet)"."""
    a, b = sorted((left, right), key=lambda f: f.span.start)
    return a.span.report == b.span.report and converted(a, b) and 0 <= b.span.start - a.span.end <= CONVERSION_GAP


def bracketed(left: Figure, right: Figure, text: str) -> bool:
    """Whether the second of two sizes stands in a bracket right behind the first: "28 degrees Celsius (82 Fahrenheit)"."""
    a, b = sorted((left, right), key=lambda f: f.span.start)
    if a.span.report != b.span.report or a.span.field is not None or a.role != "measurement" or b.role != "measurement":
        return False
    gap = text[a.span.end : b.span.start]
    return 0 < b.span.start - a.span.end <= CONVERSION_GAP and gap.count("(") == 1 and ")" not in gap


def slack(figure: Figure) -> float:
    """Half a unit of the last printed digit: "28.8 million" holds from 28.75 to 28.85 million; 0.05 for a fraction."""
    q = figure.quantity
    if q.unit == "fraction":
        return 0.05
    printed = _PRINTED.search(figure.span.text)
    shown = float(printed.group().replace(",", "")) if printed else 0.0
    factor = (q.value or 0.0) / shown if shown else 1.0
    decimals = len(printed.group(1) or "") if printed else 0
    return 0.5 * float(10**-decimals) * max(factor, 1e-12)


def rounds(exact: Figure, rounded: Figure) -> bool:
    """Whether `rounded` is `exact` with fewer digits: "4.98 billion" and "5 billion", never two counts such as 41 and 43."""
    x, y = exact.quantity, rounded.quantity
    if x.value is None or y.value is None or y.bound != "exact" or x.unit != y.unit or x.value == y.value:
        return False
    if _hundreds(x.value, y.value) and rounded.role == "count":
        return True
    measured = rounded.role == "measurement" or _SCALED.search(rounded.span.text) is not None
    if not measured or slack(exact) >= slack(rounded):
        return False
    return abs(x.value - y.value) <= slack(rounded) * (1 + CLOSE)


def _hundreds(exact: float, rounded: float) -> bool:
    """ "612" told as "600": a count in full hundreds, close by, beside one that is not."""
    return rounded >= 100 and rounded % 100 == 0 and exact % 100 != 0 and abs(exact - rounded) <= HUNDREDS * rounded


def number(value: float) -> str:
    """A number as a reader writes it: 1,200, 30.5, 13.33."""
    if math.isclose(value, round(value), abs_tol=1e-9):
        return f"{round(value):,}"
    if abs(value) < 1:
        return f"{value:.3g}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")
