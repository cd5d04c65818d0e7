"""The quantity of a bounded amount: value, what the words bound, and the interval that comparisons use."""

from __future__ import annotations

from fractions import Fraction

from stemma.annotate.figures.numbers.bounds import Bounded
from stemma.model import Interval, Quantity
from stemma.text.quantities import APPROX_SHARE, bounded, bounded_between

_SHARE_DIGITS = 4  #: contract: "two-thirds" has the value 0.6667


def quantity(found: Bounded) -> Quantity:
    """The quantity of an amount.

    Rules of the interval: "about" a tenth either way; "nearly" and "just over" a tenth on their own side; vague words by
    the list `vague_counts`; everything else is what the words bound. Raises ValueError for an amount without a number.
    """
    amount = found.amount
    unit = "fraction" if amount.kind == "fraction" else amount.unit
    value = _number(amount.value, unit)
    if amount.interval is not None:
        least, most = amount.interval
        interval = Interval(least, most, f"vague: {amount.vague} {least:.12g}-{most:.12g}")
        if unit == "fraction":  # "the majority" is more than a half
            return bounded_between(value, unit, bound="more_than", low=(least, False), high=None, interval=interval)
        return bounded_between(value, unit, bound="approx", low=None, high=None, interval=interval)
    if value is None:
        raise ValueError("an amount without an interval needs a value")
    if amount.high is not None:
        top = _number(amount.high, unit) or 0
        rule = "range: both ends included" if all(amount.closed) else "range: ends as the words bound them"
        interval = Interval(value, top, rule)
        low, high = (value, amount.closed[0]), (top, amount.closed[1])
        return bounded_between(None, unit, bound="range", low=low, high=high, interval=interval)
    return bounded(value, unit, bound=found.bound, margin=_number(abs(amount.value or Fraction(0)) * APPROX_SHARE, None) or 0)


def _number(value: Fraction | None, unit: str | None) -> float | None:
    if value is None:
        return None
    number = float(round(value, _SHARE_DIGITS)) if unit == "fraction" else float(value)
    return int(number) if number.is_integer() and abs(number) < 2**53 else number
