"""Where the actors of a report stand, and who else a pronoun or description can mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.annotate.actors import lists
from stemma.annotate.actors.phrases import singular
from stemma.model import Actor
from stemma.model.annotations import SpeakerType
from stemma.text.layout import Layout
from stemma.text.names import parts

_GROUP_MENTIONS = 12  #: mentions back in which "them" finds its people
_REACH = 700  #: characters before a pronoun in which rivals are looked for
_LOOKED_AT = 12  #: mentions before a code point among which one that covers it is looked for
_MOST_RIVALS = 4  #: other names that are kept for one source


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source: name, type, and other names that the words allow."""

    name: str | None
    type: SpeakerType | None
    candidates: tuple[str, ...] = ()


def actor_type(actor: Actor) -> SpeakerType:
    """Named or unnamed, person, body or group."""
    named = any(m.kind in ("name", "abbreviation") for m in actor.mentions)
    if actor.type == "person":
        return "named person" if named else "unnamed person"
    if actor.type == "organisation":
        return "named body" if named else "unnamed group"
    return "unnamed group"


class Directory:
    """Finds the actor that a code point belongs to."""

    def __init__(self, layout: Layout, actors: Sequence[Actor]) -> None:
        self.layout = layout
        self.actors = actors
        rows = sorted(
            (m.span.start, m.span.end, number)
            for number, actor in enumerate(actors)
            for m in actor.mentions
            if m.span.field is None
        )
        self.rows = rows
        self.starts = [r[0] for r in rows]
        self.sentences = [s.start for s in layout.sentences]
        self._by_role: dict[str, list[tuple[int, Actor]]] = {}
        for actor in actors:
            if actor.type == "person" and any(m.kind == "name" for m in actor.mentions):
                for word in dict.fromkeys(singular(p.lower()) for role in actor.roles for p in parts(role)[-1:]):
                    self._by_role.setdefault(word, []).append((actor.mentions[0].span.start, actor))

    def at(self, start: int, end: int) -> Actor | None:
        """The actor with the shortest mention that covers [start, end)."""
        best: tuple[int, int] | None = None
        i = bisect_right(self.starts, start) - 1
        for j in range(i, max(-1, i - _LOOKED_AT), -1):
            a, b, number = self.rows[j]
            if a <= start and end <= b and (best is None or b - a < best[0]):
                best = (b - a, number)
        return self.actors[best[1]] if best else None

    def described(self, start: int, end: int) -> Actor | None:
        """Whom a pronoun or description that ends at `end` stands for: the shortest one around [start, end)."""
        best: tuple[int, int] | None = None
        i = bisect_right(self.starts, start) - 1
        for j in range(i, max(-1, i - _LOOKED_AT), -1):
            a, b, number = self.rows[j]
            if a <= start and b == end and (best is None or b - a < best[0]):
                best = (b - a, number)
        if best is None:
            return None
        actor = self.actors[best[1]]
        kinds = {m.kind for m in actor.mentions if m.span.end == end}
        return actor if kinds and kinds <= {"pronoun", "description"} else None

    def within(self, start: int, end: int) -> list[tuple[int, int, Actor]]:
        """Mentions that lie in [start, end), in order: where they begin and end, and whose they are."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [(a, b, self.actors[number]) for a, b, number in self.rows[low:high] if b <= end]

    def last_group(self, before: int) -> Actor | None:
        """The several people mentioned last before a code point."""
        i = bisect_left(self.starts, before) - 1
        for j in range(i, max(-1, i - _GROUP_MENTIONS), -1):
            if self.actors[self.rows[j][2]].type == "group":
                return self.actors[self.rows[j][2]]
        return None

    def rivals(self, at: int, chosen: Actor, pronoun: str) -> tuple[str, ...]:
        """Other persons named shortly before a pronoun that it can mean."""
        want = {"he": "m", "she": "f"}.get(pronoun)
        if want is None:
            return ()
        found = []
        low = bisect_left(self.starts, at - _REACH)
        floor = self._sentence_before(at)
        for a, _, number in self.rows[low : bisect_left(self.starts, at)]:
            actor = self.actors[number]
            if a >= floor and actor_type(actor) == "named person" and actor is not chosen and gender_of(actor) in (want, "u"):
                found.append(actor.name)
        return tuple(dict.fromkeys(found))[:_MOST_RIVALS]

    def namesakes(self, at: int, chosen: Actor, head: str) -> tuple[str, ...]:
        """Other named persons known by the same role before a code point: "the minister" where two ministers are named."""
        return tuple(
            dict.fromkeys(
                actor.name for first, actor in self._by_role.get(singular(head.lower()), ()) if actor is not chosen and first < at
            )
        )[:_MOST_RIVALS]

    def _sentence_before(self, at: int) -> int:
        sentences = self.layout.sentences
        i = bisect_right(self.sentences, at) - 1
        return sentences[max(0, i - 1)].start if sentences else 0


def gender_of(actor: Actor) -> str:
    """m, f or u of a person, by title, role or first name."""
    for role in actor.roles:
        for word in parts(role):
            gender = lists.title_gender(word.lower().rstrip(".")) or lists.noun_gender(word)
            if gender in ("m", "f"):
                return gender
    words = parts(actor.name)
    return lists.first_names().get(words[0], "u") if len(words) > 1 else "u"
