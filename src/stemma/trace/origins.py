"""Independent origins: how many persons, bodies or documents stand at the root of a claim's readings.

Two readings have the same origin where the same person gave both, where a body and somebody who speaks for it gave
them, where a report's own voice stands in a passage that another report shares, or where a report repeats in its own
voice a number that it attributes elsewhere. Unnamed sources and unsourced sentences may or may not be the same: they
widen the range from `low` to `high`. The reading of "independent" is that of source criticism: agreement counts only
between witnesses that do not depend on one another (Langlois and Seignobos 1898, book II, chapter VIII).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.model import Actor, Attribution, Claim, ClaimOrigin, Document, Figure, OriginCount, Passage, Span
from stemma.trace.registry import Registry

NAME = "origins"
VERSION = "1"


@dataclass(frozen=True, slots=True)
class Root:
    """Where one member of a claim goes back to, as far as the words tell."""

    member: str
    report: str
    name: str
    basis: str
    named: bool
    key: str


def _root(member: Figure | Attribution, document: Document, registry: Registry) -> Root:
    if isinstance(member, Figure):
        chain = member.sources or member.sources_inferred
        basis = "explicit" if member.sources else "inferred" if chain else "the report's own voice"
        report = member.span.report
    else:
        chain = member.chain or ((member.speaker,) if member.speaker else ())
        basis = "explicit" if member.basis == "explicit" else "inferred"
        report = member.content[0].report
    if not chain:
        own = document.agency or document.outlet or document.file
        return Root(member.id, report, f"{own} (own voice)", "the report's own voice", False, f"voice:{report}")
    origin = registry.origin_of(chain, report)
    return Root(member.id, report, origin.name, basis, origin.named, origin.key)


class _Groups:
    """Members joined step by step; each join remembers why."""

    def __init__(self, roots: Sequence[Root]) -> None:
        self.parent = {r.member: r.member for r in roots}
        self.why: dict[str, list[str]] = {r.member: [] for r in roots}

    def find(self, member: str) -> str:
        while self.parent[member] != member:
            member = self.parent[member]
        return member

    def join(self, left: str, right: str, reason: str) -> None:
        a, b = self.find(left), self.find(right)
        if a != b:
            self.parent[b] = a
            self.why[a] += [*self.why.pop(b), reason]


def _spans(member: Figure | Attribution) -> tuple[Span, ...]:
    return (member.span,) if isinstance(member, Figure) else member.content


class _Shared:
    """Passages by pair of reports."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._by_pair: dict[tuple[str, str], list[tuple[Span, Span]]] = {}
        for p in passages:
            self._by_pair.setdefault((p.left.report, p.right.report), []).append((p.left, p.right))
            self._by_pair.setdefault((p.right.report, p.left.report), []).append((p.right, p.left))

    def hold(self, left: Figure | Attribution, right: Figure | Attribution) -> bool:
        """Whether one passage holds both members, each in its report."""
        a, b = _spans(left)[0], _spans(right)[0]
        return any(x.contains(a) and y.contains(b) for x, y in self._by_pair.get((a.report, b.report), ()))


def _same_number(left: Figure | Attribution, right: Figure | Attribution) -> bool:
    return (
        isinstance(left, Figure)
        and isinstance(right, Figure)
        and left.quantity.value is not None
        and left.quantity.value == right.quantity.value
    )


def _join_same(roots: Sequence[Root], groups: _Groups, *, registry: Registry) -> None:
    """Joins that follow from names: one speaker, one body, a body and who speaks for it."""
    first: dict[str, str] = {}
    for root in roots:
        if root.key in first:
            voice = root.key.startswith("voice:")
            groups.join(first[root.key], root.member, "one report's own voice" if voice else f"the same origin: {root.name}")
        else:
            first[root.key] = root.member
    for key, member in sorted(first.items()):
        body = registry.body_of(key)
        if body and body in first:
            names = {r.key: r.name for r in roots}
            groups.join(first[body], member, f"{names[key]} speaks for {names[body]}")


def _join_text(
    roots: Sequence[Root], members: Mapping[str, Figure | Attribution], *, groups: _Groups, shared: _Shared,
    documents: Mapping[str, Document],
) -> None:  # fmt: skip
    """Joins that follow from the text: shared passages, one agency's copy, a number repeated in the report's own voice."""
    for i, left in enumerate(roots):
        for right in roots[i + 1 :]:
            if groups.find(left.member) == groups.find(right.member):
                continue
            a, b = members[left.member], members[right.member]
            own = [r for r in (left, right) if r.key.startswith("voice:")]
            if left.report != right.report:
                if (own or left.named == right.named is False) and shared.hold(a, b):
                    groups.join(left.member, right.member, "the same passage in both reports")
                elif len(own) == 2 and _same_agency(documents[left.report], documents[right.report]) and _same_number(a, b):
                    groups.join(left.member, right.member, f"both carry {documents[left.report].agency}")
            elif len(own) == 1 and _same_number(a, b):
                groups.join(left.member, right.member, "the report repeats in its own voice a number it attributes")


def _same_agency(left: Document, right: Document) -> bool:
    return left.agency is not None and left.agency == right.agency


def _count(groups: _Groups, roots: Sequence[Root]) -> OriginCount:
    """`high`: every group stands alone. `low`: groups without a named origin may rest on one that has a name."""
    named: dict[str, bool] = {}
    for root in roots:
        head = groups.find(root.member)
        named[head] = named.get(head, False) or root.named
    low = sum(named.values())
    return OriginCount(max(low, 1), len(named))


def _origins(groups: _Groups, roots: Sequence[Root]) -> tuple[ClaimOrigin, ...]:
    found: dict[str, list[Root]] = {}
    for root in roots:
        found.setdefault(groups.find(root.member), []).append(root)
    result = []
    for head, members in found.items():
        best = min(members, key=lambda r: (not r.named, r.key.startswith("voice:"), -len(r.name), r.name))
        reasons = list(dict.fromkeys([*(r.basis for r in members), *groups.why[head]]))
        result.append(ClaimOrigin(best.name, tuple(r.member for r in members), "; ".join(reasons)))
    return tuple(result)


def count_origins(
    claims: Sequence[Claim], members: Mapping[str, Figure | Attribution], *, documents: Sequence[Document],
    passages: Sequence[Passage], actors: Sequence[Actor],
) -> tuple[Claim, ...]:  # fmt: skip
    """Claims with their origins and the range of how many are independent. `members` are figures and attributions by id."""
    by_id = {d.id: d for d in documents}
    shared = _Shared(passages)
    registry = Registry.of(actors, [m for m in members.values() if isinstance(m, Attribution)])
    result = []
    for claim in claims:
        own = {m: members[m] for m in claim.members}
        roots = [_root(m, by_id[_spans(m)[0].report], registry) for m in own.values()]
        groups = _Groups(roots)
        _join_same(roots, groups, registry=registry)
        _join_text(roots, own, groups=groups, shared=shared, documents=by_id)
        count = _count(groups, roots)
        unresolved = claim.unresolved
        if unresolved is None and count.low != count.high:
            unresolved = "Where the readings without a named source come from; until then the number of origins is a range."
        result.append(replace(claim, origins=_origins(groups, roots), independent_origins=count, unresolved=unresolved))
    return tuple(result)
