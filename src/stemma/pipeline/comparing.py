"""Comparing: the four stages in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from stemma import __version__
from stemma.annotate.run import VERSIONS as ANNOTATORS
from stemma.collate.apparatus import find_apparatus, find_drifts
from stemma.collate.dating import infer_dates
from stemma.collate.judgements.run import Judged
from stemma.collate.passages import find_shared
from stemma.collate.records import make_records
from stemma.collate.run import VERSIONS as COLLATORS
from stemma.collate.run import run as collate
from stemma.collate.sides import with_sides
from stemma.model import (
    Annotations,
    Annotator,
    Attribution,
    Comparison,
    Document,
    Dropped,
    Figure,
    Judgement,
)
from stemma.pipeline.models import annotator_of, chosen
from stemma.pipeline.sentences import sentence_annotator, sentence_vectors
from stemma.pipeline.workers import annotate_all
from stemma.read.judgements import read_judgements
from stemma.read.run import run as read
from stemma.settings import Settings
from stemma.trace.run import VERSIONS as TRACERS
from stemma.trace.run import OriginCounter, trace_lineage

Progress = Callable[[str, int, int], None]


def quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def read_all(
    paths: Iterable[str | Path], *, stdin: BinaryIO | None, progress: Progress, settings: Settings
) -> tuple[list[Document], list[Dropped]]:
    """The reports under `paths`, and what was left out. Raises InputError where nothing can be read."""
    documents: list[Document] = []
    dropped: list[Dropped] = []
    for thing in read(paths, stdin=stdin, max_bytes=settings.max_bytes):
        if isinstance(thing, Dropped):
            dropped.append(thing)
        else:
            documents.append(thing)
            progress("reading", len(documents), len(documents))
    return documents, dropped


def compare(
    paths: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    settings: Settings | None = None,
    judgements: Iterable[str | Path] = (),
) -> Comparison:
    """Read, annotate, collate and trace the reports under `paths`, and take up the judgements of these files.

    Raises InputError where nothing can be read, and for a file of judgements that is none.
    """
    tell = progress or quiet
    limits = settings or Settings()
    chosen(limits)  # a model that is not there is told before the reading, not after it
    decided = read_judgements(judgements, max_bytes=limits.max_bytes)
    documents, dropped = read_all(paths, stdin=stdin, progress=tell, settings=limits)
    return compare_documents(documents, dropped=dropped, progress=tell, settings=limits, judgements=decided)


def compare_documents(
    documents: Iterable[Document],
    *,
    dropped: Iterable[Dropped] = (),
    progress: Progress | None = None,
    settings: Settings | None = None,
    judgements: Iterable[Judgement] = (),
) -> Comparison:
    """Compare reports that are already documents, and take up what people judged."""
    tell = progress or quiet
    limits = settings or Settings()
    undated = list(documents)
    left_out = list(dropped)
    tell("passages", 0, 1)
    vectors = sentence_vectors(limits)
    judged = Judged(tuple(judgements), undated)
    shared, boilerplate = find_shared(undated, vectors=vectors)
    passages = judged.passages(shared)
    left_out += boilerplate
    reports = infer_dates(undated, passages)
    tell("passages", 1, 1)
    found, unread = _annotated(reports, tell, settings=limits)
    left_out += unread
    tell("comparing", 0, 1)
    annotations = judged.annotations(found)
    story = collate(annotations, documents=reports, passages=passages, vectors=vectors, links=judged.links)
    actors = judged.actors(story.actors)
    attributions = tuple(q for a in annotations for q in a.attributions)
    toponyms = tuple(t for a in annotations for t in a.toponyms)
    figures = with_sides(story.figures, documents=reports, attributions=attributions, toponyms=toponyms, actors=actors)
    members: dict[str, Figure | Attribution] = {**{f.id: f for f in figures}, **{q.id: q for q in attributions}}
    lineage = judged.lineage(trace_lineage(reports, passages, annotations))
    claims = judged.claims(story.claims)
    count = OriginCounter(judged.origins(claims)).count
    claims = count(claims, members, documents=reports, passages=passages, actors=actors, lineage=lineage)
    timexes = tuple(t for a in annotations for t in a.timexes)
    records = make_records(claims, figures, documents=reports, timexes=timexes, attributions=attributions)
    tell("comparing", 1, 1)
    left_out += [*(d for a in annotations for d in a.dropped), *judged.dropped]
    return Comparison(
        version=__version__,
        annotators=_ran(limits),
        reports=tuple(reports),
        figures=figures,
        attributions=attributions,
        timexes=timexes,
        toponyms=toponyms,
        actors=actors,
        namings=story.namings,
        passages=passages,
        claims=claims,
        checks=story.checks,
        lineage=lineage,
        timeline=story.timeline,
        records=records,
        apparatus=find_apparatus(reports, passages),
        drifts=find_drifts(reports, attributions, passages=passages),
        judgements=judged.outcomes(claims),
        dropped=tuple(left_out),
    )


def _annotated(reports: Sequence[Document], tell: Progress, *, settings: Settings) -> tuple[list[Annotations], list[Dropped]]:
    """The annotations of the reports, and what was left out."""
    annotations: list[Annotations] = []
    left_out: list[Dropped] = []
    for found in annotate_all(reports, model=chosen(settings), settings=settings):
        if isinstance(found, Dropped):
            left_out.append(found)
        else:
            annotations.append(found)
            tell("annotating", len(annotations), len(reports))
    return annotations, left_out


def _ran(settings: Settings) -> tuple[Annotator, ...]:
    """What ran, in the order of the stages."""
    return (
        *(Annotator(name, version) for name, version in ANNOTATORS),
        *annotator_of(chosen(settings)),
        *sentence_annotator(settings),
        *(Annotator(name, version) for name, version in (*COLLATORS, *TRACERS)),
    )
