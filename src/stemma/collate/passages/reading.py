"""How the search for shared passages sees a report: words as numbers, sentences as stretches of words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from stemma.collate.measures.terms import term
from stemma.errors import LexiconError
from stemma.lexicon import words as word_list
from stemma.model import Document
from stemma.text.alignment import Word, words
from stemma.text.sentences import Range, is_wrapped, paragraphs, sentences
from stemma.text.speech import spoken

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
    quoted: bytes  #: 1 for each word inside quotation marks, or in a statement that lost them
    within: tuple[Stretch | None, ...]  #: for each word the sentence of the body that holds it
    by_kind: dict[int, list[Stretch]]  #: sentences by the number of their wording
    length: int  #: characters of the running text
    key: int  #: reports with the same text and the same parts in it have the same number


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


@lru_cache(maxsize=16)
def _leads(language: str) -> frozenset[str]:
    """Words before a colon behind which somebody's words stand, none where no list is there for the language."""
    try:
        return word_list("statement_leads", language.split("-", maxsplit=1)[0])
    except LexiconError:
        return frozenset()


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
        self._shapes: dict[tuple[object, ...], Reading] = {}
        self._masked = 0
        self.wordings: list[tuple[Sequence[Word], Document]] = []  #: words of each numbered wording, where it was first read

    def read(self, document: Document, masked: Sequence[tuple[int, int]] = ()) -> Reading:
        """One report, numbered. Words in `masked` ranges of its text match nothing, as those of its credit lines."""
        text = document.text
        hidden = (*((c.span.start, c.span.end) for c in document.credits if c.span.field is None), *masked)
        shape = (text, document.body, hidden, document.language)
        if shape in self._shapes:
            return replace(self._shapes[shape], document=document)
        found = words(text)
        codes = [self._codes.setdefault(w.key, len(self._codes)) for w in found]
        starts = [w.start for w in found]
        for start, end in hidden:
            for k in range(bisect_left(starts, start), bisect_left(starts, end)):
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
                if any(code >= 0 for code in codes[first:last]):  # else nothing, or masked as a whole
                    number = self._number(tuple(codes[first:last]), found[first:last], document=document)
                    stretches.append(Stretch(first, last, sentence.start, sentence.end, number))
        within: list[Stretch | None] = [None] * len(found)
        by_kind: dict[int, list[Stretch]] = {}
        for one in stretches:
            within[one.first : one.last] = [one] * (one.last - one.first)
            by_kind.setdefault(one.kind, []).append(one)
        marked = _flags(starts, spoken(text, tuple(blocks), leads=_leads(document.language)))
        length, key = sum(end - start for start, end in document.body), len(self._shapes)
        reading = Reading(document, found, codes, body, tuple(stretches), marked, tuple(within), by_kind, length, key)
        self._shapes[shape] = reading
        return reading

    def _number(self, wording: tuple[int, ...], found: Sequence[Word], *, document: Document) -> int:
        number = self._wordings.setdefault(wording, len(self._wordings))
        if number == len(self.wordings):
            self.wordings.append((found, document))
        return number
