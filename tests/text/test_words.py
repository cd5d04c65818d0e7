"""Tokens, sentences and tags."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text.sentences import Range, is_wrapped, paragraphs, sentences
from stemma.text.tagger import default, shape
from stemma.text.words import tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tarmia’s army didn't stop.", "Tarmia ’s army did n't stop ."),
        ("a 300-man force, 24-year-old Ana", "a 300-man force , 24-year-old Ana"),
        ("$1.2bn in U.S. aid (RS)", "$ 1.2 bn in U.S. aid ( RS )"),
        ("the 53rd of 1,300 men", "the 53rd of 1,300 men"),
        ("the 1,000th visitor", "the 1,000th visitor"),
        ("We can't; O'Neil won’t.", "We ca n't ; O'Neil wo n’t ."),
        ("write to a.b@news.example or www.news.example now", "write to a.b@news.example or www.news.example now"),
    ],
)
def test_tokens(text: str, words: str) -> None:
    assert [t.text for t in tokenise(text)] == words.split()


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("word", "Oskava didn't 300-man 53rd U.S. a.m. x-ray AT&T O'Neil 1,000th m² www"),
        ("number", "12 1,300 1.5 5:30 ٣٤"),
        ("mark", ". … ... -- – “ ' $ _ 😀"),
        ("url", "https://news.example/a,b http://x www.news.example"),
        ("mail", "a.b@news.example"),
    ],
)
def test_kinds(kind: str, texts: str) -> None:
    for text in texts.split():
        assert {t.kind for t in tokenise(text)} == {kind}, text


@given(st.text(max_size=200))
def test_tokens_are_slices_in_order(text: str) -> None:
    tokens = tokenise(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))
    assert "".join(t.text for t in tokens) == "".join(text.split()) or any(c.isspace() for t in tokens for c in t.text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Lund came at 5 p.m. on Tuesday. He left.", 2),
        ("The U.S. Senate met. “It was short.” She left!", 3),
        ("Costs rose to 1.5 million. Why? Nobody said…", 3),
        ("Dr. A. Lund of Oskava Inc. spoke.", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text, Range(0, len(text)))) == count


def test_a_line_break_ends_a_paragraph_unless_lines_are_wrapped() -> None:
    assert len(paragraphs("One line.\nAnother line.\n\nA third.")) == 3
    line = "This line is as long as lines are in mail that a program has wrapped\n"
    wrapped = (line * 4).strip() + ".\n\n" + (line * 4).strip() + "."
    assert is_wrapped(wrapped)
    assert len(paragraphs(wrapped)) == 2


def test_tags() -> None:
    words = ["Officials", "said", "12", "people", "were", "killed", "in", "Oskava", "on", "Tuesday", "."]
    assert default().tag(words) == ["NNS", "VBD", "CD", "NNS", "VBD", "VBN", "IN", "NNP", "IN", "NNP", "."]
    assert default().tag([]) == []


def test_shape_folds_runs() -> None:
    assert [shape(w) for w in ("Oskava", "F-16", "1,300", "NATO")] == ["Xx", "X-9", "9,9", "X"]
