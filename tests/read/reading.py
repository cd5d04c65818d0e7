"""What the tests of reading share: write files, read them, check the way back to the bytes."""

from __future__ import annotations

from pathlib import Path

from stemma.model import Document, Dropped
from stemma.read import run


def read_all(*paths: Path | str, **options: object) -> tuple[list[Document], list[Dropped]]:
    """Documents and what was left out, in order."""
    documents: list[Document] = []
    dropped: list[Dropped] = []
    for thing in run(paths, **options):  # type: ignore[arg-type]
        if isinstance(thing, Document):
            documents.append(thing)
        else:
            dropped.append(thing)
    return documents, dropped


def read_one(path: Path, data: str | bytes) -> Document:
    """The one document in a file with this content."""
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    documents, _ = read_all(path)
    assert len(documents) == 1
    return documents[0]


def placed(document: Document, data: bytes) -> int:
    """Check every run against the file's bytes; gives back how many characters have a place."""
    at = count = 0
    for run_ in document.offsets:
        assert run_.text_start >= at
        at = run_.text_start + run_.length
        there = document.text[run_.text_start : at].encode(document.encoding)
        assert data[run_.source_byte_start : run_.source_byte_start + len(there)] == there
        count += run_.length
    assert at <= len(document.text)
    return count


def body_of(document: Document) -> str:
    """The running text, stretches set apart by a stroke."""
    return "|".join(document.text[a:b] for a, b in document.body)
