"""`stemma compare` as a user runs it: outputs, bad input, exit statuses, the same bytes twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

STEMMA = Path(sys.executable).parent / "stemma"
ONE = "OSKAVA, May 7, 2024 (Nordwire) - At least 12 people died when a bridge fell, the mayor, Ana Lund, said on Tuesday.\n"
TWO = "Published 2024-05-08\n\nFifteen people died when a bridge fell in Oskava, said Mayor Ana Lund. “It was old,” she added.\n"


def run(*words: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    command = [str(STEMMA), *map(str, words)]
    done = subprocess.run(command, input=stdin, capture_output=True, env=environment, check=False)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    place.mkdir()
    (place / "one.txt").write_text(ONE, "utf-8")
    (place / "two.txt").write_text(TWO, "utf-8")
    return place


def one_line(text: str) -> None:
    assert text.count("\n") == 1
    assert "Traceback" not in text


def test_prints_the_findings(folder: Path) -> None:
    done = run("compare", folder)
    assert done.returncode == 0
    assert "2 reports" in done.stdout
    assert "Ana Lund" in done.stdout
    assert "\x1b" not in done.stdout, "plain when not a terminal"


def test_writes_all_forms(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    done = run("compare", folder, "--html", out / "a.html", "--json", out / "a.json", "--csv", out / "tables")
    assert done.returncode == 0
    tables = {"reports.csv", "figures.csv", "attributions.csv", "claims.csv", "records.csv"}
    assert {p.name for p in (out / "tables").iterdir()} == tables
    comparison = json.loads((out / "a.json").read_text("utf-8"))
    assert [r["siglum"] for r in comparison["reports"]] == ["A", "B"]
    assert (out / "a.html").read_text("utf-8").startswith("<!")


def test_json_to_standard_output(folder: Path) -> None:
    done = run("compare", folder, "--json", "-")
    assert json.loads(done.stdout)["format"] == "stemma.comparison/1"


def test_same_bytes_twice(folder: Path, tmp_path: Path) -> None:
    forms = []
    for seed in ("1", "2"):
        target = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        words = [
            "compare",
            str(ROOT / "examples" / "border"),
            "--html",
            f"{target}.html",
            "--json",
            f"{target}.json",
            "--csv",
            str(target),
        ]
        subprocess.run([str(STEMMA), *words], check=True, capture_output=True, env=environment)
        tables = [p.read_bytes() for p in sorted(target.iterdir())]
        forms.append([Path(f"{target}.html").read_bytes(), Path(f"{target}.json").read_bytes(), *tables])
    assert forms[0] == forms[1]


def test_standard_input() -> None:
    lines = "".join(json.dumps({"text": t, "outlet": f"Outlet {n}"}) + "\n" for n, t in enumerate((ONE, TWO)))
    done = run("compare", "-", stdin=lines.encode())
    assert done.returncode == 0
    assert "Outlet 0" in done.stdout


def test_one_report_alone(folder: Path) -> None:
    done = run("compare", folder / "two.txt")
    assert done.returncode == 0
    assert "Ana Lund" in done.stdout


BAD = [
    ("missing path", lambda f: [f / "nothing.txt"], "nothing.txt"),
    ("a folder without reports", lambda f: [_made(f / "empty", None)], "empty"),
    ("an empty file", lambda f: [_made(f / "empty.txt", b"")], "empty"),
    ("white space only", lambda f: [_made(f / "blank.txt", b" \n\n\t ")], "blank.txt"),
    ("a binary file", lambda f: [_made(f / "photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0")], "photo.txt"),
    ("not JSON", lambda f: [_made(f / "bad.jsonl", b'{"text": "x"\nnope\n')], "bad.jsonl"),
    ("no text", lambda f: [_made(f / "bad.jsonl", b'{"title": "x"}\n')], "text"),
    ("a file that is too large", lambda f: [_made(f / "large.txt", b"word " * 10_000_001)], "50"),
]


def _made(path: Path, content: bytes | None) -> Path:
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    return path


@pytest.mark.parametrize(("what", "make", "named"), BAD, ids=[b[0] for b in BAD])
def test_bad_input_is_one_line_and_status_two(what: str, make: object, named: str, folder: Path) -> None:
    done = run("compare", *make(folder))  # type: ignore[operator]
    assert done.returncode == 2, what
    one_line(done.stderr)
    assert named in done.stderr


def test_a_bad_file_among_good_ones_is_told(folder: Path) -> None:
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\0")
    (folder / "bad.jsonl").write_text('{"text": "A mill burned down on Monday."}\nnope\n', "utf-8")
    done = run("compare", folder, "--json", "-")
    dropped = " ".join(d["what"] + " " + d["reason"] for d in json.loads(done.stdout)["dropped"])
    assert done.returncode == 0
    assert "photo.jpg" in dropped
    assert "bad.jsonl" in dropped
    assert "2" in dropped, "the line number"


def test_the_same_file_twice_is_told(folder: Path) -> None:
    done = run("compare", folder / "one.txt", folder / "one.txt", folder / "two.txt", "--json", "-")
    comparison = json.loads(done.stdout)
    assert len(comparison["reports"]) == 2
    assert any("one.txt" in d["what"] for d in comparison["dropped"])


def test_another_language_is_compared_by_passages(tmp_path: Path) -> None:
    text = (
        "Le pont de la vieille ville s'est effondré mardi matin, selon la mairie, et au moins 12 personnes sont mortes. "
        "Les secours ont travaillé toute la nuit pour dégager les victimes, a dit la maire le 2024-05-07.\n"
    )
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{name.upper()}. {text}", "utf-8")
    done = run("compare", tmp_path, "--json", "-")
    comparison = json.loads(done.stdout)
    assert done.returncode == 0
    assert comparison["passages"]
    assert comparison["reports"][0]["language"] == "fr"
    assert [t["value"] for t in comparison["timexes"]] == ["2024-05-07"] * 2
    assert {f["span"]["text"] for f in comparison["figures"]} == {"12"}
    assert any("'fr'" in d["reason"] for d in comparison["dropped"])


def test_unwritable_place(folder: Path) -> None:
    done = run("compare", folder, "--json", folder / "one.txt" / "x.json")
    assert done.returncode == 2
    one_line(done.stderr)


@pytest.mark.parametrize("option", ["--html", "--json"])
@pytest.mark.parametrize("given", ["file", "folder"])
def test_a_report_is_never_written_over(option: str, given: str, folder: Path) -> None:
    report = folder / "one.txt"
    done = run("compare", report if given == "file" else folder, option, report)
    assert done.returncode == 2
    one_line(done.stderr)
    assert report.read_text("utf-8") == ONE


def test_an_empty_path_is_refused(folder: Path) -> None:
    done = run("compare", "", folder)
    assert done.returncode == 2
    one_line(done.stderr)


def test_usage_errors_have_status_two() -> None:
    assert run("compare").returncode == 2
    assert run("compare", "--nonsense", "x").returncode == 2
