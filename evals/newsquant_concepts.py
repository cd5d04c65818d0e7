"""Which words NewsQuant would call the concept of a figure: what the number is said of.

The concept is a set of lower-cased words of the sentence; the empty set stands for a quantity without a concept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from stemma.annotate.figures.grammar.clauses import Clause
from stemma.annotate.figures.grammar.concepts import Placed, concept
from stemma.annotate.figures.grammar.counted import NOTHING
from stemma.annotate.figures.grammar.shape import Shape
from stemma.annotate.figures.vocabulary import concept_words
from stemma.lexicon import words
from stemma.model import Figure
from stemma.text.layout import Sentence

#: words that NewsQuant leaves out of a concept, besides the stop words; "new" is none there
_STOP = (words("stop_words") - {"new", "report", "states"}) | {"across", "total"}
_TIMES = concept_words("unnamed_times")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[\w&.-]*\w|&")


def concept_of(figure: Figure, text: str) -> frozenset[str]:
    """The words of the concept of `figure`, a figure of `text` (one sentence), lower-cased, without stop words."""
    return content(span.text for span in figure.concept)


def content(phrases: Iterable[str]) -> frozenset[str]:
    """The lower-cased words of some phrases that say something, without "'s", years and a number that leads a phrase."""
    found: set[str] = set()
    for phrase in phrases:
        plain = [w for w in _WORD.findall(re.sub(r"['’]s?\b", "", phrase)) if not _YEAR.fullmatch(w)]
        for number, word in enumerate(plain):
            name = word == "US" or (number > 0 and word == "One")
            if name or (word.lower() not in _STOP and (number or not word[0].isdigit())):
                found.add(word.lower())
    return frozenset(found)


def concept_of_duration(sentence: Sentence, text: str, chars: tuple[int, int]) -> frozenset[str]:
    """The words of the concept of a duration or an age in code points `chars` of `text`, which is no figure in stemma."""
    tokens = [i for i, t in enumerate(sentence.tokens) if t.start < chars[1] and chars[0] < t.end]
    last = tokens[-1] + 1
    lows = [t.text.lower() for t in sentence.tokens[last : last + 2]]
    if text[slice(*chars)].lower() == "one" and lows[:1] == ["of"]:
        return frozenset()  # "one of the oldest mills": the mills are the unit
    if lows and lows[0] in _TIMES:
        tokens.append(last)
    clause = Clause(sentence, frozenset(tokens))
    placed = Placed(tokens[0], tokens[-1] + 1, counts=False, money=False, things=NOTHING)
    return content(text[slice(*clause.chars(a, b))] for a, b in concept(Shape(clause), placed, before=None))
