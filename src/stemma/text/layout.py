"""One reading of a text's shape, shared by all annotators: paragraphs, sentences, tagged tokens, quoted stretches.

Paragraphs and the bounds of sentences are read at once; they cost little. All else is read when it is first asked for,
sentence by sentence, and then kept. A word costs, in millionths of a second: 0.3 for the bounds, 0.1 for `words`, 1 for
`tokens`, 2 for `tags`, and more for tags of words that were not met before. So an annotator looks first whether a sentence
can hold anything of its own, by one of these, and asks for tags last:

    sentence.has_digits                                           # a digit in it
    not sentence.words.isdisjoint(CUES)                           # a word of a list, in lower case
    PATTERN.search(layout.text, sentence.start, sentence.end)     # one compiled pattern
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from stemma.model import Document
from stemma.text.marks import Quoted, quoted
from stemma.text.sentences import Range, is_wrapped, paragraphs, sentences
from stemma.text.tagger import default
from stemma.text.words import Token, tokenise

#: Characters of the layouts that are kept for the stages that ask for the same report again: some 400 reports, which take
#: 60 MB where everything is asked of them. A layout that was let go is read again.
KEPT = 1_500_000

_DIGIT = re.compile(r"\d")
_RUN = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Sentence:
    """A sentence: its code points [start, end), its tokens and their Penn part-of-speech tags (same length).

    Tokens, tags and what is made of them are read when first asked for; two sentences are equal where their range and
    their report's text are.
    """

    start: int
    end: int
    paragraph: int  #: index into Layout.paragraphs
    report: str = field(repr=False)  #: the text that holds the sentence

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words, numbers and marks; offsets refer to the report's text."""
        return tokenise(self.report, self.start, self.end)

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The Penn tag of each token."""
        return tuple(default().tag([t.text for t in self.tokens]))

    @cached_property
    def words(self) -> frozenset[str]:
        """The runs of letters and digits in it, lower-cased ("the 300-man force": the, 300, man, force); needs no tokens."""
        return frozenset(_RUN.findall(self.report[self.start : self.end].lower()))

    @cached_property
    def has_digits(self) -> bool:
        """Whether a digit stands in it, of any script."""
        return _DIGIT.search(self.report, self.start, self.end) is not None

    def parts(self, most: int) -> tuple[Sentence, ...]:
        """The sentence, or stretches of it of at most `most` tokens; their tokens and tags are the sentence's own."""
        if len(self.tokens) <= most:
            return (self,)
        found = []
        for first in range(0, len(self.tokens), most):
            tokens, tags = self.tokens[first : first + most], self.tags[first : first + most]
            part = Sentence(tokens[0].start, tokens[-1].end, self.paragraph, self.report)
            part.__dict__.update(tokens=tokens, tags=tags)
            found.append(part)
        return tuple(found)


@dataclass(frozen=True)
class Layout:
    """The shape of one report's body."""

    text: str
    paragraphs: tuple[Range, ...]
    sentences: tuple[Sentence, ...]

    @classmethod
    def of(cls, document: Document) -> Layout:
        """Read the shape of a document's body."""
        return _kept.layout(document.text, document.body)

    @cached_property
    def quoted(self) -> tuple[Quoted, ...]:
        """Stretches inside quotation marks, in document order (outer before inner)."""
        return quoted(self.text, self.paragraphs)

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def _inner(self) -> list[int]:
        """Where the text goes into quotation marks and out of them again, in turns."""
        turns: list[int] = []
        for start, end in sorted((q.inner_start, q.inner_end) for q in self.quoted):
            if turns and start <= turns[-1]:
                turns[-1] = max(turns[-1], end)
            else:
                turns += (start, end)
        return turns

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the code point at `offset`, or None between sentences."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0 or offset >= self.sentences[i].end:
            return None
        return self.sentences[i]

    def in_quote(self, offset: int) -> bool:
        """Whether the code point at `offset` stands inside quotation marks."""
        return bisect_right(self._inner, offset) % 2 == 1


def _layout(text: str, body: Sequence[tuple[int, int]]) -> Layout:
    wrapped = is_wrapped(text)
    blocks: list[Range] = []
    for start, end in body or ((0, len(text)),):
        blocks.extend(paragraphs(text, start, end, wrapped=wrapped))
    found = [Sentence(part.start, part.end, index, text) for index, block in enumerate(blocks) for part in sentences(text, block)]
    return Layout(text, tuple(blocks), tuple(found))


class _Kept:
    """The layouts asked for last, as many as `KEPT` characters allow, and the last one in any case."""

    def __init__(self) -> None:
        self._layouts: dict[tuple[str, tuple[tuple[int, int], ...]], Layout] = {}
        self._characters = 0

    def layout(self, text: str, body: tuple[tuple[int, int], ...]) -> Layout:
        key = (text, body)
        found = self._layouts.pop(key, None)
        if found is None:
            found = _layout(text, body)
            self._characters += len(text)
        self._layouts[key] = found
        while self._characters > KEPT and len(self._layouts) > 1:
            oldest = next(iter(self._layouts))
            self._characters -= len(self._layouts.pop(oldest).text)
        return found


_kept = _Kept()
