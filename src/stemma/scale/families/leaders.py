"""What is told of a corpus beside its spans: pairs that share text, reports with their shares, how a family's text begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from stemma.scale.plan import statement
from stemma.scale.runner import Columns, Runner, Schema

#: Characters of a family's text that are told: two or three sentences.
OPENING = 240
LEADERS: Schema = {"family": "bigint", "id": "bigint", "start_at": "bigint", "end_at": "bigint"}
OPENINGS: Schema = {"family": "bigint", "opening": "text"}


def find_sharing(runner: Runner) -> None:
    """From `spans`, `about` and `shared` the tables `sharing` (pairs that share text) and `told` (reports)."""
    runner.sql("sharing", statement("sharing"))
    runner.sql("told", statement("told"))
    runner.drop("shared", "about")


def find_leaders(runner: Runner, leaders: Mapping[int, tuple[int, int, int]]) -> dict[int, str]:
    """How the text of each family begins, by the report and the stretch [start, end) that stand for it."""
    rows = np.array([(family, *place) for family, place in leaders.items()], np.int64).reshape(-1, 4)
    runner.register("leaders", [dict(zip(LEADERS, rows.T, strict=True))], schema=LEADERS)
    runner.sql("led", statement("led"))
    runner.map("openings", "led", function=openings, schema=OPENINGS)
    found = runner.columns("openings")
    runner.drop("leaders", "led", "openings")
    return dict(zip(found["family"].tolist(), found["opening"], strict=True))


def openings(batches: Iterator[Columns]) -> Iterator[Columns]:
    """The first characters of stretches; slices are Python's, as engines count characters each in their own way."""
    for batch in batches:
        ends = np.minimum(batch["end_at"], batch["start_at"] + OPENING)
        places = zip(batch["text"], batch["start_at"].tolist(), ends.tolist(), strict=True)
        yield {"family": batch["family"], "opening": [text[start:end] for text, start, end in places]}
