"""The page: whole in one file, escaped everywhere, every finding linked to its characters."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.model import Comparison
from stemma.show.contract import to_jsonable
from stemma.show.page import to_html
from stemma.show.page.columns import Mark, segments
from stemma.show.page.markup import tag
from tests.show.harm import hostile
from tests.show.making import comparison, document
from tests.show.marigold import alone, marigold

MAKERS = [marigold, alone, hostile, lambda: comparison(()), lambda: comparison((document("A", ""),))]
_VOID = {"meta", "input", "br"}


class Reader(HTMLParser):
    """Collects what a browser would build: tags, attributes, ids, text of the reports; checks that tags are balanced."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
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
            self.texts.setdefault(self.open[-1], []).append(data)

    def values(self, attribute: str) -> list[str]:
        return [found[attribute] for _, found in self.tags if attribute in found]


@pytest.mark.parametrize("make", MAKERS)
def test_it_is_balanced_and_only_our_elements_stand_in_it(make: Callable[[], Comparison]) -> None:
    read = Reader(to_html(make()))
    names = [name for name, _ in read.tags]
    assert names.count("script") == 2
    assert not {"img", "iframe", "object", "embed", "link", "base", "form", "textarea", "bold"} & set(names)
    assert not [name for _, found in read.tags for name in found if name.startswith("on")]
    assert not [value for value in read.values("href") if not re.match(r"#[a-z\d-]+$|https?://", value)]
    assert not read.values("src")


def test_the_policy_allows_our_script_alone() -> None:
    html = to_html(hostile())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    script = re.search(r"<script>(.*?)</script>", html, re.DOTALL)
    assert policy
    assert script
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'; style-src 'unsafe-inline'; ")
    assert "url(" not in html.replace("url(#head)", "")
    assert "@import" not in html


@pytest.mark.parametrize("make", MAKERS)
def test_the_json_stands_in_the_page(make: Callable[[], Comparison]) -> None:
    island = re.search(r'<script type="application/json" id="comparison">(.*?)</script>', to_html(make()), re.DOTALL)
    assert island
    assert not re.search("[<>&\u2028\u2029]", island[1])
    assert json.loads(island[1]) == to_jsonable(make())


@pytest.mark.parametrize("make", [marigold, alone, hostile])
def test_every_link_into_the_page_arrives(make: Callable[[], Comparison]) -> None:
    read = Reader(to_html(make()))
    ids = read.values("id")
    assert len(ids) == len(set(ids))
    wanted = {value[1:] for value in read.values("href") if value.startswith("#")}
    wanted |= {name for value in read.values("data-light") for name in value.split()}
    assert wanted <= set(ids)
    assert {name for value in read.values("data-m") for name in value.split()} <= set(ids)


def test_every_figure_and_quotation_is_marked_in_its_report() -> None:
    found = marigold()
    read = Reader(to_html(found))
    ids = set(read.values("id"))
    assert {f"f{n}" for n in range(len(found.figures))} <= ids
    assert {f"q{n}" for n in range(len(found.attributions))} <= ids
    assert {f"s{n}{side}" for n in range(len(found.passages)) for side in "lr"} <= ids


def test_a_link_to_another_site_tells_it_nothing() -> None:
    links = [found for name, found in Reader(to_html(marigold())).tags if name == "a" and found["href"].startswith("http")]
    assert [link["rel"] for link in links] == ["noopener noreferrer"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " https://x.example", "JaVaScRiPt:1", "data:text/html,x", "//x.example"]
)
def test_other_addresses_stay_text(address: str) -> None:
    read = Reader(to_html(comparison((document("A", "x", url=address),))))
    assert not [value for value in read.values("href") if not value.startswith("#")]
    assert address.strip() in " ".join(read.texts["span"])


def test_the_page_is_the_same_each_time() -> None:
    assert to_html(marigold()) == to_html(marigold())


def test_it_says_reports_against_origins() -> None:
    html = to_html(marigold())
    assert "stands in <b>5 reports</b> and goes back to <b>2–4 independent origins</b>" in html
    assert "5 reports → <b>2–4 origins</b>" in html
    assert "no value satisfies all" in html
    assert "One report, read closely" in to_html(alone())


def test_a_tag_escapes_what_is_not_markup() -> None:
    assert tag("p", "<b>", tag("i", "&"), title='"><') == '<p title="&quot;&gt;&lt;">&lt;b&gt;<i>&amp;</i></p>'


@pytest.mark.parametrize(
    ("marks", "cut"),
    [
        ("", "abcdefghij"),
        ("figure f0 2-4", "ab|cd f0|efghij"),
        ("quote q0 0-6; figure f0 4-8", "abcd q0|ef q0 f0|gh f0|ij"),
        ("figure f0 2-4; passage s0l 0-10", "ab s0l|cd s0l f0|efghij s0l"),
        ("quote q0 0-3; quote q1 3-6", "abc q0|def q1|ghij"),
        ("time t0 2-4; place p0 2-4", "ab|cd p0 t0|efghij"),
    ],
)
def test_marks_that_overlap_are_cut_into_segments(marks: str, cut: str) -> None:
    made = []
    for words in filter(None, marks.split("; ")):
        layer, name, ends = words.split()
        start, end = map(int, ends.split("-"))
        made.append(Mark(start, end, layer, name))
    found = [
        " ".join(["abcdefghij"[each.start : each.end], *(mark.name for mark in each.marks)])
        for each in segments(made, (0, 10), seen=set())
    ]
    assert "|".join(found) == cut


_ENDS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted).filter(lambda ends: ends[0] < ends[1])


@given(st.lists(_ENDS, max_size=8))
def test_segments_cover_the_stretch_once_and_open_each_mark_once(ends: list[Any]) -> None:
    marks = [Mark(start, end, "figure", f"f{n}") for n, (start, end) in enumerate(ends)]
    found = list(segments(marks, (0, 30), seen=set()))
    assert [each.start for each in found] == [0, *(each.end for each in found[:-1])]
    assert found[-1].end == 30
    assert sorted(name for each in found for name in each.opening) == sorted(mark.name for mark in marks)
    for mark in marks:
        assert {n for each in found if mark in each.marks for n in range(each.start, each.end)} == set(
            range(mark.start, mark.end)
        )


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_any_text_makes_a_balanced_page(text: str) -> None:
    html = to_html(comparison((document("A", text, title=text or None, outlet=text or None),)))
    html.encode("utf-8")
    Reader(html)


def test_a_long_report_is_quick() -> None:
    text = "word 14 " * 100_000
    one = document("A", text)
    assert len(to_html(comparison((one,)))) > len(text)
