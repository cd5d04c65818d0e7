"""Average linkage, and tables of which not all pairs are scored."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from stemma.collate.measures.linkage import NEVER, average_linkage

SCORE = st.sampled_from([-4.0, -0.5, 0.25, 1.0, 2.5, NEVER])


@given(st.integers(2, 8), st.data())
def test_a_table_with_all_its_pairs_is_grouped_as_without_one(count: int, data: st.DataObject) -> None:
    scores = {pair: data.draw(SCORE) for pair in combinations(range(count), 2)}
    tables = {i: "table" for i in range(count) if data.draw(st.booleans())}
    assert average_linkage(count, scores, threshold=0.2, tables=tables) == average_linkage(count, scores, threshold=0.2)


def test_a_missing_pair_counts_as_nothing_in_common() -> None:
    assert average_linkage(3, {(0, 1): 1.0, (1, 2): 1.0}, threshold=0.6) == [[0, 1], [2]]


def test_of_a_table_a_missing_pair_counts_as_much_as_the_others() -> None:
    row = {(i, i + 1): 1.0 for i in range(9)}
    assert average_linkage(10, row, threshold=0.6, tables=dict.fromkeys(range(10), "sheep")) == [list(range(10))]


def test_a_pair_that_never_meets_keeps_two_halves_of_a_table_apart() -> None:
    scores = {(0, 1): 1.0, (1, 2): NEVER, (2, 3): 1.0}
    assert average_linkage(4, scores, threshold=0.6, tables=dict.fromkeys(range(4), "sheep")) == [[0, 1], [2, 3]]
