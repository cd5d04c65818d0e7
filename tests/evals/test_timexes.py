"""The scores of time expressions, on records made up here."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from evals import recognizers_dates, timexes
from evals.timexes import Expression, one_spelling, paired

TEXT = "The mill burned on Friday. It had opened in 1949."


@pytest.fixture
def records(tmp_path: Path) -> Path:
    gold = [
        {"start": 19, "end": 25, "type": "DATE", "value": "2031-04-04"},
        {"start": 41, "end": 48, "type": "DATE", "value": "1949-XX"},
    ]
    path = tmp_path / "gold.jsonl.xz"
    with lzma.open(path, "wt", encoding="utf-8") as stream:
        stream.write(json.dumps({"id": "a", "dct": "2031-04-08", "text": TEXT, "timex": gold}) + "\n")
    return path


def test_spans_types_and_values_are_scored_apart(records: Path) -> None:
    assert timexes.score(records) == {"relaxed": 100.0, "strict": 50.0, "type": 100.0, "value": 50.0, "value.spelling": 100.0}


def test_the_largest_overlap_pairs_first() -> None:
    found = [Expression(0, 4, "DATE", "a"), Expression(4, 12, "DATE", "b")]
    gold = [Expression(3, 12, "DATE", "c")]
    assert paired(found, gold) == [(found[1], gold[0])]


@pytest.mark.parametrize(
    ("spelt", "value"), [("1949-XX-XX", "1949"), ("198X", "198"), ("2000-W7", "2000-W07"), ("PM6", "P6M"), ("2031-04", "2031-04")]
)
def test_one_spelling_of_one_value(spelt: str, value: str) -> None:
    assert one_spelling(spelt) == value


CASES = [
    ("They met on 3 May 2019.", "3 May 2019", "datetimeV2.date", {"timex": "2019-05-03", "value": "2019-05-03"}, True),
    ("They met on 3 May 2019.", "3 May 2019", "datetimeV2.date", {"timex": "2019-05-04", "value": "2019-05-04"}, False),
    ("It lasted 150 minutes.", "150 minutes", "datetimeV2.duration", {"timex": "PT2.5H"}, True),
    ("It sold well in May 2019.", "in May 2019", "datetimeV2.daterange", {"start": "2019-05-01", "end": "2019-06-01"}, True),
    ("Nothing is said here.", "", "", {}, True),
]


@pytest.mark.parametrize("case", CASES, ids=[f"{c[1]} {c[4]}" for c in CASES])
def test_a_spec_is_compared_by_what_it_means(tmp_path: Path, case: tuple[str, str, str, dict[str, str], bool]) -> None:
    text, words, kind, value, right = case
    start = text.index(words)
    result = {"Start": start, "End": start + len(words) - 1, "TypeName": kind, "Resolution": {"values": [value]}}
    record = {"spec": "DateTime/English/DateTimeModel", "input": text, "ref": "2031-04-08", "results": [result] if words else []}
    path = tmp_path / "specs.jsonl.xz"
    with lzma.open(path, "wt", encoding="utf-8") as stream:
        stream.write(json.dumps(record) + "\n")
    assert recognizers_dates.score(path)["DateTimeModel"] == (100.0 if right else 0.0)
