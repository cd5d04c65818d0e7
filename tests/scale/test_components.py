"""Connected components: the least number that everything is connected with."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stemma.scale.components import components


def test_chains_and_rings_come_together() -> None:
    left, right = np.array([5, 3, 8, 20, -1]), np.array([3, 9, 9, 30, 20])
    members, least = components(left, right)
    assert dict(zip(members.tolist(), least.tolist(), strict=True)) == {3: 3, 5: 3, 8: 3, 9: 3, -1: -1, 20: -1, 30: -1}


def test_no_edges_no_components() -> None:
    members, least = components(np.zeros(0, np.int64), np.zeros(0, np.int64))
    assert len(members) == len(least) == 0


@given(st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=40))
def test_they_are_what_following_every_edge_gives(edges: list[tuple[int, int]]) -> None:
    members, least = components(np.array([a for a, _ in edges], np.int64), np.array([b for _, b in edges], np.int64))
    expected = {n: n for edge in edges for n in edge}
    for _ in expected:
        for a, b in edges:
            expected[a] = expected[b] = min(expected[a], expected[b])
    assert dict(zip(members.tolist(), least.tolist(), strict=True)) == expected
