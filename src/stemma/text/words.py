"""Tokens: words, numbers and punctuation marks, each with its code points.

The scheme follows the Universal Dependencies treebanks of English (clitics are tokens: "did|n't", "Turkey|’s"), so
that the part-of-speech tagger sees at run time what it saw in training.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_CLITICS = r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))"

_TOKEN = re.compile(
    rf"""
    # most tokens by far: letters before a space or comma, where nothing but the "word" below could match; "can|not" apart
    (?P<plain>(?!can|gon)[a-z]+(?=[ ,])|[A-Z][a-z]+(?=[ ,])(?<!Cannot)(?<!Gonna))
  | (?P<url>https?://[^\s<>"“”]+|www\.[^\s<>"“”]+)
  | (?P<mail>(?<![\w.+-])[\w.+-]{{1,64}}@[\w-]+\.[\w.-]*\w)
  | (?P<ordinal>\d+(?:,\d{3})*(?:st|nd|rd|th)(?!\w))
  | (?P<compound>\d+(?:[.,]\d+)*(?:-[^\W\d_]+)+)
  | (?P<number>\d+(?:[.,:]\d+)*)
  | (?P<abbreviation>(?:[^\W\d_]\.){{2,}}(?:-[^\W\d_]+)*|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj
        |Rep|Sen|Gov|St|Jr|Sr|vs|Inc|Corp|Ltd|Co|No
        |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.(?=\W))
  | (?P<cannot>[Cc]an(?=not\b)|[Gg]on(?=na\b))
  | (?P<stem>[^\W\d_]+(?=n['’]t(?!\w)))
  | (?P<clitic>{_CLITICS})(?!\w)
  | (?P<word>[^\W_]+(?:[-–](?=\w)[^\W_]+|[&.](?=[^\W\d_])[^\W_]+|['’](?![sS](?!\w)|(?:re|ve|ll|d|m)(?!\w))[^\W_]+)*)
  | (?P<dots>\.{{2,}}|…)
  | (?P<dash>-{{2,}}|[–—])
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)


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


_KINDS = {"url": "url", "mail": "mail", "number": "number", "dots": "mark", "dash": "mark", "mark": "mark"}


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Tokens of `text[start:end]`, offsets relative to the whole text."""
    stop = len(text) if end is None else end
    found = []
    for match in _TOKEN.finditer(text, start, stop):
        first, last = match.span()
        found.append(Token(first, last, match[0], _KINDS.get(match.lastgroup or "mark", "word")))
    return tuple(found)
