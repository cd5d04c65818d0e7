"""The guests' folder on the path, as if their package were installed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from stemma.pipeline import models
from tests.conftest import ROOT


@pytest.fixture
def guests(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(ROOT / "tests" / "guests")
    yield
    models._guest.cache_clear()
