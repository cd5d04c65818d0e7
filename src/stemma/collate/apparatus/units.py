"""Which sentences of which reports are one sentence: passages between pairs of reports joined to passages of many."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.model import Document, Passage, Span
from stemma.text.alignment import Word, pairs, words
from stemma.text.layout import Layout

_LEAST = 3  #: words that two sentences must have in common order to be one sentence …
_SHARE = 0.4  #: … and part of the words of the shorter stretch, where their passage holds more than one sentence


@dataclass(frozen=True, slots=True)
class Witness:
    """One report as words and sentences: sentence k holds the words [bounds[k], bounds[k + 1])."""

    document: Document
    words: tuple[Word, ...]
    starts: list[int]  #: first code point of each word
    bounds: list[int]

    @classmethod
    def of(cls, document: Document) -> Witness:
        """Read a report's words and the sentences of its running text; what lies between two sentences belongs to the first."""
        found = words(document.text)
        starts = [w.start for w in found]
        bounds = sorted({bisect_left(starts, s.start) for s in Layout.of(document).sentences})
        return cls(document, found, starts, [*bounds, len(found)])

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The words [first, last) that lie in code points [start, end)."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def sentence(self, word: int) -> int:
        """The sentence that holds a word; -1 before the first."""
        return bisect_right(self.bounds, word) - 1

    def is_name(self, word: int) -> bool:
        """Whether a word is written like a name: with a capital, and not because a sentence begins."""
        return self.document.text[self.starts[word]].isupper() and word not in self.bounds

    def span(self, first: int, last: int) -> Span:
        """The code points of the words [first, last); an empty span before word `first` where there are none."""
        if first >= last:
            at = self.starts[first] if first < len(self.starts) else len(self.document.text)
            return self.document.span(at, at)
        return self.document.span(self.words[first].start, self.words[last - 1].end)


Sentence = tuple[int, int]  #: number of the witness, number of the sentence


class _Union:
    """Sentences joined to units; a unit never holds two sentences of one report that do not follow one another."""

    def __init__(self) -> None:
        self.parent: dict[Sentence, Sentence] = {}
        self.held: dict[Sentence, dict[int, tuple[int, int]]] = {}  #: per unit and witness the first and last sentence

    def find(self, one: Sentence) -> Sentence:
        if one not in self.parent:
            self.parent[one] = one
            self.held[one] = {one[0]: (one[1], one[1])}
            return one
        root = one
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[one] != root:
            self.parent[one], one = root, self.parent[one]
        return root

    def join(self, one: Sentence, other: Sentence) -> None:
        a, b = self.find(one), self.find(other)
        if a == b:
            return
        if len(self.held[a]) < len(self.held[b]):
            a, b = b, a
        merged = {}
        for witness, (first, last) in self.held[b].items():
            mine = self.held[a].get(witness)
            if mine is not None:
                if first > mine[1] + 1 or last < mine[0] - 1:
                    return
                first, last = min(first, mine[0]), max(last, mine[1])
            merged[witness] = (first, last)
        self.held[a] |= merged
        self.parent[b] = a
        del self.held[b]


def units(witnesses: Sequence[Witness], passages: Sequence[Passage]) -> list[dict[int, tuple[int, int]]]:
    """Units: per witness (its number) the first and the last sentence that it has of the unit; two or more witnesses each.

    Verbatim passages join first, then the others by likeness, so that a sentence goes to its nearest relative.
    """
    number = {w.document.id: n for n, w in enumerate(witnesses)}
    joined = _Union()
    ordered = sorted(
        (
            p
            for p in passages
            if p.left.field is None and p.right.field is None and {p.left.report, p.right.report} <= number.keys()
        ),
        key=lambda p: (-p.similarity, number[p.left.report], number[p.right.report], p.left.start, p.right.start),
    )
    for passage in ordered:
        for one, other in _links(passage, number=number, witnesses=witnesses, joined=joined):
            joined.join(one, other)
    found = [held for held in joined.held.values() if len(held) > 1]
    return sorted(found, key=lambda held: sorted((w, *s) for w, s in held.items()))


def _links(
    passage: Passage, *, number: dict[str, int], witnesses: Sequence[Witness], joined: _Union
) -> Iterator[tuple[Sentence, Sentence]]:
    """Sentences of both sides of a passage that have words in common order."""
    a, b = number[passage.left.report], number[passage.right.report]
    left, right = witnesses[a], witnesses[b]
    a_first, a_last = left.within(passage.left.start, passage.left.end)
    b_first, b_last = right.within(passage.right.start, passage.right.end)
    if a_first >= a_last or b_first >= b_last:
        return
    lefts = range(max(0, left.sentence(a_first)), left.sentence(a_last - 1) + 1)
    rights = range(max(0, right.sentence(b_first)), right.sentence(b_last - 1) + 1)
    there = {joined.find((b, s)) for s in rights}
    if all(joined.find((a, s)) in there for s in lefts):
        return
    if len(lefts) == 1 and len(rights) == 1:
        yield (a, lefts[0]), (b, rights[0])
        return
    if passage.kind == "verbatim" and a_last - a_first == b_last - b_first:
        same = [(k, k) for k in range(a_last - a_first)]
    else:
        same = pairs([w.key for w in left.words[a_first:a_last]], [w.key for w in right.words[b_first:b_last]])
    count: dict[tuple[int, int], int] = {}
    for i, j in same:
        at = (left.sentence(a_first + i), right.sentence(b_first + j))
        count[at] = count.get(at, 0) + 1
    for (s, t), common in sorted(count.items(), key=lambda c: (-c[1], c[0])):
        shorter = min(_inside(left, s, a_first, a_last), _inside(right, t, b_first, b_last))
        if s >= 0 and t >= 0 and common >= min(_LEAST, shorter) and common >= _SHARE * shorter:
            yield (a, s), (b, t)


def _inside(witness: Witness, sentence: int, first: int, last: int) -> int:
    """Words of a sentence that lie within [first, last)."""
    if sentence < 0:
        return 0
    return min(witness.bounds[sentence + 1], last) - max(witness.bounds[sentence], first)
