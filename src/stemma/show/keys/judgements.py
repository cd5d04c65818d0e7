"""Keys of judgements: what a person decided, and what became of it."""

from __future__ import annotations

import json

from stemma.model import Anchor, AnchoredReport, Judgement
from stemma.show.shape import Form, Key

CHANGES = Form(lambda judgement: json.loads(judgement.changes), {"type": "object"})
ITEM = Form(
    lambda judgement: None if judgement.item is None else json.loads(judgement.item), {"type": ["object", "null"]}
)  # fmt: skip

SHAPES: dict[type, tuple[Key, ...]] = {
    Judgement: (
        Key("id", "id that it was given where it was made"),
        Key("verdict", "accept, reject, correct, same, different or unsure"),
        Key("kind", "what is judged; origin: whether two members of a claim go back to one"),
        Key("anchors", "the words that it speaks of, where they stood when it was made"),
        Key("changes", "of a correction: keys of the item, each with its new value", form=CHANGES),
        Key("item", "the judged item as it stood, so that it can be put back", form=ITEM),
        Key("note", "what the person wrote beside it"),
        Key("by", "who judged"),
        Key("at", "when (ISO 8601)"),
        Key("state", "applied: it had an effect or confirmed what stands; noted: kept only; orphaned: its words stand no more"),
        Key("items", "ids in this result of what it speaks of"),
        Key("why", "one sentence: what became of it"),
    ),
    Anchor: (
        Key("report", "the report it was made in"),
        Key("field", '"title" where the words stood in a headline outside the text'),
        Key("start", "first code point at that time"),
        Key("end", "code point after the last"),
        Key("exact", "the words"),
        Key("prefix", "what stood before them"),
        Key("suffix", "what stood behind them"),
    ),
    AnchoredReport: (
        Key("file", "name of the report's file"),
        Key("sha256", "digest of the file's bytes"),
        Key("line", "line in a JSONL file; null for a file of one report"),
    ),
}
