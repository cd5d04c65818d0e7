"""How one value of the model becomes JSON: a key with its meaning, and forms for what is written otherwise than modelled."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from stemma.model import FORMAT, Annotated, Comparison, Document, NamingVariant, Span

_DEEPEST = 100  # nesting of carried-along JSON: far beyond any real key, and far from Python's recursion limit


@dataclass(frozen=True, slots=True)
class Form:
    """A value that is written otherwise than it is modelled: `write` takes the model object itself."""

    write: Callable[[Any], object]
    schema: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the JSON: what it says, and where in the model its value is (`path`: names joined by dots)."""

    name: str
    says: str
    path: str = ""
    omit_none: bool = False
    form: Form | None = None

    @property
    def steps(self) -> tuple[str, ...]:
        """The names that lead from the model object to the value."""
        return tuple((self.path or self.name).split("."))


def _span(span: Span) -> dict[str, object]:
    written: dict[str, object] = {"report": span.report, "start": span.start, "end": span.end, "text": span.text}
    return written if span.field is None else {**written, "field": span.field}


def _voiced(variant: NamingVariant) -> list[dict[str, object]]:
    spans = [(span, "own") for span in variant.own_voice] + [(span, "quotation") for span in variant.quoted]
    return [{**_span(span), "voice": voice} for span, voice in spans]


def _carried(document: Document) -> dict[str, object]:
    """Keys carried along from the input; a value that cannot be written as JSON again is kept as the string it is."""
    carried: dict[str, object] = {}
    for name, value in document.extra:
        try:
            found = json.loads(value, parse_constant=str)
            json.dumps(found, allow_nan=False)
        except (ValueError, RecursionError):
            found = value
        carried[name] = value if _nested(found, _DEEPEST) else found
    return carried


def _nested(value: object, allowed: int) -> bool:
    """Whether lists and objects stand deeper in each other than allowed."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return allowed == 0 or any(_nested(part, allowed - 1) for part in parts)


VOICED = Form(
    _voiced,
    {
        "type": "array",
        "items": {
            "allOf": [{"$ref": "#/$defs/Span"}],
            "required": ["voice"],
            "properties": {
                "voice": {"enum": ["own", "quotation"], "description": "the report's own voice, or inside a quotation"}
            },
        },
    },
)
_TRIPLE = {"type": "array", "prefixItems": [{"type": "integer", "minimum": 0}] * 3, "minItems": 3, "maxItems": 3}
OFFSETS = Form(
    lambda document: [[run.text_start, run.source_byte_start, run.length] for run in document.offsets],
    {"type": "array", "items": _TRIPLE},
)
COUNTRIES = Form(
    lambda toponym: list(toponym.place.countries) if toponym.place else [], {"type": "array", "items": {"type": "string"}}
)


def maker(made: Comparison | Annotated) -> dict[str, object]:
    """What made a result: the version of stemma, and the annotators that ran."""
    annotators = [
        {"name": a.name, "version": a.version} | ({} if a.digest is None else {"digest": a.digest}) for a in made.annotators
    ]
    return {"version": made.version, "annotators": annotators}


MAKER = Form(
    maker,
    {
        "type": "object",
        "required": ["version", "annotators"],
        "properties": {"version": {"type": "string"}, "annotators": {"type": "array", "items": {"$ref": "#/$defs/Annotator"}}},
    },
)
FORMAT_NAME = Form(lambda _: FORMAT, {"const": FORMAT})
CARRIED = Form(_carried, {"type": "object"})
