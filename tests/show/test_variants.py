"""Where shared text differs, as the terminal tells it."""

from __future__ import annotations

from stemma.model import ApparatusEntry, Change, Comparison, Drift, QuotedForm, Variant, VariantReading
from stemma.show.terminal.variants import drift_lines, variant_lines
from tests.conftest import make_document

A = make_document("The toll rose to 41 (so far) on Monday.", id="a", siglum="A")
B = make_document("The toll rose to 14 on Monday.", id="b", siglum="B")


def comparison(*entries: ApparatusEntry) -> Comparison:
    return Comparison(version="0", annotators=(), reports=(A, B), apparatus=entries)


def test_a_figure_that_differs_comes_first_and_stands_in_its_words() -> None:
    figure = Variant("figure", (VariantReading("41", (A.span(17, 19),)), VariantReading("14", (B.span(17, 19),))))
    words = Variant("words", (VariantReading("so far", (A.span(21, 27),)), VariantReading("", (B.span(19, 19),))))
    entry = ApparatusEntry("x1", A.span(0, 38), (A.span(0, 38), B.span(0, 29)), (words, figure))
    assert [t.plain for t in variant_lines(comparison(entry))] == [
        "The toll rose to [“41” A | “14” B] (so far) on",
        "toll rose to 41 ( [“so far” A | — B]) on Monday",
    ]


def test_a_quotation_is_told_with_what_became_of_it() -> None:
    forms = tuple(QuotedForm((d.span(0, 19),), (f"q{d.id}",), "Ilse Marand", "direct", "stated", "said") for d in (A, B))
    drift = Drift("d1", forms, (Change("reworded", 1, "“14” in place of “41”.", A.span(17, 19), B.span(17, 19)),))
    assert [t.plain for t in drift_lines(drift, comparison())] == [
        "“The toll rose to 41”  Ilse Marand  A",
        "B  “14” in place of “41”.",
    ]
