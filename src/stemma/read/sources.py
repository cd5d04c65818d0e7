"""Which files to read, in which order, under which names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from stemma.errors import InputError
from stemma.model import Dropped

STDIN = "-"
FORMATS = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
_ABOUT = frozenset({"readme", "license", "licence", "changelog", "notice"})  #: names of files that describe their folder
ALLOWED = ".txt .text .md .html .htm .xhtml .json .jsonl .ndjson"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read (None: standard input), the name it goes by, and its format: text, html, json or jsonl."""

    path: Path | None
    file: str
    format: str


def _files_in(folder: Path) -> Iterator[Path]:
    """Files of a folder and the folders in it, hidden ones left out; links to folders are not followed."""
    for root, folders, names in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith(".")]
        yield from (Path(root, name) for name in names if not name.startswith("."))


def _shared(bases: list[Path]) -> Path | None:
    """The folder that all given paths share, or None (drives of their own)."""
    try:
        return Path(os.path.commonpath(bases)) if bases else None
    except ValueError:
        return None


def _called(path: Path, shared: Path | None) -> str:
    """The path relative to what all given paths share, with forward slashes, in valid Unicode."""
    shown = path.relative_to(shared) if shared else path
    return os.fsencode(shown.as_posix()).decode("utf-8", "replace")


def find(paths: Iterable[str | Path]) -> Iterator[SourceFile | Dropped]:
    """Files to read, in the order given, a folder's by path. Raises InputError for a path that is not there."""
    given: list[tuple[Path, list[Path]] | None] = []
    for path in paths:
        if str(path) == STDIN:
            given.append(None)
            continue
        if not str(path).strip():
            raise InputError('an empty path was given; give files or folders, or "-" for JSON lines on standard input')
        start = Path(os.path.abspath(path))
        if not os.path.lexists(start) or (start.is_symlink() and not start.exists()):
            raise InputError(f'{path}: no such file or folder; give ones that exist, or "-" for JSON lines on standard input')
        given.append((start, sorted(_files_in(start), key=lambda p: p.as_posix()) if start.is_dir() else [start]))
    if not given:
        raise InputError('no path given; give files or folders, or "-" for JSON lines on standard input')
    shared = _shared([g[0] if g[0].is_dir() else g[0].parent for g in given if g])
    seen: dict[str, str] = {}
    for entry in given:
        if entry is None:
            if STDIN in seen:
                yield Dropped(STDIN, "standard input was given twice; it is read once")
            else:
                seen[STDIN] = STDIN
                yield SourceFile(None, STDIN, "jsonl")
            continue
        start, files = entry
        if start.is_dir() and not files:
            yield Dropped(f"{start.name}/", "a folder without files")
        for path in files:
            name, real = _called(path, shared), os.path.realpath(path)
            kind = FORMATS.get(path.suffix.lower())
            if real in seen:
                yield Dropped(name, f"same file as {seen[real]}, which was given before; it is read once")
            elif start.is_dir() and path.stem.casefold() in _ABOUT:
                yield Dropped(name, "a file about the folder, not a report; give it by its own name to have it read")
            elif kind is None:
                ending = path.suffix or "no ending"
                mends = "`stemma reuse` reads it" if ending == ".parquet" else "rename or convert it if it is one"
                yield Dropped(name, f"{ending} is not read as a report; {ALLOWED} are: {mends}")
            else:
                seen[real] = name
                yield SourceFile(path, name, kind)


def load(source: SourceFile, stdin: BinaryIO | None, *, max_bytes: int) -> bytes:
    """The bytes of a file. Raises InputError (a reason without the file's name) where they cannot be had."""
    try:
        if source.path is None:
            if stdin is None:
                raise InputError('"-" was given, but no standard input is connected; pipe JSON lines into it')
            data = stdin.read(max_bytes + 1)
        elif not source.path.is_file():
            raise InputError('no regular file; give a file, a folder, or "-" for standard input')
        elif source.path.stat().st_size > max_bytes:
            raise InputError(_too_large(source.path.stat().st_size, max_bytes))
        else:
            with source.path.open("rb") as stream:
                data = stream.read(max_bytes + 1)
    except OSError as error:
        raise InputError(f"cannot be opened ({error.strerror or error}); check that you may read it") from None
    if len(data) > max_bytes:
        raise InputError(_too_large(len(data), max_bytes))
    if not data:
        raise InputError("an empty file; a report needs text: put some in, or leave the file out")
    return data


def _too_large(size: int, limit: int) -> str:
    return f"{size:,} bytes or more; at most {limit:,} bytes are read from one file: split it into smaller files"
