"""What an amount is: a number or vague word of a sentence with its unit, before anyone asks what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from stemma.annotate.figures.numbers.pieces import Piece

Kind = Literal[
    "count",
    "money",
    "percent",
    "points",
    "fraction",
    "multiple",
    "measurement",
    "duration",
    "vague",
    "zero",
    "article",
    "ordinal",
]


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in pieces[first:last]. A range has `value` and `high`; a vague word `interval` and mostly no value.

    `rest` is the first piece where the counted noun may stand; `outside` are pieces of a unit that do not belong to the
    number itself ("$1,800 dollars", "five miles"), as (first, last).
    """

    first: int
    last: int
    rest: int
    kind: Kind
    value: Fraction | None
    unit: str | None = None
    high: Fraction | None = None
    closed: tuple[bool, bool] = (True, True)  #: whether a range includes its ends
    scale: Fraction = Fraction(1)
    outside: tuple[int, int] | None = None
    interval: tuple[float, float] | None = None
    vague: str = ""  #: the vague words
    bare: bool = False  #: digits alone, which may be a year, a page or a house number
    spelled: bool = False
    time: str | None = None  #: the unit of a duration


def low_at(items: Sequence[Piece], i: int) -> str:
    """The lower-case piece at `i`, or "" beyond the ends."""
    if i < 0:
        return ""
    try:
        return items[i].low
    except IndexError:
        return ""
