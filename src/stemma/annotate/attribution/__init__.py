"""Who says what: quotations and reported statements, and on whose word a figure stands."""

from stemma.annotate.attribution.givers import Continuation, continuations, give_sources
from stemma.annotate.attribution.marked import marked
from stemma.annotate.attribution.run import NAME, VERSION, annotate_attributions

__all__ = ["NAME", "VERSION", "Continuation", "annotate_attributions", "continuations", "give_sources", "marked"]
