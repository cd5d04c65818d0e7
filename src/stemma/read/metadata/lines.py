"""Lines of a text, and which of them are a page's furniture."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from stemma.lexicon import mapping

_BREAK = re.compile(r"[\n\r\u2028\u2029]+")
_FOLLOW = re.compile(
    r"follow .{2,70} on (?:twitter|facebook|instagram|x|threads|bluesky|mastodon)\b|e-?mail(?: him| her| them)? at\b",
    re.IGNORECASE,
)
_SHORT = 140  #: characters of a furniture line; longer ones are prose that happens to begin alike


class Line(NamedTuple):
    """A line without the white space around it, code points [start, end); `alone`: blank lines or edges on both sides."""

    start: int
    end: int
    alone: bool


def lines_of(text: str) -> list[Line]:
    """The lines of a text that hold something, in order."""
    found: list[Line] = []
    at, gap_before = 0, True
    breaks = [(m.start(), m.end()) for m in _BREAK.finditer(text)]
    for start, end in [*breaks, (len(text), len(text))]:
        a, b = at, start
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        marks = text[start:end].replace("\r\n", "\n")
        gap_after = end >= len(text) or len(marks) > 1
        if a < b:
            found.append(Line(a, b, gap_before and gap_after))
            gap_before = gap_after
        else:
            gap_before = True  # a line of white space only
            if found:
                found[-1] = found[-1]._replace(alone=True)
        at = end
    return found


def opening(text: str, lines: list[Line], i: int) -> int:
    """Where the line ends for the sake of a dispatch head: with the next line where it breaks off at a dash."""
    if i + 1 < len(lines) and text[lines[i].end - 1] in "-–—―_":
        return lines[i + 1].end
    return lines[i].end


@lru_cache(maxsize=1)
def _furniture() -> tuple[frozenset[str], tuple[str, ...]]:
    table = mapping("page_furniture")
    return frozenset(k for k, v in table.items() if v == "whole"), tuple(sorted(k for k, v in table.items() if v == "start"))


def is_furniture(text: str, line: Line) -> bool:
    """Whether a line belongs to the page and not to the report ("Scroll down for video")."""
    if line.end - line.start > _SHORT:
        return False
    low = text[line.start : line.end].strip("*_[](){}►▶•|<>»→- \t").casefold().replace("’", "'")
    if _FOLLOW.match(low):
        return True
    whole, starts = _furniture()
    if low.strip(" .:!") in whole or low in whole:
        return True
    # a sentence in quotation marks, or a long one that ends like prose, is no furniture
    return low.startswith(starts) and not (low.endswith((".", ".”", '."')) and len(low.split()) > 16)
