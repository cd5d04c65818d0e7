"""Numbers of a period are told apart from those of one event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stemma.annotate.figures import annotate_figures
from stemma.annotate.timexes import annotate_timexes
from stemma.model import Figure, Period, Published
from stemma.text.layout import Layout
from tests.conftest import make_document

DAY = date(2024, 8, 17)
SO_FAR = Period(date(2024, 1, 1), DAY)


def figures(text: str, *, dated: bool = True) -> tuple[Figure, ...]:
    document = make_document(text)
    if dated:
        document = replace(document, published=Published(DAY, DAY, DAY, "stated", "invented"))
    layout = Layout.of(document)
    return annotate_figures(document, layout, annotate_timexes(document, layout))[0]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("There have been 299 killings this year in Norva.", [SO_FAR]),
        ("So far this year 24 people have been shot.", [SO_FAR]),
        ("Norva has had 52 homicides so far this year.", [SO_FAR]),
        ("More than 400 people have been killed since January.", [SO_FAR]),
        ("Last year, 310 people were killed in Norva.", [Period(date(2023, 1, 1), date(2023, 12, 31))]),
        ("In 2015, 33 people were killed there.", [Period(date(2015, 1, 1), date(2015, 12, 31))]),
        # one event
        ("Three people died in a fire last year.", [None]),
        ("Two men were killed on Monday.", [None]),
        ("A fire set by three men destroyed it in February, 2023.", [None]),
        ("Some 14 plants closed by 2022.", [None]),
        ("It killed 12 people who had come last year.", [None]),
        ("A man was killed, the 12th homicide victim in Norva this year.", [None, SO_FAR]),
    ],
)
def test_the_period_over_which_the_words_count(text: str, periods: list[Period | None]) -> None:
    assert [f.period for f in figures(text)] == periods


def test_an_ordinal_counts_the_dead_of_a_period() -> None:
    (found,) = figures("It was the city's 14th homicide of the year.")
    assert (found.span.text, found.quantity.value, found.role, found.outcome) == ("14th", 14, "ordinal", "killed")
    assert found.period == SO_FAR


def test_without_a_date_of_publication_the_period_is_there_and_open() -> None:
    assert [f.period for f in figures("There have been 299 killings this year.", dated=False)] == [Period(None, None)]
