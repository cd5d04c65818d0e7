"""Bytes to text, with the way back: which encoding, and where each code point stands in the file."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from stemma.errors import InputError
from stemma.model import OffsetRun

#: byte order marks and the codec of what follows; UTF-32 first, because its mark begins with that of UTF-16
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf", "a 7z file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_STATEFUL = re.compile(r"utf_?7|iso2022|hz|punycode|idna|unicode_escape", re.IGNORECASE)  #: bytes depend on what came before
_LATIN_1 = frozenset({"iso8859-1", "ascii"})  #: read as cp1252, as browsers do (WHATWG encoding standard)
_CHAOS = 0.1  #: charset-normalizer's measure of disorder above which its guess counts as unsure (its own limit is 0.2)
_NEAR = 0.02  #: difference in disorder between guesses that count as equal
_CONTROL_SHARE = 0.05  #: share of control characters above which bytes are no text
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_MEND = "save it as UTF-8 and try again"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file or of one line of it: `text.encode(codec)` are the file's bytes from `first_byte` on."""

    text: str
    codec: str
    first_byte: int = 0


class Piece(NamedTuple):
    """`length` code points from `text_start` of a report are those from `source_start` of the decoded file."""

    text_start: int
    source_start: int
    length: int


def to_bytes(pieces: Iterable[Piece], decoded: Decoded) -> tuple[OffsetRun, ...]:
    """Runs from text to the file's bytes; `pieces` rise in `source_start`, neighbours are joined."""
    runs: list[OffsetRun] = []
    at, byte = 0, decoded.first_byte
    last: Piece | None = None
    for piece in pieces:
        if piece.length <= 0:
            continue
        byte += len(decoded.text[at : piece.source_start].encode(decoded.codec))
        at = piece.source_start
        if last and last.text_start + last.length == piece.text_start and last.source_start + last.length == at:
            run = runs[-1]
            runs[-1] = OffsetRun(run.text_start, run.source_byte_start, run.length + piece.length)
        else:
            runs.append(OffsetRun(piece.text_start, byte, piece.length))
        last = piece
    return tuple(runs)


def _name(label: str) -> str | None:
    """Python's name of a text codec, or None where there is none such."""
    try:
        found = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    if not getattr(found, "_is_text_encoding", True) or _STATEFUL.search(found.name):
        return None
    return "cp1252" if found.name in _LATIN_1 else found.name


def _strict(data: bytes, codec: str) -> str | None:
    """The text of `data`, or None where it is not valid, or does not lead back to the same bytes."""
    try:
        text = data.decode(codec)
        return text if codec == "utf-8" or text.encode(codec) == data else None
    except (UnicodeError, ValueError):
        return None


def _refuse_binary(data: bytes) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{what}, not text; text, HTML and JSON are read: export the report as one of these")
    if b"\0" in data:
        raise InputError(f"a binary file (it holds NUL bytes); text, HTML and JSON are read: if it is text, {_MEND}")
    sample = data[:65536]
    if len(_CONTROLS.findall(sample)) > _CONTROL_SHARE * len(sample):
        raise InputError(f"a binary file (full of control characters); text, HTML and JSON are read: if it is text, {_MEND}")


def _detect(data: bytes) -> Decoded:
    """What charset-normalizer makes of bytes that are not UTF-8; raises InputError where it is unsure.

    It is sure where the bytes read as a language it knows, or where one encoding alone fits; the Western code page is
    taken where it fits as well as any, for it is by far the likeliest in news files.
    """
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, rarely needed

    matches = from_bytes(data)
    best = matches.best()
    if best is not None and best.chaos <= _CHAOS:
        near = [m for m in matches if m.chaos <= best.chaos + _NEAR and m.coherence >= best.coherence]
        western = any({"cp1252", "latin_1"} & set(m.could_be_from_charset) for m in near)
        sure = western or best.coherence > 0 or len(near) == 1
        name = ("cp1252" if western else _name(best.encoding)) if sure else None
        text = _strict(data, name) if name else None
        if name and text is not None:
            return Decoded(text, name)
    raise InputError(f"bytes that are not UTF-8 and whose encoding cannot be told for sure; {_MEND}")


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a file: byte order mark, then `declared`, then UTF-8, then detection.

    A declared encoding gives way where the bytes are valid UTF-8 beyond ASCII: pages often name the wrong one, and
    bytes in another encoding are hardly ever valid UTF-8. Raises InputError (a reason without the file's name) for
    binary files and for encodings that cannot be told.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], codec)
            if text is None:
                raise InputError(f"bytes that are not valid {codec.upper()}, which its byte order mark names; {_MEND}")
            return Decoded(text, codec, len(mark))
    _refuse_binary(data)
    text = _strict(data, "utf-8")
    named = _name(declared) if declared else None
    if text is not None and (named is None or named.startswith("utf-") or not data.isascii()):
        return Decoded(text, "utf-8")
    if named is not None:
        found = _strict(data, named)
        if found is not None:
            return Decoded(found, named)
    return Decoded(text, "utf-8") if text is not None else _detect(data)
