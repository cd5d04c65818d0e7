"""From a raw report to a document: its own words about itself, and which stretches are running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from stemma.model import Credit, Dateline, Document, Dropped, Span
from stemma.read.language import language_of
from stemma.read.metadata.agencies import agency_of_address, as_printed, known_agency, stands_for
from stemma.read.metadata.credits import FoundCredit, names_in
from stemma.read.metadata.dateline import DispatchHead, dispatch_head
from stemma.read.metadata.head import Head, read_head
from stemma.read.metadata.lines import Line, is_furniture, lines_of, opening
from stemma.read.metadata.published import published
from stemma.read.metadata.tail import inner_credits, photo_credits, read_tail
from stemma.read.raw import Raw

_HEAD_WITHIN = 4  #: paragraphs of running text among which a dispatch head may stand (captions and notes come before it)
_RIGHTS_YEAR = re.compile(r"(?:19|20)\d{2}")
_HELPED = re.compile(r"contribut|report|input|assist|with ", re.IGNORECASE)
_BY = re.compile(r"^\s*by\s+", re.IGNORECASE)

Stretch = tuple[int, int]


def _dispatch(text: str, lines: list[Line], taken: list[Stretch]) -> DispatchHead | None:
    """The dispatch head at the start of one of the first paragraphs of running text."""
    starts = []
    for i, line in enumerate(lines):
        start = next((b for a, b in taken if a <= line.start < b), line.start)
        while start < line.end and text[start].isspace():
            start += 1
        if start < line.end:
            starts.append((start, opening(text, lines, i)))
        if len(starts) == _HEAD_WITHIN:
            break
    for start, end in starts:
        found = dispatch_head(text, start, end)
        if found:
            return found
    return None


def _body(text: str, taken: list[Stretch]) -> tuple[Stretch, ...]:
    """What is left of the text, without white space at the edges of a stretch."""
    stretches, at = [], 0
    for start, end in [*sorted(taken), (len(text), len(text))]:
        a, b = at, max(start, at)
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            stretches.append((a, b))
        at = max(at, end)
    return tuple(stretches)


def _agency(raw: Raw, head: Head, *, dispatch: DispatchHead | None, credits: list[FoundCredit], outlet: str | None) -> str | None:
    """Whose copy the report is, by its head, its byline, the lines at its end, its address; in this order."""
    if dispatch and dispatch.agency_name:
        printed = dispatch.agency_name
        known = known_agency(printed)
        credited = [n for c in credits if c.kind in ("agency", "copyright") for n in c.names]
        return known or next((n for n in credited if stands_for(printed, n)), None) or as_printed(printed, raw.text)
    if head.agency:
        return head.agency
    byline = names_in(raw.given.byline) if raw.given.byline else head.byline_names
    stated = next((a for a in map(known_agency, byline) if a), None)
    if stated:
        return stated
    for credit in credits:
        # a contribution by an agency does not make the report its copy; a bare name or a notice of rights does
        helped = credit.kind == "agency" and _HELPED.search(raw.text, credit.start, credit.end)
        if credit.kind in ("copyright", "agency") and not helped:
            via = credit.kind == "agency" and raw.text.startswith(("via ", "Via ", "(via "), credit.start)
            named = next((n for n in credit.names if known_agency(n) or via), None)
            if named and named != outlet:
                return named
    return agency_of_address(raw.given.url) or next(
        (a for a in map(known_agency, filter(None, (outlet, head.outlet))) if a), None
    )


def _outlet(raw: Raw, head: Head) -> str | None:
    """Who published: stated beside the text, in its head, or by the host of its address."""
    if raw.given.outlet or head.outlet:
        return raw.given.outlet or head.outlet
    try:
        host = urlsplit(raw.given.url or head.url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _byline(raw: Raw, head: Head, credits: list[FoundCredit]) -> str | None:
    """Who wrote it, as printed, without "By"."""
    if raw.given.byline:
        return _BY.sub("", raw.given.byline).strip() or None
    if head.byline:
        return raw.text[slice(*head.byline)]
    return next((", ".join(c.names) for c in credits if c.kind == "byline" and c.names), None)


def _dateline(raw: Raw, id: str, head: Head, dispatch: DispatchHead | None) -> Dateline | None:
    """The dispatch head, or a line of its own with a place and a date."""

    def span(place: Stretch | None) -> Span | None:
        return Span(id, place[0], place[1], raw.text[place[0] : place[1]]) if place else None

    if dispatch:
        whole = span((dispatch.start, dispatch.end))
        written = dispatch.date
        place, agency = dispatch.place, dispatch.agency
    else:
        whole, written, place, agency = span(head.place_span), head.place_date, head.place, None
    if whole is None:
        return None
    return Dateline(whole, span(place), span((written.start, written.end)) if written else None, span(agency))


@dataclass(frozen=True, slots=True)
class _Account:
    """Everything that a report's text says about it."""

    head: Head
    dispatch: DispatchHead | None
    credits: list[FoundCredit]
    photos: list[FoundCredit]
    body: tuple[Stretch, ...]


def _account(raw: Raw) -> _Account:
    """Find what is no running text, from the outside inwards: head, dateline, tail, then lines between paragraphs."""
    text = raw.text
    lines = lines_of(text)
    head = read_head(text, lines, title=raw.given.title)
    taken: list[Stretch] = list(head.taken)
    dispatch = _dispatch(text, lines, taken)
    if dispatch:
        taken.append((dispatch.start, dispatch.end))
    tail = read_tail(text, [line for line in lines if not any(a <= line.start and line.end <= b for a, b in taken)])
    taken += tail.taken
    inner = [line for line in lines if not any(a < line.end and line.start < b for a, b in taken)]
    taken += [(line.start, line.end) for line in inner if is_furniture(text, line)]
    between = inner_credits(text, inner)
    taken += [(c.start, c.end) for c in between]
    credits = [*between, *tail.credits]
    if head.byline:
        credits.append(FoundCredit(*head.byline, "byline", head.byline_names))
    photos = [p for p in photo_credits(text) if not any(c.start <= p.start < c.end for c in credits)]
    return _Account(head, dispatch, credits, photos, _body(text, taken))


def describe(raw: Raw, *, id: str, siglum: str) -> tuple[Document, list[Dropped]]:
    """Read what the report says about itself. Gives back, beside the document, what could not be used of it."""
    text = raw.text
    account = _account(raw)
    head, dispatch, credits = account.head, account.dispatch, account.credits
    outlet = _outlet(raw, head)
    years = [_RIGHTS_YEAR.search(text, c.start, c.end) for c in credits if c.kind == "copyright"]
    when, problem = published(
        raw, head, dateline=dispatch.date if dispatch else None, body_start=account.body[0][0] if account.body else 0,
        rights_year=next((int(y.group()) for y in years if y), None),
    )  # fmt: skip
    spans = [
        Credit(Span(id, c.start, c.end, text[c.start : c.end]), c.kind, c.names)
        for c in sorted([*credits, *account.photos], key=lambda c: (c.start, c.end))
    ]
    document = Document(
        id=id, siglum=siglum, file=raw.file, line=raw.line, sha256=raw.sha256, text=text, offsets=raw.offsets,
        encoding=raw.encoding, title=raw.given.title or (text[slice(*head.title)] if head.title else None), outlet=outlet,
        agency=_agency(raw, head, dispatch=dispatch, credits=credits, outlet=outlet), byline=_byline(raw, head, credits),
        dateline=_dateline(raw, id, head, dispatch), credits=tuple(spans), language=language_of(text), published=when,
        url=raw.given.url or head.url, body=account.body, extra=raw.given.extra,
    )  # fmt: skip
    return document, [Dropped(raw.name, problem)] if problem else []
