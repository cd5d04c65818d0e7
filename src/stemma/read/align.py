"""Where the text taken from a page stands in the page's source.

The source is scanned once for the characters that a reader sees: tags, comments, scripts and styles are passed over,
entities decoded. White space is left out on both sides, because extraction folds it. Blocks of the text (paragraphs,
table cells) that stand once in the page are anchors; the others are looked for between them, whole or, where something
was cut out of them, word by word. Only characters that equal the source's own get a place.
"""

from __future__ import annotations

import html
import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.read.encoding import Piece

_UNSEEN = frozenset({"script", "style", "template", "title", "iframe", "textarea", "noframes"})
_NAME = re.compile(r"</?([a-zA-Z][\w:-]*)")
_MARK = re.compile(r"[\"'>]")
_STOP = re.compile(r"<(?=[a-zA-Z/!?])|&(?=[#a-zA-Z])")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_INK = re.compile("[^\\s\u200b\u200c\u200d\u2060\ufeff\u00ad\x00-\x1f]+")  #: what extraction keeps, in runs
_REACH = 200_000  #: characters searched for a block that is no anchor
_WORD_REACH = 3_000  #: characters searched for a word of a block that is not found whole
_SURE_WORD = 4  #: letters from which a word is looked for at a distance


@dataclass(frozen=True, slots=True)
class _Seen:
    """Visible characters of a source without white space; `places[i]` is where character i stands, -1 for an entity's."""

    text: str
    places: array[int]


class _Scanner:
    """Passes once over the source; `last` remembers where each closing mark stands for the last time."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.places: array[int] = array("q")
        self.last = {mark: source.rfind(mark) for mark in ("-->", '"', "'")}

    def _literal(self, start: int, end: int) -> None:
        for ink in _INK.finditer(self.source, start, end):
            self.parts.append(ink.group())
            self.places.extend(range(ink.start(), ink.end()))

    def _entity(self, at: int) -> int:
        found = _ENTITY.match(self.source, at)
        decoded = html.unescape(found.group()) if found else "&"
        if found is None or decoded == found.group():
            self._literal(at, at + 1)
            return at + 1
        for ink in _INK.findall(decoded):
            self.parts.append(ink)
            self.places.extend([-1] * len(ink))
        return found.end()

    def _after_tag(self, at: int) -> int:
        """Where the tag that opens at `at` ends; a quotation mark counts after "=" only (HTML standard, 13.2.5)."""
        source = self.source
        if source.startswith("<!--", at):
            return source.index("-->", at) + 3 if self.last["-->"] >= at else len(source)
        at += 1
        while mark := _MARK.search(source, at):
            if mark.group() == ">":
                return mark.end()
            at = mark.end()
            before = source[max(0, at - 16) : at - 1].rstrip()
            if before.endswith("=") and self.last[mark.group()] >= at:
                at = source.index(mark.group(), at) + 1
        return len(source)

    def scan(self) -> _Seen:
        source, at = self.source, 0
        lower = source.lower()
        same = len(lower) == len(source)
        while at < len(source):
            stop = _STOP.search(source, at)
            if stop is None:
                self._literal(at, len(source))
                break
            self._literal(at, stop.start())
            if stop.group() == "&":
                at = self._entity(stop.start())
                continue
            at = self._after_tag(stop.start())
            name = _NAME.match(source, stop.start())
            if name and source[stop.start() + 1] != "/" and name.group(1).lower() in _UNSEEN:
                close = lower.find("</" + name.group(1).lower(), at) if same else source.find("</" + name.group(1), at)
                at = close if close >= 0 else len(source)
        return _Seen("".join(self.parts), self.places)


def _solid(text: str, start: int, end: int) -> tuple[str, array[int]]:
    """`text[start:end]` without white space, and where each character stood."""
    parts, places = [], array("q")
    for ink in _INK.finditer(text, start, end):
        parts.append(ink.group())
        places.extend(range(ink.start(), ink.end()))
    return "".join(parts), places


def _anchors(blocks: Sequence[str], seen: str) -> dict[int, int]:
    """Blocks that stand exactly once in the page, and where, as the longest chain that rises on both sides."""
    both: list[tuple[int, int]] = []
    budget = 200 * len(seen) + 1_000_000  # characters that may be searched in all; beyond it, blocks wait for the second pass
    for i, block in enumerate(blocks):
        if budget <= 0 or len(block) < 2 * _SURE_WORD:
            continue
        first = seen.find(block)
        budget -= len(seen)
        if first >= 0 and seen.find(block, first + 1) < 0:
            both.append((i, first))
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for k, (_, place) in enumerate(both):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [k]
    chain: dict[int, int] = {}
    k = ends[-1] if ends else -1
    while k >= 0:
        chain[both[k][0]] = both[k][1]
        k = before[k]
    return chain


def _words(text: str, start: int, end: int) -> list[tuple[str, array[int]]]:
    return [_solid(text, w.start(), w.end()) for w in re.compile(r"\S+").finditer(text, start, end)]


def align(text: str, blocks: Sequence[tuple[int, int]], source: str) -> tuple[Piece, ...]:
    """Pieces of `text` that stand in the page `source`; `blocks` are its paragraphs and cells [start, end), in order."""
    seen = _Scanner(source).scan()
    solid = [_solid(text, start, end) for start, end in blocks]
    anchors = _anchors([s for s, _ in solid], seen.text)
    limits = [len(seen.text)] * (len(blocks) + 1)
    for i in range(len(blocks) - 1, -1, -1):
        limits[i] = anchors.get(i, limits[i + 1])
    place: array[int] = array("q", [-1]) * len(text)
    at = 0
    for i, (start, end) in enumerate(blocks):
        block, positions = solid[i]
        limit = min(limits[i + 1], at + _REACH)
        found = anchors[i] if i in anchors else seen.text.find(block, at, limit) if block else -1
        if found >= 0 and block:
            for k, position in enumerate(positions):
                place[position] = seen.places[found + k]
            at = found + len(block)
        elif block:
            at = _by_words(_words(text, start, end), seen, (at, limits[i + 1]), place)
    return _pieces(text, source, place)


def _by_words(words: list[tuple[str, array[int]]], seen: _Seen, window: tuple[int, int], place: array[int]) -> int:
    """Place a block word by word; gives back where the next block may begin."""
    at, limit = window
    for word, positions in words:
        reach = _WORD_REACH if len(word) >= _SURE_WORD else len(word)
        found = seen.text.find(word, at, min(limit, at + reach + len(word))) if word else -1
        if found < 0:
            continue
        for k, position in enumerate(positions):
            place[position] = seen.places[found + k]
        at = found + len(word)
    return at


def _pieces(text: str, source: str, place: array[int]) -> tuple[Piece, ...]:
    """Runs of neighbours in both; a white space between two placed characters belongs where it is the source's own."""
    pieces: list[Piece] = []
    last = -1
    for i in range(len(text)):
        at = place[i]
        if at < 0 and last >= 0 and i + 1 < len(text) and place[i + 1] == last + 2 and source[last + 1] == text[i]:
            at = last + 1
        if at < 0 or source[at] != text[i] or at <= (pieces[-1].source_start + pieces[-1].length - 1 if pieces else -1):
            last = -1
            continue
        if last >= 0 and at == last + 1:
            pieces[-1] = pieces[-1]._replace(length=pieces[-1].length + 1)
        else:
            pieces.append(Piece(i, at, 1))
        last = at
    return tuple(pieces)
