"""The reading room: one self-contained HTML file over the JSON of a comparison.

The components are built from `reading-room/` (TypeScript) into room.js and room.css beside this file. What is written here is
the document around them: the comparison, packed; the outlines of the countries, where a place has coordinates; the findings
in plain text, for who reads without a script. Nothing is loaded: script and style are allowed by their digests only, and
a strict content security policy forbids the rest.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from functools import cache
from html import escape
from importlib.resources import files
from io import StringIO
from string import Template

from rich.console import Console

from stemma.model import Comparison
from stemma.show.contract import to_jsonable
from stemma.show.page.packing import packed
from stemma.show.terminal import print_summary
from stemma.show.wording import plural, shown

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'sha256-{script}'",
        "style-src 'sha256-{style}'",
        "font-src data:",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
_WIDTH = 100  #: columns of the findings in plain text


def to_html(comparison: Comparison) -> str:
    """The comparison as one HTML document that needs nothing else; the same text for the same comparison.

    Raises SpanError where a span's text is not the slice it names.
    """
    script, style = _asset("room.js"), _asset("room.css")
    count = len(comparison.reports)
    return Template(_asset("room.html")).substitute(
        policy=_POLICY.format(script=_digest(script), style=_digest(style)),
        title=f"{plural(count, 'report')} of one story" if count != 1 else "One report, read closely",
        style=style,
        script=script,
        findings=escape(_findings(comparison)),
        comparison=_compressed(packed(to_jsonable(comparison))),
        world=_world() if any(toponym.place for toponym in comparison.toponyms) else "",
    )


def _findings(comparison: Comparison) -> str:
    """What the command prints without an option."""
    lines = StringIO()
    print_summary(comparison, Console(file=lines, width=_WIDTH, color_system=None, highlight=False))
    return shown(lines.getvalue())


def _compressed(value: object) -> str:
    """JSON, gzipped, in base64: its alphabet needs no escape in HTML."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()


@cache
def _world() -> str:
    return _compressed(json.loads(_asset("world.json")))


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    return (files("stemma.show.page") / name).read_text("utf-8")
