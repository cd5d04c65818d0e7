"""Vague amounts: "dozens", "several hundred", "billions of dollars", "the majority"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from stemma.annotate.figures.numbers.amount import Amount, low_at
from stemma.annotate.figures.numbers.pieces import Piece
from stemma.annotate.figures.vocabulary import MONEY, MONEY_LONGEST, VAGUE, VAGUE_LONGEST, longest

_QUOTES = frozenset("“”\"'‘’")
_FIRST_WORDS = frozenset(phrase[0] for phrase in VAGUE)
_OPENERS = ("several", "couple", "a", "few")


def vague_at(items: Sequence[Piece], i: int, *, words: Sequence[str]) -> Amount | None:
    """The vague amount that begins at piece `i`; quotation marks inside it ("a “couple hundred” people") are passed over."""
    if words[i] not in _FIRST_WORDS or words[i] in _QUOTES:
        return None
    found = longest(VAGUE, [w for w in words[i : i + VAGUE_LONGEST + 1] if w not in _QUOTES], most=VAGUE_LONGEST)
    if found is None:
        return None
    count, entry = found
    end = i + count
    while sum(w not in _QUOTES for w in words[i:end]) < count:
        end += 1
    if not _fits(items, i, end, entry):
        return None
    amount = Amount(
        i,
        end,
        end,
        "vague",
        Fraction(entry["value"]) if "value" in entry else None,
        entry.get("unit"),
        interval=(float(entry["low"]), float(entry["high"])),
        vague=" ".join(w for w in words[i:end] if w not in _QUOTES),
    )
    of = end + (low_at(items, end) == "of")
    money = longest(MONEY, words[of : of + MONEY_LONGEST], most=MONEY_LONGEST)
    if money is None or money[1]["kind"] != "word" or not (of > end or words[i] in _OPENERS):
        return amount
    code = "GBP" if money[1]["code"] == "pound" else str(money[1]["code"])
    return replace(amount, last=of + money[0], rest=of + money[0], unit=code)


def _fits(items: Sequence[Piece], i: int, end: int, entry: Mapping[str, Any]) -> bool:
    """Whether a vague word counts here: "the majority leader", "scores of 6 and 7", "the couple" do not."""
    word, after = low_at(items, i), low_at(items, end)
    if entry.get("unit") == "fraction":
        return after == "of"
    if end == i + 1 and word in ("scores", "tens", "handful"):
        if after in ("or", "to", "if", ",") and word == "tens":
            return low_at(items, end + 1) in ("hundreds", "even", "not", "if")
        return after == "of" and not (end + 1 < len(items) and items[end + 1].digits)
    if low_at(items, end - 1) in ("couple", "handful"):
        return after == "of"
    if word == "several":
        tags = [p.tag for p in items[end : end + 4]]
        return end > i + 1 or "NNS" in tags or "NNPS" in tags or after in ("people", "of")
    return not (end == i + 1 and items[i].tag.startswith("VB"))
