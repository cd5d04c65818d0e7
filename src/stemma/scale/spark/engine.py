"""The plan on Apache Spark 4: on the cores of this machine, or on the cluster that `--master` names.

Nothing here is stemma's own but names: batches travel by `mapInArrow`, statements run by `spark.sql`, files are Parquet.
"""

from __future__ import annotations

import os
import re
import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from stemma.errors import EngineError
from stemma.scale.runner import BatchFunction, Columns, Schema, bytes_of
from stemma.scale.spark.jvm import Jvm, last_line

#: This machine's cores, all of them.
LOCAL = "local[*]"
#: Of the memory that the run may use on this machine, what the JVM's heap gets; the rest is for Python's workers, for
#: Arrow buffers outside the heap, and for the JVM itself.
HEAP_SHARE = 0.6
#: A JVM with less cannot hold one batch of long reports beside Spark's own 300 MB.
SMALLEST_HEAP = 512 << 20
#: Rows that one call of a batch function sees at most: 10,000 reports of 3 kB are 30 MB.
BATCH_ROWS = 10_000
#: Tasks that a join or a group-by is split into on each core of this machine. Spark's default of 200 suits a cluster.
PARTS_PER_CORE = 4
_GLOB = re.compile(r"[\\*?\[\]{}]")  #: what Hadoop reads as a pattern in the name of a file
_SQL_TYPES = {"bigint": "bigint", "integer": "int", "text": "string"}
_INSTALL = "pip install 'stemma-news[spark]'"


class SparkRunner:
    """One run on Spark; a `Runner`. A session that is there already (spark-submit, a notebook) is used and left running.

    `memory` ("4GB") is on this machine for the JVM and its Python workers together, on a cluster for each executor; None
    leaves it to Spark. Raises EngineError where Spark or a Java is missing, or the master cannot be reached.
    """

    one_call = False  #: batches go to several workers

    def __init__(self, *, master: str = LOCAL, memory: str | None = None, partitions: int | None = None) -> None:
        size = None if memory is None else bytes_of(memory.strip())
        _installed()
        from pyspark.sql import SparkSession  # noqa: PLC0415 - of the extra `spark` only

        self._made: dict[str, Any] = {}
        self._folder = TemporaryDirectory(prefix="stemma-spark-")
        self._jvm: Jvm | None = None
        self._session: Any = SparkSession.getActiveSession()
        if self._session is None:
            try:
                self._start(_settings(master, memory=size, partitions=partitions, folder=self._folder.name))
            except BaseException:
                self.close()
                raise

    def _start(self, settings: Mapping[str, str]) -> None:
        from pyspark.sql import SparkSession  # noqa: PLC0415 - of the extra `spark` only

        self._jvm = Jvm(settings)
        told = {"PYSPARK_GATEWAY_PORT": str(self._jvm.port), "PYSPARK_GATEWAY_SECRET": self._jvm.secret}
        os.environ.update(told)
        builder = SparkSession.builder
        for name, value in sorted(settings.items()):
            builder = builder.config(name, value)
        try:
            with _unwarned():
                self._session = builder.getOrCreate()
        except Exception as error:
            raise EngineError(
                f"Spark did not start with master {settings['spark.master']!r}: {_why(error)}; see that it runs and can be "
                "reached, or leave --master out for all cores of this machine"
            ) from error
        finally:
            for name in told:
                os.environ.pop(name, None)
        self._session.sparkContext.setLogLevel("OFF")

    def register(self, name: str, batches: Iterable[Columns], *, schema: Schema) -> None:
        """A table from batches that this process holds; they go through the driver, so archives come as Parquet."""
        import pyarrow as pa  # noqa: PLC0415 - of the extra `spark` only

        table = pa.Table.from_batches((_to_arrow(batch, schema) for batch in batches), schema=_arrow_schema(schema))
        with _plainly(f"the table {name}"):
            self._keep(name, self._session.createDataFrame(table, schema=_ddl(schema)))

    def read(self, name: str, paths: Iterable[Path], *, schema: Schema) -> None:
        """A table from Parquet files with these columns (others are left aside)."""
        with _plainly("the Parquet files"):
            frame = self._session.read.parquet(*(_GLOB.sub(r"\\\g<0>", str(path)) for path in paths))
            wanted = [f"cast(`{column}` as {_SQL_TYPES[kind]}) as `{column}`" for column, kind in schema.items()]
            self._keep(name, frame.selectExpr(*wanted), stored=False)

    def map(self, name: str, source: str, *, function: BatchFunction, schema: Schema) -> None:
        """A table of what `function` makes of the batches of the table `source`."""
        with _plainly(f"the table {name}"):
            with _unwarned():
                frame = self._session.table(source).mapInArrow(_OverArrow(function, dict(schema)), schema=_ddl(schema))
            self._keep(name, frame)

    def sql(self, name: str, statement: str) -> None:
        """A table of the rows of a SELECT over tables made before."""
        with _plainly(f"the table {name}"):
            self._keep(name, self._session.sql(statement))

    def columns(self, name: str) -> dict[str, Any]:
        """All rows of a small table, in no order."""
        with _plainly(f"the table {name}"):
            return _from_arrow(self._session.table(name).toArrow())

    def count(self, name: str) -> int:
        """How many rows a table has."""
        with _plainly(f"the table {name}"):
            return int(self._session.table(name).count())

    def export(self, name: str, folder: Path) -> None:
        """The table as Parquet files in a folder that is made."""
        with _plainly(f"the table {name}, written to {folder}"):
            self._session.table(name).write.mode("overwrite").parquet(str(folder))

    def drop(self, *names: str) -> None:
        """Forget tables that are not needed any more."""
        for name in names:
            self._session.catalog.dropTempView(name)
            _forget(self._made.pop(name, None))

    def close(self) -> None:
        """End the run, and the session with it where the run began it; what it spilled to disk is removed."""
        if self._session is not None and self._jvm is None:
            self.drop(*list(self._made))
        elif self._session is not None:
            self._session.stop()
        if self._jvm is not None:
            _let_go()
            self._jvm.close()
        self._session = self._jvm = None
        self._folder.cleanup()

    def _keep(self, name: str, frame: Any, *, stored: bool = True) -> None:
        """Name a table. It is computed here and now, once, and what memory cannot hold lies on disk until it is dropped.

        How it came about is forgotten: twenty statements over one another make plans that Spark cannot even print.
        """
        if stored:
            reliable = self._session.sparkContext.getCheckpointDir() is not None
            frame = frame.checkpoint() if reliable else frame.localCheckpoint()
        frame.createOrReplaceTempView(name)
        before = self._made.pop(name, None)
        self._made[name] = frame
        _forget(before)


def _forget(frame: Any) -> None:
    """Give back the memory and the disk of a table that was kept."""
    if frame is not None:
        plan = frame._jdf.logicalPlan()
        if plan.nodeName() == "LogicalRDD" or "ExistingRDD" in plan.nodeName():
            plan.rdd().unpersist(False)


class _OverArrow:
    """A batch function as Spark's workers call it: record batches in and out."""

    def __init__(self, function: BatchFunction, schema: Schema) -> None:
        self._function, self._schema = function, schema

    def __call__(self, batches: Iterator[Any]) -> Iterator[Any]:
        for made in self._function(_from_arrow(batch) for batch in batches):
            yield _to_arrow(made, self._schema)


def _arrow_schema(schema: Schema) -> Any:
    import pyarrow as pa  # noqa: PLC0415 - of the extra `spark` only

    types = {"bigint": pa.int64(), "integer": pa.int32(), "text": pa.string()}
    return pa.schema([(name, types[kind]) for name, kind in schema.items()])


def _to_arrow(columns: Columns, schema: Schema) -> Any:
    import pyarrow as pa  # noqa: PLC0415 - of the extra `spark` only

    fields = _arrow_schema(schema)
    return pa.record_batch([pa.array(columns[field.name], type=field.type) for field in fields], schema=fields)


def _from_arrow(table: Any) -> dict[str, Any]:
    """Whole numbers as numpy arrays, texts as lists; what is missing is 0 and the empty text."""
    import pyarrow as pa  # noqa: PLC0415 - of the extra `spark` only

    found: dict[str, Any] = {}
    for field, column in zip(table.schema, table.columns, strict=True):
        whole = pa.types.is_integer(field.type)
        flat = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
        full = flat.fill_null(0 if whole else "") if flat.null_count else flat
        found[field.name] = full.to_numpy(zero_copy_only=False) if whole else full.to_pylist()
    return found


def _ddl(schema: Schema) -> str:
    return ", ".join(f"`{name}` {_SQL_TYPES[kind]}" for name, kind in schema.items())


def _settings(master: str, *, memory: int | None, partitions: int | None, folder: str) -> dict[str, str]:
    settings = {
        "spark.app.name": "stemma",
        "spark.master": master,
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.structuredLogging.enabled": "false",
        "spark.pyspark.python": sys.executable,
        "spark.executorEnv.PYTHONHASHSEED": "0",
        "spark.sql.ansi.enabled": "true",  # a sum that does not fit is an error, never another number
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(BATCH_ROWS),
        "spark.sql.warehouse.dir": f"{folder}/warehouse",
    }
    if master.startswith("local"):
        cores = os.cpu_count() or 1
        settings |= {
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.local.dir": folder,
            "spark.sql.shuffle.partitions": str(partitions or PARTS_PER_CORE * cores),
        }
        if memory is not None:
            settings["spark.driver.memory"] = f"{max(int(memory * HEAP_SHARE), SMALLEST_HEAP) >> 20}m"
        settings["spark.driver.maxResultSize"] = "0"  # one JVM: the rows are in its memory already
    elif memory is not None:
        settings["spark.executor.memory"] = f"{memory >> 20}m"
    if partitions is not None:
        settings["spark.sql.shuffle.partitions"] = str(partitions)
    return settings


def _installed() -> None:
    """Raises EngineError where a package of the extra `spark` is missing."""
    for name in ("pyspark", "pyarrow", "pandas"):
        try:
            __import__(name)
        except ImportError:
            raise EngineError(
                f"the engine spark needs the package {name}, which is not installed; install it with: {_INSTALL}, or leave "
                "--engine out for the engine that comes with stemma"
            ) from None


@contextmanager
def _unwarned() -> Iterator[None]:
    """pyspark looks for pandas when it starts and before it maps, and warns of pandas 3; no pandas object is made here."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        yield


class _plainly:  # noqa: N801 - reads as the word it is in a `with`
    """Spark's errors of many lines as one line that names what was being made."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, EngineError):
            raise EngineError(f"Spark failed at {self._what}: {_why(error)}") from error


def _why(error: Exception) -> str:
    """The line of Spark's message that says what went wrong: the last of a worker's Python traceback, else the first."""
    told = str(error)
    if "Traceback (most recent call last)" in told:
        _, _, trace = told.partition("Traceback (most recent call last)")
        return last_line(trace.partition("\n\n")[0].partition("\n\tat ")[0])
    lines = [line.strip(" :") for line in told.splitlines() if line.strip()]
    if len(lines) > 1 and lines[0].startswith("An error occurred while calling"):  # py4j's line; Java's own comes next
        del lines[0]
    return " ".join(lines[0].split())[:200] if lines else type(error).__name__


def _let_go() -> None:
    """Forget the JVM that pyspark was connected to, so that the next run may start its own."""
    from pyspark import SparkContext  # noqa: PLC0415 - of the extra `spark` only

    gateway = SparkContext._gateway
    if gateway is not None:
        gateway.shutdown()
        SparkContext._gateway = SparkContext._jvm = None
