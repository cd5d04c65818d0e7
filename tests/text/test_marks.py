"""Quotation marks, as reports print them and as they get lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text.marks import quoted
from stemma.text.sentences import Range, paragraphs

CASES = [
    ("typographic", "“We ran,” she said. “Nobody helped.”", [("closed", "We ran,"), ("closed", "Nobody helped.")]),
    ("straight", 'The ferries "bumped hulls" in the fog.', [("closed", "bumped hulls")]),
    ("two apostrophes", "''So odd'' was all he wrote.", [("closed", "So odd")]),
    ("guillemets", "«Bonjour», dit-elle.", [("closed", "Bonjour")]),
    ("low and high", "„Guten Tag“, sagte sie.", [("closed", "Guten Tag")]),
    ("backticks", "``Yes,'' she said.", [("closed", "Yes,")]),
    ("single, house style", "The ferries 'bumped hulls' but didn't sink.", [("closed", "bumped hulls")]),
    ("single typographic", "‘It’s the dogs’ dinner,’ she said.", [("closed", "It’s the dogs’ dinner,")]),
    ("plural possessive inside", "'The dockers' union is strong,' he said.", [("closed", "The dockers' union is strong,")]),
    ("two terms", "'effects' and 'causes'", [("closed", "effects"), ("closed", "causes")]),
    ("no marks: apostrophes", "The dockers' strike of the '90s didn't end 'til May, rock 'n' roll or not.", []),
    ("inches and feet", 'The 6\'2" keeper carried a 12" lamp.', []),
    ("inches inside", 'She said "the gap is 5" deep" and left.', [("closed", 'the gap is 5" deep')]),
    ("never opened", "The answer is no.”\nHe left.", [("close_without_open", "The answer is no.")]),
    ("never closed", "He said: “The answer is no.\nHe left.", [("open_without_close", "The answer is no.")]),
    (
        "never closed, before a pair",
        "“The answer is no. He added “never” later.",
        [("open_without_close", "The answer is no. He added"), ("closed", "never")],
    ),
    ("long quotation", "“One.\n“Two,” he said.", [("continued", "One."), ("closed", "Two,")]),
    (
        "long quotation, single marks",
        "'One is done.\n'Two is not,' he said.",
        [("continued", "One is done."), ("closed", "Two is not,")],
    ),
    ("long quotation, line break lost", '"One. "Two," he said.', [("continued", "One."), ("closed", "Two,")]),
    ("not closed by another paragraph", "“One.\nTwo.”", [("open_without_close", "One."), ("close_without_open", "Two.")]),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_stretches_and_states(name: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = quoted(text, paragraphs(text))
    assert [(q.state, text[q.inner_start : q.inner_end]) for q in found] == expected


def test_a_quotation_inside_a_quotation_is_deeper() -> None:
    text = "“She called it ‘a war of words.’ It was,” he said."
    assert [(q.depth, text[q.inner_start : q.inner_end]) for q in quoted(text, paragraphs(text))] == [
        (0, "She called it ‘a war of words.’ It was,"),
        (1, "a war of words."),
    ]


def test_doubles_inside_singles() -> None:
    text = "'I read \"Tides\" twice,' she said."
    assert [(q.depth, text[q.inner_start : q.inner_end]) for q in quoted(text, paragraphs(text))] == [
        (0, 'I read "Tides" twice,'),
        (1, "Tides"),
    ]


@given(st.text(alphabet="ab.,' \"“”‘’«»„\n`50s", max_size=120))
def test_any_marks_give_spans_inside_their_paragraph(text: str) -> None:
    blocks = paragraphs(text)
    found = quoted(text, blocks)
    for q in found:
        assert q.start <= q.inner_start < q.inner_end <= q.end or q.inner_start == q.inner_end
        assert any(b.start <= q.start and q.end <= b.end for b in blocks)
    assert [q.start for q in found] == sorted(q.start for q in found)
    outer = [q for q in found if q.depth == 0]
    assert all(a.end <= b.start for a, b in pairwise(outer))


@pytest.mark.parametrize("piece", ["“", "”", '"', "''", "'a ", 'a" b. ', "'a”b ", '5" ', "“'a "])
def test_a_wall_of_marks_takes_no_time(piece: str) -> None:
    text = piece * 20_000
    quoted(text, (Range(0, len(text)),))
