"""JSON text with positions: where each member of an object stands, and where each character of a string."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from stemma.errors import InputError
from stemma.read.encoding import Piece

_SPACE = re.compile(r"[ \t\n\r]*")
_ESCAPE = re.compile(r'\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))')
_SIMPLE = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\", "/": "/"}
_LOST = "\N{REPLACEMENT CHARACTER}"
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Member:
    """The value of a key, and the code points [start, end) of the source in which it is written."""

    value: Any
    start: int
    end: int


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


_DECODER = json.JSONDecoder(parse_constant=_no_constant)


def _value(source: str, at: int) -> tuple[Any, int]:
    """The value that begins at `at`, and where it ends. Raises InputError where there is none."""
    try:
        return _DECODER.raw_decode(source, at)
    except json.JSONDecodeError as error:
        line, column = source.count("\n", 0, error.pos) + 1, error.pos - source.rfind("\n", 0, error.pos)
        raise InputError(f"not JSON ({error.msg} at line {line}, column {column})") from None
    except (ValueError, RecursionError) as error:
        reason = "nested too deep" if isinstance(error, RecursionError) else str(error)
        raise InputError(f"not JSON that can be read ({reason})") from None


def _skip(source: str, at: int) -> int:
    found = _SPACE.match(source, at)
    return found.end() if found else at


def _expect(source: str, at: int, marks: str) -> str:
    if at >= len(source) or source[at] not in marks:
        line = source.count("\n", 0, at) + 1
        column = at - source.rfind("\n", 0, at)
        raise InputError(f"not JSON ({' or '.join(marks)} expected at line {line}, column {column})")
    return source[at]


def members(source: str, at: int) -> tuple[dict[str, Member], int]:
    """The members of the object that begins at `at`, and where it ends; of a key written twice the last one counts."""
    found: dict[str, Member] = {}
    _expect(source, at, "{")
    at = _skip(source, at + 1)
    if at < len(source) and source[at] == "}":
        return found, at + 1
    while True:
        _expect(source, at, '"')
        key, at = _value(source, at)
        at = _skip(source, at)
        _expect(source, at, ":")
        start = _skip(source, at + 1)
        value, end = _value(source, start)
        found[key] = Member(value, start, end)
        at = _skip(source, end)
        if _expect(source, at, ",}") == "}":
            return found, at + 1
        at = _skip(source, at + 1)


def objects(source: str) -> Iterator[tuple[dict[str, Member] | None, int, int]]:
    """The object that `source` is, or the items of the list that it is, each with its [start, end).

    None stands for a list item that is no object. Raises InputError where the source is neither, or not JSON.
    """
    at = _skip(source, 0)
    if at >= len(source) or source[at] not in "{[":
        _value(source, at)
        raise InputError('JSON, but no object; {"text": …} is needed')
    alone = source[at] == "{"
    at = at if alone else _skip(source, at + 1)
    more = alone or source[at : at + 1] != "]"
    at = at if more else at + 1
    while more:
        if source[at : at + 1] == "{":
            record, end = members(source, at)
            yield record, at, end
        else:
            _, end = _value(source, at)
            yield None, at, end
        if alone:
            at = end
            break
        at = _skip(source, end)
        more = _expect(source, at, ",]") == ","
        at = _skip(source, at + 1) if more else at + 1
    if _skip(source, at) < len(source):
        raise InputError("not JSON (something follows after its end)")


def clean(value: str) -> str:
    """The string with half surrogate pairs, which no encoding can write, replaced by U+FFFD."""
    return _SURROGATE.sub(_LOST, value)


def string_with_places(source: str, start: int, end: int) -> tuple[str, tuple[Piece, ...]]:
    r"""The string whose literal is `source[start:end]`, and where its characters stand in the source.

    Escaped characters (\n, \u00e9) lie outside every piece; half surrogate pairs become U+FFFD.
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    length, at, stop = 0, start + 1, end - 1
    for escape in _ESCAPE.finditer(source, start + 1, stop):
        if escape.start() < at:
            continue  # the second half of a pair
        if escape.start() > at:
            parts.append(source[at : escape.start()])
            pieces.append(Piece(length, at, escape.start() - at))
            length += escape.start() - at
        at = escape.end()
        if escape.group(2):
            parts.append(_SIMPLE[escape.group(2)])
        else:
            code = int(escape.group(1), 16)
            second = _ESCAPE.match(source, at, stop) if 0xD800 <= code < 0xDC00 else None
            low = int(second.group(1), 16) if second and second.group(1) else 0
            if second and 0xDC00 <= low < 0xE000:
                parts.append(chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)))
                at = second.end()
            else:
                parts.append(clean(chr(code)))
        length += 1
    if at < stop:
        parts.append(source[at:stop])
        pieces.append(Piece(length, at, stop - at))
    return "".join(parts), tuple(pieces)
