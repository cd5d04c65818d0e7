"""Spans cannot drift: they are slices, or they are refused."""

from __future__ import annotations

import pytest

from stemma.errors import SpanError
from stemma.model import Span
from tests.conftest import make_document


def test_a_documents_span_is_its_slice() -> None:
    report = make_document("Twelve “dead” 🙂 here", title="Twelve dead")
    assert report.span(8, 12).text == "dead"
    assert report.span(14, 15).text == "🙂"
    assert report.title_span(0, 6) == Span("R", 0, 6, "Twelve", "title")


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 99)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError, match="span"):
        make_document("short").span(start, end)


def test_a_span_whose_text_does_not_fit_is_refused() -> None:
    with pytest.raises(SpanError):
        Span("R", 0, 3, "four")


def test_overlap_and_containment_ask_for_the_same_text() -> None:
    whole, part, title = Span("R", 0, 6, "abcdef"), Span("R", 2, 4, "cd"), Span("R", 2, 4, "cd", "title")
    assert whole.contains(part)
    assert part.overlaps(whole)
    assert not part.overlaps(title)
    assert not whole.contains(title)
