"""The progress bar on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from stemma.settings import Settings


@contextmanager
def progress_bar(settings: Settings) -> Iterator[Callable[[str, int, int], None]]:
    """A callback that shows a bar on standard error once the work takes longer than a moment."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda stage, done, total: None
        return
    bar = Progress(TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), console=console, transient=True)
    began = monotonic()
    shown: dict[str, object] = {}

    def report(stage: str, done: int, total: int) -> None:
        if monotonic() - began < settings.progress_after:
            return
        if not shown:
            bar.start()
        if stage not in shown:
            shown[stage] = bar.add_task(stage, total=total)
        bar.update(shown[stage], completed=done, total=total)  # type: ignore[arg-type]

    try:
        yield report
    finally:
        if shown:
            bar.stop()
