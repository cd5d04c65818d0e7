"""Nothing that a report says becomes markup, script, style, a request or a way out, in any view and on any card."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from stemma.show.page import to_html
from tests.show.harm import NAMES, hostile
from tests.show.making import comparison, document
from tests.show.page.conftest import Opener, Room
from tests.show.page.walking import VIEWS, cards_linked, walk_to

#: elements that only text from outside could have made, and links that lead out of the page
_FOREIGN = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const made = all("img, iframe, object, embed, link, base, form[action], body style, #room script");
  const ours = /^(#|https?:[/][/]|blob:|data:application[/]json)/;
  return {
    pwned: window.pwned ?? null,
    elements: made.map((each) => each.outerHTML.slice(0, 80)),
    handlers: all("body *").flatMap((each) => each.getAttributeNames().filter((name) => name.startsWith("on"))),
    links: all("a").map((each) => each.getAttribute("href")).filter((href) => !ours.test(href)),
    leaky: all("a[href^=http]").filter((each) => each.rel !== "noopener noreferrer").map((each) => each.href),
  };
}"""
_CLEAN: dict[str, object] = {"pwned": None, "elements": [], "handlers": [], "links": [], "leaky": []}


@pytest.mark.parametrize("words", NAMES, ids=[re.sub(r"[^a-z_]+", " ", words)[:20] or "?" for words in NAMES])
def test_every_view_and_card_of_a_hostile_story(open_room: Opener, words: str) -> None:
    room = open_room(hostile(words))
    met = set()
    for view in VIEWS:
        walk_to(room.page, f"#/{view}")
        assert room.page.evaluate(_FOREIGN) == _CLEAN, view
        assert room.page.get_by_role("main").inner_text().strip(), f"{view} shows nothing"
        for address in cards_linked(room.page):
            walk_to(room.page, address)
            assert room.page.evaluate(_FOREIGN) == _CLEAN, address
            if room.card().count():
                met.add(room.card().get_attribute("data-kind"))
    # an address has no lone surrogate, so that a thing whose id has one has no card; stemma makes no such ids
    assert {"claim", "figure"} <= met or "\ud800" in words


def test_what_a_report_says_is_read_as_it_stands(open_room: Opener) -> None:
    room = open_room(hostile(), "#/reader")
    told = room.page.get_by_role("main").inner_text()
    for words in (
        "<img src=x onerror=",
        "javascript:window.pwned=4",
        "{{ claims }} $title &amp; &lt;b&gt;",
        "</textarea></style>",
    ):
        assert words in told


@pytest.mark.parametrize("url", ["javascript:alert(1)", " https://x.example", "JaVaScRiPt:1", "data:text/html,x", "//x.example"])
def test_an_address_that_is_none_of_the_webs_is_no_link(open_room: Opener, url: str) -> None:
    room = open_room(comparison((document("A", "Six people.", url=url),)))
    for view in VIEWS:
        walk_to(room.page, f"#/{view}?show=report:A")
        assert room.page.locator("a:not([href^='#']):not([href^='blob:']):not([href^='data:application/json'])").count() == 0


@pytest.mark.parametrize(
    "address",
    [
        "#/nowhere",
        "#/reader?show=claim:__proto__&at=Z.99999999&reports=Z",
        "#/reader?show=figure:&at=A.-1&reports=,,,",
        "#/figures?measure=constructor&show=__proto__:x",
        "#/sources?show=origin:nobody&claim=nobody",
        "#/reader?show=%E0%A4%A&at=%",
        "#/map?show=toponym:p&at=NaN#/x",
        "#/timeline?from=0000-99-99&to=x",
        "#/judgements?show=" + "x" * 5_000,
        "#<img src=x onerror=window.pwned=30>",
    ],
)
def test_an_address_from_outside_does_no_harm(open_room: Opener, address: str) -> None:
    room = open_room("border", address)
    walk_to(room.page)
    assert room.page.evaluate(_FOREIGN) == _CLEAN
    assert room.page.get_by_role("main").inner_text().strip()


def test_what_the_browser_kept_from_elsewhere_does_no_harm(open_room: Opener) -> None:
    room = open_room("border")
    junk = '{"judgements": "no list", "__proto__": {"x": 1}}'
    keys = room.page.evaluate("() => Object.keys(localStorage)")
    room.page.evaluate("([keys, junk]) => keys.forEach((key) => localStorage.setItem(key, junk))", [[*keys, "stemma"], junk])
    room.page.reload()
    room.page.wait_for_selector("html[data-ready]")
    for view in VIEWS:
        walk_to(room.page, f"#/{view}")
        assert room.page.get_by_role("main").inner_text().strip(), view


def test_without_a_script_the_findings_stand_in_plain_text(open_room: Opener) -> None:
    with_script = open_room("border")
    context = with_script.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    try:
        page = context.new_page()
        page.goto(with_script.path.as_uri())
        told = page.locator("noscript pre")
        assert "What the reports say" in told.inner_text()
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    finally:
        context.close()


def test_text_at_the_start_of_a_page_that_says_it_is_ours(open_room: Opener) -> None:
    words = '<script type="application/gzip" id="comparison">AAAA</script><html data-ready="true">'
    room: Room = open_room(comparison((document("A", words, outlet=words, title=words),)))
    assert words in room.page.evaluate("document.body.innerText")
    assert to_html(replace(comparison(()), version=words)).count('id="comparison"') == 1
