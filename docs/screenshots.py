"""Take the pictures of the reading room that the docs show: the examples at three widths, light and dark, in headless Chromium.

    python docs/screenshots.py [NAME...]

Writes docs/pictures/room-EXAMPLE-VIEW-WIDTH-SCHEME.webp; with names, only the pictures whose file name holds one of them.
"""

from __future__ import annotations

import base64
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

import stemma
from stemma.show.findings import Findings
from stemma.show.page import to_html

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
EXAMPLES = ("earthquake", "layoffs", "border")
#: window sizes: a phone, a laptop, a large screen
SIZES = {390: 844, 1280: 800, 2560: 1440}
#: of WebP: letters stay clean, and all pictures together under 3 MB
QUALITY = {390: 56, 1280: 50, 2560: 20}
SCHEMES = ("light", "dark")
#: at every width, light and dark: the view, and its address in each example; `claim` is the first in the overview
WHOLE = {"overview": "#/overview", "reader": "#/reader?show=claim:{claim}"}
#: at one width, light
SINGLE = {
    "figures": ("earthquake", "#/figures"),
    "sources": ("earthquake", "#/sources"),
    "timeline": ("earthquake", "#/timeline"),
    "map": ("layoffs", "#/map"),
    "names": ("border", "#/names"),
    "apparatus": ("earthquake", "#/apparatus"),
    "judgements": ("earthquake", "#/judgements"),
    "methods": ("earthquake", "#/methods"),
}
SINGLE_WIDTH = 1280
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"]


@dataclass(frozen=True)
class Picture:
    """One picture: of which example, at which address, how wide, light or dark."""

    example: str
    view: str
    address: str
    width: int
    scheme: str

    @property
    def path(self) -> Path:
        return PICTURES / f"room-{self.example}-{self.view}-{self.width}-{self.scheme}.webp"


def pictures() -> Iterator[Picture]:
    for example in EXAMPLES:
        for view, address in WHOLE.items():
            for width in SIZES:
                for scheme in SCHEMES:
                    yield Picture(example, view, address, width, scheme)
    for view, (example, address) in SINGLE.items():
        yield Picture(example, view, address, SINGLE_WIDTH, "light")


def take(browser: Browser, page_path: Path, picture: Picture, *, claim: str) -> None:
    """Open the page at the picture's address and write what a window of its size shows."""
    size = {"width": picture.width, "height": SIZES[picture.width]}
    context = browser.new_context(viewport=size, color_scheme=picture.scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(page_path.as_uri() + picture.address.format(claim=claim))
    page.wait_for_selector("html[data-ready]")
    page.evaluate("() => document.fonts.ready.then(() => new Promise((tell) => setTimeout(tell, 400)))")
    shot = context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY[picture.width]})
    picture.path.write_bytes(base64.b64decode(shot["data"]))
    context.close()


def main() -> int:
    """Take the pictures that are asked for."""
    asked = [each for each in pictures() if not sys.argv[1:] or any(name in each.path.name for name in sys.argv[1:])]
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        print(f"no browser found (looked for {', '.join(_NAMES)}); apt-get install chromium brings one", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as place, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=path, args=_ARGS)
        for example in dict.fromkeys(each.example for each in asked):
            page_path = Path(place) / f"{example}.html"
            comparison = stemma.compare_reports([ROOT / "examples" / example])
            page_path.write_text(to_html(comparison), "utf-8", newline="")
            for each in asked:
                if each.example == example:
                    take(browser, page_path, each, claim=Findings(comparison).claims[0].claim.id)
        browser.close()
    size = sum(each.path.stat().st_size for each in asked)
    print(f"{len(asked)} pictures, {size / 1e6:.2f} MB, in {PICTURES.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
