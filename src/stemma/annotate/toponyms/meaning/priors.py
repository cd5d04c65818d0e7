"""How likely each place of a name is meant before the rest of the report is heard.

Points are natural logarithms times `SOFT`. All weights were set on the Local-Global Lexicon, GeoVirus and the places of the gun
violence registry together; docs/decisions/toponyms.md says how flat the optimum is.
"""

from __future__ import annotations

import math

from stemma.annotate.toponyms.vocabulary import Vocabulary
from stemma.lexicon.gazetteer import Entry

SOFT = 2.0  #: points by which a reading must fall behind to count 1/e
KIND = {
    "country": 10.5,
    "region": 10.0,
    "water": 9.0,
    "former": 9.0,
    "point": 7.0,
    "division": 0.8,
    "district": 0.4,
    "city": 0.0,
}
FAME = 0.9  #: points for ten times as many people
CAPITAL = 3.5  #: of a country
LISTED_TOWN = 5.0  #: a town that the word lists name, such as Washington, D.C.
STATE = 3.2  #: a state of the United States
OTHER_NAME = 4.0  #: lost by a place that bears the name only besides its own
SHADOW, SEAT = 4.0, 20_000  #: lost by a division named after a town of so many people
LOCAL_FAME = 0.3  #: power of its people with which a paper of its own division names a town
LOCAL_LEAST = 1000  #: people added, for villages without a count
LOCAL_DIVISION = 150.0  #: weight of the division's own name, above any town's
LOCAL_OTHER = 0.1  #: share of it for a name besides a town's own


def prior(entry: Entry, words: Vocabulary) -> float:
    """How likely a place is meant before anything else is known."""
    points = KIND[entry.kind]
    if entry.kind in ("city", "division", "district"):
        points += FAME * math.log10(entry.population + 10)
    if entry.kind == "division" and entry.countries == ("US",):
        points += STATE
    if entry.kind == "city" and entry.listed:
        points += LISTED_TOWN
    if entry.kind == "city" and entry.name.split(",")[0] in words.seats_of(entry.countries):
        points += CAPITAL
    if not entry.own_name:  # the better known the place, the more of its other names are
        points += 0.3 * math.log10(entry.population + 10) - OTHER_NAME
    return points


def shadowed(entry: Entry, entries: tuple[Entry, ...]) -> float:
    """Points that a division loses to the town that it is named after: "Moscow" alone is the city."""
    if entry.kind != "division" or entry.countries == ("US",):
        return 0.0
    return SHADOW if any(e.kind == "city" and e.admin1 == entry.code and e.population > SEAT for e in entries) else 0.0


def local(entry: Entry) -> float:
    """How likely a paper of its own division names a place, beside others there; 0 for what lies in no division."""
    if at_home(entry) is None:
        return 0.0
    if entry.kind == "division":
        return LOCAL_DIVISION
    weight: float = (entry.population + LOCAL_LEAST) ** LOCAL_FAME
    return weight if entry.own_name else weight * LOCAL_OTHER


def at_home(entry: Entry) -> str | None:
    """The division whose papers a place is at home with."""
    return entry.code if entry.kind == "division" else entry.admin1
