"""Who has it from whom, told in four-line stories."""

from __future__ import annotations

from typing import Any

import pytest

from stemma.model import Credit, Dateline, Document, Lineage, OriginCount, Passage
from stemma.trace.lineage import trace_lineage
from tests.conftest import make_document

LEDE = "A bridge over the Sel collapsed before dawn on Monday and carried four lorries into the river, the province said."
MORE = "The engineers had asked for a new deck twice, and twice the repair was put off by a year to save money."
QUOTE = "“Nobody told the drivers of the night shift that the deck was weak,”"
OWN = "In the market of Brod people spoke of little else, and the baker had hung a black cloth over his door."


def report(name: str, text: str, published: str | None = None, **about: Any) -> Document:
    return make_document(text, id=name, siglum=name, published=published, **about)


def wire(name: str, text: str, published: str | None = None) -> Document:
    """A dispatch of an agency, with its dateline."""
    head = "SELWYN (Strait Wire) - "
    bare = make_document(head + text, id=name, siglum=name)
    line = Dateline(bare.span(0, len(head) - 1), None, None, bare.span(8, 19))
    return report(name, head + text, published, agency="Strait Wire", dateline=line, body=((len(head), len(head) + len(text)),))


def credited(name: str, text: str, line: str, **about: Any) -> Document:
    """A report with a credit line to an agency under it."""
    whole = f"{text}\n{line}"
    span = make_document(whole, id=name, siglum=name).span(len(text) + 1, len(whole))
    credit = Credit(span, "agency", ("Strait Wire",))
    return report(name, whole, credits=(credit,), agency="Strait Wire", body=((0, len(text)),), **about)


def shared(words: str, left: Document, right: Document, what: str = "narration") -> Passage:
    a, b = left.text.index(words), right.text.index(words)
    return Passage(f"{left.id}{right.id}{a}", left.span(a, a + len(words)), right.span(b, b + len(words)), "verbatim", 1.0, what)  # type: ignore[arg-type]


def edges(found: Lineage) -> list[tuple[str, str, str, str]]:
    return [(e.from_report, e.to_report, e.kind, e.direction) for e in found.edges]


def test_the_later_report_is_likely_to_have_it_from_the_earlier_one() -> None:
    a, b = report("A", f"{LEDE} {OWN}", "2031-04-07"), report("B", LEDE, "2031-04-08")
    found = trace_lineage([b, a], [shared(LEDE, b, a)], [])
    assert edges(found) == [("A", "B", "reuse", "likely")]
    assert found.origins == ("A",)
    sentences = {e.feature: e.sentence for e in found.edges[0].evidence}
    assert f"share text of {len(LEDE)} characters" in sentences["shared text"]
    assert "100% of B's" in sentences["shared text"]
    assert sentences["dates"] == "A appeared first: 2031-04-07, B 2031-04-08."
    assert any(q.startswith("Direction: no source is named in B") for q in found.cannot_conclude)
    assert any("reprint" in q for q in found.cannot_conclude)


def test_on_the_same_day_the_direction_is_unknown() -> None:
    a, b = report("A", LEDE, "2031-04-07"), report("B", f"{LEDE} {OWN}", "2031-04-07")
    found = trace_lineage([a, b], [shared(LEDE, a, b)], [])
    assert edges(found) == [("A", "B", "reuse", "unknown")]
    assert found.origins == ("A", "B")
    assert any("which of A and B had the shared text first" in q for q in found.cannot_conclude)


def test_a_credit_states_the_direction() -> None:
    a, b = wire("A", LEDE), credited("B", LEDE, "With reporting by Strait Wire")
    found = trace_lineage([b, a], [shared(LEDE, b, a)], [])
    assert edges(found) == [("A", "B", "reuse", "stated")]
    (said,) = [e for e in found.edges[0].evidence if e.feature == "credit"]
    assert said.right is not None
    assert said.right.text == "Strait Wire"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We hid the report,” the engineer told the Harbour Gazette.", "credit"),
        ("The deck was weak, according to the Harbour Gazette.", "credit"),
        ("The Harbour Gazette reported that the deck was weak.", "credit"),
        ("He used to sell the Harbour Gazette at the station.", None),
    ],
)
def test_naming_an_outlet_as_giver_is_a_credit(text: str, kind: str | None) -> None:
    a, b = report("A", OWN, outlet="The Harbour Gazette"), report("B", text, outlet="Evening Star")
    assert edges(trace_lineage([a, b], [], [])) == ([("A", "B", kind, "stated")] if kind else [])


def test_a_dispatch_is_likely_the_exemplar_of_what_repeats_it() -> None:
    a, b = wire("A", f"{LEDE} {MORE}"), report("B", LEDE)
    assert edges(trace_lineage([b, a], [shared(LEDE, b, a)], [])) == [("A", "B", "reuse", "likely")]


def test_copies_of_an_agency_that_was_not_read_have_no_direction_among_them() -> None:
    copies = [credited(n, LEDE, "With reporting by Strait Wire", outlet=f"The {n} Star") for n in "ABC"]
    pairs = [(copies[0], copies[1]), (copies[0], copies[2]), (copies[1], copies[2])]
    found = trace_lineage(copies, [shared(LEDE, x, y, "agency copy") for x, y in pairs], [])
    assert edges(found) == [("A", "B", "reuse", "unknown"), ("A", "C", "reuse", "unknown")]
    assert found.origins == ("A", "B", "C")
    assert any(
        q.startswith("Exemplar: A, B and C share text that one or more of them carry as copy of Strait Wire")
        for q in found.cannot_conclude
    )


def test_a_family_is_a_tree() -> None:
    reports = [report(f"R{n}", LEDE, f"2031-04-{n + 1:02d}") for n in range(12)]
    passages = [shared(LEDE, x, y) for n, x in enumerate(reports) for y in reports[n + 1 :]]
    found = trace_lineage(reports, passages, [])
    assert len(found.edges) == 11
    assert found.origins == ("R0",)


def test_a_report_stitched_from_two_keeps_both() -> None:
    a, b, c = report("A", LEDE, "2031-04-07"), report("B", MORE, "2031-04-07"), report("C", f"{LEDE} {MORE}", "2031-04-09")
    found = trace_lineage([a, b, c], [shared(LEDE, a, c), shared(MORE, b, c)], [])
    assert edges(found) == [("A", "C", "reuse", "likely"), ("B", "C", "reuse", "likely")]


def test_the_same_quotation_alone_shows_no_borrowing() -> None:
    a, b = report("A", f"{QUOTE} Orla Venn said.", "2031-04-07"), report("B", f"Venn: {QUOTE}", "2031-04-08")
    found = trace_lineage([a, b], [shared(QUOTE, a, b, "quotation")], [])
    assert edges(found) == [("A", "B", "quotation", "unknown")]
    assert any("from the speaker" in q for q in found.cannot_conclude)


def test_a_translator_is_named_where_the_original_wording_is_asked_for() -> None:
    line = "Translated by Ilse Varn"
    text = f"{LEDE}\n{line}"
    span = make_document(text, id="A", siglum="A").span(len(LEDE) + 1, len(text))
    a = report("A", text, "2031-04-07", credits=(Credit(span, "translation", ("Ilse Varn",)),), body=((0, len(LEDE)),))
    b = report("B", LEDE, "2031-04-08")
    found = trace_lineage([a, b], [shared(LEDE, a, b)], [])
    assert any(e.feature == "translation" and e.left == span for e in found.edges[0].evidence)
    assert any(q.startswith("Original wording: a translator is credited in A") for q in found.cannot_conclude)


def test_reports_that_share_nothing_are_not_called_independent() -> None:
    found = trace_lineage([report("A", LEDE), report("B", OWN)], [], [])
    assert found.edges == ()
    assert found.origins == ("A", "B")
    assert "does not show that they are independent" in found.cannot_conclude[0]


@pytest.mark.parametrize("reports", [[], [report("A", "")], [report("A", LEDE)]])
def test_one_report_has_no_lineage(reports: list[Document]) -> None:
    count = OriginCount(len(reports), len(reports))
    assert trace_lineage(reports, [], []) == Lineage((), tuple(d.id for d in reports), (), independent_origins=count)
