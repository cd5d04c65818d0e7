"""What became of a passage word by word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.collate.passages.differences import changes
from stemma.text.alignment import words

Told = list[tuple[str, str | None, str | None]]


def told(left: str, right: str) -> Told:
    return [
        (c.kind, left[slice(*c.left)] if c.left else None, right[slice(*c.right)] if c.right else None)
        for c in changes(left, right)
    ]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The ferry sank at dawn.", "The ferry sank at dawn", []),
        ("The Ferry’s crew is safe", "the ferry's crew is safe.", []),
        ("The ferry sank at dawn.", "The old ferry sank.", [("added", None, "old"), ("omitted", "at dawn", None)]),
        ("Nine sailors drowned.", "Ten sailors drowned.", [("replaced", "Nine", "Ten")]),
        ("It cost 1.2 million crowns.", "It cost 1.3 million crowns.", [("replaced", "1.2 million", "1.3 million")]),
        ("There were ninety on board.", "There were ninety-two on board.", [("replaced", "ninety", "ninety-two")]),
        ("Ilse Varn wept.", "Ilsa Varn wept.", [("replaced", "Ilse Varn", "Ilsa Varn")]),
        ("Ilse Varn claimed it was fog.", "Ilse Varn said it was fog.", [("replaced", "claimed", "said")]),
        ("She called it “a farce” twice.", "She called it a farce twice.", [("omitted", "“", None), ("omitted", "”", None)]),
        (
            "The harbour master said the buoy had drifted two miles.",
            "The buoy had drifted two miles, the harbour master said.",
            [("moved", "The harbour master said", "the harbour master said")],
        ),
        (
            "Nobody slept. The crew sang by the river. Divers came at noon.",
            "The crew sang by the river. Divers came at noon. Nobody slept.",
            [("moved", "Nobody slept", "Nobody slept")],
        ),
        (
            "On Sunday the old ferry left the quay with forty lorries.",
            "The old ferry left the quay with fifty lorries on Sunday.",
            [("moved", "On Sunday", "on Sunday"), ("replaced", "forty", "fifty")],
        ),
    ],
)
def test_what_changed_is_told_in_words(left: str, right: str, expected: Told) -> None:
    assert told(left, right) == expected


def test_small_words_between_two_exchanged_stretches_are_no_common_ground() -> None:
    assert told("the captain of a liner slept", "the owner of two barges slept") == [
        ("replaced", "captain of a liner", "owner of two barges")
    ]


PIECES = ["the", "of", "ferry", "Ilse", "Varn", "sank", "nine", "million", "12", "-", "“", "”", "'", ".", ",", "fog"]
PIECES += ["中文", "🚢"]
TEXT = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(alphabet="ab c'’“\".-–1\n é中", max_size=40)


def kept(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """Words and quotation marks outside the spans, quotation marks as one sign."""
    found = [w for w in words(text, marks=True) if not w.is_mark or w.key in "\"'" or w.key.isalnum()]
    assert all(sum(a <= w.start and w.end <= b for a, b in spans) <= 1 for w in found), "spans lie apart"
    return ['"' if w.is_mark and w.key in "\"'" else w.key for w in found if not any(a <= w.start < b for a, b in spans)]


@given(TEXT, TEXT)
@settings(max_examples=400, deadline=None)
def test_taking_out_what_changed_leaves_the_same_words(left: str, right: str) -> None:
    found = changes(left, right)
    assert kept(left, [c.left for c in found if c.left]) == kept(right, [c.right for c in found if c.right])
    for change in found:
        assert (change.left is not None) == (change.kind != "added")
        assert (change.right is not None) == (change.kind != "omitted")
        if change.left and change.right:
            one, other = left[slice(*change.left)], right[slice(*change.right)]
            assert (kept(one, []) == kept(other, [])) == (change.kind == "moved") or change.kind == "replaced"
    assert changes(left, left) == ()


def test_a_long_text_turned_round_is_told_in_a_moment() -> None:
    sentences = [f"Boat {n} searched sector {n * 7} in the fog." for n in range(400)]
    found = changes(" ".join(sentences), " ".join(reversed(sentences)))
    assert {c.kind for c in found} >= {"moved"}
