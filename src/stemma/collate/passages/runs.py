"""Verbatim runs: stretches of words that stand in two reports in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stemma.collate.passages.reading import Gram, Reading
from stemma.text.alignment import run_length

GRAM = 5  #: words that must agree before a run is looked at
_PLACES = 24  #: places of one word sequence in one report that are followed; more is a refrain or a damaged text
_STUB = 6  #: words of a sentence cut off by the end of a run that are left out: "Shares of the group" of two market notes
_LEFT = 12  #: words that must remain then
_FURNITURE_REPORTS = 5  #: from this many reports on, text outside the body that most of them share is no passage
_FURNITURE_SHARE = 0.6


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


def partners(tables: Sequence[dict[Gram, list[int]]]) -> list[list[int]]:
    """For each report the later ones that share a sequence with it."""
    holders: dict[Gram, list[int]] = {}
    for number, table in enumerate(tables):
        for gram in table:
            holders.setdefault(gram, []).append(number)
    groups: list[set[tuple[int, ...]]] = [set() for _ in tables]
    for numbers in holders.values():
        if len(numbers) > 1:
            group = tuple(numbers)
            for number in numbers:
                groups[number].add(group)
    return [sorted({n for group in mine for n in group if n > number}) for number, mine in enumerate(groups)]


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


def furniture(tables: Sequence[dict[Gram, list[int]]]) -> frozenset[Gram]:
    """Sequences that stand in most of many reports: outside the body they are the page's furniture, not borrowing."""
    if len(tables) < _FURNITURE_REPORTS:
        return frozenset()
    count: dict[Gram, int] = {}
    for table in tables:
        for gram in table:
            count[gram] = count.get(gram, 0) + 1
    return frozenset(gram for gram, n in count.items() if n > _FURNITURE_SHARE * len(tables))


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
        head, tail = reading.sentence_of(first), reading.sentence_of(first + run.length - 1)
        if head is not None and head.first < first and head.last < first + run.length and head.last - first <= _STUB:
            start = max(start, head.last - first)
        if tail is not None and tail.last > first + run.length and tail.first > first:
            stub = first + run.length - tail.first
            if stub <= _STUB:
                end = min(end, run.length - stub)
    if end - start < _LEFT:
        return run
    return Run(run.left + start, run.right + start, end - start)
