"""What links the reports of one story: shared text, shared quotations, credits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.model import Annotations, Document, Passage, ResolvedCredit
from stemma.trace.borrowing import Sharing, reuses
from stemma.trace.credits import names_of, outlet_key, resolve_credits
from stemma.trace.lineage.directions import Credited
from stemma.trace.lineage.trees import Pair
from stemma.trace.shares import Shares

_NO_GIVER = ("photo", "translation")  #: credits that do not say where the words come from


@dataclass(frozen=True)
class Links:
    """What links the reports of a story, which are named by their place in `documents` (ordered by id)."""

    documents: Sequence[Document]
    sharings: dict[Pair, Sharing]  #: the smaller place first
    reuse: frozenset[Pair]
    credits: dict[Pair, Credited]  #: (giver, taker)
    shares: Shares
    resolved: Sequence[ResolvedCredit]

    @classmethod
    def of(cls, documents: Sequence[Document], passages: Sequence[Passage], annotations: Sequence[Annotations]) -> Links:
        """What the passages, the credits and the annotated sources of the reports link."""
        place = {d.id: n for n, d in enumerate(documents)}
        shared: dict[Pair, list[Passage]] = {}
        for passage in passages:
            if passage.left.report in place and passage.right.report in place:
                one, other = place[passage.left.report], place[passage.right.report]
                if one > other:  # so that the order in which the reports are given changes nothing
                    one, other = other, one
                    passage = replace(passage, left=passage.right, right=passage.left)
                shared.setdefault((one, other), []).append(passage)
        sharings = {p: Sharing(documents[p[0]], documents[p[1]], tuple(shared[p])) for p in sorted(shared)}
        shares = Shares(documents, [p for pair in sorted(shared) for p in sorted(shared[pair], key=lambda p: (p.left, p.right))])
        reuse = frozenset(p for p in sharings if reuses(shares, *p))
        resolved = resolve_credits(documents, annotations)
        credits: dict[Pair, Credited] = {}
        for found in resolved:
            taker = place[found.report]
            own = {outlet_key(n) for n in names_of(documents[taker])}
            if found.kind not in _NO_GIVER and outlet_key(found.name) not in own:
                for report in found.reports:
                    credits.setdefault((place[report], taker), (found.name, found.span))
        return cls(documents, sharings, reuse, credits, shares, resolved)

    def linked(self, one: int, other: int) -> bool:
        """Whether one text lies behind two reports."""
        return (min(one, other), max(one, other)) in self.reuse

    def quoted(self, one: int, other: int) -> int:
        """Characters of the quotations that two reports share."""
        sharing = self.sharings.get((min(one, other), max(one, other)))
        return sharing.quoted() if sharing is not None else 0
