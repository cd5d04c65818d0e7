"""Twenty witnesses of 500 words collated by CollateX and by stemma: one text, each witness with 5 % of its words edited."""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks.reuse.planted import edited, starts
from benchmarks.reuse.vocabulary import Vocabulary, in_sentences
from stemma.collate.apparatus.collation import base_of, collate_witnesses
from stemma.text.alignment import words as words_of

WITNESSES = 20
WORDS = 500
RATE = 0.05
ROUNDS = 5  #: of stemma's, the best counts; CollateX runs once


def witnesses() -> list[str]:
    """The texts, the same on every call."""
    rng = np.random.default_rng(20)
    words = Vocabulary()
    text = in_sentences(words.draw(WORDS, rng), rng)
    copies = np.tile(text, WITNESSES)
    tokens, edges, _ = edited(copies, starts(np.full(WITNESSES, WORDS)), np.full(WITNESSES, RATE), words, rng)
    return [words.text(tokens[a:b]).strip() for a, b in pairwise(edges.tolist())]


def collatex(texts: list[str]) -> int:
    from collatex import Collation, collate  # type: ignore[import-untyped]  # noqa: PLC0415 - only its own process loads it

    collation = Collation()
    for number, text in enumerate(texts):
        collation.add_plain_witness(f"W{number}", text)
    return len(collate(collation, segmentation=False).columns)


def ours(texts: list[str]) -> int:
    keys = [tuple(word.key for word in words_of(text)) for text in texts]
    return len(collate_witnesses(keys, base_of(keys)))


SYSTEMS: dict[str, tuple[Callable[[list[str]], int], int]] = {"collatex": (collatex, 1), "stemma": (ours, ROUNDS)}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reuse.witnesses")
    parser.add_argument("system", choices=SYSTEMS)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    texts = witnesses()
    system, rounds = SYSTEMS[options.system]
    system([text[:200] for text in texts[:2]])
    seconds = []
    for _ in range(rounds):
        began = time.process_time()
        found = system(texts)
        seconds.append(time.process_time() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    options.out.write_text(json.dumps({"cpu": round(min(seconds), 4), "found": found, "peak_mb": round(peak)}), "utf-8")


if __name__ == "__main__":
    main()
