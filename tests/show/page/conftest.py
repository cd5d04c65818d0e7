"""A real Chromium for the tests of the reading room, and rooms opened in it as a reader would."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import stemma
from stemma.model import Comparison
from stemma.show.page import to_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"]
_EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.skip(f"no browser found (looked for {', '.join(_NAMES)}); apt-get install chromium brings one")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        launched = running.chromium.launch(executable_path=path, args=_ARGS)
        yield launched
        launched.close()


@cache
def example(name: str) -> Comparison:
    """One of the example stories, compared once for all tests of a process."""
    return stemma.compare_reports([_EXAMPLES / name])


class Room:
    """An opened page, with everything it should not have done."""

    def __init__(self, browser: Browser, path: Path, **options: Any) -> None:
        options.setdefault("viewport", {"width": 1440, "height": 900})
        self.path = path
        self.context = browser.new_context(**options)
        self.page: Page = self.context.new_page()
        self.trouble: list[str] = []
        self.page.on("console", lambda message: self.trouble.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.trouble.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: self.trouble.append(f"dialog: {dialog.message}"))
        self.page.on("request", lambda request: self._asked(request.url))

    def go(self, address: str = "") -> Page:
        """Open the page, or another address in it ("#/reader?show=claim:c1")."""
        self.page.goto(self.path.as_uri() + address)
        self.page.wait_for_selector("html[data-ready]")
        return self.page

    def card(self) -> Locator:
        """The evidence card."""
        return self.page.get_by_role("complementary", name="Evidence")

    def _asked(self, url: str) -> None:
        if not url.startswith((self.path.as_uri(), "data:", "blob:")):
            self.trouble.append(f"request: {url}")


Opener = Callable[..., Room]


@pytest.fixture
def open_room(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Opens a comparison, or an example by its name, at an address; a room that did what it should not fails the test."""
    opened: list[Room] = []

    def opener(story: Comparison | str, address: str = "", **options: Any) -> Room:
        comparison = example(story) if isinstance(story, str) else story
        path = tmp_path / f"room{len(opened)}.html"
        path.write_text(to_html(comparison), "utf-8", newline="")
        room = Room(browser, path, **options)
        opened.append(room)
        room.go(address)
        return room

    yield opener
    for room in opened:
        room.context.close()
        assert room.trouble == []
