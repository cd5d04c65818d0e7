"""Short ways to make reports, mentions and comparisons by hand, for the tests of the views."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

from stemma.model import (
    Annotator,
    Attribution,
    Comparison,
    Credit,
    Dateline,
    Document,
    Dropped,
    Figure,
    Interval,
    OffsetRun,
    Period,
    Published,
    Quantity,
    Span,
    Timex,
    Toponym,
)
from stemma.model.values import Bound

DAY = date(2031, 5, 2)


def document(siglum: str, text: str, **about: Any) -> Document:
    """A report whose whole text is running text, unless `about` says otherwise."""
    encoded = text.encode("utf-8", "replace")
    values: dict[str, Any] = {
        "id": f"r-{siglum}",
        "siglum": siglum,
        "file": f"{siglum.lower()}.txt",
        "sha256": hashlib.sha256(encoded).hexdigest(),
        "text": text,
        "offsets": (OffsetRun(0, 0, len(text)),),
        "encoding": "utf-8",
        "body": ((0, len(text)),) if text else (),
        "published": Published(DAY, DAY, DAY, "stated", "the date line of the page"),
    }
    return Document(**{**values, **about})


def find(report: Document, words: str, nth: int = 0) -> Span:
    """The span of `words` in the text of a report (the first, or the `nth` counted from 0)."""
    start = -1
    for _ in range(nth + 1):
        start = report.text.index(words, start + 1)
    return report.span(start, start + len(words))


def exact(value: float, unit: str | None = None) -> Quantity:
    """Just so many."""
    interval = Interval(value, value, "exact: the number itself")
    return Quantity(
        value=value, low=value, high=value, low_inclusive=True, high_inclusive=True, interval=interval, bound="exact", unit=unit
    )


def bounded(bound: Bound, value: float | None, *, low: float | None = None, high: float | None = None) -> Quantity:
    """An amount that words bound: at least, more than, nearly, about; without a value, a vague word."""
    inclusive = bound in ("at_least", "at_most")
    interval = Interval(low, high, f"{bound.replace('_', ' ')}: the words give one side")
    if bound == "approx" and value is not None:
        interval = Interval(value * 0.9, high or value * 1.1, "approx: ten parts in a hundred to either side")
    return Quantity(
        value=value,
        low=low,
        high=high,
        low_inclusive=inclusive if low is not None else None,
        high_inclusive=inclusive if high is not None else None,
        interval=interval,
        bound=bound,
    )


def vague(low: float, high: float | None) -> Quantity:
    """A word without a number: dozens."""
    return replace(bounded("approx", None), interval=Interval(low, high, "vague: dozens is 24 to 99"))


def figure(id: str, span: Span, quantity: Quantity, **about: Any) -> Figure:
    return Figure(id=id, span=span, quantity=quantity, **about)


def said(id: str, content: Span | tuple[Span, ...], speaker: str | None, **about: Any) -> Attribution:
    values: dict[str, Any] = {
        "cue": None,
        "source": None,
        "speaker_type": "named person" if speaker else None,
        "kind": "indirect",
        "modality": "stated",
        "chain": (speaker,) if speaker else (),
    }
    return Attribution(
        id=id, content=content if isinstance(content, tuple) else (content,), speaker=speaker, **{**values, **about}
    )


def dispatch(siglum: str, text: str, head: tuple[str, str, str], **about: Any) -> Document:
    """A report that begins with a dispatch head of place, date and agency, which is not running text."""
    bare = document(siglum, text)
    place, day, agency = (find(bare, part) for part in head)
    end = text.index("—") + 2
    return document(siglum, text, dateline=Dateline(bare.span(0, end - 1), place, day, agency), body=((end, len(text)),), **about)


def credited(siglum: str, text: str, credit: str, *, names: tuple[str, ...], **about: Any) -> Document:
    """A report that ends in a credit line, which is not running text."""
    line = find(document(siglum, text), credit)
    return document(siglum, text, credits=(Credit(line, "agency", names),), body=((0, line.start),), **about)


def undated(siglum: str, text: str, **about: Any) -> Document:
    published = Published(None, date(2031, 5, 2), date(2031, 5, 4), "inferred", '"on Friday" and the toll it names')
    return document(siglum, text, published=published, **about)


def comparison(reports: tuple[Document, ...], **parts: Any) -> Comparison:
    annotators = (Annotator("figures", "1"), Annotator("quotations", "3"), Annotator("times", "2"))
    return Comparison(version="0.0.test", annotators=annotators, reports=reports, **parts)


def toponym(id: str, span: Span, **about: Any) -> Toponym:
    return Toponym(id=id, span=span, kind=about.pop("kind", "name"), **about)


def timex(id: str, span: Span, days: tuple[date | None, date | None], **about: Any) -> Timex:
    values: dict[str, Any] = {
        "type": "DATE",
        "value": "2031-05-02",
        "precision": "day",
        "anchor": "2031-05-02",
        "rule": "a weekday is the last one before the report was published",
    }
    return Timex(id=id, span=span, period=Period(*days), **{**values, **about})


def left_out(count: int) -> tuple[Dropped, ...]:
    return tuple(Dropped(f'"{n}" in report C', "a designation, not an amount") for n in range(count))
