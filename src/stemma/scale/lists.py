"""The lists of a kept index: which reports have a hash, in order of time, over all its segments.

A list is never read whole where a few questions to it do: every segment holds its part sorted by time, so that how long a
list is and which rank a report has in it are binary searches. Reports are numbered by time over all segments (`doc`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stemma.scale.segments import Segment, lower_bounds

Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

LONG = 100  #: reports in a list from which on the plan links only some of them (as in plan/occ.sql and plan/anch.sql)
STAR = 4  #: first reports of such a list that are linked with all


@dataclass(frozen=True, slots=True)
class Rows:
    """Places in lists: the number of the list among those asked for, the report, the word."""

    number: Whole
    doc: Whole
    pos: NDArray[np.int32]

    def chosen(self, which: NDArray[np.integer] | Flags) -> Rows:
        """Some of the rows."""
        return Rows(self.number[which], self.doc[which], self.pos[which])


def expanded(begins: Whole, counts: Whole) -> tuple[Whole, Whole]:
    """Runs of numbers from `begins` on, laid end to end, and of which run each is."""
    of = np.repeat(np.arange(len(counts)), counts)
    return np.arange(len(of)) - np.repeat(np.cumsum(counts) - counts, counts) + begins[of], of


def ordered(rows: Rows, docs: int) -> Rows:
    """Rows by list and report; `docs` is how many reports there are."""
    return rows.chosen(np.argsort(rows.number * docs + rows.doc, kind="stable"))


class Lists:
    """The lists of segments, of which the last is new."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        day, ids, outlet = (np.concatenate([s.reports[name] for s in segments]) for name in ("day", "id", "outlet"))
        self.order = np.lexsort((ids, day))  #: of each report in time: its place among the reports of all segments
        when = np.empty_like(self.order)
        when[self.order] = np.arange(len(when))
        self._docs = np.split(when, np.cumsum([len(s.reports) for s in segments])[:-1])
        self.ids: Whole = ids[self.order]
        self.day: Whole = day[self.order]
        known = outlet[self.order]
        self.outlet: Whole = known
        self.hashes: Whole = np.unique(segments[-1].h)  #: those of the new reports
        self.now, self.then = self.lengths(self.hashes)
        self._apart: Whole = np.where(known < 0, -1 - np.arange(len(known)), known)

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def came(self) -> Flags:
        """Which reports are of the last segment."""
        found = np.zeros(len(self), np.bool_)
        found[self._docs[-1]] = True
        return found

    @cached_property
    def long(self) -> Rows:
        """The first place of every report in the long ones of the lists of `hashes`, numbered as these are."""
        which = np.flatnonzero(self.now > LONG)
        rows = self.first(self.hashes[which])
        return Rows(which[rows.number], rows.doc, rows.pos)

    def differ(self, a: Whole, b: Whole) -> Flags:
        """Which pairs of reports are of different outlets, as in plan/docs.sql: one that is not known differs from all."""
        found: Flags = self._apart[a] != self._apart[b]
        return found

    def lengths(self, hashes: Whole) -> tuple[Whole, Whole]:
        """How many reports are in these lists (of hashes, rising) now, and how many were before the last segment."""
        return _now_and_then([np.diff(_ranges(segment.h, hashes), axis=0)[0] for segment in self._segments])

    def first(self, hashes: Whole) -> Rows:
        """The first place of every report in these lists (of hashes, rising), by list and time."""
        return ordered(self._places(hashes, further=False), len(self))

    def all(self, hashes: Whole) -> Rows:
        """All places of every report in these lists."""
        parts = [self._places(hashes, further=further) for further in (False, True)]
        return ordered(Rows(*(np.concatenate([getattr(p, n) for p in parts]) for n in ("number", "doc", "pos"))), len(self))

    def _places(self, hashes: Whole, *, further: bool) -> Rows:
        parts: list[tuple[NDArray[Any], ...]] = []
        for segment, docs in zip(self._segments, self._docs, strict=True):
            h, report, pos = segment.further if further else segment.firsts
            low, high = _ranges(h, hashes)
            rows, number = expanded(low, high - low)
            parts.append((number, docs[report[rows]], pos[rows]))
        return Rows(*(np.concatenate(each) for each in zip(*parts, strict=True)))

    def ranks(self, hashes: Whole, *, at: Whole, docs: Whole) -> tuple[Whole, Whole]:
        """How many reports stand before `docs` in the lists of hashes[at], now and before the last segment."""
        counts: list[Whole] = []
        for segment, known in zip(self._segments, self._docs, strict=True):
            low, high = _ranges(segment.h, hashes)[:, at]
            begin, wanted = low, np.searchsorted(known, docs)
            counts.append(lower_bounds(segment.report, low, high, wanted=wanted) - begin)
        return _now_and_then(counts)

    def texts(self, docs: Whole) -> list[str]:
        """The texts of reports."""
        begins = np.cumsum([0, *(len(s.reports) for s in self._segments)])
        places = self.order[docs]
        which = np.searchsorted(begins, places, side="right") - 1
        return [self._segments[s].text_of(row) for s, row in zip(which.tolist(), (places - begins[which]).tolist(), strict=True)]


def _now_and_then(counts: Sequence[Whole]) -> tuple[Whole, Whole]:
    """The sums of the counts in all segments, and in all but the last."""
    now: Whole = np.sum(counts, axis=0, dtype=np.int64)
    return now, now - counts[-1]


def _ranges(h: Whole, hashes: Whole) -> Whole:
    """Where the lists of hashes begin and end among sorted ones."""
    return np.stack((np.searchsorted(h, hashes), np.searchsorted(h, hashes, "right")))
