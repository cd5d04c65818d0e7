"""A kept index: reports come to those read before, and only what they change is compared again.

A folder holds segments, one for each time reports were added: the reports with their texts, their fingerprints sorted by
hash, and what was found. The list of a hash decides alone which anchors it gives (`changes`), so new reports touch only the
lists of their own hashes. Stretches that are new or not what they were are aligned, by the same statements as a rebuild would
use, and what the new segment says of their pairs stands in the place of what older ones say. What is read from the folder is
row for row what a rebuild gives, in whatever order the reports came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stemma.errors import InputError
from stemma.scale.changes import loosened, stretches_again
from stemma.scale.components import components
from stemma.scale.lists import Lists
from stemma.scale.plan import statement
from stemma.scale.reuse import REPORTS, find_anchors, find_candidates, find_fingerprints, find_spans
from stemma.scale.runner import Columns, Runner
from stemma.scale.segments import PAIRS, RESULTS, SPANS, Manifest, Segment, among, known, rows_of

Whole = NDArray[np.int64]


class ReuseIndex:
    """The reports of a folder and what they share; `engine` makes a runner for each time reports are added."""

    def __init__(self, folder: Path, *, engine: Callable[[], Runner]) -> None:
        self._manifest = Manifest(folder)
        self._engine = engine
        self._segments = self._manifest.segments()

    def ids(self) -> Whole:
        """The reports that are in the index, rising."""
        return np.sort(np.concatenate([s.reports["id"] for s in self._segments] or [np.zeros(0, np.int64)]))

    def pairs(self) -> Whole:
        """Rows of `segments.PAIRS`, sorted."""
        return self._current("pairs", len(PAIRS))

    def spans(self) -> Whole:
        """Rows of `segments.SPANS`, sorted."""
        return self._current("spans", len(SPANS))

    def families(self) -> Whole:
        """Rows (id, family), sorted."""
        return self._manifest.families()

    def _current(self, name: str, width: int) -> Whole:
        """What the segments say of pairs that no later one has touched."""
        instead = "touched" if name == "pairs" else "aligned"
        touched = np.zeros((0, 2), np.int64)
        kept = [np.zeros((0, width), np.int64)]
        for segment in reversed(self._segments):
            rows = getattr(segment, name)
            kept.append(rows[~among(rows, touched)])
            touched = np.concatenate((touched, getattr(segment, instead)))
        rows = np.concatenate(kept)
        return rows[np.lexsort(rows.T[::-1])]

    def add(self, batches: Iterable[Columns]) -> None:
        """Add reports (columns as in `reuse.REPORTS`). Raises InputError where an id is there already or comes twice."""
        given = _gathered(batches)
        ids = given["id"]
        if len(np.unique(ids)) < len(ids) or any(np.isin(ids, s.reports["id"]).any() for s in self._segments):
            raise InputError("reports to be added have ids that are in the index already or come twice; each needs its own")
        new = Segment.of(given)
        runner = self._engine()
        try:
            changed, at_hand = self._again(runner, new) if self._segments else _whole(runner, given)
            find_spans(runner, at_hand=at_hand)
            runner.sql("edges", statement("edges"))
            found = {name: rows_of(runner.columns(name), columns) for name, columns in RESULTS.items()}
        finally:
            runner.close()
        new = new.with_results(changed | found)
        families = self._families_with(new)
        self._segments = [*self._segments, self._manifest.write(new, families)]

    def _again(self, runner: Runner, new: Segment) -> tuple[dict[str, Whole], Columns]:
        """Make the stretches that a new segment gives or changes; the older pairs of these are given back, and the reports."""
        lists = Lists([*self._segments, new])
        looser = loosened(lists)
        pairs = lists.ids[looser]
        there = np.zeros(len(pairs), np.bool_)
        for segment in self._segments:
            there |= known(segment.pairs, pairs)
        changed, docs = stretches_again(runner, lists, looser[there])
        return changed, {"id": lists.ids[docs], "text": lists.texts(docs)}

    def _families_with(self, new: Segment) -> Whole:
        """Families when a segment has come: known ones joined by its edges; those that lost an edge are found anew, unless its
        ends hang together by the new ones, as where a report came between two copies."""
        known, edges = self._manifest.families(), new.edges
        lost = np.concatenate([edges[:0], *(s.edges[among(s.edges, new.aligned)] for s in self._segments)])
        lost = lost[~_joined_by(edges, lost)]
        if len(lost):
            open_ = np.isin(known[:, 1], known[np.isin(known[:, 0], lost), 1])
            members, known = known[open_, 0], known[~open_]
            later = new.aligned
            for segment in reversed(self._segments):
                rows = segment.edges[np.isin(segment.edges[:, 0], members)]
                edges = np.concatenate((edges, rows[~among(rows, later)]))
                later = np.concatenate((later, segment.aligned))
        return _joined(known, edges)


def _joined_by(edges: Whole, pairs: Whole) -> NDArray[np.bool_]:
    """Which pairs are connected by the edges."""
    members, least = components(edges[:, 0], edges[:, 1])
    if not len(members):
        return np.zeros(len(pairs), np.bool_)
    at = np.minimum(np.searchsorted(members, pairs), len(members) - 1)
    found: NDArray[np.bool_] = (members[at] == pairs).all(axis=1) & (least[at[:, 0]] == least[at[:, 1]])
    return found


def _joined(known: Whole, edges: Whole) -> Whole:
    """Rows (id, family) when edges come to the families that are known."""
    ids = np.unique(edges)
    at = np.minimum(np.searchsorted(known[:, 0], ids), max(0, len(known) - 1))
    there = known[at, 0] == ids if len(known) else np.zeros(len(ids), np.bool_)
    names = np.where(there, known[at, 1], ids) if len(known) else ids
    ends = names[np.searchsorted(ids, edges)]
    families, least = components(ends[:, 0], ends[:, 1])
    rows = np.concatenate((known, np.column_stack((ids, ids))[~there]))
    at = np.minimum(np.searchsorted(families, rows[:, 1]), max(0, len(families) - 1))
    if len(families):
        rows[:, 1] = np.where(families[at] == rows[:, 1], least[at], rows[:, 1])
    return rows[np.argsort(rows[:, 0])]


def _gathered(batches: Iterable[Columns]) -> dict[str, Any]:
    """Batches of reports as one."""
    parts = list(batches)
    found: dict[str, Any] = {"text": [text for batch in parts for text in batch["text"]]}
    for name in ("id", "outlet", "day"):
        found[name] = np.concatenate([np.zeros(0, np.int64), *(np.asarray(batch[name], np.int64) for batch in parts)])
    return found


def _whole(runner: Runner, given: Columns) -> tuple[dict[str, Whole], None]:
    """Make the stretches of an empty index; no older pairs are changed, and the engine holds the reports."""
    runner.register("reports", [given], schema=REPORTS)
    find_fingerprints(runner)
    find_anchors(runner)
    find_candidates(runner)
    return {}, None
