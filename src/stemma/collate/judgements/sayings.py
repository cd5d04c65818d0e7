"""What hangs on an attribution: figures in it and attributions inside it, when it goes, comes back or changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemma.model import Annotations, Attribution, Figure, Timex, Toponym


def freed(own: Annotations, gone: Attribution) -> Annotations:
    """The annotations after an attribution went: what stood in it stands in the one around it, or in the report's own voice."""
    around = next((q for q in own.attributions if q.id == gone.parent), None)
    chain = around.chain if around else ()
    figures = tuple(
        replace(
            f,
            attribution=around.id if around else None,
            sources=chain if f.sources == gone.chain else f.sources,
            sources_inferred=() if f.sources_inferred == gone.chain else f.sources_inferred,
            inside_quote=f.inside_quote and (gone.kind == "indirect" or _quoted(f, own.attributions)),
        )
        if f.attribution == gone.id
        else f
        for f in own.figures
    )
    own = replace(own, figures=figures)
    inside = [q for q in own.attributions if q.parent == gone.id]
    for one in inside:
        links = one.chain[: len(gone.chain)] == gone.chain
        changed = replace(one, parent=gone.parent, chain=(*chain, *one.chain[len(gone.chain) :]) if links else one.chain)
        own = followed(_exchanged(own, changed), one, changed)
    return own


def followed(own: Annotations, old: Attribution, new: Attribution) -> Annotations:
    """The annotations after an attribution's chain changed: figures in it, and attributions inside it, have the new one."""
    if old.chain == new.chain:
        return own
    figures = tuple(
        replace(f, sources=new.chain) if f.attribution == new.id and f.sources == old.chain else f for f in own.figures
    )
    own = replace(own, figures=figures)
    for one in [q for q in own.attributions if q.parent == new.id and q.chain[: len(old.chain)] == old.chain and old.chain]:
        changed = replace(one, chain=(*new.chain, *one.chain[len(old.chain) :]))
        own = followed(_exchanged(own, changed), one, changed)
    return own


def adopted(own: Annotations, item: Figure | Attribution | Timex | Toponym) -> Annotations:
    """The annotations after an attribution was put back: it stands in the one around it, and figures without one stand in it."""
    if not isinstance(item, Attribution):
        return own
    around = _around(own.attributions, item)
    parent = around if around is not None and around.chain == item.chain[: len(around.chain)] else None
    own = _exchanged(own, replace(item, parent=parent.id if parent else None))
    figures = tuple(
        replace(
            f,
            attribution=item.id,
            sources=item.chain,
            sources_inferred=(),
            inside_quote=f.inside_quote or item.kind != "indirect",
        )
        if f.attribution in (None, parent.id if parent else None)
        and not (f.sources and (parent is None or f.sources != parent.chain))
        and any(s.contains(f.span) for s in item.content)
        else f
        for f in own.figures
    )
    return replace(own, figures=figures)


def innermost(own: Annotations, figure: Figure) -> Figure:
    """The figure with the attribution that it stands in and that has its chain; without one where none has."""
    known = next((q for q in own.attributions if q.id == figure.attribution), None)
    if known is not None and known.chain == figure.sources:
        return figure
    fits = [q for q in own.attributions if q.chain == figure.sources and any(s.contains(figure.span) for s in q.content)]
    best = min(fits, key=lambda q: (sum(len(s.text) for s in q.content), q.id), default=None)
    if known is not None and best is None and not figure.sources:
        return figure if figure.sources_inferred else replace(figure, attribution=None)
    return replace(figure, attribution=best.id if best else None)


def _around(attributions: Sequence[Attribution], inner: Attribution) -> Attribution | None:
    """The smallest attribution that holds all of another one."""
    holding = [
        q
        for q in attributions
        if q.id != inner.id
        and all(any(s.contains(i) for s in q.content) for i in inner.content)
        and sum(len(s.text) for s in q.content) > sum(len(s.text) for s in inner.content)
    ]
    return min(holding, key=lambda q: (sum(len(s.text) for s in q.content), q.id), default=None)


def _quoted(figure: Figure, attributions: Sequence[Attribution]) -> bool:
    """Whether a figure stands in somebody's own words."""
    return any(q.kind != "indirect" and any(s.contains(figure.span) for s in q.content) for q in attributions)


def _exchanged(own: Annotations, item: Attribution) -> Annotations:
    return replace(own, attributions=tuple(item if q.id == item.id else q for q in own.attributions))
