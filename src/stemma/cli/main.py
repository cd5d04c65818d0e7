"""`stemma`: the commands. Errors that a user can mend are one line and exit status 2."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from stemma import __version__
from stemma.cli.streams import print_anything, stop_printing
from stemma.errors import StemmaError
from stemma.settings import Settings, cores

_TOLD = 300  #: characters of an error that nobody foresaw

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


Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, or - for JSON lines on standard input.")]
Archive = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files, folders, Parquet files, or - for JSON lines on standard input.")
]
NoEncoder = Annotated[bool, typer.Option("--no-encoder", help="Read attributions by rules only, without a trained model.")]
Model = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="An installed attribution model in place of stemma's own.")
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        help="Processes that annotate many reports; all cores, with --model one.",
    ),
]
EngineName = Annotated[str, typer.Option("--engine", metavar="NAME", help="duckdb, or spark (pip install 'stemma-news[spark]').")]
Master = Annotated[
    str | None, typer.Option("--master", metavar="URL", help="Where Spark runs; all cores of this machine if left out.")
]
Memory = Annotated[
    str | None, typer.Option("--memory", metavar="SIZE", help="What the engine may use, like 4GB; more goes to disk.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Show a traceback where something fails.")]


@app.command()
def compare(
    paths: Paths,
    *,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write one self-contained page.")] = None,
    json: Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write the whole comparison; - prints it.")] = None,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FOLDER", help="Write reports, figures, attributions, claims, records.")
    ] = None,
    judgements: Annotated[
        list[str] | None,
        typer.Option("--judgements", metavar="FILE", help="Take up what people judged; may be given several times."),
    ] = None,
    no_encoder: NoEncoder = False,
    model: Model = None,
    jobs: Jobs = None,
    debug: Debug = False,
) -> None:
    """Compare the reports of one story. Without an option the findings are printed.

    Formats: .txt .md .html .json .jsonl (one report a line; `text` required).
    """

    def work() -> None:
        from stemma.cli.comparing import compare_and_write  # noqa: PLC0415 - keeps --help quick

        settings = _settings(no_encoder=no_encoder, model=model, jobs=jobs)
        compare_and_write(paths, html=html, json=json, csv=csv, judgements=judgements or [], settings=settings)

    _guarded(work, debug=debug)


@app.command()
def annotate(
    paths: Paths,
    *,
    json: Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write JSON lines; - prints them.")] = None,
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="LIST", help="Write only some of figures,attributions,timexes,toponyms,actors,dropped."),
    ] = None,
    layers: Annotated[
        str | None,
        typer.Option(
            "--layers",
            metavar="LIST",
            help="Read only some of figures,attributions,timexes,toponyms,actors; figures have their sources with attributions.",
        ),
    ] = None,
    no_encoder: NoEncoder = False,
    model: Model = None,
    jobs: Jobs = None,
    debug: Debug = False,
) -> None:
    """Annotate single reports: who says what, figures, times, places, actors.

    On a terminal each report's text is shown with its attributions marked; elsewhere JSON lines are written.
    """

    def work() -> None:
        from stemma.cli.annotating import annotate_and_write  # noqa: PLC0415 - keeps --help quick

        settings = _settings(no_encoder=no_encoder, model=model, jobs=jobs)
        annotate_and_write(paths, json=json, only=only, layers=layers, settings=settings)

    _guarded(work, debug=debug)


@app.command()
def reuse(
    paths: Archive,
    *,
    engine: EngineName = "duckdb",
    master: Master = None,
    memory: Memory = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="Write spans, pairs, families, reports as Parquet.")
    ] = None,
    json: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write families and every shared stretch; - prints it.")
    ] = None,
    debug: Debug = False,
) -> None:
    """Find the text that the reports of a folder or an archive share.

    Formats: those of compare, or Parquet with the columns text (required), id, outlet, published.
    """

    def work() -> None:
        from stemma.cli.reusing import reuse_and_write  # noqa: PLC0415 - keeps --help quick
        from stemma.pipeline.engines import Engine  # noqa: PLC0415 - keeps --help quick
        from stemma.pipeline.reusing import ReuseRun  # noqa: PLC0415 - keeps --help quick

        run = ReuseRun(Engine(engine, memory=memory, master=master), tables=out, stretches=json is not None)
        reuse_and_write(paths, json=json, run=run, settings=Settings())

    _guarded(work, debug=debug)


@app.command()
def stories(
    paths: Paths,
    *,
    json: Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write the stories as JSON; - prints it.")] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="Write a file of JSON lines for each story, for compare.")
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="Tell what holds each story together, and what its nearest is not.")] = False,
    engine: EngineName = "duckdb",
    master: Master = None,
    memory: Memory = None,
    debug: Debug = False,
) -> None:
    """Sort a heap of reports into stories: which tell of the same events.

    Formats: those of compare.

    Prints a table; --out writes story-001.jsonl and so on, for stemma compare.
    """

    def work() -> None:
        from stemma.cli.stories import stories_and_write  # noqa: PLC0415 - keeps --help quick
        from stemma.pipeline.engines import Engine  # noqa: PLC0415 - keeps --help quick

        chosen = Engine(engine, memory=memory, master=master)
        stories_and_write(paths, json=json, out=out, engine=chosen, why=why, settings=Settings())

    _guarded(work, debug=debug)


def _settings(*, no_encoder: bool, model: str | None, jobs: int | None) -> Settings:
    """The settings that the options ask for; a guest model is loaded once, as it may fill a whole GPU."""
    return Settings(encoder=not no_encoder, model=model, jobs=jobs if jobs is not None else 1 if model else cores())


def _guarded(work: Callable[[], None], *, debug: bool) -> None:
    """Run `work`; turn errors into one line on standard error and exit status 2."""
    try:
        work()
    except StemmaError as error:
        if debug:
            raise
        _tell(f"stemma: {error}")
        raise typer.Exit(2) from None
    except BrokenPipeError:
        stop_printing()
        raise typer.Exit(0) from None
    except KeyboardInterrupt:
        _tell("stemma: stopped")
        raise typer.Exit(130) from None
    except OSError as error:
        if debug:
            raise
        where = f"{error.filename}: " if error.filename else ""
        _tell(f"stemma: {where}{error.strerror or error}; see that files can be read and results written")
        raise typer.Exit(2) from None
    except Exception as error:
        if debug:
            raise
        _tell(
            f"stemma: unexpected {type(error).__name__}: {' '.join(str(error).split())[:_TOLD]}; this is a fault in stemma: run "
            "again with --debug and report what it prints"
        )
        raise typer.Exit(2) from None


def _tell(words: str) -> None:
    """A line on standard error, in which names and words from outside cannot steer the terminal."""
    from stemma.show.wording import line  # noqa: PLC0415 - only where something went wrong

    print(line(words), file=sys.stderr)  # noqa: T201


def main() -> None:
    """Entry point of the `stemma` command."""
    print_anything()
    app()
