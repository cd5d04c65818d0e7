"""The word lists that place names are judged by, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from stemma.lexicon import gazetteer, mapping, words
from stemma.lexicon.gazetteer import Entry, Gazetteer, fold

REMEMBERED = 65_536  #: words and names of which what is known is kept
SHORT = 5  #: letters of an abbreviation
#: What a capitalised word may be, as bits: it names something by itself; a longer name may begin with it; it may be initials
#: of a name; it is the short form of a division.
ALONE, LONGER, INITIALS, DIVISION = 1, 2, 4, 8
SHORTENED = frozenset(("St", "Ste", "Mt", "Ft"))  #: a full stop after these does not end a name
_ODD_INSIDE = re.compile("[’'ʻ‘`´]")
LICENCES = ("settlement_nouns", "unknown_before", "feature_before", "feature_after")
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
    clues: dict[str, frozenset[str]]  #: code of a country -> words of its public life, one or two
    clue_words: frozenset[str]  #: those of one word,
    clue_signs: tuple[str, ...]  #: … of one sign,
    clue_pairs: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]  #: … of two words, and the pattern of each
    capitals: frozenset[str]  #: folded names of capitals and of other seats
    licences: frozenset[str]  #: place words that make the name beside them a place
    idle: frozenset[str]  #: words that are no place alone and that begin none, or none without a further capital
    openings: frozenset[str]  #: first words of the names of the word lists, folded
    goes_on: re.Pattern[str]  #: what follows a word within a longer name
    _parts: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    _folded: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    _people: dict[str, tuple[Entry, ...]] = field(default_factory=dict, compare=False, repr=False)

    def begins(self, word: str) -> int:
        """What a capitalised word may be in the name of a place, of its people, or of what stands for one; 0 for nothing."""
        known = self._parts.get(word)
        if known is None:
            known = _keep(self._parts, word, self._part(word))
        return known

    def _part(self, word: str) -> int:
        bare = word[:-2] if word[-2:] in ("'s", "’s") else word
        lower = bare.lower()
        if not bare[:1].isupper() or lower in self.idle:
            return ALONE if bare in ("US", "UK") else 0
        part = DIVISION | ALONE if bare in self.divisions else 0
        if len(bare) == 1 or (bare.isupper() and len(bare) <= SHORT):
            part |= INITIALS | LONGER
        folded = self.folded(bare)
        opening = folded.partition(" ")[0]
        if opening in self.openings or self.places.begins(opening):
            part |= LONGER
        elif not part and not self.demonym(lower):
            return 0
        return part | ALONE if self._alone(bare, folded) else part | LONGER

    def _alone(self, bare: str, folded: str) -> bool:
        """Whether a capitalised word without more may be a candidate; also said of what is rare and hard to tell."""
        if bare in SHORTENED or "." in bare or _ODD_INSIDE.search(bare) or self.places.abbreviation(bare):
            return True
        if folded in self.metonyms or self.demonym(folded) or self.demonym(bare.lower()):
            return True
        return len(bare) > 1 and bare.lower() not in self.lists["particles"] and self.places.has(folded)

    def folded(self, text: str) -> str:
        """`fold`, remembered."""
        found = self._folded.get(text)
        return _keep(self._folded, text, fold(text)) if found is None else found

    def has(self, name: str, word: str) -> bool:
        """Whether a word stands in one of the lists of `place_words`."""
        return word in self.lists[name]

    def seats_of(self, countries: tuple[str, ...]) -> list[str]:
        """The capitals of countries."""
        known = self.places.countries
        return [known[code]["capital"] for code in countries if code in known and known[code]["capital"]]

    def demonym(self, word: str) -> tuple[Entry, ...]:
        """The places whose people a lower-case word names, in the singular or plural; () where it is none."""
        found = self._people.get(word)
        return _keep(self._people, word, self._named_after(word)) if found is None else found

    def _named_after(self, word: str) -> tuple[Entry, ...]:
        found = self.demonyms.get(word, ())
        for ending in PLURALS:
            if not found and word.endswith(ending) and len(word) > len(ending) + 2:
                found = self.demonyms.get(word[: -len(ending)], ())
        return found


_V = TypeVar("_V")


def _keep(memory: dict[str, _V], word: str, value: _V) -> _V:
    """Remember what is known of a word, and give it back; a full memory begins anew."""
    if len(memory) >= REMEMBERED:
        memory.clear()
    memory[word] = value
    return value


def _targets(places: Gazetteer, named: Any) -> tuple[Entry, ...]:
    found = []
    for target in named if isinstance(named, list) else [named]:
        entry = places.by_code(target) if len(target) == 2 else next(iter(places.lookup(target)), None)
        if entry is not None:
            found.append(entry)
    return tuple(found)


def _goes_on(connectors: frozenset[str]) -> re.Pattern[str]:
    """A hyphen or dot with a letter, or a space with "&", a small word of names, or a word that is not written small."""
    small = "|".join(sorted(connectors))
    return re.compile(rf"(?:['’]s)?(?:[-–&.]\w|\s+(?:&|(?:{small})(?!\w)|(?![a-z]+(?!\w))\w))")


def _pair(one: str, other: str) -> re.Pattern[str]:
    """Two words with no other letter between them; the look behind comes after the first, whose letters are searched for."""
    return re.compile(rf"{one}(?<![^\W\d_]{one})(?:(?!£)[\W\d_])+{other}(?![^\W\d_])")


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The English word lists."""
    places = gazetteer.default()
    lists = {name: frozenset(map(str, entries)) for name, entries in mapping("place_words").items()}
    metonyms = {
        fold(name): Entry(about.get("name", name), tuple(about["countries"]), about["lat"], about["lon"], 0, "point")
        for name, about in mapping("metonyms").items()
    }
    told = mapping("place_clues")
    all_clues = sorted({clue for listed in told.values() for clue in listed})
    listed = [*places.listed_names(), *metonyms]
    seats = {fold(about["capital"]) for about in places.countries.values() if about["capital"]}
    return Vocabulary(
        places=places,
        lists=lists,
        common=words("place_common_words"),
        first_names=frozenset(n.lower() for n in words("first_names")) - lists["places_before_names"] - lists["not_first_names"],
        demonyms={word: _targets(places, target) for word, target in mapping("demonyms").items()},
        metonyms=metonyms,
        divisions={str(short): str(code) for short, code in mapping("division_abbreviations").items()},
        clues={code: frozenset(listed) for code, listed in told.items()},
        clue_words=frozenset(clue for clue in all_clues if clue.isalpha()),
        clue_signs=tuple(clue for clue in all_clues if len(clue) == 1 and not clue.isalpha()),
        clue_pairs=tuple((clue, frozenset(clue.split()), _pair(*clue.split())) for clue in all_clues if " " in clue),
        licences=frozenset().union(*(lists[name] for name in LICENCES)),
        idle=(words("stop_words") | lists["calendar"] | lists["function_words"]) - {"new"},
        openings=frozenset(name.partition(" ")[0] for name in listed),
        goes_on=_goes_on(lists["connectors"]),
        capitals=frozenset(seats | {fold(name) for name in lists["seats"]}),
    )
