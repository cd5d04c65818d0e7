"""How near a lineage comes to the tree that the story was grown from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from evals.lineages.generate import Truth

Directed = tuple[str, str, bool]  #: two reports, and whether the first is said to be the exemplar of the second


def _joins(pairs: Iterable[tuple[str, str]], group: frozenset[str]) -> set[tuple[str, str]]:
    """Of pairs inside a group those that join it step by step: a group of n has n - 1 at most."""
    head = {name: name for name in group}

    def find(name: str) -> str:
        return name if head[name] == name else find(head[name])

    kept = set()
    for one, other in sorted(pairs):
        if one in group and other in group and find(one) != find(other):
            head[find(one)] = find(other)
            kept.add((one, other))
    return kept


def tally(edges: Sequence[Directed], truth: Truth) -> Counter[str]:
    """Counts of one story: pairs found, given and right; of the right ones those with a direction, and with the right one.

    Copies of a text that was left out have no edges among them that could be right or wrong in direction: any pairs that
    join them count as right, and any direction among them as wrong.
    """
    found = Counter[str]()
    true = {frozenset(e): e for e in truth.edges}
    pairs = {frozenset((a, b)): (a, b, directed) for a, b, directed in edges}
    joined = {frozenset(p) for group in truth.groups for p in _joins(((a, b) for a, b, _ in pairs.values()), group)}
    right = [p for p in pairs if p in true or p in joined]
    directed = [pairs[p] for p in right if pairs[p][2]]
    found["pairs found"] = len(pairs)
    found["pairs given"] = len(true) + sum(len(g) - 1 for g in truth.groups)
    found["pairs right"] = len(right)
    found["directed"] = len(directed)
    found["directed right"] = sum((a, b) in truth.edges for a, b, _ in directed)
    found["could be directed"] = sum(p in true for p in right)
    return found


def rates(counts: Counter[str]) -> dict[str, float]:
    """Edge precision, recall and F1, share of right edges that are directed, accuracy of these directions."""
    precision = counts["pairs right"] / max(1, counts["pairs found"])
    recall = counts["pairs right"] / max(1, counts["pairs given"])
    return {
        "edges.precision": precision,
        "edges.recall": recall,
        "edges.f1": 2 * precision * recall / max(1e-9, precision + recall),
        "direction.accuracy": counts["directed right"] / max(1, counts["directed"]),
        "direction.given": counts["directed"] / max(1, counts["pairs right"]),
    }
