"""Numbers that are no figures: names, dates, clock times, ages, house numbers, idioms. Each check gives its reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from stemma.annotate.figures.amounts import Amount, low_at
from stemma.annotate.figures.pieces import Piece
from stemma.annotate.figures.vocabulary import (
    COMPOUND_IDIOMS,
    DEMONYMS,
    DESIGNATIONS,
    MONTHS,
    ONE_IDIOMS,
    STREETS,
    TITLE_NOUNS,
    UNITS,
    WEEKDAYS,
    is_person,
    longest,
)

PHONE = re.compile(
    r"(?<![\w.])(?:\+\d{1,3}[ -])?(?:\(\d{2,5}\) ?|\d{2,5}[ -])\d{3,4}[ -]\d{3,4}(?![\w.])|(?<![\w.-])\d{3}-\d{4}(?![\w-])"
)
_CLOCK_AFTER = word_set("clock_after")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?")
_YEARS = (1000, 2100)
_RANGE_YEARS = 1400  #: "from 1000 to 2000 hires": below it a range is of years only after "between"
_MODERN = 1800  #: from here on a bare four-digit number is a year even before a noun ("2017 pay packages")
_YEAR_BEFORE = word_set("year_before")
_AGE_MAX = 120
_UNNUMBERED = word_set("unnumbered")
_TITLE_SHARE = 0.7  #: share of longer words with a capital from which a sentence is a headline
_ANYONE = word_set("anyone")
_AIRLINERS = frozenset({"707", "717", "727", "737", "747", "757", "767", "777", "787"})
_VOTES = word_set("votes")
_NAMED_NUMBERS = frozenset({"911", "999", "112", "24/7", "9/11"})
_SEXTANT = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100})  #: denominators that are written with a stroke
_PLURAL = ("NNS", "NNPS")


@dataclass(frozen=True)
class Setting:
    """The sentence an amount stands in."""

    items: Sequence[Piece]
    first_of_paragraph: bool
    ends_with_stop: bool

    @cached_property
    def vote(self) -> bool:
        """Whether the sentence tells of a vote or a ruling."""
        return not _VOTES.isdisjoint(p.low for p in self.items)

    @cached_property
    def title_case(self) -> bool:
        """Whether nearly all words begin with a capital, as in headlines."""
        words = [p for p in self.items if p.text[0].isalpha() and len(p.text) > 3]
        return len(words) > 2 and sum(p.text[0].isupper() for p in words) > _TITLE_SHARE * len(words)

    def low(self, i: int) -> str:
        return low_at(self.items, i)

    def at(self, i: int) -> Piece | None:
        return self.items[i] if 0 <= i < len(self.items) else None

    def tag(self, i: int) -> str:
        piece = self.at(i)
        return piece.tag if piece else ""

    def capital(self, i: int) -> bool:
        piece = self.at(i)
        return piece is not None and piece.text[:1].isupper()

    def counted_after(self, i: int) -> bool:
        """Whether a plural or a noun for people begins within three pieces from `i`: what follows is counted."""
        for j in range(i, i + 4):
            tag, word = self.tag(j), self.low(j)
            if tag in _PLURAL or word == "people":
                return True
            if not tag.startswith(("JJ", "NN", "VBN", "VBG")):
                return False
        return False


def reason_against(amount: Amount, setting: Setting) -> str | None:
    """Why an amount is no figure, or None. Money, percentages and shares are judged by the last checks only."""
    for check in _CHECKS:
        reason = check(amount, setting)
        if reason:
            return reason
    return None


def _compound(amount: Amount, s: Setting) -> str | None:
    """ "one-time", "two-way": what follows the hyphen is not counted."""
    after = s.at(amount.last)
    joined = after is not None and after.joined and after.text[0].isalpha()
    if amount.kind != "count" or after is None or not joined or not after.text[0].isalpha():
        return None
    one = amount.spelled and amount.value == 1
    if after.low in COMPOUND_IDIOMS or one:
        return "a compound that counts nothing"
    hyphen = after.start > s.items[amount.last - 1].end
    if not hyphen and not amount.spelled:
        if after.low == "s":
            return "a decade or an age group"
        return "part of a designation"
    return None


def _clock(amount: Amount, s: Setting) -> str | None:
    if amount.kind not in ("count", "measurement"):
        return None
    after = s.low(amount.last)
    if after in _CLOCK_AFTER and not (after == "am" and s.low(amount.last - 2) == "i"):
        return "a clock time"
    return "a clock time" if after == "hours" and s.low(amount.last + 1) in ("local", "gmt") else None


def _date(amount: Amount, s: Setting) -> str | None:
    if amount.kind == "fraction" and s.items[amount.first].digits and s.low(amount.first + 1) == "/":
        below = s.low(amount.first + 2)
        unit = s.tag(amount.last) in ("IN", "NN", "NNS")
        if not below.isdigit() or int(below) not in _SEXTANT or not (unit or amount.value in (0.5, 0.25, 0.75)):
            return "a date, a score or a ratio"
    value = amount.value
    if not amount.bare or value is None or value.denominator != 1:
        return None
    number, i, j = int(value), amount.first, amount.last
    if amount.high is not None:
        return _year_range(amount, s)
    before = (s.low(i - 2) if s.low(i - 1) == "." else s.low(i - 1)).rstrip(".")
    if _vote(i, j, s):
        return None
    chain = s.low(i - 1) in ("/", "-", ".") and s.items[i].joined and i > 1 and s.items[i - 2].digits and s.items[i - 1].joined
    forward = s.low(j) in ("/", "-") and j + 1 < len(s.items) and s.items[j].joined and s.items[j + 1].digits and s.items[j + 1].joined
    if chain or forward:
        return "part of a date, a score or an identifier"
    if before in MONTHS and s.capital(i - 1 - (s.low(i - 1) == ".")) and (number <= 31 or number >= _YEARS[0]):
        return "a date"
    if number >= _YEARS[0] and s.low(i - 1) == "," and s.low(i - 2).isdigit() and s.low(i - 3).rstrip(".") in MONTHS:
        return "a date"
    following = j + 1 if s.low(j) == "of" else j
    if number <= 31 and s.low(following) in MONTHS and s.capital(following):
        return "a date"
    if before in WEEKDAYS and number <= 31 and not s.counted_after(j) and s.tag(j) in (",", ".", "", "IN"):
        return "a date"
    if _YEARS[0] <= number < _YEARS[1] and len(s.items[i].text) >= 4 and s.items[j - 1].text.isdigit() and _is_year(amount, s, number):
        return "a year"
    return None


def _vote(i: int, j: int, s: Setting) -> bool:
    """Whether the number stands in "voted 412-218": the counts of a vote, and no third number."""
    if not s.vote:
        return False
    dashed = [k for k in range(i - 2, j + 2) if s.low(k) in ("-", "–") and s.items[k].joined]
    return len(dashed) == 1 and all(s.low(k).isdigit() for k in (dashed[0] - 1, dashed[0] + 1))


def _year_range(amount: Amount, s: Setting) -> str | None:
    """ "between 1600 and 1900", "2018-19": years unless a plural or people follow at once."""
    if amount.value is None or not _YEARS[0] <= amount.value < _YEARS[1] or any("," in p.text for p in s.items[amount.first : amount.last]):
        return None
    after = s.at(amount.last)
    counted = after is not None and (after.tag in _PLURAL or is_person(after.low))
    counted = counted or (amount.value < _RANGE_YEARS and s.low(amount.first) != "between")
    return None if counted else "years"


def _is_year(amount: Amount, s: Setting, number: int) -> bool:
    """A bare four-digit number is a year unless it counts people, or old numbers count a plural: "1300 houses"."""
    i, j = amount.first, amount.last
    before, after = s.low(i - 1), s.at(j)
    if after is not None and (is_person(after.low) or after.low == "troops"):
        return False
    if before in ("than", "least", "about", "nearly", "almost", "some", "over", "roughly", "approximately", "around", "to") and s.counted_after(j):
        return False
    if before in ("than", "least", "nearly", "almost", "roughly", "approximately"):
        return False
    plural = after is not None and after.tag in _PLURAL and after.low != "s"
    if number < _MODERN:
        return before in _YEAR_BEFORE and not s.counted_after(j)
    return not (plural and before not in _YEAR_BEFORE and s.tag(i - 1) not in ("DT", "PRP$", "POS", "JJ"))


def _age(amount: Amount, s: Setting) -> str | None:
    i, j = amount.first, amount.last
    value = amount.high or amount.value
    after = s.low(amount.rest)
    if amount.kind == "duration":
        if after in ("old", "olds") or (after == "of" and s.low(amount.rest + 1) == "age") or after.startswith("old-"):
            return "an age"
        return None
    if amount.kind != "count" or value is None or not 0 < value <= _AGE_MAX or value.denominator != 1:
        return None
    before = s.low(i - 1)
    if before in ("aged", "age", "ages") or (before in ("of", "to") and s.low(i - 2) in ("age", "ages", "aged")):
        return "an age"
    if s.low(j) in ("yo", "yr", "year-old") or (before in ("turned", "turning", "was", "is") and s.low(j) == "years"):
        return "an age"
    grown = before in ("is", "was", "turned", "turns") and (s.low(i - 2) in ("who", "he", "she") or s.tag(i - 2) == "NNP")
    if grown and amount.bare and s.tag(j) in (",", ".", "IN", "CC", "WRB", ""):
        return "an age"
    name = s.tag(i - 2).startswith("NN") and before == "," and not s.counted_after(j)
    if name and s.low(j) in (",", ".", "-", "–", "—", "--", ")", "and") and amount.bare and (s.tag(i - 2) in ("NNP", "NN")) and not s.items[i - 2].digits:
        return "an age" if value >= 1 and not _list_before(i, s) else None
    old = before in ("over", "under") and (is_person(s.low(i - 2)) or s.low(i - 2) in _ANYONE) and not s.counted_after(j)
    return "an age" if old and amount.bare else None


def _list_before(i: int, s: Setting) -> bool:
    """Whether the noun before ", 12," is itself counted: a list of counts, no person with an age."""
    return any(s.items[k].digits for k in range(max(0, i - 5), i - 1))


def _designation(amount: Amount, s: Setting) -> str | None:
    if amount.kind not in ("count", "measurement", "duration") or amount.value is None:
        return None
    i, j = amount.first, amount.last
    k = i - 1 - (s.low(i - 1) == "." and s.low(i - 2) in ("no", "nos", "nr", "fig"))
    before, piece = s.low(k), s.at(k)
    called = {"call", "called", "dial", "dialed", "dialled", "calling"}.intersection(s.low(n) for n in range(i - 6, i))
    if s.items[i].text in _NAMED_NUMBERS and (called or s.low(j).startswith(("call", "operator", "dispatch"))):
        return "an emergency number"
    small = amount.bare or (amount.spelled and amount.value <= 20)
    if s.items[i].text in _AIRLINERS and (s.capital(j) or s.low(j) in ("jet", "jets", "plane", "planes", "aircraft")):
        return "part of a designation"
    if s.low(j) in ("zip", "postcode"):
        return "part of a designation"
    if amount.kind in ("measurement", "duration") and amount.outside is None and before in DESIGNATIONS and s.capital(k):
        return "part of a designation"
    if amount.kind != "count" or piece is None or not small:
        return None
    if before == "#" or (before in DESIGNATIONS and (before not in _UNNUMBERED or not s.counted_after(j))):
        return "part of a designation"
    if before == "of" and s.low(k - 1) in ("group", "gang", "committee", "council") and s.capital(k - 1):
        return "part of a designation"
    if amount.spelled:
        inside = s.capital(i) and i > 0 and piece.tag in ("NNP", "NNPS", "DT", "JJ") and not s.title_case
        return "part of a name" if inside and s.low(i - 1) not in ("“", '"') else None
    named = piece.text[0].isupper() and piece.tag in ("NNP", "NNPS", "NN", "JJ") and k >= 0 and before.rstrip(".") not in MONTHS and before not in WEEKDAYS
    if named and s.capital(j) and s.low(j) not in DEMONYMS and not s.title_case and amount.bare:
        return "part of a name or a caption"
    if named and not s.counted_after(j) and s.low(j) not in ("of", "in", "were", "killed", "dead", "injured", "wounded"):
        return "part of a name"
    return None


def _address(amount: Amount, s: Setting) -> str | None:
    if not amount.bare:
        return None
    for j in range(amount.last, amount.last + 4):
        if s.low(j) in STREETS and (j > amount.last or s.capital(j + 1)) and s.capital(j):
            return "a house number"
        if not (s.capital(j) or s.low(j) in ("e", "w", "n", "s", "st", ".") or (s.at(j) is not None and s.tag(j) == "JJ" and s.low(j)[:1].isdigit())):
            return None
    return None


def _bracketed(amount: Amount, s: Setting) -> str | None:
    i, j = amount.first, amount.last
    if amount.bare and (s.low(i - 1), s.low(j)) in (("(", ")"), ("[", "]")):
        return "a number in brackets"
    if i == 0 and amount.bare and s.low(j) in (".", ")") and j < len(s.items) and s.items[j].joined and j + 1 < len(s.items):
        return "a list number"
    return None


def _title(amount: Amount, s: Setting) -> str | None:
    """ "34 things to know": the number in a title of a list."""
    if amount.kind != "count" or s.ends_with_stop:
        return None
    at = next((j for j in range(amount.last, amount.last + 3) if s.low(j) in TITLE_NOUNS), None)
    start = amount.first == 0 or s.low(amount.first - 1) in (":", "the", "top", "here", "are", "|")
    return "the number of a list title" if at is not None and start else None


def _score(amount: Amount, s: Setting) -> str | None:
    """ "a 3-2 win": two numbers with a dash that do not rise; those of a vote count."""
    i, j = amount.first, amount.last
    if amount.kind != "count" or s.vote:
        return None
    joined_on = s.low(j) in ("-", "–") and j + 1 < len(s.items) and s.items[j].joined and s.items[j + 1].joined and s.items[j + 1].digits
    joined_back = s.low(i - 1) in ("-", "–") and s.items[i].joined and s.items[i - 1].joined and i > 1 and s.items[i - 2].digits
    beyond = s.low(j + 2) in ("-", "–", "/") or s.low(i - 3) in ("-", "–", "/")
    if (joined_on or joined_back) and not beyond and amount.value is not None and amount.value < _YEARS[0]:
        return "a score or a ratio"
    if amount.high is not None and s.low(j) in ("win", "victory", "defeat", "loss", "draw", "lead", "record", "rout") and amount.high <= 200:
        return "a score or a ratio"
    return None


def _one(amount: Amount, s: Setting) -> str | None:
    """Idioms with "one"; "one" as a pronoun."""
    if not (amount.spelled and amount.kind == "count" and amount.value == 1 and amount.high is None):
        return None
    before, after = s.low(amount.first - 1), s.low(amount.last)
    if before in ("no", "the", "this", "that", "which", "another", "any", "every", "each", "some", "last", "next", "number", "such", "everyone", "a"):
        return "'one' is a pronoun here" if before != "the" or not s.tag(amount.last).startswith(("NN", "JJ")) else None
    noun = s.tag(amount.last).startswith("NN") or is_person(after)
    if before in (",", "-", "--", "–", "—") and s.tag(amount.last) in ("NNP", "PRP", "DT", "WDT", "IN") and after != "of":
        return "'one' is a pronoun here"
    if s.tag(amount.first - 1) in ("JJ", "JJR", "JJS", "WDT") and not noun and before not in ("least", "only"):
        return "'one' is a pronoun here"
    if after == "of":
        return "an idiom with 'one'" if _superlative(s, amount.last + 1) else None
    if after in ONE_IDIOMS or (after == "'s" and not before):
        return "an idiom with 'one'"
    return None


def _superlative(s: Setting, i: int) -> bool:
    """ "one of the first", "one of its largest", "one of the most": membership, not a count."""
    for j in range(i, i + 5):
        word, tag = s.low(j), s.tag(j)
        if tag == "JJS" or (word.endswith("est") and tag == "JJ") or word in ("first", "last", "few", "most", "best", "only", "top", "key", "main", "leading", "many"):
            return True
        if tag not in ("DT", "PRP$", "POS", "NNP", "RB", "JJ"):
            return False
    return False


def _pronoun(amount: Amount, s: Setting) -> str | None:
    """ "the two met": a number that only points back."""
    if amount.kind != "count" or not amount.spelled or amount.value is None or amount.value > 12 or amount.high is not None:
        return None
    before, tag = s.low(amount.first - 1), s.tag(amount.last)
    if before in ("the", "these", "those") and (tag.startswith(("VB", "MD", "RB", "CC", "IN")) or tag in (",", ".")) and s.low(amount.last) != "of":
        return "a number that only points back"
    return None


def _duration(amount: Amount, s: Setting) -> str | None:
    if amount.kind in ("vague", "count"):
        after = amount.rest + (amount.kind == "vague" and s.low(amount.rest) == "of")
        while s.tag(after) in ("JJ", "VBG", "VBN", "JJR"):
            after += 1
        unit = longest(UNITS, [s.low(after)], 1)
        timed = unit is not None and unit[1]["kind"] == "time" and not unit[1].get("glued")
        return "a length of time" if timed and not s.tag(after + 1).startswith("NN") else None
    return "a length of time" if amount.kind == "duration" else None


Check = Callable[[Amount, Setting], str | None]
_CHECKS: tuple[Check, ...] = (
    _clock, _age, _duration, _compound, _score, _date, _bracketed, _address, _title, _designation, _one, _pronoun
)


def unread_reason(text: str) -> str:
    """Why digits that make no number were left out: "5:10", "3.2.1"."""
    return "a clock time" if _CLOCK.fullmatch(text) else "digits that are no number"
