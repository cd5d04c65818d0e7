"""Aligning two texts word by word: which words stand in both, in order.

Words are compared by their *key*: lower case, one kind of apostrophe, full stops of abbreviations left out ("U.S." and
"US" have one key), and parts joined by a hyphen are words of their own, since editors set and drop hyphens. Scripts that
set no spaces between words are read character by character. The alignment takes rare
words that stand once in either text as anchors (patience difference, B. Cohen) and fills the stretches between them
with a longest common subsequence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from functools import lru_cache
from typing import NamedTuple

from stemma.text.words import tokenise

Pair = tuple[int, int]

_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-"})
_PART = re.compile(r"[-–‑]|[^-–‑]+")
_UNSPACED = 0x2E80  #: from here on scripts set no spaces between words (CJK); Hangul, which does, is let be
_HANGUL = (0xAC00, 0xD7A3)
_CELLS = 60_000  #: table cells filled for one stretch between anchors; a larger stretch counts as exchanged whole
_STEP = 48  #: words compared at once while a run is extended


class Word(NamedTuple):
    """A word, number or mark [start, end) of a text, with the key it is compared by."""

    start: int
    end: int
    key: str
    is_mark: bool = False


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """What a word is compared by: "U.S." and "us", "Didn’t" and "didn't" have one key."""
    low = word.translate(_MARKS).casefold()
    if "." in low and any(c.isalpha() for c in low):
        low = low.replace(".", "")
    return low or word


def words(text: str, start: int = 0, end: int | None = None, *, marks: bool = False) -> tuple[Word, ...]:
    """Words and numbers of `text[start:end]` in order, with marks where `marks` is set; offsets refer to the whole text."""
    found: list[Word] = []
    for token in tokenise(text, start, end):
        if token.kind == "mark":
            if marks or token.text.isalnum():
                found.append(Word(token.start, token.end, key_of(token.text), True))
        elif any(ord(c) >= _UNSPACED and not _HANGUL[0] <= ord(c) <= _HANGUL[1] for c in token.text):
            found.extend(Word(token.start + i, token.start + i + 1, key_of(c)) for i, c in enumerate(token.text))
        else:
            for part in _PART.finditer(token.text):
                at = token.start + part.start()
                if part.group() in "-–‑":
                    if marks:
                        found.append(Word(at, at + 1, "-", True))
                else:
                    found.append(Word(at, token.start + part.end(), key_of(part.group())))
    return tuple(found)


def run_length(left: Sequence[int], i: int, right: Sequence[int], j: int) -> int:
    """How many items are equal from `left[i]` and `right[j]` on."""
    n = 0
    while left[i + n : i + n + _STEP] == right[j + n : j + n + _STEP] and i + n < len(left) and j + n < len(right):
        n += min(_STEP, len(left) - i - n, len(right) - j - n)
    while i + n < len(left) and j + n < len(right) and left[i + n] == right[j + n]:
        n += 1
    return n


def _common_subsequence(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Pair]:
    """Longest common subsequence as index pairs; empty where the table would be too large."""
    rows, columns = len(left), len(right)
    if not rows or not columns or rows * columns > _CELLS:
        return []
    table = [[0] * (columns + 1)]
    for i in range(rows - 1, -1, -1):
        last, row, word = table[-1], [0] * (columns + 1), left[i]
        for j in range(columns - 1, -1, -1):
            row[j] = last[j + 1] + 1 if word == right[j] else max(last[j], row[j + 1])
        table.append(row)
    table.reverse()
    found, i, j = [], 0, 0
    while i < rows and j < columns:
        if left[i] == right[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _anchors(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Pair]:
    """Words that stand once in either text, as the longest chain that rises in both."""
    once_left = {w for w, n in Counter(left).items() if n == 1}
    once_right = {w for w, n in Counter(right).items() if n == 1}
    place = {w: j for j, w in enumerate(right) if w in once_right}
    both = [(i, place[w]) for i, w in enumerate(left) if w in once_left and w in place]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for k, (_, j) in enumerate(both):
        at = bisect_left(tails, j)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(j)
            ends.append(k)
        else:
            tails[at], ends[at] = j, k
    chain, k = [], ends[-1] if ends else -1
    while k >= 0:
        chain.append(both[k])
        k = before[k]
    return chain[::-1]


def pairs(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Pair]:
    """Index pairs of equal items in an order that rises on both sides, as many as the anchors allow."""
    head = 0
    while head < min(len(left), len(right)) and left[head] == right[head]:
        head += 1
    tail = 0
    while tail < min(len(left), len(right)) - head and left[-1 - tail] == right[-1 - tail]:
        tail += 1
    found = [(k, k) for k in range(head)]
    left_end, right_end = len(left) - tail, len(right) - tail
    middle_left, middle_right = left[head:left_end], right[head:right_end]
    small = len(middle_left) * len(middle_right) <= _CELLS
    stops = [] if small else _anchors(middle_left, middle_right)
    at_left = at_right = 0
    for i, j in [*stops, (len(middle_left), len(middle_right))]:
        for a, b in _common_subsequence(middle_left[at_left:i], middle_right[at_right:j]):
            found.append((head + at_left + a, head + at_right + b))
        if i < len(middle_left):
            found.append((head + i, head + j))
        at_left, at_right = i + 1, j + 1
    found.extend((left_end + k, right_end + k) for k in range(tail))
    return found


def common_length(left: Sequence[Hashable], right: Sequence[Hashable]) -> int:
    """How many items both have in common order: `len(pairs(left, right))` without the pairs.

    The rows of the table are the bits of one number (Allison and Dix 1986, as Hyyrö 2004 simplified them).
    """
    if len(left) * len(right) > _CELLS:
        return len(pairs(left, right))
    places: dict[Hashable, int] = {}
    for at, item in enumerate(left):
        places[item] = places.get(item, 0) | 1 << at
    every = (1 << len(left)) - 1
    row = every
    for item in right:
        held = row & places.get(item, 0)
        if held:
            row = (row + held) | (row - held)
            row &= every
    return len(left) - row.bit_count()
