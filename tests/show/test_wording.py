"""How many letters a line has room for."""

from __future__ import annotations

import pytest

from stemma.show.wording import letters


@pytest.mark.parametrize(
    ("sigla", "told"),
    [
        ("", ""),
        ("A", "A"),
        ("A B C D E F G", "A B C D E F G"),
        ("A B C D E F G H", "A B C D E F and 2 more"),
    ],
)
def test_letters_are_counted_where_they_are_many(sigla: str, told: str) -> None:
    assert letters(sigla.split()) == told
