"""records.csv: one measure under one named rule a row, as a recorder opens it in a spreadsheet; and the same in the JSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema

from stemma.model import Comparison, OriginCount, Period, Record, RecordGiver
from stemma.show.contract import to_json
from stemma.show.schema import json_schema
from stemma.show.table import write_csv
from tests.show.marigold import marigold

ROW = Record(
    id="r2",
    claim="c1",
    rule="ucdp",
    measure="killed",
    topic="people killed",
    outcome="killed",
    population=None,
    place="Ardmere",
    unit=None,
    event=Period(date(2031, 5, 2), date(2031, 5, 2)),
    low=14.0,
    best=17.0,
    high=None,
    best_from=("fC1",),
    as_of=Period(date(2031, 5, 2), None),
    readings=("fA1", "fC1"),
    reports=("r-A", "r-C"),
    independent_origins=OriginCount(2, 3),
    givers=(RecordGiver("the coast guard of Ardmere", "own"), RecordGiver("", None), RecordGiver("Sea Watch", "third")),
    why="Best is 17 (“17” (C)): the latest number.",
)


def _with(*records: Record) -> Comparison:
    return replace(marigold(), records=records)


def _rows(comparison: Comparison) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write_csv(comparison)["records.csv"], newline="")))


def test_a_row_has_its_numbers_rule_and_reason() -> None:
    (row,) = _rows(_with(ROW))
    assert (row["rule"], row["low"], row["best"], row["high"]) == ("ucdp", "14", "17", "")
    assert (row["claim"], row["measure"], row["outcome"], row["place"]) == ("c1", "killed", "killed", "Ardmere")
    assert row["why"] == "Best is 17 (“17” (C)): the latest number."


def test_a_row_says_when_and_on_whose_word() -> None:
    (row,) = _rows(_with(ROW))
    assert (row["event_earliest"], row["event_latest"]) == ("2031-05-02", "2031-05-02")
    assert (row["as_of_earliest"], row["as_of_latest"]) == ("2031-05-02", "")
    assert row["givers"] == "the coast guard of Ardmere (own side); the report itself; Sea Watch (third party)"
    assert (row["readings"], row["reports"], row["origins_low"], row["origins_high"]) == ("2", "A; C", "2", "3")
    assert (row["figures"], row["best_from"]) == ("fA1; fC1", "fC1")


def test_what_is_not_known_is_an_empty_cell() -> None:
    (row,) = _rows(_with(replace(ROW, event=None, as_of=None, best=None, place=None, best_from=(), givers=())))
    empty = ("event_earliest", "event_latest", "as_of_earliest", "best", "place", "best_from", "givers")
    assert [row[name] for name in empty] == [""] * len(empty)


def test_a_giver_or_topic_is_never_a_formula() -> None:
    (row,) = _rows(_with(replace(ROW, topic="=1+1", givers=(RecordGiver("=cmd|' /C calc'!A0", None),))))
    assert (row["topic"], row["givers"]) == ("'=1+1", "'=cmd|' /C calc'!A0")


def test_the_figures_table_says_the_side_and_why() -> None:
    story = marigold()
    first = replace(story.figures[0], giver_side="third", giver_side_why="It is named as one that watches from outside.")
    table = write_csv(replace(story, figures=(first, *story.figures[1:])))["figures.csv"]
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert (rows[0]["giver_side"], rows[0]["giver_side_why"]) == ("third", first.giver_side_why)
    assert (rows[1]["giver_side"], rows[1]["giver_side_why"]) == ("", "")


def test_the_json_has_the_same_rows() -> None:
    written: dict[str, Any] = json.loads(to_json(_with(ROW)))
    jsonschema.Draft202012Validator(json_schema()).validate(written)
    (row,) = written["records"]
    assert (row["low"], row["best"], row["high"]) == (14, 17, None)
    assert row["event"] == {"earliest": "2031-05-02", "latest": "2031-05-02"}
    assert row["givers"][1] == {"name": "", "side": None}
    assert row["independent_origins"] == {"low": 2, "high": 3}
