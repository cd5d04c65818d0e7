"""Keys of a report and what it says about itself."""

from __future__ import annotations

from stemma.model import Credit, Dateline, Document, Published
from stemma.show.shape import CARRIED, OFFSETS, Key

SHAPES: dict[type, tuple[Key, ...]] = {
    Document: (
        Key("id", "id that spans and edges name the report by"),
        Key("siglum", "its letter: A, B, …"),
        Key("file", "path relative to what all given paths share"),
        Key("line", "line in a JSONL file, counted from 1; null for a file of one report"),
        Key("sha256", "digest of the file's bytes"),
        Key("characters", "length of the text in code points"),
        Key("text", "the text that all spans of the report refer to"),
        Key(
            "offsets",
            "runs [text_start, source_byte_start, length] that lead from the text back to the file's bytes",
            form=OFFSETS,
        ),
        Key("encoding", "encoding that the bytes were decoded with"),
        Key("title", "headline"),
        Key("outlet", "who published the report"),
        Key("agency", "the agency whose copy it says it prints"),
        Key("byline", "the byline as printed"),
        Key("dateline", "the dispatch head"),
        Key("credits", "what the report itself says about where it had something"),
        Key("language", "language of the text"),
        Key("published", "when it was published"),
        Key("url", "where it was published"),
        Key("body", "stretches [start, end) of the text that are running text, not metadata, dateline, credit or caption"),
        Key("extra", "other keys of the input, carried along", form=CARRIED),
    ),
    Published: (
        Key("value", "the day, where it is one day"),
        Key("earliest", "first day it may be"),
        Key("latest", "last day it may be"),
        Key("basis", "stated in the report, inferred from it, or unknown"),
        Key("why", "one sentence: by which evidence"),
        Key("time", "the moment (ISO 8601), where a time of day is stated; with its UTC offset where one is given"),
    ),
    Dateline: (
        Key("place", "place as printed", path="place.text"),
        Key("date", "date as printed", path="date.text"),
        Key("agency", "agency as printed", path="agency.text"),
        Key("span", "the whole dispatch head"),
    ),
    Credit: (Key("span", "the credit as printed"), Key("kind", "what it credits"), Key("names", "the names in it")),
}
