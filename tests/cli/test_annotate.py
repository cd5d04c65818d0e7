"""`stemma annotate` as a user runs it: JSON lines, the terminal view, guests, bad input, never over an input."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

STEMMA = Path(sys.executable).parent / "stemma"
ONE = "OSKAVA, May 7, 2024 (Nordwire) - At least 12 people died when a bridge fell, the mayor, Ana Lund, said on Tuesday.\n"
TWO = "Published 2024-05-08\n\nFifteen people died when a bridge fell in Oskava, said Mayor Ana Lund. “It was old,” she added.\n"


def run(*words: str | Path, stdin: bytes = b"", rules: bool = True) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "100", "PYTHONPATH": str(ROOT / "tests" / "guests")}
    command = [str(STEMMA), "annotate", *map(str, words), *["--no-encoder"] * rules]
    done = subprocess.run(command, input=stdin, capture_output=True, env=environment, check=False)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    place.mkdir()
    (place / "one.txt").write_text(ONE, "utf-8")
    (place / "two.txt").write_text(TWO, "utf-8")
    return place


def refused(done: subprocess.CompletedProcess[str], *named: str) -> None:
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert [word for word in named if word not in done.stderr] == []


def test_json_lines_where_nobody_reads_along(folder: Path) -> None:
    done = run(folder)
    found = lines(done.stdout)
    texts = {line["id"]: line["text"] for line in found if line["type"] == "report"}
    assert done.returncode == 0
    assert list(texts) == ["one.txt", "two.txt"]
    assert {line["attribution"]["speaker"] for line in found if line["type"] == "attribution"} == {"Ana Lund"}
    assert all(texts[x["report"]][x["start"] : x["end"]] == x["text"] for x in found if "start" in x)


def test_a_file_holds_the_same_lines(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "found.jsonl"
    done = run(folder, "--json", target)
    assert str(target) in done.stdout
    assert target.read_text("utf-8") == run(folder, "--json", "-").stdout
    assert list(target.parent.iterdir()) == [target], "nothing else is left"


def test_only_what_is_asked_for(folder: Path) -> None:
    assert {line["type"] for line in lines(run(folder, "--only", "figures, attributions").stdout)} == {
        "report", "figure", "attribution",
    }  # fmt: skip


def test_only_the_layers_that_are_asked_for_are_read(folder: Path) -> None:
    found = lines(run(folder, "--layers", "toponyms, timexes", rules=False).stdout)
    assert {line["type"] for line in found} == {"report", "timex", "toponym"}
    first = found[0]
    assert first["layers"] == ["timexes", "toponyms"]
    assert [a["name"] for a in first["stemma"]["annotators"]] == ["timexes", "toponyms"], "no encoder"
    everything = lines(run(folder).stdout)
    assert "layers" not in everything[0]
    assert [line for line in everything if line["type"] in ("timex", "toponym")] == [x for x in found if x["type"] != "report"]


def test_standard_input_and_what_cannot_be_read() -> None:
    done = run("-", stdin=json.dumps({"text": ONE, "id": "x"}).encode() + b"\nnope\n")
    first, second = lines(done.stdout)[:2]
    assert first["type"] == "dropped"
    assert "JSON" in first["dropped"]["reason"]
    assert second["id"] == "x"
    assert done.stderr.count("\n") == 1


def in_terminal(*words: str | Path, **environment: str) -> str:
    """What a terminal of 100 columns shows."""
    outer, inner = pty.openpty()
    about = {**os.environ, "COLUMNS": "100", "TERM": "xterm", **environment}
    with subprocess.Popen([str(STEMMA), "annotate", *map(str, words)], stdout=inner, stderr=subprocess.DEVNULL, env=about):
        os.close(inner)
        shown = b""
        while True:
            try:
                part = os.read(outer, 4096)
            except OSError:  # how Linux says that the other side is closed
                part = b""
            if not part:
                break
            shown += part
    os.close(outer)
    return shown.decode()


def test_on_a_terminal_the_text_is_highlighted(folder: Path) -> None:
    plain = in_terminal(folder / "two.txt", "--no-encoder", NO_COLOR="1")
    assert "“[content It was old],” [source she] [cue added]." in plain
    assert "Ana Lund" in plain
    assert "| rule" in plain
    assert "[content" not in in_terminal(folder / "two.txt", "--layers", "timexes,figures", NO_COLOR="1")
    coloured = in_terminal(folder / "two.txt", "--no-encoder", FORCE_COLOR="1")
    assert "[content" not in coloured
    assert "\x1b[" in coloured


@pytest.mark.parametrize("given", ["file", "folder"])
def test_a_report_is_never_written_over(given: str, folder: Path) -> None:
    report = folder / "one.txt"
    refused(run(report if given == "file" else folder, "--json", report), "one.txt")
    assert report.read_text("utf-8") == ONE


def test_a_run_that_fails_leaves_an_older_file_as_it_was(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "found.jsonl"
    target.write_text("older\n", "utf-8")
    refused(run(folder, "--json", target, "--model", "raising", rules=False), "'raising'", "no seeds left")
    assert target.read_text("utf-8") == "older\n"
    assert not list(tmp_path.glob(".*"))


BAD = [
    ("missing path", ["nothing.txt"], ["nothing.txt"]),
    ("no such kind", ["one.txt", "--only", "figures,quotes"], ["'quotes'", "attributions"]),
    ("no such layer", ["one.txt", "--layers", "figures,quotes"], ["--layers", "'quotes'", "attributions"]),
    ("a layer that is left out", ["one.txt", "--layers", "figures", "--only", "timexes"], ["--only", "--layers"]),
    ("no process", ["one.txt", "--jobs", "0"], ["jobs=0"]),
    ("no place to write", ["one.txt", "--json", "two.txt/x"], ["two.txt/x"]),
    ("a model and none", ["one.txt", "--model", "parrot"], ["--no-encoder"]),
]


@pytest.mark.parametrize(("what", "words", "named"), BAD, ids=[b[0] for b in BAD])
def test_bad_input_is_one_line_and_status_two(what: str, words: list[str], named: list[str], folder: Path) -> None:
    paths = [folder / w if w.endswith((".txt", "/x")) else w for w in words]
    refused(run(*paths), *named)


def test_a_guest_by_its_name(folder: Path) -> None:
    first = lines(run(folder / "one.txt", "--model", "parrot", rules=False).stdout)[0]
    assert {"name": "parrot", "version": "1.0", "digest": "ab" * 32} in first["stemma"]["annotators"]
    refused(run(folder, "--model", "macaw", rules=False), "'macaw'", "parrot")
    refused(run(folder, "--model", "parrot", "--layers", "timexes", rules=False), "'parrot'", "timexes")


def test_compare_takes_the_same_options(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tests" / "guests")}
    command = [str(STEMMA), "compare", str(folder), "--json", "-", "--model", "parrot", "--jobs", "2"]
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    names = [a["name"] for a in json.loads(done.stdout)["stemma"]["annotators"]]
    assert "parrot" in names
