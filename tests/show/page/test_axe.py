"""axe-core, the checker of the accessibility guidelines, finds nothing serious in any view, light or dark, with a card open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from stemma.model import Comparison
from tests.show.marigold import marigold
from tests.show.page.conftest import Opener, example
from tests.show.page.walking import VIEWS, cards_linked, walk_to

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE_SCRIPT: str = pytest.importorskip("axe_playwright_python.base", reason="axe-playwright-python is not installed").AXE_SCRIPT
STORIES: dict[str, Callable[[], Comparison]] = {"earthquake": lambda: example("earthquake"), "marigold": marigold}
#: what fails: a reader is kept from something, or has a hard time
GRAVE = ("critical", "serious")


@pytest.mark.parametrize("name", STORIES)
def test_no_grave_finding_in_any_view(open_room: Opener, name: str) -> None:
    page = open_room(STORIES[name]()).page
    page.evaluate(AXE_SCRIPT)
    found = []
    for place, view in enumerate(VIEWS):
        walk_to(page, f"#/{view}")
        linked = cards_linked(page) or [f"#/{view}?show=claim:c1"]
        walk_to(page, linked[place % len(linked)])  # another kind of card beside each view
        found += [f"{view} {each}" for each in grave(page)]
        page.emulate_media(color_scheme="dark")
        found += [f"{view} in the dark {each}" for each in grave(page, "color-contrast")]
        page.emulate_media(color_scheme="light")
    assert found == []


@pytest.mark.parametrize("address", ["#/overview", "#/reader"])
def test_no_grave_finding_without_a_card_and_in_the_help(open_room: Opener, address: str) -> None:
    page = open_room("border", address, viewport={"width": 390, "height": 844}).page
    page.evaluate(AXE_SCRIPT)
    assert grave(page) == []
    page.keyboard.press("?")
    walk_to(page)
    assert grave(page) == []


def grave(page: Page, *rules: str) -> list[str]:
    """The serious and critical findings of the checker on what is drawn, each with the first elements concerned."""
    found = page.evaluate(
        "(options) => axe.run(options)", {"resultTypes": ["violations"], **({"runOnly": [*rules]} if rules else {})}
    )
    return [
        f"{each['id']} ({each['help']}): " + "; ".join(f"{node['target'][0]} {node['html'][:90]}" for node in each["nodes"][:3])
        for each in found["violations"]
        if each["impact"] in GRAVE
    ]
