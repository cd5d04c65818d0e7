"""How alike the clauses of two figures are: by a sentence encoder where there is one, and by the words that they share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from stemma.collate.measures.surroundings import Context
from stemma.model import SentenceVectors

#: Distinct clauses that are encoded for one story, some three seconds' work; a story with more is compared by words alone.
MOST_TEXTS = 2500
#: Characters of a clause that are encoded.
LONGEST = 500
#: What likeness of the sentences counts beside that of the clauses.
SENTENCES = 0.7


def rarity(items: Sequence[Context]) -> dict[str, float]:
    """How much each term of a story says: log((1 + n) / (1 + df)) + 0.3 over the sentences that hold figures."""
    sentences = {(c.figure.span.report, c.sentence): c.wide for c in items}
    seen = Counter(t for wide in sentences.values() for t in wide)
    return {t: math.log((1 + len(sentences)) / (1 + df)) + 0.3 for t, df in seen.items()}


class Likeness:
    """How alike the clauses of a story's figures are."""

    def __init__(self, items: Sequence[Context], vectors: SentenceVectors | None) -> None:
        self._squares = {t: weight**2 for t, weight in rarity(items).items()}
        self._mass = {c.figure.id: (self._length(c.near), self._length(c.wide)) for c in items}
        places: dict[str, int] = {}
        for item in items:
            places.setdefault(item.text[:LONGEST], len(places))
        self._places: Mapping[str, int] = {c.figure.id: places[c.text[:LONGEST]] for c in items}
        self._vectors: Any = vectors.vectors(list(places)) if vectors is not None and 0 < len(places) <= MOST_TEXTS else None

    @property
    def encoded(self) -> bool:
        """Whether an encoder has read the clauses."""
        return self._vectors is not None

    def _length(self, words: Iterable[str]) -> float:
        # fsum is right to the last bit in any order, so that the order of a set does not show
        return math.sqrt(math.fsum([self._squares[t] for t in words]))

    def sense(self, left: Context, right: Context) -> float:
        """Likeness by the encoder, -1 to 1, to two decimals, so that no machine's rounding shows; 0 without an encoder."""
        if self._vectors is None:
            return 0.0
        a, b = self._places[left.figure.id], self._places[right.figure.id]
        return round(float(self._vectors[a] @ self._vectors[b]), 2)

    def words(self, left: Context, right: Context) -> float:
        """Likeness by the terms of the clauses, or of the sentences, 0 to 1, rare terms counting more."""
        clauses, sentences = left.near & right.near, left.wide & right.wide
        if not sentences:
            return 0.0
        (a, wide_a), (b, wide_b) = self._mass[left.figure.id], self._mass[right.figure.id]
        near = math.fsum([self._squares[t] for t in clauses]) / (a * b) if clauses else 0.0
        return max(near, SENTENCES * math.fsum([self._squares[t] for t in sentences]) / (wide_a * wide_b))
