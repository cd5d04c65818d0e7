"""Part-of-speech tags by an averaged perceptron (Collins 2002), greedy from left to right.

Tags are those of the Penn Treebank (VBD, NNS, NNP, …; quotation marks are `` and '', all brackets -LRB- / -RRB-).
The weights are package data, made by `training/tagger/train.py`; they hold integers, so that the result is the same
on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import TypeAlias

Weights: TypeAlias = dict[str, dict[str, int]]

NAME = "tagger"
VERSION = "1"

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
    out = ""
    for letter in word:
        kind = "X" if letter.isupper() else "x" if letter.islower() else "9" if letter.isdigit() else letter
        if not out.endswith(kind):
            out += kind
    return out


def normal(word: str) -> str:
    """What the tagger looks up: lower case, one kind of mark, digits folded."""
    word = word.translate(_SAME).lower()
    if word and word[0].isdigit():
        return "!year" if len(word) == 4 and word.isdigit() else "!number"
    return word


def features(words: Sequence[str], i: int, before: str, before2: str, shapes: Sequence[str]) -> list[str]:
    """Feature keys of word `i`; `words` are normal forms, padded by two on either side."""
    word, last, following = words[i], words[i - 1], words[i + 1]
    return [
        "b",
        "w" + word,
        "s3" + word[-3:],
        "s2" + word[-2:],
        "s4" + word[-4:],
        "p2" + word[:2],
        "h" + shapes[i],
        "h-" + shapes[i] + before,
        "t" + before,
        "u" + before2 + " " + before,
        "v" + before + " " + word,
        "l" + last,
        "m" + last[-3:] + before,
        "k" + words[i - 2],
        "n" + following,
        "o" + following[-3:],
        "q" + words[i + 2],
        "r" + word + " " + following,
        "z" + before + " " + following[-3:],
    ]


class Tagger:
    """Tags tokens; build one with `default()`."""

    def __init__(self, weights: Weights, known: dict[str, str], tags: Sequence[str]) -> None:
        self.weights = weights
        self.known = known
        self.tags = tuple(tags)

    def tag(self, words: Sequence[str]) -> list[str]:
        """One Penn tag per word of one sentence."""
        padded = ["!s2", "!s1", *(normal(w) for w in words), "!e1", "!e2"]
        shapes = ["", "", *(shape(w) for w in words), "", ""]
        before, before2 = "!s1", "!s2"
        result: list[str] = []
        weights, order = self.weights, self.tags
        for i, word in enumerate(words, 2):
            tag = _FIXED.get(word) or self.known.get(padded[i])
            if tag is None:
                scores: dict[str, int] = {}
                for feature in features(padded, i, before, before2, shapes):
                    row = weights.get(feature)
                    if row:
                        for label, weight in row.items():
                            scores[label] = scores.get(label, 0) + weight
                # ties go to the tag that stands first in the fixed order
                tag = max(order, key=lambda t: scores.get(t, 0)) if scores else "NN"
            result.append(tag)
            before2, before = before, tag
        return result


@lru_cache(maxsize=1)
def default() -> Tagger:
    """The English tagger that ships with the package."""
    raw = resources.files("stemma.text").joinpath("data/tagger_en.json").read_text("utf-8")
    data = json.loads(raw)
    tags = data["tags"]
    weights = {key: {tags[int(i)]: w for i, w in zip(row[::2], row[1::2], strict=True)} for key, row in data["weights"].items()}
    return Tagger(weights, data["known"], tags)
