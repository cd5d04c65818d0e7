"""What a figure is said of: the phrase that has the amount, then what the clause is about."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.figures import annotate_figures
from stemma.model import Figure
from stemma.text.layout import Layout
from tests.conftest import make_document

#: words whose order a grammar of verbs, brackets and amounts trips over most easily
WORDS = re.findall(
    r"\S+",
    """The Norvik shares which , and ( ) rose fell said to of in with by for 12 % $5 3.5 million people were shot killed
    that it its a up down — : / percent 300-man half one them as than while . " ' 's""",
)


def figures(text: str) -> tuple[Figure, ...]:
    document = make_document(text)
    return annotate_figures(document, Layout.of(document), ())[0]


def concepts(text: str) -> list[list[str]]:
    return [[span.text for span in f.concept] for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the subject of what rises, falls, stands
        ("Shares in Norvik Marine closed 4.2% lower at 318 pence.", [["Shares in Norvik Marine"]] * 2),
        ("Turnout reached 61 percent, officials said, up from 48 percent.", [["Turnout"]] * 2),
        ("The ministry said inflation had slowed to 3.1 percent from 3.6 percent.", [["inflation"]] * 2),
        ("Oil fell $2, or 2.4%, to $81.30 a barrel.", [["Oil"]] * 3),
        ("Norvik, excluding its ships, lost 3 percent.", [["Norvik"]]),
        ("Vella, a maker of ships and docks, rose 3 percent.", [["Vella"]]),
        ("Vella shares rose 2% and closed at $14.", [["Vella shares"]] * 2),
        ("The fund, which manages about $70 million, said it lost 8%.", [["fund"]] * 2),
        # what has the amount, and whose it is
        ("Orma Bank will pay a fine of $25 million.", [["fine", "Orma Bank"]]),
        ("The company cut its forecast for the year to $84 million.", [["its forecast for the year", "company"]]),
        ("The firm offered a 30-litre tank.", [["tank", "firm"]]),
        ("Nearly 24 percent of adults in the north own a boat.", [["adults in the north"]]),
        ("Crews have contained 35 percent of the fire.", [["fire", "Crews"]]),
        ("I paid $12,000 for a new roof.", [["new roof"]]),
        # the verb left out
        ("Wages grew 4.1% and prices 3.2%.", [["Wages"], ["prices"]]),
        ("The losers were Norvik, down 3 percent, and Orma, down 2 percent.", [["Norvik"], ["Orma"]]),
        ("Norvik +0.2% Orma -0.3%", [["Norvik"], ["Orma"]]),
        # brackets
        ("The well is 40 metres (131 feet) deep.", [["well"]] * 2),
        ("Norvik — Shares of the shipbuilder slid 0.8%.", [["Shares of the shipbuilder", "Norvik"]]),
        # counts: the group that those counted are part of, and who has them
        ("The coach has a squad that contains just 17 players.", [["squad"]]),
        ("They lost after a run of seven games.", [["run"]]),
        ("The airline carried 4,100 passengers.", [["airline"]]),
        ("Two sides met.", [[]]),
    ],
)
def test_concepts(text: str, expected: list[list[str]]) -> None:
    assert concepts(text) == expected


def test_the_measure_of_a_second_clause_is_its_own() -> None:
    found = figures("Unemployment rose to 18 percent, while the rate for older workers fell to 6 percent.")
    assert [f.concept[0].text for f in found] == ["Unemployment", "rate for older workers"]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_words_give_spans_that_hold(words: list[str]) -> None:
    text = " ".join(words)
    for figure in figures(text):
        for span in (figure.span, *figure.concept, *figure.predicate):
            assert text[span.start : span.end] == span.text
            assert span.text
