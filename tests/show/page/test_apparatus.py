"""The apparatus: base text and readings in the trade's form, and quotations given differently."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.show.making import comparison, document
from tests.show.page.conftest import Opener


def entry(page: Page, words: str) -> Locator:
    return page.get_by_role("article").filter(has_text=words)


def test_a_figure_that_differs_is_a_line_of_the_apparatus(open_room: Opener) -> None:
    page = open_room("earthquake", "#/apparatus").page
    line = entry(page, "The magnitude 6.1 quake").get_by_role("listitem").filter(has_text="4.12")
    assert re.sub(r"\s+", " ", line.inner_text()) == "2 figure 4:12] 4.12 C"


def test_words_that_a_witness_lacks_and_words_that_it_adds(open_room: Opener) -> None:
    page = open_room("earthquake", "#/apparatus").page
    lines = entry(page, "A strong")
    expect(lines.get_by_role("listitem").filter(has_text="said]")).to_contain_text("om. C")
    expect(lines.get_by_role("listitem").filter(has_text="adds")).to_contain_text("after houses,] adds according to C")


def test_a_variant_opens_its_card_and_its_letter_the_reader(open_room: Opener) -> None:
    room = open_room("earthquake", "#/apparatus")
    lines = entry(room.page, "The magnitude 6.1 quake")
    lines.get_by_role("link", name="4.12", exact=True).click()
    card = room.card()
    expect(card).to_contain_text("Place 2: a figure")
    expect(card.locator("mark", has_text="4.12")).to_be_visible()
    assert "place=2" in room.page.evaluate("location.hash")
    lines.get_by_role("link", name="Report C reads this: characters 249 to 253").click()
    assert room.page.evaluate("location.hash").startswith("#/reader")
    assert "at=C.249" in room.page.evaluate("location.hash")


def test_one_kind_of_variant_at_a_time(open_room: Opener) -> None:
    page = open_room("earthquake", "#/apparatus").page
    page.get_by_role("navigation", name="Kinds of variants").get_by_role("link", name=re.compile("^Figures")).click()
    kinds = set(page.locator(".entry-line .entry-kind").all_inner_texts())
    assert kinds == {"figure"}
    expect(entry(page, "A strong")).to_have_count(0)


def test_the_collation_table_has_a_column_for_each_witness(open_room: Opener) -> None:
    page = open_room("earthquake", "#/apparatus").page
    page.get_by_role("link", name="Collation table").click()
    table = page.get_by_role("table", name=re.compile("^Places of variation")).first
    row = table.get_by_role("row").filter(has_text="4:12")
    assert [cell.strip() for cell in row.get_by_role("cell").all_inner_texts()][0::2] == ["4:12", "4.12", "·\nas the base"]


def test_the_base_is_not_called_the_original(open_room: Opener) -> None:
    room = open_room("earthquake", "#/apparatus?show=entry:x1")
    expect(room.card()).to_contain_text("it is not said to be the original")


def test_a_quotation_is_told_word_by_word(open_room: Opener) -> None:
    page = open_room("border", "#/apparatus").page
    quotation = page.get_by_role("article", name="Quotation d1")
    reworded = quotation.get_by_role("listitem").filter(has_text="reworded:").first
    expect(reworded.get_by_role("deletion").filter(has_text="metre")).to_be_visible()
    expect(reworded.get_by_role("insertion").filter(has_text="meter")).to_be_visible()
    expect(reworded).to_contain_text("direct, stated")
    expect(quotation.get_by_text("cut:").first).to_be_visible()


def test_it_fits_a_phone(open_room: Opener) -> None:
    page = open_room("earthquake", "#/apparatus?form=table", viewport={"width": 360, "height": 740}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_with_nothing_to_tell_it_says_what_was_looked_for(open_room: Opener) -> None:
    page = open_room(comparison((document("A", "Rain."),)), "#/apparatus").page
    expect(page.get_by_text("Text that several reports share was looked for")).to_be_visible()
    expect(page.get_by_text("None differ.")).to_be_visible()
