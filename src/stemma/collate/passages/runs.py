"""Verbatim runs: stretches of words that stand in two reports in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stemma.collate.passages.reading import Gram, Reading
from stemma.text.alignment import run_length

GRAM = 5  #: words that must agree before a run is looked at
_PLACES = 24  #: places of one word sequence in one report that are followed; more is a refrain or a damaged text
_REFRAIN = 8  #: a report with a sequence at more places than this repeats itself
_STUB = 6  #: words of a sentence cut off by the end of a run that are left out: "Shares of the group" of two market notes
_LEFT = 12  #: words that must remain then
_FURNITURE_REPORTS = 5  #: from this many reports on, text outside the body that most of them share is no passage
_FURNITURE_SHARE = 0.6


_Neighbours = dict[int, dict[int | tuple[int], list[tuple[int, int]]]]


class Run(NamedTuple):
    """`length` words from `left` in one report equal those from `right` in the other."""

    left: int
    right: int
    length: int


def grams(reading: Reading) -> dict[Gram, list[int]]:
    """Where each sequence of GRAM words stands in a report."""
    table: dict[Gram, list[int]] = {}
    codes = reading.codes
    for at, gram in enumerate(zip(*(codes[k:] for k in range(GRAM)), strict=False)):
        table.setdefault(gram, []).append(at)
    return table


def _walk(left: Reading, right: Reading, *, table: dict[Gram, list[int]], flipped: bool, found: set[Run]) -> None:
    """Runs met while reading `right` from front to back; `table` lists the sequences of `left`."""
    a, b = left.codes, right.codes
    j = 0
    while j + GRAM <= len(b):
        places = table.get(tuple(b[j : j + GRAM]))
        if not places:
            j += 1
            continue
        longest = GRAM
        for i in places[:_PLACES]:
            ahead = run_length(a, i, b, j)
            back = 0
            while i > back and j > back and a[i - back - 1] == b[j - back - 1]:
                back += 1
            longest = max(longest, ahead)
            start = (j - back, i - back) if flipped else (i - back, j - back)
            found.add(Run(start[0], start[1], ahead + back))
        # a run that begins inside this one is met again at its last words
        j += longest - GRAM + 1


def runs(left: Reading, right: Reading, *, left_table: dict[Gram, list[int]], right_table: dict[Gram, list[int]]) -> list[Run]:
    """All maximal runs of at least GRAM words. Both reports are read through, so that repetitions are met on either side."""
    found: set[Run] = set()
    _walk(left, right, table=left_table, flipped=False, found=found)
    _walk(right, left, table=right_table, flipped=True, found=found)
    return sorted(found)


class Finder:
    """Finds the maximal runs of all readings at once.

    A run begins where two reports have the same GRAM words and different words before them, and ends where they have the
    same GRAM words and different words after them: beginnings and ends are met by their sequence and neighbour, so that a
    family of copies costs what it differs in, not what it shares.
    """

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self.tables = [grams(r) for r in readings]
        self._numbers: dict[Gram, int] = {}
        count: list[int] = []
        for table in self.tables:
            for gram in table:
                number = self._numbers.setdefault(gram, len(count))
                if number == len(count):
                    count.append(0)
                count[number] += 1
        self._shared = [n > 1 for n in count]
        #: reports that repeat themselves are read through pair by pair, since every repetition meets every other
        self._refrains = frozenset(n for n, table in enumerate(self.tables) if _repeats(table))
        self._before = self._table(-1)
        self._after = self._table(GRAM)

    def _table(self, step: int) -> _Neighbours:
        """Per sequence and word `step` from its begin, where it stands: (report, place)."""
        found: _Neighbours = {}
        for number, table in enumerate(self.tables):
            if number in self._refrains:
                continue
            codes = self._readings[number].codes
            for gram, places in table.items():
                name = self._numbers[gram]
                if self._shared[name]:
                    rows = found.setdefault(name, {})
                    for at in places:
                        rows.setdefault(_neighbour(codes, at + step, number), []).append((number, at))
        return {name: rows for name, rows in found.items() if len(rows) > 1}

    def runs(self, number: int) -> dict[int, list[Run]]:
        """All maximal runs of one report with each later one."""
        begins, ends = self._met(number, self._before, -1), self._met(number, self._after, GRAM)
        found: dict[int, list[Run]] = {}
        for (other, _, i, j), (_, _, end, _) in zip(begins, ends, strict=True):
            found.setdefault(other, []).append(Run(i, j, end + GRAM - i))
        mine = self.tables[number]
        for other in range(number + 1, len(self._readings)):
            if other in self._refrains or number in self._refrains:
                table = self.tables[other]
                if not mine.keys().isdisjoint(table):
                    met = runs(self._readings[number], self._readings[other], left_table=mine, right_table=table)
                    found[other] = met
        return {other: sorted(found[other]) for other in sorted(found)}

    def _met(self, number: int, neighbours: _Neighbours, step: int) -> list[tuple[int, int, int, int]]:
        """Where runs with later reports begin (or end), as report, diagonal, place here and place there."""
        found: list[tuple[int, int, int, int]] = []
        if number in self._refrains:
            return found
        codes = self._readings[number].codes
        for gram, places in self.tables[number].items():
            rows = neighbours.get(self._numbers[gram])
            if rows is None:
                continue
            for at in places:
                mine = _neighbour(codes, at + step, number)
                for word, row in rows.items():
                    if word != mine:
                        for other, there in reversed(row):
                            if other <= number:
                                break
                            found.append((other, at - there, at, there))
        found.sort()
        return found

    def twin(self, number: int) -> list[Run]:
        """All maximal runs of one report with a copy of it."""
        reading, table = self._readings[number], self.tables[number]
        met = runs(reading, reading, left_table=table, right_table=table)
        return sorted(part for run in met for part in _unmasked(run, reading.codes))


def _unmasked(run: Run, codes: Sequence[int]) -> Iterator[Run]:
    """A run of a report with its copy without the words that must match nothing: the copy has the same numbers for them."""
    start = run.left
    for at in range(run.left, run.left + run.length + 1):
        if at == run.left + run.length or codes[at] < 0:
            if at - start >= GRAM:
                yield Run(start, run.right + start - run.left, at - start)
            start = at + 1


def _neighbour(codes: Sequence[int], at: int, number: int) -> int | tuple[int]:
    """The word at a place; the edge of a report is like no word and no other report's edge."""
    return codes[at] if 0 <= at < len(codes) else (number,)


def _repeats(table: dict[Gram, list[int]]) -> bool:
    return any(len(places) > _REFRAIN for places in table.values())


def furniture(tables: Sequence[dict[Gram, list[int]]], copies: Sequence[int]) -> frozenset[Gram]:
    """Sequences that stand in most of many reports: outside the body they are the page's furniture, not borrowing.

    `copies` says how many reports have each table.
    """
    if sum(copies) < _FURNITURE_REPORTS:
        return frozenset()
    count: dict[Gram, int] = {}
    for table, number in zip(tables, copies, strict=True):
        for gram in table:
            count[gram] = count.get(gram, 0) + number
    return frozenset(gram for gram, n in count.items() if n > _FURNITURE_SHARE * sum(copies))


def inside_body(run: Run, *, left: Reading, right: Reading) -> Run | None:
    """The longest part of a run that is running text in both reports."""
    if 0 not in left.body[run.left : run.left + run.length] and 0 not in right.body[run.right : run.right + run.length]:
        return run
    best: Run | None = None
    start: int | None = None
    for k in range(run.length + 1):
        inside = k < run.length and left.body[run.left + k] and right.body[run.right + k]
        if inside and start is None:
            start = k
        elif not inside and start is not None:
            if best is None or k - start > best.length:
                best = Run(run.left + start, run.right + start, k - start)
            start = None
    return best


def outside_allowed(run: Run, *, left: Reading, right: Reading, common: frozenset[Gram]) -> bool:
    """Whether text outside the body (a caption, a dateline) may count as shared: not within one outlet, not in most reports."""
    outlets = left.document.outlet, right.document.outlet
    if outlets[0] is not None and outlets[0] == outlets[1]:
        return False
    if not common:
        return True
    codes = left.codes
    outside = [k for k in range(run.length - GRAM + 1) if not (left.body[run.left + k] and right.body[run.right + k])]
    return not any(tuple(codes[run.left + k : run.left + k + GRAM]) in common for k in outside)


def whole_sentences(run: Run, *, left: Reading, right: Reading) -> Run:
    """A run without the few words of a further sentence that it begins or ends with, where that sentence goes on otherwise."""
    start, end = 0, run.length
    for reading, first in ((left, run.left), (right, run.right)):
        head, tail = reading.within[first], reading.within[first + run.length - 1]
        if head is not None and head.first < first and head.last < first + run.length and head.last - first <= _STUB:
            start = max(start, head.last - first)
        if tail is not None and tail.last > first + run.length and tail.first > first:
            stub = first + run.length - tail.first
            if stub <= _STUB:
                end = min(end, run.length - stub)
    if end - start < _LEFT:
        return run
    return Run(run.left + start, run.right + start, end - start)
