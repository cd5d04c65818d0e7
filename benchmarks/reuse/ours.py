"""stemma's plan on a planted corpus, on the embedded engine: candidates, spans, the floor, growth, and additions.

`candidates` ends with the stretches that would be aligned (what passim's candidate pairs are beside), `spans` with exact spans
and families. `floor` is the compiled fingerprint pass over texts in memory and one sort of all its hashes, each alone: what
any plan on these fingerprints must pay. Parquet is read inside `candidates` and `spans`, outside of `floor`.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from stemma.scale import reuse
from stemma.scale.duck import DuckRunner
from stemma.scale.fingerprints import compiled, compiled_folding, fingerprints_of  # type: ignore[attr-defined]
from stemma.scale.index import ReuseIndex
from stemma.scale.segments import PAIRS, SPANS, rows_of

ROUNDS = 3  #: of the floor; the best counts


def opened(corpus: Path, memory: str) -> Any:
    """An engine with the corpus's reports."""
    runner = DuckRunner(memory=memory)
    runner.read("reports", [corpus / "reports"], schema=reuse.REPORTS)
    return runner


def candidates(corpus: Path, out: Path, *, memory: str) -> None:
    runner = opened(corpus, memory)
    reuse.find_fingerprints(runner)
    reuse.find_anchors(runner)
    reuse.find_candidates(runner)
    runner.sql("found", "SELECT DISTINCT x.id a, y.id b FROM cand JOIN docs x ON x.doc = cand.a JOIN docs y ON y.doc = cand.b")
    found = runner.columns("found")
    np.savez(out, pairs=np.stack([found["a"], found["b"]], axis=1).astype(np.int64))
    runner.close()


def spans(corpus: Path, out: Path, *, memory: str) -> None:
    runner = opened(corpus, memory)
    found = runner.columns(reuse.find_reuse(runner).spans)
    names = ("left_id", "right_id", "left_start", "left_end", "right_start", "right_end")
    rows = np.stack([found[name] for name in names], axis=1).astype(np.int64)
    np.savez(out, spans=rows, pairs=np.unique(rows[:, :2], axis=0))
    runner.close()


def floor(corpus: Path, out: Path) -> None:
    rows = duckdb.connect(config={"threads": 1}).execute(f"SELECT text FROM '{corpus}/reports/*.parquet' ORDER BY id")
    texts = [text for (text,) in rows.fetchall()]
    passes, sorts = [], []
    for _ in range(ROUNDS):
        began = time.process_time()
        if compiled is None:
            hashes = fingerprints_of(texts).hash
        else:
            hashes = np.frombuffer(compiled.fingerprints(texts, compiled_folding())[1], np.int64)
        passed = time.process_time()
        np.sort(hashes)
        passes.append(passed - began)
        sorts.append(time.process_time() - passed)
    figures = {
        "fingerprints": round(min(passes), 3), "sort": round(min(sorts), 3), "cpu": round(min(passes) + min(sorts), 3),
        "hashes": len(hashes), "megabytes": round(sum(len(text.encode()) for text in texts) / 1e6, 1),
        "compiled": compiled is not None,
    }  # fmt: skip
    out.write_text(json.dumps(figures), "utf-8")


def fingerprints_per_report(runner: Any, sample: int = 2000) -> int:
    """Fingerprints of all reports before any are left out, from the first `sample` of them."""
    runner.sql("sample", f"SELECT text FROM reports WHERE id < {sample}")
    texts: list[str] = runner.columns("sample")["text"]
    runner.drop("sample")
    return int(len(fingerprints_of(texts).hash) / len(texts) * runner.count("reports"))


def grown(corpus: Path, out: Path, *, memory: str) -> None:
    """The whole plan; its CPU time by stage and the rows it gives."""
    stages: dict[str, float] = {}

    def timed(name: str, stage: Callable[[], Any]) -> Any:
        began = time.process_time()
        result = stage()
        stages[name] = round(time.process_time() - began, 2)
        return result

    runner = timed("read", lambda: opened(corpus, memory))
    timed("fingerprints", lambda: reuse.find_fingerprints(runner))
    postings = runner.count("fp")
    hashes = fingerprints_per_report(runner)
    timed("anchors", lambda: reuse.find_anchors(runner))
    anchors = runner.count("anch")
    runner.drop("fp")
    timed("candidates", lambda: reuse.find_candidates(runner))
    stretches = runner.count("cand")
    timed("spans", lambda: reuse.find_spans(runner))
    timed("families", lambda: reuse.find_families(runner))
    facts = {
        "hashes": hashes,
        "postings": postings,
        "anchors": anchors,
        "stretches": stretches,
        "rows": runner.count("spans"),
        "stages": stages,
    }
    runner.close()
    out.write_text(json.dumps(facts), "utf-8")


def added(corpus: Path, out: Path, *, memory: str, new: int) -> None:
    """Add the last `new` reports to a kept index of the others; beside it the plan on all, and whether the rows are the same."""
    rows = duckdb.connect(config={"threads": 1}).execute(
        f"SELECT id, outlet, day, text FROM '{corpus}/reports/*.parquet' ORDER BY id"
    )
    columns = dict(zip(("id", "outlet", "day", "text"), zip(*rows.fetchall(), strict=True), strict=True))
    kept = len(columns["id"]) - new
    with tempfile.TemporaryDirectory() as folder:
        index = ReuseIndex(Path(folder), engine=lambda: DuckRunner(memory=memory))
        index.add([{name: values[:kept] for name, values in columns.items()}])
        began = time.process_time()
        index = ReuseIndex(Path(folder), engine=lambda: DuckRunner(memory=memory))
        index.add([{name: values[kept:] for name, values in columns.items()}])
        add_cpu = time.process_time() - began
        found = [index.spans(), index.pairs(), index.families()]
    del columns
    began = time.process_time()
    runner = opened(corpus, memory)
    made = reuse.find_reuse(runner)
    rebuild_cpu = time.process_time() - began
    names = (SPANS, PAIRS, tuple(reuse.FAMILIES))
    same = []
    for rows_found, table, order in zip(found, (made.spans, made.pairs, made.families), names, strict=True):
        rebuilt = rows_of(runner.columns(table), order)
        same.append(np.array_equal(rows_found, rebuilt[np.lexsort(rebuilt.T[::-1])]))
    runner.close()
    figures = {
        "kept": kept, "new": new, "add_cpu": round(add_cpu, 3), "rebuild_cpu": round(rebuild_cpu, 2), "equal": all(same),
        "rows": {name: len(each) for name, each in zip(("spans", "pairs", "families"), found, strict=True)},
    }  # fmt: skip
    out.write_text(json.dumps(figures), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reuse.ours")
    parser.add_argument("level", choices=("candidates", "spans", "floor", "grown", "added"))
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--memory", default="1GB")
    parser.add_argument("--new", type=int, default=100, help="reports added, for `added`")
    options = parser.parse_args()
    if options.level == "floor":
        floor(options.corpus, options.out)
    elif options.level == "added":
        added(options.corpus, options.out, memory=options.memory, new=options.new)
    else:
        run = {"candidates": candidates, "spans": spans, "grown": grown}[options.level]
        run(options.corpus, options.out, memory=options.memory)


if __name__ == "__main__":
    main()
