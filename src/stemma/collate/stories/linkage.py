"""Reports that hang together made into groups: mean linkage along the pairs that are alike.

Two groups are joined, most alike first, while the mean log-odds over all their pairs allows it. The mean comes from the
groups' sums of vectors, so that it is exact however few of the pairs are listed; the listed pairs only say which groups
can be joined at all. The result depends on the set of reports alone: sums are whole numbers, ties go by the order of ids.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from stemma.collate.stories.sketch import SCALE, Sketch, of_days, weights

Pair = tuple[int, int]
Link = tuple[int, int, int]  #: two places and the product of the vectors there


@dataclass(slots=True)
class _Group:
    """Reports joined so far: their sum, their first and last day, the groups they can be joined with and the products."""

    members: list[int]
    total: dict[int, int]
    first: int | None
    last: int | None
    beside: dict[int, int] = field(default_factory=dict)


def mean_odds(left: Mapping[int, int], right: Mapping[int, int], *, pairs: int) -> float:
    """The mean log-odds over the pairs of two groups, from the sums of their vectors; days are left out."""
    return weights()["bias"] + dot(left, right) / (pairs * SCALE**2)


def dot(left: Mapping[int, int], right: Mapping[int, int]) -> int:
    """The inner product of two sums of vectors."""
    return sum(left[key] * right[key] for key in left.keys() & right.keys())


def inner_odds(sketches: Sequence[Sketch]) -> float:
    """The mean log-odds over the pairs inside a group of two or more; days are left out."""
    whole = total(sketches)
    own = sum(int((s.values * s.values).sum()) for s in sketches)
    return weights()["bias"] + (dot(whole, whole) - own) / (len(sketches) * (len(sketches) - 1) * SCALE**2)


def total(sketches: Iterable[Sketch]) -> dict[int, int]:
    """The sum of some vectors."""
    made: dict[int, int] = {}
    for sketch in sketches:
        for key, value in zip(sketch.keys.tolist(), sketch.values.tolist(), strict=True):
            made[key] = made.get(key, 0) + value
    return made


def _odds(left: _Group, right: _Group, product: int) -> float:
    """The mean log-odds of two groups; the days between them are those from one's last to the other's first."""
    gap = None
    if left.first is not None and left.last is not None and right.first is not None and right.last is not None:
        gap = max(0, right.first - left.last, left.first - right.last)
    return weights()["bias"] + product / (len(left.members) * len(right.members) * SCALE**2) + of_days(gap)


def _joined(left: _Group, right: _Group) -> _Group:
    if len(left.total) < len(right.total):
        left, right = right, left
    for key, value in right.total.items():
        left.total[key] = left.total.get(key, 0) + value
    firsts = [g.first for g in (left, right) if g.first is not None]
    lasts = [g.last for g in (left, right) if g.last is not None]
    return _Group(
        members=left.members + right.members, total=left.total, first=min(firsts, default=None), last=max(lasts, default=None)
    )


def link(sketches: Sequence[Sketch], links: Iterable[Link]) -> list[list[int]]:
    """Groups of the sketches (in the order of their ids), as sorted lists of indices, in the order of their first members."""
    least = weights()["together"]
    groups = {n: _Group([n], total([s]), s.day, s.day) for n, s in enumerate(sketches)}
    heap: list[tuple[float, int, int]] = []
    held: dict[Pair, float] = {}  # the score by which a pair stands in the heap; other entries of the pair are stale

    def propose(a: int, b: int, product: int) -> None:
        groups[a].beside[b] = groups[b].beside[a] = product
        score = _odds(groups[a], groups[b], product)
        if score >= least:
            held[min(a, b), max(a, b)] = score
            heapq.heappush(heap, (-score, min(a, b), max(a, b)))

    for a, b, product in sorted(links):
        propose(a, b, product)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if held.get((a, b)) != -negative:
            continue
        one, other = groups[a], groups.pop(b)
        del held[a, b], one.beside[b], other.beside[a]
        # the product of a sum is the sum of products, so that only what stood beside one of the two is multiplied out
        products = {}
        for near in sorted(one.beside.keys() | other.beside.keys()):
            whole = groups[near].total
            left = one.beside[near] if near in one.beside else dot(one.total, whole)
            products[near] = left + (other.beside[near] if near in other.beside else dot(other.total, whole))
            groups[near].beside.pop(b, None)
            for gone in (a, b):
                held.pop((min(gone, near), max(gone, near)), None)
        groups[a] = _joined(one, other)
        for near, product in products.items():
            propose(a, near, product)
    return sorted(sorted(group.members) for group in groups.values())
