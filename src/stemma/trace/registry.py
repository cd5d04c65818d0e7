"""Who is who among the origins: what a source's name stands for.

Names of one person or body are brought together (aliases, legal endings, spellings of one name, a government and its ministries);
media are channels; sources without a name keep their words. Who speaks for which body is for `stemma.trace.proofs.bodies`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from stemma.lexicon import mapping, words
from stemma.model import Actor, Attribution, Document
from stemma.text.names import key, without_brackets

Kind = Literal["name", "body", "unnamed", "channel"]
_UNNAMED = frozenset({"unnamed person", "unnamed group", "document"})
#: Last words that a body's name may have or lack: "Norvik Corp." is "Norvik".
_LEGAL = frozenset(["inc", "corp", "corporation", "co", "llc", "llp", "ltd", "plc", "ag", "gmbh", "sa", "nv", "holdings"])
_ENDINGS = _LEGAL | {"company", "group", "union"}
#: Those who speak for a state without being named.
COLLECTIVES = ("officials", "authorities")
LETTERS = 4  #: fewer letters are too few to tell a spelling from another name
SPELLED = 2  #: letters in which two spellings of one name may differ: "Faruk" and "Farouk"
_POSSESSED = re.compile(r"^(?:the\s+)?(?P<owner>[^\W\d_][\w.-]*(?:\s[A-Z][\w.-]*){0,2}?)[’']s?\s+(?P<rest>\S.*)$")
_OWNED = re.compile(r"(?<!\w)([A-Z]\w+)[’']s?\s+$")
OWNER = 40  #: characters before a name in which its owner stands
_STATE_ENDS = ("n", "an", "ian", "ese", "ish", "i")


@dataclass(frozen=True, slots=True)
class Origin:
    """A resolved origin: its name, what it is, and a key that equal origins share.

    name: a person or body with a name. body: a body known by what it is ("the police"). unnamed: anyone else. channel: a medium.
    """

    name: str
    kind: Kind
    key: str

    @property
    def named(self) -> bool:
        """Whether the words tell who it is."""
        return self.kind == "name"


@lru_cache(maxsize=4096)
def is_medium(name: str) -> bool:
    """Whether a source is an outlet, an agency or "media": a channel, through which somebody else speaks."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", without_brackets(name))
    parts = key(spaced).split()
    return key(name) in words("media_words") or bool(set(parts) & (words("outlet_words") | {"media"}) - {"agency", "report"})


def is_press(name: str) -> bool:
    """Whether a source is other outlets, none of them named: "earlier reports", "international media"."""
    parts = key(name).split()
    owned = "'s" in name or "’s" in name or not {"of", "by", "from"}.isdisjoint(parts)
    return name[:1].islower() and not owned and any(" ".join(parts[-n:]) in words("press_words") for n in (1, 2))


def holds_office(name: str) -> bool:
    """Whether a source without a name is one identified person all the same: "head of the Sultan Murat Brigade"."""
    first, _, rest = name.partition(" ")
    return first.lower() in words("roles") and rest.startswith(("of ", "for ")) and any(w[:1].isupper() for w in rest.split())


def _letters_apart(left: str, right: str) -> int:
    """Levenshtein's distance."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


def _spellings(people: Sequence[str]) -> dict[str, str]:
    """Folded names of persons that are another spelling of an earlier one: all words but one are the same, that one nearly."""
    found: dict[str, str] = {}
    seen: dict[tuple[int, tuple[str, ...]], list[str]] = {}
    for name in people:
        parts = tuple(name.split())
        for at in range(len(parts)) if len(parts) > 1 else ():
            block = seen.setdefault((at, parts[:at] + parts[at + 1 :]), [])
            for other in block:
                if name not in found and _one_spelling(parts[at], other.split()[at], among=len(parts)):
                    found[name] = found.get(other, other)
            block.append(name)
    return found


def _one_spelling(left: str, right: str, *, among: int) -> bool:
    if min(len(left), len(right)) < LETTERS or left[0] != right[0]:
        return False
    return 0 < _letters_apart(left, right) <= (SPELLED if among > 2 else 1)


def bare_body(name: str) -> str:
    """The folded name of a body without its legal ending: "Norvik Corp." and "Norvik" are one."""
    parts = key(name).split()
    while len(parts) > 1 and parts[-1] in (_ENDINGS if len(parts) > 2 else _LEGAL):
        parts = parts[:-1]
    return " ".join(parts)


def _owner(actor: Actor, texts: Mapping[str, str]) -> str | None:
    """The one state whose organ stands without it in its name: "Tarmia's | Defence Ministry"."""
    low = f" {key(actor.name)} "
    if not any(f" {word} " in low for word, what in mapping("state_words").items() if what == "organ"):
        return None
    owners = set()
    for mention in actor.mentions:
        at = mention.span
        before = texts.get(at.report, "")[max(0, at.start - OWNER) : at.start] if at.field is None else ""
        found = _OWNED.search(before)
        if found is not None:
            owners.add(found.group(1))
    return min(owners) if len(owners) == 1 else None


class Registry:
    """Resolves source names to origins; build one with `Registry.of`."""

    def __init__(
        self, names: dict[str, str], *, organisations: frozenset[str], unnamed: frozenset[str], media: frozenset[str]
    ) -> None:
        self._names = names  #: folded name or alias -> canonical name
        self._media = media  #: folded names of the outlets and agencies of the reports read
        self.organisations = organisations  #: those of them that name an organisation
        self._unnamed = unnamed  #: folded names of unnamed sources
        self._places = {n: self._names[n] for n in sorted(names) if " " not in n and len(n) >= LETTERS}
        #: the peoples whose officials a story's sources are: "officials" -> {"norvan"}
        self._peoples: dict[str, set[str]] = {last: set() for last in COLLECTIVES}
        for name in unnamed:
            *before, last = name.split() or [""]
            if last in COLLECTIVES and len(before) == 1 and (before[0] in mapping("demonyms") or self._country(before[0])):
                self._peoples[last].add(before[0])
        self._aliases: dict[str, list[str]] | None = None
        self._offices: dict[str, str] = {}  #: an office that one person of the story holds -> that person: "the town's mayor"
        self._nouns: dict[str, str | None] = {}  #: what a body is called without its name -> its one name: "the union"

    @classmethod
    def of(cls, actors: Sequence[Actor], attributions: Sequence[Attribution], *, documents: Sequence[Document] = ()) -> Registry:
        """A registry of a story's actors; attributions tell which sources are unnamed, `documents` which names are outlets'."""
        names: dict[str, str] = {}
        proper = [a for a in actors if a.type != "group" and not a.name[:1].islower()]
        for actor in proper:
            for alias in (actor.name, *actor.aliases):
                names.setdefault(key(alias), actor.name)
        people = list(dict.fromkeys(key(a.name) for a in proper if a.type == "person"))
        for variant, first in _spellings(people).items():
            names[variant] = names[first]
        organisations = [a for a in proper if a.type == "organisation"]
        bodies: dict[str, str] = {}
        for actor in sorted(organisations, key=lambda a: (len(a.name), a.name)):
            one = bodies.setdefault(bare_body(actor.name), actor.name)
            for alias in (actor.name, *actor.aliases):
                names[key(alias)] = names.get(key(one), one) if one != actor.name else names[key(alias)]
        texts = {d.id: d.text for d in documents}
        for actor in organisations:
            owner = _owner(actor, texts)
            if owner is not None:
                names[key(actor.name)] = names.get(key(owner), owner)
        unnamed = {key(a.speaker) for a in attributions if a.speaker and a.speaker_type in _UNNAMED}
        folded = frozenset(key(n) for a in organisations for n in (a.name, *a.aliases))
        media = frozenset(key(n) for d in documents for n in (d.outlet, d.agency) if n)
        made = cls(
            names, organisations=folded & names.keys(), unnamed=frozenset(unnamed - names.keys()), media=media
        )  # fmt: skip
        made._learn(actors)
        return made

    def _learn(self, actors: Sequence[Actor]) -> None:
        """Offices that exactly one named person is given, and nouns by which exactly one named body is called."""
        held: dict[str, set[str]] = {}
        called: dict[str, set[str]] = {}
        for actor in actors:
            if actor.name[:1].islower() or key(actor.name) not in self._names:
                continue
            canonical = self._names[key(actor.name)]
            if actor.type == "person":
                for role in actor.roles:
                    held.setdefault(key(role), set()).add(canonical)
            elif actor.type == "organisation" and not is_medium(actor.name):
                nouns = {key(r).split()[-1] for r in actor.roles if key(r)} | {key(actor.name).split()[-1]}
                for noun in nouns & mapping("body_nouns").keys():
                    called.setdefault(noun, set()).add(canonical)
        single = words("single_offices")
        self._offices = {o: min(p) for o, p in sorted(held.items()) if len(p) == 1 and o in single}
        self._nouns = {noun: min(b) if len(b) == 1 else None for noun, b in sorted(called.items())}

    def resolve(self, name: str, report: str) -> Origin:
        """The origin behind a source name as it stands in a chain. Unnamed sources are one origin per report and wording."""
        short = key(without_brackets(name)) or key(name)
        known = self._known(short, name)
        if known is not None:
            return Origin(known, "channel" if self.is_channel(known) else "name", f"name:{key(known)}")
        if self.is_channel(name):
            return Origin(name, "channel", f"name:{short}")
        if holds_office(name):
            return Origin(name, "unnamed", f"name:{short}")
        last = short.split()[-1] if short else ""
        if short in words("story_bodies") or (name[:1].islower() and " " in short and last in words("bodies")):
            return Origin(name, "body", f"body:{short.removeprefix('local ')}")
        one = self._officials(short)
        if one is not None:
            return Origin(name, "unnamed", f"body:{one}")
        if short in self._unnamed or name[:1].islower():
            return Origin(name, "unnamed", f"unnamed:{report}:{short}")
        return Origin(name, "name", f"name:{short}")

    def _known(self, short: str, name: str) -> str | None:
        """The name of the person, body or state behind a folded name."""
        canonical = self._names.get(short)
        if canonical is not None:
            return self.state_of(name, organ=True) or canonical
        state = self.state_of(name, organ=True)
        if state is not None:
            return state
        # sources inside a body do not speak for it
        parts = short.split()
        apart = parts[:1] == [] or parts[0] in words("inside_sources") or "and" in parts
        inside = None if apart or not words("outside_sources").isdisjoint(parts) else self.organisation_in(short)
        if inside is not None:
            return inside
        possessed = _POSSESSED.match(name) if name[:1].islower() and parts and parts[-1] in words("document_nouns") else None
        if possessed is not None:
            return self.body_called(key(possessed["owner"]))
        if name[:1].islower() and short:
            return self._offices.get(parts[-1]) or (self.body_called(short) if " " not in short else None)
        return None

    def _officials(self, short: str) -> str | None:
        """ "Officials" of one country are one body of a story that tells of no other country's; None for all other names."""
        *before, last = short.split() or [""]
        if last not in COLLECTIVES or len(before) > 1 or not set(before) <= self._peoples.get(last, set()) | {"local"}:
            return None
        return last if len(self._peoples.get(last, ())) < 2 else short

    def also(self, name: str) -> Sequence[str]:
        """The other folded names of a person or body."""
        if self._aliases is None:
            self._aliases = {}
            for alias, canonical in self._names.items():
                self._aliases.setdefault(canonical, []).append(alias)
        return self._aliases.get(self._names.get(key(name), name), ())

    def body_called(self, noun: str) -> str | None:
        """The one named body that the story calls by a noun: "the union", "the agency"; None where that is open."""
        return self._nouns.get(noun)

    def organisation_in(self, short: str) -> str | None:
        """ "harbour bank analysts" and "spokesman for the joint border mission" belong to the body they name."""
        parts = [re.sub(r"'s?$", "", w) for w in short.split()]
        for size in range(len(parts), 0, -1):
            for start in range(len(parts) - size + 1):
                candidate = " ".join(parts[start : start + size])
                if candidate in self.organisations and len(candidate) > 2 and not self.is_channel(self._names[candidate]):
                    return self._names[candidate]
        return None

    def state_of(self, phrase: str, *, organ: bool) -> str | None:
        """The state whose organ ("Tarmia's government") or else whose office ("French president") a phrase names."""
        low = f" {key(phrase)} "
        wanted = "organ" if organ else "office"
        if not any(f" {word} " in low for word, what in mapping("state_words").items() if what == wanted):
            return None
        possessed = _POSSESSED.match(phrase)
        if possessed is not None and possessed["owner"][:1].isupper():
            owner = possessed["owner"]
            return self._names.get(key(owner), self._country(key(owner)) or owner)
        for word in low.split():
            state = self._country(word)
            if state is not None:
                return self._names.get(key(state), state)
        for one, two in pairwise(low.split()):
            if one == "of" and two in self._places:
                return self._places[two]
        return None

    def _country(self, word: str) -> str | None:
        """The country behind a country's name or its people's, also of a story's own places: "Oskavan" beside "Oskava"."""
        code = mapping("demonyms").get(word)
        names = mapping("country_names")
        if code and code in names:
            return str(names[code][0])
        for place, name in self._places.items():
            stem = place[:-1] if place[-1] in "aeoy" else place
            if word != place and word.startswith(stem) and word[len(stem) :] in _STATE_ENDS:
                return name
        return None

    def origin_of(self, chain: Sequence[str], report: str) -> Origin:
        """The root of a chain. Media pass words on and are skipped; what a speaker says another one said rests on the speaker."""
        root = next((name for name in chain if not self.is_channel(name)), chain[-1])
        return self.resolve(root, report)

    def is_channel(self, name: str) -> bool:
        """Whether a name is that of a medium, of any or of one whose reports are read."""
        return is_medium(name) or is_press(name) or key(without_brackets(name)) in self._media
