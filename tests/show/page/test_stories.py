"""Every view of whole stories, light and dark, on a desk and on a phone: no error, no request, nothing stands out sideways."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import stemma
from stemma.model import Comparison
from tests.show.page.conftest import Opener, example
from tests.show.page.walking import VIEWS, cards_linked, walk_to, wider_than_its_window

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@cache
def seeds(folder: Path) -> Comparison:
    return stemma.compare_reports(sorted((folder / "seeds").glob("*.txt")))


@pytest.mark.parametrize("name", ["earthquake", "layoffs", "border", "seeds"])
def test_every_view_at_two_widths_in_two_themes(open_room: Opener, name: str, request: pytest.FixtureRequest) -> None:
    room = open_room(seeds(request.getfixturevalue("shared")) if name == "seeds" else example(name))
    page, found = room.page, []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for size in (DESK, PHONE):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            for view in VIEWS:
                walk_to(page, f"#/{view}")
                assert page.locator(f"[data-view={view}]").count() == 1
                assert len(page.get_by_role("main").inner_text()) > 40, view
                found += wider_than_its_window(page)
    assert found == []


@pytest.mark.parametrize("name", ["earthquake", "layoffs", "border"])
def test_cards_open_from_every_view(open_room: Opener, name: str) -> None:
    room = open_room(name)
    page, empty, sideways = room.page, [], []
    for size in (DESK, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        for view in VIEWS:
            walk_to(page, f"#/{view}")
            for address in cards_linked(page):
                walk_to(page, address)
                if len(room.card().inner_text() if room.card().count() else "") < 40:
                    empty.append(f"{size['width']} {view}: {address}")
                sideways += wider_than_its_window(page)
    assert empty == []
    assert sideways == []
