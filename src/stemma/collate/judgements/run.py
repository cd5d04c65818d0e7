"""The package's door: the judgements of one comparison, taken up stage by stage.

A judged item survives as long as its words stand: what a person accepted or corrected wins over what the machine says now, and
comes back where the machine does not find it any more. Without judgements every step gives back what it is given.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemma.collate.judgements.borrowings import with_edges, with_passages
from stemma.collate.judgements.claims import (
    Members,
    links_of,
    origin_verdicts,
    told_of_links,
    told_of_origins,
    with_claims,
)
from stemma.collate.judgements.docket import Docket
from stemma.collate.judgements.items import with_items
from stemma.collate.judgements.links import NO_LINKS, Links
from stemma.collate.judgements.people import with_actors
from stemma.model import (
    Actor,
    Annotations,
    Claim,
    Document,
    Dropped,
    Judgement,
    Lineage,
    OriginVerdict,
    Passage,
)


class Judged:
    """Takes judgements up. Each step is asked for once, in the order of the stages; `outcomes` and `dropped` come last."""

    def __init__(self, judgements: Sequence[Judgement], documents: Sequence[Document]) -> None:
        self._documents = documents
        self._docket = Docket(judgements, documents) if judgements else None
        self._members = Members((), ())
        self._there: set[str] = set()  #: ids in the result
        self.links: Links = NO_LINKS  #: what belongs to one claim or to two; known once the annotations were judged

    def passages(self, found: Sequence[Passage]) -> tuple[Passage, ...]:
        """The passages as people judged them."""
        if self._docket is None:
            return tuple(found)
        judged = with_passages(found, self._docket, self._documents)
        self._there |= {p.id for p in judged}
        return judged

    def annotations(self, found: Sequence[Annotations]) -> list[Annotations]:
        """The annotations as people judged them; from now on `links` are known."""
        if self._docket is None:
            return list(found)
        judged = with_items(found, self._docket)
        layers = [layer for a in judged for layer in (a.figures, a.attributions, a.timexes, a.toponyms)]
        self._there |= {item.id for layer in layers for item in layer}
        self._members = Members.of(judged)
        self.links = links_of(self._members, self._docket)
        return judged

    def actors(self, found: Sequence[Actor]) -> tuple[Actor, ...]:
        """The story's actors as people judged them."""
        if self._docket is None:
            return tuple(found)
        judged = with_actors(found, self._docket)
        self._there |= {a.id for a in judged}
        return judged

    def lineage(self, found: Lineage) -> Lineage:
        """The borrowings as people judged them."""
        return with_edges(found, self._docket, self._documents) if self._docket else found

    def claims(self, found: Sequence[Claim]) -> tuple[Claim, ...]:
        """The claims as people judged them, before their origins are counted."""
        if self._docket is None:
            return tuple(found)
        told_of_links(found, self._docket)
        return with_claims(found, self._members, self._docket)

    def origins(self, claims: Sequence[Claim]) -> tuple[OriginVerdict, ...]:
        """What people judged of the origins of these claims' members."""
        return origin_verdicts(claims, self._members, self._docket) if self._docket else ()

    def outcomes(self, claims: Sequence[Claim]) -> tuple[Judgement, ...]:
        """All judgements as given, each with what became of it; `claims` have their origins."""
        if self._docket is None:
            return ()
        told_of_origins(claims, self._docket)
        return self._docket.outcomes(self._there | {c.id for c in claims})

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        """What was left out because it was judged so."""
        return tuple(self._docket.dropped) if self._docket else ()
