"""`stemma`: the commands. Errors that a user can mend are one line and exit status 2."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from stemma import __version__
from stemma.errors import StemmaError

app = typer.Typer(
    name="stemma",
    help="Read every report of one story side by side: who says what, on whose word, and where the reports part ways.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"stemma {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Options that stand before a command."""


@app.command()
def compare(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, or - for JSON lines on standard input.")],
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write one self-contained page.")] = None,
    json: Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write the whole comparison; - prints it.")] = None,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FOLDER", help="Write reports, figures, attributions, claims.")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback where something fails.")] = False,
) -> None:
    """Compare the reports of one story. Without an option the findings are printed.

    Formats: .txt .md .html .json .jsonl (one report a line; `text` required).
    """
    from stemma.cli.comparing import compare_and_write  # noqa: PLC0415 - keeps --help quick

    _guarded(lambda: compare_and_write(paths, html=html, json=json, csv=csv), debug=debug)


def _guarded(work: object, *, debug: bool) -> None:
    """Run `work`; turn errors into one line on standard error and exit status 2."""
    try:
        work()  # type: ignore[operator]
    except StemmaError as error:
        if debug:
            raise
        print(f"stemma: {error}", file=sys.stderr)  # noqa: T201
        raise typer.Exit(2) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise typer.Exit(0) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except OSError as error:
        if debug:
            raise
        print(f"stemma: {error.strerror or error}; see that files can be read and results written", file=sys.stderr)  # noqa: T201
        raise typer.Exit(2) from None
    except Exception as error:
        if debug:
            raise
        print(  # noqa: T201
            f"stemma: unexpected {type(error).__name__}: {error}; this is a fault in stemma: run again with --debug and "
            "report what it prints",
            file=sys.stderr,
        )
        raise typer.Exit(2) from None


def main() -> None:
    """Entry point of the `stemma` command."""
    app()
