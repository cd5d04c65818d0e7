"""Of whom each mention is: descriptions by role, pronouns by gender, number and how lately somebody was spoken of."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from functools import lru_cache

from stemma.annotate.actors import lists
from stemma.annotate.actors.candidates import Candidate
from stemma.annotate.actors.clusters import Entity
from stemma.annotate.actors.phrases import singular, small
from stemma.lexicon import mapping
from stemma.text.names import key, parts

_OWNERS = frozenset({"its", "his", "her", "their", "our", "my"})
_OWNED = re.compile(r"['’]s?\s")  #: "the boy's uncle": not the boy
_PERSONAL = frozenset({"he", "she", "his", "her"})
_UNTYPED = 0.4  #: what a single capitalised word counts that nothing shows to be a person
_UNTYPED_FULL = 0.8  #: the same of several words
_ASIDE = 0.2  #: what an unnamed person counts who is neither subject nor speaker, where the gender is the pronoun's
_PERSON_PLACE = 1.0  #: weight of a person behind a preposition: "to Ana Lund, …" is no place
_BODY_AS_THEY = 0.6  #: what one body counts for "they" beside several people
_RECENT = 48  #: mentions that a pronoun or description can reach back to
_REACH = 6  #: sentences that a pronoun can reach back over
_DECAY = 0.55  #: how much a mention fades per sentence (set on BASIL and on invented reports)
_WEIGHTS = {"speaker": 4.0, "subject": 3.0, "": 1.2, "owner": 0.8, "place": 0.3}
_EMBEDDED = 0.5  #: what a subject of a later clause counts beside that of the first
_SOLE = 3.0  #: a description that fits nobody by role is the person who leads the next one by this factor
_RIVAL = 0.6  #: a candidate with this share of the best score makes a pronoun ambiguous
_REPEATED = 0.1  #: what further mentions add
_QUOTED = 0.15  #: what a mention inside a quotation counts beside one outside
_GENERIC_REACH = 8  #: sentences over which "the company" can mean a company named before


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Country codes of country names and demonyms, lower case."""
    found = {name.lower(): code for code, names in mapping("country_names").items() for name in names}
    return {**lists.demonyms(), **found}


def _plain(word: str) -> str:
    low = word.lower().rstrip(".")
    return _codes().get(low, singular(low))


class Resolver:
    """Walks through a report's mentions in order and says whose each is."""

    def __init__(self, named: Sequence[Entity], options: dict[str, list[Entity]]) -> None:
        self.named = list(named)
        self.options = options
        self.unnamed: list[Entity] = []
        self.by_key: dict[str, Entity] = {}
        self.by_word: dict[str, list[Entity]] = {}
        self.recent: deque[tuple[Candidate, Entity]] = deque(maxlen=_RECENT)
        self.at: dict[int, Entity] = {}  #: start of a name -> its entity
        self.rivals: dict[int, tuple[Entity, ...]] = {}  #: start of a pronoun -> others that it can mean

    def take(self, c: Candidate) -> None:
        """Resolve one mention; mentions come in the order of the text."""
        if c.kind == "name":
            entity: Entity | None = self._name(c)
        elif c.kind == "pronoun":
            entity = self._pronoun(c)
        else:
            entity = self._description(c)
        if entity is None:
            return
        entity.mentions.append(c)
        self.at[c.start] = entity
        self._remember(c, entity)
        self.recent.append((c, entity))

    def _remember(self, c: Candidate, entity: Entity) -> None:
        known = {_plain(r) for r in c.roles} | ({c.head} if c.head and c.kind == "description" else set())
        kin = {k for r in known if c.kind == "name" or c.twin is not None for k in mapping("role_kin").get(r, ())}
        for word in sorted(known | kin):
            row = self.by_word.setdefault(word, [])
            if not row or row[-1] is not entity:
                row.append(entity)
        if c.kind == "name" and c.roles:
            entity.add_role(" ".join(c.roles))
        elif c.kind == "description":
            entity.add_role(c.name)

    def _name(self, c: Candidate) -> Entity:
        options = self.options[key(c.name)]
        if len(options) == 1:
            return options[0]
        fitting = [e for e in options if c.gender in ("u", "n") or e.gender in ("u", c.gender)] or options
        for _, entity in reversed(self.recent):
            if entity in fitting:
                return entity
        return max(fitting, key=lambda e: e.mentions[-1].start if e.mentions else -1)

    def _description(self, c: Candidate) -> Entity:
        if c.twin is not None and c.twin in self.at:
            return self._twin(c, self.at[c.twin])
        found = None
        if c.type == "person" and c.definite:
            found = self._by_role(c) or self._sole(c)
            if found is None and c.near.startswith("s") and c.name.lower() in small("anybody"):
                found = self._pronoun(c)
        elif c.type == "organisation" and lists.body_nouns().get(c.head) in ("any", "bare", "kind"):
            found = self._body(c)
        elif c.definite or c.plural:
            found = self.by_key.get(key(c.name)) or (self._bare(c) if c.definite else None)
        if c.type == "organisation" and found is None:
            found = self.by_key.get(key(c.name))
        if found is not None:
            return found
        entity = Entity(name=c.name, type=c.type, gender=c.gender, sure=True, unnamed=True, head=c.head)
        self.unnamed.append(entity)
        self.by_key[key(c.name)] = entity
        return entity

    def _twin(self, c: Candidate, entity: Entity) -> Entity:
        if entity.type is None:
            entity.type = c.type
        if entity.gender == "u" and c.gender in ("m", "f"):
            entity.gender = c.gender
        return entity

    def _agrees(self, c: Candidate, entity: Entity) -> bool:
        """Whether capitalised words of a description fit what is known of an entity."""
        if c.gender in ("m", "f") and entity.gender in ("m", "f") and c.gender != entity.gender:
            return False
        proper = {_plain(w) for w in parts(c.name) if w[0].isupper() and singular(w.lower()) != c.head}
        known = {_plain(w) for phrase in (*entity.roles, entity.name) for w in parts(phrase)}
        return proper <= known

    def _by_role(self, c: Candidate) -> Entity | None:
        modifiers = [r for r in reversed(c.roles[:-1]) if r in lists.roles()]
        for word in (c.head, *modifiers):
            for entity in reversed(self.by_word.get(_plain(word), [])[-8:]):
                if entity.type in ("person", None) and self._agrees(c, entity):
                    if entity.unnamed and self._modified(c, entity):
                        continue  # "the harbour spokesman" is not the spokesman of the mill
                    return entity
        return None

    def _sole(self, c: Candidate) -> Entity | None:
        """ "The four-term congressman said" behind a paragraph about one man only."""
        if (
            not c.near.startswith("s")
            or any(r in _OWNERS for r in c.roles)
            or _OWNED.search(c.name)
            or " of " in c.name
            or c.head in small("others")
        ):
            return None
        scores, by_id = self._scores(c)
        ranked = sorted(scores, key=lambda i: (-scores[i], by_id[i].name))
        if not ranked or by_id[ranked[0]].unnamed or not by_id[ranked[0]].sure:
            return None
        if len(ranked) > 1 and scores[ranked[0]] < _SOLE * scores[ranked[1]]:
            return None
        best = by_id[ranked[0]]
        known = {_plain(w) for phrase in (*best.roles, best.name) for w in parts(phrase)}
        proper = {_plain(w) for w in parts(c.name) if w[0].isupper() and singular(w.lower()) != c.head}
        return best if proper <= known or not proper & set(self.by_word) else None

    def _bare(self, c: Candidate) -> Entity | None:
        """ "The police" behind "the Oslo police", "the analysts" behind "tax analysts"."""
        if len(parts(c.name)) > 1:
            return None
        for entity in reversed(self.by_word.get(_plain(c.head), [])[-4:]):
            if entity.type == c.type:
                return entity
        return None

    def _modified(self, c: Candidate, entity: Entity) -> bool:
        """Whether a description says more than what is known of an entity: another body of its kind, then."""
        known = {_plain(w) for phrase in (*entity.roles, entity.name, *entity.aliases) for w in parts(phrase)}
        words = {_plain(w) for w in parts(c.name)} - {c.head} - small("loose_modifiers")
        return not words <= known

    def _body(self, c: Candidate) -> Entity | None:
        owned = any(r in _OWNERS for r in c.roles)
        sort = lists.body_nouns().get(c.head)
        strict = owned or sort == "kind" or (sort == "bare" and len(parts(c.name)) > 1)
        for entity in reversed(self.by_word.get(_plain(c.head), [])[-4:]):
            if entity.type == "organisation" and self._agrees(c, entity) and not (strict and self._modified(c, entity)):
                return entity
        if owned:
            return None
        fallback = None
        plain = c.near.startswith("s") or not any(x[0].isupper() for x in parts(c.name))
        media = c.head in lists.media() or c.head in (
            "outlet",
            "broadcaster",
            "newspaper",
            "paper",
            "magazine",
            "station",
            "network",
            "site",
        )
        for m, entity in reversed(self.recent):
            if c.sentence - m.sentence > _GENERIC_REACH:
                break
            if entity.type not in ("organisation", None) or entity.nation or (m.quoted and not c.quoted):
                continue
            name = {w.lower().rstrip(".") for w in parts(entity.name)}
            kin = c.head == "union" and bool(name & small("union_words"))
            if (kin or c.head in name) and not (strict and self._modified(c, entity)):
                return entity
            if strict:
                continue
            outlet = bool(name & lists.media())
            known = entity.sure or m.near.startswith("s")
            if (
                fallback is None
                and known
                and outlet == media
                and not entity.unnamed
                and m.near != "place"
                and len(entity.mentions) + (m.near not in ("", "owner")) > 1
            ):
                fallback = entity
        return fallback if plain else None

    def _pronoun(self, c: Candidate) -> Entity | None:
        scores, by_id = self._scores(c)
        if not scores:
            return None
        ranked = sorted(scores, key=lambda i: (-scores[i], by_id[i].name))
        best = ranked[0]
        if c.head in ("he", "she") and by_id[best].type is None:
            by_id[best].type = "person"
        self.rivals[c.start] = tuple(by_id[i] for i in ranked[1:4] if scores[i] >= _RIVAL * scores[best])
        return by_id[best]

    def _scores(self, c: Candidate) -> tuple[dict[int, float], dict[int, Entity]]:
        """How strongly each actor spoken of lately offers itself for a pronoun or description."""
        scores: dict[int, float] = {}
        by_id: dict[int, Entity] = {}
        for m, entity in reversed(self.recent):
            far = c.sentence - m.sentence
            if far > _REACH:
                break
            if not _can_mean(c, m, entity):
                continue
            base = _PERSON_PLACE if m.near == "place" and entity.type == "person" and entity.sure else _WEIGHTS[m.near]
            weight = base * _DECAY**far * (1.0 if m.main else _EMBEDDED)
            if m.quoted and not c.quoted:
                weight *= _QUOTED
            if entity.type is None and c.head in _PERSONAL:
                weight *= _UNTYPED if " " not in entity.name else _UNTYPED_FULL
            if c.head == "they" and entity.type != "group":
                weight *= _BODY_AS_THEY
            if entity.unnamed and c.head in _PERSONAL and not m.near.startswith("s"):
                weight *= _ASIDE
            before = scores.get(id(entity))
            by_id[id(entity)] = entity
            # the strongest mention counts, the others a little: who is named often is not who spoke last
            scores[id(entity)] = weight if before is None else max(before, weight) + _REPEATED * min(before, weight)
        return scores, by_id


def _can_mean(c: Candidate, m: Candidate, entity: Entity) -> bool:
    if m.start <= c.start < m.end:
        return False  # "its ministry": not the ministry's
    if c.head in ("he", "she", "his", "her") or c.kind == "description":
        if entity.type in ("organisation", "group") or m.plural or entity.nation:
            return False
        if (entity.unnamed or entity.type is None) and not m.near.startswith("s"):
            return entity.unnamed and c.kind == "pronoun" and entity.gender == c.gender and m.near != "place"
        if entity.type is None and any(x.near == "place" for x in entity.mentions):
            return False
        return entity.gender in ("u", c.gender) or c.gender == "u"
    if c.head in ("it", "its"):
        return entity.type == "organisation" or (entity.type is None)
    if entity.type == "group":
        return True
    return entity.type == "organisation" and not entity.nation
