"""Grouping by average linkage (Sokal and Michener 1958), with pairs that may never meet."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Hashable, Mapping

NEVER = -math.inf


def average_linkage(
    count: int,
    scores: Mapping[tuple[int, int], float],
    *,
    threshold: float,
    tables: Mapping[int, Hashable] | None = None,
) -> list[list[int]]:
    """Groups of 0..count-1: the closest two are merged as long as the mean of their pairs' scores reaches the threshold.

    `scores` holds pairs (i, j) with i < j; a missing pair counts as 0, and two groups with a pair scored NEVER are
    never merged. Of one table, of which not all pairs were scored, a missing pair counts as much as the others do on average.
    Deterministic: ties go to the lowest indices. Time O(p log p) for p pairs given.
    """
    groups: dict[int, list[int]] = {i: [i] for i in range(count)}
    sums: dict[int, dict[int, float]] = {i: {} for i in range(count)}
    unscored = _Unscored(scores, tables or {})
    for (i, j), score in scores.items():
        sums[i][j] = sums[j][i] = score
    heap = [(-v, i, j, 1, 1) for (i, j), v in scores.items() if v >= threshold]
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        if a not in groups or b not in groups or len(groups[a]) != size_a or len(groups[b]) != size_b:
            continue
        groups[a] += groups.pop(b)
        unscored.merge(a, b)
        moved = sums.pop(b)
        for c, value in moved.items():
            if c == a:
                continue
            sums[c].pop(b)
            total = sums[a].get(c, 0.0) + value
            sums[a][c] = sums[c][a] = total
        sums[a].pop(b, None)
        for c, total in sums[a].items():
            mean = (total + unscored.between(a, c)) / (len(groups[a]) * len(groups[c]))
            if mean >= threshold:
                low, high = min(a, c), max(a, c)
                heapq.heappush(heap, (-mean, low, high, len(groups[low]), len(groups[high])))
    return [sorted(groups[i]) for i in sorted(groups)]


class _Unscored:
    """What the pairs between two groups come to that lie inside one table and were not scored."""

    def __init__(self, scores: Mapping[tuple[int, int], float], tables: Mapping[int, Hashable]) -> None:
        inside = [(i, j) for i, j in scores if i in tables and tables[i] == tables.get(j)] if tables else []
        found: dict[Hashable, list[float]] = {}
        for pair in inside:
            if scores[pair] != NEVER:
                found.setdefault(tables[pair[0]], []).append(scores[pair])
        self._mean = {table: sum(given) / len(given) for table, given in found.items()}
        self._inside: dict[int, Counter[Hashable]] = {i: Counter([table]) for i, table in tables.items()}
        self._scored: dict[int, dict[int, float]] = {i: {} for i in tables}  #: by groups, the means of the pairs that were
        for i, j in inside:
            self._scored[i][j] = self._scored[j][i] = self._mean.get(tables[i], 0.0)

    def between(self, one: int, other: int) -> float:
        """The sum over the pairs of two groups without a score."""
        a, b = self._inside.get(one), self._inside.get(other)
        if a is None or b is None:
            return 0.0
        whole = sum(n * b[table] * self._mean.get(table, 0.0) for table, n in a.items() if table in b)
        return whole - self._scored[one].get(other, 0.0)

    def merge(self, one: int, other: int) -> None:
        """Takes the second group into the first."""
        gone = self._inside.pop(other, None)
        if gone is None:
            return
        self._inside.setdefault(one, Counter()).update(gone)
        mine = self._scored.setdefault(one, {})
        for third, scored in self._scored.pop(other).items():
            self._scored[third].pop(other, None)
            if third != one:
                mine[third] = self._scored[third][one] = mine.get(third, 0.0) + scored
        mine.pop(other, None)
