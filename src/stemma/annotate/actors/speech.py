"""Verbs that report words or thoughts, with their forms; the list is lexicons/en/cues.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from stemma.annotate.actors.phrases import CAPTION, Words, small
from stemma.lexicon import mapping, words
from stemma.model.annotations import Modality


@dataclass(frozen=True, slots=True)
class Cue:
    """One verb of the list: what it takes (the letters are explained in cues.yaml) and the modality that it gives."""

    lemma: str
    modality: Modality
    takes: frozenset[str]
    prepositions: frozenset[str]
    particle: str | None
    weak: bool


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form: which verb, and as what ("base", "s", "past", "part", "ing"; past and participle may be one)."""

    cue: Cue
    parts: frozenset[str]


_VOWELS = "aeiou"


def _inflected(lemma: str, row: dict[str, object]) -> dict[str, set[str]]:
    """Forms of a regular verb, with the irregular past and participle that `row` names."""
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        third, past, ing = lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    elif lemma.endswith("e"):
        third, past, ing = lemma + "s", lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "go")) else "s")
        stem = lemma + lemma[-1] if row.get("double") else lemma
        past, ing = stem + "ed", stem + "ing"
    past = str(row.get("past") or past)
    part = str(row.get("part") or past)
    forms: dict[str, set[str]] = {}
    for form, name in ((lemma, "base"), (third, "s"), (past, "past"), (part, "part"), (ing, "ing")):
        forms.setdefault(form, set()).add(name)
    return forms


@lru_cache(maxsize=1)
def forms() -> dict[str, Form]:
    """Every form of every cue verb, lower case."""
    table: dict[str, Form] = {}
    for lemma, row in mapping("cues").items():
        cue = Cue(
            lemma,
            cast(Modality, row["as"]),
            frozenset(row["takes"]),
            frozenset(row.get("preps", ())),
            row.get("particle"),
            bool(row.get("weak")),
        )
        for form, names in _inflected(lemma, row).items():
            if form not in table or "base" in names:
                table[form] = Form(cue, frozenset(names))
    return table


#: forms that are verbs of speech whatever the tagger says
SURE = frozenset(
    {
        "said",
        "says",
        "told",
        "tells",
        "added",
        "wrote",
        "announced",
        "stated",
        "argued",
        "insisted",
        "denied",
        "warned",
        "replied",
        "spoke",
        "testified",
    }
)


def cue_at(word: str, tag: str) -> Form | None:
    """The verb of speech that a token is, by its form and its tag; None where it is none."""
    form = forms().get(word)
    return form if form is not None and (tag[:2] == "VB" or word in SURE) else None


_ODD = frozenset({"UH", "VB", "VBP", "RB", "FW", "SYM", "LS"})  #: tags that names get at a sentence's head
_THAT_REACH = 7  #: tokens behind a verb in which "that" shows it to be one
_PAPERS = frozenset({"daily", "weekly", "monthly"})
_VERBS = frozenset({"VB", "VBD", "VBN", "VBP", "VBZ", "VBG"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})


def _that_follows(w: Words, k: int) -> bool:
    """Whether "that" comes behind token `k` before any other verb."""
    for j in range(k + 1, min(len(w), k + _THAT_REACH)):
        if w.lower[j] == "that":
            return True
        if w.tag[j][:2] == "VB" or w.tag[j] == "MD" or w.text[j] in ",;":
            return False
    return False


def _certain(w: Words, k: int) -> str | None:
    """The right tag of a word that is nothing but a verb of speech: said, told, says; and of "say" before its clause."""
    low, tag = w.lower[k], w.tag[k]
    if low in SURE and tag[:2] != "VB":
        return "VBZ" if low.endswith("s") else "VBD"
    if low == "say" and tag in ("NN", "VB") and k and w.tag[k - 1] in ("NNS", "NN", "CD", "JJ", "NNPS") and k + 1 < len(w):
        return "VBP" if tag == "VB" or w.tag[k + 1] in ("PRP", "DT", "NNP", "EX") else None
    return None


_CREDIT_WORDS = 6  #: words of a picture's credit between "Image copyright" and "Image caption"


def _captions(w: Words) -> None:
    """Tag what a page puts before captions, which runs into the sentence: "Image copyright X | Image caption | Doctors said"."""
    leads = small("caption_leads")
    if leads.isdisjoint(w.lower):
        return
    k = 0
    while k + 1 < len(w):
        if w.lower[k] in leads and w.text[k][0].isupper() and w.lower[k + 1] in small("caption_labels"):
            stop = k + 2
            if w.lower[k + 1] != "caption":
                for j in range(stop, min(len(w) - 1, stop + _CREDIT_WORDS)):
                    if w.lower[j] in leads and w.lower[j + 1] == "caption":
                        stop = j + 2
                        break
            for j in range(k, stop):
                w.tag[j] = CAPTION
            k = stop
        else:
            k += 1


def mend(w: Words) -> None:
    """Put right tags of verbs of speech that the tagger often misses.

    "The bank forecast that" and "…, the agency estimates." are verbs, not nouns; "analysts estimated on Monday that" is a
    past tense, not a participle; in "the chief executive told", "executive" is a noun.
    """
    _captions(w)
    if len(w) > 1 and w.tag[0] in _ODD and w.text[0].istitle() and w.tag[1] == "NNP" and w.lower[0] not in words("stop_words"):
        w.tag[0] = "NNP"  # "Harrow Inc." at a sentence's head
    last, known = len(w) - 1, forms()
    for k, low in enumerate(w.lower):
        if w.tag[k] in _VERBS and 0 < k < last and w.text[k].istitle() and w.tag[k + 1] == "NNP" and w.tag[k - 1] in _NOUNS:
            w.tag[k] = "NNP"  # "police chief Sayed Holm": a first name read as a participle
        if low in _PAPERS and 0 < k < last and w.tag[k - 1] in _NOUNS and cue_at(w.lower[k + 1], w.tag[k + 1]):
            w.tag[k] = "NN"  # "the Odda daily reported"
        form = known.get(low)
        if form is None:
            continue
        if w.tag[k] == "VB" and {"base", "past"} <= form.parts and k and w.text[k - 1] == ",":
            w.tag[k] = "VBD"  # "The officials, both from the port, put the loss at"
        w.tag[k] = _certain(w, k) or w.tag[k]
        if k == 0:
            continue
        if w.tag[k - 1] == "JJ" and w.lower[k - 1] in mapping("roles") and w.tag[k][:2] == "VB":
            w.tag[k - 1] = "NN"
        tag = w.tag[k]
        if (
            tag == "VB"
            and w.text[k - 1] == ","
            and "i" in form.cue.takes
            and k + 1 < len(w)
            and w.tag[k + 1] in ("DT", "NNS", "NNP", "JJ")
        ):
            w.tag[k] = "VBP"  # "…, say some residents"
        if w.tag[k - 1] in _NOUNS:
            _mend_behind_noun(w, k, form)


def _mend_behind_noun(w: Words, k: int, form: Form) -> None:
    tag = w.tag[k]
    if tag == "VBN" and "past" in form.parts and _that_follows(w, k) and w.tag[k - 1] != "NNP":
        w.tag[k] = "VBD"
    elif tag == "VBN" and "past" in form.parts and k + 1 < len(w) and w.lower[k + 1] in form.cue.prepositions:
        if not any(t in ("VBD", "VBZ", "VBP", "MD") for t in w.tag):
            w.tag[k] = "VBD"  # "The union called on the board to leave": the sentence has no other verb
    elif tag in ("NN", "NNS"):
        closes = k + 1 >= len(w) or w.text[k + 1] in (".", "!", "?")
        if {"past", "base"} <= form.parts and k + 1 < len(w) and w.lower[k + 1] == "that":
            w.tag[k] = "VBD"
        elif closes and "s" in form.parts and w.tag[k - 1] in ("NNP", "NN", "PRP") and "i" in form.cue.takes and "," in w.text:
            w.tag[k] = "VBZ"
