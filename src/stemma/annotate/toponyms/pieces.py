"""A report as rows of pieces: words, parts of hyphenated words, and marks, over the whole text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stemma.model import Document
from stemma.text.layout import Layout
from stemma.text.sentences import paragraphs, sentences
from stemma.text.tagger import default
from stemma.text.words import Token, tokenise

_HYPHEN = re.compile(r"[-–]")


@dataclass(slots=True)
class Piece:
    """A word, a part of a hyphenated word, or a mark; `joined` tells that a hyphen ties it to the piece before."""

    text: str
    start: int
    end: int
    tag: str
    word: bool
    capital: bool
    joined: bool = False

    @property
    def lower(self) -> str:
        """The text in small letters."""
        return self.text.lower()

    @property
    def loud(self) -> bool:
        """All capitals, longer than an abbreviation."""
        return len(self.text) > 3 and self.text.isupper()


@dataclass(slots=True)
class Row:
    """The pieces of one sentence; `loud` where it is set in capitals throughout, `titled` where nearly every word has one.

    `opens` tells that a paragraph begins with it.
    """

    pieces: list[Piece]
    loud: bool
    titled: bool
    opens: bool


def _pieces(tokens: tuple[Token, ...], tags: tuple[str, ...]) -> list[Piece]:
    found = []
    for token, tag in zip(tokens, tags, strict=True):
        text, word = token.text, token.kind == "word"
        if word and ("-" in text or "–" in text) and not text.islower():
            at, first = token.start, True
            for part in _HYPHEN.split(text):
                if part:
                    found.append(Piece(part, at, at + len(part), tag, True, part[0].isupper(), not first))
                    first = False
                at += len(part) + 1
        else:
            found.append(Piece(text, token.start, token.end, tag, word, word and text[0].isupper()))
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


def rows(document: Document, layout: Layout) -> list[Row]:
    """Every sentence of the text in order, also of what stands outside the body."""
    text = document.text
    found: list[tuple[int, tuple[Token, ...], tuple[str, ...], bool]] = []
    paragraph = -1
    for sentence in layout.sentences:
        found.append((sentence.start, sentence.tokens, sentence.tags, sentence.paragraph != paragraph))
        paragraph = sentence.paragraph
    for start, end in _outside(document):
        for block in paragraphs(text, start, end):
            for part in sentences(text, block):
                tokens = tokenise(text, part.start, part.end)
                found.append((part.start, tokens, tuple(default().tag([t.text for t in tokens])), part.start == block.start))
    found.sort(key=lambda item: item[0])
    result = []
    for _, tokens, tags, opens in found:
        line = _pieces(tokens, tags)
        letters = [p for p in line if p.word and len(p.text) > 1]
        loud = sum(p.text.isupper() for p in letters) > 0.7 * len(letters) and len(letters) > 1
        titled = len(letters) > 4 and sum(p.capital for p in letters) > 0.75 * len(letters)
        result.append(Row(line, loud, titled, opens))
    return result
