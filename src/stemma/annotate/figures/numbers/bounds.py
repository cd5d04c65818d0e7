"""What the words around an amount make of it: approximators before and after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from stemma.annotate.figures.numbers.amount import Amount, low_at
from stemma.annotate.figures.numbers.pieces import Piece
from stemma.annotate.figures.vocabulary import (
    ABOUT_PREPOSITIONS,
    AFTER,
    AFTER_LONGEST,
    BEFORE,
    BEFORE_LONGEST,
    longest,
    word_set,
)

_EXCEEDING = word_set("exceeding_verbs")
_FILLERS = (
    ("another",),
    ("an", "additional"),
    ("additional",),
    ("a", "further"),
    ("a", "total", "of"),
    ("a", "combined"),
    ("a", "record"),
)
#: nouns after which "over" and "under" are prepositions: "a victory over two rivals"
_OVER_NOUNS = word_set("over_nouns")
_SOME_FLOOR = 10  #: "some 300 people" is an approximation, "some two of them" is none

#: exact, at_least, more_than, at_most, less_than, approx, range; below (nearly) and above (just over) are open on one side
BoundName: TypeAlias = str


@dataclass(frozen=True, slots=True)
class Bounded:
    """An amount with its approximator: pieces[first:last] are the span."""

    amount: Amount
    first: int
    last: int
    bound: BoundName


def bounded(items: Sequence[Piece], amount: Amount) -> Bounded:
    """The amount with the approximators before and after it."""
    first, bound = _before(items, amount)
    last, after = _after(items, amount)
    if after and bound in ("exact", "approx"):
        bound = after
    elif not after:
        last = amount.last
    if bound == "exact" and low_at(items, first - 1) in _EXCEEDING:
        bound = "more_than"  # the verb bounds the number, and is no part of it
    if amount.high is not None:
        bound = "range"
    rest = max(amount.rest, last)
    return Bounded(amount if rest == amount.rest else replace(amount, rest=rest), first, last, bound)


def _before(items: Sequence[Piece], amount: Amount) -> tuple[int, BoundName]:
    """(first piece of the span, bound): the longest approximator that ends at the amount, a filler in between allowed."""
    at, first = amount.first, amount.first
    bound = "exact"
    for filler in ((), *_FILLERS):
        start = at - len(filler)
        if start < 0 or tuple(p.low for p in items[start:at]) != filler:
            continue
        found = phrase_ending(items, start)
        if found is None:
            continue
        first, bound = found
        if not _blurs(items, first, start, amount):
            first, bound = amount.first, "exact"
            continue
        outer = phrase_ending(items, first)  # "at least about 20", "as many as some 300"
        if outer is not None and outer[1] in ("at_least", "at_most", "more_than", "less_than") and bound in ("approx", "exact"):
            first, bound = outer
        return first, bound
    return first, bound


def phrase_ending(items: Sequence[Piece], end: int) -> tuple[int, BoundName] | None:
    """(first piece, bound) of the longest approximator that ends before piece `end`."""
    for count in range(min(BEFORE_LONGEST, end), 0, -1):
        bound = BEFORE.get(tuple(p.low for p in items[end - count : end]))
        if bound is not None:
            return end - count, str(bound)
    return None


def _blurs(items: Sequence[Piece], first: int, end: int, amount: Amount) -> bool:
    """Whether the words at items[first:end] are an approximator here, and not a preposition or a name."""
    word = items[first].low
    before = low_at(items, first - 1)
    if items[end - 1].low == "estimated":
        # "an estimated 5,000 people" is a guess at a count; "an estimated $2 million profit" is a forecast of that sum
        return amount.kind != "money"
    if word in ("<", ">"):
        return not amount.spelled and before != word  # ">>" and "> Two men" mark a turn of speech or a quoted line
    if end - first > 1:
        return not (word == "up" and before in ("add", "adds", "added", "adding"))
    if word in ("about", "around"):
        return before not in ABOUT_PREPOSITIONS
    if word == "some":
        return amount.value is not None and abs(amount.value) >= _SOME_FLOOR
    if word in ("over", "under", "beyond", "above", "below"):
        return not (bool(first) and items[first - 1].digits) and before not in _OVER_NOUNS
    return not (word == "c." and first == 0)


def _after(items: Sequence[Piece], amount: Amount) -> tuple[int, BoundName]:
    """(last piece of the span, bound or ""): "or more", "or so", "-plus" after the amount."""
    words = longest(AFTER, (p.low for p in items[amount.rest : amount.rest + AFTER_LONGEST]), most=AFTER_LONGEST)
    if words is None:
        return amount.last, ""
    word, end = low_at(items, amount.rest), amount.rest + words[0]
    if word in ("plus", "odd", "ish", "+", "maximum") and not items[amount.rest].joined:
        return amount.last, ""
    if word in ("or", "and") and end < len(items) and items[end].low == "than":
        return amount.last, ""
    if word == "at" and end < len(items) and items[end].digits:
        return amount.last, ""  # "killed 5 and wounded 7 at least 10 of them" belongs to what follows
    return end, str(words[1])
