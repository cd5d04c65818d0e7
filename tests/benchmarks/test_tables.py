"""Tables of measured figures: every block renders, ratios stand beside the figures they are of."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.reuse.growth import megabytes, slope
from benchmarks.reuse.tables import render

FOUND = {
    "cpu": 10.0, "wall": 6.0, "peak_mb": 1024, "floors": 5.0, "pairs": 10, "precision": 0.99,
    "members": {"250": 1.0, "600": 0.995}, "recall": {"8-12 words verbatim": {"planted": 7, "pairs": 0.5}},
}  # fmt: skip
SPANS = FOUND | {
    "cpu": 20.0,
    "peak_mb": 2048,
    "spans": 12,
    "recall": {"8-12 words verbatim": {"planted": 7, "pairs": 1.0, "spans": 1.0}},
}
FLOOR = {"fingerprints": 1.0, "sort": 1.0, "cpu": 2.0, "hashes": 1000, "megabytes": 200.0, "compiled": True}
GROWN: dict[str, Any] = {
    "cpu": 20.0, "wall": 15.0, "peak_mb": 2000, "own_mb": 1500, "rows": 500,
    "hashes": 9000, "postings": 3000, "anchors": 8000, "stretches": 700,
    "stages": {"read": 1.0, "spans": 19.0}, "parquet_bytes": 10_000, "corpus": {"characters": 24_000, "words": 4_400},
}  # fmt: skip
RESULTS: dict[str, Any] = {
    "reuse": {
        "20000": {
            "floor": FLOOR,
            "systems": {"stemma candidates": FOUND, "stemma spans": SPANS, "rensa": FOUND | {"cpu": 55.0, "peak_mb": 3072}},
        }
    },
    "witnesses": {"stemma": {"cpu": 0.05}, "collatex": {"cpu": 25.0}},
    "growth": {"sizes": {"10": GROWN}, "slope": 1.02, "limit": "2GB", "limit_mb": 1907},
    "added": {"kept": 1000, "new": 10, "rebuild_cpu": 10.0, "add_cpu": 0.1, "equal": True},
    "calls": {"reports": 10, "sentences": 200, "distinct": 150, "calls": 150},
    "annotation": {"words_per_cpu_second": 3000},
}


def test_every_block_renders_as_a_table() -> None:
    blocks = render(RESULTS)
    assert len(blocks) == 9
    assert all(name.startswith("reuse ") and block.startswith("| ") for name, block in blocks.items())


def test_what_was_not_measured_has_no_block() -> None:
    assert list(render({"witnesses": RESULTS["witnesses"]})) == ["reuse witnesses"]


def test_ratios_are_of_the_peer_to_stemma() -> None:
    blocks = render(RESULTS)
    rensa = next(line for line in blocks["reuse speed"].splitlines() if "rensa" in line)
    assert "| 5.5 ×, 3.0 × | 2.8 ×, 1.5 × |" in rensa
    passim = next(line for line in blocks["reuse speed"].splitlines() if "aligned extents (quoted)" in line)
    assert "| 883 |  | 6.9 GB |  | 44 ×, 3.5 × |" in passim
    assert "| 500 × |" in blocks["reuse witnesses"]
    assert "| 1.00% | yes |" in blocks["reuse added"]


@pytest.mark.parametrize(
    ("cpu", "expected"), [({10: 1.0, 100: 10.0, 1000: 100.0}, 1.0), ({10: 1.0, 100: 100.0}, 2.0), ({10: 3.0}, 1.0)]
)
def test_the_slope_is_the_power_of_growth(cpu: dict[int, float], expected: float) -> None:
    assert slope(cpu) == pytest.approx(expected)


@pytest.mark.parametrize(("limit", "expected"), [("4GB", 3815), ("1500 MB", 1431)])
def test_limits_are_read_as_the_engine_reads_them(limit: str, expected: int) -> None:
    assert megabytes(limit) == expected
