"""Capitalised names in a sentence: persons, bodies, countries."""

from __future__ import annotations

import re

from stemma.annotate.actors import lists
from stemma.annotate.actors.candidates import Candidate, use_of
from stemma.annotate.actors.lists import Gender, Type
from stemma.annotate.actors.phrases import CAPTION, Words, calendar, closing_bracket, left_phrase, singular, small
from stemma.text.names import is_acronym, is_particle

_NEVER_FIRST = frozenset(
    {"DT", "PRP", "PRP$", "IN", "CC", "RB", "WRB", "WP", "WDT", "MD", "VB", "VBD", "VBZ", "VBP", "VBG", "VBN"}
    | {"EX", "TO", "UH", "CD", "JJR", "JJS", "RBR", "NNS", "PDT"}
)
_NO_CAPITAL = frozenset({"PRP", "DT", "CC", "IN", "MD", "PRP$", "WP", "WDT", "WRB", "UH", "LS", CAPTION})
_ARABIC = re.compile(r"(?:al|el|as|ash|ad|an|at|ar|az)-[A-Z]")
_LINKS = frozenset({"of", "for", "on"})
_CAMEL = re.compile(r"^(?!Mc|Mac|De|La|Le|O['’]|Di|Van|Fitz)[A-Z]+[a-z]+[A-Z]")
_COMPOUND = re.compile(r"-[a-z]{3,}$|^(?:Anti|Pro|Non|Pre|Post|Ex)-")  #: "London-based", "Anti-tax": no name
_INITIAL = re.compile(r"^[A-Z]\.?$")
_CORPORATE = frozenset({"inc", "corp", "llc", "llp", "ltd", "plc", "ag", "gmbh", "co", "group", "holdings", "sa", "nv"})
_SHOUT_WORDS = 4  #: words in capitals that make a heading
_CAPTION_WORDS = 2  #: capitalised words before a first name that are taken for another name run into it
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "sen", "rep", "gov", "gen"})
_MONTH_NAMES = frozenset({"jan", "april", "june", "august", "may"})
_FORMS_OF_ADDRESS = frozenset({"mr", "mrs", "ms", "miss"})  #: nothing that stands before one belongs to the name
_NO_NAME = frozenset(
    {
        "i",
        "ok",
        "file",
        "photo",
        "photos",
        "related",
        "video",
        "read",
        "more",
        "breaking",
        "update",
        "q",
        "a",
        "note",
        "mr",
        "mrs",
        "ms",
        "dr",
        "one",
        "some",
        "many",
        "another",
        "both",
    }
)


def _capital(w: Words, k: int) -> bool:
    word = w.text[k]
    if not word[0].isupper():
        return _ARABIC.match(word) is not None
    if (w.lower[k] in calendar() and not _month_name(w, k)) or w.tag[k] in _NO_CAPITAL:
        return False
    return _COMPOUND.search(word) is None and (word[-1].isalnum() or word[-1] == ".")


def _month_name(w: Words, k: int) -> bool:
    """Whether the name of a month is part of a person's: "Sami Jan said", "April Lund"; not "on Jan. 3", "in May"."""
    if w.lower[k] not in _MONTH_NAMES or (k + 1 < len(w) and w.text[k + 1][0].isdigit()):
        return False
    before = k > 0 and w.tag[k - 1] == "NNP" and w.text[k - 1][0].isupper() and w.lower[k - 1] not in calendar()
    behind = k + 1 < len(w) and w.tag[k + 1] == "NNP" and w.text[k + 1][0].isupper() and w.lower[k + 1] not in calendar()
    return before or (behind and w.text[k] in lists.first_names() and (k == 0 or w.tag[k - 1] not in ("IN", "JJ", "CD")))


def _opens_sentence(w: Words, k: int) -> bool:
    return k == 0 or w.tag[k - 1] in ("``", ":", CAPTION) or w.text[k - 1] in ("“", '"', "‘", "'", "(", "—", "–", "-")


def _may_start(w: Words, k: int) -> bool:
    if not _capital(w, k) or (len(w.text[k]) == 1 and w.tag[k] != "NNP"):
        return False
    if not _opens_sentence(w, k) or (w.tag[k] in ("NNP", "NNPS") and w.lower[k] not in lists.small_words()):
        return True
    if w.lower[k] in lists.small_words():
        return False
    if w.tag[k] == "NN" and w.text[k] in lists.nations():
        return True
    follows = k + 1 < len(w) and _capital(w, k + 1)
    if (
        (w.lower[k] in lists.bodies() or w.lower[k] in lists.titles())
        and k + 2 < len(w)
        and w.lower[k + 1] == "of"
        and _capital(w, k + 2)
    ):
        return True
    if w.lower[k] in lists.titles() or w.lower[k] in lists.demonyms():
        return follows
    return follows and w.tag[k] not in _NEVER_FIRST


def _linked(w: Words, i: int, k: int) -> int | None:
    """Where a name goes on behind a small word: "Ministry | of Health", "Organisation for Security | and Co-operation"."""
    low = w.lower[k]
    body = any(w.lower[j] in lists.bodies() or w.lower[j] in ("republic", "bank", "house", "college") for j in range(i, k))
    after = k + 1
    if after < len(w) and w.lower[after] == "the" and low in _LINKS:
        after += 1
    if after >= len(w) or not _capital(w, after) or w.lower[after] in lists.first_names():
        return None
    if low in _LINKS and body:
        return after
    if low == "in" and body and any(w.lower[j] in _LINKS for j in range(i, k)):
        return after
    if low in ("and", "&"):
        if low == "&" or (body and any(w.lower[j] in _LINKS for j in range(i, k))):
            return after
        j = after
        while j + 1 < len(w) and _capital(w, j + 1):
            j += 1
        if (
            k - i <= 2
            and w.lower[j] in lists.bodies()
            and w.text[k - 1] not in lists.nations()
            and w.lower[k - 1] not in lists.bodies() - {"securities"}
        ):
            return after
    return None


def runs(w: Words) -> list[tuple[int, int]]:
    """Token ranges [i, end) of capitalised names."""
    found = []
    k = 0
    while k < len(w):
        if not _may_start(w, k):
            k += 1
            continue
        i, k = k, k + 1
        while k < len(w):
            if w.lower[k].rstrip(".") in _FORMS_OF_ADDRESS:
                break
            if _capital(w, k) and (len(w.text[k]) > 1 or w.tag[k][:2] == "NN"):
                k += 1
            elif (
                is_particle(w.lower[k])
                and w.text[k].islower()
                and k + 1 < len(w)
                and _capital(w, k + 1)
                and w.lower[k] not in ("la", "le")
            ):
                k += 2
            else:
                after = _linked(w, i, k)
                if after is None:
                    break
                k = after + 1
        found.append((i, k))
    return found


def _is_body(w: Words, i: int, end: int) -> bool:
    last = w.lower[end - 1].rstrip(".")
    if last in lists.bodies() or w.lower[end - 1] in lists.bodies():
        return True
    if any(w.lower[j].rstrip(".") in _CORPORATE for j in range(i, end)) or any(w.text[j] == "&" for j in range(i, end)):
        return True
    if any(w.lower[j] in _LINKS for j in range(i, end)) and any(w.lower[j] in lists.bodies() for j in range(i, end)):
        return True
    if end - i == 1:
        return (is_acronym(w.text[i]) and w.lower[i] not in lists.titles()) or _CAMEL.match(w.text[i]) is not None
    return False


def _title_length(w: Words, i: int, end: int) -> int:
    """How many tokens of the run [i, end) are titles before a name (with what stands before them)."""
    best = 0
    for j in range(i, end - 1):
        if w.lower[j].rstrip(".") in lists.titles() or (w.lower[j] in lists.roles() and w.text[j + 1] in lists.first_names()):
            best = j + 1 - i
    return best


def _person_after(w: Words, i: int, end: int) -> int | None:
    """Where in "Tarmia Ana Lund" (behind "President of") the person's name begins."""
    for j in range(i + 1, end - 1):
        if w.text[j] in lists.first_names():
            return j
    return None


def _type(w: Words, i: int, end: int, *, titled: bool) -> tuple[Type | None, Gender, bool]:
    """Type, gender and whether both are sure, of the name [i, end)."""
    first = w.text[i]
    gender: Gender = lists.first_names().get(first, "u")
    size = end - i
    if titled:
        return "person", gender if size > 1 else "u", True
    if _is_body(w, i, end):
        return "organisation", "n", True
    if size > 1 and (
        first in lists.first_names() or _INITIAL.match(first) or any(_INITIAL.match(w.text[j]) for j in range(i, end - 1))
    ):
        return "person", gender, True
    if size > 2 and any(is_particle(w.text[j]) for j in range(i + 1, end - 1)):
        return "person", gender, True
    return None, "u", False


def _role_before(w: Words, i: int) -> tuple[int, tuple[str, ...]]:
    """Start of a role in lower case right before the name at `i` ("the interior minister | X"), and its nouns."""
    k = i - 1
    if k < 0 or w.tag[k] not in ("NN", "NNS") or w.text[k][0].isupper():
        return i, ()
    low = w.lower[k]
    if singular(low) not in lists.roles() and low not in lists.titles() and singular(low) not in lists.body_nouns():
        return i, ()
    start = left_phrase(w, k)
    return (i, ()) if start is None else (start, (low,))


def _abbreviation(w: Words, end: int) -> tuple[int, str | None]:
    """Token end with a bracketed abbreviation behind the name, and the abbreviation."""
    if end < len(w) and w.text[end] == "(":
        shut = closing_bracket(w, end, len(w))
        if shut == end + 2 and is_acronym(w.text[end + 1]):
            return shut + 1, w.text[end + 1]
    return end, None


def _titled(w: Words, i: int, end: int, waiting: tuple[int, int] | None) -> tuple[int, int, list[str]]:
    """Where the mention and where the name itself begins in the run [i, end), and the titles before the name.

    `waiting` is a run of nothing but titles right before it: "President of | Tarmia Ana Lund".
    """
    size = _title_length(w, i, end)
    if size and (not _is_body(w, i, end) or w.lower[i].rstrip(".") in _COURTESY or w.text[i + size] in lists.first_names()):
        return i, i + size, [w.lower[j].rstrip(".") for j in range(i, i + size)]
    if waiting is not None and waiting[1] + 1 == i and w.lower[i - 1] == "of":
        split = _person_after(w, i, end)
        if split is not None:
            before = [w.lower[j].rstrip(".") for j in range(*waiting)]
            return waiting[0], split, [*before, "of", *(w.text[j] for j in range(i, split))]
    return i, i, []


def _single(w: Words, i: int) -> tuple[bool, Type | None]:
    """Of a name of one word: whether it is a name at all, and the type that the word itself gives."""
    low, word = w.lower[i], w.text[i]
    if low in _NO_NAME or low in lists.group_nouns() or singular(low) in lists.roles():
        return False, None  # "Democrats", "Officials": a description in capitals
    if low in lists.demonyms() and not (w.tag[i] == "NNPS" and word[-1] == "s"):
        return False, None
    if i == 0 and low in lists.bodies() and len(w) > 1 and w.tag[1] in ("NN", "NNS"):
        return False, None  # "Media outlets report": a common noun in capitals
    return True, "group" if singular(low) in lists.demonyms() else None


def _gender(roles: list[str]) -> Gender | None:
    found: Gender | None = None
    for role in roles:
        by_noun = lists.noun_gender(role)
        found = lists.title_gender(role) or found or (by_noun if by_noun in ("m", "f") else None)
    return found


def _is_label(w: Words, i: int, name: str) -> bool:
    """Whether capitals are a product, a counted thing or a plural rather than the acronym of a body: "95 UAVs", "TK4"."""
    counted = i > 0 and w.tag[i - 1] == "CD"
    return is_acronym(name) and (counted or name[-1] == "s" or any(ch.isdigit() for ch in name))


def _shouted(w: Words) -> bool:
    """Whether a line is in capitals throughout (a heading): they tell nothing there."""
    words = [t for t in w.text if t.isalpha() and len(t) > 1]
    return len(words) >= _SHOUT_WORDS and sum(t.isupper() for t in words) >= 0.8 * len(words)


def _behind_caption(w: Words, i: int, end: int) -> int:
    """Where a name begins behind words of a picture's credit or caption that ran into it: "GETTY | Anna Ode"."""
    if not _is_body(w, i, end):
        while i + 1 < end and w.lower[i] in lists.captions():
            i += 1
    if w.text[i] in lists.first_names() or _is_body(w, i, end):
        return i
    later = next((j for j in range(i + _CAPTION_WORDS, end - 1) if w.text[j] in lists.first_names()), None)
    titled = later is not None and any(w.lower[j].rstrip(".") in lists.titles() for j in range(i, later))
    return i if later is None or titled else later


def _by_place(w: Words, i: int, end: int) -> tuple[Type | None, Gender, bool]:
    """What stands before a name tells of its type: "the board of Orvik Turbines", "the Odda" are no persons."""
    if i > 1 and w.lower[i - 1] == "of" and singular(w.lower[i - 2]) in small("of_bodies"):
        return "organisation", "n", True
    if i and w.lower[i - 1] == "the" and not (end < len(w) and w.tag[end] in ("NN", "NNS", "JJ", "POS", "CD")):
        return "organisation", "n", False
    return None, "u", False


def names(w: Words, text: str, sentence: int) -> list[Candidate]:
    """The capitalised names of one sentence that may be actors."""
    found: list[Candidate] = []
    waiting: tuple[int, int] | None = None
    if _shouted(w):
        return found
    covered = 0
    for begin, end in runs(w):
        if begin < covered:
            continue  # the abbreviation in brackets behind a name
        begin = _behind_caption(w, begin, end)
        first, i, roles = _titled(w, begin, end, waiting)
        waiting = None
        if not roles and all(w.lower[j].rstrip(".") in lists.titles() or w.lower[j] in lists.demonyms() for j in range(i, end)):
            waiting = (i, end)
            continue
        if not roles:
            first, before = _role_before(w, i)
            roles += before
        single, by_word = _single(w, i) if end - i == 1 else (True, None)
        if not single and (not roles or w.lower[i] in _NO_NAME):
            continue
        person_role = [r for r in roles if r in lists.titles() or singular(r) in lists.roles()]
        kind, gender, sure = _type(w, i, end, titled=bool(person_role))
        if kind is None and roles and not person_role:
            kind, gender, sure = "organisation", "n", True
        owner = False
        if kind is None and not roles:
            kind, gender, sure = _by_place(w, first, end)
            owner = sure
        if not sure and w.lower[end - 1] in lists.things():
            continue
        name = text[w.start[i] : w.end[end - 1]]
        if by_word is not None:
            kind, gender, sure = by_word, "u", True
        elif end - i == 1 and _is_label(w, i, name):
            kind, sure = None, False
        nation = name in lists.nations()
        stop, alias = _abbreviation(w, end)
        covered = stop
        near = use_of(w, first, stop) or ("subject" if owner else "")
        found.append(
            Candidate(
                start=w.start[first], end=w.end[stop - 1], name=" ".join(name.split()), kind="name",
                type="organisation" if nation else kind, gender=_gender(person_role) or gender, sentence=sentence,
                roles=tuple(roles), near=near, definite=True, alias=alias, nation=nation,
                sure=sure and not nation,
            )
        )  # fmt: skip
    return found
