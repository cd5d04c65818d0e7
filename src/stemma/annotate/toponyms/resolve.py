"""Which place of several of one name a report means.

Population speaks first; then what else the report names: countries and their people, divisions, places nearby, the
outlet's country. All mentions of a name in one report mean one place, unless their words say otherwise (Leidner 2007).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from stemma.annotate.toponyms.candidates import Candidate
from stemma.annotate.toponyms.vocabulary import Vocabulary
from stemma.lexicon.gazetteer import Entry

ROUNDS = 3  #: passes in which the names' choices are weighed by each other's
ANCHORS = 24  #: names that others are measured against, the most mentioned ones
SPOTS = 6  #: readings of such a name
SOFT = 2.0  #: points by which a reading must fall behind to count 1/e
AMONG_DIVISIONS = 1.0  #: for a division where the report names two others of its country: New York the state
STATED = 20.0  #: for the reading that the report itself spells out elsewhere ("Paris, Texas")
SHADOW, SEAT = 4.0, 20_000
FAR_DEGREES, DEGREE_KM = 12.0, 111.2
CHOICES = 40  #: entries of a name that are weighed
KEPT = 5  #: candidates not chosen that are handed on
PRIOR = {
    "country": 10.5,
    "region": 10.0,
    "water": 9.0,
    "former": 9.0,
    "point": 7.0,
    "division": 0.8,
    "district": 0.4,
    "city": 0.0,
}
CAPITAL = 3.5  #: of a country
LISTED_TOWN = 5.0  #: a town that the word lists name, such as Washington, D.C.
STATE = 3.2  #: a state of the United States
COUNTRY, DIVISION, CLOSE, WIDE, OUTLET = 2.5, 2.0, 2.6, 1.4, 0.8  #: weights of what the report tells
OTHER_NAME = 4.0  #: lost by a place that bears the name only besides its own
CLOSE_KM, WIDE_KM = 60.0, 350.0


@dataclass(slots=True)
class Name:
    """All mentions of one name, and what they may mean: entries with their points, best first."""

    key: str
    entries: tuple[Entry, ...]
    mentions: int = 0
    fixed: bool = False
    order: list[Entry] = field(default_factory=list)
    points: list[float] = field(default_factory=list)

    @property
    def chosen(self) -> Entry:
        """The likeliest entry."""
        return self.order[0]

    def weigh(self, points: list[float]) -> None:
        """Order the entries by points given in their present order."""
        pairs = zip(points, self.order, strict=True)
        ranked = sorted(pairs, key=lambda pair: (-pair[0], -pair[1].population, pair[1].name, pair[1].lat or 0.0))
        self.points, self.order = [p for p, _ in ranked], [e for _, e in ranked]

    def spots(self) -> list[Spot]:
        """The likeliest points that the name may stand for, each with its share."""
        found = []
        for points, entry in zip(self.points[:SPOTS], self.order[:SPOTS], strict=True):
            if entry.kind in ("city", "district", "point") and entry.lat is not None and entry.lon is not None:
                share = math.exp((points - self.points[0]) / SOFT)
                found.append(Spot(entry.lat, entry.lon, share))
        return found


class Spot(NamedTuple):
    """A point, and how likely it is (1 for the best reading of a name)."""

    lat: float
    lon: float
    share: float


def prior(entry: Entry, words: Vocabulary) -> float:
    """How likely a place is meant before anything else is known."""
    points = PRIOR[entry.kind]
    if entry.kind in ("city", "division", "district"):
        points += 0.9 * math.log10(entry.population + 10)
    if entry.kind == "division" and entry.countries == ("US",):
        points += STATE
    if entry.kind == "city" and entry.admin1 is None:
        points += LISTED_TOWN
    if entry.kind == "city" and any(
        (words.places.countries.get(c, {}).get("capital") or "-") == entry.name.split(",")[0] for c in entry.countries
    ):
        points += CAPITAL
    if not entry.own_name:  # the better known the place, the more of its other names are
        points += 0.3 * math.log10(entry.population + 10) - OTHER_NAME
    return points


def shadowed(entry: Entry, entries: tuple[Entry, ...]) -> float:
    """Points that a division loses to the town that it is named after: "Moscow" alone is the city."""
    if entry.kind != "division" or entry.countries == ("US",):
        return 0.0
    return SHADOW if any(e.kind == "city" and e.admin1 == entry.code and e.population > SEAT for e in entries) else 0.0


class Resolver:
    """Chooses one entry for each name of a report."""

    def __init__(self, words: Vocabulary, outlet: Sequence[str]) -> None:
        self.words = words
        self.outlet = frozenset(outlet)  #: country codes

    def resolve(self, candidates: list[Candidate]) -> dict[tuple[str, str], Name]:
        """(name, name of the holder stated with it or "") -> the name with its entries, best first."""
        names: dict[tuple[str, str], Name] = {}
        for c in candidates:
            if c.entries:
                name = names.setdefault(c.sense, Name(c.key, c.entries, fixed=c.kind != "name"))
                name.mentions += 1
        first = {name.key: name for (_, holder), name in reversed(list(names.items())) if holder not in ("", "division")}
        for name in names.values():
            name.order = list(name.entries) if name.fixed else sorted(name.entries, key=lambda e: -prior(e, self.words))[:CHOICES]
            name.points = [0.0] * len(name.order)
            if not name.fixed:
                name.weigh([prior(e, self.words) - shadowed(e, name.entries) for e in name.order])
        for turn in range(ROUNDS):
            self._weigh(names, first, turn)
        return names

    def _weigh(self, names: dict[tuple[str, str], Name], first: dict[str, Name], turn: int) -> None:
        """One round: order every name's entries by what the others are taken to be."""
        countries: Counter[str] = Counter()
        divisions: Counter[str] = Counter()
        ranked = sorted(names.values(), key=lambda n: (len(n.entries) > 1, -n.mentions, n.key))
        for name in ranked:
            entry = name.chosen
            if turn == 0 and len(name.entries) > 1 and entry.kind == "city" and entry.population < 1_000_000:
                continue  # not yet known well enough to speak for others
            for code in entry.countries[:2]:
                countries[code] += 1
            if entry.admin1 or entry.kind == "division":
                divisions[entry.code or entry.admin1 or ""] += 2 if entry.kind == "division" else 1
        anchors = [(n.key, n.spots()) for n in ranked[:ANCHORS]]
        for (_, holder), name in sorted(names.items()):
            if name.fixed or len(name.order) < 2:
                continue
            stated = None if holder else first.get(name.key)
            others = [spots for key, spots in anchors if key != name.key and spots]
            scores = [self._score(e, name, (countries, divisions), others) for e in name.order]
            if stated is not None:
                scores = [s + STATED * (stated.chosen == e) for s, e in zip(scores, name.order, strict=True)]
            name.weigh(scores)

    def _score(self, entry: Entry, name: Name, seen: tuple[Counter[str], Counter[str]], others: list[list[Spot]]) -> float:
        countries, divisions = seen
        points = prior(entry, self.words) - shadowed(entry, name.entries)
        own = set(name.chosen.countries[:2])
        total = sum(countries.values()) or 1
        for code in entry.countries[:2]:
            count = countries[code] - (code in own)
            if count > 0:
                points += (COUNTRY * count / total + 0.5) / len(entry.countries[:2])
        if self.outlet & set(entry.countries):
            points += OUTLET
        division = entry.code if entry.kind == "division" else entry.admin1
        if division:
            same = name.chosen.code if name.chosen.kind == "division" else name.chosen.admin1
            count = divisions[division] - (1 if same == division else 0)
            if count > 0:
                points += DIVISION * min(1.0, 0.5 + 0.25 * count)
        if entry.kind == "division" and sum(d.split(".")[0] == entry.countries[0] for d in divisions if d != entry.code) > 1:
            points += AMONG_DIVISIONS
        if entry.kind in ("city", "district", "point") and entry.lat is not None and entry.lon is not None:
            near = sorted((_nearness(entry.lat, entry.lon, spots) for spots in others), reverse=True)[:3]
            points += sum(weight * closeness for weight, closeness in zip((1.0, 0.5, 0.25), near, strict=False))
        return points


def _nearness(lat: float, lon: float, spots: list[Spot]) -> float:
    """How near the likeliest points of another name are, in points."""
    best = 0.0
    for spot in spots:
        north = abs(lat - spot.lat)
        if north > FAR_DEGREES:
            continue
        east = abs(lon - spot.lon) * math.cos(math.radians(lat))
        if east > FAR_DEGREES:
            continue
        km = DEGREE_KM * math.hypot(north, east)
        best = max(best, spot.share * (CLOSE * math.exp(-km / CLOSE_KM) + WIDE * math.exp(-km / WIDE_KM)))
    return best
