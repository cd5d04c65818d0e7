"""Two figures' numbers beside one another: in one unit, equal or not, how far apart, and what an equal one says."""

from __future__ import annotations

import math
from dataclasses import dataclass

from stemma.lexicon import mapping
from stemma.model import Figure

FAR = 2.0  #: orders of magnitude beyond which two numbers are no further apart
#: Of a round number, the share by which it may be off: 130 feet stand for 40 metres, which are 131.
ROUNDED = 0.012
#: A sum of money from this on, of no more digits than these, may stand for one that is told to the last digit.
GREAT_SUM = 100_000.0
FEW_DIGITS = 3
#: Digits by which the other one is finer: $1.25 million is not $1.2 million.
FINER = 2
#: Of a number and its conversion, the share by which they may differ: 190 miles are 306 km, or 300.
CONVERTED = 0.1
#: Orders of magnitude from which on a round number tells no more: "3 billion" is hardly rarer than "3 million".
GREAT = 4.0


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure's number in one scale: fractions as percent, feet as metres; "one in eight" and "12.5 percent" are equal."""

    value: float | None
    low: float | None
    high: float | None
    slack: float  #: half of the last digit that is printed (11.8 inches are right to 0.05), or ROUNDED where that is a nought
    sized: bool  #: a length, weight, speed …, which is rounded when it is turned into another unit
    order: float | None  #: decimal logarithm of its size
    telling: float  #: how much an equal number says, 0.2 to 1.8
    digits: int  #: significant digits as printed
    unit: float  #: what one in its last significant digit stands for
    rounded: bool  #: a great sum of money, of which few digits are told


def digits(value: float | None) -> int:
    """Significant digits of a number as printed: 15.5 has three, 5,000,000,000 one."""
    if value is None or value == 0:
        return 1
    return max(1, len(f"{abs(value):.10g}".replace(".", "").strip("0")))


def _telling(figure: Figure) -> float:
    """How much an equal value says, 0.2 (one, two) to 1.8: large and precise numbers are seldom the same by chance."""
    q = figure.quantity
    value = abs(q.value if q.value is not None else (q.low or 0.0))
    if value <= 3:
        return 0.2
    both_ends = 0.4 if q.bound == "range" else 0.0
    return min(1.8, 0.25 + 0.25 * min(GREAT, math.log10(value)) + 0.25 * (digits(value) - 1) + both_ends)


def amount_of(figure: Figure) -> Amount:
    """A figure's number, ready to be compared."""
    q = figure.quantity
    sized = figure.role == "measurement"
    scale, shift = (100.0 if q.unit == "fraction" else 1.0), 0.0
    if sized and q.unit in (scales := mapping("unit_scales")):
        scale = float(scales[q.unit]["scale"])
    elif sized and q.unit == "°F":
        scale, shift = 5 / 9, 32.0
    value, low, high = (None if n is None else (n - shift) * scale for n in (q.value, q.interval.low, q.interval.high))
    whole, _, places = f"{abs(q.value or 0.0):.10g}".partition(".")
    noughts = 0 if places else len(whole) - len(whole.rstrip("0"))
    slack = max(0.5 * 10.0 ** -len(places), min(0.5 * 10.0**noughts, ROUNDED * abs(q.value or 0.0)))
    size = next((abs(n) for n in (value, low, high) if n), None)
    order = None if size is None else math.log10(size)
    count = digits(q.value)
    unit = 0.0 if order is None else 10.0 ** (math.floor(order) + 1 - count)
    rounded = figure.role == "money" and (q.value or 0.0) >= GREAT_SUM and (q.bound == "approx" or count > 1)
    return Amount(
        value, low, high, slack * scale, sized, order, _telling(figure),
        digits=count, unit=unit, rounded=rounded and count <= FEW_DIGITS,
    )  # fmt: skip


def same_value(left: Amount, right: Amount) -> bool:
    """Whether two numbers are one; sizes are equal to the coarser of their printed digits: 40 m is 131 ft.

    A sum of money is that of which another is the rounding: $43,885,310 and "nearly $44 million".
    """
    x, y = left.value, right.value
    if x is None or y is None:
        return x is None and y is None and left.low == right.low and left.high == right.high
    if x == y or abs(x - y) <= 1e-6 * max(abs(x), abs(y)):
        return True
    if _rounds(left, right):
        return True
    return left.sized and right.sized and x != 0 and y != 0 and abs(x - y) <= max(left.slack, right.slack)


def _rounds(left: Amount, right: Amount) -> bool:
    """Whether of two sums of money one is the rounding of the other."""
    fine, coarse = (left, right) if left.digits > right.digits else (right, left)
    if fine.value is None or coarse.value is None or not coarse.rounded or fine.digits - coarse.digits < FINER:
        return False
    return abs(fine.value - coarse.value) <= coarse.unit / 2


def covers(vague: Amount, told: Amount) -> bool:
    """Whether a word without a number of its own ("dozens") may stand for a number."""
    if vague.value is not None or told.value is None or vague.low is None:
        return False
    return vague.low <= told.value and (vague.high is None or told.value <= vague.high)


def near_value(left: Amount, right: Amount, *, within: float = CONVERTED) -> bool:
    """Whether two numbers differ by no more than a share of the greater one."""
    x, y = left.value, right.value
    return x is not None and y is not None and abs(x - y) <= within * max(abs(x), abs(y))


def orders_apart(left: Amount, right: Amount) -> float:
    """Orders of magnitude between two numbers, 0 to FAR; half of it where one gives none."""
    if left.order is None or right.order is None:
        return FAR / 2
    return min(FAR, abs(left.order - right.order))
