"""Floors on the hand-annotated reports beside this checkout, scored as the contract is scored."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from stemma.annotate.figures import annotate_figures
from stemma.model import Span
from stemma.text.layout import Layout
from tests.conftest import make_document


def _span(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"report": span.report, "start": span.start, "end": span.end, "text": span.text}


def scores(shared: Path, texts: dict[str, str], gold: dict[str, Any]) -> dict[str, float]:
    spec = importlib.util.spec_from_file_location("score_comparison", shared / "tools/score_comparison.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    figures = []
    for name, text in texts.items():
        document = make_document(text, id=name, siglum=name, file=name)
        for figure in annotate_figures(document, Layout.of(document), ())[0]:
            q = figure.quantity
            figures.append(
                {
                    "id": figure.id,
                    "span": _span(figure.span),
                    "counted": _span(figure.counted),
                    "value": q.value,
                    "low": q.low,
                    "high": q.high,
                    "low_inclusive": q.low_inclusive,
                    "high_inclusive": q.high_inclusive,
                }
            )
    reports = [{"id": name, "file": name, "text": text} for name, text in texts.items()]
    result: dict[str, float] = tool.score({"reports": reports, "figures": figures}, {"figures": gold["figures"]})
    return result


def test_the_seed_reports(shared: Path) -> None:
    gold = json.loads((shared / "seeds/gold.json").read_text("utf-8"))
    texts = {r["file"]: (shared / "seeds" / r["file"]).read_text("utf-8") for r in gold["meta"]["reports"]}
    found = scores(shared, texts, gold)
    assert found["spans.wrong"] == 0
    assert found["figures.f1"] >= 0.96
    assert found["figures.value"] >= 0.97
    assert found["figures.counted"] >= 0.94


@pytest.mark.parametrize("story", ["subway", "goldman"])
def test_the_stories(shared: Path, story: str) -> None:
    gold = json.loads((shared / "stories/gold.json").read_text("utf-8"))[story]
    texts = {p.name: json.loads(p.read_text("utf-8"))["text"] for p in sorted((shared / "stories" / story).glob("*.json"))}
    found = scores(shared, texts, gold)
    assert found["spans.wrong"] == 0
    assert found["figures.f1"] >= 0.97
    assert found["figures.value"] >= 0.97
    assert found["figures.counted"] >= 0.95
