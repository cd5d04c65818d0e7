"""The shape of the JSON: which keys each model class has, in which order, and what each key means.

One table serves three readers: `contract` writes by it, `schema` describes by it, and the reference page is printed from
it; so they cannot differ. The order and the meanings are those of the contract (`format` stemma.comparison/1).
"""

from __future__ import annotations

from stemma.model import Comparison, NamingVariant, OffsetRun
from stemma.show.keys import apparatus, borrowings, claims, judgements, mentions, reports, whole
from stemma.show.shape import Key

SHAPES: dict[type, tuple[Key, ...]] = {
    **whole.SHAPES,
    **reports.SHAPES,
    **mentions.SHAPES,
    **claims.SHAPES,
    **borrowings.SHAPES,
    **apparatus.SHAPES,
    **judgements.SHAPES,
}

#: Model fields that a Form writes; a test holds that every other field of the model has its key.
WRITTEN_BY_FORM: dict[type, frozenset[str]] = {
    Comparison: frozenset({"version", "annotators"}),
    NamingVariant: frozenset({"own_voice", "quoted"}),
    OffsetRun: frozenset({"text_start", "source_byte_start", "length"}),
}
