"""Aligning two wordings word by word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text.alignment import common_length, pairs, words


@given(st.lists(st.integers(0, 5), max_size=40), st.lists(st.integers(0, 5), max_size=40))
def test_pairs_rise_on_both_sides_and_join_equals(left: list[int], right: list[int]) -> None:
    found = pairs(left, right)
    assert all(left[i] == right[j] for i, j in found)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found))


def test_a_long_text_with_a_few_changes_is_aligned_by_its_rare_words() -> None:
    left = [f"w{n}" for n in range(5000)]
    right = [w if n % 100 else "other" for n, w in enumerate(left)]
    assert len(pairs(left, right)) == 4950


@pytest.mark.parametrize(
    ("one", "other"),
    [("U.S.", "US"), ("Didn’t", "didn't"), ("co-chairs", "co–chairs"), ("ROUTE", "route")],
)
def test_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert [w.key for w in words(one)] == [w.key for w in words(other)]


def test_text_without_spaces_is_read_character_by_character() -> None:
    assert [w.key for w in words("渡輪沉沒")] == ["渡", "輪", "沉", "沒"]


@given(st.lists(st.integers(0, 5), max_size=40), st.lists(st.integers(0, 5), max_size=40))
def test_the_common_length_is_that_of_the_pairs(left: list[int], right: list[int]) -> None:
    assert common_length(left, right) == len(pairs(left, right))


def test_the_common_length_of_long_texts_is_that_of_the_pairs_too() -> None:
    left = [f"w{n}" for n in range(3000)]
    right = [w if n % 10 else "other" for n, w in enumerate(left)]
    assert common_length(left, right) == len(pairs(left, right)) == 2700
