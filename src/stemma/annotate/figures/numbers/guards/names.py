"""Numbers that are names or idioms: designations, house numbers, list titles, "one-time", "one of the first"."""

from __future__ import annotations

from fractions import Fraction

from stemma.annotate.figures.numbers.amount import Amount
from stemma.annotate.figures.numbers.setting import Setting
from stemma.annotate.figures.vocabulary import (
    AFTER,
    COMPOUND_IDIOMS,
    DEMONYMS,
    DESIGNATIONS,
    MANNERS,
    MONTHS,
    NUMBERS,
    ONE_IDIOMS,
    OUTCOMES,
    STREETS,
    TITLE_NOUNS,
    WEEKDAYS,
    is_person,
    word_set,
)

_PAIRS = frozenset(tuple(d.split()) for d in DESIGNATIONS if " " in d)
_UNNUMBERED = word_set("rarely_numbered")
_PICTURES = frozenset({"image", "photo", "picture", "slide", "page"})
_ARMS = word_set("arms")
#: "Crash Kills 3, Injures 5"
_KILLS = frozenset(w for w, entry in OUTCOMES.items() if w[-1] == "s" and entry["kind"] == "patient")
_AIRLINERS = frozenset({"707", "717", "727", "737", "747", "757", "767", "777", "787"})
_RESOLUTIONS = (4000, 8000)  #: "4K video", "an 8K screen"
_NAMED_NUMBERS = frozenset({"911", "999", "112", "24/7", "9/11"})
_NAMED_RANGES = frozenset({(Fraction(7), Fraction(11))})
_DIALLING = word_set("dial_verbs")
_PRONOUN_LEADS = word_set("pronoun_leads")
_SUPERLATIVES = word_set("superlatives")
_SCORE_NOUNS = word_set("score_nouns")
_SCORE_MOST = 200  #: no game ends with more
_SCORE_HIGHEST = 1000  #: from here on numbers with a dash are years or identifiers


def compound(amount: Amount, s: Setting) -> str | None:
    """ "one-time", "two-way": what follows the hyphen is not counted."""
    after = s.at(amount.last)
    joined = after is not None and after.joined and after.text[0].isalpha()
    if amount.kind == "count" and s.low(amount.first - 1) in ("foot", "feet", "ft") and s.items[amount.first].joined:
        return "part of a measurement"  # "six-foot-five"
    piece = s.items[amount.first]
    pointed = piece.text.startswith("0.") and piece.end - piece.start < len(piece.text)  # written ".38"
    if amount.kind == "count" and pointed and (s.low(amount.last) in _ARMS or s.low(amount.first - 1) in ("a", "an")):
        return "part of a designation"  # "a .38 revolver"
    if amount.kind == "count" and amount.spelled and s.capital(amount.first) and _glued_to_digits(amount.first, s):
        return "part of a name"  # "7-Eleven"
    if amount.kind != "count" or after is None or not joined or (after.low,) in AFTER:
        return None
    if after.low in NUMBERS.small and after.text[0].isupper() and not amount.spelled:
        return "part of a name"
    one = amount.spelled and amount.value == 1
    if after.low in COMPOUND_IDIOMS or one:
        return "a compound that counts nothing"
    hyphen = after.start > s.items[amount.last - 1].end
    if not hyphen and not amount.spelled:
        if after.low == "s":
            return "a decade or an age group"
        return "part of a designation"
    return None


def _glued_to_digits(i: int, s: Setting) -> bool:
    """Whether piece `i` was cut out of a word that begins with digits."""
    return i > 0 and s.items[i].token == s.items[i - 1].token and s.items[i - 1].digits


def designation(amount: Amount, s: Setting) -> str | None:
    """ "Flight 370", "Article 5", "Boeing 777", "Final Four", "the 90049 ZIP code"."""
    if amount.kind not in ("count", "measurement", "duration") or amount.value is None:
        return None
    i, j = amount.first, amount.last
    k = i - 1 - (s.low(i - 1) == "." and s.low(i - 2) in ("no", "nos", "nr", "fig"))
    before, piece = s.low(k), s.at(k)
    called = _DIALLING.intersection(s.low(n) for n in range(i - 6, i))
    if s.items[i].text in _NAMED_NUMBERS and (called or s.low(j).startswith(("call", "operator", "dispatch"))):
        return "an emergency number"
    small = amount.bare or (amount.spelled and amount.value <= 20)
    if amount.high is not None and (amount.value, amount.high) in _NAMED_RANGES and not s.counted_after(j):
        return "part of a name"  # "robbed a 7-11"
    if s.items[i].text in _AIRLINERS and (s.capital(j) or s.low(j) in ("jet", "jets", "plane", "planes", "aircraft")):
        return "part of a designation"
    resolution = amount.value in _RESOLUTIONS and s.items[j - 1].text == "K" and s.items[j - 1].joined
    if s.low(j) in ("zip", "postcode") or (resolution and not s.counted_after(j)):
        return "part of a designation"
    if amount.kind in ("measurement", "duration") and amount.outside is None and before in DESIGNATIONS and s.capital(k):
        return "part of a designation"
    if amount.kind != "count" or piece is None or not small:
        return None
    if (s.low(k - 1), before) in _PAIRS:
        return "part of a designation"
    if before == "#" or (before in DESIGNATIONS and (before not in _UNNUMBERED or not s.counted_after(j))):
        return "part of a designation"
    if _series(amount, s):
        return "a place in a series"
    if before == "of" and s.low(k - 1) in ("group", "gang", "committee", "council") and s.capital(k - 1):
        return "part of a designation"
    if amount.spelled:
        inside = s.capital(i) and i > 0 and piece.tag in ("NNP", "NNPS", "DT", "JJ") and not s.title_case
        return "part of a name" if inside and s.low(i - 1) not in ("“", '"') else None
    named = (
        piece.text[0].isupper()
        and piece.tag in ("NNP", "NNPS", "NN", "JJ")
        and k >= 0
        and before.rstrip(".") not in MONTHS
        and before not in WEEKDAYS
        and before not in _KILLS
    )
    if named and s.capital(j) and s.low(j) not in DEMONYMS and not s.title_case and amount.bare:
        return "part of a name or a caption"
    if named and not s.counted_after(j) and s.low(j) not in ("of", "in", "were", "killed", "dead", "injured", "wounded"):
        return "part of a name"
    return None


def _series(amount: Amount, s: Setting) -> bool:
    """ "Image 1 of 9", "photo 3 / 12": pages of a gallery."""
    i = amount.first
    if s.low(i - 1) in _PICTURES:
        return s.low(amount.last) in ("of", "/")
    j = i - 1
    while s.low(j) in ("of", "/"):
        j -= 1
    return j < i - 1 and s.items[j].digits and s.low(j - 1) in _PICTURES


def address(amount: Amount, s: Setting) -> str | None:
    """ "12 Harrow Street", "9 E 71st St"."""
    if not amount.bare:
        return None
    for j in range(amount.last, amount.last + 4):
        if s.low(j) in STREETS and (j > amount.last or s.capital(j + 1)) and s.capital(j):
            return "a house number"
        if not (
            s.capital(j)
            or s.low(j) in ("e", "w", "n", "s", "st", ".")
            or (s.at(j) is not None and s.tag(j) == "JJ" and s.low(j)[:1].isdigit())
        ):
            return None
    return None


def bracketed(amount: Amount, s: Setting) -> str | None:
    """ "Prell (4)", "[12]", "1. Open the lid"."""
    i, j = amount.first, amount.last
    if amount.bare and (s.low(i - 1), s.low(j)) in (("(", ")"), ("[", "]")):
        return "a number in brackets"
    if i == 0 and amount.bare and s.low(j) in (".", ")") and j < len(s.items) and s.items[j].joined and j + 1 < len(s.items):
        return "a list number"
    return None


def title(amount: Amount, s: Setting) -> str | None:
    """ "34 things to know": the number in a title of a list."""
    if amount.kind != "count" or s.ends_with_stop:
        return None
    at = next((j for j in range(amount.last, amount.last + 3) if s.low(j) in TITLE_NOUNS), None)
    start = amount.first == 0 or s.low(amount.first - 1) in (":", "the", "top", "here", "are", "|")
    return "the number of a list title" if at is not None and start else None


def score(amount: Amount, s: Setting) -> str | None:
    """ "a 3-2 win": two numbers with a dash that do not rise; those of a vote count."""
    i, j = amount.first, amount.last
    if amount.kind != "count" or s.vote:
        return None
    joined_on = (
        s.low(j) in ("-", "–") and j + 1 < len(s.items) and s.items[j].joined and s.items[j + 1].joined and s.items[j + 1].digits
    )
    joined_back = s.low(i - 1) in ("-", "–") and s.items[i].joined and s.items[i - 1].joined and i > 1 and s.items[i - 2].digits
    beyond = s.low(j + 2) in ("-", "–", "/") or s.low(i - 3) in ("-", "–", "/")
    if (joined_on or joined_back) and not beyond and amount.value is not None and amount.value < _SCORE_HIGHEST:
        return "a score or a ratio"
    if amount.high is not None and s.low(j) in _SCORE_NOUNS and amount.high <= _SCORE_MOST:
        return "a score or a ratio"
    return None


def one(amount: Amount, s: Setting) -> str | None:
    """Idioms with "one"; "one" as a pronoun."""
    if not (amount.spelled and amount.kind == "count" and amount.value == 1 and amount.high is None):
        return None
    before, after = s.low(amount.first - 1), s.low(amount.last)
    if before == "the" or before in _PRONOUN_LEADS:
        return "'one' is a pronoun here" if before != "the" or not s.tag(amount.last).startswith(("NN", "JJ")) else None
    noun = s.tag(amount.last).startswith("NN") or is_person(after)
    told = after in MANNERS or after in OUTCOMES  # "6 Shot, One Critically Hurt"
    if (
        before in (",", "-", "--", "–", "—")
        and not told
        and s.tag(amount.last) in ("NNP", "PRP", "DT", "WDT", "IN")
        and after != "of"
    ):
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
        if tag == "JJS" or (word.endswith("est") and tag == "JJ") or word in _SUPERLATIVES:
            return True
        if tag not in ("DT", "PRP$", "POS", "NNP", "RB", "JJ"):
            return False
    return False


def pronoun(amount: Amount, s: Setting) -> str | None:
    """ "the two met": a number that only points back."""
    if amount.kind != "count" or not amount.spelled or amount.value is None or amount.value > 12 or amount.high is not None:
        return None
    before, tag = s.low(amount.first - 1), s.tag(amount.last)
    if (
        before in ("the", "these", "those")
        and (tag.startswith(("VB", "MD", "RB", "CC", "IN")) or tag in (",", "."))
        and s.low(amount.last) != "of"
    ):
        return "a number that only points back"
    return None
