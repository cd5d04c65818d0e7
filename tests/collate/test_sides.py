"""Own side, other side, third party: told only where the text shows it. Each case is a report read by the rules alone."""

from __future__ import annotations

import pytest

from stemma.collate.adversaries import countries_in
from stemma.pipeline.comparing import compare_documents
from stemma.settings import Settings
from tests.collate.making import report


def sides(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Printed number -> side and reason, for a report of one text."""
    found = compare_documents([report("A", text, published="2031-05-08")], settings=Settings(encoder=False))
    return {f.span.text: (f.giver_side, f.giver_side_why) for f in found.figures}


FIGHTING = "Peruvian forces shelled Chilean positions along the river for a third night. "

CASES = [
    # report, number, side
    ("The Veldan army said 103 of its servicemen had been killed.", "103", "own"),
    ("“We lost 12 men in the lock,” Colonel Ruta Amsel said.", "12", "own"),
    ("“Our 40 drivers came home,” Ruta Amsel said.", "40", None),
    ("“We have shot down 14 drones since dawn,” Colonel Ruta Amsel said.", "14", "other"),
    ("The Veldan army said it had destroyed 9 tanks near the bridge.", "9", "other"),
    ("The Veldan army said the Ardmere brigade had destroyed 9 tanks near the bridge.", "9", None),
    ("The company said it would cut 400 jobs at the Tarn mill.", "400", "own"),
    ("The union said it would cost 400 jobs at the Tarn mill.", "400", None),
    ("The United Nations said 28 people were killed in the valley.", "28", "third"),
    ("The Valley Observatory for Human Rights said 62 people were wounded.", "62", "third"),
    ("Ines Holt, an analyst at Bank Kort, said 300 jobs would go.", "300", "third"),
    ("The Veldan army said 31 Veldan soldiers were killed.", "31", "own"),
    ("The government of Velda said 31 Veldan soldiers were killed.", "31", "own"),
    ("The government of Velda said 31 Veldan rebels were killed.", "31", None),
    ("The authorities said 1,300 Chilean soldiers were killed.", "1,300", None),
    ("The hospital said 12 people were killed.", "12", None),
    ("12 people were killed.", "12", None),
    ("Peru’s defence ministry said 31 Peruvian soldiers were killed.", "31", "own"),
    ("Peru’s defence ministry said 31 Peruvian rebels were killed.", "31", None),
    ("Peru’s defence ministry said 31 Chilean soldiers were killed.", "31", None),
    (FIGHTING + "Peru’s defence ministry said 31 Chilean soldiers were killed.", "31", "other"),
    (FIGHTING + "Brazil’s defence ministry said 31 Chilean soldiers were killed.", "31", None),
    (
        "Clashes between Peru and Chile went on. Chile’s defence ministry said 31 Peruvian soldiers were killed.",
        "31",
        "other",
    ),
    (
        "Talks between Peru and Chile went on. Chile’s defence ministry said 31 Peruvian soldiers were killed.",
        "31",
        None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "side"), CASES)
def test_the_side_of_the_giver(text: str, number: str, side: str | None) -> None:
    found = sides(text)
    printed = next(words for words in found if number in words.split() or words == number)
    assert found[printed][0] == side


def test_a_side_comes_with_the_words_that_show_it() -> None:
    ((side, why),) = [v for k, v in sides("The Veldan army said it had destroyed 9 tanks near the bridge.").items() if k == "9"]
    assert side == "other"
    assert why is not None
    assert "it had destroyed" in why
    assert why.endswith(".")


def test_no_side_no_reason() -> None:
    assert all((side is None) == (why is None) for text, _, _ in CASES for side, why in sides(text).values())


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Peruvian navy", ("PE",)),
        ("the navy of Peru", ("PE",)),
        ("Peruvians and Chileans", ("PE", "CL")),
        ("peruvian", ()),
        ("the river watch", ()),
        ("", ()),
    ],
)
def test_countries_in_a_name(name: str, keys: tuple[str, ...]) -> None:
    assert countries_in(name) == keys
