"""`stemma stories` as a user runs it: the table, JSON, files for compare, odd input; and compare's hint."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from stemma.cli.main import app
from stemma.show.stories import stories_schema
from tests.collate.stories_heap import HEAP


def run(command: str, *words: str | Path) -> Result:
    """What the command prints, in this process: starting another for each costs more than the work."""
    return CliRunner(env={"COLUMNS": "110"}).invoke(app, [command, *map(str, words)])


@pytest.fixture(scope="module", name="heap")
def heap_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented heap as one file of JSON lines."""
    path = tmp_path_factory.mktemp("heap") / "heap.jsonl"
    rows = [
        {"id": name, "outlet": outlet, "published": day, "text": text, "desk": "north"}
        for name, (_, day, outlet, text) in HEAP.items()
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_a_table_of_stories(heap: Path) -> None:
    done = run("stories", heap)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "9 reports: 3 stories of two or more, 1 report alone" in done.stdout
    assert "Next: --out FOLDER" in done.stdout
    for word in ("story-001", "Almira", "Korsa", "Goldenrye", "2025-03-24", "Senn Courier"):
        assert word in done.stdout


def test_files_for_compare_hold_the_reports_as_they_were(heap: Path, tmp_path: Path) -> None:
    out = tmp_path / "sorted"
    done = run("stories", heap, "--out", out, "--json", tmp_path / "found.json", "--why")
    assert done.exit_code == 0
    assert "most of its 3 reports tell of" in done.stdout
    found = json.loads((tmp_path / "found.json").read_text("utf-8"))
    jsonschema.validate(found, stories_schema())
    assert sorted(path.name for path in out.iterdir()) == [
        "alone.jsonl", "story-001.jsonl", "story-002.jsonl", "story-003.jsonl",
    ]  # fmt: skip
    for story in found["stories"][:3]:
        rows = [json.loads(line) for line in (out / f"{story['id']}.jsonl").read_text("utf-8").splitlines()]
        assert [row["id"] for row in rows] == story["reports"]
        assert [row["text"] for row in rows] == [HEAP[name][3] for name in story["reports"]]
        assert {row["desk"] for row in rows} == {"north"}
    compared = run("compare", out / "story-001.jsonl", "--no-encoder", "--json", "-")
    assert [r["published"]["value"] for r in json.loads(compared.stdout)["reports"]] == [
        HEAP[name][1] for name in found["stories"][0]["reports"]
    ]
    again = run("stories", heap, "--out", out)
    assert again.exit_code == 2
    assert "stories of an earlier run" in again.stderr


def test_json_goes_to_standard_output_alone(heap: Path) -> None:
    done = run("stories", heap, "--json", "-")
    assert [len(story["reports"]) for story in json.loads(done.stdout)["stories"]] == [3, 3, 2, 1]


def test_one_report_is_a_story_of_one(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The ferry Almira ran aground off Port Senn.", "utf-8")
    done = run("stories", tmp_path / "one.txt")
    assert done.exit_code == 0
    assert "0 stories of two or more, 1 report alone" in done.stdout


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("nowhere.jsonl",), "no such file"),
        (("HEAP", "--engine", "abacus"), "duckdb and spark are there"),
        (("HEAP", "--memory", "much"), "write it like 2GB"),
        (("HEAP", "--out", "HEAP"), "is a file; give a folder"),
        (("FOLDER", "--out", "FOLDER/sorted"), "give a folder outside it"),
        (("HEAP", "--json", "HEAP"), "is among the reports"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(words: tuple[str, ...], named: str, heap: Path) -> None:
    given = [word.replace("HEAP", str(heap)).replace("FOLDER", str(heap.parent)) for word in words]
    done = run("stories", *given)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert named in done.stderr


def test_reports_that_stand_alone_are_not_mixed_with_those_of_another_run(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The ferry Almira ran aground off Port Senn.", "utf-8")
    assert run("stories", tmp_path / "one.txt", "--out", tmp_path / "sorted").exit_code == 0
    again = run("stories", tmp_path / "one.txt", "--out", tmp_path / "sorted")
    assert (again.exit_code, again.stderr.count("\n")) == (2, 1)


def test_a_report_that_was_left_out_is_named_with_the_reason(heap: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", "utf-8")
    done = run("stories", heap, tmp_path / "empty.txt")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "empty.txt: an empty file" in done.stdout


def test_compare_points_a_heap_of_different_stories_here(heap: Path, tmp_path: Path) -> None:
    rows = heap.read_text("utf-8").splitlines()
    mixed, one = tmp_path / "mixed.jsonl", tmp_path / "one.jsonl"
    mixed.write_text("\n".join([*rows[3:6], *rows[6:8]]), "utf-8")
    one.write_text("\n".join(rows[:3]), "utf-8")
    told = run("compare", mixed, "--no-encoder").stderr
    assert "`stemma stories` sorts a heap" in told
    assert told.count("\n") == 1
    assert run("compare", one, "--no-encoder").stderr == ""
