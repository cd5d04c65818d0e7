"""The measures that news counts by, as data: `lexicons/en/measures.yaml` says how a figure of each is known."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from stemma.collate.measures.terms import term
from stemma.lexicon import mapping

#: Words for people at large: compatible with every kind of people.
GENERIC = frozenset({"person", "resident"})
#: Kinds of people that are not parts of one another.
PERSONS = frozenset({"civilian", "child", "soldier", "fighter", "officer", "guard", "worker", "passenger", "patient", "migrant"})


@dataclass(frozen=True, slots=True)
class Measure:
    """One entry of the ontology; words are terms (`measures.terms`)."""

    name: str
    kind: str
    outcomes: frozenset[str]
    acts: frozenset[str]
    things: frozenset[str]
    of: tuple[str, ...]
    nouns: frozenset[str]
    any: bool
    both: bool
    toll: bool
    people: bool
    part_of: str | None


@lru_cache(maxsize=1)
def ontology() -> tuple[Measure, ...]:
    """All measures, the special before the general."""
    return tuple(
        Measure(
            name=name,
            kind=entry["kind"],
            outcomes=frozenset(entry.get("outcomes", ())),
            acts=_terms(entry.get("acts", ())),
            things=_terms(entry.get("things", ())),
            of=tuple(entry.get("of", ())),
            nouns=frozenset(entry.get("nouns", ())),
            any=entry.get("any", False),
            both=entry.get("both", False),
            toll=entry.get("toll", False),
            people=entry.get("people", False),
            part_of=entry.get("part_of"),
        )
        for name, entry in mapping("measures").items()
    )


def _terms(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(t for t in map(term, words) if t is not None)


@lru_cache(maxsize=16)
def _of_kind(kind: str) -> tuple[Measure, ...]:
    first, _, rest = kind.partition(":")
    wanted = rest if first == "measurement" else first
    return tuple(m for m in ontology() if m.kind == wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the words around a figure say of what it measures."""

    outcome: str | None
    noun: str | None  #: the head of what is counted, as the figure gives it
    acts: Set[str]  #: terms of the predicate
    things: Set[str]  #: terms of what is counted
    leading: Set[str]  #: terms of the words right before the number: "the plan to cut"
    beside: str  #: the words on both sides of it, in small letters, each between blanks


def measure_of(kind: str, told: Told) -> Measure | None:
    """The measure of a figure of a kind ("count", "money:EUR", "measurement:length"), or None where the ontology has none.

    The words right before the number tell an act only together with a thing: "the plan to cut 1,200 jobs".
    """
    for measure in _of_kind(kind):
        if measure.any or told.outcome in measure.outcomes or told.noun in measure.nouns:
            return measure
        act, thing = not told.acts.isdisjoint(measure.acts), not told.things.isdisjoint(measure.things)
        if (thing and (act or not told.leading.isdisjoint(measure.acts))) if measure.both else (act or thing):
            return measure
        if any(f" {word} " in told.beside for word in measure.of):
            return measure
    return None
