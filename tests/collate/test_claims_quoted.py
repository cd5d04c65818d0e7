"""Statements joined by the numbers they tell, and words that another report quotes again."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from stemma.collate.claims.contents import statements
from stemma.collate.claims.quoted import quoted_again, told_again
from stemma.collate.claims.statements import numbers_told, statement_claim, statement_groups
from stemma.model import Attribution, Document, Figure, Passage
from tests.collate.making import figures, report
from tests.collate.test_claims_statements import attribution

FIRST = "We searched the hold until the pumps failed"
SECOND = "Nobody should have sent that ferry to sea in such a wind"


def said(document: Document, words: str, speaker: str, name: str) -> Attribution:
    at = document.text.index(words)
    return attribution(name, (document.span(at, at + len(words)),), speaker=speaker)


def counted(texts: dict[str, str], measure: str = "dead") -> tuple[dict[str, Document], list[Figure]]:
    documents = {name: report(name, text) for name, text in texts.items()}
    found = [replace(f, measure=measure) for name, text in texts.items() for f in figures(documents[name], text)]
    return documents, found


def both(documents: dict[str, Document], one: str, other: str) -> list[Attribution]:
    return [
        said(documents["A"], "40 boats were lost", one, "Aq1"),
        said(documents["B"], "40, moored at the east quay", other, "Bq1"),
    ]


def test_one_speaker_with_one_number_says_one_thing() -> None:
    documents, found = counted({"A": "Lund said [40] boats were lost.", "B": "Lund counts [40], moored at the east quay."})
    told = [
        said(documents["A"], "40 boats were lost", "Lund", "Aq1"),
        said(documents["B"], "40, moored at the east quay", "Lund", "Bq1"),
    ]
    numbers = numbers_told(told, found)
    assert numbers == {"Aq1": {("dead", 40.0)}, "Bq1": {("dead", 40.0)}}
    assert [len(g) for g in statement_groups(told, told=numbers)[0]] == [2]
    assert not statement_groups(told)[0]


def test_two_speakers_with_one_number_need_words_in_common_too() -> None:
    documents, found = counted({"A": "Lund said [40] boats were lost.", "B": "Brandt counts [40], moored at the east quay."})
    told = [
        said(documents["A"], "40 boats were lost", "Lund", "Aq1"),
        said(documents["B"], "40, moored at the east quay", "Brandt", "Bq1"),
    ]
    assert not statement_groups(told, told=numbers_told(told, found))[0]


def test_the_innermost_content_tells_a_number_and_small_numbers_tell_nothing() -> None:
    documents, found = counted({"A": "Lund said that Brandt spoke of [40] boats and [2] men."})
    outer = said(documents["A"], "Brandt spoke of 40 boats and 2 men", "Lund", "Aq1")
    inner = said(documents["A"], "40 boats and 2 men", "Brandt", "Aq2")
    assert numbers_told([outer, inner], found) == {"Aq2": {("dead", 40.0)}}


def quoting() -> tuple[dict[str, Document], list[Attribution], tuple[Passage, ...]]:
    documents = {"A": report("A", f"“{FIRST}. {SECOND},” Lund said."), "B": report("B", f"“{SECOND},” said Lund on Monday.")}
    told = [said(documents["A"], f"{FIRST}. {SECOND}", "Lund", "Aq1"), said(documents["B"], SECOND, "Lund", "Bq1")]
    spans = [d.span(d.text.index(SECOND), d.text.index(SECOND) + len(SECOND)) for d in documents.values()]
    return documents, told, (Passage("p1", spans[0], spans[1], "verbatim", 1.0, "quotation"),)


def test_half_of_a_quotation_stands_beside_the_whole() -> None:
    documents, told, passages = quoting()
    (group,) = quoted_again(told, passages, [])
    assert [s.attribution.id for s in group] == ["Aq1", "Bq1"]
    claim = told_again(statement_claim(group, name="w1", documents=documents), group, documents)
    assert claim.relation == "refines"
    assert (claim.pairs[0].from_id, claim.pairs[0].to_id) == ("Aq1", "Bq1")


def test_what_one_claim_holds_is_not_told_again() -> None:
    _, told, passages = quoting()
    assert quoted_again(told, passages, [frozenset({"Aq1", "Bq1", "Cq1"})]) == ()


def test_a_passage_that_joins_other_words_of_two_contents_is_no_second_quotation() -> None:
    documents, told, _ = quoting()
    spans = [d.span(0, 20) for d in documents.values()]
    assert quoted_again(told, (Passage("p1", spans[0], spans[1], "verbatim", 1.0, "quotation"),), []) == ()


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 60)), max_size=6))
def test_any_spans_of_a_report_can_be_quoted_again(places: list[tuple[int, int]]) -> None:
    text = f"“{FIRST}. {SECOND},” Lund said. {FIRST}."
    documents = {name: report(name, text) for name in "AB"}
    told = [
        attribution(f"{name}q{n}", (d.span(start, min(len(text), start + length)),), speaker="Lund")
        for name, d in documents.items()
        for n, (start, length) in enumerate(places)
    ]
    whole = Passage("p1", documents["A"].span(0, len(text)), documents["B"].span(0, len(text)), "verbatim", 1.0, "narration")
    for group in quoted_again(told, (whole,), []):
        assert len(group) > 1
        assert {s.attribution.id for s in group} <= {s.attribution.id for s in statements(told)}
