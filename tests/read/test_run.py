"""The door: which files are read, in which order, under which names, and what is said about the rest."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from stemma.errors import InputError
from stemma.read.run import run, siglum_of
from tests.read.reading import read_all

STORY = "Two boats sank on Lake Orm on Monday, the harbour master said."


def test_sigla_go_on_after_z() -> None:
    assert [siglum_of(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_a_folder_is_read_by_path_with_its_folders_and_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a/two.txt", "one.txt", ".hidden.txt", ".git/x.txt", "README.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{STORY} It was the boat of {name}.")
    documents, dropped = read_all(tmp_path)
    assert [(d.siglum, d.file, d.id) for d in documents] == [
        ("A", "a/two.txt", "a/two.txt"), ("B", "b/two.txt", "b/two.txt"), ("C", "one.txt", "one.txt"),
    ]  # fmt: skip
    assert [d.what for d in dropped] == ["README.md"]


def test_two_folders_keep_files_of_one_name_apart(tmp_path: Path) -> None:
    for name in ("left/r.txt", "right/r.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(STORY + name)
    documents, _ = read_all(tmp_path / "left" / "r.txt", str(tmp_path / "right"))
    assert [d.file for d in documents] == ["left/r.txt", "right/r.txt"]
    alone, _ = read_all(tmp_path / "left" / "r.txt")
    assert alone[0].file == "r.txt"


def test_the_same_file_and_the_same_bytes_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    documents, dropped = read_all(tmp_path, tmp_path / "a.txt")
    assert [d.file for d in documents] == ["a.txt"]
    assert [(d.what, d.reason.split(",")[0]) for d in dropped] == [
        ("b.txt", "same text as a.txt"), ("link.txt", "same file as a.txt"), ("a.txt", "same file as a.txt"),
    ]  # fmt: skip


def test_agency_copy_printed_by_two_outlets_is_two_reports(tmp_path: Path) -> None:
    for outlet in ("Orm Herald", "Bay Times"):
        (tmp_path / f"{outlet}.json").write_text(json.dumps({"text": STORY, "outlet": outlet}))
    lines = "\n".join(json.dumps({"outlet": o, "text": STORY}) for o in ("Orm Herald", "Bay Times", "Bay Times"))
    (tmp_path / "more.jsonl").write_text(lines)
    documents, dropped = read_all(tmp_path)
    assert [d.outlet for d in documents] == ["Bay Times", "Orm Herald", "Orm Herald", "Bay Times"]
    assert [d.what for d in dropped] == ["more.jsonl#3"]


BAD = [
    ("empty.txt", b"", "an empty file"),
    ("blank.txt", b" \n\t\xc2\xa0\n", "white space only"),
    ("nul.txt", b"a\0b", "NUL bytes"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n", "a PNG image"),
    ("office.txt", b"PK\x03\x04abc", "a ZIP or Office file"),
    ("noise.txt", bytes(range(1, 9)) * 50, "control characters"),
    ("broken.txt", b"\xff\xfea", "not valid UTF-16-LE"),
    ("table.csv", b"a,b", ".csv is not read"),
    ("nothing", b"a,b", "no ending is not read"),
    ("no.json", b"{", "not JSON"),
    ("list.json", b"[]", "no report in it"),
    ("number.json", b"5", "no object"),
    ("item.json", b"[5]", "item 1 of the list is no object"),
    ("textless.json", b'{"title": "T"}', "no `text`"),
    ("wrong.json", b'{"text": 5}', "`text` is a number"),
    ("title.json", b'{"text": "T", "title": ["a"]}', "`title` is a list"),
    ("own.json", b'{"format": "stemma.comparison/1"}', "a comparison that stemma wrote"),
    ("judged.json", b'{"format": "stemma.judgements/1"}', "give them by --judgements"),
    ("deep.json", b"[" * 100_000, "nested too deep"),
    ("nan.json", b'{"text": "T", "x": NaN}', "NaN is no JSON"),
    ("page.html", b"<html><body><script>x()</script></body></html>", "without visible text"),
]


@pytest.mark.parametrize(("name", "data", "said"), BAD, ids=[b[0] for b in BAD])
def test_what_cannot_be_read_comes_back_with_one_clear_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz.txt").write_text(STORY)
    documents, dropped = read_all(tmp_path)
    assert [d.file for d in documents] == ["zz.txt"]
    assert dropped[0].what.startswith(name)
    assert said in dropped[0].reason
    assert "\n" not in dropped[0].reason
    with pytest.raises(InputError, match="no report could be read"):
        read_all(tmp_path / name)


def test_lines_that_cannot_be_read_are_named_by_number(tmp_path: Path) -> None:
    good = json.dumps({"text": STORY, "id": "n1", "section": {"a": [1, None]}, "wörter": 5})
    lines = [good, "", '{"text": 5}', "[1]", '{"id": "x"}', good[:-1], good.replace("Two", "Six")]
    lines.append(good.replace("Two", "Ten") + "\r")
    (tmp_path / "r.jsonl").write_text("\n".join(lines))
    documents, dropped = read_all(tmp_path / "r.jsonl")
    assert [(d.id, d.line) for d in documents] == [("n1", 1), ("r.jsonl#7", 7), ("r.jsonl#8", 8)]
    assert documents[0].extra == (("section", '{"a": [1, null]}'), ("wörter", "5"))
    assert [d.what for d in dropped] == ["r.jsonl#3", "r.jsonl#4", "r.jsonl#5", "r.jsonl#6", "r.jsonl#7 id", "r.jsonl#8 id"]


def test_a_list_of_reports_in_one_file(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(json.dumps([{"text": STORY}, {"text": STORY + " Later."}, {"text": STORY}]))
    documents, dropped = read_all(tmp_path / "r.json")
    assert [d.id for d in documents] == ["r.json#1", "r.json#2"]
    assert [d.what for d in dropped] == ["r.json#3"]


def test_standard_input_is_json_lines() -> None:
    documents, dropped = read_all("-", "-", stdin=io.BytesIO(json.dumps({"text": STORY}).encode()))
    assert [(d.file, d.line, d.id) for d in documents] == [("-", 1, "-#1")]
    assert [d.reason for d in dropped] == ["standard input was given twice; it is read once"]
    with pytest.raises(InputError, match="no standard input is connected"):
        read_all("-")


def test_a_path_that_is_not_there_and_no_path_at_all(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder; give ones that exist"):
        read_all(tmp_path / "gone.txt")
    with pytest.raises(InputError, match="no path given"):
        read_all()
    with pytest.raises(InputError, match="a folder without files"):
        read_all(tmp_path)


def test_a_file_beyond_the_limit_is_named_with_its_size(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text(STORY * 20)
    (tmp_path / "small.txt").write_text(STORY)
    documents, dropped = read_all(tmp_path, max_bytes=100)
    assert [d.file for d in documents] == ["small.txt"]
    assert "1,240 bytes or more; at most 100 bytes" in dropped[0].reason
    with pytest.raises(InputError, match="at most 100 bytes"):
        list(run(["-"], stdin=io.BytesIO(b"x" * 101), max_bytes=100))


def test_two_runs_give_the_same(tmp_path: Path) -> None:
    for n in range(30):
        (tmp_path / f"{n}.txt").write_text(f"{STORY} {n}")
    assert read_all(tmp_path) == read_all(tmp_path)
