"""The page on guest models: the package it shows is built from the page, found by its entry point, and read with."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import stemma
from stemma.pipeline import Settings, models
from tests.conftest import ROOT

TEXT = "The ferry was late, a deckhand is heard to say. Nobody wrote it down."


def block(language: str) -> str:
    """The first code block in a language on the page."""
    page = (ROOT / "docs" / "guest-model.md").read_text("utf-8")
    found = re.search(rf"```{language}\n(.*?)```", page, re.DOTALL)
    assert found
    return found[1]


def test_the_package_on_the_page_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tomllib.loads(block("toml"))
    about = tmp_path / "stemma_hearsay-0.1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['project']['name']}\nVersion: 0.1.0\n", "utf-8")
    ((group, points),) = project["project"]["entry-points"].items()
    named = "".join(f"{name} = {value}\n" for name, value in points.items())
    (about / "entry_points.txt").write_text(f"[{group}]\n{named}", "utf-8")
    (tmp_path / "hearsay.py").write_text(block("python"), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    model = models.chosen(Settings(model="hearsay"))
    assert model is not None
    assert (model.name, model.version, len(model.digest)) == ("hearsay", "0.1.0", 64)
    from hearsay import Hearsay  # type: ignore[import-not-found]

    from stemma.annotate.attribution import marked
    from stemma.text.layout import Layout
    from tests.conftest import make_document

    ((proposal,),) = (p.attributions for p in Hearsay().propose([marked(Layout.of(make_document(TEXT)))]))
    assert TEXT[slice(*proposal.content[0])] == "The ferry was late"
    assert TEXT[slice(*proposal.source[0])] == "a deckhand"
    assert stemma.annotate_text(TEXT, model="hearsay")


def test_the_example_of_annotating_runs(capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs" / "annotate.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(compile(code, "docs/annotate.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "Ana Lund direct ['The bridge was safe']" in printed
    assert "At least 12" in printed


def test_the_pages_name_every_kind_and_option() -> None:
    from stemma.show.lines import SECTIONS

    page = (ROOT / "docs" / "annotate.md").read_text("utf-8")
    assert [n for n in (*SECTIONS, *SECTIONS.values()) if f"`{n}`" not in page] == []
    assert [o for o in ("--json", "--only", "--no-encoder", "--model", "--jobs") if o not in page] == []
