"""One reading of a text's shape, shared by all annotators: paragraphs, sentences, tagged tokens, quoted stretches."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache

from stemma.model import Document
from stemma.text.marks import Quoted, quoted
from stemma.text.sentences import Range, is_wrapped, paragraphs, sentences
from stemma.text.tagger import default
from stemma.text.words import Token, tokenise

#: Layouts kept for the stages that ask for the same report again.
KEPT = 512


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its code points, its tokens and their Penn part-of-speech tags (same length)."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    tags: tuple[str, ...]
    paragraph: int  #: index into Layout.paragraphs


@dataclass(frozen=True)
class Layout:
    """The shape of one report's body."""

    text: str
    paragraphs: tuple[Range, ...]
    sentences: tuple[Sentence, ...]
    quoted: tuple[Quoted, ...]

    @classmethod
    def of(cls, document: Document) -> Layout:
        """Read the shape of a document's body."""
        return _layout(document.text, document.body)

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the code point at `offset`, or None between sentences."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0 or offset >= self.sentences[i].end:
            return None
        return self.sentences[i]

    def in_quote(self, offset: int) -> bool:
        """Whether the code point at `offset` stands inside quotation marks."""
        return any(q.inner_start <= offset < q.inner_end for q in self.quoted)


@lru_cache(maxsize=KEPT)
def _layout(text: str, body: tuple[tuple[int, int], ...]) -> Layout:
    wrapped = is_wrapped(text)
    blocks: list[Range] = []
    for start, end in body or ((0, len(text)),):
        blocks.extend(paragraphs(text, start, end, wrapped=wrapped))
    tagger = default()
    found = []
    for index, block in enumerate(blocks):
        for part in sentences(text, block):
            tokens = tokenise(text, part.start, part.end)
            tags = tuple(tagger.tag([t.text for t in tokens]))
            found.append(Sentence(part.start, part.end, tokens, tags, index))
    return Layout(text, tuple(blocks), tuple(found), quoted(text, tuple(blocks)))
