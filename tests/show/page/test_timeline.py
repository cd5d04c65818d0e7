"""The timeline: what the reports tell in order of time, how finely it is known, and where they date the same differently."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from stemma.model import Comparison, Period, TimelineEntry
from tests.show.making import comparison, document, find
from tests.show.marigold import marigold
from tests.show.page.conftest import Opener
from tests.show.wreck import A, C, D, E


def dated() -> Comparison:
    """The wreck, with two reports that date it differently, an open beginning and an event without a date."""
    friday, saturday = date(2031, 5, 2), date(2031, 5, 3)
    entries = (
        TimelineEntry(Period(None, None), "vague", find(D, "the sinking of an overloaded ferry"), (), id="e5"),
        TimelineEntry(Period(saturday, saturday), "day", find(E, "The vessel"), ("the coast guard",), id="e3", differs=("e2",)),
        TimelineEntry(Period(date(2019, 1, 1), None), "year", find(C, "has run the harbour since 2019"), (), id="e1"),
        TimelineEntry(
            Period(friday, friday),
            "time",
            find(A, "she rolled over shortly before 6 a.m."),
            ("the coast guard",),
            id="e2",
            differs=("e3",),
        ),
    )
    return dataclasses.replace(marigold(), timeline=entries)


def test_time_runs_down_the_rail_and_the_undated_come_last(open_room: Opener) -> None:
    page = open_room(dated(), "#/timeline").page
    told = [part.inner_text() for part in page.locator(".rail-when").all()]
    assert told[0] == "From 2019"
    assert told.index("2 May 2031") < told.index("3 May 2031")
    assert told[-1] == "Date unknown"
    assert "the sinking of an overloaded ferry" in page.locator(".rail-part").last.inner_text()


def test_how_finely_a_time_is_known_is_drawn_and_told(open_room: Opener) -> None:
    page = open_room(dated(), "#/timeline").page
    shapes = {
        part.locator(".rail-when").inner_text(): part.get_attribute("class") or "" for part in page.locator(".rail-part").all()
    }
    assert "open-end" in shapes["From 2019"]
    assert "day" in shapes["2 May 2031"]
    assert "unknown" in shapes["Date unknown"]
    assert page.get_by_text("known to the year").is_visible()
    assert page.get_by_text("a time of that day").is_visible()


def test_reports_that_date_the_same_differently_lead_to_each_other(open_room: Opener) -> None:
    room = open_room(dated(), "#/timeline")
    page = room.page
    assert page.get_by_text("2 of them are dated otherwise by another report").is_visible()
    page.get_by_role("link", name="E dates it to 3 May 2031").click()
    assert page.evaluate("location.hash").endswith("show=event:e3")
    assert "The vessel" in page.locator(".moment.lit").inner_text()
    assert page.get_by_role("link", name="A dates it to 2 May 2031").is_visible()


def test_reports_stand_where_they_were_published(open_room: Opener) -> None:
    page = open_room("earthquake", "#/timeline").page
    monday = page.locator(".rail-part").filter(has=page.get_by_role("heading", name="6 May 2024", exact=True))
    assert "The Morning Courier 11:20 +01:00" in monday.locator(".rail-published").inner_text()
    assert "46 years between" in page.locator(".rail-gap").first.inner_text()
    axis = page.get_by_role("img", name="Time axis")
    assert "1977, 1 event; 6 May 2024, 10 events" in (axis.get_attribute("aria-label") or "")


def test_one_report_can_be_read_alone(open_room: Opener) -> None:
    page = open_room("earthquake", "#/timeline").page
    everything = page.locator(".moment").count()
    page.get_by_role("navigation", name="Events of one report").get_by_role("link", name="Report G").click()
    assert 0 < page.locator(".moment").count() < everything
    assert all("G" in moment.locator(".sigla").inner_text() for moment in page.locator(".moment").all())
    page.get_by_role("link", name="All reports").click()
    assert page.locator(".moment").count() == everything


def test_an_event_opens_its_card_and_leads_to_its_words(open_room: Opener) -> None:
    room = open_room("earthquake", "#/timeline")
    room.page.get_by_role("link", name="An earthquake there in 1977 killed 120 people").click()
    assert "1977" in room.card().inner_text()
    room.page.locator(".moment").first.get_by_role("link", name="Report A, characters").click()
    assert room.page.evaluate("location.hash").startswith("#/reader?show=event:")


@pytest.mark.parametrize("width", [360, 768])
def test_no_width_scrolls_the_page_sideways(open_room: Opener, width: int) -> None:
    page = open_room("layoffs", "#/timeline", viewport={"width": width, "height": 800}).page
    assert page.locator(".moment").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_a_time_it_says_so(open_room: Opener) -> None:
    page = open_room(comparison((document("A", "Nothing happens."),)), "#/timeline").page
    assert page.get_by_text("No clause with a time that can be read was found").is_visible()
