"""What a report's words weigh: by how common they are in English, names and numbers marked.

No statistics of the run enter: a report's sketch is a function of the report alone, so that the order in which reports
come, and how many they are, changes nothing.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from stemma.lexicon import mapping, words

#: Words of a report that are read: what a report is about stands in its head; the rest is background shared by many
#: (ECB+, odd topics: 250 to 800 words make no difference beyond .01).
READ = 400
#: Words that count as headline and lead.
LEAD = 70
#: Occurrences of the most common word per report, over its rank and offset (Zipf-Mandelbrot, for a report of 400 words).
_OCCURRENCES, _OFFSET, _RANK_OF_RARE = 30.0, 20.0, 40_000
#: Share of reports that hold a number, by its digits, and a year: short ones tell little.
_NUMBERS = {1: 0.2, 2: 0.05, 3: 0.01}
_LONG_NUMBER, _YEAR = 0.005, 0.1
#: A capitalised word at the start of a sentence, or in a headline, is a name only where it is no commoner than this.
_COMMON = 3000
#: Share of a line's longer words with a capital from which it is a headline whose capitals mean nothing.
_HEADLINE = 0.7
_LONG = 4
#: Characters of one line that are looked at for each word wanted; longer "words" are no words.
_LINE = 12

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
_STOPS = frozenset('.?!:“"”`')
_ADDRESS = frozenset({"http", "https", "www", "com", "html", "htm", "org", "net", "php", "index", "article", "articles", "news"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a report: how often it stands there, how often in headline and lead, whether it is used as a name."""

    text: str
    count: int
    lead: int
    name: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a report in alphabetical order, packed: a heap has a hundred of them a report."""

    texts: tuple[str, ...]
    counts: bytes
    leads: bytes
    names: bytes

    def __iter__(self) -> Iterator[Word]:
        """One by one."""
        return map(Word, self.texts, self.counts, self.leads, map(bool, self.names))


@cache
def calendar() -> frozenset[str]:
    """Names of months and weekdays."""
    return words("months") | words("weekdays")


def stem(word: str) -> str:
    """Plural and singular as one, by spelling alone; every report is treated alike, so that a wrong stem does no harm."""
    if len(word) > _LONG and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > _LONG - 1 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=200_000)
def weight(word: str) -> float:
    """How much a word tells: minus the logarithm of the share of reports that hold it."""
    if word[0].isdigit():
        digits = word.replace(".", "")
        year = len(word) == 4 and word[:2] in ("19", "20")
        return -math.log(_YEAR if year else _NUMBERS.get(len(digits), _LONG_NUMBER))
    rank = mapping("word_ranks").get(word, _RANK_OF_RARE)
    return -math.log(1 - math.exp(-_OCCURRENCES / (rank + _OFFSET)))


def _lines(text: str, most: int) -> Iterator[list[str]]:
    """The tokens of each line, until `most` words are read; a line without end is cut."""
    read = 0
    for line in text.split("\n"):
        tokens = _TOKEN.findall(line, 0, _LINE * most)
        if read + len(tokens) > most:
            yield tokens[: most - read]
            return
        read += len(tokens)
        yield tokens


def _in_capitals(tokens: list[str]) -> bool:
    long = [w for w in tokens if len(w) >= _LONG and w[0].isalpha()]
    return len(long) > 2 and sum(w[0].isupper() for w in long) >= _HEADLINE * len(long)


@lru_cache(maxsize=100_000)
def _form(token: str) -> tuple[str, str, bool, bool]:
    """A token of letters or digits: its key ("" where it tells nothing), in lower case, whether it can be a name (has a
    capital, is no month or weekday), and whether it is one wherever it stands."""
    if token[0].isdigit():
        return token.replace(",", ""), token, False, False
    low = token.lower().replace("’", "'").removesuffix("'s")
    if len(low) < 2 or low in words("stop_words") or low in _ADDRESS:
        return "", low, False, False
    key, ranks = sys.intern(stem(low)), mapping("word_ranks")
    capital = token[0].isupper() and low not in calendar()
    return key, low, capital, capital and min(ranks.get(low, _RANK_OF_RARE), ranks.get(key, _RANK_OF_RARE)) > _COMMON


def read_words(text: str, *, most: int = READ) -> Words:
    """The telling words of the beginning of a text, in alphabetical order."""
    lines = list(_lines(text, most))
    small = {token for tokens in lines for token in tokens if token.islower()}
    counts: dict[str, int] = {}
    lead: dict[str, int] = {}
    names: set[str] = set()
    place = 0
    for tokens in lines:
        headline, opens = _in_capitals(tokens), True
        for token in tokens:
            place += 1
            if not token[0].isalnum():
                opens = opens or token in _STOPS
                continue
            key, low, capital, always = _form(token)
            if key:
                if capital and (always or not (opens or headline)) and low not in small:
                    names.add(key)
                counts[key] = counts.get(key, 0) + 1
                if place <= LEAD:
                    lead[key] = lead.get(key, 0) + 1
            opens = False
    texts = tuple(sorted(counts))
    most_told = 255  # what a byte holds; the logarithm of more is no use
    return Words(
        texts=texts,
        counts=bytes(min(most_told, counts[w]) for w in texts),
        leads=bytes(min(most_told, lead.get(w, 0)) for w in texts),
        names=bytes(w in names for w in texts),
    )
