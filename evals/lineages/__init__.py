"""Lineages with a known tree: stories of our own and Wikinews reports, copied and edited at evaluation time.

    python -m evals.lineages             both halves
    python -m evals.lineages --half dev  one of them; rules are tuned on dev alone
    python -m evals.lineages --wrong     stories of the dev half whose edges or origins are not right

Edges count as pairs of reports (F1); of the right ones, how many have a direction and how many of these the right one;
origins count as right where the range that is given holds the true number alone. Beside them stands what is commonly
done instead: one origin per outlet, and reports linked where they share a verbatim run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evals.lineages import naive
from evals.lineages.generate import EVENTS, Story, invented, story, wikinews
from evals.lineages.scoring import Directed, rates, tally
from stemma.collate.passages import find_passages
from stemma.model import Lineage
from stemma.trace.lineage import trace_lineage

__all__ = ["EVENTS", "score", "stories"]

#: Stories grown from each event; from each three Wikinews reports fewer, so that both kinds come to about as many.
INVENTED, WIKINEWS = 12, 8


def stories(half: str, meantime: Path | None = None, *, times: int = 1) -> Iterator[Story]:
    """The stories of one half; `times` as many for a closer look. Without `meantime` no Wikinews ones."""
    for event in invented(half):
        yield from (story(event, seed) for seed in range(INVENTED * times))
    for event in wikinews(meantime, half) if meantime is not None else ():
        yield from (story(event, seed) for seed in range(WIKINEWS * times))


def given(found: Lineage) -> list[Directed]:
    """The edges of a lineage that are borrowings of text."""
    return [(e.from_report, e.to_report, e.direction != "unknown") for e in found.edges if e.kind != "quotation"]


def score(meantime: Path | None = None, half: str = "test", *, times: int = 1) -> dict[str, float]:
    """Rates over all stories of a half in percent, `origins.exact`, and the naive ones beside them."""
    counts, plain = Counter[str](), Counter[str]()
    exact = Counter[str]()
    lost = Counter[str]()
    number = 0
    for made in stories(half, meantime, times=times):
        passages = find_passages(made.documents)
        found = trace_lineage(made.documents, passages, ())
        counts += tally(given(found), made.truth)
        count = found.independent_origins
        exact["ours"] += count.low == count.high == made.truth.origins
        edges, origins = naive.verbatim(made.documents, passages)
        plain += tally(edges, made.truth)
        exact["verbatim"] += origins == made.truth.origins
        exact["outlets"] += naive.outlets(made.documents) == made.truth.origins
        lost += _lost(found, made)
        number += 1
    result = {**rates(counts), "origins.exact": exact["ours"] / number}
    result["lost.precision"] = lost["right"] / max(1, lost["found"])
    result["lost.recall"] = lost["right"] / max(1, lost["given"])
    result |= {f"verbatim.{k}": v for k, v in rates(plain).items() if k in ("edges.f1", "direction.accuracy")}
    result["verbatim.origins.exact"] = exact["verbatim"] / number
    result["outlets.origins.exact"] = exact["outlets"] / number
    return {name: 100 * value for name, value in result.items()}


def _lost(found: Lineage, made: Story) -> Counter[str]:
    """Texts that are said not to be among the reports: right where two reports next to a lost one are named."""
    right = [t for t in made.truth.lost if any(len(t & set(o.reports)) >= 2 for o in found.lost)]
    return Counter({"found": len(found.lost), "given": len(made.truth.lost), "right": min(len(right), len(found.lost))})


def explain(meantime: Path | None = None, *, times: int = 1) -> Iterator[str]:
    """The stories of the dev half whose edges, directions or origins are not right: what is true and what was found."""
    for made in stories("dev", meantime, times=times):
        found = trace_lineage(made.documents, find_passages(made.documents), ())
        edges, truth = given(found), made.truth
        counts = tally(edges, truth)
        count = found.independent_origins
        right = counts["pairs right"] == counts["pairs found"] == counts["pairs given"]
        if right and counts["directed"] == counts["directed right"] and count.low == count.high == truth.origins:
            continue
        yield f"{made.name}: {len(made.documents)} reports, {truth.origins} origins, {count.low} to {count.high} found"
        yield f"  true  {sorted(truth.edges)} groups {[sorted(g) for g in truth.groups]} lost {[sorted(g) for g in truth.lost]}"
        yield f"  found {sorted((a, b, '>' if d else '?') for a, b, d in edges)} lost {[o.reports for o in found.lost]}"
