"""Judged actors: mentions that are one person's or body's, and mentions that are two's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stemma.collate.judgements.docket import Docket
from stemma.collate.judgements.links import Link, consistent
from stemma.collate.judgements.matching import actor_at
from stemma.model import Actor, Judgement, Mention, Span

_NUMBER = re.compile(r"(\d+)$")


def with_actors(actors: Sequence[Actor], docket: Docket) -> tuple[Actor, ...]:
    """The story's actors, those judged to be no actor left out, put back, brought together and told apart."""
    found = _taken(list(actors), docket)
    pairs: list[tuple[Judgement, Span, Span]] = []
    for judgement in docket.latest_first(docket.open("actor", verdicts=("same", "different"))):
        left, right = (p for p in docket.places(judgement) if p is not None)
        if _key(left) == _key(right):
            docket.settle(judgement, "noted", "Both are one mention here.")
        else:
            pairs.append((judgement, left, right))
    links = [Link(_key(a), _key(b), j.verdict == "same", j.id) for j, a, b in pairs]
    kept, lost = consistent(links)
    by_id = {j.id: (j, a, b) for j, a, b in pairs}
    for link, against in lost:
        docket.overruled(by_id[link.says][0], by_id[against.says][0])
    standing = [by_id[link.says] for link in reversed(kept)]
    for judgement, left, right in sorted(standing, key=lambda s: s[0].verdict == "different"):
        found = _joined(found, judgement, (left, right), docket=docket)
    for judgement in docket.applied("actor"):  # each names the actors of its words as they are after all of them
        if judgement.items:
            now = [actor_at(found, p) for p in docket.places(judgement) if p is not None]
            docket.settle(judgement, "applied", judgement.why, [a.id for a in now if a is not None])
    return tuple(found)


def _key(span: Span) -> str:
    return f"{span.report}:{span.field or ''}:{span.start}"


def _taken(actors: list[Actor], docket: Docket) -> list[Actor]:
    """Actors accepted and rejected; of two judgements of one actor the later stands."""
    said: dict[str, list[Judgement]] = {}
    for judgement in docket.open("actor", verdicts=("accept", "reject")):
        place = docket.places(judgement)[0]
        if place is not None:
            actor = actor_at(actors, place)
            said.setdefault(actor.id if actor is not None else _key(place), []).append(judgement)
    for group in said.values():
        standing = docket.standing(group, lambda a, b: a.verdict != b.verdict, items={})
        for judgement in standing:
            place = next(p for p in docket.places(judgement) if p is not None)
            actor = actor_at(actors, place)
            if judgement.verdict == "reject":
                actors = [a for a in actors if a is not actor]
                if actor is not None:
                    count = len(actor.mentions)
                    docket.drop(f"actor {actor.name!r} with {count} mention{'s' * (count != 1)}", judgement)
                docket.settle(judgement, "applied", "No actor is named here any more." if actor else "No actor is named here.")
            elif actor is not None:
                docket.settle(judgement, "applied", "It stands as it was accepted.", (actor.id,))
            else:
                judged = docket.item(judgement)
                if isinstance(judged, Actor):
                    judged = replace(judged, id=_new_id(actors))
                    actors = [*actors, judged]
                    docket.settle(judgement, "applied", "The machine names no actor here; it is put back.", (judged.id,))
                else:
                    docket.settle(judgement, "noted", "The machine names no actor here, and the judgement has no `item`.")
    return actors


def _joined(actors: list[Actor], judgement: Judgement, places: tuple[Span, Span], *, docket: Docket) -> list[Actor]:
    left, right = (actor_at(actors, place) for place in places)
    if left is None or right is None:
        which = places[0] if left is None else places[1]
        docket.settle(judgement, "noted", f"No actor is named at {which.start} in {docket.siglum(which)} any more.")
        return actors
    if judgement.verdict == "same":
        if left is right:
            docket.settle(judgement, "applied", "Both are one actor here.", (left.id,))
            return actors
        docket.settle(judgement, "applied", "Both are one actor now.", (left.id,))
        return [_one(left, right) if a is left else a for a in actors if a is not right]
    if left is not right:
        docket.settle(judgement, "applied", "Both are two actors here.", (left.id, right.id))
        return actors
    first, second = _two(left, places, _new_id(actors))
    docket.settle(judgement, "applied", "Both are two actors now.", (first.id, second.id))
    at = actors.index(left)
    return [*actors[:at], first, second, *actors[at + 1 :]]


def _one(left: Actor, right: Actor) -> Actor:
    """One actor with the mentions of both, called by the longer name."""
    named = max((left, right), key=lambda a: (len(a.name.split()), len(a.name), a is left))
    names = dict.fromkeys(n for a in (left, right) for n in (a.name, *a.aliases) if n != named.name)
    return replace(
        named,
        id=left.id,
        mentions=(*left.mentions, *right.mentions),
        roles=tuple(dict.fromkeys((*left.roles, *right.roles))),
        aliases=tuple(names),
    )


def _two(actor: Actor, places: tuple[Span, Span], new: str) -> tuple[Actor, Actor]:
    """The mentions dealt out to the two that were judged: by their words, else by their report, else by the one before them."""
    sides: tuple[list[Mention], list[Mention]] = ([], [])
    words = [p.text.casefold() for p in places]
    last: dict[str, int] = {}
    for mention in actor.mentions:
        span = mention.span
        own = [n for n, p in enumerate(places) if span.overlaps(p)]
        alike = [n for n in (0, 1) if span.text.casefold() == words[n]]
        here = [n for n in (0, 1) if places[n].report == span.report]
        for found in (own, alike, here):
            if len(found) == 1:
                side = found[0]
                break
        else:
            side = last.get(span.report, 0)
        last[span.report] = side
        sides[side].append(mention)
    first = _named(actor, sides[0], actor.id)
    second = _named(actor, sides[1], new)
    return first, second


def _named(actor: Actor, mentions: Sequence[Mention], name: str) -> Actor:
    """One part of an actor, called by the longest name among its mentions."""
    names = list(dict.fromkeys(m.span.text for m in mentions if m.kind in ("name", "abbreviation")))
    own = [n for n in (actor.name, *actor.aliases) if n in names] or names or [mentions[0].span.text]
    called = max(own, key=lambda n: (len(n.split()), len(n)))
    return replace(
        actor, id=name, name=called, mentions=tuple(mentions), aliases=tuple(n for n in names if n != called),
        roles=tuple(r for r in actor.roles if any(r in m.span.text for m in mentions)),
    )  # fmt: skip


def _new_id(actors: Sequence[Actor]) -> str:
    numbers = [int(m.group(1)) for a in actors if (m := _NUMBER.search(a.id))]
    return f"a{max(numbers, default=0) + 1}"
