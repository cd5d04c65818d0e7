"""The JSON that stemma promises: a rendering of a Comparison, deterministic to the byte, every span checked on write."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from stemma.errors import SpanError
from stemma.model import Comparison, Document, spans_in
from stemma.show.keys import SHAPES
from stemma.show.shape import Key

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(comparison: Comparison) -> str:
    """The comparison as JSON text (contract `stemma.comparison/1`), ending in a newline.

    Raises SpanError where a span's text is not the slice it names.
    """
    return escaped(json.dumps(to_jsonable(comparison), ensure_ascii=False, indent=1, allow_nan=False)) + "\n"


def escaped(written: str) -> str:
    """JSON that has a UTF-8 form: a lone surrogate (an unpaired \\ud83d in a JSONL file) as its JSON escape."""
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def to_jsonable(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain dicts, lists, strings and numbers, keys in the order of the contract.

    Raises SpanError where a span's text is not the slice it names.
    """
    check_spans(comparison, comparison.reports)
    return to_object(comparison)


def to_object(thing: object) -> dict[str, Any]:
    """One object of the model (a report, a figure, …) as it stands in the comparison's JSON."""
    written = _written(thing)
    assert isinstance(written, dict)
    return written


def check_spans(value: object, reports: Iterable[Document]) -> None:
    """Hold every span in `value` against the reports. Raises SpanError where its text is not the slice it names."""
    texts: dict[tuple[str, str | None], str] = {}
    for report in reports:
        texts[report.id, None] = report.text
        texts[report.id, "title"] = report.title or ""
    for span in spans_in(value):
        text = texts.get((span.report, span.field))
        if text is None:
            raise SpanError(f"span {span.start}:{span.end} names {span.field or 'text'} of {span.report!r}, which was not read")
        if text[span.start : span.end] != span.text:
            raise SpanError(
                f"span {span.start}:{span.end} of {span.report!r} says {span.text[:40]!r}, "
                f"but {text[span.start : span.end][:40]!r} stands there; make spans with Document.span"
            )


def _written(value: object) -> object:
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_written(part) for part in value]
    written: dict[str, object] = {}
    for key in SHAPES[type(value)]:
        part = _value(value, key)
        if part is not None or not key.omit_none:
            written[key.name] = part
    return written


def _value(thing: object, key: Key) -> object:
    if key.form is not None:
        return key.form.write(thing)
    value: Any = thing
    for step in key.steps:
        value = getattr(value, step)
        if value is None:
            return None
    return _written(value)


def _number(value: float) -> int | float | None:
    """12.0 is written 12; JSON has no infinity, and an amount without bound is null everywhere in the contract."""
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < 2**53 else value
