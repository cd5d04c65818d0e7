"""Reports in, stories out: one at a time, or a heap at once. The same reports give the same stories in every order.

Whether two reports can be of one story is a matter of the two alone (`sketch.log_odds`), so reports hang together in
components that only grow. A new report touches one component; in it, and nowhere else, everything is decided anew from the
set of its reports (`linkage`, then `cutting`, then `latecomers`). So nothing depends on what came first, stories merge and
fall apart as reports come, and adding one report to many costs what its component costs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from stemma.collate.stories.cutting import cut
from stemma.collate.stories.latecomers import taken_in
from stemma.collate.stories.linkage import Link, Pair, link
from stemma.collate.stories.reasons import contrast, shared
from stemma.collate.stories.sketch import SCALE, Sketch, log_odds, product, sketch, weights
from stemma.errors import InputError
from stemma.model import Document, Evidence, StoryChange

VERSION = "1"
#: Sum of products of telling entries from which two reports are compared in whole: 2 of the log-odds. On ECB+ 1-35, BASIL
#: and Giveme5W1H .99 or more of the pairs that count reach it. The plan's SQL has the same number in it.
CANDIDATE = 2 * SCALE**2

Group = tuple[int, ...]


class Grouper:
    """A growing heap of reports and the stories in it."""

    def __init__(self) -> None:
        self.sketches: list[Sketch] = []
        self._ids: dict[str, int] = {}
        self._postings: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._linked: list[list[tuple[int, int]]] = []  # by report: earlier ones and the product with them
        self._component: list[int] = []
        self._members: dict[int, list[int]] = {}
        self._groups: dict[int, list[Group]] = {}

    def add(self, report: Document) -> tuple[StoryChange, ...]:
        """Take in a report; give back what it changed. Raises InputError for an id that is there already."""
        number = self._take(sketch(report))
        found = self._candidates(number)
        self._post(number)
        before = self._touch(number, found)
        component = self._component[number]
        self._groups[component] = self._decided(component)
        return self._changes(number, before, self._groups[component])

    def extend(self, reports: Iterable[Document]) -> None:
        """Take in many reports at once; each component is decided once, at the end."""
        touched = set()
        for report in reports:
            number = self._take(sketch(report))
            found = self._candidates(number)
            self._post(number)
            self._touch(number, found)
            touched.add(number)
        for component in sorted({self._component[number] for number in touched}):
            self._groups[component] = self._decided(component)

    @classmethod
    def of(cls, sketches: Iterable[Sketch], candidates: Iterable[Pair]) -> Grouper:
        """A heap whose candidate pairs (places in `sketches`) an engine has found; more can be added to it."""
        made = cls()
        for each in sketches:
            made._post(made._take(each))
        later = defaultdict(list)
        for a, b in candidates:
            later[max(a, b)].append(min(a, b))
        for number in range(len(made.sketches)):
            made._touch(number, sorted(later[number]))
        for component in sorted(made._members):
            made._groups[component] = made._decided(component)
        return made

    def groups(self) -> list[list[Sketch]]:
        """The stories: the largest first, then by first day and id; in each, reports by day and id."""
        made = [self._of(group) for groups in self._groups.values() for group in groups]
        return sorted(made, key=lambda g: (-len(g), *_by_day(g[0])))

    def neighbours(self) -> dict[str, list[list[Sketch]]]:
        """By the id of a story's first report: the other stories with which the story has a pair that is alike."""
        place = {n: group for groups in self._groups.values() for group in groups for n in group}
        beside: dict[Group, set[Group]] = defaultdict(set)
        for number, others in enumerate(self._linked):
            for other, _ in others:
                if place[number] != place[other]:
                    beside[place[number]].add(place[other])
                    beside[place[other]].add(place[number])
        return {self._of(group)[0].id: [self._of(other) for other in sorted(found)] for group, found in beside.items()}

    def _of(self, group: Iterable[int]) -> list[Sketch]:
        return sorted((self.sketches[n] for n in group), key=_by_day)

    def _take(self, made: Sketch) -> int:
        if made.id in self._ids:
            raise InputError(f"a report with the id {made.id!r} was added before; each report needs an id of its own")
        number = len(self.sketches)
        self._ids[made.id] = number
        self.sketches.append(made)
        self._linked.append([])
        self._component.append(number)
        self._members[number] = [number]
        return number

    def _post(self, number: int) -> None:
        made = self.sketches[number]
        for key, value in zip(made.keys[made.rare].tolist(), made.values[made.rare].tolist(), strict=True):
            self._postings[key].append((number, value))

    def _candidates(self, number: int) -> list[int]:
        """Reports that came before and share telling entries enough."""
        made = self.sketches[number]
        agree: Counter[int] = Counter()
        for key, value in zip(made.keys[made.rare].tolist(), made.values[made.rare].tolist(), strict=True):
            for other, theirs in self._postings.get(key, ()):
                agree[other] += value * theirs
        return sorted(other for other, agreed in agree.items() if agreed >= CANDIDATE)

    def _touch(self, number: int, candidates: Iterable[int]) -> list[Group]:
        """Link a report with those of its candidates that are alike; give back the groups of the components drawn together."""
        made, least = self.sketches[number], weights()["linked"]
        for other in candidates:
            common = product(made, self.sketches[other])
            if log_odds(made, self.sketches[other], made=common) >= least:
                self._linked[number].append((other, common))
        drawn = sorted({self._component[n] for n in (number, *(other for other, _ in self._linked[number]))})
        before = [group for component in drawn for group in self._groups.get(component, [])]
        self._unite(drawn)
        return before

    def _unite(self, components: Sequence[int]) -> None:
        kept = max(components, key=lambda c: (len(self._members[c]), -c))
        for component in components:
            if component != kept:
                for member in self._members[component]:
                    self._component[member] = kept
                self._members[kept] += self._members.pop(component)
                self._groups.pop(component, None)

    def _decided(self, component: int) -> list[Group]:
        """The groups of a component, from the set of its reports."""
        members = sorted(self._members[component], key=lambda n: self.sketches[n].id)
        place = {number: k for k, number in enumerate(members)}
        links = [(place[n], place[other], common) for n in members for other, common in self._linked[n]]
        own = [self.sketches[n] for n in members]
        return [tuple(members[k] for k in group) for group in grouped(own, links)]

    def _changes(self, number: int, before: Sequence[Group], after: Sequence[Group]) -> tuple[StoryChange, ...]:
        """What the report changed, told by ids and with evidence."""
        found = []
        gone, come = set(before) - set(after), sorted(set(after) - set(before))
        while come:
            group = come.pop(0)
            new, old = _drawn(group, come, gone)
            come = [g for g in come if g not in new]
            gone -= old
            found.append(self._change(number, sorted(old), [group, *new]))
        return tuple(found)

    def _change(self, number: int, old: Sequence[Group], new: Sequence[Group]) -> StoryChange:
        ids = tuple(tuple(tuple(s.id for s in self._of(g)) for g in groups) for groups in (old, new))
        report = self.sketches[number]
        kind: Literal["began", "joined", "merged", "split", "regrouped"] = "began"
        evidence: tuple[Evidence, ...] = ()
        if len(new) > 1:
            kind = "split" if len(old) == 1 else "regrouped"
            evidence = tuple(contrast(self._of(new[0]), self._of(other)) for other in new[1:])
        elif old:
            kind = "joined" if len(old) == 1 else "merged"
            evidence = tuple(shared([report], self._of(group)) for group in old)
        return StoryChange(kind=kind, report=report.id, before=ids[0], after=ids[1], evidence=evidence)


def _by_day(each: Sketch) -> tuple[int, str]:
    return (each.day or 0, each.id)


def _drawn(group: Group, come: Sequence[Group], gone: set[Group]) -> tuple[list[Group], set[Group]]:
    """Groups that came and groups that went which share reports with `group`, however indirectly."""
    new: list[Group] = []
    old: set[Group] = set()
    reach = set(group)
    while True:
        more_old = {g for g in gone - old if not reach.isdisjoint(g)}
        old |= more_old
        reach.update(n for g in more_old for n in g)
        more_new = [g for g in come if g not in new and not reach.isdisjoint(g)]
        new += more_new
        reach.update(n for g in more_new for n in g)
        if not more_old and not more_new:
            return new, old


def grouped(sketches: Sequence[Sketch], links: Sequence[Link]) -> list[list[int]]:
    """Stories among sketches in the order of their ids, from the pairs that can be of one story."""
    parts = [part for group in link(sketches, links) for part in cut(sketches, group)]
    return taken_in(sketches, parts, links=links)
