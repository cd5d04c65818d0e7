"""What the plan asks of an engine: tables in, functions over batches, SQL over whole numbers, tables out.

A table is columns of one length: whole numbers as numpy arrays, texts as lists of str. The statements of the plan are
plain SQL that every engine reads alike; whatever engines do differently (hashing, lower case, slices of text) stays in
functions over batches, which are stemma's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, Protocol

from stemma.errors import EngineError

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:([KMGT])(i?))?B", re.IGNORECASE)

Columns = Mapping[str, Any]  #: name -> numpy array of whole numbers, or list of str
Type = Literal["bigint", "integer", "text"]
Schema = Mapping[str, Type]
BatchFunction = Callable[[Iterator[Columns]], Iterator[Columns]]


def bytes_of(memory: str) -> int:
    """A memory limit ("2GB" in powers of 1000, "500 MiB" of 1024) in bytes. Raises EngineError where it is no size."""
    found = _SIZE.fullmatch(memory)
    if found is None:
        raise EngineError(f"memory limit {memory!r} is no size: write it like 2GB or 500MB")
    step = 1024 if found[3] else 1000
    return int(float(found[1]) * step ** (" KMGT".index(found[2].upper()) if found[2] else 0))


class Runner(Protocol):
    """One engine with the tables of one run. Names of tables and columns are plain lower-case words."""

    one_call: bool  #: whether `map` hands all batches of a table to one call of the function, in this process

    def register(self, name: str, batches: Iterable[Columns], *, schema: Schema) -> None:
        """A table from batches that this process holds."""

    def read(self, name: str, paths: Iterable[Path], *, schema: Schema) -> None:
        """A table from Parquet files with these columns (others are left aside)."""

    def map(self, name: str, source: str, *, function: BatchFunction, schema: Schema) -> None:
        """A table of what `function` makes of the batches of the table `source`; the function must be picklable and pure."""

    def sql(self, name: str, statement: str) -> None:
        """A table of the rows of a SELECT over tables made before."""

    def columns(self, name: str) -> dict[str, Any]:
        """All rows of a small table, in no order."""

    def count(self, name: str) -> int:
        """How many rows a table has."""

    def export(self, name: str, folder: Path) -> None:
        """The table as Parquet files in a folder that is made."""

    def drop(self, *names: str) -> None:
        """Forget tables that are not needed any more."""

    def close(self) -> None:
        """End the run; what it spilled to disk is removed."""
