"""Annotating and encoding as functions over batches: the same rows on any engine, each distinct text read once.

A function here is picklable and pure: it is handed columns and gives columns back, loads what it needs in the process that
it runs in, and its rows depend on nothing but its own row of input (`annotate` and the models answer alike in any company).
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from stemma import __version__
from stemma.annotate.layers import chosen_layers, versions
from stemma.annotate.run import run as annotate
from stemma.model import Annotated, Annotator, Document, Dropped
from stemma.pipeline.annotating import together
from stemma.pipeline.models import annotator_of, model_for
from stemma.pipeline.sentences import sentence_annotator, sentence_vectors
from stemma.read.metadata.describe import describe
from stemma.read.raw import Raw
from stemma.read.records import read_json
from stemma.scale.archive import distinct
from stemma.scale.runner import Columns, Runner, Schema
from stemma.settings import Settings

Lines = Callable[[Annotated], Iterable[str]]  #: how annotations are written: JSON lines, each with its newline

#: What annotation reads of a report. A text without outlet or date is annotated differently, so that they are in the key.
READ = ("text", "title", "outlet", "byline", "published", "url")
KEYED: Schema = {"key": "text", "record": "text"}
ANNOTATED: Schema = {"key": "text", "annotators": "text", "number": "integer", "line": "text"}
SENTENCES: Schema = {"key": "text", "sentence": "text"}
ENCODED: Schema = {"key": "text", "annotators": "text", "vector": "text"}
#: Reports that are annotated before their lines are handed on; few enough for a worker's memory.
_REPORTS_AT_ONCE = 256


def content_hash(content: str) -> str:
    """SHA-256 of a text's UTF-8 bytes (lone surrogates as they are), in hexadecimal digits."""
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def keyed(batches: Iterator[Columns]) -> Iterator[Columns]:
    """The reports' columns (`READ`; `text` is required) as one JSON record each, with its content hash as key."""
    for batch in batches:
        present = [name for name in READ if name in batch]
        records = [
            json.dumps({name: value for name, value in zip(present, row, strict=True) if value or name == "text"})
            for row in zip(*(batch[name] for name in present), strict=True)
        ]
        yield {"key": [content_hash(record) for record in records], "record": records}


@dataclass(frozen=True, slots=True)
class AnnotateBatches:
    """From `KEYED` to `ANNOTATED`: the lines of `stemma annotate` for each record, numbered from 0.

    A line's report id and SHA-256 are the record's key, as the record is what was read. `layers` None is all of them.
    """

    lines: Lines
    settings: Settings
    layers: Sequence[str] | None = None

    def __call__(self, batches: Iterator[Columns]) -> Iterator[Columns]:
        """Annotate batch by batch. Raises ModelError and SettingsError as `annotate_reports` does."""
        for batch in batches:
            rows = list(zip(batch["key"], batch["record"], strict=True))
            for at in range(0, len(rows), _REPORTS_AT_ONCE):
                yield self._annotated(rows[at : at + _REPORTS_AT_ONCE])

    def _annotated(self, rows: Sequence[tuple[str, str]]) -> Columns:
        wanted = None if self.layers is None else chosen_layers(self.layers)
        model = model_for(self.settings, wanted)
        annotators = (*(Annotator(n, v) for n, v in versions(chosen_layers(wanted))), *annotator_of(model))
        read = [_document(key, record) for key, record in rows]
        documents = [document for document, _ in read]
        notes = [left_out for _, left_out in read]
        told = named(annotators)
        made: dict[str, list[Any]] = {name: [] for name in ANNOTATED}
        everything = together(documents, annotate(documents, model=model, layers=wanted))
        for (document, found, dropped), note in zip(everything, notes, strict=True):
            annotated = Annotated(
                version=__version__, annotators=annotators, layers=wanted, document=document, annotations=found,
                dropped=(*note, *dropped),
            )  # fmt: skip
            for number, line in enumerate(self.lines(annotated)):
                for name, value in zip(ANNOTATED, (document.id, told, number, line), strict=True):
                    made[name].append(value)
        return made


@dataclass(frozen=True, slots=True)
class EncodeBatches:
    """From `SENTENCES` to `ENCODED`: the sentence encoder's vector, 384 little-endian 32-bit floats in base 64."""

    settings: Settings

    def __call__(self, batches: Iterator[Columns]) -> Iterator[Columns]:
        """Encode batch by batch; no rows where the settings ask for no encoder."""
        encoder = sentence_vectors(self.settings)
        told = named(sentence_annotator(self.settings))
        for batch in batches:
            if encoder is None:
                continue
            vectors = encoder.vectors(batch["sentence"]).astype("<f4")
            yield {
                "key": list(batch["key"]),
                "annotators": [told] * len(vectors),
                "vector": [base64.b64encode(vector.tobytes()).decode("ascii") for vector in vectors],
            }


def with_key(batches: Iterator[Columns]) -> Iterator[Columns]:
    """Sentences with their content hash as key."""
    for batch in batches:
        yield {"key": [content_hash(s) for s in batch["sentence"]], "sentence": list(batch["sentence"])}


def annotate_table(runner: Runner, name: str, *, source: str, work: AnnotateBatches) -> None:
    """The table `name` of the annotations of the reports in `source`, each distinct record annotated once.

    The table `name`_keys has key and record of every report, in `source`'s number of rows.
    """
    runner.map(f"{name}_keys", source, function=keyed, schema=KEYED)
    distinct(runner, f"{name}_records", f"{name}_keys", kept="record")
    runner.map(name, f"{name}_records", function=work, schema=ANNOTATED)


def encode_table(runner: Runner, name: str, *, source: str, settings: Settings) -> None:
    """The table `name` of the vectors of the sentences in `source`, each distinct sentence encoded once."""
    runner.map(f"{name}_keys", source, function=with_key, schema=SENTENCES)
    distinct(runner, f"{name}_sentences", f"{name}_keys", kept="sentence")
    runner.map(name, f"{name}_sentences", function=EncodeBatches(settings), schema=ENCODED)


def named(annotators: Iterable[Annotator]) -> str:
    """Annotators and versions on one line: what a kept row was made by, to be made anew where this changes."""
    return "; ".join(" ".join(filter(None, (a.name, a.version, a.digest))) for a in annotators)


def _document(key: str, record: str) -> tuple[Document, tuple[Dropped, ...]]:
    """The report in a record, and what could not be used of it."""
    raw = next(each for each in read_json(record.encode(), key) if isinstance(each, Raw))
    document, problems = describe(raw, id=key, siglum="A")
    return document, (*raw.notes, *problems)
