"""Which outlets and agencies a report credits, and which of the reports read those published."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.model import Annotations, Attribution, Credit, Dateline, Document
from stemma.trace.credits import outlet_key, resolve_credits
from tests.conftest import make_document

RUNNING = [
    ("The bridge was closed twice, the Harbour Gazette reported on Monday.", "citation", "Harbour Gazette"),
    ("According to the Harbour Gazette, the bridge was closed twice.", "citation", "Harbour Gazette"),
    ("“It was closed twice,” reported Reuters.", "citation", "Reuters"),
    ("The bridge was closed twice, Reuters reported on Tuesday, citing two engineers.", "citation", "Reuters"),
    ("A letter seen by AFP says that the deck was weak.", "citation", "Agence France-Presse"),
    ("The plan was drawn up in March, a New York Times article said.", "citation", "New York Times"),
    ("In The New Yorker’s long profile of him he spoke of little else.", "citation", "New Yorker"),
    ("The deck was weak, according to Selin newspaper.", "citation", "Selin"),
    ("The deck was weak, KWRT-TV reported.", "citation", "KWRT-TV"),
    ("Mara Tolen of the Harbour Gazette describes how the deck gave way.", "citation", "Harbour Gazette"),
    ("The collapse was first reported by the Harbour Gazette.", "first report", "Harbour Gazette"),
    ("They had told it to the AP, which first reported this.", "first report", "Associated Press"),
    ("CNN was the first to report the collapse.", "first report", "CNN"),
    ("“It was weak,” she told the Harbour Gazette.", "interview", "Harbour Gazette"),
    ("“It was weak,” she told Ada Lund of CNN.", "interview", "CNN"),
    ("“It was weak,” she said on Thursday morning on NBC’s “Sunrise.”", "interview", "NBC"),
    ("In an interview with the BBC she spoke of the deck.", "interview", "BBC"),
    ("More pictures are here (h/t Mediaite).", "relay", "Mediaite"),
]


@pytest.mark.parametrize(("text", "kind", "name"), RUNNING, ids=[r[0] for r in RUNNING])
def test_credits_in_running_text(text: str, kind: str, name: str) -> None:
    document = make_document(text, id="A", siglum="A", outlet="Brod Courier")
    assert [(c.kind, c.name) for c in resolve_credits([document], [])] == [(kind, name)]


@pytest.mark.parametrize(
    "text",
    ["She leads by three points, according to a Washington Post-ABC News poll.", "The Harbour Gazette forum was moved to Monday.",
     "He complained of CNN.", "During a CNN debate she was asked about the deck.", "Criticism of the anchor of NBC grew.",
     "The post of harbour master is vacant, the mayor said.", "She told the independent inquiry that the deck was weak.",
     "A lawyer for the Harbour Gazette, said that the file stays closed.", "The Times Square office is closed."],
)  # fmt: skip
def test_naming_an_outlet_is_no_credit_by_itself(text: str) -> None:
    assert resolve_credits([make_document(text, id="A", siglum="A")], []) == ()


def test_the_source_of_an_attribution_is_a_credit_without_a_crediting_word() -> None:
    text = "The deck was weak, the Harbour Gazette warned. A spokesman for the Harbour Gazette declined to comment."
    document = make_document(text, id="A", siglum="A")
    told = [("the Harbour Gazette", 0), ("A spokesman for the Harbour Gazette", 20)]
    places = [(text.index(words, after), len(words)) for words, after in told]
    attributions = tuple(
        Attribution(id=f"q{n}", content=(document.span(0, 17),), cue=None, source=document.span(a, a + length), speaker=None,
                    speaker_type="named body", kind="indirect", modality="stated", basis="explicit", chain=())
        for n, (a, length) in enumerate(places)
    )  # fmt: skip
    found = resolve_credits([document], [Annotations(report="A", attributions=attributions)])
    assert [(c.name, c.span.start if c.span else None) for c in found] == [("Harbour Gazette", places[0][0] + 4)]


def line(document: Document, words: str, kind: Any, *names: str) -> Document:
    """The document with `words` under it as a credit line."""
    text = f"{document.text}\n{words}"
    span = make_document(text, id=document.id).span(len(document.text) + 1, len(text))
    return make_document(
        text, id=document.id, siglum=document.siglum, outlet=document.outlet, credits=(Credit(span, kind, names),),
        body=((0, len(document.text)),),
    )  # fmt: skip


def test_credit_lines_are_resolved_to_the_reports_read() -> None:
    gazette = make_document("The deck was weak.", id="g", siglum="A", outlet="The Harbour Gazette")
    again = make_document("The deck was mended.", id="h", siglum="B", outlet="harbourgazette.com")
    taker = line(
        make_document("It fell.", id="t", siglum="C", outlet="Brod Courier"), "(h/t Harbour Gazette)", "relay", "Harbour Gazette"
    )
    (found,) = resolve_credits([gazette, again, taker], [])
    assert (found.report, found.kind, found.reports) == ("t", "relay", ("g", "h"))
    assert found.span is not None
    assert found.span.text == "Harbour Gazette"
    assert found.sentence == (
        f"C owes what it tells to {found.name}, by its own words; of the reports read A and B are from there."
    )


def test_one_name_for_an_agency_however_it_is_printed() -> None:
    assert outlet_key("AP") == outlet_key("The Associated Press") == outlet_key("Associated Press")
    taker = line(make_document("It fell, AP reported.", id="t", siglum="A"), "With AP", "agency", "Associated Press")
    found = resolve_credits([taker], [])
    assert [(c.kind, c.name, c.reports) for c in found] == [
        ("citation", "Associated Press", ()),
        ("agency", "Associated Press", ()),
    ]
    assert found[1].sentence.endswith("none of the other reports read is known to be from there.")


def test_houses_beside_persons_in_a_byline() -> None:
    written = "By Ada Lund, The Brod Post and Bo Ek, Reuters"
    taker = line(make_document("It fell.", id="t", siglum="A"), written, "byline", "Ada Lund", "Brod Post", "Bo Ek", "Reuters")
    assert [c.name for c in resolve_credits([taker], [])] == ["Brod Post", "Reuters"]


def test_the_agency_of_the_dispatch_head_and_of_the_label() -> None:
    text = "BROD (AP) - The deck fell."
    bare = make_document(text, id="t")
    head = Dateline(bare.span(0, 11), None, None, bare.span(6, 8))
    taker = make_document(
        text, id="t", siglum="A", outlet="Brod Courier", agency="Associated Press", dateline=head, body=((12, 26),)
    )
    (found,) = resolve_credits([taker], [])
    assert (found.kind, found.name, found.span) == ("dateline", "Associated Press", bare.span(6, 8))
    labelled = make_document("The deck fell.", id="t", siglum="A", outlet="Brod Courier", agency="Associated Press")
    (found,) = resolve_credits([labelled], [])
    assert (found.kind, found.span) == ("label", None)


def test_an_agencys_own_dispatch_is_from_nobody_else() -> None:
    text = "BROD (AP) - The deck fell."
    bare = make_document(text, id="t")
    head = Dateline(bare.span(0, 11), None, None, bare.span(6, 8))
    own = [make_document(text, id=n, siglum=n, agency="Associated Press", dateline=head, body=((12, 26),)) for n in ("A", "B")]
    assert [(c.reports, c.sentence) for c in resolve_credits(own, [])] == [
        ((), f"{n}'s dispatch head names Associated Press, whose own dispatch it is.") for n in ("A", "B")
    ]


def test_a_reports_own_outlet_is_no_credit() -> None:
    text = "“It was weak,” she told the Gazette. “Nobody listened,” she told the Brod Courier."
    gazette = make_document(text, id="g", siglum="A", outlet="Harbour Gazette")
    courier = make_document("The deck fell.", id="c", siglum="B", outlet="Brod Courier")
    assert [(c.name, c.reports) for c in resolve_credits([gazette, courier], [])] == [("Brod Courier", ("c",))]


def test_a_short_form_stands_for_the_full_name_before_it() -> None:
    text = "According to the Harbour News Service, it fell. HNS reported that the deck was weak; the Service did not say more."
    found = resolve_credits([make_document(text, id="A", siglum="A")], [])
    assert [c.name for c in found] == ["Harbour News Service", "Harbour News Service"]
    text = "The New York Post told of the deck. It fell, the Post reported."
    assert [c.name for c in resolve_credits([make_document(text, id="A", siglum="A")], [])] == ["New York Post"]


WORDS = [
    "told",
    "The Post",
    "AP",
    "according to",
    "reported",
    "CNN",
    "’s",
    "“",
    "(",
    "/",
    "X.Y.",
    "\n",
    "via",
    "Gazette",
    "é",
    "h/t:",
    "🙂",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_every_credit_stands_where_it_says(parts: list[str]) -> None:
    document = make_document(" ".join(parts), id="A", siglum="A")
    for found in resolve_credits([document], []):
        assert found.span is not None
        assert document.text[found.span.start : found.span.end] == found.span.text
