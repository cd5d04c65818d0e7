"""Contents of one speaker that are joined by a word that is rare in the story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from stemma.collate.claims.own_words import told_with_own_words
from stemma.collate.measures.terms import terms
from tests.collate.test_claims_statements import Told, told

ASKS = ("A", "Ana Drel", "Norvan must explain why its patrol boats followed the ferry into the strait for two hours")
REPEATS = ("B", "Ana Drel", "our answer was to ask for an explanation and to call the envoy of the coast guard home")


class Near:
    """An encoder that finds all contents alike, or none."""

    def __init__(self, cosine: float) -> None:
        self.cosine = cosine

    def vectors(self, sentences: Sequence[str]) -> Any:
        """Vectors that have one part in common."""
        rest = np.eye(len(sentences)) * (1 - self.cosine) ** 0.5
        return np.hstack([np.full((len(sentences), 1), self.cosine**0.5), rest])


def groups(*said: Told, cosine: float | None = 0.5, together: Sequence[frozenset[str]] = ()) -> list[tuple[str, ...]]:
    found = told_with_own_words(told(*said)[0], together, vectors=None if cosine is None else Near(cosine))
    return [tuple(s.attribution.id for s in g) for g in found]


def test_a_verb_and_its_noun_are_one_word() -> None:
    assert groups(ASKS, REPEATS) == [("Aq1", "Bq1")]


@pytest.mark.parametrize(("noun", "verb"), [("decisions", "decided"), ("apology", "apologised"), ("inquiries", "inquired")])
def test_nouns_of_acts(noun: str, verb: str) -> None:
    assert terms(noun) == terms(verb)


def test_publishing_is_not_public() -> None:
    assert terms("public") != terms("published")


@pytest.mark.parametrize(
    ("other", "about"),
    [
        (("B", "Ivo Tan", REPEATS[2]), {}),
        (REPEATS, {"cosine": 0.2}),
        (REPEATS, {"cosine": None}),
        (REPEATS, {"together": [frozenset({"Aq1", "Bq1"})]}),
        (("B", "Ana Drel", "what explanation did the envoy of the coast guard give to the prime minister?"), {}),
        (("B", "Ana Drel", "the weather of the spring was bad for all fishermen of the outer islands"), {}),
    ],
)
def test_what_joins_nothing(other: Told, about: dict[str, Any]) -> None:
    assert groups(ASKS, other, **about) == []


def test_numbers_at_odds_tell_of_two_things() -> None:
    one, other = (
        ("A", "Ana Drel", "the harbour took in 60 swimmers"),
        ("B", "Ana Drel", "another 137 swimmers went to the islands at noon"),
    )
    assert groups(one, other) == []


def test_a_word_that_many_contents_have_joins_none() -> None:
    more = [
        (n, "Ana Drel", f"{words}, and nobody could explain it")
        for n, words in zip("CDE", ("fog fell", "birds left", "bells rang"), strict=True)
    ]
    assert ("Aq1", "Bq1") not in groups(ASKS, REPEATS, *more)
