"""From bounded amounts to figures: what each counts, what is said of it, what it shares with its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stemma.annotate.figures.grammar.clauses import PLURALS, Clause
from stemma.annotate.figures.grammar.context import is_change, is_subset, per, place, population
from stemma.annotate.figures.grammar.counted import NUMBER_NOUNS, Counted, counted, noun_of
from stemma.annotate.figures.grammar.elision import corrected, definite, goes_on, opposite, parallel, total
from stemma.annotate.figures.grammar.predicates import Predicate, listed, noun_outcome, predicate, shared_back
from stemma.annotate.figures.numbers.bounds import Bounded
from stemma.annotate.figures.numbers.pieces import Piece
from stemma.annotate.figures.numbers.quantities import quantity
from stemma.annotate.figures.vocabulary import singular, word_set
from stemma.model import Document, Figure, Quantity
from stemma.text.layout import Layout

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


@dataclass(frozen=True, slots=True)
class _Item:
    """A figure of the sentence with its tokens [first, last) and predicate, while neighbours are compared."""

    found: Bounded
    first: int
    last: int
    things: Counted
    said: Predicate | None
    subset: bool = False
    listed: bool = False  #: a member of a list whose members have places of their own


def built(clause: Clause, items: Sequence[Piece], *, amounts: Sequence[Bounded]) -> tuple[list[Found], list[tuple[Bounded, str]]]:
    """The figures of one sentence, and amounts that count nothing, with the reason."""
    read = _read(clause, items, amounts)
    result: list[Found] = []
    countless: list[tuple[Bounded, str]] = []
    kept: _Item | None = None
    carried: tuple[str, str | None, str | None] | None = None
    for item in read:
        counts = item.found.amount.kind in ("count", "vague", "zero", "article", "ordinal")
        elided = item.things.head is None and counts
        if elided and _empty(item.found, item.said) and not _meant(clause, item, after_count=kept is not None):
            countless.append((item.found, "a number that counts nothing named here"))
            continue
        figure = _figure(clause, items, item.found, item.things, item.said)
        figure = replace(figure, subset=figure.subset or item.subset)
        other = item.things.head == "other"
        shared = elided and kept is not None and (figure.subset or item.listed or _carries(clause, item, kept))
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


def _read(clause: Clause, items: Sequence[Piece], amounts: Sequence[Bounded]) -> list[_Item]:
    """What each amount counts and its predicate; items of one list share theirs."""
    read: list[_Item] = []
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
        said = predicate(clause, first, last=last)
        subset = False
        beside = before is not None and things.head is None and parallel(clause, first, after=before.last)
        if before is not None and _shares(clause, before, said, tokens=(first, last), beside=beside):
            said, subset = before.said, before.subset
        elif before is not None and _of_them(clause, items, found) and (said is None or said.first < first):
            said, subset = before.said, True  # "56 people died, 11 of them children"
        elif before is not None and said is None and clause.low(first - 1) == ":" and before.said is not None:
            said, subset = before.said, True  # "Three people were killed: two women and a man"
        item = _Item(found, first, last, things, said, subset)
        k = len(read) - 1
        while k >= 0 and shared_back(clause, read[k].said, last=read[k].last, following=(item.first, item.last, item.said)):
            read[k] = replace(read[k], said=item.said)
            item = read[k] if read[k].last >= item.first else _Item(found, read[k].first, last, things, said)
            k -= 1
        read.append(_Item(found, first, last, things, said, subset, beside))
    return read


def _meant(clause: Clause, item: _Item, *, after_count: bool) -> bool:
    """Whether a small number without a noun is a count all the same, by what stands around it."""
    last = item.last
    if item.found.amount.value == 1:
        return False
    listing = after_count and (goes_on(clause, item.first, last=last, said=item.said) or item.listed)
    return listing or total(clause, last) or corrected(clause, item.first) or definite(clause, item.first, last=last)


def _of_them(clause: Clause, items: Sequence[Piece], found: Bounded) -> bool:
    rest = items[found.amount.rest - 1].token + 1
    return clause.low(rest) == "of" and clause.low(rest + 1) in ("them", "whom")


def _shares(clause: Clause, before: _Item, said: Predicate | None, *, tokens: tuple[int, int], beside: bool) -> bool:
    """Whether a list member has the predicate of the one before it; `beside`: each has a place of its own."""
    first, last = tokens
    if beside and (said is None or said.first < first):
        return True
    return listed(clause, first, after=before.last) and (said is None or not _own(said, before, last))


def _own(said: Predicate, before: _Item, last: int) -> bool:
    """Whether a list item has a predicate of its own, to its right and not the one that all share."""
    return said.first >= last or (before.said is not None and said.first > before.said.last)


def _carries(clause: Clause, item: _Item, before: _Item) -> bool:
    """Whether a number without a noun takes the noun of the number before: "435 homes now and 187 later"."""
    if item.said is not None and (item.said.outcome or listed(clause, item.first, after=before.last)):
        return True
    return clause.low(item.first - 1) in ("and", "including", "while", "or", "but", "plus", ",")


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
    measured = clause.phrase_after(items[first].token + 1)
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
    outcome = said.outcome if said is not None else None
    plain = found.amount.kind in ("count", "vague", "zero", "article", "ordinal")
    end = things.last or last
    return Found(
        start=items[found.first].start,
        end=items[found.last - 1].end,
        quantity=quantity(found),
        counted=things,
        said=_spans(clause, said),
        outcome=(outcome or noun_outcome(clause, things.phrase, said=said)) if plain else None,
        population=population(clause, things, said=said) if plain or found.amount.unit == "fraction" else None,
        place=place(clause, first, last=end),
        per=rate,
        role=_role(items, found, rate, things.head),
        subset=is_subset(items, found, head=things.head),
        paragraph=clause.sentence.paragraph,
    )


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


def linked(document: Document, layouts: Sequence[Layout], *, found: Sequence[Found]) -> tuple[Figure, ...]:
    """Figures with ids in document order; shares know the figure they are of."""
    figures = []
    for number, f in enumerate(found, 1):
        following = found[number] if number < len(found) else None
        of = following is not None and f.counted.partitive and f.quantity.unit in ("percent", "fraction", None)
        things = f.counted
        inside = (
            following is not None
            and things.start is not None
            and things.end is not None
            and things.start <= following.start < things.end
        )
        span = document.span(things.start, things.end) if things.start is not None and things.end is not None else None
        figures.append(
            Figure(
                id=f"{document.siglum}f{number}",
                span=document.span(f.start, f.end),
                quantity=f.quantity,
                counted=span,
                predicate=tuple(document.span(a, b) for a, b in f.said),
                outcome=f.outcome,
                population=f.population,
                place=f.place,
                inside_quote=any(layout.in_quote(f.start) for layout in layouts),
                head=things.head,
                base=f"{document.siglum}f{number + 1}" if of and inside else None,
                per=f.per,
                role=f.role,
                subset=f.subset,
            )
        )
    return tuple(figures)
