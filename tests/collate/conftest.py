"""The story of tests/collate/bridge.py as files, compared without judgements and with some."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.collate.bridge import REPORTS
from tests.collate.judging import Json, compared, exported, written


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("story") / "reports", REPORTS)


@pytest.fixture(scope="module")
def before(folder: Path) -> Json:
    return compared(folder)


@pytest.fixture
def after(folder: Path, tmp_path: Path) -> Callable[..., Json]:
    """`after(judgement, …)` is the comparison of the reports with these judgements."""

    def run(*judgements: Json) -> Json:
        return compared(folder, exported(tmp_path / "judgements.json", judgements))

    return run
