"""Which hashes were seen twice: two bits for each of many slots, so that what stands once never reaches the engine.

A hash falls into the slot of its top bits. A slot that was met twice lets its hashes through; now and then it does so
for two hashes that stand once each, never does it hold one back that stands twice. Sketches of parts of a corpus merge.
"""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile

import numpy as np
from numpy.typing import NDArray

from stemma.scale import fingerprints
from stemma.scale.fingerprints import Whole, fingerprint_batches
from stemma.scale.runner import Columns

HASH_BITS = 63
SLOTS_PER_REPORT = 2048  #: about ten times the fingerprints of a news report, so that one slot in ten is shared by chance
LEAST_BITS, MOST_BITS = 16, 31  #: of the number of slots: 16 KB to 512 MB for the two bits
SPOOLED = 256 << 20  #: bytes of fingerprints held in memory while the rest of a corpus is read


class SeenTwice:
    """Notes hashes (63 bits), and tells those that may have been noted twice."""

    def __init__(self, bits: int) -> None:
        self._shift = HASH_BITS - bits
        self._once: NDArray[np.uint8] = np.zeros(1 << (bits - 3), np.uint8)
        self._twice = np.zeros_like(self._once)

    @classmethod
    def of_reports(cls, count: int) -> SeenTwice:
        """A sketch wide enough for so many reports."""
        return cls(min(MOST_BITS, max(LEAST_BITS, (count * SLOTS_PER_REPORT).bit_length())))

    def add(self, hashes: Whole) -> None:
        """Note these hashes."""
        if fingerprints.compiled is not None:
            fingerprints.compiled.mark(self._once, self._twice, np.ascontiguousarray(hashes), self._shift)
            return
        slots = np.sort(hashes >> self._shift)
        first = np.ones(len(slots), np.bool_)
        first[1:] = slots[1:] != slots[:-1]
        new = np.zeros_like(self._once)
        self._set(self._twice, slots[~first])
        self._set(new, slots[first])
        self._twice |= self._once & new
        self._once |= new

    @staticmethod
    def _set(bits: NDArray[np.uint8], slots: Whole) -> None:
        np.bitwise_or.at(bits, slots >> 3, np.left_shift(1, slots & 7).astype(np.uint8))

    def merge(self, other: SeenTwice) -> None:
        """Note all that another sketch of the same width has noted."""
        self._twice |= other._twice | (self._once & other._once)
        self._once |= other._once

    def keeps(self, hashes: Whole) -> NDArray[np.bool_]:
        """Which of these hashes may have been noted twice."""
        if fingerprints.compiled is not None:
            return np.frombuffer(fingerprints.compiled.kept(self._twice, np.ascontiguousarray(hashes), self._shift), np.bool_)
        slots = hashes >> self._shift
        kept: NDArray[np.bool_] = (self._twice[slots >> 3] >> (slots & 7).astype(np.uint8) & 1).astype(np.bool_)
        return kept


class Sieved:
    """A map stage for an engine that hands all batches to one call: the fingerprints whose hashes may stand in two reports."""

    def __init__(self, reports: int) -> None:
        self._reports = reports

    def __call__(self, batches: Iterator[Columns]) -> Iterator[Columns]:
        """All batches are read, then what is kept of them is given in the same order."""
        sketch = SeenTwice.of_reports(self._reports)
        with SpooledTemporaryFile(max_size=SPOOLED) as kept:
            count, names = 0, ("id", "pos", "h", "nth")
            for found in fingerprint_batches(batches):
                sketch.add(found["h"])
                for name in names:
                    np.save(kept, found[name])
                count += 1
            kept.seek(0)
            for _ in range(count):
                row = {name: np.load(kept) for name in names}
                keep = sketch.keeps(row["h"])
                yield {name: values[keep] for name, values in row.items()}
