"""Which way the borrowings of a tree run: only where a credit, the time or other reports direct it.

A tree of reports can be hung up by any of its members; every way of hanging it up directs all of its pairs. Evidence for
single pairs (a credit, an earlier publication, a dispatch, words that independent reports have too) and the order of time
along its paths tells how well each member serves as the first one. A pair is directed where all members that serve best
direct it alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from stemma.trace.lineage.trees import Pair, neighbours

# How much each kind of evidence speaks for a direction. A credit outweighs any other; time outweighs what only makes likely.
CREDIT = 10.0
TIME = 6.0
DISPATCH = 3.0
STITCHED = 3.0
OUTSIDERS = 2.0
TRANSLATION = 1.0
_SURE = TIME  #: support of one pair that directs it whatever the rest of the tree says
_CLOSE = 1.5  #: members that serve as first almost as well as the best one are its rivals


@dataclass(frozen=True, slots=True)
class Hanging:
    """A tree hung up: `firsts` are the members that serve best as its first report, in order."""

    firsts: tuple[int, ...]
    giver: Mapping[Pair, int | None]  #: for each pair the member that gave, None where that is open


def hang(
    members: Sequence[int],
    pairs: Sequence[Pair],
    *,
    support: Callable[[int, int], float],
    earlier: Callable[[int, int], bool | None],
) -> Hanging:
    """Direct the pairs of a tree. `support(a, b)` is above 0 where evidence speaks for a giving to b, below for the contrary."""
    near = neighbours(pairs)
    weight = {p: support(*p) for p in pairs}
    scores = {first: _score(first, near, weight=weight, earlier=earlier) for first in sorted(members)}
    best = max(scores.values())
    firsts = tuple(m for m in sorted(members) if scores[m] > best - _CLOSE)
    ways = [above(first, near) for first in firsts]
    giver: dict[Pair, int | None] = {}
    for a, b in pairs:
        if abs(weight[a, b]) >= _SURE:
            giver[a, b] = a if weight[a, b] > 0 else b
            continue
        directed = {a if way.get(b) == a else b for way in ways}
        giver[a, b] = directed.pop() if len(directed) == 1 else None
    return Hanging(firsts, giver)


def above(first: int, near: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """Of each member but the first the one above it, nearer ones first."""
    found = {first: first}
    line = [first]
    for at in line:
        for n in near.get(at, ()):
            if n not in found:
                found[n] = at
                line.append(n)
    del found[first]
    return found


def _score(
    first: int,
    near: Mapping[int, Sequence[int]],
    *,
    weight: Mapping[Pair, float],
    earlier: Callable[[int, int], bool | None],
) -> float:
    """How well the evidence agrees with this member as the first of all."""
    over_of = above(first, near)
    dated: dict[int, int] = {first: first}  # the nearest member above whose time is known, itself included
    score = 0.0
    for at, over in over_of.items():
        score += weight[over, at] if (over, at) in weight else -weight[at, over]
        last = dated[over]
        order = earlier(at, last)
        if order and last != over:
            score -= TIME  # between neighbours this is counted with the pair
        # one that is not ordered against the last dated one may itself have no time
        dated[at] = at if order is not None else last
    return score
