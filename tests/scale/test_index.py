"""The kept index: whatever the order in which reports come, it holds the rows of a rebuild."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stemma.errors import InputError
from stemma.scale import changes, lists, reuse
from stemma.scale.duck import DuckRunner
from stemma.scale.index import ReuseIndex
from stemma.scale.plan import statement
from stemma.scale.reuse import REPORTS, find_reuse
from stemma.scale.segments import PAIRS, SPANS, rows_of

Reports = dict[str, list[Any]]


def engine() -> DuckRunner:
    return DuckRunner(threads=1)


def rebuilt(reports: Reports) -> list[Any]:
    """Pairs, spans and families of all reports at once."""
    runner = engine()
    try:
        runner.register("reports", [reports], schema=REPORTS)
        found = find_reuse(runner)
        tables = ((found.pairs, PAIRS), (found.spans, SPANS), (found.families, ("id", "family")))
        return [rows_of(runner.columns(name), columns).tolist() for name, columns in tables]
    finally:
        runner.close()


def kept(folder: Path) -> list[Any]:
    index = ReuseIndex(folder, engine=engine)
    return [index.pairs().tolist(), index.spans().tolist(), index.families().tolist()]


def chosen(reports: Reports, rows: list[int]) -> Reports:
    return {name: [values[k] for k in rows] for name, values in reports.items()}


def added(reports: Reports, folder: Path, *, cuts: list[int]) -> None:
    """Add the reports in their order, a part at a time."""
    index = ReuseIndex(folder, engine=engine)
    for first, last in zip([0, *cuts], [*cuts, len(reports["id"])], strict=True):
        index.add([chosen(reports, list(range(first, last)))])


PASSAGES = [" ".join(f"{letter}{k}" for k in range(20)) for letter in "abc"]
report = st.tuples(
    st.integers(-1, 3),
    st.integers(0, 4),
    st.lists(st.sampled_from([*PASSAGES, PASSAGES[0][:30], "x y z", "a3 a4 a5 a6 a7 q"]), max_size=4),
)


@given(rows=st.lists(report, min_size=2, max_size=8), data=st.data())
@settings(max_examples=7, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_adding_in_any_order_gives_what_a_rebuild_gives(rows: list[tuple[int, int, list[str]]], data: st.DataObject) -> None:
    ids = data.draw(st.lists(st.integers(-9, 99), min_size=len(rows), max_size=len(rows), unique=True))
    reports: Reports = {
        "id": ids,
        "outlet": [r[0] for r in rows],
        "day": [r[1] for r in rows],
        "text": [" ".join(r[2]) for r in rows],
    }
    cuts = sorted(data.draw(st.sets(st.integers(1, len(rows) - 1), max_size=2)))
    with TemporaryDirectory() as folder:
        added(reports, Path(folder) / "index", cuts=cuts)
        assert kept(Path(folder) / "index") == rebuilt(reports)


@pytest.mark.parametrize("day", [0, 5, 9])
def test_lists_that_grow_past_a_hundred_reports_are_linked_anew(tmp_path: Path, day: int) -> None:
    texts = [f"{PASSAGES[0]} {PASSAGES[1] if k % 3 else PASSAGES[2]} own{k} words{k}" for k in range(112)]
    reports: Reports = {
        "id": list(range(112)),
        "outlet": [k % 50 for k in range(112)],
        "day": [k % 9 for k in range(112)],
        "text": texts,
    }
    reports["day"][95:] = [day] * 17
    added(reports, tmp_path / "index", cuts=[95, 99, 104])
    assert kept(tmp_path / "index") == rebuilt(reports)


@pytest.mark.parametrize("seed", range(6))
def test_long_lists_lose_and_gain_the_links_of_a_rebuild(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Lists count as long from eight reports on here, so that a few reports part neighbours and put leaders out."""

    def shorter(name: str) -> str:
        return statement(name).replace("100", "7") if name in ("rk", "occ", "anch") else statement(name)

    monkeypatch.setattr(reuse, "statement", shorter)
    for room in (lists, changes):
        monkeypatch.setattr(room, "LONG", 7)
    draw = Random(seed)
    words = [f"w{k}" for k in range(40)]
    passages = [draw.choices(words, k=draw.randint(6, 30)) for _ in range(4)]

    def text() -> str:
        found: list[str] = []
        for passage in draw.choices(passages, k=draw.randint(1, 4)):
            copy = [draw.choice(words) if draw.random() < 0.02 else word for word in passage[draw.randint(0, 3) :]]
            found += copy + [f"own{draw.random()}" for _ in range(draw.choice([0, 2, 50]))] + copy * (draw.random() < 0.3)
        return " ".join(found)

    count = draw.randint(12, 24)
    reports: Reports = {
        "id": draw.sample(range(-9, 200), count),
        "outlet": [draw.randint(-1, 5) for _ in range(count)],
        "day": [draw.randint(0, 2 + 20 * (seed % 2)) for _ in range(count)],
        "text": [text() for _ in range(count)],
    }
    added(reports, tmp_path / "index", cuts=sorted(draw.sample(range(1, count), 3)))
    assert kept(tmp_path / "index") == rebuilt(reports)


def test_an_empty_index_and_reports_without_text(tmp_path: Path) -> None:
    assert kept(tmp_path / "index") == [[], [], []]
    added({"id": [3, 1], "outlet": [0, 1], "day": [0, 0], "text": ["", "🙂"]}, tmp_path / "index", cuts=[1])
    assert kept(tmp_path / "index") == [[], [], []]
    assert ReuseIndex(tmp_path / "index", engine=engine).ids().tolist() == [1, 3]


def test_an_id_comes_once(tmp_path: Path) -> None:
    one: Reports = {"id": [1], "outlet": [0], "day": [0], "text": ["some words"]}
    index = ReuseIndex(tmp_path / "index", engine=engine)
    index.add([one])
    with pytest.raises(InputError, match="in the index already or come twice"):
        index.add([one])
    with pytest.raises(InputError, match="in the index already or come twice"):
        index.add([chosen({**one, "id": [7]}, [0, 0])])


@pytest.mark.parametrize(("manifest", "message"), [("{", "no list of segments"), ('{"format": 99, "segments": []}', "format 99")])
def test_a_folder_that_holds_something_else_is_told(tmp_path: Path, manifest: str, message: str) -> None:
    (tmp_path / "index.json").write_text(manifest, "utf-8")
    with pytest.raises(InputError, match=message):
        ReuseIndex(tmp_path, engine=engine)


def test_a_segment_that_was_never_finished_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "index" / "segment-000000").mkdir(parents=True)
    reports: Reports = {"id": [1, 2], "outlet": [0, 1], "day": [0, 0], "text": [PASSAGES[0], PASSAGES[0]]}
    added(reports, tmp_path / "index", cuts=[])
    assert kept(tmp_path / "index") == rebuilt(reports)
