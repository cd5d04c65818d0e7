"""Attribution out of domain: GUM's news and interviews (Wikinews), while GUM is out of training.

    python -m evals.gum [--system NAME] [--parts dev train] [--form gum]
    python -m evals.gum --first FOLDER [--pin]    before and after GUM was taught; FOLDER has the first stage's weights

What counts as source and content is read from GUM's annotation as evals/gum_reports.py says; sources are scored in
PolNeAR's form unless `--form gum` asks for the annotators' words. GUM's discourse trees mark each clause that is
attributed, also thoughts ("I think"), but no nominal contents ("criticised the plan"), and leave out what stands under
another attribution within one unit: precision is a lower bound. Documents are few: the counts stand beside the scores.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import cast

from evals import gold
from evals.documents import document
from evals.gum_reports import Form, attributions
from evals.polnear import RESULTS
from evals.spans import Judged, gold_of, judge
from evals.systems import UnavailableError, systems

DATA = Path(__file__).parents[2] / "shared/data/syntax"
PARTS = ("dev", "train")
GENRES = ("news", "interview")


#: Under this name the stages' scores stand in evals/results.json.
STAGES = "GUM stages"


def score(
    folder: Path,
    *,
    system: str = "rules",
    parts: Sequence[str] = PARTS,
    genres: Sequence[str] = GENRES,
    form: Form = "polnear",
    weights: Path | None = None,
) -> dict[str, float | None]:
    """F1 of source and content (edge-stripped exact, IoU ≥ .5), how often both are found, and counts.

    `weights` is the folder of the system "encoder-fp32". Raises UnavailableError where the system cannot run.
    """
    rows = [row for part in parts for row in attributions(folder, part, genres, form)]
    annotate = systems(weights)[system].load()
    found = annotate([document(row["text"]) for row in rows])
    judged = [Judged(row["text"], gold_of(row), mine) for row, mine in zip(rows, found, strict=True)]
    scores, _ = judge(judged)
    kept = {key: scores[key] for way in ("exact", "iou50") for key in (f"{way}.source", f"{way}.content")}
    linked = {k: scores[k] for k in ("linked.iou50", "recall.direct.content", "recall.indirect.content")}
    counts = {"documents": len(rows), "attributions": sum(len(j.gold) for j in judged)}
    return {**kept, **linked, **{name: float(count) for name, count in counts.items()}}


def stages(folder: Path, first: Path) -> dict[str, dict[str, float | None]]:
    """The encoder by itself: the first stage on all reports (none was seen), then both stages on the dev part.

    The shipped weights have seen the training part, so that only dev counts for them.
    """
    unseen = partial(score, folder, system="encoder-fp32", weights=first)
    return {
        "first stage (GUM unseen), dev and train": unseen(),
        "first stage (GUM unseen), dev": unseen(parts=("dev",)),
        "shipped (GUM taught), dev": score(folder, system="encoder-int8", parts=("dev",)),
    }


def _pinned(table: dict[str, dict[str, float | None]], data: str) -> None:
    results = json.loads(RESULTS.read_text("utf-8"))
    rounded = {n: {k: round(v, 4) for k, v in row.items() if v is not None} for n, row in table.items()}
    results[STAGES] = {"data": data, "scores": {}, "systems": rounded}
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")


def main() -> int:
    """Print the scores of rules and ours, or of one system, by genre and together."""
    parser = argparse.ArgumentParser(prog="python -m evals.gum", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=DATA)
    parser.add_argument("--system")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--form", choices=("polnear", "gum"), default="polnear")
    parser.add_argument("--first", type=Path, help="folder with the first stage's weights")
    parser.add_argument("--pin", action="store_true", help="write the stages' scores to evals/results.json")
    options = parser.parse_args()
    if options.first:
        told = stages(options.folder, options.first)
        if options.pin:
            _pinned(told, gold.digest(*sorted(options.folder.glob("gum-free-*.conllu.xz"))))
        for name, row in told.items():
            print(f"{name:42s}" + "  ".join(f"{k} {v or 0:.3f}" for k, v in row.items()))
        return 0
    failed = 0
    for system in [options.system] if options.system else ["rules", "ours"]:
        try:
            table = {
                "+".join(genres): score(
                    options.folder, system=system, parts=options.parts, genres=genres, form=cast("Form", options.form)
                )
                for genres in (("news",), ("interview",), GENRES)
            }
        except UnavailableError as reason:
            print(f"{system}: {reason}", file=sys.stderr)
            failed = 1
            continue
        print(f"{system:26s}" + "".join(f"{name:>18s}" for name in table))
        for key in next(iter(table.values())):
            print(f"  {key:24s}" + "".join(f"{row[key] or 0:18.3f}" for row in table.values()))
    return failed


if __name__ == "__main__":
    sys.exit(main())
