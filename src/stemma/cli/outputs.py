"""Where results go: never over what is read, and with one clear line where a place cannot be written to."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from rich.console import Console

from stemma.errors import InputError


class _Terminal(Console):
    """A console that leaves it to the command what a reader who stops reading (`stemma ... | head`) means."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def terminal() -> Console:
    """Standard output, for findings."""
    return _Terminal(highlight=False)


def outside_inputs(out: Path, paths: list[str]) -> None:
    """Refuse a folder for results that is no folder, or that is read. Raises InputError."""
    if not out.name:
        raise InputError("an empty name was given for --out; give a folder, which is made where it does not exist")
    if out.exists() and not out.is_dir():
        raise InputError(f"--out {out} is a file; give a folder, which is made where it does not exist")
    _reachable(out)
    real = os.path.realpath(out) + os.sep
    read = next((p for p in paths if os.path.isdir(p) and real.startswith(os.path.realpath(p) + os.sep)), None)
    if read is not None:
        raise InputError(f"--out {out} lies in {read}, which is read; give a folder outside it, or results are read as reports")


def keep_inputs(paths: list[str], outputs: list[Path]) -> None:
    """Refuse to write over what is read. Raises InputError."""
    given = [os.path.realpath(p) for p in paths if p != "-"]
    for output in outputs:
        if not output.name:
            raise InputError("an empty name was given for an output; give a file, or a folder for --csv")
        _reachable(output)
        real = os.path.realpath(output)
        # a file in a folder that is read is a report too, or is read as one from the next run on
        read = any(real == g or (os.path.isdir(g) and (os.path.dirname(real) + os.sep).startswith(g + os.sep)) for g in given)
        if read and os.path.isfile(real):
            raise InputError(f"{output} is among the reports; give another name or folder, or it would be written over")


def keep_judgements(judgements: list[str], outputs: list[Path], *, tables: Path | None) -> None:
    """Refuse to write over a file of judgements, also by a table in the folder `tables`. Raises InputError."""
    given = {os.path.realpath(path) for path in judgements}
    folder = "" if tables is None else os.path.realpath(tables)
    over = [o for o in outputs if os.path.realpath(o) in given]
    over += [Path(g) for g in sorted(given) if os.path.dirname(g) == folder and g.endswith(".csv")]
    if over:
        raise InputError(f"{over[0]} is given as --judgements; give another name, or it would be written over")


def _reachable(path: Path) -> None:
    """Refuse a place that plainly cannot be made, before an hour of work is spent on it. Raises InputError."""
    there = next(folder for folder in (path.absolute(), *path.absolute().parents) if folder.exists())
    if there == path.absolute():
        return
    if not there.is_dir():
        raise cannot_write(path, NotADirectoryError(errno.ENOTDIR, f"{there} is no folder"))
    if not os.access(there, os.W_OK | os.X_OK):
        raise cannot_write(path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


def write(path: Path, text: str) -> None:
    """Write a file, with the folders it needs. Raises InputError where that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    except OSError as error:
        raise cannot_write(path, error) from None


def cannot_write(path: Path, error: OSError) -> InputError:
    """What is told where a place cannot be written to."""
    return InputError(f"cannot write {path}: {error.strerror or error}; give a place that you may write to")
