"""Who a source resolves to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from stemma.annotate.actors import lists
from stemma.annotate.actors.phrases import Words, right_phrase, singular
from stemma.annotate.attribution.sayings import Saying
from stemma.model import Actor
from stemma.model.annotations import SpeakerType
from stemma.text.layout import Layout
from stemma.text.names import parts, tidy, without_article, without_brackets

_FIRST = frozenset({"i", "we", "my", "our", "me", "us"})
_OTHERS = frozenset(
    {"he", "she", "it", "they", "his", "her", "its", "their", "him", "them", "you", "this", "that", "these", "those"}
)
_LONGEST_NAME = 120  #: characters of a speaker named by its own words
_GROUP_MENTIONS = 12  #: mentions back in which "them" finds its people
_REACH = 700  #: characters before a pronoun in which rivals are looked for


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

    def at(self, start: int, end: int) -> Actor | None:
        """The actor with the shortest mention that covers [start, end)."""
        best: tuple[int, int] | None = None
        i = bisect_right(self.starts, start) - 1
        for j in range(i, max(-1, i - 12), -1):
            a, b, number = self.rows[j]
            if a <= start and end <= b and (best is None or b - a < best[0]):
                best = (b - a, number)
        return self.actors[best[1]] if best else None

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
            if a >= floor and actor.type == "person" and actor is not chosen and gender_of(actor) in (want, "u"):
                found.append(actor.name)
        return tuple(dict.fromkeys(found))

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


def _own_name(text: str) -> str:
    name = without_brackets(without_article(tidy(text)))
    for stop in (" who ", " which ", " that ", ", who", ", which"):
        name = name.split(stop)[0]
    return name[:_LONGEST_NAME].strip(" ,")


def _noun_speaker(w: Words, saying: Saying, text: str) -> Speaker:
    """A speaker named by the words of the source themselves."""
    source = saying.source_tokens
    if source is None or saying.source is None:
        return Speaker(None, None)
    low, tag = w.lower[source.head], w.tag[source.head]
    name = _own_name(text[saying.source[0] : saying.source[1]])
    if not name:
        return Speaker(None, None)
    known = source.end - source.start > 1 or lists.noun_type(low, plural=True) is not None
    if (
        source.start == 0
        and w.tag[0] not in ("DT", "PRP$")
        and known
        and name[:1].isupper()
        and tag not in ("NNP", "NNPS")
        and w.tag[0] not in ("NNP", "NNPS")
        and not name[1:2].isupper()
    ):
        name = name[0].lower() + name[1:] if w.lower[0] not in lists.demonyms() else name
    if low in lists.documents() or singular(low) in lists.documents():
        return Speaker(name, "document")
    kind = lists.noun_type(low, plural=tag in ("NNS", "NNPS"))
    if tag == "CD":
        return Speaker(name, "unnamed person" if low == "one" else "unnamed group")
    if tag in ("NNP", "NNPS") or not known:
        return Speaker(name, "named person" if w.text[source.start] in lists.first_names() else "named body")
    return Speaker(name, "unnamed person" if kind == "person" else "unnamed group")


def _document_owner(directory: Directory, w: Words, saying: Saying) -> Speaker | None:
    """Whose a document is: "the ministry's report", "a statement from the bank"."""
    source = saying.source_tokens
    if source is None:
        return None
    for k in range(source.start, source.head):
        if w.tag[k] == "PRP$" or w.tag[k + 1] == "POS":
            actor = directory.at(w.start[k], w.end[k])
            if actor is not None and actor.type != "group":
                return Speaker(actor.name, actor_type(actor))
    for k in range(source.head + 1, source.end - 1):
        if w.lower[k] not in ("from", "by", "of") or w.tag[k] != "IN":
            continue
        end = right_phrase(w, k + 1, source.end)
        if end is None:
            return None
        actor = directory.at(w.start[end - 1], w.end[end - 1])
        if actor is not None:
            return Speaker(actor.name, actor_type(actor))
        owned = any(w.tag[j] == "POS" for j in range(k + 1, end))
        return Speaker(_own_name(directory.layout.text[w.start[k + 1] : w.end[end - 1]]), "unnamed group") if owned else None
    return None


def _joined(w: Words, saying: Saying) -> bool:
    """Whether a source names several: "X and Y"."""
    source = saying.source_tokens
    if source is None:
        return False
    for k in range(source.start + 1, source.end - 1):
        if w.lower[k] in ("and", "plus") and w.tag[k] == "CC" and w.tag[k + 1][:2] in ("NN", "DT", "JJ"):
            before = any(w.tag[j] == "IN" or w.text[j] == "," for j in range(source.start, k))
            if not before or (w.tag[k + 1] == "NNP" and w.tag[k - 1] in ("NNP", "-RRB-")):
                return True
    return False


def _of_them(directory: Directory, w: Words, saying: Saying) -> Speaker | None:
    """ "One of them", "several of them": of the people spoken of last."""
    source = saying.source_tokens
    if source is None or source.end - source.start != 3 or w.lower[source.start + 1 : source.end] != ["of", "them"]:
        return None
    group = directory.last_group(w.start[source.start])
    if group is None:
        return None
    words = group.name.split()
    if w.lower[source.start] != "one":
        return Speaker(group.name, "unnamed group")
    plain = len(words) > 0 and " of " not in group.name and " from " not in group.name
    name = " ".join([*words[:-1], singular(words[-1])]) if plain else group.name
    return Speaker(name, "unnamed person")


def resolve(directory: Directory, saying: Saying, first_person: Saying | None) -> Speaker:
    """The speaker of a saying's source; "I" and "we" are the speaker of the quotation around them."""
    source, w = saying.source_tokens, saying.line.words
    text = directory.layout.text
    if source is None or saying.source is None:
        return Speaker(None, None)
    low = w.lower[source.head]
    if low in _FIRST:
        if first_person is None:
            return Speaker(None, None)
        return Speaker(first_person.speaker, first_person.speaker_type, first_person.candidates)
    some = _of_them(directory, w, saying)
    if some is not None:
        return some
    actor = directory.at(w.start[source.head], w.end[source.head])
    if low in _OTHERS:
        if actor is None:
            return Speaker(None, None)
        return Speaker(actor.name, actor_type(actor), directory.rivals(w.start[source.head], actor, low))
    if singular(low) in lists.documents() or low in lists.documents():
        owner = _document_owner(directory, w, saying)
        if owner is not None:
            return owner
    if _joined(w, saying):
        return Speaker(_own_name(text[saying.source[0] : saying.source[1]]), "unnamed group")
    if actor is not None and not (actor.type == "organisation" and w.tag[source.head] == "NNS"):
        return Speaker(actor.name, actor_type(actor))
    return _noun_speaker(w, saying, text)
