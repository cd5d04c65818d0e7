"""Tolls, corrections, lists with the noun left out, headlines: whose number it is, and what befell them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stemma.annotate.figures import annotate_figures
from stemma.model import Figure
from stemma.text.layout import Layout
from tests.conftest import make_document


def figures(text: str) -> tuple[Figure, ...]:
    document = make_document(text)
    return annotate_figures(document, Layout.of(document), ())[0]


def one(text: str) -> Figure:
    found = figures(text)
    assert len(found) == 1, [f.span.text for f in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The injured numbered 40.", [("40", "person", "wounded")]),
        ("Officials put the number of dead at no more than six.", [("no more than six", "person", "killed")]),
        ("The number of people missing fell to 12.", [("12", "person", "missing")]),
        ("The death toll from a flood in Norva rose to 41.", [("41", "toll", "killed")]),
        ("The radio's own count stood at 24 dead.", [("24", "count", "killed")]),
        ("Thirty people are now known to have died.", [("Thirty", "person", "killed")]),
        ("Some 30 people could not be found.", [("Some 30", "person", "missing")]),
        ("About 400 people lost their homes.", [("About 400", "person", "displaced")]),
        ("No hospital personnel were hurt.", [("No", "personnel", "wounded")]),
        (
            "Four dead bodies and 120 wounded were brought in.",
            [("Four", "body", "killed"), ("120", "person", "wounded")],
        ),
        (
            "The dead numbered 12 in Norva, 9 in Tesk Valley and 5 in Orm, 26 in all.",
            [("12", "person", "killed"), ("9", "person", "killed"), ("5", "person", "killed"), ("26", "person", "killed")],
        ),
        (
            "(Corrects death toll in first paragraph to 14 from 41, after the ministry did)",
            [("14", "toll", "killed"), ("41", "toll", "killed")],
        ),
        ("(Corrects number of injured in paragraph 3 to 20)", [("20", "person", "wounded")]),
        ("Two of the hostages are dead and four are at home.", [("Two", "hostage", "killed"), ("four", "hostage", None)]),
    ],
)
def test_tolls_and_elided_nouns(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(f.span.text, f.head, f.outcome) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "span", "counted"),
    [
        ("The shaft has a depth of 10 km.", "10", "depth"),
        ("They cut a 400-gram bar.", "400", "bar"),
        ("He blamed a 12 percent rise in costs.", "12 percent", "costs"),
        ("The magnitude 5.2 tremor hit Norva.", "5.2", "tremor"),
        ("It planned a second round of 600 cuts.", "600", "cuts"),
    ],
)
def test_counted_things(text: str, span: str, counted: str) -> None:
    found = one(text)
    assert found.span.text == span
    assert found.counted is not None
    assert found.counted.text == counted


def test_the_place_is_no_body_and_no_month() -> None:
    assert one("Twelve posts were cut at the Ministry of Works.").place is None
    assert one("In May 40 boats sank.").place is None
    assert one("Twelve posts were cut at Brenko Group in Osk.").place == "Osk"


def test_a_headline_in_the_text_is_read_too() -> None:
    title = "At least nine dead as flood hits Norva"
    text = f"{title}\n\nThe flood killed 9 people."
    document = replace(make_document(text), title=title, body=((len(title) + 2, len(text)),))
    found = annotate_figures(document, Layout.of(document), ())[0]
    assert [(f.span.text, f.outcome) for f in found] == [("At least nine", "killed"), ("9", "killed")]
