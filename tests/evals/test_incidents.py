"""The incidents evaluation, on two invented incidents; the corpus itself is about real victims and is never shown."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from evals import incidents

ARTICLES = [
    ("a1", "1", "Three men were killed and two others were wounded at the Kort mill on Monday, the sheriff said."),
    (
        "a2",
        "1",
        "Four men were killed at the Kort mill, the sheriff said on Wednesday. In 2009 there were 31 people killed there.",
    ),
    ("b1", "2", "No one could say what had happened at Tarn lock. Two women were wounded."),
    ("b2", "2", "Two women were wounded at Tarn lock on Monday."),
    ("c1", "3", "One report alone."),
    ("d1", "9", "An incident that the registry lacks."),
    ("d2", "9", "An incident that the registry lacks, again."),
]
REGISTRY = [("1", 4, 2), ("2", 0, 2), ("3", 1, 0)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    articles = [
        {"id": name, "incident": incident, "date": f"2031-05-{2 + number:02d}", "title": "", "text": text}
        for number, (name, incident, text) in enumerate(ARTICLES)
    ]
    registry = [{"incident": name, "killed": killed, "injured": injured} for name, killed, injured in REGISTRY]
    for name, lines in (("articles", articles), ("registry", registry)):
        with lzma.open(tmp_path / f"gun_violence_{name}.jsonl.xz", "wt") as stream:
            stream.writelines(json.dumps(line) + "\n" for line in lines)
    monkeypatch.setattr(incidents, "CHECKED", tmp_path / "none.json")
    return tmp_path


def test_only_incidents_of_the_registry_with_two_reports_are_read(folder: Path) -> None:
    assert {i.name for i in incidents.incidents(folder, most=None)} == {"1", "2"}
    assert len(incidents.incidents(folder, most=1)) == 1


def test_readings_are_held_against_the_registry(folder: Path) -> None:
    scores = incidents.score(folder)
    assert (scores["incidents"], scores["reports"]) == (2, 4)
    assert (scores["killed.given"], scores["killed.exact"], scores["killed.error.wrong"]) == (50, 50, 0.5)
    assert scores["killed.exact_all"] == 75, "silence is right where the registry has 0"
    assert scores["best.ucdp.killed.exact"] == 100, "the later report's four"
    assert scores["injured.exact"] == 100
    assert "checked.right" not in scores


def test_a_checked_pair_is_right_where_it_is_told_so_now(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = {"a1:0-a2:0": {"incident": "1", "verdict": "evolves"}, "a1:0-b1:0": {"incident": "1", "verdict": "apart"}}
    checked = folder / "checked.json"
    checked.write_text(json.dumps({"pairs": pairs}))
    monkeypatch.setattr(incidents, "CHECKED", checked)
    scores = incidents.score(folder)
    assert (scores["checked.pairs"], scores["checked.right"], scores["checked.same"]) == (2, 100, 100)


@pytest.mark.parametrize(
    ("text", "column", "number"),
    [
        ("Three people were killed.", "killed", 3),
        ("The dead were 12 of the crew.", "killed", 12),
        ("Two were wounded and one killed.", "killed", 1),
        ("A man was killed.", "killed", None),
        ("", "injured", None),
    ],
)
def test_the_baseline_takes_the_first_number_nearby(text: str, column: str, number: float | None) -> None:
    assert incidents.baseline(text, column) == number


def test_the_checked_pairs_are_numbers_only() -> None:
    path = Path(incidents.__file__).with_name("incidents_checked.json")
    pairs = json.loads(path.read_text("utf-8"))["pairs"]
    assert len(pairs) == 50
    verdicts = {"evolves", "conflicts", "refines", "agrees", "part", "apart"}
    for name, about in pairs.items():
        assert set(about) == {"incident", "verdict"}
        assert about["verdict"] in verdicts
        assert about["incident"].isdigit()
        assert all(len(end.partition(":")[0]) == 32 and end.partition(":")[2].isdigit() for end in name.split("-"))
