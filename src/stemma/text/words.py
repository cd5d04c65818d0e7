"""Tokens: words, numbers and punctuation marks, each with its code points.

The scheme follows the Universal Dependencies treebanks of English (clitics are tokens: "did|n't", "Turkey|’s"), so
that the part-of-speech tagger sees at run time what it saw in training.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

_CLITICS = r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))"

#: What a piece of text may be, the first that fits; every character belongs to one. No groups: `findall` gives the pieces.
_PIECE = re.compile(
    rf"""
    # most tokens by far: letters before a space or comma, where nothing but a word could match; "can|not" apart
    (?!can|gon)[a-z]+(?=[ ,])|[A-Z][a-z]+(?=[ ,])(?<!Cannot)(?<!Gonna)
  | \s+
    # addresses
  | https?://[^\s<>"“”]+|www\.[^\s<>"“”]+
  | (?<![\w.+-])[\w.+-]{{1,64}}@[\w-]+\.[\w.-]*\w
    # ordinals, compounds ("300-man"), numbers
  | \d+(?:,\d{{3}})*(?:st|nd|rd|th)(?!\w)
  | \d+(?:[.,]\d+)*(?:-[^\W\d_]+)+
  | \d+(?:[.,:]\d+)*
    # abbreviations
  | (?:[^\W\d_]\.){{2,}}(?:-[^\W\d_]+)*
  | (?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj
        |Rep|Sen|Gov|St|Jr|Sr|vs|Inc|Corp|Ltd|Co|No
        |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.(?=\W)
    # "can|not", "did|n't", "Turkey|’s"
  | [Cc]an(?=not\b)|[Gg]on(?=na\b)
  | [^\W\d_]+(?=n['’]t(?!\w))
  | {_CLITICS}(?!\w)
    # words, with what ties their parts
  | [^\W_]+(?:[-–](?=\w)[^\W_]+|[&.](?=[^\W\d_])[^\W_]+|['’](?![sS](?!\w)|(?:re|ve|ll|d|m)(?!\w))[^\W_]+)*
    # marks
  | \.{{2,}}|…
  | -{{2,}}|[–—]
  | \S
    """,
    re.VERBOSE,
)
_URL = re.compile(r"https?://.|www\..", re.DOTALL)
_NUMBER = re.compile(r"[\d.,:]+")
_KINDS_KEPT = 16_384  #: pieces whose kinds are remembered
_LONGEST_KEPT = 40  #: characters; longer ones hardly come again


class Token(NamedTuple):
    """One word, number or mark: `text` is the slice [start, end) of the text it was found in."""

    start: int
    end: int
    text: str
    kind: str  #: word, number, mark, url or mail

    @property
    def lower(self) -> str:
        """The token in lower case."""
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        """Whether it is a word (with its clitics, abbreviations and compounds), not a number or a mark."""
        return self.kind == "word"


def _kind(piece: str) -> str:
    """What a piece is, by its characters alone; "" for white space."""
    if piece[0].isspace():
        return ""
    if _URL.match(piece):
        return "url"
    if "@" in piece[1:]:
        return "mail"
    if _NUMBER.fullmatch(piece) and piece[0].isdecimal():
        return "number"
    return "word" if any(map(str.isalnum, piece)) else "mark"


class _Kinds(dict[str, str]):
    """The kinds of the pieces met so far."""

    def __missing__(self, piece: str) -> str:
        kind = _kind(piece)
        if len(piece) <= _LONGEST_KEPT:
            if len(self) >= _KINDS_KEPT:
                self.clear()
            self[piece] = kind
        return kind


_kinds = _Kinds()


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Tokens of `text[start:end]`, offsets relative to the whole text."""
    pieces = _PIECE.findall(text, start, len(text) if end is None else end)
    ends = list(accumulate(map(len, pieces), initial=start))
    kinds = map(_kinds.__getitem__, pieces)
    new = tuple.__new__  # what Token() does, without a call of it for each of a text's tokens
    return tuple([new(Token, found) for found in zip(ends, ends[1:], pieces, kinds, strict=False) if found[3]])
