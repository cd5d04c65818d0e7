"""Dating undated reports by what they share with dated ones."""

from __future__ import annotations

from datetime import date

import pytest

from stemma.collate.dating import infer_dates
from stemma.collate.passages import find_passages
from stemma.model import Dateline, Document, Published
from tests.conftest import make_document

QUOTE = "“The bridge was closed to lorries in the spring and nobody told the drivers of the night shift,” said Orla Venn."


def report(name: str, text: str, published: str | None = None) -> Document:
    return make_document(text, id=name, siglum=name, published=published)


def dated(*reports: Document) -> list[Published]:
    return [d.published for d in infer_dates(reports, find_passages(reports))]


def test_the_day_of_the_report_that_prints_the_same_quotation() -> None:
    _, found = dated(report("A", f"The bridge fell. {QUOTE}", "2031-04-08"), report("B", f"{QUOTE} Divers came on Monday."))
    assert (found.value, found.earliest, found.latest) == (date(2031, 4, 8), date(2031, 4, 8), date(2031, 4, 14))
    assert found.basis == "inferred"
    assert "same quotation" in found.why
    assert "report A, dated 2031-04-08" in found.why
    assert "“Monday”" in found.why


def test_a_later_day_that_the_report_speaks_of_as_past_moves_it_on() -> None:
    _, found = dated(report("A", QUOTE, "2031-04-08"), report("B", f"{QUOTE} On April 10 the river fell."))
    assert (found.value, found.latest) == (date(2031, 4, 10), date(2031, 4, 14))


def test_a_day_to_come_does_not() -> None:
    _, found = dated(report("A", QUOTE, "2031-04-08"), report("B", f"{QUOTE} The council will meet on April 10."))
    assert found.value == date(2031, 4, 8)


def test_of_several_dated_reports_the_one_it_shares_most_with() -> None:
    more = "The engineers had asked for a new deck twice, and twice the province had put the repair off by a year."
    *_, found = dated(
        report("A", QUOTE, "2031-04-08"), report("B", f"{QUOTE} {more}", "2031-04-09"), report("C", f"{more} {QUOTE}")
    )
    assert found.value == date(2031, 4, 9)


def test_a_day_of_the_story_alone_says_only_not_before() -> None:
    _, found = dated(report("A", "The bridge fell.", "2031-04-08"), report("B", "It fell on 7 April 2031, at noon."))
    assert (found.value, found.earliest, found.latest) == (None, date(2031, 4, 7), None)


def test_a_day_without_its_year_is_taken_in_the_year_of_the_story() -> None:
    _, found = dated(report("A", "The bridge fell.", "2031-04-08"), report("B", "It fell on 7 April, at noon."))
    assert (found.earliest, found.basis) == (date(2031, 4, 7), "inferred")


@pytest.mark.parametrize(
    "text", ["", "Nothing is known.", "The war ended on 3 May 1911.", "In may 12 people came.", "April 31, 2031"]
)
def test_without_evidence_nothing_changes(text: str) -> None:
    reports = (report("A", QUOTE, "2031-04-08"), report("B", text))
    assert infer_dates(reports, find_passages(reports)) == reports


def test_nothing_is_inferred_where_no_report_is_dated() -> None:
    reports = (report("A", QUOTE), report("B", QUOTE))
    assert infer_dates(reports, find_passages(reports)) == reports


def test_a_dateline_without_a_year_takes_the_year_of_the_story() -> None:
    text = "SELWYN, Dec 30 (Wire) - The bridge fell."
    bare = make_document(text, id="B", siglum="B")
    bare = make_document(
        text, id="B", siglum="B", body=((24, len(text)),), dateline=Dateline(bare.span(0, 23), None, bare.span(8, 14), None)
    )
    _, found = dated(report("A", "It fell.", "2032-01-02"), bare)
    assert (found.value, found.basis) == (date(2031, 12, 30), "inferred")
    assert "Dec 30" in found.why
