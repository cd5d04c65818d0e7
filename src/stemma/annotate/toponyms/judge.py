"""How well the surroundings of a candidate fit the name of a place, in points; and what rules it out.

The weights were set on the Local-Global Lexicon (Lieberman 2010) and GeoVirus (Gritta 2018); see docs/decisions/toponyms.md.
"""

from __future__ import annotations

from stemma.annotate.toponyms.candidates import Candidate
from stemma.annotate.toponyms.context import Context
from stemma.annotate.toponyms.pieces import Piece, Row
from stemma.annotate.toponyms.ruled_out import RuledOut
from stemma.annotate.toponyms.vocabulary import Vocabulary
from stemma.lexicon.gazetteer import Entry
from stemma.lexicon.gazetteer_distance import lies_in

ACCEPT = 2.0  #: points from which on a candidate is a place
SURE = 4.0  #: … and from which on it speaks for other mentions of the same name
RULED_OUT = -99.0
DOUBTFUL = -1.0  #: points below which no name becomes a place any more
NO_NAME = 1.0  #: points lost by a single word that is not tagged as a name
DASHES = frozenset(("—", "–", "--", "-", "---"))
BIG = 300_000  #: inhabitants
TOWN_FAME = ((BIG, 3.0), (20_000, 1.8), (2_000, 0.9), (0, 0.4))  #: inhabitants at least, points
TIED = frozenset(("based", "born", "area", "led", "backed", "bound", "native", "style"))  #: after a place and a hyphen


def fame(entry: Entry, several: bool) -> float:
    """How likely it is that a report means a place; `several` tells that it has words enough to be hardly anything else."""
    if entry.kind in ("country", "region", "water", "former", "point"):
        points = 4.0
    elif entry.kind == "division":
        points = 3.0 if entry.countries == ("US",) or entry.population > BIG else 1.5
    elif entry.kind == "district":
        points = 2.5 if several or entry.population > BIG else 0.8
    else:
        points = next(value for least, value in TOWN_FAME if entry.population >= least)
    if not entry.own_name:
        points -= 0.5 if entry.population > BIG else 1.5
    return points


class Judge:
    """Gives candidates their score."""

    def __init__(self, words: Vocabulary, context: Context, *, rows: list[Row]) -> None:
        self.words = words
        self.context = context
        self.rows = rows
        self.ruled_out = RuledOut(words, context)
        self._known_fame: dict[tuple[int, bool], tuple[tuple[Entry, ...], float]] = {}

    def judge(self, candidate: Candidate, following: Candidate | None) -> None:
        """Set score, `sure`, `within` and `person` of a candidate; `following` is the next one in its row."""
        row = self.rows[candidate.row]
        pieces, first, last = row.pieces, candidate.first, candidate.last
        if candidate.sure:
            candidate.score = SURE
            return
        self._qualify(candidate, pieces, following)
        self._widen(candidate, pieces)
        if candidate.within is None:
            candidate.person = self.ruled_out.in_person(candidate, pieces)
            candidate.body = not candidate.person and self.ruled_out.in_body(candidate, pieces)
            if candidate.person or candidate.body:
                candidate.score = RULED_OUT
                return
        if candidate.kind != "name":
            fits = self.ruled_out.fits_people(candidate, pieces) if candidate.kind == "demonym" else True
            candidate.score, candidate.sure = (SURE if fits else RULED_OUT), fits
            return
        score = self._fame(candidate) + self._before(row, first, candidate) + self._after(row, last, candidate)
        score += self._form(candidate, row)
        if candidate.within is not None:
            score += 4.0
        if (row.opens and first == 0 and self._dateline(pieces, last)) or self._late_dateline(pieces, first, last):
            score += 3.0
        if (pieces[first].lower if last - first == 1 else candidate.key) in self.context.named:
            score -= 3.5 if candidate.within is None else 0.0
            candidate.person = True
        asked = DOUBTFUL <= score < ACCEPT + NO_NAME or SURE <= score < SURE + NO_NAME  # else a tag changes nothing
        if last - first == 1 and asked and not pieces[first].tag.startswith("NNP"):
            score -= NO_NAME
        candidate.score, candidate.sure = score, score >= SURE

    def _qualify(self, candidate: Candidate, pieces: list[Piece], following: Candidate | None) -> None:
        """Take in the division or country after a comma, where the name may lie in it: "Springfield, Ill."."""
        at = candidate.last
        if candidate.kind != "name" or at + 1 >= len(pieces) or pieces[at].text not in (",", "("):
            return
        code = self.words.divisions.get(pieces[at + 1].text.rstrip("."))
        holders = []
        if code is not None:
            holders = [e for e in (self.words.places.by_code(code),) if e is not None]
        elif following is not None and following.kind == "name":
            between = pieces[at + 1 : following.first]
            if all(self.words.has("directions", p.lower) for p in between):
                own = {e.kind for e in candidate.entries}
                holders = [e for e in following.entries if e.kind in ("country", "division", "region", "district")]
                if "country" in own or {e.kind for e in following.entries} & own & {"division", "region"}:
                    holders = []  # a list: "China, Japan", "Ohio, Indiana"
        for holder in holders:
            inside = tuple(e for e in candidate.entries if e is not holder and lies_in(e, holder))
            if inside:
                candidate.within, candidate.entries = holder, inside
                return

    def _widen(self, candidate: Candidate, pieces: list[Piece]) -> None:
        """Keep only divisions and regions for "the Aleppo region", "Hubei province"."""
        following = pieces[candidate.last].lower if candidate.last < len(pieces) else ""
        if candidate.kind == "name" and self.words.has("division_nouns", following):
            wide = tuple(e for e in candidate.entries if e.kind in ("division", "district", "region"))
            if wide and len(wide) < len(candidate.entries):
                candidate.entries, candidate.wide = wide, True

    def _fame(self, candidate: Candidate) -> float:
        """How likely it is that a report means the best known place of that name; remembered by what the name may mean."""
        entries, several = candidate.entries, candidate.last - candidate.first > 1
        known = self._known_fame.get((id(entries), several))
        if known is None:
            known = self._known_fame[id(entries), several] = entries, max((fame(e, several) for e in entries), default=0.0)
        return max(0.0, known[1])

    def _before(self, row: Row, first: int, candidate: Candidate) -> float:
        pieces, at = row.pieces, first - 1
        while at > 0 and first - at <= 3 and (self.words.has("directions", pieces[at].lower) or pieces[at].lower == "the"):
            at -= 1
        if at < 0:
            return 0.0
        piece, lower = pieces[at], pieces[at].lower
        if self.words.has("place_prepositions", lower):
            return 2.5 if pieces[first - 1].lower != "the" or not self._townish(candidate) else 0.5
        if lower == "of" and at > 0 and self._place_noun(pieces[at - 1].lower):
            return 3.0
        if pieces[first].joined and self.words.has("parties", lower):
            return 4.0
        if lower == "of" and at > 0 and pieces[at - 1].text == ",":
            return 2.0  # "Ann Lowe, 31, of Chesterton"
        if pieces[first - 1].lower == "the" and candidate.last - first == 1 and self._townish(candidate):
            return -1.8
        if self.words.has("weak_prepositions", lower):
            return 0.8
        if lower in (",", "/") and at > 0 and pieces[at - 1].capital:
            return 0.6
        if lower == "-" and at > 0:
            return 0.3
        if piece.capital and at == first - 1 and self.words.has("body_prefixes", lower):
            return -6.0  # "United Russia"
        apart = self.words.has("directions", lower) or self.words.has("calendar", lower)
        adjacent = at == first - 1 and piece.capital and not apart
        if piece.text == "The" or (at + 1 < first and pieces[at + 1].text == "The" and at >= 0):
            return -4.0 if any(e.kind == "water" for e in candidate.entries) else 0.0  # "in The Atlantic"
        if adjacent and not self.words.demonym(lower) and at > 0 and not piece.joined and not row.titled:
            return -3.0 if candidate.last - first == 1 else -1.5
        return 0.0

    def _place_noun(self, lower: str) -> bool:
        return self.words.has("settlement_nouns", lower) or self.words.has("region_nouns", lower)

    def _townish(self, candidate: Candidate) -> bool:
        """Whether the name is that of towns only, which take no article."""
        return all(e.kind in ("city", "district", "division") and e.population < 5 * BIG for e in candidate.entries)

    def _after(self, row: Row, last: int, candidate: Candidate) -> float:
        pieces = row.pieces
        if last >= len(pieces):
            return 0.0
        piece, lower = pieces[last], pieces[last].lower.rstrip(".")
        if piece.joined:
            return 2.0 if lower in TIED else -1.0 if piece.capital else 0.0
        if self._place_noun(lower):
            return 2.0
        if self.words.has("local_bodies", lower):
            return 1.8
        saint = candidate.key.startswith("st ") and pieces[last - 1].text in ("'s", "’s")
        if saint and piece.capital:
            return -4.0  # "St. Mary's High School"
        if lower in ("'s", "’s") and last + 1 < len(pieces):
            return 0.4 if not candidate.key.startswith("st ") else -3.0  # "St. Mary's"
        if piece.capital and not self.words.has("title_after", lower) and not self.words.demonym(lower) and not row.titled:
            return -2.0 if candidate.last - candidate.first == 1 else -0.7
        return 0.0

    def _form(self, candidate: Candidate, row: Row) -> float:
        """Points for how it is written."""
        pieces = row.pieces[candidate.first : candidate.last]
        if len(pieces) > 1 and pieces[0].lower != "the":
            if self.words.has("rather_phrases", candidate.key.replace(" ", "-")):
                return -4.0
            if all(self.words.has("particles", p.lower) or self._place_noun(p.lower) for p in pieces):
                return -2.0  # "Western District"
            return -3.0 if self.words.has("titles", pieces[0].lower) and pieces[1].lower in self.words.first_names else 1.2
        piece, score = pieces[-1], 0.0
        following = row.pieces[candidate.last].lower if candidate.last < len(row.pieces) else ""
        if piece.lower in self.words.common:
            score -= 4.0 if self.context.writes_small(piece.lower) or row.loud else 2.0
            score -= 3.0 if following == "of" else 0.0  # "University of …"
        if self.words.has("speech_verbs", following) and candidate.key not in self.words.capitals and self._townish(candidate):
            score -= 1.5  # "Perez said"
        if candidate.first == 0 and not row.loud:
            score -= 0.3
        if piece.text.isupper() and (row.loud or len(piece.text) <= 4):
            score -= 0.5 if len(piece.text) > 4 else 3.0
        if piece.lower in self.words.first_names:
            score -= 1.5
        if self.words.has("rather_names", piece.lower):
            score -= 4.0
        return score

    @staticmethod
    def _late_dateline(pieces: list[Piece], first: int, last: int) -> bool:
        """ "… March 30, 2009 NEWARK -- After …": a head that follows a headline or a byline without a break."""
        loud = last + 1 < len(pieces) and pieces[last - 1].loud
        loud = loud and all(not p.word or p.text.isupper() for p in pieces[first:last])
        return loud and pieces[last].text in DASHES and pieces[last + 1].text[:1].isupper() and not pieces[last + 1].loud

    @staticmethod
    def _dateline(pieces: list[Piece], last: int) -> bool:
        """ "YEREVAN, October 2 …", "NEWARK (AP) —", "Paris —": the head of a dispatch."""
        if last >= len(pieces):
            return False
        loud = pieces[0].text.isupper()
        mark = pieces[last].text
        if loud and len(pieces[0].text) > 3 and pieces[last].word and not pieces[last].text.isupper():
            return pieces[last].capital
        if mark in DASHES or (loud and mark in (",", "(", ":", "-", ".", "/")):
            return True
        return mark == "(" and last + 1 < len(pieces) and pieces[last + 1].text.isupper()
