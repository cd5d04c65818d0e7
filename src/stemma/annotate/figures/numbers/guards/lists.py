"""Ages that stand in a list: "ages 23 and 31", "12- and 10-year-old", "two men, 23 and 31, were shot"."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.annotate.figures.numbers.amount import Amount
from stemma.annotate.figures.numbers.guards.times import AGE, AGE_MAX, LED
from stemma.annotate.figures.numbers.setting import PLURALS, Setting
from stemma.annotate.figures.vocabulary import is_person

_JOINS = frozenset({",", "and", "or", "&", "both"})
_AFTER_LIST = frozenset({",", ")", ".", ";", "-", "–", "—", "--", "respectively", ""})


def with_ages(found: Sequence[Amount], reasons: Sequence[str | None], s: Setting) -> list[str | None]:
    """The reasons against amounts, ages added that only the list they stand in shows."""
    result = list(reasons)
    led = False
    for k, amount in enumerate(found):
        if result[k] == AGE:
            led = s.low(amount.first - 1) in LED
            continue
        led = led and k > 0 and result[k] is None and _bare(amount, s) and _joined(found[k - 1], amount, s)
        result[k] = AGE if led else result[k]
    for k in range(len(found) - 2, -1, -1):
        if result[k] is None and result[k + 1] == AGE and _suspended(found[k], found[k + 1], s):
            result[k] = AGE
    for first, last in _appositions(found, result, s):
        result[first:last] = [AGE] * (last - first)
    return result


def _bare(amount: Amount, s: Setting) -> bool:
    """Whether a number may be an age by itself: small, and nothing counted after it."""
    plain = amount.kind == "count" and (amount.bare or amount.spelled)
    small = amount.value is not None and 0 < amount.value <= AGE_MAX and amount.value.denominator == 1
    return plain and small and s.low(amount.last) not in LED and not s.counted_after(amount.last)


def _goes_on(before: Amount, amount: Amount, s: Setting) -> bool:
    return _bare(amount, s) and _joined(before, amount, s)


def _joined(before: Amount, amount: Amount, s: Setting) -> bool:
    gap = range(before.last, amount.first)
    return 0 < len(gap) <= 2 and all(s.low(k) in _JOINS for k in gap)


def _suspended(amount: Amount, following: Amount, s: Setting) -> bool:
    """ "12- and 10-year-old", "10 and 12 years old"."""
    if amount.kind != "count" or following.kind != "duration":
        return False
    gap = [s.low(k) for k in range(amount.last, following.first)]
    if gap[:1] in (["-"], ["–"]) and s.items[amount.last].joined:
        return 1 < len(gap) <= 3 and all(word in _JOINS or word == "to" for word in gap[1:])
    return amount.bare and gap in (["and"], ["or"], ["to"])


def _appositions(found: Sequence[Amount], reasons: Sequence[str | None], s: Setting) -> list[tuple[int, int]]:
    """Runs [first, last) of numbers between commas after people: "two men, 23 and 31, were shot", "the twins, 12, died"."""
    runs = []
    k = 0
    while k < len(found):
        last = k + 1
        if reasons[k] is None and found[k].bare and _bare(found[k], s) and _after_people(found[k].first, s):
            while last < len(found) and reasons[last] is None and _goes_on(found[last - 1], found[last], s):
                last += 1
            end = found[last - 1].last
            several = last - k > 1 or s.low(found[k].first - 1) == "both"
            if s.low(end) in _AFTER_LIST and (several or (s.low(end) == "," and s.tag(end + 1).startswith(("VB", "MD")))):
                runs.append((k, last))
        k = last
    return runs


def _after_people(i: int, s: Setting) -> bool:
    """Whether a comma or bracket and a plural noun for people stand before piece `i`, "both" allowed between."""
    i -= s.low(i - 1) == "both"
    return s.low(i - 1) in (",", "(") and s.tag(i - 2) in PLURALS and is_person(s.low(i - 2))
