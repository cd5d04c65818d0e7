"""The command line: arguments, exit codes, progress bars."""

from stemma.cli.main import main

__all__ = ["main"]
