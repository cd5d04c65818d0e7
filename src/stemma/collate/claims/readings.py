"""Readings: how one figure stands to another that measures the same thing.

The relation follows from what the words bound (half-open or closed intervals), from time, and from nothing else: no
reading is called right.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from stemma.model import Document, Figure
from stemma.model.comparison import Relation

#: An open bound admits any larger number; from this ratio on the two are told as differing in size all the same.
SIZE_RATIO = 2.0
#: "about 5 billion" and "4.9 billion": an approximation covers its neighbours within its own interval.
CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class Relating:
    """How a reading stands to another, with a sentence, and whether no value can satisfy both."""

    relation: Relation
    reason: str
    strict: bool = False


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


def bounds(figure: Figure) -> Bounds:
    """The literal bounds; for approximations and vague words those of the named rule."""
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


def _printed(figure: Figure) -> str:
    return f"“{figure.span.text}”"


def _later(left: Document, right: Document) -> int:
    """1 where `left` is surely later, -1 where it is surely earlier, 0 where the order is open."""
    a, b = left.published, right.published
    if a.time and b.time and (a.time.tzinfo is None) == (b.time.tzinfo is None) and a.time != b.time:
        return (a.time > b.time) - (a.time < b.time)
    if a.earliest is None or b.latest is None or a.latest is None or b.earliest is None:
        return 0
    if a.earliest > b.latest:
        return 1
    return -1 if a.latest < b.earliest else 0


def _as_of_order(left: Figure, right: Figure) -> int:
    a, b = left.as_of, right.as_of
    if a is None or b is None or a.earliest is None or b.earliest is None or a.latest is None or b.latest is None:
        return 0
    if a.earliest > b.latest:
        return 1
    return -1 if a.latest < b.earliest else 0


def size(figure: Figure) -> float | None:
    """The printed number, or the middle of what a range admits."""
    q = figure.quantity
    if q.value is not None:
        return q.value
    low, high = q.interval.low, q.interval.high
    if low is not None and high is not None:
        return (low + high) / 2
    return low if low is not None else high


def _same_number(left: Figure, right: Figure, a: Bounds, b: Bounds) -> Relating | None:
    x, y = left.quantity.value, right.quantity.value
    if x is None and y is None and a == b:
        return Relating("agrees", f"{_printed(left)} and {_printed(right)} say the same.")
    if x is None or y is None or not math.isclose(x, y, rel_tol=CLOSE) or not a.meets(b):
        return None
    if left.quantity.bound == right.quantity.bound:
        return Relating("agrees", f"{_printed(left)} and {_printed(right)} give the same number.")
    approximate = "approx" in (left.quantity.bound, right.quantity.bound)
    if not approximate and "exact" in (left.quantity.bound, right.quantity.bound) and a.meets(b) and (a.within(b) or b.within(a)):
        exact, open_ = (left, right) if left.quantity.bound == "exact" else (right, left)
        return Relating("refines", f"{_printed(exact)} is the one number that {_printed(open_)} names as its bound.")
    return Relating(
        "agrees", f"{_printed(left)} and {_printed(right)} give the same number; only the bound is worded differently."
    )


def relate(left: Figure, right: Figure, *, reports: tuple[Document, Document]) -> Relating:
    """How `left` stands to `right`; `reports` are the reports they stand in, in the same order."""
    a, b = bounds(left), bounds(right)
    same = _same_number(left, right, a, b)
    if same:
        return same
    order = _as_of_order(left, right) or _later(*reports)
    if order:
        return _change(left, right, reports=reports, later=order)
    x, y = size(left), size(right)
    ratio = max(x, y) / min(x, y) if x and y and x > 0 and y > 0 else None
    if not a.meets(b):
        return Relating("conflicts", f"No number satisfies both {_printed(left)} and {_printed(right)}.", strict=True)
    if ratio is not None and ratio >= SIZE_RATIO and math.inf in (a.high, b.high):
        return Relating(
            "conflicts",
            f"{_printed(left)} and {_printed(right)} differ in size by a factor of {ratio:.3g}; "
            "no strict contradiction, because the open bound admits the other number.",
        )
    if a.within(b) or b.within(a):
        inner, outer = (left, right) if a.within(b) else (right, left)
        return Relating("refines", f"{_printed(inner)} lies within what {_printed(outer)} allows, and is narrower.")
    return Relating("agrees", f"{_printed(left)} and {_printed(right)} can both hold: their bounds overlap.")


def _change(left: Figure, right: Figure, *, reports: tuple[Document, Document], later: int) -> Relating:
    """Two numbers for one thing at two times."""
    late, early = (left, right) if later > 0 else (right, left)
    late_report, early_report = reports if later > 0 else reports[::-1]
    x, y = size(late) or 0.0, size(early) or 0.0
    step = "higher than" if x > y else "lower than" if x < y else "beside"
    return Relating(
        "evolves",
        f"{late_report.siglum}, the later report, gives {_printed(late)}, {step} {_printed(early)} in {early_report.siglum}.",
    )
