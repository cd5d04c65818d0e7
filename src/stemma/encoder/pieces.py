"""A text as word pieces with the features that an uncased vocabulary loses: case, spacing, quotation marks, sentence starts.

Offsets are code points into the text itself. A paragraph begins with a piece of its own (`BREAK`) that covers nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from stemma.model import MarkedText

Integers = NDArray[np.int64]

#: Ids in the vocabulary of the base model (bert-base-uncased).
CLS, SEP, PAD, MASK = 101, 102, 0, 103
BREAK = 1  #: an unused entry of the vocabulary, trained to mean the start of a paragraph

#: Sizes of the four features, in the order of the columns of `Pieces.features`.
FEATURE_SIZES = (6, 2, 5, 2)
_LOWER, _TITLE, _UPPER, _MIXED, _DIGIT, _MARK = range(6)
_OUTSIDE, _INSIDE, _OPENING, _CLOSING, _NESTED = range(5)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one text: arrays of one length, `features` with a row per piece and a column per feature.

    `starts` is 1 on the first piece of a word (a run of letters and digits, or one mark).
    """

    ids: Integers
    start: Integers
    end: Integers
    features: Integers
    starts: Integers

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def sentence(self) -> Integers:
        """1 on the first piece of a sentence: the last feature."""
        return self.features[:, -1]


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """The word-piece tokenizer of the base model, without truncation or padding."""
    made = Tokenizer.from_str(files("stemma.encoder").joinpath("data/tokenizer.json").read_text(encoding="utf-8"))
    made.no_truncation()
    made.no_padding()
    return made


def _case(word: str) -> int:
    if word[0].isdigit():
        return _DIGIT
    if not any(c.isalpha() for c in word):
        return _MARK
    if word.islower():
        return _LOWER
    if word.isupper():
        return _UPPER if len(word) > 1 else _TITLE
    return _TITLE if word[0].isupper() and (len(word) == 1 or word[1:].islower()) else _MIXED


class _Quotes:
    """Where a code point stands towards the quotation marks."""

    def __init__(self, text: MarkedText) -> None:
        self._opening = {p for (a, _), (b, _) in zip(text.quoted, text.inner, strict=True) for p in range(a, b)}
        self._closing = {p for (_, a), (_, b) in zip(text.quoted, text.inner, strict=True) for p in range(b, a)}
        edges: dict[int, int] = {}
        for a, b in text.inner:
            edges[a] = edges.get(a, 0) + 1
            edges[b] = edges.get(b, 0) - 1
        self._at = sorted(edges)
        self._depth = [0]
        for place in self._at:
            self._depth.append(self._depth[-1] + edges[place])

    def state(self, place: int) -> int:
        if place in self._opening:
            return _OPENING
        if place in self._closing:
            return _CLOSING
        depth = self._depth[bisect_right(self._at, place)]
        return _OUTSIDE if depth <= 0 else _INSIDE if depth == 1 else _NESTED


def _rows(text: MarkedText) -> list[tuple[int, int, int, int, int, int, int, int]]:
    quotes = _Quotes(text)
    begins = sorted({a for a, _ in text.sentences})
    encoded = tokenizer().encode_batch([text.text[a:b] for a, b in text.paragraphs], add_special_tokens=False)
    rows = []
    following = 0
    for (base, _), part in zip(text.paragraphs, encoded, strict=True):
        rows.append((BREAK, base, base, _MARK, 0, quotes.state(base), 0, 0))
        words, offsets, ids = part.word_ids, part.offsets, part.ids
        first = 0
        while first < len(ids):
            last = first
            while last + 1 < len(ids) and words[last + 1] == words[first]:
                last += 1
            start, end = base + offsets[first][0], base + offsets[last][1]
            case = _case(text.text[start:end] or " ")
            opens = following < len(begins) and begins[following] <= start
            while following < len(begins) and begins[following] <= start:
                following += 1
            for k in range(first, last + 1):
                a, b = base + offsets[k][0], base + offsets[k][1]
                glued = a > 0 and not text.text[a - 1].isspace()
                leads = int(k == first)
                rows.append((ids[k], a, b, case, int(glued), quotes.state(a), leads * int(opens), leads))
            first = last + 1
    return rows


def pieces_of(text: MarkedText) -> Pieces:
    """The pieces of a text's paragraphs."""
    rows = np.array(_rows(text) or np.zeros((0, 8)), dtype=np.int64)
    return Pieces(rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3:7], rows[:, 7])


def windows(pieces: Pieces, *, size: int, overlap: int) -> list[tuple[int, int]]:
    """Half-open ranges of at most `size` pieces that cover all, neighbours sharing at least `overlap` where they can.

    A window begins at the start of a sentence where one lies between half a window and the overlap before the last end.
    """
    found: list[tuple[int, int]] = []
    begins = np.flatnonzero(pieces.sentence)
    start = 0
    while True:
        end = min(len(pieces), start + size)
        found.append((start, end))
        if end >= len(pieces):
            return found
        latest = end - overlap
        k = int(np.searchsorted(begins, latest, side="right")) - 1
        best = int(begins[k]) if k >= 0 else 0
        start = best if best > start + size // 2 else latest
