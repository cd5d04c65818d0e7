"""The plan on DuckDB, inside this process: the default engine. What memory does not hold goes to a folder that is removed."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from stemma.errors import EngineError
from stemma.scale.runner import BatchFunction, Columns, Schema, bytes_of

if TYPE_CHECKING:
    import duckdb

_TYPES = {"bigint": "BIGINT", "integer": "INTEGER", "text": "VARCHAR"}
_NUMBERS: dict[str, Any] = {"bigint": np.int64, "integer": np.int32}
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_ENGINE = 0.6  #: part of the memory limit that is DuckDB's; the arrays beside it have the rest
_GLOB = re.compile(r"[*?\[]")  #: what DuckDB reads as a pattern in the name of a file
_ROWS = 2048  #: rows with texts that are handed over at once: some ten megabytes
_ROWS_KEPT = 1 << 20  #: rows of numbers gathered before they are put in a table


def _plain(name: str) -> str:
    """A name of a table or column, if it is one."""
    if not _NAME.fullmatch(name):
        raise EngineError(f"{name!r} is no name for a table or column: lower-case letters, digits and _ are allowed")
    return name


def _told(failure: Exception) -> EngineError:
    """What DuckDB complains of, as one line."""
    lines = str(failure).strip().splitlines() or [type(failure).__name__]
    short = "memory" in lines[0].lower()
    return EngineError(f"DuckDB: {lines[0]}{'; a greater memory limit (--memory) may mend it' if short else ''}")


class DuckRunner:
    """One DuckDB in memory with a memory limit ("2GB"), a number of threads and a folder for what is spilled.

    The limit is for the engine and the arrays that the plan holds beside it (`beside`, bytes); None sets none.
    """

    one_call = True

    def __init__(self, *, memory: str | None = None, threads: int | None = None, folder: Path | None = None) -> None:
        limit = None if memory is None else bytes_of(memory)
        if threads is not None and threads < 1:
            raise EngineError(f"{threads} threads: at least 1 is needed")
        import duckdb  # noqa: PLC0415 - heavy, and only this engine needs it

        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        self._folder = Path(tempfile.mkdtemp(prefix="stemma-", dir=folder))
        options: dict[str, Any] = {"preserve_insertion_order": False, "temp_directory": str(self._folder)}
        self.beside = None if limit is None else limit - int(_ENGINE * limit)
        if limit is not None:
            options["memory_limit"] = f"{max(1, int(_ENGINE * limit) // 1024)}KiB"
        if threads is not None:
            options["threads"] = threads
        self._failure: type[Exception] = duckdb.Error
        try:
            self._connection: duckdb.DuckDBPyConnection = duckdb.connect(":memory:", config=options)
        except duckdb.Error as failure:
            raise _told(failure) from failure

    def _run(self, statement: str) -> duckdb.DuckDBPyConnection:
        """Run a statement; a failure is one line."""
        try:
            return self._connection.execute(statement)
        except self._failure as failure:
            raise _told(failure) from failure

    def _create(self, name: str, schema: Schema) -> None:
        columns = ", ".join(f"{_plain(column)} {_TYPES[kind]}" for column, kind in schema.items())
        self._run(f"CREATE OR REPLACE TABLE {_plain(name)} ({columns})")

    def register(self, name: str, batches: Iterable[Columns], *, schema: Schema) -> None:
        """A table from batches that this process holds."""
        self._create(name, schema)
        kept: list[Columns] = []
        rows = 0
        for batch in batches:
            kept.append(batch)
            rows += len(next(iter(batch.values()), ()))
            if rows >= (_ROWS if "text" in schema.values() else _ROWS_KEPT):
                self._insert(name, kept, schema)
                kept, rows = [], 0
        self._insert(name, kept, schema)

    def _insert(self, name: str, batches: list[Columns], schema: Schema) -> None:
        """Put batches in a table, columns by name."""
        frame = {}
        for column, kind in schema.items():
            if kind == "text":
                texts = [text for batch in batches for text in batch[column]]
                frame[column] = np.empty(len(texts), object)
                frame[column][:] = texts
            else:
                parts = [np.asarray(batch[column], _NUMBERS[kind]) for batch in batches]
                frame[column] = np.concatenate(parts) if len(parts) != 1 and parts else parts[0] if parts else np.zeros(0)
        if not batches or not len(next(iter(frame.values()))):
            return
        try:
            self._connection.register("frame_given", frame)
            self._run(f"INSERT INTO {name} SELECT {', '.join(schema)} FROM frame_given")
            self._connection.unregister("frame_given")
        except self._failure as failure:
            raise _told(failure) from failure

    def read(self, name: str, paths: Iterable[Path], *, schema: Schema) -> None:
        """A table from Parquet files with these columns (others are left aside)."""
        self._create(name, schema)
        for path in sorted(paths):
            plain = _GLOB.sub(r"[\g<0>]", str(path)).replace("'", "''")
            place = f"{plain}/*.parquet" if path.is_dir() else plain
            self._run(f"INSERT INTO {name} SELECT {', '.join(schema)} FROM read_parquet('{place}')")

    def map(self, name: str, source: str, *, function: BatchFunction, schema: Schema) -> None:
        """A table of what `function` makes of the batches of the table `source`."""
        self.register(name, function(self.batches(source)), schema=schema)

    def batches(self, source: str) -> Iterator[Columns]:
        """The rows of a table, some at a time."""
        kinds = {row[1] for row in self._run(f"DESCRIBE {_plain(source)}").fetchall()}
        rows = _ROWS if "VARCHAR" in kinds else _ROWS_KEPT
        last = self._run(f"SELECT max(rowid) FROM {_plain(source)}").fetchall()[0][0]
        for first in range(0, 0 if last is None else last + 1, rows):
            found = self._run(f"SELECT * FROM {source} WHERE rowid >= {first} AND rowid < {first + rows}").fetchnumpy()
            if len(next(iter(found.values()), ())):
                yield {column: _column(values) for column, values in found.items()}

    def sql(self, name: str, statement: str) -> None:
        """A table of the rows of a SELECT over tables made before."""
        self._run(f"CREATE OR REPLACE TABLE {_plain(name)} AS {statement}")

    def columns(self, name: str) -> dict[str, Any]:
        """All rows of a small table, in no order."""
        found = self._run(f"SELECT * FROM {_plain(name)}").fetchnumpy()
        return {column: _column(values) for column, values in found.items()}

    def count(self, name: str) -> int:
        """How many rows a table has."""
        return int(self._run(f"SELECT count(*) FROM {_plain(name)}").fetchall()[0][0])

    def export(self, name: str, folder: Path) -> None:
        """The table as one Parquet file in a folder that is made."""
        folder.mkdir(parents=True, exist_ok=True)
        place = str(folder / "part-0.parquet").replace("'", "''")
        self._run(f"COPY {_plain(name)} TO '{place}' (FORMAT parquet, COMPRESSION zstd)")

    def drop(self, *names: str) -> None:
        """Forget tables that are not needed any more."""
        for name in names:
            self._run(f"DROP TABLE IF EXISTS {_plain(name)}")

    def close(self) -> None:
        """End the run; what it spilled to disk is removed."""
        self._connection.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def _column(values: Any) -> Any:
    """A column as the plan knows it: whole numbers as an array, texts as a list."""
    if np.ma.isMaskedArray(values):
        values = values.filled(0) if values.dtype != object else values.filled("")
    return values.tolist() if values.dtype == object else values
