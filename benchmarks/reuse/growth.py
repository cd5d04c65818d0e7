"""`python -m benchmarks.reuse.growth [--pin]`: the plan from ten thousand to a million reports, and what else grows with them.

Every size has its own planted corpus (the same seed); the whole plan, to exact spans, runs on it in a process of its own with
the memory limit of the last size. Then 100 reports are added to a kept index of 100,000, beside a rebuild of all; the
sentences handed to the sentence encoder are counted; and the speed of annotation is taken. Corpora are made and removed one
by one unless --corpora keeps them.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.reuse.__main__ import PACKAGES, pin
from benchmarks.reuse.running import machine, measured
from benchmarks.reuse.tables import render

SIZES = "10000,30000,100000,300000,1000000"
MEMORY = "4GB"
KEPT = 100_000
NEW = 100
CALLS = 5_000


def corpus_of(reports: int, corpora: Path) -> Path:
    """The planted corpus of this size, made if it is not there."""
    corpus = corpora / f"planted-{reports}"
    if not corpus.exists():
        measured("benchmarks.reuse.planted", "--reports", str(reports), "--out", str(corpus))
    return corpus


def grow(sizes: list[int], *, corpora: Path, keep: bool, memory: str) -> dict[str, Any]:
    """CPU, wall and memory of the whole plan on every size."""
    rows: dict[str, Any] = {}
    for reports in sizes:
        corpus = corpus_of(reports, corpora)
        out = corpora / "facts.json"
        figures: dict[str, Any] = dict(measured("benchmarks.reuse.ours", "grown", str(corpus), str(out), "--memory", memory))
        figures |= json.loads(out.read_text("utf-8"))
        figures["corpus"] = json.loads((corpus / "corpus.json").read_text("utf-8"))
        figures["parquet_bytes"] = sum(part.stat().st_size for part in (corpus / "reports").iterdir())
        rows[str(reports)] = figures
        print(f"{reports:>9} reports: {figures}", flush=True)
        if not keep:
            shutil.rmtree(corpus)
    return {
        "sizes": rows,
        "slope": slope({int(n): row["cpu"] for n, row in rows.items()}),
        "limit": memory,
        "limit_mb": megabytes(memory),
    }


def megabytes(memory: str) -> float:
    """ "4GB" as the engine counts it (powers of ten), in megabytes of 1024 × 1024 bytes."""
    match = re.fullmatch(r"([\d.]+)\s*([MG])B", memory)
    if not match:
        raise SystemExit(f"--memory {memory}: write it like 4GB or 1500MB")
    return round(float(match.group(1)) * {"M": 1e6, "G": 1e9}[match.group(2)] / 2**20)


def slope(cpu: Mapping[int, float]) -> float:
    """Least squares of log CPU-seconds over log reports."""
    xs, ys = [math.log(n) for n in cpu], [math.log(seconds) for seconds in cpu.values()]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((a - x) ** 2 for a in xs)
    return round(sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / spread, 4) if spread else 1.0


def add(corpora: Path, *, memory: str, kept: int = KEPT) -> dict[str, Any]:
    """What adding NEW reports to a kept index costs, beside the rebuild."""
    corpus = corpus_of(kept + NEW, corpora)
    out = corpora / "added.json"
    measured("benchmarks.reuse.ours", "added", str(corpus), str(out), "--memory", memory, "--new", str(NEW))
    added: dict[str, Any] = json.loads(out.read_text("utf-8"))
    print(f"adding {NEW} to {kept}: {added}", flush=True)
    return added


def count_calls(corpora: Path) -> dict[str, Any]:
    """Sentences handed to the encoder."""
    out = corpora / "calls.json"
    measured("benchmarks.reuse.calls", str(corpus_of(CALLS, corpora)), str(out))
    counted: dict[str, Any] = json.loads(out.read_text("utf-8"))
    print(f"encoder calls: {counted}", flush=True)
    return counted


def annotate() -> dict[str, Any]:
    """Words that all annotators together read per CPU-second, on one thread's worth of work (the reports of `benchmarks`)."""
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "annotation.json"
        measured("benchmarks.reuse.annotation", str(out))
        read: dict[str, Any] = json.loads(out.read_text("utf-8"))
    print(f"annotation: {read}", flush=True)
    return read


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reuse.growth", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--reports", default=SIZES, help="sizes, with commas between (default %(default)s)")
    parser.add_argument("--memory", default=MEMORY, help="the limit given to the run (default %(default)s)")
    parser.add_argument("--corpora", type=Path, help="keep the corpora in this folder, or find them there")
    parser.add_argument("--only", choices=("growth", "added", "calls", "annotation"), help="measure one part")
    parser.add_argument("--pin", action="store_true", help="write benchmarks/reuse/results.json")
    options = parser.parse_args()
    table: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as place:
        corpora = options.corpora or Path(place)
        if options.only in (None, "calls"):
            table["calls"] = count_calls(corpora)
        if options.only in (None, "annotation"):
            table["annotation"] = annotate()
        if options.only in (None, "added"):
            table["added"] = add(corpora, memory=options.memory)
        if options.only in (None, "growth"):
            sizes = sorted(int(size) for size in options.reports.split(","))
            table["growth"] = grow(sizes, corpora=corpora, keep=options.corpora is not None, memory=options.memory)
            table["growth"]["machine"] = machine(PACKAGES[:2])
    for block in render(table).values():
        print(f"\n{block}")
    if options.pin:
        pin(table)


if __name__ == "__main__":
    main()
