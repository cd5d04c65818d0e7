"""Build what the docs take from the code: real output, tables of measured figures, the JSON and command reference.

    python docs/build.py [--check]

Text between `<!-- begin NAME -->` and `<!-- end NAME -->` is replaced in README.md and docs/*.md; docs/json.md is written whole.
With --check nothing is written and the exit status is 1 where a page is out of date.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console

import stemma
from stemma.show.reuse import reuse_reference
from stemma.show.schema import reference_markdown
from stemma.show.stories import stories_reference
from stemma.show.terminal import print_summary

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "evals" / "results.json"
SPEED = ROOT / "benchmarks" / "results.json"
LAYERS = ROOT / "benchmarks" / "layers.json"
ROOM = ROOT / "benchmarks" / "room.json"
#: what was asked for, beside what is reached
ASKED = {
    "seeds": {
        "spans.wrong": "0", "figures.f1": "≥ .95", "figures.value": "≥ .95", "figures.counted": "≥ .95",
        "figures.giver": "≥ .90", "figures.measure_f1": "≥ .90",
        "quotations.f1": "≥ .90", "quotations.speaker": "≥ .90", "attributions.f1": "≥ .85",
        "attributions.speaker": "≥ .90", "attributions.cue": "≥ .90", "attributions.modality": "≥ .80",
        "chains.accuracy": "≥ .75", "timexes.f1": "≥ .95",
        "timexes.value": "≥ .90", "toponyms.f1": "≥ .95", "toponyms.km161": "≥ .95", "passages.f1": "≥ .97",
        "claims.pairs_f1": "≥ .80", "claims.conflicts_f1": "1", "claims.origins": "≥ .90", "checks.recall": "1",
    },
    "story": {
        "figures.f1": "≥ .92", "figures.value": "≥ .93", "figures.counted": "≥ .85", "figures.giver": "≥ .85",
        "figures.measure_f1": "≥ .75", "quotations.f1": "≥ .93", "quotations.speaker": "≥ .90",
        "passages.f1": "≥ .93", "claims.pairs_f1": "≥ .75", "claims.conflicts_f1": "goldman ≥ .80", "claims.origins": "≥ .90",
    },
}  # fmt: skip

#: the same for the public sets, by the names of evals/sets.py
ASKED_PUBLIC = {
    "NewsQuant odd half": {
        "value": "≥ 93", "value_unit": "≥ 88", "value_bound": "≥ 90", "value_concept": "≥ 78", "value_concept_complete": "≥ 60",
    },
    "MEANTIME apple, gm": {"value": "≥ 85"},
    "TempEval-3 AQUAINT": {"value": "≥ 85"},
    "Local-Global Lexicon": {"covered": "≥ 92"},
    "GeoVirus": {"covered": "≥ 92"},
}  # fmt: skip


#: what is measured, what was asked, the set, its keys (tuned on, held out), what stands beside
TRACED: tuple[tuple[str, str, str, tuple[str, str], str], ...] = (
    ("reuse decided, F1", "≥ 92", "Near-copies", ("dev.f1", "test.f1"), "test.f1.containment"),
    ("the same without pairs labelled as doubtful", "–", "Near-copies", ("dev.f1.sure", "test.f1.sure"), ""),
    ("credits found and named, F1", "≥ 90", "PolNeAR credits", ("dev.all.f1", "test.all.f1"), ""),
    ("sentences told again, precision", "–", "Paraphrases", ("dev.precision", "test.precision"), "test.precision.words"),
    ("sentences told again, F1", "–", "Paraphrases", ("dev.f1", "test.f1"), "test.f1.words"),
    ("lineage: edges, F1", "≥ 90", "Lineages", ("dev.edges.f1", "test.edges.f1"), "test.verbatim.edges.f1"),
    ("lineage: directions right, of those given", "≥ 90", "Lineages", ("dev.direction.accuracy", "test.direction.accuracy"),
     "test.verbatim.direction.accuracy"),
    ("lineage: number of independent texts exact", "≥ 90", "Lineages", ("dev.origins.exact", "test.origins.exact"),
     "test.verbatim.origins.exact"),
    ("the same by counting outlets", "–", "Lineages", ("dev.outlets.origins.exact", "test.outlets.origins.exact"), ""),
    ("stories, ECB+ topics, B³ F1", "≥ 90", "Stories by event", ("ecb.odd.f1", "ecb.even.f1"), "ecb.even.tfidf.oracle_f1"),
    ("stories, Giveme5W1H, B³ F1", "≥ 95", "Stories by event", ("5w1h.f1", ""), "5w1h.tfidf.oracle_f1"),
    ("stories, BASIL, B³ F1", "–", "Stories by event", ("basil.f1", ""), "basil.tfidf.oracle_f1"),
    ("stories, 300 reports of incidents, B³ F1", "–", "Stories by event", ("incidents.f1", ""), "incidents.tfidf.oracle_f1"),
)  # fmt: skip
BESIDE = {
    "test.f1.containment": "7-gram containment, best threshold of the first half", "test.precision.words": "no encoder",
    "test.f1.words": "no encoder", "test.verbatim.edges.f1": "verbatim passages only",
    "test.verbatim.direction.accuracy": "verbatim passages only",
    "test.verbatim.origins.exact": "verbatim passages only",
    "ecb.even.tfidf.oracle_f1": "TF-IDF, best threshold told", "5w1h.tfidf.oracle_f1": "TF-IDF, best threshold told",
    "basil.tfidf.oracle_f1": "TF-IDF, best threshold told", "incidents.tfidf.oracle_f1": "TF-IDF, best threshold told",
}  # fmt: skip


def fenced(text: str) -> str:
    """A code block."""
    return "```text\n" + "\n".join(line.rstrip() for line in text.strip("\n").split("\n")) + "\n```"


def demo() -> str:
    """What `make demo` prints, as it stands when it is piped to a file 100 columns wide: its first two claims."""
    os.chdir(ROOT)
    out = io.StringIO()
    print_summary(stemma.compare_reports(["examples/earthquake"]), Console(file=out, width=100, highlight=False))
    shown, rest, tail = out.getvalue().partition("\n  3.  ")
    headings = re.findall(r"^(\w.*?)(?:  .*)?$", rest + tail, re.M)
    return fenced(shown) + "\n\nThen follow: more claims, " + ", ".join(h[0].lower() + h[1:] for h in headings) + "."


def accuracy() -> str:
    """Scores of the seeds and stories beside what was asked, then the project's own examples."""
    results = json.loads(RESULTS.read_text("utf-8"))
    columns = [
        n
        for n in ("seeds", "story subway", "story goldman", "example earthquake", "example layoffs", "example border")
        if n in results
    ]
    rows = list(dict.fromkeys(k for n in columns for k in results[n]["scores"]))
    asked_seeds, asked_story = ASKED["seeds"], ASKED["story"]
    lines = ["| score | asked (seeds) | " + " | ".join(columns) + " |", "|---|---|" + "---|" * len(columns)]
    for row in rows:
        cells = [f"{results[n]['scores'][row]:.3f}" if row in results[n]["scores"] else "–" for n in columns]
        asked = asked_seeds.get(row, "–") + (f" (stories {asked_story[row]})" if row in asked_story else "")
        lines.append(f"| {row} | {asked} | " + " | ".join(cells) + " |")
    digests = ", ".join(f"{n} {results[n]['data']}" for n in columns)
    return "\n".join(lines) + f"\n\nData digests: {digests}."


def public_sets() -> str:
    """Scores on public corpora."""
    results = json.loads(RESULTS.read_text("utf-8"))
    lines = ["| data | digest | scores; in brackets what was asked |", "|---|---|---|"]
    for name, row in results.items():
        if row["scores"] and not name.startswith(("seeds", "story", "example")):
            asked = ASKED_PUBLIC.get(name, {})
            scores = ", ".join(f"{k} {v:.3f}" + (f" ({asked[k]})" if k in asked else "") for k, v in row["scores"].items())
            lines.append(f"| {name} | {row['data']} | {scores} |")
    return "\n".join(lines)


def traced() -> str:
    """Reuse, credits, lineage and stories: the half that was tuned on, the half that was not, and what stands beside."""
    results = json.loads(RESULTS.read_text("utf-8"))
    lines = ["| measure, per cent | asked | first half | held-out half | beside it |", "|---|---|---|---|---|"]
    for what, asked, name, keys, beside in TRACED:
        scores = results.get(name, {}).get("scores", {})
        halves = [f"{scores[k]:.1f}" if k in scores else "–" for k in keys]
        other = f"{scores[beside]:.1f} ({BESIDE[beside]})" if beside in scores else "–"
        lines.append(f"| {what} | {asked} | {' | '.join(halves)} | {other} |")
    digests = ", ".join(f"{name} {results[name]['data']}" for name in dict.fromkeys(row[2] for row in TRACED) if name in results)
    return "\n".join(lines) + f"\n\nData digests: {digests}."


#: how much of an attribution is found; then the rows of the side-by-side table: heading, keys of evals/results.json
PARTS = ("content", "content+source", "all")
SIDE_BY_SIDE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("exact spans, strict (source / cue / content)", ("strict.source", "strict.cue", "strict.content")),
    ("exact spans, edges left out", ("exact.source", "exact.cue", "exact.content")),
    ("spans by half of their characters", ("iou50.source", "iou50.cue", "iou50.content")),
    ("linked: any overlap / by half / exact", ("linked.any", "linked.iou50", "linked.exact")),
    *(
        (f"recall of {kind} speech: content / and source / all", tuple(f"recall.{kind}.{k}" for k in PARTS))
        for kind in ("direct", "mixed", "indirect")
    ),
    ("calibration error", ("calibration.wrong",)),
)
#: what was asked for, by the first key of a row
WANTED = {
    "strict.source": "≥ 83 / 75 / 72", "linked.any": "– / ≥ 70 / 55", "recall.direct.content": "– / ≥ 92 / –",
    "recall.indirect.content": "– / – / ≥ 62", "calibration.wrong": "≤ 5",
}  # fmt: skip
SYSTEMS = {
    "rules": "rules only", "crf": "CRF", "encoder-fp32": "encoder, fp32", "encoder-int8": "encoder, int8",
    "ours": "ours: rules and encoder",
}  # fmt: skip


def encoder() -> str:
    """Attribution on the same reports, system beside system; then GUM."""
    results = json.loads(RESULTS.read_text("utf-8"))
    table = results["PolNeAR systems"]["systems"]
    names = [n for n in SYSTEMS if n in table]
    lines = ["PolNeAR dev, 84 reports, F1 or recall in per cent:", ""]
    lines += ["| | asked | " + " | ".join(SYSTEMS[n] for n in names) + " |", "|---|---|" + "---|" * len(names)]
    for heading, keys in SIDE_BY_SIDE:
        cells = []
        for name in names:
            row = table[name]
            cells.append(" / ".join(f"{100 * row[k]:.1f}" for k in keys) if all(k in row for k in keys) else "–")
        lines.append(f"| {heading} | {WANTED.get(keys[0], '')} | " + " | ".join(cells) + " |")
    base = table["encoder-int8"]["words_per_second"]
    lines.append("| words per second of processor time, beside the int8 encoder | ours ≥ .80 | " + " | ".join(
        f"{table[n]['words_per_second'] / base:.2f} ({table[n]['words_per_second']:,.0f})" for n in names) + " |")  # fmt: skip
    lines.append("| peak memory, MB | | " + " | ".join(f"{table[n]['peak_mb']:.0f}" for n in names) + " |")
    lines += ["", *_gum(results)]
    digests = f"PolNeAR {results['PolNeAR systems']['data']}, GUM {results['GUM stages']['data']}"
    return "\n".join(lines) + f"\n\nData digests: {digests}."


def _gum(results: dict[str, dict[str, dict[str, dict[str, float]]]]) -> list[str]:
    """GUM's news and interviews: the encoder before and after GUM was taught."""
    lines = ["GUM, news and interviews (few documents: counts given), by half of the characters / exact, edges left out:", ""]
    lines += ["| encoder | reports | documents | attributions | source | content |", "|---|---|---|---|---|---|"]
    for name, row in results["GUM stages"]["systems"].items():
        stage, _, part = name.partition(", ")
        pairs = (f"{100 * row[f'iou50.{r}']:.1f} / {100 * row[f'exact.{r}']:.1f}" for r in ("source", "content"))
        lines.append(f"| {stage} | {part} | {row['documents']:.0f} | {row['attributions']:.0f} | " + " | ".join(pairs) + " |")
    return lines


def speed() -> str:
    """The benchmark's table."""
    table = json.loads(SPEED.read_text("utf-8"))
    lines = ["| reports | seconds | reports per second | words per second | peak memory |", "|---|---|---|---|---|"]
    for count, row in table["compare"].items():
        lines.append(
            f"| {count} | {row['seconds']:.2f} | {row['reports_per_second']:.1f} "
            f"| {row['words_per_second']:,.0f} | {row['peak_mb']:.0f} MB |"
        )
    starts = ", ".join(f"`{k}` {v:.2f} s" for k, v in table["start_up_seconds"].items())
    return "\n".join(lines) + f"\n\nStart-up: {starts} (Python {table['python']}, {table['cores']} cores, one process)."


def layers() -> str:
    """Words per second of figures, times and places, beside the peers of the same run."""
    table = json.loads(LAYERS.read_text("utf-8"))
    texts = [name for name, row in table.items() if isinstance(row, dict)]
    lines = ["| words per second of processor time, one core | " + " | ".join(texts) + " |", "|---|" + "---|" * len(texts)]
    for name in table[texts[0]]:
        if name not in ("reports", "words"):
            lines.append(f"| {name} | " + " | ".join(_rate(table[text].get(name)) for text in texts) + " |")
    sizes = ", ".join(f"{text}: {table[text]['reports']} reports, {table[text]['words']:,} words" for text in texts)
    return "\n".join(lines) + (
        f"\n\nAsked: 50,000 together. {sizes}. The invented reports are number after number; PolNeAR's are political news. "
        f"Peers on the first three reports of each (Python {table['python']}, {table['processor']})."
    )


def _rate(cell: Any) -> str:
    """A cell of the table: our words per second, or a peer's with how many times as fast stemma reads the same layer."""
    if isinstance(cell, dict):
        return f"{cell['words_per_second']:,} (stemma {cell['times_as_fast']} times as fast)"
    return "–" if cell is None else f"{cell:,}"


def room() -> str:
    """How large the page is, how soon it is drawn and how quickly it answers."""
    table = json.loads(ROOM.read_text("utf-8"))
    rows = table["rows"]
    lines = ["| reports | " + " | ".join(rows) + " |", "|---|" + "---|" * len(rows)]
    sizes = (f"{row['page_bytes'] / 1e6:.2f} of {row['allowed_bytes'] / 1e6:.2f} MB" for row in rows.values())
    lines.append("| claims, shared passages | " + " | ".join(f"{r['claims']}, {r['passages']:,}" for r in rows.values()) + " |")
    lines.append("| page, of what is allowed | " + " | ".join(sizes) + " |")
    for part in ("opens_ms", "answers_ms"):
        for what in rows["6"][part]:
            cells = (f"{row[part][what]['median']:.0f} ({row[part][what]['worst']:.0f}) ms" for row in rows.values())
            lines.append(f"| {what} | " + " | ".join(cells) + " |")
    ratios = ", ".join(f"{what} {ratio['60/6']:.1f}" for what, ratio in table["ratios"].items())
    return "\n".join(lines) + (
        f"\n\nMedian (worst) of 20 times, of 5 for opening. 60 reports beside 6 in the same run, times as long: {ratios} "
        f"({table['browser']}, {table['machine']})."
    )


def commands() -> str:
    """The help texts of every command."""
    texts = []
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}
    stemma_command = str(Path(sys.executable).parent / "stemma")
    for words in ([], ["compare"], ["annotate"], ["stories"], ["reuse"]):
        done = subprocess.run([stemma_command, *words, "--help"], capture_output=True, text=True, check=True, env=environment)
        texts.append(fenced(f"$ {' '.join(['stemma', *words, '--help'])}\n{done.stdout.strip()}"))
    return "\n\n".join(texts)


def scale_tables() -> dict[str, str]:
    """The tables of the corpus-wide benchmarks, by name."""
    sys.path.insert(0, str(ROOT))
    from benchmarks.reuse.tables import render  # noqa: PLC0415 - a package of the project, not of the wheel

    return render()


BLOCKS: dict[str, Callable[[], str]] = {
    "demo": demo, "accuracy": accuracy, "public sets": public_sets, "speed": speed, "commands": commands,
    "encoder": encoder, "layers": layers, "traced": traced, "reuse keys": reuse_reference,
    "stories keys": stories_reference, "room": room,
}  # fmt: skip


def built(page: str) -> str:
    """A page with every marked block made anew."""

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        text = BLOCKS[name]() if name in BLOCKS else scale_tables()[name]
        return f"<!-- begin {name} -->\n{text}\n<!-- end {name} -->"

    return re.sub(r"<!-- begin ([a-z ]+) -->.*?<!-- end \1 -->", fill, page, flags=re.DOTALL)


def main() -> int:
    """Build or check every page."""
    parser = argparse.ArgumentParser(description="Build the docs' generated parts.")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    pages = {path: built(path.read_text("utf-8")) for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]}
    pages[ROOT / "docs" / "json.md"] = reference_markdown()
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text("utf-8") != text]
    if options.check and stale:
        print(f"out of date: {', '.join(str(p.relative_to(ROOT)) for p in stale)}; run `make docs`", file=sys.stderr)
        return 1
    for path in stale:
        path.write_text(pages[path], "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
