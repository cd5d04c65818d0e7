"""Incidents against a registry: killed and injured as reports tell them, and as stemma's rules record them.

    python -m evals.incidents ../shared/data/figures [--all] [--incidents N] [--show]

Data: local-news reports of shootings, and per incident the killed and injured of the registry that links to them (the
documents of the Gun Violence Corpus). Incidents with two or more reports are read, with rules only (no encoder); without
--all a fixed sample by hash. The victims are real: nothing of a report is printed, stored or quoted here, only numbers.

A report's reading, by the rule `first of this incident`: the first figure in reading order that counts people with the
outcome killed (for injured: wounded), no part of a larger number unless all are, in a sentence that tells neither of an
earlier time nor of a period's statistics ("this year", "since 2010"). Without a figure there is no reading; where the
registry has 0, silence is right. The baseline is the first number within five words of killed, dead, died, … (wounded,
injured, hurt, …) with no other number between; it sees no "a man".

An incident's best number under a rule: of the records (`stemma.collate.records`), that of the measure which holds most of
the reports' readings. Scores: `given` (share with a reading), `exact` (share of the readings that equal the registry),
`exact_all` (share of all, silence counting as 0), `error.wrong` (mean absolute error of the readings; lower is better).

`told.*`: of each hundred pairs of readings in one claim, from two reports of one incident, that differ in amount, how
many are told as evolves, conflicts, refines, agrees or derived.

`checked.right`: `incidents_checked.json` holds fifty such pairs, drawn by the smallest hashes (`drawn`), one per incident,
from what commit 3d4b112 told. One reader (an assistant that works on the project, no recorder) read each beside both
reports' sentences, without a second opinion, and named the relation: evolves (one number replaces the other in time),
conflicts (the same people at the same time, and both cannot hold), refines (one lies within what the other allows), agrees
(both can hold as worded), part (one counts some of those that the other counts), apart (they do not count the same
thing). A pair is right where stemma says that now; figures that stand in no common claim are told apart, and a part is
told rightly as refines or apart, not as a change or a disagreement. `checked.same` leaves out the pairs held apart. The
file names reports by the corpus's own ids and figures by where they start; it holds no words.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from stemma.lexicon import mapping
from stemma.model import Comparison, Document, Figure, OffsetRun, Published, Timex
from stemma.pipeline.comparing import compare_documents
from stemma.settings import Settings

CHECKED = Path(__file__).with_name("incidents_checked.json")
SAMPLE = 300  #: incidents that are read without --all
LONG_AGO = 14  #: days before publication from which on a named day is another incident's; reports follow for a week or two
COUNTS = {"killed": "killed", "injured": "wounded"}  #: column of the registry: outcome of a figure
RULES = ("literal", "ucdp", "acled")
TOLD = ("evolves", "conflicts", "refines", "agrees", "derived")
RIGHT = {"part": ("refines", "apart")}  #: verdict: what may be told for it, where that is not the verdict itself
_PERIOD = re.compile(
    r"\b(?:this|last|per|each|a) year\b|\bso far in\b|\bsince \d{4}\b|\bin (?:19|20)\d\d\b|\bhomicides?\b.{0,30}\byear\b", re.I
)
_NEAR = {
    "killed": r"(?:killed|dead|died|dies|deaths?|fatally|slain|murdered)",
    "injured": r"(?:wounded|injured|injuring|wounding|hurt|injuries|wounds)",
}
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s|\n")


@dataclass(frozen=True, slots=True)
class Incident:
    """The reports of one incident, and what the registry has of it."""

    name: str
    reports: tuple[Mapping[str, Any], ...]
    killed: int
    injured: int


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def incidents(folder: Path, *, most: int | None) -> list[Incident]:
    """Incidents of the registry with two or more reports of different texts, in the order of their hashes."""
    registry = {r["incident"]: r for r in _lines(folder / "gun_violence_registry.jsonl.xz")}
    reports: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for report in _lines(folder / "gun_violence_articles.jsonl.xz"):
        if report["incident"] in registry and report["text"].strip():
            reports[report["incident"]].setdefault(report["text"], report)
    names = sorted((n for n, found in reports.items() if len(found) > 1), key=_hash)[:most]
    return [Incident(n, tuple(reports[n].values()), registry[n]["killed"], registry[n]["injured"]) for n in names]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _document(report: Mapping[str, Any], number: int) -> Document:
    title = (report["title"] or "").strip()
    inside = not title or report["text"].lstrip().startswith(title)
    text = report["text"] if inside else f"{title}\n\n{report['text']}"
    day = date.fromisoformat(report["date"][:10]) if report["date"] else None
    return Document(
        id=report["id"], siglum=str(number), file=report["id"], sha256="0" * 64, text=text, encoding="utf-8",
        offsets=(OffsetRun(0, 0, len(text)),), body=((0, len(text)),),
        published=Published(day, day, day, "stated" if day else "unknown", "the corpus's own date"),
    )  # fmt: skip


def compared(incident: Incident) -> Comparison:
    """The comparison of an incident's reports, by rules only."""
    documents = [_document(r, n) for n, r in enumerate(incident.reports, 1)]
    return compare_documents(documents, settings=Settings(encoder=False))


def readings(comparison: Comparison, column: str) -> dict[str, Figure]:
    """By report, the figure that gives its killed or injured (see above); reports without one are left out."""
    long_ago: dict[str, list[Timex]] = defaultdict(list)
    days = {r.id: r.published.latest for r in comparison.reports}
    for timex in comparison.timexes:
        published, last = days[timex.span.report], timex.period.latest if timex.period else None
        if published and last and (published - last).days > LONG_AGO:
            long_ago[timex.span.report].append(timex)
    texts = {r.id: r.text for r in comparison.reports}
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in comparison.figures:
        if figure.outcome != COUNTS[column] or figure.role != "count" or figure.quantity.value is None:
            continue
        text = texts[figure.span.report]
        start, end = _sentence(text, figure.span.start, figure.span.end)
        earlier = any(start <= t.span.start < end for t in long_ago[figure.span.report])
        if not earlier and not _PERIOD.search(text, start, end):
            found[figure.span.report].append(figure)
    return {report: next((f for f in figures if not f.subset), figures[0]) for report, figures in found.items()}


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before = [m.end() for m in _SENTENCE_END.finditer(text, max(0, start - 600), start)]
    after = _SENTENCE_END.search(text, end)
    return (before[-1] if before else max(0, start - 600)), (after.start() if after else len(text))


def baseline(text: str, column: str) -> float | None:
    """The first number within five words of killed, dead, …; None where none is."""
    units = [w for w, about in mapping("number_words").items() if about["kind"] == "unit"]
    number = rf"\d{{1,3}}|{'|'.join(units)}"
    near = rf"(?:\s+(?!(?:{number})\b)\w+){{0,4}}\s+"
    after = re.search(rf"\b(?P<n>{number}){near}{_NEAR[column]}\b", text, re.I)
    before = re.search(rf"\b{_NEAR[column]}{near}(?P<n>{number})\b", text, re.I)
    first = min((m for m in (after, before) if m), key=lambda m: m.start(), default=None)
    if first is None:
        return None
    word = first["n"].lower()
    return float(word) if word.isdigit() else float(mapping("number_words")[word]["value"])


def best(comparison: Comparison, own: Mapping[str, Figure], *, rule: str) -> float | None:
    """The best number of the measure that holds most of the reports' own readings; None where none holds any."""
    wanted = Counter(figure.measure for figure in own.values())
    rows = [r for r in comparison.records if r.rule == rule and r.measure in wanted]
    chosen = max(rows, key=lambda r: (wanted[r.measure], len(r.reports)), default=None)
    return chosen.best if chosen else None


@dataclass(slots=True)
class Tally:
    """How readings stand to the registry."""

    asked: int = 0
    given: int = 0
    exact: int = 0
    exact_all: int = 0
    error: float = 0.0

    def add(self, reading: float | None, truth: int) -> None:
        """One reading, None for none."""
        self.asked += 1
        self.exact_all += (reading or 0.0) == truth
        if reading is not None:
            self.given += 1
            self.exact += reading == truth
            self.error += abs(reading - truth)

    def scores(self, name: str) -> dict[str, float]:
        """Shares in percent, and the mean absolute error."""
        asked, given = max(self.asked, 1), max(self.given, 1)
        return {
            f"{name}.given": 100 * self.given / asked,
            f"{name}.exact": 100 * self.exact / given,
            f"{name}.exact_all": 100 * self.exact_all / asked,
            f"{name}.error.wrong": self.error / given,
        }


def pair_name(left: Figure, right: Figure) -> str:
    """A name of two figures without words: their reports' ids and where they start."""
    ends = sorted(f"{f.span.report}:{f.span.start}" for f in (left, right))
    return "-".join(ends)


def told(comparison: Comparison) -> dict[str, tuple[str, bool]]:
    """Pairs of people's figures of two reports in one claim: relation, and whether their amounts differ."""
    figures = {f.id: f for f in comparison.figures if f.outcome in COUNTS.values() and f.role == "count"}
    found: dict[str, tuple[str, bool]] = {}
    for claim in comparison.claims:
        for pair in claim.pairs if claim.part_of is None else ():
            left, right = figures.get(pair.from_id), figures.get(pair.to_id)
            if left and right and left.span.report != right.span.report and pair.relation in TOLD:
                differ = (left.quantity.value, left.quantity.bound) != (right.quantity.value, right.quantity.bound)
                found.setdefault(pair_name(left, right), (pair.relation, differ))
    return found


def drawn(pairs: Mapping[str, Sequence[str]], *, count: int) -> list[tuple[str, str]]:
    """(incident, pair) for `count` incidents: the pair of the smallest hash in each, then the smallest of those."""
    firsts = [(min(names, key=_hash), incident) for incident, names in pairs.items() if names]
    return [(incident, name) for name, incident in sorted(firsts, key=lambda f: _hash(f[0]))[:count]]


def checked() -> dict[str, dict[str, str]]:
    """The hand-checked pairs by name: incident and verdict."""
    table: dict[str, dict[str, str]] = json.loads(CHECKED.read_text("utf-8"))["pairs"] if CHECKED.exists() else {}
    return table


def _right(verdicts: Mapping[str, Mapping[str, str]], said: Mapping[str, tuple[str, bool]]) -> dict[str, float]:
    if not verdicts:
        return {}
    now = {name: said.get(name, ("apart", False))[0] for name in verdicts}
    hits = {name: now[name] in RIGHT.get(about["verdict"], (about["verdict"],)) for name, about in verdicts.items()}
    same = [hit for name, hit in hits.items() if verdicts[name]["verdict"] != "apart"]
    return {
        "checked.pairs": float(len(hits)),
        "checked.right": 100 * sum(hits.values()) / len(hits),
        "checked.same": 100 * sum(same) / max(len(same), 1),
    }


def score(folder: Path, *, show: bool = False, most: int | None = SAMPLE) -> dict[str, float]:
    """The scores above over the incidents of `folder`, at most `most` of them; `show` prints each pair's name and relation."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    relations: Counter[str] = Counter()
    said: dict[str, tuple[str, bool]] = {}
    chosen = incidents(folder, most=most)
    for incident in chosen:
        comparison = compared(incident)
        for column in COUNTS:
            truth = getattr(incident, column)
            own = readings(comparison, column)
            for report in comparison.reports:
                figure = own.get(report.id)
                tallies[column].add(figure.quantity.value if figure else None, truth)
                tallies[f"baseline.{column}"].add(baseline(report.text, column), truth)
            for rule in RULES:
                tallies[f"best.{rule}.{column}"].add(best(comparison, own, rule=rule), truth)
        pairs = told(comparison)
        relations.update(relation for relation, differ in pairs.values() if differ)
        said |= pairs
        if show:
            for name, (relation, differ) in pairs.items():
                print(f"{incident.name} {name} {relation}{' differ' if differ else ''}")
    verdicts = checked()
    left = {about["incident"] for about in verdicts.values()} - {i.name for i in chosen}
    for incident in incidents(folder, most=None) if left else ():
        if incident.name in left:
            said |= told(compared(incident))
    scores = {"incidents": float(len(chosen)), "reports": float(sum(len(i.reports) for i in chosen))}
    for name, tally in tallies.items():
        scores |= tally.scores(name)
    scores["told.pairs"] = float(sum(relations.values()))
    scores |= {f"told.{name}": 100 * relations[name] / max(sum(relations.values()), 1) for name in TOLD}
    return scores | _right(verdicts, said)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--all", action="store_true", help="read every incident with two or more reports")
    parser.add_argument("--incidents", type=int, default=SAMPLE, help="how many incidents to read")
    parser.add_argument("--show", action="store_true", help="print the pairs that differ, by their ids")
    options = parser.parse_args()
    for name, value in score(options.path, show=options.show, most=None if options.all else options.incidents).items():
        print(f"{name:32s} {value:7.2f}")


if __name__ == "__main__":
    main()
