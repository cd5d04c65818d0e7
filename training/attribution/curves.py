"""The learning curves of a training run as a picture.

python -m training.attribution.curves build/attribution --to docs/pictures/learning-curves.png
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot as plt

COLOURS = {"source": "#1b7f5c", "cue": "#b3541e", "content": "#2b5fa8", "told": "#7a4a9e"}
LABELS = {"source": "source", "cue": "cue", "content": "content", "told": "content given to its cue"}


def rows(folder: Path) -> list[dict[str, float]]:
    """The lines of both stages' logs, steps counted on."""
    found: list[dict[str, float]] = []
    base = 0.0
    for stage in ("first", "second"):
        path = folder / stage / "log.jsonl"
        if path.exists():
            own = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            found += [{**row, "step": row["step"] + base} for row in own if "step" in row]
            base = found[-1]["step"]
    return found


def draw(folder: Path, target: Path) -> None:
    """Losses per fifty steps beside the scores on PolNeAR dev after each pass."""
    logged = rows(folder)
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.6), constrained_layout=True)
    steps = [r for r in logged if "tags" in r]
    for key, label in (("tags", "tag sequence"), ("told", "given to its cue"), ("arcs", "syntax arcs")):
        left.plot([r["step"] for r in steps if key in r], [r[key] for r in steps if key in r], label=label, linewidth=1.3)
    left.set(title="Training loss (weighted)", xlabel="step", yscale="log")
    passes = [r for r in logged if "pass" in r]
    for key, colour in COLOURS.items():
        right.plot([r["step"] for r in passes], [r[key] for r in passes], "o-", color=colour, label=LABELS[key], markersize=3)
    right.set(title="PolNeAR dev after each pass, per cent (exact F1)", xlabel="step")
    for part in (left, right):
        part.grid(alpha=0.25)
        part.legend(frameon=False, fontsize=8)
        part.spines[["top", "right"]].set_visible(False)
    target.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(target, dpi=110)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    draw(options.folder, options.to)


if __name__ == "__main__":
    main()
