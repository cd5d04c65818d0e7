"""Who credits whom: where a report itself names another outlet or agency as the giver of what it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from stemma.errors import LexiconError
from stemma.lexicon import mapping
from stemma.model import Annotations, Document, Span

_ARTICLE = re.compile(r"^(?:the|a)\s+", re.IGNORECASE)
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?([\w.-]+\.\w{2,})(?:/.*)?$")
_LEAST = 4  #: letters of a name that is looked for in running text; shorter ones need their capitals
_LEAST_LABEL = 6  #: letters of a web address that is looked for as a name ("harbourgazette" for "Harbour Gazette")
_NEAR = 40  #: characters on either side in which the crediting word must stand


def plain_name(name: str) -> str:
    """A name without its article and outer spaces, for comparison."""
    return _ARTICLE.sub("", " ".join(name.split())).casefold()


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


def credit(document: Document, other: Document, annotations: Annotations | None) -> tuple[str, Span | None] | None:
    """The name by which `document` credits `other`, and where it does; None where it does not."""
    own = {plain_name(n) for n in names_of(document)}
    for name in names_of(other):
        plain = plain_name(name)
        if plain in own:
            continue  # two reports of one outlet name themselves, not each other
        for line in document.credits:
            if line.kind != "photo" and any(plain_name(n) == plain for n in line.names):
                return name, line.span
        if document.agency is not None and plain_name(document.agency) == plain and not is_dispatch(document):
            return name, document.dateline.agency if document.dateline is not None else None
        mention = _in_text(document, name, annotations)
        if mention is not None:
            return name, mention
    return None


def _label(name: str) -> str | None:
    """The part of a web address that names the outlet, None where `name` is no address."""
    domain = _DOMAIN.match(name.strip())
    return max(domain[1].split(".")[:-1], key=len) if domain is not None else None


@lru_cache(maxsize=1024)
def _squeezed(text: str) -> str:
    """A text's letters and digits only, lower case: what a name must stand in to be looked for at all."""
    return "".join(c for c in text.casefold() if c.isalnum())


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
    words = r"\s+".join(re.escape(w) for w in plain.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE if len(plain) > _LEAST else 0)


@lru_cache(maxsize=16)
def _phrases(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """What stands before and after a credited name."""
    try:
        table = mapping("credit_phrases", language)
    except LexiconError:
        return None
    before = "|".join(re.escape(w) for w, side in sorted(table.items()) if side in ("before", "both"))
    after = "|".join(re.escape(w) for w, side in sorted(table.items()) if side in ("after", "both"))
    return (
        re.compile(rf"\b(?:{before})(?:\s+(?:the|an?|its|our)|\s+\w+(?:\s+\w+)?)?\s*[“\"‘']?\s*$", re.IGNORECASE),
        re.compile(rf"^[”\"’']?(?:['’]s)?(?:\s+\w+)?\s*,?\s*\b(?:{after})\b", re.IGNORECASE),
    )


def _in_text(document: Document, name: str, annotations: Annotations | None) -> Span | None:
    """The first mention of a name as a giver: source of an attribution, or beside a crediting word."""
    pattern = _pattern(name)
    if pattern is None or _squeezed(_ARTICLE.sub("", _label(name) or name)) not in _squeezed(document.text):
        return None
    sources: Sequence[Span] = [q.source for q in annotations.attributions if q.source is not None] if annotations else []
    phrases = _phrases(document.language.split("-")[0])
    text = document.text
    for start, end in document.body:
        for match in pattern.finditer(text, start, end):
            if not match.group()[:1].isupper():
                continue
            if any(s.field is None and s.start <= match.start() and match.end() <= s.end for s in sources):
                return document.span(match.start(), match.end())
            if phrases is not None and (
                phrases[0].search(text[max(start, match.start() - _NEAR) : match.start()])
                or phrases[1].search(text[match.end() : min(end, match.end() + _NEAR)])
            ):
                return document.span(match.start(), match.end())
    return None
