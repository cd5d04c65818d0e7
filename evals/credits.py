"""Which outlets and agencies a report credits: PolNeAR (Newell et al. 2018), its columns and places marked by hand.

    python -m evals.credits FOLDER [--show]

FOLDER holds PolNeAR's train.jsonl.xz and dev.jsonl.xz; credits.json says what was marked and how: files and lines, code
points, names of outlets. Two sets are scored. "line": dispatch heads and credit lines in all 924 reports, and what the
columns `wire` and `credit` name where the text shows it. "running": outlets that running text credits, in 60 reports. A
credit counts as found where ours has its place and its name. "columns" holds our credits against every value of the two
columns, whether or not the text shows it. "dev" is the half that was tuned on.
"""

from __future__ import annotations

import hashlib
import json
import lzma
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evals.command import print_scores
from evals.documents import described
from stemma.annotate.actors import annotate_actors
from stemma.annotate.attribution import annotate_attributions
from stemma.model import Annotations, Document, ResolvedCredit
from stemma.read.raw import Given
from stemma.text.layout import Layout
from stemma.trace.credits import outlet_key, resolve_credits

MARKED = Path(__file__).with_suffix(".json")
OUTLETS = {
    "nyt": "The New York Times", "wash-post": "The Washington Post", "usa-today": "USA Today", "huff-post": "HuffPost",
    "politico": "Politico", "breitbart": "Breitbart", "west-journal": "Western Journalism",
}  # fmt: skip
_LINES = ("dateline", "label", "byline", "agency", "contribution", "copyright", "republication", "relay")


def _reports(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for file in ("train", "dev"):
        with lzma.open(folder / f"{file}.jsonl.xz", "rt", encoding="utf-8") as stream:
            for number, line in enumerate(stream, 1):
                yield f"{file}:{number}", json.loads(line)


def _document(name: str, record: Mapping[str, Any]) -> Document:
    given = Given(outlet=OUTLETS[record["publisher"]], title=record["title"], published=record["date"])
    return described(record["text"], id=name, siglum="A", given=given)


def _annotated(document: Document) -> Annotations:
    layout = Layout.of(document)
    actors = annotate_actors(document, layout)
    return Annotations(report=document.id, attributions=annotate_attributions(document, layout, actors)[0], actors=actors)


def _same(mine: ResolvedCredit, marked: Mapping[str, Any]) -> bool:
    """Whether one of our credits has a marked one's name and, where it has a place in the text, that place."""
    one, other = outlet_key(mine.name), outlet_key(marked["name"])
    named = one == other or one.startswith(other) or other.startswith(one)
    short = len(marked["name"].removeprefix("The ").removeprefix("the ").split()) == 1  # "The Times" after the full name
    if mine.span is None:
        return named
    return mine.span.start < marked["end"] and marked["start"] < mine.span.end and (named or short)


class Tally:
    """Marked credits found, and ours that are marked."""

    def __init__(self) -> None:
        self.gold = self.found = self.ours = self.right = 0

    def add(self, mine: list[ResolvedCredit], marked: list[dict[str, Any]]) -> list[str]:
        """Count one report; gives back what was missed and what was too much, in words."""
        wanted = [m for m in marked if not m.get("optional")]
        counted = [c for c in mine if not any(_same(c, m) for m in marked if m.get("optional"))]
        missed = [m for m in wanted if not any(_same(c, m) for c in mine)]
        extra = [c for c in counted if not any(_same(c, m) for m in wanted)]
        self.gold += len(wanted)
        self.found += len(wanted) - len(missed)
        self.ours += len(counted)
        self.right += len(counted) - len(extra)
        return [f"missed {m['name']} {m['start']}" for m in missed] + [
            f"extra {c.kind} {c.name} {c.span.start if c.span else ''}" for c in extra
        ]

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 in percent."""
        precision, recall = self.right / max(1, self.ours), self.found / max(1, self.gold)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"precision": 100 * precision, "recall": 100 * recall, "f1": 100 * f1}


def _lines(mine: list[ResolvedCredit], marked: list[dict[str, Any]]) -> tuple[list[ResolvedCredit], list[dict[str, Any]]]:
    """Credit lines among ours, one a name, and those running-text credits that a column names; the marked ones, one a name."""
    kept: dict[str, ResolvedCredit] = {}
    for c in mine:
        if c.kind in _LINES or any(_same(c, m) for m in marked if m.get("column") == "credit"):
            kept.setdefault(outlet_key(c.name), c)
    return list(kept.values()), list({outlet_key(m["name"]): m for m in marked}.values())


def score(path: Path, *, show: bool = False) -> dict[str, float]:
    """Precision, recall and F1 (percent) of credits in lines and in running text, on either half, and against the columns."""
    bundle = json.loads(MARKED.read_text("utf-8"))
    lines: dict[str, list[dict[str, Any]]] = {}
    for entry in bundle["lines"]:
        lines.setdefault(entry["id"], []).append(entry)
    tallies = {f"{half}.{part}": Tally() for half in ("dev", "test") for part in ("line", "running", "all")}
    columns, named = 0, 0
    for name, record in _reports(path):
        document = _document(name, record)
        mine = [c for c in resolve_credits([document], []) if c.kind != "photo"]
        half = "test" if int(hashlib.sha256(f"credits {name}".encode()).hexdigest(), 16) % 2 else "dev"
        shown = [e for e in lines.get(name, []) if "start" in e]
        ours, marked = _lines(mine, shown)
        told = [(part, *pair) for part, pair in (("line", (ours, marked)),)]
        if name in bundle["running"]:
            layered = resolve_credits([document], [_annotated(document)])
            told.append(("running", [c for c in layered if c.kind not in (*_LINES, "photo")], _running(bundle, name)))
        for part, found, gold in told:
            wrong = tallies[f"{half}.{part}"].add(found, gold)
            tallies[f"{half}.all"].add(found, gold)
            if show and half == "dev" and wrong:
                print(name, part, "; ".join(wrong))
        for entry in lines.get(name, []):
            if "column" in entry:
                columns += 1
                named += any(outlet_key(c.name) == outlet_key(entry["name"]) for c in mine)
    figures = {f"{name}.{k}": v for name, tally in tallies.items() for k, v in tally.figures().items()}
    return figures | {"columns.recall": 100 * named / max(1, columns)}


def _running(bundle: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The marked credits in one report's running text."""
    marked: list[dict[str, Any]] = bundle["running"][name]["credits"]
    return marked


if __name__ == "__main__":
    print_scores(score, about=__doc__ or "", shown="print what was missed and what was too much, on the dev half")
