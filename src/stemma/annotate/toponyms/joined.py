"""Names that share one noun: "the Turkish-Syrian border", "Barrow, Clarke and Oconee counties"."""

from __future__ import annotations

from stemma.annotate.toponyms.candidates import Candidate
from stemma.annotate.toponyms.pieces import Row
from stemma.annotate.toponyms.vocabulary import Vocabulary
from stemma.lexicon.gazetteer import Entry, fold

LISTED = 40  #: names that share a noun at most; a line of thousands is no list
#: a noun in the plural -> what a gazetteer writes after each name
SHARED = {"counties": "county", "parishes": "parish", "townships": "township"}


def counties(lines: list[Row], found: list[Candidate], *, words: Vocabulary) -> list[Candidate]:
    """`found` with each name before "counties" taken for that of a county, where the gazetteer has one."""
    held: dict[tuple[int, int], Candidate] = {}
    for number, row in enumerate(lines):
        if row.sentence.words.isdisjoint(SHARED):
            continue
        for at, piece in enumerate(row.pieces):
            noun = SHARED.get(piece.lower)
            if noun is None:
                continue
            for first, last in _listed_before(row, at):
                key = fold(" ".join(p.text for p in row.pieces[first:last])) + " " + noun
                entries = words.places.folded(key)
                if entries:
                    held[number, first] = Candidate(number, first, last, key, "name", entries, score=4.0, sure=True)
    if not held:
        return found
    taken = {(c.row, at) for c in held.values() for at in range(c.first, c.last)}
    return [*held.values(), *(c for c in found if not any((c.row, at) in taken for at in range(c.first, c.last)))]


def _listed_before(row: Row, end: int) -> list[tuple[int, int]]:
    """The names of "A, B and C" that end before a piece; none where it is a single one."""
    found: list[tuple[int, int]] = []
    pieces, last = row.pieces, end
    while last > 0 and pieces[last - 1].capital and len(found) < LISTED:
        first = last
        while first > 0 and pieces[first - 1].capital and last - first < 3:
            first -= 1
        found.append((first, last))
        last = first
        while last > 0 and pieces[last - 1].lower in (",", "and", "or", "&"):
            last -= 1
        if last == first:
            break
    return found if len(found) > 1 else []


def borders(lines: list[Row], found: list[Candidate], *, words: Vocabulary) -> list[Candidate]:
    """`found` with "the X-Y border" as one region of both states, in the middle between theirs."""
    result: list[Candidate] = []
    for candidate in found:
        pieces = lines[candidate.row].pieces
        last = candidate.last
        before = result[-1] if result else None
        joined = pieces[candidate.first].joined
        tied = joined and before is not None and (before.row, before.last) == (candidate.row, candidate.first)
        bordered = last < len(pieces) and words.has("border_nouns", pieces[last].lower)
        if before is not None and tied and bordered and before.entries and candidate.entries:
            result[-1] = Candidate(
                candidate.row,
                before.first,
                last + 1,
                f"{before.key} {candidate.key} border",
                "name",
                (_between(before.entries[0], candidate.entries[0]),),
                score=4.0,
                sure=True,
            )
        else:
            result.append(candidate)
    return result


def _between(one: Entry, other: Entry) -> Entry:
    known = one.lat is not None and one.lon is not None and other.lat is not None and other.lon is not None
    lat = round((one.lat + other.lat) / 2, 3) if known else None  # type: ignore[operator]
    lon = round((one.lon + other.lon) / 2, 3) if known else None  # type: ignore[operator]
    countries = (*one.countries, *(c for c in other.countries if c not in one.countries))
    return Entry(f"{one.name}-{other.name} border", countries, lat, lon, 0, "region")
