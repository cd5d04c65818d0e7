"""Edited passages: sentences of two reports that are one sentence, re-worded.

Two sentences are compared by what their words stand for (terms, names, figures), rare ones of the story counting more.
On either side the stretch is sought whose shared words outweigh the others most (the best segment of Smith and
Waterman, without its fixed order, because editors move clauses).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, log
from typing import NamedTuple

from stemma.collate.passages.reading import content
from stemma.model import Document
from stemma.text.alignment import Word

_UNSHARED = 0.5  #: what a content word costs that the other side lacks, in parts of its weight
_FUNCTION_SHARED = 0.12  #: what a function word is worth that stands beside the same word on both sides
_FUNCTION_UNSHARED = -0.04
_NEIGHBOURS = 3  #: content words this near to each other are looked up as a pair
LEAST = 2  #: content words that two wordings must share to be compared at all
_COMMON_PAIR = 40  #: a pair of words in more wordings than this tells no two of them apart


class Segment(NamedTuple):
    """Words [first, last) of a sentence; `gain` is what the shared words outweigh, `density` their share of the weight."""

    first: int
    last: int
    gain: float
    density: float
    shared: int  #: different content words that stand on both sides
    plain: int  #: … of which so many are neither names nor figures


_NO_PAIR = -1  #: what the last word of a sentence makes with the next one
_NOTHING = Segment(0, 0, 0.0, 0.0, 0, 0)


class Core(NamedTuple):
    """The stretches of two wordings that correspond."""

    left: Segment
    right: Segment

    @property
    def gain(self) -> float:
        """What the shared words outweigh the rest by, on the side where it is less."""
        return min(self.left.gain, self.right.gain)

    @property
    def shared(self) -> int:
        """Different content words shared, on the side where there are fewer."""
        return min(self.left.shared, self.right.shared)

    @property
    def plain(self) -> int:
        """Of these, neither names nor figures."""
        return min(self.left.plain, self.right.plain)

    @property
    def density(self) -> float:
        """Part of the weight that is shared, on the side where it is less."""
        return min(self.left.density, self.right.density)


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence as it is compared: per word its key, what it stands for and how much that tells, 0 to 1.

    A content word tells 1 where it stands in at most two wordings of the story, and less the more of them hold it.
    """

    keys: tuple[str, ...]
    contents: tuple[str | None, ...]
    values: tuple[float, ...]
    proper: tuple[bool, ...]  #: whether a word is written like a name or a figure
    links: tuple[int, ...]  #: per word the number of the pair it makes with the next one
    pairs: frozenset[int]  #: these as a set
    weights: dict[str, float]  #: each content word once, with what it tells
    total: float  #: sum of these
    most: dict[str, float]  #: each content word once, with what it tells as often as it stands there
    small: int  #: words without content


def wordings(found: Sequence[tuple[Sequence[Word], Document]]) -> list[Wording]:
    """Make the sentences of a story ready for comparison; each with the report it was first read in."""
    keys = [tuple(w.key for w in words) for words, _ in found]
    contents = [tuple(content(k, d.language) for k in row) for row, (_, d) in zip(keys, found, strict=True)]
    count = Counter(c for row in contents for c in set(row) if c is not None)
    number = max(2, len(found))
    top = log(1 + number / 2)
    tells = {c: min(1.0, log(1 + number / n) / top) for c, n in count.items()}
    numbers: dict[tuple[str, str], int] = {}
    made = []
    for (words, document), row, inside in zip(found, keys, contents, strict=True):
        text = document.text
        proper = tuple((k > 0 and text[w.start].isupper()) or text[w.start].isdigit() for k, w in enumerate(words))
        values = tuple(0.0 if c is None else tells[c] for c in inside)
        links = tuple(numbers.setdefault(pair, len(numbers)) for pair in pairwise(row))
        made.append(_wording(row, inside, values, proper, (*links, _NO_PAIR)))
    return made


def _wording(
    keys: tuple[str, ...], contents: tuple[str | None, ...], values: tuple[float, ...], proper: tuple[bool, ...],
    links: tuple[int, ...],
) -> Wording:  # fmt: skip
    weights: dict[str, float] = {}
    most: dict[str, float] = {}
    for c, value in zip(contents, values, strict=True):
        if c is not None:
            weights[c] = value
            most[c] = most.get(c, 0.0) + value
    pairs = frozenset(links) - {_NO_PAIR}
    return Wording(keys, contents, values, proper, links, pairs, weights, sum(weights.values()), most, contents.count(None))


def joined(one: Wording, two: Wording) -> Wording:
    """Two sentences as one."""
    return _wording(
        one.keys + two.keys, one.contents + two.contents, one.values + two.values, one.proper + two.proper, one.links + two.links
    )


def bound(one: Wording, other: Wording) -> float:
    """What the shared words of two wordings can outweigh the rest by at most; cheap."""
    shared = one.most.keys() & other.most.keys()  # fsum: the same whatever the order of the set
    return min(
        fsum(map(one.most.__getitem__, shared)) + _FUNCTION_SHARED * one.small,
        fsum(map(other.most.__getitem__, shared)) + _FUNCTION_SHARED * other.small,
    )


def _segment(mine: Wording, other: Wording, *, within: Segment, unshared: float, least: float = 0.0) -> Segment:
    """The stretch of `mine` whose words shared with `other[within]` outweigh the rest most."""
    there: Container[str] = other.weights
    if within.first or within.last < len(other.contents):
        there = {c for c in other.contents[within.first : within.last] if c is not None}
    contents, values, pairs, links = mine.contents, mine.values, other.pairs, mine.links
    best, best_at = 0.0, (0, 0)
    total, start = 0.0, 0
    before = False  # whether the word stands behind the same word as on the other side
    for k, c in enumerate(contents):
        after = links[k] in pairs
        if c is None:
            total += _FUNCTION_SHARED if before or after else _FUNCTION_UNSHARED
        elif c in there:
            total += values[k]
        else:
            total -= unshared * values[k]
        before = after
        if total <= 0:
            total, start = 0.0, k + 1
        elif total > best:
            best, best_at = total, (start, k + 1)
    if best < least:
        return Segment(0, 0, best, 0.0, 0, 0)
    first, last = best_at
    shared: set[str] = set()
    named: set[str] = set()
    weight = held = 0.0
    for k in range(first, last):
        c = contents[k]
        if c is not None:
            weight += values[k]
            if c in there:
                held += values[k]
                shared.add(c)
                if mine.proper[k]:
                    named.add(c)
    return Segment(first, last, best, held / weight if weight else 0.0, len(shared), len(shared - named))


def core(left: Wording, right: Wording, *, least: float = 0.0, unshared: float = _UNSHARED) -> Core:
    """The stretches of two wordings that correspond best; empty ones where nothing does.

    `unshared` is what a content word costs that the other side lacks, in parts of its weight: the more, the tighter the
    stretches. Where the gain cannot come to `least` the search is broken off: what comes back gains less than that.
    """
    whole = Segment(0, len(right.keys), 0.0, 0.0, 0, 0)
    a = _segment(left, right, within=whole, unshared=unshared, least=least)
    if a.gain < least:
        return Core(a, _NOTHING)
    b = _segment(right, left, within=a, unshared=unshared)
    held = {c for c in right.contents[b.first : b.last] if c is not None}
    if b.gain < least or held.issuperset(c for c in left.weights if c in right.weights):
        return Core(a, b)  # nothing of the right is cut off that the left could lose
    narrower = _segment(left, right, within=b, unshared=unshared)
    if (a.first, a.last) == (narrower.first, narrower.last):
        return Core(narrower, b)
    b = _segment(right, left, within=narrower, unshared=unshared)
    return Core(_segment(left, right, within=b, unshared=unshared), b)


def spread(left: Wording, right: Wording, *, unshared: float) -> Core:
    """The stretch of either wording that holds what stands anywhere in the other one."""
    whole, whole2 = (Segment(0, len(w.keys), 0.0, 0.0, 0, 0) for w in (left, right))
    return Core(_segment(left, right, within=whole2, unshared=unshared), _segment(right, left, within=whole, unshared=unshared))


def candidates(found: Sequence[Wording]) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Pairs of wordings (smaller number first) that share two content words near each other, with all that they share."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        inside = [c for c in one.contents if c is not None]
        seen = set()
        for k, c in enumerate(inside):
            for d in inside[k + 1 : k + 1 + _NEIGHBOURS]:
                if c != d:
                    seen.add((c, d) if c < d else (d, c))
        for pair in sorted(seen):
            holders[pair].append(number)
    met: set[tuple[int, int]] = set()
    for numbers in holders.values():
        if 1 < len(numbers) <= _COMMON_PAIR:
            met.update((a, b) for i, a in enumerate(numbers) for b in numbers[i + 1 :])
    for a, b in sorted(met):
        shared = found[a].weights.keys() & found[b].weights.keys()
        if len(shared) >= LEAST:
            yield a, b, frozenset(shared)
