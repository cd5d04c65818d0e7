"""Which place of several of one name a report means.

Population speaks first; then what else the report names: countries and their people, divisions, places nearby, the outlet's
country, the division where the report is at home. All mentions of a name in one report mean one place, unless their words
say otherwise (Leidner 2007).
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from stemma.annotate.toponyms.candidates import Candidate
from stemma.annotate.toponyms.meaning.focus import Hint, Told, focus
from stemma.annotate.toponyms.meaning.priors import SOFT, at_home, local, prior, shadowed
from stemma.annotate.toponyms.vocabulary import Vocabulary
from stemma.lexicon.gazetteer import Entry
from stemma.lexicon.gazetteer_distance import kilometres

ROUNDS = 3  #: passes in which the names' choices are weighed by each other's
ANCHORS = 24  #: names that others are measured against, the most mentioned ones
SPOTS = 6  #: readings of such a name
AMONG_DIVISIONS = 1.0  #: for a division where the report names two others of its country: New York the state
STATED = 20.0  #: for the reading that the report itself spells out elsewhere ("Paris, Texas")
FAR_DEGREES, DEGREE_KM = 12.0, 111.2
CHOICES = 40  #: entries of a name that are weighed
COUNTRY, DIVISION, CLOSE, WIDE, OUTLET = 3.0, 2.0, 2.6, 1.4, 0.8  #: weights of what the report tells
MOST_GAINED = 12.0  #: points that what the report tells adds, nearly always at most
CLOSE_KM, WIDE_KM = 60.0, 350.0
NEIGHBOURS = (1.0, 0.5, 0.25)  #: share of each of the nearest other names
FIXED = 20.0  #: general weight of a demonym's country
AT_HOME = 20.0  #: how much likelier a report with a home names a place there than its fame says
CLUE = {"city": 3.0, "district": 3.0, "division": 1.0}  #: points where the words are those of the country's public life
CLUES = 2  #: words from which on they are
SETTLED = 0.6  #: probability from which on a division is the report's home
NEIGHBOUR_KM = 40.0  #: "close to another place of the report"
NEIGHBOUR_DEGREES = NEIGHBOUR_KM / 100  #: of latitude that it has at most
COSINES = [math.cos(math.radians(degree + 0.5)) for degree in range(91)]  #: of a latitude in whole degrees


@dataclass(slots=True)
class Name:
    """All mentions of one name, and what they may mean: entries with their points, best first."""

    key: str
    entries: tuple[Entry, ...]
    mentions: int = 0
    fixed: bool = False
    order: list[Entry] = field(default_factory=list)
    points: list[float] = field(default_factory=list)
    base: dict[int, float] = field(default_factory=dict)  #: points before the other names are heard, by id of the entry

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


class Resolver:
    """Chooses one entry for each name of a report."""

    def __init__(self, words: Vocabulary, outlet: Sequence[str], clues: dict[str, int] | None = None) -> None:
        self.words = words
        self.clues = clues or {}
        self.outlet = frozenset(outlet)  #: country codes
        self.homes: dict[str, float] = {}  #: probability of each division to be the report's home

    def resolve(self, candidates: list[Candidate], hints: Sequence[Hint] = ()) -> dict[tuple[str, str], Name]:
        """(name, name of the holder stated with it or "") -> the name with its entries, best first."""
        names: dict[tuple[str, str], Name] = {}
        for c in candidates:
            if c.entries:
                name = names.setdefault(c.sense, Name(c.key, c.entries, fixed=c.kind != "name"))
                name.mentions += 1
        first = {name.key: name for (_, holder), name in reversed(list(names.items())) if holder not in ("", "division")}
        for name in names.values():
            self._open(name)
        self._settle(list(names.values()), hints)
        for turn in range(ROUNDS):
            before = [id(name.chosen) for name in names.values()]
            self._weigh(names, first, turn)
            if turn and before == [id(name.chosen) for name in names.values()]:
                break
        return names

    def _open(self, name: Name) -> None:
        """Put the readings of a name in the order of their fame."""
        name.order, name.points = list(name.entries), [0.0] * len(name.entries)
        if not name.fixed:
            name.weigh([prior(e, self.words) - shadowed(e, name.entries) for e in name.order])
            name.order, name.points = name.order[:CHOICES], name.points[:CHOICES]

    def nearby(self, candidates: Sequence[Candidate], names: dict[tuple[str, str], Name]) -> list[Candidate]:
        """Those of which a town lies at the report's home, or close to another place of the report."""
        chosen = [(n.chosen, n.key) for n in names.values() if n.chosen.kind in ("city", "district") and n.chosen.lat is not None]
        spots = sorted(((e.lat or 0.0, e, key) for e, key in chosen), key=lambda spot: spot[0])
        lats = [lat for lat, _, _ in spots]

        def close(town: Entry, key: str) -> bool:
            lat = town.lat or 0.0
            around = spots[bisect_left(lats, lat - NEIGHBOUR_DEGREES) : bisect_right(lats, lat + NEIGHBOUR_DEGREES)]
            return any(its_key != key and kilometres(town, spot) < NEIGHBOUR_KM for _, spot, its_key in around)

        found = []
        for candidate in candidates:
            towns = [e for e in candidate.entries if e.kind == "city" and e.own_name]
            at_home = any(self.homes.get(town.admin1 or "", 0.0) > SETTLED for town in towns)
            if at_home or any(close(town, candidate.key) for town in towns):
                found.append(candidate)
        return found

    def _settle(self, names: list[Name], hints: Sequence[Hint]) -> None:
        """Find the report's home, and give every reading its points so far."""
        general = [[math.exp(p / SOFT) for p in n.points] if not n.fixed else [FIXED] * len(n.order) for n in names]
        told = [Told(_by_home(n.order), sum(weights), 1.0) for n, weights in zip(names, general, strict=True)]
        known = {name.key for name in names}
        for hint in hints:
            if hint.key not in known:
                known.add(hint.key)
                fame = sum(math.exp(prior(e, self.words) / SOFT) for e in hint.entries)
                told.append(Told(_by_home(hint.entries), fame, hint.weight))
        self.homes = focus(told)
        for name, weights in zip(names, general, strict=True):
            for entry, weight in zip(name.order, weights, strict=True):
                share = self.homes.get(at_home(entry) or "", 0.0)
                gain = AT_HOME * local(entry) if entry.kind != "division" else weight
                points = SOFT * math.log(weight + gain * share)
                points += CLUE.get(entry.kind, 0.0) * min(1.0, self.clues.get(next(iter(entry.countries), ""), 0) / CLUES)
                name.base[id(entry)] = points

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
        near = _Near(ranked[:ANCHORS])
        seen = _Seen(countries, divisions)
        for (_, holder), name in sorted(names.items()):
            if name.fixed or len(name.order) < 2:
                continue
            stated = None if holder else first.get(name.key)
            hopeless = max(name.base.values()) - MOST_GAINED
            scores = [self._score(e, name, seen, near) if name.base[id(e)] > hopeless else name.base[id(e)] for e in name.order]
            if stated is not None:
                scores = [s + STATED * (stated.chosen == e) for s, e in zip(scores, name.order, strict=True)]
            name.weigh(scores)

    def _score(self, entry: Entry, name: Name, seen: _Seen, near: _Near) -> float:
        points = name.base[id(entry)]
        own = name.chosen.countries[:2]
        for code in entry.countries[:2]:
            count = seen.countries[code] - (code in own)
            if count > 0:
                points += (COUNTRY * count / seen.total + 0.5) / len(entry.countries[:2])
        if not self.outlet.isdisjoint(entry.countries):
            points += OUTLET
        division = entry.code if entry.kind == "division" else entry.admin1
        if division:
            same = name.chosen.code if name.chosen.kind == "division" else name.chosen.admin1
            count = seen.divisions[division] - (1 if same == division else 0)
            if count > 0:
                points += DIVISION * min(1.0, 0.5 + 0.25 * count)
        if entry.kind == "division" and seen.others_of(entry) > 1:
            points += AMONG_DIVISIONS
        if entry.kind in ("city", "district", "point") and entry.lat is not None and entry.lon is not None:
            points += sum(weight * closeness for weight, closeness in zip(NEIGHBOURS, near.best(entry, name.key), strict=False))
        return points


class _Seen:
    """How often the names' choices lie in each country and division."""

    def __init__(self, countries: Counter[str], divisions: Counter[str]) -> None:
        self.countries, self.divisions = countries, divisions
        self.total = sum(countries.values()) or 1
        self._divided = Counter(code.split(".")[0] for code in divisions)

    def others_of(self, entry: Entry) -> int:
        """How many other divisions of a division's country are named."""
        country, code = entry.countries[0], entry.code or ""
        return self._divided[country] - (code in self.divisions and code.split(".")[0] == country)


class _Near:
    """The spots of the names that others are measured against, from south to north."""

    def __init__(self, anchors: Sequence[Name]) -> None:
        self._spots = sorted((lat, lon, share, i, n.key) for i, n in enumerate(anchors) for lat, lon, share in n.spots())
        self._lats = [spot[0] for spot in self._spots]

    def best(self, entry: Entry, key: str) -> list[float]:
        """How near the likeliest points of the names besides `key` are to a place that has a point, in points; nearest first."""
        lat, lon = entry.lat or 0.0, entry.lon or 0.0
        breadth = COSINES[int(abs(lat))]
        first, last = bisect_right(self._lats, lat - FAR_DEGREES), bisect_left(self._lats, lat + FAR_DEGREES)
        found: dict[int, float] = {}
        for other_lat, other_lon, share, other, its_key in self._spots[first:last]:
            east = (lon - other_lon) * breadth
            if not -FAR_DEGREES < east < FAR_DEGREES or its_key == key:
                continue
            km = DEGREE_KM * math.hypot(lat - other_lat, east)
            points = share * (CLOSE * math.exp(-km / CLOSE_KM) + WIDE * math.exp(-km / WIDE_KM))
            if points > found.get(other, 0.0):
                found[other] = points
        return sorted(found.values(), reverse=True)


def _by_home(entries: Sequence[Entry]) -> dict[str, float]:
    """The local weight of a name in each division."""
    found: dict[str, float] = {}
    for entry in entries:
        home = at_home(entry)
        if home is not None:
            found[home] = found.get(home, 0.0) + local(entry)
    return found
