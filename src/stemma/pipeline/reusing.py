"""Text that the reports of a whole corpus share: reading, the relational plan on an engine, and what it found."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from typing import Any, BinaryIO

from stemma import __version__
from stemma.collate.passages.boilerplate import find_boilerplate
from stemma.errors import InputError
from stemma.model import Carrier, Document, Dropped, Published, Reuse, ReuseFamily, ReuseReport, SharedText, Span
from stemma.pipeline.comparing import Progress, quiet, read_all
from stemma.pipeline.engines import Engine
from stemma.scale import archive
from stemma.scale.families.carriers import find_carriers
from stemma.scale.families.leaders import OPENING, find_leaders, find_sharing
from stemma.scale.reuse import find_reuse as find_spans
from stemma.scale.runner import Columns, Runner
from stemma.settings import Settings

#: What is written with `tables`, and the tables of the run that they come from; rows in no order.
TABLES = {"spans": "spans", "pairs": "sharing", "families": "carriers", "reports": "told"}
#: Formats of reports that are refused beside Parquet in one folder; pages and notes about an archive may lie there.
_REPORTS = (".txt", ".html", ".htm", ".jsonl", ".ndjson")
_GIVEN = ("text", "id", "outlet", "published", "number")
_KINDS = {2: "verbatim", 1: "words", 0: "edited"}
_REPORTS_AT_ONCE = 1024
_STEPS = 4
FEWEST = 2  #: reports between which text can be shared
_REASONS = 3  #: losses that an error names


@dataclass(frozen=True, slots=True)
class ReuseRun:
    """How a corpus is worked on, and what is wanted of it."""

    engine: Engine = field(default_factory=Engine)
    tables: Path | None = None  #: a folder for the tables as Parquet
    stretches: bool = False  #: whether every shared stretch is given back, not only counted


def find_reuse(
    paths: Iterable[str | Path],
    *,
    run: ReuseRun | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    settings: Settings | None = None,
) -> Reuse:
    """Which text the reports under `paths` share: reports as `compare` reads them, or an archive of Parquet files.

    Reports of one outlet are not held against each other. Raises InputError where nothing can be read, where there is one
    report only, and for Parquet beside other files; EngineError where the engine is not installed or fails.
    """
    how, tell = run or ReuseRun(), progress or quiet
    given = list(paths)
    parquet = _parquet(given)
    documents: list[Document] = []
    dropped: list[Dropped] = []
    if not parquet:
        documents, dropped = read_all(given, stdin=stdin, progress=tell, settings=settings or Settings())
        _enough(len(documents), dropped)
    runner = how.engine.start()
    try:
        tell("sharing", 0, _STEPS)
        if parquet:
            dropped += _left_out(*archive.load_parquet(runner, parquet))
            _enough(runner.count("reports"), dropped)
        else:
            pages = find_boilerplate(documents).ranges
            dropped += _page_lines(pages)
            runner.register("given", _batches(documents, pages), schema=dict.fromkeys(_GIVEN, "text"))
            archive.number_reports(runner)
        tell("sharing", 1, _STEPS)
        find_spans(runner)
        tell("sharing", 2, _STEPS)
        find_carriers(runner)
        find_sharing(runner)
        tell("sharing", 3, _STEPS)
        found = _collect(runner, how, dropped=dropped, documents=documents)
        for name, table in TABLES.items() if how.tables is not None else ():
            assert how.tables is not None
            runner.export(table, how.tables / name)
        tell("sharing", 4, _STEPS)
    finally:
        runner.close()
    return found


def _parquet(given: Sequence[str | Path]) -> list[Path]:
    """The Parquet files among what is given, in order; folders that hold some give theirs."""
    files: list[Path] = []
    others: list[str] = []
    for each in given:
        path = Path(each)
        if path.suffix.lower() == ".parquet" and path.is_file():
            files.append(path)
        elif path.is_dir() and (inside := sorted(_inside(path, [".parquet"]), key=lambda p: p.as_posix())):
            if other := next(_inside(path, _REPORTS), None):
                raise InputError(f"{each} holds Parquet files and other reports ({other}); give one kind, or files by name")
            files += inside
        elif path.suffix.lower() == ".parquet" and not path.exists():
            raise InputError(f"{each}: no such file or folder; give ones that exist")
        else:
            others.append(str(each))
    if files and others:
        raise InputError(f"Parquet files and {others[0]!r} were given; give Parquet files or other reports, not both")
    return list(dict.fromkeys(files))


def _inside(folder: Path, kinds: Collection[str]) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [f for f in folders if f[0] not in "._"]
        yield from (Path(root, n) for n in sorted(names) if Path(n).suffix.lower() in kinds and n[0] not in "._")


def _enough(reports: int, dropped: Sequence[Dropped]) -> None:
    if reports >= FEWEST:
        return
    told = "; ".join(f"{each.what}: {each.reason}" for each in dropped[:_REASONS])
    more = f"; and {len(dropped) - _REASONS:,} more" if len(dropped) > _REASONS else ""
    raise InputError(
        f"{reports} report{'s' * (reports != 1)} to compare; text is shared by two or more: give more reports"
        + (f" (left out: {told}{more})" if dropped else "")
    )


def _left_out(without_text: int, twice: int) -> list[Dropped]:
    told = (
        (without_text, "no text in it; a report needs text"),
        (twice, "the id of another row, or no id and the same text; one of them is read: give each report an id of its own"),
    )
    return [Dropped(f"{count:,} row{'s' * (count != 1)}", reason) for count, reason in told if count]


def _page_lines(pages: Sequence[Sequence[tuple[int, int]]]) -> list[Dropped]:
    """What is told of the lines that belong to an outlet's page; a thousand "Share this" are one thing."""
    lines, reports = sum(map(len, pages)), sum(map(bool, pages))
    told = f"{lines:,} line{'s' * (lines != 1)} of {reports:,} report{'s' * (reports != 1)}"
    return [Dropped(told, "boilerplate of a page (buttons, links, sign-offs): no shared text")] if lines else []


def _batches(documents: Sequence[Document], pages: Sequence[Sequence[tuple[int, int]]]) -> Iterator[Columns]:
    """The reports' running text, all else blanked so that places stay, with what a reader wants to know of them."""
    for at in range(0, len(documents), _REPORTS_AT_ONCE):
        some = documents[at : at + _REPORTS_AT_ONCE]
        yield {
            "text": [_running(document, pages[at + place]) for place, document in enumerate(some)],
            "id": [document.id for document in some],
            "outlet": [document.outlet or "" for document in some],
            "published": [_published(document.published) for document in some],
            "number": [str(at + place) for place in range(len(some))],
        }


def _running(document: Document, page: Sequence[tuple[int, int]]) -> str:
    """The text with blanks outside the body: datelines, credits, captions and what is the page's are not what a report shares."""
    parts, at = [], 0
    for start, end in document.body:
        parts += [" " * (start - at), document.text[start:end]]
        at = end
    text = "".join((*parts, " " * (len(document.text) - at))) if parts else document.text
    left, at = [], 0
    for start, end in page:
        left += [text[at:start], " " * (end - start)]
        at = end
    shown = "".join((*left, text[at:]))
    # a report without running text keeps its text: nothing is told of it, and it is counted
    return shown if shown.strip() else document.text


def _published(published: Published) -> str:
    if published.time is not None:
        return (published.time.astimezone(UTC) if published.time.tzinfo else published.time).isoformat(timespec="minutes")
    day = published.value or published.earliest
    return day.isoformat() if day else ""


def _collect(runner: Runner, how: ReuseRun, *, dropped: Sequence[Dropped], documents: Sequence[Document]) -> Reuse:
    """What the tables say, in order; texts are those of the `documents`, where there are any, else the engine's."""
    told = _rows(runner.columns("told"), "moment", "id", "name", "outlet_name", "published", "characters", "shared")
    told.sort(key=lambda row: (row[0] == 0, row[0], row[1]))
    names = {number: name or str(number) for _, number, name, *_ in told}
    return Reuse(
        version=__version__,
        engine=how.engine.name,
        pairs=runner.count("sharing"),
        spans=runner.count("spans"),
        outlets=len({outlet for _, _, _, outlet, *_ in told if outlet}),
        reports=tuple(
            ReuseReport(id=names[number], outlet=outlet or None, published=day or None, characters=length, shared=shared)
            for _, number, _, outlet, day, length, shared in told
        ),
        families=tuple(_families(runner, told, names=names, documents=documents)),
        shared=tuple(_stretches(runner, names)) if how.stretches else None,
        dropped=tuple(dropped),
    )


def _families(
    runner: Runner, told: Sequence[tuple[Any, ...]], *, names: Mapping[int, str], documents: Sequence[Document]
) -> Iterator[ReuseFamily]:
    """The families, those of most outlets first, then those of most reports, then in order of time."""
    order = {number: (place, outlet, day) for place, (_, number, _, outlet, day, *_) in enumerate(told)}
    gathered: dict[int, list[tuple[int, int, int, int]]] = {}
    for family, number, start, end in _rows(runner.columns("carriers"), "family", "id", "start_at", "end_at"):
        gathered.setdefault(family, []).append((order[number][0], start, end, number))
    ordered = sorted(map(sorted, gathered.values()), key=lambda members: (_voices(members, order), members))
    leaders = {place: (members[0][3], *members[0][1:3]) for place, members in enumerate(ordered)}
    if documents:
        openings = {k: documents[number].text[start : min(end, start + OPENING)] for k, (number, start, end) in leaders.items()}
    else:
        openings = find_leaders(runner, leaders)
    for place, members in enumerate(ordered):
        carriers = tuple(Carrier(names[number], start, end) for _, start, end, number in members)
        outlets = dict.fromkeys(order[number][1] for *_, number in members)
        days = [order[number][2] for *_, number in members if order[number][2]]
        _, start, _, number = members[0]
        opening = openings[place]
        yield ReuseFamily(
            id=f"F{place + 1}", carriers=carriers, outlets=tuple(name for name in outlets if name),
            earliest=days[0] if days else None, latest=days[-1] if days else None,
            opening=Span(names[number], start, start + len(opening), opening),
        )  # fmt: skip


def _voices(members: Sequence[tuple[int, int, int, int]], order: Mapping[int, tuple[int, str, str]]) -> tuple[int, int]:
    """Outlets and reports of a family, the more the less; a report without an outlet is one of its own.

    A sign-off that an outlet prints a hundred times, and a second one once, is no large family.
    """
    numbers = {number for *_, number in members}
    return -len({order[number][1] or number for number in numbers}), -len(numbers)


def _stretches(runner: Runner, names: dict[int, str]) -> Iterator[SharedText]:
    columns = ("left_id", "left_start", "left_end", "right_id", "right_start", "right_end", "words", "verbatim")
    for left, start, end, right, other, other_end, words, verbatim in sorted(_rows(runner.columns("spans"), *columns)):
        yield SharedText(
            left=names[left], left_start=start, left_end=end, right=names[right], right_start=other, right_end=other_end,
            words=words, kind=_KINDS[verbatim],  # type: ignore[arg-type]
        )  # fmt: skip


def _rows(columns: Columns, *names: str) -> list[tuple[Any, ...]]:
    """Rows of some columns, whole numbers as Python's."""
    lists = (column if isinstance(column, list) else column.tolist() for column in (columns[name] for name in names))
    return list(zip(*lists, strict=True))
