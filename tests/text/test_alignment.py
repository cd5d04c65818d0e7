"""Aligning two wordings word by word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.text.alignment import differences, pairs, similarity, words

TEXT = st.text(alphabet="ab cd'’“”\"-–.5\n é中", max_size=60)


def story(left: str, right: str) -> list[tuple[str, str, str]]:
    return [(d.kind, left[d.left_start : d.left_end], right[d.right_start : d.right_end]) for d in differences(left, right)]


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("The ferry sank.", "The ferry sank.", [("same", "The ferry sank.", "The ferry sank.")]),
        (
            "The ferry sank at dawn.",
            "The old ferry sank.",
            [
                ("same", "The", "The"),
                ("inserted", "", "old"),
                ("same", "ferry sank", "ferry sank"),
                ("deleted", "at dawn", ""),
                ("same", ".", "."),
            ],
        ),
        (
            "Nine sailors drowned",
            "Ten sailors drowned",
            [("changed", "Nine", "Ten"), ("same", "sailors drowned", "sailors drowned")],
        ),
        ("It’s over", "It's over", [("same", "It", "It"), ("typography", "’s", "'s"), ("same", "over", "over")]),
        ("", "A word", [("inserted", "", "A word")]),
        ("", "", []),
    ],
)
def test_differences_say_what_became_of_each_word(left: str, right: str, told: list[tuple[str, str, str]]) -> None:
    assert story(left, right) == told


@given(TEXT, TEXT)
@settings(max_examples=200, deadline=None)
def test_differences_cover_both_texts_in_order(left: str, right: str) -> None:
    at_left = at_right = 0
    for d in differences(left, right):
        assert d.left_start >= at_left
        assert d.right_start >= at_right
        assert not left[at_left : d.left_start].strip()
        assert not right[at_right : d.right_start].strip()
        at_left, at_right = d.left_end, d.right_end
        if d.kind == "same":
            assert left[d.left_start : d.left_end] == right[d.right_start : d.right_end]
    assert not left[at_left:].strip()
    assert not right[at_right:].strip()


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


@pytest.mark.parametrize(
    ("left", "right", "share"), [("a b c", "a b c", 1.0), ("a b", "c d", 0.0), ("", "", 1.0), ("a b c d", "a b", 0.667)]
)
def test_similarity_is_the_share_of_common_words(left: str, right: str, share: float) -> None:
    assert similarity(left, right) == pytest.approx(share, abs=0.001)
