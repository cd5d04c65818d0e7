"""Amounts: numbers with their currency, percent sign or unit, ranges of them, and vague words, as the pieces give them.

What an amount is a number of, and whether it counts anything at all, is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from itertools import takewhile

from stemma.annotate.figures.numbers.amount import Amount, Kind, low_at
from stemma.annotate.figures.numbers.money import Money
from stemma.annotate.figures.numbers.percents import TIMES, multiple, percent, twice
from stemma.annotate.figures.numbers.pieces import Piece
from stemma.annotate.figures.numbers.vague import vague_at
from stemma.annotate.figures.vocabulary import (
    CURRENCIES,
    DESIGNATIONS,
    NUMBERS,
    UNITS,
    UNITS_LONGEST,
    VAGUE,
    longest,
    word_set,
)
from stemma.text.numerals import Numeral, numeral_at

_TEMPERATURE = word_set("temperature_words")
_MINUS = frozenset("-–−")
_TIMES_TEN = frozenset("x×*·")
_BELOW_ZERO = frozenset("-−–⁻")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MOST_POWER = 30  #: no newspaper number is beyond ten to the thirtieth
_SIGNS_BEFORE = frozenset("<>=~")
_SCALES = {"C": "°C", "F": "°F"}
_PERIODS = word_set("half_periods")
_BLURS = word_set("share_blurs")
_SYMBOL_LENGTH = 3  #: a capitalised word longer than "Hz" and "Mbps" is a name, no unit: "Mile End"
_IN_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 25, 30, 40, 50, 100, 200, 500, 1000, 10000, 100000})


_STARTERS = ("a", "an", "half", "quarter", "minus", "negative", "+")


def _starts() -> frozenset[str]:
    """The lower-case words and marks that an amount may begin with, besides digits."""
    numbers = (*NUMBERS.small, *NUMBERS.tens, *NUMBERS.hundreds, *NUMBERS.scales, *NUMBERS.dozens, *NUMBERS.parts)
    signs = {key for key, entry in CURRENCIES.items() if entry["kind"] in ("symbol", "code")}
    heads = {head for key in signs for head in ("".join(takewhile(str.isalpha, key)), key.rstrip("$="), key[0])}
    vague = {word for phrase in VAGUE for word in phrase[:2]}
    return frozenset({*numbers, *NUMBERS.glyphs, *signs, *heads, *vague, *TIMES, *_MINUS, *_STARTERS} - {""})


_STARTS = _starts()


class Reader(Money):
    """Reads the amounts of one sentence."""

    @cached_property
    def warmth(self) -> bool:
        """Whether the sentence speaks of temperatures."""
        return not _TEMPERATURE.isdisjoint(self.words)

    def all(self) -> list[Amount]:
        """All amounts in order, ranges joined."""
        found: list[Amount] = []
        starts = [i for i, word in enumerate(self.words) if word in _STARTS or word[0].isdigit()]
        i = 0
        for start in starts:
            if start < i:
                continue
            i = start
            if self._article(i):
                continue
            amount = self.at(i)
            if amount is not None:
                found.append(amount)
                i = max(amount.last, i + 1, amount.outside[1] if amount.outside else 0)
        return found

    def _article(self, i: int) -> bool:
        """Whether an article stands here before a plain word: it begins no number."""
        return self.words[i] in ("a", "an", "the") and self.low(i + 1).isalpha() and self.low(i + 1) not in _STARTS

    def at(self, i: int) -> Amount | None:
        """The amount that begins at piece `i`."""
        return vague_at(self.items, i, words=self.words) or twice(i, self.words) or self.simple(i)

    # numbers -----------------------------------------------------------------------------------------------------------
    def simple(self, i: int) -> Amount | None:
        """A number with what belongs to it: currency, percent sign, unit."""
        if self.items[i].name:
            return None
        prefix = self.currency_before(i)
        if prefix is None and self.low(i) in ("-", "−") and self._opens(i):
            owed = self.simple(i + 1)  # "-$5 million"
            if owed is None or owed.kind != "money" or owed.value is None:
                return None
            return replace(owed, first=i, value=-owed.value)
        start = prefix[0] if prefix else i
        sign, start = self.sign(start)
        number = self.number(start, loose=prefix is not None)
        if number is None:
            return None
        if number.fraction and not self._share_fits(start, number.end):
            return None
        value = number.value if sign > 0 else -number.value
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
            scale = int(CURRENCIES.get(self.low(i), {}).get("scale", 1))
            return self.doubled(replace(base, kind="money", unit=prefix[1], value=value * scale, bare=False))
        return (
            percent(base, words=self.words, joined=self.joined)
            or self.money_after(base)
            or multiple(base, words=self.words, joined=self.joined)
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

    def _opens(self, i: int) -> bool:
        """Whether a minus sign stands apart from what is before it and right at a currency sign."""
        if i + 1 >= len(self.items) or self.items[i].joined or not self.items[i + 1].joined or self.items[i + 1].digits:
            return False
        return self.currency_before(i + 1) is not None

    def number(self, i: int, *, loose: bool) -> Numeral | None:
        """A numeral at piece `i`; m, b and t scale money, and m and b what stands before a plural ("2.6m people")."""
        if i >= len(self.items) or self.items[i].name:
            return None
        number = numeral_at(self.words, i, table=NUMBERS, joined=self.joined, loose=loose)
        power = self._power(number) if number is not None and number.form == "digits" and number.scale == 1 else None
        if power is not None:
            return power
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

    def _power(self, number: Numeral) -> Numeral | None:
        """A number in powers of ten: "3×10⁸", "2.5 x 10^-8", "1.3e6"."""
        i = number.end
        if self.low(i) in _TIMES_TEN and self.low(i + 1) == "10":
            marked = self.low(i + 2) == "^"
            i += 2 + marked
        elif self.low(i) == "e" and self.joined[i]:
            marked = True
            i += 1 + (self.low(i + 1) == "+")
        else:
            return None
        below = self.low(i) in _BELOW_ZERO
        i += below
        digits = self.low(i).translate(_RAISED)
        raised = marked or below or digits != self.low(i)
        if not raised or i >= len(self.joined) or not self.joined[i] or not digits.isdigit() or int(digits) > _MOST_POWER:
            return None
        return replace(number, end=i + 1, value=number.value * Fraction(10) ** (-int(digits) if below else int(digits)))

    def _share_fits(self, i: int, end: int) -> bool:
        """Whether a spelled fraction is a share: "a third of", not "a third man", "a quarter earlier", "the first half"."""
        word, after = self.low(i), self.low(end)
        if word == "quarter" or (self.low(i - 1) in _PERIODS and word == "half"):
            return False
        if after in ("to", "or", "and") and self._fraction_at(end + 1):
            return True  # "a quarter to a third", "between half and two-thirds"
        if word in ("a", "one") and self.low(end - 1) != "half":
            return after in ("of", "the") or self._hyphen(i + 1) or self.low(i - 1) in _BLURS
        if word == "half" or self.low(end - 1) == "half":
            if self._hyphen(end) and end < len(self.items) and self.joined[end]:
                return False
            plural = end < len(self.items) and self.items[end].tag in ("NNS", "NNPS", "DT", "PRP$", "PDT")
            return plural or after in ("of", "that", "people") or self.low(i - 1) in _BLURS
        return True

    def _fraction_at(self, i: int) -> bool:
        """Whether another spelled fraction begins at piece `i`, one that names no part of a match or year."""
        following = self.number(i, loose=False)
        return following is not None and following.fraction and self.low(following.end - 1) not in ("half", "quarter")

    def sign(self, i: int) -> tuple[int, int]:
        """(-1 or 1, index of the number): a minus sign or word directly before it."""
        word = self.low(i)
        following = self.items[i + 1] if i + 1 < len(self.items) else None
        if following is None:
            return 1, i
        if word in ("minus", "negative"):
            if self.low(i - 1) == "or":
                return 1, i  # "plus or minus 5"
            return (-1, i + 1) if NUMBERS.starts(following.low) else (1, i)
        if not following.digits:
            return 1, i
        if word in _MINUS and following.joined and (not self.items[i].joined or self.low(i - 1) in _SIGNS_BEFORE):
            return -1, i + 1
        if word == "+" and following.joined and not self.items[i].joined:
            return 1, i + 1
        return 1, i

    # units, shares ------------------------------------------------------------
    def unit(self, amount: Amount) -> Amount | None:
        """A unit of measure after the number; written out, it stays outside the span as gold counts it."""
        i = amount.last
        if self.low(i) == "-" and i + 1 < len(self.items) and self.joined[i + 1]:
            return None  # "7- or 8-inch": the unit is found from the second number
        if self.low(i) == "magnitude" or (self.low(amount.first - 1) == "magnitude" and not amount.spelled):
            after = i + 1 if self.low(i) == "magnitude" else i
            return replace(amount, rest=after, kind="measurement", unit="magnitude", bare=False)
        if amount.kind == "fraction":
            i += self.low(i) == "of" and self.low(i + 1) in ("a", "an")
            i += self.low(i) in ("a", "an")  # "half a mile", "three-quarters of an inch"
        words = longest(UNITS, self.words[i : i + UNITS_LONGEST], most=UNITS_LONGEST)
        if words is None:
            return self._degrees(amount)
        count, entry = words
        glued = i < len(self.joined) and self.joined[i]
        apart = entry.get("spaced") and not amount.spelled and self._symbol_apart(i, str(entry["unit"]))
        if (entry.get("glued") and not apart and not (glued and not amount.spelled)) or (self.low(i) == "second" and not glued):
            return self._degrees(amount)
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
            and self.items[i].text != entry["unit"]
            and not glued
            and entry["kind"] != "temperature"
            and count == 1
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

    def _symbol_apart(self, i: int, symbol: str) -> bool:
        """Whether the symbol of a unit stands alone after a number: "5 g of salt", not "2 G Street"."""
        after = self.items[i + 1].text if i + 1 < len(self.items) else ""
        return self.items[i].text in (symbol, "L") and not after[:1].isupper() and after not in (".", "'s", "-")

    def _degrees(self, amount: Amount) -> Amount | None:
        """ "minus 12 C": a scale of temperature where the sentence speaks of warmth."""
        i = amount.last
        scale = _SCALES.get(self.items[i].text) if i < len(self.items) else None
        following = self.items[i + 1] if i + 1 < len(self.items) else None
        if scale is None or amount.spelled or not self.warmth or (following is not None and following.text[:1].isupper()):
            return None
        return replace(amount, rest=i + 1, kind="measurement", unit=scale, outside=(i, i + 1), bare=False)

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
        at = i + (2 if out else 1)
        every = self.low(at) in ("every", "each")  # "one in every five"
        whole = numeral_at(self.words, at + every, table=NUMBERS, joined=self.joined)
        part = amount.value
        if whole is None or part is None or part.denominator != 1 or not 0 < part < whole.value or whole.value.denominator != 1:
            return None
        typical = whole.value in _IN_DENOMINATORS and part <= 10
        units = longest(UNITS, self.words[whole.end : whole.end + 1], most=1)
        if (
            not (out or typical or every)
            or (units is not None and units[1]["kind"] == "time")
            or self.low(whole.end) in ("%", "percent", "-")
        ):
            return None
        return replace(amount, last=whole.end, rest=whole.end, kind="fraction", value=part / whole.value, bare=False)


def amounts(items: Sequence[Piece]) -> list[Amount]:
    """The amounts of a sentence, in order, before ranges are joined."""
    return Reader(items).all()
