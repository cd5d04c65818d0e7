"""Going through a room: every view, every card, and what must hold wherever one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

VIEWS = ("overview", "reader", "figures", "sources", "timeline", "map", "names", "apparatus", "judgements", "methods")
#: two frames and a task later what an address asks for is drawn
_ARRIVED = """async (address) => {
  if (address !== null) location.hash = address;
  for (let n = 0; n < 2; n++) await new Promise(requestAnimationFrame);
  await new Promise((tell) => setTimeout(tell));
}"""


def walk_to(page: Page, address: str | None = None) -> None:
    """Another address in the same room ("#/reader?show=claim:c1"), drawn; without one, wait for what was asked by other means."""
    page.evaluate(_ARRIVED, address)


def cards_linked(page: Page) -> list[str]:
    """Addresses of cards that the links in the view open: the first of each kind of thing."""
    found: list[str] = page.evaluate(
        """() => {
          const links = [...document.querySelectorAll("main a[href^='#']")].map((link) => link.getAttribute("href"));
          const kind = (address) => new URLSearchParams(address.split("?")[1] ?? "").get("show")?.split(":")[0];
          return [...new Map(links.filter(kind).reverse().map((address) => [kind(address), address])).values()];
        }"""
    )
    return found


def wider_than_its_window(page: Page) -> list[str]:
    """What makes a page scroll sideways: the outermost elements that stand out; none where nothing does."""
    found: list[str] = page.evaluate(
        """() => {
          const root = document.scrollingElement;
          if (root.scrollWidth <= innerWidth) return [];
          const beyond = (each) => each.getBoundingClientRect().right > innerWidth + 1;
          const clips = (each) => each && (getComputedStyle(each).overflowX !== "visible" || clips(each.parentElement));
          const out = [...document.querySelectorAll("body *")].filter((each) => beyond(each) && !clips(each.parentElement));
          const named = (each) => each.tagName.toLowerCase() + (each.className && "." + each.getAttribute("class"));
          const outer = out.filter((each) => !out.includes(each.parentElement)).slice(0, 5).map(named);
          return [`${location.hash}: ${root.scrollWidth} > ${innerWidth}`, ...outer];
        }"""
    )
    return found
