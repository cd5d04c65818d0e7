"""The sentence around an amount, as the guards look at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from stemma.annotate.figures.numbers.amount import low_at
from stemma.annotate.figures.numbers.pieces import Piece
from stemma.annotate.figures.vocabulary import word_set

PLURALS = ("NNS", "NNPS")
_VOTES = word_set("vote_words")
_TITLE_SHARE = 0.7  #: share of longer words with a capital from which a sentence is a headline


@dataclass(frozen=True)
class Setting:
    """The sentence an amount stands in."""

    items: Sequence[Piece]
    ends_with_stop: bool

    @cached_property
    def vote(self) -> bool:
        """Whether the sentence tells of a vote or a ruling."""
        return not _VOTES.isdisjoint(p.low for p in self.items)

    @cached_property
    def title_case(self) -> bool:
        """Whether nearly all words begin with a capital, as in headlines."""
        words = [p for p in self.items if p.text[0].isalpha() and len(p.text) > 3]
        return len(words) > 2 and sum(p.text[0].isupper() for p in words) > _TITLE_SHARE * len(words)

    def low(self, i: int) -> str:
        """The lower-case piece at `i`, or "" beyond the ends."""
        return low_at(self.items, i)

    def at(self, i: int) -> Piece | None:
        """The piece at `i`, or None beyond the ends."""
        return self.items[i] if 0 <= i < len(self.items) else None

    def tag(self, i: int) -> str:
        """The tag of piece `i`, or ""."""
        piece = self.at(i)
        return piece.tag if piece else ""

    def capital(self, i: int) -> bool:
        """Whether piece `i` begins with a capital."""
        piece = self.at(i)
        return piece is not None and piece.text[:1].isupper()

    def counted_after(self, i: int) -> bool:
        """Whether a plural or a noun for people begins within three pieces from `i`: what follows is counted."""
        for j in range(i, i + 4):
            tag, word = self.tag(j), self.low(j)
            if tag in PLURALS or word == "people":
                return True
            if not tag.startswith(("JJ", "NN", "VBN", "VBG")):
                return False
        return False
