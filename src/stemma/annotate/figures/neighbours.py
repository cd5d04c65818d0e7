"""A figure beside the others of its sentence: what it shares with them, what it is a part of, whether it counts at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.annotate.figures.grammar.clauses import Clause
from stemma.annotate.figures.grammar.counted import Counted
from stemma.annotate.figures.grammar.elision import corrected, definite, goes_on, total
from stemma.annotate.figures.grammar.predicates import Predicate, listed
from stemma.annotate.figures.numbers.bounds import Bounded
from stemma.annotate.figures.numbers.pieces import Piece
from stemma.annotate.figures.vocabulary import is_person

_OLDEST = 110  #: years; a larger number after a name is no age
_JOINING = frozenset({"and", "including", "while", "or", "but", "plus", ",", ";"})
#: people of any kind: "two people, a man and a woman," are one list, "two men, a woman and a child" another
_ANY_PEOPLE = frozenset({"person", "victim", "other", "resident", "civilian", "individual", "adult", "pedestrian"})
_CLOSING = frozenset((",", ".", ";", ")", "-", "–", "—", "--", ""))
_OPENING = frozenset((",", ":", "(", "-", "–", "—", "--", "including", "namely"))
_COMPARING = frozenset({("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to")})
_NUMBERED = ("count", "article")


@dataclass(frozen=True, slots=True)
class Item:
    """A figure of the sentence with its tokens [first, last) and predicate, while neighbours are compared."""

    found: Bounded
    first: int
    last: int
    things: Counted
    said: Predicate | None
    subset: bool = False
    listed: bool = False  #: a member of a list whose members have places of their own


def reason_for(clause: Clause, item: Item, *, counts: bool, after_count: bool) -> str | None:
    """Why an amount counts nothing after all, or None; `after_count`: a figure stands before it in its sentence."""
    if _block(clause, item):
        return "an address"
    if item.things.head is not None or not counts:
        return None
    if _age(clause, item):
        return "an age"
    if _empty(item.found, item.said) and not _meant(clause, item, after_count=after_count):
        return "a number that counts nothing named here"
    return None


def _meant(clause: Clause, item: Item, *, after_count: bool) -> bool:
    """Whether a small number without a noun is a count all the same, by what stands around it."""
    last = item.last
    if item.found.amount.value == 1:
        return False
    listing = after_count and (goes_on(clause, item.first, last=last, said=item.said) or item.listed)
    return listing or total(clause, last) or corrected(clause, item.first) or definite(clause, item.first, last=last)


def _block(clause: Clause, item: Item) -> bool:
    """Whether a number names a stretch of a street: "the 5400 block of Mill Road"."""
    value = item.found.amount.value
    return value is not None and value > 1 and clause.low(item.first + 1) == "block" and clause.low(item.first + 2) == "of"


def _age(clause: Clause, item: Item) -> bool:
    """Whether a number between commas follows a person's name: "Ana Vell, 27, and Ivo Marsk, 31, were killed"."""
    amount, first = item.found.amount, item.first
    if not amount.bare or amount.value is None or amount.value > _OLDEST or clause.low(first - 1) != ",":
        return False
    j = first - 2
    while clause.tag(j) == "NNP":
        j -= 1
    return first - 2 - j > 1 and clause.low(first + 1) in (",", ";", ".", "and", "or") and clause.tag(j) not in ("IN", "TO", "CD")


def _empty(found: Bounded, said: Predicate | None) -> bool:
    """Whether a number without a noun says nothing: small words, and digits that no verb takes."""
    amount = found.amount
    if amount.kind == "zero":
        return False
    if amount.kind == "vague":
        return said is None and found.first == amount.first
    small = amount.spelled and amount.value is not None and amount.value <= 12 and amount.high is None
    if small or amount.value == 1:
        return said is None or said.outcome is None
    return said is None and amount.bare


def carries(clause: Clause, item: Item, before: Item) -> bool:
    """Whether a number without a noun takes the noun of the number before: "435 homes now and 187 later"."""
    if item.said is not None and (item.said.outcome or listed(clause, item.first, after=before.last)):
        return True
    return clause.low(item.first - 1) in _JOINING


def compared(clause: Clause, before: Item, found: Bounded, *, first: int) -> bool:
    """Whether a number at token `first` is set against the one before it: "310 homicides in 2015, up from 280"."""
    if found.amount.kind != "count" or before.found.amount.kind != "count" or before.things.last is None:
        return False
    return (clause.low(first - 2), clause.low(first - 1)) in _COMPARING


def of_them(clause: Clause, items: Sequence[Piece], found: Bounded) -> int | None:
    """The token after "of them" that follows a number; None where it does not."""
    rest = items[found.amount.rest - 1].token + 1
    return rest + 2 if clause.low(rest) == "of" and clause.low(rest + 1) in ("them", "whom") else None


def shares(clause: Clause, before: Item, said: Predicate | None, *, tokens: tuple[int, int], beside: bool) -> bool:
    """Whether a list member has the predicate of the one before it; `beside`: each has a place of its own."""
    first, last = tokens
    if beside and (said is None or said.first < first):
        return True
    return listed(clause, first, after=before.last) and (said is None or not _own(said, before, last))


def _own(said: Predicate, before: Item, last: int) -> bool:
    """Whether a list item has a predicate of its own, to its right and not the one that all share."""
    return said.first >= last or (before.said is not None and said.first > before.said.last)


def within(clause: Clause, before: Item, first: int) -> bool:
    """Whether the number at token `first` is the whole that the one before it is a part of: "two of the three victims"."""
    j = first - 1
    while clause.tag(j) in ("DT", "PRP$"):
        j -= 1
    return clause.low(j) == "of" and before.first < j and j - 1 in clause.stopped


def with_parts(clause: Clause, read: Sequence[Item]) -> list[Item]:
    """The items, those marked as parts that a number before them is made up of: "two people, a man and a woman, died"."""
    result = list(read)
    for k, whole in enumerate(read):
        value = whole.found.amount.value
        if whole.found.amount.kind != "count" or value is None or value < 2 or whole.found.amount.high is not None:
            continue
        if whole.things.last is None or whole.things.head not in _ANY_PEOPLE:
            continue
        end, rest, before = k + 1, value, whole
        while end < len(read) and rest > 0 and _member(clause, before, read[end], opening=end == k + 1):
            rest -= read[end].found.amount.value or 0
            before = read[end]
            end += 1
        closed = clause.low(before.last) in _CLOSING or clause.low(whole.last) == ":"
        if rest == 0 and end > k + 1 and closed:
            result[k + 1 : end] = [replace(item, subset=True) for item in result[k + 1 : end]]
    return result


def _member(clause: Clause, before: Item, item: Item, *, opening: bool) -> bool:
    """Whether an item goes on a list of people after the one before it; `opening` the list that makes up a number."""
    amount = item.found.amount
    people = item.things.last is not None and is_person(item.things.head or "")
    if amount.kind not in _NUMBERED or amount.high is not None or not people or not listed(clause, item.first, after=before.last):
        return False
    return clause.low(before.last) in _OPENING or not opening
