"""Exact spans where one process sees all reports: each is read once into words that are kept, and stretches are aligned there.

The windows, the seeds and the spans are those of `extents`, which cuts slices of the texts instead: an engine that spreads
its work over machines sends these around. On one machine the slices are five times the corpus, so its words are kept, 16
bytes each, with the texts beside them for telling what is equal to the character; what is more than memory should hold lies
in files without a name that are mapped.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator, Sequence
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from stemma.scale import fingerprints
from stemma.scale.characters import compiled_folding
from stemma.scale.fingerprints import SHINGLE, WORD_ROW, Words, words_of
from stemma.scale.runner import Columns
from stemma.scale.spans.extents import MARGIN, seeded_extents

Whole = NDArray[np.int64]

CHUNK = 1 << 16  #: stretches aligned between two looks at what is mapped
HELD = 1 << 30  #: bytes of words and texts that are held in memory; further ones are mapped from files
STRETCH = ("first_a", "last_a", "first_b", "last_b")
EXACT = ("left_words", "right_words", "words", "left_start", "left_end", "right_start", "right_end", "verbatim")


class Leaves:
    """The words and texts of reports, in rooms: words and texts by turns. Files among them vanish with this object."""

    def __init__(self, *, held: int = HELD) -> None:
        self._most = held  #: bytes held in memory
        self._files: tuple[IO[bytes], IO[bytes]] = (TemporaryFile(), TemporaryFile())  # noqa: SIM115 - closed in __exit__
        self._rooms: list[bytes | mmap.mmap] = []
        self._held = 0
        self._ids: list[Whole] = []
        self._leaves: list[Whole] = []  #: rows of room, first word, words, place of the text, bytes a character
        self._by_number: Whole = np.zeros((0, 5), np.int64)

    def __enter__(self) -> Leaves:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._rooms = []
        for file in self._files:
            file.close()

    def fill(self, batches: Iterator[Columns]) -> Iterator[Columns]:
        """A map stage over reports (`id`, `text`) that keeps their words; it gives the ids back."""
        for batch in batches:
            self.keep(batch)
            yield {"id": self._ids[-1]}

    def keep(self, batch: Columns) -> None:
        """Keep the words of some reports (`id`, `text`)."""
        texts: list[str] = batch["text"]
        rows, counts = _word_rows(texts)
        written, sizes, width = _text_rows(texts)
        leaves = np.column_stack((np.full(len(texts), -1), np.cumsum(counts) - counts, counts, np.cumsum(sizes) - sizes, width))
        if self._held + len(rows) + len(written) <= self._most:
            leaves[:, 0] = len(self._rooms) // 2
            self._rooms += [rows, written]
            self._held += len(rows) + len(written)
        else:
            leaves[:, 1] += self._files[0].tell() // WORD_ROW.itemsize
            leaves[:, 3] += self._files[1].tell()
            self._files[0].write(rows)
            self._files[1].write(written)
        self._leaves.append(leaves)
        self._ids.append(np.asarray(batch["id"], np.int64))

    def number(self, docs: Columns) -> None:
        """Number what was kept as `docs` (`doc`, `id`) numbers it."""
        ids = np.concatenate(self._ids or [np.zeros(0, np.int64)])
        order = np.argsort(ids)
        known = np.isin(docs["id"], ids)
        at = order[np.searchsorted(ids, np.asarray(docs["id"])[known], sorter=order)]
        self._by_number = np.zeros((int(np.max(docs["doc"], initial=-1)) + 1, 5), np.int64)
        self._by_number[np.asarray(docs["doc"])[known]] = np.concatenate(self._leaves)[at] if len(at) else 0
        self._by_number[self._by_number[:, 0] < 0, 0] = len(self._rooms) // 2

    def align(self, batches: Iterator[Columns]) -> Iterator[Columns]:
        """A map stage over stretches (as `plan/cand.sql` gives them) that aligns them: rows of `extents.ALIGNED`."""
        mapped = [self._mapped(file) for file in self._files]
        rooms = [*self._rooms, *mapped]
        for batch in batches:
            order = np.argsort(batch["a"])
            rows = np.column_stack([np.asarray(batch[name], np.int64)[order] for name in ("a", "b", *STRETCH)])
            for first in range(0, len(rows), CHUNK):
                stretches = rows[first : first + CHUNK]
                yield _aligned(stretches, spans_between(rooms, leaves=self._by_number, stretches=stretches))
                for each in mapped:
                    if isinstance(each, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
                        each.madvise(mmap.MADV_DONTNEED)  # so that what is mapped does not count as memory of this process

    @staticmethod
    def _mapped(file: IO[bytes]) -> mmap.mmap | bytes:
        file.flush()
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if file.tell() else b""


def _text_rows(texts: Sequence[str]) -> tuple[bytes, Whole, Whole]:
    """Texts one after the other in code points of 1 byte, or of 4 where one is not ASCII: bytes of each, and of a character."""
    plain = [text.isascii() for text in texts]
    rows = [
        text.encode("ascii") + bytes(-len(text) % 4) if ascii_only else text.encode("utf-32-le", "surrogatepass")
        for text, ascii_only in zip(texts, plain, strict=True)
    ]  # every text begins where a 32-bit number may stand
    return b"".join(rows), np.fromiter(map(len, rows), np.int64, len(rows)), np.where(plain, 1, 4)


def _word_rows(texts: Sequence[str]) -> tuple[bytes, Whole]:
    """The words of texts as rows of WORD_ROW, and how many each has."""
    if fingerprints.compiled is not None:
        rows, counts = fingerprints.compiled.words(list(texts), compiled_folding())
        return rows, np.frombuffer(counts, np.int64)
    words = words_of(texts)
    found = np.zeros(len(words.start), WORD_ROW)
    found["start"], found["end"], found["hash"] = words.start, words.end, words.hash
    return found.tobytes(), np.bincount(words.text, minlength=len(texts)).astype(np.int64)


def spans_between(rooms: list[Any], *, leaves: Whole, stretches: Whole) -> Whole:
    """The spans in stretches of reports: which stretch, then EXACT; offsets in code points of the whole texts.

    `rooms` are rows of WORD_ROW and texts by turns; `leaves` has for each report the number of such two, the first of its
    words there, how many, where its text begins and the bytes of a character there (1 or 4); `stretches` are rows of two
    reports and STRETCH.
    """
    if fingerprints.compiled is not None:
        stretches = np.ascontiguousarray(stretches)
        found = np.frombuffer(fingerprints.compiled.stretches(rooms, np.ascontiguousarray(leaves), stretches), np.int32)
        return found.reshape(-1, 1 + len(EXACT)).astype(np.int64)
    made: list[tuple[int, ...]] = []
    for k, (a, b, *core) in enumerate(stretches.tolist()):
        sides = [_window(rooms, leaves[doc], core=(core[2 * s], core[2 * s + 1])) for s, doc in enumerate((a, b))]
        (x, shift_x), (y, shift_y) = sides
        seeds = [core[0] - shift_x, core[1] - shift_x, core[2] - shift_y, core[3] - shift_y]
        for i, i_end, j, j_end, agreed in seeded_extents(x, y, core=seeds):
            ends = [int(x.start[i]), int(x.end[i_end - 1]), int(y.start[j]), int(y.end[j_end - 1])]
            alike = i_end - i == agreed == j_end - j
            same = alike and _characters(rooms, leaves[a], *ends[:2]) == _characters(rooms, leaves[b], *ends[2:])
            made.append((k, i_end - i, j_end - j, agreed, *ends, alike + same))
    return np.array(made, np.int64).reshape(-1, 1 + len(EXACT))


def _window(rooms: list[Any], leaf: Whole, *, core: tuple[int, int]) -> tuple[Words, int]:
    """The words of a report around a stretch, and the number of the first of them."""
    low = max(0, core[0] - MARGIN)
    high = min(int(leaf[2]), core[1] + SHINGLE + MARGIN)
    first = int(leaf[1]) + low
    found = np.frombuffer(rooms[2 * int(leaf[0])], WORD_ROW)[first : first + high - low]
    return Words(np.zeros(len(found), np.int32), found["start"], found["end"], found["hash"].copy()), low


def _characters(rooms: list[Any], leaf: Whole, start: int, end: int) -> str:
    """Code points [start, end) of a report."""
    room, first, width = int(leaf[0]), int(leaf[3]), int(leaf[4])
    points = bytes(rooms[2 * room + 1][first + start * width : first + end * width])
    return points.decode("ascii" if width == 1 else "utf-32-le", "surrogatepass")


def _aligned(stretches: Whole, found: Whole) -> Columns:
    """Rows of `extents.ALIGNED`."""
    which = found[:, 0]
    return {"a": stretches[which, 0], "b": stretches[which, 1]} | {name: found[:, k + 1] for k, name in enumerate(EXACT)}
