"""The word lists that actors are known by."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from stemma.annotate.actors.phrases import singular
from stemma.lexicon import mapping, words

Gender = Literal["m", "f", "n", "u"]
Type = Literal["person", "organisation", "group"]


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Words before a name that are a title."""
    return words("titles")


@lru_cache(maxsize=1)
def bodies() -> frozenset[str]:
    """Words that make a capitalised name the name of a body."""
    return words("bodies")


@lru_cache(maxsize=1)
def first_names() -> dict[str, Gender]:
    """First names and whom they are given to."""
    return dict(mapping("first_names"))


@lru_cache(maxsize=1)
def roles() -> dict[str, Gender]:
    """Nouns for one person, singular."""
    return dict(mapping("roles"))


@lru_cache(maxsize=1)
def body_nouns() -> dict[str, str]:
    """Lower-case nouns for a body: any or own."""
    return dict(mapping("body_nouns"))


@lru_cache(maxsize=1)
def group_nouns() -> frozenset[str]:
    """Nouns for several people."""
    return words("group_nouns")


@lru_cache(maxsize=1)
def media() -> frozenset[str]:
    """Words in the names of news outlets."""
    return words("media_words")


@lru_cache(maxsize=1)
def captions() -> frozenset[str]:
    """Words of picture credits and page furniture that run into names."""
    return words("caption_words")


@lru_cache(maxsize=1)
def things() -> frozenset[str]:
    """Last words of capitalised names that are of a thing, an event or a place."""
    return words("thing_names")


@lru_cache(maxsize=1)
def small_words() -> frozenset[str]:
    """Words that begin a sentence with a capital and no name."""
    return words("stop_words")


@lru_cache(maxsize=1)
def documents() -> frozenset[str]:
    """Nouns for documents and recordings."""
    return words("document_nouns")


@lru_cache(maxsize=1)
def nations() -> frozenset[str]:
    """Names of countries and of territories that act like one."""
    found = {name for names in mapping("country_names").values() for name in names}
    for name, row in mapping("disputed_territories").items():
        found |= {name, *row.get("names", ())}
    return frozenset(found | {"U.S.", "U.K.", "US", "UK", "UAE", "EU", "Soviet Union"}) - {"Georgia", "Jordan", "Chad"} | {
        "Georgia"
    }


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Adjectives and nouns of countries, lower case, and the country's code."""
    return {k: str(v) for k, v in mapping("demonyms").items()}


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, str]:
    """The adjective (the first demonym of the list) of each country name."""
    first: dict[str, str] = {}
    for word, code in demonyms().items():
        first.setdefault(code, word)
    return {name: first[code].capitalize() for code, names in mapping("country_names").items() for name in names if code in first}


def adjective_of(country: str) -> str | None:
    """The adjective that goes with a country's name, or None where it is no country: "Chadian" of "Chad"."""
    return _adjectives().get(country)


@lru_cache(maxsize=1)
def _title_genders() -> dict[str, Gender]:
    return dict(mapping("titles"))


def title_gender(word: str) -> Gender | None:
    """The gender that a title gives, or None."""
    gender = _title_genders().get(word, "u")
    return None if gender == "u" else gender


_AFFIX = re.compile(r"^(?:ex|co|vice|then|former)-|-(?:elect|designate|general)$")  #: "ex-minister", "president-elect"


def noun_type(noun: str, *, plural: bool) -> Type | None:
    """What a lower-case noun stands for when it is the head of a source; None where it cannot speak."""
    low = _AFFIX.sub("", noun.lower()) or noun.lower()
    base = singular(low)
    if low in body_nouns() or (low in ("police", "authorities", "military")):
        return "organisation"
    if plural and (low in group_nouns() or base in roles()):
        return "group"
    if base in body_nouns():
        return "organisation" if not plural else "group"
    if low in roles():
        return "person"
    if low in group_nouns():
        return "group"
    return None


def noun_gender(noun: str) -> Gender:
    """m, f or u of a noun for a person."""
    return roles().get(singular(noun.lower()), "u")
