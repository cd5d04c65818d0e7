"""Stories out of a heap: read, sketch each report, let an engine find which may belong together, group, describe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import numpy as np

from stemma import __version__
from stemma.collate.stories.describing import describe
from stemma.collate.stories.grouping import Grouper
from stemma.collate.stories.linkage import Pair, mean_odds, total
from stemma.collate.stories.sketch import Sketch, sketch
from stemma.model import Document, Stories
from stemma.pipeline.comparing import Progress, quiet, read_all
from stemma.pipeline.engines import Engine
from stemma.scale.plan.stories import story_candidates
from stemma.scale.runner import Columns, Runner
from stemma.settings import Settings

#: Reports whose entries are handed to the engine at once.
_BATCH = 2000
#: Two stories are clearly different where not one pair of theirs has log-odds above this; strangers stand at -7.2 to -5.5.
_STRANGERS = -4.5
#: Clearly different stories of two or more reports, or else heaps of any size, from which a comparison is told of them.
_STORIES, _HEAPS = 2, 5
#: Reports of a comparison beyond which it is not looked whether they are of several stories: every pair is weighed.
_MOST_WEIGHED = 300


def find_stories(
    paths: Iterable[str | Path],
    *,
    engine: Engine | None = None,
    why: bool = False,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    settings: Settings | None = None,
) -> tuple[Stories, tuple[Document, ...]]:
    """The stories among the reports under `paths`, and the reports. Raises InputError where nothing can be read.

    `why` tells of each story what keeps the nearest other one apart.
    """
    tell = progress or quiet
    documents, dropped = read_all(paths, stdin=stdin, progress=tell, settings=settings or Settings())
    sketches = []
    for number, document in enumerate(documents, 1):
        sketches.append(sketch(document))
        tell("sketching", number, len(documents))
    tell("grouping", 0, 1)
    with closing((engine or Engine()).start()) as runner:
        grouper = group_sketches(sketches, runner=runner)
    stories = describe(grouper, why=why)
    tell("grouping", 1, 1)
    return Stories(version=__version__, stories=stories, dropped=tuple(dropped)), tuple(documents)


def group_sketches(sketches: Iterable[Sketch], *, runner: Runner) -> Grouper:
    """A heap grouped by the engine's candidates."""
    ordered = sorted(sketches, key=lambda s: (s.day or 0, s.id))
    return Grouper.of(ordered, candidate_pairs(ordered, runner=runner))


def candidate_pairs(ordered: Sequence[Sketch], *, runner: Runner) -> list[Pair]:
    """Pairs of places in `ordered` (reports by day and id) that share telling entries enough."""
    found = story_candidates(runner, entries(ordered))
    order = np.lexsort((found["b"], found["a"]))
    return list(zip(found["a"][order].tolist(), found["b"][order].tolist(), strict=True))


def entries(sketches: Sequence[Sketch]) -> Iterator[Columns]:
    """The telling entries of reports numbered by their places, as batches of columns."""
    for start in range(0, len(sketches), _BATCH):
        some = sketches[start : start + _BATCH]
        yield {
            "h": np.concatenate([s.keys[s.rare] for s in some]),
            "doc": np.repeat(np.arange(start, start + len(some), dtype=np.int32), [len(s.rare) for s in some]),
            "weight": np.concatenate([s.values[s.rare] for s in some]).astype(np.int32),
        }


def clearly_different(documents: Sequence[Document]) -> int:
    """How many stories the reports of a comparison tell, where it is certain that they are several; else 0."""
    if not 2 * _STORIES <= len(documents) <= _MOST_WEIGHED:
        return 0
    sums = [total([sketch(d)]) for d in documents]
    heaps = list(range(len(sums)))
    for b in range(len(sums)):
        for a in range(b):
            # days are left out: what comes weeks later may still be the same story
            if heaps[a] != heaps[b] and mean_odds(sums[a], sums[b], pairs=1) > _STRANGERS:
                heaps = [heaps[a] if heap == heaps[b] else heap for heap in heaps]
    several = [heap for heap in set(heaps) if heaps.count(heap) > 1]
    return len(set(heaps)) if len(several) >= _STORIES or len(set(heaps)) >= _HEAPS else 0
