"""What an attribution model is given of a report: the layout as plain code-point ranges."""

from __future__ import annotations

import re

from stemma.model import MarkedText
from stemma.text.layout import Layout

#: An unpaired surrogate (from a JSONL file) is no character that a tokenizer takes.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def marked(layout: Layout) -> MarkedText:
    """The text with its paragraphs, sentences and quoted stretches, all as [start, end) code points of the text.

    The text has a Unicode form: an unpaired surrogate is U+FFFD in it, a character for a character.
    Training reads its reports through the same function, so that a model sees in use what it was trained on.
    """
    return MarkedText(
        text=_LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", layout.text),
        paragraphs=tuple((p.start, p.end) for p in layout.paragraphs),
        sentences=tuple((s.start, s.end) for s in layout.sentences),
        quoted=tuple((q.start, q.end) for q in layout.quoted),
        inner=tuple((q.inner_start, q.inner_end) for q in layout.quoted),
    )
