"""Descriptions and pronouns that may stand for an actor: "the French president", "two aides", "police", "he"."""

from __future__ import annotations

from stemma.annotate.actors import lists
from stemma.annotate.actors.candidates import Candidate, use_of
from stemma.annotate.actors.phrases import CAPTION, Words, calendar, left_phrase, right_phrase, singular, small
from stemma.annotate.actors.speech import forms
from stemma.lexicon import mapping
from stemma.text.names import tidy, without_article

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my"})
_PLACES = frozenset(
    {"city", "town", "village", "county", "province", "district", "state", "country", "nation", "republic", "kingdom"}
)
_COUNTING = frozenset({"$", "nearly", "about"})
_BARE = frozenset({"police", "authorities", "prosecutors", "parliament", "congress", "others", "some", "many", "several"})
_TAIL = frozenset({"of", "at", "for", "with", "inside", "in", "from"})
_SUBJECTS = frozenset({"he", "she", "they", "it"})
_OWNERS = frozenset({"his", "her"})
_BODY_OWNERS = frozenset({"its", "their"})  #: mentions only where what they own speaks: "its spokeswoman said"
_OWNED_WORDS = 5  #: words of what is owned


def _tail(w: Words, k: int) -> int:
    """Token end of a description with what belongs to its name: "of the brigade", "at the bank", "familiar with the matter"."""
    end = k
    for _ in range(3):
        at = end
        if (
            at + 2 < len(w)
            and w.tag[at + 1] == "IN"
            and (
                w.tag[at] == "JJ"
                or (
                    w.tag[at] in ("VBN", "VBD") and (w.tag[at] == "VBN" or w.lower[at + 1] == "by") and w.lower[at] not in forms()
                )
            )
        ):
            at += 1
        if (
            at >= len(w)
            or (w.lower[at] not in _TAIL and (at == end or w.lower[at] not in ("on", "by", "to")))
            or (
                w.lower[at] in ("in", "from", "with", "for")
                and at == end
                and end == k
                and w.lower[k - 1]
                not in ("sources", "source", "officials", "official", "analyst", "analysts", "spokesman", "spokeswoman")
            )
        ):
            break
        stop = right_phrase(w, at + 1, len(w))
        if stop is None:
            break
        while stop > at + 2 and w.lower[stop - 1] in calendar():
            stop -= 1  # "the board of Orvik | today"
        if w.lower[at] == "inside" and stop == at + 1:
            break
        end = stop
    return end


def _inside_of(w: Words, end: int) -> int:
    """Goes on over "inside of the groups"."""
    if end + 2 < len(w) and w.lower[end] in ("inside", "outside") and w.lower[end + 1] == "of":
        return right_phrase(w, end + 2, len(w)) or end
    return end


def _is_head(w: Words, k: int, taken: set[int]) -> bool:
    """Whether token `k` can be the head of a description: a noun that is neither part of a name nor before another noun."""
    low, tag = w.lower[k], w.tag[k]
    if tag not in _NOUNS and low not in _BARE and low not in ("officials", "sources"):
        return False
    if k in taken or (k + 1 < len(w) and (w.tag[k + 1] in ("NN", "NNS") or (w.tag[k + 1] in ("NNP", "NNPS") and k + 1 in taken))):
        return False
    if tag in ("NN", "NNS") or low in _BARE or low in ("officials", "sources"):
        return True
    return tag in ("NNP", "NNPS") and (w.text[k].islower() or low in lists.group_nouns() or _is_title(w, k))


def _is_title(w: Words, k: int) -> bool:
    """Whether a capitalised word is a title without a name: "the French President"."""
    low = w.lower[k]
    return k > 0 and low in lists.titles() and low in lists.roles() and w.tag[k - 1] in ("DT", "JJ", "PRP$", "POS", "NNP")


def _name(w: Words, text: str, start: int, k: int, end: int) -> str:
    """What a description says without article and numbers; "one of the local bakers" is a "local baker"."""
    bare = start
    one = w.lower[start] == "one" and start + 1 < k and w.lower[start + 1] == "of"
    while (
        not one
        and bare < k
        and (w.tag[bare] == "CD" or w.lower[bare] in _COUNTING)
        and w.lower[bare] != "one"
        and w.tag[bare + 1] != "IN"
    ):
        bare += 1
    if one:
        bare = next((j for j in range(start + 2, k) if w.tag[j] not in ("DT", "PRP$", "CD", "IN")), k)
    name = without_article(tidy(text[w.start[bare] : w.end[end - 1]]))
    if one and name.endswith(w.text[k]):
        name = name[: -len(w.text[k])] + singular(w.lower[k])
    opens = bare == 0 or w.tag[bare - 1] == CAPTION
    plain = w.tag[bare] in ("NN", "NNS", "JJ", "CD", "JJR", "JJS") and w.text[bare][1:].islower()
    if opens and plain and w.lower[bare] not in lists.demonyms():  # the capital is only the sentence's
        name = name[:1].lower() + name[1:]
    return " ".join(name.split())


def _role_words(w: Words, start: int, k: int) -> tuple[str, ...]:
    """The words before and of the head `k`, without an owner: of "the boy's late uncle", "late uncle"."""
    first = next((j + 1 for j in range(k - 1, start - 1, -1) if w.tag[j] == "POS"), start)
    return tuple(w.lower[j] for j in range(first, k + 1) if w.tag[j] != "DT")


def descriptions(w: Words, text: str, sentence: int, *, taken: set[int]) -> list[Candidate]:
    """Noun phrases of one sentence whose head is a person, a body or a group; `taken` holds tokens that are part of names."""
    found = []
    for k in range(len(w)):
        if not _is_head(w, k, taken):
            continue
        low = w.lower[k]
        plural = w.tag[k] == "NNS" or low in lists.group_nouns()
        kind = lists.noun_type(low, plural=plural)
        start = left_phrase(w, k)
        if kind is None or start is None or w.lower[start] == "no":
            continue
        if start == k and not (plural or w.tag[k] == "NNP" or low in _BARE):
            continue  # a bare singular noun: "passenger trains" read amiss
        if start > 1 and w.lower[start - 1] == "of" and w.lower[start - 2] in small("one_of") and kind != "organisation":
            start -= 2
            plural = w.lower[start] != "one"
            kind = "group" if plural else "person"
        end = _inside_of(w, _tail(w, k + 1))
        definite = w.lower[start] in _DEFINITE or w.tag[start] == "NNP" or any(w.tag[j] == "POS" for j in range(start, k))
        if kind == "organisation" and not definite and low not in _BARE:
            continue
        near = use_of(w, start, end)
        if not near.startswith("s") and (low in _PLACES or (plural and singular(low) in lists.body_nouns())):
            continue
        found.append(
            Candidate(
                start=w.start[start], end=w.end[end - 1], name=_name(w, text, start, k, end), kind="description", type=kind,
                gender=lists.noun_gender(low) if kind == "person" else "n" if kind == "organisation" else "u",
                sentence=sentence, head=singular(low), near=near, definite=definite, plural=plural,
                roles=_role_words(w, start, k),
            )
        )  # fmt: skip
    return found


def _owned_speaks(w: Words, k: int) -> bool:
    """Whether what the pronoun at `k` owns is the subject of a verb of speech."""
    end = k + 1
    while end < min(len(w), k + 1 + _OWNED_WORDS) and w.tag[end] in ("JJ", "NN", "NNS", "NNP"):
        end += 1
    return end > k + 1 and use_of(w, k, end) == "speaker"


def pronouns(w: Words, sentence: int) -> list[Candidate]:
    """Personal pronouns that stand for somebody named elsewhere: he, she, they, it (beside a verb of speech)."""
    table = mapping("pronouns")
    found = []
    for k in range(len(w)):
        low = w.lower[k]
        owner = w.tag[k] == "PRP$" and (low in _OWNERS or (low in _BODY_OWNERS and _owned_speaks(w, k)))
        if not owner and not (low in _SUBJECTS and w.tag[k] == "PRP"):
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
        )  # fmt: skip
    return found
