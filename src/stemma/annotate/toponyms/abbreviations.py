"""Initials that stand for a place named in the same report: "Nagorno Karabakh (NK)", later "the NK region"."""

from __future__ import annotations

from dataclasses import replace

from stemma.annotate.toponyms.candidates import Candidate
from stemma.annotate.toponyms.pieces import Piece, Row
from stemma.annotate.toponyms.vocabulary import DIVISION, INITIALS, Vocabulary

_SMALL = ("of", "the", "and", "de", "la")


def _initials(pieces: list[Piece]) -> str:
    return "".join(p.text[0] for p in pieces if p.word and p.lower not in _SMALL).upper()


def abbreviated(lines: list[Row], found: list[Candidate], *, words: Vocabulary) -> list[Candidate]:
    """Mentions by initials of names of two words or more that the report gives in full.

    In brackets right after the name any initials do; elsewhere they must stand for one name only and be no abbreviation of
    something else that a bracket in the same report introduces.
    """
    known: dict[str, Candidate] = {}
    taken = {(c.row, at) for c in found for at in range(c.first, c.last)}
    for candidate in found:
        pieces = lines[candidate.row].pieces[candidate.first : candidate.last]
        short = _initials(pieces) if candidate.kind == "name" and len(pieces) > 1 else ""
        if 2 <= len(short) <= 5 and short.lower() not in words.lists["acronym_exceptions"]:
            known.setdefault(short, candidate)
    if not known:
        return []
    result, other = [], _introduced_elsewhere(lines, found, known)
    for number, row in enumerate(lines):
        if not row.parts & INITIALS:
            continue
        for at in row.capitals:
            text = row.pieces[at].text.replace(".", "")
            origin = known.get(text)
            if origin is None or text in other or (number, at) in taken or row.loud:
                continue
            result.append(replace(origin, row=number, first=at, last=at + 1, score=4.0, sure=True))
    return result


def _introduced_elsewhere(lines: list[Row], found: list[Candidate], known: dict[str, Candidate]) -> frozenset[str]:
    """Initials that a bracket gives after something that is not the place."""
    ends = {(c.row, c.last): c.key for c in found}
    other = set()
    for number, row in enumerate(lines):
        if not row.parts & INITIALS:
            continue
        for at in range(1, len(row.pieces) - 1):
            if row.pieces[at].text == "(" and row.pieces[at + 1].text in known and row.pieces[at - 1].word:
                text = row.pieces[at + 1].text
                if ends.get((number, at)) != known[text].key:
                    other.add(text)
    return frozenset(other)


def postal(lines: list[Row], found: list[Candidate], *, words: Vocabulary) -> list[Candidate]:
    """Short forms of divisions: "Columbus, Ind.", "Louisville, KY", "Hurricane, W. Va."; "Missing Ill. man"."""
    taken = {(c.row, at) for c in found for at in range(c.first, c.last)}
    result = []
    for number, row in enumerate(lines):
        if not row.parts & (DIVISION | INITIALS):
            continue
        pieces = row.pieces
        for at in row.capitals:
            short = _short(pieces, at)
            code = words.divisions.get(short)
            if code is None or (number, at) in taken:
                continue
            after_name = at > 1 and pieces[at - 1].text == "," and pieces[at - 2].capital
            if not after_name and not _in_headline(pieces, at):
                continue
            end = at + (2 if short == "W.Va" and "." not in pieces[at].text[1:] else 1)
            if end < len(pieces) and pieces[end].text == "." and pieces[end].start == pieces[end - 1].end:
                end += 1
            elif not short.isupper() and "." not in pieces[end - 1].text:
                continue
            entry = words.places.by_code(code)
            if entry is not None:
                key = f"{entry.name} {code}"
                result.append(Candidate(number, at, min(end, len(pieces)), key, "name", (entry,), score=4.0, sure=True))
    return result


def _in_headline(pieces: list[Piece], at: int) -> bool:
    """ "Missing Ill. man": a short form in small letters with its full stop, before a small word."""
    text = pieces[at].text
    stop = at + 1 if not text.endswith(".") else at
    if text.rstrip(".").isupper() or stop >= len(pieces) or pieces[stop].text[-1] != "." or pieces[stop].start > pieces[at].end:
        return False
    return stop + 1 < len(pieces) and pieces[stop + 1].word and pieces[stop + 1].text.islower()


def _short(pieces: list[Piece], at: int) -> str:
    text = pieces[at].text.rstrip(".")
    if text == "W" and at + 2 < len(pieces) and "Va" in (pieces[at + 1].text, pieces[at + 2].text):
        return "W.Va"
    return text
