"""Winnowed fingerprints of texts: which five words stand where, as 64-bit numbers, few enough to sort and sure enough to find.

A word here is a run of letters and digits, folded to one case; marks, quotation marks and apostrophes of any make stand
between words ("didn’t" is two), a full stop between letters is passed over ("U.S." is "us"), and a character of a script
that sets no spaces is a word of its own. These words are at least as fine as those of `stemma.text.alignment` ("cannot"
and "gonna", which it splits, apart), so that a run of eight words there is a run of eight or more words here.

Every run of SHINGLE words has a hash; of each WINDOW neighbouring hashes the least is kept, the last of equals (S.
Schleimer, D. S. Wilkerson, A. Aiken: Winnowing, SIGMOD 2003). Two texts that share a run of SHINGLE + WINDOW - 1 = 8 words
keep a fingerprint of it in common, wherever it stands. Hashes are polynomials modulo 2^64 with a finish that spreads their
bits, so that sums over a whole batch give them; the compiled pass (`_fingerprints.c`), where it is built, gives the same
numbers faster. Nothing here depends on the process, the machine or the order of the texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stemma.scale.characters import DOT, LONE, compiled_folding, folding
from stemma.scale.runner import Columns

compiled: Any = None  #: the compiled pass; None where no compiler was there: the same numbers, slower
with suppress(ImportError):
    compiled = import_module("stemma.scale._fingerprints")

Hashes = NDArray[np.uint64]
Whole = NDArray[np.int64]

SHINGLE = 5  #: words hashed together
WINDOW = 4  #: neighbouring hashes of which one is kept
RUN = SHINGLE + WINDOW - 1  #: a shared run of so many words is always found
REPEATS = 64  #: places of one hash that are kept in one report; more are of a table or a list, and would be squared
BATCH = 1 << 18  #: characters worked on at once: the arrays of a batch stay in the cache

_LETTER = 0x9E3779B97F4A7C15  #: odd, so that it has an inverse modulo 2^64
_WORD = 0xD1342543DE82EF95
_FINISH = (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53)  #: of MurmurHash3 (A. Appleby, public domain)
WORD_ROW = np.dtype([("start", np.int32), ("end", np.int32), ("hash", np.uint64)])  #: a word in the compiled pass


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a batch of texts in order: which text, [start, end) in its code points, and the hash of the folded word."""

    text: NDArray[np.int32]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    hash: Hashes


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Kept hashes of a batch of texts in order: which text, the number of the first word, 63 bits as a whole number, and how
    many places of the same hash stand before it in the text."""

    text: NDArray[np.int32]
    pos: NDArray[np.int32]
    hash: Whole
    nth: NDArray[np.int32]


def _powers(base: int, count: int) -> Hashes:
    """base^0, base^1, ... modulo 2^64, `count` of them."""
    found: Hashes = np.full(count, base, np.uint64)
    found[:1] = 1
    return np.multiply.accumulate(found)


@cache
def _tables(size: int) -> tuple[Hashes, Hashes]:
    """Powers of the letter base and of its inverse, for texts of up to `size` characters."""
    return _powers(_LETTER, size), _powers(pow(_LETTER, -1, 1 << 64), size)


def spread(numbers: Hashes) -> Hashes:
    """Numbers whose bits all depend on all bits of the numbers given, one to one."""
    for factor in _FINISH:
        numbers = (numbers ^ (numbers >> np.uint64(33))) * np.uint64(factor)
    return numbers ^ (numbers >> np.uint64(33))


def _words_of_batch(texts: Sequence[str]) -> Words:
    """What `words_of` says, by sums over the batch."""
    joined = "\n".join(texts)
    points: NDArray[Any]
    if joined.isascii():
        points = np.frombuffer(joined.encode("ascii"), np.uint8)
    else:
        points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    table = folding(int(points.max(initial=0)))
    folded = table[points]
    del points
    dots = _inner_dots(folded)
    if len(dots):
        folded = np.delete(folded, dots)
    folded[folded == DOT] = 0
    inside = folded != 0
    lone = folded >= LONE
    starts, ends = inside.copy(), inside.copy()
    starts[1:] &= ~inside[:-1]
    ends[:-1] &= ~inside[1:]
    if lone.any():
        starts |= lone
        starts[1:] |= inside[1:] & lone[:-1]
        ends |= lone
        ends[:-1] |= inside[:-1] & lone[1:]
    first, last = np.flatnonzero(starts), np.flatnonzero(ends)
    size = 1 << max(len(folded).bit_length(), BATCH.bit_length())
    power, inverse = _tables(size)
    sums = np.cumsum(folded * power[: len(folded)])
    before = sums[first - 1]
    if len(first) and first[0] == 0:
        before[0] = 0
    hashes = spread((sums[last] - before) * inverse[first])
    if len(dots):
        gone = dots - np.arange(len(dots))
        first = first + np.searchsorted(gone, first, side="right")
        last = last + np.searchsorted(gone, last, side="right")
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    begins = np.concatenate(([0], np.cumsum(lengths + 1)))
    text = np.repeat(np.arange(len(texts)), np.diff(np.searchsorted(first, begins)))
    at = begins[text]
    small = np.int32
    return Words(text.astype(small), (first - at).astype(small), (last + 1 - at).astype(small), hashes)


def _inner_dots(folded: Hashes) -> Whole:
    """Where a full stop stands between a letter or digit and a letter, as in "U.S." and "example.org"."""
    at = np.flatnonzero(folded == DOT)
    at = at[(at > 0) & (at < len(folded) - 1)]
    before, after = folded[at - 1], folded[at + 1]
    digit = (after >= 0x30) & (after <= 0x39)
    return at[(before > DOT) & (before < LONE) & (after > DOT) & (after < LONE) & ~digit]


def _batches(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Ranges of texts of about BATCH characters; a longer text stands alone."""
    first = size = 0
    for k, text in enumerate(texts):
        if k > first and size + len(text) > BATCH:
            yield first, k
            first, size = k, 0
        size += len(text) + 1
    if first < len(texts):
        yield first, len(texts)


def words_of(texts: Sequence[str]) -> Words:
    """The words of the texts in order."""
    if compiled is not None:
        rows, counts = compiled.words(list(texts), compiled_folding())
        found = np.frombuffer(rows, WORD_ROW)
        text = np.repeat(np.arange(len(texts), dtype=np.int32), np.frombuffer(counts, np.int64))
        return Words(text, found["start"], found["end"], np.ascontiguousarray(found["hash"]))
    parts = [(first, _words_of_batch(texts[first:last])) for first, last in _batches(texts)]
    nothing = [np.zeros(0, np.int32)]
    return Words(
        np.concatenate([np.int32(first) + p.text for first, p in parts] or nothing),
        np.concatenate([p.start for _, p in parts] or nothing),
        np.concatenate([p.end for _, p in parts] or nothing),
        np.concatenate([p.hash for _, p in parts] or [np.zeros(0, np.uint64)]),
    )


def shingles(hashes: Hashes) -> Whole:
    """Hashes of every SHINGLE words that follow one another, 63 bits each; fewer words have none."""
    count = len(hashes) - SHINGLE + 1
    if count <= 0:
        return np.zeros(0, np.int64)
    total = hashes[:count].copy()
    for k in range(1, SHINGLE):
        total += hashes[k : k + count] * np.uint64(pow(_WORD, k, 1 << 64))
    return (spread(total) >> np.uint64(1)).astype(np.int64)


def winnow(hashes: Whole, text: NDArray[np.int32]) -> Whole:
    """Which shingles are kept; `text` says for every word which text it is of. A text of 5 to 7 words keeps its least one."""
    count = len(hashes)
    if not count:
        return np.zeros(0, np.int64)
    top = np.iinfo(np.int64).max
    whole = text[:count] == text[SHINGLE - 1 :]
    padded = np.full(count + WINDOW - 1, top)
    padded[:count] = np.where(whole, hashes, top)
    least = padded[:count].copy()
    at = np.zeros(count, np.int64)
    for k in range(1, WINDOW):
        other = padded[k : k + count]
        better = other <= least
        least = np.where(better, other, least)
        at[better] = k
    full = np.zeros(count, np.bool_)
    full[: max(0, count - WINDOW + 1)] = text[: max(0, count - WINDOW + 1)] == text[RUN - 1 :]
    begins = np.ones(count, np.bool_)
    begins[1:] = text[1:count] != text[: count - 1]
    valid = np.flatnonzero(full | (begins & whole))
    kept = at[valid] + valid
    keep = np.ones(len(kept), np.bool_)
    keep[1:] = kept[1:] != kept[:-1]
    return kept[keep]


def _numbered(text: NDArray[np.int32], pos: NDArray[np.int32], hashes: Whole) -> Fingerprints:
    """Places numbered for each hash of a text, without those past the first REPEATS."""
    nth = np.zeros(len(hashes), np.int32)
    keys = hashes ^ (text.astype(np.int64) << 40)
    ordered = np.sort(keys)
    again = np.flatnonzero(np.isin(keys, ordered[1:][ordered[1:] == ordered[:-1]]))
    if len(again):
        order = again[np.lexsort((again, hashes[again], text[again]))]
        begins = np.ones(len(order), np.bool_)
        begins[1:] = (text[order][1:] != text[order][:-1]) | (hashes[order][1:] != hashes[order][:-1])
        at = np.arange(len(order))
        nth[order] = at - np.maximum.accumulate(np.where(begins, at, 0))
    keep = nth < REPEATS
    return Fingerprints(text[keep], pos[keep], hashes[keep], nth[keep])


def fingerprints_in(words: Words) -> Fingerprints:
    """The fingerprints of texts whose words are known; a text of fewer than SHINGLE words has none."""
    hashes = shingles(words.hash)
    kept = winnow(hashes, words.text)
    text = words.text[kept]
    begins = np.searchsorted(words.text, np.arange(int(words.text.max(initial=-1)) + 1))
    return _numbered(text, (kept - begins[text]).astype(np.int32), hashes[kept])


def fingerprints_of(texts: Sequence[str]) -> Fingerprints:
    """The fingerprints of the texts in order; a text of fewer than SHINGLE words has none."""
    if compiled is not None:
        places, hashes = compiled.fingerprints(list(texts), compiled_folding())
        text, pos, nth = np.frombuffer(places, np.int32).reshape(-1, 3).T
        return Fingerprints(text, pos, np.frombuffer(hashes, np.int64), nth)
    parts = []
    for first, last in _batches(texts):
        found = fingerprints_in(_words_of_batch(texts[first:last]))
        parts.append(Fingerprints(found.text + np.int32(first), found.pos, found.hash, found.nth))
    if not parts:
        nothing = np.zeros(0, np.int32)
        return Fingerprints(nothing, nothing, np.zeros(0, np.int64), nothing)
    return Fingerprints(*(np.concatenate([getattr(p, name) for p in parts]) for name in ("text", "pos", "hash", "nth")))


def fingerprint_batches(batches: Iterator[Columns]) -> Iterator[Columns]:
    """The map stage: batches of reports with `id` and `text` become rows `id`, `pos`, `h`, `nth`."""
    for batch in batches:
        found = fingerprints_of(batch["text"])
        yield {"id": np.asarray(batch["id"], np.int64)[found.text], "pos": found.pos, "h": found.hash, "nth": found.nth}
