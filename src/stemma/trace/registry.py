"""Who is who among the origins: names, bodies, and who speaks for which body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.lexicon import mapping, words
from stemma.model import Actor, Attribution, Span
from stemma.text.names import key, without_brackets

CLOSE = 250  #: characters from a body to "its spokesman"
_UNNAMED = frozenset({"unnamed person", "unnamed group", "document"})


@dataclass(frozen=True, slots=True)
class Origin:
    """A resolved origin: its name, whether it has one, and a key that equal origins share."""

    name: str
    named: bool
    key: str


def is_medium(name: str) -> bool:
    """Whether a source is an outlet, an agency or "media": a channel, through which somebody else speaks."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", without_brackets(name))
    parts = key(spaced).split()
    return key(name) in words("media_words") or bool(set(parts) & (words("outlet_words") | {"media"}) - {"agency", "report"})


def holds_office(name: str) -> bool:
    """Whether a source without a name is one identified person all the same: "head of the Sultan Murat Brigade"."""
    first, _, rest = name.partition(" ")
    return first.lower() in words("roles") and rest.startswith(("of ", "for ")) and any(w[:1].isupper() for w in rest.split())


class Registry:
    """Resolves source names to origins; build one with `Registry.of`."""

    def __init__(
        self,
        names: dict[str, str],
        bodies: dict[str, str],
        *,
        named: frozenset[str],
        unnamed: frozenset[str],
        holders: dict[str, str],
    ) -> None:
        self._holders = holders  #: an office that one person of the story holds -> that person: "the town's mayor"
        self._names = names  #: folded name or alias -> canonical name
        self._bodies_named = named  #: those of them that name an organisation
        self._bodies = bodies  #: key of a person -> key of the body they speak for
        self._unnamed = unnamed  #: folded names of unnamed sources

    @classmethod
    def of(cls, actors: Sequence[Actor], attributions: Sequence[Attribution]) -> Registry:
        """A registry of a story's actors; attributions tell which sources are unnamed."""
        names: dict[str, str] = {}
        for actor in actors:
            if actor.type != "group" and not actor.name[:1].islower():
                for alias in (actor.name, *actor.aliases):
                    names.setdefault(key(alias), actor.name)
        bodies: dict[str, str] = {}
        organisations = sorted({a.name for a in actors if a.type == "organisation"}, key=lambda n: (-len(n), n))
        places = [(m.span, a.name) for a in actors if a.type == "organisation" for m in a.mentions if m.kind != "pronoun"]
        for actor in actors:
            if actor.type == "person":
                body = cls._body(actor, organisations) or cls._possessor(actor, places)
                if body:
                    bodies[f"name:{key(actor.name)}"] = f"name:{key(body)}"
        unnamed = {key(a.speaker) for a in attributions if a.speaker and a.speaker_type in _UNNAMED}
        named = frozenset(
            key(n) for a in actors if a.type == "organisation" for n in (a.name, *a.aliases) if not a.name[:1].islower()
        )
        return cls(
            names, bodies, named=named & names.keys(), unnamed=frozenset(unnamed - names.keys()), holders=cls._offices(actors)
        )

    @staticmethod
    def _offices(actors: Sequence[Actor]) -> dict[str, str]:
        """Single-holder offices that exactly one named person of the story is given as a title."""
        held: dict[str, set[str]] = {}
        for actor in actors:
            if actor.type == "person" and not actor.name[:1].islower():
                for role in actor.roles:
                    held.setdefault(key(role), set()).add(actor.name)
        return {
            office: min(people)
            for office, people in sorted(held.items())
            if len(people) == 1 and office in words("single_offices")
        }

    @staticmethod
    def _body(actor: Actor, organisations: Sequence[str]) -> str | None:
        """The organisation or country that a person's roles name: "president of France", "French President"."""
        demonyms = mapping("demonyms")
        countries = mapping("country_names")
        for role in actor.roles:
            low = f" {key(role)} "
            for name in organisations:
                if f" {key(name)} " in low:
                    return name
            kinds = [n for n in organisations if f" the {key(n).split()[-1]} " in f" {role.lower()} "]
            if len(kinds) == 1:
                return kinds[0]  # "head of the agency", where the story has one agency
            for word in low.split():
                code = demonyms.get(word)
                if code and code in countries:
                    return str(countries[code][0])
        return None

    @staticmethod
    def _possessor(actor: Actor, places: Sequence[tuple[Span, str]]) -> str | None:
        """The body whose spokesman "its spokesman" is: the last one named before, in the same report and close by."""
        for mention in actor.mentions:
            span = mention.span
            if mention.kind == "description" and span.text.lower().startswith(("its ", "their ")):
                before = [(s.end, name) for s, name in places if s.report == span.report and 0 <= span.start - s.end <= CLOSE]
                if before:
                    return max(before)[1]
        return None

    def resolve(self, name: str, report: str) -> Origin:
        """The origin behind a source name as it stands in a chain. Unnamed sources are one origin per report and wording."""
        short = key(without_brackets(name)) or key(name)
        canonical = self._names.get(short)
        if canonical is not None:
            return Origin(canonical, True, f"name:{key(canonical)}")
        # sources inside a body do not speak for it
        inside = None if short.split()[:1] and short.split()[0] in words("inside_sources") else self._organisation_in(short)
        if inside is not None:
            return Origin(inside, True, f"name:{key(inside)}")
        holder = self._holders.get(short.split()[-1]) if name[:1].islower() and short else None
        if holder is not None:
            return Origin(holder, True, f"name:{key(holder)}")
        if holds_office(name):
            return Origin(name, True, f"name:{short}")
        if short in self._unnamed or name[:1].islower():
            return Origin(name, False, f"unnamed:{report}:{short}")
        return Origin(name, True, f"name:{short}")

    def _organisation_in(self, short: str) -> str | None:
        """ "harbour bank analysts" and "spokesman for the joint border mission" belong to the body they name."""
        parts = [re.sub(r"'s?$", "", w) for w in short.split()]
        for size in range(len(parts) - 1, 0, -1):
            for start in range(len(parts) - size + 1):
                candidate = " ".join(parts[start : start + size])
                if candidate in self._bodies_named and len(candidate) > 2:
                    return self._names[candidate]
        return None

    def origin_of(self, chain: Sequence[str], report: str) -> Origin:
        """The root of a chain. Media pass words on and are skipped; what a speaker says another one said rests on the speaker."""
        root = next((name for name in chain if not is_medium(name)), chain[-1])
        return self.resolve(root, report)

    def body_of(self, origin: str) -> str | None:
        """The key of the body that the person behind the origin's key speaks for."""
        return self._bodies.get(origin)
