"""The whole way from text to comparison holds on any text: no error, no span that drifts, the same result twice."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import stemma
from stemma.model import Annotations, Span
from stemma.pipeline import compare_documents
from stemma.show.contract import to_json
from tests.conftest import make_document

PIECES = (
    "At least 12 people died, the mayor, Ana Lund, said on Tuesday. ", "“We counted 40,” she added. ", "He denied it. ",
    "According to Nordwire, between 60 and 70 houses fell (30 percent of 220). ", "\n\n", "“No end to this quotation ",
    "Officials of the Rescue Service (RS) spoke of dozens.", "$1.2bn ", "’", "\"", "'s ", "…", "🙂",
    "שלום ", "2024-05-07 ", "\u00a0",
    "F-16 ", "5 p.m. ", "\r\n", "1-1-1-",
    "(((", "a@b.c ", "N. K. ", "٣٤ ", "\ud800", "Ⅻ ", "½ ", "1,2,3,,4 ", "said said said ",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=30).map("".join)
CHECKS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def spans(value: object) -> list[Span]:
    """Every span inside a model object."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple | list):
        return [s for v in value for s in spans(v)]
    if hasattr(value, "__dataclass_fields__"):
        return [s for name in value.__dataclass_fields__ for s in spans(getattr(value, name))]
    return []


@CHECKS
@given(TEXTS)
def test_annotating_any_text(text: str) -> None:
    found = stemma.annotate_text(text, published="2024-05-08")
    assert isinstance(found, Annotations)
    assert all(text[s.start : s.end] == s.text for s in spans(found))


@CHECKS
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_comparing_any_texts(texts: list[str]) -> None:
    def compared() -> str:
        reports = [
            make_document(t, published="2024-05-08", id=f"r{n}", siglum=chr(65 + n), file=f"r{n}.txt")
            for n, t in enumerate(texts)
        ]
        comparison = compare_documents(reports)
        by_id = {d.id: d.text for d in comparison.reports}
        assert all(by_id[s.report][s.start : s.end] == s.text for s in spans(comparison) if s.field is None)
        return to_json(comparison)

    assert compared() == compared()


def test_a_long_line_is_no_trap() -> None:
    text = "At least 12 people died, officials said; 40 were hurt, " * 4000
    assert stemma.annotate_text(text).figures
