"""The whole plan on both engines: the same rows in every table, and the same result for a user."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.reuse.planted import write_corpus
from stemma.pipeline.engines import Engine
from stemma.pipeline.reusing import TABLES, ReuseRun, find_reuse
from stemma.scale import archive
from stemma.scale.duck import DuckRunner
from stemma.scale.families.carriers import find_carriers
from stemma.scale.families.leaders import find_sharing
from stemma.scale.reuse import find_reuse as find_spans
from stemma.scale.runner import Runner
from stemma.scale.spark import SparkRunner
from stemma.show.reuse import reuse_to_json

REPORTS = 500
COMPARED = ("spans", "pairs", "families", "carriers", "sharing", "told")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Parquet files of invented reports with planted reuse."""
    folder = tmp_path_factory.mktemp("planted") / "corpus"
    write_corpus(folder, REPORTS, seed=11)
    return folder / "reports"


def tables(start: Callable[[], Runner], corpus: Path) -> dict[str, list[tuple[Any, ...]]]:
    runner = start()
    try:
        archive.load_parquet(runner, sorted(corpus.glob("*.parquet")))
        find_spans(runner)
        find_carriers(runner)
        find_sharing(runner)
        found = {}
        for name in COMPARED:
            columns = runner.columns(name)
            found[name] = sorted(zip(*(list(columns[key]) for key in sorted(columns)), strict=True))
        return found
    finally:
        runner.close()


def test_every_table_of_the_plan_has_the_same_rows(spark: None, corpus: Path) -> None:
    one, other = tables(DuckRunner, corpus), tables(SparkRunner, corpus)
    differing = {name: len(set(one[name]) ^ set(other[name])) for name in COMPARED}
    assert differing == dict.fromkeys(COMPARED, 0)
    assert {name: len(one[name]) for name in COMPARED} == {name: len(other[name]) for name in COMPARED}
    assert len(one["spans"]) > REPORTS
    assert len(one["told"]) == REPORTS


def test_a_user_reads_the_same_on_both_engines(spark: None, tmp_path: Path) -> None:
    shared = (
        "The harbour wall gave way at noon and water ran through the old town for six hours before the gates were shut again."
    )
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, outlet in enumerate(("Nordwire", "Harbour Gazette", "Capital Daily")):
        record = f'{{"text": "{outlet} begins otherwise. {shared}", "outlet": "{outlet}", "published": "2024-05-0{7 - number}"}}'
        (folder / f"{number}.json").write_text(record, "utf-8")
    written = {}
    for engine in ("duckdb", "spark"):
        run = ReuseRun(Engine(engine, memory="2GB"), stretches=True, tables=tmp_path / engine)
        written[engine] = reuse_to_json(find_reuse([folder], run=run))
        assert {each.name for each in (tmp_path / engine).iterdir()} == set(TABLES)
    assert written["spark"].replace('"engine": "spark"', '"engine": "duckdb"') == written["duckdb"]
