"""Who speaks for which body: "spokeswoman for the Rescue Service", "the agency's head", "Oskava's interior minister".

A reading on the word of a body and one on the word of somebody who speaks for it are one origin. What shows it is a role in the
text: one that an actor was given, or one that stands right before or behind the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stemma.lexicon import mapping, words
from stemma.model import Actor, Attribution, Document, Span
from stemma.text.names import key, same_body
from stemma.trace.proofs.shared import QUOTED_WORDS, Shared, overlap_words
from stemma.trace.registry import Origin, Registry

CLOSE = 250  #: characters from a body to "its spokesman"
AROUND = 110  #: characters on either side of a name in which its role stands
MOST_MENTIONS = 40  #: mentions of one person whose surroundings are read
ROLE_WORDS = 9  #: words of a role right before a name
_BEHIND = re.compile(r"^,\s+(?:who\s+(?:is|was)\s+)?([^,.;:!?\n“”\"]{4,})")
_BEFORE = re.compile(r"([^,.;:!?\n“”\"]{4,}?),?\s*$")
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+(?=[“\"‘'A-Z])|\n")
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Spoken:
    """That a person speaks for a body."""

    body: str  #: key of the body's origin
    name: str
    role: str  #: the words that say so
    span: Span  #: where they, or the person's name, stand
    alike: bool = False  #: that the same words are quoted from both is what says so; `role` is then a sentence

    def sentence(self, who: str) -> str:
        """A sentence for the reader."""
        return self.role if self.alike else f"{who} speaks for {self.name}: “{self.role}”."


class Bodies:
    """The bodies that the persons of a story speak for, by the key of the person's origin."""

    def __init__(self, spoken: Mapping[str, Spoken]) -> None:
        self._spoken = spoken

    def of(self, origin: str) -> Spoken | None:
        """The body that the person behind an origin's key speaks for."""
        return self._spoken.get(origin)

    @classmethod
    def read(
        cls,
        actors: Sequence[Actor],
        documents: Mapping[str, Document],
        *,
        registry: Registry,
        quotations: Sequence[Attribution],
        shared: Shared,
    ) -> Bodies:
        """Reads the roles of a story's persons, and which bodies are quoted with the same words."""
        places = [
            (m.span, a.name)
            for a in actors
            if a.type == "organisation" and not registry.is_channel(a.name)
            for m in a.mentions
            if m.kind != "pronoun" and m.span.field is None
        ]
        places.sort(key=lambda p: (p[0].report, p[0].end))
        prefixes = _prefixes(actors, registry)
        spoken: dict[str, Spoken] = {}
        for actor in actors:
            if actor.type != "person" or not actor.mentions:
                continue
            origin = registry.resolve(actor.name, actor.mentions[0].span.report)
            if origin.key in spoken or origin.kind == "channel":
                continue
            for role, span in _roles(actor, documents):
                body = _body(role, registry, prefixes) or _possessor(role, span, places, documents[span.report].text)
                if body is not None:
                    found = registry.resolve(body, span.report)
                    if found.key != origin.key and found.kind != "channel":
                        spoken[origin.key] = Spoken(found.key, found.name, role.strip(), span)
                        break
        _quoted_alike(spoken, registry, quotations=quotations, shared=shared, documents=documents)
        return cls(spoken)


def _prefixes(actors: Sequence[Actor], registry: Registry) -> dict[str, str]:
    """First words of bodies' names that begin no other name: "citigroup" for "Citigroup Inc."."""
    found: dict[str, set[str]] = {}
    for actor in actors:
        if actor.type == "organisation" and key(actor.name) in registry.organisations and not registry.is_channel(actor.name):
            first = key(actor.name).split()[0]
            if len(first) >= 4 and same_body(first, actor.name) and first not in mapping("demonyms") | mapping("country_names"):
                found.setdefault(first, set()).add(actor.name)
    return {first: min(names) for first, names in found.items() if len(names) == 1}


def _roles(actor: Actor, documents: Mapping[str, Document]) -> Iterator[tuple[str, Span]]:
    """The roles of a person, as the words give them, with where they stand: of roles and descriptions, then around the name."""
    first = actor.mentions[0].span
    described = [m.span for m in actor.mentions if m.kind == "description"]
    if not set(key(actor.name).split()).isdisjoint(words("roles")):
        yield actor.name, first
    for span in described:
        yield span.text, span
    for role in actor.roles:
        if role not in {s.text for s in described}:
            yield role, first
    for mention in actor.mentions[:MOST_MENTIONS]:
        span = mention.span
        document = documents.get(span.report)
        if mention.kind == "pronoun" or span.field is not None or document is None:
            continue
        behind = _BEHIND.match(document.text[span.end : span.end + AROUND])
        if behind is not None and not words("roles").isdisjoint(key(behind.group(1)).split()[:ROLE_WORDS]):
            start = span.end + behind.start(1)
            yield behind.group(1), document.span(start, start + len(behind.group(1)))
        before = _BEFORE.search(document.text[max(0, span.start - AROUND) : span.start])
        role = _noun_phrase(before.group(1)) if before is not None else ""
        if role:
            at = document.text.rfind(role, 0, span.start)
            yield role, document.span(at, at + len(role))


def _noun_phrase(text: str) -> str:
    """The last words of a stretch that make a role ("the Citigroup chief financial officer"), "" where they make none."""
    tokens = text.split()[-ROLE_WORDS:]
    if not tokens or key(tokens[-1]) not in words("roles") | words("titles"):
        return ""
    stop = words("stop_words") - {"the", "a", "an", "its", "of", "for", "and"}
    kept = len(tokens)
    while kept > 0 and (key(tokens[kept - 1]) or "-") not in stop and not tokens[kept - 1].endswith("ed"):
        kept -= 1
        if key(tokens[kept]) != tokens[kept].lower() and tokens[kept].lower() in ("the", "a", "an", "its"):
            break
    return " ".join(tokens[kept:]) if kept < len(tokens) and " ".join(tokens[kept:]) in text else ""


def _body(role: str, registry: Registry, prefixes: Mapping[str, str]) -> str | None:
    """The body or state that a role names: "president of France", "head of the agency", "the union's president"."""
    low = key(role)
    parts = low.split()
    if not parts or "former" in parts or "ex" in parts or parts[0] in words("inside_sources"):
        return None
    if not words("outside_sources").isdisjoint(parts):
        return None
    state = registry.state_of(role, organ=False) or registry.state_of(role, organ=True)
    if state is not None:
        return state
    named = registry.organisation_in(low)
    if named is not None:
        return named
    for part in parts:
        bare = _POSSESSIVE.sub("", part)
        if bare in prefixes:
            return prefixes[bare]
    return _called(role, registry)


def _called(role: str, registry: Registry) -> str | None:
    """The body of "head of the agency" and "the union's president", where the story calls one body so."""
    tokens = [t.strip(",.").lower() for t in role.split()]
    for at, token in enumerate(tokens):
        noun = _POSSESSIVE.sub("", token)
        behind_the = at > 0 and tokens[at - 1] == "the" and at > 1
        if noun in mapping("body_nouns") and (behind_the or (noun != token and at < len(tokens) - 1)):
            body = registry.body_called(noun)
            if body is not None:
                return body
    if "police" in tokens:
        return "police"
    return None


def _possessor(role: str, span: Span, places: Sequence[tuple[Span, str]], text: str) -> str | None:
    """The body whose spokesman "its spokesman" is: the first one named in its sentence before it, else in the one before that."""
    if span.field is not None or not role.lower().startswith(("its ", "their ")):
        return None
    before = [(s, name) for s, name in places if s.report == span.report and 0 <= span.start - s.end <= CLOSE]
    ends = [m.end() for m in _SENTENCE_END.finditer(text, max(0, span.start - CLOSE), span.start)]
    for start in (*ends[:-3:-1], max(0, span.start - CLOSE)):
        here = [(s.start, name) for s, name in before if s.start >= start]
        if here:
            return min(here)[1]
    return None


def _quoted_alike(
    spoken: dict[str, Spoken],
    registry: Registry,
    *,
    quotations: Sequence[Attribution],
    shared: Shared,
    documents: Mapping[str, Document],
) -> None:
    """Two bodies from which reports quote the same words speak for one another: a brand and its maker."""
    told: dict[str, list[tuple[Span, Origin]]] = {}
    for said in quotations:
        origin = registry.resolve(said.speaker, said.content[0].report) if said.speaker else None
        if origin is not None and origin.key.removeprefix("name:") in registry.organisations and origin.named:
            told.setdefault(said.content[0].report, []).extend((s, origin) for s in said.content)
    for report, spans in told.items():
        for span, origin in spans:
            for _, theirs in shared.quoted(span):
                for other_span, other in told.get(theirs.report, ()):
                    if other.key <= origin.key or other.key in spoken or overlap_words(theirs, other_span) < QUOTED_WORDS:
                        continue
                    one, two = documents[report].siglum, documents[theirs.report].siglum
                    why = f"{one} quotes from {origin.name} the words that {two} quotes from {other.name}."
                    spoken[other.key] = Spoken(origin.key, origin.name, why, theirs, alike=True)
