"""Gold bundles of the project's own examples: loading, and finding the spans that HTML reports give by snippet only."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from stemma.model import Comparison

Bundle = dict[str, Any]


def digest(*paths: Path) -> str:
    """First 12 hex digits of the SHA-256 over the named files and folders, in sorted order."""
    total = hashlib.sha256()
    for path in sorted(f for p in paths for f in ([p] if p.is_file() else p.rglob("*")) if f.is_file()):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:12]


def load(path: Path) -> Bundle:
    """One gold bundle."""
    bundle: Bundle = json.loads(path.read_text("utf-8"))
    return bundle


def _nth(text: str, snippet: str, occurrence: int) -> tuple[int, int] | None:
    flank = rf"(?<!\w){re.escape(snippet)}(?!\w)" if snippet[:1].isalnum() and snippet[-1:].isalnum() else re.escape(snippet)
    places = [m.span() for m in re.finditer(flank, text)]
    return places[occurrence - 1] if len(places) >= occurrence else None


def resolved(bundle: Bundle, comparison: Comparison) -> Bundle:
    """The bundle with spans given by snippet (start null) found in the text that was read."""
    texts = {d.file.rsplit("/", 1)[-1]: d.text for d in comparison.reports}

    def walk(value: Any) -> Any:
        if isinstance(value, list):
            return [walk(v) for v in value]
        if not isinstance(value, dict):
            return value
        value = {k: walk(v) for k, v in value.items()}
        if value.get("text") and "start" in value and value["start"] is None and value.get("report") in texts:
            place = _nth(texts[value["report"]], value["text"], int(value.get("occurrence") or 1))
            if place:
                value["start"], value["end"] = place
        return value

    result: Bundle = walk(bundle)
    return result


def misplaced(bundle: Bundle, texts: dict[str, str]) -> list[str]:
    """Spans of a bundle whose text is not the slice they name: empty where the gold is sound."""
    wrong: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, list):
            for v in value:
                walk(v)
        elif isinstance(value, dict):
            if value.get("start") is not None and value.get("report") in texts and "text" in value:
                found = texts[value["report"]][value["start"] : value["end"]]
                if found != value["text"]:
                    wrong.append(f"{value['report']} {value['start']}:{value['end']} {value['text']!r} is {found!r}")
            for v in value.values():
                walk(v)

    walk(bundle)
    return wrong
