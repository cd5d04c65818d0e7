"""Terms: the words that say what a stretch of text is about, in a form that two reports can share.

A term is a concept of `lexicons/en/concepts.yaml` where the word has one ("militants" and "fighters" are counted as the
same kind of people), else the word's Snowball stem (Porter2). Stop words, numbers and reporting words are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

from stemma.lexicon import mapping, words
from stemma.text.words import tokenise

_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


@lru_cache(maxsize=1)
def _concepts() -> dict[str, str]:
    """Concepts by stem, so that every form of a listed word finds its concept."""
    table: dict[str, str] = {}
    for word, concept in (*mapping("concepts").items(), *mapping("acts").items()):
        if not word.endswith(("er", "or")):  # the stem of "attacker" is that of "attack"
            table.setdefault(_stem(word), concept)
        table[word] = table[f"{word}s"] = concept
    for word, code in mapping("demonyms").items():
        table.setdefault(word, f"place:{code}")
        table.setdefault(f"{word}s", f"place:{code}")
    for code, names in mapping("country_names").items():
        for name in names:
            table.setdefault(name.lower(), f"place:{code}")
    for noun, verb in mapping("act_nouns").items():
        act = table.get(verb, table.get(_stem(verb), _stem(verb)))
        for form in (noun, f"{noun}s", f"{noun[:-1]}ies"):
            table.setdefault(form, act)
    return table


@lru_cache(maxsize=65536)
def term(word: str) -> str | None:
    """The term of one word, or None for stop words, numbers and marks."""
    low = word.lower().replace("’", "'")
    if not any(c.isalpha() for c in low) or low in words("stop_words") or (len(low) == 1 and low.isascii()):
        return None
    concepts = _concepts()
    if low in concepts:
        return concepts[low]
    stem = _stem(low)
    return concepts.get(stem, stem)


@lru_cache(maxsize=1)
def act_terms() -> frozenset[str]:
    """All terms that stand for an act or a state that befalls somebody."""
    return frozenset(mapping("acts").values())


@lru_cache(maxsize=1)
def thing_terms() -> frozenset[str]:
    """All terms that stand for people or things that are counted."""
    return frozenset(mapping("concepts").values()) - act_terms()


@lru_cache(maxsize=1)
def place_terms() -> frozenset[str]:
    """All terms that stand for countries."""
    return frozenset(t for t in _concepts().values() if t.startswith("place:"))


def terms(text: str) -> tuple[str, ...]:
    """Terms of a text in order, repetitions kept."""
    found = (term(t.text) for t in tokenise(text) if t.kind == "word")
    return tuple(t for t in found if t is not None)


def overlap(left: Iterable[str], right: Iterable[str]) -> float:
    """Share of the smaller set that stands in the other one, 0 to 1; 0 where either is empty."""
    a, b = set(left), set(right)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def jaccard(left: Iterable[str], right: Iterable[str]) -> float:
    """Shared terms over all terms, 0 to 1; 0 where both are empty."""
    a, b = set(left), set(right)
    return len(a & b) / len(a | b) if a or b else 0.0
