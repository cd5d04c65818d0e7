"""The docket: the judgements of one comparison, where their words stand now, and what became of each."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from stemma.collate.judgements.anchors.moving import put_back
from stemma.collate.judgements.anchors.places import Lost, Places
from stemma.model import Document, Dropped, JudgedKind, JudgedState, Judgement, Span, Verdict

_NOTED = "It is kept as a note; nothing is changed by it."


class Docket:
    """Finds the words of each judgement, and writes down what became of it. What is orphaned is settled from the start."""

    def __init__(self, judgements: Sequence[Judgement], documents: Sequence[Document]) -> None:
        self._places = Places(documents, (a for j in judgements for a in j.anchors))
        self._reports = {d.id: d for d in documents}
        self._outcomes: dict[str, Judgement] = {j.id: replace(j, state="noted", items=(), why="") for j in judgements}
        self._order = {j.id: n for n, j in enumerate(judgements)}
        self._placed: dict[str, tuple[Span | None, ...]] = {}
        self.dropped: list[Dropped] = []
        for judgement in judgements:
            found = [self._places.find(anchor) for anchor in judgement.anchors]
            self._placed[judgement.id] = tuple(None if isinstance(f, Lost) else f for f in found)
            lost = [f for f in found if isinstance(f, Lost)]
            if lost and _orphaned(judgement, len(found), len(lost)):
                self.settle(judgement, "orphaned", lost[0].why)
            elif judgement.verdict == "unsure" and judgement.kind != "edge":  # whose reports are looked for later
                self.settle(judgement, "noted", _NOTED)

    def open(self, *kinds: JudgedKind, verdicts: Iterable[Verdict]) -> list[Judgement]:
        """The judgements of these kinds and verdicts that nothing was written down of yet, from the earliest to the latest."""
        wanted = frozenset(verdicts)
        found = [j for j in self._outcomes.values() if not j.why and j.kind in kinds and j.verdict in wanted]
        return self.latest_first(found)[::-1]

    def places(self, judgement: Judgement) -> tuple[Span | None, ...]:
        """Where the words of its anchors stand now, in their order; None for those that do not."""
        return self._placed[judgement.id]

    def item(self, judgement: Judgement) -> Any:
        """The judged item where its words stand now, with the ids it had; None where it was not kept or cannot stand."""
        return put_back(judgement, self._placed[judgement.id], self._reports)

    def siglum(self, span: Span) -> str:
        """The siglum of a span's report."""
        return self._reports[span.report].siglum

    def report(self, judgement: Judgement, anchor: int) -> Document | None:
        """The report that an anchor was made in, where it is among those read."""
        return self._places.report(judgement.anchors[anchor])

    def settle(self, judgement: Judgement, state: JudgedState, why: str, items: Iterable[str] = ()) -> None:
        """Write down what became of a judgement."""
        self._outcomes[judgement.id] = replace(judgement, state=state, why=why, items=tuple(dict.fromkeys(items)))

    def name(self, judgement: Judgement, items: Iterable[str]) -> None:
        """Write down the ids of what a judgement speaks of, whatever became of it."""
        known = self._outcomes[judgement.id]
        self._outcomes[judgement.id] = replace(known, items=tuple(dict.fromkeys((*known.items, *items))))

    def overruled(self, judgement: Judgement, by: Judgement, items: Iterable[str] = ()) -> None:
        """Write down that a later judgement of the same thing says otherwise."""
        self.settle(judgement, "noted", f"{by.id}, made later ({by.at}), says otherwise: {by.verdict}.", items)

    def drop(self, what: str, judgement: Judgement) -> None:
        """Something is left out because it was judged so."""
        note = f": {' '.join(judgement.note.split())}" if judgement.note.strip() else ""
        self.dropped.append(Dropped(what, f"rejected by judgement {judgement.id}{note}"))

    def applied(self, kind: JudgedKind) -> list[Judgement]:
        """The judgements of a kind that had an effect so far, in the order given."""
        return [j for j in self._outcomes.values() if j.kind == kind and j.state == "applied"]

    def outcomes(self, there: Collection[str]) -> tuple[Judgement, ...]:
        """All judgements as they were given, in their order, each with what became of it; `there` are the ids in the result."""
        return tuple(
            replace(j, why=j.why or _NOTED, items=tuple(i for i in j.items if i in there)) for j in self._outcomes.values()
        )

    def latest_first(self, judgements: Iterable[Judgement]) -> list[Judgement]:
        """The judgements from the latest to the earliest; of one moment the one given last is the later."""
        return sorted(judgements, key=lambda j: (j.moment, self._order[j.id]), reverse=True)

    def standing(
        self,
        judgements: Iterable[Judgement],
        against: Callable[[Judgement, Judgement], bool],
        *,
        items: Mapping[str, Sequence[str]],
    ) -> list[Judgement]:
        """Those that no later one contradicts, from the earliest to the latest; the others are noted with the later one's id.

        `against(earlier, later)` says whether two contradict; `items` are the ids that each speaks of, by its own id.
        """
        kept: list[Judgement] = []
        met: dict[tuple[str, ...], Judgement] = {}  #: one of those kept for each thing said: many may say the same
        for judgement in self.latest_first(judgements):
            later = next((k for k in met.values() if against(judgement, k)), None)
            if later is None:
                kept.append(judgement)
                met.setdefault((judgement.verdict, judgement.changes, judgement.item or ""), judgement)
            else:
                self.overruled(judgement, later, items.get(judgement.id, ()))
        return kept[::-1]


def _orphaned(judgement: Judgement, anchors: int, lost: int) -> bool:
    """Whether too little of it stands: all must, but of a claim's members half, and of a borrowing its reports."""
    if judgement.kind == "edge":
        return False
    if judgement.kind == "claim":
        return 2 * lost > anchors
    return True


def contradicts(earlier: Judgement, later: Judgement) -> bool:
    """Whether two judgements of one item cannot both hold."""
    verdicts = {earlier.verdict, later.verdict}
    if len(verdicts) == 1:
        if earlier.verdict != "correct":
            return False
        before, after = json.loads(earlier.changes), json.loads(later.changes)
        return all(key in after and after[key] != value for key, value in before.items())
    if "reject" in verdicts:
        return True
    if later.verdict == "accept" and later.item is not None:
        item = json.loads(later.item)
        return any(item.get(key) != value for key, value in json.loads(earlier.changes).items())
    return False
