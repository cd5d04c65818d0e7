"""Two MinHash libraries on windows of 60 words: pairs of reports of different outlets that share a window.

A window of 60 words begins every 20, so that of two copies some two windows lie at most 10 words apart. The settings are those
with the highest recall among those tried on 2,000 reports (3- or 5-word shingles, 64 or 128 permutations, Jaccard thresholds
.3, .4, .5, a window every 10 to 30 words): 3-word shingles, 128 permutations (datasketch's default), bands that datasketch
chooses for .3 (42 of 3 rows), the same for rensa; but a window every 20 words, not 10, as datasketch's index takes twice the
memory then. Each library is fed the way that costs it least: datasketch, which hashes in Python, has shingles hashed once per
report with zlib.crc32; rensa, which hashes strings itself, has the strings.
"""

from __future__ import annotations

import argparse
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

WINDOW = 60
STEP = 20
SHINGLE = 3
PERMUTATIONS = 128
THRESHOLD = 0.3
SEED = 1
_WORD = re.compile(r"\w+")

Windows = Iterator[tuple[int, int, list[list[Any]]]]


def read_windows(corpus: Path, *, hashed: bool) -> Windows:
    """For each report its number, its outlet and the shingles of its windows, as strings or hashed."""
    rows = duckdb.connect(config={"threads": 1}).execute(f"SELECT id, outlet, text FROM '{corpus}/reports/*.parquet' ORDER BY id")
    while batch := rows.fetchmany(500):
        for number, outlet, text in batch:
            words = _WORD.findall(text.lower())
            shingles: list[Any] = list(map(" ".join, zip(*(words[i:] for i in range(SHINGLE)), strict=False)))
            if hashed:
                shingles = [zlib.crc32(shingle.encode()) for shingle in shingles]
            width = WINDOW - SHINGLE + 1
            last = max(0, len(shingles) - width)
            begins = [*range(0, last, STEP), last]
            yield number, outlet, [shingles[begin : begin + width] for begin in begins]


def datasketch_pairs(corpus: Path) -> Iterator[tuple[int, int]]:
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-untyped]  # noqa: PLC0415 - each process loads what it measures

    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    outlets: list[int] = []
    owners: list[int] = []
    for number, outlet, windows in read_windows(corpus, hashed=True):
        outlets.append(outlet)
        found: set[int] = set()
        sketches = list(MinHash.generator(windows, num_perm=PERMUTATIONS, seed=SEED, hashfunc=int))
        for sketch in sketches:
            found.update(owners[key] for key in index.query(sketch))
        for sketch in sketches:
            index.insert(len(owners), sketch, check_duplication=False)
            owners.append(number)
        yield from ((other, number) for other in found if outlets[other] != outlet)


def rensa_pairs(corpus: Path) -> Iterator[tuple[int, int]]:
    from datasketch import MinHashLSH  # noqa: PLC0415 - each process loads what it measures
    from rensa import RMinHash, RMinHashLSH  # type: ignore[import-untyped]  # noqa: PLC0415

    chosen = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    permutations = chosen.b * chosen.r
    index = RMinHashLSH(threshold=THRESHOLD, num_perm=permutations, num_bands=chosen.b)
    outlets: list[int] = []
    owners: list[int] = []
    for number, outlet, windows in read_windows(corpus, hashed=False):
        outlets.append(outlet)
        sketches = RMinHash.from_token_sets(windows, num_perm=permutations, seed=SEED)
        found = {owners[key] for keys in index.query_all(sketches) for key in keys}
        index.insert_many(sketches, start_key=len(owners))
        owners.extend([number] * len(sketches))
        yield from ((other, number) for other in found if outlets[other] != outlet)


SYSTEMS = {"datasketch": datasketch_pairs, "rensa": rensa_pairs}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reuse.peers")
    parser.add_argument("system", choices=SYSTEMS)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    flat = np.fromiter((n for pair in SYSTEMS[options.system](options.corpus) for n in pair), np.int64)
    np.savez(options.out, pairs=flat.reshape(-1, 2))


if __name__ == "__main__":
    main()
