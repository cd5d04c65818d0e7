"""Lines of a page that no telltale phrase gives away: lists of headlines, and notices to the reader at the page's edges.

Headlines that link to other reports stand in a block, have no full stop or capitals on almost every word, and each is
about something of its own: the words of one recur neither in the next one nor in the report. A list that belongs to a
report (what is known, the names of the dead) takes its words up again, or has no such lines.

A notice addresses the reader and names parts of the page. A report may do both in its midst, so notices count only from
the first line of a text on, and from its last line back, as far as they follow one another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from stemma.errors import LexiconError
from stemma.lexicon import mapping
from stemma.text.sentences import is_wrapped

Points = tuple[int, int]

LIST = "list of headlines"
NOTICE = "notice to readers"

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_AGED = re.compile(r",\s*\d")  #: "Ilse Varn, 41": a list of people
_QUOTES = '"“”„«»'
_OPEN_ENDS = frozenset("?!”\"'’…)")
_SHORTEST, _LONGEST = 4, 22  #: words of a headline
_TITLED = 0.85  #: part of the longer words of a headline in capitals from which on it is one in spite of a full stop
_LONG = 4  #: letters of a longer word; such words a headline in capitals must have
_TITLED_LINES = 3  #: headlines in capitals that make a list …
_LINES = 4  #: … and headlines of whatever kind
_TELLING = 5  #: letters of a word that tells what a headline is about
_RECURRING = 0.34  #: part of such words that stand elsewhere in the text, up to which a headline has a matter of its own
_PAGE = 2  #: words of the page that a notice must have …
_PAGE_ALONE = 4  #: … or where it addresses nobody …
_DENSE = 9  #: … and at most so many words for each one of the page or the reader
_ADDRESSES = 3  #: words that address the reader in a line that counts between two notices
_HELD = 2  #: such lines in a row
_GAP = 14  #: words of a line between two notices that is passed over


def page_lines(text: str, lines: Sequence[Points], *, told: frozenset[Points], language: str) -> dict[Points, str]:
    """Those of the `lines` of a text that are the page's, with what they are. `told` ones are known to be. Never raises."""
    if is_wrapped(text):
        return {}
    found = dict.fromkeys(_listed(text, lines), LIST)
    known = told | found.keys()
    for ordered in (lines, lines[::-1]):
        for line in _edge(text, ordered, known=known, language=language):
            found.setdefault(line, NOTICE)
    return {line: what for line, what in found.items() if line not in told}


def _listed(text: str, lines: Sequence[Points]) -> Iterator[Points]:
    """Lines in lists of headlines."""
    kinds = [_headline(text[start:end].strip(" \t\u00a0*•►▶»→-–—|·")) for start, end in lines]
    words = [{w for w in (m.casefold() for m in _WORD.findall(text[a:b])) if len(w) >= _TELLING} for a, b in lines]
    count = Counter(w for row in words for w in row)
    first = 0
    while first < len(lines):
        last = first
        while last < len(lines) and kinds[last] is not None:
            last += 1
        size = last - first
        titled = size >= _TITLED_LINES and kinds[first:last].count("titled") == size
        behind = titled and first > 0 and _sentence(text, lines[first - 1])  # not the head of the report
        if behind or (size >= _LINES and _apart(words[first:last], count)):
            yield from lines[first:last]
        first = max(last, first + 1)


def _headline(line: str) -> str | None:
    """Whether a line reads like a headline: "titled" with capitals, "open" without a full stop; None where it does not."""
    words = _WORD.findall(line)
    if not _SHORTEST <= len(words) <= _LONGEST or not (line[0].isupper() or line[0].isdigit() or line[0] in "\"“'‘"):
        return None
    long = [w for w in words if len(w) >= _LONG and w[0].isalpha()]
    if len(long) >= _LONG and sum(w[0].isupper() for w in long) >= _TITLED * len(long) and not _AGED.search(line):
        return "titled"
    return "open" if line[-1].isalnum() or (line[-1] in _OPEN_ENDS and line[-2].isalnum()) else None


def _sentence(text: str, line: Points) -> bool:
    """Whether a line ends like a sentence or a heading of what follows."""
    return text[line[0] : line[1]].rstrip(" \t\u00a0\"”'’")[-1:] in (".", ":", "!", "?")


def _apart(rows: Sequence[set[str]], count: Counter[str]) -> bool:
    """Whether most headlines are about something that no other line of the text speaks of."""
    telling = [row for row in rows if row]
    own = sum(sum(count[w] > 1 for w in row) <= _RECURRING * len(row) for row in telling)
    return 2 * len(telling) > len(rows) and own > 0.75 * len(telling)


@lru_cache(maxsize=16)
def _reader_words(language: str) -> dict[str, str]:
    try:
        return {word: about["as"] for word, about in mapping("reader_words", language.split("-", maxsplit=1)[0]).items()}
    except LexiconError:
        return {}


def _edge(text: str, ordered: Sequence[Points], *, known: frozenset[Points], language: str) -> Iterator[Points]:
    """Notices from the edge of a text on, and between them lines that address the reader only.

    One short line of another kind is passed over.
    """
    held: list[Points] = []
    passed = True  # nothing stands between the edge and the first of them
    for line in ordered:
        part = text[line[0] : line[1]]
        kind = "notice" if line in known else _notice(part, language)
        if kind == "notice":
            yield from held
            if line not in known:
                yield line
            held, passed = [], False
        elif kind == "address" and len(held) < _HELD:
            held.append(line)
        elif passed or len(_WORD.findall(part)) > _GAP:
            return
        else:
            passed = True


def _notice(line: str, language: str) -> str | None:
    """What a line says to the reader: a "notice" about the page, an "address" only, or nothing."""
    table = _reader_words(language)
    if not table or any(c in _QUOTES for c in line):
        return None
    words = [w.casefold().replace("’", "'") for w in _WORD.findall(line)]
    kinds = [table[w] for w in words if w in table]
    addresses = kinds.count("address")
    page = len(kinds) - addresses
    if not kinds or len(words) > _DENSE * len(kinds):
        return None
    addressed = addresses or table.get(words[0]) == "act"
    if page >= _PAGE_ALONE or (addressed and page >= _PAGE):
        return "notice"
    return "address" if addresses >= _ADDRESSES else None
