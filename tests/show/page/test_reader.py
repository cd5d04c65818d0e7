"""The reader: a claim lights its places in every report, a click in a text opens its evidence, two texts are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stemma.model import Claim, ClaimOrigin, ClaimPair, Comparison, Difference, OriginCount, Passage, Span
from tests.show.making import comparison, document, exact, figure, find, said, timex
from tests.show.page.conftest import Opener, Room

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

STILL = {"reduced_motion": "reduce"}
FILLER = "\n\n".join(f"Paragraph {n} tells of the weather, the tide and the price of herring that week." for n in range(40))

A = document(
    "A",
    f"The jetty fell on Friday and six men drowned.\n\n{FILLER}\n\n“We counted six of them at dawn,” said Ilse Marn, the pilot.",
    title="Jetty falls",
    outlet="Quay Courier",
)
B = document(
    "B",
    f"The old jetty fell on Friday, and at dawn nine men were missing.\n\n{FILLER}\n\n“We counted nine of them,” said Ilse Marn.",
    title="Nine missing",
    outlet="Harbour Letter",
)
C = document("C", "הרציף קרס ביום שישי.\n\nששה אנשים טבעו בנמל, אמרה אילזה מרן.", outlet="הנמל", language="he")
PAGE_REPORTS = (A, B, C)


def _differences() -> tuple[Difference, ...]:
    return (
        Difference("added", None, find(B, "old")),
        Difference("replaced", find(A, "six men drowned"), find(B, "nine men were missing")),
    )


def quay() -> Comparison:
    """Three reports of a jetty that fell: two that share a text with differences, one written from right to left."""
    quote = find(A, "We counted six of them at dawn")
    figures = (
        figure("fA1", find(A, "six"), exact(6), counted=find(A, "men")),
        figure("fA2", find(A, "six", 1), exact(6), attribution="qA", sources=("Ilse Marn",)),
        figure("fB1", find(B, "nine"), exact(9), counted=find(B, "men")),
        figure("fC1", find(C, "ששה"), exact(6), counted=find(C, "אנשים")),
    )
    pairs = (ClaimPair("fA1", "fB1", "conflicts", "A gives six, B nine."), ClaimPair("fA1", "fC1", "agrees", "Both give six."))
    members = tuple(each.id for each in figures)
    return comparison(
        PAGE_REPORTS,
        figures=figures,
        attributions=(said("qA", quote, "Ilse Marn", kind="direct", cue=find(A, "said")),),
        timexes=(timex("tA", find(A, "at dawn"), (None, None)),),
        passages=(
            Passage("p1", _sentence(A), _sentence(B), "edited", 0.6, "narration", _differences()),
            Passage("p2", find(A, FILLER[:80]), find(B, FILLER[:80]), "verbatim", 1.0, "narration"),
        ),
        claims=(
            Claim(
                id="c1",
                topic="men at the jetty",
                measure="men",
                members=members,
                relation="conflicts",
                pairs=pairs,
                strict_conflict=True,
                origins=(ClaimOrigin("Ilse Marn", members, "explicit in A"),),
                independent_origins=OriginCount(1, 1),
                unresolved=None,
            ),
            Claim(
                id="c2",
                topic="the count at dawn",
                measure=None,
                members=("qA",),
                relation="single",
                pairs=(),
                strict_conflict=False,
                origins=(ClaimOrigin("Ilse Marn", ("qA",), "explicit in A"),),
                independent_origins=OriginCount(1, 1),
                unresolved=None,
            ),
        ),
    )


def _sentence(report: object) -> Span:
    assert hasattr(report, "text")
    return report.span(0, report.text.index("\n"))  # type: ignore[attr-defined, no-any-return]


def text_of(page: Page, siglum: str) -> Locator:
    return page.get_by_role("region", name=f"Text of report {siglum}")


def lit(page: Page, siglum: str, how: str = "strong") -> list[str]:
    return text_of(page, siglum).locator(f"[data-lit={how}]").all_inner_texts()


def in_view(mark: Locator) -> bool:
    """Whether a mark is seen in its text, and the text on the screen."""
    seen = mark.evaluate(
        """mark => {
          const around = [mark, mark.closest('.leaf-scroll'), mark.closest('.desk-columns')];
          const [a, b, c] = around.map(each => each.getBoundingClientRect());
          return a.top >= b.top - 1 && a.bottom <= b.bottom + 1 && a.left >= c.left - 1 && a.right <= c.right + 1;
        }"""
    )
    return bool(seen)


def hash_of(room: Room) -> str:
    return str(room.page.evaluate("decodeURIComponent(location.hash)"))


def test_a_claim_lights_all_its_places_and_brings_them_into_view(open_room: Opener) -> None:
    room = open_room(quay(), "#/reader", **STILL)
    page = room.page
    page.get_by_role("link", name="men at the jetty").click()
    page.wait_for_function("document.querySelectorAll('[data-lit=strong]').length === 4")
    assert [lit(page, siglum) for siglum in "ABC"] == [["six", "six"], ["nine"], ["ששה"]]
    assert page.locator("[aria-current=true]", has_text="men at the jetty").is_visible()
    assert "conflicts" in room.card().inner_text()
    assert in_view(text_of(page, "B").locator("[data-lit]").first)


def test_a_reading_lights_what_goes_with_it_more_softly(open_room: Opener) -> None:
    page = open_room(quay(), "#/reader?show=figure:fA1", **STILL).page
    assert lit(page, "A") == ["six"]
    assert lit(page, "A", "soft") == ["men"]
    assert lit(page, "B") == []


def test_pointing_at_a_claim_lights_it_as_long_as_the_pointer_rests(open_room: Opener) -> None:
    page = open_room(quay(), "#/reader", **STILL).page
    page.get_by_role("link", name="the count at dawn").hover()
    assert "".join(lit(page, "A")) == "We counted six of them at dawn"
    page.get_by_role("heading", name="Jetty falls").hover()
    assert lit(page, "A") == []


def test_clicks_lead_from_the_innermost_thing_outwards_and_round(open_room: Opener) -> None:
    room = open_room(quay(), "#/reader", **STILL)
    words = text_of(room.page, "A").locator(".m", has_text="at dawn")
    words.click()
    assert "show=timex:tA" in hash_of(room)
    also = room.page.locator(".desk-here")
    assert "Ilse Marn" in also.inner_text()
    words.click()
    assert "show=attribution:qA" in hash_of(room)
    assert "at dawn" in also.inner_text()
    words.click()
    assert "show=timex:tA" in hash_of(room)


def test_a_layer_that_is_off_takes_no_clicks(open_room: Opener) -> None:
    room = open_room(quay(), "#/reader", **STILL)
    layers = room.page.get_by_role("group", name="Marks in the texts")
    times = layers.get_by_role("button", name="Times")
    assert times.get_attribute("aria-pressed") == "true"
    times.click()
    assert times.get_attribute("aria-pressed") == "false"
    text_of(room.page, "A").locator(".m", has_text="at dawn").click()
    assert "show=attribution:qA" in hash_of(room)


def test_n_and_p_step_through_the_lit_places_and_tell_where(open_room: Opener) -> None:
    page = open_room(quay(), "#/reader?show=claim:c1", **STILL).page
    told = page.locator(".desk-status [role=status]")
    assert told.inner_text() == "4 places lit in 3 reports"
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert told.inner_text().startswith("2 of 4: A, characters ")
    focused = page.locator(":focus")
    assert focused.inner_text() == "six"
    assert in_view(focused)
    page.keyboard.press("n")
    assert told.inner_text().startswith("3 of 4: B")
    page.keyboard.press("p")
    page.keyboard.press("p")
    page.keyboard.press("p")
    assert told.inner_text().startswith("4 of 4: C")


def test_j_and_k_follow_the_list_and_escape_closes(open_room: Opener) -> None:
    room = open_room("earthquake", "#/reader?claims=evolves", **STILL)
    topics = room.page.get_by_role("region", name="Claims").get_by_role("listitem").locator(".claims-topic").all_inner_texts()
    titles = []
    for _ in topics[:2]:
        room.page.keyboard.press("j")
        titles.append(room.card().get_by_role("heading", level=2).inner_text())
    room.page.keyboard.press("k")
    titles.append(room.card().get_by_role("heading", level=2).inner_text())
    assert titles == [*topics[:2], topics[0]]
    room.page.keyboard.press("Escape")
    assert room.card().count() == 0


def test_a_number_shows_one_report_and_again_all(open_room: Opener) -> None:
    page = open_room(quay(), "#/reader", **STILL).page
    page.keyboard.press("2")
    assert page.locator("article").count() == 1
    assert page.get_by_role("article", name="Report B").is_visible()
    page.keyboard.press("2")
    assert page.locator("article").count() == 3


@pytest.mark.parametrize(
    ("choice", "value", "topics"),
    [
        ("Relation", "conflicts", ["men at the jetty"]),
        ("Relation", "evolves", []),
        ("Kind", "words", ["the count at dawn"]),
        ("Report", "B", ["men at the jetty"]),
        ("Origin", "Ilse Marn", ["men at the jetty", "the count at dawn"]),
    ],
)
def test_filters_narrow_the_list_and_stay_in_the_address(open_room: Opener, choice: str, value: str, topics: list[str]) -> None:
    room = open_room(quay(), "#/reader", **STILL)
    room.page.get_by_role("combobox", name=choice, exact=True).select_option(value)
    assert room.page.locator(".claims-topic").all_inner_texts() == topics
    if not topics:
        assert "No claim passes these filters." in room.page.get_by_role("region", name="Claims").inner_text()
    room.page.reload()
    room.page.wait_for_selector("html[data-ready]")
    assert room.page.locator(".claims-topic").all_inner_texts() == topics


def test_words_filter_claims_by_what_they_say(open_room: Opener) -> None:
    page = open_room(quay(), "#/reader", **STILL).page
    page.get_by_role("searchbox", name="Claims with these words").fill("NINE")
    assert page.locator(".claims-topic").all_inner_texts() == ["men at the jetty"]
    assert "1 of 2 claims" in page.get_by_role("region", name="Claims").inner_text()


def test_two_reports_are_compared_word_by_word(open_room: Opener) -> None:
    room = open_room(quay(), "#/reader?show=passage:p1&reports=A,B", **STILL)
    page = room.page
    assert text_of(page, "A").locator(".m-left-out").all_inner_texts() == ["six", " ", "men", " drowned"]
    added = text_of(page, "B").locator(".m-added").all_inner_texts()
    assert "".join(added) == "oldnine men were missing"
    assert "line-through" in text_of(page, "A").locator(".m-left-out").first.evaluate(
        "one => getComputedStyle(one).textDecorationLine"
    )
    drawn = page.get_by_role("group", name="Shared passages").get_by_role("link")
    assert drawn.count() == 2
    card = room.card()
    assert card.locator("del").first.inner_text() == "six men drowned"
    assert card.locator("ins").first.inner_text() == "old"


def test_an_address_leads_to_the_very_place(open_room: Opener) -> None:
    start = find(A, "six", 1).start
    page = open_room(quay(), f"#/reader?show=claim:c1&at=A.{start}", **STILL).page
    second = text_of(page, "A").locator(f"[data-at='{start}']")
    page.wait_for_function("document.querySelector('.leaf-scroll').scrollTop > 0")
    assert in_view(second)
    assert page.locator(".desk-status [role=status]").inner_text() == f"2 of 4: A, characters {start}–{start + 3}"


def test_the_same_link_leads_back_who_scrolled_away(open_room: Opener) -> None:
    start = find(A, "six", 1).start
    room = open_room(quay(), f"#/reader?show=claim:c1&at=A.{start}", **STILL)
    page = room.page
    second = text_of(page, "A").locator(f"[data-at='{start}']")
    page.wait_for_function("document.querySelector('.leaf-scroll').scrollTop > 0")
    page.evaluate("document.querySelector('.leaf-scroll').scrollTop = 0")
    assert not in_view(second)
    room.card().get_by_role("link", name=f"Report A, characters {start} to {start + 3}").first.click()
    page.wait_for_function("document.querySelector('.leaf-scroll').scrollTop > 0")
    assert in_view(second)


def test_text_from_right_to_left_runs_so(open_room: Opener) -> None:
    page = open_room(quay(), "#/reader?reports=C", **STILL).page
    paragraph = text_of(page, "C").locator("p").first
    assert paragraph.evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_search_finds_words_whatever_their_case_and_lights_them(open_room: Opener) -> None:
    room = open_room(quay(), "#/reader", **STILL)
    page = room.page
    page.keyboard.press("/")
    page.keyboard.type("ILSE")
    found = page.get_by_role("listbox", name="Found")
    assert found.get_by_role("group", name="Speakers").get_by_role("option").count() == 1
    assert found.get_by_role("group", name="In the texts").get_by_role("option").count() == 2
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.get_by_role("dialog", name="Search").count() == 0
    mark = text_of(page, "B").locator(".m-found")
    assert mark.inner_text() == "Ilse"
    page.wait_for_function("document.querySelectorAll('.leaf-scroll')[1].scrollTop > 0")
    assert in_view(mark)


def test_the_arrow_keys_lead_along_the_marks_of_a_text(open_room: Opener) -> None:
    room = open_room(quay(), "#/reader", **STILL)
    text_of(room.page, "A").focus()
    room.page.keyboard.press("ArrowRight")
    room.page.keyboard.press("ArrowRight")
    room.page.keyboard.press("Enter")
    assert room.card().count() == 1


def test_on_a_phone_one_pane_is_seen_at_a_time(open_room: Opener) -> None:
    page = open_room(quay(), "#/reader", viewport={"width": 390, "height": 844}, **STILL).page
    claims, reports = page.get_by_role("region", name="Claims"), page.get_by_role("region", name="Reports")
    assert (claims.count(), reports.count()) == (1, 0)
    page.get_by_role("button", name="Reports").click()
    assert (claims.count(), reports.count()) == (0, 1)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    text_of(page, "A").locator("a", has_text="six").first.click()
    assert in_view(text_of(page, "A").locator("[data-lit=strong]"))
    sheet = page.get_by_role("complementary", name="Evidence")
    assert sheet.bounding_box()["y"] >= text_of(page, "A").bounding_box()["y"] + 100  # type: ignore[index]
