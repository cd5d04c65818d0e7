"""Pages: only the report's text comes out, and what the page says about itself."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.read.reading import body_of, placed, read_all, read_one

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Dam at Orm breaks | Orm Herald</title>
<meta property="og:site_name" content="Orm Herald">
<meta property="article:published_time" content="2024-05-07T09:30:00+03:00">
<meta name="author" content="Ada Lund"><link rel="canonical" href="https://ormherald.example/dam">
<script>document.write("evil script")</script><style>p { content: "evil style" }</style></head>
<body onload="evil_handler()"><nav><a href="/">Start</a></nav>
<article><h1>Dam at Orm breaks</h1><p class="byline">By Ada Lund</p>
<p>ORM (Nordwire) &mdash; A dam broke above the town of Orm on Tuesday, and <b>at least 12</b> people&nbsp;drowned, the
   mayor said. <a href="javascript:evil_link()" onclick="evil_click()">Thousands</a> fled.</p>
<p>&ldquo;We heard it before we saw it,&rdquo; said Per Aas, who keeps the mill below the dam &amp; lost his boat.</p>
<table><tr><td>Drowned</td><td>12</td></tr></table>
<!-- evil comment --><template><p>evil template</p></template>
<p>The company that owns the dam has not answered questions about the inspection of last spring.</p></article>
<footer>Orm Herald, the paper of the lake</footer></body></html>"""


def test_only_the_text_of_the_report_comes_out(tmp_path: Path) -> None:
    data = PAGE.encode()
    document = read_one(tmp_path / "p.html", data)
    assert "evil" not in document.text
    assert "<" not in document.text
    assert "at least 12 people drowned, the mayor said. Thousands fled." in document.text.replace("\u00a0", " ")
    assert "Drowned | 12" in document.text
    assert placed(document, data) > 0.9 * document.characters


def test_what_the_page_says_about_itself(tmp_path: Path) -> None:
    document = read_one(tmp_path / "p.htm", PAGE)
    assert (document.title, document.outlet, document.byline) == ("Dam at Orm breaks", "Orm Herald", "Ada Lund")
    assert document.url == "https://ormherald.example/dam"
    assert (document.published.value, document.published.basis) == (date(2024, 5, 7), "stated")
    assert document.published.time is not None
    assert document.agency == "Nordwire"
    assert document.dateline is not None
    assert body_of(document).startswith("A dam broke")


def test_linked_data_and_time_elements_are_read_too(tmp_path: Path) -> None:
    linked = """<html><head><script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle",
    "headline": "Dam breaks", "datePublished": "2024-05-07", "author": [{"name": "Ada Lund"}, {"name": "Bo Ek"}],
    "publisher": {"name": "Orm Herald"}}]}</script></head><body><article><p>A dam broke above the town on Tuesday, and
    people fled to the hills, the mayor of the town told the radio.</p></article></body></html>"""
    document = read_one(tmp_path / "p.html", linked)
    assert (document.title, document.outlet, document.byline) == ("Dam breaks", "Orm Herald", "Ada Lund, Bo Ek")
    assert document.published.value == date(2024, 5, 7)
    timed = "<html><body><article><time datetime='2024-05-08'>Wednesday</time><p>A dam broke.</p></article></body></html>"
    assert read_one(tmp_path / "q.html", timed).published.value == date(2024, 5, 8)


@pytest.mark.parametrize(
    "page",
    ['<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>Die Brücke fiel, sagte Zoë Aas.</p></body></html>',
     '<html><head><meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"></head>'
     '<body><p>Die Brücke fiel.</p></body></html>'],
)  # fmt: skip
def test_the_encoding_that_a_page_names(tmp_path: Path, page: str) -> None:
    data = page.encode("latin-1")
    document = read_one(tmp_path / "p.html", data)
    assert "Die Brücke fiel" in document.text
    assert document.encoding == "cp1252"
    assert placed(document, data) == document.characters


def test_the_visible_text_is_read_where_no_article_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stemma.read.html._extracted", lambda tree: None)
    (tmp_path / "p.html").write_text(PAGE)
    documents, dropped = read_all(tmp_path)
    assert "evil" not in documents[0].text
    assert "A dam broke above the town" in documents[0].text
    assert "the visible text of the page was read instead" in dropped[0].reason


HOSTILE = [
    "<" * 20_000, "<!--" * 5_000, '<a b="' * 5_000, "&amp;" * 20_000, "<div>" * 20_000 + "text", "<script>" * 5_000,
    "&#xD800;&#0;x",
]  # fmt: skip


@pytest.mark.parametrize("markup", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_markup_is_read_or_refused_but_never_trips(tmp_path: Path, markup: str) -> None:
    (tmp_path / "p.html").write_text(markup)
    (tmp_path / "z.txt").write_text("A report.")
    documents, dropped = read_all(tmp_path)
    assert len(documents) + len(dropped) >= 2


def test_heavy_packages_are_imported_only_when_needed() -> None:
    code = "import sys, stemma.read; print(sorted({'trafilatura', 'lxml', 'charset_normalizer'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
