"""Verbs of speech in a line, with their auxiliaries: "has announced", "was asked", "did not say"."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.annotate.actors.phrases import Words, small
from stemma.annotate.actors.speech import Cue, cue_at

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'re", "’re", "got"})
_HAVE = frozenset({"has", "have", "had", "having", "'ve", "’ve", "'d", "’d"})
_DO = frozenset({"do", "does", "did"})
_SHORT = frozenset({"'s", "’s"})
_PHRASAL = frozenset({"down", "off", "up", "over", "back", "in", "out", "away"})
_NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
_BETWEEN = frozenset({"also", "both", "all", "then", "later", "again"})
_IMPERSONAL = frozenset({"said", "believed", "expected", "thought", "reported", "alleged", "feared", "hoped", "estimated"})


@dataclass(frozen=True, slots=True)
class Group:
    """A verb of speech: tokens [start, end), its head, and how it is used."""

    start: int
    head: int
    end: int
    cue: Cue
    passive: bool = False
    reduced: bool = False  #: a participle without an auxiliary: "confirmed by the ministry"
    negated: bool = False
    infinitive: bool = False
    participle: bool = False  #: -ing without an auxiliary: "adding that"
    modal: str | None = None

    def span(self, w: Words) -> tuple[int, int]:
        """Code points of the cue: have and be belong to it, modal verbs and "to" do not."""
        first = self.start
        while first < self.head and (w.tag[first] in ("MD", "TO", "RB") or w.lower[first] in _DO or w.lower[first] in _BETWEEN):
            first += 1
        return w.start[first], w.end[self.end - 1]


def _adjectival(w: Words, k: int) -> bool:
    """Whether a participle stands before its noun: "the alleged attack", "its expected losses"."""
    if w.tag[k] not in ("VBN", "VBG", "VBD") or k + 1 >= len(w) or w.tag[k + 1] not in ("NN", "NNS", "NNP"):
        return False
    before = w.tag[k - 1] if k else ""
    return before in ("DT", "PRP$", "POS", "JJ", "CD") or (before == "IN" and w.tag[k] == "VBN")


def _group(w: Words, k: int) -> Group | None:
    form = cue_at(w.lower[k], w.tag[k])
    if form is None or w.fold[k] is not None or _adjectival(w, k):
        return None
    cue, end = form.cue, k + 1
    if end < len(w) and w.tag[end] == "RP" and w.lower[end] in _PHRASAL and cue.particle != w.lower[end]:
        return None  # "write down", "call off": other verbs
    if cue.particle is not None:
        if end >= len(w) or w.lower[end] != cue.particle:
            return None
        end += 1
    first, j = k, k - 1
    be = negated = infinitive = False
    modal: str | None = None
    while j >= 0:
        low, tag = w.lower[j], w.tag[j]
        if low in _NOT:
            negated = True
        elif tag == "MD":
            modal, first = low, j
        elif low in _BE:
            be, first = True, j
        elif low in _HAVE and tag != "NN":
            first = j
        elif low in _SHORT and tag != "POS":
            be = be or w.tag[k] == "VBG" or (j > 0 and w.lower[j - 1] == "it" and w.lower[k] in _IMPERSONAL)
            first = j
        elif low in _DO:
            first = j
        elif tag == "TO" and low == "to":
            infinitive, first = True, j
        elif not (tag in ("RB", "RBR") or low in _BETWEEN):
            break
        j -= 1
    if infinitive and j >= 0 and w.lower[j] in small("refusing"):
        negated = True
    ing = "ing" in form.parts
    passive = be and not ing and ("part" in form.parts)
    alone = first == k
    participle = ing and not be
    reduced = alone and w.tag[k] == "VBN" and "part" in form.parts and not _speaks(w, k, end)
    if w.tag[k] == "VB" and alone and (j < 0 or w.tag[j] not in ("NNS", "NNPS", "PRP", "WDT")):
        return None  # an imperative, a subjunctive ("that X explain"), or the verb of another construction
    return Group(first, k, end, cue, passive, reduced, negated, infinitive, participle and not infinitive, modal)


def _speaks(w: Words, k: int, end: int) -> bool:
    """Whether what the tagger took for a participle is a past tense: "X added that", "X added: “…”"."""
    if end < len(w) and (w.lower[end] == "that" or w.text[end] == ":" or w.tag[end] == "QUOTE"):
        return True
    return (
        k > 0 and w.tag[k - 1] in ("NNP", "PRP", "NNPS") and not (end < len(w) and w.lower[end] in ("by", "in", "on", "at", "as"))
    )


def groups(w: Words) -> list[Group]:
    """The verbs of speech of a line, in order."""
    found = []
    for k in range(len(w)):
        if w.tag[k][:2] == "VB" or w.tag[k] in ("NN", "NNS", "NNP", "JJ", "MD"):
            group = _group(w, k)
            if group is not None:
                found.append(group)
    return found
