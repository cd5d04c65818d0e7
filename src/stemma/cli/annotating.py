"""`stemma annotate`: report by report, as JSON lines or highlighted in the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from stemma.annotate.layers import chosen_layers
from stemma.cli.outputs import cannot_write, keep_inputs, terminal
from stemma.cli.progress import progress_bar
from stemma.errors import SettingsError
from stemma.model import Annotated, Dropped
from stemma.pipeline import annotate_reports
from stemma.settings import Settings
from stemma.show.highlight import print_annotated
from stemma.show.lines import SECTIONS, dropped_line, to_lines


def sections(only: str | None) -> tuple[str, ...]:
    """The sections that `--only` names. Raises SettingsError for one that is not there."""
    if only is None:
        return tuple(SECTIONS)
    wanted = [name.strip() for name in only.split(",")]
    unknown = [name for name in wanted if name not in SECTIONS]
    if unknown:
        raise SettingsError(f"--only {only!r}: {unknown[0]!r} is no annotation; {', '.join(SECTIONS)} are, joined by commas")
    return tuple(name for name in SECTIONS if name in wanted)


def asked(layers: str | None) -> tuple[str, ...] | None:
    """The layers that `--layers` names, None for all of them. Raises SettingsError for one that is not there."""
    if layers is None:
        return None
    names = [name.strip() for name in layers.split(",")]
    try:
        return chosen_layers(names)
    except SettingsError as error:
        raise SettingsError(f"--layers {layers!r}: {error}") from None


def annotate_and_write(
    paths: list[str], *, json: Path | None, only: str | None, layers: str | None = None, settings: Settings
) -> None:
    """Annotate the reports under `paths`; JSON lines where asked for or where nobody reads along, else the terminal view."""
    wanted, read = sections(only), asked(layers)
    if read is not None:
        missing = [name for name in wanted if name not in (*read, "dropped")]
        if only is not None and missing:
            raise SettingsError(f"--only {only!r}: {missing[0]} are not read with --layers {layers!r}; name them there too")
        wanted = tuple(name for name in wanted if name not in missing)
    keep_inputs(paths, [json] if json is not None and str(json) != "-" else [])
    stdin = sys.stdin.buffer if "-" in paths else None
    if json is None and sys.stdout.isatty():
        unread = _print(annotate_reports(paths, stdin=stdin, settings=settings, layers=read), wanted)
    else:
        with progress_bar(settings) as progress, _place(json) as write:
            found = annotate_reports(paths, stdin=stdin, progress=progress, settings=settings, layers=read)
            unread = _write(found, wanted, write=write)
    if json is not None and str(json) != "-":
        print(f"JSON lines  {json}")  # noqa: T201
    if unread:
        told = f"{unread} thing{'s' * (unread != 1)} left out before reading; why: `dropped` in the JSON lines (--json)"
        print(told, file=sys.stderr)  # noqa: T201


def _print(found: Iterable[Annotated | Dropped], wanted: tuple[str, ...]) -> int:
    """Print each report as it is done; give back how many things were no report."""
    console = terminal()
    unread = 0
    for each in found:
        if isinstance(each, Dropped):
            unread += 1
        else:
            print_annotated(each, console, only=wanted)
    return unread


def _write(found: Iterable[Annotated | Dropped], wanted: tuple[str, ...], *, write: Callable[[bytes], object]) -> int:
    """Write each report's lines as it is done; give back how many things were no report."""
    unread = 0
    for each in found:
        if isinstance(each, Annotated):
            write("".join(to_lines(each, wanted)).encode())
            continue
        unread += 1
        if "dropped" in wanted:
            write(dropped_line(each).encode())
    return unread


@contextmanager
def _place(path: Path | None) -> Iterator[Callable[[bytes], object]]:
    """What writes to a file or, for None and "-", to standard output. A file is there once all is well, and whole."""
    if path is None or str(path) == "-":
        yield sys.stdout.buffer.write
        sys.stdout.buffer.flush()
        return
    target = Path(os.path.realpath(path))
    device = target.exists() and not target.is_file()  # /dev/null is written to, not put another file in place of
    part = target if device else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        stream = part.open("wb")
    except OSError as error:
        raise cannot_write(path, error) from None
    try:
        with stream:
            yield stream.write
        if not device:
            part.replace(target)
    finally:
        if not device:
            part.unlink(missing_ok=True)
