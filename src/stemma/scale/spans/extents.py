"""Exact spans: two stretches of text aligned outwards from the fingerprints they share.

From every shared fingerprint that no span explains yet, the words are followed to the right and to the left for as long as
they agree. Where they part, the nearest place is sought where they meet again, the surer the further it lies: a word
exchanged, some put in or left out. A span ends where what was gained since is less than what was lost (seed and extend
with a drop-off, as in S. F. Altschul et al.: Basic local alignment search tool, 1990). A run of RUN words that both
stretches have lies in a span of theirs, since one of its fingerprints is a seed on its diagonal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from stemma.scale import fingerprints
from stemma.scale.characters import compiled_folding
from stemma.scale.fingerprints import RUN, SHINGLE, Fingerprints, Words, fingerprints_in, words_of
from stemma.scale.runner import Columns, Schema

MARGIN = 24  #: words beyond the outermost anchors in which a span may go on
LOST = 12  #: words that may be exchanged, put in or left out at one place
DROP = 8  #: a span ends for good once so many words more were lost than gained since its best end
LEAST = RUN  #: words that the sides of a span have in common, at least
_SURE = (1, 1, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4)  #: words that must agree where texts meet again, by the words lost

Side = tuple[int, int]  #: [first, last) words of one side
Numbers = NDArray[np.int64]
Extent = tuple[int, int, int, int, int]  #: [a, a_end) and [b, b_end) in words, and how many words agree

SPAN = ("pair", "left_words", "right_words", "words", "left_start", "left_end", "right_start", "right_end")

SLICES: Schema = {
    "a": "integer", "b": "integer", "part": "bigint", "side": "integer", "offset_at": "integer",
    "first": "integer", "last": "integer", "slice": "text",
}  # fmt: skip
ALIGNED: Schema = dict.fromkeys(
    ("a", "b", "left_start", "left_end", "right_start", "right_end", "left_words", "right_words", "words", "verbatim"),
    "integer",
)


def _follow(left: Sequence[int], i: int, right: Sequence[int], j: int) -> tuple[int, int, int, list[Extent]]:
    """How far words agree from (i, j) on, with gaps: the best end on either side, words that agree, and the runs."""
    score = best = words = 0
    found: list[Extent] = []
    ends = (i, j, 0, 0)
    while True:
        run = 0
        while i + run < len(left) and j + run < len(right) and left[i + run] == right[j + run]:
            run += 1
        if run:
            found.append((i, i + run, j, j + run, run))
            i, j, words, score = i + run, j + run, words + run, score + run
            if score > best:
                best, ends = score, (i, j, words, len(found))
        meeting = _meeting(left, i, right, j, most=score - best + DROP - 1)
        if meeting is None:
            return ends[0], ends[1], ends[2], found[: ends[3]]
        score -= max(meeting)
        i, j = i + meeting[0], j + meeting[1]


def _meeting(left: Sequence[int], i: int, right: Sequence[int], j: int, *, most: int) -> tuple[int, int] | None:
    """The fewest words (up to `most`) to pass over on either side until the texts agree again; on a tie more alike in number."""
    for lost in range(1, min(LOST, most) + 1):
        for less in range(lost, -1, -1):
            for di, dj in ((lost, less), (less, lost)) if less < lost else ((lost, lost),):
                x, y, sure = i + di, j + dj, _SURE[lost]
                if x + sure <= len(left) and y + sure <= len(right) and left[x : x + sure] == right[y : y + sure]:
                    return di, dj
    return None


def _from_seed(left: Sequence[int], i: int, right: Sequence[int], j: int) -> tuple[Extent, list[Extent]]:
    """The span around a seed, and the runs of equal words in it."""
    end_i, end_j, after, runs = _follow(left, i, right, j)
    back_i, back_j, before, others = _follow(left[:i][::-1], 0, right[:j][::-1], 0)
    runs += [(i - e, i - s, j - f, j - t, n) for s, e, t, f, n in others]
    return (i - back_i, end_i, j - back_j, end_j, after + before), runs


def extents(left: Sequence[int], right: Sequence[int], *, seeds: Sequence[tuple[int, int]]) -> list[Extent]:
    """Spans of LEAST words or more that two rows of words have in common; seeds (rising) lie on equal words."""
    found: list[Extent] = []
    explained: dict[int, list[Side]] = {}
    for i, j in seeds:
        if any(s <= i < e for s, e in explained.get(j - i, ())):
            continue
        extent, runs = _from_seed(left, i, right, j)
        for s, e, t, _, _ in runs:
            explained.setdefault(t - s, []).append((s, e))
        inside = any(x[0] <= extent[0] and extent[1] <= x[1] and x[2] <= extent[2] and extent[3] <= x[3] for x in found)
        if extent[4] >= LEAST and not inside:
            found.append(extent)
    return found


def _seeds(left: Fingerprints, right: Fingerprints, *, rows: tuple[Side, Side], core: Sequence[int]) -> list[tuple[int, int]]:
    """Places of equal fingerprints of two slices (`rows` of each), rising, between the words `core` (first, last of either)."""
    (a, a_end), (b, b_end) = rows
    places: dict[int, list[int]] = {}
    for pos, value in zip(right.pos[b:b_end].tolist(), right.hash[b:b_end].tolist(), strict=True):
        if core[2] <= pos <= core[3]:
            places.setdefault(value, []).append(pos)
    lists = zip(left.pos[a:a_end].tolist(), left.hash[a:a_end].tolist(), strict=True)
    return [(pos, other) for pos, value in lists if core[0] <= pos <= core[1] for other in places.get(value, ())]


def seeded_extents(left: Words, right: Words, *, core: Sequence[int]) -> list[Extent]:
    """The spans that two rows of words have in common, with seeds at equal fingerprints between the words `core`."""
    marks = fingerprints_in(left), fingerprints_in(right)
    seeds = _seeds(*marks, rows=((0, len(marks[0].pos)), (0, len(marks[1].pos))), core=core)
    return extents(left.hash.tolist(), right.hash.tolist(), seeds=seeds)


def slice_batches(batches: Iterator[Columns]) -> Iterator[Columns]:
    """The map stage before aligning: texts with what is asked of them become slices with the place of each in its text."""
    for batch in batches:
        texts = batch["text"]
        words = words_of(texts)
        begins = np.searchsorted(words.text, np.arange(len(texts) + 1))
        asked = [np.array(asks.split(), np.int64).reshape(-1, 6) for asks in batch["asks"]]
        which = np.repeat(np.arange(len(texts)), [len(a) for a in asked])
        wanted = np.concatenate(asked) if asked else np.zeros((0, 6), np.int64)
        low, high = begins[which], begins[which + 1] - 1
        before = np.minimum(wanted[:, 4], MARGIN)
        first = words.start[low + wanted[:, 4] - before]
        last = words.end[np.minimum(high, low + wanted[:, 5] + SHINGLE - 1 + MARGIN)]
        cut = [texts[k][s:e] for k, s, e in zip(which.tolist(), first.tolist(), last.tolist(), strict=True)]
        yield {
            "a": wanted[:, 0], "b": wanted[:, 1], "part": wanted[:, 2], "side": wanted[:, 3], "offset_at": first,
            "first": before, "last": before + wanted[:, 5] - wanted[:, 4], "slice": cut,
        }  # fmt: skip


def spans_of(left: Sequence[str], right: Sequence[str], *, cores: Numbers) -> Numbers:
    """The spans that texts have in common with the text beside them, rows by SPAN: which pair, words on either side and in
    common, and [start, end) on either side in code points. `cores` are rows of the first and last word of either side at which
    a seed may begin."""
    cores = np.ascontiguousarray(cores, np.int64)
    if fingerprints.compiled is not None:
        found = fingerprints.compiled.spans(list(left), list(right), compiled_folding(), cores)
        return np.frombuffer(found, np.int32).reshape(-1, len(SPAN)).astype(np.int64)
    sides = words_of(left), words_of(right)
    marks = fingerprints_in(sides[0]), fingerprints_in(sides[1])
    cuts = [np.searchsorted(x.text, np.arange(len(left) + 1)).tolist() for x in (*sides, *marks)]
    hashes = [side.hash.tolist() for side in sides]
    rows: list[tuple[int, ...]] = []
    for k in range(len(left)):
        (a, a_end), (b, b_end), *places = [(c[k], c[k + 1]) for c in cuts]
        seeds = _seeds(*marks, rows=(places[0], places[1]), core=cores[k].tolist())
        for i, i_end, j, j_end, words in extents(hashes[0][a:a_end], hashes[1][b:b_end], seeds=seeds):
            ends = sides[0].start[a + i], sides[0].end[a + i_end - 1], sides[1].start[b + j], sides[1].end[b + j_end - 1]
            rows.append((k, i_end - i, j_end - j, words, *map(int, ends)))
    return np.array(rows, np.int64).reshape(-1, len(SPAN))


def align_batches(batches: Iterator[Columns]) -> Iterator[Columns]:
    """The map stage that aligns: two slices side by side become spans in code points of their texts."""
    for batch in batches:
        cores = np.column_stack([batch[name] for name in ("first_a", "last_a", "first_b", "last_b")])
        found = spans_of(batch["text_a"], batch["text_b"], cores=cores)
        which, a_words, b_words, words, *ends = found.T
        alike = (a_words == words) & (b_words == words)
        verbatim = alike.astype(np.int64)
        for k in np.flatnonzero(alike).tolist():
            pair, start, end, other, other_end = found[k, [0, 4, 5, 6, 7]].tolist()
            verbatim[k] += batch["text_a"][pair][start:end] == batch["text_b"][pair][other:other_end]
        at_a, at_b = np.asarray(batch["at_a"])[which], np.asarray(batch["at_b"])[which]
        yield {name: np.asarray(batch[name])[which] for name in ("a", "b")} | {
            "left_start": at_a + ends[0], "left_end": at_a + ends[1], "right_start": at_b + ends[2], "right_end": at_b + ends[3],
            "left_words": a_words, "right_words": b_words, "words": words, "verbatim": verbatim,
        }  # fmt: skip
