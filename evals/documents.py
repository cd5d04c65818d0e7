"""Reports that are made of a text alone, for sets that hold nothing else about them."""

from __future__ import annotations

import hashlib
from datetime import date

from stemma.model import Document, OffsetRun, Published
from stemma.read.metadata.describe import describe
from stemma.read.raw import Given, Raw

NOTHING_GIVEN = Given()


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


def described(text: str, *, id: str, siglum: str, given: Given = NOTHING_GIVEN) -> Document:
    """A report as the reading stage makes it of a text: head, dateline, credits and furniture found and left out of the body."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    raw = Raw(
        file=id, name=id, sha256=digest, own_sha256=digest, text=text, offsets=(OffsetRun(0, 0, len(text)),), encoding="utf-8",
        given=given,
    )  # fmt: skip
    return describe(raw, id=id, siglum=siglum)[0]
