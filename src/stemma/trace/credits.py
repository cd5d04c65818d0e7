"""Who credits whom: where a report itself names another outlet or agency as the giver of what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from stemma.lexicon import words
from stemma.lexicon.outlets import known_outlet
from stemma.model import Annotations, Credit, Document, ResolvedCredit, ResolvedKind, Span
from stemma.trace.crediting import TextCredit, outlets_in, text_credits

_ARTICLE = re.compile(r"^(?:the|a)\s+", re.IGNORECASE)
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?([\w.-]+\.\w{2,})(?:/.*)?$")
_LEAST = 4  #: letters of a name that is looked for in running text; shorter ones need their capitals
_LEAST_LABEL = 6  #: letters of a web address that is looked for as a name ("harbourgazette" for "Harbour Gazette")
#: kinds whose names are all houses; in others persons and houses are named side by side
_OF_HOUSES = ("agency", "republication", "relay")

_SENTENCES: dict[ResolvedKind, str] = {
    "agency": "{a} carries copy of {name} or was made with it",
    "dateline": "{a}'s dispatch head names {name}",
    "label": "{a}'s byline or address names {name}",
    "byline": "{a}'s byline names {name} beside its writers",
    "contribution": "{a} says that {name} contributed",
    "translation": "{a} names {name} beside its translators",
    "copyright": "{a} gives the rights in its text to {name}",
    "republication": "{a} says that it stood first with {name}",
    "relay": "{a} owes what it tells to {name}, by its own words",
    "photo": "{a} credits {name} for a picture",
    "citation": "{a} gives something as reported by {name}",
    "first report": "{a} says that {name} had it first",
    "interview": "{a} gives what was said to {name}",
}


def plain_name(name: str) -> str:
    """A name without its article and outer spaces, for comparison."""
    return _ARTICLE.sub("", " ".join(name.split())).casefold()


def _squeezed(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


@lru_cache(maxsize=4096)
def outlet_key(name: str) -> str:
    """What the names of one house have in common: "AP" and "The Associated Press", "Harbour Gazette" and its address."""
    known = known_outlet(name)
    return _squeezed(plain_name(known or _label(name) or name))


def is_dispatch(document: Document) -> bool:
    """Whether a report is the agency's own: it has the agency's dateline or outlet, and credits no other's reporting."""
    if document.agency is None:
        return False
    if document.outlet is not None:
        return plain_name(document.outlet) == plain_name(document.agency)
    credited = any(c.kind == "agency" for c in document.credits)
    return document.dateline is not None and document.dateline.agency is not None and not credited


def names_of(document: Document) -> tuple[str, ...]:
    """The names under which other reports would credit this one: its outlet, and its agency where it is the agency's own."""
    names = [document.outlet] if document.outlet else []
    if document.agency and is_dispatch(document):
        names.append(document.agency)
    return tuple(dict.fromkeys(names))


def resolve_credits(documents: Sequence[Document], annotations: Sequence[Annotations]) -> tuple[ResolvedCredit, ...]:
    """Every outlet and agency that the reports credit, by report and place, with the reports read that it published.

    A report's own outlet is no credit, but for the agency in the head of its own dispatch, which leads to no other report; a
    photograph's credit is listed like any other. Annotations add outlets that are sources of
    attributions; without them only crediting words are looked for. Never raises.
    """
    by_report = {a.report: a for a in annotations}
    given = tuple(dict.fromkeys(n for d in documents for n in names_of(d)))
    holders: dict[str, list[str]] = {}
    for document in documents:
        for key in dict.fromkeys(outlet_key(n) for n in names_of(document)):
            holders.setdefault(key, []).append(document.id)
    printed = {outlet_key(n): n for n in reversed(given)}
    sigla = {d.id: d.siglum for d in documents}
    resolved = []
    for document in documents:
        own = {outlet_key(n) for n in names_of(document)}
        for found in _found(document, by_report.get(document.id), given):
            key = outlet_key(found.name)
            if key in own and found.kind != "dateline":
                continue
            reports = tuple(r for r in holders.get(key, ()) if r != document.id and key not in own)
            name = known_outlet(found.name) or printed.get(key) or found.name
            sentence = _sentence(document, found.kind, name, [sigla[r] for r in reports])
            if key in own:
                sentence = f"{document.siglum}'s dispatch head names {name}, whose own dispatch it is."
            resolved.append(
                ResolvedCredit(
                    span=found.span, report=document.id, kind=found.kind, name=name, reports=reports, sentence=sentence
                )
            )
    return tuple(resolved)


def _sentence(document: Document, kind: ResolvedKind, name: str, sigla: Sequence[str]) -> str:
    said = _SENTENCES[kind].format(a=document.siglum, name=name)
    if not sigla:
        return f"{said}; none of the other reports read is known to be from there."
    listed = sigla[0] if len(sigla) == 1 else f"{', '.join(sigla[:-1])} and {sigla[-1]}"
    return f"{said}; of the reports read {listed} {'is' if len(sigla) == 1 else 'are'} from there."


class _Found(NamedTuple):
    """A credit before it is resolved."""

    kind: ResolvedKind
    name: str
    span: Span | None


def _found(document: Document, annotations: Annotations | None, given: tuple[str, ...]) -> list[_Found]:
    """The credits of one report: beside the text first, then in the order of the text."""
    lines = [f for line in document.credits for f in _of_line(document, line, given)]
    lines += _of_dateline(document)
    running = [_Found(c.kind, c.name, document.span(c.start, c.end)) for c in _of_text(document, annotations, given)]
    inside = sorted([*lines, *running], key=lambda f: (f.span.start, f.span.end) if f.span else (0, 0))
    known = {outlet_key(f.name) for f in lines}
    beside = []
    if document.byline is not None:
        named = [m.name for m in outlets_in(document.byline, 0, len(document.byline), _patterns(given))]
        beside = [_Found("label", n, None) for n in dict.fromkeys(named) if outlet_key(n) not in known]
        known |= {outlet_key(f.name) for f in beside}
    in_head = document.dateline is not None and document.dateline.agency is not None
    if document.agency is not None and not in_head and outlet_key(document.agency) not in known:
        beside.append(_Found("label", document.agency, None))
    return [*beside, *inside]


def _of_dateline(document: Document) -> Iterator[_Found]:
    """The houses in the dispatch head: "(AP)", "(Harbour Gazette/TNS)"."""
    where = document.dateline.agency if document.dateline is not None else None
    if where is None or document.agency is None:
        return
    if "/" not in where.text or known_outlet(document.agency):
        yield _Found("dateline", document.agency, where)
        return
    for part in re.finditer(r"[^/\s][^/]*[^/\s]", where.text):
        start = where.start + part.start()
        yield _Found("dateline", known_outlet(part.group()) or part.group(), document.span(start, start + len(part.group())))


def _of_line(document: Document, line: Credit, given: tuple[str, ...]) -> Iterator[_Found]:
    """The houses that a credit line names, each with its name's place where it stands as such."""
    keys = {outlet_key(n) for n in given}
    mentions = outlets_in(document.text, line.span.start, line.span.end, _patterns(given))
    places = {outlet_key(m.name): document.span(m.start, m.end) for m in reversed(mentions)}
    for name in line.names:
        key = outlet_key(name)
        if line.kind in _OF_HOUSES or known_outlet(name) or key in keys or key in places or _is_house(line.kind, name):
            span = places.get(key)
            if span is None and (at := document.text.find(name, line.span.start, line.span.end)) >= 0:
                span = document.span(at, at + len(name))
            yield _Found(line.kind, name, span or line.span)


def _is_house(kind: str, name: str) -> bool:
    """Whether a name ends like an outlet's, or is one word among contributors, who are credited with two names."""
    parts = name.split()
    if len(parts) == 1:
        return kind == "contribution"
    return len(parts) > 1 and parts[-1] in words("outlet_tails")


def _of_text(document: Document, annotations: Annotations | None, given: tuple[str, ...]) -> tuple[TextCredit, ...]:
    sources: list[tuple[int, int]] = []
    if annotations is not None:
        spans = [q.source for q in annotations.attributions if q.source is not None]
        sources = [(s.start, s.end) for s in spans if s.field is None]
    return _in_body(document.text, document.body, document.language.split("-")[0], given=given, sources=tuple(sources))


@lru_cache(maxsize=1024)
def _in_body(
    text: str,
    body: tuple[tuple[int, int], ...],
    language: str,
    *,
    given: tuple[str, ...],
    sources: tuple[tuple[int, int], ...],
) -> tuple[TextCredit, ...]:
    """The credits of a text, found once however often two reports are held side by side."""
    patterns = _patterns(given)
    return tuple(c for b in body for c in text_credits(text, b, language=language, patterns=patterns, sources=sources))


@lru_cache(maxsize=64)
def _patterns(given: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """How the names of the outlets read stand in running text."""
    return tuple((p, name) for name in given if (p := _pattern(name)) is not None)


def _label(name: str) -> str | None:
    """The part of a web address that names the outlet, None where `name` is no address."""
    domain = _DOMAIN.match(name.strip())
    return max(domain[1].split(".")[:-1], key=len) if domain is not None else None


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str] | None:
    """How a name stands in running text; an address is looked for as the name it is made of."""
    plain = _ARTICLE.sub("", " ".join(name.split()))
    label = _label(name)
    if label is not None:
        if len(label) < _LEAST_LABEL or not label.isalnum():
            return None
        return re.compile(r"\b" + r"[ -]?".join(map(re.escape, label)) + r"\b", re.IGNORECASE)
    if len(plain) < 2 or not any(c.isalpha() for c in plain):
        return None
    parts = r"\s+".join(re.escape(w) for w in plain.split())
    return re.compile(rf"(?<!\w){parts}(?!\w)", re.IGNORECASE if len(plain) > _LEAST else 0)
