"""Annotating reports one by one: the first two stages, for those who want no comparison."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from stemma import __version__
from stemma.annotate.layers import chosen_layers, versions
from stemma.annotate.run import run as annotate
from stemma.errors import InputError
from stemma.model import Annotated, Annotations, Annotator, Document, Dropped, OffsetRun, Published
from stemma.pipeline.comparing import Progress, quiet, read_all
from stemma.pipeline.models import annotator_of, model_for
from stemma.pipeline.workers import annotate_all
from stemma.settings import Settings


def annotate_reports(
    paths: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    settings: Settings | None = None,
    layers: Iterable[str] | None = None,
) -> Iterator[Annotated | Dropped]:
    """What could not be read under `paths`, then every report with what is found in it, each by itself, in order.

    `layers` are the kinds of annotations wanted; None is all of them. Raises InputError where nothing can be read, and
    SettingsError for a layer that is not there, before anything is given back.
    """
    tell = progress or quiet
    limits = settings or Settings()
    wanted = None if layers is None else chosen_layers(layers)
    model = model_for(limits, wanted)
    documents, unread = read_all(paths, stdin=stdin, progress=tell, settings=limits)
    yield from unread
    annotators = (*(Annotator(name, version) for name, version in versions(chosen_layers(wanted))), *annotator_of(model))
    everything = annotate_all(documents, model=model, settings=limits, layers=wanted)
    for done, (document, found, dropped) in enumerate(together(documents, everything), start=1):
        tell("annotating", done, len(documents))
        yield Annotated(
            version=__version__, annotators=annotators, layers=wanted, document=document, annotations=found, dropped=dropped
        )


def together(
    documents: Iterable[Document], found: Iterable[Annotations | Dropped]
) -> Iterator[tuple[Document, Annotations, tuple[Dropped, ...]]]:
    """Each report with its annotations and what the stage says of it; that follows its annotations."""
    waiting = iter(documents)
    annotations: Annotations | None = None
    dropped: list[Dropped] = []
    for thing in found:
        if isinstance(thing, Dropped):
            dropped.append(thing)
            continue
        if annotations is not None:
            yield next(waiting), annotations, tuple(dropped)
        annotations, dropped = thing, []
    if annotations is not None:
        yield next(waiting), annotations, tuple(dropped)


def annotate_text(
    text: str, *, published: str | None = None, settings: Settings | None = None, layers: Iterable[str] | None = None
) -> Annotations:
    """Annotate one report given as text; `layers` as in `annotate_reports`.

    Raises InputError where `published` is no ISO date, SettingsError for a layer that is not there.
    """
    wanted = None if layers is None else chosen_layers(layers)
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
    annotations = Annotations(report=document.id)
    left_out: list[Dropped] = []
    for found in annotate([document], model=model_for(settings or Settings(), wanted), layers=wanted):
        if isinstance(found, Annotations):
            annotations = found
        else:
            left_out.append(found)
    return replace(annotations, dropped=(*annotations.dropped, *left_out)) if left_out else annotations
