"""Lines of the page without telltale words are no shared text; lines of the report that look like them are."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.collate.passages import find_passages, find_shared
from stemma.collate.passages.page import page_lines
from stemma.model import Document
from tests.conftest import make_document

OWN = {
    "A": "The ferry sank off Morwen on Sunday, and eleven passengers are missing.",
    "B": "Fog kept divers ashore at Morwen for a second morning in a row.",
}

LINKS = (
    "Lorry Drivers Block Two Bridges Over Tolls.\nBakers Quarrel With Council About Night Shifts.\n"
    "Seven Orchards Lost After Hailstorm In Hask Valley."
)
CLIPS = (
    "Woman rescued from burning barn by her neighbour\nCouncil raises parking charges for third year\n"
    "Striker leaves club after losing captaincy\nWhy does everybody queue for these pancakes?"
)
NOTICE = (
    "Please log in to your account to comment on this page. Comments are moderated, and our readers must be registered.\n"
    "We use cookies on this website, and so do our advertisers; click the menu to change your settings."
)
KNOWN = (
    "Ferry carried ninety passengers when it sank\nEleven ferry passengers are missing off Morwen\n"
    "Divers searched Morwen harbour until nightfall\nFerry company says passengers wore no lifebelts"
)
DEAD = (
    "Ilse Varn, 41, of Morwen Head\nOlan Resk, 17, of Port Selwyn\nLudo Hask, 66, of Morwen Head\nTilde Morn, 8, of Port Selwyn"
)
ADVICE = "You can follow your parcel in the app if you click the link, and our tests show that the page works."


def report(name: str, text: str, **about: Any) -> Document:
    return make_document(text, id=name, siglum=name, outlet=f"The {name} Post", **about)


def shared(block: str, *, before: bool = False, behind: str = "") -> list[str]:
    texts = {n: f"{block}\n{own}{behind}" if before else f"{own}\n{block}{behind}" for n, own in OWN.items()}
    return [p.left.text for p in find_passages([report(n, t) for n, t in texts.items()])]


def page(text: str) -> list[str]:
    at, lines = 0, []
    for row in text.split("\n"):
        if row.strip():
            lines.append((at, at + len(row)))
        at += len(row) + 1
    found = page_lines(text, lines, told=frozenset(), language="en")
    assert found.keys() <= set(lines)
    return [text[a:b] for a, b in sorted(found)]


@pytest.mark.parametrize(("block", "before"), [(LINKS, False), (CLIPS, False), (CLIPS, True), (NOTICE, False), (NOTICE, True)])
def test_lines_of_the_page_are_no_passage(block: str, before: bool) -> None:
    assert shared(block, before=before) == []


def test_what_was_left_out_is_told() -> None:
    found = find_shared([report(n, f"{own}\n{LINKS}") for n, own in OWN.items()])
    assert {d.reason for d in found.dropped} == {"boilerplate (list of headlines): no shared text"}
    assert len(found.dropped) == 3


@pytest.mark.parametrize("block", [CLIPS, NOTICE])
def test_captures_of_nothing_but_the_page_share_nothing(block: str) -> None:
    assert not find_passages([report("A", block), report("B", block)])


@pytest.mark.parametrize("block", [KNOWN, DEAD])
def test_lists_that_belong_to_the_report_stay(block: str) -> None:
    assert shared(block)


def test_advice_in_the_midst_of_a_report_stays() -> None:
    assert any(
        ADVICE in text
        for text in shared(ADVICE, behind="\nThe post has lost nine hundred parcels since it was privatised in May.")
    )


def test_the_head_of_a_report_stays() -> None:
    head = "Ferry Sinks Near Morwen Harbour\nEleven Passengers Missing After Collision\nWorst Disaster Since Lighthouse Fire"
    assert page(f"{head}\n{OWN['A']}") == []


def test_copies_of_one_text_do_not_share_what_is_masked() -> None:
    text = f"{OWN['A']} It was the last ferry of the year, and the band was still playing.\n{LINKS}"
    assert {p.left.text for p in find_passages([report("A", text), report("B", text)])} == {text.split("\n", maxsplit=1)[0]}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["", "Read", "A B c", "* * *", "Click the icon, please", *LINKS.split("\n"), "“", "ا ب", "💥"]),
        max_size=12,
    )
)
def test_any_lines_are_read(rows: list[str]) -> None:
    page("\n".join(rows))
