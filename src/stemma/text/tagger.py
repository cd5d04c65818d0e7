"""Part-of-speech tags by an averaged perceptron (Collins 2002), greedy from left to right.

Tags are those of the Penn Treebank (VBD, NNS, NNP, …; quotation marks are `` and '', all brackets -LRB- / -RRB-).
The weights are package data, made by `training/tagger/train.py`; they hold integers, so that the result is the same
on every machine.

Scores of all tags are added at once: a feature's row of weights is packed into one integer, 16 bits a tag. Most features
depend on one word form only, so their sums are kept with the word; few are looked up for each token.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from struct import Struct
from typing import TypeAlias

#: Feature key to its row: index of a tag, its weight, index of the next tag, its weight, …
Weights: TypeAlias = Mapping[str, Sequence[int]]

NAME = "tagger"
VERSION = "1"

_BITS = 16  #: of a tag's score in a packed row
_GUARD = 1 << (_BITS - 1)  #: the highest bit of a tag's score; no score reaches it
_LOW = _GUARD - 1  #: the bits of a score
_ZERO = _GUARD // 2  #: added to every score, so that none is below 0
_WORDS_KEPT = 8192  #: word forms whose scores are kept; some 2 kB each
_PADS = ("!s2", "!s1", "!e1", "!e2")  #: what stands for the words before and behind a sentence

_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_FIXED = {
    "(": "-LRB-",
    ")": "-RRB-",
    "[": "-LRB-",
    "]": "-RRB-",
    ",": ",",
    ".": ".",
    "?": ".",
    "!": ".",
    "$": "$",
    ";": ":",
    ":": ":",
    "…": ":",
    "...": ":",
    "--": ":",
    "“": "``",
    "”": "''",
    "%": "NN",
    "€": "$",
    "£": "$",
    "¥": "$",
}


def shape(word: str) -> str:
    """A word's outline: Xx, XX, x, 9, X-9, … with runs folded."""
    if word.isascii() and word.isalpha():  # most words, without a look at each letter
        if word.islower():
            return "x"
        if word.isupper():
            return "X"
        if word.istitle():
            return "Xx"
    out = ""
    for letter in word:
        kind = "X" if letter.isupper() else "x" if letter.islower() else "9" if letter.isdigit() else letter
        if not out.endswith(kind):
            out += kind
    return out


def normal(word: str) -> str:
    """What the tagger looks up: lower case, one kind of mark, digits folded."""
    word = (word if word.isascii() else word.translate(_SAME)).lower()
    if word and word[0].isdigit():
        return "!year" if len(word) == 4 and word.isdigit() else "!number"
    return word


def _own(word: str, outline: str) -> tuple[str, ...]:
    """Keys of a word alone."""
    return ("b", "w" + word, "s3" + word[-3:], "s2" + word[-2:], "s4" + word[-4:], "p2" + word[:2], "h" + outline)


def _following(word: str) -> tuple[str, ...]:
    """Keys of the word that follows."""
    return ("n" + word, "o" + word[-3:])


def _tied(words: tuple[str, str, str], outline: str, *, before: str, before2: str) -> tuple[str, ...]:
    """Keys of two things at once: tags before the word, or one of its neighbours; `words` are the last, itself, the next."""
    last, word, following = words
    return (
        "h-" + outline + before,
        "t" + before,
        "u" + before2 + " " + before,
        "v" + before + " " + word,
        "m" + last[-3:] + before,
        "r" + word + " " + following,
        "z" + before + " " + following[-3:],
    )


def features(words: Sequence[str], i: int, before: str, before2: str, shapes: Sequence[str]) -> list[str]:
    """Feature keys of word `i`; `words` are normal forms, padded by two on either side."""
    word, last, following = words[i], words[i - 1], words[i + 1]
    return [
        *_own(word, shapes[i]),
        "l" + last,
        "k" + words[i - 2],
        *_following(following),
        "q" + words[i + 2],
        *_tied((last, word, following), shapes[i], before=before, before2=before2),
    ]


@dataclass(slots=True, eq=False)
class _Word:
    """A word form with its packed scores: for itself, and for the words around it by where it stands from them.

    Those that depend on a tag beside the form are in dicts by that tag, filled as tags are met.
    """

    form: str
    outline: str
    sure: str | None  #: its tag, where it needs no scores
    own: int
    following: int
    last_but_one: int
    next_but_one: int
    usual: int = 0  #: index of the tag it got last
    here: dict[str, int] = field(default_factory=dict)  #: for itself, by the tag before it
    ahead: dict[str, int] = field(default_factory=dict)  #: for the word before it, by the tag before that
    behind: dict[str, int] = field(default_factory=dict)  #: for the word behind it, by its own tag
    guess: dict[str, int] = field(default_factory=dict)  #: index of the tag it got last, by the tag before it


class Tagger:
    """Tags tokens; build one with `default()`. The weights of any 19 features must sum to less than 2 ** 14."""

    def __init__(self, weights: Weights, known: dict[str, str], tags: Sequence[str]) -> None:
        self.weights = weights
        self.known = known
        self.tags = tuple(tags)
        ones = [1 << (_BITS * i) for i in range(len(self.tags))]
        self._rows: dict[str, int | Sequence[int]] = dict(weights)  #: packed when first asked for
        self._zeros, self._ones, self._guards = _ZERO * sum(ones), sum(ones), _GUARD * sum(ones)
        self._leads = [self._guards - sum(ones[:i]) for i in range(len(ones))]
        self._scores = Struct(f"<{len(self.tags)}H")
        self._pairs: dict[str, dict[str, int]] = {tag: {} for tag in (*_PADS, *_FIXED.values(), *known.values(), *tags)}
        self._word = lru_cache(maxsize=_WORDS_KEPT)(self._new_word)
        self._pads = tuple(self._scored(pad, "", None) for pad in _PADS)

    def _total(self, *keys: str) -> int:
        """The sum of the features' rows, packed; features without weights count 0."""
        total = 0
        rows = self._rows
        for key in keys:
            row = rows.get(key)
            if row is None:
                continue
            if not isinstance(row, int):
                packed = 0
                for i in range(0, len(row), 2):
                    packed += row[i + 1] << (_BITS * row[i])
                row = rows[key] = packed
            total += row
        return total

    def _scored(self, form: str, outline: str, sure: str | None) -> _Word:
        total = self._total
        own = 0 if sure else self._zeros + total(*_own(form, outline))
        return _Word(form, outline, sure, own, total(*_following(form)), total("k" + form), total("q" + form))

    def _new_word(self, word: str) -> _Word:
        form = normal(word)
        return self._scored(form, shape(word), _FIXED.get(word) or self.known.get(form))

    def _here(self, word: _Word, before: str) -> int:
        found = word.here[before] = word.own + self._total("h-" + word.outline + before, "v" + before + " " + word.form)
        return found

    def _ahead(self, word: _Word, before: str) -> int:
        found = word.ahead[before] = word.following + self._total("z" + before + " " + word.form[-3:])
        return found

    def _behind(self, word: _Word, tag: str) -> int:
        found = word.behind[tag] = self._total("l" + word.form, "m" + word.form[-3:] + tag, "t" + tag)
        return found

    def _pair(self, before2: str, before: str) -> int:
        found = self._pairs[before2][before] = self._total("u" + before2 + " " + before)
        return found

    def tag(self, words: Sequence[str]) -> list[str]:
        """One Penn tag per word of one sentence."""
        tags, zeros, rows, pairs = self.tags, self._zeros, self._rows, self._pairs
        ones, leads, guards = self._ones, self._leads, self._guards
        last2, last, end, end2 = self._pads
        line = [*map(self._word, words), end, end2]
        before2, before = "!s2", "!s1"
        result: list[str] = []
        for word, following, following2 in zip(line, line[1:], line[2:], strict=False):
            tag = word.sure
            if tag is None:
                here, pair = word.here.get(before), pairs[before2].get(before)
                behind, ahead = last.behind.get(before), following.ahead.get(before)
                if here is None:
                    here = self._here(word, before)
                if pair is None:
                    pair = self._pair(before2, before)
                if behind is None:
                    behind = self._behind(last, before)
                if ahead is None:
                    ahead = self._ahead(following, before)
                scores = here + pair + behind + ahead + last2.last_but_one + following2.next_but_one
                key = f"r{word.form} {following.form}"
                if key in rows:
                    scores += self._total(key)
                guess = word.guess.get(before, word.usual)
                # in each 16 bits of the difference the highest one tells that the guess is not behind that tag
                lead = scores >> _BITS * guess & _LOW
                if (lead * ones + leads[guess] - scores) & guards != guards:
                    guess = word.usual = word.guess[before] = self._best(scores)
                tag = tags[guess] if scores != zeros else "NN"
            result.append(tag)
            before2, before = before, tag
            last2, last = last, word
        return result

    def _best(self, scores: int) -> int:
        """The index of the greatest score, the first of equal ones."""
        fields = self._scores.unpack(scores.to_bytes(self._scores.size, "little"))
        return fields.index(max(fields))


@lru_cache(maxsize=1)
def default() -> Tagger:
    """The English tagger that ships with the package."""
    raw = resources.files("stemma.text").joinpath("data/tagger_en.json").read_text("utf-8")
    data = json.loads(raw)
    # tuples of numbers, unlike lists, do not occupy the garbage collector
    weights = {key: tuple(row) for key, row in data["weights"].items()}
    return Tagger(weights, data["known"], data["tags"])
