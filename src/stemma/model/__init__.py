"""Frozen data: documents, spans, annotations, and what comes of comparing them."""

from stemma.model.annotations import (
    Actor, Annotations, Attribution, Dropped, Figure, Mention, Timex, Toponym,
)
from stemma.model.comparison import (
    FORMAT, Annotator, Check, Claim, ClaimOrigin, ClaimPair, Comparison, Edge, Evidence, Lineage, Naming,
    NamingVariant, OriginCount, Passage, TimelineEntry,
)
from stemma.model.document import Credit, Dateline, Document, OffsetRun, Published
from stemma.model.span import Span
from stemma.model.values import Interval, Period, Place, Quantity

__all__ = [
    "FORMAT", "Actor", "Annotations", "Annotator", "Attribution", "Check", "Claim", "ClaimOrigin", "ClaimPair",
    "Comparison", "Credit", "Dateline", "Document", "Dropped", "Edge", "Evidence", "Figure", "Interval", "Lineage",
    "Mention", "Naming", "NamingVariant", "OffsetRun", "OriginCount", "Passage", "Period", "Place", "Published",
    "Quantity", "Span", "TimelineEntry", "Timex", "Toponym",
]
