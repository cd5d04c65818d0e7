"""The stage's door: documents in, annotations out, one report at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stemma.annotate import actors, attribution, figures, timexes, toponyms
from stemma.model import Annotations, Document, Dropped
from stemma.text.layout import Layout

VERSIONS = tuple((part.NAME, part.VERSION) for part in (figures, attribution, timexes, toponyms, actors))

#: Languages whose grammar the annotators know; others are compared by passages, ISO dates and digits.
LANGUAGES = frozenset({"en"})


def annotate(document: Document) -> Annotations:
    """All annotations of one English report, each list in document order."""
    layout = Layout.of(document)
    times = timexes.annotate_timexes(document, layout)
    places = toponyms.annotate_toponyms(document, layout)
    numbers, left_out = figures.annotate_figures(document, layout, times)
    people = actors.annotate_actors(document, layout)
    sayings, unread = attribution.annotate_attributions(document, layout, people)
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


def run(documents: Iterable[Document]) -> Iterator[Annotations | Dropped]:
    """Annotate report by report. A report in a language without annotators keeps its ISO dates and digits."""
    for document in documents:
        if document.language in LANGUAGES:
            yield annotate(document)
        else:
            yield Annotations(report=document.id, timexes=timexes.iso_dates(document), figures=figures.plain_numbers(document))
            yield Dropped(
                f"{document.siglum} ({document.file})",
                f"its language is {document.language!r}: compared by shared passages, ISO dates and digits only; quotations, "
                "sources, places and actors were not read",
            )
