"""Members of a claim joined into origins step by step; every join keeps what shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from stemma.model import Collapse, CollapseReason, Span

MOST_LISTED = 8  #: names that a sentence lists


@dataclass(frozen=True, slots=True)
class Root:
    """Where one member of a claim goes back to, as far as the words tell.

    voice: the report's own. name: a person or body with a name. body: a body known by what it is. unnamed: somebody else.
    channel: a medium that does not tell where it has it.
    """

    member: str
    report: str
    siglum: str
    name: str
    kind: Literal["voice", "name", "body", "unnamed", "channel"]
    key: str
    basis: str
    span: Span  #: the words that name the origin, else the member
    place: Span  #: the member
    reading: tuple[float | None, ...] | None  #: what a figure's words give; None for words without a number
    media: tuple[str, ...] = ()  #: the media through which it comes

    @property
    def called(self) -> str:
        """The name, in marks where it is none."""
        return self.name.rstrip(".") if self.named else f"“{self.name}”"

    @property
    def named(self) -> bool:
        """Whether the words tell who it is."""
        return self.kind in ("name", "body")

    @property
    def silent(self) -> bool:
        """Whether the words name nobody."""
        return self.kind == "voice"


@dataclass(slots=True)
class Joined:
    """A claim's members in groups of one origin."""

    roots: dict[str, Root]
    apart: frozenset[frozenset[str]] = frozenset()  #: pairs of members that a person judged to have two origins
    collapses: list[Collapse] = field(default_factory=list)
    _parent: dict[str, str] = field(default_factory=dict)

    def find(self, member: str) -> str:
        """The member that stands for the group."""
        parent = self._parent
        while member in parent:
            up = parent[member]
            if up in parent:
                parent[member] = parent[up]
            member = up
        return member

    def join(self, members: Iterable[str], by: CollapseReason, sentence: str, *, spans: Sequence[Span | None] = ()) -> None:
        """Joins the groups of members; of each group the first one given is written down. Nothing where all are one already.

        Groups that a person judged apart are not joined: the others are joined on either side of them.
        """
        heads: dict[str, str] = {}
        for member in members:
            heads.setdefault(self.find(member), member)
        for part in self._allowed(heads) if self.apart else (heads,):
            self._join(part, by, sentence, spans=spans)

    def _allowed(self, heads: dict[str, str]) -> list[dict[str, str]]:
        """The groups dealt out so that no two that were judged apart are together, each with the first that it may be with."""
        held = {head: {r.member for r in group} for head, group in self.groups().items()}
        parts: list[dict[str, str]] = []
        for head, member in heads.items():
            part = next((p for p in parts if not any(self._judged_apart(held[h], held[head]) for h in p)), None)
            if part is None:
                part = {}
                parts.append(part)
            part[head] = member
        return parts

    def _judged_apart(self, left: set[str], right: set[str]) -> bool:
        return any(pair & left and pair & right for pair in self.apart)

    def are_apart(self, left: Sequence[Root], right: Sequence[Root]) -> bool:
        """Whether a person judged two groups to have two origins."""
        return self._judged_apart({r.member for r in left}, {r.member for r in right})

    def _join(self, heads: dict[str, str], by: CollapseReason, sentence: str, *, spans: Sequence[Span | None]) -> None:
        if len(heads) < 2:
            return
        first, *others = heads
        for other in others:
            self._parent[other] = first
        kept = tuple(heads.values())
        left, right = (*spans, None, None)[:2] if spans else (self.roots[kept[0]].span, self.roots[kept[1]].span)
        self.collapses.append(Collapse(kept, "", by, sentence, left, right))

    def groups(self) -> dict[str, list[Root]]:
        """The groups, each in the order of its members."""
        found: dict[str, list[Root]] = {}
        for member, root in self.roots.items():
            found.setdefault(self.find(member), []).append(root)
        return found

    def proved(self) -> tuple[Collapse, ...]:
        """The collapses, each with the name of the origin that its members come to share."""
        names = {head: best(group).name for head, group in self.groups().items()}
        return tuple(replace(c, origin=names[self.find(c.members[0])]) for c in self.collapses)


_RANK = {"name": 0, "body": 1, "unnamed": 2, "channel": 3, "voice": 4}


def best(group: Sequence[Root]) -> Root:
    """The root after which a group is called: one with a name before one without, then the one that most members have."""
    often = Counter(r.key for r in group)
    return min(group, key=lambda r: (_RANK[r.kind], -often[r.key], -len(r.name), r.name))


def listed(names: Iterable[str]) -> str:
    """Each name once, in order: "A, B and C"; of very many the first ones and how many more."""
    once = list(dict.fromkeys(names))
    if len(once) > MOST_LISTED + 1:
        once = [*once[:MOST_LISTED], f"{len(once) - MOST_LISTED:,} more"]
    return once[0] if len(once) == 1 else f"{', '.join(once[:-1])} and {once[-1]}"
