"""Keys of shared text read side by side: the apparatus, and quotations that did not stay the same."""

from __future__ import annotations

from stemma.model import ApparatusEntry, Change, Drift, QuotedForm, Variant, VariantReading
from stemma.show.shape import Key

SHAPES: dict[type, tuple[Key, ...]] = {
    ApparatusEntry: (
        Key("id", "id of the entry"),
        Key("base", "the passage in the witness whose words most of the others have; not said to be the original"),
        Key("witnesses", "the passage in every witness, in the order of their sigla"),
        Key("variants", "the places where witnesses differ; marks, spaces and capitals are no variants"),
    ),
    Variant: (
        Key("kind", "whether the readings differ in a figure, a name or other words"),
        Key("readings", "the readings, that of the base witness (the lemma) first"),
    ),
    VariantReading: (
        Key("wording", "the words; empty where they are lacking"),
        Key("spans", "where they stand, one per witness; an empty span marks the place where they are lacking"),
    ),
    Drift: (
        Key("id", "id of the quotation"),
        Key("forms", "the forms it is given in, the fullest first; not said to be nearest to what was said"),
        Key("changes", "how the other forms differ from the fullest"),
    ),
    QuotedForm: (
        Key("spans", "the words, once per attribution"),
        Key("attributions", "ids of the attributions, in the order of `spans`"),
        Key("speaker", "who is given as their speaker"),
        Key("kind", "direct, mixed or indirect speech"),
        Key("modality", "how the words are put forward"),
        Key("cue", "the reporting words"),
    ),
    Change: (
        Key("kind", "cut, reworded, given to another speaker, without its marks, or with another reporting word"),
        Key("form", "place of the form among `forms`, from 0"),
        Key("sentence", "one sentence for the reader"),
        Key("fullest", "the words concerned in the fullest form; null where it lacks them"),
        Key("other", "the words concerned in the other form; null where it lacks them"),
    ),
}
