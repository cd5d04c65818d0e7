"""Patterns made of word lists."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text.patterns import any_of


@given(st.sets(st.text("abc.' ", min_size=1, max_size=5), min_size=1, max_size=12), st.text("abc.' ", max_size=6))
def test_matches_the_words_and_nothing_else(words: set[str], other: str) -> None:
    pattern = re.compile(any_of(words))
    assert all(pattern.fullmatch(word) for word in words)
    assert (pattern.fullmatch(other) is not None) == (other in words)


def test_no_words_make_no_pattern() -> None:
    with pytest.raises(ValueError, match="no words"):
        any_of([])
