"""Figures of a report from what its sentences gave: ids in document order, shares that know what they are of."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.annotate.figures.assembly import Found
from stemma.model import Document, Figure
from stemma.text.layout import Layout


def linked(document: Document, layouts: Sequence[Layout], *, found: Sequence[Found]) -> tuple[Figure, ...]:
    """Figures with ids in document order; shares know the figure they are of."""
    figures = []
    for number, f in enumerate(found, 1):
        following = found[number] if number < len(found) else None
        of = following is not None and f.counted.partitive and f.quantity.unit in ("percent", "fraction", None)
        things = f.counted
        inside = (
            following is not None
            and things.start is not None
            and things.end is not None
            and things.start <= following.start < things.end
        )
        span = document.span(things.start, things.end) if things.start is not None and things.end is not None else None
        figures.append(
            Figure(
                id=f"{document.siglum}f{number}",
                span=document.span(f.start, f.end),
                quantity=f.quantity,
                counted=span,
                predicate=tuple(document.span(a, b) for a, b in f.said),
                outcome=f.outcome,
                population=f.population,
                place=f.place,
                as_of=f.as_of,
                period=f.period,
                inside_quote=any(layout.in_quote(f.start) for layout in layouts),
                head=things.head,
                base=f"{document.siglum}f{number + 1}" if of and inside else None,
                per=f.per,
                role=f.role,
                subset=f.subset,
                concept=tuple(document.span(a, b) for a, b in f.concept),
            )
        )
    return tuple(figures)
