"""Collating many witnesses of one text against a base: the places where any of them differs, with what each has there.

Every witness is aligned with the base (word by word, by `stemma.text.alignment`), so the work grows with the number of
witnesses and not with the number of their pairs; the places where any witness departs from the base are joined where
they touch, and every witness is read at every place. This is the collation of a positive apparatus (West, Textual
Criticism and Editorial Technique, 1973, part II, 4).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.text.alignment import Pair, pairs

Keys = tuple[str, ...]  #: the words of a witness, by what they are compared by


@dataclass(frozen=True, slots=True)
class Place:
    """Words [first, last) of every witness that stand at one place where the witnesses are not all alike."""

    ranges: tuple[tuple[int, int], ...]  #: one per witness, in their order; first == last where it has nothing there


def base_of(witnesses: Sequence[Keys]) -> int:
    """The witness whose words most of the others have and that has fewest words of its own; of equals the first."""
    count = Counter(word for keys in set(witnesses) for word in set(keys))
    held = Counter(witnesses)
    distinct = len(held)

    def weight(number: int) -> tuple[float, int]:
        keys = witnesses[number]
        return sum(2 * count[word] - distinct for word in keys) / max(1, distinct), held[keys]

    return max(range(len(witnesses)), key=lambda n: (*weight(n), -n))


def collate_witnesses(witnesses: Sequence[Keys], base: int) -> list[Place]:
    """The places where the witnesses differ, in the order of the base."""
    lemma = witnesses[base]
    matched: dict[Keys, list[Pair]] = {}
    for keys in witnesses:
        if keys not in matched:
            matched[keys] = [(k, k) for k in range(len(lemma))] if keys == lemma else pairs(lemma, keys)
    stretches = _joined([gap for keys, found in matched.items() for gap in _gaps(found, len(lemma), len(keys))])
    places = []
    for first, last in stretches:
        seen = {keys: _read(found, first, last, length=len(keys)) for keys, found in matched.items()}
        places.append(Place(tuple(seen[keys] for keys in witnesses)))
    return places


def _gaps(found: Sequence[Pair], lemma: int, witness: int) -> list[tuple[int, int]]:
    """Words of the base that the witness exchanges or lacks; an empty range where it has words more."""
    gaps = []
    at, there = 0, 0
    for i, j in [*found, (lemma, witness)]:
        if i > at or j > there:
            gaps.append((at, i))
        at, there = i + 1, j + 1
    return gaps


def _joined(gaps: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges joined where they overlap or touch, so that the word before and after each stands in every witness."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(set(gaps)):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _read(found: Sequence[Pair], first: int, last: int, *, length: int) -> tuple[int, int]:
    """The words of a witness between what stands before word `first` of the base and what stands from word `last` on."""
    before = bisect_right(found, first - 1, key=lambda p: p[0]) - 1
    start = found[before][1] + 1 if before >= 0 else 0
    after = bisect_right(found, last - 1, key=lambda p: p[0])
    return start, found[after][1] if after < len(found) else length
