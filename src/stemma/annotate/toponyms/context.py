"""What a whole report tells about its capitalised words: who is named in it, which of its words are ordinary ones."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.annotate.toponyms.pieces import Piece, Row
from stemma.annotate.toponyms.vocabulary import Vocabulary
from stemma.lexicon.gazetteer import fold


@dataclass(frozen=True)
class Context:
    """Lower-case words: family names of people in the report, and words that it also writes small."""

    surnames: frozenset[str]
    small: frozenset[str]


def is_initial(piece: Piece) -> bool:
    """ "J." or "J", not "A" or "I"."""
    return piece.word and piece.capital and len(piece.text.rstrip(".")) == 1 and piece.tag not in ("DT", "PRP")


def read_context(rows: list[Row], words: Vocabulary) -> Context:
    """The context of a report: "Dana Lincoln" and "Mr. Lincoln" make Lincoln a family name."""
    surnames, small = set(), set()
    for row in rows:
        pieces = row.pieces
        for i, piece in enumerate(pieces):
            lower = piece.lower
            if not piece.capital:
                if piece.word and lower in words.common:
                    small.add(lower)
                continue
            lower = lower.rstrip(".")
            given = lower in words.first_names or (words.has("places_before_names", lower) and _names_person(pieces, i, words))
            if given or words.has("titles", lower):
                end = _end_of_name(pieces, i + 1, words)
                if end is not None:
                    surnames.add(pieces[end].lower)
    return Context(frozenset(surnames), frozenset(small))


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
        if not piece.capital or words.has("body_tails", piece.lower) or words.has("local_bodies", piece.lower):
            break
        if not is_initial(piece):
            end = i
            if piece.lower not in words.first_names and not words.has("titles", piece.lower):
                break
    return end
