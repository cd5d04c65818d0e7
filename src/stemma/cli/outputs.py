"""Where results go: never over what is read, and with one clear line where a place cannot be written to."""

from __future__ import annotations

import os
from pathlib import Path

from stemma.errors import InputError


def keep_inputs(paths: list[str], outputs: list[Path]) -> None:
    """Refuse to write over what is read. Raises InputError."""
    given = [os.path.realpath(p) for p in paths if p != "-"]
    for output in outputs:
        if not output.name:
            raise InputError("an empty name was given for an output; give a file, or a folder for --csv")
        real = os.path.realpath(output)
        # a file in a folder that is read is a report too, or is read as one from the next run on
        read = any(real == g or (os.path.isdir(g) and (os.path.dirname(real) + os.sep).startswith(g + os.sep)) for g in given)
        if read and os.path.isfile(real):
            raise InputError(f"{output} is among the reports; give another name or folder, or it would be written over")


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
