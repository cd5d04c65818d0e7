"""What is commonly done instead: counting outlets, and linking reports by verbatim text alone."""

from __future__ import annotations

from collections.abc import Sequence

from evals.lineages.scoring import Directed
from stemma.model import Document, Passage

_RUN = 12  #: words of a run that links two reports
Tree = tuple[list[Directed], int]


def outlets(documents: Sequence[Document]) -> int:
    """How many outlets have the story."""
    return len({d.outlet for d in documents})


def verbatim(documents: Sequence[Document], passages: Sequence[Passage]) -> Tree:
    """Reports that have a verbatim run in common, joined by their longest runs; the earlier one first where times are stated."""
    times = {d.id: d.published.time for d in documents}
    size: dict[tuple[str, str], int] = {}
    for p in passages:
        if p.kind == "verbatim" and len(p.left.text.split()) >= _RUN:
            pair = (p.left.report, p.right.report)
            size[pair] = size.get(pair, 0) + len(p.left.text)
    head = {d.id: d.id for d in documents}

    def find(name: str) -> str:
        return name if head[name] == name else find(head[name])

    edges: list[Directed] = []
    for (one, other), _ in sorted(size.items(), key=lambda s: (-s[1], s[0])):
        if find(one) != find(other):
            head[find(one)] = find(other)
            a, b = times[one], times[other]
            swap = a is not None and b is not None and b < a
            edges.append((other, one, True) if swap else (one, other, a is not None and b is not None))
    return edges, len({find(d.id) for d in documents})
