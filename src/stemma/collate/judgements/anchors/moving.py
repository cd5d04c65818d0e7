"""Judged items moved to where their words stand now: every span of one, and the names of its reports."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, get_args, get_type_hints

from stemma.errors import StemmaError
from stemma.model import Anchor, Document, Edge, Judgement, Span, spans_in
from stemma.model.decoding import CLASSES, read_object

WINDOW = 400  #: characters on either side of where it is expected in which a span of an item is looked for


def put_back(judgement: Judgement, placed: Sequence[Span | None], documents: Mapping[str, Document]) -> Any:
    """The judged item at the places where the words of its anchors stand now; None where it cannot be had.

    `placed` are the places of its anchors, None for one that does not stand any more; spans beside the anchored ones that do not
    stand are left out of the item. Its ids, and ids of other items in it, are those of the comparison it was judged in.
    """
    if judgement.item is None:
        return None
    try:
        item: Any = read_object(CLASSES[judgement.kind], json.loads(judgement.item))
        return _Mover(item, list(zip(judgement.anchors, placed, strict=True)), documents).moved(item)
    except StemmaError:
        return None


class _Mover:
    """Moves the spans of one item by what became of its anchors."""

    def __init__(self, item: object, anchored: Sequence[tuple[Anchor, Span | None]], documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._anchors: dict[tuple[str, str | None, int, int], Span] = {}
        self._reports: dict[str, str] = {}
        own = list(spans_in(item))
        for anchor, place in anchored:
            if place is None:
                continue
            for span in own:
                if (span.field, span.start, span.end, span.text) == (anchor.field, anchor.start, anchor.end, anchor.exact):
                    known = self._reports.setdefault(span.report, place.report)
                    if known == place.report:
                        self._anchors[span.report, span.field, span.start, span.end] = place

    def report(self, name: str) -> str | None:
        """The report that has another id now, or the same."""
        found = self._reports.get(name, name)
        return found if found in self._documents else None

    def moved(self, value: Any) -> Any:
        """The value with its spans moved; None where one that it cannot be without does not stand."""
        if isinstance(value, Span):
            return self._span(value)
        if isinstance(value, tuple):
            return tuple(part for part in map(self.moved, value) if part is not None)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        changed: dict[str, Any] = {}
        for field in fields(value):
            old = getattr(value, field.name)
            new = self.moved(old)
            if old is not None and new is None and field.name not in _optional(type(value)):
                return None
            if field.name == "content" and not new:
                return None
            changed[field.name] = new
        if isinstance(value, Edge):
            changed |= {"from_report": self.report(value.from_report), "to_report": self.report(value.to_report)}
            if None in (changed["from_report"], changed["to_report"]):
                return None
        return replace(value, **changed)

    def _span(self, span: Span) -> Span | None:
        place = self._anchors.get((span.report, span.field, span.start, span.end))
        if place is not None:
            return place
        document = self._documents.get(self.report(span.report) or "")
        if document is None:
            return None
        text = document.text if span.field is None else document.title or ""
        expected = span.start + self._shift(span)
        found = nearest(span.text, text, expected)
        if found is None:
            return None
        return document.span(*found) if span.field is None else document.title_span(*found)

    def _shift(self, span: Span) -> int:
        """How far the nearest anchored words of its report were moved."""
        near = [
            (abs(start - span.start), start, place)
            for (report, field, start, _), place in sorted(self._anchors.items(), key=lambda kept: kept[0][2])
            if (report, field) == (span.report, span.field)
        ]
        if not near:
            return 0
        _, start, place = min(near, key=lambda found: found[:2])
        return place.start - start


def nearest(words: str, text: str, expected: int) -> tuple[int, int] | None:
    """Where the words stand next to the place at which they are expected, whatever white space is between them."""
    if text[max(0, expected) : max(0, expected) + len(words)] == words and expected >= 0:
        return expected, expected + len(words)
    parts = words.split()
    if not parts:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, parts)))
    first, last = max(0, expected - WINDOW), max(0, expected) + len(words) + WINDOW
    found = [m.span() for m in pattern.finditer(text, first, last)]
    return min(found, key=lambda at: (abs(at[0] - expected), at), default=None)


@cache
def _optional(cls: type) -> frozenset[str]:
    """The fields that may be None."""
    return frozenset(name for name, hint in get_type_hints(cls).items() if type(None) in get_args(hint))
