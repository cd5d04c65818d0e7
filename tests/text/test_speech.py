"""What is somebody's words, also where marks are broken or missing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.text.sentences import paragraphs
from stemma.text.speech import spoken

LEADS = ("said", "statement", "tweeted")


def stretches(text: str) -> list[str]:
    return [text[a:b].strip() for a, b in spoken(text, paragraphs(text), leads=LEADS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We sail at dawn,” said Ilse Varn.", ["“We sail at dawn,”"]),
        (
            'Varn spoke : "We sail at dawn .\nNobody will stop us . "\nShe left .',
            ['"We sail at dawn .\nNobody will stop us . "'],
        ),
        (
            'Varn spoke : "We sail at dawn .\nNobody will stop us , " she added in the hall .',
            ['"We sail at dawn .\nNobody will stop us , "'],
        ),
        ("The mayor said in a statement:\n\nThe pier stays closed until the last beam is replaced.\n\nIt rained.",
         ["The pier stays closed until the last beam is replaced."]),
        ("Varn tweeted: we sail at dawn and nobody stops us.", ["we sail at dawn and nobody stops us."]),
    ],
)  # fmt: skip
def test_words_of_somebody(text: str, expected: list[str]) -> None:
    assert stretches(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ferry had three decks: one for cars, one for lorries and one for passengers.",
        "Varn said she was tired. The ferry had three decks: one for cars, one for lorries, one for people.",
        "The mayor said:\n\nNo.",
        "It sank.\nFog lay over the strait, and no boats came.",
    ],
)
def test_narration_is_nobodys(text: str) -> None:
    assert stretches(text) == []


def test_a_paragraph_with_a_mark_of_its_own_is_not_joined() -> None:
    text = "“We sail at dawn.\n“Nobody will stop us.”\nThe crew cheered."
    assert stretches(text) == ["“We sail at dawn.", "“Nobody will stop us.”"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab.: \n\"“”„«»'`said", max_size=120))
def test_any_text_is_read_and_stretches_lie_in_it(text: str) -> None:
    assert all(0 <= a < b <= len(text) for a, b in spoken(text, paragraphs(text), leads=LEADS))
