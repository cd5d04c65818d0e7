"""The embedded engine: tables in and out, functions over batches, and errors of one line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from stemma.errors import EngineError
from stemma.scale.duck import DuckRunner
from stemma.scale.plan import statement
from stemma.scale.runner import Columns, Runner, Schema

LETTERS: Schema = {"id": "bigint", "word": "text", "size": "integer"}


@pytest.fixture(name="runner")
def duck_runner(tmp_path: Path) -> Iterator[DuckRunner]:
    runner = DuckRunner(memory="500MB", threads=1, folder=tmp_path / "spilled")
    yield runner
    runner.close()


def letters(runner: Runner) -> None:
    parts: list[Columns] = [
        {"id": [3, -1], "word": ["naïve", "🙂\x00x"], "size": np.array([5, 3], np.int32)},
        {"size": [], "word": [], "id": []},
        {"size": [0], "word": [""], "id": [2**62]},
    ]
    runner.register("letters", parts, schema=LETTERS)


def longer(batches: Iterator[Columns]) -> Iterator[Columns]:
    for batch in batches:
        yield {"id": batch["id"], "twice": [word * 2 for word in batch["word"]]}


def test_columns_come_back_as_they_went_in(runner: DuckRunner) -> None:
    letters(runner)
    found = runner.columns("letters")
    assert sorted(zip(found["id"].tolist(), found["word"], found["size"].tolist(), strict=True)) == [
        (-1, "🙂\x00x", 3), (3, "naïve", 5), (2**62, "", 0),
    ]  # fmt: skip
    assert runner.count("letters") == 3


def test_functions_see_all_rows_in_batches(runner: DuckRunner) -> None:
    rows = [{"id": np.arange(5000), "word": [str(k) for k in range(5000)], "size": np.zeros(5000)}]
    runner.register("many", rows, schema=LETTERS)
    runner.map("doubled", "many", function=longer, schema={"id": "bigint", "twice": "text"})
    found = runner.columns("doubled")
    assert sorted(zip(found["id"].tolist(), found["twice"], strict=True)) == [(k, f"{k}{k}") for k in range(5000)]


def test_statements_make_tables_and_tables_make_files(runner: DuckRunner, tmp_path: Path) -> None:
    letters(runner)
    runner.sql("long", "SELECT id, word FROM letters WHERE size > 3")
    runner.export("long", tmp_path / "it's" / "long")
    runner.read("again", [tmp_path / "it's" / "long"], schema={"word": "text"})
    assert runner.columns("again")["word"] == ["naïve"]
    runner.drop("long", "never_there")
    with pytest.raises(EngineError, match="DuckDB: "):
        runner.count("long")


def test_what_was_spilled_is_removed(tmp_path: Path) -> None:
    runner = DuckRunner(folder=tmp_path / "spilled")
    assert len(list((tmp_path / "spilled").iterdir())) == 1
    runner.close()
    assert list((tmp_path / "spilled").iterdir()) == []


def test_a_table_greater_than_the_memory_goes_to_disk(tmp_path: Path) -> None:
    runner = DuckRunner(memory="64MB", threads=1, folder=tmp_path)
    batch = {"id": np.random.default_rng(1).integers(0, 2**62, 1 << 20)}
    runner.register("numbers", (batch for _ in range(12)), schema={"id": "bigint"})
    assert runner.count("numbers") == 12 << 20
    runner.close()


@pytest.mark.parametrize("memory", ["much", "12", "-1GB", "1GB; DROP"])
def test_a_memory_limit_is_a_size(memory: str) -> None:
    with pytest.raises(EngineError, match="write it like 2GB"):
        DuckRunner(memory=memory)


def test_threads_are_one_or_more() -> None:
    with pytest.raises(EngineError, match="0 threads"):
        DuckRunner(threads=0)


def test_errors_are_one_line(runner: DuckRunner, tmp_path: Path) -> None:
    for fails in (
        lambda: runner.sql("x", "SELECT nothing FROM nowhere"),
        lambda: runner.read("x", [tmp_path / "not there.parquet"], schema=LETTERS),
        lambda: runner.columns("Robert'); DROP TABLE"),
    ):
        with pytest.raises(EngineError) as failure:
            fails()
        assert "\n" not in str(failure.value)


@pytest.mark.parametrize("name", ["a*b.parquet", "what?.parquet", "[2024] it's.parquet", "[x]/*/part.parquet"])
def test_a_path_is_a_path_and_no_pattern(tmp_path: Path, runner: DuckRunner, name: str) -> None:
    letters(runner)
    runner.export("letters", tmp_path / "out")
    place = tmp_path / name
    place.parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "out" / "part-0.parquet").rename(place)
    for path in (place, *([place.parent] if "/" in name else [])):
        runner.read("again", [path], schema=LETTERS)
        assert sorted(runner.columns("again")["id"].tolist()) == sorted(runner.columns("letters")["id"].tolist())


PLAN = sorted(path.stem for path in (Path(__file__).parents[2] / "src/stemma/scale/plan").glob("*.sql"))


@pytest.mark.parametrize("name", PLAN)
def test_statements_keep_to_what_engines_agree_on(name: str) -> None:
    """Slices, case and hashes of texts, and casts of fractions, differ from engine to engine: they have no place in the plan."""
    words = statement(name).lower()
    assert words.lstrip().startswith(("--", "select", "with"))
    for banned in ("substr", "lower(", "upper(", "hash(", "float", "double", "random", " / ", "avg("):
        assert banned not in words
    for window in words.split("over (")[1:]:
        assert "order by" in window[: window.index(")")] or "count(*)" in words
