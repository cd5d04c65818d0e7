"""Dispatch heads: "BELOVAR, May 6 (Nordwire) - ", "BELOVAR, MAY 6, NORDWIRE. ", "(AP) — ", "NEW YORK — ".

A head is place, date and agency, each optional, before a dash, colon or full stop, as the style books of the agencies
lay down (AP Stylebook "datelines", Reuters Handbook "datelines"). Which parts must stand there depends on the mark
that ends it: the weaker the mark, the more it takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.lexicon import words
from stemma.read.metadata.agencies import known_agency
from stemma.read.metadata.dates import WrittenDate, date_at

_LONGEST = 130  #: characters in which a head must end; "PLACE, Region, 2nd October 2020 (Long Agency Name) --" has 60
_LEAST_AFTER = 40  #: characters that follow a head of a place alone; before fewer it is a heading
_DASH = r"(?:-{2,3}|[–—]-|-[–—]|[-–—―‒_])"
_END = re.compile(
    rf"\s+{_DASH}(?=\s|[A-Z“\"‘'])\s*|\s*(?:[–—]-|-[–—]|[–—―]|--)\s*|(?<=[)\]])\s*[-:.]\s+|\s?[:：]\s+|\.(?=\s)|(?<=[A-Z])/\s+"
    r"|(?<=\))\s+(?=[A-Z“\"‘'])"
)
_AGENCY_IN_BRACKETS = re.compile(r"[(\[]\s*([^()\[\]]{2,45}?)\s*[)\]]\s*$|/\s*([^/]{2,45}?)\s*/\.?\s*$|\s\|\s*([^|]{2,45}?)\s*$")
_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŠŽČĆĐİŞĞŌĀĒĪ]"
_WORD = rf"(?:{_CAPITAL}[\w.'’ʼ-]*|[ad]l-{_CAPITAL}[\w'’-]*)"
_LINK = r"(?:of|de|del|della|do|da|dos|la|las|le|les|el|los|al|and|on|upon|am|an der|sur|in|near|the|bin|y|di|e)"
_PLACE = re.compile(rf"(?:{_WORD}|the)(?:[ /-]+(?:{_LINK}[ ]+)?{_WORD}){{0,4}}\.?$")
_HOUSE = rf"(?:{_WORD}|\d{{1,2}}(?:[A-Z]\w*)?)"
_AGENCY = re.compile(rf"(?=.*[A-Z])(?:[Tt]he )?{_HOUSE}(?:(?: |/|, ?| and | & |-){_HOUSE}){{0,4}}(?:\.[a-z]{{2,3}})?$")
_STATES = re.compile(r"(?:[A-Z]\.){2,}$|[A-Z][a-z]{1,5}\.$|[A-Z]{2}$")  #: D.C., N.H., Calif., TX
_CUT = re.compile(r",\s|(?<=[A-Z]{3})\.\s|(?<=\w{3})\.\s+(?=\d)|,(?=\S)")  #: between place, date and agency
_SENTENCE_MARK = re.compile(r"[!?;“”\"…]")


@dataclass(frozen=True, slots=True)
class DispatchHead:
    """A head found at [start, end); the parts are [start, end) or None. `agency_name` is as printed."""

    start: int
    end: int
    place: tuple[int, int] | None
    date: WrittenDate | None
    agency: tuple[int, int] | None
    agency_name: str | None


@dataclass(slots=True)
class _Parts:
    place: tuple[int, int] | None = None
    date: WrittenDate | None = None
    agency: tuple[int, int] | None = None
    bracketed: bool = False


def _trimmed(text: str, start: int, end: int, marks: str = " \t\u00a0,") -> tuple[int, int]:
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return start, end


def _take_bracketed(text: str, start: int, end: int, parts: _Parts) -> int | None:
    """Take an agency in brackets or strokes off the end; gives back the new end, None where brackets hold no agency."""
    found = _AGENCY_IN_BRACKETS.search(text, start, end)
    if not found:
        return end
    group = found.lastindex or 1
    name = found.group(group)
    written = date_at(text, found.start(group), found.end(group))
    if written and written.end == found.end(group):
        parts.date = written
        return found.start()
    if not _AGENCY.match(name) and known_agency(name) is None:
        return None
    parts.agency, parts.bracketed = found.span(group), True
    return found.start()


def _read(text: str, start: int, end: int) -> _Parts | None:
    """The parts of the head `text[start:end]` (without the mark that ends it), or None where it is no head."""
    parts = _Parts()
    start, end = _trimmed(text, start, end, " \t\u00a0")
    shorter = _take_bracketed(text, start, end, parts)
    if shorter is None:
        return None
    start, end = _trimmed(text, start, shorter)
    if parts.agency and text[end - 1 : end] == "." and not _STATES.search(text[start:end]):
        end -= 1
    at = start
    while at < end:
        at, _ = _trimmed(text, at, end, " \t\u00a0,.")
        if at >= end:
            break
        written = date_at(text, at, end)
        if written and parts.date is None:
            parts.date, at = written, written.end
            continue
        cut = _CUT.search(text, at, end)
        stop = cut.start() if cut else end
        if not _take_name(text, at, stop, parts):
            return None
        at = stop
    return parts


def _take_name(text: str, start: int, end: int, parts: _Parts) -> bool:
    """Take a name as an agency (known, or after place and date), else as place or part of it."""
    start, end = _trimmed(text, start, end)
    name = text[start:end]
    if not name:
        return True
    known = known_agency(name) is not None
    if parts.agency is None and (known or (parts.place and parts.date)) and _AGENCY.match(name):
        parts.agency = (start, end)
        return True
    if parts.agency is not None and not parts.bracketed:
        return False
    if not _PLACE.match(name) or name.casefold().rstrip(".") in words("head_flags"):
        return False
    if parts.place is None:
        parts.place = (start, end)
    elif parts.date is None and "," in text[parts.place[1] : start]:
        parts.place = (parts.place[0], end)
    else:
        return False
    return True


def _fits(text: str, parts: _Parts, mark: str, after: str) -> bool:
    """Whether the parts are enough for a head that ends with `mark`."""
    place = text[parts.place[0] : parts.place[1]] if parts.place else ""
    main = place.split(",")[0]
    capitals = len(main) > 1 and main == main.upper() and any(c.isalpha() for c in main)
    strong = sum((parts.agency is not None, parts.date is not None, bool(place)))
    mark = mark.strip()
    if mark == "":
        if not parts.bracketed or parts.agency is None:
            return False
        return bool(place) and (capitals or known_agency(text[slice(*parts.agency)]) is not None)
    if mark in "./":
        return parts.agency is not None and strong >= 2
    if mark in ":：":
        return (capitals and strong == 1 and len(main) > 3) or (parts.agency is not None and strong >= 2)
    if parts.agency is not None:
        return parts.bracketed or strong >= 2
    if parts.date is not None:
        return bool(place)
    if len(after) < _LEAST_AFTER or any(w in words("outlet_words") for w in place.casefold().split()):
        return False  # "The Weekly Herald - Business"
    if capitals:
        return True
    # a lone place in small letters: only before a sentence of its own, without a second dash that would close a bracket
    sentence = re.split(r"[.!?]\s", after, maxsplit=1)[0]
    return bool(place) and len(main.split()) <= 3 and after[:1].isupper() and not re.search(r"\s[–—-]\s|[–—]", sentence)


def dispatch_head(text: str, start: int, end: int) -> DispatchHead | None:
    """The head with which the paragraph `text[start:end]` begins, or None."""
    stop = min(end, start + _LONGEST)
    for mark in _END.finditer(text, start, stop):
        if mark.end() >= end or _SENTENCE_MARK.search(text, start, mark.start()):
            return None
        if mark.group().strip() == "." and _STATES.search(text[max(start, mark.start() - 5) : mark.start() + 1]):
            continue
        parts = _read(text, start, mark.start())
        if parts is None or not (parts.place or parts.date or parts.agency):
            continue
        if _fits(text, parts, mark.group(), text[mark.end() : min(end, mark.end() + 400)].lstrip()):
            name = text[slice(*parts.agency)] if parts.agency else None
            head_end = mark.end() - (len(mark.group()) - len(mark.group().rstrip()))
            return DispatchHead(start, max(head_end, start), parts.place, parts.date, parts.agency, name)
    return None
