"""The word lists that the figures annotator reads, in the shapes it uses. All of them are written in `lexicons/en`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from stemma.lexicon import mapping, words
from stemma.text.numerals import NumberWords

_KEPT = 8192  #: words whose singular is kept: a report has some hundreds, and most are those of other reports
Phrases = Mapping[tuple[str, ...], Any]


def _phrases(table: Mapping[str, Any]) -> tuple[dict[tuple[str, ...], Any], int]:
    """A table by its words, and the most words that one entry has."""
    result = {tuple(key.replace("/", " / ").replace("°", "° ").split()): value for key, value in table.items()}
    return result, max(map(len, result))


NUMBERS = NumberWords.of(mapping("number_words"))
BEFORE, BEFORE_LONGEST = _phrases(mapping("approximators"))
AFTER, AFTER_LONGEST = _phrases(mapping("approximators_after"))
VAGUE, VAGUE_LONGEST = _phrases(mapping("vague_counts"))
CURRENCIES = mapping("currencies")
MONEY, MONEY_LONGEST = _phrases(CURRENCIES)
UNITS, UNITS_LONGEST = _phrases(mapping("units"))
#: unit -> {smaller unit: how many of them it has}
UNIT_PARTS: Mapping[str, Mapping[str, int]] = mapping("unit_parts")
OUTCOMES = mapping("outcomes")
PARTICLES = mapping("outcomes_particles")
LOSSES = mapping("outcomes_losses")
MANNERS = mapping("outcomes_manner")
OBJECTS = mapping("outcomes_objects")
CUTS = mapping("outcomes_cuts")
STATE_PHRASES, STATE_PHRASES_LONGEST = _phrases(mapping("outcomes_states"))
LIFE_VERBS = words("outcomes_lives")
CLAUSE_VERBS = words("clause_verbs")
DESIGNATIONS = words("designations")
STREETS = words("street_words")
PEOPLE = words("people_nouns")
THINGS = words("counted_things")
ONE_IDIOMS = words("one_idioms")
TITLE_NOUNS = words("title_nouns")
CHANGES = mapping("change_words")
SINGULARS = mapping("irregular_plurals")
PER_NOUNS = words("per_nouns")
ABOUT_PREPOSITIONS = words("about_prepositions")
COMPOUND_IDIOMS = words("compound_idioms")
MONTHS = words("months")
WEEKDAYS = words("weekdays")
DEMONYMS = words("demonyms")


def word_set(name: str) -> frozenset[str]:
    """A small closed set of words of the list `figure_words`."""
    return frozenset(str(mapping("figure_words")[name]).split())


def concept_words(name: str) -> frozenset[str]:
    """A small closed set of words of the list `concept_words`, by which a figure's concept is found."""
    return frozenset(str(mapping("concept_words")[name]).split())


def longest(table: Phrases, words_at: Iterable[str], *, most: int) -> tuple[int, Any] | None:
    """(number of words, entry) of the longest phrase of `table` that the words begin with; None without one."""
    ahead: list[str] = []
    for word in words_at:
        ahead.append(word)
        if len(ahead) == most:
            break
    for count in range(len(ahead), 0, -1):
        entry = table.get(tuple(ahead[:count]))
        if entry is not None:
            return count, entry
    return None


@lru_cache(maxsize=_KEPT)
def singular(noun: str) -> str:
    """The singular of a lower-case noun, by the irregular list and the regular endings."""
    known = SINGULARS.get(noun)
    if known is not None:
        return str(known)
    if noun.endswith("s") and noun[:-1] in DEMONYMS:
        return noun[:-1]
    if len(noun) > 4 and noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return noun[:-2]
    if len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


@lru_cache(maxsize=_KEPT)
def is_person(noun: str) -> bool:
    """Whether a lower-case noun, in either number, names people; agent nouns in -er and demonyms count."""
    single = singular(noun)
    return single in PEOPLE or single in DEMONYMS
