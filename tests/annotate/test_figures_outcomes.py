"""What befell those counted, and as of when."""

from __future__ import annotations

from datetime import date

import pytest

from stemma.annotate.figures import annotate_figures
from stemma.annotate.timexes import annotate_timexes
from stemma.model import Figure, Period
from stemma.text.layout import Layout
from tests.conftest import make_document


def figures(text: str) -> tuple[Figure, ...]:
    document = make_document(text)
    return annotate_figures(document, Layout.of(document), ())[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # shot: of those hit, some may have died; where the report knows of no death they are wounded
        ("Four people were shot, one fatally.", [("Four", "shot"), ("one", "killed")]),
        ("Four people were shot in Vardel.", [("Four", "wounded")]),
        ("A man was shot in Vardel.", [("A", "wounded")]),
        ("Police fatally shot two men.", [("two", "killed")]),
        ("A gunman shot and killed two guards.", [("two", "killed")]),
        ("Five people were shot and wounded, and a man died.", [("Five", "wounded"), ("a", "killed")]),
        ("Twelve people were stabbed to death.", [("Twelve", "killed")]),
        ("Police shot dead two attackers and arrested four others.", [("two", "killed"), ("four", "arrested")]),
        # ages beside those counted
        ("A man was killed and a boy, aged 9, was wounded.", [("A", "killed"), ("a", "wounded")]),
        ("Ana Vell, 27, and Ivo Marsk, 31, were killed.", []),
        ("The boy, of the 5400 block of Mill Road, suffered wounds.", []),
        ("Gunmen shot 20 rounds and wounded two men.", [("20", None), ("two", "wounded")]),
        # conditions and places
        ("Five people are in critical condition.", [("Five", "wounded")]),
        ("Two guards are in custody.", [("Two", "arrested")]),
        ("Twelve villagers were taken to Orma General Hospital.", [("Twelve", "hospitalised")]),
        ("Nine wounded men were taken to hospital.", [("Nine", "wounded")]),
        ("Three women were pronounced dead.", [("Three", "killed")]),
        ("Six hikers suffered serious burns.", [("Six", "wounded")]),
        ("Some 30 people lost their homes.", [("Some 30", "displaced")]),
        # denials
        ("Two children were not injured.", [("Two", "unhurt")]),
        ("Two children were not seriously hurt.", [("Two", "wounded")]),
        # jobs, crowds, votes
        ("Norvik will cut up to 1,800 jobs.", [("up to 1,800", "laid_off")]),
        ("About 3,000 people marched, and 600 attended the funeral.", [("About 3,000", "protested"), ("600", "attended")]),
        ("Forty members voted for the bill and 12 abstained.", [("Forty", "voted"), ("12", "abstained")]),
        # either, or both
        ("Nine soldiers were killed or captured.", [("Nine", "killed_or_captured")]),
        ("Nine soldiers are wounded or missing.", [("Nine", "wounded_or_missing")]),
        # headline and reporting verbs
        ("2 killed 3 injured in weekend crash", [("2", "killed"), ("3", "wounded")]),
        ("The government says five farmers died.", [("five", "killed")]),
    ],
)
def test_outcomes(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(f.span.text, f.outcome) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "subsets"),
    [
        ("Four people were hurt, two critically.", [False, True]),
        ("One victim died; the other three survived.", [False, True]),
        ("No one else was hurt.", [True]),
    ],
)
def test_parts_of_a_number_named_before(text: str, subsets: list[bool]) -> None:
    assert [f.subset for f in figures(text)] == subsets


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The ministry said 14 houses in Brod had been damaged.", "had been damaged"),
        ("Norvik's plan to cut 1,200 jobs will not be enough.", "to cut"),
        ("Some 40 people had lost their homes.", "had lost their homes"),
        ("Five guards are in critical condition.", "are in critical condition"),
    ],
)
def test_predicates(text: str, predicate: str) -> None:
    (found,) = figures(text)
    assert " ".join(span.text for span in found.predicate) == predicate


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("As of May 6, 2024, 41 people were missing.", date(2024, 5, 6)),
        ("The death toll rose to 41 on May 6, 2024.", date(2024, 5, 6)),
        ("By May 6, 2024, 12 people had died.", date(2024, 5, 6)),
        ("By May 6, 2024, 12 people will be hired.", None),
        ("A bomb killed 12 people on May 6, 2024.", None),
    ],
)
def test_as_of(text: str, day: date | None) -> None:
    document = make_document(text)
    layout = Layout.of(document)
    found = annotate_figures(document, layout, annotate_timexes(document, layout))[0]
    assert [f.as_of for f in found] == [Period(day, day) if day else None]
