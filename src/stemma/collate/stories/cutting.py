"""Two alike events in one group told apart: a cut where the words that some of its reports share are not those of the rest.

Inside a group what all share says nothing; so words are weighed anew, by how few of the group hold them, the reports are
parted along the strongest contrast (the second eigenvector of their likeness, then moved to the nearer side until all
stand still), and the cut is made where the two parts are unlike each other, measured by what holds each together.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from stemma.collate.stories.linkage import mean_odds, total
from stemma.collate.stories.sketch import Sketch, weights
from stemma.collate.stories.words import weight

#: A group of fewer is not cut, nor is one report cut off: of so few words too many differ by chance.
SMALLEST, SMALLEST_PART = 4, 2
#: Names and numbers tell two alike events apart more than other words do.
_TELLING = 1.5
#: Reports of a group from which the contrast is read; of a larger one the rest follow by likeness.
MOST_READ = 300
_ROUNDS = 20
#: Likeness inside a side beyond which it is that of copies of one text, which tell nothing of another event.
COPIES = 0.3

Floats = NDArray[np.float64]


def _table(sketches: Sequence[Sketch]) -> Floats:
    """[reports, words] with rows of length one: words that some but not all hold, the rarer in the group the heavier."""
    held = Counter(w.text for s in sketches for w in s.words)
    count = len(sketches)
    columns = {word: k for k, word in enumerate(sorted(w for w, n in held.items() if 1 < n < count))}
    table = np.zeros((count, max(1, len(columns))))
    for row, each in zip(table, sketches, strict=True):
        for word in each.words:
            at = columns.get(word.text)
            if at is not None:
                rare = math.sqrt(weight(word.text)) * math.log((count + 1) / (held[word.text] + 0.5))
                row[at] = rare * (1 + math.log(word.count)) * (_TELLING if word.name or word.text[0].isdigit() else 1)
    lengths = np.sqrt((table * table).sum(axis=1, keepdims=True))
    made: Floats = table / np.maximum(lengths, 1e-9)
    return made


def _parted(table: Floats) -> tuple[NDArray[np.bool_], float]:
    """Which side each row stands on, and likeness across as a share of that inside the looser side."""
    alike = table @ table.T
    beside = alike - np.diag(np.diag(alike))
    degree = beside.sum(axis=1) + 1e-9
    _, vectors = np.linalg.eigh(beside / np.sqrt(degree[:, None] * degree[None, :]))
    side = np.round(vectors[:, -2] / np.sqrt(degree), 9) > 0
    for _ in range(_ROUNDS):
        if side.all() or not side.any():
            break
        nearer = alike[:, side].mean(axis=1) > alike[:, ~side].mean(axis=1)
        if (nearer == side).all():
            break
        side = nearer
    if min(side.sum(), (~side).sum()) < SMALLEST_PART:
        return side, 1.0
    inside = [(alike[np.ix_(s, s)].sum() - s.sum()) / (s.sum() * (s.sum() - 1)) for s in (side, ~side)]
    return side, float(alike[np.ix_(side, ~side)].mean() / max(min(*inside, COPIES), 1e-9))


def _sides(sketches: Sequence[Sketch]) -> tuple[list[int], list[int], float] | None:
    """The two sides of the strongest contrast and the likeness across, None where no cut is possible."""
    step = max(1, math.ceil(len(sketches) / MOST_READ))
    read = range(0, len(sketches), step)
    table = _table(sketches) if step == 1 else _table([*(sketches[n] for n in read), *sketches])
    side, share = _parted(table[: len(read)])
    if step > 1 and side.any() and not side.all():
        first = table[: len(read)]
        rest = table[len(read) :]
        side = rest @ first[side].mean(axis=0) > rest @ first[~side].mean(axis=0)
    left, right = np.flatnonzero(side).tolist(), np.flatnonzero(~side).tolist()
    return (left, right, share) if min(len(left), len(right)) >= SMALLEST_PART else None


def _of_days(left: Iterable[int | None], right: Iterable[int | None]) -> float:
    """What the days of publication say of a cut that words alone proposed: through one another they hold the sides
    together, and the further one side comes after the other, the more they part them; 0 where no days are known."""
    one, other = sorted(d for d in left if d is not None), sorted(d for d in right if d is not None)
    if not one or not other:
        return 0.0
    later = sum((a > b) + (a == b) / 2 for a in one for b in other) / (len(one) * len(other))
    order = abs(2 * later - 1)
    gap = abs(one[len(one) // 2] - other[len(other) // 2])
    return weights()["days_mixed"] * (1 - order) + max(weights()["days_cut_most"], weights()["day_cut"] * gap * order)


def cut(sketches: Sequence[Sketch], members: Sequence[int]) -> list[list[int]]:
    """The group, or the parts that it falls into, as sorted lists of indices in the order of their first members."""
    if len(members) < SMALLEST:
        return [list(members)]
    own = [sketches[n] for n in members]
    sides = _sides(own)
    if sides is None:
        return [list(members)]
    left, right, share = sides
    across = mean_odds(total(own[n] for n in left), total(own[n] for n in right), pairs=len(left) * len(right))
    days = _of_days([own[n].day for n in left], [own[n].day for n in right])
    if across + weights()["likeness"] * share + days >= weights()["apart"]:
        return [list(members)]
    parts = [[members[n] for n in side] for side in (left, right)]
    return sorted(piece for part in parts for piece in cut(sketches, part))
