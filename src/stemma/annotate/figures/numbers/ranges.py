"""Amounts that belong together: ranges and alternatives, values with smaller units, two bounds of one number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from stemma.annotate.figures.numbers.amount import Amount, low_at
from stemma.annotate.figures.numbers.bounds import phrase_ending
from stemma.annotate.figures.numbers.handed import handed_on
from stemma.annotate.figures.numbers.pieces import Piece
from stemma.annotate.figures.vocabulary import BEFORE, CHANGES, DESIGNATIONS, UNIT_PARTS

_MILLION = Fraction(10**6)
_DASHES = frozenset({"-", "–", "—", "~", "/"})
_CHANGE_REACH = 9  #: pieces between a verb of change and its "from": "cut taxes on profits to 5 percent, from 35"
_FROM_BELOW = ("at_least", "more_than")
_FROM_ABOVE = ("at_most", "less_than")
_OR_MORE = frozenset({"or", "or even", "to", "if not", ", if not", "and perhaps", "or perhaps", "and possibly", "or possibly"})
_ENDS = frozenset({"", ".", ",", ";", ")"})


def joined_ranges(items: Sequence[Piece], found: Sequence[Amount]) -> list[Amount]:
    """The amounts with ranges and alternatives joined to one, and units and scales handed over between two levels."""
    result: list[Amount] = []
    found = _compounds(items, found)
    i = 0
    while i < len(found):
        left = found[i]
        right = _million(left, found[i + 1]) if i + 1 < len(found) else None
        link = _link(items, left, right) if right is not None else ""
        pair = None
        if right is not None:
            pair = _vague_range(items, left, right) or (None if link else _two_bounds(items, left, right))
        if pair is not None:
            result.append(pair)
            i += 2
            continue
        if right is None or not link or not _alike(left, right):
            result.append(left)
            i += 1
            continue
        framed = low_at(items, left.first - 1) == "between"  # "between $19 and $22 million"
        left, right = _shared(left, right, distribute=link != "and" or framed)
        third = found[i + 2] if i + 2 < len(found) else None
        more = third is not None and low_at(items, right.rest) == "to" and third.first == right.rest + 1
        if _is_range(items, left, right, link, more=more):
            result.append(_range(items, left, right))
            i += 2
        else:
            result.append(left)
            found[i + 1] = right
            i += 1
    return handed_on(items, result)


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


def _compounds(items: Sequence[Piece], found: Sequence[Amount]) -> list[Amount]:
    """Amounts of two units made one: "5 feet 2 inches", "three dollars and 50 cents", "6-foot-2"."""
    result: list[Amount] = []
    for amount in found:
        whole = _whole(items, result[-1], amount) if result else None
        if whole is not None:
            result[-1] = whole
        else:
            result.append(amount)
    return result


def _whole(items: Sequence[Piece], left: Amount, right: Amount) -> Amount | None:
    parts = UNIT_PARTS.get(left.unit or "")
    if parts is None or left.value is None or right.value is None or left.value.denominator != 1 or left.value < 0:
        return None
    between = [p.low for p in items[left.rest : right.first]]
    hyphen = between == ["-"] and items[left.rest].joined and items[right.first].joined
    if not (hyphen or between in ([], ["and"])) or left.kind not in ("money", "measurement"):
        return None
    unit, rest = right.unit, right.rest
    if unit is None and left.unit == "ft" and between != ["and"] and right.bare:
        inches = low_at(items, rest) == "in" and low_at(items, rest + 1) in _ENDS
        unit, rest = ("in" if hyphen or inches else None), rest + inches
    factor = parts.get(unit or "")
    if factor is None or not 0 < right.value < factor:
        return None
    return replace(left, last=rest, rest=rest, value=left.value + right.value / factor, outside=None)


def _vague_range(items: Sequence[Piece], left: Amount, right: Amount) -> Amount | None:
    """ "hundreds or thousands", "dozens, if not hundreds": from the least of the one to the most of the other."""
    if left.interval is None or right.interval is None or left.unit != right.unit:
        return None
    between = " ".join(p.low for p in items[left.rest : right.first])
    named = left.value is not None or right.value is not None
    if named or between not in _OR_MORE or left.interval[0] >= right.interval[0]:
        return None
    words = f"{left.vague} {between} {right.vague}"
    closed = between[0] == "," and low_at(items, right.rest) == "," and low_at(items, right.rest + 1) == "of"
    return replace(right, first=left.first, rest=right.rest + closed, interval=(left.interval[0], right.interval[1]), vague=words)


def _two_bounds(items: Sequence[Piece], left: Amount, right: Amount) -> Amount | None:
    """ "more than 20 but fewer than 40": one number with a bound on either side."""
    link = low_at(items, left.rest)
    after = left.rest + 1 + (link == "," and low_at(items, left.rest + 1) in ("and", "but"))
    if link not in ("and", "but", ",") or left.high is not None or right.high is not None or not _alike(left, right):
        return None
    before, following = phrase_ending(items, left.first), phrase_ending(items, right.first)
    if before is None or following is None or following[0] != after:
        return None
    left, right = _shared(left, right, distribute=True)
    if left.value is None or right.value is None or before[1] == following[1]:
        return None
    if before[1] in _FROM_BELOW and following[1] in _FROM_ABOVE and left.value < right.value:
        ends, closed = (left.value, right.value), (before[1] == "at_least", following[1] == "at_most")
    elif before[1] in _FROM_ABOVE and following[1] in _FROM_BELOW and right.value < left.value:
        ends, closed = (right.value, left.value), (following[1] == "at_least", before[1] == "at_most")
    else:
        return None
    return replace(_range(items, left, right), value=ends[0], high=ends[1], closed=closed, bare=False)
