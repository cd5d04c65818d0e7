"""`stemma compare`: run the pipeline with a progress bar, write what was asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from stemma.cli.outputs import keep_inputs, keep_judgements, terminal, write
from stemma.cli.progress import progress_bar
from stemma.errors import InputError
from stemma.model import Comparison
from stemma.pipeline import compare
from stemma.pipeline.stories import clearly_different
from stemma.settings import Settings


def _outputs(comparison: Comparison, *, html: Path | None, json: Path | None, csv: Path | None) -> Iterable[str]:
    """Write each asked-for rendering; give back the lines that tell where they lie."""
    if json is not None:
        from stemma.show.contract import to_json  # noqa: PLC0415 - only where asked for

        text = to_json(comparison)
        if str(json) == "-":
            sys.stdout.buffer.write(text.encode())
        else:
            write(json, text)
            yield f"JSON  {json}"
    if csv is not None:
        from stemma.show.table import write_csv  # noqa: PLC0415 - only where asked for

        if csv.exists() and not csv.is_dir():
            raise InputError(f"--csv {csv} is a file; give a folder, which is made where it does not exist")
        for name, text in write_csv(comparison).items():
            write(csv / name, text)
        yield f"CSV   {csv}"
    if html is not None:
        from stemma.show.page import to_html  # noqa: PLC0415 - only where asked for

        write(html, to_html(comparison))
        yield f"HTML  {html}"


def compare_and_write(
    paths: list[str], *, html: Path | None, json: Path | None, csv: Path | None, judgements: list[str], settings: Settings
) -> None:
    """Compare the reports under `paths`, take up the judgements, and write or print the result."""
    outputs = [o for o in (html, json, csv) if o is not None and str(o) != "-"]
    keep_inputs(paths, outputs)
    keep_judgements(judgements, outputs, tables=csv)
    with progress_bar(settings) as progress:
        stdin = sys.stdin.buffer if "-" in paths else None
        comparison = compare(paths, stdin=stdin, progress=progress, settings=settings, judgements=judgements)
    lines = list(_outputs(comparison, html=html, json=json, csv=csv))
    if html is None and json is None and csv is None:
        from stemma.show.terminal import print_summary  # noqa: PLC0415 - only where asked for

        print_summary(comparison, terminal())
    for line in lines:
        print(line)  # noqa: T201
    several = clearly_different(comparison.reports)
    if several:
        told = f"these reports tell of {several} or more stories with nothing in common; `stemma stories` sorts a heap by story"
        print(told, file=sys.stderr)  # noqa: T201
    if comparison.judgements and (html is not None or json is not None or csv is not None):
        from stemma.show.terminal.judgements import taken_up  # noqa: PLC0415 - only where asked for

        print(taken_up(comparison), file=sys.stderr)  # noqa: T201
    if lines and comparison.dropped:
        count = len(comparison.dropped)
        print(f"{count} thing{'s' * (count != 1)} left out, each with its reason under `dropped`", file=sys.stderr)  # noqa: T201
