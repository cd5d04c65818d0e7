"""How well attributions are found: PolNeAR 1.0 (Newell, Margolin and Ruths 2018), which lies beside the checkout.

    python -m evals.polnear                       rules and ours, with all scores
    python -m evals.polnear --system NAME         one system (rules, crf, ours, encoder-int8, encoder-fp32)
    python -m evals.polnear --systems [--pin]     all of them side by side; --pin writes the table to evals/results.json
    python -m evals.polnear --picture             the reliability picture, docs/pictures/reliability.svg
    --fp32 FOLDER or STEMMA_FP32=FOLDER           weights that were not rounded to int8, for encoder-fp32

PolNeAR marks far more than words reported (support, intentions, attitudes), so recall has a low ceiling for rules that
look for what somebody said. evals/spans.py says how spans and attributions are compared, evals/systems.py how the
pipeline's output is put in PolNeAR's form. Where several people annotated a report, the first counts. Each system runs in
a process of its own, so that peak memory (resident set) and speed (words per second of processor time, words as split at
blanks; loading apart) do not mix; for bare models and the CRF the text's layout is read before the clock starts, for the
whole pipeline it is part of the time.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.documents import document
from evals.reliability import picture
from evals.spans import Judged, Range, gold_of, judge
from evals.systems import UnavailableError, systems
from stemma.text.layout import Layout

__all__ = ["Range", "measured", "reports", "score"]

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared/data/attribution/polnear"
RESULTS = ROOT / "evals" / "results.json"
PICTURE = ROOT / "docs" / "pictures" / "reliability.svg"
#: Under this name the side-by-side table stands in evals/results.json.
SIDE_BY_SIDE = "PolNeAR systems"
#: ru_maxrss counts kibibytes on Linux and bytes on macOS.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
#: What the side-by-side table shows of each system.
SHOWN = (
    *(f"{way}.{role}" for way in ("strict", "exact", "iou50") for role in ("source", "cue", "content")),
    *("linked.any", "linked.iou50", "linked.exact"),
    *("recall.direct.content+source", "recall.mixed.all", "recall.indirect.all", "calibration.wrong"),
    *("words_per_second", "peak_mb", "load_seconds"),
)  # fmt: skip


def reports(folder: Path, name: str = "dev") -> Iterator[dict[str, Any]]:
    """The reports of one part of the corpus."""
    with lzma.open(folder / f"{name}.jsonl.xz", "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def _clock() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _peak() -> float:
    """Peak resident set of this process in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        # Not ru_maxrss here: Linux hands the parent's peak on to a child.
        return int(status.read_text("utf-8").split("VmHWM:")[1].split()[0]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / 1e6


def measured(system: str, folder: Path = DATA, part: str = "dev", *, fp32: Path | None = None) -> dict[str, Any]:
    """{"scores": …, "bins": …} of one system, run in this process. Raises UnavailableError where it cannot run."""
    known = systems(fp32)
    if system not in known:
        raise UnavailableError(f"{system} is not known here: {', '.join(known)} are")
    rows = list(reports(folder, part))
    documents = [document(row["text"]) for row in rows]
    start = _clock()
    annotate = known[system].load()
    Layout.of(document("Warm words."))
    loading = _clock() - start
    if known[system].layout_apart:
        for one in documents:
            Layout.of(one)
    start = _clock()
    found = annotate(documents)
    used = _clock() - start
    peak = _peak()
    judged = [Judged(row["text"], gold_of(row), mine) for row, mine in zip(rows, found, strict=True)]
    scores, bins = judge(judged)
    words = sum(len(row["text"].split()) for row in rows)
    cost = {
        "found": float(sum(map(len, found))),
        "words_per_second": words / max(used, 1e-3),
        "peak_mb": peak,
        "load_seconds": loading,
    }
    return {"scores": scores, "bins": bins, "cost": cost}


def apart(system: str, folder: Path = DATA, part: str = "dev", *, fp32: Path | None = None) -> dict[str, Any]:
    """The same in a process of its own. Raises UnavailableError where the system cannot run."""
    known = systems(fp32).get(system)
    if known is not None and known.prepare is not None:
        known.prepare()
    command = [sys.executable, "-m", "evals.polnear", str(folder), "--part", part, "--child", system]
    command += ["--fp32", str(fp32)] if fp32 else []
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise UnavailableError((done.stderr.strip().splitlines() or [f"{system} ended with {done.returncode}"])[-1])
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def score(folder: Path, name: str = "dev", *, system: str = "rules") -> dict[str, float | None]:
    """The scores that `make evals` keeps under floors; speed and memory are not among them, being this machine's."""
    scores: dict[str, float | None] = measured(system, folder, name)["scores"]
    return scores


def side_by_side(folder: Path, part: str, fp32: Path | None) -> dict[str, dict[str, float | None]]:
    """Scores and costs of every system that runs here; the others are named with the reason."""
    table: dict[str, dict[str, float | None]] = {}
    for name in systems(fp32):
        try:
            answer = apart(name, folder, part, fp32=fp32)
        except UnavailableError as reason:
            print(f"{name}: left out, {reason}", file=sys.stderr)
            continue
        table[name] = {**answer["scores"], **answer["cost"]}
    return table


def _shown(table: dict[str, dict[str, float | None]]) -> None:
    print(" " * 30 + "".join(f"{name:>14s}" for name in table))
    for key in SHOWN:
        values = [row.get(key) for row in table.values()]
        digits = 0 if key in {"words_per_second", "peak_mb"} else 3
        print(f"{key:30s}" + "".join(f"{'–' if v is None else format(v, f'.{digits}f'):>14s}" for v in values))


def _pin(table: dict[str, dict[str, float | None]], data: str) -> None:
    results = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    rounded = {n: {k: round(v, 4) for k, v in row.items() if v is not None} for n, row in table.items()}
    # Empty scores: what reads the sets' scores finds none here, and no floor is kept for them.
    results[SIDE_BY_SIDE] = {"data": data, "scores": {}, "systems": rounded}
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.polnear", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=DATA)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--system", help="score one system")
    parser.add_argument("--systems", action="store_true", help="score all systems side by side")
    parser.add_argument("--pin", action="store_true", help="write the side-by-side table to evals/results.json")
    parser.add_argument("--picture", action="store_true", help="draw docs/pictures/reliability.svg from ours")
    parser.add_argument("--fp32", type=Path, default=os.environ.get("STEMMA_FP32") or None)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> int:
    """Score, print, and where asked pin or draw."""
    options = _options()
    fp32 = Path(options.fp32) if options.fp32 else None
    try:
        if options.child:
            print(json.dumps(measured(options.child, options.folder, options.part, fp32=fp32)))
        elif options.picture:
            answer = apart(options.system or "ours", options.folder, options.part, fp32=fp32)
            PICTURE.parent.mkdir(parents=True, exist_ok=True)
            PICTURE.write_text(picture(answer["bins"], answer["scores"]["calibration.wrong"]), "utf-8")
            print(PICTURE)
        elif options.systems:
            from evals import gold  # noqa: PLC0415 - only for the digest

            table = side_by_side(options.folder, options.part, fp32)
            _shown(table)
            if options.pin:
                _pin(table, gold.digest(options.folder / f"{options.part}.jsonl.xz"))
        else:
            for name in [options.system] if options.system else ["rules", "ours"]:
                answer = apart(name, options.folder, options.part, fp32=fp32)
                print(name)
                for key, value in {**answer["scores"], **answer["cost"]}.items():
                    print(f"  {key:32s} {'–' if value is None else format(value, '.3f')}")
    except UnavailableError as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
