"""`python -m evals.lineages`: see evals/lineages/__init__.py."""

from __future__ import annotations

import argparse
from pathlib import Path

from evals.lineages import explain, score

MEANTIME = Path(__file__).parents[3] / "shared/data/dates/meantime_apple_gm.jsonl.xz"


def main() -> None:
    """Print the scores of both halves, or what is wrong in the dev half."""
    parser = argparse.ArgumentParser(description="Lineages with a known tree.")
    parser.add_argument("--half", choices=["dev", "test"])
    parser.add_argument("--times", type=int, default=1, help="so many times as many stories")
    parser.add_argument("--wrong", action="store_true", help="the stories of the dev half that are not right")
    options = parser.parse_args()
    meantime = MEANTIME if MEANTIME.exists() else None
    if options.wrong:
        print("\n".join(explain(meantime, times=options.times)))
        return
    for half in [options.half] if options.half else ["dev", "test"]:
        for name, value in score(meantime, half, times=options.times).items():
            print(f"{half:5s} {name:28s} {value:6.1f}")


if __name__ == "__main__":
    main()
