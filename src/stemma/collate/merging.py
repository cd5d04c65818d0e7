"""Actors across reports: the same person or body named in several of them is one actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from stemma.model import Actor, Annotations
from stemma.text.names import key, last_name


def _keys(actor: Actor) -> list[str]:
    return [k for k in dict.fromkeys(key(n) for n in (actor.name, *actor.aliases)) if k]


def merge_actors(annotations: Sequence[Annotations]) -> tuple[Actor, ...]:
    """One actor per person, body or group of the story, with the mentions of all reports.

    Full names join with full names and aliases; a last name alone joins the one person of the story who has it, and
    stays apart where two have it. Unnamed groups join only inside one report.
    """
    everyone = [(a.report, actor) for a in annotations for actor in a.actors]
    groups: list[list[Actor]] = []
    by_key: dict[tuple[str, str], list[Actor]] = {}
    short: list[Actor] = []
    for report, actor in everyone:
        if actor.type == "person" and " " not in key(actor.name):
            short.append(actor)
            continue
        # a name that one report gives to a person and another to a body is one actor all the same
        scope = report if actor.type == "group" else "named"
        keys = [(scope, k) for k in _keys(actor)]
        home = next((by_key[k] for k in keys if k in by_key), None)
        if home is None:
            home = []
            groups.append(home)
        home.append(actor)
        for k in keys:
            by_key.setdefault(k, home)
    for actor in short:
        last = key(actor.name)
        homes = [g for g in groups if g[0].type == "person" and key(last_name(g[0].name)) == last]
        if len(homes) == 1:
            homes[0].append(actor)
            continue
        home = by_key.get(("named", last))
        if home is None:
            home = []
            groups.append(home)
            by_key["named", last] = home
        home.append(actor)
    return tuple(_merged(group, number) for number, group in enumerate(groups, 1))


def _type(group: Sequence[Actor]) -> Literal["person", "organisation", "group"]:
    """The type that most mentions have; a body where they are even, since bodies are named in more ways."""
    counts = Counter[Literal["person", "organisation", "group"]]()
    for actor in group:
        counts[actor.type] += len(actor.mentions)
    return max(counts, key=lambda t: (counts[t], t == "organisation"))


def _merged(group: Sequence[Actor], number: int) -> Actor:
    longest = max(group, key=lambda a: (len(a.name.split()), len(a.name), a.name))
    names = dict.fromkeys(n for a in group for n in (a.name, *a.aliases) if n != longest.name)
    return Actor(
        id=f"a{number}",
        name=longest.name,
        type=_type(group),
        mentions=tuple(m for a in group for m in a.mentions),
        roles=tuple(dict.fromkeys(r for a in group for r in a.roles)),
        aliases=tuple(names),
    )
