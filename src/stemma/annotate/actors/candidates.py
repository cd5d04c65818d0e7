"""What may be a mention of an actor, before it is known of whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stemma.annotate.actors.lists import Gender, Type
from stemma.annotate.actors.phrases import Words, calendar, closing_bracket, small
from stemma.annotate.actors.speech import cue_at

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(slots=True)
class Candidate:
    """A stretch [start, end) of the text that may stand for an actor.

    `name` is what it says without titles and article; `head` the singular head noun of a description, or the pronoun;
    `near` how the sentence uses it: "speaker" beside a verb of speech, "subject" before a verb, "place" after a
    preposition of place, "owner" before a possessive ending, else "".
    """

    start: int
    end: int
    name: str
    kind: Literal["name", "description", "pronoun"]
    type: Type | None
    gender: Gender
    sentence: int
    head: str = ""
    roles: tuple[str, ...] = ()
    near: str = ""
    quoted: bool = False
    definite: bool = False
    plural: bool = False
    alias: str | None = None  #: an abbreviation in brackets behind the name
    nation: bool = False
    twin: int | None = None  #: start of the name that a description stands beside in apposition
    main: bool = False  #: no finite verb stands before it in its sentence
    sure: bool = False  #: the type is known from a title, a first name or the name of a body


_HEAD_TOKENS = 6  #: tokens from a sentence's start within which a phrase before a comma can be its subject
_SKIPPED = frozenset({"RB", "RBR"})


def use_of(w: Words, i: int, end: int) -> str:
    """How a sentence uses the tokens [i, end): speaker, subject, place or nothing of these."""
    if i and w.lower[i - 1] in small("places") and w.tag[i - 1] in ("IN", "TO"):
        return "speaker" if i > 1 and w.lower[i - 2] == "according" else "place"
    if i and w.lower[i - 1] == "of":
        return ""  # "the village of X was": not X
    k = end
    if k < len(w) and w.tag[k] == "POS":
        return "owner"
    if k < len(w) and w.text[k] in "([":
        k = (closing_bracket(w, k, len(w)) or k) + 1
    if k < len(w) and w.text[k] == ",":  # over an apposition: "X, the mayor, said"
        shut = next((j for j in range(k + 1, min(len(w), k + 16)) if w.text[j] == ","), None)
        if shut is not None and shut + 1 < len(w) and cue_at(w.lower[shut + 1], w.tag[shut + 1]):
            return "speaker"
        if shut is not None and shut + 1 < len(w) and w.tag[shut + 1] in _FINITE and i < _HEAD_TOKENS:
            return "subject"
    if k + 1 < len(w) and w.lower[k] in ("on", "in", "last", "late", "early") and w.lower[k + 1] in calendar():
        k += 2
    while k < len(w) and (
        w.tag[k] in _SKIPPED or w.lower[k] in ("also", "both", "has", "have", "had", "can", "could", "is", "was", "were", "are")
    ):
        verb = w.tag[k] == "MD" or w.tag[k][:2] == "VB"
        if verb and k + 1 < len(w) and not (w.tag[k + 1] in _SKIPPED or w.tag[k + 1][:2] == "VB"):
            return "subject"
        k += 1
    if k < len(w):
        if cue_at(w.lower[k], w.tag[k]) is not None:
            return "speaker"
        if w.tag[k] in _FINITE or w.tag[k] == "VBN":
            return "subject"
        if w.lower[k] in ("who", "which"):
            return "subject"
    before = w.lower[i - 1] if i else ""
    if i and cue_at(before, w.tag[i - 1]) is not None:
        return "speaker" if w.tag[i - 1] in ("VBD", "VBZ") or before in ("said", "says") else ""
    if before == "to" and i > 1 and w.lower[i - 2] == "according":
        return "speaker"
    if before == "by" and i > 1 and w.tag[i - 2] == "VBN":
        return "speaker"
    return ""
