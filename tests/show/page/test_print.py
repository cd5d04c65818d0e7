"""On paper: the evidence sheet with numbered spans, and every view without its tools."""

from __future__ import annotations

import re

import pytest

from tests.show.making import comparison, document
from tests.show.page.conftest import Opener, example

_NUMBER = re.compile(r"\[(\d+)\]")


def test_every_number_on_the_sheet_resolves_to_a_span_of_a_report(open_room: Opener) -> None:
    page = open_room("earthquake").page
    page.get_by_role("link", name="Evidence sheet").click()
    page.emulate_media(media="print")
    sheet = page.get_by_role("article", name="Evidence sheet")
    called = {int(n) for text in sheet.locator(".sheet-claim").all_inner_texts() for n in _NUMBER.findall(text)}
    texts = {report.siglum: (report.text, report.title or "") for report in example("earthquake").reports}
    listed = {}
    for line in sheet.locator(".sheet-spans li").all_inner_texts():
        found = re.match(r"\[(\d+)\] (\w+) (title )?(\d+)–(\d+) (.*)", " ".join(line.split()))
        assert found is not None
        text = texts[found[2]][1 if found[3] else 0]
        assert " ".join(text[int(found[4]) : int(found[5])].split()) == found[6]
        listed[int(found[1])] = found[6]
    assert called == set(listed) == set(range(1, len(listed) + 1))
    assert len(listed) > 50


def test_the_sheet_names_reports_by_letter_date_and_digest(open_room: Opener) -> None:
    page = open_room("border", "#/overview?print=evidence").page
    page.emulate_media(media="print")
    table = page.get_by_role("table", name="The reports with their letters, dates and digests")
    for report in example("border").reports:
        assert report.sha256 in table.inner_text()
    assert f"stemma {example('border').version}" in page.locator(".sheet-foot").inner_text()
    assert page.get_by_role("button", name="Print this sheet").count() == 0  # no tools on paper
    assert page.get_by_role("navigation", name="Views").count() == 0


def test_paper_is_black_on_white_in_a_dark_room_too(open_room: Opener) -> None:
    page = open_room("layoffs", "#/overview?print=evidence", color_scheme="dark").page
    page.emulate_media(media="print")
    colours = page.locator(".sheet").evaluate("sheet => [getComputedStyle(sheet).color, getComputedStyle(sheet).backgroundColor]")
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_sheet_is_left_as_it_was_entered(open_room: Opener) -> None:
    page = open_room("layoffs", "#/methods").page
    page.get_by_role("link", name="Evidence sheet for printing").click()
    page.get_by_role("link", name="Back to the page").click()
    assert page.evaluate("location.hash") == "#/methods"
    page.get_by_role("link", name="Evidence sheet for printing").click()
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Methods").click()
    assert page.get_by_role("heading", name="Methods", level=1).is_visible()


@pytest.mark.parametrize("view", ["map", "methods"])
def test_views_are_printed_without_tools(open_room: Opener, view: str) -> None:
    page = open_room("layoffs", f"#/{view}").page
    page.emulate_media(media="print")
    assert page.get_by_role("button").count() == 0
    assert page.get_by_role("heading", level=1).first.is_visible()


def test_a_report_that_says_nothing_makes_a_sheet_that_says_so(open_room: Opener) -> None:
    page = open_room(comparison((document("A", ""),)), "#/overview?print=evidence").page
    assert "No claim was found" in page.get_by_role("article", name="Evidence sheet").inner_text()
