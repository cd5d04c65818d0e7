"""Credits in a report: at its end, where they are no running text, and photo credits wherever they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from stemma.read.metadata.agencies import alias_pattern
from stemma.read.metadata.credits import FoundCredit, credit_at, names_in
from stemma.read.metadata.lines import Line, is_furniture

_MOST = 10  #: lines at the end that may be credits and furniture
_GLUED = 420  #: characters at the end of a paragraph in which a credit may be glued to it
_SENTENCE = re.compile(r"[.!?…]['\"”’)\]]*\s+(?=\S)|['\"”’]\s+(?=[(\[—–-]?\w)|\s+(?=[(\[©])|\s+(?=[—–]\s?[A-Zw])")
_PHOTO = re.compile(
    rf"\((?P<names>[^()]{{0,60}}?{alias_pattern()} (?:Photo|Image|Video)s?\b[^()]{{0,80}})\)"
    r"|\((?P<by>(?:Photo|Image|Picture|Credit|Courtesy)(?: by|:| of|/)[^()]{2,80})\)"
    r"|\((?P<bare>(?:file|stock|handout|undated)[ -](?:photo|image|picture|video)s?)\)"
    rf"|\((?P<slash>[^()]{{2,60}}?(?:/|, | via ){alias_pattern()}(?:[^()]{{0,30}}))\)"
    r"|\((?P<house>[^()]{2,50}(?:/| via )(?:Getty Images|Pool|Shutterstock|EPA|EPA-EFE|Zuma|Handout)[^()]{0,30})\)",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"^(?:file|photo|handout|pool|credit|courtesy|image|picture|via)s?\b[\s:]*(?:by|of)?\s*", re.IGNORECASE)
_AGENCY_PHOTO = re.compile(r"\b(?:Photo|Image|Video)s?\b(?:\s+by\b)?\s*[/:]?", re.IGNORECASE)
_DAY = re.compile(r"\d")


@dataclass(slots=True)
class Tail:
    """Credits found at the end, and the stretches there that are no running text."""

    credits: list[FoundCredit] = field(default_factory=list)
    taken: list[tuple[int, int]] = field(default_factory=list)


def _glued(text: str, line: Line) -> tuple[list[FoundCredit], int]:
    """Credits glued to the end of a paragraph, the last first, and where the paragraph ends without them."""
    found: list[FoundCredit] = []
    end = line.end
    starts = [m.end() for m in _SENTENCE.finditer(text, max(line.start, end - _GLUED), end) if m.end() > line.start]
    for start in reversed(starts):
        if start >= end:
            continue
        credit = credit_at(text, start, end)
        if credit is None or (credit.kind == "byline" and end == line.end and text[start] not in "(—–"):
            continue
        if found and credit.kind == found[-1].kind == "copyright" and not found[-1].names:
            credit = replace(credit, end=found.pop().end)  # "© 2024 X. All rights reserved." is one notice
        found.append(credit)
        end = start
        while end > line.start and text[end - 1].isspace():
            end -= 1
    return found, end


def read_tail(text: str, lines: list[Line]) -> Tail:
    """Read credits and furniture from the end upwards; the first line of a report is never one of them."""
    tail = Tail()
    for line in reversed(lines[1:][-_MOST:]):
        credit = credit_at(text, line.start, line.end)
        if credit is not None:
            tail.credits.append(credit)
            tail.taken.append((line.start, line.end))
        elif is_furniture(text, line):
            tail.taken.append((line.start, line.end))
        else:
            break
    rest = lines[: len(lines) - len(tail.taken)]
    if rest:
        glued, end = _glued(text, rest[-1])
        tail.credits.extend(glued)
        if glued:
            tail.taken.append((end, rest[-1].end))
    tail.credits.reverse()
    return tail


def inner_credits(text: str, lines: list[Line]) -> list[FoundCredit]:
    """Lines between the paragraphs that are credits beyond doubt: notices of rights, "Photo: X", "h/t X"."""
    found = []
    for line in lines:
        credit = credit_at(text, line.start, line.end) if line.end - line.start < 300 else None
        if credit is not None and credit.kind in ("copyright", "photo", "translation", "republication", "relay"):
            found.append(credit)
    return found


def photo_credits(text: str) -> list[FoundCredit]:
    """Photo credits in brackets: "(AP Photo/Jane Doe, File)", "(Jane Doe/Nordwire via AP)", "(file photo)"."""
    found = []
    for match in _PHOTO.finditer(text):
        wording = next(v for v in match.groupdict().values() if v is not None)
        names: tuple[str, ...] = ()
        if not match.group("bare"):
            listed = _AGENCY_PHOTO.sub("/", wording).replace(" via ", "/")
            cleaned = [_NO_NAME.sub("", n) for n in names_in(listed)]
            names = tuple(n for n in cleaned if n and not _DAY.search(n))
            if not names:
                continue
        if match.group("slash") and not re.search(r"/| via ", wording) and not re.search(r"\bfile\b", wording, re.IGNORECASE):
            continue  # "(Paris, Reuters)" is a place and an agency, no photographer
        found.append(FoundCredit(match.start(), match.end(), "photo", names))
    return found
