"""The JSON Schema (2020-12) of the comparison, and the reference page printed from it; both come from the model."""

from __future__ import annotations

import inspect
import types
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from stemma.model import FORMAT, Comparison
from stemma.show.keys import SHAPES
from stemma.show.shape import Key

Schema = dict[str, Any]
_PLAIN: dict[object, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string"},  # a moment without its UTC offset is no "date-time" of JSON Schema
    type(None): {"type": "null"},
}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> Schema:
    """The JSON Schema of what `to_json` writes. Other keys may stand beside the described ones."""
    definitions = {cls.__name__: _object(cls) for cls in SHAPES if cls is not Comparison}
    return {
        "$schema": _DIALECT,
        "$id": f"urn:{FORMAT.replace('/', ':')}",
        "title": f"{FORMAT}: what stemma found in the reports of one story",
        **_object(Comparison),
        "$defs": dict(sorted(definitions.items())),
    }


def _object(cls: type) -> Schema:
    keys = SHAPES[cls]
    return {
        "description": " ".join((inspect.getdoc(cls) or "").split("\n\n", maxsplit=1)[0].split()),
        "type": "object",
        "required": [key.name for key in keys if not key.omit_none],
        "properties": {key.name: {"description": key.says, **_of_key(cls, key)} for key in keys},
    }


def _of_key(cls: type, key: Key) -> Schema:
    if key.form is not None:
        return dict(key.form.schema)
    hint: Any = cls
    may_be_null = False
    for step in key.steps:
        options = [option for option in _options(hint) if option is not type(None)]
        hint = _hints(options[0])[step]
        may_be_null = may_be_null or (type(None) in _options(hint))
    wanted = [option for option in _options(hint) if option is not type(None)]
    schemas = [_of_hint(option) for option in wanted] + ([_PLAIN[type(None)]] if may_be_null else [])
    return _joined(schemas)


@cache
def _hints(cls: type) -> Mapping[str, Any]:
    hints = get_type_hints(cls)
    for name, member in inspect.getmembers(cls, lambda value: isinstance(value, property)):
        hints.setdefault(name, get_type_hints(member.fget)["return"])
    return hints


def _options(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def _of_hint(hint: Any) -> Schema:
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if get_origin(hint) is tuple:
        parts = get_args(hint)
        if parts[-1] is Ellipsis:
            return {"type": "array", "items": _joined([_of_hint(option) for option in _options(parts[0])])}
        return {
            "type": "array",
            "prefixItems": [_of_hint(part) for part in parts],
            "minItems": len(parts),
            "maxItems": len(parts),
        }
    if is_dataclass(hint) and hint in SHAPES:
        return {"$ref": f"#/$defs/{hint.__name__}"}
    raise TypeError(f"the model has {hint!r}, which the JSON cannot write; give it a Form in stemma.show.shape")


def _joined(schemas: list[Schema]) -> Schema:
    """One schema that allows any of `schemas`."""
    if len(schemas) == 1:
        return schemas[0]
    if all(set(schema) == {"type"} for schema in schemas):
        return {"type": [schema["type"] for schema in schemas]}
    if {"type": "null"} in schemas and "enum" in schemas[0] and len(schemas) == 2:
        return {"enum": [*schemas[0]["enum"], None]}
    return {"anyOf": schemas}


def reference_markdown() -> str:
    """The reference page of the JSON in Markdown: one table for the whole, one for each kind of object in it."""
    schema = json_schema()
    lines = [
        "# The JSON of a comparison",
        "",
        f"`stemma compare --json FILE` writes one JSON object of the format `{FORMAT}`: UTF-8, keys in the order below, lists in",
        "document order, the same bytes for the same input. This page is printed from the model; do not edit it by hand.",
        "",
        "A span is a stretch of Unicode code points, half-open, in one report; its `text` is always the slice it names.",
        "",
        "## The whole",
        "",
        *_table(schema),
        "",
    ]
    for name in _in_order(schema):
        definition = schema["$defs"][name]
        lines += [f"## {name}", "", definition["description"], "", *_table(definition), ""]
    return "\n".join(lines).rstrip() + "\n"


def _in_order(schema: Schema) -> list[str]:
    """Names of the definitions in the order in which a reader meets them."""
    met: list[str] = []
    waiting = [schema]
    while waiting:
        for name in _referred(waiting.pop(0)["properties"]):
            if name not in met:
                met.append(name)
                waiting.append(schema["$defs"][name])
    return met


def _referred(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [str(value["$ref"]).rsplit("/", 1)[-1]] if "$ref" in value else []
        return own + [name for part in value.values() for name in _referred(part)]
    return [name for part in value for name in _referred(part)] if isinstance(value, list) else []


def _table(schema: Schema) -> list[str]:
    rows = ["| key | holds | meaning |", "|---|---|---|"]
    for name, about in schema["properties"].items():
        optional = "" if name in schema["required"] else " (may be absent)"
        rows.append(f"| `{name}` | {_in_words(about)}{optional} | {about['description']} |".replace("\\", "\\\\"))
    return rows


def _in_words(schema: Schema) -> str:
    """What a schema allows, in words: "string or null", "list of [Span](#span)"."""
    if "const" in schema:
        return f"`{schema['const']}`"
    if "$ref" in schema or "allOf" in schema:
        name = _referred(schema)[0]
        return f"[{name}](#{name.lower()})"
    if "enum" in schema:
        return ", ".join("null" if value is None else f"`{value}`" for value in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(_in_words(option) for option in schema["anyOf"])
    if isinstance(schema["type"], list):
        return " or ".join(schema["type"])
    if schema.get("format") == "date":
        return "date"
    if schema["type"] != "array":
        return str(schema["type"])
    if "prefixItems" in schema:
        return "[" + ", ".join(_in_words(part) for part in schema["prefixItems"]) + "]"
    return f"list of {_in_words(schema['items'])}"
