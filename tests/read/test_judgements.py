"""A file of judgements is read whole, or refused in one line that says which judgement and what is allowed."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stemma.errors import InputError
from stemma.read.judgements import read_judgements

Json = dict[str, Any]
ANCHOR = {
    "report": {"file": "a.txt", "sha256": "a" * 64, "line": None},
    "field": None, "start": 10, "end": 12, "exact": "12", "prefix": "At least ", "suffix": " people",
}  # fmt: skip
SPAN = {"report": "a.txt", "start": 10, "end": 12, "text": "12"}
FIGURE = {
    "id": "Af1", "span": SPAN, "value": 12, "low": 12, "high": 12, "low_inclusive": True, "high_inclusive": True,
    "interval": {"low": 12, "high": 12, "rule": "exact"}, "bound": "exact", "unit": None,
}  # fmt: skip
GOOD = {
    "id": "j-20261121T140312-4f1c", "verdict": "correct", "kind": "figure", "anchors": [ANCHOR], "changes": {"value": 17},
    "item": FIGURE, "note": "counted again", "by": "R. Hale", "at": "2026-11-21T14:03:12Z",
}  # fmt: skip


def file(place: Path, *judgements: object, **about: object) -> Path:
    place.write_text(json.dumps({"format": "stemma.judgements/1", "judgements": judgements} | about), "utf-8")
    return place


def test_a_judgement_is_read_as_it_is_written(tmp_path: Path) -> None:
    (found,) = read_judgements([file(tmp_path / "j.json", GOOD)])
    assert (found.id, found.verdict, found.kind, found.note, found.by) == (
        GOOD["id"], "correct", "figure", "counted again", "R. Hale",
    )  # fmt: skip
    assert json.loads(found.changes) == {"value": 17}
    assert json.loads(found.item or "") == FIGURE
    assert (found.anchors[0].exact, found.anchors[0].report.sha256) == ("12", "a" * 64)
    assert found.moment.isoformat() == "2026-11-21T14:03:12+00:00"


def test_a_comparison_gives_the_judgements_it_took_up(tmp_path: Path) -> None:
    taken = GOOD | {"state": "orphaned", "items": ["Af1"], "why": "It is gone."}
    (found,) = read_judgements([file(tmp_path / "c.json", taken, format="stemma.comparison/1", reports=[])])
    assert (found.state, found.items, found.why) == ("noted", (), ""), "worked out anew"
    old = tmp_path / "old.json"
    old.write_text('{"format": "stemma.comparison/1", "reports": []}', "utf-8")
    assert read_judgements([old]) == ()


def test_of_one_id_the_latest_stands(tmp_path: Path) -> None:
    later = GOOD | {"at": "2026-11-22T00:00:00+01:00", "note": "later"}
    files = [file(tmp_path / "1.json", later, GOOD | {"id": "j-2"}), file(tmp_path / "2.json", GOOD)]
    assert [(j.id, j.note) for j in read_judgements(files)] == [(GOOD["id"], "later"), ("j-2", "counted again")]


@pytest.mark.parametrize(
    ("at", "moment"),
    [
        ("2026-11-21T14:03:12Z", "2026-11-21T14:03:12+00:00"),
        ("2026-11-21T14:03:12", "2026-11-21T14:03:12+00:00"),
        ("2026-11-21T14:03:12.5-05:30", "2026-11-21T14:03:12.500000-05:30"),
        ("2026-11-21", "2026-11-21T00:00:00+00:00"),
    ],
)
def test_a_time_without_an_offset_is_utc(at: str, moment: str, tmp_path: Path) -> None:
    (found,) = read_judgements([file(tmp_path / "j.json", GOOD | {"at": at})])
    assert (found.at, found.moment.isoformat()) == (at, moment)


def changed(*path: str | int, to: object) -> Json:
    """GOOD with one value exchanged; `...` takes the key out."""
    made = json.loads(json.dumps(GOOD))
    at = made
    for step in path[:-1]:
        at = at[step]
    if to is ...:
        del at[path[-1]]
    else:
        at[path[-1]] = to
    return dict(made)


BAD = [
    ("no object", "accept", "an object with id, verdict, kind, anchors, at is needed"),
    ("no id", changed("id", to=""), "`id` is ''; a string that is not empty is needed"),
    ("no time", changed("at", to=...), "`at` is missing"),
    ("a wrong time", changed("at", to="yesterday"), "`at` is 'yesterday'; a time like 2026-11-21T14:03:12Z is allowed"),
    ("a time that a browser does not read", changed("at", to="20261121T140312Z"), "`at` is '20261121T140312Z'; a time like"),
    ("a day that is none", changed("at", to="2026-02-30"), "`at` is '2026-02-30'; a time like"),
    ("a key too many", changed("verdikt", to="accept"), "unknown key 'verdikt'"),
    ("an unknown verdict", changed("verdict", to="maybe"), "verdict 'maybe'; accept, reject, correct, same"),
    ("a verdict of another type", changed("verdict", to=["accept"]), 'verdict ["accept"]; accept'),
    ("an unknown kind", changed("kind", to="quote"), "kind 'quote'; figure, attribution, timex"),
    (
        "a verdict that the kind has not",
        changed("kind", to="passage"),
        "verdict 'correct' of kind 'passage'; accept, reject, unsure",
    ),
    ("no anchors", changed("anchors", to=[]), "0 anchors; 1 or more"),
    ("anchors that are no list", changed("anchors", to={}), "`anchors` is {}; a list is allowed"),
    ("one anchor of two", GOOD | {"verdict": "same", "changes": {}}, "1 anchors; exactly 2"),
    ("an anchor that is none", changed("anchors", 0, to=7), "anchor 1 is 7; an object with report"),
    ("an anchor without words", changed("anchors", 0, "exact", to=...), "anchor 1: `exact` is missing; a string is needed"),
    ("another length", changed("anchors", 0, "end", to=15), "anchor 1: 10 to 15 with '12'; the words where they stand"),
    ("a start below 0", changed("anchors", 0, "start", to=-2), "anchor 1: -2 to 12"),
    ("a digest that is none", changed("anchors", 0, "report", "sha256", to="abc"), "`sha256` is 'abc'; 64 hexadecimal digits"),
    ("another field", changed("anchors", 0, "field", to="lead"), "`field` is 'lead'; one of title or null is allowed"),
    ("line 0", changed("anchors", 0, "report", "line", to=0), "`line` is 0; a number from 1 on"),
    ("nothing to correct", changed("changes", to={}), "`changes` is empty; `correct` needs one key"),
    ("changes that are none", changed("changes", to=[1]), "`changes` is [1]; an object is allowed"),
    ("changes beside a rejection", changed("verdict", to="reject"), "`changes` beside the verdict 'reject'"),
    ("a key that is not the person's", changed("changes", to={"id": "x"}), "`changes` names 'id'; of a figure value, low, high"),
    (
        "a value of the wrong type",
        changed("changes", to={"value": "17"}),
        "`changes` gives `value` as '17'; a number or null is allowed",
    ),
    ("a wrong word", changed("changes", to={"bound": "some"}), "`changes` gives `bound` as 'some'; one of exact, approx"),
    ("a yes for a number", changed("changes", to={"low": True}), "`changes` gives `low` as true; a number or null"),
    ("bounds the wrong way round", changed("changes", to={"low": 9, "high": 2.5}), "`low` 9, beyond `high` 2.5; give them in"),
    (
        "days the wrong way round",
        changed("changes", to={"as_of": {"earliest": "2026-05-02", "latest": "2026-05-01"}}),
        "`earliest` 2026-05-02, beyond `latest` 2026-05-01",
    ),
    ("an item that is none", changed("item", to={"id": "Af1"}), "`item` is no figure of a comparison: `span` is missing"),
    ("an item of another type", changed("item", to="Af1"), "`item` is 'Af1'; the item as the comparison gives it"),
    ("a note that is no text", changed("note", to=None), "`note` is null; a string is allowed"),
    (
        "an edge without its item",
        GOOD | {"kind": "edge", "verdict": "accept", "changes": {}, "anchors": [], "item": None},
        "`item` is null; the edge",
    ),
]


@pytest.mark.parametrize(("what", "given_", "told"), BAD, ids=[b[0] for b in BAD])
def test_what_is_no_judgement_is_refused_in_one_line(what: str, given_: object, told: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_judgements([file(tmp_path / "j.json", GOOD | {"id": "j-1"}, given_)])
    assert told in str(error.value)
    assert f"{tmp_path / 'j.json'}: judgement 2" in str(error.value)
    assert "\n" not in str(error.value)


FILES = [
    ("an empty file", b"", "an empty file"),
    ("white space", b" \n ", "an empty file"),
    ("no JSON", b"{]", "not JSON"),
    ("no UTF-8", b"\xff\xfe{}", "not UTF-8"),
    ("a list", b"[]", "no `format` in it"),
    ("another format", b'{"format": "annotations/1", "judgements": []}', "its format is 'annotations/1'"),
    ("a later number", b'{"format": "stemma.judgements/2", "judgements": []}', "take a stemma that knows it"),
    ("no list", b'{"format": "stemma.judgements/1", "judgements": {}}', "`judgements` is {}; a list is allowed"),
    ("nothing at all", b'{"format": "stemma.judgements/1"}', "`judgements` is null; a list is allowed"),
    ("nested without end", b"[" * 100_000, "lists and objects in each other, far too deep; give a file"),
    ("no number", b'{"format": NaN}', "NaN is no JSON"),
    ("a number without end", b'{"format": 1e999}', "too large"),
    ("digits without end", b'{"format": ' + b"9" * 9999 + b"}", "too large"),
]


@pytest.mark.parametrize(("what", "data", "told"), FILES, ids=[f[0] for f in FILES])
def test_a_file_that_is_none_is_refused_in_one_line(what: str, data: bytes, told: str, tmp_path: Path) -> None:
    place = tmp_path / "j.json"
    place.write_bytes(data)
    with pytest.raises(InputError) as error:
        read_judgements([place])
    assert told in str(error.value)
    assert str(error.value).startswith(f"{place}: ")
    assert "\n" not in str(error.value)


def test_what_is_no_file(tmp_path: Path) -> None:
    for path, told in ((tmp_path / "none.json", "no such file"), (tmp_path, "a folder"), ("", "no such file")):
        with pytest.raises(InputError, match=told):
            read_judgements([path])
    with pytest.raises(InputError, match="at most 10 are read"):
        read_judgements([file(tmp_path / "j.json", GOOD)], max_bytes=10)


def test_an_item_nested_without_end_is_refused(tmp_path: Path) -> None:
    deep: Any = 1
    for _ in range(80):
        deep = [deep]
    with pytest.raises(InputError, match="more than 50 deep"):
        read_judgements([file(tmp_path / "j.json", changed("item", "deep", to=deep))])


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([*GOOD, "state"]), ANYTHING)
def test_anything_is_read_or_refused(tmp_path: Path, key: str, value: object) -> None:
    with contextlib.suppress(InputError):
        read_judgements([file(tmp_path / "j.json", GOOD | {key: value})])
