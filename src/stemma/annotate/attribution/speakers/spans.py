"""Whose words any stretch of a report's text gives as a source, whoever proposed the stretch."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from stemma.annotate.actors import lists
from stemma.annotate.actors.phrases import Words, head_of, right_phrase
from stemma.annotate.actors.speech import mend
from stemma.annotate.attribution.grammar import subjects
from stemma.annotate.attribution.grammar.subjects import Source
from stemma.annotate.attribution.speakers.directory import Directory, Speaker, actor_type
from stemma.annotate.attribution.speakers.phrases import FIRST_PERSON, NOBODY, PRONOUNS, own_name, resolve_phrase
from stemma.model import Actor

_BEFORE = 32  #: tokens before a source that are read with it: what "who" stands for, whether it opens its sentence
_LONGEST = 80  #: tokens of a source that are read; a longer one is a paragraph
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_RELATIVE_TAGS = frozenset({"WP", "WDT", "WP$"})
_LEADS = frozenset({"by", "from", "to", "according", "per", "as", "with", "via", "for", "of", "in", "on"})
_APPOSING = frozenset({",", "(", ":", "–", "—", "--"})
_EDGES = " \t\r\n\u00a0,;:.!?–—-\"“”‘’'()[]{}«»"


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span within the text, without blanks and marks at its edges."""
    start, end = max(0, min(span)), min(len(text), max(span))
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES and not (text[end - 1] == "." and _abbreviated(text, start, end)):
        end -= 1
    return start, end


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Whether the full stop at the end belongs to the last word: "U.N.", "Inc."."""
    word = text[max(start, end - 8) : end].split()[-1:]
    return bool(word) and ("." in word[0][:-1] or word[0].lower() in ("inc.", "corp.", "co.", "ltd.", "jr.", "sr."))


def _window(directory: Directory, start: int, end: int) -> tuple[Words, int, int]:
    """The tokens of the sentences around [start, end), and which of them it covers (from, behind)."""
    w = Words()
    sentences = directory.layout.sentences
    for number in range(max(0, bisect_right(directory.sentences, start) - 1), len(sentences)):
        sentence = sentences[number]
        if sentence.start >= end:
            break
        if sentence.end <= start:
            continue
        low = bisect_left(sentence.tokens, start, key=lambda t: t.start)
        high = bisect_left(sentence.tokens, end, key=lambda t: t.start)
        for k in range(max(0, low - _BEFORE), min(high + 2, low + _LONGEST, len(sentence.tokens))):
            token = sentence.tokens[k]
            w.add(token.text, sentence.tags[k], token.start, token.end)
    mend(w)
    first = next((k for k in range(len(w)) if w.end[k] > start), len(w))
    last = next((k for k in range(first, len(w)) if w.start[k] >= end), len(w))
    return w, first, last


def _without_lead(w: Words, i: int, end: int) -> int:
    """Goes over "according to", "by" at the head of a source."""
    while i + 1 < end and w.lower[i] in _LEADS and w.tag[i] in ("IN", "TO", "VBG"):
        i += 1
    return i


def _apposed(directory: Directory, w: Words, source: Source) -> Actor | None:
    """The person named behind a comma, dash or bracket in a description: "the envoy of Tarmia, | Ana Lund"."""
    marks = {w.end[k] for k in range(source.head + 1, source.end) if w.text[k] in _APPOSING}
    stop = next((w.start[k] for k in range(source.head + 1, source.end) if w.lower[k] in _RELATIVE), w.end[source.end - 1])
    text = directory.layout.text
    for at, _, actor in directory.within(w.end[source.head], stop):
        k = at
        while text[k - 1].isspace():
            k -= 1
        if k in marks and actor_type(actor) == "named person":
            return actor
    return None


def _whole(directory: Directory, start: int, end: int) -> Speaker:
    """A stretch that no sentence of the body holds (a headline, a caption): by the actor named there or by its own words."""
    actor = directory.at(start, end)
    if actor is not None:
        return Speaker(actor.name, actor_type(actor))
    name = own_name(directory.layout.text[start:end])
    if not name or name.lower() in PRONOUNS | FIRST_PERSON | _RELATIVE:
        return NOBODY
    first = name.split()[0]
    if first in lists.first_names():
        return Speaker(name, "named person")
    return Speaker(name, "named body" if name[0].isupper() else "unnamed group")


def resolve_source(directory: Directory, span: tuple[int, int], *, first_person: Speaker | None = None) -> Speaker:
    """The speaker that a source stands for, given as half-open code points [start, end) of the report's text.

    The span need be no phrase that the grammar found; blanks, marks and a leading "by" or "according to" at its edges are
    passed over. A relative pronoun stands for the phrase before it, a description for the person named in apposition
    to it. `first_person` is the speaker of the quotation around the span: who "I" and "we" are there. Name and type
    are None where nobody is found (an empty span, a pronoun without anybody before it). Never raises.
    """
    start, end = _trimmed(directory.layout.text, span)
    if start >= end:
        return NOBODY
    w, i, stop = _window(directory, start, end)
    if i >= stop:
        return _whole(directory, start, end)
    i = _without_lead(w, i, stop)
    if w.tag[i] in _RELATIVE_TAGS and all(w.lower[k] in _RELATIVE and not w.text[k].isupper() for k in range(i, stop)):
        before = subjects.before(w, stop) if w.tag[i] != "WP$" else None
        return NOBODY if before is None else resolve_phrase(directory, w, before, first_person=first_person)
    source = _phrase(w, i, stop)
    speaker = resolve_phrase(directory, w, source, first_person=first_person)
    if speaker.type in ("unnamed person", "unnamed group") and w.tag[source.head] != "PRP":
        named = _apposed(directory, w, source)
        if named is not None:
            others = tuple(n for n in speaker.candidates if n != named.name)
            return replace(speaker, name=named.name, type=actor_type(named), candidates=others)
    return speaker


def _phrase(w: Words, i: int, stop: int) -> Source:
    """The noun phrase at the head of the tokens [i, stop), with what hangs on it."""
    first = right_phrase(w, i, stop)
    head = head_of(w, i, first or stop)
    return Source(i, stop, head)
