"""Run the evaluations: `python -m evals [--pin] [--only NAME]`.

Prints one table per data set beside its pinned floors and exits with status 1 where a score lies under its floor.
`--pin` writes the scores as the new floors and into evals/results.json, from which the docs' tables are built.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path
from typing import Any

from evals import gum, polnear
from evals.sets import SETS, AbsentError

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
RESULTS = HERE / "results.json"


def _floor(key: str, value: float) -> float:
    """The score to three decimals, rounded to the worse side."""
    return (math.ceil if key.endswith(".wrong") else math.floor)(value * 1000) / 1000


def _under(key: str, value: float, floor: float) -> bool:
    """Whether a score is worse than pinned; counts of errors ("spans.wrong") are better when lower."""
    return value > floor + 1e-9 if key.endswith(".wrong") else value < floor - 1e-9


def _table(scores: dict[str, float | None], floors: dict[str, float]) -> list[str]:
    """Lines that print one data set; scores under their floor are marked."""
    lines = []
    for key, value in scores.items():
        if value is None:
            lines.append(f"  {key:28} –")
            continue
        floor = floors.get(key)
        mark = "   UNDER ITS FLOOR" if floor is not None and _under(key, value, floor) else ""
        lines.append(f"  {key:28} {value:8.3f}   floor {floor if floor is not None else '–'}{mark}")
    return lines


def main() -> int:
    """Run, print, compare with the floors."""
    parser = argparse.ArgumentParser(prog="python -m evals", description="Score stemma against gold.")
    parser.add_argument("--pin", action="store_true", help="write these scores as floors and results")
    parser.add_argument("--only", metavar="NAME", help="run the sets whose name contains NAME")
    options = parser.parse_args()
    floors: dict[str, Any] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    results: dict[str, Any] = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    failed = []
    for name, run in SETS.items():
        if options.only and options.only not in name:
            continue
        try:
            digest, scores = run()
        except AbsentError as reason:
            print(f"{name}: skipped, {reason}")
            continue
        pinned = floors.get(name, {})
        print(f"{name} (data {digest})")
        own = pinned.get("scores", {}) if pinned.get("data") == digest else {}
        if pinned and pinned.get("data") != digest and not options.pin:
            print(f"  the data changed: floors were pinned on {pinned.get('data')}; pin again with --pin")
            failed.append(name)
        for line in _table(scores, own):
            print(line)
            if line.endswith("UNDER ITS FLOOR"):
                failed.append(f"{name}: {line.split()[0]}")
        kept = {k: v for k, v in scores.items() if v is not None}
        if options.pin:
            floors[name] = {"data": digest, "scores": {k: _floor(k, v) for k, v in kept.items()}}
            results[name] = {"data": digest, "scores": {k: round(v, 4) for k, v in kept.items()}}
    if options.pin:
        for path, table in ((FLOORS, floors), (RESULTS, results)):
            # What other commands pin beside the sets (the systems side by side) stays, at the end.
            ordered = {k: table[k] for k in (*SETS, *(k for k in (polnear.SIDE_BY_SIDE, gum.STAGES) if k in table)) if k in table}
            path.write_text(json.dumps(ordered, indent=1) + "\n", "utf-8")
        return 0
    if failed:
        print("under the floor: " + "; ".join(failed), file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
