"""Standard output as readers are: of any encoding, and free to stop reading."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper


def print_anything() -> None:
    """Let standard output show what its encoding lacks as an escape, instead of ending in the midst of a finding."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def stop_printing() -> None:
    """Nobody reads on: what is still to be flushed goes nowhere, and nothing is said of it."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
