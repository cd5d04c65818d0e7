"""Fit the probabilities that the encoder gives, and write them into the manifest of a folder of weights.

    python -m training.attribution.calibrate src/stemma/encoder/data

A logistic model over eight features (stemma/encoder/confidence.py), fitted by Newton's method on PolNeAR's development
reports. Printed is the expected calibration error over five folds of reports, each scored by weights fitted on the others.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from evals import polnear
from evals.spans import HALF, Found, Judged, Overlaps, calibration_error, gold_of
from stemma.annotate.attribution import marked
from stemma.encoder.attribution import together
from stemma.encoder.confidence import features
from stemma.encoder.pieces import pieces_of
from stemma.encoder.session import Network
from stemma.encoder.weights import MANIFEST, weights
from stemma.text.layout import Layout

FOLDS = 5
RIDGE = 1.0  #: pulls the weights towards zero


def gathered(folder: Path, data: Path) -> list[tuple[np.ndarray, np.ndarray]]:
    """Per report: features [attributions, 8] and whether each is right."""
    network = Network(weights(folder))
    found = []
    for row in polnear.reports(data):
        read = network.read(pieces_of(marked(Layout.of(polnear.document(row["text"])))))
        puts = together(read, network)
        mine = [
            Found((read.place(p.source),) if p.source else (), (read.place(p.cue.words),), tuple(map(read.place, p.content)))
            for p in puts
        ]
        right = Overlaps(Judged(row["text"], gold_of(row), mine)).matched(HALF)
        given = [features(p.cue, p.content, p.source, p.sure) for p in puts]
        found.append((np.array(given).reshape(-1, 8), np.array([k in right for k in range(len(puts))], dtype=float)))
    return found


def fitted(given: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of the logistic model (Newton's method with a ridge)."""
    found = np.zeros(given.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(given @ found, -30, 30)))
        slope = given.T @ (right - p) - RIDGE * found
        bend = (given * (p * (1 - p))[:, None]).T @ given + RIDGE * np.eye(len(found))
        step = np.linalg.solve(bend, slope)
        found = found + step
        if np.abs(step).max() < 1e-9:
            break
    return found


def held_out(reports: list[tuple[np.ndarray, np.ndarray]]) -> float:
    """Expected calibration error, each fold scored by what the others taught."""
    rows: list[tuple[float, float]] = []
    for fold in range(FOLDS):
        rest = [r for k, r in enumerate(reports) if k % FOLDS != fold]
        found = fitted(np.concatenate([g for g, _ in rest]), np.concatenate([r for _, r in rest]))
        for given, right in reports[fold::FOLDS]:
            rows += zip((1 / (1 + np.exp(-np.clip(given @ found, -30, 30)))).tolist(), right.tolist(), strict=True)
    bins = []
    for k in range(10):
        inside = [r for r in rows if min(9, int(r[0] * 10)) == k]
        mean = np.mean(inside, axis=0) if inside else (0.0, 0.0)
        bins.append({"count": len(inside), "probability": float(mean[0]), "right": float(mean[1])})
    return calibration_error(bins) or 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path, default=polnear.DATA)
    options = parser.parse_args()
    reports = gathered(options.folder, options.data)
    found = fitted(np.concatenate([g for g, _ in reports]), np.concatenate([r for _, r in reports]))
    path = options.folder / MANIFEST
    manifest = json.loads(path.read_text("utf-8"))
    manifest["confidence"] = np.round(found, 4).tolist()
    path.write_text(json.dumps(manifest) + "\n", "utf-8")
    print(f"weights {manifest['confidence']}")
    print(f"expected calibration error over {FOLDS} folds: {held_out(reports):.4f}")


if __name__ == "__main__":
    main()
