"""Text that two reports share: verbatim runs, edited sentences, and paraphrases where one text lies behind both reports.

Every pair of reports is compared, but sequences of words are indexed once, identical reports and identical sentences are
compared once, and pairs that share nothing are never looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Literal, NamedTuple

from stemma.collate.passages.pairs import Comparer
from stemma.collate.passages.reading import Reader, Reading
from stemma.collate.passages.spans import Edges, Match, edges, is_quotation, kind_of, names_agency
from stemma.model import Document, Passage

What = Literal["quotation", "agency copy", "narration"]

NAME = "passages"
VERSION = "1"

_SHARED_BY = 3  #: reports that must share a passage to call it agency copy where none names an agency
_MOST = 0.5  #: part of a report's body that a passage must make up to call it agency copy


class _Found(NamedTuple):
    """A passage with the readings it was found in, in the order they were compared in."""

    left: Reading
    right: Reading
    match: Match
    at: Edges
    passage: Passage


def find_passages(documents: Sequence[Document]) -> tuple[Passage, ...]:
    """Text that two reports share, over all pairs of reports.

    `left` stands in the report that comes first in `documents`; passages are ordered by left report, right report and
    place, and numbered "p1", "p2", … The same pairs of spans are found in whatever order the reports are given.
    `similarity` is 1.0 for verbatim passages, else the share of common words in order. Never raises.
    """
    place = {d.id: n for n, d in enumerate(documents)}
    reader = Reader()
    # compared in an order of their own, so that the order they are given in changes nothing
    readings = [reader.read(d) for d in sorted(documents, key=lambda d: (d.id, d.text))]
    found: list[_Found] = []
    for left, right, matches in Comparer(readings, reader.wordings).run():
        for match in matches:
            at = edges(match, left=left, right=right)
            kind, similarity = kind_of(match, at, left=left, right=right)
            a, b = left.document.span(at.left, at.left_end), right.document.span(at.right, at.right_end)
            if place[left.document.id] > place[right.document.id]:
                a, b = b, a
            found.append(_Found(left, right, match, at, Passage("", a, b, kind, similarity, "narration")))
    found.sort(key=lambda f: (place[f.passage.left.report], place[f.passage.right.report], f.passage.left, f.passage.right))
    holders = _holders(found)
    return tuple(replace(f.passage, id=f"p{n}", what=_what(f, holders)) for n, f in enumerate(found, 1))


def _holders(found: Sequence[_Found]) -> dict[str, list[int]]:
    """Per report, up to each code point, the sum over its characters of the other reports that share them."""
    shared: dict[tuple[str, str], list[tuple[int, int]]] = {}
    lengths: dict[str, int] = {}
    for left, right, _, at, passage in found:
        lengths[left.document.id], lengths[right.document.id] = len(left.document.text), len(right.document.text)
        if passage.kind != "paraphrase":
            shared.setdefault((left.document.id, right.document.id), []).append((at.left, at.left_end))
            shared.setdefault((right.document.id, left.document.id), []).append((at.right, at.right_end))
    steps = {name: [0] * (length + 1) for name, length in lengths.items()}
    for (name, _), ranges in shared.items():
        done = 0
        for start, end in sorted(ranges):  # passages of one pair overlap; each character counts once
            start = max(start, done)
            if end > start:
                steps[name][start] += 1
                steps[name][end] -= 1
                done = end
    return {name: [0, *accumulate(accumulate(row))] for name, row in steps.items()}


def _what(found: _Found, holders: dict[str, list[int]]) -> What:
    """Quotation, agency copy or narration."""
    left, right, match, at, passage = found
    if is_quotation(left, match.left, match.left_end) and is_quotation(right, match.right, match.right_end):
        return "quotation"
    if passage.kind == "paraphrase":
        return "narration"
    for reading, start, end in ((left, at.left, at.left_end), (right, at.right, at.right_end)):
        if names_agency(reading.document):
            return "agency copy"
        row = holders[reading.document.id]
        if row[end] - row[start] >= (_SHARED_BY - 1) * (end - start):
            return "agency copy"
        if end - start >= _MOST * sum(b - a for a, b in reading.document.body):
            return "agency copy"
    return "narration"
