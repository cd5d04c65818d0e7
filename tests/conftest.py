"""Fixtures shared by all tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from stemma.model import Document, OffsetRun, Published
from stemma.text.layout import Layout

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data beside the checkout; tests that need it skip where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("no ../shared beside this checkout: its reports and gold are not part of the project")
    return folder


Maker = Callable[..., Document]


def make_document(text: str, *, published: str | None = None, **about: object) -> Document:
    """A document with the whole text as its body."""
    day = date.fromisoformat(published) if published else None
    basis = "stated" if day else "unknown"
    values: dict[str, object] = {
        "id": "R",
        "siglum": "A",
        "file": "r.txt",
        "sha256": "0" * 64,
        "encoding": "utf-8",
        "offsets": (OffsetRun(0, 0, len(text)),),
        "body": ((0, len(text)),) if text else (),
        "published": Published(day, day, day, basis, "set in the test"),  # type: ignore[arg-type]
    }
    values.update(about)
    return Document(text=text, **values)  # type: ignore[arg-type]


@pytest.fixture(name="document")
def document_maker() -> Maker:
    """`document("text", published="2024-05-07")` makes a report."""
    return make_document


@pytest.fixture
def layout() -> Callable[[Document], Layout]:
    """`layout(document)` reads the shape of a report."""
    return Layout.of
