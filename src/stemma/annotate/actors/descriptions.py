"""Descriptions and pronouns that may stand for an actor: "the French president", "two aides", "police", "he"."""

from __future__ import annotations

from stemma.annotate.actors import lists
from stemma.annotate.actors.candidates import Candidate, use_of
from stemma.annotate.actors.phrases import Words, left_phrase, right_phrase, singular
from stemma.annotate.actors.speech import forms
from stemma.lexicon import mapping
from stemma.text.names import tidy, without_article

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my"})
_ONE_OF = frozenset({"one", "some", "many", "several", "two", "three", "four", "five", "most", "few", "both", "dozens", "scores", "hundreds", "thousands"})
_PLACES = frozenset({"city", "town", "village", "county", "province", "district", "state", "country", "nation", "republic", "kingdom"})
_BARE = frozenset({"police", "authorities", "prosecutors", "parliament", "congress", "others", "some", "many", "several"})
_TAIL = frozenset({"of", "at", "for", "with", "inside", "in", "from"})
_SUBJECTS = frozenset({"he", "she", "they", "it"})
_OWNERS = frozenset({"his", "her"})


def _tail(w: Words, k: int) -> int:
    """Token end of a description with what belongs to its name: "of the brigade", "at the bank", "familiar with the matter"."""
    end = k
    for _ in range(3):
        at = end
        if at + 2 < len(w) and w.tag[at + 1] == "IN" and (
            w.tag[at] == "JJ" or (w.tag[at] in ("VBN", "VBD") and (w.tag[at] == "VBN" or w.lower[at + 1] == "by") and w.lower[at] not in forms())
        ):
            at += 1
        if at >= len(w) or (w.lower[at] not in _TAIL and (at == end or w.lower[at] not in ("on", "by", "to"))) or (w.lower[at] in ("in", "from", "with", "for") and at == end and end == k and w.lower[k - 1] not in (
            "sources", "source", "officials", "official", "analyst", "analysts", "spokesman", "spokeswoman")):
            break
        stop = right_phrase(w, at + 1, len(w))
        if stop is None:
            break
        if w.lower[at] == "inside" and stop == at + 1:
            break
        end = stop
    return end


def _inside_of(w: Words, end: int) -> int:
    """Goes on over "inside of the groups"."""
    if end + 2 < len(w) and w.lower[end] in ("inside", "outside") and w.lower[end + 1] == "of":
        return right_phrase(w, end + 2, len(w)) or end
    return end


def descriptions(w: Words, text: str, sentence: int, taken: set[int]) -> list[Candidate]:
    """Noun phrases of one sentence whose head is a person, a body or a group; `taken` holds tokens that are part of names."""
    found = []
    for k in range(len(w)):
        low, tag = w.lower[k], w.tag[k]
        titled = tag == "NNP" and low in lists.titles() and low in lists.roles() and k > 0 and w.tag[k - 1] in ("DT", "JJ", "PRP$", "POS", "NNP")
        if k in taken or not (tag in ("NN", "NNS") or (tag in ("NNP", "NNPS") and (w.text[k].islower() or low in lists.group_nouns())) or titled or low in _BARE or low in ("officials", "sources")):
            continue
        if k + 1 < len(w) and (w.tag[k + 1] in ("NN", "NNS") or (w.tag[k + 1] in ("NNP", "NNPS") and k + 1 in taken)):
            continue  # not the head, or a role before a name
        plural = tag == "NNS" or low in lists.group_nouns()
        kind = lists.noun_type(low, plural=plural)
        if kind is None:
            continue
        start = left_phrase(w, k)
        if start is None:
            continue
        if start == k and not (tag == "NNS" or plural or titled or low in _BARE):
            continue  # a bare singular noun: "passenger trains" read amiss
        if start > 1 and w.lower[start - 1] == "of" and w.lower[start - 2] in _ONE_OF and kind != "organisation":
            start -= 2
            plural = w.lower[start] != "one"
            kind = "group" if plural else "person"
        end = _inside_of(w, _tail(w, k + 1))
        opener = w.lower[start]
        definite = opener in _DEFINITE or w.tag[start] == "NNP" or any(w.tag[j] == "POS" for j in range(start, k))
        if kind == "organisation" and not definite and low not in _BARE:
            continue
        near = use_of(w, start, end)
        if not near.startswith("s") and (low in _PLACES or (plural and singular(low) in lists.body_nouns())):
            continue
        bare = start
        while bare < k and (w.tag[bare] == "CD" or w.lower[bare] in ("$", "nearly", "about")) and w.lower[bare] != "one" and w.tag[bare + 1] != "IN":
            bare += 1
        one = kind == "person" and w.lower[start] == "one" and start + 1 < k and w.lower[start + 1] == "of"
        if one:  # "one of the local bakers" is a local baker
            bare = next((j for j in range(start + 2, k) if w.tag[j] not in ("DT", "PRP$", "CD", "IN")), k)
        name = without_article(tidy(text[w.start[bare] : w.end[end - 1]]))
        if one and name.endswith(w.text[k]):
            name = name[: -len(w.text[k])] + singular(low)
        if bare == 0 and w.tag[0] in ("NN", "NNS", "JJ", "CD", "JJR", "JJS") and w.text[0][1:].islower() and w.lower[0] not in lists.demonyms():
            name = name[:1].lower() + name[1:]
        found.append(
            Candidate(
                start=w.start[start], end=w.end[end - 1], name=" ".join(name.split()), kind="description", type=kind,
                gender=lists.noun_gender(low) if kind == "person" else "n" if kind == "organisation" else "u", sentence=sentence,
                head=singular(low), roles=tuple(w.lower[j] for j in range(start, k + 1) if w.tag[j] not in ("DT", "POS")),
                near=near, definite=definite, plural=plural,
            )
        )
    return found


def pronouns(w: Words, sentence: int) -> list[Candidate]:
    """Personal pronouns that stand for somebody named elsewhere: he, she, they, it (beside a verb of speech)."""
    table = mapping("pronouns")
    found = []
    for k in range(len(w)):
        low = w.lower[k]
        if not (low in _SUBJECTS and w.tag[k] == "PRP") and not (low in _OWNERS and w.tag[k] == "PRP$"):
            continue
        near = use_of(w, k, k + 1) if low in _SUBJECTS else ""
        if low == "it" and near != "speaker":
            continue
        gender, number = table[low]
        found.append(
            Candidate(
                start=w.start[k], end=w.end[k], name=w.text[k], kind="pronoun", type=None, gender=gender, sentence=sentence,
                head=low, near=near, definite=True, plural=number == "p",
            )
        )
    return found
