"""The word lists that place names are judged by, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from stemma.lexicon import gazetteer, mapping, words
from stemma.lexicon.gazetteer import Entry, Gazetteer, fold

PLURALS = ("s", "man", "men", "woman", "women")


@dataclass(frozen=True)
class Vocabulary:
    """The gazetteer and the lists around it; sets hold lower-case words."""

    places: Gazetteer
    lists: dict[str, frozenset[str]]
    common: frozenset[str]
    first_names: frozenset[str]
    demonyms: dict[str, tuple[Entry, ...]]
    metonyms: dict[str, Entry]
    divisions: dict[str, str]  #: "Ill", "W.Va", "TX" -> code of the division
    capitals: frozenset[str]  #: folded names of capitals and of other seats

    def has(self, name: str, word: str) -> bool:
        """Whether a word stands in one of the lists of `place_words`."""
        return word in self.lists[name]

    def demonym(self, word: str) -> tuple[Entry, ...]:
        """The places whose people a lower-case word names, in the singular or plural; () where it is none."""
        found = self.demonyms.get(word, ())
        for ending in PLURALS:
            if not found and word.endswith(ending) and len(word) > len(ending) + 2:
                found = self.demonyms.get(word[: -len(ending)], ())
        return found


def _targets(places: Gazetteer, named: Any) -> tuple[Entry, ...]:
    found = []
    for target in named if isinstance(named, list) else [named]:
        entry = places.by_code(target) if len(target) == 2 else next(iter(places.lookup(target)), None)
        if entry is not None:
            found.append(entry)
    return tuple(found)


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The English word lists."""
    places = gazetteer.default()
    lists = {name: frozenset(map(str, entries)) for name, entries in mapping("place_words").items()}
    metonyms = {
        fold(name): Entry(about.get("name", name), tuple(about["countries"]), about["lat"], about["lon"], 0, "point")
        for name, about in mapping("metonyms").items()
    }
    seats = {fold(about["capital"]) for about in places.countries.values() if about["capital"]}
    return Vocabulary(
        places=places,
        lists=lists,
        common=words("place_common_words"),
        first_names=frozenset(n.lower() for n in words("first_names")) - lists["places_before_names"] - lists["not_first_names"],
        demonyms={word: _targets(places, target) for word, target in mapping("demonyms").items()},
        metonyms=metonyms,
        divisions={str(short): str(code) for short, code in mapping("division_abbreviations").items()},
        capitals=frozenset(seats | {fold(name) for name in lists["seats"]}),
    )
