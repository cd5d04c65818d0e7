"""Measures: which figures, across reports, measure the same thing.

Two figures are scored pair by pair on what they count, what happened to it, whose it is, where and when, the words around
them, and whether they stand at the same place of a shared passage (`features`): a logistic model, the weights of which stand
in `lexicons/en/measure_weights.yaml` as `training/measures/fit.py` wrote them. Figures are then grouped by average linkage
(Sokal and Michener 1958) under constraints that no score can outweigh (killed is not wounded, dollars are not percent, two
different numbers of one sentence measure two things).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

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


def _candidates(items: Sequence[Context]) -> Iterator[tuple[int, int]]:
    """Pairs worth scoring: of one kind, and alike in number, in what is counted or in what happened to it."""
    by_kind: dict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        by_kind[item.kind].append(i)
    for places in by_kind.values():
        marks = [_marks(items[i]) for i in places]
        for a, i in enumerate(places):
            mine = marks[a]
            for b in range(a + 1, len(places)):
                if not mine.isdisjoint(marks[b]) and _may_meet(items[i], items[places[b]]):
                    yield i, places[b]


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
        where = {items[i].figure.id: k for k, copy in enumerate(self.copies) for i in copy}
        self._aligned = {(where[a], where[b]) for a, b in aligned_pairs(passages, by_report)}

    def first(self, copy: int) -> Context:
        """The context that stands for all reprints of one figure."""
        return self.items[self.copies[copy][0]]

    def pairs(self) -> Iterator[Pair]:
        """All pairs worth comparing, in order."""
        for i, j in _candidates([self.first(k) for k in range(len(self.copies))]):
            yield Pair(i, j, (i, j) in self._aligned)

    def groups(self, weights: Weights, *, threshold: float = THRESHOLD) -> tuple[tuple[Figure, ...], ...]:
        """Groups of figures that share a measure, each in the order given, groups by their first member."""
        scores: dict[tuple[int, int], float] = {}
        for p in self.pairs():
            left, right = self.first(p.left), self.first(p.right)
            score = pair_score(left, right, aligned=p.aligned, likeness=self.likeness, weights=weights)
            scores[p.left, p.right] = score - APART
        found = []
        for group in average_linkage(len(self.copies), scores, threshold=threshold - APART):
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
