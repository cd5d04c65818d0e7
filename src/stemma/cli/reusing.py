"""`stemma reuse`: which text the reports of a folder or an archive share."""

from __future__ import annotations

import sys
from pathlib import Path

from stemma.cli.outputs import keep_inputs, outside_inputs, terminal, write
from stemma.cli.progress import progress_bar
from stemma.errors import InputError
from stemma.model import Reuse
from stemma.pipeline.reusing import ReuseRun, find_reuse
from stemma.settings import Settings
from stemma.show.reuse import print_reuse, reuse_to_json


def reuse_and_write(paths: list[str], *, json: Path | None, run: ReuseRun, settings: Settings) -> None:
    """Find what the reports under `paths` share; print the summary, or JSON where it goes to standard output."""
    keep_inputs(paths, [json] if json is not None and str(json) != "-" else [])
    if run.tables is not None:
        _fresh(run.tables, paths)
    with progress_bar(settings) as progress:
        stdin = sys.stdin.buffer if "-" in paths else None
        found = find_reuse(paths, run=run, stdin=stdin, progress=progress, settings=settings)
    if json is not None and str(json) == "-":
        sys.stdout.buffer.write(reuse_to_json(found).encode())
        return
    print_reuse(found, terminal())
    if json is not None:
        write(json, reuse_to_json(found))
    for line in _told(found, json=json, tables=run.tables):
        print(line)  # noqa: T201


def _told(found: Reuse, *, json: Path | None, tables: Path | None) -> list[str]:
    """Where the results lie; where nothing was asked for, what can be."""
    written = [f"JSON     {json}"] * (json is not None) + [f"Parquet  {tables}"] * (tables is not None)
    if not written and found.families:
        written = [
            "Next: --json FILE has every shared stretch, --out FOLDER the same as Parquet;",
            "stemma compare tells of a few of these reports who has it from whom",
        ]
    return ["", *written] if written else []


def _fresh(folder: Path, paths: list[str]) -> None:
    """A folder for tables is new or empty: tables of two runs side by side would be read as one. Raises InputError."""
    outside_inputs(folder, paths)
    if folder.is_dir() and any(folder.iterdir()):
        raise InputError(f"--out {folder} holds files already; give a new or an empty folder")
