"""The first screen: the story in ten lines, every number a way into the evidence."""

from __future__ import annotations

from tests.show.page.conftest import Opener


def test_it_counts_reports_and_the_texts_they_go_back_to(open_room: Opener) -> None:
    page = open_room("earthquake").page
    lede = page.locator(".lede")
    assert "7 reports" in lede.inner_text()
    lede.get_by_role("link", name="7 reports").click()
    assert page.evaluate("location.hash") == "#/reader"


def test_a_reading_opens_its_evidence(open_room: Opener) -> None:
    room = open_room("earthquake")
    room.page.get_by_role("link", name="at least nine people").first.click()
    assert "at least: open above" in room.card().inner_text()
    room.page.keyboard.press("Escape")
    assert room.card().count() == 0


def test_where_a_preview_forbids_addresses_cards_open_all_the_same(open_room: Opener) -> None:
    room = open_room("earthquake")
    room.page.evaluate("() => { history.pushState = history.replaceState = () => { throw new Error('forbidden here') } }")
    room.page.get_by_role("link", name="at least nine people").first.click()
    assert "at least: open above" in room.card().inner_text()
    room.page.get_by_role("navigation", name="Views").get_by_role("link", name="Figures").click()
    assert room.page.get_by_role("heading", level=1).inner_text() == "… people were killed"
