"""Arithmetic that a reader can redo."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.collate.checks.find import find_checks
from stemma.collate.measures.contexts import contexts
from stemma.model import Check, Document, Figure, Timex
from tests.collate.making import figures, report


def checks(text: str) -> tuple[Check, ...]:
    document = report("A", text)
    items = contexts([document], figures(document, text), mentions={})
    return find_checks((), items, documents={"A": document})


@pytest.mark.parametrize(
    ("text", "operation", "holds"),
    [
        ("The agency counts [12] dead in Varsk, [9] in Pelno and [5] in Orla, [26] in all.", "12 + 9 + 5 = 26", True),
        ("The paper counts [12] dead in Varsk, [9] in Pelno and [5] in Orla, [28] in all.", "12 + 9 + 5 = 26", False),
        ("Some [1,200] jobs, [15%] of its [8,000] staff, will go.", "1,200 / 8,000 × 100 = 15", True),
        ("Some [1,200] jobs, [25%] of its [8,000] staff, will go.", "1,200 / 8,000 × 100 = 15", False),
        ("[28] men died and [62] were hurt. That would be [30%] of a force of [300].", "(28 + 62) / 300 × 100 = 30", True),
        ("The toll rose by [3] to [15] from [12].", "15 − 12 = 3", True),
        ("The toll rose by [4] to [15] from [12].", "15 − 12 = 3", False),
        ("The toll rose from [12] to [15], an increase of [25%].", "(15 − 12) / 12 × 100 = 25", True),
        ("The toll rose from [12] to [15], an increase of [20%].", "(15 − 12) / 12 × 100 = 25", False),
        ("The toll rose from [12] to [15], an increase of [3].", "15 − 12 = 3", True),
        ("The guard counts [11] dead: [7] in Varsk and [4] in Pelno.", "7 + 4 = 11", True),
        ("The guard counts [12] dead: [7] in Varsk and [4] in Pelno.", "7 + 4 = 11", False),
        ("Some [1,200] posts go. The union says [1,900], because it adds [700] more.", "1,200 + 700 = 1,900", True),
        ("In all [58] boats sailed, with [21] of them from Varsk, [20] from Pelno and [17] from Ost.", "21 + 20 + 17 = 58", True),
        ("Some [90%] of the boats are old, and the other [10%] new.", "100 − 90 = 10", True),
        ("Some [12] of the [30] boats are old, the remaining [18] new.", "30 − 12 = 18", True),
        ("It cuts [400] jobs, or [12.5%] of its staff.\n\nIt kept all [3,200] jobs in May.", "400 / 3,200 × 100 = 12.5", True),
        ("We hold [7] and [4], and we know the names of all [11].", "7 + 4 = 11", True),
    ],
)
def test_workings(text: str, operation: str, holds: bool) -> None:
    found = checks(text)
    assert [(c.operation, c.holds) for c in found] == [(operation, holds)]


@pytest.mark.parametrize(
    "text",
    [
        "There were [12] dead in Varsk and [9] in Pelno.",
        "The crew took a total of [14] rifles, [31] magazines and [923] rounds.",
        "Some [70%] of the boats are old, and [30%] of the crews are young.",
        "A total of [58] boats sailed, with [21] of them from Varsk, [20] from Pelno and [16] from Ost.",
        "The guard counts [11] dead: among them [2] in Varsk and [4] in Pelno.",
        "The guard counts [40] dead: [7] drowned and [4] froze.",  # nothing says that these are all
        "The toll rose from [12] to [15], and [20%] of the roads are closed.",
        "Some [1,200] went home and [3] stayed; in May it had rained for [15%] of the time.",
        "Image [7] of [16]. A man died on Friday. Image [9] of the mill.",
        "She was found with her sons, [16] and [17], near the [1] mill.",
        "It was found in the [1200] block. A man of the [100] block went to the [1300] block.",
    ],
)
def test_no_check_from_chance(text: str) -> None:
    assert checks(text) == ()


def test_neutral_words() -> None:
    (check,) = checks("The paper counts [12] dead in Varsk and [9] in Pelno, [28] in all.")
    assert check.note == "The parts do not come out at the stated total."


def _amounts(text: str, *units: str, role: str) -> tuple[Document, tuple[Figure, ...]]:
    document = report("A", text)
    made = figures(document, text, role=role)
    return document, tuple(replace(f, quantity=replace(f.quantity, unit=u)) for f, u in zip(made, units, strict=True))


@pytest.mark.parametrize(
    ("text", "units", "operation", "holds"),
    [
        ("The well is [40] metres ([131] feet) deep.", ("m", "ft"), "40 m = 131.23 ft", True),
        ("The well is [40] metres ([130] feet) deep.", ("m", "ft"), "40 m = 131.23 ft", True),
        ("The well is [40] metres ([200] feet) deep.", ("m", "ft"), "40 m = 131.23 ft", False),
        ("Gusts of [100] km/h ([62] mph) came.", ("km/h", "mph"), "100 km/h = 62.14 mph", True),
    ],
)
def test_conversions_in_brackets(text: str, units: tuple[str, str], operation: str, holds: bool) -> None:
    document, made = _amounts(text, *units, role="measurement")
    (check,) = find_checks((), contexts([document], made, mentions={}), documents={"A": document})
    assert (check.operation, check.holds) == (operation, holds)
    assert check.note in ("The conversion comes out.", "The conversion does not come out.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It cost [5,000] euros ([5,400] dollars), then [2,500] euros ([4,000] dollars).", 1),
        ("It cost [5,000] euros ([5,400] dollars), then [2,500] euros ([2,710] dollars).", 0),
        ("It cost [5,000] euros ([5,400] dollars).", 0),
    ],
)
def test_two_rates_of_one_pair_of_currencies(text: str, found: int) -> None:
    document, made = _amounts(text, *(["EUR", "USD"] * text.count("euros")), role="money")
    checks_ = find_checks((), contexts([document], made, mentions={}), documents={"A": document})
    assert len(checks_) == found
    for check in checks_:
        assert check.note == "Two conversions from EUR to USD (A) imply rates that differ."
        assert check.holds is None, "nothing says which of them is meant"


def _dated(text: str, phrase: str, value: str, *, published: str = "2020-10-05") -> tuple[Check, ...]:
    document = report("A", text, published=published)
    at = text.index(phrase)
    timex = Timex(id="t1", span=document.span(at, at + len(phrase)), type="DATE", value=value, period=None,
                  precision="day", anchor=None, rule="in the test")  # fmt: skip
    return find_checks((), (), documents={"A": document}, timexes=(timex,))


@pytest.mark.parametrize(
    ("phrase", "value", "verdicts"),
    [
        ("Friday, 2 October", "2020-10-02", [True]),
        ("Thursday, 2 October", "2020-10-02", [False]),
        ("Thursday, Oct. 2", "2020-10-02", [False]),
        ("11am on Sunday", "2020-10-04", []),  # no day of a month
        ("Thursday", "2020-10-01", []),
        ("Thursday, 2 October", "2020-10-01", []),  # read as the weekday, not as the date
    ],
)
def test_weekdays_against_dates(phrase: str, value: str, verdicts: list[bool]) -> None:
    found = _dated(f"The ferry sank on {phrase}.", phrase, value)
    assert [c.holds for c in found] == verdicts
    if verdicts == [False]:
        assert (found[0].result, found[0].stated) == ("Friday", "Thursday")
        assert found[0].note == "The weekday does not belong to the date."


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Ana Drel, 42, born in 1978, leads the guard.", [True]),
        ("Ana Drel, 41, born in 1978, leads the guard.", [True]),  # before the birthday
        ("Ana Drel, 45, born in 1978, leads the guard.", [False]),
        ("The 45-year-old was born in Varsk on 3 May 1978.", [False]),
        ("Ana Drel, 12 when she left, was born in 1978.", []),
        ("Ana Drel, 45, and her son, 12, born in 1978 and 2008.", []),
        ("Ana Drel leads the guard, founded in 1978.", []),
    ],
)
def test_ages_against_years_of_birth(text: str, verdicts: list[bool]) -> None:
    assert [c.holds for c in _dated(text, "1978", "1978")] == verdicts


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    document = report("A", re.sub(r"[\[\]]", "", text), published="2020-10-05")
    assert find_checks((), contexts([document], (), mentions={}), documents={"A": document}) == ()


@pytest.mark.parametrize(("words", "count"), [("payments of", 1), ("people, and once", 0)])
def test_so_many_payments_of_so_much(words: str, count: int) -> None:
    text = f"The firm made [3] {words} [225,000] dollars to Lund, and later [675,000] dollars."
    document = report("A", text)
    number, *amounts = figures(document, text)
    paid = [replace(f, role="money", quantity=replace(f.quantity, unit="USD")) for f in amounts]
    items = contexts([document], [number, *paid], mentions={})
    found = [c.operation for c in find_checks((), items, documents={"A": document})]
    assert found == ["3 × 225,000 = 675,000"] * count
