"""Money: the currency before or after a number, and what news leaves unsaid of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from typing import Any

from stemma.annotate.figures.numbers.amount import Amount
from stemma.annotate.figures.numbers.pieces import Piece
from stemma.annotate.figures.vocabulary import CURRENCIES, MONEY, MONEY_LONGEST, NUMBERS, longest, word_set

_SPACED_DOLLARS = frozenset({"US", "U.S.", "C", "CA", "AU", "NZ", "HK", "SG", "NT", "S"})  #: stand before "$" with a space, too
#: the same where a text was set in small letters: "us $ 150"
_LOWERED_DOLLARS = frozenset({"us", "u.s", "u.s.", "c", "hk", "nz", "au"})
_LOWERED_CODES = word_set("lowered_codes")
_PENCE_AFTER = frozenset({"at", "a", "per", "each", ",", ".", ")", "in", "to"})
_DOUBTFUL_MONEY = word_set("doubtful_money")
_MONEY_FLOOR = 100  #: below it a doubtful money word ("won", "crowns", "pounds") is taken for another word
_POUND_FLOOR = 10**5  #: from here on "pounds" are money even with no other sign of it: news weighs such loads in tons
_POUND_SIGNS = word_set("pound_signs")


class Money:
    """The pieces of one sentence, and the money among them."""

    def __init__(self, items: Sequence[Piece]) -> None:
        self.items = items
        self.words = [p.low for p in items]
        self.joined = [p.joined for p in items]

    @cached_property
    def pounds(self) -> bool:
        """Whether the sentence speaks of money in other words."""
        return not _POUND_SIGNS.isdisjoint(self.words)

    def low(self, i: int) -> str:
        """Piece `i` in lower case, or "" beyond the ends."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def currency_before(self, i: int) -> tuple[int, str] | None:
        """(index of the number, code) of "$", "US$", "$US", "EUR", "Rs." at piece `i`."""
        for count in (3, 2, 1):
            number = i + count
            if number >= len(self.items) or not (self.items[number].digits or self.low(number) in ("half", "a")):
                continue
            entry = CURRENCIES.get("".join(self.words[i:number]))
            if entry is None or entry["kind"] not in ("symbol", "code"):
                continue
            first = self.items[i].text
            if first[0].isalpha() and not self._tight(i, number, first):
                continue
            return number, str(entry["code"])
        return None

    def _tight(self, i: int, number: int, first: str) -> bool:
        """Whether the parts of a currency sign stand together: "A $5 million hit" is no Australian money."""
        inner = all(self.joined[j] for j in range(i + 1, number))
        named = first.isupper() or first in ("Rs", "Rs.", "Mex") or (number - i == 2 and len(first) > 1)
        apart = number - i == 2 and first.lower() in _LOWERED_DOLLARS and not self.joined[i + 1] and not self.joined[number]
        return apart or (inner and named) or (first in _SPACED_DOLLARS and number - i == 2 and self.joined[number])

    def doubled(self, amount: Amount) -> Amount:
        """Leave a currency word that repeats the sign outside: "$1,800 dollars", "$76 US"."""
        words = longest(MONEY, self.words[amount.last : amount.last + MONEY_LONGEST], most=MONEY_LONGEST)
        if words is not None and words[1]["kind"] == "word" and words[1]["code"] in (amount.unit, "peso", "pound", "franc"):
            last = amount.last + words[0]
            return replace(amount, rest=last, outside=(amount.last, last))
        if (
            amount.unit == "USD"
            and self.items[amount.last : amount.last + 1]
            and self.items[amount.last].text in ("US", "USD", "U.S.")
        ):
            after = self.items[amount.last + 1] if amount.last + 1 < len(self.items) else None
            if after is None or not after.tag.startswith(("NN", "JJ")):
                return replace(amount, rest=amount.last + 1)
        return amount

    def _scaled_code(self, amount: Amount, end: int, entry: Mapping[str, Any]) -> tuple[int, Amount]:
        """ "30 MUSD", "75 USD million": the scale is in the code, or after it."""
        scale = NUMBERS.scales.get(self.low(end + 1), 1) if amount.scale == 1 else 1
        after = end + (scale > 1)
        scale *= int(entry.get("scale", 1))
        value = amount.value * scale if amount.value is not None else None
        return after, replace(amount, value=value, scale=amount.scale * scale)

    def money_after(self, amount: Amount) -> Amount | None:
        """A currency word or sign after the number: "5 billion yen", "1,200€", "115 USD"."""
        end = amount.last
        words = longest(MONEY, self.words[end : end + MONEY_LONGEST], most=MONEY_LONGEST)
        if words is None:
            if self.low(end) == "p" and not amount.spelled and (self.joined[end] or self.low(end + 1) in _PENCE_AFTER):
                return replace(amount, last=end + 1, rest=end + 1, kind="money", unit="penny", bare=False)
            return None
        count, entry = words
        word, value = self.low(end), amount.value or Fraction(0)
        if (
            entry["kind"] == "symbol"
            and not self.joined[end]
            and end + count < len(self.items)
            and self.items[end + count].digits
        ):
            return None  # "paid 10 $20 bills"
        if entry["kind"] == "symbol" and ((word[0].isalpha() and word.isascii()) or amount.spelled):
            return None
        if entry["kind"] == "code":
            own = end + count < len(self.items) and self.items[end + count].digits and self.joined[end + count]
            if own or not (self.items[end].text.isupper() or word in _LOWERED_CODES):
                return None  # "3 USD50 cards"
            end, amount = self._scaled_code(amount, end, entry)
        if count == 1 and word in _DOUBTFUL_MONEY:
            if word in ("pound", "pounds"):
                if value < _POUND_FLOOR and not self.pounds:
                    return None
                entry = {"code": "GBP"}
            elif value < _MONEY_FLOOR or self.items[end].tag.startswith("VB"):
                return None
        return replace(amount, last=end + count, rest=end + count, kind="money", unit=str(entry["code"]), bare=False)
