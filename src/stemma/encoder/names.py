"""Named entities from the network's name scores."""

from __future__ import annotations

from typing import Literal

import numpy as np

from stemma.encoder.session import Reading
from stemma.model import ProposedName

_KINDS: tuple[Literal["person", "organisation", "place", "other"], ...] = ("person", "organisation", "place", "other")


def names_of(read: Reading) -> tuple[ProposedName, ...]:
    """Maximal runs of one kind, by the best tag of each word (B and I per kind, in that order, after O)."""
    best = np.argmax(read.names, axis=1).tolist()
    found = []
    start = None
    for k, tag in enumerate([*best, 0]):
        kind = (tag - 1) // 2
        if start is not None and (not tag or tag % 2 == 1 or kind != (best[start] - 1) // 2):
            found.append(ProposedName(int(read.begin[start]), int(read.finish[k - 1]), _KINDS[(best[start] - 1) // 2]))
            start = None
        if tag and start is None:
            start = k
    return tuple(found)
