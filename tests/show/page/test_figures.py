"""Figures: every reading of a measure as an interval on one axis, coloured by origin, with a table of the same facts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.show.harm import hostile
from tests.show.making import comparison, document
from tests.show.marigold import alone, marigold
from tests.show.page.conftest import Opener

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def row(page: Page, words: str) -> Locator:
    """The first row of the chart whose whole reading begins so."""
    return page.locator(".chart-row").filter(has=page.get_by_role("link", name=re.compile(f"^{words}"))).first


def name(row: Locator) -> str:
    return row.get_by_role("link").get_attribute("aria-label") or ""


def ends(row: Locator) -> list[str]:
    """The marks of a row, by their classes."""
    return [mark.get_attribute("class") or "" for mark in row.locator(".mark-end").all()]


def colour(row: Locator) -> str:
    return str(row.locator(".mark-end").first.evaluate("mark => getComputedStyle(mark).stroke"))


def test_the_ends_are_drawn_as_the_words_say(open_room: Opener) -> None:
    page = open_room("layoffs", "#/figures").page
    more, most, exact = (row(page, words) for words in ("more than 1,900", "up to 1,800", "1,200"))
    assert ends(more) == ["mark-end open low", "mark-end unbounded high"]
    assert "more than 1,900, no upper bound; report B" in name(more)
    assert ends(most) == ["mark-end unbounded low", "mark-end closed high"]
    assert "1,800 or less, no lower bound" in name(most)
    assert ends(exact) == ["mark-end closed exact"]
    assert "exactly 1,200; reports A, B" in name(exact)


def test_a_rule_for_approximate_words_is_drawn_otherwise(open_room: Opener) -> None:
    page = open_room("earthquake", "#/figures").page
    page.get_by_role("navigation", name="Measures").get_by_role("link", name="had been displaced").click()
    approximate = row(page, "some 3,500")
    assert ends(approximate) == ["mark-end ruled low", "mark-end ruled high"]
    assert approximate.locator(".mark-bar.ruled").count() == 1
    assert "from 3,150 to 3,850, both ends by rule" in name(approximate)
    assert page.get_by_text("end set by a rule for approximate or vague words").is_visible()


def test_one_origin_has_one_colour_in_all_reports(open_room: Opener) -> None:
    page = open_room("layoffs", "#/figures?rows=each").page
    union = page.locator(".chart-row").filter(has_text=re.compile("more than 1,900"))
    assert {name(each).split("report ")[1][0] for each in union.all()} == {"B", "E"}
    assert len({colour(each) for each in union.all()}) == 1
    legend = page.get_by_role("list", name="Origins, by colour").get_by_role("listitem").filter(has_text="United Turbine Workers")
    swatch = legend.locator(".legend-colour").evaluate("mark => getComputedStyle(mark).backgroundColor")
    assert swatch == colour(union.first) != colour(row(page, "1,200"))
    assert "3 figures" in legend.inner_text()


def test_what_one_origin_says_alike_is_one_row_until_every_figure_is_asked_for(open_room: Opener) -> None:
    page = open_room("earthquake", "#/figures").page
    rows = page.locator(".chart-row")
    assert rows.filter(has_text="at least nine").count() == 1
    assert "reports A, B and C, on the word of Civil Protection Agency" in name(row(page, "at least nine"))
    joined = rows.count()
    page.get_by_role("button", name="Every figure").click()
    assert joined < rows.count() == page.locator(".readings").first.locator("tbody tr").count()


def test_the_axis_runs_by_powers_where_asked(open_room: Opener) -> None:
    page = open_room("earthquake", "#/figures").page
    chart = page.locator(".chart")
    assert chart.get_attribute("data-scale") == "linear"
    page.get_by_role("button", name="By powers").click()
    assert chart.get_attribute("data-scale") == "log"
    assert page.get_by_text("The axis runs by powers of ten").is_visible()
    assert page.get_by_role("button", name="By powers").get_attribute("aria-pressed") == "true"


def test_it_is_said_whether_a_value_lies_in_all_readings(open_room: Opener) -> None:
    page = open_room("earthquake", "#/figures").page
    assert page.get_by_text("No value satisfies all readings.").is_visible()
    page.goto(page.url.split("#")[0] + "#/figures?measure=c14")
    assert page.get_by_role("heading", level=1).inner_text().endswith("in the open")


def test_units_are_never_on_one_axis(open_room: Opener) -> None:
    page = open_room("earthquake", "#/figures").page
    page.get_by_role("navigation", name="Measures").get_by_role("link", name="a depth of").click()
    assert [each.inner_text().split(" worked")[0] for each in page.locator(".facet-head").all()] == ["In km", "In mile"]
    assert page.locator(".chart").count() == 2
    assert "worked out from a reading in another unit" in page.locator(".facet-head").nth(1).inner_text()


def test_a_row_opens_its_card_by_pointer_and_by_key(open_room: Opener) -> None:
    room = open_room("earthquake", "#/figures")
    row(room.page, "28 people").click()
    assert "28 people" in room.card().inner_text()
    assert "lit" in (row(room.page, "28 people").get_attribute("class") or "")
    room.page.keyboard.press("Escape")
    row(room.page, "26 people").get_by_role("link").focus()
    room.page.keyboard.press("Enter")
    assert "26 people" in room.card().inner_text()


def test_an_origin_in_the_legend_lights_its_rows(open_room: Opener) -> None:
    page = open_room("earthquake", "#/figures").page
    page.get_by_role("list", name="Origins, by colour").get_by_role("link", name="Civil Protection Agency").hover()
    lit = page.locator(".chart-row.lit")
    assert lit.count() == 4
    assert len({colour(each) for each in lit.all()}) == 1


def test_the_table_sorts_by_its_columns(open_room: Opener) -> None:
    page = open_room("earthquake", "#/figures").page
    table = page.get_by_role("table", name="All readings of")
    head = table.get_by_role("columnheader", name="As printed")
    first = table.locator("tbody tr").first
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert "three" in first.inner_text()
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert "41" in first.inner_text()
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "none"


def test_records_say_why_and_checks_show_their_working(open_room: Opener) -> None:
    room = open_room("earthquake", "#/figures")
    page = room.page
    record = page.get_by_role("row").filter(has_text="After UCDP").first
    record.get_by_text("Why", exact=True).click()
    assert "24" in record.locator("p").inner_text()
    record.get_by_role("link", name="After UCDP").click()
    assert "Uppsala" in room.card().inner_text()
    assert page.get_by_text("The parts do not come out at the stated total.").first.is_visible()


def test_figures_that_nothing_is_compared_with_come_last(open_room: Opener) -> None:
    page = open_room("earthquake", "#/figures").page
    last = page.get_by_role("table", name="Figures that are not compared")
    last.scroll_into_view_if_needed()
    assert last.get_by_role("link", name="45", exact=True).is_visible()
    assert "at least nine" not in last.inner_text()


def test_the_card_decides_which_measure_is_open(open_room: Opener) -> None:
    page = open_room("earthquake", "#/figures?show=claim:c10&measure=c3").page
    title = page.get_by_role("heading", level=1)
    assert title.inner_text().endswith("people were injured")
    page.get_by_role("navigation", name="Measures").get_by_role("link", name="could not be found").click()
    assert title.inner_text().endswith("people could not be found")


@pytest.mark.parametrize("width", [360, 390, 768, 1440])
def test_no_width_scrolls_the_page_sideways(open_room: Opener, width: int) -> None:
    page = open_room("layoffs", "#/figures", viewport={"width": width, "height": 800}).page
    assert page.locator(".chart-row").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_one_report_no_figure_and_strange_names_are_told_too(open_room: Opener) -> None:
    page = open_room(alone(), "#/figures").page
    assert page.get_by_text("One report was read: its figures have nothing to be compared with.").is_visible()
    assert page.get_by_role("table", name="Figures that are not compared").is_visible()
    page = open_room(comparison((document("A", "Nothing is counted here."),)), "#/figures").page
    assert page.get_by_text("No figure was found").is_visible()
    assert open_room(hostile(), "#/figures").page.locator(".chart-row").count()
    assert open_room(marigold(), "#/figures").page.get_by_text("No value satisfies all readings.").is_visible()
