"""Anchors found again: where the words of a judgement stand in the reports read now.

A report is known by the digest of its file (and its line), else by the file's name. In a file that is the same to the byte the
position holds; in one that has changed the words are looked for, with what stood before and behind them. Only where the file is
gone are they looked for in other reports, and then they must be unmistakable. White space is one space throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stemma.model import Anchor, Document, Span

#: Part of what stood around the words that must still stand there: one side whole, or so much of both.
AROUND = 1 / 3
#: Characters from which words are told by themselves, where they stand once in their report.
LONG = 24
#: Characters of context by which the best place must be ahead of the next, where it is not the very same context.
AHEAD = 8
#: Characters, context counted, from which words are unmistakable in another file; and the part of the context they must have.
UNMISTAKABLE, MOST_AROUND = 48, 2 / 3
_SHOWN = 48  #: characters of the words that a sentence shows


@dataclass(frozen=True, slots=True)
class Lost:
    """Words that do not stand any more: what was looked for, and where, in one sentence."""

    why: str


@dataclass(frozen=True, slots=True)
class _At:
    """A place where the words stand, and how many characters around it are as they were."""

    start: int
    end: int
    around: int


class Places:
    """Finds anchors in the reports of one comparison."""

    def __init__(self, documents: Sequence[Document], anchors: Iterable[Anchor]) -> None:
        self._documents = documents
        self._by_file: dict[str, list[Document]] = {}
        self._by_name: dict[str, list[Document]] = {}
        for document in documents:
            self._by_file.setdefault(document.file, []).append(document)
            self._by_name.setdefault(_name(document.file), []).append(document)
        self._by_digest: dict[tuple[str, int | None], Document] = {(d.sha256, d.line): d for d in documents}
        #: reports that some judgement was made in: none of them is a lost one under another name
        self._known = {d.id for a in anchors for d in (*self._same(a), *self._called(a))}
        self._found: dict[Anchor, Span | Lost] = {}

    def find(self, anchor: Anchor) -> Span | Lost:
        """The span at which the words of an anchor stand now."""
        if anchor not in self._found:
            self._found[anchor] = self._find(anchor)
        return self._found[anchor]

    def report(self, anchor: Anchor) -> Document | None:
        """The report that an anchor was made in, whether or not its words stand in it."""
        return next(iter((*self._same(anchor), *self._called(anchor))), None)

    def _same(self, anchor: Anchor) -> list[Document]:
        found = self._by_digest.get((anchor.report.sha256, anchor.report.line))
        return [found] if found is not None else []

    def _called(self, anchor: Anchor) -> list[Document]:
        """The reports of the file of that name, that of its line first; by the last part of the name where one file has it."""
        found = self._by_file.get(anchor.report.file) or self._by_name.get(_name(anchor.report.file), [])
        files = {d.file for d in found}
        return sorted(found, key=lambda d: d.line != anchor.report.line) if len(files) == 1 else []

    def _find(self, anchor: Anchor) -> Span | Lost:
        for document in self._same(anchor):
            if _text(document, anchor)[anchor.start : anchor.end] == anchor.exact:
                return _span(document, anchor, _At(anchor.start, anchor.end, 0))
        near = list({d.id: d for d in (*self._same(anchor), *self._called(anchor))}.values())
        told = f"“{_shown(anchor.exact)}”"
        if near:
            for document in near:
                at = _clearly(anchor, _text(document, anchor))
                if at is not None:
                    return _span(document, anchor, at)
            return Lost(f"{told} does not stand in {near[0].file} any more, at {anchor.start} or with the words around it.")
        others = [d for d in self._documents if d.id not in self._known]
        found = [(d, at) for d in others if (at := _clearly(anchor, _text(d, anchor))) and _unmistakable(anchor, at)]
        if len(found) == 1:
            return _span(found[0][0], anchor, found[0][1])
        where = f"{anchor.report.file} is not among the reports"
        if found:
            return Lost(f"{where}, and {told} stands in {len(found)} others.")
        return Lost(f"{where}, and {told} does not stand in another one with the same words around it.")


def _name(file: str) -> str:
    return file.rpartition("/")[2]


def _text(document: Document, anchor: Anchor) -> str:
    return document.text if anchor.field is None else document.title or ""


def _span(document: Document, anchor: Anchor, at: _At) -> Span:
    return document.span(at.start, at.end) if anchor.field is None else document.title_span(at.start, at.end)


def _shown(words: str) -> str:
    told = " ".join(words.split())
    return told if len(told) <= _SHOWN else f"{told[:_SHOWN]}…"


def _clearly(anchor: Anchor, text: str) -> _At | None:
    """The one place where the words stand as they stood; None where there is none or where several are as good."""
    before, behind = _folded(anchor.prefix), _folded(anchor.suffix)
    whole = len(before) + len(behind)
    found = [_At(a, b, _around(text, a, b, sides=(before, behind))) for a, b in occurrences(anchor, text)]
    if not found:
        return None
    best, *rest = sorted(found, key=lambda at: (-at.around, abs(at.start - anchor.start), at.start))
    if best.around < whole * AROUND and not (not rest and len(_folded(anchor.exact)) >= LONG):
        return None
    if rest and not (best.around > rest[0].around and (best.around == whole or best.around - rest[0].around >= AHEAD)):
        return None
    return best


def _unmistakable(anchor: Anchor, at: _At) -> bool:
    whole = len(_folded(anchor.prefix)) + len(_folded(anchor.suffix))
    return len(_folded(anchor.exact)) + at.around >= UNMISTAKABLE and at.around >= whole * MOST_AROUND


def occurrences(anchor: Anchor, text: str) -> list[tuple[int, int]]:
    """Every place where the words stand, whatever white space is between them, and as whole words where they were whole."""
    found = [(m.start(), m.end()) for m in _pattern(anchor.exact).finditer(text)]
    head = anchor.exact[0].isalnum() and not anchor.prefix[-1:].isalnum()
    tail = anchor.exact[-1].isalnum() and not anchor.suffix[:1].isalnum()
    return [(a, b) for a, b in found if not (head and text[a - 1 : a].isalnum()) and not (tail and text[b : b + 1].isalnum())]


def _pattern(exact: str) -> re.Pattern[str]:
    """The words with any white space between them."""
    parts = [re.escape(part) for part in exact.split()]
    return re.compile(r"\s+".join(parts) if parts else re.escape(exact))


def _folded(text: str) -> str:
    """White space as one space."""
    return re.sub(r"\s+", " ", text)


def _around(text: str, start: int, end: int, *, sides: tuple[str, str]) -> int:
    """How many characters before and behind a place are those that stood there."""
    before, behind = sides
    reach = 2 * max(len(before), len(behind)) + 16  # white space may have grown
    left = _folded(text[max(0, start - reach) : start])
    right = _folded(text[end : end + reach])
    return _alike(left[::-1], before[::-1]) + _alike(right, behind)


def _alike(one: str, other: str) -> int:
    """Characters that two texts have in common from their start on."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared
