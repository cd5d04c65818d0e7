"""Numbers written in digits, in words or in both, and their exact value.

This is mechanics only: the words come in as a `NumberWords` table (the English one is `lexicons/en/number_words.yaml`),
and what a number counts is nobody's business here. Values are fractions, so that "1.1 million" is 1100000 and
nothing beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+")
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}")
_MAX_DIGITS = 40  #: longer runs of digits are identifiers, and would only make the arithmetic slow

Form = Literal["digits", "words"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that ends before word `end`: `value` is `mantissa` times `scale` ("1.2 million": 1.2 and 1000000).

    `form` says how it begins. `fraction` marks values that the words give as parts of a whole ("two-thirds", "half").
    """

    end: int
    value: Fraction
    mantissa: Fraction
    scale: Fraction
    form: Form
    fraction: bool = False


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of one language that make up numbers, by what they do."""

    small: Mapping[str, int]  #: 0 to 19
    tens: Mapping[str, int]
    hundreds: Mapping[str, int]
    scales: Mapping[str, int]
    short: Mapping[str, int]  #: scales that begin no number: bn, tn
    suffixes: Mapping[str, int]  #: scales only where glued to digits
    loose: Mapping[str, int]  #: glued too, and only where the caller says so: m, b, t
    dozens: Mapping[str, int]
    parts: Mapping[str, int]
    glyphs: Mapping[str, Fraction]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> NumberWords:
        """Sort a lexicon table {word: {kind, value}} by kind."""

        def kind(name: str) -> dict[str, int]:
            return {word: int(entry["value"]) for word, entry in table.items() if entry["kind"] == name}

        glyphs = {word: Fraction(entry["value"]) for word, entry in table.items() if entry["kind"] == "glyph"}
        return cls(
            kind("unit"),
            kind("ten"),
            kind("hundred"),
            kind("scale"),
            kind("short"),
            kind("suffix"),
            kind("loose"),
            kind("dozen"),
            kind("part"),
            glyphs,
        )

    def starts(self, word: str) -> bool:
        """Whether a number may begin with this lower-case word, articles aside."""
        return bool(word) and (
            word[0].isdigit()
            or word in self.small
            or word in self.tens
            or word in self.hundreds
            or word in self.scales
            or word in self.dozens
            or word in self.glyphs
            or word in ("half", "quarter")
        )


def digits_value(text: str) -> Fraction | None:
    """The value of a number in digits ("1,300", "12,34,567.89", "1.234.567", "15.5", "5,00"); None for anything else.

    A comma before three digits groups, as English writes it; a comma before one or two is a decimal comma.
    """
    if len(text) > _MAX_DIGITS or not text.isascii():
        return None
    if _PLAIN.fullmatch(text):
        return Fraction(text)
    if _GROUPED.fullmatch(text) or _INDIAN.fullmatch(text):
        return Fraction(text.replace(",", ""))
    if _DOTTED.fullmatch(text):
        return Fraction(text.replace(".", "").replace(",", "."))
    if _COMMA_DECIMAL.fullmatch(text):
        return Fraction(text.replace(",", "."))
    return None


class _Reader:
    """One attempt to read a number from words[start:]."""

    def __init__(self, words: Sequence[str], joined: Sequence[bool], table: NumberWords, *, loose: bool) -> None:
        self.words, self.joined, self.table, self.loose = words, joined, table, loose

    def word(self, i: int) -> str:
        return self.words[i] if i < len(self.words) else ""

    def below_hundred(self, i: int) -> tuple[int, int] | None:
        """(value, next index) of "seven", "fourteen", "fifty-two"."""
        t, w = self.table, self.word(i)
        if w in t.tens:
            ones = t.small.get(self.word(i + 1), 0)
            return (t.tens[w] + ones, i + 2) if 0 < ones < 10 else (t.tens[w], i + 1)
        return (t.small[w], i + 1) if w in t.small else None

    def below_thousand(self, i: int) -> tuple[Fraction, int] | None:
        """(value, next index) of digits, or of words up to "nine hundred and ninety-nine"."""
        t, w = self.table, self.word(i)
        number = digits_value(w)
        if number is not None:
            if self.word(i + 1) not in t.hundreds:
                return number, i + 1
            found: tuple[Fraction, int] = (number, i + 1)
        else:
            small = self.below_hundred(i)
            article = w in ("a", "an") and (
                self.word(i + 1) in t.hundreds or self.word(i + 1) in t.scales or self.word(i + 1) in t.dozens
            )
            if small is not None:
                found = (Fraction(small[0]), small[1])
            elif article:
                found = (Fraction(1), i + 1)
            elif w in t.hundreds:
                found = (Fraction(1), i)
            else:
                return None
        value, at = found
        if self.word(at) in t.hundreds:
            value, at = value * t.hundreds[self.word(at)], at + 1
            more = at + 1 if self.word(at) == "and" else at
            bare_digits = self.word(at) != "and" and self.word(more)[:1].isdigit()
            rest = None if bare_digits else self.tail(more)
            if rest is not None and self.word(rest[1]) not in t.hundreds and not self.part(rest[1]):
                value, at = value + rest[0], rest[1]
        return value, at

    def tail(self, i: int) -> tuple[Fraction, int] | None:
        """What may follow "hundred (and)": a number below a hundred."""
        number = digits_value(self.word(i))
        if number is not None:
            return (number, i + 1) if 0 < number < 100 and number.denominator == 1 else None
        small = self.below_hundred(i)
        return (Fraction(small[0]), small[1]) if small and small[0] > 0 else None

    def part(self, i: int) -> bool:
        """Whether a spelled denominator stands here: "(two) thirds"."""
        return self.word(i) in self.table.parts

    def denominator(self, i: int) -> tuple[int, int] | None:
        """(value, next index) of a spelled denominator: "third(s)", "twenty-fifth", "hundred-thousandth"."""
        t, w, after = self.table, self.word(i), self.word(i + 1)
        if w in t.parts:
            return t.parts[w], i + 1
        ones = t.parts.get(after, 0)
        if w in t.tens and 2 < ones < 10 and after not in ("half", "quarter", "quarters"):
            return t.tens[w] + ones, i + 2
        if (w in t.hundreds or w in t.tens or w == "ten") and ones >= 1000:
            return ones * (t.hundreds.get(w) or t.tens.get(w) or t.small[w]), i + 2
        return None

    def fraction(self, i: int) -> tuple[Fraction, int] | None:
        """(value, next index) of "half", "a quarter", "two thirds", "3/4", "½"."""
        t, w = self.table, self.word(i)
        if w in t.glyphs:
            return t.glyphs[w], i + 1
        if w in ("half", "quarter"):
            return Fraction(1, t.parts[w]), i + 1
        if w in ("a", "one", "1"):
            below = self.denominator(i + 1)
            if below is not None and not self.word(below[1] - 1).endswith("s"):
                return Fraction(1, below[0]), below[1]
        small = self.below_hundred(i)
        below = self.denominator(small[1]) if small is not None and small[0] > 1 else None
        if small is not None and below is not None and self.word(below[1] - 1).endswith("s"):
            return Fraction(small[0], below[0]), below[1]
        if self.word(i + 1) in ("/", "⁄") and w.isdigit() and self.word(i + 2).isdigit():
            above, under = digits_value(w), digits_value(self.word(i + 2))
            if above is not None and under and self.word(i + 3) != "/" and above < 1000 and under < 1000:
                return above / under, i + 3
        return None

    def scaled(self, i: int) -> tuple[Fraction, int]:
        """(scale, next index): the product of the scale words, dozens and glued suffixes from word `i` on."""
        t, scale = self.table, Fraction(1)
        while True:
            w = self.word(i)
            glued = i < len(self.joined) and self.joined[i]
            step = t.scales.get(w) or t.short.get(w) or t.dozens.get(w) or (t.suffixes.get(w) if glued else None)
            if step is None and glued and self.loose:
                step = t.loose.get(w)
            if step is None or ((scale > 1 and step not in (10**5, 10**7, 10**6, 10**9)) or scale > 10**9):
                return scale, i
            scale, i = scale * step, i + 1


def numeral_at(
    words: Sequence[str], start: int = 0, *, table: NumberWords, joined: Sequence[bool] = (), loose: bool = False
) -> Numeral | None:
    """The longest number that begins at words[start] (lower case, hyphens split), or None.

    `joined[i]` says that no white space stands before word i; only glued suffixes count ("10k"). With `loose`, m, b and t
    are million, billion, trillion ("$2.6m"). "a" begins a number only before a scale ("a hundred") or a part ("a third").
    """
    reader = _Reader(words, joined, table, loose=loose)
    first = reader.word(start)
    if first.isascii() and first.isalpha() and first not in ("a", "an", "one") and not table.starts(first):
        return None  # most words
    form: Form = "digits" if first[:1].isdigit() or first in table.glyphs else "words"
    part = reader.fraction(start)
    if part is not None:
        return _finish_part(reader, part, form)
    head = reader.below_thousand(start)
    if head is None:
        if (
            first in table.scales
            or (first in table.dozens and not first.endswith("s"))
            or (first in ("a", "an") and reader.word(start + 1) in table.dozens)
        ):
            head = (Fraction(1), start + (first in ("a", "an")))
        else:
            return None
    value, at = head
    value, at, mixed = _plus_part(reader, value, at)
    value, at = _spoken_decimals(reader, value, at)
    scale, after = reader.scaled(at)
    total, mantissa, end = value * scale, value, after
    if scale > 1:
        total, end = _more_groups(reader, total, end, scale)
        total, end = _half_more(reader, total, end, scale)
    return Numeral(end, total, mantissa, scale, form, fraction=mixed and value < 1)


def _finish_part(reader: _Reader, part: tuple[Fraction, int], form: Form) -> Numeral:
    value, at = part
    after = at
    if reader.word(after) == "of" and reader.word(after + 1) in ("a", "one"):
        after += 2
    elif reader.word(after) == "a":
        after += 1  # "half a million"
    scale, end = reader.scaled(after)
    if scale == 1 and reader.word(after) in reader.table.hundreds:
        scale, end = Fraction(100), after + 1
    if scale > 1:
        return Numeral(end, value * scale, value, scale, form)
    return Numeral(at, value, value, Fraction(1), form, fraction=True)


def _plus_part(reader: _Reader, value: Fraction, at: int) -> tuple[Fraction, int, bool]:
    """Add "and a half", "½" or "1/4" to a whole number."""
    if value.denominator != 1:
        return value, at, False
    word = reader.word(at)
    if word in reader.table.glyphs:
        return value + reader.table.glyphs[word], at + 1, True
    if word == "and":
        part = reader.fraction(at + 1)
        if part is not None and part[0] < 1 and reader.word(at + 1) not in ("half", "quarter"):
            return value + part[0], part[1], True
    if word.isdigit() and reader.word(at + 1) in ("/", "⁄"):
        part = reader.fraction(at)
        if part is not None and part[0] < 1:
            return value + part[0], part[1], True
    return value, at, False


def _spoken_decimals(reader: _Reader, value: Fraction, at: int) -> tuple[Fraction, int]:
    """ "two hundred point zero three" """
    if reader.word(at) != "point" or reader.below_hundred(at + 1) is None:
        return value, at
    digits, i = "", at + 1
    while (small := reader.below_hundred(i)) is not None and len(digits) < _MAX_DIGITS:
        digits, i = digits + str(small[0]), small[1]
    return value + Fraction(int(digits), 10 ** len(digits)), i


def _more_groups(reader: _Reader, total: Fraction, at: int, scale: Fraction) -> tuple[Fraction, int]:
    """Add the groups that follow a scale word: "two thousand (and) twenty", "one million two thousand".

    Digits join only before "hundred", and never after "and": in "2 million and 300 wounded" stand two numbers.
    """
    while True:
        linked = reader.word(at) == "and"
        i = at + linked
        if reader.word(i)[:1].isdigit() and (linked or reader.word(i + 1) not in reader.table.hundreds):
            return total, at
        group = None if reader.fraction(i) is not None else reader.below_thousand(i)
        if group is None or group[0] <= 0:
            return total, at
        step, after = reader.scaled(group[1])
        add = group[0] * step
        if add >= scale or reader.word(after) in reader.table.hundreds:
            return total, at
        total, at, scale = total + add, after, step
        if step == 1:
            return total, at


def _half_more(reader: _Reader, total: Fraction, at: int, scale: Fraction) -> tuple[Fraction, int]:
    """ "a million and a half": half of the scale more."""
    if reader.word(at) != "and":
        return total, at
    part = reader.fraction(at + 1)
    if part is None or part[0] >= 1 or reader.word(at + 1) in ("half", "quarter"):
        return total, at
    own, after = reader.scaled(part[1])
    return total + part[0] * (own if own > 1 else scale), after
