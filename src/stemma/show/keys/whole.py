"""Keys of the whole result, and what stands in many places: spans, evidence, what was left out."""

from __future__ import annotations

from stemma.model import Annotator, Comparison, Dropped, Evidence, Span
from stemma.show.shape import FORMAT_NAME, MAKER, Key

SHAPES: dict[type, tuple[Key, ...]] = {
    Comparison: (
        Key(
            "format",
            "name and number of this format; the number changes when a key changes meaning",
            form=FORMAT_NAME,
        ),
        Key(
            "stemma",
            "version of stemma, and name, version and (of a trained model) digest of what ran",
            form=MAKER,
        ),
        Key("reports", "the reports, in the order of their sigla"),
        Key("figures", "numbers as printed, each with what it counts and on whose word"),
        Key("attributions", "words reported as someone's"),
        Key("timexes", "time expressions and the days they may mean"),
        Key("toponyms", "place names, demonyms and metonyms, with the place they stand for"),
        Key("actors", "persons, organisations and groups, with every mention"),
        Key("namings", "different wordings for the same people or place"),
        Key("passages", "text that two reports share"),
        Key("claims", "checkable statements with all their readings across reports"),
        Key("checks", "arithmetic that a reader can redo"),
        Key("lineage", "who borrowed from whom, and what cannot be concluded"),
        Key("timeline", "what happened when, by the reports' words"),
        Key("records", "low, best and high numbers of each measure by named rules, for a recorder's table"),
        Key("apparatus", "shared passages in all their witnesses, with the places where they differ"),
        Key("drifts", "quotations that reports give differently"),
        Key("judgements", "what people decided (`--judgements`), as given, each with what became of it"),
        Key("dropped", "what was left out, each with its reason"),
    ),
    Annotator: (
        Key("name", "name of the annotator"),
        Key("version", "its version"),
        Key("digest", "SHA-256 of a trained model's weights; absent for rules", omit_none=True),
    ),
    Span: (
        Key("report", "id of the report"),
        Key("start", "first code point"),
        Key("end", "code point after the last"),
        Key("text", "what stands there: equal to the slice [start, end) of the report's text"),
        Key("field", '"title" where the span lies in a headline that stands outside the text', omit_none=True),
    ),
    Evidence: (
        Key("feature", "what was compared"),
        Key("score", "how strongly it speaks"),
        Key("sentence", "one sentence for the reader"),
        Key("left", "span in one report"),
        Key("right", "span in the other"),
    ),
    Dropped: (Key("what", "what was left out"), Key("reason", "why")),
}
