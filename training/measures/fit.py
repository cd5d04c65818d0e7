"""Fit the weights by which two figures are taken to measure the same thing, and write them into the word list.

    python -m training.measures.fit [--write] [--also FOLDER=GOLD.json ...]

A logistic model over the features of pairs of figures (stemma/collate/measures/features.py), on the annotated figures of
../shared/seeds, ../shared/stories and examples/, by Newton's method with a ridge towards the priors that stand in the list
itself. Every story weighs the same. Printed is figures.measure_f1 of each story under weights fitted on the other ones, and
of the stories under --also, on which nothing is ever fitted. Needs nothing beyond the package and ../shared.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import stemma
from evals import gold
from evals.metrics import grouped, matched, pairwise
from evals.sets import EXAMPLES, SHARED
from stemma.collate.measures.contexts import contexts, mentions_of
from stemma.collate.measures.features import features
from stemma.collate.measures.grouping import BIAS, Comparable, settled
from stemma.encoder.sentences import load
from stemma.lexicon import mapping
from stemma.model import Comparison

LIST = Path(__file__).parents[2] / "lexicons/en/measure_weights.yaml"
STORIES = ("subway", "goldman")
OWN = ("earthquake", "layoffs", "border")
#: Pulls the weights towards the priors. 3, 10, 30 and 100 were tried (docs/decisions/measures.md).
RIDGE = 10.0
#: What each story weighs in all, in pairs.
PAIRS = 300.0
ENCODER_ONLY = "alike"


@dataclass(frozen=True)
class Story:
    """A story's figures with the measures that its gold gives them."""

    name: str
    compared: Comparable
    measures: dict[str, tuple[str, str | None]]  #: gold id and gold measure by figure id

    def same(self, left: str, right: str) -> bool | None:
        """Whether the gold puts two figures under one measure; None where it does not know one of them."""
        if left not in self.measures or right not in self.measures:
            return None
        a, b = self.measures[left][1], self.measures[right][1]
        return a is not None and a == b

    def score(self, weights: Mapping[str, float]) -> float | None:
        """figures.measure_f1 under some weights."""
        groups = self.compared.groups(weights)
        put = {f.id: str(n) for n, group in enumerate(groups) for f in group}
        return pairwise(
            grouped((gold_id, put[i]) for i, (gold_id, _) in self.measures.items()), grouped(iter(self.measures.values()))
        )


def read(name: str, paths: Sequence[Path], bundle: gold.Bundle, *, encoder: bool) -> Story:
    """One story, with its figures matched to the gold."""
    comparison: Comparison = stemma.compare_reports(list(paths))
    bundle = gold.resolved(bundle, comparison)
    files = {r.id: r.file.rsplit("/", 1)[-1] for r in comparison.reports}
    found = [f for f in comparison.figures if f.span.field != "title"]
    mine = [{"report": files[f.span.report], "start": f.span.start, "end": f.span.end} for f in found]
    wanted = bundle.get("figures", [])
    pairs = matched(mine, wanted, of=(lambda f: f, lambda g: g["span"]), floor=0.5)
    items = contexts(
        comparison.reports,
        comparison.figures,
        mentions=mentions_of(comparison.actors),
        timexes=comparison.timexes,
        toponyms=comparison.toponyms,
    )
    compared = Comparable(comparison.reports, items, passages=comparison.passages, vectors=load() if encoder else None)
    return Story(name, compared, {found[i].id: (wanted[j]["id"], wanted[j].get("measure")) for i, j in pairs.items()})


def stories(*, encoder: bool) -> list[Story]:
    """All stories that weights are fitted on."""
    shared = json.loads((SHARED / "stories/gold.json").read_text("utf-8"))
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    return [
        read("seeds", seeds, gold.load(SHARED / "seeds/gold.json"), encoder=encoder),
        *(read(n, [SHARED / "stories" / n], shared[n], encoder=encoder) for n in STORIES),
        *(read(n, [EXAMPLES / n], gold.load(EXAMPLES / f"gold/{n}.json"), encoder=encoder) for n in OWN),
    ]


def rows(story: Story) -> list[tuple[dict[str, float], float]]:
    """Features and gold answer of every pair of a story that is to be weighed and that the gold knows."""
    result = []
    for pair in story.compared.pairs():
        left, right = story.compared.first(pair.left), story.compared.first(pair.right)
        same = story.same(left.figure.id, right.figure.id)
        if same is not None and settled(left, right) is None:
            given = features(left, right, aligned=pair.aligned, likeness=story.compared.likeness)
            result.append((given, float(same)))
    return result


def fitted(told: Sequence[Sequence[tuple[dict[str, float], float]]], *, encoder: bool) -> dict[str, float]:
    """The weights that fit the pairs of some stories best (Newton's method with a ridge towards the priors)."""
    priors = {name: float(row["prior"]) for name, row in mapping("measure_weights").items()}
    names = [n for n in priors if n != BIAS and (encoder or n != ENCODER_ONLY)]
    prior = np.array([*(priors[n] for n in names), priors[BIAS]])
    given = np.array([[*(f.get(n, 0.0) for n in names), 1.0] for part in told for f, _ in part])
    right = np.array([same for part in told for _, same in part])
    weigh = np.array([PAIRS / len(part) for part in told for _ in part])
    found = prior.copy()
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(given @ found, -30, 30)))
        slope = given.T @ (weigh * (right - p)) - RIDGE * (found - prior)
        bend = (given * (weigh * p * (1 - p))[:, None]).T @ given + RIDGE * np.eye(len(found))
        step = np.linalg.solve(bend, slope)
        found = found + step
        if np.abs(step).max() < 1e-9:
            break
    weights = dict(zip([*names, BIAS], (round(float(w), 2) for w in found), strict=True))
    return weights if encoder else {**weights, ENCODER_ONLY: 0.0}


def written(columns: Mapping[str, Mapping[str, float]]) -> str:
    """The word list with new columns."""
    lines = []
    for line in LIST.read_text("utf-8").splitlines():
        name = line.split(":", 1)[0]
        for column, weights in columns.items():
            if name in weights:
                line = re.sub(rf"\b{column}: -?[\d.]+", f"{column}: {weights[name]:.2f}", line)
        lines.append(line)
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit, print the scores of each story under weights fitted on the others, and write the weights where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--write", action="store_true", help="write the weights; run lexicons/build.py after it")
    parser.add_argument("--also", action="append", default=[], metavar="FOLDER=GOLD", help="a story to score, never to fit on")
    options = parser.parse_args()
    columns = {}
    for column, encoder in (("encoder", True), ("words", False)):
        known = stories(encoder=encoder)
        told = [rows(s) for s in known]
        for k, story in enumerate(known):
            others = fitted([t for n, t in enumerate(told) if n != k], encoder=encoder)
            print(f"{column:8} {story.name:12} {story.score(others) or 0:.3f}  left out")
        columns[column] = fitted(told, encoder=encoder)
        for pair in options.also:
            folder, _, file = pair.partition("=")
            story = read(Path(folder).name, [Path(folder)], gold.load(Path(file)), encoder=encoder)
            print(f"{column:8} {story.name:12} {story.score(columns[column]) or 0:.3f}  never fitted on")
    if options.write:
        LIST.write_text(written(columns), "utf-8")


if __name__ == "__main__":
    main()
