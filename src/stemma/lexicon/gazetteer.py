"""The offline gazetteer: what a place name may mean.

Towns and administrative divisions come from GeoNames (CC BY 4.0), compiled by `lexicons/gazetteer/build_gazetteer.py` into
one file that is read at once and searched where it lies: a sorted table of 43-bit hashes of folded names, and columns.
Countries, regions, seas and contested territories come from the word lists. Nothing is read before the first look-up.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
import sys
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Literal
from zlib import crc32

from stemma.errors import LexiconError
from stemma.lexicon.tables import mapping
from stemma.model import Place

Kind = Literal["country", "region", "water", "former", "division", "district", "city", "point"]

MAGIC = b"STMGAZ02"
BLOCK = 32  #: rows between two stored text offsets; in between stand lengths
HEADER = struct.Struct("<8s5I")  #: magic; counts of names, entries, first-order divisions; bytes of country and name text
ID_BITS = 20  #: an entry's row
LOW_BITS = ID_BITS + 1  #: … and whether the name is its own or another name of it
KINDS: tuple[Kind, ...] = ("city", "division", "district")
OPENING_BITS = 22  #: of the hash of a name's first word; one bit of the table for each
KEPT_NAMES = 16_384  #: looked-up names whose entries are kept
SAME_TOWN = 0.4  #: degrees within which a row and a listed town of one name are one
DEGREE = 1e5  #: coordinates are stored as hundred-thousandths of a degree

_SPECIAL = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "ə": "e",
        "ǝ": "e",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "þ": "th",
    }
)
_SILENT = re.compile(r"[’'ʻʼ‘`´.]")
_BREAK = re.compile(r"[^a-z0-9]+")
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


def fold(name: str) -> str:
    """What names are compared by: small letters without marks, dots and apostrophes; hyphens are spaces; Saint is St.

    Empty for a name in another script.
    """
    text = name.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
    text = _BREAK.sub(" ", _SILENT.sub("", text) if text.isascii() else _unmarked(text)).strip()
    if "t" in text and any(long in text for long in _SHORT):
        text = " ".join(_SHORT.get(word, word) for word in text.split(" "))
    return text


def _unmarked(text: str) -> str:
    kept = "".join(letter for letter in text if not unicodedata.combining(letter))
    foreign = any(letter.isalpha() and not letter.isascii() and letter not in "’ʻʼ‘" for letter in kept)
    return "" if foreign else _SILENT.sub("", kept)


def name_key(folded: str) -> int:
    """The 43-bit hash of a folded name."""
    digest = hashlib.blake2b(folded.encode("utf-8"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> (64 - 43)


def opening_key(word: str) -> int:
    """The 22-bit hash of the first word of a folded name."""
    return crc32(word.encode("utf-8")) & ((1 << OPENING_BITS) - 1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. `lat`, `lon` in degrees (WGS 84), a centroid for what has an extent; `population` 0 where unknown.

    `countries` are ISO 3166-1 alpha-2 codes, several where disputed or where it spans them. `admin1` is the GeoNames code
    of the first-order division it lies in ("US.TX"), `code` that of a division itself. `own_name` tells whether it was
    found by its main name, `listed` whether the word lists name it.
    """

    name: str
    countries: tuple[str, ...]
    lat: float | None
    lon: float | None
    population: int
    kind: Kind
    admin1: str | None = None
    code: str | None = None
    own_name: bool = True
    listed: bool = False

    @property
    def place(self) -> Place:
        """The value that an annotation carries."""
        precision: Literal["point", "city", "region", "country"] = "region"
        if self.kind in ("point", "city", "country"):
            precision = self.kind
        return Place(name=self.name, countries=self.countries, lat=self.lat, lon=self.lon, precision=precision)


def _column(raw: memoryview, code: str) -> memoryview:
    """The little-endian integers that lie in `raw`, by their struct code."""
    if sys.byteorder == "big":
        size = struct.calcsize("=" + code)
        flipped = bytearray(len(raw))
        for at in range(size):
            flipped[at::size] = raw[size - 1 - at :: size]
        raw = memoryview(flipped)
    values: memoryview = raw.cast(code)  # type: ignore[call-overload]
    return values


class Gazetteer:
    """Look-up of names; get the shipped one with `default()`."""

    def __init__(self, raw: bytes, countries: dict[str, dict[str, Any]]) -> None:
        magic, n_names, n_entries, n_first, country_bytes, text_bytes = HEADER.unpack_from(raw)
        if magic != MAGIC:
            raise LexiconError("the gazetteer has another format; `python lexicons/gazetteer/build_gazetteer.py` builds it anew")
        view, at = memoryview(raw), HEADER.size

        def column(code: str, count: int) -> memoryview:
            nonlocal at
            size = struct.calcsize("=" + code) * count
            part = view[at : at + size]
            at += size
            return _column(part, code)

        self._names = column("Q", n_names)
        self._lat, self._lon = column("i", n_entries), column("i", n_entries)
        self._population, self._offset = column("I", n_entries), column("I", (n_entries + BLOCK - 1) // BLOCK)
        self._country, self._admin1 = column("H", n_entries), column("H", n_entries)
        self._kind, self._length = column("B", n_entries), column("B", n_entries)
        self._openings = column("B", 1 << OPENING_BITS - 3)
        self._codes = [tuple(row.split("+")) for row in str(view[at : at + country_bytes], "ascii").split("\n")]
        self._text = view[at + country_bytes : at + country_bytes + text_bytes]
        self._first = n_first
        self.countries = countries
        self._listed, self._capitals = _listed(countries)
        self._found: dict[str, tuple[Entry, ...]] = {}

    def _row(self, row: int, own_name: bool) -> Entry:
        name, code = self._label(row)
        return Entry(
            name,
            self._codes[self._country[row]],
            self._lat[row] / DEGREE,
            self._lon[row] / DEGREE,
            self._population[row],
            KINDS[self._kind[row]],
            self._division(row),
            code or None,
            own_name,
        )

    def _label(self, row: int) -> tuple[str, str]:
        """Name and, of a division, code."""
        block = row // BLOCK
        start = self._offset[block] + sum(self._length[block * BLOCK : row])
        name, _, code = str(self._text[start : start + self._length[row]], "utf-8").partition("\t")
        return name, code

    def _division(self, row: int) -> str | None:
        """The code of the first-order division that holds the entry (rows count from 1, 0 is none)."""
        first = self._admin1[row]
        return self._label(first - 1)[1] if first else None

    def _rows(self, folded: str) -> Iterator[tuple[int, bool]]:
        low = name_key(folded) << LOW_BITS
        high = low + (1 << LOW_BITS)
        at = bisect_left(self._names, low)
        while at < len(self._names) and self._names[at] < high:
            packed = self._names[at]
            yield packed >> 1 & ((1 << ID_BITS) - 1), not packed & 1
            at += 1

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Everything of that name, listed places first, then towns and divisions by population; () where there is none.

        Names of capitals only ("US", "UAE", "NYC") match only in capitals, with or without dots.
        """
        capitals = self.abbreviation(name)
        if capitals is not None:
            return (capitals,)
        return self.folded(fold(name))

    def abbreviation(self, name: str) -> Entry | None:
        """The listed place of an all-capital short name, or None."""
        return self._capitals.get(name.replace(".", "")) if name.isupper() else None

    def folded(self, key: str) -> tuple[Entry, ...]:
        """As `lookup`, for a name that was folded already."""
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= KEPT_NAMES:
                self._found.clear()
            found = self._found[key] = self._look_up(key) if key else ()
        return found

    def _look_up(self, key: str) -> tuple[Entry, ...]:
        listed = self._listed.get(key, ())
        found = [self._row(row, own) for row, own in self._rows(key)]
        found.sort(key=lambda e: (not e.own_name, -e.population, e.name))
        if listed and found:
            found = [e for e in found if not any(_same(e, known) for known in listed)]
        return (*listed, *found)

    def has(self, key: str) -> bool:
        """Whether a folded name is known; faster than `folded`."""
        return key in self._listed or next(self._rows(key), None) is not None

    def begins(self, word: str) -> bool:
        """Whether a name of the table begins with a folded word, or may: one word in twenty that begins none says yes."""
        at = opening_key(word)
        return bool(self._openings[at >> 3] >> (at & 7) & 1)

    def listed_names(self) -> Iterator[str]:
        """The folded names of the places of the word lists."""
        return iter(self._listed)

    def by_code(self, code: str) -> Entry | None:
        """The country of an ISO 3166-1 alpha-2 code, or the division of a GeoNames code ("US.TX")."""
        known = self.countries.get(code)
        if known is not None:
            return next((e for e in self._listed.get(fold(known["name"]), ()) if e.kind == "country"), None)
        row = self._divisions.get(code)
        return None if row is None else self._row(row, True)

    @property
    def _divisions(self) -> dict[str, int]:
        return _division_rows(self)

    def first_divisions(self) -> Iterator[tuple[str, int]]:
        """Code and row of each first-order division."""
        for row in range(self._first):
            yield self._label(row)[1], row


@lru_cache(maxsize=4)
def _division_rows(gazetteer: Gazetteer) -> dict[str, int]:
    return dict(gazetteer.first_divisions())


def _same(entry: Entry, listed: Entry) -> bool:
    """Whether a row of the table is the place that a word list gives with more care."""
    if not set(entry.countries) & set(listed.countries) or entry.lat is None or listed.lat is None:
        return False
    if listed.kind in ("region", "country", "water") and entry.kind != "city":
        return True
    near = abs(entry.lat - listed.lat) < SAME_TOWN and abs((entry.lon or 0.0) - (listed.lon or 0.0)) < SAME_TOWN
    return listed.kind == "city" and near


def _listed(countries: dict[str, dict[str, Any]]) -> tuple[dict[str, tuple[Entry, ...]], dict[str, Entry]]:
    """Places of the word lists by folded name, and those with names of capitals only."""
    by_name: dict[str, tuple[Entry, ...]] = {}
    capitals: dict[str, Entry] = {}

    def add(entry: Entry, names: Sequence[str]) -> None:
        for name in names:
            if name.isupper() and len(name) <= 5:
                capitals[name.replace(".", "")] = entry
            else:
                key = fold(name)
                if entry not in by_name.get(key, ()):
                    by_name[key] = (*by_name.get(key, ()), entry)

    for code, names in mapping("country_names").items():
        known = countries.get(code, {})
        people = int(known.get("population", 0))
        add(Entry(names[0], (code,), known.get("lat"), known.get("lon"), people, "country", None, code, listed=True), names)
    for table in ("disputed_territories", "regions", "natural_features"):
        for name, known in mapping(table).items():
            kind: Kind = known.get("kind") or known.get("precision") or "region"
            own = str(known["countries"][0]) if kind == "country" else None
            people = int((countries.get(own, {}) if own else known).get("population", 0))
            entry = Entry(
                name, tuple(known["countries"]), known.get("lat"), known.get("lon"), people, kind, None, own, listed=True
            )
            add(entry, [name, *known.get("names", ())])
    return by_name, capitals


@lru_cache(maxsize=1)
def default() -> Gazetteer:
    """The gazetteer that ships with the package. Raises LexiconError where its file is missing or of another format."""
    folder = resources.files("stemma.lexicon").joinpath("data", "gazetteer")
    try:
        countries = json.loads(folder.joinpath("countries.json").read_text("utf-8"))
        raw = folder.joinpath("gazetteer.bin").read_bytes()
    except FileNotFoundError:
        raise LexiconError("the gazetteer is not built; `python lexicons/gazetteer/build_gazetteer.py` builds it") from None
    return Gazetteer(raw, countries)
