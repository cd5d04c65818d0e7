"""Claims as people linked them: groups repaired before claims are made of them, and what still joins members judged apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from stemma.collate.claims.contents import Statement, statement_of
from stemma.collate.claims.figures import figure_claim, overall
from stemma.collate.judgements.links import Links, linked
from stemma.collate.measures.contexts import Context
from stemma.model import Attribution, Claim, ClaimPair, Document, Figure

Group = tuple[str, list[Context]]


def figure_groups(groups: Sequence[Sequence[Figure]], links: Links, items: Mapping[str, Context]) -> list[list[Context]]:
    """The groups of figures with one measure, as people linked them."""
    found = linked([[f.id for f in group] for group in groups], links, lambda a, b: _alike(items[a], items[b]))
    return [[items[name] for name in group] for group in found]


def _alike(left: Context, right: Context) -> float:
    """How likely two figures count the same, of those that the machine took for one measure: by number, thing, act and words."""
    one, other = left.figure.quantity, right.figure.quantity
    same = (one.value, one.low, one.high) == (other.value, other.low, other.high)
    return 2.0 * same + sum(
        _overlap(a, b)
        for a, b in ((left.counted, right.counted), (left.predicate, right.predicate), (left.wide, right.wide))
    )  # fmt: skip


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / len(left | right) if left and right else 0.0


def measured(groups: Sequence[Group], links: Links) -> list[Group]:
    """The groups, each figure that a person gave a measure in that measure's."""
    wanted = dict(links.measures)
    if not wanted:
        return list(groups)
    result: list[Group] = []
    moved: dict[str, list[Context]] = {}
    for key, members in groups:
        stay = [m for m in members if wanted.get(m.figure.id, key) == key]
        for m in members:
            if wanted.get(m.figure.id, key) != key:
                moved.setdefault(wanted[m.figure.id], []).append(m)
        if stay:
            result.append((key, stay))
    keys = {key for key, _ in result}
    result = [(key, [*members, *moved.get(key, ())]) for key, members in result]
    return result + [(key, members) for key, members in moved.items() if key not in keys]


def statement_links(
    groups: Sequence[Sequence[Statement]], links: Links, attributions: Sequence[Attribution], *, joins: bool = True
) -> list[tuple[Statement, ...]]:
    """Groups of two or more statements, as people linked them; with `joins` False they are only split."""
    if not links.links:
        return [tuple(group) for group in groups]
    by_id = {a.id: a for a in attributions}
    kept = links if joins else Links(tuple(link for link in links.links if not link.same))
    grouped = {s.attribution.id: s for group in groups for s in group}
    alone = [n for link in kept.same for n in (link.left, link.right) if n in by_id and n not in grouped]
    for name in dict.fromkeys(alone):
        grouped[name] = statement_of(by_id[name])
    given = [[s.attribution.id for s in group] for group in groups] + [[name] for name in dict.fromkeys(alone)]
    order = {a.id: n for n, a in enumerate(attributions)}
    found = linked(given, kept, lambda a, b: _overlap(grouped[a].terms, grouped[b].terms))
    return [tuple(grouped[n] for n in sorted(set(group), key=order.__getitem__)) for group in found if len(set(group)) > 1]


def kept_apart(
    claims: Iterable[Claim],
    links: Links,
    items: Mapping[str, Context],
    *,
    figures: Mapping[str, Figure],
    documents: Mapping[str, Document],
) -> list[Claim]:
    """The claims, none with two members that people judged to be two claims' (a working of one number out of others aside).

    A figure that is left in no claim makes one by itself; `figures` have their measures.
    """
    result: list[Claim] = []
    gone: dict[str, None] = {}
    for claim in claims:
        if claim.relation == "derived" and claim.measure is None:
            result.append(claim)
            continue
        members: list[str] = []
        for name in claim.members:
            if any(frozenset((name, other)) in links.apart for other in members):
                gone[name] = None
            else:
                members.append(name)
        if len(members) == len(claim.members):
            result.append(claim)
        elif len(members) > 1 or (claim.part_of is None and claim.measure is not None):
            pairs = tuple(p for p in claim.pairs if p.from_id in members and p.to_id in members)
            strict = claim.strict_conflict and any(p.relation == "conflicts" for p in pairs)
            result.append(
                replace(claim, members=tuple(members), pairs=pairs, relation=overall(pairs), strict_conflict=strict)
            )  # fmt: skip
        else:
            gone |= dict.fromkeys(members)
    held = {name for claim in result for name in claim.members}
    for name in gone:
        if name in items and name not in held:
            key = figures[name].measure or ""
            result.append(figure_claim(key, [items[name]], documents=documents, name=f"j{name}"))
    there = {claim.id for claim in result}
    return [claim if claim.part_of is None or claim.part_of in there else replace(claim, part_of=None) for claim in result]


def told_same(claims: Iterable[Claim], links: Links) -> list[Claim]:
    """The claims, with a pair for members judged to be one claim's between which no relation was found."""
    result = []
    for claim in claims:
        there = {frozenset((p.from_id, p.to_id)) for p in claim.pairs}
        own = set(claim.members)
        missing = [
            ClaimPair(link.left, link.right, "agrees", link.says)
            for link in links.same
            if {link.left, link.right} <= own and frozenset((link.left, link.right)) not in there and not link.whole
        ]
        pairs = (*claim.pairs, *missing)
        result.append(replace(claim, pairs=pairs, relation=overall(pairs)) if missing else claim)
    return result
