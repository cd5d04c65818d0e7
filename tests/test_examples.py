"""The examples' gold is sound, and what the README promises of them holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import stemma
from evals import gold
from stemma.model import Comparison
from tests.conftest import ROOT

STORIES = ("earthquake", "layoffs", "border")


@pytest.fixture(scope="module")
def compared() -> dict[str, Comparison]:
    return {name: stemma.compare_reports([ROOT / "examples" / name]) for name in STORIES}


@pytest.mark.parametrize("name", STORIES)
def test_gold_spans_are_slices(name: str, compared: dict[str, Comparison]) -> None:
    texts = {d.file.rsplit("/", 1)[-1]: d.text for d in compared[name].reports}
    bundle = gold.resolved(gold.load(ROOT / "examples" / "gold" / f"{name}.json"), compared[name])
    assert gold.misplaced(bundle, texts) == []


@pytest.mark.parametrize("name", STORIES)
def test_every_span_is_a_slice_of_the_bytes(name: str, compared: dict[str, Comparison]) -> None:
    for report in compared[name].reports:
        raw = (ROOT / "examples" / name / report.file).read_bytes()
        for run in report.offsets:
            text = report.text[run.text_start : run.text_start + run.length]
            assert raw[run.source_byte_start :].startswith(text.encode(report.encoding))


def test_seven_reports_few_origins(compared: dict[str, Comparison]) -> None:
    story = compared["earthquake"]
    toll = max((c for c in story.claims if c.measure), key=lambda c: len({m[0] for m in c.members}))
    assert len({m[0] for m in toll.members}) == 7, "the toll is one claim of all seven reports"
    assert toll.strict_conflict
    assert toll.independent_origins.high <= 4


def test_the_wrong_sum_is_shown_neutrally(compared: dict[str, Comparison]) -> None:
    sums = [c for c in compared["earthquake"].checks if c.operation == "12 + 9 + 5 = 26"]
    assert [(c.stated, c.holds) for c in sums] == [("28", False)]


def test_ids_are_unique(compared: dict[str, Comparison]) -> None:
    for comparison in compared.values():
        for items in (comparison.figures, comparison.attributions, comparison.claims, comparison.passages, comparison.actors):
            ids = [i.id for i in items]
            assert len(ids) == len(set(ids))


def test_the_readme_shows_the_files(compared: dict[str, Comparison]) -> None:
    page = (ROOT / "examples" / "README.md").read_text("utf-8")
    for name in STORIES:
        for file in (ROOT / "examples" / name).iterdir():
            assert file.name in page


def test_json_examples_are_json() -> None:
    for path in Path(ROOT / "examples").rglob("*.json"):
        json.loads(path.read_text("utf-8"))
