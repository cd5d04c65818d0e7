"""From scores to spans, on scores made by hand."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from stemma.encoder.decoding import ANSWERS, RANK, Chain, Floats, answers, best_tags, buckets, marginals, spans_of


def number(tags: str) -> NDArray[np.int64]:
    """Tags written short: s for source, q for cue, c for content; "Bc Ec O"."""
    role = {"s": 0, "q": 1, "c": 2}
    return np.array([0 if t == "O" else 1 + 4 * role[t[1]] + "BIES".index(t[0]) for t in tags.split()])


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("Bs Es Sq Bc Ic Ec O", {"source": [(0, 2)], "cue": [(2, 3)], "content": [(3, 6)]}),
        ("Bc Ec O Ss Sq O Bc Ec", {"source": [(3, 4)], "cue": [(4, 5)], "content": [(0, 2), (6, 8)]}),
        ("Ic Ec O", {"source": [], "cue": [], "content": [(0, 2)]}),
        ("O Bc Ic", {"source": [], "cue": [], "content": [(1, 3)]}),
        ("Sc Sc", {"source": [], "cue": [], "content": [(0, 1), (1, 2)]}),
        ("O O", {"source": [], "cue": [], "content": []}),
    ],
)
def test_spans_of_tags(tags: str, expected: dict[str, list[tuple[int, int]]]) -> None:
    assert spans_of(number(tags)) == expected


def random_chain(seed: int, words: int) -> tuple[Floats, Chain]:
    chance = np.random.default_rng(seed)
    size = 4

    def draw(*shape: int) -> Floats:
        return chance.normal(size=shape).astype(np.float32)

    return draw(words, size), Chain(draw(size, size), draw(size), draw(size))


def every(emissions: Floats, chain: Chain) -> dict[tuple[int, ...], float]:
    """Score of each sequence, by trying them all."""
    found = {}
    for tags in itertools.product(range(emissions.shape[1]), repeat=len(emissions)):
        score = chain.first[tags[0]] + chain.last[tags[-1]] + sum(emissions[t, k] for t, k in enumerate(tags))
        found[tags] = float(score + sum(chain.step[a, b] for a, b in itertools.pairwise(tags)))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_the_best_sequence_is_the_best_of_all(seed: int) -> None:
    emissions, chain = random_chain(seed, 5)
    scores = every(emissions, chain)
    assert tuple(best_tags(emissions, chain).tolist()) == max(scores, key=lambda k: scores[k])


@pytest.mark.parametrize("seed", range(6))
def test_marginals_are_sums_over_all_sequences(seed: int) -> None:
    emissions, chain = random_chain(seed, 4)
    scores = every(emissions, chain)
    total = sum(np.exp(v) for v in scores.values())
    found = marginals(emissions, chain)
    for t in range(4):
        for k in range(4):
            expected = sum(np.exp(v) for tags, v in scores.items() if tags[t] == k) / total
            assert found[t, k] == pytest.approx(expected, abs=1e-4)


def test_nothing_to_read() -> None:
    chain = random_chain(0, 1)[1]
    assert best_tags(np.zeros((0, 4), dtype=np.float32), chain).shape == (0,)
    assert marginals(np.zeros((0, 4), dtype=np.float32), chain).shape == (0, 4)


def test_answers_of_a_cue_are_probabilities() -> None:
    chance = np.random.default_rng(1)
    asked = chance.normal(size=ANSWERS * RANK).astype(np.float32)
    told = chance.normal(size=(9, ANSWERS * RANK)).astype(np.float32)
    bias = np.zeros((ANSWERS, 32), dtype=np.float32)
    found = answers(asked, told, cue=(3, 4), words=np.arange(9), bias=bias)
    assert found.shape == (9, 3)
    assert np.allclose(found.sum(axis=1), 1)


def test_distances_fall_into_buckets() -> None:
    found = buckets(np.array([0, 1, 7, 8, 11, 12, 200, -1, -7, -200]))
    assert found.tolist() == [0, 1, 7, 8, 8, 9, 15, 17, 23, 31]
