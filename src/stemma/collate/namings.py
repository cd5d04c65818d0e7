"""Different wordings for the same people, bodies and places, with whose words they are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from stemma.collate.measures.terms import terms
from stemma.lexicon import words as words_of
from stemma.model import Annotations, Document, Naming, NamingVariant, Span
from stemma.text.alignment import words

_DETERMINER = re.compile(r"^(?:the|a|an|its|his|her|their|our|these|those|this|that|some|other|another)\s+", re.IGNORECASE)
_SUBSTANTIAL = ("name", "abbreviation", "description")


def find_namings(
    documents: Sequence[Document],
    annotations: Sequence[Annotations],
    *,
    groups: Sequence[Sequence[Span]] = (),
) -> tuple[Naming, ...]:
    """Referents that the reports call by different names.

    `groups` are spans known to refer to the same people or things (the counted phrases of one measure). To these come the
    actors and the places of `annotations`, joined over reports by their names (persons and bodies where at least two reports
    name them). Each wording lists where it stands in the
    report's own voice and where inside a quotation. Wordings that differ by capitals, an article or a plain shortening
    ("Ana Dreva", "Dreva") count as one name when it is decided whether a referent is listed. Ordered by first mention.
    """
    place = {d.id: n for n, d in enumerate(documents)}
    quoted = _Quoted(annotations)
    found: list[tuple[tuple[int, int], str, list[NamingVariant]]] = []
    for referent, spans, anywhere in (*_counted(groups), *_actors(annotations), *_places(annotations)):
        here = {s for s in spans if s.report in place and s.field is None}
        inside = sorted(here, key=lambda s: (place[s.report], s.start, s.end))
        variants = _variants(inside, quoted)
        enough = anywhere or len(documents) == 1 or len({s.report for s in inside}) > 1
        if inside and enough and _differ([v.wording for v in variants]):
            name = referent or _commonest(inside)
            found.append(((place[inside[0].report], inside[0].start), name, variants))
    found.sort(key=lambda f: (f[0], f[1]))
    unique: dict[tuple[str, tuple[NamingVariant, ...]], None] = {(name, tuple(v)): None for _, name, v in found}
    return tuple(Naming(f"n{n}", name, variants) for n, (name, variants) in enumerate(unique, 1))


class _Quoted:
    """Which spans stand in someone's own words: contents of direct and mixed quotations."""

    def __init__(self, annotations: Sequence[Annotations]) -> None:
        self._contents: dict[str, list[Span]] = {}
        self._longest: dict[str, int] = {}  #: characters of a report's longest quotation
        for one in annotations:
            contents = [c for q in one.attributions if q.kind in ("direct", "mixed") for c in q.content]
            self._contents[one.report] = sorted(contents)
            self._longest[one.report] = max((len(c.text) for c in contents), default=0)

    def __contains__(self, span: Span) -> bool:
        contents = self._contents.get(span.report, [])
        first = bisect_left(contents, span.end - self._longest.get(span.report, 0), key=lambda c: c.start)
        last = bisect_right(contents, span.start, key=lambda c: c.start)
        return any(c.contains(span) for c in contents[first:last])


def _counted(groups: Sequence[Sequence[Span]]) -> Iterable[tuple[str, list[Span], bool]]:
    """Groups that share a span are one referent; it is named after its commonest wording."""
    joined: list[set[Span]] = []
    for group in groups:
        mine = set(group)
        rest = []
        for other in joined:
            if mine & other:
                mine |= other
            else:
                rest.append(other)
        joined = [*rest, mine]
    return [("", sorted(g), True) for g in joined if g]


def _actors(annotations: Sequence[Annotations]) -> Iterable[tuple[str, list[Span], bool]]:
    """Mentions of actors but pronouns, joined over reports by name; groups ("people") are joined within a report only."""
    found: dict[tuple[str, str], tuple[str, list[Span], bool]] = {}
    for one in annotations:
        for actor in one.actors:
            group = actor.type == "group"
            key = (one.report if group else "", actor.name.casefold())
            found.setdefault(key, (actor.name, [], group))[1].extend(m.span for m in actor.mentions if m.kind in _SUBSTANTIAL)
    return found.values()


def _places(annotations: Sequence[Annotations]) -> Iterable[tuple[str, list[Span], bool]]:
    """Toponyms by place; demonyms name people, metonyms bodies, so names only."""
    found: dict[tuple[str, tuple[str, ...]], tuple[str, list[Span], bool]] = {}
    for one in annotations:
        for toponym in one.toponyms:
            if toponym.place is not None and toponym.kind == "name":
                key = (toponym.place.name.casefold(), toponym.place.countries)
                found.setdefault(key, (toponym.place.name, [], True))[1].append(toponym.span)
    return found.values()


def _plain(wording: str) -> str:
    """A wording without its article and without how many they are, spaces folded."""
    rest = _DETERMINER.sub("", " ".join(wording.split()))
    while True:
        first, _, more = rest.partition(" ")
        if not more or not (first[0].isdigit() or first.lower() in _numbers()):
            return rest
        rest = more


@lru_cache(maxsize=1)
def _numbers() -> frozenset[str]:
    return words_of("number_words")


def _key(wording: str) -> str:
    return " ".join(w.key for w in words(_plain(wording)))


def _variants(spans: Sequence[Span], quoted: _Quoted) -> list[NamingVariant]:
    """Spans by wording, in order of first mention; a wording is spelt as it stands most often."""
    groups: dict[str, list[Span]] = {}
    for span in spans:
        groups.setdefault(_key(span.text), []).append(span)
    return [
        NamingVariant(
            _commonest(held),
            tuple(s for s in held if s not in quoted),
            tuple(s for s in held if s in quoted),
        )
        for key, held in groups.items()
        if key
    ]


def _commonest(spans: Sequence[Span]) -> str:
    """The wording that stands most often, the first of several."""
    count = Counter(_plain(s.text) for s in spans)
    return max(count, key=lambda w: count[w])


def _differ(wordings: Sequence[str]) -> bool:
    """Whether at least two wordings are more than shortenings of one another."""
    sets = [frozenset(w.key for w in words(w)) for w in wordings]
    return any(not (a <= b or b <= a) for i, a in enumerate(sets) for b in sets[i + 1 :]) and any(terms(w) for w in wordings)
