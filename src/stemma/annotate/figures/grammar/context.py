"""What stands around a figure: whose people, where, per what, part of what."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.annotate.figures.grammar.clauses import PREPOSITIONS, Clause, Phrase
from stemma.annotate.figures.grammar.counted import Counted, subject
from stemma.annotate.figures.grammar.predicates import Predicate
from stemma.annotate.figures.numbers.amount import low_at
from stemma.annotate.figures.numbers.bounds import Bounded
from stemma.annotate.figures.numbers.pieces import Piece
from stemma.annotate.figures.vocabulary import (
    CHANGES,
    DEMONYMS,
    DESIGNATIONS,
    MONTHS,
    NUMBERS,
    OUTCOMES,
    PER_NOUNS,
    UNITS,
    UNITS_LONGEST,
    WEEKDAYS,
    longest,
    singular,
    word_set,
)

_PLACE_PREPOSITIONS = word_set("place_prepositions")
_SHIFTS = frozenset({"earlier", "ago", "later", "before", "after", "old"})  #: "260,000 a year earlier" is no rate
_NO_PLACES = word_set("no_places")  #: words that make a name that of a body
_PLACE_REACH = 16  #: tokens after the figure in which its place is looked for
_LOSING = word_set("losing_verbs")
_SUBSET_BEFORE = frozenset({"another", "including", "among"})
_REST = frozenset({"other", "remaining", "surviving"})  #: "the other three"
_PRONOUNS = word_set("group_pronouns")


def population(clause: Clause, counted: Counted, *, said: Predicate | None) -> str | None:
    """Whose people or things: the proper words before the noun ("Syrian", "MTA"), a possessive, or who lost them."""
    phrase = counted.phrase
    if phrase is not None:
        words = _proper(clause, phrase)
        if words:
            return words
        if clause.tag(phrase.first) == "PRP$":
            return clause.text(phrase.first)
    if said is not None and said.verb is not None and said.objective and clause.low(said.verb.head) in _LOSING:
        loser = subject(clause, said.verb)
        if loser is not None:
            return _proper(clause, loser, whole=True) or None
    return None


def _proper(clause: Clause, phrase: Phrase, *, whole: bool = False) -> str:
    """The run of capitalised words that opens a phrase; its head only where that names a people or `whole` asks for it."""
    first = phrase.first
    while first < phrase.head and clause.tag(first) in ("DT", "PRP$"):
        first += 1
    last = first
    demonym = singular(clause.low(phrase.head)) in DEMONYMS
    end = phrase.head + 1 if whole or demonym else phrase.head
    while (
        last < end
        and clause.text(last)[:1].isupper()
        and clause.tag(last).startswith(("NN", "JJ"))
        and clause.text(last).isalpha()
        and clause.low(last) not in OUTCOMES  # "Death toll at 24"
    ):
        last += 1
    return "".join(_slice(clause, first, last))


def _slice(clause: Clause, first: int, last: int) -> list[str]:
    parts: list[str] = []
    for j in range(first, last):
        token = clause.sentence.tokens[j]
        if parts and token.start > clause.sentence.tokens[j - 1].end:
            parts.append(" ")
        parts.append(token.text)
    return parts


def place(clause: Clause, first: int, *, last: int) -> str | None:
    """The name after the first preposition of place that follows the figure, or that opens its sentence."""
    reach = range(last, min(len(clause.lows), last + _PLACE_REACH))
    stop = next((j for j in reach if clause.low(j) in (";", ":")), reach.stop)
    for j in range(last, stop):
        name = _place_at(clause, j)
        if name:
            return name
    return _place_at(clause, 0) if first > 0 else None


def _place_at(clause: Clause, i: int) -> str | None:
    """The place name after a preposition at token `i`: "in the town of Vardel", "at Kort Airport"."""
    if clause.low(i) not in _PLACE_PREPOSITIONS or clause.tag(i) not in (*PREPOSITIONS, "RP"):
        return None
    j = i + 1
    while clause.tag(j) in ("DT", "JJ", "PRP$") and not clause.text(j)[:1].isupper():
        j += 1
    if clause.tag(j) == "NN" and clause.low(j + 1) == "of":
        j += 2
        while clause.tag(j) == "DT":
            j += 1
    last = j
    while (
        clause.tag(last) in ("NNP", "NNPS")
        and clause.text(last)[0].isupper()
        and last not in clause.stopped
        and clause.low(last) not in WEEKDAYS
        and clause.low(last) not in MONTHS
    ):
        last += 1
    if any(clause.low(k) in _NO_PLACES for k in range(j, last)):
        return None  # "12 posts at the Ministry of Works"
    if last == j or clause.low(last - 1) in DESIGNATIONS or clause.low(last) in ("'s", "said", "says"):
        return None
    return "".join(_slice(clause, j, last))


def per(lows: Sequence[str], i: int) -> tuple[str | None, int]:
    """(what a rate is per, words it takes) at word `i`: "a month", "per person", "an ounce", "each", "/ton"."""
    word, after = _low(lows, i), _low(lows, i + 1)
    if word in ("a", "an", "every", "each") and after.rstrip(".,") in PER_NOUNS:
        return (None, 0) if _low(lows, i + 2) in _SHIFTS else (after, 2)
    if word in ("per", "/") and after.isalpha():
        unit = longest(UNITS, lows[i + 1 : i + 1 + UNITS_LONGEST], most=UNITS_LONGEST)
        if unit is not None and not unit[1].get("glued"):
            return str(unit[1]["unit"]) if unit[1]["kind"] != "time" else singular(after), 1 + unit[0]
        return (singular(after), 2) if word == "per" or after in PER_NOUNS else (None, 0)
    if word == "apiece" or (word == "each" and _low(lows, i + 1) != "other"):
        return "each", 1
    return ("year", 1) if word in ("annually", "yearly") else (None, 0)


def _low(lows: Sequence[str], i: int) -> str:
    return lows[i] if 0 <= i < len(lows) else ""


def is_subset(items: Sequence[Piece], found: Bounded, *, head: str | None) -> bool:
    """Whether the words make the figure a part of a larger one: "two others", "three of them", "including 5"."""
    rest = found.amount.rest
    following = low_at(items, rest)
    if found.amount.kind == "zero" and following == "else":
        return True  # "no one else was hurt": besides those that are counted
    if head == "other" or (following in ("more", "other", "others") and low_at(items, rest + 1) != "than"):
        return True
    if items[found.first].low == "another" and found.amount.kind == "article":
        return True
    if following == "of" and rest + 1 < len(items) and (items[rest + 1].digits or NUMBERS.starts(items[rest + 1].low)):
        return found.amount.kind == "count"  # "one of five people"
    if following == "of" and (low_at(items, rest + 1) in _PRONOUNS or low_at(items, rest + 2) in _PRONOUNS):
        return True
    if following == "of" and found.amount.kind == "count" and low_at(items, rest + 1) in ("the", "those", "these"):
        return True
    before = [low_at(items, found.first - k) for k in (1, 2, 3)]
    return (
        before[0] in _SUBSET_BEFORE
        or (before[0] in _REST and before[1] in ("the", "all", "these", "those", "his", "her"))
        or before[1] == "including"
        or before[:2] == ["them", "among"]
        or before[:2] == [",", "them"]
    )


def is_change(items: Sequence[Piece], found: Bounded) -> bool:
    """Whether the amount is a difference, not a level: "rose 3 percent", "down by 12", "a 7% fall"."""
    i = found.first - 1
    while low_at(items, i) in ("by", "another", "an", "additional", "further", "a", "more", "only", "just"):
        i -= 1
    direct = low_at(items, i)
    after = low_at(items, found.amount.rest)
    change = CHANGES.get(direct)
    if (
        change is not None
        and direct not in ("less", "change", "going", "goes", "go")
        and low_at(items, found.first - 1) not in ("to", "at")
    ):
        return True
    return found.amount.kind in ("percent", "points") and after in CHANGES and after not in ("up", "down", "less", "to", "in")
