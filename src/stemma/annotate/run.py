"""The stage's door: documents in, annotations out, one report at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stemma.annotate import actors, attribution, figures, timexes, toponyms
from stemma.annotate.layers import LAYERS, chosen_layers, versions, with_needs
from stemma.annotate.proposals import Checked, propose
from stemma.model import Annotations, Attribution, AttributionModel, Document, Dropped, Proposed
from stemma.text.layout import Layout

VERSIONS = versions(LAYERS)

#: Languages whose grammar the annotators know; others are compared by passages, ISO dates and digits.
LANGUAGES = frozenset({"en"})

#: A batch ends after so many reports or characters. A model reads windows of many reports faster than of one; more than
#: this gains it nothing on a CPU, and keeps the cores of a process pool waiting for the last batch.
BATCH_REPORTS = 16
BATCH_CHARACTERS = 64_000


def annotate(document: Document, proposed: Proposed | None = None, *, layers: Sequence[str] = LAYERS) -> Annotations:
    """The annotations of one English report, each list in document order; `proposed` is what a model says of it.

    Lists that are not among `layers` are empty. Figures have their sources where attributions are a layer too.
    """
    running = with_needs(layers)
    layout = Layout.of(document)
    times = timexes.annotate_timexes(document, layout) if "timexes" in running else ()
    places = toponyms.annotate_toponyms(document, layout) if "toponyms" in running else ()
    numbers, left_out = figures.annotate_figures(document, layout, times) if "figures" in running else ((), ())
    people = actors.annotate_actors(document, layout) if "actors" in running else ()
    sayings: tuple[Attribution, ...] = ()
    unread: tuple[Dropped, ...] = ()
    if "attributions" in running:
        sayings, unread = attribution.annotate_attributions(document, layout, people, proposed=proposed)
        numbers = attribution.give_sources(numbers, sayings, document, layout)
    return Annotations(
        report=document.id,
        figures=numbers,
        attributions=sayings,
        timexes=times if "timexes" in layers else (),
        toponyms=places,
        actors=people if "actors" in layers else (),
        dropped=(*left_out, *(Dropped(f"{document.siglum}: {d.what}", d.reason) for d in unread)),
    )


def batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """The documents in order, in batches that depend on nothing but them. A batch is a batch of its own again."""
    batch: list[Document] = []
    characters = 0
    for document in documents:
        if batch and (len(batch) == BATCH_REPORTS or characters + document.characters > BATCH_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(document)
        characters += document.characters
    if batch:
        yield batch


def run(
    documents: Iterable[Document], *, model: AttributionModel | None = None, layers: Iterable[str] | None = None
) -> Iterator[Annotations | Dropped]:
    """Annotate batch by batch, with what `model` proposes; None is rules only. `layers` are some of `LAYERS`; None is all.

    A report in a language without annotators keeps its ISO dates and digits. The model is asked where attributions are a
    layer. Raises ModelError where it fails, SettingsError for a layer that is not there.
    """
    wanted = chosen_layers(layers)
    for batch in batches(documents):
        answers = iter(_proposals(model if "attributions" in wanted else None, batch))
        for document in batch:
            if document.language in LANGUAGES:
                proposed, dropped = next(answers)
                yield annotate(document, proposed, layers=wanted)
                yield from (Dropped(f"{document.siglum}: {d.what}", d.reason) for d in dropped)
                continue
            yield Annotations(
                report=document.id,
                timexes=timexes.iso_dates(document) if "timexes" in wanted else (),
                figures=figures.plain_numbers(document) if "figures" in wanted else (),
            )
            yield Dropped(
                f"{document.siglum} ({document.file})",
                f"its language is {document.language!r}: compared by shared passages, ISO dates and digits only; quotations, "
                "sources, places and actors were not read",
            )


def _proposals(model: AttributionModel | None, batch: Sequence[Document]) -> Sequence[Checked | tuple[None, tuple[()]]]:
    """What the model says of the batch's reports that can be read, in their order."""
    readable = [d for d in batch if d.language in LANGUAGES]
    if model is None or not readable:
        return [(None, ())] * len(readable)
    return propose(model, [attribution.marked(Layout.of(d)) for d in readable])
