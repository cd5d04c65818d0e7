"""Connected components of many edges, with numpy alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]


def components(left: Whole, right: Whole) -> tuple[Whole, Whole]:
    """Every number that stands in an edge, rising, and the least number it is connected with.

    Labels fall to the least of the neighbours' and are then followed to their ends (S. Hook and jump, after Y. Shiloach,
    U. Vishkin: An O(log n) parallel connectivity algorithm, 1982), a few passes over all edges.
    """
    members, places = np.unique(np.concatenate((left, right)), return_inverse=True)
    a, b = places[: len(left)], places[len(left) :]
    label = np.arange(len(members))
    while len(a):
        low, high = np.minimum(label[a], label[b]), np.maximum(label[a], label[b])
        np.minimum.at(label, high, low)
        while True:
            further = label[label]
            if (further == label).all():
                break
            label = further
        open_ = label[a] != label[b]
        a, b = a[open_], b[open_]
    return members, members[label]
