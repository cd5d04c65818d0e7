"""The shape of a report is read when it is asked for, and is what reading everything at once gives."""

from __future__ import annotations

import time
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.text import layout as room
from stemma.text.layout import Layout, Sentence
from stemma.text.marks import quoted
from stemma.text.sentences import is_wrapped, paragraphs, sentences
from stemma.text.tagger import default
from stemma.text.words import tokenise
from tests.conftest import make_document

TEXT = "Nine of the 300-man force didn't return. “We ran ‘far’,” Ana Lund said.\n\nThe U.S. Senate met at 5 p.m. The end."
REPORTS = st.lists(
    st.sampled_from([*TEXT.split(" "), " ", " ", "\n", ".", ". ", "”", "'", "1,000th", "İ", "😀", "\u2028", "שלום"]), max_size=60
).map("".join)


def shape(text: str) -> Layout:
    return Layout.of(make_document(text))


@settings(deadline=None)
@given(st.one_of(st.text(max_size=120), REPORTS), st.booleans())
def test_what_is_read_late_is_what_is_read_at_once(text: str, tags_first: bool) -> None:
    found = shape(text)
    blocks = paragraphs(text, wrapped=is_wrapped(text))
    assert found.paragraphs == blocks
    assert [(s.start, s.end, s.paragraph) for s in found.sentences] == [
        (part.start, part.end, n) for n, block in enumerate(blocks) for part in sentences(text, block)
    ]
    for sentence in found.sentences:
        tokens = tokenise(text, sentence.start, sentence.end)
        tags = tuple(default().tag([t.text for t in tokens]))
        asked = (sentence.tags, sentence.tokens) if tags_first else (sentence.tokens, sentence.tags)
        assert asked == ((tags, tokens) if tags_first else (tokens, tags))
    assert found.quoted == quoted(text, blocks)
    inside = [any(q.inner_start <= n < q.inner_end for q in found.quoted) for n in range(len(text))]
    assert [found.in_quote(n) for n in range(len(text))] == inside


def test_nothing_is_read_that_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> Any:
        raise AssertionError

    for name in ("tokenise", "default", "quoted"):
        monkeypatch.setattr(room, name, never)
    found = shape(TEXT + " Unread so far.")
    assert [s.start for s in found.sentences][:2] == [0, 41]
    assert "force" in found.sentences[0].words
    assert not found.sentences[1].has_digits


def test_what_a_sentence_can_hold_is_told_without_tokens() -> None:
    first, second, *_ = shape(TEXT).sentences
    assert first.words == {"nine", "of", "the", "300", "man", "force", "didn", "t", "return"}
    assert first.has_digits
    assert not second.has_digits
    assert shape("قتل ٣ أشخاص").sentences[0].has_digits


def test_a_sentence_is_its_range_of_its_text() -> None:
    first, again, other = shape(TEXT).sentences[0], shape(TEXT + " ").sentences[0], shape(TEXT).sentences[1]
    assert first == replace(first)
    assert hash(first) == hash(replace(first))
    assert first != again, "another text"
    assert len({first, other, replace(other)}) == 2
    with pytest.raises(FrozenInstanceError):
        first.start = 3  # type: ignore[misc]


def test_a_sentence_in_parts_keeps_its_tokens_and_tags() -> None:
    whole = shape("Ana Lund said that 12 of the 40 boats, all old, had not been found.").sentences[0]
    parts = whole.parts(4)
    assert [t for part in parts for t in part.tokens] == list(whole.tokens)
    assert [t for part in parts for t in part.tags] == list(whole.tags)
    assert {len(part.tokens) for part in parts[:-1]} == {4}
    assert [whole.report[part.start : part.end] for part in parts][:2] == ["Ana Lund said that", "12 of the 40"]
    assert whole.parts(100) == (whole,)
    assert isinstance(parts[0], Sentence)


def test_layouts_are_kept_up_to_so_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "KEPT", 250)
    monkeypatch.setattr(room, "_kept", room._Kept())
    one, two, three = (make_document(f"Report {n}. " * 10) for n in (1, 2, 3))
    first, second = Layout.of(one), Layout.of(two)
    assert Layout.of(one) is first
    Layout.of(three)
    assert Layout.of(one) is first, "asked for again before the third came"
    assert Layout.of(two) is not second
    long = make_document("A long report. " * 40)
    assert Layout.of(long) is Layout.of(long), "the last one is kept, however long"


@pytest.mark.parametrize(
    "text",
    ["." * 200_000 + "a", "Mr. " * 50_000, "U.S. The " * 20_000, "“a " + "5'' b" * 40_000, " 'a" * 60_000, "1,1" * 60_000,
     "," * 200_000, "a@" * 100_000, "((" * 100_000, "שלום " * 40_000, "\n " * 100_000],
    ids=lambda text: repr(text[:9]),
)  # fmt: skip
def test_time_grows_with_the_text_and_not_with_its_square(text: str) -> None:
    began = time.process_time()
    found = shape(text)
    assert sum(len(s.tokens) for s in found.sentences) >= 0
    assert len(found.quoted) >= 0
    assert time.process_time() - began < 5
