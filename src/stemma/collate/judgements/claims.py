"""Judged claims: links between members before claims are made, then claims left out, put back and renamed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stemma.collate.judgements.docket import Docket, contradicts
from stemma.collate.judgements.links import Link, Links, consistent
from stemma.collate.judgements.matching import claim_of, member_at
from stemma.model import Annotations, Attribution, Claim, Figure, Judgement, OriginCount, OriginVerdict

_NUMBER = re.compile(r"(\d+)$")


@dataclass(frozen=True, slots=True)
class Members:
    """The figures and attributions of a story, and which of them the anchors of a judgement name."""

    figures: tuple[Figure, ...]
    attributions: tuple[Attribution, ...]

    @classmethod
    def of(cls, annotations: Iterable[Annotations]) -> Members:
        """Those of all reports."""
        found = list(annotations)
        return cls(tuple(f for a in found for f in a.figures), tuple(q for a in found for q in a.attributions))

    def named(self, judgement: Judgement, docket: Docket) -> list[list[str]]:
        """For each anchor the ids it may mean, the best first; none where its words stand no more or nothing is read there."""
        numbers = () if judgement.kind == "attribution" else self.figures
        sayings = () if judgement.kind == "figure" else self.attributions
        return [[] if p is None else member_at(numbers, sayings, p) for p in docket.places(judgement)]


def links_of(members: Members, docket: Docket) -> Links:
    """The links between members that people judged, the latest where two contradict; and the measures that figures were given."""
    found: list[tuple[Judgement, Link]] = []
    pairs = docket.open("figure", "attribution", verdicts=("same", "different"))
    wholes = docket.open("claim", verdicts=("accept",))
    for judgement in docket.latest_first([*pairs, *wholes]):
        ids = [names[0] for names in members.named(judgement, docket) if names]
        docket.name(judgement, ids)
        if judgement.kind == "claim":
            found += _whole(judgement, ids, members)
            continue
        if len(ids) < 2 or ids[0] == ids[1]:
            told = "Both are one here." if len(ids) > 1 else f"No {judgement.kind} is read at one of the two places."
            docket.settle(judgement, "noted", told, ids)
            continue
        same = judgement.verdict == "same"
        found.append((judgement, Link(ids[0], ids[1], same, f"Judged to be of one claim ({judgement.id}).")))
    kept, lost = consistent([link for _, link in found])
    by_link = {id(link): judgement for judgement, link in found}
    for link, against in lost:
        docket.overruled(by_link[id(link)], by_link[id(against)], (link.left, link.right))
    measures = tuple((f.id, f.measure) for f in members.figures if f.measure is not None)
    return Links(tuple(kept), measures)


def _whole(judgement: Judgement, ids: Sequence[str], members: Members) -> list[tuple[Judgement, Link]]:
    """An accepted claim's members, each linked to the first: figures of one measure, or statements."""
    figures = {f.id for f in members.figures}
    measure = json.loads(judgement.item).get("measure") if judgement.item is not None else None
    kinds = {name in figures for name in ids}
    if len(ids) < 2 or len(kinds) > 1 or (kinds == {True} and measure is None):
        return []
    says = f"Accepted as members of one claim ({judgement.id})."
    return [(judgement, Link(ids[0], other, True, says, whole=True)) for other in dict.fromkeys(ids[1:]) if other != ids[0]]


def told_of_links(claims: Sequence[Claim], docket: Docket) -> None:
    """Write down what became of the links, once claims are made."""
    for judgement in docket.open("figure", "attribution", verdicts=("same", "different")):
        ids = set(judgement.items)
        together = [c for c in claims if ids <= set(c.members) and not (c.relation == "derived" and c.measure is None)]
        if (judgement.verdict == "same") == bool(together):
            told = "Both are members of one claim." if together else "No claim has both as members."
            docket.settle(judgement, "applied", told, judgement.items)
        else:
            docket.settle(judgement, "noted", "Claims could not be made so.", judgement.items)


def with_claims(claims: Sequence[Claim], members: Members, docket: Docket) -> tuple[Claim, ...]:
    """The claims, those rejected left out with their camps, those accepted put back where they are gone, topics corrected."""
    found = list(claims)
    waiting: dict[frozenset[str], list[Judgement]] = {}
    for judgement in docket.open("claim", verdicts=("accept", "reject", "correct")):
        ids = frozenset(names[0] for names in members.named(judgement, docket) if names)
        waiting.setdefault(ids, []).append(judgement)
    for ids, group in waiting.items():
        for judgement in docket.standing(group, contradicts, items={}):
            given = json.loads(judgement.item) if judgement.item is not None else {}
            claim = claim_of(found, ids, wide=given.get("part_of") is None, topic=given.get("topic")) if ids else None
            if claim is None and judgement.verdict == "reject":
                docket.settle(judgement, "applied", "No such claim is made here, as was judged.")
            elif judgement.verdict == "reject" and claim is not None:
                gone = [c for c in found if claim.id in (c.id, c.part_of)]
                found = [c for c in found if c not in gone]
                for one in gone:
                    docket.drop(f"claim “{one.topic}” ({', '.join(one.members)})", judgement)
                docket.settle(judgement, "applied", "The claim is left out.", ())
            else:
                found = _kept(found, judgement, claim, members=members, docket=docket)
    return tuple(found)


def _kept(claims: list[Claim], judgement: Judgement, claim: Claim | None, *, members: Members, docket: Docket) -> list[Claim]:
    """The claims with an accepted or renamed one."""
    ids = {names[0] for names in members.named(judgement, docket) if names}
    told = "It stands as it was accepted."
    if claim is None or (judgement.verdict == "accept" and not ids <= set(claim.members)):
        judged = _put_back(judgement, claims, members=members, docket=docket)
        if judged is None:
            docket.settle(judgement, "noted", "The machine makes no such claim here, and too little of it can be put back.")
            return claims
        claim, told = judged, "The machine makes no such claim here; it is put back."
        claims = [*claims, claim]
    if judgement.verdict == "correct":
        topic = json.loads(judgement.changes)["topic"]
        claims = [replace(c, topic=topic) if c.id == claim.id else c for c in claims]
        told = "Its topic is the one that was given."
    docket.settle(judgement, "applied", told, (claim.id,))
    return claims


def _put_back(judgement: Judgement, claims: Sequence[Claim], *, members: Members, docket: Docket) -> Claim | None:
    """The claim as it was judged, of the members that stand, by the ids that they have now."""
    judged = docket.item(judgement)
    if not isinstance(judged, Claim) or len(judged.members) != len(judgement.anchors):
        return None
    now = {old: names[0] for old, names in zip(judged.members, members.named(judgement, docket), strict=True) if names}
    pairs = tuple(
        replace(p, from_id=now[p.from_id], to_id=now[p.to_id]) for p in judged.pairs if p.from_id in now and p.to_id in now
    )
    if len(now) < min(2, len(judged.members)):
        return None
    numbers = [int(m.group(1)) for c in claims if (m := _NUMBER.search(c.id))]
    return replace(
        judged, id=f"c{max(numbers, default=0) + 1}", members=tuple(dict.fromkeys(now.values())), pairs=pairs, part_of=None,
        origins=(), collapses=(), would_narrow=(), independent_origins=OriginCount(0, 0),
    )  # fmt: skip


def origin_verdicts(claims: Sequence[Claim], members: Members, docket: Docket) -> tuple[OriginVerdict, ...]:
    """Which members of claims go back to one origin, and which do not, as people judged; the latest where two contradict."""
    found: list[tuple[Judgement, Link]] = []
    for judgement in docket.latest_first(docket.open("origin", verdicts=("same", "different"))):
        pair = _in_one_claim(members.named(judgement, docket), claims)
        if pair is None:
            docket.settle(judgement, "noted", "No claim has members at both places here.")
            continue
        docket.name(judgement, pair)
        found.append((judgement, Link(*pair, judgement.verdict == "same", judgement.id)))
    kept, lost = consistent([link for _, link in found])
    by_name = {judgement.id: judgement for judgement, _ in found}
    for link, against in lost:
        docket.overruled(by_name[link.says], by_name[against.says], (link.left, link.right))
    return tuple(
        OriginVerdict(k.left, k.right, k.same, _sentence(by_name[k.says])) for k in reversed(kept)
    )  # fmt: skip


def _sentence(judgement: Judgement) -> str:
    note = f": {' '.join(judgement.note.split())}" if judgement.note.strip() else ""
    said = "one origin" if judgement.verdict == "same" else "two origins"
    return f"Judged to go back to {said}{f' by {judgement.by}' if judgement.by else ''} ({judgement.id}){note}."


def _in_one_claim(named: Sequence[Sequence[str]], claims: Sequence[Claim]) -> tuple[str, str] | None:
    """The first two ids, one for each place, that one claim has."""
    own = [set(c.members) for c in claims]
    for one in named[0]:
        for other in named[1]:
            if one != other and any({one, other} <= held for held in own):
                return one, other
    return None


def told_of_origins(claims: Sequence[Claim], docket: Docket) -> None:
    """Write down what became of the verdicts on origins, once these are counted."""
    for judgement in docket.open("origin", verdicts=("same", "different")):
        ids = set(judgement.items)
        held = [c for c in claims if ids <= set(c.members)]
        one = [any(ids <= set(o.members) for o in c.origins) for c in held]
        told = "Both have one origin" if judgement.verdict == "same" else "Both have two origins"
        if all(found == (judgement.verdict == "same") for found in one):
            docket.settle(judgement, "applied", f"{told} in {len(held)} claim{'s' * (len(held) != 1)}.", judgement.items)
        else:
            docket.settle(judgement, "noted", "The origins could not be counted so.", judgement.items)
