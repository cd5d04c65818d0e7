"""Which stretches of a row may be names of places: the longest names that the lists and the gazetteer know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stemma.annotate.toponyms.pieces import Piece, Row
from stemma.annotate.toponyms.vocabulary import SHORTENED, Vocabulary
from stemma.lexicon.gazetteer import Entry

LONGEST = 6  #: pieces of a name
MUCH_LARGER = 3  #: times as many people as the place of that very name has
_APOSTROPHES = ("'s", "’s")


@dataclass(slots=True)
class Candidate:
    """Pieces [first, last) of a row that may name a place.

    `entries` is what the name may mean, `within` the division or country that stands after it ("Gaziantep, Turkey"), `wide`
    whether its words mean a division ("Aleppo region"), `score` how well its surroundings fit a place name, `sure` whether
    they fit one without any doubt, `person` whether the report has a person of that family name.
    """

    row: int
    first: int
    last: int
    key: str
    kind: Literal["name", "demonym", "metonym"]
    entries: tuple[Entry, ...]
    within: Entry | None = None
    wide: bool = False
    score: float = 0.0
    sure: bool = False
    person: bool = False
    body: bool = False  #: part of a body's name, which speaks for where the report is at home
    stated: tuple[str, ...] = ()  #: countries that the words give for a name the gazetteer lacks

    @property
    def sense(self) -> tuple[str, str]:
        """What tells one use of a name from another in one report: the name, and the holder or kind that its words give."""
        mark = " *" if self.kind == "demonym" else ""
        return self.key + mark, self.within.name if self.within else "division" if self.wide else ""


class Matcher:
    """Looks up names in rows."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.entries = words.places.folded

    def candidates(self, row: Row, number: int) -> list[Candidate]:
        """The longest known names from left to right, judged by nothing but their letters."""
        found: list[Candidate] = []
        pieces, begins, free = row.pieces, self.words.begins, 0
        for at in row.capitals:
            if at < free or not begins(pieces[at].text):
                continue
            candidate = self._at(row, number, at)
            if candidate is not None:
                found.append(candidate)
                free = candidate.last
        return found

    def _at(self, row: Row, number: int, at: int) -> Candidate | None:
        pieces = row.pieces
        piece = pieces[at]
        dotted = self._short(row, at)
        if dotted is not None:
            return Candidate(number, at, dotted[1], self.words.folded(dotted[0].name), "name", (dotted[0],), sure=True)
        if len(piece.text) > 2 and piece.text[1] == "." and piece.text.isupper():
            return None  # "U.N."
        for last, key in reversed(self._keys(row, at)):
            metonym = self.words.metonyms.get(key)
            if metonym is not None and (last - at > 1 or self._after_the(pieces, at)):
                return Candidate(number, at, last, key, "metonym", (metonym, *self.entries(key)))
            people = self.words.demonym(key) if last - at <= 3 else ()
            if people:
                return Candidate(number, at, last, key, "demonym", people)
            entries = self.entries(key)
            if entries and key.endswith(" city") and not any(e.own_name for e in entries):
                continue  # "Springfield City Council" is of Springfield
            if entries and not self._needless(pieces, at, last):
                wider = self._directed(pieces, at, last, key)
                return Candidate(number, at, last, key, "name", (*entries, *wider) if wider else entries)
        if piece.text.isupper() and 2 <= len(piece.text) <= 5 and not row.loud:
            entry = self.words.places.abbreviation(piece.text)
            if entry is not None and not self._money(pieces, at):
                return Candidate(number, at, at + 1, self.words.folded(entry.name), "name", (entry,), sure=True)
        return None

    def _directed(self, pieces: list[Piece], at: int, last: int, key: str) -> tuple[Entry, ...]:
        """The towns that "West Philadelphia" may be a part of, where a small place bears that very name."""
        if last - at < 2 or not self.words.has("directions", pieces[at].lower):
            return ()
        own = max((e.population for e in self.entries(key)), default=0)
        whole = self.entries(key.partition(" ")[2])
        return tuple(e for e in whole if e.kind == "city" and e.own_name and e.population > MUCH_LARGER * (own + 1000))

    @staticmethod
    def _money(pieces: list[Piece], at: int) -> bool:
        """ "US$10,000" """
        return at + 1 < len(pieces) and pieces[at + 1].text.startswith(("$", "£")) and pieces[at + 1].start == pieces[at].end

    def _short(self, row: Row, at: int) -> tuple[Entry, int] | None:
        """A dotted short form ("U.S.", "W.Va.", "D.C."), or "US" and "UK" outside a row of capitals; its entry and end."""
        piece = row.pieces[at]
        text = piece.text
        if "." in text:
            if text == "B.C." and at and row.pieces[at - 1].tag == "CD":
                return None  # a year
            entry = self.words.places.abbreviation(text) if text.isupper() else None
            code = self.words.divisions.get(text.rstrip("."))
            if entry is None and code is not None:
                entry = self.words.places.by_code(code)
            end = at + 1
            if entry is not None and not text.endswith(".") and end < len(row.pieces) and row.pieces[end].text == ".":
                end += 1
            return None if entry is None else (entry, end)
        if piece.joined and at and self.words.has("parties", row.pieces[at - 1].lower) and text in self.words.divisions:
            entry = self.words.places.by_code(self.words.divisions[text])  # "D-Mont."
            return None if entry is None else (entry, at + 1)
        if len(text) == 3 and text.isupper() and text in self.words.divisions and not row.loud:
            entry = self.words.places.by_code(self.words.divisions[text])  # "NSW"
            return None if entry is None else (entry, at + 1)
        if len(text) <= 3 and text.isupper() and len(text) > 1 and (not row.loud or text in ("UK", "UAE", "USA")):
            entry = self.words.places.abbreviation(text)
            return None if entry is None or self._money(row.pieces, at) else (entry, at + 1)
        return None

    def _keys(self, row: Row, at: int) -> list[tuple[int, str]]:
        """Ends and folded texts of the names that may begin here, shortest first."""
        pieces, keys, key = row.pieces, [], ""
        connectors = self.words.lists["connectors"]
        for last in range(at, min(at + LONGEST, len(pieces))):
            piece = pieces[last]
            if not piece.word and not (piece.text == "&" and last > at):
                if piece.text == "." and last > at and pieces[last - 1].text in SHORTENED:
                    continue
                break
            part = self.words.folded(piece.text)
            if not part:
                break
            if piece.text in _APOSTROPHES and key:
                key += part  # "St. John's"
                if key.startswith("st "):
                    keys.append((last + 1, key))
                continue
            key = f"{key} {part}" if key else part
            if piece.capital or piece.text.isdigit() or (last > at and not piece.text.islower()):
                if last + 1 >= len(pieces) or not self._splits(piece, pieces[last + 1]):
                    keys.append((last + 1, key))
            elif piece.lower not in connectors and not piece.joined:
                break
        return keys

    @staticmethod
    def _splits(piece: Piece, following: Piece) -> bool:
        """Whether a name may not end here, because a hyphen ties it to a capitalised word that is no name: "Jean-Paris"."""
        return False if not following.joined else following.capital and not piece.capital

    def _after_the(self, pieces: list[Piece], at: int) -> bool:
        return at > 0 and pieces[at - 1].lower == "the"

    def _needless(self, pieces: list[Piece], at: int, last: int) -> bool:
        """Words that are never a place alone: "The", a single letter, an ordinary word after which nothing was matched."""
        if last - at > 1:
            return pieces[at].lower == "the" and not pieces[at + 1].capital
        text = pieces[at].text
        if self.words.has("calendar", text.lower()) or self.words.has("particles", text.lower()):
            return True
        return len(text) < 2 or text.lower() == "the" or text in _APOSTROPHES or text.lower() in self.words.idle
