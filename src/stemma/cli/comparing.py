"""`stemma compare`: run the pipeline with a progress bar, write what was asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from stemma import compare_reports
from stemma.errors import InputError
from stemma.model import Comparison
from stemma.settings import Settings


@contextmanager
def _progress(settings: Settings) -> Iterator[Callable[[str, int, int], None]]:
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


def _keep_inputs(paths: list[str], outputs: list[Path]) -> None:
    """Refuse to write over what is read. Raises InputError."""
    given = [os.path.realpath(p) for p in paths if p != "-"]
    for output in outputs:
        if not output.name:
            raise InputError("an empty name was given for an output; give a file, or a folder for --csv")
        real = os.path.realpath(output)
        # a file in a folder that is read is a report too, or is read as one from the next run on
        read = any(real == g or (os.path.isdir(g) and (os.path.dirname(real) + os.sep).startswith(g + os.sep)) for g in given)
        if read and os.path.isfile(real):
            raise InputError(f"{output} is among the reports; give another name or folder, or it would be written over")


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}; give a place that you may write to") from None


def _outputs(comparison: Comparison, *, html: Path | None, json: Path | None, csv: Path | None) -> Iterable[str]:
    """Write each asked-for rendering; give back the lines that tell where they lie."""
    if json is not None:
        from stemma.show.contract import to_json  # noqa: PLC0415 - only where asked for

        text = to_json(comparison)
        if str(json) == "-":
            sys.stdout.buffer.write(text.encode())
        else:
            _write(json, text)
            yield f"JSON  {json}"
    if csv is not None:
        from stemma.show.table import write_csv  # noqa: PLC0415 - only where asked for

        if csv.exists() and not csv.is_dir():
            raise InputError(f"--csv {csv} is a file; give a folder, which is made where it does not exist")
        for name, text in write_csv(comparison).items():
            _write(csv / name, text)
        yield f"CSV   {csv}"
    if html is not None:
        from stemma.show.page import to_html  # noqa: PLC0415 - only where asked for

        _write(html, to_html(comparison))
        yield f"HTML  {html}"


def compare_and_write(paths: list[str], *, html: Path | None, json: Path | None, csv: Path | None) -> None:
    """Compare the reports under `paths` and write or print the result."""
    _keep_inputs(paths, [o for o in (html, json, csv) if o is not None])
    with _progress(Settings()) as progress:
        comparison = compare_reports(paths, stdin=sys.stdin.buffer if "-" in paths else None, progress=progress)
    lines = list(_outputs(comparison, html=html, json=json, csv=csv))
    if html is None and json is None and csv is None:
        from stemma.show.terminal import print_summary  # noqa: PLC0415 - only where asked for

        print_summary(comparison, Console(highlight=False))
    for line in lines:
        print(line)  # noqa: T201
    if lines and comparison.dropped:
        count = len(comparison.dropped)
        print(f"{count} thing{'s' * (count != 1)} left out, each with its reason under `dropped`", file=sys.stderr)  # noqa: T201
