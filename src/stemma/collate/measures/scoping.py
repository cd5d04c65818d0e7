"""Whose, where and when: the owner, the place and the time that a sentence gives to each of its figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from stemma.collate.measures.dealing import Dealt, deal
from stemma.collate.measures.surroundings import Context, Placed, era_of, owner_of
from stemma.model import Document, Figure, Toponym
from stemma.model.values import Place
from stemma.text.layout import Layout
from stemma.text.sentences import Range

#: "58 km south-west of Norra", "20 miles from the coast of Tarm": the place from which a distance is told.
_FROM = re.compile(r"[^.;()]{0,12}(?:\([^()]{0,30}\))?[^.;,()]{0,30}\b(?:of|from)\s+(?:[\w’'-]+\s+){0,6}?$")
#: A sentence that goes on with what the one before it told, and how far from its start that one names its time.
_GOES_ON = re.compile(r"(?:The|That|This|Those|These|It|They|Its|Their|He|She)\b")
LEADS = 20
#: Kinds of figures that are told of one land or another in one breath: "65 percent in India, 52 percent in Egypt".
BY_LAND = frozenset({"share", "rate", "multiple"})

Marks = Sequence[tuple[int, int, str]]
Lands = tuple[int, int, frozenset[str]]


def places_of(toponyms: Sequence[Toponym]) -> dict[str, list[Placed]]:
    """Places smaller than a country by report, in order; a country says little about where inside it."""
    table: dict[str, list[Placed]] = defaultdict(list)
    for toponym in toponyms:
        if toponym.kind == "name" and toponym.place is not None and toponym.place.precision != "country":
            table[toponym.span.report].append((toponym.span.start, toponym.span.end, toponym.place))
    return {report: sorted(found, key=lambda p: p[:2]) for report, found in table.items()}


def lands_of(toponyms: Sequence[Toponym]) -> dict[str, list[Lands]]:
    """Countries by report, in order, and the countries of smaller places; not those that speak or act."""
    table: dict[str, list[Lands]] = defaultdict(list)
    for toponym in toponyms:
        if toponym.kind != "metonym" and toponym.place is not None and toponym.place.countries:
            table[toponym.span.report].append((toponym.span.start, toponym.span.end, frozenset(toponym.place.countries)))
    return {report: sorted(found, key=lambda p: p[:2]) for report, found in table.items()}


def scoped(
    items: Sequence[Context],
    documents: Mapping[str, Document],
    *,
    mentions: Mapping[str, Marks],
    past: Mapping[str, Sequence[tuple[int, int, str | None]]],
    toponyms: Sequence[Toponym],
) -> Iterator[Context]:
    """The figures with their owners, places and times, in the order given."""
    placed, lands = places_of(toponyms), lands_of(toponyms)
    told: dict[tuple[str, Range], list[Context]] = defaultdict(list)
    for item in items:
        told[item.figure.span.report, item.sentence].append(item)
    found: dict[str, Context] = {}
    for (report, sentence), lot in told.items():
        text = documents[report].text
        lot.sort(key=lambda c: (c.figure.span.start, c.figure.id))
        numbers = [(Range(c.figure.span.start, c.figure.span.end), c.clause) for c in lot]
        named = mentions.get(report, ())
        wheres = deal(text, sentence, numbers, marks=placed.get(report, ()))
        whens = deal(text, sentence, numbers, marks=past.get(report, ()), strict=True)
        owners = deal(text, sentence, numbers, marks=named)
        whose = deal(text, sentence, numbers, marks=_not_speaking(lands.get(report, ()), lot, named=named))
        goes_on = _goes_on(documents[report], sentence, past.get(report, ()))
        for item, where, when, owner, land in zip(lot, wheres, whens, owners, whose, strict=True):
            found[item.figure.id] = replace(
                item,
                era=goes_on or era_of(text, sentence, item.clause, figure=item.figure, dealt=when),
                where=_reference(text, item, placed.get(report, ())) or (where.value if where else None),
                owner=owner_of(item.figure, named, owner),
                lands=_lands(item, land, lands.get(report, ())),
            )
    for item in items:
        yield found[item.figure.id]


def _goes_on(document: Document, sentence: Range, past: Sequence[tuple[int, int, str | None]]) -> str | None:
    """The time long ago of which the sentence before tells, where this one goes on: "In 2003 a quake hit Bel. It killed 40." """
    if not past or not _GOES_ON.match(document.text, sentence.start, sentence.end):
        return None
    if any(sentence.start <= a < sentence.end for a, _, _ in past):
        return None
    before = Layout.of(document).sentence_at(max(0, sentence.start - 2))
    if before is None or before.start >= sentence.start or "\n" in document.text[before.start : sentence.start]:
        return None
    return next((value for a, _, value in past if before.start <= a <= before.start + LEADS), None)


def _not_speaking(lands: Sequence[Lands], lot: Sequence[Context], *, named: Marks) -> list[Lands]:
    """Countries that are not part of the name of who gives the numbers: "the Egyptian agency said"."""
    sources = {s for c in lot for s in c.figure.sources}
    names = [(a, b) for a, b, name in named if name in sources]
    start, end = lot[0].sentence
    near = [m for m in lands if start <= m[0] and m[1] <= end]
    return [m for m in near if not any(a <= m[0] and m[1] <= b for a, b in names)]


def _lands(item: Context, dealt: Dealt[frozenset[str]] | None, lands: Sequence[Lands]) -> frozenset[str]:
    """The countries of which a share or rate is told, those in the phrase of what is counted first."""
    if item.kind.partition(":")[0] not in BY_LAND:
        return frozenset()
    own = _within(item.figure, lands)
    if own:
        return own
    return dealt.value if dealt is not None else frozenset()


def _within(figure: Figure, lands: Sequence[Lands]) -> frozenset[str]:
    """The countries in the phrase of what is counted, where it stands on the same side as its number."""
    if figure.counted is None:
        return frozenset()
    return frozenset(c for a, b, found in lands if figure.counted.start <= a and b <= figure.counted.end for c in found)


def _reference(text: str, item: Context, placed: Sequence[Placed]) -> Place | None:
    """The place from which a length is told, if it is a distance."""
    if item.kind != "measurement:length":
        return None
    for start, _, place in placed:
        if item.figure.span.end <= start <= min(item.clause.end, item.figure.span.end + 80):
            return place if _FROM.match(text, item.figure.span.end, start) else None
    return None
