"""Text that the reports of a corpus share: the summary in the terminal, and the JSON with its reference page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stemma.model import REUSE_FORMAT, Reuse, ReuseFamily, ReuseReport, SharedText, Span
from stemma.show.contract import escaped
from stemma.show.terminal.printing import heading, left_out, say
from stemma.show.wording import clip, day, joined, line, plural

#: What a reader takes in at once; the rest is in the JSON.
_FAMILIES = 5
_MEMBERS = 8
_OUTLETS = 6
_TEXT_WIDTH = 200
#: Columns below which a table of reports would lose its first or last column.
_NARROW = 72

Keys = tuple[tuple[str, str, Callable[[Any], object]], ...]  #: name of a key, what it holds, how it is read


def _given(name: str) -> Callable[[Any], object]:
    return lambda thing: getattr(thing, name)


def _side(side: str) -> Callable[[SharedText], object]:
    return lambda shared: {
        "report": getattr(shared, side), "start": getattr(shared, f"{side}_start"), "end": getattr(shared, f"{side}_end"),
    }  # fmt: skip


def _span(span: Span | None) -> object:
    return None if span is None else {"report": span.report, "start": span.start, "end": span.end, "text": span.text}


_REPORT: Keys = (
    ("id", "string", _given("id")),
    ("outlet", "string or null: who published it, as given or read", _given("outlet")),
    ("published", "string or null: the date, as given or read", _given("published")),
    ("characters", "integer: length of the text in code points", _given("characters")),
    ("shared", "integer: characters of it that stand in a report of another outlet too", _given("shared")),
)
_FAMILY: Keys = (
    ("id", "string", _given("id")),
    ("carriers", "list of carriers, in order of time, reports without a date last", lambda f: _rows(f.carriers, _CARRIER)),
    ("outlets", "list of strings: their outlets, in that order", lambda f: list(f.outlets)),
    ("earliest", "string or null: the first of their dates, as given", _given("earliest")),
    ("latest", "string or null: the last of them", _given("latest")),
    ("opening", "span or null: how the text begins in the first of them, 240 characters at most", lambda f: _span(f.opening)),
)
_CARRIER: Keys = (
    ("report", "string: id of a report", _given("report")),
    ("start", "integer: where the text begins in it, in code points", _given("start")),
    ("end", "integer: the code point after its end", _given("end")),
)
_SHARED: Keys = (
    (
        "left",
        "`report`, `start`, `end`: a stretch of the earlier report; one without a date counts as the earlier",
        _side("left"),
    ),
    ("right", "the same of the later report", _side("right")),
    ("words", "integer: words that both sides have in common, in the same order", _given("words")),
    (
        "kind",
        "`verbatim` (alike to the character), `words` (the same words; marks, case or spaces differ) or `edited` (words "
        "exchanged, put in or left out)",
        _given("kind"),
    ),
)
_DROPPED: Keys = (("what", "string: what was left out", _given("what")), ("reason", "string: why", _given("reason")))
_WHOLE: Keys = (
    ("format", f"`{REUSE_FORMAT}`", lambda _: REUSE_FORMAT),
    (
        "stemma",
        "object: `version`, and the `engine` that ran (the rest is the same on all)",
        lambda r: {"version": r.version, "engine": r.engine},
    ),
    (
        "counts",
        "object: `reports`, `outlets`, `pairs` (of reports that share text), `spans` (shared stretches), `families`",
        lambda r: {
            "reports": len(r.reports), "outlets": r.outlets, "pairs": r.pairs, "spans": r.spans, "families": len(r.families),
        },
    ),
    ("reports", "list of reports, in order of time, those without a date last", lambda r: _rows(r.reports, _REPORT)),
    ("families", "list of families, those of most outlets first", lambda r: _rows(r.families, _FAMILY)),
    ("shared", "list of shared stretches, by report", lambda r: _rows(r.shared or (), _SHARED)),
    ("dropped", "list of what was left out", lambda r: _rows(r.dropped, _DROPPED)),
)  # fmt: skip
_TABLES = (
    ("The whole", _WHOLE), ("Report", _REPORT), ("Family", _FAMILY), ("Carrier", _CARRIER), ("Shared stretch", _SHARED),
    ("Left out", _DROPPED),
)  # fmt: skip


def _rows(things: Iterable[object], keys: Keys) -> list[dict[str, object]]:
    return [{name: read(thing) for name, _, read in keys} for thing in things]


def reuse_to_json(reuse: Reuse) -> str:
    """The result as JSON text (`stemma.reuse/1`), the same bytes for the same reports, ending in a newline."""
    written = _rows([reuse], _WHOLE)[0]
    return escaped(json.dumps(written, ensure_ascii=False, indent=1, allow_nan=False)) + "\n"


def reuse_reference() -> str:
    """The keys of the JSON in Markdown, a table for each kind of object."""
    lines = []
    for name, keys in _TABLES:
        lines += [f"### {name}", "", "| key | holds |", "|---|---|", *(f"| `{key}` | {says} |" for key, says, _ in keys), ""]
    return "\n".join(lines).rstrip() + "\n"


def print_reuse(reuse: Reuse, console: Console) -> None:
    """Print the largest families, counts and what was left out, in the width of `console`."""
    outlets = f" of {plural(reuse.outlets, 'outlet')}" if reuse.outlets else ""
    say(console, Text.assemble(("stemma", "bold"), f"  {plural(len(reuse.reports), 'report')}{outlets}"))
    for sentence in _counts(reuse):
        say(console, Padding(Text(sentence), (0, 0, 0, 2)))
    reports = {report.id: report for report in reuse.reports}
    if reuse.families:
        count = len(reuse.families)
        heading(console, "Who carries the same text", f"{count:,} famil{'y' if count == 1 else 'ies'}, most outlets first")
    for number, family in enumerate(reuse.families[:_FAMILIES], start=1):
        for part in _family(number, family, reports, narrow=console.width < _NARROW):
            say(console, part)
    if len(reuse.families) > _FAMILIES:
        say(console, Text(f"  … {len(reuse.families) - _FAMILIES:,} more in the JSON and the tables (--json, --out)", "dim"))
    left_out(console, reuse.dropped)


def _counts(reuse: Reuse) -> list[str]:
    """How much is shared, and between which reports that was looked for."""
    alone = sum(not report.shared for report in reuse.reports)
    told = [
        f"{plural(reuse.pairs, 'pair')} of reports with text in common, {plural(reuse.spans, 'passage')}",
        f"{plural(alone, 'report')} with none",
    ]
    unknown = sum(report.outlet is None for report in reuse.reports)
    if reuse.outlets < len(reuse.reports) - unknown:
        told.append("reports of one outlet are not held against each other")
    if unknown:
        told.append(f"{plural(unknown, 'report')} without a known outlet, held against all others")
    return told


def _family(number: int, family: ReuseFamily, reports: dict[str, ReuseReport], *, narrow: bool) -> Iterable[RenderableType]:
    names = family.reports
    unknown = sum(reports[name].outlet is None for name in names)
    known = f"{plural(len(family.outlets), 'outlet')}{' known' * (unknown > 0)}" if family.outlets else "no outlet known"
    days = list(dict.fromkeys(_day(each[:10]) for each in (family.earliest, family.latest) if each))
    yield Text()
    yield Text.assemble(
        (f"  {number}. ", "dim"), (f"{plural(len(names), 'report')}, {known}", "bold"), f", {' to '.join(days)}" if days else "",
    )  # fmt: skip
    if family.opening is not None:
        yield Padding(Text(f"“{clip(family.opening.text, _TEXT_WIDTH)}”", "italic"), (0, 0, 0, 5))
    grid = Table.grid(padding=(0, 2, 0, 0))
    for place in range(4):
        grid.add_column(no_wrap=place < 3, overflow="fold")
    carried: dict[str, int] = {}
    for carrier in family.carriers:
        carried[carrier.report] = carried.get(carrier.report, 0) + carrier.end - carrier.start
    for name in names[:_MEMBERS]:
        report = reports[name]
        share = Text(f"{carried[name] / report.characters:.0%}" if report.characters else "", justify="right")
        who = Text(clip(report.outlet or name, 34))
        about = Text(_day(report.published) if report.published else "no date", "dim")
        known_as = Text(clip(name, 40) if report.outlet else "", "dim")
        if narrow:
            yield Padding(Text("  ").join(cell for cell in (share, who, about, known_as) if cell), (0, 0, 0, 5))
        else:
            grid.add_row(share, who, about, known_as)
    if not narrow:
        yield Padding(grid, (0, 0, 0, 5))
    if len(names) > _MEMBERS:
        others = list(dict.fromkeys(line(reports[name].outlet or name) for name in names[_MEMBERS:]))
        told = joined([*others[:_OUTLETS], *(["others"] if len(others) > _OUTLETS else [])])
        yield Padding(Text(f"… {len(names) - _MEMBERS:,} more: {clip(told, 120)}", "dim"), (0, 0, 0, 5))


def _day(written: str) -> str:
    """A date as "2 Oct 2020", its time behind it; what is no date as it was given."""
    try:
        when = f", {written[11:16]}" if written[10:11] in ("T", " ") else ""
        return day(date.fromisoformat(written[:10])) + when
    except ValueError:
        return clip(written, 24)
