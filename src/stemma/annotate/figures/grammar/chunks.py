"""The noun phrases of a sentence without a parser: tags, marks and closed words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from stemma.annotate.figures.grammar.clauses import Clause
from stemma.annotate.figures.vocabulary import concept_words, word_set

Range = tuple[int, int]  #: tokens [first, last)

DEEP = 6  #: prepositional phrases that one noun phrase may take
_ATTACHING = concept_words("attaching")
_CONNECTED = concept_words("connected")
_UNNAMED = concept_words("unnamed_times")
_STATES = word_set("state_words")
#: tags that no noun phrase begins with
_NEVER = frozenset({"IN", "TO", "CC", "MD", "VB", "VBD", "VBZ", "VBP", "PRP", "WDT", "WP", "WRB", "EX", "RP", ",", ".", ":"})
_DETERMINERS = ("DT", "PRP$", "PDT", "WP$")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens [first, last) of a noun phrase without what follows its head; `numbered` where a figure is inside."""

    first: int
    last: int
    numbered: bool


@dataclass(frozen=True)
class Chunks:
    """A clause's noun phrases, read when first asked for."""

    clause: Clause
    units: frozenset[int] = frozenset()  #: tokens of units that are written out: "five miles"

    @cached_property
    def chunks(self) -> list[Chunk]:
        """Base noun phrases from left to right: determiners, adjectives, numbers, nouns, possessives."""
        found: list[Chunk] = []
        i, tags = 0, self.clause.tags
        while i < len(tags):
            last = self._chunk(i) if tags[i] not in _NEVER or i in self.clause.stopped else i
            if last > i:
                found.append(Chunk(i, last, not self.clause.stopped.isdisjoint(range(i, last))))
            i = max(last, i + 1)
        return found

    @cached_property
    def firsts(self) -> list[int]:
        """The first tokens of `chunks`."""
        return [c.first for c in self.chunks]

    def _chunk(self, i: int) -> int:
        clause = self.clause
        head, j = -1, i
        while j < len(clause.lows):
            tag, low = clause.tag(j), clause.lows[j]
            if j in clause.timed:
                break
            if j in clause.stopped:
                if head >= 0 and tag not in ("CD", "$", "#", "NN", "NNS", "NNP", "SYM"):
                    break  # "a pitch as high as 30 km"
                j += 1
                continue
            if tag.startswith("NN") and not self._mark(j):
                if low in _STATES and j - 1 in clause.stopped:
                    break  # "a dozen hurt"
                named = clause.text(j)[0].isupper() and clause.tag(j - 1) in _DETERMINERS and j > i
                if named and clause.time(j) and clause.tag(j + 1).startswith("NN"):
                    j += 1  # "the December contract"
                    continue
                if clause.time(j) or (head >= 0 and clause.tag(head) == "NNS" and tag in ("NNP", "NNPS") and j > i + 1):
                    break
                head = j
            elif tag in _DETERMINERS:
                if j > i and not (j == i + 1 and clause.tag(i) == "PDT"):
                    break
            elif tag == "CD" and head == j - 1 and not clause.text(head).islower():
                head = j  # "the Norvik 500"
            elif tag == "POS" or low == "&" or tag in ("HYPH", "FW", "CD", "AFX", "ADD", "$", "#"):
                pass
            elif tag.startswith("JJ"):
                if (
                    head >= 0
                    and clause.tag(head) in ("NNS", "NNPS")
                    and clause.tag(j - 1) != "POS"
                    and not self._noun_ahead(j + 1)
                ):
                    break
            elif tag in ("VBD", "VBN") and head < 0 and j > i and self._joined_adjective(j + 1):
                pass  # "the issued and outstanding shares", mistagged
            elif tag in ("VBN", "VBG", "RB") and self._noun_ahead(j + 1) and (tag != "VBG" or j > i):
                if (head >= 0 and clause.tag(j - 1) != "POS") or (tag == "VBN" and j == i and clause.tag(j - 1) != "IN"):
                    break
            elif low in ("/", ",", "and", "or") and self._joined_adjective(j):
                pass
            else:
                break
            j += 1
        return head + 1 if head >= 0 else i

    def _mark(self, j: int) -> bool:
        return not self.clause.text(j)[0].isalnum()

    def _noun_ahead(self, j: int) -> bool:
        while self.clause.tag(j).startswith(("JJ", "HYPH", "VBN")):
            j += 1
        return self.clause.tag(j).startswith("NN") and j not in self.clause.timed

    def _joined_adjective(self, j: int) -> bool:
        """ "issued and outstanding shares": an "and" between two adjectives before a noun."""
        before, after = self.clause.tag(j - 1), self.clause.tag(j + 1)
        if self.clause.low(j) == "/":
            return before.startswith("NN") and after.startswith("NN")
        return before in ("JJ", "VBN", "VBD") and after in ("JJ", "VBN") and self._noun_ahead(j + 1)

    def chunk_at(self, i: int) -> Chunk | None:
        """The noun phrase that begins at token `i`."""
        at = bisect_left(self.firsts, i)
        return self.chunks[at] if at < len(self.chunks) and self.chunks[at].first == i else None

    def chunk_over(self, i: int) -> Chunk | None:
        """The noun phrase that holds token `i`."""
        at = bisect_right(self.firsts, i) - 1
        return self.chunks[at] if at >= 0 and i < self.chunks[at].last else None

    def extended(self, chunk: Chunk, *, stop: int | None = None) -> Range:
        """A noun phrase with its prepositional phrases: "exports to China", "the price of gas in Norva"."""
        clause, last = self.clause, chunk.last
        stop = len(clause.lows) if stop is None else stop
        for _ in range(DEEP):
            if clause.low(last) in _ATTACHING and clause.tag(last) in ("IN", "TO"):
                following = self.chunk_at(last + 1)
            elif clause.low(last) in ("and", "&") and last > chunk.last:
                following = None
            else:
                break
            if following is None or following.numbered or following.last > stop or self.timely(following):
                break
            last = following.last
        return chunk.first, last

    def timely(self, chunk: Chunk) -> bool:
        """Whether a noun phrase names a time: "the quarter", "June"."""
        return self.clause.low(chunk.last - 1) in _UNNAMED and chunk.last - chunk.first <= 3

    def back(self, end: int) -> Range | None:
        """The noun phrase that ends before token `end`, from the first of those that "of" joins."""
        chunk = self.chunk_over(end - 1)
        if chunk is None or chunk.last != end:
            return None
        first = chunk.first
        for _ in range(DEEP):
            if self.clause.low(first - 1) not in _CONNECTED:
                break
            before = self.chunk_over(first - 2)
            if before is None or before.last != first - 1 or before.numbered:
                break
            first = before.first
        return first, end

    def wide(self, end: int, *, least: int, open_left: bool = False) -> Range | None:
        """The noun phrase before token `end` with all its prepositional phrases, none of them before token `least`.

        None where it is the verb's own prepositional phrase, "rose in Norva to 3", unless `open_left`.
        """
        chunk = self.chunk_over(end - 1)
        if chunk is None or chunk.last != end or chunk.numbered or chunk.first < least:
            return None
        first = chunk.first
        for _ in range(DEEP):
            if self.clause.low(first - 1) not in _ATTACHING:
                break
            before = self.chunk_over(first - 2)
            if before is None or before.last != first - 1 or before.numbered or before.first < least:
                return (first, end) if open_left else None
            first = before.first
        return first, end
