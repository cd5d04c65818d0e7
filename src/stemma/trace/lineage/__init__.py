"""Lineage: which report has its text from which, as far as the reports read can show it, and what they cannot show.

Reports that share text are joined into families, each family into the tree that explains it with the fewest words added
or changed (`trees`); a report with two exemplars joins two families without making them one; a pair is directed only
where a credit, the time or other reports direct it (`rooting`, `directions`); what no tree of these reports explains is
put down to a text that was not read (`lost`). The method is that of textual criticism: common innovations show common
descent, agreement in what is original shows nothing (Lachmann; Maas, Textkritik, 1927).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.model import Annotations, Document, Edge, Lineage, OriginCount, Passage
from stemma.trace.borrowing import Borrowing, earlier
from stemma.trace.lineage.directions import Directions
from stemma.trace.lineage.edges import Forest, borrowed, credited, givers, quoting
from stemma.trace.lineage.links import Links
from stemma.trace.lineage.lost import agencies, joined, lost_copy, lost_witnesses
from stemma.trace.lineage.open_questions import open_questions
from stemma.trace.lineage.rivals import trees
from stemma.trace.lineage.rooting import Hanging, above, hang
from stemma.trace.lineage.trees import (
    ROOT,
    Family,
    Gap,
    Junction,
    Pair,
    arborescence,
    cost_table,
    gaps,
    is_minor,
    junctions,
    neighbours,
    split,
    uncrossed,
)

NAME = "lineage"
VERSION = "2"


def trace_lineage(documents: Sequence[Document], passages: Sequence[Passage], annotations: Sequence[Annotations]) -> Lineage:
    """The borrowings of one story.

    A family of reports that share text is a tree, with a second exemplar where a report was put together from two; a
    credit without shared text is always kept. An edge runs from the exemplar to the report that has it from there; where
    `direction` is "unknown" its ends are in the order the reports were given. `origins` are the reports for which no
    exemplar is among those read; `independent_origins` counts the texts behind them: `high` by shared text alone, `low`
    with reports that only credit one another, or share a small part, taken as one. Never raises.
    """
    links = Links.of(sorted(documents, key=lambda d: d.id), passages, annotations)
    forest = _grow(links)
    carried = agencies(links.documents)
    gone = [o for f in forest.families for o in lost_copy(links.documents, f, carried)]
    gone = joined(gone, list(lost_witnesses(links.documents, forest.gaps, links.shares)))
    place = {d.id: n for n, d in enumerate(documents)}
    gave = givers(links, forest, carried)
    kept = [*borrowed(links, forest, gave, carried=carried), *credited(links, forest), *quoting(links, forest)]
    kept = [_in_order(b, place) for b in kept]
    kept.sort(key=lambda b: (place[b.giver.id], place[b.taker.id]))
    takers = {b.taker.id for b in kept if b.direction != "unknown"}
    quoted = {d.id for s in links.sharings.values() if s.quoted() for d in (s.left, s.right)}
    gone = [replace(o, reports=tuple(sorted(o.reports, key=place.__getitem__))) for o in gone]
    questions = open_questions(documents, kept, quoting=[d for d in documents if d.id in quoted], lost=gone)
    return Lineage(
        edges=tuple(Edge(b.giver.id, b.taker.id, b.kind, b.direction, b.evidence) for b in kept),
        origins=tuple(d.id for d in documents if d.id not in takers),
        cannot_conclude=tuple(questions),
        credits=tuple(sorted(links.resolved, key=lambda c: place[c.report])),
        lost=tuple(gone),
        trees=trees(
            links.documents, list(zip(forest.families, forest.hangings, strict=True)), best=gave,
            shares=links.shares, costs=forest.costs,
        ),
        independent_origins=_count(links, forest),
    )  # fmt: skip


def _grow(links: Links) -> Forest:
    """The families of a story as trees, hung up by what directs them."""
    shares, every = links.shares, range(len(links.documents))

    def allowed(giver: int, taker: int) -> bool:
        return earlier(links.documents[taker], links.documents[giver]) is not True

    costs: dict[int, dict[int, float]] = {}
    pairs: list[Pair] = []
    for group in split(every, sorted(links.reuse)):
        if len(group.members) > 1:
            table = cost_table(
                group.members, shares, linked=links.linked, allowed=allowed, credits=lambda g, t: (g, t) in links.credits
            )
            costs |= table
            pairs += [(g, t) for t, g in sorted(arborescence(table).items()) if g != ROOT]
    families = split(every, uncrossed(pairs, shares))
    joined = junctions(families, shares, linked=links.reuse)
    found: list[tuple[Family, Hanging, list[Gap]]] = []
    directions = _directions(links, families, joined)
    for family in families:
        hanging = hang(family.members, family.pairs, support=directions.support, earlier=directions.earlier)
        missing = gaps(family, shares)
        moved = _rehung(family, hanging, missing, links)
        if moved is not family:
            family, missing = moved, gaps(moved, shares)
            hanging = hang(family.members, family.pairs, support=directions.support, earlier=directions.earlier)
        found.append((family, hanging, missing))
    return Forest(
        tuple(f for f, _, _ in found), tuple(h for _, h, _ in found), tuple(joined),
        tuple(g for _, _, missing in found for g in missing), directions, costs,
    )  # fmt: skip


def _directions(links: Links, families: Sequence[Family], joined: Sequence[Junction]) -> Directions:
    number = {m: n for n, family in enumerate(families) for m in family.members}
    stitched: dict[int, list[int]] = {}
    for junction in (j for j in joined if j.sure):
        stitched.setdefault(junction.taker, []).append(junction.giver)
    return Directions(links.documents, links.shares, links.credits, number, stitched)


def _rehung(family: Family, hanging: Hanging, missing: Sequence[Gap], links: Links) -> Family:
    """Where a witness is missing below a report, all that hung below that witness hangs on the report above it."""
    if len(hanging.firsts) > 1:
        return family
    over = above(hanging.firsts[0], neighbours(family.pairs))
    pairs = list(family.pairs)
    for gap in missing:
        for top, low in ((gap.left, gap.right), (gap.right, gap.left)):
            old = next((p for p in pairs if set(p) == {gap.middle, low}), None)
            if over.get(gap.middle) == top and old is not None and links.linked(top, low):
                pairs[pairs.index(old)] = (top, low)
                break
    return family if pairs == list(family.pairs) else Family(family.members, tuple(pairs))


def _in_order(found: Borrowing, place: dict[str, int]) -> Borrowing:
    """An edge without a direction from the report given first to the other."""
    if found.direction != "unknown" or place[found.giver.id] < place[found.taker.id]:
        return found
    turned = tuple(replace(e, left=e.right, right=e.left) if e.left and e.right else e for e in found.evidence)
    return replace(found, giver=found.taker, taker=found.giver, evidence=turned)


def _count(links: Links, forest: Forest) -> OriginCount:
    """How many texts stand behind the reports."""
    every = range(len(links.documents))
    pairs = [p for f in forest.families for p in f.pairs]
    firm = [p for p in pairs if not is_minor(p, links.shares)]
    low = split(every, sorted({*pairs, *((min(p), max(p)) for p in links.credits if not links.linked(*p))}))
    return OriginCount(len(low), len(split(every, firm)))
