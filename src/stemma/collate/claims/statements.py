"""Statements: attributions, across reports, whose contents say the same thing.

Two contents are compared by the terms they share, each weighted by how few of the story's attributions have it (inverse
document frequency, Spärck Jones 1972); then grouped by average linkage.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from stemma.collate.claims.figures import overall
from stemma.collate.measures.grouping import GENERIC
from stemma.collate.measures.linkage import average_linkage
from stemma.collate.measures.terms import act_terms, terms, thing_terms
from stemma.model import Attribution, Claim, ClaimPair

# Set on the attributions of the hand-annotated pair of reports (make evals: claims.pairs_f1).
THRESHOLD = 0.34  #: share of the weight of the two contents' terms that both have
MIN_SHARED = 2  #: fewer shared terms are chance
SMALLER = 0.6  #: weight of the overlap with the smaller content beside that with the union
SAME_EVENT = 0.4  #: the same happening to the same kind of people or things, told in other words
WRAPPED = 0.45  #: an attribution of which this share is another attribution only passes it on
DENIAL = "denied"


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution with the terms of its content."""

    attribution: Attribution
    terms: frozenset[str]
    events: frozenset[tuple[str, str]]  #: who or what, and what happened: ("fighter", "move")


def _wraps(attribution: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether the content is mostly another attribution ("X also quoted Y, who spoke of …"): the inner one says it."""
    whole = sum(len(s.text) for s in attribution.content)
    first = bisect_left(others, attribution.start, key=lambda o: o.start)
    last = bisect_right(others, attribution.content[-1].end, key=lambda o: o.start)
    inner = [
        sum(len(s.text) for s in o.content)
        for o in others[first:last]
        if o is not attribution and all(any(a.contains(s) for a in attribution.content) for s in o.content)
    ]
    return any(WRAPPED * whole <= size < whole for size in inner)


def statements(attributions: Sequence[Attribution]) -> tuple[Statement, ...]:
    """Attributions with content enough to compare; of nested ones the innermost."""
    found = []
    by_report: dict[str, list[Attribution]] = {}
    for a in sorted(attributions, key=lambda a: a.start):
        by_report.setdefault(a.content[0].report, []).append(a)
    for a in attributions:
        if _wraps(a, by_report[a.content[0].report]):
            continue
        words = frozenset(t for span in a.content for t in terms(span.text))
        if len(words) >= MIN_SHARED:
            events = frozenset((t, act) for t in (words & thing_terms()) - GENERIC for act in words & act_terms())
            found.append(Statement(a, words, events))
    return tuple(found)


def weights(items: Sequence[Statement]) -> dict[str, float]:
    """How much each term says: log((1 + n) / (1 + df)) + 0.3, so that a story's common words still count a little."""
    seen = Counter(t for s in items for t in s.terms)
    n = len(items)
    return {t: math.log((1 + n) / (1 + df)) + 0.3 for t, df in seen.items()}


def _mass(terms_: frozenset[str], weight: Mapping[str, float]) -> float:
    return math.fsum(weight[t] for t in terms_)


def similarity(left: Statement, right: Statement, weight: Mapping[str, float]) -> float:
    """Shared weight, 0 to 1: a mean of the share in the smaller content and in the union."""
    shared = left.terms & right.terms
    if len(shared) < MIN_SHARED:
        return 0.0
    same_event = SAME_EVENT if left.events & right.events else 0.0
    both, a, b = _mass(shared, weight), _mass(left.terms, weight), _mass(right.terms, weight)
    return max(same_event, SMALLER * both / min(a, b) + (1 - SMALLER) * both / (a + b - both))


def _nested(left: Attribution, right: Attribution) -> bool:
    """Whether one stands inside the other: an attribution and its channel say the same words, not the same again."""
    return any(a.contains(b) or b.contains(a) for a in left.content for b in right.content)


def group_statements(attributions: Sequence[Attribution], *, words_only: bool = False) -> tuple[tuple[Statement, ...], ...]:
    """Groups of two or more attributions that say the same thing, in document order.

    With `words_only` the same happening told in other words is not enough: the narrower groups inside a wide one.
    """
    items = statements(attributions)
    if words_only:
        items = tuple(replace(s, events=frozenset()) for s in items)
    copies: dict[tuple[str, ...], list[int]] = {}
    for i, item in enumerate(items):
        copies.setdefault(tuple(s.text for s in item.attribution.content), []).append(i)
    distinct = list(copies.values())
    weight = weights(items)
    scores: dict[tuple[int, int], float] = {}
    for i, j in _candidates([items[g[0]] for g in distinct]):
        left, right = items[distinct[i][0]], items[distinct[j][0]]
        score = similarity(left, right, weight)
        if score and _nested(left.attribution, right.attribution):
            score *= 0.5
        if score:
            scores[i, j] = score
    linked = average_linkage(len(distinct), scores, threshold=THRESHOLD)
    groups = (sorted(i for g in group for i in distinct[g]) for group in linked)
    return tuple(tuple(items[i] for i in g) for g in groups if len(g) > 1)


def _candidates(items: Sequence[Statement]) -> list[tuple[int, int]]:
    """Pairs that share enough terms to be compared, found through the terms, rarest first."""
    by_term: dict[str, list[int]] = {}
    for i, item in enumerate(items):
        for t in item.terms:
            by_term.setdefault(t, []).append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for places in by_term.values():
        shared.update(combinations(places, 2))
    return sorted(pair for pair, count in shared.items() if count >= MIN_SHARED)


def _same_words(left: Statement, right: Statement, weight: Mapping[str, float]) -> bool:
    bare = (replace(left, events=frozenset()), replace(right, events=frozenset()))
    denied = (left.attribution.modality == DENIAL) != (right.attribution.modality == DENIAL)
    return denied or similarity(*bare, weight) >= THRESHOLD


def _pair(left: Statement, right: Statement, weight: Mapping[str, float]) -> ClaimPair:
    a, b = left.attribution, right.attribution
    if (a.modality == DENIAL) != (b.modality == DENIAL):
        denier = a if a.modality == DENIAL else b
        return ClaimPair(a.id, b.id, "conflicts", f"{denier.speaker or 'one of the two'} denies what the other attribution says.")
    if " ".join(s.text for s in a.content) == " ".join(s.text for s in b.content):
        return ClaimPair(a.id, b.id, "agrees", "The same words.")
    only_a = sum(weight[t] for t in sorted(left.terms - right.terms))
    only_b = sum(weight[t] for t in sorted(right.terms - left.terms))
    both = sum(weight[t] for t in sorted(left.terms & right.terms))
    if min(only_a, only_b) < 0.25 * both and max(only_a, only_b) > both:
        more, less = (a, b) if only_a > only_b else (b, a)
        return ClaimPair(more.id, less.id, "refines", "The first says what the second says, and more.")
    return ClaimPair(a.id, b.id, "agrees", "Both say much the same in different words.")


def statement_claim(members: Sequence[Statement], *, name: str) -> Claim:
    """The claim of a group of attributions; only neighbours in document order are written out where it is large."""
    weight = weights(members)
    count = len(members)
    near = 1 if count > 12 else count
    together = [(members[i], members[j]) for i in range(count) for j in range(i + 1, min(count, i + 1 + near))]
    # one subject is not one statement: only contents that share their words are told to agree
    pairs = tuple(_pair(a, b, weight) for a, b in together if _same_words(a, b, weight))
    relation = overall(pairs)
    shortest = min(members, key=lambda s: (abs(len(s.attribution.content[0].text) - 90), s.attribution.id))
    text = " … ".join(s.text for s in shortest.attribution.content).strip()
    return Claim(
        id=name,
        topic=text if len(text) <= 140 else text[:139].rsplit(" ", 1)[0] + " …",
        measure=None,
        members=tuple(s.attribution.id for s in members),
        relation=relation,
        pairs=pairs,
        strict_conflict=False,
        unresolved="What each side bases its account on." if relation == "conflicts" else None,
    )
