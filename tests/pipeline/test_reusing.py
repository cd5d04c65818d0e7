"""Text that a corpus shares: what is a family, what comes first, what is left out, and odd input in one clear line."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest
from rich.console import Console

from stemma.errors import EngineError, InputError, SettingsError, StemmaError
from stemma.model import Reuse
from stemma.pipeline.engines import Engine
from stemma.pipeline.reusing import ReuseRun, find_reuse
from stemma.show.reuse import print_reuse, reuse_reference, reuse_to_json

#: 25 words
STORM = (
    "A storm tore the roof from the grain store of Tarn Point on Sunday night and left four hundred homes without any "
    "power until Tuesday morning."
)
#: 24 words
FERRY = (
    "The ferry Marigold lay aground for nine hours before two tugs pulled her free on the evening tide, and nobody on "
    "board was hurt."
)


def record(text: str, outlet: str = "", published: str = "", **more: str) -> dict[str, str]:
    return {"text": text, **({"outlet": outlet} if outlet else {}), **({"published": published} if published else {}), **more}


CORPUS = [
    record(f"Late edition. {STORM} More tomorrow.", "Harbour Gazette", "2024-05-09", id="late"),
    record(f"{STORM} Nordwire has more.", "Nordwire", "2024-05-07T06:10", id="wire"),
    record(f"Our page. {STORM.replace('four', 'five')} {FERRY}", "Capital Daily", "2024-05-07T15:40", id="daily"),
    record(f"From the coast: {FERRY}", "Radio Belovar", "2024-05-10", id="radio"),
    record("Nothing here stands in any other report of this corpus at all, not one sentence.", "Weekly", id="alone"),
    record(f"An undated page. {FERRY.upper()}", id="undated"),
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in CORPUS), "utf-8")
    return path


def families(reuse: Reuse) -> list[tuple[str, ...]]:
    return [family.reports for family in reuse.families]


def test_families_are_of_one_text_each_and_in_order_of_time(corpus: Path) -> None:
    found = find_reuse([corpus])
    # "daily" prints both texts, and does not make one family of them; what has no date comes last
    assert families(found) == [("wire", "daily", "late"), ("daily", "radio", "undated")]
    assert [family.outlets for family in found.families] == [
        ("Nordwire", "Capital Daily", "Harbour Gazette"), ("Capital Daily", "Radio Belovar"),
    ]  # fmt: skip
    assert (found.families[0].earliest, found.families[0].latest) == ("2024-05-07T06:10", "2024-05-09")
    assert [r.id for r in found.reports if not r.shared] == ["alone"]
    assert found.pairs == 6


def test_every_stretch_is_where_it_says_and_of_its_kind(corpus: Path) -> None:
    found = find_reuse([corpus], run=ReuseRun(stretches=True))
    texts = {each["id"]: each["text"] for each in CORPUS}
    assert found.shared is not None
    kinds = {}
    for stretch in found.shared:
        left = texts[stretch.left][stretch.left_start : stretch.left_end]
        right = texts[stretch.right][stretch.right_start : stretch.right_end]
        kinds[frozenset((stretch.left, stretch.right))] = stretch.kind
        assert (left == right) == (stretch.kind == "verbatim")
        assert stretch.kind == "edited" or re.findall(r"\w+", left.lower()) == re.findall(r"\w+", right.lower())
    assert kinds[frozenset(("wire", "late"))] == "verbatim"
    assert kinds[frozenset(("daily", "wire"))] == "edited"
    assert kinds[frozenset(("undated", "radio"))] == "words"
    for family in found.families:
        assert family.opening is not None
        assert texts[family.opening.report][family.opening.start : family.opening.end] == family.opening.text
        assert all(
            "storm" in texts[c.report][c.start : c.end].lower() or "FERRY" in texts[c.report].upper() for c in family.carriers
        )


def test_how_a_text_begins_is_told_as_the_report_has_it(tmp_path: Path) -> None:
    """A caption in the midst of a shared text is no running text, and stands in the slice all the same."""
    for number in range(2):
        text = f"TARN POINT, May 7 (Nordwire) - {STORM}\n\nPhoto: Ana Kolar/Nordwire\n\n{FERRY}\n"
        (tmp_path / f"{number}.txt").write_text(text + f"Ends {number}.\n", "utf-8")
    found = find_reuse([tmp_path], run=ReuseRun(stretches=True))
    assert found.families
    for family in found.families:
        assert family.opening is not None
        text = (tmp_path / family.opening.report).read_text("utf-8")
        assert text[family.opening.start : family.opening.end] == family.opening.text
    assert found.reports[0].characters == len((tmp_path / "0.txt").read_text("utf-8"))


def test_what_belongs_to_the_page_is_no_shared_text(tmp_path: Path) -> None:
    button = "Share this on Facebook Share this on Mastodon Share this by email"
    texts = (f"{STORM}\n\n{button}\n", f"{FERRY}\n\n{button}\n", f"{button}\n\nIt said: {STORM}\n")
    rows = [json.dumps(record(text, f"Outlet {n}", id=str(n))) for n, text in enumerate(texts)]
    (tmp_path / "pages.jsonl").write_text("\n".join(rows), "utf-8")
    found = find_reuse([tmp_path])
    assert families(found) == [("0", "2")]
    family = found.families[0]
    assert family.opening is not None
    assert [texts[int(c.report)][c.start : c.end].strip(". ") for c in family.carriers] == [STORM.strip(".")] * 2
    assert [d.what for d in found.dropped] == ["3 lines of 3 reports"]


def test_reports_of_one_outlet_are_not_held_against_each_other(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text("".join(json.dumps(record(f"{k}. {STORM}", "Nordwire")) + "\n" for k in range(3)), "utf-8")
    found = find_reuse([path])
    assert (found.pairs, found.families) == (0, ())
    assert "one outlet are not held against" in summary(found)


def parquet(path: Path, rows: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({rows}) TO '{path}' (FORMAT parquet)")
    return path


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def test_an_archive_of_parquet_gives_what_the_reports_give(corpus: Path, tmp_path: Path) -> None:
    for number, each in enumerate(CORPUS):
        columns = ", ".join(f"{literal(each.get(n, ''))} AS {n}" for n in ("id", "text", "outlet", "published"))
        parquet(tmp_path / "archive" / f"part-{number}.parquet", f"SELECT {columns}, 7 AS other")
    one, other = (find_reuse([path], run=ReuseRun(stretches=True)) for path in (corpus, tmp_path / "archive"))
    assert {frozenset(names) for names in families(one)} == {frozenset(names) for names in families(other)}
    assert one.pairs == other.pairs
    assert one.shared is not None
    assert other.shared is not None
    assert {(s.left, s.left_start, s.right, s.words) for s in one.shared} == {
        (s.left, s.left_start, s.right, s.words) for s in other.shared
    }


def test_an_archive_needs_text_alone_and_tells_what_it_left_out(tmp_path: Path) -> None:
    rows = " UNION ALL ".join(
        f"SELECT {text} AS text" for text in (literal(STORM), literal(f"{STORM} Too."), "'  '", "NULL", literal(STORM))
    )
    found = find_reuse([parquet(tmp_path / "a.parquet", rows)])
    assert len(found.reports) == 2
    assert [(d.what, d.reason.split(";")[0]) for d in found.dropped] == [
        ("2 rows", "no text in it"), ("1 row", "the id of another row, or no id and the same text"),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["DATE '2024-05-07'", "TIMESTAMP '2024-05-07 06:10:00'", "'20240507'", "12", "'soon'"])
def test_dates_of_any_type_are_read_or_told_as_given(kind: str, tmp_path: Path) -> None:
    rows = f"SELECT {literal(STORM)} AS text, 1 AS id, {kind} AS published UNION ALL SELECT {literal('So: ' + STORM)}, 2, {kind}"
    found = find_reuse([parquet(tmp_path / "a.parquet", rows)])
    assert families(found) == [("1", "2")]
    assert found.reports[0].published in ("2024-05-07", "2024-05-07 06:10:00", "20240507", "12", "soon")


@pytest.mark.parametrize(
    ("given", "error", "words"),
    [
        (["nowhere"], InputError, "no such file or folder"),
        (["nowhere.parquet"], InputError, "no such file or folder"),
        ([], InputError, "no path given"),
        (["empty"], InputError, "a folder without files"),
        (["one.jsonl"], InputError, "1 report to compare.*give more"),
        (["no_text.parquet"], InputError, "no column `text`.*body"),
        (["broken.parquet"], InputError, "cannot be read as Parquet"),
        (["one.jsonl", "archive.parquet"], InputError, "Parquet files or other reports, not both"),
        (["single.parquet"], InputError, "1 report to compare"),
        (["twice.parquet"], InputError, "1 report to compare.*left out: 1 row: the id of another row, or no id"),
        (["mixed"], InputError, "mixed holds Parquet files and other reports .mixed/page.html."),
    ],
)
def test_odd_input_is_one_line(
    given: list[str], error: type[StemmaError], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    Path("one.jsonl").write_text(json.dumps(CORPUS[0]), "utf-8")
    Path("broken.parquet").write_text("PAR0", "utf-8")
    parquet(Path("no_text.parquet"), "SELECT 'x' AS body")
    parquet(Path("twice.parquet"), f"SELECT {literal(STORM)} AS text, 'a' AS id UNION ALL SELECT {literal(FERRY)}, 'a'")
    parquet(Path("mixed/part-0.parquet"), f"SELECT {literal(STORM)} AS text UNION ALL SELECT {literal(FERRY)}")
    Path("mixed/README.md").write_text("An archive.", "utf-8")
    Path("mixed/page.html").write_text("<p>A page.</p>", "utf-8")
    parquet(Path("single.parquet"), f"SELECT {literal(STORM)} AS text")
    parquet(Path("archive.parquet"), f"SELECT {literal(STORM)} AS text UNION ALL SELECT {literal(FERRY)}")
    with pytest.raises(error, match=words) as caught:
        find_reuse(given)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"name": "postgres"}, SettingsError, "duckdb and spark"),
        ({"master": "local[2]"}, SettingsError, "only spark has a master"),
        ({"memory": "much"}, EngineError, "write it like 2GB"),
        ({"memory": "much", "name": "spark"}, EngineError, "write it like 2GB|pip install"),
    ],
)
def test_odd_settings_are_one_line(options: dict[str, Any], error: type[StemmaError], words: str, corpus: Path) -> None:
    with pytest.raises(error, match=words) as caught:
        find_reuse([corpus], run=ReuseRun(Engine(**options)))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["\x00" * 50, "\u202e" + STORM, "字" * 60, "😀 " * 40, "a" * 100_000])
def test_any_text_can_be_compared(text: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text("".join(json.dumps(record(f"{k} {text}", f"O{k}")) + "\n" for k in range(2)), "utf-8")
    found = find_reuse([path], run=ReuseRun(stretches=True))
    json.loads(reuse_to_json(found))
    assert summary(found)


def summary(found: Reuse, width: int = 100) -> str:
    out = io.StringIO()
    print_reuse(found, Console(file=out, width=width, highlight=False))
    return out.getvalue()


def test_the_summary_tells_families_with_reports_dates_and_shares(corpus: Path) -> None:
    told = summary(find_reuse([corpus]))
    for words in (
        "6 reports of 5 outlets", "6 pairs", "1 report with none", "2 families", "3 reports, 3 outlets, 7 May 2024 to 9 May 2024",
        "A storm tore the roof", "Nordwire", "7 May 2024, 06:10", "undated", "no date",
    ):  # fmt: skip
        assert words in told
    assert all(len(row) <= 100 for row in told.splitlines())
    assert all(row == row.rstrip() for row in told.splitlines())


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_a_narrow_terminal_keeps_every_share_and_name(width: int, corpus: Path) -> None:
    told = summary(find_reuse([corpus]), width)
    assert all(len(row) <= width and row == row.rstrip() for row in told.splitlines())
    words = " ".join(told.split())
    shares = re.findall(r"(\d+%) +(Nordwire|Harbour Gazette|Radio Belovar)", words)
    assert sorted(name for _, name in shares) == ["Harbour Gazette", "Nordwire", "Radio Belovar"]


def test_outlets_that_are_not_known_are_counted(corpus: Path) -> None:
    told = summary(find_reuse([corpus]))
    assert "1 report without a known outlet, held against all others" in told
    assert "one outlet are not held" not in told  # every known outlet has one report


def test_the_json_is_the_same_bytes_and_its_keys_are_documented(corpus: Path) -> None:
    one, other = (reuse_to_json(find_reuse([corpus], run=ReuseRun(stretches=True))) for _ in range(2))
    assert one == other
    written = json.loads(one)
    page = reuse_reference()
    for things in ([written], written["reports"], written["families"], written["families"][0]["carriers"], written["shared"]):
        assert all(f"| `{key}` |" in page for thing in things for key in thing)
    assert written["format"] == "stemma.reuse/1"
    assert written["counts"] == {"reports": 6, "outlets": 5, "pairs": 6, "spans": len(written["shared"]), "families": 2}
