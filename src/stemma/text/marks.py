"""Quotation marks: which stretches of a text stand inside them, also where a mark is missing.

A paragraph is the unit: a mark never pairs with one of another paragraph. Newspapers open every paragraph of a long
quotation and close only the last; such paragraphs have the state "continued". Double marks (“ ” „ « » " `` '') are
read from left to right with a stack; single ones (‘ ’ ') are also apostrophes, so an opening one counts only where a
fitting closing one follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from stemma.text.sentences import Range

State = Literal["closed", "open_without_close", "close_without_open", "continued"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch inside quotation marks: [start, end) with the marks, [inner_start, inner_end) without.

    `state` says which marks stand there: "continued" is a paragraph whose quotation goes on in the next one, which
    opens with a mark of its own. `depth` is 0 for an outermost stretch.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    state: State
    depth: int = 0


@dataclass(slots=True)
class _Open:
    """An opening mark that waits for its close; `until` is the known place of a single mark's close."""

    start: int
    inner: int
    sign: str
    until: int | None = None


_MARK = re.compile(r"''|``|[“”„‟«»\"‘’‚']")
_OPENING = frozenset({"“", "„", "‟", "«", "``"})
_CLOSING = frozenset({"”", "»"})
_SINGLE = frozenset({"‘", "’", "‚", "'"})
_BEFORE_OPENING = "([{<—–-/|“\"‘'„«:…`"
_AFTER_CLOSING = ".,;:!?)]}>—–-/|…\"'”’»*"
_CLIPPED = re.compile(
    r"(?:em|tis|twas|til|till|n|cause|cos|bout|round|twere|ere|tude|hood|s|t|re|ve|ll|d|m)\b|\d0s|\d\d\b(?!\s*(?:per|%))", re.I
)  #: 'em, 'tis, '90s, '08: an apostrophe, no mark
_POSSESSIVE = re.compile(r"['’] [a-z(]")  #: after an s: "the workers' union"
_SINGLE_REACH = 6000  #: characters in which a single mark must close; longer paragraphs do not occur in reports
_MOST_OPEN = 4  #: marks left open in one paragraph that are followed up; more are noise
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+")
_ANY_DOUBLE = re.compile(r"[“”\"]")
_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")
_HEAD = re.compile(r"[“„«\"‘'`]")


def _side(text: str, mark: re.Match[str], block: Range) -> str:
    """Whether a double mark can open, close, either or neither, by what stands around it."""
    before = text[mark.start() - 1] if mark.start() > block.start else " "
    after = text[mark.end()] if mark.end() < block.end else " "
    opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING or after.isalpha())
    return "either" if opens and closes else "open" if opens else "close" if closes else "neither"


def _single_opens(text: str, at: int, block: Range) -> bool:
    """Whether a single mark at `at` may open: after white space or a bracket, before a word, and no clipped word."""
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    if not (before.isspace() or before in _BEFORE_OPENING) or not (after.isalnum() or after in '$£€“"[(….'):
        return False
    return text[at] == "‘" or not _CLIPPED.match(text, at + 1)


_APOSTROPHE = re.compile(r"[‘’']")


def _single_close(text: str, start: int, block: Range) -> int | None:
    """Where the single mark that opens before `start` closes; None where it does not (an apostrophe, then)."""
    kept: int | None = None
    for mark in _APOSTROPHE.finditer(text, start, min(block.end, start + _SINGLE_REACH)):
        at = mark.start()
        before = text[at - 1]
        after = text[at + 1] if at + 1 < block.end else " "
        if mark.group() == "‘" or _single_opens(text, at, block):
            break
        if before.isspace() or after.isalnum():
            continue
        if before in ".,?!…;—":
            return at
        if before in "sS" and _POSSESSIVE.match(text, at):
            kept = at if kept is None else kept
            continue
        return at
    return kept


class _Reader:
    """Reads the marks of one paragraph; `take` them in order, then `finish`."""

    def __init__(self, text: str, block: Range) -> None:
        self.text = text
        self.block = block
        self.stack: list[_Open] = []
        self.doubles: list[_Open] = []  #: the double marks of the stack
        self.found: list[Quoted] = []
        self.last = block.start  #: end of the last stretch found
        self.ahead: re.Match[str] | None = None  #: the double mark that was looked for last, None where there is none
        self.looked = False  #: whether one was looked for

    def read(self) -> None:
        for mark in _MARK.finditer(self.text, self.block.start, self.block.end):
            while self.stack and self.stack[-1].until is not None and self.stack[-1].until < mark.start():
                self.stack.pop()
            if mark.group() in _SINGLE:
                self._single(mark.start())
            else:
                self._double(mark)

    def _single(self, at: int) -> None:
        if self.stack and self.stack[-1].until == at:
            opened = self.stack.pop()
            self._add(Quoted(opened.start, at + 1, opened.inner, at, "closed", len(self.stack)))
            return
        if len(self.stack) > len(self.doubles) or not _single_opens(self.text, at, self.block):
            return
        until = _single_close(self.text, at + 1, self.block)
        if until is not None and until > at + 1:
            self.stack.append(_Open(at, at + 1, "'", until))

    def _double(self, mark: re.Match[str]) -> None:
        sign = mark.group()
        doubles = self.doubles
        if sign == "''" and self.stack and self.stack[-1].until in (mark.start(), mark.start() + 1) and not doubles:
            return
        if self._is_measure(mark):
            return
        side = _side(self.text, mark, self.block)
        if sign in _OPENING:
            german = bool(doubles) and doubles[-1].sign == "„"
            opens = not german and not (side == "close" and doubles and doubles[-1].sign == sign)
        elif sign in _CLOSING:
            opens = side == "open" and not doubles
        else:
            opens = not doubles if side in ("either", "neither") else side == "open"
        if opens and doubles and doubles[-1].sign == sign and self._new_paragraph(mark.start()):
            self._continue(mark)
        if opens:
            self.stack.append(_Open(mark.start(), mark.end(), sign))
            doubles.append(self.stack[-1])
        elif doubles:
            self._close(mark)
        elif side != "open" and not self.stack:
            self._close_alone(mark)

    def _is_measure(self, mark: re.Match[str]) -> bool:
        """Whether a straight double mark is an inch sign: 6'2", a 12" record."""
        text, block = self.text, self.block
        if mark.group() not in ('"', "''") or mark.start() == block.start or not text[mark.start() - 1].isdigit():
            return False
        if _FEET.search(text[max(block.start, mark.start() - 6) : mark.start()]):
            return True
        if not self.doubles:
            return True
        following = text[mark.end() : mark.end() + 2]
        if following[:1] != " " or not following[1:].islower():
            return False
        rest = self._next_double(mark.end())
        return rest is not None and _side(text, rest, block) == "close"

    def _next_double(self, at: int) -> re.Match[str] | None:
        """The first double mark from `at` on. Asked for in order, so the paragraph is searched once."""
        if not self.looked or (self.ahead is not None and self.ahead.start() < at):
            self.ahead, self.looked = _ANY_DOUBLE.search(self.text, at, self.block.end), True
        return self.ahead

    def _new_paragraph(self, at: int) -> bool:
        """Whether a mark stands where a paragraph of a long quotation opens whose line break was lost: behind a full stop."""
        before = self.text[max(self.block.start, at - 3) : at].rstrip()
        return before[-1:] in (".", "?", "!") and at > self.block.start and self.text[at - 1].isspace()

    def _continue(self, mark: re.Match[str]) -> None:
        """End the open stretch where the next one opens."""
        while self.stack[-1].until is not None:
            self.stack.pop()
        opened = self.stack.pop()
        self.doubles.pop()
        end = mark.start()
        while end > opened.inner and self.text[end - 1].isspace():
            end -= 1
        if end > opened.inner:
            self._add(Quoted(opened.start, end, opened.inner, end, "continued", len(self.stack)))

    def _close(self, mark: re.Match[str]) -> None:
        while self.stack[-1].until is not None:  # a single mark that ran past the double one was an apostrophe
            self.stack.pop()
        opened = self.stack.pop()
        self.doubles.pop()
        self._add(Quoted(opened.start, mark.end(), opened.inner, mark.start(), "closed", len(self.stack)))

    def _add(self, stretch: Quoted) -> None:
        self.found.append(stretch)
        self.last = max(self.last, stretch.end)

    def _close_alone(self, mark: re.Match[str]) -> None:
        """A closing mark whose opening one is missing: from the paragraph's start, or the sentence after the last quotation."""
        start = self.block.start
        if self.found:
            following = _SENTENCE_END.search(self.text, max(self.last - 2, start), mark.start())
            if following is None:
                self.last = mark.end()
                return
            start = following.end()
        if start < mark.start():
            self._add(Quoted(start, mark.end(), start, mark.start(), "close_without_open"))

    def finish(self, *, continued: bool) -> list[Quoted]:
        """The stretches found; marks still open end at the paragraph's end, or before the next pair."""
        left = self.doubles[-_MOST_OPEN:]
        for number, opened in enumerate(left):
            later = sorted(q.start for q in self.found if q.start > opened.start and q.depth > number)
            later += [o.start for o in left[number + 1 :]]
            end = self.block.end
            state: State = "continued" if continued and not left[number + 1 :] else "open_without_close"
            if later and state != "continued":
                end = min(later)
                self.found = [replace(q, depth=q.depth - 1) if q.start >= end and q.depth > 0 else q for q in self.found]
            while end > opened.inner and self.text[end - 1].isspace():
                end -= 1
            if end > opened.inner:
                self.found.append(Quoted(opened.start, end, opened.inner, end, state))
        return _nested(self.found)


def _nested(found: list[Quoted]) -> list[Quoted]:
    """The stretches in order, each with its depth; one that crosses another is left out."""
    kept: list[Quoted] = []
    around: list[Quoted] = []
    for q in sorted(found, key=lambda q: (q.start, -q.end)):
        while around and around[-1].end <= q.start:
            around.pop()
        if around and q.end > around[-1].end:
            continue
        kept.append(replace(q, depth=len(around)))
        around.append(q)
    return kept


def _single_paragraphs(text: str, blocks: tuple[Range, ...], found: list[list[Quoted]]) -> None:
    """House style with single marks: a paragraph that opens with one and does not close it, before one that opens again."""
    for i, block in enumerate(blocks[:-1]):
        after = blocks[i + 1]
        if text[block.start] not in "'‘" or text[after.start] != text[block.start] or found[i]:
            continue
        if text[block.start + 1 : block.start + 2].isupper() and not _CLIPPED.match(text, block.start + 1):
            found[i] = [Quoted(block.start, block.end, block.start + 1, block.end, "continued")]


def quoted(text: str, blocks: tuple[Range, ...]) -> tuple[Quoted, ...]:
    """Stretches inside quotation marks, paragraph by paragraph, in document order (outer before inner)."""
    found: list[list[Quoted]] = []
    for i, block in enumerate(blocks):
        reader = _Reader(text, block)
        reader.read()
        following = text[blocks[i + 1].start] if i + 1 < len(blocks) else ""
        open_sign = reader.doubles[0].sign if reader.doubles else ""
        same = following == open_sign[:1] or (following in '“„«"' and open_sign in ("“", "„", "«", '"'))
        found.append(reader.finish(continued=bool(following) and bool(_HEAD.match(following)) and same))
    _single_paragraphs(text, blocks, found)
    return tuple(q for group in found for q in group)
