"""The best tree of a story and those that come close to it, with what would decide between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from stemma.model import Document, Tree, TreeEdge
from stemma.trace.lineage.rooting import Hanging, above
from stemma.trace.lineage.trees import ROOT, Family, Pair, neighbours
from stemma.trace.shares import Shares

_CLOSE = 4.0  #: words by which another exemplar may cost more and still be a rival
_MOST = 3  #: rivals that are given; the best known ones first
Costs = Mapping[int, Mapping[int, float]]


def trees(
    documents: Sequence[Document], families: Sequence[tuple[Family, Hanging]], *, best: Mapping[Pair, int | None],
    shares: Shares, costs: Costs,
) -> tuple[Tree, ...]:  # fmt: skip
    """The best tree, then its rivals: other first reports, and other exemplars that cost hardly more. `best` tells who gave."""
    if not best:
        return ()
    told = [(family, hanging) for family, hanging in families if family.pairs]
    edges = list(best.items())

    def made(pairs: Sequence[tuple[Pair, int | None]], sentence: str) -> Tree:
        return Tree(_edges(documents, pairs), round(_cost(pairs, shares), 1), sentence)

    found = [made(edges, _praise(told, shares))]
    for family, hanging in told:
        hung = {p for p in family.pairs if hanging.giver[p] == best[p]}  # the others are open for another reason
        for first in hanging.firsts[1:] if len(hanging.firsts) < len(family.members) else ():
            over = above(first, neighbours(family.pairs))
            turned = [(p, over_one(p, over) if p in hung else g) for p, g in edges]
            one, other = documents[hanging.firsts[0]].siglum, documents[first].siglum
            found.append(made(turned, f"{other} comes first, not {one}; when each of the two was published would decide."))
    for pair, _ in edges:
        if len(found) > _MOST:
            break
        found += _other_exemplar(documents, pair, edges, costs=costs, made=made, best=best)
    return tuple(found[: 1 + _MOST])


def over_one(pair: Pair, over: Mapping[int, int]) -> int:
    """Which of a pair stands above the other."""
    a, b = pair
    return a if over.get(b) == a else b


def _other_exemplar(
    documents: Sequence[Document], pair: Pair, edges: Sequence[tuple[Pair, int | None]], *, costs: Costs,
    made: Callable[[Sequence[tuple[Pair, int | None]], str], Tree], best: Mapping[Pair, int | None],
) -> list[Tree]:  # fmt: skip
    """The tree in which the taker of a pair has its text from another report that has as good as the same of it."""
    giver = best.get(pair)
    if giver is None:
        return []
    taker = pair[0] if pair[1] == giver else pair[1]
    below = _below(taker, best)
    row = {g: c for g, c in costs.get(taker, {}).items() if g not in (ROOT, giver) and g not in below}
    mine = costs.get(taker, {}).get(giver)
    other = min(row, key=lambda g: (row[g], g), default=None)
    if mine is None or other is None or row[other] - mine > _CLOSE:
        return []
    changed = [(((other, taker), other) if p == pair else (p, g)) for p, g in edges]
    t, a, b = (documents[k].siglum for k in (taker, giver, other))
    sentence = (
        f"{t} has its text from {b}, not from {a}: both have nearly the same of it; a credit in {t}, or words that only one "
        "of the two has in common with it, would decide."
    )
    return [made(changed, sentence)]


def _below(top: int, best: Mapping[Pair, int | None]) -> set[int]:
    """The reports that may have their text through `top`, itself included."""
    near = neighbours(best)
    found, line = {top}, [top]
    for at in line:
        for n in near.get(at, ()):
            giver = best.get((at, n), best.get((n, at)))
            if n not in found and giver != n:
                found.add(n)
                line.append(n)
    return found


def _edges(documents: Sequence[Document], pairs: Sequence[tuple[Pair, int | None]]) -> tuple[TreeEdge, ...]:
    found = []
    for (a, b), giver in pairs:
        one, other = (b, a) if giver == b else (a, b)
        if giver is None and documents[a].siglum > documents[b].siglum:
            one, other = b, a
        found.append(TreeEdge(documents[one].id, documents[other].id, giver is not None))
    return tuple(sorted(found, key=lambda e: (e.from_report, e.to_report)))


def _cost(pairs: Sequence[tuple[Pair, int | None]], shares: Shares) -> float:
    """Words that takers have and their exemplars lack; where the direction is open the smaller number."""
    return sum(shares.own(a, b) if g == b else shares.own(b, a) if g == a else min(shares.own(a, b), shares.own(b, a))
               for (a, b), g in pairs)  # fmt: skip


def _praise(told: Sequence[tuple[Family, Hanging]], shares: Shares) -> str:
    shared = sum(shares.all(*p).bit_count() for family, _ in told for p in family.pairs)
    groups = [len(f.members) for f, _ in told]
    return (
        f"Of all trees this one leaves the fewest words to be explained as added or changed: {sum(groups)} reports in "
        f"{len(groups)} {'group' if len(groups) == 1 else 'groups'}, {shared} words of theirs taken over."
    )
