"""The page: one self-contained HTML file with the reports side by side and every finding linked to its spans.

It loads nothing: style and script stand in it, the script is allowed by its digest only, and a strict content security
policy forbids the rest. All text passes through `markup.tag`, which escapes it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from string import Template

from stemma.model import Comparison
from stemma.show.contract import to_jsonable
from stemma.show.findings import Findings
from stemma.show.page.claims import claims_pane, lede
from stemma.show.page.columns import report_columns, report_list
from stemma.show.page.markup import Anchors, tag, together
from stemma.show.page.sections import lower_sections
from stemma.show.wording import plural

#: In a script element the HTML parser looks for "</script" and "<!--"; JavaScript once ended lines at U+2028 and U+2029.
_ESCAPES = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "script-src 'sha256-{digest}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
_FIRST = (("claims", "Claims"), ("reports", "Reports"))
_SURROGATES = {code: f"\\u{code:04x}" for code in range(0xD800, 0xE000)}


def to_html(comparison: Comparison) -> str:
    """The comparison as one HTML document, the JSON of the contract embedded in it.

    Raises SpanError where a span's text is not the slice it names.
    """
    island = json.dumps(to_jsonable(comparison), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    findings = Findings(comparison)
    anchors = Anchors(comparison)
    lower = lower_sections(findings, anchors)
    script = _asset("app.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    count = len(comparison.reports)
    return Template(_asset("page.html")).substitute(
        policy=_POLICY.format(digest=digest),
        style=_asset("style.css"),
        script=script,
        heading=f"{plural(count, 'report')} of one story, side by side" if count != 1 else "One report, read closely",
        lede=lede(findings),
        reports=report_list(findings),
        claims_heading="What the reports say" if count != 1 else "What the report says",
        claims=claims_pane(findings, anchors),
        columns=report_columns(findings, anchors),
        nav=together(
            *(tag("a", label, href=f"#{name}") for name, label in (*_FIRST, *((name, name.capitalize()) for name, _, _ in lower)))
        ),
        sections=together(*(tag("section", tag("h2", title), part, id=name, class_="panel") for name, title, part in lower)),
        island=island.translate(_ESCAPES | _SURROGATES),
    )


@cache
def _asset(name: str) -> str:
    return (files("stemma.show.page") / name).read_text("utf-8")
