"""What the words around an amount make of it: ranges of two amounts, and approximators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from stemma.annotate.figures.numbers.amount import Amount, low_at
from stemma.annotate.figures.numbers.pieces import Piece
from stemma.annotate.figures.vocabulary import (
    ABOUT_PREPOSITIONS,
    AFTER,
    AFTER_LONGEST,
    BEFORE,
    BEFORE_LONGEST,
    CHANGES,
    DESIGNATIONS,
    longest,
    word_set,
)

_EXCEEDING = word_set("exceeding_verbs")
_MILLION = Fraction(10**6)
_DASHES = frozenset({"-", "–", "—", "~", "/"})
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
_CHANGE_REACH = 9  #: pieces between a verb of change and its "from": "cut taxes on profits to 5 percent, from 35"
_SOME_FLOOR = 10  #: "some 300 people" is an approximation, "some two of them" is none

#: exact, at_least, more_than, at_most, less_than, approx, range; below (nearly) and above (just over) are open on one side
BoundName: TypeAlias = str


@dataclass(frozen=True, slots=True)
class Bounded:
    """An amount with its approximator: pieces[first:last] are the span; `level` is None but for "from 35 to 21"."""

    amount: Amount
    first: int
    last: int
    bound: BoundName


def joined_ranges(items: Sequence[Piece], found: Sequence[Amount]) -> list[Amount]:
    """The amounts with ranges and alternatives joined to one, and units and scales handed over between two levels."""
    result: list[Amount] = []
    found = list(found)
    i = 0
    while i < len(found):
        left = found[i]
        right = _million(left, found[i + 1]) if i + 1 < len(found) else None
        link = _link(items, left, right) if right is not None else ""
        if right is None or not link or not _alike(left, right):
            result.append(left)
            i += 1
            continue
        left, right = _shared(left, right, distribute=link != "and")
        third = found[i + 2] if i + 2 < len(found) else None
        more = third is not None and low_at(items, right.rest) == "to" and third.first == right.rest + 1
        if _is_range(items, left, right, link, more=more):
            result.append(_range(items, left, right))
            i += 2
        else:
            result.append(left)
            found[i + 1] = right
            i += 1
    return result


def _million(left: Amount, right: Amount) -> Amount:
    """ "£2m-3m": after a sum the glued m is no metre."""
    glued = right.kind == "measurement" and right.unit == "m" and right.outside is None
    if left.kind != "money" or not glued or right.value is None:
        return right
    return replace(right, kind="count", unit=None, value=right.value * _MILLION, scale=_MILLION)


def _link(items: Sequence[Piece], left: Amount, right: Amount) -> str:
    """The word or dash between two amounts that stand side by side, or ""."""
    between = [p.low for p in items[left.rest : right.first]]
    if len(between) == 1:
        word = between[0]
        if word == "/":
            return ""
        return "-" if word in _DASHES else word if word in ("to", "or", "and", "through") else ""
    return (
        "-"
        if between == ["-", "-"]
        else (
            "or"
            if between in (["-", "or"], ["or", "even"], ["or", "maybe"], ["or", "perhaps"])
            else "to"
            if between == ["-", "to"]
            else ""
        )
    )


def _alike(left: Amount, right: Amount) -> bool:
    """Whether two amounts may be ends of one range: one unit, or one of them without any."""
    if left.value is None or right.value is None or "vague" in (left.kind, right.kind):
        return False
    if left.kind == right.kind:
        return left.unit == right.unit or left.unit is None or right.unit is None
    return left.kind == "count" or (right.kind == "count" and left.kind == "money")


def _shared(left: Amount, right: Amount, *, distribute: bool) -> tuple[Amount, Amount]:
    """Hand unit and scale over: "$89 to $93 billion", "5 to 7 percent", "between 8 and 15.5%"."""
    if left.value is None or right.value is None:
        return left, right
    mantissa = right.value / right.scale
    if left.scale == 1 and right.scale > 1 and 0 < left.value <= mantissa and (distribute or left.kind == "count"):
        left = replace(left, value=left.value * right.scale, scale=right.scale)
    if left.kind == "count" and right.kind != "count":
        left = replace(left, kind=right.kind, unit=right.unit, time=right.time)
    elif right.kind == "count" and left.kind == "money":
        right = replace(right, kind="money", unit=left.unit)
    return left, right


def _is_range(items: Sequence[Piece], left: Amount, right: Amount, link: str, *, more: bool) -> bool:
    if left.value is None or right.value is None or left.value >= right.value:
        return False
    before = low_at(items, left.first - 1)
    two_before = low_at(items, left.first - 2)
    if link == "to" and before in DESIGNATIONS and two_before in ("in", "of"):
        return False  # "corrects the number in paragraph 3 to 20"
    if link == "and":
        return before == "between" or (two_before == "between" and (before,) in BEFORE)
    if link == "or":
        return right.value <= 4 * left.value or right.value <= 10
    if link == "-":
        return True
    if before == "from" and not more:
        return not _changes(items, left.first - 1)
    direct = before in CHANGES or (before == "by" and two_before in CHANGES)
    own = left.rest > left.last or left.kind == "count" == right.kind or items[left.last - 1].low in ("percent", "%", "cent")
    return not (direct and own and before not in ("up", "down"))


def _changes(items: Sequence[Piece], i: int) -> bool:
    """Whether a word of change stands before piece `i` in its clause: "rose from 35 to 41"."""
    for j in range(i - 1, max(-1, i - 1 - _CHANGE_REACH), -1):
        if items[j].low in (";", ":", "."):
            return False
        if items[j].low in CHANGES and items[j].low not in ("up", "less"):
            return True
    return False


def _range(items: Sequence[Piece], left: Amount, right: Amount) -> Amount:
    first = left.first
    if low_at(items, first - 1) in ("between", "from"):
        first -= 1
    return replace(
        right,
        first=first,
        value=left.value,
        high=right.value,
        kind=right.kind if right.kind != "count" else left.kind,
        unit=right.unit or left.unit,
        bare=left.bare and right.bare,
    )


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
    return Bounded(replace(amount, rest=rest), first, last, bound)


def _before(items: Sequence[Piece], amount: Amount) -> tuple[int, BoundName]:
    """(first piece of the span, bound): the longest approximator that ends at the amount, a filler in between allowed."""
    at, first = amount.first, amount.first
    bound = "exact"
    for filler in ((), *_FILLERS):
        start = at - len(filler)
        if start < 0 or tuple(p.low for p in items[start:at]) != filler:
            continue
        found = _phrase_ending(items, start)
        if found is None:
            continue
        first, bound = found
        if not _blurs(items, first, start, amount):
            first, bound = amount.first, "exact"
            continue
        outer = _phrase_ending(items, first)  # "at least about 20", "as many as some 300"
        if outer is not None and outer[1] in ("at_least", "at_most", "more_than", "less_than") and bound in ("approx", "exact"):
            first, bound = outer
        return first, bound
    return first, bound


def _phrase_ending(items: Sequence[Piece], end: int) -> tuple[int, BoundName] | None:
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
    if word == "or" and end < len(items) and items[end].low == "than":
        return amount.last, ""
    if word == "at" and end < len(items) and items[end].digits:
        return amount.last, ""  # "killed 5 and wounded 7 at least 10 of them" belongs to what follows
    return end, str(words[1])
