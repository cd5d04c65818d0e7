"""`python -m benchmarks.reuse [--reports 20000,100000] [--pin]`: stemma beside peers on one planted corpus.

Each system runs in a process of its own: CPU-seconds with all children, wall time, peak memory; then recall by class of
passage, precision of pairs and the share of members of large wire families that are linked. The two MinHash libraries run
on the smallest corpus only, as their indexes outgrow the memory of a small machine; CollateX collates 20 witnesses of 500
words. passim is on no registry: its figures are quoted (`tables.QUOTED`), not run. Results go to
benchmarks/reuse/results.json with --pin, beside those of `python -m benchmarks.reuse.growth`.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.reuse.running import machine, measured
from benchmarks.reuse.tables import render

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
PACKAGES = ("duckdb", "numpy", "datasketch", "rensa", "collatex")
PEERS = ("datasketch", "rensa")
OURS = ("stemma candidates", "stemma spans")
MEMORY = "1500MB"  #: of the engine; the process holds its own arrays beside it


def run_system(name: str, corpus: Path, place: Path, *, memory: str) -> dict[str, Any]:
    """Run one system on a corpus and score what it found."""
    found, scores = place / "found.npz", place / "scores.json"
    if name in PEERS:
        figures: dict[str, Any] = dict(measured("benchmarks.reuse.peers", name, str(corpus), str(found), threads=1))
    else:
        level = name.split()[1]
        figures = dict(measured("benchmarks.reuse.ours", level, str(corpus), str(found), "--memory", memory))
    measured("benchmarks.reuse.measures", str(corpus), str(found), str(scores))
    scored: dict[str, Any] = json.loads(scores.read_text("utf-8"))
    return figures | scored


def run_size(reports: int, *, corpora: Path, systems: list[str], memory: str) -> dict[str, Any]:
    """All systems on a corpus of one size, which is made if it is not there."""
    corpus = corpora / f"planted-{reports}"
    if not corpus.exists():
        measured("benchmarks.reuse.planted", "--reports", str(reports), "--out", str(corpus))
    result: dict[str, Any] = {"corpus": json.loads((corpus / "corpus.json").read_text("utf-8")), "systems": {}}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        measured("benchmarks.reuse.ours", "floor", str(corpus), str(place / "floor.json"))
        result["floor"] = json.loads((place / "floor.json").read_text("utf-8"))
        print(f"{reports} reports: floor {result['floor']}", flush=True)
        for name in systems:
            figures = run_system(name, corpus, place, memory=memory)
            figures["floors"] = round(figures["cpu"] / result["floor"]["cpu"], 2)
            result["systems"][name] = figures
            shown = {k: figures[k] for k in ("cpu", "wall", "peak_mb", "floors", "pairs", "precision", "members")}
            print(f"  {name}: {shown}", flush=True)
    return result


def run_witnesses() -> dict[str, Any]:
    """CollateX and stemma on the same twenty witnesses."""
    result = {}
    with tempfile.TemporaryDirectory() as place:
        for name in ("stemma", "collatex"):
            out = Path(place) / f"{name}.json"
            measured("benchmarks.reuse.witnesses", name, str(out))
            result[name] = json.loads(out.read_text("utf-8"))
            print(f"20 witnesses x 500 words, {name}: {result[name]}", flush=True)
    return result


def pin(table: dict[str, Any]) -> None:
    """Write the parts that were measured now; what another script measured stays."""
    kept = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    RESULTS.write_text(json.dumps(kept | table, indent=1) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reuse", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--reports", default="20000,100000", help="sizes of the corpus, with commas between")
    parser.add_argument("--memory", default=MEMORY, help="the limit given to the run (default %(default)s)")
    parser.add_argument("--corpora", type=Path, help="keep the corpora in this folder, or find them there")
    parser.add_argument("--pin", action="store_true", help="write benchmarks/reuse/results.json")
    options = parser.parse_args()
    sizes = sorted(int(size) for size in options.reports.split(","))
    with tempfile.TemporaryDirectory() as place:
        corpora = options.corpora or Path(place)
        reuse = {}
        for size in sizes:
            systems = [*OURS, *(PEERS if size == sizes[0] else ())]
            reuse[str(size)] = run_size(size, corpora=corpora, systems=systems, memory=options.memory)
    about = machine(PACKAGES) | {"memory_limit": options.memory}
    table: dict[str, Any] = {"machine": about, "reuse": reuse, "witnesses": run_witnesses()}
    for block in render(table).values():
        print(f"\n{block}")
    if options.pin:
        pin(table)


if __name__ == "__main__":
    main()
