"""The stage's door: documents in, annotations out, one report at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stemma.annotate import actors, attribution, figures, timexes, toponyms
from stemma.annotate.proposals import Checked, propose
from stemma.model import Annotations, AttributionModel, Document, Dropped, Proposed
from stemma.text.layout import Layout

VERSIONS = tuple((part.NAME, part.VERSION) for part in (figures, attribution, timexes, toponyms, actors))

#: Languages whose grammar the annotators know; others are compared by passages, ISO dates and digits.
LANGUAGES = frozenset({"en"})

#: A batch ends after so many reports or characters. A model reads windows of many reports faster than of one; more than
#: this gains it nothing on a CPU, and keeps the cores of a process pool waiting for the last batch.
BATCH_REPORTS = 16
BATCH_CHARACTERS = 64_000


def annotate(document: Document, proposed: Proposed | None = None) -> Annotations:
    """All annotations of one English report, each list in document order; `proposed` is what a model says of it."""
    layout = Layout.of(document)
    times = timexes.annotate_timexes(document, layout)
    places = toponyms.annotate_toponyms(document, layout)
    numbers, left_out = figures.annotate_figures(document, layout, times)
    people = actors.annotate_actors(document, layout)
    sayings, unread = attribution.annotate_attributions(document, layout, people, proposed=proposed)
    given = attribution.give_sources(numbers, sayings, document, layout)
    return Annotations(
        report=document.id,
        figures=given,
        attributions=sayings,
        timexes=times,
        toponyms=places,
        actors=people,
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


def run(documents: Iterable[Document], *, model: AttributionModel | None = None) -> Iterator[Annotations | Dropped]:
    """Annotate batch by batch, with what `model` proposes; None is rules only.

    A report in a language without annotators keeps its ISO dates and digits. Raises ModelError where the model fails.
    """
    for batch in batches(documents):
        answers = iter(_proposals(model, batch))
        for document in batch:
            if document.language in LANGUAGES:
                proposed, dropped = next(answers)
                yield annotate(document, proposed)
                yield from (Dropped(f"{document.siglum}: {d.what}", d.reason) for d in dropped)
                continue
            yield Annotations(report=document.id, timexes=timexes.iso_dates(document), figures=figures.plain_numbers(document))
            yield Dropped(
                f"{document.siglum} ({document.file})",
                f"its language is {document.language!r}: compared by shared passages, ISO dates and digits only; quotations, "
                "sources, places and actors were not read",
            )


def _proposals(model: AttributionModel | None, batch: Sequence[Document]) -> Sequence[Checked | tuple[None, tuple[()]]]:
    """What the model says of the batch's reports that can be read, in their order."""
    texts = [attribution.marked(Layout.of(d)) for d in batch if d.language in LANGUAGES]
    if model is None or not texts:
        return [(None, ())] * len(texts)
    return propose(model, texts)
