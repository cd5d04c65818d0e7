"""Reports in HTML: the body by trafilatura, what the page says about itself, and the way back to its bytes."""

from __future__ import annotations

import hashlib
import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from stemma.errors import InputError
from stemma.model import Dropped
from stemma.read.align import align
from stemma.read.encoding import decode, to_bytes
from stemma.read.page_facts import page_facts
from stemma.read.raw import Given, Raw

_META_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{1,200}?encoding\s*=\s*[\"']([\w:.-]+)", re.IGNORECASE)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_DECLARED_IN = 4096  #: bytes in which a page names its encoding; the standard asks for 1,024, pages are laxer
_FOLD = re.compile(r"[ \t\r\n\f\v]+")
_CELL_GAP = " | "


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCKS = _tags(
    "address article aside blockquote body br caption cell center dd details div dl dt fieldset figcaption figure form h1 h2 h3 "
    "h4 h5 h6 head hr item lb li list main ol p pre quote row section summary table tbody td tfoot th thead tr ul"
)
_CELLS = frozenset({"cell", "td", "th"})
_SKIPPED = _tags("script style template noscript iframe nav form button select textarea svg head aside footer graphic")


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names in its first bytes, or None."""
    found = _XML_ENCODING.search(data[:_DECLARED_IN]) or _META_CHARSET.search(data[:_DECLARED_IN])
    return found.group(1).decode("ascii") if found else None


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep the log lines and warnings of the packages that take a page apart from the user's terminal."""
    loggers = [logging.getLogger(name) for name in ("trafilatura", "htmldate", "courlan", "justext", "readability")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


class _Writer:
    """Writes a tree as text: one block a line, cells of a row side by side, white space folded."""

    def __init__(self, skipped: frozenset[str]) -> None:
        self.skipped = skipped
        self.text = ""
        self.blocks: list[tuple[int, int]] = []
        self._parts: list[str] = []
        self._gap = "\n"
        self._lines: list[str] = []
        self._length = 0

    def _close(self, gap: str) -> None:
        block = _FOLD.sub(" ", "".join(self._parts)).strip(" ")
        self._parts = []
        if block:
            lead = self._gap if self._lines else ""
            self._lines.append(lead + block)
            self.blocks.append((self._length + len(lead), self._length + len(lead) + len(block)))
            self._length += len(lead) + len(block)
            self._gap = gap
        elif gap == "\n":
            self._gap = gap

    def write(self, tree: Any) -> None:
        """Walk without recursion, so that a deeply nested page cannot exhaust the stack."""
        steps: list[tuple[Any, bool]] = [(tree, True)]
        while steps:
            element, opening = steps.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            if opening and tag and tag not in self.skipped:
                if tag in _BLOCKS and tag not in _CELLS:
                    self._close("\n")
                self._parts.append(element.text or "")
                steps.append((element, False))
                steps.extend((child, True) for child in reversed(element))
                continue
            if tag in _BLOCKS and tag not in self.skipped:
                self._close(_CELL_GAP if tag in _CELLS else "\n")
            if element is not tree:
                self._parts.append(element.tail or "")
        self._close("\n")
        self.text = "".join(self._lines)


def _extracted(tree: Any) -> _Writer | None:
    """What trafilatura takes for the report in a parsed page, or None where it finds nothing."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to import, only pages need it

    try:
        with _quietly():
            found: Any = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:
        # whatever a hostile page makes the extractor trip over, the visible text is still there to be read
        return None
    if found is None or found.body is None:
        return None
    writer = _Writer(frozenset({"graphic"}))
    writer.write(found.body)
    return writer if writer.text else None


def _visible(tree: Any) -> _Writer | None:
    """The visible text of the first <article>, <main> or <body> that has some."""
    for path in (".//article", ".//main", ".//body"):
        for element in tree.iterfind(path):
            writer = _Writer(_SKIPPED)
            writer.write(element)
            if writer.text:
                return writer
    return None


def read_html(data: bytes, file: str) -> Iterator[Raw | Dropped]:
    """The report of a page: text, meta data, offsets to the page's bytes."""
    try:
        decoded = decode(data, declared_encoding(data))
        tree = _parsed(_XML_HEAD.sub("", decoded.text))
        facts = page_facts(tree)
        _drop_unseen(tree)
        body = _extracted(tree)
        notes: tuple[Dropped, ...] = ()
        if body is None:
            body = _visible(tree)
            if body is None:
                raise InputError("a page without visible text; save the page with its text in it (not a script that fetches it)")
            notes = (Dropped(file, "no article was found in the page; the visible text of the page was read instead"),)
    except InputError as error:
        yield Dropped(file, str(error))
        return
    digest = hashlib.sha256(data).hexdigest()
    yield Raw(
        file=file, name=file, sha256=digest, own_sha256=digest, text=body.text, encoding=decoded.codec,
        offsets=to_bytes(align(body.text, body.blocks, decoded.text), decoded), notes=notes,
        given=Given(
            title=facts.title, outlet=facts.outlet, published=facts.published, url=facts.url, byline=facts.byline,
            published_from=facts.published_from,
        ),
    )  # fmt: skip


def _drop_unseen(tree: Any) -> None:
    """Take out what no reader sees, so that it cannot pass for text."""
    from lxml import etree  # noqa: PLC0415 - only pages need it

    etree.strip_elements(tree, "script", "style", "template", with_tail=False)


def _parsed(page: str) -> Any:
    from lxml import etree, html  # noqa: PLC0415 - only pages need it

    try:
        tree = html.document_fromstring(page, parser=html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True))
    except (etree.LxmlError, ValueError, AssertionError):
        raise InputError("a page without any element; text is read from .txt files: rename it if it is plain text") from None
    return tree
