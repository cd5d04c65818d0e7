"""Annotations of single reports as JSON lines: the objects of the comparison's JSON, one a line, each with where it stands."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from stemma.model import Annotated, Dropped
from stemma.show.contract import check_spans, escaped, to_object
from stemma.show.shape import maker

#: The key of a line's object, for each list of annotations, in the order in which they are written.
SECTIONS = {
    "figures": "figure",
    "attributions": "attribution",
    "timexes": "timex",
    "toponyms": "toponym",
    "actors": "actor",
    "dropped": "dropped",
}


def to_lines(annotated: Annotated, only: Collection[str] = tuple(SECTIONS)) -> Iterator[str]:
    """A line for the report, then one for each annotation in the sections `only`; each ends in a newline.

    The report's line names the layers that were read where not all were: of the others nothing is known.
    Raises SpanError where a span's text is not the slice it names.
    """
    report, found = annotated.document, annotated.annotations
    check_spans((report, found), (report,))
    layers = {} if annotated.layers is None else {"layers": list(annotated.layers)}
    yield _line({"type": "report", "stemma": maker(annotated), **layers, **to_object(report)})
    head = {"report": report.id, "sha256": report.sha256}
    for section, name in SECTIONS.items():
        if section == "dropped" or section not in only:
            continue
        for each in getattr(found, section):
            start, end = _extent(each)
            place = {"start": start, "end": end, "text": report.text[start:end]}
            yield _line({"type": name, **head, **place, name: to_object(each)})
    if "dropped" in only:
        for dropped in (*found.dropped, *annotated.dropped):
            yield _line({"type": "dropped", **head, "dropped": to_object(dropped)})


def dropped_line(dropped: Dropped) -> str:
    """The line for something that was left out before it was a report."""
    return _line({"type": "dropped", "dropped": to_object(dropped)})


def _extent(annotation: Any) -> tuple[int, int]:
    """Where an annotation stands: its span, its content from first to last fragment, or its first mention."""
    if hasattr(annotation, "content"):
        return annotation.content[0].start, annotation.content[-1].end
    span = annotation.mentions[0].span if hasattr(annotation, "mentions") else annotation.span
    return span.start, span.end


def _line(written: dict[str, Any]) -> str:
    return escaped(json.dumps(written, ensure_ascii=False, allow_nan=False)) + "\n"
