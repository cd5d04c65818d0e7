"""Adversaries: pairs of countries that a story's reports tell to be fighting each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from stemma.lexicon import mapping
from stemma.model import Document, Toponym

_APART = 60  #: characters between two names that one phrase may join
_BEFORE = 50  #: characters before "between X and Y" in which the fighting is named
_KEPT = 4096


@cache
def _names() -> dict[str, str]:
    """Names and peoples of countries and contested territories, lower case, to one key each."""
    found: dict[str, str] = {}
    for territory, about in mapping("disputed_territories").items():
        for name in (territory, *about.get("names", ())):
            found[name.lower()] = territory
    for code, names in mapping("country_names").items():
        for name in names:
            found.setdefault(name.lower(), str(code))
    for people, code in mapping("demonyms").items():
        if isinstance(code, str):
            found.setdefault(people.lower(), code)
            found.setdefault(f"{people.lower()}s", code)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=lambda n: (-len(n), n))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.I)


@lru_cache(maxsize=_KEPT)
def countries_in(text: str) -> tuple[str, ...]:
    """Keys of the countries that a name or phrase holds (ISO 3166-1 alpha-2, or a contested territory's name), each once."""
    return tuple(dict.fromkeys(_names()[m[0].lower()] for m in _pattern().finditer(text) if m[0][0].isupper()))


def _key(toponym: Toponym) -> str | None:
    if toponym.place is None:
        return None
    return toponym.place.countries[0] if len(toponym.place.countries) == 1 else toponym.place.name


@cache
def _joining() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands between two names of adversaries: an attack by one on the other; "between X and Y"; "X-Y war"."""
    sets = mapping("side_words")
    attack, fighting = ("|".join(str(sets[name]).split()) for name in ("attacking", "fighting"))
    return (
        re.compile(
            rf"(?:[’']s?)?\s+(?:[\w-]+\s+){{0,4}}?(?:{attack})\s+(?:(?:against|on|at|into|with|down|in|of|the|an?)\s+){{0,3}}"
        ),
        re.compile(rf"\b(?:{fighting})\b[^.;]{{0,30}}\bbetween\s+(?:the\s+)?$", re.I),
        re.compile(rf"\s+(?:\w+\s+){{0,2}}(?:{fighting})\b", re.I),
    )


class Adversaries:
    """The pairs of countries that fight each other by the reports' words, with the report that tells so."""

    def __init__(self, documents: Sequence[Document], toponyms: Sequence[Toponym]) -> None:
        self._told: dict[frozenset[str], str] = {}
        by_report: dict[str, list[Toponym]] = {}
        for toponym in toponyms:
            if toponym.span.field is None:
                by_report.setdefault(toponym.span.report, []).append(toponym)
        for document in documents:
            found = sorted(by_report.get(document.id, ()), key=lambda t: t.span)
            for left, right in pairwise(found):
                a, b = _key(left), _key(right)
                if a and b and a != b and _hostile(document.text, left, right):
                    self._told.setdefault(frozenset((a, b)), document.siglum)

    def where(self, left: str, right: str) -> str | None:
        """The siglum of the first report that tells of fighting between two countries; None where none does."""
        return self._told.get(frozenset((left, right)))


def _hostile(text: str, left: Toponym, right: Toponym) -> bool:
    between = text[left.span.end : right.span.start]
    if len(between) > _APART:
        return False
    attack, before, after = _joining()
    if attack.fullmatch(between):
        return True
    if re.fullmatch(r"\s+(?:\w+\s+){0,2}and\s+(?:\w+\s+){0,2}", between):
        return before.search(text[max(0, left.span.start - _BEFORE) : left.span.start]) is not None
    if between in ("-", "–", "—"):
        return after.match(text[right.span.end : right.span.end + _BEFORE]) is not None
    return False
