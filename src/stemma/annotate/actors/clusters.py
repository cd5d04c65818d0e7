"""Names that belong together: full names, last names, abbreviations, short forms of one actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stemma.annotate.actors import lists
from stemma.annotate.actors.candidates import Candidate
from stemma.annotate.actors.lists import Gender, Type
from stemma.annotate.actors.phrases import singular
from stemma.text.names import is_acronym, key, last_name, parts, same_body, same_person, stands_for


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
        sure = [c.type for c in self.found if c.sure]
        if sure:
            return max(sorted(str(t) for t in sure if t), key=sure.count)  # type: ignore[return-value]
        return next((c.type for c in self.found if c.type), None)


def _fits(group: _Group, entity: Entity) -> bool:
    """Whether a shorter spelling can be of an entity with a longer name."""
    kind = group.type
    if kind and entity.type and kind != entity.type and (entity.sure or kind == "person"):
        return False
    if any(key(a) == group.key for a in entity.aliases):
        return True
    words = parts(group.name)
    if entity.nation or any(c.nation for c in group.found):
        return key(entity.name) == group.key
    if is_acronym(group.name) and len(parts(entity.name)) > 1:
        return entity.type != "person" and stands_for(group.name, entity.name)
    if len(words) == 1:
        names = key(entity.name).split()
        if len(names) < 2:
            return False
        if kind == "person" or entity.type == "person":
            return key(last_name(entity.name)) == group.key or (names[0] == group.key and kind != "organisation" and len(names) == 2)
        if entity.type == "organisation":
            return names[0] == group.key and group.name.lower() not in lists.bodies() and group.name not in lists.first_names()
        return group.key in (names[0], names[-1])
    if entity.type != "organisation" and same_person(group.name, entity.name):
        return True
    used = any(c.near.startswith("s") for c in group.found) or is_acronym(group.name)
    return entity.type != "person" and used and same_body(group.name, entity.name)


def _entity(group: _Group) -> Entity:
    genders = [c.gender for c in group.found if c.gender in ("m", "f")]
    kind = group.type
    return Entity(
        name=group.name, type=kind, gender="n" if kind == "organisation" else genders[0] if genders else "u",
        sure=any(c.sure for c in group.found), nation=any(c.nation for c in group.found),
    )


_MOST_COMPARED = 400  #: different long names that a shorter one is compared with; reports have fewer


def cluster(found: Sequence[Candidate]) -> tuple[list[Entity], dict[str, list[Entity]]]:
    """Entities for the names found, and for each spelling (by `key`) the entities that it can be."""
    groups: dict[str, _Group] = {}
    for c in found:
        groups.setdefault(key(c.name), _Group(key(c.name), c.name, [])).found.append(c)
    order = sorted(groups.values(), key=lambda g: (-len(parts(g.name)), g.found[0].start))
    entities: list[Entity] = []
    options: dict[str, list[Entity]] = {}
    for group in order:
        fitting = [e for e in entities[:_MOST_COMPARED] if _fits(group, e)]
        if not fitting:
            fitting = [_entity(group)]
            entities += fitting
        elif len(fitting) == 1:
            _learn(fitting[0], group)
        for c in group.found:
            if c.alias and c.alias not in fitting[0].aliases:
                fitting[0].aliases.append(c.alias)
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
