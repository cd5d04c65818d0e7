"""A report as rows of pieces: words, parts of hyphenated words, and marks. Only the sentences that may name a place are read.

Each sentence with a capitalised word is a row. What its capitalised words may be is looked up on the text itself; its pieces
are made when they are first asked for, and tags, piece by piece, last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from stemma.annotate.toponyms.vocabulary import ALONE, LONGER, Vocabulary
from stemma.model import Document
from stemma.text.layout import Layout, Sentence
from stemma.text.sentences import paragraphs, sentences

_HYPHEN = re.compile(r"[-–]")
#: a word that begins with no small letter; the look behind comes after the first letter, so that the search skips the others
_CAPITALISED = re.compile(r"[^\Wa-z\d_](?<!\w.)\w*(?:['’ʻ‘`´]\w+)*", re.DOTALL)


class Piece(NamedTuple):
    """A word, a part of a hyphenated word, or a mark; `joined` tells that a hyphen ties it to the piece before."""

    text: str
    start: int
    end: int
    word: bool
    capital: bool
    joined: bool
    sentence: Sentence
    token: int  #: index in the sentence

    @property
    def lower(self) -> str:
        """Its text in lower case."""
        return self.text.lower()

    @property
    def tag(self) -> str:
        """The Penn tag of its word; the sentence is tagged where one is asked for."""
        return self.sentence.tags[self.token]

    @property
    def loud(self) -> bool:
        """All capitals, longer than an abbreviation."""
        return len(self.text) > 3 and self.text.isupper()


class Row:
    """The pieces of one sentence.

    `opens` tells that a paragraph begins with it, `hopeful` that a name may stand in it by what the lists and the gazetteer
    know, `licensing` that a place word does; `parts` is what its capitalised words may be, as bits of the vocabulary.
    """

    def __init__(self, sentence: Sentence, words: Vocabulary, *, capitalised: list[str], opens: bool) -> None:
        self.sentence = sentence
        self.opens = opens
        self.capitalised = len(capitalised)
        self.parts = 0
        for word in capitalised:
            self.parts |= words.begins(word)
        self.licensing = not sentence.words.isdisjoint(words.licences)
        self.hopeful = bool(self.parts & ALONE) or (bool(self.parts & LONGER) and self._goes_on(words))

    def _goes_on(self, words: Vocabulary) -> bool:
        """Whether what may stand within a name follows a word that may begin one, or a dotted short form ends with it."""
        text, start, end = self.sentence.report, self.sentence.start, self.sentence.end
        for match in _CAPITALISED.finditer(text, start, end):
            if words.begins(match.group()) & LONGER and words.goes_on.match(text, match.end(), end):
                return True
            if match.end() - match.start() == 1 and text[match.start() - 1 : match.start()] == ".":
                return True  # "D.C."; the D alone is no word of names
        return False

    @cached_property
    def pieces(self) -> list[Piece]:
        """The pieces, from left to right."""
        return _pieces(self.sentence)

    @cached_property
    def capitals(self) -> list[int]:
        """Indexes of the capitalised pieces."""
        return [at for at, piece in enumerate(self.pieces) if piece[_CAPITAL]]

    @cached_property
    def _letters(self) -> list[Piece]:
        """Its words of two letters and more, where enough of them are capitalised for it to be loud or titled; else none."""
        letters = [piece for piece in self.pieces if piece[_WORD] and len(piece[0]) > 1]
        return letters if self.capitalised > 0.6 * len(letters) else []

    @cached_property
    def loud(self) -> bool:
        """Whether it is set in capitals throughout."""
        return len(self._letters) > 1 and sum(p.text.isupper() for p in self._letters) > 0.7 * len(self._letters)

    @cached_property
    def titled(self) -> bool:
        """Whether nearly every word is capitalised."""
        return len(self._letters) > 4 and sum(p.capital for p in self._letters) > 0.75 * len(self._letters)


_WORD, _CAPITAL = Piece._fields.index("word"), Piece._fields.index("capital")


def _pieces(sentence: Sentence) -> list[Piece]:
    new = tuple.__new__  # what Piece() does, without a call of it for each piece of a report
    found = [
        new(Piece, (text, start, end, kind == "word", kind == "word" and text[0].isupper(), False, sentence, number))
        for number, (start, end, text, kind) in enumerate(sentence.tokens)
    ]
    if _HYPHEN.search(sentence.report, sentence.start, sentence.end):
        return [part for piece in found for part in (_parts(piece) if _HYPHEN.search(piece[0]) else (piece,))]
    return found


def _parts(piece: Piece) -> list[Piece]:
    """The parts of a hyphenated word, unless it is written small."""
    if not piece.word or piece.text.islower():
        return [piece]
    found: list[Piece] = []
    at = piece.start
    for part in _HYPHEN.split(piece.text):
        if part:
            found.append(piece._replace(text=part, start=at, end=at + len(part), capital=part[0].isupper(), joined=bool(found)))
        at += len(part) + 1
    return found


def _outside(document: Document) -> Iterator[tuple[int, int]]:
    """The stretches of the text that are not body: datelines, credits, captions."""
    at = 0
    for start, end in document.body or ((0, len(document.text)),):
        if start > at:
            yield at, start
        at = max(at, end)
    if at < len(document.text):
        yield at, len(document.text)


def _sentences(document: Document, layout: Layout) -> list[tuple[Sentence, bool]]:
    """Every sentence of the text in order, also of what stands outside the body, and whether a paragraph begins with it."""
    found = []
    paragraph = -1
    for sentence in layout.sentences:
        found.append((sentence, sentence.paragraph != paragraph))
        paragraph = sentence.paragraph
    outside = False
    for start, end in _outside(document):
        for block in paragraphs(document.text, start, end):
            for part in sentences(document.text, block):
                found.append((Sentence(part.start, part.end, -1, document.text), part.start == block.start))
                outside = True
    if outside:
        found.sort(key=lambda item: item[0].start)
    return found


def rows(document: Document, layout: Layout, *, words: Vocabulary) -> tuple[list[Row], set[str]]:
    """The sentences that hold a capitalised word, in order; and the runs of letters and digits of all, in lower case."""
    text, find = document.text, _CAPITALISED.findall
    result: list[Row] = []
    spoken: set[str] = set()
    for sentence, opens in _sentences(document, layout):
        spoken |= sentence.words
        capitalised = find(text, sentence.start, sentence.end)
        if capitalised:
            result.append(Row(sentence, words, capitalised=capitalised, opens=opens))
    return result, spoken
