"""What a page says about itself: title, outlet, date, byline, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_FOLD = re.compile(r"\s+")
#: names of meta elements, the more reliable first (Open Graph, article:, Dublin Core, Sailthru, Parse.ly)
_TITLE = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title")
_OUTLET = ("og:site_name", "article:publisher_name", "application-name", "dc.publisher", "twitter:app:name:iphone")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished", "date",
    "pubdate", "publishdate", "publish-date", "dc.date.issued", "dc.date", "dcterms.created", "sailthru.date", "parsely-pub-date",
)  # fmt: skip
_BYLINE = ("author", "article:author_name", "dc.creator", "sailthru.author", "parsely-author", "byl", "article:author")
_URL = ("og:url",)
_SEPARATOR = re.compile(r"\s+[|–—·»:-]\s+")
_AUTHOR_PATHS = (".//*[@itemprop='author']", ".//*[@rel='author']", ".//*[@class='byline']", ".//*[@class='author']")
_LONGEST_BYLINE = 120  #: characters; a longer one is a biography


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Each None where the page does not say; `published` as written there, `published_from` says where."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_from: str = ""
    byline: str | None = None
    url: str | None = None


def _folded(text: str | None) -> str | None:
    return _FOLD.sub(" ", text).strip() or None if text else None


def _metas(tree: Any) -> dict[str, str]:
    """The first content of each meta element, by its property, name or itemprop in lower case."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = _folded(meta.get("content"))
        for key in (meta.get("property"), meta.get("name"), meta.get("itemprop")):
            if key and content:
                found.setdefault(key.strip().lower(), content)
    return found


def _records(value: Any) -> Iterator[dict[str, Any]]:
    """All objects in a JSON-LD value, outermost first."""
    waiting = [value]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, dict):
            yield item
            waiting.extend(v for k, v in item.items() if k == "@graph")
        elif isinstance(item, list):
            waiting.extend(item)


def _linked_data(tree: Any) -> dict[str, Any]:
    """The JSON-LD record of the report: the first with a headline or a date; {} where there is none."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for record in _records(value):
            if "headline" in record or "datePublished" in record:
                return record
    return {}


def _named(value: Any) -> str | None:
    """The name, or names, in a JSON-LD person or organisation."""
    if isinstance(value, str):
        return _folded(value)
    if isinstance(value, dict):
        return _named(value.get("name"))
    if isinstance(value, list):
        names = [n for n in map(_named, value) if n]
        return ", ".join(names) or None
    return None


def _text_of(element: Any) -> str | None:
    return _folded("".join(element.itertext())) if element is not None else None


def _first(tree: Any, *paths: str) -> str | None:
    for path in paths:
        for element in tree.iterfind(path):
            text = _text_of(element)
            if text:
                return text
    return None


def _title(tree: Any, metas: dict[str, str], record: dict[str, Any], outlet: str | None) -> str | None:
    stated = next((metas[k] for k in _TITLE if k in metas), None) or _named(record.get("headline"))
    title = stated or _first(tree, ".//article//h1", ".//main//h1", ".//h1")
    whole = _first(tree, ".//title")
    title = title or whole
    if title is None:
        return None
    parts = _SEPARATOR.split(title)
    # "Headline | Outlet": the outlet's name is no part of the headline
    if len(parts) > 1 and outlet and parts[-1].casefold() == outlet.casefold():
        gap = list(_SEPARATOR.finditer(title))[-1]
        return title[: gap.start()]
    if title == whole and len(parts) > 1 and "|" in title:
        return title[: title.rindex("|")].strip() or title
    return title


def _published(tree: Any, metas: dict[str, str], record: dict[str, Any]) -> tuple[str | None, str]:
    for key in _PUBLISHED:
        if key in metas:
            return metas[key], f"the page's meta element {key}"
    stated = record.get("datePublished")
    if isinstance(stated, str) and stated.strip():
        return stated.strip(), "the page's JSON-LD datePublished"
    for path in (".//time[@itemprop='datePublished']", ".//time[@pubdate]", ".//article//time[@datetime]", ".//time[@datetime]"):
        for element in tree.iterfind(path):
            value = _folded(element.get("datetime")) or _text_of(element)
            if value:
                return value, "the page's <time> element"
    return None, ""


def _byline(tree: Any, metas: dict[str, str], record: dict[str, Any]) -> str | None:
    stated = [metas.get(key) for key in _BYLINE]
    for name in [*stated, _named(record.get("author")), _first(tree, *_AUTHOR_PATHS)]:
        if name and len(name) <= _LONGEST_BYLINE and "://" not in name and not name.startswith(("@", "/")):
            return name
    return None


def page_facts(tree: Any) -> PageFacts:
    """Read a parsed page's own account of itself: meta elements, then JSON-LD, then the elements a reader sees."""
    metas, record = _metas(tree), _linked_data(tree)
    outlet = next((metas[k] for k in _OUTLET if k in metas), None) or _named(record.get("publisher"))
    published, where = _published(tree, metas, record)
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    addresses = [*links, *(metas.get(key) for key in _URL)]
    url = next((u.strip() for u in addresses if u and u.strip().startswith("http")), None)
    return PageFacts(
        title=_title(tree, metas, record, outlet), outlet=outlet, published=published, published_from=where,
        byline=_byline(tree, metas, record), url=url,
    )  # fmt: skip
