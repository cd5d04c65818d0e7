"""Boilerplate: lines that belong to an outlet's page and not to the report. They are told apart and are no shared text.

A line is one by its words (`lexicons/en/boilerplate.yaml`: sign-offs, copyright lines, "Share this", "Read more:"), or
because several reports of one outlet have it that have little else in common: reports of one story by one outlet repeat
whole paragraphs too, but then most of what they print.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from stemma.collate.passages.page import page_lines
from stemma.errors import LexiconError
from stemma.lexicon import mapping
from stemma.model import Document, Dropped
from stemma.text.sentences import Range, sentences

_LINE = re.compile(r"[^\n\r]+")
_CLIP = re.compile(r"\d{1,2}:[0-5]\d\s+\D")  #: "2:05 Video shows boats leaving": a clip with its length
_STOPS = ".!?”\"'"
_LONGEST = 60  #: words from which on a line that reports repeat is a paragraph of text
_START = 30  #: words from which on a line is one, whatever it opens with
_SHOWN = 60  #: characters of a line that are shown
_SIGILLA = 6  #: reports that are named
_REPORTS = 3  #: reports of one outlet that must have a line
_PART = 0.6  #: … and part of all reports of the outlet
_COMMON = 0.25  #: part of their words that such reports may share at most

Points = tuple[int, int]


class _Line(NamedTuple):
    start: int
    end: int
    key: str


class Boilerplate(NamedTuple):
    """Per report, by its place, the ranges of its text that are boilerplate; and what several reports have of it."""

    ranges: tuple[tuple[Points, ...], ...]
    dropped: tuple[Dropped, ...]


def find_boilerplate(documents: Sequence[Document]) -> Boilerplate:
    """Lines of the reports' texts that are boilerplate. What stands in two or more reports comes back as dropped."""
    lines = [list(_lines(d.text)) for d in documents]
    repeated = _repeated(documents, lines)
    ranges: list[tuple[Points, ...]] = []
    holders: dict[str, tuple[str, str, list[str]]] = {}
    for number, (document, rows) in enumerate(zip(documents, lines, strict=True)):
        found = []
        for told in _all_told(document, rows, repeated[number]):
            for part, what in told:
                found.append((part.start, part.end))
                shown = document.text[part.start : part.end].strip()
                holders.setdefault(part.key, (shown, what, []))[2].append(document.siglum)
        ranges.append(tuple(found))
    dropped = tuple(
        Dropped(f"{_cut(shown)} in {_named(sigla)}", f"boilerplate ({what}): no shared text")
        for shown, what, sigla in holders.values()
        if len(set(sigla)) > 1
    )
    return Boilerplate(tuple(ranges), dropped)


def _lines(text: str) -> Iterator[_Line]:
    for met in _LINE.finditer(text):
        key = _key(met.group())
        if key:
            yield _Line(met.start(), met.end(), key)


def _key(line: str) -> str:
    return " ".join(line.casefold().replace("’", "'").strip("*_[](){}►▶•|<>»→-–— \t\u00a0").split())


def _all_told(document: Document, rows: Sequence[_Line], repeated: frozenset[str]) -> Iterator[list[tuple[_Line, str]]]:
    """Per line of a report the parts of it that are boilerplate, with what they are."""
    said = f"a line of {document.outlet} that its reports repeat"
    found = [[(line, said)] if line.key in repeated else list(_told(document, line)) for line in rows]
    places = [(line.start, line.end) for line in rows]
    told = frozenset(place for place, parts in zip(places, found, strict=True) if any(place == part[:2] for part, _ in parts))
    page = page_lines(document.text, places, told=told, language=document.language)
    for line, place, parts in zip(rows, places, found, strict=True):
        yield [(line, page[place])] if place in page else parts


def _told(document: Document, line: _Line) -> Iterator[tuple[_Line, str]]:
    """A line that is boilerplate by its words, or the sentences of a paragraph that are, with what they are."""
    inside = _inside(line.key, document.language)
    if inside is None:
        what = _opening(line.key, document.language)
        if what is not None:
            yield line, what
        if what is not None or "(" not in document.text[line.start : line.end]:
            return
    text = document.text
    for start, end in sentences(text, Range(line.start, line.end)):
        key = _key(text[start:end])
        what = _inside(key, document.language) or (_opening(key, document.language) if text[start] == "(" else None)
        if key and what is not None:
            yield _Line(start, end, key), what


def _cut(shown: str) -> str:
    return repr(shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1].rstrip()}…")


def _named(sigla: Sequence[str]) -> str:
    names = list(dict.fromkeys(sigla))
    more = len(names) - _SIGILLA
    return ", ".join(names[:_SIGILLA]) + (f" and {more} more" if more > 0 else "")


@lru_cache(maxsize=16)
def _phrases(language: str) -> tuple[dict[str, str], dict[str, tuple[tuple[str, str], ...]], tuple[tuple[str, str], ...]]:
    """Whole lines, openings by their first word, and phrases that stand anywhere, each with what they are."""
    try:
        table = mapping("boilerplate", language.split("-", maxsplit=1)[0])
    except LexiconError:
        table = {}
    starts: dict[str, tuple[tuple[str, str], ...]] = {}
    for phrase, about in table.items():
        if about["at"] == "start":
            head = phrase.split()[0]
            starts[head] = (*starts.get(head, ()), (phrase, about["what"]))
    whole = {phrase: about["what"] for phrase, about in table.items() if about["at"] == "whole"}
    inside = tuple((phrase, about["what"]) for phrase, about in table.items() if about["at"] == "inside")
    return whole, starts, inside


def _opening(line: str, language: str) -> str | None:
    """What a line is by its opening, or as a whole; None where its words do not say it."""
    if line[0] in "\"“'‘":
        return None
    if _CLIP.match(line) and line[-1] not in _STOPS:
        return "video list"
    whole, starts, _ = _phrases(language)
    bare = line.strip(" .:!>")
    if bare in whole:
        return whole[bare]
    if line.count(" ") >= _START:
        return None
    for phrase, what in starts.get(line.split(maxsplit=1)[0], ()):
        ends = line[len(phrase) : len(phrase) + 1]
        if line.startswith(phrase) and not (phrase[-1].isalpha() and ends.isalnum()):
            return what
    return None


def _inside(line: str, language: str) -> str | None:
    """What a line is by a phrase in it."""
    return next((what for phrase, what in _phrases(language)[2] if phrase in line), None)


def _repeated(documents: Sequence[Document], lines: Sequence[Sequence[_Line]]) -> list[frozenset[str]]:
    """Per report the lines that other reports of its outlet have too, though they have little in common."""
    outlets: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        if document.outlet is not None:
            outlets[document.outlet].append(number)
    found: list[frozenset[str]] = [frozenset()] * len(documents)
    for numbers in outlets.values():
        if len(numbers) < _REPORTS:
            continue
        count = Counter(key for n in numbers for key in {line.key for line in lines[n]})
        own = set()
        for n in numbers:
            sizes = [(line.key.count(" ") + 1, count[line.key] > 1) for line in lines[n]]
            if sum(size for size, shared in sizes if shared) <= _COMMON * sum(size for size, _ in sizes):
                own.add(n)
        held = Counter(key for n in sorted(own) for key in {line.key for line in lines[n]})
        least = max(_REPORTS, _PART * len(numbers))
        common = frozenset(key for key, times in held.items() if times >= least and key.count(" ") < _LONGEST)
        for n in numbers:
            found[n] = common
    return found
