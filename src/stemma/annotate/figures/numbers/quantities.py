"""The quantity of a bounded amount: value, what the words bound, and the interval that comparisons use."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from stemma.annotate.figures.numbers.bounds import Bounded
from stemma.model import Interval, Quantity
from stemma.model.values import Bound

APPROX_SHARE = Fraction(1, 10)  #: how far "about", "nearly", "just over" may reach: a tenth of the number, stemma's own rule
_SHARE_DIGITS = 4  #: contract: "two-thirds" has the value 0.6667

End: TypeAlias = tuple[float, bool] | None  #: where the words bound a number, and whether they include the bound


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
            return _made(value, unit, bound="more_than", low=(least, False), high=None, interval=interval)
        return _made(value, unit, bound="approx", low=None, high=None, interval=interval)
    if value is None:
        raise ValueError("an amount without an interval needs a value")
    if amount.high is not None:
        top = _number(amount.high, unit) or 0
        rule = "range: both ends included" if all(amount.closed) else "range: ends as the words bound them"
        interval = Interval(value, top, rule)
        low, high = (value, amount.closed[0]), (top, amount.closed[1])
        return _made(None, unit, bound="range", low=low, high=high, interval=interval)
    return _bounded(value, unit, bound=found.bound, margin=_number(abs(amount.value or Fraction(0)) * APPROX_SHARE, None) or 0)


def _number(value: Fraction | None, unit: str | None) -> float | None:
    if value is None:
        return None
    number = float(round(value, _SHARE_DIGITS)) if unit == "fraction" else float(value)
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def _made(value: float | None, unit: str | None, *, bound: Bound, low: End, high: End, interval: Interval) -> Quantity:
    return Quantity(
        value=value,
        low=low[0] if low else None,
        high=high[0] if high else None,
        low_inclusive=low[1] if low else None,
        high_inclusive=high[1] if high else None,
        interval=interval,
        bound=bound,
        unit=unit,
    )


def _bounded(value: float, unit: str | None, *, bound: str, margin: float) -> Quantity:
    """One number with one bound; the value itself is inside only where the words say so."""
    inside, outside = (value, True), (value, False)
    if bound == "at_least":
        return _made(value, unit, bound="at_least", low=inside, high=None, interval=Interval(value, None, "at least: open above"))
    if bound == "more_than":
        return _made(
            value, unit, bound="more_than", low=outside, high=None, interval=Interval(value, None, "more than: open above")
        )
    if bound == "at_most":
        return _made(value, unit, bound="at_most", low=None, high=inside, interval=Interval(None, value, "at most: open below"))
    if bound == "less_than":
        return _made(
            value, unit, bound="less_than", low=None, high=outside, interval=Interval(None, value, "less than: open below")
        )
    if bound == "approx":
        interval = Interval(value - margin, value + margin, "about: a tenth either way")
        return _made(value, unit, bound="approx", low=None, high=None, interval=interval)
    if bound == "below":
        interval = Interval(value - margin, value, "nearly: up to a tenth below")
        return _made(value, unit, bound="approx", low=None, high=outside, interval=interval)
    if bound == "above":
        interval = Interval(value, value + margin, "just over: up to a tenth above")
        return _made(value, unit, bound="approx", low=outside, high=None, interval=interval)
    return _made(value, unit, bound="exact", low=inside, high=inside, interval=Interval(value, value, "exact"))
