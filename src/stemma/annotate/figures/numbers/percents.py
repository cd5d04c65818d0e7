"""Percentages and multiples: what a number becomes before "percent", "percentage points", "times as many", "-fold"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.annotate.figures.numbers.amount import Amount
from stemma.annotate.figures.vocabulary import word_set

_AFTER_TIMES = word_set("after_times")
_PERCENT = frozenset({"%", "percent", "percents", "per-cent"})
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


def multiple(amount: Amount, *, words: Sequence[str]) -> Amount | None:
    """ "three times as many", "13-fold", "6.5 times earnings"; None for plain "three times", a count of times."""
    i = amount.last
    decimal = amount.value is not None and amount.value.denominator != 1
    if _low(words, i) != "fold" and not (_low(words, i) == "times" and (_low(words, i + 1) in _AFTER_TIMES or decimal)):
        return None
    return replace(amount, last=i + 1, rest=i + 1, kind="multiple", unit="times", bare=False)


def _low(words: Sequence[str], i: int) -> str:
    return words[i] if 0 <= i < len(words) else ""
