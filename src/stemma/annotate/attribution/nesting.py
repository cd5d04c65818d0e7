"""Which attribution stands inside which, chains of names, and the modality that the words themselves give."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from stemma.annotate.actors import lists
from stemma.annotate.actors.phrases import singular, small
from stemma.annotate.actors.speech import forms
from stemma.annotate.attribution.sayings import Saying
from stemma.model.annotations import Modality
from stemma.text.names import key

_WALK = 60  #: earlier contents that are looked at for one that holds a saying
_FUTURE = re.compile(r"\b(?:will|won['’]t|shall|would|going to|destined to|bound to|about to)\b|['’]ll\b", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|won['’]t|shall|going to|destined to|bound to|about to)\b|['’]ll\b", re.IGNORECASE)
_OWN_INTENT = re.compile(r"\W*(?:I|We|we)\b")  #: "We will not leave": a resolve, no forecast
_EXPECTS = re.compile(r"(?:he|she|it|they)\s+(?:expect|anticipate|forecast|predict|foresee)", re.IGNORECASE)
_ASKING = frozenset({"call", "ask"})
_QUESTION = re.compile(r"(?:if|whether|why|how|what|who|when|where|which)\b", re.IGNORECASE)
_ACT = re.compile(r"\b(?:to|for)\s+\w")
_CLAUSE_END = re.compile(r"[,;:…–—]|\b(?:and|but|who|which|that|because|if|when)\b")
_PERFORMATIVE = re.compile(r"(?:\W*)(?:I|We|we)\s+(?:(?:also|now|again|strongly|therefore)\s+)*(\w+)")
_PERFORMED = frozenset({"demanded", "denied", "announced"})  #: what is done by saying so: "We deny that"
_REPORTING = frozenset({"stated", "reported"})


def nest(sayings: Sequence[Saying]) -> None:
    """Set the parents: the smallest other content that holds a saying with its cue."""
    by_start = sorted((s for s in sayings if s.host is None), key=lambda s: (s.start, -s.end))
    starts = [s.start for s in by_start]
    for saying in sayings:
        if saying.host is not None:
            saying.parent = saying.host
            continue
        first, last = saying.start, saying.end
        if saying.cue is not None and not saying.basis_continuation:
            first, last = min(first, saying.cue[0]), max(last, saying.cue[1])
        best: Saying | None = None
        at = bisect_right(starts, first) - 1
        for i in range(at, max(-1, at - _WALK), -1):
            other = by_start[i]
            if other is saying or other.end < last or (other.size <= saying.size and other.fold is None):
                continue
            if other.fold is not None and other.fold == saying.fold:
                continue
            across = len(other.content) > 1 and other.start <= first and last <= other.end and other.cue != saying.cue
            if (across or other.holds(first, last)) and (best is None or other.size < best.size):
                best = other
        saying.parent = best


def _name(saying: Saying) -> tuple[str, ...]:
    return (saying.speaker,) if saying.speaker else ()


def chain_of(saying: Saying, depth: int = 0) -> tuple[str, ...]:
    """Names from the outermost channel to the speaker, one name after itself left out."""
    if depth > 12:
        return _name(saying)
    outer: tuple[str, ...] = ()
    if saying.parent is not None:
        outer = chain_of(saying.parent, depth + 1)
    elif saying.channel is not None:
        outer = chain_of(saying.channel, depth + 1)
    elif saying.carried is not None:
        outer = chain_of(saying.carried, depth + 1)
    own = _name(saying)
    if own and outer and key(outer[-1]) == key(own[0]):
        return outer
    return outer + own


def modality_of(saying: Saying, text: str) -> Modality:
    """The cue's modality; a performative verb or a future overrides."""
    base = saying.modality
    words = text[saying.start : saying.end]
    if saying.fold is not None and saying.kind == "direct":
        match = _PERFORMATIVE.match(words)
        form = forms().get(match.group(1).lower()) if match else None
        if form is not None and form.cue.modality in _PERFORMED:
            return form.cue.modality
    if saying.group is not None and base in ("stated", "asked") and saying.fold is None and _demands(saying, text):
        return "demanded"
    if base == "stated" and saying.speaker_type == "document" and _is_report(saying) and not saying.basis_continuation:
        base = "reported"
    quoted = saying.fold is not None
    if base in _REPORTING and not (quoted and _OWN_INTENT.match(words)) and _is_future(words, quoted=quoted):
        return "predicted"
    return base


def _demands(saying: Saying, text: str) -> bool:
    """Whether a verb with "for", "on" or "to" asks somebody to act: "called on the board to", "asked both for access"."""
    w, group = saying.line.words, saying.group
    if group is None or group.cue.lemma not in _ASKING:
        return False
    words = text[saying.start : saying.end]
    if group.cue.lemma == "call":
        return group.end < len(w) and w.lower[group.end] in ("on", "for", "upon")
    return not group.passive and not _QUESTION.match(words) and "?" not in words and bool(_ACT.search(words))


def _is_report(saying: Saying) -> bool:
    """Whether the document that speaks is a report of others' words or findings, rather than a statement of its author."""
    source = saying.source_tokens
    return source is not None and singular(saying.line.words.lower[source.head]) in small("reports")


def _is_future(words: str, *, quoted: bool) -> bool:
    """Whether the first clause of the reported words speaks of what is to come; "would" does so in reported speech only."""
    future = _WILL if quoted else _FUTURE
    if not quoted and _EXPECTS.match(words):
        return True
    start = 0
    for _ in range(2):  # an opening phrase before the first comma does not hide the clause's verb
        stop = _CLAUSE_END.search(words, start)
        part = words[start : stop.start() if stop else len(words)]
        if future.search(part):
            return True
        if stop is None or len(part.split()) > 6:
            return False
        start = stop.end()
    return False


def channel_nouns(saying: Saying) -> frozenset[str]:
    """The documents or recordings that a saying of possession is about ("has a recording of …")."""
    w = saying.line.words
    inside = (k for k in range(len(w)) if saying.start <= w.start[k] < saying.end and w.tag[k] in ("NN", "NNS"))
    return frozenset(singular(w.lower[k]) for k in inside) & lists.documents()
