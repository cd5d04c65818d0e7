"""Judged figures, attributions, times and places: each report's annotations as people decided them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from stemma.collate.judgements.correcting import corrected
from stemma.collate.judgements.docket import Docket, contradicts
from stemma.collate.judgements.matching import matching, spans_of
from stemma.collate.judgements.sayings import adopted, followed, freed, innermost
from stemma.model import Annotations, Attribution, Figure, Judgement, Span, Timex, Toponym

Layer = Literal["attributions", "figures", "timexes", "toponyms"]
#: Kinds in the order in which they are taken up (figures refer to attributions), the list they stand in, the letter of their ids.
_KINDS: tuple[tuple[Literal["attribution", "figure", "timex", "toponym"], Layer, str], ...] = (
    ("attribution", "attributions", "q"),
    ("figure", "figures", "f"),
    ("timex", "timexes", "t"),
    ("toponym", "toponyms", "p"),
)
#: What the machine works out from other items, or over all reports, is not the judged item's to say.
_WORKED_OUT = {
    Figure: ("id", "attribution", "base", "measure", "giver_side", "giver_side_why"),
    Attribution: ("id", "parent"),
    Timex: ("id",),
    Toponym: ("id",),
}
_NUMBER = re.compile(r"(\d+)$")
_SHOWN = 48  #: characters of an item's words that a line shows


def with_items(annotations: Sequence[Annotations], docket: Docket) -> list[Annotations]:
    """The annotations with every judgement of a single figure, attribution, time or place taken up."""
    by_report = {a.report: a for a in annotations}
    for kind, layer, letter in _KINDS:
        waiting: dict[tuple[object, ...], list[Judgement]] = {}
        for judgement in docket.open(kind, verdicts=("accept", "reject", "correct")):
            places = tuple(p for p in docket.places(judgement) if p is not None)
            if places[0].report in by_report:
                waiting.setdefault(places, []).append(judgement)
            else:
                docket.settle(judgement, "noted", f"{docket.siglum(places[0])} was not annotated.")
        for group in waiting.values():
            where = _Layer(docket, layer, letter, kind)
            report = next(p for p in docket.places(group[0]) if p is not None).report
            by_report[report] = where.judged(by_report[report], group)
    return [by_report[a.report] for a in annotations]


class _Layer:
    """One list of one report's annotations, and the judgements of one item in it."""

    def __init__(self, docket: Docket, layer: Layer, letter: str, kind: str) -> None:
        self._docket, self._layer, self._letter, self._kind = docket, layer, letter, kind

    def judged(self, own: Annotations, group: Sequence[Judgement]) -> Annotations:
        """The report's annotations after all judgements of one item."""
        places = [p for p in self._docket.places(group[0]) if p is not None]
        item = next((i for j in group if (i := self._docket.item(j)) is not None), None)
        found = matching(getattr(own, self._layer), places, kind=item.kind if isinstance(item, Attribution) else None)
        ids = [i.id for i in found[:1]]
        for judgement in self._docket.standing(group, contradicts, items={j.id: ids for j in group}):
            if judgement.verdict == "reject":
                own = self._rejected(own, judgement, found)
                found = []
            else:
                own = self._kept(own, judgement, found)
                found = matching(getattr(own, self._layer), places, kind=item.kind if isinstance(item, Attribution) else None)
        return own

    def _rejected(self, own: Annotations, judgement: Judgement, found: Sequence[Any]) -> Annotations:
        for item in found:
            self._docket.drop(f"{self._named(item)}", judgement)
            own = _without(own, self._layer, item)
        told = f"No {self._kind} is read here any more." if found else f"No {self._kind} is read here, as was judged."
        self._docket.settle(judgement, "applied", told)
        return own

    def _named(self, item: Any) -> str:
        span = spans_of(item)[0]
        words = " ".join(span.text.split())
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        return f"{self._kind} {shown!r} in {self._docket.siglum(span)}, {span.start}-{span.end}"

    def _kept(self, own: Annotations, judgement: Judgement, found: Sequence[Any]) -> Annotations:
        """The item as it was judged, or with its corrections; put back where the machine does not find it any more."""
        judged = self._docket.item(judgement)
        machine = found[0] if found else None
        if machine is None and judged is None:
            told = f"The machine reads no {self._kind} here, and the judgement has no `item` that could be put back."
            self._docket.settle(judgement, "noted", told)
            return own
        if machine is None:
            item = replace(judged, id=self._new_id(own, spans_of(judged)[0]), **_loose(judged))
            own = _put_in(own, self._layer, item)
            told = f"The machine reads no {self._kind} here; it is put back as it was judged."
        elif judgement.verdict == "accept" and judged is not None:
            item = replace(judged, **{name: getattr(machine, name) for name in _WORKED_OUT[type(judged)]})
            told = (
                "It is read as it was judged."
                if item == machine
                else "The machine reads it otherwise; it stands as it was judged."
            )
        else:
            item, told = machine, "It stands as it was accepted."
        if judgement.verdict == "correct":
            item = corrected(item, judgement)
            told = ("" if machine is not None else "It is put back, and ") + "corrected as it was judged."
            told = told[0].upper() + told[1:]
        for other in found[1:]:
            own = _without(own, self._layer, other)
            self._docket.drop(f"{self._named(other)}, in the words of one that was judged", judgement)
        own = _exchanged(own, self._layer, item)
        if machine is None:
            own = adopted(own, item)
        elif isinstance(machine, Attribution):
            own = followed(own, machine, item)
        self._docket.settle(judgement, "applied", told, (item.id,))
        if isinstance(item, Figure) and (machine is None or item.sources != machine.sources):
            own = _exchanged(own, self._layer, innermost(own, next(f for f in own.figures if f.id == item.id)))
        return own

    def _new_id(self, own: Annotations, span: Span) -> str:
        """An id that none of the report's items has."""
        numbers = [int(m.group(1)) for i in getattr(own, self._layer) if (m := _NUMBER.search(i.id))]
        return f"{self._docket.siglum(span)}{self._letter}{max(numbers, default=0) + 1}"


def _loose(item: Any) -> Mapping[str, Any]:
    """Ids of other items of another comparison mean nothing here; they are found anew."""
    if isinstance(item, Figure):
        return {"attribution": None, "base": None, "measure": None, "giver_side": None, "giver_side_why": None}
    return {"parent": None} if isinstance(item, Attribution) else {}


def _without(own: Annotations, layer: Layer, item: Any) -> Annotations:
    """The annotations without an item; what referred to it refers to what is around it, or to nothing."""
    kept = {layer: tuple(i for i in getattr(own, layer) if i.id != item.id)}
    own = replace(own, **kept)  # type: ignore[arg-type]
    if isinstance(item, Attribution):
        return freed(own, item)
    if isinstance(item, Figure):
        return replace(own, figures=tuple(replace(f, base=None) if f.base == item.id else f for f in own.figures))
    return own


def _exchanged(own: Annotations, layer: Layer, item: Any) -> Annotations:
    return replace(own, **{layer: tuple(item if i.id == item.id else i for i in getattr(own, layer))})  # type: ignore[arg-type]


def _put_in(own: Annotations, layer: Layer, item: Any) -> Annotations:
    """The annotations with one item more, in the order of the text."""
    there: Sequence[Any] = getattr(own, layer)
    place: Callable[[Any], tuple[bool, int]] = lambda i: (spans_of(i)[0].field is not None, spans_of(i)[0].start)  # noqa: E731
    at = sum(place(i) <= place(item) for i in there)
    return replace(own, **{layer: (*there[:at], item, *there[at:])})  # type: ignore[arg-type]
