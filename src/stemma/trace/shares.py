"""Which words of each report stand in which others, by the passages they share.

Sets of words are whole numbers, one bit a word, so that a family of two hundred reports can be compared in all threes
that matter: what two reports agree in against a third is one operation.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from stemma.errors import LexiconError
from stemma.lexicon import words as word_list
from stemma.model import Document, Passage, Span
from stemma.text.alignment import pairs, words
from stemma.text.layout import Layout
from stemma.text.speech import spoken

Stretch = tuple[int, int, int, int]  #: words [a, b) of one report correspond to [c, d) of the other

_NEAR = 3  #: words between two shared stretches that still follow one another
_RUN = 4  #: words in a row that two reports agree in by more than chance or house style


@lru_cache(maxsize=16)
def _leads(language: str) -> frozenset[str]:
    """Words before a colon behind which somebody's words stand, none where no list is there for the language."""
    try:
        return word_list("statement_leads", language.split("-", maxsplit=1)[0])
    except LexiconError:
        return frozenset()


def runs(mask: int) -> int:
    """The words of a set that stand in runs of four or more, each run counted without its first three."""
    return (mask & mask >> 1 & mask >> 2 & mask >> 3).bit_count()


class Shares:
    """Shared words of the reports of one story; reports are named by their place in `documents`."""

    def __init__(self, documents: Sequence[Document], passages: Sequence[Passage]) -> None:
        self.documents = documents
        self._words = [words(d.text) for d in documents]
        self._starts = [[w.start for w in row] for row in self._words]
        self._aligned: dict[tuple[tuple[str, ...], tuple[str, ...]], list[tuple[int, int]]] = {}
        self._same: dict[tuple[int, int], int] = {}
        self._quoted: dict[tuple[int, int], int] = {}
        self._told: dict[tuple[int, int], int] = {}
        self._stretches: dict[tuple[int, int], list[Stretch]] = {}
        self._partners: dict[int, list[int]] = {}
        self._voice: dict[tuple[int, int], int] = {}
        self._unquoted: dict[int, int] = {}
        self.body = [self._body(k) for k in range(len(documents))]
        place = {d.id: k for k, d in enumerate(documents)}
        for passage in passages:
            if passage.left.report in place and passage.right.report in place:
                self._add(passage, place[passage.left.report], place[passage.right.report])
        for i, j in sorted(self._told):
            self._partners.setdefault(i, []).append(j)

    def _range(self, k: int, start: int, end: int) -> tuple[int, int]:
        """Words of report `k` that begin in the code points [start, end)."""
        return bisect_left(self._starts[k], start), bisect_left(self._starts[k], end)

    def _body(self, k: int) -> int:
        mask = 0
        for start, end in self.documents[k].body or ((0, len(self.documents[k].text)),):
            first, last = self._range(k, start, end)
            mask |= (1 << last) - (1 << first)
        return mask

    def _outside_marks(self, k: int) -> int:
        """The words of report `k` that are nobody's by its marks, or by a statement that lost them."""
        if k not in self._unquoted:
            mask = (1 << len(self._words[k])) - 1
            document = self.documents[k]
            for start, end in spoken(document.text, Layout.of(document).paragraphs, leads=_leads(document.language)):
                first, last = self._range(k, start, end)
                mask &= ~((1 << last) - (1 << first))
            self._unquoted[k] = mask
        return self._unquoted[k]

    def _add(self, passage: Passage, i: int, j: int) -> None:
        a, b = self._range(i, passage.left.start, passage.left.end)
        c, d = self._range(j, passage.right.start, passage.right.end)
        keys = tuple(w.key for w in self._words[i][a:b]), tuple(w.key for w in self._words[j][c:d])
        mine, theirs = self._outside_marks(i), self._outside_marks(j)
        if keys[0] == keys[1]:
            left, right = (1 << b) - (1 << a), (1 << d) - (1 << c)
            plain = (mine & left) >> a & (theirs & right) >> c
            own_left, own_right = plain << a, plain << c
        else:
            left, right, own_left, own_right = self._matched(keys, (a, c), plain=(mine, theirs))
        for pair, mask in (((i, j), own_left), ((j, i), own_right)):
            self._voice[pair] = self._voice.get(pair, 0) | mask
        held = self._quoted if passage.what == "quotation" else self._same
        for pair, mask in (((i, j), left), ((j, i), right)):
            held[pair] = held.get(pair, 0) | mask
        for pair, mask in (((i, j), (1 << b) - (1 << a)), ((j, i), (1 << d) - (1 << c))):
            self._told[pair] = self._told.get(pair, 0) | mask
        self._stretches.setdefault((i, j), []).append((a, b, c, d))
        self._stretches.setdefault((j, i), []).append((c, d, a, b))

    def _matched(
        self, keys: tuple[tuple[str, ...], tuple[str, ...]], at: tuple[int, int], *, plain: tuple[int, int]
    ) -> tuple[int, int, int, int]:
        """Words that two re-worded sides have in common: of either side all, then those outside quotation marks on both."""
        if keys not in self._aligned:
            self._aligned[keys] = pairs(*keys)
        left = right = own_left = own_right = 0
        for x, y in self._aligned[keys]:
            one, other = 1 << at[0] + x, 1 << at[1] + y
            left |= one
            right |= other
            if plain[0] & one and plain[1] & other:
                own_left |= one
                own_right |= other
        return left, right, own_left, own_right

    def same(self, i: int, j: int) -> int:
        """Words of report `i` that stand in `j` at the corresponding place, without what is only a shared quotation."""
        return self._same.get((i, j), 0)

    def all(self, i: int, j: int) -> int:
        """The same with shared quotations."""
        return self._same.get((i, j), 0) | self._quoted.get((i, j), 0)

    def voice(self, i: int, j: int) -> int:
        """Words of report `i` that stand in `j` too and in neither between quotation marks: in the reports' own voice."""
        return self._voice.get((i, j), 0)

    def told(self, i: int, j: int) -> int:
        """Words of report `i` in passages that it shares with `j`, reworded ones with them."""
        return self._told.get((i, j), 0)

    def own(self, i: int, j: int) -> int:
        """How many words of report `i` do not stand in `j`."""
        return (self.body[i] & ~self.all(i, j)).bit_count()

    def breaks(self, i: int, j: int) -> int:
        """How often the text that both share is interrupted or changes its order, going from one to the other."""
        rows = sorted(self._stretches.get((i, j), ()))
        kept: list[Stretch] = []
        for row in rows:
            if not kept or row[1] > kept[-1][1]:
                kept.append(row)
        return sum(not (-_NEAR <= n[0] - p[1] <= _NEAR and -_NEAR <= n[2] - p[3] <= _NEAR) for p, n in pairwise(kept))

    def longest(self, i: int, mask: int) -> Span | None:
        """The longest run of a set of words of report `i` as a span, for the reader to look at."""
        best, at = (0, 0), 0
        while mask >> at:
            at += ((mask >> at) & -(mask >> at)).bit_length() - 1
            rest = mask >> at
            length = (~rest & rest + 1).bit_length() - 1
            if length > best[1] - best[0]:
                best = (at, at + length)
            at += length
        if best == (0, 0):
            return None
        held = self._words[i]
        return self.documents[i].span(held[best[0]].start, held[best[1] - 1].end)

    def partners(self, i: int) -> list[int]:
        """The reports that share something with report `i`."""
        return self._partners.get(i, [])

    def exchanged(self, i: int, j: int) -> Iterator[tuple[Span, Span]]:
        """Single words that stand in place of one another in what both share."""
        for a, b, c, d in self._stretches.get((i, j), ()):
            left, right = self._words[i][a:b], self._words[j][c:d]
            matched = [(-1, -1), *pairs([w.key for w in left], [w.key for w in right]), (len(left), len(right))]
            for (x, y), (p, q) in pairwise(matched):
                if p - x == q - y == 2:
                    mine, theirs = left[x + 1], right[y + 1]
                    yield self.documents[i].span(mine.start, mine.end), self.documents[j].span(theirs.start, theirs.end)
