"""Pieces: the tokens of a sentence cut finer where a number hides in one ("300-man", "RM79", "30Mbps", "two-thirds")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from stemma.annotate.figures.vocabulary import CURRENCIES, NUMBERS, PER_NOUNS, UNITS, word_set
from stemma.text.layout import Sentence
from stemma.text.words import Token

_SPLIT = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+|[^\w\s-]")
_PREFIXED = re.compile(r"([^\W\d_]{1,5})-?(\d+(?:[.,]\d+)*)([^\W\d_]*)")
_SCALED_PAIR = re.compile(r"([^\W\d_]{1,4})([-–])(\d+(?:[.,]\d+)*)([^\W\d_]*)")
_POWER = re.compile(r"[xX×]10|[eE]\d{1,2}")
_MEASURED = word_set("measured_adjectives")
_PREFIXES = word_set("number_prefixes")
_LONGEST = 60  #: characters of a token that is cut: longer ones are no words
_GROUP = re.compile(r"\d{3}(?:\.\d+)?")
_GROUP_GAPS = frozenset("\u00a0\u202f\u2009")  #: what may stand between groups of three digits, besides a space


class Piece(NamedTuple):
    """A word, number or mark: code points [start, end), the token it lies in, that token's tag.

    `joined`: no white space stands before it. `name`: it stands for a whole token with digits inside a name ("F-16").
    `digits`: it is a number in digits.
    """

    start: int
    end: int
    text: str
    low: str
    tag: str
    token: int
    joined: bool
    name: bool = False
    digits: bool = False


_new = tuple.__new__  # what Piece(...) calls, without the call between: most pieces are made here


def pieces(sentence: Sentence, text: str) -> list[Piece]:
    """The pieces of a sentence of `text`, in order; hyphens inside split tokens are left out."""
    found: list[Piece] = []
    before = -1
    tags = sentence.tags
    merging = False
    for index, token in enumerate(sentence.tokens):
        start, end, word = token.start, token.end, token.text
        joined = start == before
        before = end
        tag = tags[index]
        if word.isalpha() and not (joined and found[-1].digits) and not word.endswith("fold"):  # most tokens are plain words
            found.append(_new(Piece, (start, end, word, word.lower(), tag, index, joined, False, False)))
            continue
        parts = _cut(token, joined=joined, found=found)
        if parts is None:
            name = token.kind == "word" and any(c.isdigit() for c in word)
            digits = word[0].isdigit() and not name
            merging = merging or digits or word == "-"
            found.append(Piece(start, end, word, _low(word), tag, index, joined, name, digits))
            continue
        merging = True
        for number, (a, b) in enumerate(parts):
            part = word[a:b]
            glued = joined or number > 0
            found.append(Piece(start + a, start + b, part, _low(part), tag, index, glued, False, part[0].isdigit()))
    return _merged(found, text) if merging else found


def _ordinal(text: str) -> bool:
    """Whether a token is an ordinal in digits: "13th", which is left whole."""
    return text[-2:].lower() in ("st", "nd", "rd", "th") and text[:-2].replace(",", "").isdigit()


def _cut(token: Token, *, joined: bool, found: Sequence[Piece]) -> list[tuple[int, int]] | None:
    """Where to cut a token, seen with what stands before it; None leaves it whole."""
    if joined and found and found[-1].digits:
        glued = _SCALED_PAIR.fullmatch(token.text)
        if glued:  # "2bn-3bn" after the tokeniser's cut: "2", "bn-3bn"
            return [glued.span(g) for g in (1, 2, 3, 4) if glued[g]]
        if _POWER.fullmatch(token.text):
            return [(0, 1), (1, len(token.text))]  # "1.3x10", "1e10"
    return _parts(token, after_sign=joined and bool(found) and found[-1].text in ("$", "£", "€"))


def _low(text: str) -> str:
    return text.lower().replace("’", "'")


def _parts(token: Token, *, after_sign: bool) -> list[tuple[int, int]] | None:
    """Where to cut a token, relative to its start; None leaves it whole."""
    text = token.text
    if token.kind not in ("word", "number") or len(text) > _LONGEST:
        return None
    if text[0].isdigit():
        if token.kind == "number" or text.isdigit():
            return None
        if _ordinal(text):
            return None
        return [m.span() for m in _SPLIT.finditer(text)]
    if "-" in text:
        head, _, rest = text.partition("-")
        low = head.lower()
        if NUMBERS.starts(low) or (low in ("a", "multi") and NUMBERS.starts(rest.lower())):
            return [m.span() for m in _SPLIT.finditer(text)]
        if low == "a" and rest.lower() in PER_NOUNS:
            return [(0, 1), (2, len(text))]  # "£24 a-year"
        if (low,) in UNITS and rest.lower() in _MEASURED:
            return [(0, len(head)), (len(head) + 1, len(text))]  # "(30)cm-wide"
    if text.endswith("fold") and (text[:-4].lower() in NUMBERS.small or text[:-4].lower() in NUMBERS.tens):
        return [(0, len(text) - 4), (len(text) - 4, len(text))]  # "threefold"
    match = _PREFIXED.fullmatch(text)
    if match and (match[1].lower() in CURRENCIES or match[1].lower() in _PREFIXES or after_sign):
        return [match.span(g) for g in (1, 2, 3) if match[g]]
    return None


def _merged(found: list[Piece], text: str) -> list[Piece]:
    """Join what the tokeniser cut inside a number: "1"+"."+"5" after a currency code, ".08", "30 000"."""
    result: list[Piece] = []
    for index, piece in enumerate(found):
        last = result[-1] if result else None
        if last is not None and last.text == "-" and not last.joined and not piece.joined and len(result) > 1:
            before = result[-2].low
            two_words = before in NUMBERS.tens and 0 < NUMBERS.small.get(piece.low, 0) < 10
            if two_words or (piece.low in NUMBERS.parts and before.isalpha() and NUMBERS.starts(before)):
                result.pop()  # "fifty - two", "one - fourth": a hyphen that was set apart
        if piece.digits and last is not None:
            dot = last.text == "." and piece.joined and piece.text.isdigit()
            if dot and len(result) > 1 and last.joined and result[-2].digits and result[-2].text.isdigit():
                first = result[-2]
                result[-2:] = [_joined(first, piece, f"{first.text}.{piece.text}")]
                continue
            group = last.text == "," and piece.joined and last.joined and re.match(r"\d{3}(?!\d)", piece.text)
            if group and len(result) > 1 and result[-2].digits and result[-2].joined and len(result[-2].text) <= 3:
                first = result[-2]
                result[-2:] = [_joined(first, piece, f"{first.text},{piece.text}")]
                continue
            if dot and not last.joined:
                result[-1] = _joined(last, piece, f"0.{piece.text}")
                continue
            third = found[index + 1] if index + 1 < len(found) else None
            if last.digits and _groups(last, piece, third, text):
                result[-1] = _joined(last, piece, last.text + piece.text)
                continue
        result.append(piece)
    return result


def _joined(first: Piece, last: Piece, text: str) -> Piece:
    return Piece(first.start, last.end, text, text, first.tag, first.token, first.joined, digits=True)


def _groups(left: Piece, right: Piece, third: Piece | None, text: str) -> bool:
    """Whether two numbers one space apart are groups of one: "30 000", "1 234 567".

    With an ordinary space only round groups or runs of them join: "in 2019 300 people" and "737 800" are two numbers each.
    """
    if right.start - left.end != 1 or not left.text.isdigit() or not _GROUP.fullmatch(right.text):
        return False
    begun = left.end - left.start > len(left.text)  # a group has been joined already
    if not begun and (len(left.text) > 3 or left.text[0] == "0"):
        return False
    gap = text[left.end]
    if gap != " ":
        return gap in _GROUP_GAPS
    run = third is not None and third.start - right.end == 1 and _GROUP.fullmatch(third.text) is not None
    return begun or right.text[1:3] == "00" or run
