"""What one amount takes over from another of its sentence: the unit it leaves unsaid, the noun after a row of hyphens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.annotate.figures.numbers.amount import Amount, low_at
from stemma.annotate.figures.numbers.pieces import Piece
from stemma.annotate.figures.vocabulary import PER_NOUNS, word_set

_CONTRASTS = word_set("contrast_words")
_LEVELS = word_set("level_leads") | word_set("number_leads") | word_set("level_words")
_CLOSERS = word_set("unit_enders") | {"", ".", ",", ";", ")", "("}
_REACH = 14  #: pieces between a number and the one it takes its unit from: one clause
_ALIKE = 10  #: a number without a unit is of the same kind where neither is ten times the other
_MEASURES = ("money", "percent", "measurement")


def handed_on(items: Sequence[Piece], found: Sequence[Amount]) -> list[Amount]:
    """The amounts, with what they take from their neighbours.

    "at 84 cents, while the lowest was 74": cents both. "9 billion shekels ($2.4 billion) a year": the rate is of the sum
    before the bracket, too. "four-, five- and six-cylinder engines": all three count cylinders.
    """
    result = list(found)
    for i in range(len(result) - 1, -1, -1):
        after = result[i + 1] if i + 1 < len(result) else None
        if after is not None:
            result[i] = _suspended(items, result[i], after)
            result[i] = _rated(items, result[i], after)
    for i in range(1, len(result)):
        if result[i].kind == "count" and result[i].unit is None and not result[i].spelled:
            result[i] = _converted(items, result, i) or _measured(items, result[:i], result[i])
    return result


def _suspended(items: Sequence[Piece], left: Amount, right: Amount) -> Amount:
    """A number with its hyphen left open takes unit and noun of the one that closes the row."""
    gap = [p.low for p in items[left.last : right.first]]
    if left.kind != "count" or left.unit is not None or gap[:1] != ["-"] or not items[left.last].joined:
        return left
    if [w for w in gap[1:] if w not in (",", "and", "or", "to")] or len(gap) == 1 or right.kind not in ("count", "measurement"):
        return left
    closed = right.rest < len(items) and items[right.rest].joined and items[right.rest].token == items[right.rest - 1].token
    if right.kind == "count" and not (closed or right.rest > right.last):
        return left
    return replace(left, kind=right.kind, unit=right.unit, rest=right.rest, outside=right.outside, bare=False)


def _rated(items: Sequence[Piece], left: Amount, right: Amount) -> Amount:
    """A sum whose equivalent follows in brackets has the rate that follows them."""
    if left.kind not in ("money", "measurement") or right.kind != left.kind or right.unit == left.unit:
        return left
    close = max(right.last, right.outside[1] if right.outside else 0)
    opened = low_at(items, left.rest) == "(" and left.rest < right.first <= left.rest + 2
    rate = low_at(items, close + 1) in ("a", "an", "per", "each") and low_at(items, close + 2) in PER_NOUNS
    if not (opened and rate and low_at(items, close) == ")"):
        return left
    return replace(left, rest=close + 1)


def _bracketed(items: Sequence[Piece], amount: Amount) -> bool:
    return low_at(items, amount.first - 1) == "(" and low_at(items, amount.rest) == ")"


def _converted(items: Sequence[Piece], found: Sequence[Amount], i: int) -> Amount | None:
    """ "2,435,000 yen ($22,480) and 2,380,000 ($21,972)": a bare sum with its equivalent is in the first one's currency."""
    after = found[i + 1] if i + 1 < len(found) else None
    if after is None or after.kind != "money" or not _bracketed(items, after) or after.first != found[i].rest + 1:
        return None
    for k in range(i - 2, -1, -1):
        whole, part = found[k], found[k + 1]
        if whole.kind == part.kind == "money" and _bracketed(items, part) and part.unit == after.unit != whole.unit:
            return replace(found[i], kind="money", unit=whole.unit, bare=False)
    return None


def _measured(items: Sequence[Piece], before: Sequence[Amount], amount: Amount) -> Amount:
    """A bare number at the end of a contrasting clause, with the unit of the number it is set against."""
    left = before[-2] if len(before) > 1 and _bracketed(items, before[-1]) else before[-1]
    if left.kind not in _MEASURES or left.value is None or amount.value is None or left.unit == "magnitude":
        return amount
    follows = low_at(items, amount.rest)
    gap = [p.low for p in items[left.rest : amount.first]]
    if follows not in _CLOSERS or len(gap) > _REACH or low_at(items, amount.first - 1) not in _LEVELS:
        return amount
    leads = (low_at(items, left.first - 2), low_at(items, left.first - 1), items[left.first].low)
    ranged = "from" in leads and gap[-1:] == ["to"]
    back = low_at(items, left.first - 1) in ("to", "at") and gap[-1:] == ["from"]
    against = not _CONTRASTS.isdisjoint(gap) and gap[-1:] not in (["to"], ["from"])
    near = left.value / _ALIKE <= amount.value <= left.value * _ALIKE
    if not near or not (ranged or back or against) or (amount.bare and 1800 <= amount.value <= 2100):
        return amount
    return replace(amount, kind=left.kind, unit=left.unit, bare=False)
