"""Reports that are made of a text alone, for sets that hold nothing else about them."""

from __future__ import annotations

from datetime import date

from stemma.model import Document, OffsetRun, Published


def document(text: str, day: date | None = None) -> Document:
    """A report with the whole text as its body, published on `day` where one is given."""
    return Document(
        id="R",
        siglum="A",
        file="r",
        sha256="0" * 64,
        text=text,
        offsets=(OffsetRun(0, 0, len(text)),),
        encoding="utf-8",
        published=Published(day, day, day, "stated" if day else "unknown", "the set's own date" if day else "not needed here"),
        body=((0, len(text)),) if text else (),
    )
