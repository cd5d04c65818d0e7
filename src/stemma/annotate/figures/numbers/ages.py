"""Ages: "24-year-old", "ten months old", "aged 52", "who was 10". They are no figures; they are read for those who ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.annotate.figures.numbers.amount import Amount
from stemma.annotate.figures.numbers.guards.times import age
from stemma.annotate.figures.numbers.setting import Setting

_BEFORE = ("age", "ages", "aged")
_SHORT = ("yo", "y.o.", "yr", "years", "year-old")


@dataclass(frozen=True, slots=True)
class Age:
    """An age in pieces [first, last); `unit` is the unit of time (year, month, week, day)."""

    first: int
    last: int
    amount: Amount
    unit: str


def ages(found: Sequence[Amount], setting: Setting) -> list[Age]:
    """The ages among the amounts of a sentence, with the words that make them ages: "ten months old", "age 87", "87 yo"."""
    result = []
    for amount in found:
        if age(amount, setting) is None:
            continue
        first, last = amount.first, amount.last
        if amount.kind == "duration":
            of = setting.low(amount.rest) == "of"
            result.append(Age(first, amount.rest + (2 if of else 1), amount, amount.time or "year"))
            continue
        first -= setting.low(first - 1) in _BEFORE
        last += setting.low(last) in _SHORT
        last += setting.low(last) == "old"
        result.append(Age(first, last, amount, "year"))
    return result
