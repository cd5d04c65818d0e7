"""The measure for stories, and that the shipped weights are what the fit gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.stories import b_cubed, fit
from stemma.collate.stories.sketch import weights


@pytest.mark.parametrize(
    ("ours", "theirs", "precision", "recall"),
    [
        ("aabb", "xxyy", 100, 100),
        ("aaaa", "xxyy", 50, 100),
        ("abcd", "xxyy", 100, 50),
        ("aaab", "xxyy", 100 * (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, 75),
    ],
)
def test_b_cubed_of_groupings(ours: str, theirs: str, precision: float, recall: float) -> None:
    found = b_cubed(ours, theirs)
    assert found[:2] == pytest.approx((precision, recall))
    assert found[2] == pytest.approx(2 * precision * recall / (precision + recall))


def test_the_shipped_weights_are_the_fitted_ones(shared: Path) -> None:
    fitted = fit(shared / "data")
    assert {name: round(value, 2) for name, value in fitted.items()} == {name: weights()[name] for name in fitted}
