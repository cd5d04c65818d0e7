"""Who had it from whom, and the stemma: drawn, told in tables, each line with its evidence."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.show.harm import hostile
from tests.show.making import comparison, document
from tests.show.page.conftest import Opener


def test_a_collapsed_origin_is_one_box_and_its_card_says_what_joins_it(open_room: Opener) -> None:
    room = open_room("earthquake", "#/sources?claim=c3")
    drawing = room.page.get_by_role("figure", name=re.compile("Who had it from whom"))
    box = drawing.get_by_role("link", name=re.compile("^Civil Protection Agency"))
    expect(box).to_have_count(1)
    expect(box).to_contain_text("Mirela Dostan")
    box.click()
    card = room.card()
    expect(card.get_by_role("heading", name="Civil Protection Agency")).to_be_visible()
    expect(card).to_contain_text("Mirela Dostan speaks for Civil Protection Agency")
    expect(drawing).to_be_visible()


def test_the_count_says_how_many_origins_and_what_would_narrow_it(open_room: Opener) -> None:
    page = open_room("earthquake", "#/sources?claim=c3").page
    expect(page.get_by_text("7 reports, 3–4 origins: at least 3, at most 4")).to_be_visible()
    expect(page.get_by_text("Where G had what it gives without a source.")).to_be_visible()


def test_choosing_a_claim_draws_it_and_all_claims_draw_the_story(open_room: Opener) -> None:
    page = open_room("layoffs", "#/sources").page
    picker = page.get_by_role("combobox", name="Claim")
    picker.select_option("all")
    table = page.get_by_role("table", name=re.compile("^Origins"))
    expect(table.get_by_role("rowheader", name="Jonas Brecht")).to_be_visible()
    picker.select_option("c7")
    expect(table.get_by_role("row")).to_have_count(2)
    assert "claim=c7" in page.evaluate("location.hash")


def test_an_open_origin_is_told_in_words_not_by_its_dashes_alone(open_room: Opener) -> None:
    page = open_room("earthquake", "#/sources?claim=c3").page
    expect(page.get_by_role("rowheader", name=re.compile("Radio Belovar"))).to_contain_text("who it is stays open")


def test_a_line_of_the_stemma_opens_its_evidence_by_key(open_room: Opener) -> None:
    room = open_room("earthquake", "#/sources")
    line = room.page.get_by_role("link", name="C has text from A, likely: open the evidence")
    line.focus()
    room.page.keyboard.press("Enter")
    card = room.card()
    expect(card.get_by_role("heading", name="C has text from A")).to_be_visible()
    expect(card).to_contain_text("strong (0.89)")
    expect(card).to_contain_text("C does not say where it had what it shares with A.")
    expect(card.get_by_role("link", name="Compare A and C side by side")).to_have_attribute("href", re.compile("reports=A,C"))


def test_certainty_is_a_word_and_a_stroke_and_an_arrowhead(open_room: Opener) -> None:
    page = open_room("earthquake", "#/sources").page
    drawing = page.get_by_role("group", name="Borrowings")
    for word in ("stated", "likely", "unknown"):
        expect(drawing.get_by_text(word, exact=True).first).to_be_visible()
    strokes = {
        word: drawing.locator(f".stemma-line.{word}").first.evaluate("line => getComputedStyle(line).strokeDasharray")
        for word in ("stated", "likely", "unknown")
    }
    assert len(set(strokes.values())) == 3
    assert drawing.locator(".stemma-line.unknown[marker-end]").count() == 0


def test_a_rival_tree_can_be_drawn(open_room: Opener) -> None:
    page = open_room("earthquake", "#/sources").page
    page.get_by_role("link", name="Rival 1").click()
    expect(page.get_by_role("link", name=re.compile("^A has text from D, supposed by this tree"))).to_be_attached()
    expect(page.get_by_role("link", name="Rival 1")).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="Best tree").click()
    expect(page.get_by_role("link", name=re.compile("^A and D share text, direction unknown"))).to_be_attached()


def test_a_credit_leads_to_its_words(open_room: Opener) -> None:
    room = open_room("earthquake", "#/sources")
    room.page.get_by_role("link", name=re.compile("^B's dispatch head names Nordwire")).click()
    expect(room.card()).to_contain_text("dateline")


def test_it_fits_a_phone(open_room: Opener) -> None:
    page = open_room("earthquake", "#/sources?claim=c3", viewport={"width": 360, "height": 740}).page
    expect(page.get_by_role("link", name=re.compile("^Civil Protection Agency")).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_with_nothing_to_draw_it_says_so(open_room: Opener) -> None:
    page = open_room(comparison((document("A", "Rain."),)), "#/sources").page
    expect(page.get_by_text("there is no chain of sources to draw")).to_be_visible()
    expect(page.get_by_text("One report has no lineage")).to_be_visible()


def test_hostile_names_are_words(open_room: Opener) -> None:
    page = open_room(hostile(), "#/sources?claim=all").page
    expect(page.get_by_role("heading", name="Who had it from whom")).to_be_visible()
