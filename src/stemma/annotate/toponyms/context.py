"""What a whole report tells about its capitalised words: who is named in it, which of its words are ordinary ones."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from stemma.annotate.toponyms.pieces import Piece, Row
from stemma.annotate.toponyms.vocabulary import Vocabulary
from stemma.lexicon.gazetteer import fold

_LETTERS = re.compile(r"[^\W\d_]+")
SAYING = frozenset(("said", "says", "told", "added", "recalled"))
TOO_OFTEN = 2  #: times that a town says something: it is a person


@dataclass(frozen=True)
class Context:
    """Lower-case words: family names and first names of people in the report; and its text."""

    surnames: frozenset[str]
    given: frozenset[str]
    text: str
    _small: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def writes_small(self, word: str) -> bool:
        """Whether the report writes a word of the letters a to z small, and not only as the end of another."""
        known = self._small.get(word)
        if known is None:
            known = self._small[word] = len(word) > 1 and word.isascii() and word.isalpha() and self._stands(word)
        return known

    def _stands(self, word: str) -> bool:
        text, at = self.text, self.text.find(word)
        while at >= 0:
            end = at + len(word)
            before, after = text[at - 1 : at], text[end : end + 1]
            if not (before.isalnum() or before in ("_", "'", "’")) and not (after.isascii() and after.islower()):
                return True
            at = text.find(word, end)
        return False

    @cached_property
    def named(self) -> frozenset[str]:
        """Any part of a person's name."""
        return self.surnames | self.given


def is_initial(piece: Piece) -> bool:
    """ "J." or "J", not "A" or "I"."""
    return piece.word and piece.capital and len(piece.text.rstrip(".")) == 1 and piece.text not in ("A", "I")


def read_context(text: str, rows: list[Row], *, words: Vocabulary) -> Context:
    """The context of a report: "Dana Lincoln" and "Mr. Lincoln" make Lincoln a family name."""
    surnames, given_names = set(), set()
    sayers: Counter[str] = Counter()
    for row in rows:
        if not row.hopeful:
            continue  # nobody in it has the name of a place
        pieces = row.pieces
        most = len(pieces) - 1
        for i in row.capitals:
            lower = pieces[i].lower
            if i < most and pieces[i + 1].lower in SAYING and not (i and pieces[i - 1].capital):
                sayers[lower] += 1
            lower = lower.rstrip(".")
            given = lower in words.first_names or (words.has("places_before_names", lower) and _names_person(pieces, i, words))
            if given or words.has("titles", lower):
                end = _end_of_name(pieces, i + 1, words)
                if end is not None:
                    surnames.add(pieces[end].lower)
                    saint = [p.lower.rstrip(".") for p in pieces[max(i, end - 2) : end] if p.text != "."]
                    if saint[-1:] == ["st"]:
                        surnames.add(f"st {pieces[end].lower}")
                    if given:
                        given_names.add(lower)
    surnames.update(word for word, count in sayers.items() if count >= TOO_OFTEN and not _governs(word, words))
    return Context(frozenset(surnames), frozenset(given_names), text)


def _governs(word: str, words: Vocabulary) -> bool:
    """Whether a name may stand for a government, which says things."""
    key = fold(word)
    return key in words.capitals or any(e.kind not in ("city", "district") for e in words.places.folded(key))


def _names_person(pieces: list[Piece], i: int, words: Vocabulary) -> bool:
    """A name that is both a place and a first name, before a word that is only a family name and a verb of saying."""
    if i + 2 >= len(pieces) or not pieces[i + 1].capital or pieces[i + 1].joined:
        return False
    if not words.has("speech_verbs", pieces[i + 2].lower) and pieces[i + 2].text != ",":
        return False
    return not words.places.has(fold(f"{pieces[i].text} {pieces[i + 1].text}"))


def _end_of_name(pieces: list[Piece], at: int, words: Vocabulary) -> int | None:
    """The last piece of the personal name that goes on at `at`: initials, first names and one family name."""
    end = None
    for i in range(at, min(at + 4, len(pieces))):
        piece = pieces[i]
        if piece.text == "." and i > 0 and pieces[i - 1].end == piece.start:
            continue
        if piece.lower.rstrip(".") == "st":
            continue  # "Ann St. Clair"
        if not piece.capital or words.has("body_tails", piece.lower) or words.has("local_bodies", piece.lower):
            break
        if not is_initial(piece):
            end = i
            if piece.lower not in words.first_names and not words.has("titles", piece.lower):
                break
    return end


def clues(text: str, spoken: set[str], *, words: Vocabulary) -> dict[str, int]:
    """How many words of one country's public life a report uses, by the country's code; `spoken` holds its runs of letters
    and digits in lower case."""
    for run in [run for run in spoken if not run.isalpha()]:
        spoken.update(_LETTERS.findall(run))  # "5pc"
    met = set(words.clue_words & spoken)
    met.update(sign for sign in words.clue_signs if sign in text)
    pairs = [(pair, pattern) for pair, both, pattern in words.clue_pairs if both <= spoken]
    lower = text.lower() if pairs else ""
    met.update(pair for pair, pattern in pairs if pattern.search(lower))
    return {code: len(listed & met) for code, listed in words.clues.items()}
