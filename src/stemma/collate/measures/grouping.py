"""Measures: which figures, across reports, measure the same thing.

Two figures are scored pair by pair on what they count, what happened to it, whose it is, where and when, the words around
them, and whether they stand at the same place of a shared passage (`features`): a logistic model, the weights of which stand
in `lexicons/en/measure_weights.yaml` as `training/measures/fit.py` wrote them. Figures are then grouped by average linkage
(Sokal and Michener 1958) under constraints that no score can outweigh (killed is not wounded, dollars are not percent, two
different numbers of one sentence measure two things).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from stemma.collate.measures.features import certain, equal, features, never, one_voice
from stemma.collate.measures.likeness import Likeness
from stemma.collate.measures.linkage import NEVER, average_linkage
from stemma.collate.measures.ontology import GENERIC, PERSONS
from stemma.collate.measures.surroundings import Context
from stemma.lexicon import mapping
from stemma.model import Document, Figure, Passage, SentenceVectors

CERTAIN = 20.0  #: a number given again in its own report
#: No single pair says more than this for or against; one badly read figure must not split a group.
MOST = 6.0
BIAS = "bias"  #: the weight that every pair has

#: Figures of one report, and of all, with one mark up to which each is paired with all others. A report of so many is a table.
MOST_IN_REPORT, MOST_TOGETHER = 200, 2000
NEIGHBOURS = 20  #: beyond that each is paired with so many after it

Weights = Mapping[str, float]
#: Mean log-odds from which on two groups become one.
THRESHOLD = -0.75
#: The score of a pair that has nothing in common; it is not worked out.
APART = -4.0


@lru_cache(maxsize=2)
def fitted(encoded: bool) -> Weights:
    """Weight of each feature, with an encoder's likeness among them or without."""
    column = "encoder" if encoded else "words"
    return {name: float(row[column]) for name, row in mapping("measure_weights").items()}


def settled(left: Context, right: Context) -> float | None:
    """NEVER where two figures cannot measure the same thing, CERTAIN where they do; None where that is to be weighed."""
    same = equal(left, right)
    if never(left, right, same):
        return NEVER
    return CERTAIN if certain(left, right, same) else None


def pair_score(left: Context, right: Context, *, aligned: bool, likeness: Likeness, weights: Weights) -> float:
    """Log-odds that two figures measure the same thing, -MOST to MOST; NEVER where they cannot, CERTAIN where they do."""
    known = settled(left, right)
    if known is not None:
        return known
    found = features(left, right, aligned=aligned, likeness=likeness)
    score = weights[BIAS] + sum(weights[name] * value for name, value in found.items())
    return max(-MOST, min(MOST, score))


def aligned_pairs(passages: Sequence[Passage], by_report: Mapping[str, Sequence[Figure]]) -> set[tuple[str, str]]:
    """Pairs of figure ids that stand at the same place of a shared passage."""
    pairs = set()
    for passage in passages:
        left = [f for f in by_report.get(passage.left.report, ()) if passage.left.contains(f.span)]
        right = [f for f in by_report.get(passage.right.report, ()) if passage.right.contains(f.span)]
        if not left or not right:
            continue
        for a in left:
            at = (a.span.start - passage.left.start) / max(1, len(passage.left.text))
            near = [b for b in right if b.span.text.lower() == a.span.text.lower()]
            if not near:
                continue
            best = min(
                near, key=lambda b: (abs((b.span.start - passage.right.start) / max(1, len(passage.right.text)) - at), b.id)
            )
            offset = abs((best.span.start - passage.right.start) / max(1, len(passage.right.text)) - at)
            if passage.kind == "verbatim" and best.span.start - passage.right.start != a.span.start - passage.left.start:
                continue
            if offset <= 0.3:
                pairs |= {(a.id, best.id), (best.id, a.id)}
    return pairs


def _copies(items: Sequence[Context], texts: Mapping[str, str]) -> dict[tuple[object, ...], list[int]]:
    """Figures that stand in the same words: reprints, compared once."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        text = texts[item.figure.span.report]
        words = text[item.sentence.start : item.sentence.end]
        groups[(words, item.figure.span.start - item.sentence.start, item.kind)].append(i)
    return groups


def _by_mark(items: Sequence[Context]) -> dict[tuple[str, object], list[int]]:
    """Figures of one kind that are alike in number, in what is counted or in what happened to it."""
    marked: dict[tuple[str, object], list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        for mark in _marks(item):
            marked[item.kind, mark].append(i)
    return marked


class _Candidates(NamedTuple):
    """Pairs worth scoring; pairs of one table that were looked at and are not; figures by the table that they stand in."""

    pairs: list[tuple[int, int]]
    apart: list[tuple[int, int]]
    tables: dict[int, tuple[int, str | None]]


def _candidates(items: Sequence[Context]) -> _Candidates:
    """Pairs worth scoring, and the tables: figures of which not all such pairs are given.

    Of very many figures with one mark, each is paired with those next to it in size and in the text only.
    """
    partners: list[set[int]] = [set() for _ in items]
    tables: dict[int, tuple[int, str | None]] = {}  #: by mark, and by report where figures of two reports are all paired
    for number, places in enumerate(_by_mark(items).values()):
        for i, j in _together(places, items):
            partners[i].add(j)
        reports = Counter(items[i].figure.span.report for i in places)
        for i in places:
            report = items[i].figure.span.report
            if len(places) > MOST_TOGETHER:
                tables.setdefault(i, (number, None))
            elif reports[report] > MOST_IN_REPORT:
                tables.setdefault(i, (number, report))
    found: list[tuple[int, int]] = []
    apart: list[tuple[int, int]] = []
    for i, others in enumerate(partners):
        for j in sorted(others):
            if _may_meet(items[i], items[j]):
                found.append((i, j))
            elif i in tables and tables[i] == tables.get(j):
                apart.append((i, j))
    return _Candidates(found, apart, tables)


def _together(places: Sequence[int], items: Sequence[Context]) -> Iterator[tuple[int, int]]:
    """Pairs of the figures with one mark, lower index first."""
    if len(places) <= MOST_IN_REPORT:
        yield from combinations(places, 2)
        return
    by_report: dict[str, list[int]] = defaultdict(list)
    for i in places:
        by_report[items[i].figure.span.report].append(i)
    for own in by_report.values():
        yield from _near(own, items) if len(own) > MOST_IN_REPORT else combinations(own, 2)
    if len(places) > MOST_TOGETHER:
        yield from _near(places, items)
        return
    for one, other in combinations(by_report.values(), 2):
        yield from ((min(i, j), max(i, j)) for i in one for j in other)


def _near(places: Sequence[int], items: Sequence[Context]) -> Iterator[tuple[int, int]]:
    """Each with so many after it, in the order of the text and in that of size."""
    by_size = sorted(places, key=lambda i: (items[i].amount.value or items[i].amount.low or 0.0, i))
    for row in (places, by_size):
        for at, i in enumerate(row):
            yield from ((min(i, j), max(i, j)) for j in row[at + 1 : at + 1 + NEIGHBOURS])


def _may_meet(left: Context, right: Context) -> bool:
    """Whether two figures are worth weighing: one source in one report seldom gives two numbers of one thing."""
    if not one_voice(left, right) or left.act is not None:
        return True
    return left.amount.value == right.amount.value or equal(left, right)


def _marks(item: Context) -> frozenset[object]:
    value, low = item.amount.value, item.amount.low
    found: set[object] = {("number", round(value, 1)) if value is not None else ("from", low)}
    if item.measure is not None and item.measure.toll:
        found.add(item.measure)
    if item.head is not None:
        found.add("person" if item.head in PERSONS | GENERIC else item.head)
    elif item.kind == "count":
        found.add("person")  # an elided head is mostly a person: "and 40 injured"
    else:
        found.add("any")
    if item.kind != "count":
        found.add("any")
    return frozenset(found | ({item.act} if item.act else set()))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that are worth comparing, as indices of `Comparable.copies`."""

    left: int
    right: int
    aligned: bool  #: they stand at the same place of a shared passage


class Comparable:
    """The figures of a story, reprints taken together, and the pairs that are worth comparing."""

    def __init__(
        self,
        documents: Sequence[Document],
        items: Sequence[Context],
        *,
        passages: Sequence[Passage],
        vectors: SentenceVectors | None = None,
    ) -> None:
        by_report: dict[str, list[Figure]] = defaultdict(list)
        for item in items:
            by_report[item.figure.span.report].append(item.figure)
        self.items = items
        self.copies = list(_copies(items, {d.id: d.text for d in documents}).values())
        self.likeness = Likeness(items, vectors)
        self._candidates = _candidates([self.first(k) for k in range(len(self.copies))])
        where = {items[i].figure.id: k for k, copy in enumerate(self.copies) for i in copy}
        self._aligned = {(where[a], where[b]) for a, b in aligned_pairs(passages, by_report)}

    def first(self, copy: int) -> Context:
        """The context that stands for all reprints of one figure."""
        return self.items[self.copies[copy][0]]

    def pairs(self) -> Iterator[Pair]:
        """All pairs worth comparing, in order."""
        for i, j in self._candidates.pairs:
            yield Pair(i, j, (i, j) in self._aligned)

    def groups(self, weights: Weights, *, threshold: float = THRESHOLD) -> tuple[tuple[Figure, ...], ...]:
        """Groups of figures that share a measure, each in the order given, groups by their first member."""
        scores = dict.fromkeys(self._candidates.apart, 0.0)  # as a pair counts that is not worth scoring
        for p in self.pairs():
            left, right = self.first(p.left), self.first(p.right)
            score = pair_score(left, right, aligned=p.aligned, likeness=self.likeness, weights=weights)
            scores[p.left, p.right] = score - APART
        found = []
        tables = self._candidates.tables
        for group in average_linkage(len(self.copies), scores, threshold=threshold - APART, tables=tables):
            members = sorted(i for g in group for i in self.copies[g])
            found.append(tuple(self.items[i].figure for i in members))
        return tuple(sorted(found, key=lambda g: g[0].id))


def group_figures(
    documents: Sequence[Document],
    items: Sequence[Context],
    *,
    passages: Sequence[Passage],
    vectors: SentenceVectors | None = None,
) -> tuple[tuple[Figure, ...], ...]:
    """Groups of figures that share a measure, each in the order given, groups by their first member.

    With `vectors` the clauses are compared by a sentence encoder too, without by their words alone.
    """
    story = Comparable(documents, items, passages=passages, vectors=vectors)
    return story.groups(fitted(story.likeness.encoded))
