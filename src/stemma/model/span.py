"""Spans: where in a report something stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from stemma.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points [start, end) of one report's text, with the text that stands there.

    `field` is "title" where the span lies in a headline that stands outside the text, else None. Make spans with
    `Document.span`, which slices the text itself, so that they cannot drift.
    """

    report: str
    start: int
    end: int
    text: str
    field: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or self.end - self.start != len(self.text):
            raise SpanError(
                f"span {self.start}:{self.end} of {self.report!r} with a text of {len(self.text)} characters; "
                "start and end must enclose exactly the text"
            )

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one character."""
        return (self.report, self.field) == (other.report, other.field) and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return (self.report, self.field) == (other.report, other.field) and self.start <= other.start and other.end <= self.end


def spans_in(value: object) -> Iterator[Span]:
    """Every span in a model object or a tuple of them, however deep, in the order of the fields."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from spans_in(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_in(getattr(value, field.name))
