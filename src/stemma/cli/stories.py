"""`stemma stories`: a heap of reports sorted into stories, each ready for `stemma compare`."""

from __future__ import annotations

import json as jsonlines
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from stemma.cli.outputs import keep_inputs, outside_inputs, terminal, write
from stemma.cli.progress import progress_bar
from stemma.errors import InputError
from stemma.model import Document, Stories
from stemma.pipeline.engines import Engine
from stemma.pipeline.stories import find_stories
from stemma.settings import Settings
from stemma.show.contract import escaped
from stemma.show.stories import print_stories, stories_json

#: The file for reports that belong to no story of two or more.
ALONE = "alone.jsonl"


def stories_and_write(
    paths: list[str], *, json: Path | None, out: Path | None, engine: Engine, why: bool = False, settings: Settings
) -> None:
    """Sort the reports under `paths` into stories; write or print them."""
    keep_inputs(paths, [json] if json is not None and str(json) != "-" else [])
    if out is not None:
        _check_folder(out, paths)
    with progress_bar(settings) as progress:
        stdin = sys.stdin.buffer if "-" in paths else None
        found, reports = find_stories(paths, engine=engine, why=why, stdin=stdin, progress=progress, settings=settings)
    if json is not None and str(json) == "-":
        sys.stdout.buffer.write(stories_json(found, reports).encode())
    else:
        print_stories(found, terminal(), why=why)
    for line in _outputs(found, reports, json=json, out=out):
        print(line, file=sys.stderr if str(json) == "-" else sys.stdout)


def _check_folder(out: Path, paths: list[str]) -> None:
    """Refuse a folder that is read, or that another run's stories would be mixed with. Raises InputError."""
    outside_inputs(out, paths)
    if out.is_dir() and (any(out.glob("story-*.jsonl")) or (out / ALONE).exists()):
        raise InputError(f"--out {out} holds stories of an earlier run; give another folder, or empty it")


def _outputs(found: Stories, reports: Sequence[Document], *, json: Path | None, out: Path | None) -> Iterator[str]:
    """Write what was asked for; give back the lines that tell where it lies."""
    if json is not None and str(json) != "-":
        write(json, stories_json(found, reports))
        yield f"JSON  {json}"
    several = [story for story in found.stories if len(story.reports) > 1]
    if out is None:
        if json is None and several:
            yield "\nNext: --out FOLDER writes each story to a file of its own, for stemma compare"
        return
    by_id = {report.id: report for report in reports}
    for story in several:
        write(out / f"{story.id}.jsonl", "".join(_line(by_id[name]) for name in story.reports))
    alone = [story.reports[0] for story in found.stories if len(story.reports) == 1]
    if alone:
        write(out / ALONE, "".join(_line(by_id[name]) for name in alone))
    if several:
        yield f"OUT   {out}  ({len(several)} files; next: stemma compare {out / several[0].id}.jsonl)"
    else:
        yield f"OUT   {out / ALONE}  (no two reports tell one story)"


def _line(report: Document) -> str:
    """A report as a JSON line that `stemma compare` reads: what was said of it outside its text, and the text as it is."""
    published = report.published.time.isoformat() if report.published.time else None
    if published is None and report.published.basis == "stated" and report.published.value:
        published = report.published.value.isoformat()
    given = {
        "id": report.id,
        "title": report.title if report.title and report.title not in report.text else None,
        "outlet": report.outlet,
        "published": published,
        "url": report.url,
        "byline": report.byline if report.byline and report.byline not in report.text else None,
    }
    record: dict[str, object] = {name: value for name, value in given.items() if value is not None}
    record |= {name: _value(value) for name, value in report.extra if name not in (*given, "text")}
    record["text"] = report.text
    return escaped(jsonlines.dumps(record, ensure_ascii=False)) + "\n"


def _value(written: str) -> object:
    """A key that was carried along, as the JSON it was; what is no JSON stays the string it is."""
    try:
        return jsonlines.loads(written)
    except (ValueError, RecursionError):
        return written
