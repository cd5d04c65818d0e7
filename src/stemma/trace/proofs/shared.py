"""Shared passages by place: which passages hold a figure or a content, and which of them are quotations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from stemma.model import Passage, Span

MOST_OF = 0.8  #: part of a content that must stand in a passage
QUOTED_WORDS = 8  #: words that two speakers do not say alike by chance
Sides = tuple[Span, Span]  #: of one passage: here, and in the other report


class Shared:
    """The passages of a story, by the report and the place of either side. A look-up takes time for what it finds only."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        by_report: dict[str, list[tuple[Span, Span, bool]]] = {}
        for p in passages:
            quotation = p.what == "quotation" and p.kind != "paraphrase"
            for mine, theirs in ((p.left, p.right), (p.right, p.left)):
                if mine.field is None and theirs.field is None:
                    by_report.setdefault(mine.report, []).append((mine, theirs, quotation))
        self._sides: dict[str, tuple[list[int], list[int], list[tuple[Span, Span, bool]]]] = {}
        for report, sides in by_report.items():
            sides.sort(key=lambda s: (s[0].start, s[0].end, s[1].report, s[1].start, s[1].end))
            furthest, last = [], 0
            for mine, _, _ in sides:
                last = max(last, mine.end)
                furthest.append(last)
            self._sides[report] = ([s[0].start for s in sides], furthest, sides)
        self._held: dict[Span, tuple[Sides, ...]] = {}
        self._quoted: dict[Span, tuple[Sides, ...]] = {}

    def around(self, place: Span) -> tuple[Sides, ...]:
        """The passages in which a place, or most of it, stands."""
        if place not in self._held:
            middle = (place.start + place.end) // 2
            found = self._touching(place.report, middle, middle + 1) if place.field is None else ()
            self._held[place] = tuple((m, t) for m, t, _ in found if holds(m, place))
        return self._held[place]

    def quoted(self, place: Span) -> tuple[Sides, ...]:
        """The shared quotations of eight words or more that hold a place, or so many of its words."""
        if place not in self._quoted:
            found = self._touching(place.report, place.start, place.end) if place.field is None else ()
            self._quoted[place] = tuple(
                (m, t)
                for m, t, quotation in found
                if quotation
                and len(m.text.split()) >= QUOTED_WORDS
                and (holds(m, place) or overlap_words(m, place) >= QUOTED_WORDS)
            )
        return self._quoted[place]

    def _touching(self, report: str, start: int, end: int) -> Iterator[tuple[Span, Span, bool]]:
        """The sides in a report that have a character of [start, end), last one first."""
        starts, furthest, sides = self._sides.get(report, ([], [], []))
        at = bisect_left(starts, end) - 1
        while at >= 0 and furthest[at] > start:
            if sides[at][0].end > start:
                yield sides[at]
            at -= 1


def holds(passage: Span, place: Span) -> bool:
    """Whether most of a place stands in a passage of its report."""
    shared = min(passage.end, place.end) - max(passage.start, place.start)
    return place.field is None and shared >= MOST_OF * (place.end - place.start) and shared > 0


def overlap_words(passage: Span, place: Span) -> int:
    """The words that a passage and a place have in common."""
    start, end = max(passage.start, place.start), min(passage.end, place.end)
    if place.field is not None or passage.report != place.report or start >= end:
        return 0
    return len(place.text[start - place.start : end - place.start].split())
