"""From bounded amounts to figures: what each counts, what is said of it, what it shares with its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stemma.annotate.figures.grammar.clauses import PLURALS, Clause
from stemma.annotate.figures.grammar.concepts import Concept, Placed, concept
from stemma.annotate.figures.grammar.context import is_change, is_subset, per, place, population
from stemma.annotate.figures.grammar.counted import NOTHING, NUMBER_NOUNS, Counted, counted, noun_of
from stemma.annotate.figures.grammar.elision import opposite, parallel, total
from stemma.annotate.figures.grammar.outcomes import YIELDING, cut, noun_outcome
from stemma.annotate.figures.grammar.predicates import Predicate, predicate, shared_back
from stemma.annotate.figures.grammar.shape import Shape
from stemma.annotate.figures.neighbours import Item, carries, compared, of_them, reason_for, shares, with_parts, within
from stemma.annotate.figures.numbers.bounds import Bounded
from stemma.annotate.figures.numbers.pieces import Piece
from stemma.annotate.figures.numbers.quantities import quantity
from stemma.annotate.figures.vocabulary import OBJECTS, singular, word_set
from stemma.model import Period, Quantity

_PROJECTILES = word_set("projectiles")
_SUFFERING = frozenset(str(OBJECTS["injuries"]["verbs"]).split())
_PARENTS = word_set("parents")
_RELATIVES = frozenset({"who", "which", "that"})
_BEARING_NOTHING = word_set("legal_counts")
_DIMENSIONS = word_set("dimensions")
Role = Literal["count", "money", "share", "measurement", "rate", "multiple", "ordinal", "change", "vague"]


@dataclass(frozen=True, slots=True)
class Found:
    """A figure before it has an id; code points are of the report's text."""

    start: int
    end: int
    quantity: Quantity
    counted: Counted
    said: tuple[tuple[int, int], ...]
    outcome: str | None
    population: str | None
    place: str | None
    per: str | None
    role: Role
    subset: bool
    paragraph: int
    concept: tuple[tuple[int, int], ...] = ()
    as_of: Period | None = None
    period: Period | None = None


def built(clause: Clause, items: Sequence[Piece], *, amounts: Sequence[Bounded]) -> tuple[list[Found], list[tuple[Bounded, str]]]:
    """The figures of one sentence, and amounts that count nothing, with the reason."""
    read = with_parts(clause, _read(clause, items, amounts))
    result: list[Found] = []
    countless: list[tuple[Bounded, str]] = []
    kept: Item | None = None
    carried: tuple[str, str | None, str | None] | None = None
    units = {items[k].token for b in amounts if b.amount.outside for k in range(*b.amount.outside)}
    shape = Shape(clause, frozenset(units))
    last_said: tuple[Placed, Concept] | None = None
    for item in read:
        counts = item.found.amount.kind in ("count", "vague", "zero", "article", "ordinal")
        elided = item.things.head is None and counts
        reason = reason_for(clause, item, counts=counts, after_count=kept is not None)
        if reason is not None:
            countless.append((item.found, reason))
            continue
        figure = _figure(clause, items, item.found, item.things, item.said)
        placed = _placed(clause, items, item)
        last_said = placed, concept(shape, placed, before=last_said)
        spans = tuple(clause.chars(a, b) for a, b in last_said[1])
        figure = replace(figure, subset=figure.subset or item.subset, concept=spans)
        other = item.things.head == "other"
        shared = elided and kept is not None and (figure.subset or item.listed or carries(clause, item, kept))
        if carried is not None and (other or shared):
            figure = replace(figure, counted=replace(item.things, head=carried[0]), population=figure.population or carried[1])
            if item.listed or total(clause, item.last):
                figure = replace(figure, outcome=figure.outcome or carried[2])
        if counts and figure.counted.head is not None:
            head = "person" if figure.counted.head in NUMBER_NOUNS and figure.outcome else figure.counted.head
            carried = (head, figure.population, figure.outcome)
        result.append(figure)
        kept = item
    return result, countless


def _one_of(before: Item, found: Bounded, things: Counted, said: Predicate | None) -> bool:
    """Whether "one" stands for one of those counted before it, with their verb: "two men were shot, one in the leg"."""
    if things.head is not None or found.amount.value != 1 or said is None or before.said is None:
        return False
    return said.verb is not None and said.first == before.said.first and before.last <= said.first


def _children(clause: Clause, first: int) -> bool:
    """Whether the number at token `first` is how many children someone has: "a mother of three"."""
    return clause.low(first - 1) == "of" and clause.low(first - 2) in _PARENTS


def _placed(clause: Clause, items: Sequence[Piece], item: Item) -> Placed:
    """Where a figure stands in its clause, for the question what it is said of."""
    amount = item.found.amount
    rest = amount.rest + per([p.low for p in items], amount.rest)[1]
    last = max(items[min(rest, len(items)) - 1].token + 1, item.first + 1)
    inner = items[rest] if rest < len(items) else None
    compound = inner is not None and inner.token == items[rest - 1].token and inner.text[0].isalpha()
    plain = amount.kind in ("count", "vague", "zero", "article", "ordinal") and amount.unit is None
    counts = plain and not compound and item.things.last is not None
    return Placed(item.first, last, counts, amount.kind == "money", item.things)


def _read(clause: Clause, items: Sequence[Piece], amounts: Sequence[Bounded]) -> list[Item]:
    """What each amount counts and its predicate; items of one list share theirs."""
    read: list[Item] = []
    for number, found in enumerate(amounts):
        things = _counted(clause, items, found)
        before = read[-1] if read else None
        following = amounts[number + 1] if number + 1 < len(amounts) else None
        things = _shared_head(clause, items, things, found, following)
        alike = before is not None and found.amount.kind == before.found.amount.kind and before.things.last is None
        if before is not None and alike and clause.low(items[found.first].token - 1) == "(":
            things = things if found.amount.kind == "count" else before.things  # "10 km (6 miles)"
        if things.head is None and total(clause, items[found.last - 1].token + 1):
            things = noun_of(clause, opposite(clause, items[found.first].token)) or things
        first = items[found.first].token
        last = things.last or max(items[found.amount.rest - 1].token + 1, first + 1)
        theirs = of_them(clause, items, found) if before is not None else None
        said = predicate(clause, first, last=theirs or last)
        subset = False
        if before is not None and compared(clause, before, found, first=first):
            things, beside = NOTHING, True  # "310 homicides in 2015, up from 280"
        else:
            beside = before is not None and things.head is None and parallel(clause, first, after=before.last)
        if before is not None and shares(clause, before, said, tokens=(first, last), beside=beside):
            said, subset = before.said, before.subset
        elif before is not None and theirs is not None and (said is None or said.first < first):
            said, subset = before.said, True  # "56 people died, 11 of them children"
        elif before is not None and said is None and clause.low(first - 1) == ":" and before.said is not None:
            said, subset = before.said, True  # "Three people were killed: two women and a man"
        if things.head is None and before is not None and said is not None and said.partial and before.last <= first:
            subset = True  # "four people were shot, one fatally"
        subset = subset or (before is not None and _one_of(before, found, things, said))
        if before is not None and said is not None and within(clause, before, first) and said.verb is not None:
            said = said if clause.low(last) in _RELATIVES else replace(said, outcome=None)  # "two of the three victims died"
        if _children(clause, first):
            things, said = replace(NOTHING, head="child"), None  # "a father of five was killed"
        item = Item(found, first, last, things, said, subset)
        k = len(read) - 1
        while k >= 0 and shared_back(clause, read[k].said, last=read[k].last, following=(item.first, item.last, item.said)):
            read[k] = replace(read[k], said=item.said)
            item = read[k] if read[k].last >= item.first else Item(found, read[k].first, last, things, said)
            k -= 1
        read.append(Item(found, first, last, things, said, subset, beside))
    return read


def _counted(clause: Clause, items: Sequence[Piece], found: Bounded) -> Counted:
    amount = found.amount
    if amount.outside is not None and amount.kind in ("money", "measurement"):
        return _unit(clause, items, found)
    rest = amount.rest + per([p.low for p in items], amount.rest)[1]
    taken = rest > amount.rest
    if rest >= len(items):
        return counted(clause, amount, first=items[found.first].token, rest=len(clause.lows))
    middle = _measured(clause, items, found, rest)
    if middle is not None:
        return middle
    inner = items[rest]
    compound = inner.token == items[rest - 1].token and inner.text[0].isalpha() and not taken
    return counted(clause, amount, first=items[found.first].token, rest=inner.token, offset=inner.start if compound else None)


def _measured(clause: Clause, items: Sequence[Piece], found: Bounded, rest: int) -> Counted | None:
    """ "eight million 250ml bottles": a measure between the number and its noun belongs to the noun."""
    token = items[rest].token
    if found.amount.kind != "count" or token not in clause.stopped or not items[rest].digits:
        return None
    j = token
    while j in clause.stopped and j < token + 3:
        j += 1
    phrase = clause.phrase_after(j)
    if phrase is None or phrase.first != j or clause.tag(phrase.head) not in PLURALS:
        return None
    start, end = clause.chars(token, phrase.last)
    return Counted(start, end, singular(clause.low(phrase.head)), last=phrase.last)


def _unit(clause: Clause, items: Sequence[Piece], found: Bounded) -> Counted:
    """A unit that is written out is what its number counts: "five miles", "12 tonnes of grain"."""
    of = items[found.first].token - 1
    if clause.low(of) == "of" and clause.low(of - 1) in _DIMENSIONS and clause.noun(of - 1):
        start, end = clause.chars(of - 1, of)
        return Counted(start, end, clause.low(of - 1))  # "a depth of 10 km"
    first, last = found.amount.outside or (0, 0)
    token = items[first].token + 1
    if clause.low(token) in ("and", "or", "to") and clause.low(token + 1)[:1].isdigit() and "-" in clause.low(token + 1):
        token += 2  # "400-gram and 170-gram bars"
    measured = clause.phrase_after(token)
    if items[first].token == items[found.amount.last - 1].token and measured is not None:
        start, end = clause.chars(measured.first, measured.last)
        return Counted(start, end, singular(clause.low(measured.head)), last=measured.last)  # "a 400-gram bar"
    start, end = items[first].start, items[last - 1].end
    head = singular(items[first].low) if last == first + 1 else found.amount.unit
    token = items[last - 1].token + 1
    if clause.low(token) == "of" and found.amount.kind == "measurement":
        phrase = clause.phrase_after(token + 1, determiner=True)
        if phrase is not None:
            return Counted(start, clause.chars(phrase.first, phrase.last)[1], head, last=phrase.last)
    return Counted(start, end, head, last=token)


def _shared_head(clause: Clause, items: Sequence[Piece], things: Counted, found: Bounded, following: Bounded | None) -> Counted:
    """ "2 Volk and 3 Grom rocket launchers": a name in the singular shares the plural head of the next number."""
    phrase = things.phrase
    several = found.amount.value is not None and found.amount.value > 1
    if phrase is None or following is None or not several or clause.tag(phrase.head) in PLURALS or found.amount.kind != "count":
        return things
    gap = range(phrase.last, items[following.first].token)
    if not clause.text(phrase.head)[:1].isupper() or not (len(gap) == 1 and clause.low(phrase.last) in ("and", "or", ",")):
        return things
    other = _counted(clause, items, following)
    return replace(things, head=other.head) if other.phrase is not None and clause.tag(other.phrase.head) in PLURALS else things


def _role(items: Sequence[Piece], found: Bounded, rate: str | None, head: str | None) -> Role:
    kind = found.amount.kind
    if kind == "money":
        return "money"
    if kind in ("percent", "points", "fraction"):
        return "change" if kind == "points" or is_change(items, found) else "share"
    if kind == "multiple":
        return "multiple"
    if kind == "measurement":
        return "rate" if rate else "measurement"
    if kind == "vague":
        return "vague" if found.amount.unit != "fraction" else "share"
    if kind == "ordinal":
        return "ordinal"
    if rate:
        return "rate"
    difference = kind == "count" and is_change(items, found) and (head in (None, "point") or items[found.first - 1].low == "by")
    return "change" if difference else "count"


def _figure(clause: Clause, items: Sequence[Piece], found: Bounded, things: Counted, said: Predicate | None) -> Found:
    first, last = items[found.first].token, items[found.last - 1].token + 1
    rate = _rate(clause, items, found, things)
    plain = found.amount.kind in ("count", "vague", "zero", "article", "ordinal")
    end = things.last or last
    return Found(
        start=items[found.first].start,
        end=items[found.last - 1].end,
        quantity=quantity(found),
        counted=things,
        said=_spans(clause, said),
        outcome=_outcome(clause, first, things, said) if plain else None,
        population=population(clause, things, said=said) if plain or found.amount.unit == "fraction" else None,
        place=place(clause, first, last=end),
        per=rate,
        role=_role(items, found, rate, things.head),
        subset=is_subset(items, found, head=things.head),
        paragraph=clause.sentence.paragraph,
    )


def _outcome(clause: Clause, first: int, things: Counted, said: Predicate | None) -> str | None:
    if things.head in _PROJECTILES and said is not None and said.outcome in ("shot", "killed", "wounded"):
        return None  # "shot more than 20 rounds", "was stabbed 16 times"
    if things.head in _BEARING_NOTHING and things.last is not None:
        return None  # "two counts", "three charges": what befell someone else
    if things.head == "wound" or (things.head == "injury" and said is not None and said.objective and _has(clause, said)):
        return None  # wounds, of which one person may have several
    named = noun_outcome(clause, things.phrase, said=said.verb if said else None)
    if said is not None and said.outcome is not None:
        # "40 wounded men were brought to hospital": the noun says more
        return named if named is not None and said.outcome in YIELDING else said.outcome
    return named or cut(clause, things.head, first=first)


def _has(clause: Clause, said: Predicate) -> bool:
    """Whether a verb says that one had what is counted: "suffered two injuries"."""
    return said.verb is not None and clause.low(said.verb.head) in _SUFFERING


def _rate(clause: Clause, items: Sequence[Piece], found: Bounded, things: Counted) -> str | None:
    """What a rate is per, right after the number or after the counted noun: "$5 a share", "900 visitors a day"."""
    direct = per([p.low for p in items], found.amount.rest)[0]
    if direct is not None or things.last is None or found.amount.kind not in ("count", "vague", "money", "multiple"):
        return direct
    return per(clause.lows, things.last)[0]


def _spans(clause: Clause, said: Predicate | None) -> tuple[tuple[int, int], ...]:
    if said is None:
        return ()
    first = clause.chars(said.first, said.last)
    return (first,) if said.also is None else (first, clause.chars(*said.also))
