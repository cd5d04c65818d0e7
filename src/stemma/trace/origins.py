"""Independent origins: how many persons, bodies or documents stand at the root of a claim's readings, and what shows it.

Two readings have the same origin where one person gave both, where a body and somebody who speaks for it gave them, where both
stand in a passage that two reports share, where reports print one agency or one credits the other, and where a report gives
without a source a number that stands on someone's word elsewhere. `high` joins only what is so shown; `low` counts only the
origins that the words name, since an unnamed source or an unsourced sentence may rest on any of them. The reading of
"independent" is that of source criticism: agreement counts only between witnesses that do not depend on one another (Langlois
and Seignobos 1898, book II, chapter VIII).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.model import Actor, Attribution, Claim, ClaimOrigin, Document, Figure, Lineage, OriginCount, OriginVerdict, Passage
from stemma.trace.proofs.bodies import Bodies
from stemma.trace.proofs.issuers import issuers
from stemma.trace.proofs.joined import Joined, Root, best, listed
from stemma.trace.proofs.names import join_names
from stemma.trace.proofs.naming import Naming
from stemma.trace.proofs.numbers import join_derived, join_repeated, join_voices
from stemma.trace.proofs.roots import Roots
from stemma.trace.proofs.shared import Shared
from stemma.trace.proofs.texts import Credited, join_copies, join_credits, join_passages, join_quotations, quoted_members
from stemma.trace.registry import Registry, is_press

NAME = "origins"
VERSION = "2"

MOST_REASONS = 8  #: that an origin's basis lists; the collapses have them all


@dataclass(frozen=True, slots=True)
class OriginCounter:
    """Counts origins, and keeps to what people judged: members that have one origin, and members that have two."""

    judged: tuple[OriginVerdict, ...] = ()

    def count(
        self, claims: Sequence[Claim], members: Mapping[str, Figure | Attribution], *, documents: Sequence[Document],
        passages: Sequence[Passage], actors: Sequence[Actor], lineage: Lineage | None = None,
    ) -> tuple[Claim, ...]:  # fmt: skip
        """Claims with their origins, the range of how many are independent, and its proof; as `count_origins`."""
        by_id = {d.id: d for d in documents}
        attributions = [m for m in members.values() if isinstance(m, Attribution)]
        registry = Registry.of(actors, attributions, documents=documents)
        shared, credited, quoted = Shared(passages), Credited(documents, lineage), quoted_members(members)
        quotations = [a for a in attributions if a.id in quoted]
        bodies = Bodies.read(actors, by_id, registry=registry, quotations=quotations, shared=shared)
        published = issuers(documents, attributions, registry=registry, bodies=bodies)
        roots, naming = Roots(members, by_id, registry=registry, issuers=published), Naming(by_id, registry)
        found: dict[str, Root] = {}
        result = []
        for claim in claims:
            for name in claim.members:
                if name not in found:
                    found[name] = roots.of(members[name])
            joined = self._begun({name: found[name] for name in claim.members})
            join_names(joined, bodies)
            join_passages(joined, shared)
            join_quotations(joined, shared, quoted)
            join_copies(joined, by_id)
            join_credits(joined, credited)
            join_derived(joined, claim.pairs)
            join_repeated(joined, naming)
            join_voices(joined)
            result.append(_counted(claim, joined))
        return tuple(result)

    def _begun(self, roots: dict[str, Root]) -> Joined:
        """The members of a claim, joined and held apart as people judged, before anything else joins them."""
        here = [v for v in self.judged if v.left in roots and v.right in roots]
        joined = Joined(roots, frozenset(frozenset((v.left, v.right)) for v in here if not v.same))
        for verdict in here:
            if verdict.same:
                spans = (roots[verdict.left].place, roots[verdict.right].place)
                joined.join((verdict.left, verdict.right), "judgement", verdict.sentence, spans=spans)
        return joined


def count_origins(
    claims: Sequence[Claim], members: Mapping[str, Figure | Attribution], *, documents: Sequence[Document],
    passages: Sequence[Passage], actors: Sequence[Actor], lineage: Lineage | None = None,
) -> tuple[Claim, ...]:  # fmt: skip
    """Claims with their origins, the range of how many are independent, and its proof.

    `members` are the story's figures and attributions by id. With `lineage` the credits found there count too.
    """
    return OriginCounter().count(claims, members, documents=documents, passages=passages, actors=actors, lineage=lineage)


def _counted(claim: Claim, joined: Joined) -> Claim:
    """The claim with its origins. `low`: groups without a named origin may rest on one that has a name."""
    groups = list(joined.groups().values())
    low = max(1, sum(any(r.named for r in group) for group in groups) + _media_numbers(groups))
    if joined.apart:
        low = max(low, _surely_apart(groups, joined))
    count = OriginCount(low, len(groups))
    unresolved = claim.unresolved
    if unresolved is None and count.low != count.high:
        unresolved = "Where the readings without a named source come from; until then the number of origins is a range."
    return replace(
        claim,
        origins=_origins(groups, joined),
        independent_origins=count,
        unresolved=unresolved,
        collapses=joined.proved(),
        would_narrow=_would_narrow(groups) if count.low != count.high else (),
    )


def _surely_apart(groups: Sequence[Sequence[Root]], joined: Joined) -> int:
    """How many groups surely have origins of their own: those with a name, and those judged apart from all of these."""
    sure = [g for g in groups if any(r.named for r in g)]
    for group in (g for g in groups if any(joined.are_apart(g, other) for other in groups)):
        if group not in sure and all(joined.are_apart(group, other) for other in sure):
            sure.append(group)
    return len(sure)


def _media_numbers(groups: Sequence[Sequence[Root]]) -> int:
    """How many numbers media give, without telling from whom, that nobody gives who is named: they do not have them from those.

    Not so for a person without a name, who may be one of those named and speak of another day.
    """
    told = {r.reading for group in groups if any(r.named for r in group) for r in group}
    nameless = [g for g in groups if not any(r.named for r in g)]
    media = [[r for r in g if r.kind == "channel" and r.reading is not None and not is_press(r.name)] for g in nameless]
    own = {r.reading for roots in media for r in roots}
    return min(len(own - told), sum(map(bool, media))) if told else 0


def _origins(groups: Sequence[Sequence[Root]], joined: Joined) -> tuple[ClaimOrigin, ...]:
    why: dict[str, list[str]] = {}
    for collapse in joined.collapses:
        why.setdefault(joined.find(collapse.members[0]), []).append(collapse.sentence.rstrip("."))
    result = []
    for group in groups:
        reasons = list(dict.fromkeys([*(r.basis for r in group), *why.get(joined.find(group[0].member), ())]))
        if len(reasons) > MOST_REASONS:
            reasons = [*reasons[:MOST_REASONS], f"{len(reasons) - MOST_REASONS:,} more such reasons"]
        named = any(r.named for r in group)
        result.append(ClaimOrigin(best(group).name, tuple(r.member for r in group), "; ".join(reasons), named))
    return tuple(result)


def _would_narrow(groups: Sequence[Sequence[Root]]) -> tuple[str, ...]:
    """What would bring the two ends together: who those are that the words do not name, and where the rest had it."""
    told: list[str] = []
    voices: list[str] = []
    for group in groups:
        root = best(group)
        where = listed(r.siglum for r in group)
        if root.named:
            continue
        if root.silent:
            voices += [r.siglum for r in group]
        elif root.kind == "channel":
            told.append(f"From whom {root.name.rstrip('.')}, quoted in {where}, had it.")
        else:
            told.append(f"Who or what “{root.name}” in {where} is.")
    if voices:
        sigla = listed(sorted(set(voices), key=voices.index))
        told.append(f"Where {sigla} had what {'they give' if len(set(voices)) > 1 else 'it gives'} without a source.")
    return tuple(dict.fromkeys(told))
