"""What a claim is called: a phrase with the number left open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.run import annotate
from stemma.collate.claims.phrases import LONGEST, clipped, phrase_of
from stemma.collate.claims.topics import topic_of
from stemma.collate.measures.contexts import contexts
from stemma.model import Document
from tests.collate.making import report


def topic(text: str, number: str) -> str:
    document = report("A", text)
    figures = annotate(document).figures
    figure = next(f for f in figures if f.span.text.startswith(number))
    return phrase_of(document, figure).text


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("In Varsk 14 people were killed when the dam broke.", "14", "… people were killed"),
        ("The quake struck at night, at a depth of 10 km, when most were asleep.", "10", "a depth of …"),
        ("The government sent 200 soldiers to Varsk on Friday.", "200", "The government sent … soldiers"),
        ("About 300 people spent the day in the open, afraid to go home.", "About 300", "… people spent the day in the open"),
        ("Lund said that 40 houses in Pelno had been damaged by the flood.", "40", "… houses in Pelno had been damaged"),
        ("Its shares fell 6.4 percent to a new low.", "6.4", "Its shares fell …"),
        ("Ostland sent a rescue team of 45 people with dogs.", "45", "a rescue team of … people"),
    ],
)
def test_a_topic_is_a_phrase(text: str, number: str, expected: str) -> None:
    assert topic(text, number).startswith(expected)


def test_people_called_by_two_names_are_called_by_neither() -> None:
    a, b = report("A", "Seven militants were killed near Varsk."), report("B", "Five farmers were killed near Varsk.")
    documents = {"A": a, "B": b}
    items = contexts([a, b], [*annotate(a).figures, *annotate(b).figures], mentions={})
    assert topic_of(items, documents) == "… people killed"


def test_a_long_topic_ends_at_a_word() -> None:
    assert clipped("one two three four", 12) == "one two…"
    assert clipped("one two", 12) == "one two"


@given(st.text(max_size=120))
def test_any_text_has_a_topic(text: str) -> None:
    document: Document = report("A", f"{text} 12 men died {text}")
    for figure in annotate(document).figures:
        assert len(phrase_of(document, figure).text) <= LONGEST
