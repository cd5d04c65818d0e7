"""A heap of invented reports with known stories, for speed and growth: nothing here is a measure of quality.

    python -m evals.stories_planted --reports 100000 [--engine spark] [--memory 4GB]

A story has invented names, words of its own and figures; its size follows a power law (1 to 400 reports) and its reports come
within days of each other. A report draws its lead and a tenth of its text from its story, the rest from common English words.
Printed are seconds of CPU and wall time by step, peak memory, reports a minute, and B-cubed scores.
"""

from __future__ import annotations

import argparse
import resource
import time
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from evals.documents import document
from evals.stories import b_cubed
from stemma.collate.stories.describing import describe
from stemma.collate.stories.grouping import Grouper
from stemma.collate.stories.sketch import sketch
from stemma.lexicon import mapping
from stemma.model import Document
from stemma.pipeline.engines import Engine
from stemma.pipeline.stories import candidate_pairs

SEED = 11
LARGEST = 400
OWN_WORDS, OWN_NAMES = 25, 8
LENGTH = 330
LEAD = 45
_CONSONANTS, _VOWELS = list("bdfgklmnprstvz"), list("aeiou")


def planted(reports: int, *, seed: int = SEED) -> list[tuple[Document, int]]:
    """Reports with the number of their story, in the order of their days."""
    random = np.random.default_rng(seed)
    common = np.array(sorted(mapping("word_ranks"), key=mapping("word_ranks").__getitem__))
    likely = 1 / (np.arange(len(common)) + 20)
    likely /= likely.sum()
    made: list[tuple[Document, int]] = []
    story = 0
    while len(made) < reports:
        size = min(LARGEST, int(random.pareto(1.1)) + 1, reports - len(made))
        names = ["".join(random.choice(_CONSONANTS) + random.choice(_VOWELS) for _ in range(3)).title() for _ in range(OWN_NAMES)]
        own = [*random.choice(common[800:], OWN_WORDS), *map(str, random.integers(20, 9000, 3)), *names]
        first = date(2024, 1, 1) + timedelta(days=int(random.integers(0, 365)))
        for _ in range(size):
            lead = random.choice(own, LEAD // 2).tolist() + random.choice(names, LEAD // 6).tolist()
            text = [*lead, *random.choice(own, LENGTH // 10).tolist(), *random.choice(common, LENGTH, p=likely).tolist()]
            sentences = [" ".join(["The", *text[at : at + 15]]) for at in range(0, len(text), 15)]
            day = first + timedelta(days=int(random.integers(0, 4)))
            report = replace(document(". ".join(sentences) + ".", day), id=f"{len(made):07d}", outlet=f"outlet {len(made) % 300}")
            made.append((report, story))
        story += 1
    return sorted(made, key=lambda entry: (str(entry[0].published.value), entry[0].id))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--engine", default="duckdb")
    parser.add_argument("--memory", default=None)
    options = parser.parse_args()
    heap = planted(options.reports)
    clock = [("", time.process_time(), time.perf_counter())]

    def step(name: str) -> None:
        clock.append((name, time.process_time(), time.perf_counter()))
        print(f"{name:12s} {clock[-1][1] - clock[-2][1]:8.1f} CPU-s {clock[-1][2] - clock[-2][2]:8.1f} s", flush=True)

    sketches = sorted((sketch(report) for report, _ in heap), key=lambda s: (s.day or 0, s.id))
    step("sketches")
    with closing(Engine(options.engine, memory=options.memory).start()) as runner:
        pairs = candidate_pairs(sketches, runner=runner)
        step("candidates")
    grouper = Grouper.of(sketches, pairs)
    step("grouping")
    stories = describe(grouper)
    step("labels")
    place = {report: number for number, story in enumerate(stories) for report in story.reports}
    scores = b_cubed([place[report.id] for report, _ in heap], [story for _, story in heap])
    wall, cpu = clock[-1][2] - clock[0][2], clock[-1][1] - clock[0][1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{len(heap)} reports, {len(pairs)} candidate pairs, {len(stories)} stories; B-cubed {[round(s, 1) for s in scores]}")
    print(f"{cpu:.1f} CPU-s, {wall:.1f} s, {60 * len(heap) / cpu:.0f} reports a minute of CPU, peak {peak:.2f} GiB")


if __name__ == "__main__":
    main()
