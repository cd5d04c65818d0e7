"""From the narrowest phone to 4K, and a zoomed window: nothing is cut off sideways, and wide windows are used."""

from __future__ import annotations

import pytest

from tests.show.harm import hostile
from tests.show.page.conftest import Opener
from tests.show.page.walking import VIEWS, walk_to, wider_than_its_window


@pytest.mark.parametrize(("width", "height"), [(320, 640), (360, 740), (768, 1024), (1024, 768), (2560, 1440), (3840, 2160)])
def test_no_view_scrolls_sideways(open_room: Opener, width: int, height: int) -> None:
    page = open_room("earthquake", viewport={"width": width, "height": height}).page
    found = []
    for view in VIEWS:
        for card in ("", "?show=claim:c1"):
            walk_to(page, f"#/{view}{card}")
            found += wider_than_its_window(page)
    assert found == []


@pytest.mark.parametrize("words", ["W" * 2_000, "Longname " * 400, "\u0627\u0644\u062d\u062f\u0648\u062f " * 60])
def test_long_names_stay_within_a_phone(open_room: Opener, words: str) -> None:
    page = open_room(hostile(words), viewport={"width": 360, "height": 740}).page
    found = []
    for view in VIEWS:
        for card in ("", "?show=claim:c2", "?show=naming:n"):
            walk_to(page, f"#/{view}{card}")
            found += wider_than_its_window(page)
    assert found == []


def test_large_letters_stay_within_a_phone(open_room: Opener) -> None:
    page = open_room("earthquake", viewport={"width": 390, "height": 844}).page
    page.evaluate("document.documentElement.style.fontSize = '150%'")
    found = []
    for view in VIEWS:
        walk_to(page, f"#/{view}")
        found += wider_than_its_window(page)
    assert found == []


def test_a_wide_window_shows_reports_side_by_side(open_room: Opener) -> None:
    page = open_room("earthquake", "#/reader", viewport={"width": 2560, "height": 1440}).page
    main = page.get_by_role("main").bounding_box()
    assert main is not None
    assert main["width"] > 1_600
