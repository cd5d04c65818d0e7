"""Numbers that belong to time: dates, years, clock times, durations, ages. They are never figures."""

from __future__ import annotations

from stemma.annotate.figures.numbers.amount import Amount
from stemma.annotate.figures.numbers.setting import PLURALS, Setting
from stemma.annotate.figures.vocabulary import MONTHS, UNITS, WEEKDAYS, is_person, longest, word_set

_CLOCK_AFTER = word_set("clock_words")
_YEARS = (1000, 2100)
_RANGE_YEARS = 1400  #: "from 1000 to 2000 hires": below it a range is of years only after "between"
_MODERN = 1800  #: from here on a bare four-digit number is a year even before a noun ("2017 pay packages")
_YEAR_BEFORE = word_set("year_before")
AGE = "an age"
AGE_MAX = 120
LED = frozenset({"aged", "age", "ages"})  #: what stands before an age
_DECADE_LEADS = word_set("decade_leads")
_ANYONE = word_set("anyone_words")
_DYING = frozenset({"dies", "died", "dead", "die"})
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_SEXTANT = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100})  #: denominators that are written with a stroke
_YEAR_BLURS = word_set("year_blurs")


def clock(amount: Amount, s: Setting) -> str | None:
    """ "5 a.m.", "10 o'clock", "0600 GMT"."""
    if amount.kind not in ("count", "measurement"):
        return None
    after = s.low(amount.last)
    if after in _CLOCK_AFTER and not (after == "am" and s.low(amount.last - 2) == "i"):
        return "a clock time"
    return "a clock time" if after == "hours" and s.low(amount.last + 1) in ("local", "gmt") else None


def date(amount: Amount, s: Setting) -> str | None:
    """ "12 March 2021", "2021-03-12", "9/11", "in 2016"."""
    if amount.kind == "fraction" and s.items[amount.first].digits and s.low(amount.first + 1) == "/":
        below = s.low(amount.first + 2)
        unit = s.tag(amount.last) in ("IN", "NN", "NNS")
        part = s.low(amount.first) == "1" and s.low(amount.last) == "of"
        stroke = below.isdigit() and int(below) in _SEXTANT and (unit or amount.value in (0.5, 0.25, 0.75))
        if not (part or stroke):
            return "a date, a score or a ratio"
    value = amount.value
    if not amount.bare or value is None or value.denominator != 1:
        return None
    i = amount.first
    if s.low(i - 1) == "'" and s.items[i].joined and len(s.items[i].text) == 2 and not s.counted_after(amount.last):
        return "a year"  # "the Norvik Suite '11"
    number, i, j = int(value), amount.first, amount.last
    if amount.high is not None:
        return _year_range(amount, s)
    before = (s.low(i - 2) if s.low(i - 1) == "." else s.low(i - 1)).rstrip(".")
    if _vote(i, j, s):
        return None
    chain = s.low(i - 1) in ("/", "-", ".") and s.items[i].joined and i > 1 and s.items[i - 2].digits and s.items[i - 1].joined
    forward = (
        s.low(j) in ("/", "-") and j + 1 < len(s.items) and s.items[j].joined and s.items[j + 1].digits and s.items[j + 1].joined
    )
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
    if (
        _YEARS[0] <= number < _YEARS[1]
        and len(s.items[i].text) >= 4
        and s.items[j - 1].text.isdigit()
        and _is_year(amount, s, number)
    ):
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
    if (
        amount.value is None
        or not _YEARS[0] <= amount.value < _YEARS[1]
        or any("," in p.text for p in s.items[amount.first : amount.last])
    ):
        return None
    after = s.at(amount.last)
    counted = after is not None and (after.tag in PLURALS or is_person(after.low))
    counted = counted or (amount.value < _RANGE_YEARS and s.low(amount.first) != "between")
    return None if counted else "years"


def _is_year(amount: Amount, s: Setting, number: int) -> bool:
    """A bare four-digit number is a year unless it counts people, or old numbers count a plural: "1300 houses"."""
    i, j = amount.first, amount.last
    before, after = s.low(i - 1), s.at(j)
    if after is not None and (is_person(after.low) or after.low == "troops"):
        return False
    if before in _YEAR_BLURS and s.counted_after(j):
        return False
    if before in ("than", "least", "nearly", "almost", "roughly", "approximately"):
        return False
    plural = after is not None and after.tag in PLURALS and after.low != "s"
    if number < _MODERN:
        return before in _YEAR_BEFORE and not s.counted_after(j)
    return not (plural and before not in _YEAR_BEFORE and s.tag(i - 1) not in ("DT", "PRP$", "POS", "JJ"))


def age(amount: Amount, s: Setting) -> str | None:
    """ "24-year-old", "aged 24", "Mr. Dane, 52,", "who was 10", "those under 30"."""
    i, j = amount.first, amount.last
    value = amount.high or amount.value
    after = s.low(amount.rest)
    if amount.kind == "duration":
        of_age = s.low(i - 1) == "of" and s.low(i - 2) in ("age", "ages")
        if of_age or s.low(amount.rest - 1).endswith(("-old", "-olds")):
            return AGE
        if after in ("old", "olds") or (after == "of" and s.low(amount.rest + 1) == "age") or after.startswith("old-"):
            return AGE
        return None
    if amount.kind != "count" or value is None or not 0 < value <= AGE_MAX or value.denominator != 1:
        return None
    before = s.low(i - 1)
    if amount.bare and value % 10 == 0 and s.low(j) == "'s" and before in _DECADE_LEADS:
        return "a decade or an age group"  # "in his early 20's"
    if before in LED or (before in ("of", "to") and s.low(i - 2) in LED):
        return AGE
    if s.low(j) in ("yo", "yr", "year-old") or (before in ("turned", "turning", "was", "is") and s.low(j) == "years"):
        return AGE
    if before == "at" and s.low(i - 2) in _DYING and amount.bare and not s.counted_after(j):
        return AGE  # "Ada Bell dies at 75"
    grown = before in ("is", "was", "turned", "turns") and (s.low(i - 2) in ("who", "he", "she") or s.tag(i - 2) == "NNP")
    if grown and amount.bare and s.tag(j) in (",", ".", "IN", "CC", "WRB", ""):
        return AGE
    suffix = s.low(i - 2) in _SUFFIXES or (s.low(i - 2) == "." and s.low(i - 3) in _SUFFIXES)
    name = (suffix or s.tag(i - 2).startswith("NN")) and before == "," and not s.counted_after(j)
    if (
        name
        and s.low(j) in (",", ".", "-", "–", "—", "--", ")", "and", "")
        and amount.bare
        and (suffix or s.tag(i - 2) in ("NNP", "NN"))
        and not s.items[i - 2].digits
    ):
        return AGE if value >= 1 and not _list_before(i, s) else None
    old = before in ("over", "under") and (is_person(s.low(i - 2)) or s.low(i - 2) in _ANYONE) and not s.counted_after(j)
    return AGE if old and amount.bare else None


def _list_before(i: int, s: Setting) -> bool:
    """Whether the noun before ", 12," is itself counted: a list of counts, no person with an age."""
    return any(s.items[k].digits and not _aged(k, s) for k in range(max(0, i - 5), i - 1))


def _aged(k: int, s: Setting) -> bool:
    """Whether digits between commas follow a name: the one before in a list of names with ages."""
    return s.low(k - 1) == "," and s.low(k + 1) == "," and s.tag(k - 2) == "NNP"


def duration(amount: Amount, s: Setting) -> str | None:
    """ "five years", "three previous years", "several months": time expressions."""
    if amount.kind in ("vague", "count"):
        after = amount.rest + (amount.kind == "vague" and s.low(amount.rest) == "of")
        while s.tag(after) in ("JJ", "VBG", "VBN", "JJR"):
            after += 1
        unit = longest(UNITS, [s.low(after)], most=1)
        timed = unit is not None and unit[1]["kind"] == "time" and not unit[1].get("glued")
        return "a length of time" if timed and not s.tag(after + 1).startswith("NN") else None
    return "a length of time" if amount.kind == "duration" else None
