"""Arithmetic that a reader can redo."""

from __future__ import annotations

import pytest

from stemma.collate.checks.find import find_checks
from stemma.collate.measures.contexts import contexts
from stemma.model import Check
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
    ],
)
def test_workings(text: str, operation: str, holds: bool) -> None:
    found = checks(text)
    assert [(c.operation, c.holds) for c in found] == [(operation, holds)]


def test_no_total_no_check() -> None:
    assert checks("There were [12] dead in Varsk and [9] in Pelno.") == ()


def test_neutral_words() -> None:
    (check,) = checks("The paper counts [12] dead in Varsk and [9] in Pelno, [28] in all.")
    assert check.note == "The parts do not come out at the stated total."
