"""Reports as the plan takes them: numbered, with outlets as whole numbers and days as ordinals; from Parquet or from memory.

An archive's columns are `text` (required), `id`, `outlet`, and `published` or `day`; whatever their types, they are read as
texts, alike on every engine. Numbers depend on nothing but the rows: an id that is a whole number is kept, another gets 63
bits of its SHA-256, and a report without an id those of all it has. `number` is the number itself, for who counted already.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from stemma.errors import InputError
from stemma.scale.runner import Columns, Runner, Schema

#: Columns that are read where they are there.
KNOWN = ("text", "id", "outlet", "published", "day", "number")
NUMBERED: Schema = {
    "id": "bigint", "name": "text", "outlet_name": "text", "published": "text", "moment": "bigint", "characters": "integer",
    "digest": "bigint", "text": "text",
}  # fmt: skip
_LARGEST = (1 << 63) - 1
_DIGITS = len(str(_LARGEST))
_DAY = 24 * 60
_YYYYMMDD = 10_000_000  #: whole numbers from here on are dates written without marks; smaller ones count days
_GLOB = re.compile(r"[*?\[]")  #: what DuckDB reads as a pattern in the name of a file
_NEEDED = "columns text (required), id, outlet, published are read"


def parquet_columns(paths: Sequence[Path]) -> tuple[str, ...]:
    """Which of `KNOWN` stand in the Parquet files. Raises InputError for a file that cannot be read or lacks `text`."""
    import duckdb  # noqa: PLC0415 - heavy, and only archives need it

    present = set(KNOWN)
    with duckdb.connect() as connection:
        for path in paths:
            try:
                plain = _GLOB.sub(r"[\g<0>]", str(path))
                found = connection.execute("SELECT name FROM parquet_schema(?)", [plain]).fetchall()
            except duckdb.Error as error:
                told = " ".join(str(error).split())[:160]
                raise InputError(f"{path} cannot be read as Parquet ({told}); give Parquet files, {_NEEDED}") from None
            names = {name for (name,) in found}
            if "text" not in names:
                told = ", ".join(sorted(names - {"schema", "root", "duckdb_schema"})[:8]) or "none"
                raise InputError(f"{path} has no column `text` (its columns: {told}); {_NEEDED}: rename one")
            present &= names
    return tuple(name for name in KNOWN if name in present)


def load_parquet(runner: Runner, paths: Sequence[Path]) -> tuple[int, int]:
    """The tables of `number_reports` from Parquet files, and what it gives back. Raises InputError as `parquet_columns`."""
    runner.read("given", paths, schema=dict.fromkeys(parquet_columns(paths), "text"))
    return number_reports(runner)


def numbered(batches: Iterator[Columns]) -> Iterator[Columns]:
    """Rows of an archive as `NUMBERED`; a report without a word is left out."""
    for batch in batches:
        made: dict[str, list[Any]] = {name: [] for name in NUMBERED}
        present = [batch.get(name) for name in KNOWN]
        count = len(batch["text"])
        for row in zip(*([""] * count if column is None else column for column in present), strict=True):
            text, name, outlet, published, day, number = row
            if not text.strip():
                continue
            when = published or day
            whole = _digest("\0".join((name, outlet, when, text)))
            values = (_number(number or name, whole), name, outlet.strip(), when, moment_of(when), len(text), whole, text)
            for column, value in zip(made.values(), values, strict=True):
                column.append(value)
        yield {name: values if NUMBERED[name] == "text" else np.array(values, np.int64) for name, values in made.items()}


def _number(name: str, whole: int) -> int:
    if _is_whole(name) and str(int(name)) == name and int(name) <= _LARGEST:
        return int(name)
    return _digest(name) if name else whole


def _is_whole(written: str) -> bool:
    """Whether this is a whole number of so few digits that it may be one of 63 bits."""
    return written.isdecimal() and written.isascii() and len(written) <= _DIGITS


def _digest(content: str) -> int:
    """63 bits of the SHA-256 of a text."""
    return int.from_bytes(hashlib.sha256(content.encode("utf-8", "surrogatepass")).digest()[:8], "big") >> 1


def moment_of(written: str) -> int:
    """Minutes since the first of the year 1 for "2024-05-07", "2024-05-07T15:40+02:00" and "20240507"; a smaller whole number
    is a count of days from any beginning; 0 for what is no date."""
    given = written.strip()
    try:
        if _is_whole(given) and int(given) < _YYYYMMDD:
            return int(given) * _DAY + 1  # day 0 is a day too
        when = datetime.fromisoformat(given)
        moment = when.astimezone(UTC) if when.tzinfo else when
    except (ValueError, OverflowError):
        return 0
    return moment.toordinal() * _DAY + moment.hour * 60 + moment.minute


def number_reports(runner: Runner) -> tuple[int, int]:
    """From the table `given` the tables `numbered` and `reports` (`id`, `outlet`, `day`, `text`), one row an id.

    Outlets are numbered by name, -1 where none is given; `day` holds minutes, the order of time. `about(id, name, outlet_name,
    published, moment, characters)` has what a reader wants to know of a report. Gives back how many rows had no text, and
    how many the id of another.
    """
    runner.map("numbered", "given", function=numbered, schema=NUMBERED)
    runner.sql("ids", "SELECT id, min(digest) AS digest FROM numbered GROUP BY id")
    given, with_text, distinct = (runner.count(name) for name in ("given", "numbered", "ids"))
    if distinct < with_text:
        columns = ", ".join(f"n.{name}" for name in NUMBERED)
        runner.sql("once", f"SELECT DISTINCT {columns} FROM numbered AS n JOIN ids AS i ON i.id = n.id AND i.digest = n.digest")
    else:
        runner.sql("once", "SELECT * FROM numbered")
    runner.sql(
        "outlets",
        "SELECT outlet_name, CAST(row_number() OVER (ORDER BY outlet_name) AS BIGINT) AS outlet "
        "FROM (SELECT DISTINCT outlet_name FROM once WHERE outlet_name <> '') AS named",
    )
    runner.sql(
        "reports",
        "SELECT n.id, COALESCE(o.outlet, -1) AS outlet, n.moment AS day, n.text "
        "FROM once AS n LEFT JOIN outlets AS o ON o.outlet_name = n.outlet_name",
    )
    runner.sql("about", "SELECT id, name, outlet_name, published, moment, characters FROM once")
    runner.drop("given", "numbered", "ids", "once", "outlets")
    return given - with_text, with_text - distinct


def distinct(runner: Runner, name: str, source: str, *, kept: str) -> None:
    """A table of the columns `key` and `kept` of `source`, one row for each key: what many reports print is read once.

    Rows of one key are the same in `kept`, as the key is a digest of it; the least is taken so that nothing depends on it.
    """
    runner.sql(name, f"SELECT key, min({kept}) AS {kept} FROM {source} GROUP BY key")
