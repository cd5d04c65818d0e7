"""Packing: the JSON of a comparison in the form that a page carries it, a fifth as long; reading-room/src/unpack.ts undoes it.

A span becomes `{"$": [report, start, length]}`, its text being the slice it names. A list of spans becomes `{"$s": [...]}`, their
three numbers one after the other; a list of objects with the same keys becomes `{"$k": keys, "$c": one list for each key}`.
An object that has a key beginning with "$" itself is kept as it is, as `{"$v": object}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SPAN_KEYS = ["report", "start", "end", "text"]
Packed = dict[str, Any]


def packed(comparison: Mapping[str, Any]) -> Packed:
    """A comparison as `to_jsonable` gives it, packed. The reports, from which spans take their text, are under "reports"."""
    reports = comparison["reports"]
    places = {report["id"]: place for place, report in enumerate(reports)}
    texts = [report["text"] for report in reports]

    def pack(value: Any) -> Any:
        if isinstance(value, dict):
            return pack_object(value)
        return pack_list([pack(part) for part in value]) if isinstance(value, list) else value

    def pack_object(value: dict[str, Any]) -> Packed:
        if any(key.startswith("$") for key in value):
            return {"$v": value}
        if list(value) == _SPAN_KEYS and isinstance(value["report"], str) and value["report"] in places:
            place, start, end = places[value["report"]], value["start"], value["end"]
            # keys carried along from the input may look like a span and be none
            whole = type(start) is int and type(end) is int and 0 <= start <= end
            if whole and texts[place][start:end] == value["text"]:
                return {"$": [place, start, end - start]}
        return {key: pack(part) for key, part in value.items()}

    return {key: pack(part) for key, part in comparison.items()}


def pack_list(parts: list[Any]) -> list[Any] | Packed:
    """A list, its parts packed already: as columns where all parts are objects with the same keys in the same order."""
    if len(parts) < 2 or not all(isinstance(part, dict) for part in parts):
        return parts
    keys = list(parts[0])
    if not keys or keys == ["$v"] or any(list(part) != keys for part in parts):
        return parts
    if keys == ["$"]:
        return {"$s": [number for part in parts for number in part["$"]]}
    if any(key.startswith("$") for key in keys):
        return parts
    return {"$k": keys, "$c": [pack_list([part[key] for part in parts]) for key in keys]}
