"""Links that people judged: which members belong to one claim and which do not; a repair of what the machine linked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Pair = tuple[str, str]
Alike = Callable[[str, str], float]  #: how alike two members are, by their ids; the more, the likelier one claim


@dataclass(frozen=True, slots=True)
class Link:
    """Two members, by id, that a person holds to be of one claim or not; `says` names the judgement for the reader."""

    left: str
    right: str
    same: bool
    says: str
    whole: bool = False  #: it follows from a claim that was accepted as it stood, and says nothing of the two alone


@dataclass(frozen=True, slots=True)
class Links:
    """All links of a story, free of contradictions, and the measures that figures were given."""

    links: tuple[Link, ...] = ()
    measures: tuple[tuple[str, str], ...] = ()  #: id of a figure, key of its measure

    def __bool__(self) -> bool:
        return bool(self.links or self.measures)

    @property
    def same(self) -> tuple[Link, ...]:
        """Those of one claim."""
        return tuple(link for link in self.links if link.same)

    @property
    def apart(self) -> frozenset[frozenset[str]]:
        """Pairs that belong to two."""
        return frozenset(frozenset((link.left, link.right)) for link in self.links if not link.same)

    def splits(self, members: Iterable[str]) -> bool:
        """Whether two of the members belong to two claims."""
        own = set(members)
        return any(pair <= own for pair in self.apart)


NO_LINKS = Links()


def consistent(links: Sequence[Link]) -> tuple[list[Link], list[tuple[Link, Link]]]:
    """The links from first to last that do not contradict one before them, and the others, each with the one it contradicts.

    Links are given with the latest judgement first. What is linked over several members counts too: where a and b are one, and b
    and c, a and c are not two.
    """
    kept: list[Link] = []
    lost: list[tuple[Link, Link]] = []
    heads = _Heads()
    for link in links:
        one, other = heads.find(link.left), heads.find(link.right)
        if link.same:
            against = next((k for k in kept if not k.same and {heads.find(k.left), heads.find(k.right)} == {one, other}), None)
        elif one == other:
            path = [k for k in kept if k.same and heads.find(k.left) == one]
            against = next((k for k in path if {k.left, k.right} == {link.left, link.right}), path[0])
        else:
            against = None
        if against is not None:
            lost.append((link, against))
            continue
        kept.append(link)
        if link.same:
            heads.join(one, other)
    return kept, lost


class _Heads:
    """The member that stands for each group of members that are linked."""

    def __init__(self) -> None:
        self._head: dict[str, str] = {}

    def find(self, name: str) -> str:
        """The head of a member's group, itself where it is linked to none."""
        head = self._head
        while head.get(name, name) != name:
            head[name] = head.get(head[name], head[name])
            name = head[name]
        return name

    def join(self, left: str, right: str) -> None:
        """Make one group of two, given by their heads."""
        self._head[left] = self._head[right] = min(left, right)

    def linked(self) -> dict[str, str]:
        """The head of every member that was linked."""
        return {name: self.find(name) for name in sorted(self._head)}


def _components(links: Iterable[Link]) -> dict[str, str]:
    heads = _Heads()
    for link in links:
        heads.join(heads.find(link.left), heads.find(link.right))
    return heads.linked()


def linked(groups: Sequence[Sequence[str]], links: Links, alike: Alike) -> list[list[str]]:
    """The groups after the links: joined where members of two are one claim's, split where members of one are two claims'.

    Members keep the order in which the groups give them. In a split group every other member goes with whichever of those
    judged it is more alike, the first of them where it is as alike to several.
    """
    if not links.links:
        return [list(group) for group in groups]
    heads = _components(links.same)
    order = {name: n for n, name in enumerate(name for group in groups for name in group)}
    joined: list[list[str]] = []
    home: dict[str, int] = {}  #: by the head of a component, the group that its members are in
    for group in groups:
        into = sorted({home[heads[name]] for name in group if name in heads and heads[name] in home})
        members = [name for n in into for name in joined[n]] + list(group)
        for n in into[1:]:
            joined[n] = []
        at = into[0] if into else len(joined)
        if into:
            joined[at] = members
        else:
            joined.append(members)
        for name in members:
            if name in heads:
                home[heads[name]] = at
    apart = links.apart
    result: list[list[str]] = []
    for members in joined:
        if members:
            result += _split(sorted(members, key=order.__getitem__), heads, apart, alike=alike)
    return result


def _split(members: Sequence[str], heads: dict[str, str], apart: frozenset[frozenset[str]], *, alike: Alike) -> list[list[str]]:
    own = set(members)
    against = [pair for pair in apart if pair <= own]
    if not against:
        return [list(members)]
    judged = {name for pair in against for name in pair}
    seeds: dict[str, list[str]] = {}  #: components with a judged member
    for name in members:
        seeds.setdefault(heads.get(name, name), []).append(name)
    seeds = {head: part for head, part in seeds.items() if judged & set(part)}
    bins: list[list[str]] = []
    for part in seeds.values():
        fits = (b for b in bins if not any(frozenset((x, y)) in apart for x in b for y in part))
        into = next(fits, None)
        if into is None:
            bins.append(list(part))
        else:
            into += part
    placed = {name for b in bins for name in b}
    leaders = [list(b) for b in bins]
    rest: dict[str, list[str]] = {}
    for name in members:
        if name not in placed:
            rest.setdefault(heads.get(name, name), []).append(name)
    for part in rest.values():
        best = max(range(len(bins)), key=lambda n: (max(alike(x, y) for x in leaders[n] for y in part), -n))
        bins[best] += part
    order = {name: n for n, name in enumerate(members)}
    return sorted((sorted(b, key=order.__getitem__) for b in bins), key=lambda b: order[b[0]])
