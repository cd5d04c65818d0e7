"""The page in a browser: nothing from a report runs, and a click on a claim lights its characters."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from stemma.show.page import to_html
from tests.show.harm import hostile
from tests.show.marigold import marigold

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.skip(f"no browser found (looked for {', '.join(_NAMES)}); apt-get install chromium brings one")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        launched = running.chromium.launch(executable_path=path, args=_ARGS)
        yield launched
        launched.close()


class Watched:
    """A page, with everything it should not have done."""

    def __init__(self, browser: Browser, path: Path, **options: Any) -> None:
        self.page: Page = browser.new_page(**options)
        self.trouble: list[str] = []
        self.page.on("console", lambda message: self.trouble.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.trouble.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: self.trouble.append(f"dialog: {dialog.message}"))
        self.page.on("request", lambda request: self.trouble.append(f"request: {request.url}"))
        self.page.goto(path.as_uri())
        self.trouble.remove(f"request: {path.as_uri()}")


def _saved(folder: Path, html: str) -> Path:
    path = folder / "page.html"
    path.write_text(html, "utf-8", newline="")
    return path


def _lit(page: Page) -> list[str]:
    return [each.inner_text() for each in page.locator(".report .lit").all()]


@pytest.fixture
def story(browser: Browser, tmp_path: Path) -> Iterator[Watched]:
    watched = Watched(browser, _saved(tmp_path, to_html(marigold())), viewport={"width": 1440, "height": 900})
    yield watched
    assert watched.trouble == []
    watched.page.close()


def test_nothing_from_a_report_runs(browser: Browser, tmp_path: Path) -> None:
    watched = Watched(browser, _saved(tmp_path, to_html(hostile())))
    page = watched.page
    links = page.locator("[data-light]:visible")
    for place in range(links.count()):
        links.nth(place).dispatch_event("click")
    marks = page.locator("[data-m]")
    for place in range(marks.count()):
        marks.nth(place).dispatch_event("click")
    assert page.evaluate("window.pwned === undefined")
    assert page.locator(".report script, .report img, .report svg, .claims script, .card script, .card img").count() == 0
    assert page.locator("a[href^='javascript' i]").count() == 0
    assert '<img src=x onerror="window.pwned=2">' in page.locator(".scroll").first.inner_text()
    assert watched.trouble == []
    page.close()


def test_without_our_script_nothing_runs_either(browser: Browser, tmp_path: Path) -> None:
    watched = Watched(browser, _saved(tmp_path, to_html(hostile())), java_script_enabled=False)
    assert watched.page.locator(".claim .words").first.inner_text() == "At least 14"
    assert watched.trouble == []
    watched.page.close()


def test_a_click_on_a_claim_lights_all_its_readings(story: Watched) -> None:
    story.page.click("#claim-0 .topic")
    lit = " ".join(_lit(story.page))
    for words in ("At least 14", "Seventeen", "Dozens", "17", "Twelve"):
        assert words in lit
    assert "150" not in lit


def test_a_click_on_a_reading_lights_it_in_each_report_and_shows_its_evidence(story: Watched) -> None:
    story.page.click("#claim-0 .readings .words >> nth=0")
    assert _lit(story.page) == ["At least 14", "people", "At least 14", "people"]
    card = story.page.locator("#card")
    assert "the coast guard of Ardmere" in card.inner_text()
    assert "Figure in A, characters 32–43" in card.inner_text()
    story.page.keyboard.press("Escape")
    assert card.is_hidden()
    assert _lit(story.page) == []


def test_a_click_on_a_mark_shows_what_it_is_and_what_others_say(story: Watched) -> None:
    story.page.locator("[data-m~='f11']").first.click()
    card = story.page.locator("#card")
    assert "212" in card.locator("h2").inner_text()
    assert "the harbour log" in card.inner_text()
    card.locator("button.also", has_text="about 180").first.click()
    assert _lit(story.page)[0] == "about 180"


def test_the_lit_words_are_in_view(story: Watched) -> None:
    story.page.click("#claim-4 .readings .words >> nth=1")
    story.page.wait_for_timeout(600)
    box = story.page.locator(".lit").first.bounding_box()
    assert box is not None
    assert 0 <= box["x"] < 1440
    assert 0 <= box["y"] < 900


def test_a_layer_can_be_put_out(story: Watched) -> None:
    mark = story.page.locator(".report .figure").first
    before = mark.evaluate("mark => getComputedStyle(mark).backgroundColor")
    story.page.uncheck("#layer-figure")
    assert mark.evaluate("mark => getComputedStyle(mark).backgroundColor") != before


def test_an_address_with_a_span_arrives_there(browser: Browser, tmp_path: Path) -> None:
    path = _saved(tmp_path, to_html(marigold()))
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.as_uri() + "#f11")
    assert "212" in " ".join(_lit(page))
    page.goto(path.as_uri() + "#<img src=x onerror=alert(1)>")
    page.close()


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_never_scrolls_sideways(browser: Browser, tmp_path: Path, width: int, scheme: Scheme) -> None:
    path = _saved(tmp_path, to_html(hostile() if scheme == "dark" else marigold()))
    watched = Watched(browser, path, viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= width
    assert watched.trouble == []
    watched.page.close()


#: WCAG 2.2, 1.4.3: text against what stands behind it.
_CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const parse = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const linear = (part) => part / 255 <= .04045 ? part / 255 / 12.92 : ((part / 255 + .055) / 1.055) ** 2.4;
  const light = ([red, green, blue]) => .2126 * linear(red) + .7152 * linear(green) + .0722 * linear(blue);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const found = parse(getComputedStyle(at).backgroundColor);
      if (found[3] === 255) return found;
    }
    return [255, 255, 255, 255];
  };
  const bad = new Set();
  for (const element of document.querySelectorAll('body *')) {
    const told = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!told || !element.offsetParent) continue;
    const both = [light(parse(getComputedStyle(element).color)), light(behind(element))];
    const ratio = (Math.max(...both) + .05) / (Math.min(...both) + .05);
    if (ratio < 4.5) bad.add(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
  }
  return [...bad];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_enough_contrast(browser: Browser, tmp_path: Path, scheme: Scheme) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": 1440, "height": 900})
    page.goto(_saved(tmp_path, to_html(marigold())).as_uri())
    page.click("#claim-0 .topic")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate(_CONTRAST) == []
    page.close()
