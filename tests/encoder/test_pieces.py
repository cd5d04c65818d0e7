"""Pieces of a text: exact offsets, and the features that an uncased vocabulary loses."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.encoder.pieces import BREAK, Pieces, pieces_of, windows
from stemma.model import MarkedText


def marked(text: str, *, quoted: tuple[tuple[int, int], ...] = ()) -> MarkedText:
    """A text of one paragraph and one sentence."""
    inner = tuple((a + 1, b - 1) for a, b in quoted)
    whole = ((0, len(text)),) if text else ()
    return MarkedText(text=text, paragraphs=whole, sentences=whole, quoted=quoted, inner=inner)


def words(pieces: Pieces, text: str) -> list[str]:
    return [text[a:b] for a, b in zip(pieces.start, pieces.end, strict=True) if b > a]


def test_a_paragraph_begins_with_a_piece_that_covers_nothing() -> None:
    text = "One.\n\nTwo."
    made = pieces_of(MarkedText(text, ((0, 4), (6, 10)), ((0, 4), (6, 10)), (), ()))
    assert [int(i) for i in made.ids].count(BREAK) == 2
    assert words(made, text) == ["One", ".", "Two", "."]
    assert made.sentence.tolist() == [0, 1, 0, 0, 1, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ålesund's café", ["Ålesund", "'", "s", "café"]),
        ("🙂 said Bo", ["🙂", "said", "Bo"]),
        ("日本 said", ["日", "本", "said"]),
        ("e\u0301lan vital", ["e\u0301lan", "vital"]),
    ],
)
def test_offsets_are_code_points_of_the_text_itself(text: str, expected: list[str]) -> None:
    made = pieces_of(marked(text))
    starts = [k for k in range(len(made)) if made.starts[k]]
    ends = [*starts[1:], len(made)]
    assert [text[made.start[a] : made.end[b - 1]] for a, b in zip(starts, ends, strict=True)] == expected


def test_case_spacing_and_quotation_marks_are_features() -> None:
    text = 'Bo said: "NATO won\'t" 12'
    made = pieces_of(marked(text, quoted=((9, 21),)))
    rows = {text[a:b]: made.features[k].tolist() for k, (a, b) in enumerate(zip(made.start, made.end, strict=True)) if b > a}
    assert rows["Bo"][0] != rows["said"][0] != rows["NATO"][0]
    assert rows["said"][1] == 0
    assert rows[":"][1] == 1
    assert rows["said"][2] == 0
    assert rows["NATO"][2] == 1
    assert [made.features[k, 2] for k in range(len(made)) if text[made.start[k] : made.end[k]] == '"'] == [2, 3]


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_cut_into_pieces_in_order(text: str) -> None:
    made = pieces_of(marked(text))
    assert all(0 <= a <= b <= len(text) for a, b in zip(made.start, made.end, strict=True))
    assert made.start.tolist() == sorted(made.start.tolist())


def test_windows_cover_all_and_overlap() -> None:
    made = pieces_of(marked("word " * 3000))
    cut = windows(made, size=254, overlap=64)
    assert cut[0][0] == 0
    assert cut[-1][1] == len(made)
    assert all(b - a <= 254 for a, b in cut)
    assert all(left[1] - right[0] >= 64 for left, right in itertools.pairwise(cut))


def test_a_window_begins_with_a_sentence_where_it_can() -> None:
    sentence = "The council met again on a day that nobody had chosen. "
    text = sentence * 60
    ranges = tuple((k * len(sentence), (k + 1) * len(sentence) - 1) for k in range(60))
    made = pieces_of(MarkedText(text, ((0, len(text)),), ranges, (), ()))
    assert all(made.sentence[a] for a, _ in windows(made, size=254, overlap=64)[1:])


def test_an_empty_text_has_no_pieces() -> None:
    assert len(pieces_of(marked(""))) == 0
    assert len(windows(pieces_of(marked("")), size=254, overlap=64)) == 1
