"""Docs are checked like code: options, JSON keys and glossary words stand in them; links lead somewhere; examples run."""

from __future__ import annotations

import re

import pytest

from stemma.show.schema import reference_markdown
from tests.conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=[p.name for p in PAGES])
def test_links_lead_somewhere(page: object) -> None:
    text = page.read_text("utf-8")  # type: ignore[attr-defined]
    for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", text):
        assert (page.parent / target).exists(), target  # type: ignore[attr-defined]


def test_the_readme_opens_with_the_two_commands() -> None:
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    assert lines[0] == "# stemma"
    assert [line.split()[:2] for line in lines[3:5]] == [["make", "demo"], ["make", "test"]]


def test_commands_page_names_every_option() -> None:
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert all(option in text for option in ("compare", "--html", "--json", "--csv", "--debug", "--version"))


def test_json_reference_is_the_models() -> None:
    assert (ROOT / "docs" / "json.md").read_text("utf-8") == reference_markdown()


def test_glossary_has_the_models_nouns() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8").lower()
    nouns = (
        "span", "annotation", "quotation", "attribution", "figure", "quantity", "timex", "interval", "toponym", "claim",
        "passage", "edge", "origin", "lineage", "story", "dropped", "measure", "chain", "siglum", "check", "naming",
    )  # fmt: skip
    assert [n for n in nouns if n not in text] == []


def test_every_decision_is_listed() -> None:
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text("utf-8")
    for page in (ROOT / "docs" / "decisions").glob("*.md"):
        assert page.name == "README.md" or f"({page.name})" in listed


def test_every_dependency_has_its_line() -> None:
    page = (ROOT / "docs" / "decisions" / "dependencies.md").read_text("utf-8").lower()
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    names = re.findall(r'^  "([A-Za-z0-9-]+)', project.split("dependencies = [")[1].split("]")[0], re.M)
    assert names
    assert [n for n in names if n.lower() not in page] == []
