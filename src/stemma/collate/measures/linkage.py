"""Grouping by average linkage (Sokal and Michener 1958), with pairs that may never meet."""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping

NEVER = -math.inf


def average_linkage(count: int, scores: Mapping[tuple[int, int], float], *, threshold: float) -> list[list[int]]:
    """Groups of 0..count-1: the closest two are merged as long as the mean of their pairs' scores reaches the threshold.

    `scores` holds pairs (i, j) with i < j; a missing pair counts as 0, and two groups with a pair scored NEVER are
    never merged. Deterministic: ties go to the lowest indices. Time O(p log p) for p pairs given.
    """
    groups: dict[int, list[int]] = {i: [i] for i in range(count)}
    sums: dict[int, dict[int, float]] = {i: {} for i in range(count)}
    for (i, j), score in scores.items():
        sums[i][j] = sums[j][i] = score
    heap = [(-v, i, j, 1, 1) for (i, j), v in scores.items() if v >= threshold]
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        if a not in groups or b not in groups or len(groups[a]) != size_a or len(groups[b]) != size_b:
            continue
        groups[a] += groups.pop(b)
        moved = sums.pop(b)
        for c, value in moved.items():
            if c == a:
                continue
            sums[c].pop(b)
            total = sums[a].get(c, 0.0) + value
            sums[a][c] = sums[c][a] = total
        sums[a].pop(b, None)
        for c, total in sums[a].items():
            mean = total / (len(groups[a]) * len(groups[c]))
            if mean >= threshold:
                low, high = min(a, c), max(a, c)
                heapq.heappush(heap, (-mean, low, high, len(groups[low]), len(groups[high])))
    return [sorted(groups[i]) for i in sorted(groups)]
