"""The map: places as discs of their precision and never as a false point, and nothing lost that cannot be drawn."""

from __future__ import annotations

from playwright.sync_api import Page

from stemma.model import Comparison, Place
from tests.show.making import comparison, document, find, toponym
from tests.show.marigold import marigold
from tests.show.page.conftest import Opener

_HARBOUR = Place("Sund", ("NO",), 59.1, 10.2, "city")
_VALLEY = Place("Upper Vale", ("NO",), 60.4, 9.0, "region")
_NORWAY = Place("Norway", ("NO",), 64.5, 12.0, "country")
_NAMESAKE = Place("Sund", ("SE",), 62.3, 17.1, "city")


def _coast() -> Comparison:
    first = document("A", "SUND - Boats left Sund for the Upper Vale, Norway said. Nobody had seen Nix or the Reach.")
    second = document("B", "Norwegian boats left Sund.")
    return comparison(
        (first, second),
        toponyms=(
            toponym("p1", find(first, "SUND"), place=_HARBOUR, candidates=(_NAMESAKE,)),
            toponym("p2", find(first, "Sund"), place=_HARBOUR, candidates=(_NAMESAKE,)),
            toponym("p3", find(first, "Upper Vale"), place=_VALLEY),
            toponym("p4", find(first, "Norway"), place=_NORWAY, kind="metonym"),
            toponym("p5", find(first, "Nix"), place=None),
            toponym("p6", find(first, "Reach"), place=None, candidates=(_HARBOUR, _NAMESAKE)),
            toponym("p7", find(second, "Norwegian"), place=_NORWAY, kind="demonym"),
            toponym("p8", find(second, "Sund"), place=_HARBOUR),
        ),
    )


def _width(page: Page, place: str) -> float:
    """Pixels from edge to edge of a place's disc, without its line."""
    disc = page.locator(f'.map-extent[data-place="{place}"]')
    return float(disc.evaluate("disc => disc.getBoundingClientRect().width"))


def _wait_for_width(page: Page, holds: str) -> None:
    """Until the width of the Upper Vale's disc is such that a condition on `width` holds."""
    page.wait_for_function(
        f"""() => {{ const {{ width }} = document.querySelector('.map-extent[data-place="Upper Vale"]').getBoundingClientRect();
        return {holds} }}"""
    )


def test_discs_are_as_wide_as_their_precision_says_at_every_zoom(open_room: Opener) -> None:
    page = open_room(_coast(), "#/map").page
    page.locator(".map-land").wait_for()
    town, region = _width(page, "Sund"), _width(page, "Upper Vale")
    assert 14.5 < region / town < 15.5  # 150 km and 10 km
    page.get_by_role("button", name="Zoom in").click()
    _wait_for_width(page, f"width / {region} > 1.55 && width / {region} < 1.65")
    page.get_by_role("button", name="Show all").click()
    _wait_for_width(page, f"Math.abs(width - {region}) < 1")
    # a country is its outline, much taller than the ring at its middle
    country = page.locator('.map-extent.country[data-place="Norway"]').bounding_box()
    assert country is not None
    assert country["height"] > 300


def test_a_ring_opens_the_place_and_lights_it_in_map_and_list(open_room: Opener) -> None:
    room = open_room(_coast(), "#/map")
    page = room.page
    page.get_by_role("link", name="Sund; Norway; a town: within 10 km; in 2 reports: A B").click()
    assert "show=toponym:p1" in page.url
    assert "SUND" in room.card().inner_text()
    lit = page.locator(".map-place.lit")
    assert lit.locator(".map-place-name").inner_text() == "Sund"
    assert lit.get_by_role("link", name="Report B, characters 21 to 25").is_visible()
    assert page.locator(".map-extent.lit").count() == 1


def test_names_without_a_place_are_listed_with_the_reason(open_room: Opener) -> None:
    page = open_room(_coast(), "#/map").page
    lost = page.locator("section").filter(has=page.get_by_role("heading", name="Named, but not on the map"))
    assert lost.locator(".map-place-name").all_inner_texts() == ["Nix", "Reach"]
    assert "no place of this name in the gazetteer" in lost.inner_text()
    assert "It may be Sund (Norway) or Sund (Sweden)." in lost.inner_text()


def test_filters_leave_what_one_report_or_one_kind_of_name_gives(open_room: Opener) -> None:
    page = open_room(_coast(), "#/map").page
    names = page.locator(".map-places").first.locator(".map-place-name")
    assert names.all_inner_texts() == ["Sund", "Norway", "Upper Vale"]
    page.get_by_role("combobox", name="Kind").select_option("Demonyms")
    assert names.all_inner_texts() == ["Norway"]
    page.get_by_role("combobox", name="Kind").select_option("all kinds")
    page.get_by_role("combobox", name="Report").select_option("B")
    assert names.all_inner_texts() == ["Norway", "Sund"]
    assert page.get_by_role("group", name="Map of 2 places").is_visible()


def test_namesakes_are_drawn_when_asked_for(open_room: Opener) -> None:
    page = open_room(_coast(), "#/map").page
    page.locator(".map-land").wait_for()
    assert page.locator(".map-namesake").count() == 0
    page.get_by_role("button", name="Show on the map").click()
    assert page.locator(".map-namesake").count() == 1
    assert page.locator(".map-labels .namesake").text_content() == "Sund, SE"


def test_the_map_moves_by_keys_wheel_and_pointer(open_room: Opener) -> None:
    page = open_room(_coast(), "#/map").page
    chart = page.get_by_role("group", name="Map of 3 places")
    page.locator(".map-land").wait_for()
    chart.focus()
    before = _width(page, "Upper Vale")
    page.keyboard.press("+")
    _wait_for_width(page, f"width > {1.5 * before}")
    page.keyboard.press("0")
    _wait_for_width(page, f"Math.abs(width - {before}) < 1")
    box = chart.bounding_box()
    assert box is not None
    ring = page.get_by_role("link", name="Upper Vale").first.locator("circle")
    at = ring.bounding_box()
    assert at is not None
    page.mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    page.mouse.wheel(0, -400)
    _wait_for_width(page, f"width > {1.5 * before}")
    left = ring.bounding_box()
    page.mouse.down()
    page.mouse.move(at["x"] + 64, at["y"], steps=4)
    page.mouse.up()
    right = ring.bounding_box()
    assert left is not None
    assert right is not None
    assert 40 < right["x"] - left["x"] < 70
    assert "show=" not in page.url  # dragging is no click


def test_a_story_without_places_says_so(open_room: Opener) -> None:
    page = open_room(comparison((document("A", "nothing here"),)), "#/map").page
    assert "No place names were found" in page.get_by_role("main").inner_text()


def test_a_disputed_place_names_all_who_claim_it(open_room: Opener) -> None:
    page = open_room(marigold(), "#/map").page
    kessel = page.locator(".map-place").filter(has_text="Kessel Point").first
    assert "(disputed)" in kessel.inner_text()
    assert page.locator(".map-extent.disputed").count() == 1
