"""What of a text is somebody's words, also where quotation marks are broken or missing.

`stemma.text.marks` reads marks paragraph by paragraph, as newspapers set them. Two things escape it, which matter where two
reports print one statement and only one of them sets its marks well:

* a quotation that runs over a line break without a mark at the next line's begin, in texts with a line for each sentence;
* a statement behind a colon, without marks: the rest of the paragraph, or the next paragraph where the colon ends one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from stemma.text.marks import quoted
from stemma.text.sentences import Range

_DOUBLE = re.compile(r"[“”„«»\"]|``|''")
_OPENING = re.compile(r"[“„«\"]|``")
_LINES = 5  #: lines over which a quotation is followed
_LEAD_CHARACTERS = 90  #: characters before a colon in which the word stands that says that words follow
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COLON = re.compile(r"\s?:(?=\s|$)")
_SENTENCE = re.compile(r"[.!?]\s")
_LEAST = 5  #: words of a statement without marks; less is a label

Points = tuple[int, int]


def spoken(text: str, blocks: tuple[Range, ...], *, leads: Collection[str]) -> tuple[Points, ...]:
    """Stretches of `text` (code points, in order, overlapping where marks are nested) that are somebody's words.

    `blocks` are the paragraphs that are read, `leads` the words before a colon that say that words follow. Never raises.
    """
    read = tuple(_rejoined(text, blocks))
    found = {(q.start, q.end) for q in quoted(text, read)}
    for number, block in enumerate(read):
        found.update(_unmarked(text, block, read[number + 1] if number + 1 < len(read) else None, leads=leads))
    return tuple(sorted(found))


def _rejoined(text: str, blocks: tuple[Range, ...]) -> Iterator[Range]:
    """The paragraphs, those as one that a quotation runs through: one mark too many in the first and in the last of them."""
    at = 0
    while at < len(blocks):
        last = at
        if _odd(text, blocks[at]):
            for ahead in range(at + 1, min(at + _LINES, len(blocks))):
                if _OPENING.match(text, blocks[ahead].start):
                    break  # the next quotation, or the same one with a mark of its own
                if _odd(text, blocks[ahead]):
                    last = ahead
                    break
                if _DOUBLE.search(text, blocks[ahead].start, blocks[ahead].end):
                    break
        yield Range(blocks[at].start, blocks[last].end)
        at = last + 1


def _odd(text: str, block: Range) -> bool:
    return len(_DOUBLE.findall(text, block.start, block.end)) % 2 == 1


def _unmarked(text: str, block: Range, following: Range | None, *, leads: Collection[str]) -> Iterator[Points]:
    """What stands behind a colon that somebody's words go before, where neither has quotation marks."""
    for colon in _COLON.finditer(text, block.start, block.end):
        start = max(block.start, colon.start() - _LEAD_CHARACTERS)
        for stop in _SENTENCE.finditer(text, start, colon.start()):
            start = stop.end()
        if any(word.casefold() in leads for word in _WORD.findall(text, start, colon.start())):
            rest = Range(colon.end(), block.end) if text[colon.end() : block.end].strip() else following
            if (
                rest is not None
                and not _DOUBLE.search(text, rest.start, rest.end)
                and len(text[rest.start : rest.end].split(maxsplit=_LEAST)) >= _LEAST
            ):
                yield rest.start, rest.end
            return
