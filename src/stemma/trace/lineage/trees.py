"""The tree in which the reports of one family hang together, found by what each must have added to its exemplar.

A report costs the words that its exemplar does not have, and a little for every place where it leaves the exemplar's
order; the best tree is the one that costs least over all reports (the shortest description of the whole tradition), found
exactly as the minimum arborescence of Chu and Liu (1965) and Edmonds (1967). A witness that stands between two others
agrees with one or the other of them throughout: where two agree in words against the one between them, it was not their
common exemplar (the "zero" of Quentin, Essais de critique textuelle, 1926; common innovations, Maas, Textkritik, 1927).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from stemma.trace.shares import Shares, runs

# Set on the dev half of evals/lineages.
_BREAK = 1.0  #: words that a break in the order of the shared text costs
_OMITTED = 0.03  #: words that one left out costs: it decides where two exemplars have the same of a report
_CREDIT = 8.0  #: words that a credit makes an exemplar more likely by
_NEAREST = 12  #: exemplars that are weighed for each report: those it shares most with
_AGAINST = 6  #: words in runs (each less three) in which two agree against a third, for it not to stand between them
_APART = 0.25  #: part of what a report shares with one that it may share with others too, for the two to be different texts
_LEAST = 12  #: words that such a second text must have in common with it
_LEAST_RUNS = 9  #: the same in runs (each less three)
_OWN = 0.5  #: part of a report that must be its own for it to be an exemplar rather than a copy of that part
_PART = 1 / 3  #: part of either report below which what two share leaves open that each is a text of its own

Costs = Mapping[int, Mapping[int, float]]  #: for each taker what each giver costs
Pair = tuple[int, int]
ROOT = -1


@dataclass(frozen=True, slots=True)
class Family:
    """Reports that go back to one text: `pairs` join them without a ring."""

    members: tuple[int, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Junction:
    """A report with a second exemplar, from another family."""

    giver: int
    taker: int
    words: int  #: words that both share
    sure: bool  #: whether it is known which of the two has them from the other


@dataclass(frozen=True, slots=True)
class Gap:
    """Two reports that agree against the one between them: a text is missing that stood next to all three."""

    left: int
    middle: int
    right: int
    words: int


def cost_table(
    members: Sequence[int], shares: Shares, *, linked: Callable[[int, int], bool], allowed: Callable[[int, int], bool],
    credits: Callable[[int, int], bool],
) -> dict[int, dict[int, float]]:  # fmt: skip
    """What each report would cost as a copy of each other one it shares text with, and as a text of its own (ROOT).

    `linked` tells whether two share text, `allowed` whether the first can be the second one's exemplar, `credits` whether
    the second credits the first.
    """
    table: dict[int, dict[int, float]] = {}
    for taker in members:
        row = {}
        for giver in shares.partners(taker):
            if linked(giver, taker) and allowed(giver, taker):
                row[giver] = shares.own(taker, giver) - (_CREDIT if credits(giver, taker) else 0.0)
        nearest = sorted(row, key=lambda g: (row[g], g))[:_NEAREST]
        table[taker] = {g: row[g] + _BREAK * shares.breaks(taker, g) + _OMITTED * shares.own(g, taker) for g in nearest}
        table[taker][ROOT] = float(shares.body[taker].bit_count() + 2 * _CREDIT)
    return table


def arborescence(costs: Costs) -> dict[int, int]:
    """The giver of each taker, ROOT for texts of their own, so that the sum of the costs is least."""
    best = {v: min(row, key=lambda u: (row[u], u)) for v, row in costs.items()}
    rings = _rings(best)
    if not rings:
        return best
    fresh = max(costs) + 1
    ring_of = {v: fresh + n for n, ring in enumerate(rings) for v in ring}
    table: dict[int, dict[int, float]] = {}
    meant: dict[Pair, Pair] = {}  # which pair stands behind one of a contracted ring
    for v in sorted(costs):
        for u, cost in sorted(costs[v].items()):
            giver, taker = ring_of.get(u, u), ring_of.get(v, v)
            if giver != taker:
                gain = cost - costs[v][best[v]] if v in ring_of else cost
                row = table.setdefault(taker, {})
                if gain < row.get(giver, float("inf")):
                    row[giver] = gain
                    meant[giver, taker] = (u, v)
    result = {v: best[v] for v in ring_of}
    for taker, giver in arborescence(table).items():
        u, v = meant[giver, taker]
        result[v] = u
    return result


def _rings(best: Mapping[int, int]) -> list[list[int]]:
    """Rings of takers that would give to one another."""
    seen: dict[int, int] = {}
    found = []
    for start in sorted(best):
        path: list[int] = []
        at = start
        while at in best and at not in seen:
            seen[at] = start
            path.append(at)
            at = best[at]
        if seen.get(at) == start and at in path:
            found.append(path[path.index(at) :])
    return found


def neighbours(pairs: Iterable[Pair]) -> dict[int, list[int]]:
    """The reports next to each one in a tree."""
    found: dict[int, list[int]] = {}
    for a, b in pairs:
        found.setdefault(a, []).append(b)
        found.setdefault(b, []).append(a)
    return {k: sorted(v) for k, v in found.items()}


def split(members: Sequence[int], pairs: Sequence[Pair]) -> list[Family]:
    """Families: members that pairs join, with their pairs."""
    near = neighbours(pairs)
    seen: set[int] = set()
    found = []
    for start in sorted(members):
        if start in seen:
            continue
        seen.add(start)
        group = [start]
        for at in group:
            fresh = [n for n in near.get(at, ()) if n not in seen]
            seen.update(fresh)
            group += fresh
        inside = set(group)
        found.append(Family(tuple(sorted(group)), tuple(p for p in pairs if p[0] in inside)))
    return found


def uncrossed(pairs: Sequence[Pair], shares: Shares) -> list[Pair]:
    """Pairs without those that only join two families in one report.

    Of a report's neighbours one shares with it a text that none of the others has, and that neighbour has a text of its
    own beside it: the report is stitched together from both.
    """
    kept = list(pairs)
    explained: dict[int, int] = {}  # words of a report that come from another family
    for pair in sorted(pairs, key=lambda p: (shares.same(*p).bit_count(), p)):
        near = neighbours(kept)
        for taker, giver in (pair, pair[::-1]):
            second = shares.same(taker, giver)
            first = _beside(taker, near, shares, without=giver)
            if first.bit_count() < _LEAST or runs(second & first) > _APART * runs(second):
                continue
            given = shares.same(giver, taker)
            shared_on = _beside(giver, near, shares, without=taker)
            if shared_on and runs(given & shared_on) <= _APART * runs(given):
                continue  # nor has any of the other's neighbours it: which of the two is stitched together is open
            mine = shares.body[giver] & ~explained.get(giver, 0)
            if not shared_on and given.bit_count() > (1 - _OWN) * mine.bit_count():
                continue  # little more than what both share: a copy of that part
            if any(runs(shares.same(giver, n) & ~given) >= _LEAST_RUNS for n in _side(taker, near, without=giver) if n != taker):
                continue  # others on that side have more of its text: the families are one
            kept.remove(pair)
            explained[taker] = explained.get(taker, 0) | second
            break
    return kept


def _side(one: int, near: Mapping[int, Sequence[int]], *, without: int) -> list[int]:
    """The reports that a tree joins to `one` without going through its neighbour `without`."""
    found, seen = [one], {one, without}
    for at in found:
        fresh = [n for n in near.get(at, ()) if n not in seen]
        seen.update(fresh)
        found += fresh
    return found


def _beside(one: int, near: Mapping[int, Sequence[int]], shares: Shares, *, without: int) -> int:
    """Words of a report that its other neighbours in the tree have."""
    found = 0
    for n in near.get(one, ()):
        if n != without:
            found |= shares.same(one, n)
    return found


def junctions(families: Sequence[Family], shares: Shares, *, linked: Iterable[Pair]) -> list[Junction]:
    """Reports that hold text of another family than their own: for two families that share text, where they share most."""
    number = {m: k for k, family in enumerate(families) for m in family.members}
    best: dict[Pair, tuple[int, int, int, int]] = {}
    for one, other in sorted(linked):
        if number[one] == number[other]:
            continue
        a, b = (one, other) if number[one] < number[other] else (other, one)
        shared = min(runs(shares.same(a, b)), runs(shares.same(b, a)))
        rank = (shared, shares.all(a, b).bit_count(), -a, -b)
        if shared >= _LEAST_RUNS and rank > best.get((number[a], number[b]), (0, 0, 0, 0)):
            best[number[a], number[b]] = rank
    found = []
    for (m, n), (_, _, a, b) in sorted(best.items()):
        one, other = -a, -b
        alone = [_is_apart(x, y, family, shares) for x, y, family in ((one, other, families[m]), (other, one, families[n]))]
        giver, taker = (other, one) if alone[0] >= alone[1] else (one, other)
        found.append(Junction(giver, taker, shares.same(taker, giver).bit_count(), alone[0] != alone[1]))
    return found


def _is_apart(one: int, other: int, family: Family, shares: Shares) -> bool:
    """Whether what a report shares with one of another family stands in none of its own neighbours."""
    near = neighbours(family.pairs)
    second = shares.same(one, other)
    return bool(near.get(one)) and runs(second & _beside(one, near, shares, without=other)) <= _APART * runs(second)


def gaps(family: Family, shares: Shares) -> list[Gap]:
    """Where two reports agree in words against the one that stands between them in the tree."""
    near = neighbours(family.pairs)
    found = []
    for middle in family.members:
        beside = near.get(middle, [])
        for n, left in enumerate(beside):
            for right in beside[n + 1 :]:
                against = shares.same(left, right) & ~shares.all(left, middle)
                if runs(against) >= _AGAINST:
                    found.append(Gap(left, middle, right, against.bit_count()))
    return found


def is_minor(pair: Pair, shares: Shares) -> bool:
    """Whether what two reports share is a small part of either, so that both may be texts of their own."""
    shared = [shares.told(a, b).bit_count() / max(1, shares.body[a].bit_count()) for a, b in (pair, pair[::-1])]
    return max(shared) < _PART
