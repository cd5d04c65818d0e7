"""Paraphrases: sentences that say the same in other words, told by a sentence encoder and by the details that they give.

Cosine alone takes two reports of one fact for one text. A sentence that was re-worded keeps its figures, names and days;
two reporters choose their own. So both are asked for. The thresholds were set on the dev half of `evals/paraphrases.json`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from stemma.collate.passages.edited import Wording
from stemma.lexicon import mapping
from stemma.model import SentenceVectors

COSINE = 0.8  #: from here on two sentences whose details agree are one re-worded
SEVERAL = 3  #: paraphrases of two reports that share no words, from which on one text lies behind both
_NAMES = 0.6  #: part of the names of the sentence with fewer that the other must have
_LEAST = 1  #: details that must be shared
_TEN = 20  #: the least number in words that goes on in a second word ("twenty-two")
_SHORTEST = 0.5  #: words of the shorter sentence, in parts of the longer one's


class Detailed(NamedTuple):
    """What a sentence gives that a re-worded one keeps, and all its words and what they stand for."""

    figures: frozenset[str]
    names: frozenset[str]
    days: frozenset[str]
    every: frozenset[str]
    length: int


@lru_cache(maxsize=1)
def _days() -> frozenset[str]:
    return frozenset(k for name in ("weekdays", "months") for k in mapping(name))


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    """Values of the words from "two" to "ninety"; "one" is an article and a pronoun as often as a number."""
    known = mapping("number_words")
    return {w: int(n["value"]) for w, n in known.items() if n["kind"] in ("unit", "ten") and n["value"] > 1}


def figures(keys: Sequence[str]) -> frozenset[str]:
    """Numbers among words, in digits; a number in words counts as the same one in digits."""
    found, numbers, before = set(), _numbers(), 0
    for key in keys:
        value = numbers.get(key, 0)
        if key[0].isdigit():
            found.add(key.replace(",", ""))
        elif value:
            if before >= _TEN and before % 10 == 0 and value < 10:
                found.discard(str(before))
                value += before
            found.add(str(value))
        before = value
    return frozenset(found)


def detailed(one: Wording) -> Detailed:
    """Figures, names and days of a sentence."""
    days = frozenset(k for k in one.keys if k in _days())
    names = frozenset(
        term or key
        for key, proper, term in zip(one.keys, one.proper, one.contents, strict=True)
        if proper and not (key in days or key[0].isdigit() or key in _numbers())
    )
    return Detailed(figures(one.keys), names, days, frozenset((*one.keys, *one.weights)), len(one.keys))


def agree(a: Detailed, b: Detailed) -> bool:
    """Whether two sentences give the same figures, names and days, as far as both give any, and enough of them."""
    if min(a.length, b.length) < _SHORTEST * max(a.length, b.length) or bool(a.figures) != bool(b.figures):
        return False
    for mine, theirs in ((a.figures, b.figures), (a.days, b.days)):
        if not (mine <= theirs or theirs <= mine):
            return False
    here, there = a.names & b.every, b.names & a.every
    if len(here) < _NAMES * len(a.names) or len(there) < _NAMES * len(b.names):
        return False
    return len(a.figures & b.figures) + len(here | there) + len(a.days & b.days) >= _LEAST


class Cosines:
    """Cosines of sentences, each sentence embedded once and only when it is asked for."""

    def __init__(self, vectors: SentenceVectors) -> None:
        self._encoder = vectors
        self._known: dict[str, Any] = {}

    def embed(self, texts: Iterable[str]) -> None:
        """Read texts that will be asked for, all at once."""
        new = [t for t in dict.fromkeys(texts) if t not in self._known]
        if new:
            self._known.update(zip(new, self._encoder.vectors(new), strict=True))

    def cosine(self, one: str, other: str) -> float:
        """How alike two texts are, -1 to 1."""
        self.embed((one, other))
        return float(self._known[one] @ self._known[other])
