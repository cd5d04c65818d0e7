"""The command line that the file-wise evaluations share."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path


def print_scores(score: Callable[..., Mapping[str, float | None]], *, about: str, shown: str) -> None:
    """Score the file that the command line names and print each score; `--show` is handed on to `score`."""
    parser = argparse.ArgumentParser(description=about.split("\n", maxsplit=1)[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--show", action="store_true", help=shown)
    options = parser.parse_args()
    for name, value in score(options.path, show=options.show).items():
        print(f"{name:24s} {value:5.1f}" if value is not None else f"{name:24s}     –")
