"""Amounts: numbers with their currency, percent sign or unit, ranges of them, and vague words, as the pieces give them.

What an amount is a number of, and whether it counts anything at all, is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

from stemma.annotate.figures.numbers.amount import Amount, Kind, low_at
from stemma.annotate.figures.numbers.percents import multiple, percent
from stemma.annotate.figures.numbers.pieces import Piece
from stemma.annotate.figures.numbers.vague import vague_at
from stemma.annotate.figures.vocabulary import (
    CURRENCIES,
    DESIGNATIONS,
    MONEY,
    MONEY_LONGEST,
    NUMBERS,
    UNITS,
    UNITS_LONGEST,
    longest,
    word_set,
)
from stemma.text.numerals import Numeral, numeral_at

_SPACED_DOLLARS = frozenset({"US", "U.S.", "C", "CA", "AU", "NZ", "HK", "SG", "NT"})  #: stand before "$" with a space, too
_TEMPERATURE = word_set("temperature_words")
_PENCE_AFTER = frozenset({"at", "a", "per", "each", ",", ".", ")", "in", "to"})
_MINUS = frozenset("-–−")
_DOUBTFUL_MONEY = word_set("doubtful_money")
_PERIODS = word_set("half_periods")
_BLURS = word_set("share_blurs")
_SYMBOL_LENGTH = 3  #: a capitalised word longer than "Hz" and "Mbps" is a name, no unit: "Mile End"
_MONEY_FLOOR = 100  #: below it a doubtful money word ("won", "crowns", "pounds") is taken for another word
_POUND_FLOOR = 10**5  #: from here on "pounds" are money even with no other sign of it: news weighs such loads in tons
_POUND_SIGNS = word_set("pound_signs")
_IN_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 25, 30, 40, 50, 100, 200, 500, 1000, 10000, 100000})


class Reader:
    """Reads the amounts of one sentence."""

    def __init__(self, items: Sequence[Piece]) -> None:
        self.items = items
        self.words = [p.low for p in items]
        self.joined = [p.joined for p in items]

    @cached_property
    def pounds(self) -> bool:
        """Whether the sentence speaks of money in other words."""
        return not _POUND_SIGNS.isdisjoint(self.words)

    @cached_property
    def warmth(self) -> bool:
        """Whether the sentence speaks of temperatures."""
        return not _TEMPERATURE.isdisjoint(self.words)

    def low(self, i: int) -> str:
        """Piece `i` in lower case, or "" beyond the ends."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def all(self) -> list[Amount]:
        """All amounts in order, ranges joined."""
        found: list[Amount] = []
        i = 0
        while i < len(self.items):
            amount = self.at(i)
            if amount is None:
                i += 1
                continue
            found.append(amount)
            i = max(amount.last, i + 1)
        return found

    def at(self, i: int) -> Amount | None:
        """The amount that begins at piece `i`."""
        return vague_at(self.items, i, words=self.words) or self.simple(i)

    # numbers -----------------------------------------------------------------------------------------------------------
    def simple(self, i: int) -> Amount | None:
        """A number with what belongs to it: currency, percent sign, unit."""
        if self.items[i].name:
            return None
        prefix = self.currency_before(i)
        start = prefix[0] if prefix else i
        sign, start = self.sign(start)
        number = self.number(start, loose=prefix is not None)
        if number is None:
            return None
        if number.fraction and not self._share_fits(start, number.end):
            return None
        value = number.value * sign
        base = Amount(
            i,
            number.end,
            number.end,
            "fraction" if number.fraction else "count",
            value,
            scale=number.scale,
            bare=number.form == "digits" and number.end == start + 1 and self.items[start].text.isdigit(),
            spelled=number.form == "words",
        )
        if prefix:
            return self.doubled(replace(base, kind="money", unit=prefix[1], bare=False))
        return (
            percent(base, words=self.words, joined=self.joined)
            or self.money_after(base)
            or multiple(base, words=self.words)
            or self.unit(base)
            or self.one_in(base)
            or self.of_money(base)
        )

    def of_money(self, amount: Amount) -> Amount:
        """ "120 million of the 2.4 billion yen": what is a part of a sum is one itself."""
        i = amount.last + 2
        if amount.scale == 1 or self.low(i - 2) != "of" or self.low(i - 1) not in ("the", "its", "their", "that", "a"):
            return amount
        whole = self.simple(i) if i < len(self.items) else None
        return replace(amount, kind="money", unit=whole.unit) if whole is not None and whole.kind == "money" else amount

    def number(self, i: int, *, loose: bool) -> Numeral | None:
        """A numeral at piece `i`; m, b and t scale money, and m and b what stands before a plural ("2.6m people")."""
        if i >= len(self.items) or self.items[i].name:
            return None
        number = numeral_at(self.words, i, table=NUMBERS, joined=self.joined, loose=loose)
        if number is None or loose or number.end >= len(self.items) or self.low(number.end) not in ("m", "b"):
            return number
        after = number.end + 1
        plural = any(
            (j < len(self.items) and self.items[j].tag in ("NNS", "NNPS") and self.items[j - 1].tag in ("JJ", "NN", "NNP", "CD"))
            or low_at(self.items, j) == "people"
            for j in (after, after + 1)
        )
        direct = after < len(self.items) and self.items[after].tag in ("NNS", "NNPS")
        capital = self.items[number.end].text == "M"
        if self.joined[number.end] and (plural or direct or capital):
            return numeral_at(self.words, i, table=NUMBERS, joined=self.joined, loose=True)
        return number

    def _share_fits(self, i: int, end: int) -> bool:
        """Whether a spelled fraction is a share: "a third of", not "a third man", "a quarter earlier", "the first half"."""
        word, after = self.low(i), self.low(end)
        if word == "quarter" or (self.low(i - 1) in _PERIODS and word == "half"):
            return False
        if word in ("a", "one") and self.low(end - 1) != "half":
            return after in ("of", "the") or self._hyphen(i + 1) or self.low(i - 1) in _BLURS
        if word == "half" or self.low(end - 1) == "half":
            if self._hyphen(end) and end < len(self.items) and self.joined[end]:
                return False
            plural = end < len(self.items) and self.items[end].tag in ("NNS", "NNPS", "DT", "PRP$", "PDT")
            return plural or after in ("of", "that", "people") or self.low(i - 1) in _BLURS
        return True

    def sign(self, i: int) -> tuple[int, int]:
        """(-1 or 1, index of the number): a minus sign or word directly before it."""
        word = self.low(i)
        following = self.items[i + 1] if i + 1 < len(self.items) else None
        if following is None:
            return 1, i
        if word in ("minus", "negative"):
            return (-1, i + 1) if NUMBERS.starts(following.low) else (1, i)
        if not following.digits:
            return 1, i
        if word in _MINUS and following.joined and not self.items[i].joined:
            return -1, i + 1
        if word == "+" and following.joined and not self.items[i].joined:
            return 1, i + 1
        return 1, i

    # money -------------------------------------------------------------------------------------------------------------
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
        return (inner and named) or (first in _SPACED_DOLLARS and number - i == 2 and self.joined[number])

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
        if entry["kind"] == "code" and not self.items[end].text.isupper():
            return None
        if count == 1 and word in _DOUBTFUL_MONEY:
            if word in ("pound", "pounds"):
                if value < _POUND_FLOOR and not self.pounds:
                    return None
                entry = {"code": "GBP"}
            elif value < _MONEY_FLOOR or self.items[end].tag.startswith("VB"):
                return None
        return replace(amount, last=end + count, rest=end + count, kind="money", unit=str(entry["code"]), bare=False)

    # units, shares ------------------------------------------------------------
    def unit(self, amount: Amount) -> Amount | None:
        """A unit of measure after the number; written out, it stays outside the span as gold counts it."""
        i = amount.last
        if self.low(i) == "-" and i + 1 < len(self.items) and self.joined[i + 1]:
            return None  # "7- or 8-inch": the unit is found from the second number
        if self.low(i) == "magnitude" or (self.low(amount.first - 1) == "magnitude" and not amount.spelled):
            after = i + 1 if self.low(i) == "magnitude" else i
            return replace(amount, rest=after, kind="measurement", unit="magnitude", bare=False)
        words = longest(UNITS, self.words[i : i + UNITS_LONGEST], most=UNITS_LONGEST)
        if words is None:
            return None
        count, entry = words
        glued = i < len(self.joined) and self.joined[i]
        if (entry.get("glued") and not (glued and not amount.spelled)) or (self.low(i) == "second" and not glued):
            return None
        if entry.get("glued") and entry["kind"] == "temperature" and not self.warmth:
            return None  # "the 13F filing", "a 777F"
        if entry.get("glued") and entry["unit"].islower() and self.items[i].text.isupper():
            return None  # "5G", "the 4T"
        round_tens = amount.value is not None and amount.value % 10 == 0
        if entry["unit"] == "s" and self.low(i) == "s" and (round_tens or self.low(amount.first - 1) in DESIGNATIONS):
            return None  # "the 1990s", "in her 30s", "the Model 3s"
        if (
            self.items[i].text.istitle()
            and len(self.items[i].text) > _SYMBOL_LENGTH
            and not glued
            and entry["kind"] != "temperature"
        ):
            return None  # "Mile End", "Meter Corp"
        end = i + count
        time = str(entry["unit"]) if entry["kind"] == "time" else None
        kind: Kind = "duration" if time else "measurement"
        inside = glued and not self._hyphen(i)
        return replace(
            amount,
            last=end if inside else amount.last,
            rest=end,
            kind=kind,
            unit=str(entry["unit"]),
            time=time,
            outside=None if inside else (i, end),
            bare=False,
        )

    def _hyphen(self, i: int) -> bool:
        """Whether a hyphen was cut out before piece `i` ("50-foot")."""
        return 0 < i < len(self.items) and self.joined[i] and self.items[i].start > self.items[i - 1].end

    def one_in(self, amount: Amount) -> Amount | None:
        """ "one in five", "two out of three": a share."""
        i = amount.last
        if self.low(amount.first - 1) in ("-", "–"):
            return None  # "won 8-7 in 10 innings"
        out = self.low(i) == "out" and self.low(i + 1) == "of"
        if amount.kind != "count" or not (out or self.low(i) == "in"):
            return None
        whole = numeral_at(self.words, i + (2 if out else 1), table=NUMBERS, joined=self.joined)
        part = amount.value
        if whole is None or part is None or part.denominator != 1 or not 0 < part < whole.value or whole.value.denominator != 1:
            return None
        typical = whole.value in _IN_DENOMINATORS and part <= 10
        units = longest(UNITS, self.words[whole.end : whole.end + 1], most=1)
        if (
            not (out or typical)
            or (units is not None and units[1]["kind"] == "time")
            or self.low(whole.end) in ("%", "percent", "-")
        ):
            return None
        return replace(amount, last=whole.end, rest=whole.end, kind="fraction", value=part / whole.value, bare=False)


def amounts(items: Sequence[Piece]) -> list[Amount]:
    """The amounts of a sentence, in order, before ranges are joined."""
    return Reader(items).all()
