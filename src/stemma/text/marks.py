"""Quotation marks: which stretches of a text stand inside them, also where a mark is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
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


_DOUBLE = re.compile(r"[“”„«»\"]|``|''")


def quoted(text: str, blocks: tuple[Range, ...]) -> tuple[Quoted, ...]:
    """Stretches inside quotation marks, paragraph by paragraph, in document order."""
    found: list[Quoted] = []
    for block in blocks:
        opened: tuple[int, int] | None = None
        for mark in _DOUBLE.finditer(text, block.start, block.end):
            sign = mark.group()
            if opened is None and sign in "“„«\"``":
                opened = (mark.start(), mark.end())
            elif opened is not None and sign in "”»\"''":
                found.append(Quoted(opened[0], mark.end(), opened[1], mark.start(), "closed"))
                opened = None
            elif opened is None and not found:
                found.append(Quoted(block.start, mark.end(), block.start, mark.start(), "close_without_open"))
        if opened is not None:
            found.append(Quoted(opened[0], block.end, opened[1], block.end, "open_without_close"))
    return tuple(found)
