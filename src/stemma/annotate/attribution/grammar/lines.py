"""Lines: what a report says in its own voice, sentence by sentence, with every quotation folded into one token.

“It is done. We go,” she said. — is one line: QUOTE she said . The words inside a quotation make lines of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stemma.annotate.actors.phrases import Words
from stemma.annotate.actors.speech import mend
from stemma.text.layout import Layout, Sentence
from stemma.text.marks import Quoted

_TERM_WORDS = 4  #: a stretch in marks of so few words, with no comma or stop before the closing mark, can be a noun
_DATELINE = frozenset({"—", "–", "--", "-"})


@dataclass(slots=True)
class Line:
    """One line: its tokens, its paragraph, and the quotation it stands in (index into Layout.quoted), if any."""

    words: Words
    paragraph: int
    number: int
    inside: int | None = None

    @property
    def start(self) -> int:
        """First code point."""
        return self.words.start[0]

    @property
    def end(self) -> int:
        """End of the last token."""
        return self.words.end[-1]

    def folds(self) -> list[int]:
        """Token indexes of the folded quotations."""
        return [k for k, fold in enumerate(self.words.fold) if fold is not None]

    def last(self) -> int:
        """Token index behind the last word, without the marks that end the sentence."""
        k = len(self.words)
        while k and self.words.tag[k - 1] in (".", ":", ",") and self.words.fold[k - 1] is None:
            k -= 1
        return k


def _fold_tag(layout: Layout, quote: Quoted) -> str:
    """QUOTE for a stretch that speaks, TERM for one that can be a noun in its sentence."""
    inner = layout.text[quote.inner_start : quote.inner_end].strip()
    if quote.state != "closed" or inner[-1:] in (",", ".", "?", "!", "…", "—", "–", "-", ";"):
        return "QUOTE"
    return "TERM" if len(inner.split()) <= _TERM_WORDS else "QUOTE"


def _glued(quotes: Sequence[tuple[int, Quoted]], left: Sentence, right: Sentence) -> bool:
    return any(q.start < left.end and q.end > right.start for _, q in quotes)


def _tokens(layout: Layout, sentence: Sentence, within: tuple[int, int]) -> Iterable[tuple[int, int, str, str]]:
    for token, tag in zip(sentence.tokens, sentence.tags, strict=True):
        if within[0] <= token.start and token.end <= within[1]:
            yield token.start, token.end, token.text, tag


def _build(
    layout: Layout, sentences: Sequence[Sentence], quotes: Sequence[tuple[int, Quoted]], within: tuple[int, int]
) -> list[Words]:
    lines: list[Words] = []
    current = Words()
    waiting = list(quotes)
    at = 0
    for number, sentence in enumerate(sentences):
        for start, end, text, tag in _tokens(layout, sentence, within):
            while at < len(waiting) and waiting[at][1].end <= start:
                at += 1
            if at < len(waiting) and waiting[at][1].start <= start < waiting[at][1].end:
                index, quote = waiting[at]
                if not (len(current) and current.fold[-1] == index):
                    current.add("“”", _fold_tag(layout, quote), quote.start, quote.end, index)
                continue
            current.add(text, tag, start, end)
        near = list(waiting[max(0, at - 1) : at + 2])
        if number + 1 < len(sentences) and _glued(near, sentence, sentences[number + 1]):
            continue
        if len(current):
            lines.append(current)
            current = Words()
    if len(current):
        lines.append(current)
    for line in lines:
        mend(line)
    return lines


def _without_dateline(w: Words) -> Words:
    """The line without "ODDA, Norway —" at its head."""
    for k in range(1, min(8, len(w))):
        if (
            w.text[k] in _DATELINE
            and w.text[0].isupper()
            and len(w.text[0]) > 2
            and all(t[0].isupper() or not t[0].isalnum() for t in w.text[:k])
        ):
            rest = Words()
            for j in range(k + 1, len(w)):
                rest.add(w.text[j], w.tag[j], w.start[j], w.end[j], w.fold[j])
            return rest if len(rest) else w
    return w


def lines_of(layout: Layout) -> list[Line]:
    """All lines of a report's own voice, in order."""
    by_paragraph: dict[int, list[Sentence]] = {}
    for sentence in layout.sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    outer = [(i, q) for i, q in enumerate(layout.quoted) if q.depth == 0]
    found: list[Line] = []
    at = 0
    for paragraph in sorted(by_paragraph):
        block = layout.paragraphs[paragraph]
        while at < len(outer) and outer[at][1].end <= block.start:
            at += 1
        stop = at
        while stop < len(outer) and outer[stop][1].start < block.end:
            stop += 1
        for number, words in enumerate(_build(layout, by_paragraph[paragraph], outer[at:stop], (block.start, block.end))):
            found.append(Line(_without_dateline(words) if number == 0 else words, paragraph, len(found)))
    return found


def lines_inside(layout: Layout, index: int, sentences: Sequence[Sentence]) -> list[Line]:
    """The lines of quotation `index`; `sentences` are those that it touches."""
    quote = layout.quoted[index]
    inner = []
    for i in range(index + 1, len(layout.quoted)):
        q = layout.quoted[i]
        if q.start >= quote.end:
            break
        if q.depth == quote.depth + 1:
            inner.append((i, q))
    within = (quote.inner_start, quote.inner_end)
    return (
        [Line(words, sentences[0].paragraph, n, index) for n, words in enumerate(_build(layout, sentences, inner, within))]
        if sentences
        else []
    )
