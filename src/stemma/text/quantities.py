"""One amount with one bound: what the words bound, and by which named rule the interval follows."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from stemma.model import Interval, Quantity
from stemma.model.values import Bound

APPROX_SHARE = Fraction(1, 10)  #: how far "about", "nearly", "just over" may reach: a tenth of the number, stemma's own rule

End: TypeAlias = tuple[float, bool] | None  #: where the words bound a number, and whether they include the bound


def bounded_between(value: float | None, unit: str | None, *, bound: Bound, low: End, high: End, interval: Interval) -> Quantity:
    """An amount whose words bound it as `low` and `high` say."""
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


def bounded(value: float, unit: str | None, *, bound: str, margin: float) -> Quantity:
    """One number with one bound; the value itself is inside only where the words say so.

    `bound` is one of those of a quantity, or "below" ("nearly") and "above" ("just over"); `margin` is how far an approximate
    number may reach.
    """
    inside, outside = (value, True), (value, False)
    if bound == "at_least":
        return bounded_between(
            value, unit, bound="at_least", low=inside, high=None, interval=Interval(value, None, "at least: open above")
        )
    if bound == "more_than":
        return bounded_between(
            value, unit, bound="more_than", low=outside, high=None, interval=Interval(value, None, "more than: open above")
        )
    if bound == "at_most":
        return bounded_between(
            value, unit, bound="at_most", low=None, high=inside, interval=Interval(None, value, "at most: open below")
        )
    if bound == "less_than":
        return bounded_between(
            value, unit, bound="less_than", low=None, high=outside, interval=Interval(None, value, "less than: open below")
        )
    if bound == "approx":
        interval = Interval(value - margin, value + margin, "about: a tenth either way")
        return bounded_between(value, unit, bound="approx", low=None, high=None, interval=interval)
    if bound == "below":
        interval = Interval(value - margin, value, "nearly: up to a tenth below")
        return bounded_between(value, unit, bound="approx", low=None, high=outside, interval=interval)
    if bound == "above":
        interval = Interval(value, value + margin, "just over: up to a tenth above")
        return bounded_between(value, unit, bound="approx", low=outside, high=None, interval=interval)
    return bounded_between(value, unit, bound="exact", low=inside, high=inside, interval=Interval(value, value, "exact"))
