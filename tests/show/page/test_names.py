"""Names: who calls the same people or place what, in their own voice or in a quotation."""

from __future__ import annotations

import dataclasses

from stemma.model import Actor, Comparison, Mention, Naming, NamingVariant
from tests.show.making import comparison, document, find
from tests.show.marigold import marigold
from tests.show.page.conftest import Opener
from tests.show.wreck import A, C


def test_a_cell_tells_own_voice_from_quotation_and_leads_to_the_words(open_room: Opener) -> None:
    page = open_room(marigold(), "#/names").page
    own = page.get_by_role("link", name="Report A, the ferry Marigold: 1 in its own voice")
    quoted = page.get_by_role("link", name="Report C, the ship: 1 in a quotation")
    assert (own.inner_text(), quoted.inner_text()) == ("1", "“1”")
    quoted.click()
    assert quoted.get_attribute("aria-current") == "true"
    behind = page.get_by_role("region", name="The words behind it")
    assert "that the ship was too low" in behind.inner_text()
    assert "in a quotation" in behind.inner_text()
    assert page.locator(".naming-title.lit a").inner_text() == "the ferry"
    behind.locator(".span-link").click()
    assert f"#/reader?show=naming:n1&at=C.{find(C, 'the ship').start}" == page.evaluate("location.hash")


def test_a_wording_leads_to_all_its_places(open_room: Opener) -> None:
    page = open_room(marigold(), "#/names").page
    page.get_by_role("table", name="those aboard").get_by_role("link", name="passengers", exact=True).click()
    behind = page.get_by_role("region", name="The words behind it")
    assert "3 times in 2 reports" in behind.inner_text()
    assert behind.locator("li").count() == 3
    behind.get_by_role("link", name="close").click()
    assert behind.count() == 0


def test_what_reports_part_over_most_comes_first(open_room: Opener) -> None:
    page = open_room(marigold(), "#/names").page
    assert page.locator(".naming-title a").all_inner_texts() == ["the ferry", "those aboard"]
    voices = page.get_by_role("list", name="What each report calls it most often in its own voice").first.inner_text()
    assert "only in quotations" in voices


def test_each_report_has_its_own_summary(open_room: Opener) -> None:
    page = open_room(marigold(), "#/names").page
    lines = page.locator(".by-report > li")
    assert "Halden Today" in lines.nth(3).inner_text()
    assert "an overloaded ferry" in lines.nth(3).inner_text()
    assert "“the ship”" in lines.nth(2).inner_text()
    assert lines.count() == 5


def crowd() -> Comparison:
    """Forty guards of whom one has a name, in twelve reports that call them by twelve names."""
    reports = tuple(document(chr(65 + n), f"The watch number {n} was relieved. Captain Ode Brill stood by.") for n in range(12))
    there = (Mention(find(reports[0], "watch"), "description"),)
    guards = tuple(Actor(id=f"ac{n}", name=f"guard {n}", type="group", roles=(), aliases=(), mentions=there) for n in range(40))
    brill = Actor(
        id="brill",
        name="Ode Brill",
        type="person",
        roles=("Captain", "commander of the watch"),
        aliases=("Brill",),
        mentions=tuple(Mention(find(report, "Captain Ode Brill"), "name") for report in reports),
    )
    wordings = tuple(
        NamingVariant(f"watch number {n}", (find(report, f"watch number {n}"),), ()) for n, report in enumerate(reports)
    )
    return comparison(reports, actors=(*guards, brill), namings=(Naming("n1", "the watch", wordings),))


def test_the_list_of_actors_is_narrowed_by_name_and_role(open_room: Opener) -> None:
    page = open_room(crowd(), "#/names").page
    rows = page.get_by_role("table", name="Persons, organisations and groups").get_by_role("row")
    assert rows.count() == 21
    assert "Ode Brill" in rows.nth(1).inner_text()
    page.get_by_role("button", name="21 more names").click()
    assert rows.count() == 42
    page.get_by_role("searchbox", name="Find a name, role or alias").fill("COMMANDER")
    assert rows.count() == 2
    rows.nth(1).get_by_role("link", name="Ode Brill").click()
    assert "commander of the watch" in page.get_by_role("complementary", name="Evidence").inner_text()
    page.get_by_role("searchbox").fill("nobody so called")
    assert page.get_by_text("Nobody is called “nobody so called” here.").is_visible()


def test_a_wide_table_scrolls_in_its_own_frame_on_a_phone(open_room: Opener) -> None:
    page = open_room(crowd(), "#/names", viewport={"width": 360, "height": 740}).page
    frame = page.locator(".naming-scroll").first
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    frame.evaluate("frame => frame.scrollTo(200, 0)")
    head = frame.get_by_role("rowheader").first
    box, around = head.bounding_box(), frame.bounding_box()
    assert box is not None
    assert around is not None
    assert abs(box["x"] - around["x"]) < 2
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_a_story_without_names_says_so(open_room: Opener) -> None:
    page = open_room(comparison((A,)), "#/names").page
    assert page.get_by_text("None were found in 1 report.").is_visible()
    assert page.get_by_text("No names were found.").is_visible()


def test_the_naming_that_the_card_shows_is_among_those_listed(open_room: Opener) -> None:
    many = tuple(dataclasses.replace(marigold().namings[1], id=f"m{n}") for n in range(12))
    page = open_room(dataclasses.replace(marigold(), namings=many), "#/names?show=naming:m11").page
    assert page.locator(".naming").count() == 7
    page.get_by_role("button", name="5 more").click()
    assert page.locator(".naming").count() == 12
