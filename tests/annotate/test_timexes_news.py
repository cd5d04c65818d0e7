"""Time expressions of news at depth, in a report of 2 October 2020: business years, parts of longer times, vague counts."""

from __future__ import annotations

from datetime import date

import pytest

from stemma.annotate.timexes import annotate_timexes
from stemma.model import Timex
from stemma.text.layout import Layout
from tests.conftest import make_document


def found(text: str, published: str = "2020-10-02") -> tuple[Timex, ...]:
    document = make_document(text, published=published)
    return annotate_timexes(document, Layout.of(document))


def days(timex: Timex) -> tuple[str, str]:
    period = timex.period
    assert period is not None
    return str(period.earliest), str(period.latest)


BUSINESS = [
    ("Sales doubled in fiscal 2019.", "fiscal 2019", "FY2019"),
    ("Sales doubled in the fiscal year 2019.", "the fiscal year 2019", "FY2019"),
    ("Sales doubled in the second quarter of fiscal 2018.", "the second quarter of fiscal 2018", "FY2018-Q2"),
    ("Sales doubled last fiscal year.", "last fiscal year", "FY2019"),
    ("Sales doubled in the fiscal third quarter.", "the fiscal third quarter", "FYXXXX-Q3"),
    ("Sales doubled in the third quarter.", "the third quarter", "2020-Q3"),
    ("Sales doubled in Q3.", "Q3", "2020-Q3"),
    ("Sales doubled in 2019 Q1.", "2019 Q1", "2019-Q1"),
    ("Sales doubled in Q2-2019.", "Q2-2019", "2019-Q2"),
    ("Sales doubled in the first nine months of 2019.", "the first nine months of 2019", "P9M"),
    ("The firm pays each quarter.", "each quarter", "P3M"),
    ("It is the mill's first annual loss.", "annual", "P1Y"),
]


@pytest.mark.parametrize(("sentence", "words", "value"), BUSINESS)
def test_business_years_and_their_parts(sentence: str, words: str, value: str) -> None:
    assert [(t.span.text, t.value) for t in found(sentence)] == [(words, value)]


DAYS = [
    ("It was decided earlier this week.", "earlier this week", ("2020-09-28", "2020-10-02")),
    ("It will be decided later this month.", "later this month", ("2020-10-02", "2020-10-31")),
    ("Clashes spread in recent days.", "recent days", ("2020-09-22", "2020-10-02")),
    ("Clashes spread over the past few weeks.", "the past few weeks", ("2020-07-24", "2020-10-02")),
    ("It was sold several months ago.", "several months ago", ("2019-12-02", "2020-10-02")),
    ("Trade grew in the early 1990s.", "the early 1990s", ("1990-01-01", "1994-12-31")),
    ("It rained over the weekend.", "the weekend", ("2020-09-26", "2020-09-27")),
    ("It rained overnight.", "overnight", ("2020-10-01", "2020-10-02")),
    ("It rained last July.", "last July", ("2020-07-01", "2020-07-31")),
    ("Exports fell in the last three months of last year.", "the last three months of last year", ("2019-10-01", "2019-12-31")),
    ("Profits grew in the past fortnight.", "the past fortnight", ("2020-09-18", "2020-10-02")),
    ("Profits grew in fiscal 2019.", "fiscal 2019", ("2018-04-01", "2020-03-31")),
    ("Profits grew last fiscal year.", "last fiscal year", ("2018-04-01", "2020-03-31")),
    ("Trains stood still on Labor Day weekend.", "Labor Day weekend", ("2020-09-05", "2020-09-06")),
    ("Trains stood still in Easter week 2019.", "Easter week 2019", ("2019-04-15", "2019-04-21")),
    ("Churches were full on Orthodox Easter.", "Orthodox Easter", ("2020-04-19", "2020-04-19")),
]


@pytest.mark.parametrize(("sentence", "words", "expected"), DAYS)
def test_the_days_that_an_expression_covers(sentence: str, words: str, expected: tuple[str, str]) -> None:
    (timex,) = found(sentence)
    assert (timex.span.text, days(timex)) == (words, expected)


SEVERAL = [
    ("Talks are held on April 24 and 25, 2021.", [("April 24", "2021-04-24"), ("25, 2021", "2021-04-25")]),
    ("It met on 3 and 4 May 2019.", [("3", "2019-05-03"), ("4 May 2019", "2019-05-04")]),
    ("It hit at 5 p.m. local time (2100 UTC).", [("5 p.m. local time", "2020-10-02T17:00"), ("2100 UTC", "2020-10-02T21:00Z")]),
    (
        "In January it sold 9, against 4 in the same month a year ago.",
        [("January", "2020-01"), ("the same month a year ago", "2019-01")],
    ),
    (
        "In the third quarter it sold 9, up from 4 a year earlier.",
        [("the third quarter", "2020-Q3"), ("a year earlier", "2019-Q3")],
    ),
    ("It is due on 9 June, and by that time it must be paid.", [("9 June", "2021-06-09"), ("that time", "2021-06-09")]),
    ("They parted on 9 May and searched through the night.", [("9 May", "2020-05-09"), ("the night", "2020-05-09TNI")]),
]


@pytest.mark.parametrize(("sentence", "expected"), SEVERAL)
def test_expressions_that_lean_on_one_another(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(t.span.text, t.value) for t in found(sentence)] == expected


LENGTHS = [
    ("He was jailed for two years and six months.", "two years and six months", "P2Y6M", "DURATION"),
    ("It took 1 hour and 30 minutes.", "1 hour and 30 minutes", "PT1H30M", "DURATION"),
    ("It took half an hour.", "half an hour", "PT30M", "DURATION"),
    ("The band plays on Friday mornings.", "Friday mornings", "XXXX-WXX-5TMO", "SET"),
]


@pytest.mark.parametrize(("sentence", "words", "value", "kind"), LENGTHS)
def test_lengths_and_what_recurs(sentence: str, words: str, value: str, kind: str) -> None:
    assert [(t.span.text, t.value, t.type) for t in found(sentence)] == [(words, value, kind)]


def test_what_could_not_be_done_is_past() -> None:
    (timex,) = found("Neither the owner nor his sons could be reached Thursday.")
    assert timex.value == "2020-10-01"


def test_a_price_lends_no_day_to_a_month() -> None:
    assert [t.span.text for t in found("The ticket cost $12 December last.")] == ["December"]


@pytest.mark.parametrize("year", [1900, 1999, 2000, 2024, 2099])
def test_the_nth_weekday_of_a_month(year: int) -> None:
    (labor,) = found(f"They met on Labor Day {year}.")
    (last,) = found(f"They met on Memorial Day {year}.")
    for timex, low, high, month in ((labor, 1, 7, 9), (last, 25, 31, 5)):
        day = date.fromisoformat(timex.value)
        assert (day.isoweekday(), day.month) == (1, month)
        assert low <= day.day <= high
