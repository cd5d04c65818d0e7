"""Reports in JSON: one object, a list of objects, or one object a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace

from stemma.errors import InputError
from stemma.model import Dropped
from stemma.read.encoding import Decoded, decode, to_bytes
from stemma.read.literal import Member, clean, members, objects, string_with_places
from stemma.read.raw import Given, Raw

KNOWN = ("id", "title", "outlet", "published", "url", "byline")  #: keys read beside `text`
_EXAMPLE = '{"text": "…", "outlet": "…", "published": "2024-05-07"}'
_NOTHING = "no report in it; one JSON object with a `text` for each report is needed"


def _known(record: dict[str, Member], key: str) -> str | None:
    """The value of a known key; null, and a string of white space, are as good as nothing."""
    member = record.get(key)
    if member is None or member.value is None:
        return None
    value = member.value
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise InputError(f"`{key}` is {_kind(value)}; only a string is allowed: put it in quotation marks, or leave it out")
    return clean(value).strip() or None


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "no string")


def _report(record: dict[str, Member], decoded: Decoded, *, file: str, name: str, line: int | None) -> Raw:
    """One report from the object `record` of the decoded source; raises InputError with a reason."""
    text = record.get("text")
    if text is None or text.value is None:
        made = str(record["format"].value) if "format" in record else ""
        what = "a comparison that stemma wrote, no report" if made.startswith("stemma.") else "no `text`"
        if made.startswith("stemma.judgements/"):
            what = "judgements, no report (give them by --judgements)"
        raise InputError(f"{what}; {_EXAMPLE} is allowed, `text` is required: add it, or leave the record out")
    if not isinstance(text.value, str):
        raise InputError(f"`text` is {_kind(text.value)}; only a string is allowed: put the report's text in it")
    given = {key: _known(record, key) for key in KNOWN}
    extra = tuple(
        (clean(key), clean(json.dumps(member.value, ensure_ascii=False)))
        for key, member in record.items()
        if key != "text" and key not in KNOWN
    )
    words, pieces = string_with_places(decoded.text, text.start, text.end)
    lost = sum(a != b for a, b in zip(words, text.value, strict=True))
    notes = (Dropped(name, f"{lost} half characters (lone surrogates) in `text`; U+FFFD stands in their place"),) if lost else ()
    return Raw(
        file=file, name=name, line=line, sha256="", own_sha256="", text=words, encoding=decoded.codec,
        offsets=to_bytes(pieces, decoded), given=Given(extra=extra, **given), notes=notes,  # type: ignore[arg-type]
    )  # fmt: skip


def read_json(data: bytes, file: str) -> Iterator[Raw | Dropped]:
    """The report, or the list of reports, in a .json file."""
    try:
        decoded = decode(data)
        found = list(objects(decoded.text))
    except InputError as error:
        yield Dropped(file, f"{error}; {_EXAMPLE} is allowed: mend the file")
        return
    digest = hashlib.sha256(data).hexdigest()
    if not found:
        yield Dropped(file, _NOTHING)
    for number, (record, start, end) in enumerate(found, 1):
        name = file if len(found) == 1 else f"{file}#{number}"
        if record is None:
            yield Dropped(name, f"item {number} of the list is no object; {_EXAMPLE} is allowed")
            continue
        try:
            raw = _report(record, decoded, file=file, name=name, line=None)
        except InputError as error:
            yield Dropped(name, str(error))
            continue
        own = digest if len(found) == 1 else hashlib.sha256(decoded.text[start:end].encode(decoded.codec)).hexdigest()
        yield replace(raw, sha256=digest, own_sha256=own)


def read_lines(data: bytes, file: str) -> Iterator[Raw | Dropped]:
    """The reports in JSON lines; blank lines are passed over. Offsets refer to the bytes of the whole file."""
    try:
        decoded = decode(data)
    except InputError as error:
        yield Dropped(file, str(error))
        return
    digest = hashlib.sha256(data).hexdigest()
    byte, any_line = decoded.first_byte, False
    for number, line in enumerate(decoded.text.split("\n"), 1):
        size = len(line.encode(decoded.codec))
        start, byte = byte, byte + size + len("\n".encode(decoded.codec))
        if not line.strip():
            continue
        any_line = True
        name = f"{file}#{number}"
        own = hashlib.sha256(data[start : start + size]).hexdigest()
        try:
            raw = _line(line, Decoded(line, decoded.codec, start), file=file, number=number)
        except InputError as error:
            yield Dropped(name, f"line {number}: {error}")
            continue
        yield replace(raw, sha256=digest, own_sha256=own)
    if not any_line:
        yield Dropped(file, _NOTHING)


def _line(line: str, decoded: Decoded, *, file: str, number: int) -> Raw:
    at = len(line) - len(line.lstrip(" \t\r"))
    if line[at : at + 1] != "{":
        raise InputError(f"not a JSON object; one object a line is allowed, e.g. {_EXAMPLE}: mend or remove the line")
    try:
        record, end = members(line, at)
        if line[end:].strip():
            raise InputError("not JSON (something follows after the object)")
    except InputError as error:
        raise InputError(f"{error}; one object a line is allowed, e.g. {_EXAMPLE}: mend or remove the line") from None
    return _report(record, decoded, file=file, name=f"{file}#{number}", line=number)
