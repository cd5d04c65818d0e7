"""A report as it was read: its text, where each character came from, and what it says about itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from stemma.errors import SpanError
from stemma.model.span import Span


@dataclass(frozen=True, slots=True)
class OffsetRun:
    """`length` code points from `text_start` stand in the source file from byte `source_byte_start`, in the same order.

    Inside a run the characters of the text are the characters of the file; between runs something was left out or
    replaced (markup, entities). Characters outside every run have no single place in the file.
    """

    text_start: int
    source_byte_start: int
    length: int


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published: one day, or the interval in which it must lie."""

    value: date | None
    earliest: date | None
    latest: date | None
    basis: Literal["stated", "inferred", "unknown"]
    why: str  #: one sentence: which evidence
    time: datetime | None = None  #: the moment, where a time of day is stated; with its UTC offset where one is given


@dataclass(frozen=True, slots=True)
class Dateline:
    """The dispatch head: "BELOVAR, MAY 6, NORDWIRE."; parts that do not stand there are None."""

    span: Span
    place: Span | None
    date: Span | None
    agency: Span | None


#: What a credit says. byline: who wrote it. contribution: who reported, wrote or edited besides. translation: who translated.
#: agency: whose copy it is or was made with. copyright: who holds the rights. photo: whose picture, graphic or video.
#: republication: where the report stood first ("This story originally appeared in …").
#: relay: who led to it ("h/t X").
CreditKind = Literal["byline", "translation", "agency", "contribution", "copyright", "photo", "republication", "relay"]


@dataclass(frozen=True, slots=True)
class Credit:
    """What a report itself says about where it had something: "via AP", "Editing and Translating by …"."""

    span: Span
    kind: CreditKind
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report. `text` is what every span of it refers to; nothing is stripped from it.

    `body` lists the stretches [start, end) of `text` that are the report's own running text, in order: metadata lines,
    datelines, credits and photo captions lie outside. Annotators read the body; offsets always refer to `text`.
    """

    id: str
    siglum: str
    file: str
    line: int | None = None
    sha256: str
    text: str
    offsets: tuple[OffsetRun, ...]
    encoding: str
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    credits: tuple[Credit, ...] = ()
    language: str = "en"
    published: Published
    url: str | None = None
    body: tuple[tuple[int, int], ...] = ()
    extra: tuple[tuple[str, str], ...] = field(default=())  #: keys carried along, values as JSON text

    @property
    def characters(self) -> int:
        """Length of the text in code points."""
        return len(self.text)

    def span(self, start: int, end: int) -> Span:
        """The span [start, end) of the text. Raises SpanError where it does not lie in the text."""
        if not 0 <= start <= end <= len(self.text):
            raise SpanError(f"span {start}:{end} in {self.id!r}, whose text has {len(self.text)} characters")
        return Span(self.id, start, end, self.text[start:end])

    def title_span(self, start: int, end: int) -> Span:
        """The span [start, end) of the headline, where it stands outside the text."""
        title = self.title or ""
        if not 0 <= start <= end <= len(title):
            raise SpanError(f"span {start}:{end} in the title of {self.id!r}, which has {len(title)} characters")
        return Span(self.id, start, end, title[start:end], "title")

    def in_body(self, start: int, end: int) -> bool:
        """Whether [start, end) lies wholly in one stretch of the body."""
        return any(a <= start and end <= b for a, b in self.body)
