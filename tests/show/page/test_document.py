"""The document around the room: whole in one file, escaped, nothing loaded, the same for the same comparison."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.errors import SpanError
from stemma.model import Comparison
from stemma.show.page import to_html
from stemma.show.wording import shown
from tests.show.harm import hostile
from tests.show.making import comparison, document, exact, figure
from tests.show.marigold import alone, marigold

MAKERS = [marigold, alone, hostile, lambda: comparison(()), lambda: comparison((document("A", ""),))]
_VOID = {"meta"}


class Reader(HTMLParser):
    """Collects what a browser without a script would build: tags, attributes, text; checks that tags are balanced."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.texts: dict[str, str] = {}
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts[self.open[-1]] = self.texts.get(self.open[-1], "") + data

    def names(self) -> list[str]:
        return [name for name, _ in self.tags]


@pytest.mark.parametrize("make", MAKERS)
def test_it_is_balanced_and_only_our_elements_stand_in_it(make: Callable[[], Comparison]) -> None:
    read = Reader(to_html(make()))
    assert read.names() == [
        *("html", "head", "meta", "meta", "meta", "meta", "meta", "meta", "title", "style", "body"),
        *("div", "p", "noscript", "p", "pre", "script", "script", "script"),
    ]
    attributes = {name for _, found in read.tags for name in found}
    assert attributes <= {"lang", "data-theme", "charset", "http-equiv", "content", "name", "id", "class", "type"}


@pytest.mark.parametrize("make", MAKERS)
def test_the_policy_allows_our_script_and_style_alone(make: Callable[[], Comparison]) -> None:
    html = to_html(make())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
    (script,), (style,) = (re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL) for tag in ("script", "style"))
    assert rules == {
        "default-src": "'none'",
        "script-src": f"'sha256-{digest(script)}'",
        "style-src": f"'sha256-{digest(style)}'",
        "font-src": "data:",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_nothing_is_loaded() -> None:
    html = to_html(marigold())
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert "@import" not in style
    assert [found for found in re.findall(r"url\(\s*[\"']?([^)]{0,12})", style) if not found.startswith(("data:", "#"))] == []
    assert not {"img", "iframe", "object", "embed", "link", "base", "form"} & set(Reader(html).names())


@pytest.mark.parametrize("make", MAKERS)
def test_who_reads_without_a_script_has_the_findings(make: Callable[[], Comparison]) -> None:
    found = make()
    told = Reader(to_html(found)).texts["pre"]
    for report in found.reports:
        assert " ".join(shown(report.outlet or report.file).split())[:20] in " ".join(told.split())


def test_the_findings_name_readings_and_origins() -> None:
    told = " ".join(Reader(to_html(marigold())).texts["pre"].split())
    assert "5 reports, 2–4 independent origins" in told
    assert "no value satisfies all readings" in told


def test_the_title_counts_reports() -> None:
    assert Reader(to_html(marigold())).texts["title"] == "5 reports of one story · stemma"
    assert Reader(to_html(alone())).texts["title"] == "One report, read closely · stemma"
    assert Reader(to_html(comparison(()))).texts["title"] == "0 reports of one story · stemma"


def test_text_ends_no_data_element() -> None:
    data = re.findall(r'<script type="application/gzip" id="\w+">(.*?)</script>', to_html(hostile()), re.DOTALL)
    assert len(data) == 2
    assert all(re.fullmatch(r"[A-Za-z\d+/=]*", each) for each in data)


def test_outlines_are_carried_only_where_a_place_is_drawn() -> None:
    outlines = {'id="world"></script>' not in to_html(found) for found in (alone(), replace(hostile(), toponyms=()))}
    assert outlines == {False}
    assert 'id="world"></script>' not in to_html(hostile())


def test_the_page_is_the_same_each_time() -> None:
    assert to_html(marigold()) == to_html(marigold())
    assert to_html(hostile()) == to_html(hostile())


def test_a_span_that_has_drifted_is_an_error() -> None:
    report = document("A", "At least 14 people.")
    drifted = figure("Af1", replace(report.span(9, 11), text="15"), exact(14))
    with pytest.raises(SpanError, match="says '15'"):
        to_html(comparison((report,), figures=(drifted,)))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_any_text_makes_a_balanced_page(text: str) -> None:
    html = to_html(comparison((document("A", text, title=text or None, outlet=text or None),)))
    html.encode("utf-8")
    Reader(html)


def test_a_long_report_costs_little_more_than_its_packed_text() -> None:
    text = "word 14 " * 100_000
    empty, long = (len(to_html(comparison((document("A", each),)))) for each in ("", text))
    assert long - empty < len(text) / 10
