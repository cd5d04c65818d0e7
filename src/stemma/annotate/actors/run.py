"""The door of this room: the actors of one report."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from stemma.annotate.actors.candidates import Candidate
from stemma.annotate.actors.clusters import Entity, cluster
from stemma.annotate.actors.descriptions import descriptions, pronouns
from stemma.annotate.actors.find import names
from stemma.annotate.actors.phrases import Words
from stemma.annotate.actors.resolve import Resolver
from stemma.annotate.actors.speech import mend
from stemma.model import Actor, Document, Mention
from stemma.text.layout import Layout
from stemma.text.names import is_acronym, key, parts

NAME = "actors"
VERSION = "1"

_HEADS = frozenset({"“", '"', "‘", "'", "``", ":", "—", "–", "("})
_UNSURE = frozenset(
    {"NNS", "NN", "VBZ", "VBD", "VBN", "JJ", "RB", "VB", "VBP", "VBG", "JJR", "UH"}
)  #: tags that a name at a sentence's head gets
_BESIDE = re.compile(r",\s+|\s+\(\s*|\s+(?:[–—]|--)\s+")
_BEFORE_NAME = re.compile(r"(?:the\s+)?(?:\S+-based\s+)?")
_AFTER = re.compile(r"\s*(?:[,.;:)–—]|--|who\b|$|['’]s\b)")


def _candidates(layout: Layout) -> list[Candidate]:
    """All that may be a mention, in the order of the text; `sentence` counts the sentences of the report's own voice."""
    text = layout.text
    outer = [q for q in layout.quoted if q.depth == 0]
    starts = [q.inner_start for q in outer]
    found: list[Candidate] = []
    number = -1
    for sentence, w in zip(layout.sentences, _sentences(layout), strict=True):
        around = bisect_right(starts, sentence.start) - 1
        if around < 0 or outer[around].inner_end < sentence.end - 1:
            number += 1  # sentences wholly inside a quotation do not make what stands before them seem long ago
        named = names(w, text, number)
        taken = {k for c in named for k in range(bisect_left(w.start, c.start), bisect_left(w.start, c.end))}
        own = sorted((*named, *descriptions(w, text, number, taken=taken), *pronouns(w, number)), key=lambda c: (c.start, -c.end))
        verb = next((w.start[k] for k in range(len(w)) if w.tag[k] in ("VBD", "VBZ", "VBP", "MD")), len(text))
        for c in own:
            c.main = c.start < verb or c.start <= w.start[0]
        found += own
    for c in found:
        at = bisect_right(starts, c.start) - 1
        c.quoted = at >= 0 and outer[at].inner_start <= c.start < outer[at].inner_end
    _pair(found, text)
    return found


def _sentences(layout: Layout) -> list[Words]:
    """The tokens of each sentence; a word at its head that is a name elsewhere in the report is one there, too."""
    every = []
    names: set[str] = set()
    for sentence in layout.sentences:
        w = Words.of(sentence.tokens, sentence.tags)
        mend(w)
        names.update(w.text[k] for k in range(1, len(w)) if w.tag[k] == "NNP" and w.text[k - 1] not in _HEADS)
        every.append(w)
    for w in every:
        for k in (0, 1):
            if (
                k < len(w)
                and w.text[k] in names
                and w.tag[k] in _UNSURE
                and w.text[k][0].isupper()
                and (k == 0 or w.text[0] in _HEADS)
            ):
                w.tag[k] = "NNP"
    return every


def _pair(found: list[Candidate], text: str) -> None:
    """Mark descriptions that stand beside a name: "X, the mayor," and "the mayor, X,"."""
    at: dict[int, list[Candidate]] = {}
    for c in found:
        if c.kind != "pronoun":
            at.setdefault(c.start, []).append(c)
    pairs = [(c, d) for c in found if c.kind != "pronoun" for d in _beside(c, at, text)]
    for left, right in pairs:
        if (
            {left.kind, right.kind} != {"name", "description"}
            or left.sentence != right.sentence
            or not _AFTER.match(text, right.end)
        ):
            continue
        name, words = (left, right) if left.kind == "name" else (right, left)
        if name.type in (words.type, None) and not words.plural and not name.nation:
            words.twin = name.start
            if name.type is None:
                name.type, name.sure = words.type, True
                name.gender = words.gender


def _beside(c: Candidate, at: dict[int, list[Candidate]], text: str) -> list[Candidate]:
    """Mentions that begin right behind a comma or bracket after `c`."""
    gap = _BESIDE.match(text, c.end)
    if gap is None:
        return []
    found = list(at.get(gap.end(), ()))
    more = _BEFORE_NAME.match(text, gap.end())
    return found + (list(at.get(more.end(), ())) if more else [])


def _order(found: list[Candidate]) -> list[Candidate]:
    """Names go before the descriptions in apposition to them, else the order of the text."""
    return sorted(found, key=lambda c: (c.start if c.twin is None else max(c.start, c.twin), c.twin is not None))


def _wanted(entity: Entity) -> bool:
    """Whether an entity is an actor: not a mere place, nor a country of which nothing speaks."""
    if not entity.mentions:
        return False
    if entity.nation:
        return any(m.near == "speaker" or m.head == "its" for m in entity.mentions)
    if entity.type is None or (not entity.sure and not entity.unnamed):
        return any(m.near in ("speaker", "subject") for m in entity.mentions)
    return True


def _mention_kind(c: Candidate, entity: Entity) -> str:
    if c.kind == "name" and is_acronym(c.name) and key(c.name) != key(entity.name):
        return "abbreviation"
    return c.kind


def annotate_actors(document: Document, layout: Layout) -> tuple[Actor, ...]:
    """Persons, organisations and groups of a report with every mention of them, in the order of their first mention.

    A canonical name is the fullest form without titles and article. Descriptions ("the mayor") and pronouns are
    mentions of whom they resolve to; descriptions that resolve to nobody are actors of their own.
    """
    found = _candidates(layout)
    entities, options = cluster([c for c in found if c.kind == "name"])
    resolver = Resolver(entities, options)
    for c in _order(found):
        resolver.take(c)
    kept = [e for e in (*entities, *resolver.unnamed) if _wanted(e)]
    kept.sort(key=lambda e: (min(m.start for m in e.mentions), e.name))
    actors = []
    for number, entity in enumerate(kept, 1):
        mentions = sorted(entity.mentions, key=lambda m: (m.start, m.end))
        kind = entity.type or ("person" if len(parts(entity.name)) in (2, 3) else "organisation")
        actors.append(
            Actor(
                id=f"{document.siglum}a{number}",
                name=entity.name,
                type=kind,
                mentions=tuple(Mention(document.span(m.start, m.end), _mention_kind(m, entity)) for m in mentions),  # type: ignore[arg-type]
                roles=tuple(entity.roles),
                aliases=tuple(dict.fromkeys(entity.aliases)),
            )
        )
    return tuple(actors)
