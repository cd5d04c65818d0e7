"""Annotation over batches: the same rows on both engines, and as `stemma annotate` writes them; each text read once."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from stemma.annotate.run import run as annotate
from stemma.model import Document
from stemma.pipeline import Settings, annotate_reports
from stemma.pipeline.batches import AnnotateBatches, EncodeBatches, annotate_table, content_hash, encode_table, keyed, with_key
from stemma.pipeline.sentences import sentence_vectors
from stemma.scale.duck import DuckRunner
from stemma.scale.runner import Runner, Schema
from stemma.scale.spark import SparkRunner
from stemma.show.lines import to_lines

SCHEMA: Schema = {"text": "text", "outlet": "text", "published": "text"}
STORM = (
    'A storm cut power to about 1,200 homes in Belovar on Monday, the grid operator said.\n\n"We expect repairs to take two '
    'days," said Ana Kolar, its director.'
)
FERRY = "The ferry Marigold ran aground near Tarn Point on Tuesday. At least 14 people were hurt, the coast guard said."
TEXTS = [STORM, FERRY, STORM, STORM, "Ein Sturm hat am Montag Leitungen zerstört und Keller überflutet.", FERRY]
OUTLETS = ["Nordwire", "", "Nordwire", "Harbour Gazette", "", ""]
DATES = ["2024-05-07", "", "2024-05-07", "2024-05-07", "", ""]
SENTENCES = ["The ferry ran aground.", "A storm cut power.", "The ferry ran aground.", ""]


def table(runner: Runner, name: str) -> list[tuple[Any, ...]]:
    columns = runner.columns(name)
    return sorted(zip(*(list(columns[key]) for key in sorted(columns)), strict=True))


def annotated(runner: Runner, settings: Settings) -> dict[str, list[tuple[Any, ...]]]:
    try:
        runner.register("reports", [{"text": TEXTS, "outlet": OUTLETS, "published": DATES}], schema=SCHEMA)
        annotate_table(runner, "found", source="reports", work=AnnotateBatches(to_lines, settings))
        runner.register("said", [{"sentence": SENTENCES}], schema={"sentence": "text"})
        encode_table(runner, "vectors", source="said", settings=settings)
        return {name: table(runner, name) for name in ("found", "found_keys", "vectors")}
    finally:
        runner.close()


def test_rows_are_the_same_on_both_engines_and_as_annotate_writes_them(spark: None, tmp_path: Path) -> None:
    settings = Settings()
    found = annotated(DuckRunner(), settings)
    assert annotated(SparkRunner(), settings) == found
    records = dict(found["found_keys"])
    assert (len(found["found_keys"]), len(records)) == (6, 4)
    lines = {key: [row[2] for row in sorted(found["found"], key=lambda r: r[3]) if row[1] == key] for key in records}
    for key, record in records.items():
        (tmp_path / key[:16]).mkdir()
        (tmp_path / key[:16] / f"{key}.json").write_text(record, "utf-8")
        (expected,) = annotate_reports([tmp_path / key[:16] / f"{key}.json"], settings=settings)
        # the report's own line names the file it was read from
        assert lines[key][1:] == [line.replace(f"{key}.json", key) for line in to_lines(expected)][1:]  # type: ignore[arg-type]
        assert json.loads(lines[key][0])["text"] == json.loads(record)["text"]
    vectors = {row[1]: row[2] for row in found["vectors"]}
    assert set(vectors) == {content_hash(sentence) for sentence in SENTENCES}
    assert np.frombuffer(base64.b64decode(vectors[content_hash(SENTENCES[0])]), "<f4") @ np.ones(384) != 0


def test_each_distinct_text_is_annotated_once_and_each_sentence_encoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    encoded: list[str] = []
    encoder = sentence_vectors(Settings())
    assert encoder is not None
    encode = encoder.vectors

    def watched(documents: Sequence[Document], **options: Any) -> Any:
        read.extend(document.text for document in documents)
        return annotate(documents, **options)

    class Watched:
        def vectors(self, sentences: Sequence[str]) -> Any:
            encoded.extend(sentences)
            return encode(sentences)

    monkeypatch.setattr("stemma.pipeline.batches.annotate", watched)
    monkeypatch.setattr("stemma.pipeline.batches.sentence_vectors", lambda settings: Watched())
    annotated(DuckRunner(), Settings())
    assert len(read) == 4  # the storm under two outlets, the ferry, and the report in German
    assert sorted(encoded) == sorted(set(SENTENCES))


def test_a_key_is_of_all_that_annotation_reads() -> None:
    (rows,) = keyed(iter([{"text": TEXTS, "outlet": OUTLETS, "published": DATES}]))
    assert len(set(rows["key"])) == 4
    assert all(content_hash(record) == key for key, record in zip(rows["key"], rows["record"], strict=True))


@pytest.mark.parametrize("text", ["", " \n\t", "\ud83d alone", "\u202e right to left", "x" * 10_000, '"', "\x00"])
def test_any_text_has_its_line(text: str) -> None:
    (rows,) = keyed(iter([{"text": [text]}]))
    (found,) = AnnotateBatches(to_lines, Settings(encoder=False))(iter([rows]))
    assert json.loads(found["line"][0])["report" if "report" in json.loads(found["line"][0]) else "id"] == rows["key"][0]


def test_without_an_encoder_nothing_is_encoded() -> None:
    (rows,) = with_key(iter([{"sentence": SENTENCES}]))
    assert list(EncodeBatches(Settings(encoder=False))(iter([rows]))) == []
