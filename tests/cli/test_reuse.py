"""`stemma reuse` as a user runs it: the summary, JSON, Parquet, bad input, never over an input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT

STEMMA = Path(sys.executable).parent / "stemma"
TEXT = (
    "The harbour wall gave way at noon and water ran through the old town of Vorn for six hours before the gates were shut "
    "again, the port said."
)


def run(*words: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    command = [str(STEMMA), "reuse", *map(str, words)]
    done = subprocess.run(command, input=stdin, capture_output=True, env={**os.environ, "COLUMNS": "100"}, check=False)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def refused(done: subprocess.CompletedProcess[str], *named: str) -> None:
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert [word for word in named if word not in done.stderr] == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    place.mkdir()
    for outlet, day in (("Nordwire", 7), ("Harbour Gazette", 8)):
        record = {"text": f"{outlet}. {TEXT}", "outlet": outlet, "published": f"2024-05-0{day}", "id": outlet[0]}
        (place / f"{day}.json").write_text(json.dumps(record), "utf-8")
    return place


def test_the_summary_is_printed(folder: Path) -> None:
    done = run(folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert [w for w in ("2 reports of 2 outlets", "1 pair", "1 family", "Nordwire", "7 May 2024") if w not in done.stdout] == []


def test_json_and_parquet_are_written_beside_the_summary(folder: Path, tmp_path: Path) -> None:
    done = run(folder, "--json", tmp_path / "o.json", "--out", tmp_path / "made" / "tables", "--memory", "1GB")
    assert done.returncode == 0
    assert json.loads((tmp_path / "o.json").read_text("utf-8"))["counts"]["spans"] == 1
    with duckdb.connect() as connection:
        rows = {
            name: len(connection.execute(f"FROM read_parquet('{tmp_path}/made/tables/{name}/*.parquet')").fetchall())
            for name in ("spans", "pairs", "families", "reports")
        }
    assert rows == {"spans": 1, "pairs": 1, "families": 2, "reports": 2}
    refused(run(folder, "--out", tmp_path / "made" / "tables"), "holds files already")


def test_json_on_standard_output_is_json_alone(folder: Path) -> None:
    lines = b"".join(path.read_bytes() + b"\n" for path in sorted(folder.iterdir()))
    done = run("-", "--json", "-", stdin=lines)
    assert json.loads(done.stdout)["families"][0]["outlets"] == ["Nordwire", "Harbour Gazette"]


def test_bad_input_is_one_line(folder: Path) -> None:
    refused(run(folder, "--master", "local[2]"), "--engine spark")
    refused(run(folder, "--memory", "all"), "write it like 2GB")
    refused(run(folder, "--json", folder / "7.json"), "among the reports")
    refused(run(folder, "--out", folder / "7.json"), "is a file")


def test_examples_have_something_to_show() -> None:
    done = run(ROOT / "examples")
    assert done.returncode == 0
    assert "earthquake struck" in done.stdout


def test_what_to_do_next_is_told_where_nothing_was_asked_for(folder: Path, tmp_path: Path) -> None:
    assert "--json FILE has every shared stretch" in run(folder).stdout
    assert "Next:" not in run(folder, "--json", tmp_path / "o.json").stdout


def test_results_lie_outside_what_is_read(folder: Path) -> None:
    refused(run(folder, "--out", folder / "tables"), "lies in", "give a folder outside it")
    refused(run(folder, "--out", folder), "lies in")


def test_a_place_that_cannot_be_made_is_told_before_the_work(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "note").write_text("x", "utf-8")
    for option in ("--out", "--json"):
        refused(run("nowhere", option, tmp_path / "note" / "made"), "cannot write", "note is no folder")


def test_what_was_left_out_is_told_where_too_little_is_left(folder: Path) -> None:
    (folder / "8.json").write_text("", "utf-8")
    refused(run(folder), "1 report to compare", "8.json: an empty file")


@pytest.mark.parametrize("command", ["reuse", "stories", "compare"])
def test_a_reader_may_stop_reading(command: str, folder: Path) -> None:
    """As in `stemma reuse FOLDER | head -1`, where the pipe is closed before the findings are printed."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        words = [str(STEMMA), command, str(folder)]
        done = subprocess.run(words, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("command", ["reuse", "stories", "compare"])
def test_an_encoding_that_lacks_a_mark_shows_an_escape(command: str, folder: Path) -> None:
    (folder / "9.txt").write_text(f"渡轮. {TEXT}", "utf-8")
    words = [str(STEMMA), command, str(folder)]
    done = subprocess.run(words, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()
    assert command != "reuse" or b"\\u201c" in done.stdout
