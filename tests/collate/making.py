"""Figures and reports for collation tests, made from sentences with [marked] numbers."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from stemma.model import Document, Figure, Interval, OffsetRun, Published, Quantity, Span

BOUNDS = {
    "": "exact",
    "about": "approx",
    "at least": "at_least",
    "fewer than": "less_than",
    "more than": "more_than",
    "up to": "at_most",
}


def report(name: str, text: str, *, published: str | None = None, **about: Any) -> Document:
    """A report whose text is `text` without the square brackets."""
    moment = datetime.fromisoformat(published) if published else None
    day: date | None = moment.date() if moment else None
    timed = moment if published and "T" in published else None
    plain = re.sub(r"[\[\]]", "", text)
    values: dict[str, Any] = {"siglum": name, "file": f"{name}.txt", **about}
    return Document(
        id=name, sha256="0" * 64, text=plain, offsets=(OffsetRun(0, 0, len(plain)),), encoding="utf-8",
        published=Published(day, day, day, "stated" if day else "unknown", "in the test", timed),
        body=((0, len(plain)),), **values,
    )  # fmt: skip


def quantity(words: str) -> Quantity:
    """The quantity of "more than 300", "about 40", "12"."""
    match = re.fullmatch(r"(\D*?)\s*([\d,.]+)(%?)", words)
    assert match, words
    bound = BOUNDS[match.group(1).strip().lower()]
    value = float(match.group(2).replace(",", ""))
    unit = "percent" if match.group(3) else None
    if bound == "approx":
        return Quantity(
            value=value, low=None, high=None, low_inclusive=None, high_inclusive=None,
            interval=Interval(value * 0.9, value * 1.1, "about"), bound="approx", unit=unit,
        )  # fmt: skip
    exact = bound == "exact"
    low = value if exact or bound in ("more_than", "at_least") else None
    high = value if exact or bound in ("at_most", "less_than") else None
    return Quantity(
        value=value, low=low, high=high,
        low_inclusive=None if low is None else bound != "more_than",
        high_inclusive=None if high is None else bound != "less_than",
        interval=Interval(low, high, "literal"), bound=bound, unit=unit,  # type: ignore[arg-type]
    )  # fmt: skip


def figures(document: Document, marked: str, *, counted: str | None = None, **about: Any) -> tuple[Figure, ...]:
    """One figure per [bracket] of the marked text, in order."""
    found: list[Figure] = []
    removed = 0
    for match in re.finditer(r"\[([^\]]+)\]", marked):
        start = match.start() - removed
        removed += 2
        end = start + len(match.group(1))
        assert document.text[start:end] == match.group(1)
        span = document.span(start, end)
        phrase: Span | None = None
        if counted:
            at = document.text.find(counted, end)
            phrase = document.span(at, at + len(counted)) if at >= 0 else None
        amount = quantity(match.group(1))
        role = "share" if amount.unit == "percent" else "count"
        values = {"role": role, "head": counted.split()[-1].lower() if counted else None, **about}
        found.append(Figure(id=f"{document.siglum}f{len(found) + 1}", span=span, quantity=amount, counted=phrase, **values))
    return tuple(found)
