"""How many sentences the sentence encoder is handed for a planted corpus with wire families, beside the distinct ones.

The reports' sentences go through `stemma.pipeline.batches.encode_table` on the embedded engine; in the encoder's place stands
one that counts.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
import numpy as np

from benchmarks.layers import document
from stemma.pipeline.batches import encode_table
from stemma.scale.duck import DuckRunner
from stemma.settings import Settings
from stemma.text.layout import Layout

WIDTH = 384


class Counting:
    """Vectors of nothing, and the number of sentences asked for."""

    def __init__(self) -> None:
        self.sentences = 0

    def vectors(self, sentences: Sequence[str]) -> Any:
        self.sentences += len(sentences)
        return np.zeros((len(sentences), WIDTH), np.float32)


def sentences_of(corpus: Path) -> list[str]:
    """Every sentence of every report, as often as it is printed."""
    rows = duckdb.connect(config={"threads": 1}).execute(f"SELECT text FROM '{corpus}/reports/*.parquet' ORDER BY id")
    found: list[str] = []
    for (text,) in rows.fetchall():
        report = document(text)
        found.extend(report.text[s.start : s.end] for s in Layout.of(report).sentences)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reuse.calls")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    sentences = sentences_of(options.corpus)
    counting = Counting()
    runner = DuckRunner(memory="1GB", threads=1)
    with patch("stemma.pipeline.batches.sentence_vectors", lambda settings: counting):
        runner.register("sentences", [{"sentence": sentences}], schema={"sentence": "text"})
        encode_table(runner, "encoded", source="sentences", settings=Settings())
    runner.close()
    facts = json.loads((options.corpus / "corpus.json").read_text("utf-8"))
    counts = {"sentences": len(sentences), "distinct": len(set(sentences)), "calls": counting.sentences}
    options.out.write_text(json.dumps({"reports": facts["reports"], **counts}), "utf-8")


if __name__ == "__main__":
    main()
