"""Reports grouped into stories, held against the events that people sorted them by.

    python -m evals.stories ../shared/data [--all] [--fit]

Sets: ECB+ 1-35 (each topic has two alike events; texts are tokenised and have no days), Giveme5W1H's gold (12 events, days
known), BASIL (100 events of 3 reports) and the reports of the Gun Violence Corpus by incident, a fixed sample by hash
without --all. The victims there are real: only numbers are printed.

What was set on what: the weights (lexicons/en/story_weights.yaml) on the odd topics of ECB+; what days count on Giveme5W1H;
nothing on the even topics, BASIL and the incidents. `--fit` fits the weights again and prints them.

B-cubed precision, recall and F1, in percent. `tfidf`: cosine over all words with the run's own document frequencies, mean
linkage, at the threshold that is best on the very set it is scored on (an oracle; ours has one threshold for all sets).
`order`: B-cubed F1 between the groupings of two orders of the stream, reports added one at a time: the least over three
shuffles against the order of the file. `plan`: the candidates from the SQL plan instead.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import math
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.documents import document
from stemma.collate.stories.grouping import Grouper
from stemma.collate.stories.sketch import PARTS, part_vectors, sketch
from stemma.model import Document
from stemma.pipeline.engines import Engine
from stemma.pipeline.stories import group_sketches

ECB = "clustering/ecbplus_1_35.jsonl.xz"
SETS = {
    "5w1h": "clustering/giveme5w1h_gold_standard.jsonl.xz",
    "basil": "clustering/basil.jsonl.xz",
    "incidents": "figures/gun_violence_articles.jsonl.xz",
}
SAMPLE = 300  #: reports of incidents that are read without --all
SHUFFLES = 3
ORDERED = 200  #: reports of a set that are added one at a time
_THRESHOLDS = [step / 100 for step in range(4, 42, 2)]
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_ISO_LENGTH = len("2024-05-07")

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Told:
    """A report and the event that people sorted it by."""

    report: Document
    event: str


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def _told(number: int, row: dict[str, Any], *, text: str, event: str) -> Told:
    title = (row.get("title") or "").strip()
    given = str(row.get("date") or "")[:_ISO_LENGTH]
    day = date.fromisoformat(given) if re.fullmatch(r"[12]\d{3}-\d\d-\d\d", given) else None
    outside = title if title and not text.lstrip().startswith(title) else None
    made = replace(document(text, day), id=f"{number:05d}", title=outside, outlet=row.get("publisher"))
    return Told(made, event)


def ecb(path: Path, *, odd: bool | None = None) -> list[Told]:
    """ECB+, all topics or those with odd or even numbers; an event is a topic's own or the one that ECB+ added to it."""
    found = []
    for number, row in enumerate(_rows(path)):
        topic, rest = row["id"].split("_")
        if odd is None or (int(topic) % 2 == 1) == odd:
            found.append(_told(number, row, text=row["text"], event=f"{topic} {'plus' if 'plus' in rest else 'own'}"))
    return found


def read(name: str, path: Path, *, most: int | None = None) -> list[Told]:
    """Another set: reports with an event, `most` of them by the hashes of their events."""
    found = []
    for number, row in enumerate(_rows(path)):
        text, event = row.get("text") or "", row.get("event") or row.get("incident")
        if name == "basil":
            text = "\n\n".join(" ".join(paragraph) for paragraph in row["paragraphs"])
        if name == "5w1h":
            text = f"{row['lead'] or ''}\n{text}"
        if event and text.strip():
            found.append(_told(number, row, text=text, event=event))
    found.sort(key=lambda t: (hashlib.sha256(t.event.encode()).hexdigest(), t.report.id))
    return found[:most]


def b_cubed(left: Sequence[object], right: Sequence[object]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the grouping `left` against `right` (labels of the same things), in percent."""
    ours, theirs, both = Counter(left), Counter(right), Counter(zip(left, right, strict=True))
    count = max(1, len(left))
    precision = sum(n * n / ours[a] for (a, _), n in both.items()) / count
    recall = sum(n * n / theirs[b] for (_, b), n in both.items()) / count
    return 100 * precision, 100 * recall, 200 * precision * recall / max(1e-9, precision + recall)


def labels(grouper: Grouper, told: Sequence[Told]) -> list[int]:
    """By report, the number of its story."""
    place = {sketch.id: number for number, group in enumerate(grouper.groups()) for sketch in group}
    return [place[t.report.id] for t in told]


def at_once(told: Sequence[Told]) -> Grouper:
    """The stories of a heap."""
    grouper = Grouper()
    grouper.extend(t.report for t in told)
    return grouper


def orders(told: Sequence[Told]) -> float:
    """The least F1 between the heap's grouping and those of shuffled streams, added one at a time."""
    first, least = labels(at_once(told), told), 100.0
    for seed in range(SHUFFLES):
        stream = list(told)
        random.Random(seed).shuffle(stream)
        grouper = Grouper()
        for each in stream:
            grouper.add(each.report)
        least = min(least, b_cubed(labels(grouper, told), first)[2])
    return least


def _cosines(texts: Sequence[str]) -> Floats:
    bags = [Counter(_WORD.findall(text.lower())) for text in texts]
    held = Counter(word for bag in bags for word in bag)
    columns = {word: k for k, word in enumerate(held)}
    table = np.zeros((len(bags), len(columns)))
    for row, bag in zip(table, bags, strict=True):
        for word, times in bag.items():
            row[columns[word]] = (1 + math.log(times)) * math.log(len(bags) / held[word])
    table /= np.maximum(1e-9, np.sqrt((table * table).sum(axis=1, keepdims=True)))
    made: Floats = table @ table.T
    return made


def _mean_linkage(alike: Floats) -> list[tuple[float, list[int]]]:
    """The merges of mean linkage: each with its likeness and the labels after it."""
    alike = alike.copy()
    np.fill_diagonal(alike, -np.inf)
    size, label = np.ones(len(alike)), np.arange(len(alike))
    steps = [(1.0, label.tolist())]
    for _ in range(len(alike) - 1):
        a, b = divmod(int(alike.argmax()), len(alike))
        if alike[a, b] < _THRESHOLDS[0]:
            break
        at = float(alike[a, b])
        mean = (alike[a] * size[a] + alike[b] * size[b]) / (size[a] + size[b])
        alike[a] = alike[:, a] = mean
        alike[a, a] = -np.inf
        alike[b] = alike[:, b] = -np.inf
        size[a] += size[b]
        label[label == b] = a
        steps.append((at, label.tolist()))
    return steps


def tfidf(told: Sequence[Told]) -> float:
    """F1 of TF-IDF with mean linkage at the best of many thresholds."""
    steps = _mean_linkage(_cosines([f"{t.report.title or ''} {t.report.text}" for t in told]))
    events = [t.event for t in told]
    best = 0.0
    for threshold in _THRESHOLDS:
        label = next((made for at, made in reversed(steps) if at >= threshold), steps[0][1])
        best = max(best, b_cubed(label, events)[2])
    return best


def _scores(told: Sequence[Told], *, baseline: bool = True) -> dict[str, float]:
    events = [t.event for t in told]
    precision, recall, f1 = b_cubed(labels(at_once(told), told), events)
    scores = {"reports": float(len(told)), "events": float(len(set(events)))}
    scores |= {"precision": precision, "recall": recall, "f1": f1}
    return scores | ({"tfidf.oracle_f1": tfidf(told)} if baseline else {})


def score(folder: Path, *, everything: bool = False) -> dict[str, float]:
    """The scores above, by set."""
    scores: dict[str, float] = {}
    halves = {"ecb.even": ecb(folder / ECB, odd=False), "ecb.odd": ecb(folder / ECB, odd=True), "ecb": ecb(folder / ECB)}
    sets = halves | {
        name: read(name, folder / file, most=None if everything or name != "incidents" else SAMPLE) for name, file in SETS.items()
    }
    for name, told in sets.items():
        found = _scores(told, baseline=name != "ecb" and len(told) < 2 * SAMPLE)
        scores |= {f"{name}.{key}": value for key, value in found.items()}
    for name in ("ecb.even", "5w1h"):
        scores[f"{name}.order"] = orders(sets[name][:ORDERED])
    with closing(Engine().start()) as runner:
        planned = labels(group_sketches([sketch(t.report) for t in sets["ecb"]], runner=runner), sets["ecb"])
    scores["ecb.plan.f1"] = b_cubed(planned, [t.event for t in sets["ecb"]])[2]
    return scores


def fit(folder: Path) -> dict[str, float]:
    """Weights of the four cosines and the constant, fitted on the pairs of the odd topics of ECB+."""
    told = ecb(folder / ECB, odd=True)
    tables = []
    for part in PARTS:
        vectors = [part_vectors(sketch(t.report).words)[part] for t in told]
        columns = {word: k for k, word in enumerate(sorted({w for v in vectors for w in v}))}
        table = np.zeros((len(told), max(1, len(columns))))
        for row, vector in zip(table, vectors, strict=True):
            for word, value in vector.items():
                row[columns[word]] = value
        tables.append(table @ table.T)
    upper = np.triu_indices(len(told), 1)
    events = np.array([t.event for t in told])
    same = (events[upper[0]] == events[upper[1]]).astype(float)
    given = np.stack([table[upper] for table in tables] + [np.ones(len(same))], axis=1)
    found = _logistic(given, same)
    return dict(zip((*PARTS, "bias"), found.tolist(), strict=True))


def _logistic(given: Floats, same: Floats, *, ridge: float = 1e-3, rounds: int = 40) -> Floats:
    """Newton's method, with a slight ridge in units of each column's spread."""
    spread = given.std(axis=0)
    penalty = ridge * len(same) * spread * spread
    weights: Floats = np.zeros(given.shape[1])
    for _ in range(rounds):
        likely = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (likely - same) + penalty * weights
        curve = (given * (likely * (1 - likely))[:, None]).T @ given + np.diag(penalty + 1e-9)
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--all", action="store_true", help="read all reports of incidents")
    parser.add_argument("--fit", action="store_true", help="fit the weights and print them")
    options = parser.parse_args()
    found = fit(options.path) if options.fit else score(options.path, everything=options.all)
    for name, value in found.items():
        print(f"{name:24s} {value:7.2f}")


if __name__ == "__main__":
    main()
