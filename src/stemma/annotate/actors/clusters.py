"""Names that belong together: full names, last names, abbreviations, short forms of one actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stemma.annotate.actors import lists
from stemma.annotate.actors.candidates import Candidate
from stemma.annotate.actors.lists import Gender, Type
from stemma.annotate.actors.phrases import singular
from stemma.text.names import initials, is_acronym, key, last_name, parts, same_body, same_person, stands_for

_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir"})


@dataclass(slots=True, eq=False)
class Entity:
    """An actor in the making; `names` are the full forms seen, `roles` the words of its titles and descriptions."""

    name: str
    type: Type | None
    gender: Gender = "u"
    sure: bool = False
    nation: bool = False
    unnamed: bool = False
    head: str = ""
    aliases: list[str] = field(default_factory=list)
    roles: dict[str, None] = field(default_factory=dict)  #: phrases, in order of first mention
    role_words: set[str] = field(default_factory=set)
    mentions: list[Candidate] = field(default_factory=list)
    mentioned: tuple[int, ...] = ()  #: where the full name stands
    titles: frozenset[str] = frozenset()  #: titles before the full name

    def add_role(self, phrase: str) -> None:
        """Remember a title or description."""
        phrase = " ".join(phrase.split())
        if phrase:
            self.roles[phrase] = None
            self.role_words.update(singular(w.lower().rstrip(".")) for w in parts(phrase))


@dataclass(slots=True)
class _Group:
    """All mentions of one spelling."""

    key: str
    name: str
    found: list[Candidate]
    options: list[Entity] = field(default_factory=list)

    @property
    def type(self) -> Type | None:
        sure = [c.type for c in self.found if c.sure and c.type]
        if sure:
            return max(sure, key=lambda t: (sure.count(t), t))
        return next((c.type for c in self.found if c.type), None)


def _fits(group: _Group, entity: Entity) -> bool:
    """Whether a shorter spelling can be of an entity with a longer name."""
    kind = group.type
    if _surname_of(group, entity):
        return not (entity.mentioned and _another(group, entity))
    if kind and entity.type and kind != entity.type and (entity.sure or kind == "person"):
        return False
    if any(key(a) == group.key for a in entity.aliases):
        return True
    words = parts(group.name)
    if len(words) == 1 and entity.mentioned and _another(group, entity):
        return False
    if entity.nation or any(c.nation for c in group.found):
        return key(entity.name) == group.key
    if is_acronym(group.name) and len(parts(entity.name)) > 1:
        return entity.type != "person" and stands_for(group.name, entity.name)
    if len(words) == 1:
        names = key(entity.name).split()
        if len(names) < 2:
            return False
        if kind == "person" or entity.type == "person":
            return key(last_name(entity.name)) == group.key or (
                names[0] == group.key and kind != "organisation" and (len(names) == 2 or group.name in lists.first_names())
            )
        if entity.type == "organisation":
            return names[0] == group.key and group.name.lower() not in lists.bodies() and group.name not in lists.first_names()
        return group.key in (names[0], names[-1])
    if entity.type != "organisation" and same_person(group.name, entity.name):
        return True
    used = any(c.near.startswith("s") for c in group.found) or is_acronym(group.name)
    return entity.type != "person" and used and same_body(group.name, entity.name)


def _surname_of(group: _Group, entity: Entity) -> bool:
    """Whether one word that is also the name of a body is the last name of a person: "Fox" behind "Mia Fox"."""
    if entity.type != "person" or not entity.sure or group.type != "organisation" or is_acronym(group.name):
        return False
    if " " in group.name or " " not in entity.name or any(c.nation or c.alias for c in group.found):
        return False
    return key(last_name(entity.name)) == group.key


def _another(group: _Group, entity: Entity) -> bool:
    """Whether a titled last name is of somebody else than a full name: "President Ode" before "Mia Ode"."""
    titles = {r for c in group.found for r in c.roles if r in lists.titles()}
    if not titles:
        return False
    genders = {c.gender for c in group.found} & {"m", "f"}
    if entity.gender in ("m", "f") and genders and entity.gender not in genders:
        return True
    return group.found[0].start < entity.mentioned[0] and not titles & entity.titles and bool(titles - _COURTESY)


def _entity(group: _Group) -> Entity:
    genders: list[Gender] = [c.gender for c in group.found if c.gender in ("m", "f")]
    kind = group.type
    alone = lists.first_names().get(group.name, "u") if kind is None else "u"
    if not genders and alone in ("m", "f"):
        genders = [alone]
    mixed = [c.name for c in group.found if not c.name.isupper()]
    return Entity(
        name=mixed[0] if mixed and len(group.name.split()) > 1 else group.name,
        type=kind,
        gender="n" if kind == "organisation" else genders[0] if genders else "u",
        sure=any(c.sure for c in group.found),
        nation=any(c.nation for c in group.found),
        mentioned=tuple(c.start for c in group.found),
        titles=frozenset(r for c in group.found for r in c.roles),
    )


class _Index:
    """Entities by what a shorter spelling can share with them: first word, last word, alias, initials."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Entity]] = {}

    def add(self, entity: Entity) -> None:
        words = key(entity.name).split()
        full = "".join(w[0] for w in words)
        for word in {*words[:1], *words[-1:], *(key(a) for a in entity.aliases), full, initials(entity.name).lower()}:
            self.rows.setdefault(word, []).append(entity)

    def find(self, group: _Group) -> list[Entity]:
        words = group.key.split()
        keys = dict.fromkeys([*words[:1], *words[-1:], group.key, group.key.replace(".", "").replace(" ", "")])
        found = [e for k in keys for e in self.rows.get(k, ())[-_MOST_COMPARED:] if _fits(group, e)]
        return list(dict.fromkeys(found))


_MOST_COMPARED = 200  #: names that share a word and are compared; reports have far fewer


def _only_shouted(group: _Group) -> bool:
    """Whether a name of several words stands in capitals only: it may have run together with a heading."""
    return " " in group.name and all(c.name.isupper() for c in group.found)


def cluster(found: Sequence[Candidate]) -> tuple[list[Entity], dict[str, list[Entity]]]:
    """Entities for the names found, and for each spelling (by `key`) the entities that it can be."""
    groups: dict[str, _Group] = {}
    for c in found:
        groups.setdefault(key(c.name), _Group(key(c.name), c.name, [])).found.append(c)
    order = sorted(groups.values(), key=lambda g: (_only_shouted(g), -len(parts(g.name)), g.found[0].start))
    entities: list[Entity] = []
    index = _Index()
    options: dict[str, list[Entity]] = {}
    for group in order:
        fitting = index.find(group)
        aliases = [c.alias for c in group.found if c.alias]
        if not fitting:
            fitting = [_entity(group)]
            entities += fitting
        elif len(fitting) == 1:
            _learn(fitting[0], group)
        fitting[0].aliases += [a for a in dict.fromkeys(aliases) if a not in fitting[0].aliases]
        index.add(fitting[0])
        options[group.key] = fitting
    return entities, options


def _learn(entity: Entity, group: _Group) -> None:
    """What a shorter spelling tells of an entity: its type, its gender."""
    kind = group.type
    if entity.type is None and len(parts(group.name)) == 1:
        last = key(last_name(entity.name)) == group.key
        entity.type = kind or ("person" if last else "organisation")
        entity.gender = "n" if entity.type == "organisation" else entity.gender
    elif entity.type is None:
        entity.type = kind
    if entity.gender == "u":
        entity.gender = next((c.gender for c in group.found if c.gender in ("m", "f")), "u")
    if group.key != key(entity.name) and group.name not in entity.aliases:
        entity.aliases.append(group.name)
