"""How the search for shared passages sees a report: words as numbers, sentences as stretches of words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from stemma.collate.measures.terms import term
from stemma.model import Document
from stemma.text.alignment import Word, words
from stemma.text.marks import quoted
from stemma.text.sentences import Range, is_wrapped, paragraphs, sentences

_STEM = 6  #: letters that stand for a word of a language without a stemmer
_FUNCTION = 3  #: words up to this length carry no content in such a language
_ENDING = re.compile(r"(?:(?<=[ai])n|ist|ism|ic|ese|i)$")
_SHORTEST = 5  #: letters that must be left when an ending is cut

Gram = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence: words [first, last) of its report, code points [start, end), and what it is about.

    `kind` numbers the wording: sentences with the same words have the same number, in whatever report.
    """

    first: int
    last: int
    start: int
    end: int
    kind: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One report as numbered words. Words of credit lines have numbers of their own, so that they match nothing."""

    document: Document
    words: tuple[Word, ...]
    codes: list[int]
    body: bytes  #: 1 for each word of the running text
    sentences: tuple[Stretch, ...]
    quoted: bytes  #: 1 for each word inside quotation marks
    key: int  #: reports with the same words and the same shape have the same number

    def sentence_of(self, word: int) -> Stretch | None:
        """The sentence of the body that holds a word."""
        at = bisect_right(self.sentences, word, key=lambda s: s.first) - 1
        return self.sentences[at] if at >= 0 and word < self.sentences[at].last else None


def _plain(stem: str) -> str:
    """A stem without the endings that make a people or a creed of a place or a name: "syrian" and "syria" become one."""
    cut = _ENDING.sub("", stem)
    return cut if len(cut) >= _SHORTEST else stem


@lru_cache(maxsize=65536)
def content(word: str, language: str) -> str | None:
    """What a word stands for when two wordings are compared: term, number, or None where it carries no content."""
    if any(c.isdigit() for c in word):
        return word
    if language.split("-", maxsplit=1)[0] == "en":
        known = term(word)
        return known and _plain(known)
    if not any(c.isalpha() for c in word) or (len(word) <= _FUNCTION and word.isascii()):
        return None
    return word[:_STEM]


def _flags(starts: Sequence[int], ranges: Sequence[tuple[int, int]]) -> bytes:
    """1 for each word that starts in one of the ranges of code points."""
    row = bytearray(len(starts))
    for start, end in ranges:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        row[first:last] = b"\x01" * (last - first)
    return bytes(row)


class Reader:
    """Reads reports into one numbering of words and wordings."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._wordings: dict[tuple[int, ...], int] = {}
        self._shapes: dict[tuple[object, ...], int] = {}
        self._masked = 0
        self.wordings: list[tuple[Sequence[Word], Document]] = []  #: words of each numbered wording, where it was first read

    def read(self, document: Document) -> Reading:
        """One report, numbered."""
        text = document.text
        found = words(text)
        codes = [self._codes.setdefault(w.key, len(self._codes)) for w in found]
        starts = [w.start for w in found]
        for credit in document.credits:
            if credit.span.field is None:
                for k in range(bisect_left(starts, credit.span.start), bisect_left(starts, credit.span.end)):
                    self._masked -= 1
                    codes[k] = self._masked
        body = _flags(starts, document.body)
        blocks: list[Range] = []
        wrapped = is_wrapped(text)
        for start, end in document.body:
            blocks.extend(paragraphs(text, start, end, wrapped=wrapped))
        stretches = []
        for block in blocks:
            for sentence in sentences(text, block):
                first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
                if last > first:
                    number = self._number(tuple(codes[first:last]), found[first:last], document=document)
                    stretches.append(Stretch(first, last, sentence.start, sentence.end, number))
        shape = (tuple(codes), body, tuple((s.first, s.last) for s in stretches))
        return Reading(
            document,
            found,
            codes,
            body,
            tuple(stretches),
            _flags(starts, [(q.start, q.end) for q in quoted(text, tuple(blocks))]),
            self._shapes.setdefault(shape, len(self._shapes)),
        )

    def _number(self, wording: tuple[int, ...], found: Sequence[Word], *, document: Document) -> int:
        number = self._wordings.setdefault(wording, len(self._wordings))
        if number == len(self.wordings):
            self.wordings.append((found, document))
        return number
