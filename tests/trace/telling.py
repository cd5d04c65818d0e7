"""Stories for the tests of origins: who tells a number, where, and on whose word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from stemma.model import Actor, Attribution, Claim, ClaimPair, Document, Figure, Lineage, Mention, Passage, Span
from stemma.trace.origins import count_origins
from tests.collate.making import figures, report

#: siglum, text with the [number], whom the text gives for it, outermost first, and what else is known of the report
Told = tuple[str, str, tuple[str, ...]] | tuple[str, str, tuple[str, ...], dict[str, Any]]


def at(document: Document, words: str) -> Span:
    """Where words stand first in a report."""
    start = document.text.index(words)
    return document.span(start, start + len(words))


def actor(documents: Sequence[Document], name: str, kind: Any = "person", *roles: str) -> Actor:
    """An actor with all its mentions, and with those of its roles that stand in the reports."""
    wanted = [(name, "name"), *((role, "description") for role in roles)]
    spans: list[Mention] = [
        Mention(at(d, words), what)  # type: ignore[arg-type]
        for d in documents
        for words, what in wanted
        if words in d.text
    ]
    return Actor(id=name, name=name, type=kind, mentions=tuple(spans) or (Mention(documents[0].span(0, 0), "name"),), roles=roles)


@dataclass
class Story:
    """Reports, each of which gives one number or more, and what the annotators found in them."""

    told: Sequence[Told]
    actors: Sequence[tuple[Any, ...]] = ()
    shared: Sequence[tuple[str, str, str, str]] = ()  #: report, report, words, and whether quoted ("quotation", "narration")
    attributions: Sequence[Attribution] = ()
    pairs: Sequence[tuple[str, str, str]] = ()
    lineage: Lineage | None = None
    documents: list[Document] = field(default_factory=list)
    members: dict[str, Figure | Attribution] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, text, sources, *more in self.told:
            about: Mapping[str, Any] = more[0] if more else {}
            document = report(name, text, **{k: v for k, v in about.items() if k in ("agency", "outlet")})
            self.documents.append(document)
            rest = {k: v for k, v in about.items() if k not in ("agency", "outlet")}
            self.members |= {f.id: f for f in figures(document, text, sources=sources, **rest)}

    def report(self, name: str) -> Document:
        """A report by its siglum."""
        return next(d for d in self.documents if d.id == name)

    def claim(self) -> Claim:
        """The claim of all the story's figures, counted."""
        passages = tuple(
            Passage(f"p{n}", at(self.report(a), words), at(self.report(b), words), "verbatim", 1.0, what)  # type: ignore[arg-type]
            for n, (a, b, words, what) in enumerate(self.shared, 1)
        )
        pairs = tuple(ClaimPair(a, b, relation, "As told.") for a, b, relation in self.pairs)  # type: ignore[arg-type]
        claim = Claim(
            id="c1", topic="the dead", measure="dead", members=tuple(self.members), relation="agrees", pairs=pairs,
            strict_conflict=False,
        )  # fmt: skip
        people = tuple(actor(self.documents, *about) for about in self.actors)
        (found,) = count_origins(
            (claim,), self.members, documents=self.documents, passages=passages, actors=people, lineage=self.lineage
        )  # fmt: skip
        return found


def count(claim: Claim) -> tuple[int, int]:
    """Low and high."""
    return claim.independent_origins.low, claim.independent_origins.high


def reasons(claim: Claim) -> list[str]:
    """What the collapses go by, in order."""
    return [c.by for c in claim.collapses]
