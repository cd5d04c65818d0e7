"""The order of the stages; no other file knows it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import BinaryIO

from stemma import __version__
from stemma.annotate.run import VERSIONS as ANNOTATORS
from stemma.annotate.run import run as annotate
from stemma.collate.dating import infer_dates
from stemma.collate.passages import find_passages
from stemma.collate.run import VERSIONS as COLLATORS
from stemma.collate.run import run as collate
from stemma.errors import InputError
from stemma.model import (
    Annotations,
    Annotator,
    Attribution,
    Comparison,
    Document,
    Dropped,
    Figure,
    OffsetRun,
    Published,
)
from stemma.read.run import run as read
from stemma.settings import Settings
from stemma.trace.run import VERSIONS as TRACERS
from stemma.trace.run import count_origins, trace_lineage

Progress = Callable[[str, int, int], None]


def _quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def compare(
    paths: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    settings: Settings | None = None,
) -> Comparison:
    """Read, annotate, collate and trace the reports under `paths`. Raises InputError where nothing can be read."""
    tell = progress or _quiet
    limits = settings or Settings()
    documents: list[Document] = []
    dropped: list[Dropped] = []
    for thing in read(paths, stdin=stdin, max_bytes=limits.max_bytes):
        if isinstance(thing, Dropped):
            dropped.append(thing)
        else:
            documents.append(thing)
            tell("reading", len(documents), len(documents))
    return compare_documents(documents, dropped=dropped, progress=tell)


def compare_documents(
    documents: Iterable[Document], *, dropped: Iterable[Dropped] = (), progress: Progress | None = None
) -> Comparison:
    """Compare reports that are already documents."""
    tell = progress or _quiet
    undated = list(documents)
    left_out = list(dropped)
    tell("passages", 0, 1)
    passages = find_passages(undated)
    reports = infer_dates(undated, passages)
    tell("passages", 1, 1)
    annotations: list[Annotations] = []
    for found in annotate(reports):
        if isinstance(found, Dropped):
            left_out.append(found)
        else:
            annotations.append(found)
            tell("annotating", len(annotations), len(reports))
    tell("comparing", 0, 1)
    story = collate(annotations, documents=reports, passages=passages)
    attributions = tuple(q for a in annotations for q in a.attributions)
    members: dict[str, Figure | Attribution] = {f.id: f for f in story.figures}
    members.update((q.id, q) for q in attributions)
    claims = count_origins(story.claims, members, documents=reports, passages=passages, actors=story.actors)
    lineage = trace_lineage(reports, passages, annotations)
    tell("comparing", 1, 1)
    left_out += [d for a in annotations for d in a.dropped]
    return Comparison(
        version=__version__,
        annotators=tuple(Annotator(name, version) for name, version in (*ANNOTATORS, *COLLATORS, *TRACERS)),
        reports=tuple(reports),
        figures=story.figures,
        attributions=attributions,
        timexes=tuple(t for a in annotations for t in a.timexes),
        toponyms=tuple(t for a in annotations for t in a.toponyms),
        actors=story.actors,
        namings=story.namings,
        passages=passages,
        claims=claims,
        checks=story.checks,
        lineage=lineage,
        timeline=story.timeline,
        dropped=tuple(left_out),
    )


def annotate_text(text: str, *, published: str | None = None) -> Annotations:
    """Annotate one report given as text. Raises InputError where `published` is no ISO date."""
    day = None
    if published is not None:
        try:
            day = date.fromisoformat(published)
        except ValueError:
            raise InputError(f"published={published!r}; a date as YYYY-MM-DD is allowed, e.g. 2024-05-07") from None
    raw = text.encode("utf-8", "surrogatepass")
    document = Document(
        id="text", siglum="A", file="-", sha256=hashlib.sha256(raw).hexdigest(), text=text, encoding="utf-8",
        offsets=(OffsetRun(0, 0, len(text)),), body=((0, len(text)),) if text else (),
        published=Published(day, day, day, "stated" if day else "unknown", "given by the caller" if day else "not given"),
    )  # fmt: skip
    for found in annotate([document]):
        if isinstance(found, Annotations):
            return found
    return Annotations(report=document.id)
