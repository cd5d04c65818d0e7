"""Time expressions against TempEval-3's AQUAINT part and MEANTIME: spans, types and TIMEX3 values, side by side with dateparser.

    python -m evals.timexes ../shared/data/dates/te3_aquaint.jsonl.xz [--system dateparser] [--show]

The metric is TempEval-3's (UzZaman et al., SemEval 2013): a found expression and a gold one are a pair where they share
characters (relaxed), or all of them (strict); each counts once, the one with the largest overlap first. `type` and
`value` are the F1 of the pairs that agree in TIMEX3 type and value, as strings. Every report is read on its day of creation;
what MEANTIME marks as that day inside the text counts as any other expression, and `value.body` leaves it out. MEANTIME is
annotated in the headline, the date line and the first four sentences only, so nothing further down counts.
`value.spelling` is `value` with both sides brought to one spelling of the same value: 1949-XX is 1949, 198X is 198,
2000-W7 is 2000-W07, PM6 is P6M.

dateparser has no offsets and gives days only: what it finds is looked for again in the text from left to right, and its
value is the day.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from evals.documents import document
from evals.metrics import f_score
from evals.systems import UnavailableError
from stemma.annotate.timexes import annotate_timexes
from stemma.text.layout import Layout

ANNOTATED_LINES = 6  #: MEANTIME: headline, date line and four sentences, one a line
_SPELLINGS = (
    (re.compile(r"^(\d{4}|\d{4}-\d\d)(?:-XX)+$"), r"\1"),
    (re.compile(r"^(\d{3})X$"), r"\1"),
    (re.compile(r"-W(\d)$"), r"-W0\1"),
    (re.compile(r"^P([DWMY])(\d+)$"), r"P\2\1"),
)
_DAY_FIRST = re.compile(r"(\d\d)-(\d\d)-(\d{4})$")


@dataclass(frozen=True)
class Expression:
    """A time expression: code points [start, end), TIMEX3 type and value; `creation` for the report's own date line."""

    start: int
    end: int
    type: str
    value: str
    creation: bool = False


@dataclass(frozen=True)
class Dated:
    """A report with its day of creation and its gold expressions; `limit` is where the annotation ends."""

    name: str
    text: str
    day: date | None
    gold: tuple[Expression, ...]
    limit: int


def _day(text: str) -> date | None:
    swapped = _DAY_FIRST.match(text)
    try:
        return date.fromisoformat("-".join(reversed(swapped.groups())) if swapped else text[:10])
    except ValueError:
        return None


def read(path: Path) -> Iterator[Dated]:
    """The reports of a file, in its order."""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            row: dict[str, Any] = json.loads(line)
            text = row["text"]
            if "timex" in row:
                gold = tuple(Expression(t["start"], t["end"], t["type"], t["value"]) for t in row["timex"])
                yield Dated(row["id"], text, _day(row["dct"]), gold, len(text))
                continue
            marked = [m for m in row["mentions"] if m["tag"] == "TIMEX3"]
            created = next((m["value"] for m in marked if m.get("functionInDocument") == "CREATION_TIME"), "")
            limit = sum(len(line) + 1 for line in text.split("\n")[:ANNOTATED_LINES])
            gold = tuple(
                Expression(m["start"], m["end"], m["type"], m["value"], m.get("functionInDocument") == "CREATION_TIME")
                for m in marked
                if m["start"] is not None and m["start"] < limit
            )
            yield Dated(row["id"], text, _day(created), gold, limit)


def ours(report: Dated) -> list[Expression]:
    """What stemma finds in a report."""
    printed = document(report.text, report.day)
    found = annotate_timexes(printed, Layout.of(printed))
    return [Expression(t.span.start, t.span.end, t.type, t.value) for t in found]


def dateparsers(report: Dated) -> list[Expression]:
    """What dateparser finds in a report, to the day."""
    try:
        search_dates = import_module("dateparser.search").search_dates
    except ImportError:
        raise UnavailableError("dateparser is not installed: pip install dateparser") from None
    base = datetime.combine(report.day, datetime.min.time()) if report.day else None
    settings = {"RELATIVE_BASE": base} if base else {}
    found, at = [], 0
    for words, moment in search_dates(report.text, languages=["en"], settings=settings) or ():
        start = report.text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append(Expression(start, at, "DATE", moment.date().isoformat()))
    return found


SYSTEMS: dict[str, Callable[[Dated], list[Expression]]] = {"ours": ours, "dateparser": dateparsers}


def one_spelling(value: str) -> str:
    """A TIMEX3 value as the guidelines spell it."""
    for pattern, as_spelt in _SPELLINGS:
        value = pattern.sub(as_spelt, value)
    return value


def paired(found: Sequence[Expression], gold: Sequence[Expression]) -> list[tuple[Expression, Expression]]:
    """Found and gold expressions that share characters, one to one, those that share most first."""
    shared = []
    for i, one in enumerate(found):
        for j, other in enumerate(gold):
            common = min(one.end, other.end) - max(one.start, other.start)
            if common > 0:
                shared.append((-common, i, j))
    mine: set[int] = set()
    theirs: set[int] = set()
    pairs = []
    for _, i, j in sorted(shared):
        if i not in mine and j not in theirs:
            mine.add(i)
            theirs.add(j)
            pairs.append((found[i], gold[j]))
    return pairs


def _shown(report: Dated, found: Sequence[Expression], pairs: Sequence[tuple[Expression, Expression]]) -> None:
    def words(e: Expression) -> str:
        near = report.text[max(0, e.start - 40) : e.start], report.text[e.start : e.end], report.text[e.end : e.end + 25]
        return "{}[[{}]]{}".format(*(part.replace("\n", " ") for part in near))

    for one in found:
        if all(one is not p for p, _ in pairs):
            print("not in gold", report.name, report.day, words(one), one.value, sep=" | ")
    for other in report.gold:
        if all(other is not g for _, g in pairs):
            print("not found", report.name, report.day, words(other), other.value, sep=" | ")
    for one, other in pairs:
        if (one.start, one.end) != (other.start, other.end):
            print("span", report.name, report.day, words(one), words(other), sep=" | ")
        mine, theirs = f"{one.type} {one.value}", f"{other.type} {other.value}"
        if mine != theirs:
            print("value", report.name, report.day, words(one), mine, theirs, sep=" | ")


def score(path: Path | str, *, system: str = "ours", show: bool = False) -> dict[str, float]:
    """F1 in percent: `relaxed`, `strict`, `type`, `value`, `value.spelling`, and `value.body` where the gold holds the date line.

    Raises UnavailableError where the system is not installed.
    """
    names = ("relaxed", "strict", "type", "value", "value.spelling")
    hits = dict.fromkeys((*names, "created"), 0)
    found_all = gold_all = created = 0
    for report in read(Path(path)):
        found = [e for e in SYSTEMS[system](report) if e.start < report.limit]
        pairs = paired(found, report.gold)
        found_all, gold_all = found_all + len(found), gold_all + len(report.gold)
        created += sum(g.creation for g in report.gold)
        for one, other in pairs:
            hits["relaxed"] += 1
            hits["strict"] += (one.start, one.end) == (other.start, other.end)
            hits["type"] += one.type == other.type
            hits["value"] += one.value == other.value
            hits["value.spelling"] += one_spelling(one.value) == one_spelling(other.value)
            hits["created"] += other.creation and one.value == other.value
        if show:
            _shown(report, found, pairs)
    result = {name: round(100 * f_score(hits[name], found_all, gold_all), 1) for name in names}
    if created:
        body = f_score(hits["value"] - hits["created"], found_all - created, gold_all - created)
        result["value.body"] = round(100 * body, 1)
    return result


def main() -> None:
    """Command line: print the scores of a file."""
    parser = argparse.ArgumentParser(description="Time expressions against TIMEX3 gold.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--system", choices=sorted(SYSTEMS), default="ours")
    parser.add_argument("--show", action="store_true", help="print what differs from the gold")
    options = parser.parse_args()
    for name, value in score(options.path, system=options.system, show=options.show).items():
        print(f"{name:16s} {value:5.1f}")


if __name__ == "__main__":
    main()
