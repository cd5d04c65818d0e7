"""A report as it came out of its file, before its own words about itself are read."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.model import Dropped, OffsetRun


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What stands beside the text: keys of a record, or the meta data of a page. `published` is as written there."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_from: str = 'the key "published"'  #: where `published` stands, as the reader is told
    url: str | None = None
    byline: str | None = None
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One report's text with the way back to its bytes. `name` is what messages call it: "folder/file.jsonl#3"."""

    file: str
    name: str
    line: int | None = None
    sha256: str
    own_sha256: str  #: of the report's own bytes, also where its file holds several
    text: str
    offsets: tuple[OffsetRun, ...]
    encoding: str
    given: Given = Given()
    notes: tuple[Dropped, ...] = ()
