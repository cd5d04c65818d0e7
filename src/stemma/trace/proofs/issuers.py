"""Issuers: bodies whose own statement a report is, so that its own voice is theirs.

A statement names its body at the head ("Norvik: figures for the year"), or says that it is a release. No outlet, agency or
reporter stands on it, and it gives nobody's word but the body's: one other source would make it a report about the body.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from stemma.lexicon import words
from stemma.model import Attribution, Document
from stemma.text.names import key
from stemma.trace.proofs.bodies import Bodies
from stemma.trace.registry import Registry

LONGEST = 80  #: characters of a title in which the body's name may stand before a colon
_HEAD = re.compile(rf"^\s*([^:–—|\n]{{2,{LONGEST}}}?)\s*(?::|\s[–—|-])\s")


def issuers(
    documents: Sequence[Document], attributions: Sequence[Attribution], *, registry: Registry, bodies: Bodies
) -> Mapping[str, str]:
    """The names of the bodies whose own statements reports are, by the report's id."""
    speakers: dict[str, set[str]] = {}
    for a in attributions:
        for name in a.chain or ((a.speaker,) if a.speaker else ()):
            speakers.setdefault(a.content[0].report, set()).add(name)
    found: dict[str, str] = {}
    for document in documents:
        body = _at_the_head(document, registry)
        told = speakers.get(document.id, set())
        if body is not None and told and all(_is_its_own(name, body, document.id, registry, bodies) for name in sorted(told)):
            found[document.id] = body
    return found


def _at_the_head(document: Document, registry: Registry) -> str | None:
    """The body that the title names before a colon, or first of all in a text that says that it is a release."""
    if document.outlet or document.agency or document.byline or not document.title:
        return None
    head = _HEAD.match(document.title)
    body = _organisation(key(head.group(1)), registry) if head is not None else None
    if body is not None:
        return body
    folded = f" {key(document.text)} "
    if not any(f" {mark} " in folded for mark in words("release_marks")):
        return None
    first = key(document.title).split()
    return next((b for n in range(len(first), 0, -1) if (b := _organisation(" ".join(first[:n]), registry)) is not None), None)


def _organisation(name: str, registry: Registry) -> str | None:
    if name not in registry.organisations:
        return None
    body = registry.resolve(name, "").name
    return None if registry.is_channel(body) else body


def _is_its_own(name: str, body: str, report: str, registry: Registry, bodies: Bodies) -> bool:
    """Whether a source is the body or somebody who speaks for it."""
    origin, wanted = registry.resolve(name, report), f"name:{key(body)}"
    spoken = bodies.of(origin.key)
    return origin.key == wanted or (spoken is not None and spoken.body == wanted)
