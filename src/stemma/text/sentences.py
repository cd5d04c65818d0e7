"""Paragraphs and sentences, as code-point ranges of a text."""

from __future__ import annotations

import re
from typing import NamedTuple


class Range(NamedTuple):
    """Code points [start, end)."""

    start: int
    end: int


_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "col",
        "lt",
        "sgt",
        "capt",
        "maj",
        "cmdr",
        "adm",
        "rep",
        "sen",
        "gov",
        "st",
        "sr",
        "vs",
        "no",
        "nos",
        "fig",
        "approx",
        "est",
        "dept",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thurs",
        "fri",
        "rev",
        "hon",
        "pres",
        "cf",
        "al",
        "ft",
        "mt",
        "gov-gen",
        "e.g",
        "i.e",
        "u.s",
        "u.k",
        "u.n",
        "d.c",
        "a.m",
        "p.m",
    ]
)
_AT_END_TOO = frozenset({"inc", "corp", "ltd", "co", "jr", "bros", "plc"})
#: Where a sentence may end. All of it is taken at once, also where no white space follows: a million dots are read once.
_END = re.compile(r"(?:[.!?]++|…)[\"'”’»)\]]*+")
_BEFORE = re.compile(r"[^\s\"'“”‘’(\[]+$")
_BEFORE_REACH = 24  #: characters; no abbreviation is longer
_STARTER = re.compile(r"(?:The|A|An|In|On|At|It|He|She|They|We|But|And|This|That|Two|One|No|Its|His|Her)\b")
_STARTER_AFTER_BODY = re.compile(r"(?:The|A|An|In|On|At|It|He|She|They|But|And|This)\b")
_OPENERS = "\"'“‘«([—–- "
_WRAP_MIN, _WRAP_MAX = 50, 100  #: line lengths of hard-wrapped text, characters


def is_wrapped(text: str) -> bool:
    """Whether single line breaks only wrap lines, and paragraphs are set apart by blank lines."""
    blocks = [b for b in re.split(r"\n[ \t\r]*\n", text) if b.strip()]
    inner = [line for b in blocks for line in b.strip().split("\n")[:-1]]
    if len(blocks) < 2 or len(inner) < 3:
        return False
    fits = sum(_WRAP_MIN <= len(line.rstrip()) <= _WRAP_MAX for line in inner)
    ended = sum(line.rstrip()[-1:] in '.!?”"' for line in inner)
    return fits >= 0.7 * len(inner) and ended <= 0.5 * len(inner)


def paragraphs(text: str, start: int = 0, end: int | None = None, *, wrapped: bool | None = None) -> tuple[Range, ...]:
    """Paragraphs of `text[start:end]` without the white space around them; a line break ends one unless lines are wrapped."""
    stop = len(text) if end is None else end
    if wrapped is None:
        wrapped = is_wrapped(text)
    breaker = re.compile(r"\n[ \t\r\u00a0]*\n\s*" if wrapped else r"[\n\r\u2028\u2029]+\s*")
    found, at = [], start
    for match in breaker.finditer(text, start, stop):
        found.append((at, match.start()))
        at = match.end()
    found.append((at, stop))
    result = []
    for a, b in found:
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            result.append(Range(a, b))
    return tuple(result)


def _ends_sentence(text: str, mark: re.Match[str], stop: int) -> bool:
    """Whether the full stop (question mark, …) at `mark` ends a sentence."""
    after = mark.end()
    while after < stop and text[after].isspace():
        after += 1
    if after >= stop:
        return True
    following = text[after]
    if following.islower():
        return False
    if mark.group()[0] == "…" or mark.group().startswith("..."):
        return following.isupper() or following in _OPENERS
    if mark.group()[0] in "!?":
        return True
    if mark.group() != ".":
        return True  # a closing mark after the stop
    word = _BEFORE.search(text[max(0, mark.start() - _BEFORE_REACH) : mark.start()])
    before = word.group().lower().rstrip(".") if word else ""
    if before in _ABBREVIATIONS:
        # "at 5 p.m. The" ends a sentence; "Mr. Ode", "Dec. 5" and "the U.S. Senate" do not
        return "." in before and _STARTER.match(text, after) is not None
    if before in _AT_END_TOO:
        return _STARTER_AFTER_BODY.match(text, after) is not None
    if len(before) == 1 and before.isalpha() and mark.start() >= 1 and text[mark.start() - 1].isupper():
        return False  # an initial
    return following.isupper() or following.isdigit() or following in _OPENERS or not following.isascii()


def sentences(text: str, block: Range) -> tuple[Range, ...]:
    """Sentences of one paragraph, without the white space between them."""
    found, at = [], block.start
    for mark in _END.finditer(text, block.start, block.end):
        end = mark.end()
        if (end < block.end and not text[end].isspace()) or not _ends_sentence(text, mark, block.end):
            continue
        found.append(Range(at, end))
        at = end
        while at < block.end and text[at].isspace():
            at += 1
    if at < block.end:
        found.append(Range(at, block.end))
    return tuple(found)
