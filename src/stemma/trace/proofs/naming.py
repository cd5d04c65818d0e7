"""Naming: whether the sentence of a number that nobody is given for names someone who gives it elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping

from stemma.lexicon import mapping
from stemma.model import Document, Span
from stemma.text.names import key
from stemma.trace.proofs.joined import Root
from stemma.trace.registry import Registry

LONGEST = 400  #: characters on either side of a reading in which the rest of its sentence stands
LETTERS = 4  #: fewer letters are no name that tells one from others
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+(?=[“\"‘'A-Z])|\n")
_THE = re.compile(r"(?<= the )([a-z-]+)(?=(?:'s)? )")


def sentence_around(text: str, place: Span) -> tuple[int, int]:
    """The sentence around a place, by marks alone."""
    first, last = max(0, place.start - LONGEST), min(len(text), place.end + LONGEST)
    before = [m.end() for m in _SENTENCE_END.finditer(text, first, place.start)]
    after = _SENTENCE_END.search(text, place.end, last)
    return (before[-1] if before else first), (after.end() if after else last)


class Naming:
    """Looks for the names of origins in the sentences of readings."""

    def __init__(self, documents: Mapping[str, Document], registry: Registry) -> None:
        self._documents = documents
        self._registry = registry
        self._sentences: dict[Span, str] = {}
        self._bodies: dict[Span, frozenset[str]] = {}

    def _sentence(self, place: Span) -> str:
        """The sentence of a place, folded, a space at either end."""
        if place not in self._sentences:
            text = self._documents[place.report].text
            start, end = sentence_around(text, place) if place.field is None else (0, 0)
            self._sentences[place] = f" {key(text[start:end])} "
        return self._sentences[place]

    def beside(self, reading: Root, giver: Root) -> bool:
        """Whether the sentence of a reading names a giver: by a name, or by the words for it, as "the company"."""
        said = self._sentence(reading.place)
        for name in (giver.name, *self._registry.also(giver.name)):
            folded = key(name)
            if len(folded) >= LETTERS and (f" {folded} " in said or f" {folded}'s " in said):
                return True
        return giver.key in self._called(reading.place)

    def _called(self, place: Span) -> frozenset[str]:
        """Keys of the bodies that the sentence of a place calls by what they are: "the company"."""
        if place not in self._bodies:
            found = set()
            for noun in _THE.findall(self._sentence(place)):
                body = self._registry.body_called(noun) if mapping("body_nouns").get(noun, "own") != "own" else None
                if body is not None:
                    found.add(f"name:{key(body)}")
            self._bodies[place] = frozenset(found)
        return self._bodies[place]
