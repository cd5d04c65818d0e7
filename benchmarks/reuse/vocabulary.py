"""Invented words with Zipf frequencies, and how a run of them becomes text.

A *token* is a whole number: the word, and how it stands in the text (capital or quotation mark before it, full stop,
paragraph break or quotation mark after it). Runs of tokens are numpy arrays, so that a corpus is made in seconds.
"""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

WORDS = 60_000
DRAWS = 1 << 20  #: size of the table that words are drawn from; its rarest words have one place each
EXPONENT = 1.0  #: of the Zipf distribution
LEADS = ("", "capital", "“")
TRAILS = (" ", ". ", ".\n\n", "” ")
STANDS = len(LEADS) * len(TRAILS)  #: ways one word can stand
CAPITAL, OPEN = len(TRAILS), 2 * len(TRAILS)
STOP, BREAK, CLOSE = 1, 2, 3
SENTENCE = 19  #: words in a sentence on average
PARAGRAPH = 3  #: sentences in a paragraph on average

ONSETS = "b c d f g h j k l m n p r s t v w z br ch cl dr fl gr kr pl pr sh sl st th tr".split()  # noqa: SIM905
RIMES = "a e i o u an en in on un ar er or al el il as es is os at et it ea ie ou ai".split()  # noqa: SIM905


def invented_words(count: int = WORDS) -> list[str]:
    """`count` different strings of letters, the frequent (first) ones short: syllables in counting order, mixed up by a hash."""
    syllables = [a + b for a in ONSETS for b in RIMES]
    syllables.sort(key=lambda s: (len(s), hashlib.sha256(s.encode()).digest()))
    words = dict.fromkeys(syllables)
    pairs = [a + b for a in syllables[::7] for b in syllables[::9]]
    threes = [a + b for a in pairs for b in syllables[::61]]
    for longer in (pairs, threes):
        longer.sort(key=lambda s: hashlib.sha256(s.encode()).digest())
        words.update(dict.fromkeys(longer))
    chosen = list(words)[:count]
    if len(chosen) < count:
        raise ValueError(f"{count} words asked for, {len(chosen)} can be made")
    return chosen


class Vocabulary:
    """The words of one corpus: drawn at random, and written out."""

    def __init__(self) -> None:
        words = invented_words()
        self._strings: list[str] = []
        for word in words:
            for lead in ("", word[0].upper() + word[1:], "“" + word[0].upper() + word[1:]):
                self._strings.extend((lead or word) + trail for trail in TRAILS)
        self.characters: Array = np.fromiter((len(s) for s in self._strings), np.int32, len(self._strings))
        weights = 1.0 / np.arange(1, WORDS + 1) ** EXPONENT
        edges = np.floor(np.cumsum(weights) / weights.sum() * DRAWS).astype(np.int64)
        self._drawn: Array = np.searchsorted(edges, np.arange(DRAWS), side="right").clip(max=WORDS - 1).astype(np.int32) * STANDS

    def draw(self, count: int, rng: np.random.Generator) -> Array:
        """`count` words at random, without capitals and stops."""
        return self._drawn[rng.integers(0, DRAWS, count, dtype=np.int32)]

    def text(self, tokens: Array) -> str:
        """What a run of tokens reads like."""
        return "".join(map(self._strings.__getitem__, tokens.tolist()))


def in_sentences(tokens: Array, rng: np.random.Generator) -> Array:
    """The same words with full stops, paragraph breaks and capitals after them; the ends of the run are left as they are."""
    if len(tokens) == 0:
        return tokens
    stops = np.zeros(len(tokens), np.int32)
    at = np.flatnonzero(rng.random(len(tokens), dtype=np.float32) < 1 / SENTENCE)
    stops[at] = np.where(rng.random(len(at)) < 1 / PARAGRAPH, BREAK, STOP)
    stops[-1] = 0
    tokens = tokens - tokens % STANDS + stops
    tokens[at[at < len(tokens) - 1] + 1] += CAPITAL
    return tokens
