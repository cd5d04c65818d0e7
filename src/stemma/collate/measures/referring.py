"""What only the other figures of a report tell of a figure: what it refers to, what it is a part of, whether it stands alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from stemma.collate.measures.amounts import Amount, same_value
from stemma.collate.measures.surroundings import Context

#: "The union counts 1,900", "speaks of up to 70", "40 craters, not 300": a number of what was counted before.
_COUNTED_BEFORE = re.compile(
    r"\b(?:count(?:s|ed)?|sp(?:eaks?|oke)\s+of|gives?|gave|cites?|cited|estimate[sd]?|not|instead\s+of|rather\s+than"
    r"|puts?\s+(?:it|that|this|the\s+(?:number|figure|total|toll|count))\s+at)\s+$",
    re.I,
)
_IN_PLACE = re.compile(r"\s+(?:in|at|near|from)\s+(?:the\s+)?([A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)")
#: Stems of words that stand for a count told before.
NUMBER_WORDS = frozenset({"number", "total", "figur", "toll", "count", "tally"})
#: Characters within which they do, and within which "the true number" is that of a toll told before.
REFERS = 600
REFERS_BACK = 2000
#: Heads too wide to tell what a repeated number counts.
_WIDE = frozenset({None, "person"})
#: A number from this on, printed twice in one report, counts one thing there.
TELLING = 100
#: Sizes that have no unit to be printed.
POINTS = frozenset({"measurement:magnitude"})
#: Numbers of one thing in one report beyond which it is a table, in which the others tell nothing.
MOST_TOLD = 50


def referring(items: Sequence[Context], texts: Mapping[str, str]) -> Iterator[Context]:
    """ "The true number was more than 1,900" counts what the number before it counts; "the earlier 41" what 41 counted."""
    before: Context | None = None
    toll: Context | None = None
    sized: Context | None = None
    by_number: dict[tuple[object, ...], list[Context]] = defaultdict(list)
    for item in items:
        by_number[_number(item)].append(item)
    for item in items:
        item = _sized_as(item, sized) if item.kind == "count" else item
        if item.kind == "count":
            start = item.figure.span.start
            cue = _COUNTED_BEFORE.search(texts[item.figure.span.report], max(0, start - 40), start)
            meant = _meant(item, by_number[_number(item)], near=before, toll=toll, counted=cue is not None and _bare(item))
            if meant is not None:
                act, predicate = item.act or meant.act, item.predicate | meant.predicate
                measure = item.measure or meant.measure
                item = replace(item, head=meant.head, people=meant.people, act=act, predicate=predicate, measure=measure)
            if item.head is not None and item.head not in NUMBER_WORDS:
                before = item
                toll = item if item.act else toll
        elif item.kind.startswith("measurement"):
            sized = item
        yield item


def _sized_as(item: Context, sized: Context | None) -> Context:
    """ "It was 6.1", after "a magnitude of 5.9": a number with a decimal point, of which nothing is said, is a size as before."""
    bare = item.head is None and item.figure.counted is None and "." in item.figure.span.text
    if not bare or sized is None or not _follows(item, sized, REFERS) or sized.kind not in POINTS:
        return item
    return replace(item, kind=sized.kind, measure=sized.measure, act=sized.act, predicate=sized.predicate)


def _meant(
    item: Context, equals: Sequence[Context], *, near: Context | None, toll: Context | None, counted: bool
) -> Context | None:
    """The figure that counts what this one refers to, if it does.

    `equals` print the same number in the same report; `counted`: a verb of counting leads the figure, and no noun follows.
    """
    near = near if near is not None and _follows(item, near, REFERS) else None
    if item.head in NUMBER_WORDS or counted:
        same = next((c for c in equals if _repeats(c, item)), None)
        if same is not None or near is None:
            return same
        if item.head not in NUMBER_WORDS:
            return replace(near, act=None, measure=None, predicate=frozenset())  # one thing, perhaps another lot
        told = toll is not None and toll.head == near.head and _follows(item, toll, REFERS_BACK)
        return toll if told else near  # "the true number" is the one that the report is about
    if item.act is None and item.head in _WIDE and (item.figure.quantity.value or 0) >= TELLING:
        return next((c for c in equals if c.act and _repeats(c, item)), None)
    return None


def _bare(item: Context) -> bool:
    """Whether no thing counted stands behind a number: "officials spoke of 20,000"."""
    counted = item.figure.counted
    return counted is None or counted.end <= item.figure.span.start


def _number(item: Context) -> tuple[object, ...]:
    return item.figure.span.report, item.kind, item.figure.quantity.value


def _repeats(item: Context, later: Context) -> bool:
    """Whether one of two figures that print the same number in one report says what it counts."""
    told = item.head is not None and item.head not in NUMBER_WORDS
    return told and item.figure.quantity.value is not None and item.figure.id != later.figure.id


def _follows(item: Context, before: Context, most: int) -> bool:
    a, b = before.figure.span, item.figure.span
    return a.report == b.report and b.start - a.end <= most


def soles(items: Sequence[Context]) -> Iterator[Context]:
    """Marks the figures whose report gives one number only of what they count, or of what happened to it."""
    numbers: dict[tuple[object, ...], list[Amount]] = defaultdict(list)  # two that differ are enough to know
    told: dict[tuple[object, ...], list[Context]] = defaultdict(list)
    for item in items:
        for key in _sole_keys(item):
            found = numbers[key]
            if len(found) < 2 and not any(same_value(item.amount, other) for other in found):
                found.append(item.amount)
            if len(told[key]) <= MOST_TOLD:
                told[key].append(item)
    for item in items:
        head, act = _sole_keys(item)
        lot = told[act if item.act else head]
        others = {o.amount.value for o in lot if _beside_one_another(item, o)} if len(lot) <= MOST_TOLD else set()
        seen = frozenset(v for v in others if v and v != item.amount.value)
        yield replace(item, sole_head=len(numbers[head]) == 1, sole_act=len(numbers[act]) == 1, others=seen)


def _beside_one_another(item: Context, other: Context) -> bool:
    """Whether a report gives two numbers side by side: not as two sources' numbers of one thing, nor as one that changed."""
    a, b = sorted((item, other), key=lambda c: c.figure.span.start)
    two_sources = bool(a.figure.sources and b.figure.sources) and a.figure.sources != b.figure.sources
    return not two_sources and not b.changed and not (a.changed and a.sentence == b.sentence)


def _sole_keys(item: Context) -> tuple[tuple[object, ...], tuple[object, ...]]:
    report = item.figure.span.report
    owner = item.owner if item.kind.startswith("money") else None
    return (report, item.kind, "head", item.head, owner), (report, item.kind, "act", item.act)


def parts(items: Sequence[Context], texts: Mapping[str, str]) -> Iterator[Context]:
    """Marks the members of a list by place: "12 in Belovar, 9 in Kamen" are parts, each of its own place."""
    named: list[str | None] = []
    lists: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for item in items:
        figure = item.figure
        end = figure.counted.end if figure.counted and figure.counted.start >= figure.span.end else figure.span.end
        found = _IN_PLACE.match(texts[figure.span.report], end) if item.kind == "count" else None
        named.append(found.group(1).casefold() if found else None)
        if found:
            lists[_list(item)].add(found.group(1).casefold())
    for item, place in zip(items, named, strict=True):
        yield replace(item, part=place) if place and len(lists[_list(item)]) > 1 else item


def _list(item: Context) -> tuple[object, ...]:
    return item.figure.span.report, item.sentence, item.kind, item.act
