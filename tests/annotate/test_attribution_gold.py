"""Scores on the annotated reports beside the checkout; floors lie a little under what was reached when they were set."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from stemma.annotate.actors import annotate_actors
from stemma.annotate.attribution import annotate_attributions, give_sources
from stemma.model import Document, Figure, Interval, Quantity, Span
from stemma.text.layout import Layout
from tests.conftest import make_document

NO_BOUND = Interval(None, None, "not scored here")
PLAIN = Quantity(value=None, low=None, high=None, low_inclusive=None, high_inclusive=None, interval=NO_BOUND, bound="exact")
DATELINE = re.compile(r"(?: date \S+ )?[A-Z][A-Z ,.0-9]+?(?: — |\. (?=[A-Z][a-z]))")

FLOORS = {
    "seeds": {
        "quotations.f1": 0.92, "quotations.speaker": 0.92, "attributions.f1": 0.85, "attributions.speaker": 0.85,
        "attributions.cue": 0.90, "attributions.modality": 0.90, "chains.accuracy": 0.85, "figures.giver": 0.85,
    },
    "subway": {"quotations.f1": 0.95, "quotations.speaker": 0.95, "figures.giver": 0.95},
    "goldman": {"quotations.f1": 0.88, "quotations.speaker": 0.85, "figures.giver": 0.85},
}  # fmt: skip


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_comparison", shared / "tools/score_comparison.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def report(name: str, siglum: str, text: str) -> Document:
    head = DATELINE.match(text)
    body = ((head.end() if head else 0, len(text)),)
    return make_document(text, id=name, file=name, siglum=siglum, body=body)


def reports(shared: Path, story: str) -> list[Document]:
    if story == "seeds":
        found = [(p.name, p.read_bytes().decode()) for p in sorted((shared / "seeds").glob("*.txt"))]
    else:
        found = [(p.name, json.loads(p.read_text("utf-8"))["text"]) for p in sorted((shared / "stories" / story).glob("*.json"))]
    return [report(name, "ABCDE"[n], text) for n, (name, text) in enumerate(found)]


def gold(shared: Path, story: str) -> dict[str, Any]:
    if story == "seeds":
        return dict(json.loads((shared / "seeds/gold.json").read_text("utf-8")))
    return dict(json.loads((shared / "stories/gold.json").read_text("utf-8"))[story])


def plain(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"report": span.report, "start": span.start, "end": span.end, "text": span.text}


def comparison(documents: list[Document], truth: dict[str, Any]) -> dict[str, Any]:
    """What is scored here, with the gold's own figure spans."""
    figures, attributions = [], []
    for document in documents:
        layout = Layout.of(document)
        found, _ = annotate_attributions(document, layout, annotate_actors(document, layout))
        spans = [f["span"] if isinstance(f["span"], dict) else f["span"][0] for f in truth["figures"]]
        mine = [
            Figure(id=str(n), span=document.span(s["start"], s["end"]), quantity=PLAIN)
            for n, s in enumerate(spans) if s["report"] == document.id
        ]  # fmt: skip
        for f in give_sources(mine, found, document, layout):
            figures.append({"id": f.id, "span": plain(f.span), "sources": f.sources, "sources_inferred": f.sources_inferred})
        for a in found:
            attributions.append({
                "id": a.id, "content": [plain(s) for s in a.content], "cue": plain(a.cue), "speaker": a.speaker, "kind": a.kind,
                "modality": a.modality, "chain": list(a.chain),
            })  # fmt: skip
    about = [{"id": d.id, "file": d.file, "text": d.text} for d in documents]
    return {"reports": about, "figures": figures, "attributions": attributions}


@pytest.mark.parametrize("story", sorted(FLOORS))
def test_scores_stay_above_their_floors(shared: Path, story: str) -> None:
    truth = gold(shared, story)
    scores = scorer(shared).score(comparison(reports(shared, story), truth), truth)
    assert scores["spans.wrong"] == 0
    under = {name: scores[name] for name, floor in FLOORS[story].items() if scores[name] < floor}
    assert not under
