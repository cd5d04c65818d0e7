"""Text that two reports share: verbatim runs, edited sentences, and paraphrases where one text lies behind both reports.

Every pair of reports is compared, but sequences of words are indexed once, identical reports and identical sentences are
compared once, and pairs that share nothing are never looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from stemma.collate.passages.alike import Alike
from stemma.collate.passages.boilerplate import find_boilerplate
from stemma.collate.passages.differences import Teller
from stemma.collate.passages.pairs import Comparer
from stemma.collate.passages.reading import Reader
from stemma.collate.passages.spans import PassageKind, What, edges, kind_of, names_agency, what_of
from stemma.model import Document, Dropped, Passage, SentenceVectors, Span

NAME = "passages"
VERSION = "2"

_SHARED_BY = 3  #: reports that must share a passage to call it agency copy where none names an agency


class Shared(NamedTuple):
    """What reports share, and what of it is left out."""

    passages: tuple[Passage, ...]
    dropped: tuple[Dropped, ...]  #: boilerplate that two or more reports have


class _Found(NamedTuple):
    """A passage to be; `what` is None where it hangs on how many reports share it."""

    left: Span  #: in the report that was given first
    right: Span
    kind: PassageKind
    similarity: float
    what: What | None


def find_passages(documents: Sequence[Document], *, vectors: SentenceVectors | None = None) -> tuple[Passage, ...]:
    """Text that two reports share: the passages of `find_shared`."""
    return find_shared(documents, vectors=vectors).passages


def find_shared(documents: Sequence[Document], *, vectors: SentenceVectors | None = None) -> Shared:
    """Text that two reports share, over all pairs of reports, and the boilerplate that is no such text.

    `left` stands in the report that comes first in `documents`; passages are ordered by left report, right report and
    place, and numbered "p1", "p2", … The same pairs of spans are found in whatever order the reports are given.
    `similarity` is 1.0 for verbatim passages, else the share of common words in order; edited ones carry their
    differences. With `vectors` paraphrases are looked for too, and loose likenesses are held against them. Never raises.
    """
    place = {d.id: n for n, d in enumerate(documents)}
    reader = Reader()
    # compared in an order of their own, so that the order they are given in changes nothing
    ordered = sorted(documents, key=lambda d: (d.id, d.text))
    boilerplate = find_boilerplate(ordered)
    readings = [reader.read(d, masked) for d, masked in zip(ordered, boilerplate.ranges, strict=True)]
    from_agency = {d.id: names_agency(d) for d in documents}
    found: list[_Found] = []
    spans: dict[tuple[str, int, int], Span] = {}

    def span(document: Document, start: int, end: int) -> Span:
        key = (document.id, start, end)
        return spans.get(key) or spans.setdefault(key, document.span(start, end))

    for one, two, matches in Comparer(readings, Alike(reader.wordings), vectors=vectors).run():
        swapped = place[one.document.id] > place[two.document.id]
        agency = from_agency[one.document.id] or from_agency[two.document.id]
        for match in matches:
            at = edges(match, left=one, right=two)
            kind, similarity = kind_of(match, at, left=one, right=two)
            a, b = span(one.document, at.left, at.left_end), span(two.document, at.right, at.right_end)
            what = what_of(match, at, left=one, right=two)
            if what is None and kind == "paraphrase":
                what = "narration"
            elif what is None and agency:
                what = "agency copy"
            found.append(_Found(*((b, a) if swapped else (a, b)), kind, similarity, what))
    found.sort(key=lambda f: (place[f.left.report], place[f.right.report], f.left.start, f.left.end, f.right.start, f.right.end))
    languages = {d.id: d.language for d in documents}
    holders = _holders(found, {d.id: len(d.text) for d in documents})
    teller = Teller()
    passages = (
        Passage(
            f"p{n}",
            f.left,
            f.right,
            f.kind,
            f.similarity,
            f.what or _what(f, holders),
            teller.differences(f.left, f.right, language=languages[f.left.report]) if f.kind == "edited" else (),
        )
        for n, f in enumerate(found, 1)
    )
    return Shared(tuple(passages), boilerplate.dropped)


def _holders(found: Sequence[_Found], lengths: dict[str, int]) -> dict[str, list[int]]:
    """Per report, up to each code point, the sum over its characters of the other reports that share them."""
    shared: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for one in found:
        if one.kind != "paraphrase":
            names = one.left.report, one.right.report
            shared.setdefault(names, []).append((one.left.start, one.left.end))
            shared.setdefault(names[::-1], []).append((one.right.start, one.right.end))
    steps = {name: [0] * (lengths[name] + 1) for name, _ in shared}
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
    """Agency copy where many reports share a passage, else narration."""
    for side in (found.left, found.right):
        row = holders[side.report]
        if row[side.end] - row[side.start] >= (_SHARED_BY - 1) * (side.end - side.start):
            return "agency copy"
    return "narration"
