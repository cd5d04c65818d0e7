"""Segments of a kept index: plain numpy files that are written once, mapped when read, and listed in one manifest."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stemma.errors import InputError
from stemma.scale.fingerprints import fingerprints_of
from stemma.scale.runner import Columns

Whole = NDArray[np.int64]

FORMAT = 2  #: of the folder; another one is not read
PAIRS = ("left_id", "right_id", "anchors", "rare")
SPANS = (
    "left_id", "right_id", "left_start", "left_end", "right_start", "right_end", "left_words", "right_words", "words", "verbatim",
)  # fmt: skip
EDGES = ("left_id", "right_id")
RESULTS = {"pairs": PAIRS, "spans": SPANS, "edges": EDGES}
REPORT = np.dtype([("id", np.int64), ("outlet", np.int64), ("day", np.int64), ("text", np.int64), ("text_end", np.int64)])
_FILES = (
    "reports", "texts", "h", "report", "pos", "more_h", "more_report", "more_pos",
    "touched", "pairs", "aligned", "spans", "edges",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Segment:
    """Reports added at one time, their postings sorted by hash and time, and what was found: rows of PAIRS, which stand in the
    place of what older segments say of the pairs in `touched`, and rows of SPANS and EDGES, in that of the pairs in `aligned`."""

    reports: NDArray[Any]  #: of REPORT, by (day, id)
    texts: NDArray[np.uint8]  #: one after the other, in UTF-8
    h: Whole  #: the first place of a hash in each report: the hash,
    report: NDArray[np.int32]  #: which of `reports`,
    pos: NDArray[np.int32]  #: which word
    more_h: Whole  #: the same of further places
    more_report: NDArray[np.int32]
    more_pos: NDArray[np.int32]
    touched: Whole
    pairs: Whole
    aligned: Whole
    spans: Whole
    edges: Whole

    @classmethod
    def of(cls, given: Columns) -> Segment:
        """Reports with their fingerprints, nothing found yet."""
        by_time = np.lexsort((given["id"], given["day"]))
        given = {name: [given[name][k] for k in by_time.tolist()] for name in given}
        texts = [text.encode("utf-8", "surrogatepass") for text in given["text"]]
        ends = np.cumsum([0, *map(len, texts)])
        reports = np.zeros(len(texts), REPORT)
        for name in ("id", "outlet", "day"):
            reports[name] = given[name]
        reports["text"], reports["text_end"] = ends[:-1], ends[1:]
        found = fingerprints_of(given["text"])
        parts: list[Any] = []
        for which in (np.flatnonzero(found.nth == 0), np.flatnonzero(found.nth > 0)):
            order = which[np.argsort(found.hash[which], kind="stable")]
            parts += [found.hash[order], found.text[order], found.pos[order]]
        nothing = np.zeros((0, 2), np.int64)
        return cls(reports, np.frombuffer(b"".join(texts), np.uint8), *parts, *[nothing] * 5)

    @property
    def firsts(self) -> tuple[Whole, NDArray[np.int32], NDArray[np.int32]]:
        """Hash, report and word of first places."""
        return self.h, self.report, self.pos

    @property
    def further(self) -> tuple[Whole, NDArray[np.int32], NDArray[np.int32]]:
        """Hash, report and word of further places."""
        return self.more_h, self.more_report, self.more_pos

    def text_of(self, row: int) -> str:
        """The text of one of the reports."""
        first, last = self.reports["text"][row], self.reports["text_end"][row]
        return bytes(self.texts[first:last]).decode("utf-8", "surrogatepass")

    def with_results(self, changed: Mapping[str, Any]) -> Segment:
        """The same reports with what was found."""
        return replace(self, **changed)


def rows_of(columns: Columns, names: Sequence[str]) -> Whole:
    """Columns as rows of whole numbers, sorted."""
    rows = np.column_stack([np.asarray(columns[name], np.int64) for name in names])
    return rows[np.lexsort(rows.T[::-1])]


def known(rows: Whole, pairs: Whole) -> NDArray[np.bool_]:
    """Which pairs of numbers begin one of the rows, which are sorted."""
    left = rows[:, 0]
    low, high = np.searchsorted(left, pairs[:, 0]), np.searchsorted(left, pairs[:, 0], "right")
    place = lower_bounds(rows[:, 1], low, high, wanted=pairs[:, 1])
    found: NDArray[np.bool_] = place < high
    found[found] = rows[place[found], 1] == pairs[found, 1]
    return found


def lower_bounds(values: NDArray[Any], low: Whole, high: Whole, *, wanted: Whole) -> Whole:
    """The first place in each run [low, high) of `values`, rising there, where a value is not less than the one wanted."""
    while len(open_ := np.flatnonzero(low < high)):  # a binary search in all runs at once
        middle = (low[open_] + high[open_]) >> 1
        less = values[middle] < wanted[open_]
        low, high = low.copy(), high.copy()
        low[open_[less]] = middle[less] + 1
        high[open_[~less]] = middle[~less]
    return low


def among(rows: Whole, pairs: Whole) -> NDArray[np.bool_]:
    """Which rows begin with one of these pairs of numbers."""
    if not len(rows) or not len(pairs):
        return np.zeros(len(rows), np.bool_)
    found = np.isin(rows[:, 0], pairs[:, 0])
    likely = np.flatnonzero(found)
    found[likely] = known(pairs[np.lexsort(pairs.T[::-1])], rows[likely, :2])
    return found


class Manifest:
    """The folder of an index: which segments count. A segment that is not listed was never finished."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "index.json"

    def _listed(self) -> list[str]:
        if not self._path.exists():
            return []
        try:
            found = json.loads(self._path.read_text("utf-8"))
            if found["format"] != FORMAT:
                raise InputError(f"{self._folder} holds an index of format {found['format']}, this version reads {FORMAT}")
            return list(found["segments"])
        except (ValueError, KeyError, TypeError) as failure:
            raise InputError(f"{self._path} is no list of segments; the folder does not hold an index of stemma") from failure

    def segments(self) -> list[Segment]:
        """The segments in the order they were added, mapped from disk."""
        return [self._read(name) for name in self._listed()]

    def _read(self, name: str) -> Segment:
        try:
            return Segment(*(np.load(self._folder / name / f"{file}.npy", mmap_mode="r") for file in _FILES))
        except (OSError, ValueError) as failure:
            raise InputError(f"segment {name} of the index {self._folder} cannot be read: {failure}") from failure

    def families(self) -> Whole:
        """Rows (report, family) of the reports that have one, by report."""
        listed = self._listed()
        return np.load(self._folder / listed[-1] / "families.npy") if listed else np.zeros((0, 2), np.int64)

    def write(self, segment: Segment, families: Whole) -> Segment:
        """Add a segment; it counts once the manifest names it."""
        listed = self._listed()
        name = f"segment-{len(listed):06}"
        self._folder.mkdir(parents=True, exist_ok=True)
        place = self._folder / name
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        arrays: Iterable[tuple[str, Any]] = [(file, getattr(segment, file)) for file in _FILES]
        for file, array in [*arrays, ("families", families)]:
            np.save(place / f"{file}.npy", array)
        draft = self._path.with_suffix(".new")
        draft.write_text(json.dumps({"format": FORMAT, "segments": [*listed, name]}) + "\n", "utf-8")
        os.replace(draft, self._path)
        return self._read(name)
