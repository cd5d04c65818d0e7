"""Every run leads back to the same characters in the file, whatever the encoding, the escapes, the markup."""

from __future__ import annotations

import codecs
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.errors import InputError
from stemma.read.encoding import Decoded, decode
from stemma.read.html import read_html
from stemma.read.literal import objects, string_with_places
from stemma.read.raw import Raw
from stemma.read.records import read_json, read_lines
from stemma.read.run import read_text
from tests.read.reading import placed, read_one

STORY = "“Der Fluss” stieg – für alle sichtbar – über die Ufer, schrieb Zoë Brönn; 1 café schloss. Price: €5."


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
     (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (b"", "cp1252")],
)  # fmt: skip
def test_text_files_in_many_encodings(tmp_path: Path, mark: bytes, codec: str) -> None:
    data = mark + STORY.encode(codec)
    document = read_one(tmp_path / "r.txt", data)
    assert document.text == STORY
    assert document.encoding == codec
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert placed(document, data) == len(STORY)


def test_nothing_is_stripped_and_no_line_end_changed(tmp_path: Path) -> None:
    data = b" \r\n\r\nOne line.\rTwo.\n\x0cThree. \xc2\xa0\n"
    document = read_one(tmp_path / "r.txt", data)
    assert document.text.encode() == data


def test_latin_1_that_is_declared_is_read_as_browsers_do() -> None:
    assert decode(b"\x93caf\xe9\x94", "iso-8859-1").text == "“café”"
    assert decode("naïve".encode(), "iso-8859-1").text == "naïve"
    assert decode(b"\xcf\xf0\xe8\xe2\xe5\xf2", "windows-1251").text == "Привет"
    assert decode(b"plain", "no-such-code").codec == "utf-8"


def test_an_encoding_that_nobody_names_is_told_from_the_text() -> None:
    russian = "Две лодки затонули ночью на озере Орм, сообщил мэр города. Он сказал, что спасатели ищут третью лодку. " * 3
    assert decode(russian.encode("cp1251")) == Decoded(russian, "cp1251")
    assert decode("it’s a café".encode("cp1252")).text == "it’s a café"


def test_bytes_that_no_encoding_fits_are_refused() -> None:
    with pytest.raises(InputError, match="save it as UTF-8"):
        decode(b"\x81\x8d\x8f\x90 \xfd\xfe\xff\x81 ab \x9d\x81")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.booleans())
def test_strings_in_json_lead_back(text: str, ascii_only: bool) -> None:
    literal = json.dumps(text, ensure_ascii=ascii_only)
    words, pieces = string_with_places(literal, 0, len(literal))
    assert words == text
    for piece in pieces:
        assert (
            words[piece.text_start : piece.text_start + piece.length]
            == literal[piece.source_start : piece.source_start + piece.length]
        )
    assert sum(p.length for p in pieces) <= len(text)


@given(st.text(alphabet='"\\/bfnrtu0d8cDEé😀 ', max_size=40))
def test_any_json_literal_is_read_as_python_reads_it(inner: str) -> None:
    literal = f'"{inner}"'
    try:
        value = json.loads(literal)
    except ValueError:
        return
    words, _ = string_with_places(literal, 0, len(literal))
    assert len(words) == len(value)
    assert all(a == b or (a == "\ufffd" and "\ud800" <= b <= "\udfff") for a, b in zip(words, value, strict=True))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3), max_leaves=6,
)  # fmt: skip


@given(st.dictionaries(st.text(max_size=4), _JSON, max_size=4), st.sampled_from([None, 2, "\t"]))
def test_members_of_an_object_are_where_they_are_said_to_be(record: dict[str, object], indent: int | str | None) -> None:
    source = json.dumps(record, indent=indent)
    ((found, start, end),) = objects(f" {source}\n")
    assert found is not None
    assert (start, end) == (1, len(source) + 1)
    assert {k: m.value for k, m in found.items()} == record
    assert all(json.loads(f" {source}"[m.start : m.end]) == m.value for m in found.values())


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=4),
       st.booleans(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))  # fmt: skip
def test_records_lead_back_to_the_bytes_of_the_file(texts: list[str], ascii_only: bool, codec: str) -> None:
    lines = [json.dumps({"title": "é", "text": t, "x": 1}, ensure_ascii=ascii_only) for t in texts]
    for data, reader in (("\n".join(lines).encode(codec), read_lines), (f"[{', '.join(lines)}]".encode(codec), read_json)):
        found = list(reader(data, "r"))
        assert [r.text for r in found if isinstance(r, Raw)] == texts
        for raw in found:
            assert isinstance(raw, Raw)
            for run in raw.offsets:
                there = raw.text[run.text_start : run.text_start + run.length].encode(raw.encoding)
                assert data[run.source_byte_start : run.source_byte_start + len(there)] == there


def test_half_characters_are_replaced_and_said(tmp_path: Path) -> None:
    (raw,) = read_json(b'{"text": "a\\ud800b", "title": "\\udc00"}', "r.json")
    assert isinstance(raw, Raw)
    assert raw.text == "a\ufffdb"
    assert raw.given.title == "\ufffd"
    assert "1 half characters" in raw.notes[0].reason


_BIT = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<br>", " ", "\n", "&amp;", "&nbsp;", "&#8220;", "&bogus;", "&", "<", "“q”",
     "The dam at Orm broke. ", "<!-- c -->", "<script>var a='<p>x</p>';</script>", '<a href="x>y" title=\'z\'>', "</a>",
     "<table><tr><td>5</td><td>dead</td></tr></table>", "é", "😀", "\u200b", "<h2>", "</h2>", "<ul><li>one</li></ul>",
     "<div", ">", "'", '"']
)  # fmt: skip


@settings(deadline=None)  # the first page waits for the import of the extractor
@given(st.lists(_BIT, max_size=40), st.sampled_from(["utf-8", "utf-16"]))
def test_any_page_leads_back_to_its_bytes(bits: list[str], codec: str) -> None:
    data = f"<html><body><article>{''.join(bits)}</article></body></html>".encode(codec)
    for raw in read_html(data, "p.html"):
        if isinstance(raw, Raw):
            last = 0
            for run in raw.offsets:
                assert run.text_start >= last
                last = run.text_start + run.length
                there = raw.text[run.text_start : last].encode(raw.encoding)
                assert data[run.source_byte_start : run.source_byte_start + len(there)] == there


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for reader in (read_text, read_json, read_lines):
        for found in reader(data, "x"):
            assert isinstance(found, Raw) or "\n" not in found.reason
