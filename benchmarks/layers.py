"""`python -m benchmarks.layers [--pin]`: words per CPU-second on one core of figures, timexes and toponyms, and of peers.

The three are read together, through `stemma.annotate_text(text, layers=…)` and by the annotators alone, and one by one; each
time with its own reading of the text (sentences, tokens, tags), which the three share when they are read together. A first
round warms word lists and memories; then the best of three counts. Beside them, in the same run and on the same few
reports: quantulum3 for figures and dateparser for times, as they come, and how many times as fast stemma is. The texts are
the reports that `python -m benchmarks` makes, and PolNeAR's dev set where ../shared is there. What was measured, and on
which machine, goes to benchmarks/layers.json with --pin.
"""

from __future__ import annotations

import argparse
import importlib
import json
import lzma
import os
import platform
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import stemma
from benchmarks.__main__ import HERE, make_reports
from stemma.annotate.figures import annotate_figures
from stemma.annotate.timexes import annotate_timexes
from stemma.annotate.toponyms import annotate_toponyms
from stemma.model import Document, OffsetRun, Published
from stemma.text.layout import Layout

RESULTS = HERE / "layers.json"
POLNEAR = HERE.parent.parent / "shared" / "data" / "attribution" / "polnear" / "dev.jsonl.xz"
LAYERS = ("figures", "timexes", "toponyms")
REPORTS = 60
PEER_REPORTS = 3  #: peers need seconds for a report
ROUNDS = 3
DAY = "2024-05-08"

Read = Callable[[str], object]
_NEW = count(1)


def invented() -> list[str]:
    with tempfile.TemporaryDirectory() as place:
        make_reports(Path(place), REPORTS)
        return [path.read_text("utf-8") for path in sorted(Path(place).iterdir())]


def polnear() -> list[str]:
    with lzma.open(POLNEAR, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def document(text: str) -> Document:
    day = date.fromisoformat(DAY)
    return Document(
        id="text", siglum="A", file="-", sha256="0" * 64, text=text, encoding="utf-8",
        offsets=(OffsetRun(0, 0, len(text)),), body=((0, len(text)),),
        published=Published(day, day, day, "stated", "given"),
    )  # fmt: skip


def through(*layers: str) -> Read:
    """The public way to some layers."""
    return lambda text: stemma.annotate_text(text, published=DAY, layers=layers)


def alone(text: str) -> object:
    """The annotators of the three layers and the layout they share, with nothing around them."""
    report = document(text)
    layout = Layout.of(report)
    times = annotate_timexes(report, layout)
    return times, annotate_toponyms(report, layout), annotate_figures(report, layout, times)


def rate(read: Read, texts: Sequence[str], *, rounds: int = ROUNDS) -> float:
    """Words per second of processor time, best of `rounds` after one that does not count.

    White space at the end makes every round's texts new, so that no layout of an earlier round is found again.
    """
    best = float("inf")
    for number in range(rounds + 1):
        space = " " * next(_NEW)
        fresh = [text + space for text in texts]
        began = time.process_time()
        for text in fresh:
            read(text)
        if number:
            best = min(best, time.process_time() - began)
    return sum(len(text.split()) for text in texts) / best


def peers() -> dict[str, tuple[str, Read]]:
    """The peers that are installed, each with the layer it stands beside."""
    found: dict[str, tuple[str, Read]] = {}
    for name, module, function, layer in (
        ("quantulum3", "quantulum3.parser", "parse", "figures"),
        ("dateparser", "dateparser.search", "search_dates", "timexes"),
    ):
        try:
            read: Any = getattr(importlib.import_module(module), function)
        except ImportError:
            print(f"{name:24} is not installed; `pip install {name}` lets it be measured")
            continue
        found[name] = (layer, partial(read, languages=["en"]) if name == "dateparser" else read)
    return found


def measure(texts: Sequence[str]) -> dict[str, object]:
    """Rates of all, in words per CPU-second, printed as they are found."""
    table: dict[str, object] = {"reports": len(texts), "words": sum(len(text.split()) for text in texts)}
    systems = {"together": through(*LAYERS), "together, annotators alone": alone} | {name: through(name) for name in LAYERS}
    for name, read in systems.items():
        table[name] = round(rate(read, texts))
        print(f"  {name:28} {table[name]:>9,} words/s", flush=True)
    few = texts[:PEER_REPORTS]
    for name, (layer, read) in peers().items():
        theirs, ours = rate(read, few, rounds=1), rate(through(layer), few)
        table[name] = {"words_per_second": round(theirs), "times_as_fast": round(ours / theirs)}
        print(f"  {name:28} {theirs:>9,.0f} words/s; {layer} of the same text are read {ours / theirs:,.0f} times as fast")
    return table


def processor() -> str:
    """The processor's name, as far as the system tells it."""
    about = Path("/proc/cpuinfo")
    lines = about.read_text("utf-8").splitlines() if about.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.processor())


def main() -> None:
    """Measure all texts and print a table for each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.layers")
    parser.add_argument("--pin", action="store_true", help="write benchmarks/layers.json")
    options = parser.parse_args()
    table: dict[str, object] = {"python": platform.python_version(), "cores": os.cpu_count(), "processor": processor()}
    print(f"Python {table['python']}, one core of {table['cores']}: {table['processor']}")
    texts = {"invented": invented} | ({"PolNeAR dev": polnear} if POLNEAR.exists() else {})
    for name, made in texts.items():
        print(name)
        table[name] = measure(made())
    if options.pin:
        RESULTS.write_text(json.dumps(table, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
