"""A cue and what it says of the words around it."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.encoder.decoding import Floats, Range


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as a half-open range of words, and the probabilities [words, 3] of each word of its window from `start` on:
    to be nothing, source or content to it."""

    words: Range
    start: int
    chances: Floats

    def mean(self, span: Range, answer: int) -> float:
        """Mean probability of an answer over the words of a span that the window covers; 0 where it covers none."""
        part = self.chances[max(0, span[0] - self.start) : max(0, span[1] - self.start), answer]
        return float(part.mean()) if len(part) else 0.0
