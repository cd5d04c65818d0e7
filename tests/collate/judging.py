"""Judgements for tests: made of what a comparison's JSON has, as a reading room makes them, and taken up in another run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import stemma
from stemma.show.contract import to_jsonable

CONTEXT = 32  #: code points kept around the words
Json = dict[str, Any]


def compared(folder: Path, *judgements: Path) -> Json:
    """The JSON of the reports in a folder, read by rules."""
    return to_jsonable(stemma.compare_reports([folder], encoder=False, judgements=judgements))


def written(folder: Path, reports: Mapping[str, str]) -> Path:
    """A folder with these reports, by file name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in reports.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def anchor(result: Json, span: Mapping[str, Any]) -> Json:
    """The anchor of a span: where it stands, its words, and what stands around them."""
    report = next(r for r in result["reports"] if r["id"] == span["report"])
    text = report["title"] if span.get("field") else report["text"]
    start, end = span["start"], span["end"]
    return {
        "report": {"file": report["file"], "sha256": report["sha256"], "line": report["line"]},
        "field": span.get("field"), "start": start, "end": end, "exact": text[start:end],
        "prefix": text[max(0, start - CONTEXT) : start], "suffix": text[end : end + CONTEXT],
    }  # fmt: skip


def judgement(result: Json, verdict: str, kind: str, *, spans: Sequence[Mapping[str, Any]], **about: Any) -> Json:
    """One judgement about the item at these spans; `about` has item, changes, note, by, at, id."""
    made: Json = {
        "id": "j-1", "verdict": verdict, "kind": kind, "anchors": [anchor(result, s) for s in spans], "changes": {},
        "item": None, "note": "", "by": "", "at": "2026-11-21T14:03:12Z",
    }  # fmt: skip
    return made | about


def spans_of(item: Json) -> list[Json]:
    """The spans by which a figure, attribution, time, place, actor or passage is named."""
    if "mentions" in item:
        return list(item["mentions"][:1])
    if "left" in item:
        return [item["left"], item["right"]]
    return list(item["content"]) if "content" in item else [item["span"]]


def about(result: Json, verdict: str, kind: str, item: Json, **more: Any) -> Json:
    """A judgement about one item of a comparison."""
    return judgement(result, verdict, kind, spans=spans_of(item), item=item, **more)


def exported(place: Path, judgements: Iterable[Json]) -> Path:
    """The file that a reading room exports."""
    place.write_text(json.dumps({"format": "stemma.judgements/1", "judgements": list(judgements)}, ensure_ascii=False), "utf-8")
    return place


def one(items: Iterable[Json], **wanted: Any) -> Json:
    """The one item with these values; `words` are those of its span or first content."""
    words = wanted.pop("words", None)
    found = [
        i for i in items if all(i.get(k) == v for k, v in wanted.items()) and (words is None or words in spans_of(i)[0]["text"])
    ]
    assert len(found) == 1, [spans_of(i)[0]["text"] for i in found]
    return found[0]
