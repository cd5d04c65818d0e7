"""`stemma compare --judgements` as a user runs it: taken up and told, never written over, refused in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_compare import folder, one_line, run  # noqa: F401 - a fixture
from tests.collate.judging import Json, about, exported


@pytest.fixture
def result(folder: Path) -> Json:  # noqa: F811
    return dict(json.loads(run("compare", folder, "--no-encoder", "--json", "-").stdout))


def lost(result: Json) -> Json:
    """A judgement whose words stand in no report."""
    made = about(result, "reject", "figure", result["figures"][0], id="j-lost")
    made["anchors"][0] |= {"exact": "9999", "start": 2, "end": 6}
    return made


def test_what_was_taken_up_is_told_and_what_is_orphaned_is_listed(folder: Path, result: Json, tmp_path: Path) -> None:  # noqa: F811
    wrong = result["figures"][0]
    file = exported(tmp_path / "j.json", [about(result, "correct", "figure", wrong, changes={"value": 17}), lost(result)])
    done = run("compare", folder, "--no-encoder", "--judgements", file)
    assert done.returncode == 0
    assert "1 judgement taken up, 1 orphaned" in done.stdout
    assert "j-lost: reject figure; “9999” does not stand in one.txt any more" in " ".join(done.stdout.split())
    done = run("compare", folder, "--no-encoder", "--judgements", file, "--json", tmp_path / "out.json")
    assert "1 judgement taken up, 1 orphaned" in done.stderr
    again = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert next(f for f in again["figures"] if f["id"] == wrong["id"])["value"] == 17
    assert [j["id"] for j in again["judgements"]] == ["j-1", "j-lost"]


def test_several_files(folder: Path, result: Json, tmp_path: Path) -> None:  # noqa: F811
    files = [
        exported(tmp_path / f"{n}.json", [about(result, "accept", "figure", result["figures"][n], id=f"j-{n}")]) for n in (0, 1)
    ]
    done = run("compare", folder, "--no-encoder", "--judgements", files[0], "--judgements", files[1])
    assert "2 judgements taken up" in done.stdout
    assert "orphaned" not in done.stdout


def test_nothing_is_told_without_judgements(folder: Path) -> None:  # noqa: F811
    assert "judgement" not in run("compare", folder, "--no-encoder").stdout


@pytest.mark.parametrize("option", ["--html", "--json"])
def test_judgements_are_never_written_over(option: str, folder: Path, result: Json, tmp_path: Path) -> None:  # noqa: F811
    file = exported(tmp_path / "j.json", [lost(result)])
    kept = file.read_bytes()
    done = run("compare", folder, "--judgements", file, option, file)
    assert done.returncode == 2
    one_line(done.stderr)
    assert "given as --judgements" in done.stderr
    assert file.read_bytes() == kept


def test_judgements_are_not_written_over_by_a_table(folder: Path, result: Json, tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / "tables").mkdir()
    file = exported(tmp_path / "tables" / "figures.csv", [lost(result)])
    kept = file.read_bytes()
    done = run("compare", folder, "--no-encoder", "--judgements", file, "--csv", tmp_path / "tables")
    assert done.returncode == 2
    one_line(done.stderr)
    assert "figures.csv is given as --judgements" in done.stderr
    assert file.read_bytes() == kept


def test_a_name_from_outside_cannot_steer_the_terminal(folder: Path, result: Json, tmp_path: Path) -> None:  # noqa: F811
    wrong = about(result, "approve", "figure", result["figures"][0], id="j\x1b[31m\u202e\nx")
    done = run("compare", folder, "--judgements", exported(tmp_path / "a\x1b[2Jb.json", [wrong]))
    assert done.returncode == 2
    one_line(done.stderr)
    assert "verdict 'approve'; accept, reject" in done.stderr
    assert not set(done.stderr) & {"\x1b", "\u202e"}


@pytest.mark.parametrize("given", ["nowhere.json", "", ".", "bad.json"])
def test_what_is_no_file_of_judgements_is_refused_before_the_work(given: str, folder: Path, tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / "bad.json").write_text('{"format": "stemma.judgements/9", "judgements": []}', "utf-8")
    done = run("compare", folder, "--judgements", tmp_path / given if given else "", "--json", tmp_path / "out.json")
    assert done.returncode == 2
    one_line(done.stderr)
    assert given or '"": no such file' in done.stderr
    assert not (tmp_path / "out.json").exists()
