"""Start-up stays quick, and the help names every option."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

LIMIT = 0.3  #: seconds; the promise of the README

STEMMA = Path(sys.executable).parent / "stemma"


def best(*command: str) -> float:
    """The quickest of five runs, seconds."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return min(times)


def test_import_is_quick() -> None:
    assert best(sys.executable, "-c", "import stemma") < LIMIT


def test_help_is_quick() -> None:
    assert best(str(STEMMA), "--help") < LIMIT


def test_heavy_modules_wait_until_they_are_needed() -> None:
    code = "import sys, stemma; print(any(m in sys.modules for m in ('rich', 'trafilatura', 'lxml', 'typer', 'snowballstemmer')))"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip() == "False"


def test_help_names_every_option() -> None:
    text = subprocess.run([str(STEMMA), "compare", "--help"], check=True, capture_output=True, text=True).stdout
    assert all(option in text for option in ("--html", "--json", "--csv", "--debug"))
