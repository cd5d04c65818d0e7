"""Tables open in a spreadsheet as data, never as formulas."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.show.table import write_csv
from tests.show.harm import hostile
from tests.show.making import comparison, document
from tests.show.marigold import CLAIMS, marigold


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_there_are_five_tables_with_a_row_for_each_thing() -> None:
    found = marigold()
    tables = {name: _rows(text) for name, text in write_csv(found).items()}
    assert {name: len(rows) for name, rows in tables.items()} == {
        "reports.csv": 5,
        "figures.csv": len(found.figures),
        "attributions.csv": len(found.attributions),
        "claims.csv": sum(len(claim.members) for claim in CLAIMS),
        "records.csv": len(found.records),
    }


def test_a_row_leads_back_to_its_characters() -> None:
    found = marigold()
    texts = {report.id: report.text for report in found.reports}
    for name in ("figures.csv", "attributions.csv", "claims.csv"):
        for row in _rows(write_csv(found)[name]):
            assert texts[row["report"]][int(row["start"]) : int(row["end"])] == row["text"]


def test_a_figure_row_has_its_bounds_and_its_giver() -> None:
    row = _rows(write_csv(marigold())["figures.csv"])[1]
    assert (row["value"], row["low"], row["low_inclusive"], row["high"]) == ("40", "40", "no", "")
    assert row["sources"] == "the coast guard of Ardmere"


def test_a_claim_row_has_its_relation_and_origin() -> None:
    row = _rows(write_csv(marigold())["claims.csv"])[5]
    assert (row["topic"], row["relation"], row["member"], row["siglum"]) == ("people killed", "conflicts", "fE1", "E")
    assert (row["origin"], row["origins_low"], row["origins_high"]) == ("the coast guard of Ardmere", "2", "4")


def test_lines_end_as_the_standard_says() -> None:
    for text in write_csv(marigold()).values():
        assert text.endswith("\r\n")
        assert text.splitlines()[0].split(",")[0] in ("id", "claim")


def test_no_reports_give_headers_alone() -> None:
    assert all(len(text.splitlines()) == 1 for text in write_csv(comparison(())).values())


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44 people", "'+44 people"),
        ("@here", "'@here"),
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("\tindented", "'\tindented"),
        ("＝1+1", "'＝1+1"),
        ("-12.5", "-12.5"),
        ("+3", "+3"),
        ("ten = 10", "ten = 10"),
        ("said \"no\",\nthen left", "said \"no\",\nthen left"),
        ("half \ud83d", "half �"),
    ],
)  # fmt: skip
def test_a_cell_is_never_a_formula(title: str, cell: str) -> None:
    text = write_csv(comparison((document("A", "x", title=title),)))["reports.csv"]
    assert _rows(text)[0]["title"] == cell
    assert text.encode("utf-8")


@given(st.text(max_size=40))
def test_any_title_stays_in_its_cell(title: str) -> None:
    rows = _rows(write_csv(comparison((document("A", "x", title=title),)))["reports.csv"])
    assert len(rows) == 1
    assert rows[0]["outlet"] == ""
    assert rows[0]["language"] == "en"


def test_a_hostile_comparison_has_no_live_cell() -> None:
    for text in write_csv(hostile()).values():
        for row in csv.reader(io.StringIO(text, newline="")):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
