"""The door of the room: paths in, documents out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from stemma.errors import InputError
from stemma.model import Document, Dropped, OffsetRun
from stemma.read.encoding import decode
from stemma.read.html import read_html
from stemma.read.metadata.describe import describe
from stemma.read.raw import Raw
from stemma.read.records import read_json, read_lines
from stemma.read.sources import ALLOWED, SourceFile, find, load

MAX_BYTES = 50_000_000  #: largest file read; a news report is a thousand times smaller
_REASONS_SHOWN = 3  #: reasons named where nothing could be read; the first ones tell the rest


def siglum_of(number: int) -> str:
    """The siglum of report `number`, counted from 0: A … Z, AA, AB, …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def read_text(data: bytes, file: str) -> Iterator[Raw | Dropped]:
    """The report in a text file: the decoded file, nothing stripped but a byte order mark."""
    try:
        decoded = decode(data)
    except InputError as error:
        yield Dropped(file, str(error))
        return
    digest = hashlib.sha256(data).hexdigest()
    runs = (OffsetRun(0, decoded.first_byte, len(decoded.text)),) if decoded.text else ()
    yield Raw(file=file, name=file, sha256=digest, own_sha256=digest, text=decoded.text, offsets=runs, encoding=decoded.codec)


_READERS = {"text": read_text, "html": read_html, "json": read_json, "jsonl": read_lines}


def _raw_reports(source: SourceFile, stdin: BinaryIO | None, *, max_bytes: int) -> Iterator[Raw | Dropped]:
    """The reports in one file; whatever cannot be read comes back with its reason."""
    try:
        data = load(source, stdin, max_bytes=max_bytes)
    except InputError as error:
        yield Dropped(source.file, str(error))
        return
    for found in _READERS[source.format](data, source.file):
        if isinstance(found, Raw) and not found.text.strip(" \t\r\n\f\v\u00a0\u200b\ufeff\u2028\u2029"):
            yield Dropped(found.name, "a report with white space only; a report needs text: put some in, or leave it out")
        else:
            yield found


class _Desk:
    """Gives each report its siglum and id, and turns away what came before."""

    def __init__(self) -> None:
        self.count = 0
        self.ids: set[str] = set()
        self.names: dict[tuple[str, str | None], str] = {}

    def admit(self, raw: Raw) -> Iterator[Document | Dropped]:
        """The document for a raw report, with notes on what could not be used of it."""
        key = (raw.own_sha256, raw.given.outlet)
        if key in self.names:
            yield Dropped(raw.name, f"same text as {self.names[key]}, byte for byte; a report is read once")
            return
        self.names[key] = raw.name
        yield from raw.notes
        wanted = raw.given.id or raw.name
        if wanted in self.ids:
            yield Dropped(f"{raw.name} id", f"the id {wanted!r} belongs to a report read before; this one goes by its place")
        id = next(name for name in self._names(wanted, raw.name) if name not in self.ids)
        self.ids.add(id)
        document, problems = describe(raw, id=id, siglum=siglum_of(self.count))
        self.count += 1
        yield document
        yield from problems

    @staticmethod
    def _names(wanted: str, name: str) -> Iterator[str]:
        yield wanted
        number = 1
        while True:
            yield name if number == 1 else f"{name} ({number})"
            number += 1


def _nothing_read(reasons: list[Dropped]) -> InputError:
    shown = "; ".join(f"{d.what}: {d.reason}" for d in reasons[:_REASONS_SHOWN])
    more = f"; and {len(reasons) - _REASONS_SHOWN} more" if len(reasons) > _REASONS_SHOWN else ""
    return InputError(f"no report could be read ({shown}{more}); give reports as {ALLOWED}")


def run(
    paths: Iterable[str | Path], *, stdin: BinaryIO | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Document | Dropped]:
    """Read the reports under `paths` (files, folders, "-" for JSON lines on `stdin`), in order.

    What is left out comes back as Dropped (the file, with "#line" for JSON lines, and the reason). Raises InputError for
    a path that is not there, and at the end where not one report could be read.
    """
    desk = _Desk()
    reasons: list[Dropped] = []
    for source in find(paths):
        if isinstance(source, Dropped):
            reasons.append(source)
            yield source
            continue
        for raw in _raw_reports(source, stdin, max_bytes=max_bytes):
            for thing in [raw] if isinstance(raw, Dropped) else desk.admit(raw):
                if isinstance(thing, Dropped) and not desk.count:
                    reasons.append(thing)
                yield thing
    if not desk.count:
        raise _nothing_read(reasons)
