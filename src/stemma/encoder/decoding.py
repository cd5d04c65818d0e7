"""From scores to spans: the best tag sequence, its confidence, and which spans belong to which cue.

Tags are BIOES of the three roles (13 in all); the sequence is that of a linear-chain conditional random field, its
confidences by the forward-backward recursion (Rabiner 1989; Lafferty, McCallum and Pereira 2001).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Range = tuple[int, int]

ROLES = ("source", "cue", "content")
TAGS = 13  #: nothing, then begin, inside, end and single of each role
SOURCE_TAGS, CUE_TAGS, CONTENT_TAGS = slice(1, 5), slice(5, 9), slice(9, 13)  #: columns of each role's tags
RANK = 96  #: dimensions in which a cue meets a word, per answer
ANSWERS = 3  #: nothing, source, content


@dataclass(frozen=True, slots=True)
class Chain:
    """The learnt parts of the conditional random field: step [tags, tags] with barred steps very low, first, last."""

    step: Floats
    first: Floats
    last: Floats


def best_tags(emissions: Floats, chain: Chain) -> NDArray[np.int64]:
    """The best sequence of tags for [words, tags] scores (Viterbi)."""
    size = len(emissions)
    if not size:
        return np.zeros(0, dtype=np.int64)
    back = np.zeros((size, emissions.shape[1]), dtype=np.int64)
    score = chain.first + emissions[0]
    for t in range(1, size):
        through = score[:, None] + chain.step
        back[t] = through.argmax(axis=0)
        score = through.max(axis=0) + emissions[t]
    tags = np.zeros(size, dtype=np.int64)
    tags[-1] = int((score + chain.last).argmax())
    for t in range(size - 1, 0, -1):
        tags[t - 1] = back[t, tags[t]]
    return tags


def spans_of(tags: NDArray[np.int64]) -> dict[str, list[Range]]:
    """Half-open ranges of words for each role."""
    found: dict[str, list[Range]] = {role: [] for role in ROLES}
    start = None
    for number, tag in enumerate(tags.tolist()):
        role, place = (tag - 1) // 4, (tag - 1) % 4 if tag else -1
        if place in (0, 3):
            start = number
        if start is None and tag:
            start = number
        ends = tag and (place in (2, 3) or number + 1 == len(tags))
        if ends and start is not None:
            found[ROLES[role]].append((start, number + 1))
            start = None
        if not tag:
            start = None
    return found


def buckets(gap: NDArray[np.int64]) -> NDArray[np.int64]:
    """Signed distances in words to 32 buckets: exact to 7, then by powers of the square root of two."""
    size = np.abs(gap)
    far = 8 + np.floor(np.log2(np.maximum(size, 8) / 8) * 2).astype(np.int64)
    return np.where(size < 8, size, np.minimum(far, 15)) + np.where(gap < 0, 16, 0)


def answers(asked: Floats, told: Floats, *, cue: Range, words: NDArray[np.int64], bias: Floats) -> Floats:
    """Probabilities [words, 3] of what each word is to one cue.

    asked: [3 × RANK]; told: [words, 3 × RANK]; cue: numbers of its first and last word; words: the numbers of the words.
    """
    score = np.einsum("ar,war->wa", asked.reshape(ANSWERS, RANK), told.reshape(-1, ANSWERS, RANK)) / np.sqrt(RANK)
    gap = np.where(words < cue[0], words - cue[0], np.maximum(words - cue[1], 0))
    score = score + bias.T[buckets(gap)]
    score -= score.max(axis=1, keepdims=True)
    made = np.exp(score)
    return np.asarray(made / made.sum(axis=1, keepdims=True), dtype=np.float32)


def marginals(emissions: Floats, chain: Chain) -> Floats:
    """Probability of each tag for each word [words, tags] (forward-backward, scaled at each step)."""
    size = len(emissions)
    if not size:
        return emissions
    step = np.exp(np.clip(chain.step, -60, 60)).astype(np.float64)
    own = np.exp(emissions - emissions.max(axis=1, keepdims=True)).astype(np.float64)
    ahead, back = np.zeros_like(own), np.zeros_like(own)
    now = np.exp(chain.first.astype(np.float64)) * own[0]
    ahead[0] = now / now.sum()
    for t in range(1, size):
        now = (ahead[t - 1] @ step) * own[t]
        ahead[t] = now / now.sum()
    now = np.exp(chain.last.astype(np.float64))
    back[-1] = now / now.sum()
    for t in range(size - 1, 0, -1):
        now = step @ (back[t] * own[t])
        back[t - 1] = now / now.sum()
    both = ahead * back
    return np.asarray(both / both.sum(axis=1, keepdims=True), dtype=np.float32)
