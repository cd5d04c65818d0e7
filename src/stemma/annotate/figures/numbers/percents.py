"""Percentages and multiples: what a number becomes before "percent", "percentage points", "times as many", "-fold"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from stemma.annotate.figures.numbers.amount import Amount
from stemma.annotate.figures.vocabulary import word_set

_AFTER_TIMES = word_set("after_times")
_BEFORE_DOUBLE = frozenset({"about", "almost", "are", "at", "is", "nearly", "roughly", "than", "was", "were"})
#: words that are multiples by themselves
TIMES = {"twice": 2, "thrice": 3, "double": 2}
_PERCENT = frozenset({"%", "percent", "percents", "per-cent", "pct"})
_POINTS = frozenset({"percentage-point", "percentage-points"})


def percent(amount: Amount, *, words: Sequence[str], joined: Sequence[bool]) -> Amount | None:
    """ "30 percent", "8%", "15.5 per cent", "24pc", "two percentage points"; None where no percent sign follows."""
    i = amount.last
    word, after = _low(words, i), _low(words, i + 1)
    points = word in _POINTS or (word in ("percentage", "percent", "%") and after in ("point", "points"))
    if word in _PERCENT or (word == "pc" and joined[i]) or word in _POINTS or word == "percentage":
        end = i + 2 if points and word not in _POINTS else i + 1
    elif word == "per" and after == "cent":
        end = i + 2
    else:
        return None
    found = replace(amount, last=end, rest=end, kind="percent", unit="percent", bare=False)
    return replace(found, kind="points", unit="percentage points") if points else found


def multiple(amount: Amount, *, words: Sequence[str], joined: Sequence[bool]) -> Amount | None:
    """ "three times as many", "13-fold", "6.5 times earnings", "10x"; None for plain "three times", a count of times."""
    i = amount.last
    if _low(words, i) == "x" and joined[i] and not (_low(words, i + 1)[:1].isdigit() and joined[i + 1]):
        return replace(amount, last=i + 1, rest=i + 1, kind="multiple", unit="times", bare=False)
    decimal = amount.value is not None and amount.value.denominator != 1
    if _low(words, i) != "fold" and not (_low(words, i) == "times" and (_low(words, i + 1) in _AFTER_TIMES or decimal)):
        return None
    return replace(amount, last=i + 1, rest=i + 1, kind="multiple", unit="times", bare=False)


def twice(i: int, words: Sequence[str]) -> Amount | None:
    """ "twice as many", "double the number": two times; None where it is no comparison ("met twice")."""
    times = TIMES.get(words[i])
    after = _low(words, i + 1)
    if times is None or after not in _AFTER_TIMES:
        return None
    if words[i] == "double" and not (after in ("the", "that") and i and words[i - 1] in _BEFORE_DOUBLE):
        return None  # mostly a verb: "to double the price"
    return Amount(i, i + 1, i + 1, "multiple", Fraction(times), unit="times", spelled=True)


def _low(words: Sequence[str], i: int) -> str:
    return words[i] if 0 <= i < len(words) else ""
