"""Story candidates: the same statements, the same rows on DuckDB and on Spark."""

from __future__ import annotations

import numpy as np
import pytest

from stemma.scale.duck import DuckRunner
from stemma.scale.plan.stories import story_candidates
from stemma.scale.runner import Columns, Runner
from stemma.scale.spark import SparkRunner


def entries() -> list[Columns]:
    """Three hundred reports with 8 of 900 entries each, rarer entries heavier, and one that all have."""
    random = np.random.default_rng(5)
    batches: list[Columns] = []
    for start in range(0, 300, 100):
        docs = np.repeat(np.arange(start, start + 100, dtype=np.int32), 9)
        keys = random.integers(0, 900, len(docs)).astype(np.int64) ** 2 + (1 << 61)
        keys[::9] = 7
        keep = np.unique(np.stack([docs, keys]), axis=1)
        weights = np.where(keep[1] == 7, 300, 1000 + keep[1] % 800).astype(np.int32)
        batches.append({"h": keep[1], "doc": keep[0].astype(np.int32), "weight": weights})
    return batches


def rows(runner: Runner) -> list[tuple[int, int, int]]:
    found = story_candidates(runner, entries())
    runner.close()
    return sorted(zip(found["a"].tolist(), found["b"].tolist(), found["score"].tolist(), strict=True))


def test_scores_are_sums_of_products_over_shared_entries() -> None:
    held: dict[int, dict[int, int]] = {}
    for batch in entries():
        for key, doc, weight in zip(batch["h"].tolist(), batch["doc"].tolist(), batch["weight"].tolist(), strict=True):
            held.setdefault(doc, {})[key] = weight
    found = rows(DuckRunner())
    assert len(found) > 100
    rare = {
        (a, b): sum(weight * right.get(key, 0) for key, weight in left.items() if key != 7)
        for a, left in held.items()
        for b, right in held.items()
        if a < b
    }
    assert all(score - rare[a, b] in (0, 300 * 300) for a, b, score in found)  # the long list links some pairs only
    named = {(a, b) for a, b, _ in found}
    assert {pair for pair, score in rare.items() if score >= 2 << 20} <= named


@pytest.mark.usefixtures("spark")
def test_duckdb_and_spark_give_the_same_rows() -> None:
    assert rows(SparkRunner()) == rows(DuckRunner())
