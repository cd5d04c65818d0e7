"""Whose words a source phrase gives: a mention of an actor, a document of somebody's, or the phrase itself."""

from __future__ import annotations

import re

from stemma.annotate.actors import lists
from stemma.annotate.actors.phrases import Words, right_phrase, singular, small
from stemma.annotate.attribution.grammar.subjects import Source
from stemma.annotate.attribution.sayings import Saying
from stemma.annotate.attribution.speakers.directory import Directory, Speaker, actor_type
from stemma.model import Actor
from stemma.model.annotations import SpeakerType
from stemma.text.names import is_acronym, tidy, without_article, without_brackets

NOBODY = Speaker(None, None)
FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "his", "her", "its", "their", "him", "them", "you", "this", "that", "these", "those"}
)
_LONGEST_NAME = 120  #: characters of a speaker named by its own words
_LONGEST_HANDLE = 40  #: characters of an account name on either side of its token
_CALLED = re.compile(r"^(?:\S+\s){1,6}?(?:called|nicknamed|dubbed)\s+[“\"'‘]?((?:[\dA-Z][\w.'’-]*\s*)+?)[”\"'’]?$")
_RELATIVE = (" who ", " which ", " that ", " whose ", " whom ")
_OWNERS = frozenset({"its", "his", "her", "their"})


def own_name(text: str) -> str:
    """A phrase as a name: one line, no article, no brackets, no relative clause."""
    name = without_brackets(without_article(tidy(text)))
    for stop in _RELATIVE:
        name = name.split(stop)[0]
    return name[:_LONGEST_NAME].strip(" ,;:–—-")


def _lowered(w: Words, source: Source, name: str) -> str:
    """The name without the capital that is only its sentence's."""
    first = source.start
    opens = first == 0 or w.text[first - 1] in (".", "!", "?", "“", '"', "”")
    plain = w.tag[first] not in ("DT", "PRP$", "NNP", "NNPS") and w.tag[source.head] not in ("NNP", "NNPS")
    if not (opens and plain and name[:1].isupper() and not name[1:2].isupper()):
        return name
    low = w.lower[source.head]
    single = source.end - source.start == 1 and lists.noun_type(low, plural=True) is None and low not in small("somebody")
    return name if single or w.lower[first] in lists.demonyms() else name[0].lower() + name[1:]


def _unnamed_type(w: Words, source: Source) -> SpeakerType:
    """Person or group, of a phrase that is no name."""
    low, plural = w.lower[source.head], w.tag[source.head] in ("NNS", "NNPS")
    kind = lists.noun_type(low, plural=plural)
    if kind is not None:
        return "unnamed person" if kind == "person" else "unnamed group"
    if plural:
        return "unnamed group"
    aged = any(t.endswith("-year-old") for t in w.lower[source.start : source.end])
    return "unnamed person" if aged or low.endswith(tuple(small("person_endings"))) else "unnamed group"


def by_own_words(w: Words, source: Source, text: str) -> Speaker:
    """A speaker named by the words of the source themselves."""
    low, tag = w.lower[source.head], w.tag[source.head]
    start, end = source.span(w)
    name = own_name(text[start:end])
    if not name or low in small("nobody"):
        return NOBODY
    name = _lowered(w, source, name)
    if is_document(low):
        return Speaker(name, "document")
    if tag == "CD" or low in small("somebody"):
        return Speaker(name, "unnamed person" if low in small("somebody") or low == "one" else "unnamed group")
    known = source.end - source.start > 1 or lists.noun_type(low, plural=True) is not None
    proper = tag in ("NNP", "NNPS") and lists.noun_type(low, plural=tag == "NNPS") is None
    if proper or not known:
        first = w.text[source.start]
        titled = w.lower[source.start].rstrip(".") in lists.titles()
        return Speaker(name, "named person" if titled or first in lists.first_names() else "named body")
    return Speaker(name, _unnamed_type(w, source))


def is_document(noun: str) -> bool:
    """Whether a lower-case noun is of a document or recording."""
    return noun in lists.documents() or singular(noun) in lists.documents()


def _owner(directory: Directory, w: Words, source: Source) -> Speaker | None:
    """Whose a document is: "the ministry's report", "a statement from the bank"."""
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
        return Speaker(own_name(directory.layout.text[w.start[k + 1] : w.end[end - 1]]), "unnamed group") if owned else None
    return None


def _joined(w: Words, source: Source) -> bool:
    """Whether a source names several: "X and Y"."""
    for k in range(source.start + 1, source.end - 1):
        if w.lower[k] in ("and", "plus") and w.tag[k] == "CC" and w.tag[k + 1][:2] in ("NN", "DT", "JJ"):
            before = any(w.tag[j] == "IN" or w.text[j] == "," for j in range(source.start, k))
            if not before or (w.tag[k + 1] == "NNP" and w.tag[k - 1] in ("NNP", "-RRB-")):
                return True
    return False


def _several(directory: Directory, w: Words, source: Source) -> Speaker:
    """ "X and Y": a group by its own words, with the names in it as candidates."""
    start, end = source.span(w)
    name = own_name(directory.layout.text[start:end])
    inside = dict.fromkeys(a.name for _, _, a in directory.within(start, end) if actor_type(a).startswith("named"))
    return Speaker(name, "unnamed group", tuple(inside)) if name else NOBODY


def _of_them(directory: Directory, w: Words, source: Source) -> Speaker | None:
    """ "One of them", "several of them": of the people spoken of last."""
    if source.end - source.start != 3 or w.lower[source.start + 1 : source.end] != ["of", "them"]:
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


def _owned_name(directory: Directory, w: Words, source: Source, name: str) -> str:
    """ "Its foreign ministry" as "Tarmia’s foreign ministry", where the owner is known by name elsewhere."""
    first = source.start
    if w.lower[first] in _OWNERS and source.head > first:
        said, at = w.text[first], first
    else:
        pos = next((k for k in range(first + 1, source.head) if w.tag[k] == "POS"), None)
        if pos is None:
            return name
        said, at = own_name(directory.layout.text[w.start[first] : w.end[pos - 1]]) + w.text[pos], pos - 1
    owner = directory.described(w.start[at], w.end[at])
    if owner is None or not actor_type(owner).startswith("named"):
        return name
    rest = name[len(said) :].strip() if name.lower().startswith(said.lower()) else ""
    if not rest:
        return name
    adjective = owner.name if is_acronym(owner.name) and owner.name in lists.nations() else lists.adjective_of(owner.name)
    return f"{adjective} {rest}" if adjective else f"{owner.name}’s {rest}"


def _handle(text: str, start: int, end: int) -> str | None:
    """The account name that a source ends in: "user A_NY_1", "@any_name", "one user called 9 Tall Trees"."""
    stop = end
    while stop < len(text) and stop - end < _LONGEST_HANDLE and (text[stop].isalnum() or text[stop] == "_"):
        stop += 1
    first = end
    while first > 0 and end - first < _LONGEST_HANDLE and (text[first - 1].isalnum() or text[first - 1] in "_@"):
        first -= 1
    word = text[first:stop]
    if ("_" in word.strip("_") or word[:1] == "@") and any(ch.isalpha() for ch in word):
        return word
    called = _CALLED.search(text[start:end])
    return called.group(1)[:_LONGEST_NAME] if called else None


def resolve_phrase(directory: Directory, w: Words, source: Source, *, first_person: Speaker | None = None) -> Speaker:
    """The speaker of a source phrase; `first_person` is who "I" and "we" are there."""
    low = w.lower[source.head]
    if low in FIRST_PERSON:
        return first_person or NOBODY
    handle = _handle(directory.layout.text, *source.span(w))
    if handle is not None:
        return Speaker(handle, "named person")
    some = _of_them(directory, w, source)
    if some is not None:
        return some
    actor = directory.at(w.start[source.head], w.end[source.head])
    if low in PRONOUNS:
        return NOBODY if actor is None else _of_actor(directory, w, source, actor)
    if is_document(low):
        owner = _owner(directory, w, source)
        if owner is not None:
            return owner
    if _joined(w, source):
        return _several(directory, w, source)
    if actor is not None and not (actor.type == "organisation" and w.tag[source.head] == "NNS"):
        return _of_actor(directory, w, source, actor)
    return by_own_words(w, source, directory.layout.text)


def _of_actor(directory: Directory, w: Words, source: Source, actor: Actor) -> Speaker:
    kind = actor_type(actor)
    low, at = w.lower[source.head], w.start[source.head]
    others: tuple[str, ...] = ()
    if low in PRONOUNS:
        others = directory.rivals(at, actor, low)
    elif kind == "named person" and w.tag[source.head] == "NN":
        others = directory.namesakes(at, actor, low)
    name = actor.name if kind.startswith("named") else _owned_name(directory, w, source, actor.name)
    return Speaker(name, kind, others)


def resolve(directory: Directory, saying: Saying, first_person: Saying | None) -> Speaker:
    """The speaker of a saying's source; "I" and "we" are the speaker of the quotation around them."""
    source = saying.source_tokens
    if source is None or saying.source is None:
        return NOBODY
    around = None
    if first_person is not None:
        around = Speaker(first_person.speaker, first_person.speaker_type, first_person.candidates)
    return resolve_phrase(directory, saying.line.words, source, first_person=around)
