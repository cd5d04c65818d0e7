"""A report as the grouping sees it: whole numbers whose inner product says how alike two reports are.

The log-odds that two reports tell one story are linear in four cosines (all words, names, numbers, headline and lead). So
one vector does: the four unit vectors, each times the root of its weight, laid side by side. The inner product of two such
vectors, plus a constant, is the log-odds; the mean over all pairs of two groups is that of the groups' sums. Everything is
rounded to whole numbers once, per report, so that sums do not depend on their order and an engine counts the same.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from stemma.collate.stories.words import Word, Words, read_words, weight
from stemma.lexicon import mapping
from stemma.model import Document

#: One unit of a vector's entries; products are then in units of SCALE².
SCALE = 1024
#: Entries with which a report looks for others: its heaviest. An entry weighs by its share of its cosine and how rare it is.
RARE = 32
#: Characters of a report's beginning that are kept for labels.
HEAD = 1500
#: The parts of a vector, by the names of their weights.
PARTS = ("all", "names", "numbers", "lead")

Whole = NDArray[np.int64]


@cache
def weights() -> dict[str, float]:
    """The fitted weights, by name."""
    return {name: float(value) for name, value in mapping("story_weights").items()}


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """What is kept of a report: its id, its words, its vector (sorted `keys` with their `values`), its day."""

    id: str
    words: Words
    keys: Whole
    values: Whole
    rare: Whole  #: places in `keys` of the heaviest entries, with which it looks for others
    day: int | None  #: ordinal of the day of publication
    outlet: str | None = None
    head: str = ""  #: the beginning of its text, from which labels take their spelling


@lru_cache(maxsize=400_000)
def key(part: str, word: str) -> int:
    """The number of a word in one part of the vector: 63 bits of a hash, the same in every process and on every engine."""
    return int.from_bytes(hashlib.blake2b(f"{part} {word}".encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1


def _parts(words: Iterable[Word]) -> dict[str, list[tuple[str, float]]]:
    parts: dict[str, list[tuple[str, float]]] = {part: [] for part in PARTS}
    for word in words:
        heavy = weight(word.text)
        entry = (1 + math.log(word.count)) * heavy
        parts["all"].append((word.text, entry))
        if word.text[0].isdigit():
            parts["numbers"].append((word.text, entry))
        elif word.name:
            parts["names"].append((word.text, entry))
        if word.lead:
            parts["lead"].append((word.text, (1 + math.log(word.lead)) * heavy))
    return parts


def part_vectors(words: Iterable[Word]) -> dict[str, dict[str, float]]:
    """The parts as vectors of length one; a part without a word is empty."""
    made = {}
    for part, found in _parts(words).items():
        length = math.sqrt(sum(value * value for _, value in found))
        made[part] = {word: value / length for word, value in found} if length else {}
    return made


def vector(words: Iterable[Word], scales: Mapping[str, float]) -> tuple[Whole, Whole]:
    """Keys and values of the parts side by side, the values of a part a unit vector times the root of its scale."""
    entries: list[tuple[int, int]] = []
    for part, found in part_vectors(words).items():
        factor = SCALE * math.sqrt(scales[part])
        entries += [(key(part, word), round(value * factor)) for word, value in found.items()]
    entries.sort()
    table = np.array(entries, dtype=np.int64).reshape(-1, 2)
    return np.ascontiguousarray(table[:, 0]), np.ascontiguousarray(table[:, 1])


def text_of(document: Document) -> str:
    """The headline, where it stands outside the text, and the report's own running text."""
    body = "\n".join(document.text[a:b] for a, b in document.body) or document.text
    return f"{document.title}\n{body}" if document.title else body


def sketch(document: Document) -> Sketch:
    """The sketch of a report. Any text has one; a report without a telling word is like no other."""
    text = text_of(document)
    found = read_words(text)
    keys, values = vector(found, weights())
    heaviest = np.lexsort((keys, -values))[:RARE]
    published = document.published
    day = published.latest or published.value
    return Sketch(
        id=document.id, words=found, keys=keys, values=values, rare=np.sort(heaviest),
        day=day.toordinal() if day else None, outlet=document.outlet, head=text[:HEAD],
    )  # fmt: skip


def product(left: Sketch, right: Sketch) -> int:
    """The inner product of two vectors, in units of SCALE²."""
    if len(left.keys) > len(right.keys):
        left, right = right, left
    if not len(right.keys):
        return 0
    at = np.searchsorted(right.keys, left.keys)
    at[at == len(right.keys)] = 0
    same = right.keys[at] == left.keys
    return int((left.values[same] * right.values[at[same]]).sum())


def of_days(gap: int | None) -> float:
    """Log-odds for the days between two reports, 0 where a day is not known."""
    if gap is None:
        return 0.0
    about = weights()
    near = about["day_same"] * max(0.0, 1 - gap / about["days_near"])
    return near + max(about["days_most"], about["day"] * max(0.0, gap - about["days_free"]))


def log_odds(left: Sketch, right: Sketch, *, made: int | None = None) -> float:
    """The log-odds that two reports belong to one story, from their words and days; `made` is their product, if known."""
    gap = abs(left.day - right.day) if left.day is not None and right.day is not None else None
    return weights()["bias"] + (product(left, right) if made is None else made) / SCALE**2 + of_days(gap)
