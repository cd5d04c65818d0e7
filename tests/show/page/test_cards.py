"""Evidence cards: what a thing is, on whose word, where it stands, and what the others say."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from stemma.model import Collapse, Comparison, Lineage, Period, Span, TimelineEntry
from tests.show.making import comparison, document, find, said
from tests.show.marigold import marigold
from tests.show.page.conftest import Opener, Room
from tests.show.wreck import A, B, C, F

FRIDAY = date(2031, 5, 2)


def wreck() -> Comparison:
    """The wreck with a proof of one origin, sure and unsure answers of a model, and an event that a figure stands in."""
    whole = marigold()
    proof = Collapse(
        ("fA1", "fB1"),
        "the coast guard of Ardmere",
        "agency copy",
        "B prints the copy of A.",
        find(A, "drowned"),
        find(B, "With material from Lantern Wire"),
    )
    first = dataclasses.replace(whole.claims[0], collapses=(proof,), would_narrow=("Whose list D had.",))
    quotes = tuple(dataclasses.replace(q, probability=0.93) if q.id == "aA1" else q for q in whole.attributions)
    told = find(A, "At least 14 people drowned and more than 40 were missing on Friday")
    event = TimelineEntry(Period(FRIDAY, FRIDAY), "day", told, ("the coast guard of Ardmere",), id="e1", basis="A weekday.")
    return dataclasses.replace(whole, claims=(first, *whole.claims[1:]), attributions=quotes, timeline=(event,))


#: what is shown, what its card must say, and the place it must lead to ("A 43–54": report and characters)
CARDS = (
    ("figure:fA1", ("[14, ∞)", "at least", "coast guard of Ardmere", "killed", "Twelve", "conflicts"), find(A, "At least 14")),
    ("attribution:aA1", ("named body", "right in 93 of 100 cases", "indirect speech", "more than 40"), find(A, "At least 14")),
    ("attribution:aC3", ("Jory Pell", "May also be", "a guard", "named rules", "Stands in"), find(C, "wanted every seat sold")),
    ("timex:tA1", ("on Friday", "2 May 2031", "the last one before", "a date; precision: day"), find(A, "on Friday")),
    ("toponym:pC1", ("no place was chosen", "Not chosen", "Kessel Point", "48.00° N, 9.00° E"), find(C, "Kessel")),
    ("toponym:pA1", ("Kessel Point", "disputed between", "town or city", "51.20° N, 3.40° E"), find(A, "Kessel Point")),
    ("actor:ac1", ("person in", "harbour master", "Vorn", "Given as saying", "We warned the company"), find(C, "Ilse Vorn")),
    ("naming:n1", ("4 wordings", "the ferry Marigold", "own voice", "quoted"), find(C, "the ship")),
    ("passage:s2", ("shared by", "edited", "82 of 100"), find(B, "At least 14 people have drowned")),
    ("check:k3", ("14 + 40 + 71", "125", "they differ", "about 180", "people killed"), find(A, "Seventy-one")),
    ("event:e1", ("2 May 2031", "A weekday.", "coast guard of Ardmere", "Figures in these words"), find(A, "At least 14")),
    (
        "claim:c1",
        ("5 reports", "2–4 origins", "B prints the copy of A.", "Whose list D had.", "Whether B has"),
        find(B, "With mat"),
    ),
)


@pytest.mark.parametrize(("shown", "says", "place"), CARDS, ids=[shown for shown, _, _ in CARDS])
def test_a_card_says_what_it_is_and_where_it_stands(open_room: Opener, shown: str, says: tuple[str, ...], place: Span) -> None:
    room = open_room(wreck(), f"#/names?show={shown}")
    text = room.card().inner_text()
    assert [words for words in says if words not in text] == []
    siglum = place.report.removeprefix("r-")
    link = room.card().locator(f".span-link[aria-label^='Report {siglum}, characters {place.start} to']").first
    link.click()
    assert f"at={siglum}.{place.start}" in room.page.evaluate("location.hash")


def test_a_figure_leads_to_its_attribution_and_back(open_room: Opener) -> None:
    room = open_room(wreck(), "#/names?show=figure:fA1")
    card = room.card()
    card.locator("section", has_text="Stands in").get_by_role("link").first.click()
    assert card.get_attribute("data-kind") == "attribution"
    card.get_by_role("link", name="back to figure At least 14 people").click()
    assert card.get_attribute("data-kind") == "figure"
    assert card.get_by_role("link", name="back to").count() == 0


def test_other_readings_stand_on_one_axis_with_what_they_are_to_this_one(open_room: Opener) -> None:
    card = open_room(wreck(), "#/names?show=figure:fA1").card()
    drawn = {
        row.locator(".other-words").inner_text().split("\n")[0].strip(): row.locator("svg[role=img]").get_attribute("aria-label")
        for row in card.locator(".other").all()
    }
    assert drawn["At least 14 people"] == "at least 14"
    assert next(drawn[words] for words in drawn if words.startswith("Seventeen")) == "exactly 17"
    assert "refines" in card.locator(".other").filter(has_text="Seventeen").inner_text()


def test_a_report_says_what_it_is_and_what_it_shares(open_room: Opener) -> None:
    card = open_room(wreck(), "#/names?show=report:B").card()
    text = card.inner_text()
    for words in ("Ferry disaster", "The Orlen Courier", "2 May 2031 (stated)", "By Tomas Reyl", "b.txt", "SHA-256", "English"):
        assert words in text
    address = card.get_by_role("link", name="https://courier.example/ferry")
    assert address.get_attribute("rel") == "noopener noreferrer"
    assert "Address given by the report" in text
    assert card.get_by_role("link", name="credit, stated").is_visible()


def test_an_address_that_is_no_web_address_is_no_link(open_room: Opener) -> None:
    report = document("A", "Nothing to see.", url="javascript:alert(1)")
    card = open_room(comparison((report,), lineage=Lineage((), (), ())), "#/names?show=report:A").card()
    assert "javascript:alert(1)" in card.inner_text()
    assert card.locator("a[href^='javascript']").count() == 0


def test_the_reference_is_copied_and_said_to_be(open_room: Opener) -> None:
    room = open_room(wreck(), "#/names?show=figure:fA1", permissions=["clipboard-read", "clipboard-write"])
    place = F["fA1"].span
    room.card().get_by_role("button", name="Copy reference").click()
    room.card().get_by_role("status").get_by_text("Copied").wait_for()
    told = room.page.evaluate("navigator.clipboard.readText()")
    assert told == f"A (Lantern Wire, 2 May 2031), characters {place.start}–{place.end}: “At least 14”"


def test_without_a_clipboard_the_reference_stands_selected(open_room: Opener) -> None:
    room = open_room(wreck(), "#/names?show=timex:tA1")
    room.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    room.card().get_by_role("button", name="Copy reference").click()
    field = room.card().get_by_role("textbox", name="Reference")
    assert "“on Friday”" in field.input_value()
    assert room.page.evaluate("document.activeElement.value.slice(document.activeElement.selectionStart)") == field.input_value()


def long_quotation() -> Comparison:
    """A statement of two thousand characters, and one written from right to left."""
    words = "And we shall say it once more to whoever asks us at the gate. " * 32
    hebrew = "הדובר מסר כי הגשר נסגר לתנועה"
    text = f"“{words.strip()}” said Ada Holm.\n\n“{hebrew}” said Dov Arieli."
    report = document("A", text)
    quotes = (
        said("q1", find(report, words.strip()), "Ada Holm", kind="direct", state="closed"),
        said("q2", find(report, hebrew), "Dov Arieli", kind="direct", state="closed"),
    )
    return comparison((report,), attributions=quotes)


def test_a_long_quotation_is_cut_until_it_is_asked_for(open_room: Opener) -> None:
    card = open_room(long_quotation(), "#/names?show=attribution:q1", viewport={"width": 320, "height": 640}).card()
    words = card.locator("blockquote")
    before = _height(words.bounding_box())
    card.get_by_role("button", name="Whole quotation").click()
    assert _height(words.bounding_box()) > 3 * before
    assert card.evaluate("card => card.scrollWidth <= card.clientWidth")


def _height(box: object) -> float:
    assert isinstance(box, dict)
    return float(box["height"])


def test_words_from_right_to_left_keep_their_direction(open_room: Opener) -> None:
    card = open_room(long_quotation(), "#/names?show=attribution:q2").card()
    assert card.locator("blockquote mark").inner_text() == "הדובר מסר כי הגשר נסגר לתנועה"
    assert card.locator("blockquote").get_attribute("dir") == "auto"


def test_a_long_list_is_capped(open_room: Opener) -> None:
    whole = wreck()
    proofs = tuple(
        Collapse(("fA1", "fB1"), "the coast guard of Ardmere", "repetition", f"Number {n}.", None, None) for n in range(20)
    )
    claim = dataclasses.replace(whole.claims[0], collapses=proofs)
    card = open_room(dataclasses.replace(whole, claims=(claim,)), "#/names?show=claim:c1").card()
    assert card.get_by_text("Number 19.").count() == 0
    card.get_by_role("button", name="14 more").click()
    assert card.get_by_text("Number 19.").is_visible()


def test_a_real_story_opens_every_kind_of_card(open_room: Opener) -> None:
    room = open_room("earthquake", "#/names")
    mentioned = ("figure:Af1", "attribution:Aq1", "timex:At1", "toponym:Ap1", "actor:a1", "naming:n1")
    for shown in ("report:A", "claim:c3", *mentioned, "passage:p1", "check:k1", "event:e1"):
        room.page.evaluate("address => { location.hash = address }", f"#/names?show={shown}")
        room.page.locator(f".card[data-kind={shown.split(':')[0]}] h2").wait_for()
        _leads_on(room)


_NAMELESS = """card => [...card.querySelectorAll("a")].filter((link) => {
  const name = link.getAttribute("aria-label") ?? link.textContent.trim();
  return !name || !link.getAttribute("href").startsWith("#");
}).map((link) => link.outerHTML)"""


def _leads_on(room: Room) -> None:
    """Every link of a card has a name and an address in the page."""
    assert room.card().evaluate(_NAMELESS) == []
