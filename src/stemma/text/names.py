"""Mechanics of names: articles, initials, last names, and whether two names can be one.

No word lists: what is a title or the name of a body is for the annotators to know.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: Names whose keys are remembered: a report looks up the same few again and again.
KEPT = 4096

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_BRACKETED = re.compile(r"(?<!\s)\s*+[(\[][^()\[\]]*[)\]]")
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*\.?")
_SMALL = frozenset(
    {
        "of",
        "for",
        "the",
        "and",
        "on",
        "in",
        "to",
        "at",
        "de",
        "du",
        "des",
        "la",
        "le",
        "von",
        "van",
        "der",
        "den",
        "zu",
        "et",
        "und",
    }
)
_SUFFIX = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "md", "mp"})
_PARTICLES = frozenset(
    {
        "de",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "ben",
        "al",
        "el",
        "la",
        "le",
        "ter",
        "ten",
        "zu",
        "af",
        "av",
        "abu",
    }
)
_POSSESSIVE = re.compile(r"['’]s?$")


def without_article(name: str) -> str:
    """The name without a leading "the", "a" or "an"."""
    bare = _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name
    return bare.strip()


def without_brackets(name: str) -> str:
    """The name without stretches in brackets: "Observatory (SOHR)" is "Observatory"."""
    return re.sub(r"\s{2,}", " ", _BRACKETED.sub("", name)).strip(" ,;")


def tidy(name: str) -> str:
    """One line, single spaces, no possessive ending, no marks at either end."""
    line = re.sub(r"\s+", " ", name).strip(" ,;:–—-\"“”'‘")
    return _POSSESSIVE.sub("", line)


def parts(name: str) -> tuple[str, ...]:
    """The words of a name, with initials ("J.") and hyphens kept."""
    return tuple(_WORD.findall(name))


@lru_cache(maxsize=KEPT)
def key(name: str) -> str:
    """What two spellings of one name share: lower case, one kind of apostrophe and space, no article, no full stops."""
    return " ".join(w.rstrip(".").lower().replace("’", "'") for w in parts(without_article(name)))


def initials(name: str) -> str:
    """Capital initials of a name's words, small words left out: "Joint Observatory for River Safety" gives "JORS"."""
    return "".join(w[0] for w in parts(name) if w.lower() not in _SMALL and w[0].isupper())


def is_acronym(word: str) -> bool:
    """Two to seven capitals, perhaps with digits, full stops or "&": "MTA", "U.N.", "AT&T"."""
    if word[1:].islower():
        return False  # most names
    bare = word.replace(".", "").replace("&", "").replace("-", "")
    return (
        2 <= len(bare) <= 7 and bare[0].isupper() and bare.isalnum() and sum(c.isupper() for c in bare) >= max(2, len(bare) - 1)
    )


def stands_for(short: str, name: str) -> bool:
    """Whether an acronym can abbreviate a name: the initials, in order, perhaps with those of small words."""
    bare = short.replace(".", "").upper()
    if len(bare) < 2:
        return False
    full = "".join(w[0].upper() for w in parts(name))
    return bare in (initials(name).upper(), full)


def last_name(name: str) -> str:
    """The last name of a person, with its particles: "Ursula von der Leyen" gives "von der Leyen"."""
    words = [w for w in parts(name) if w.lower() not in _SUFFIX]
    if not words:
        return name
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return " ".join(words[at:])


def is_particle(word: str) -> bool:
    """Whether a word links the parts of a person's name: "van", "bin", "de"."""
    return word in _PARTICLES


def same_person(short: str, full: str) -> bool:
    """Whether `short` can be another way to write the person named `full`: last name, first name and last, initials."""
    a = [w for w in key(short).split() if w not in _SUFFIX]
    b = [w for w in key(full).split() if w not in _SUFFIX]
    if not a or not b:
        return False
    if a == b:
        return True
    if key(last_name(short)).split()[-1:] != key(last_name(full)).split()[-1:]:
        return False
    if len(a) == 1 or len(b) == 1:
        return True
    first_a, first_b = a[0], b[0]
    return (
        first_a == first_b or (min(len(first_a), len(first_b)) == 1 and first_a[0] == first_b[0]) or first_a in b or first_b in a
    )


def same_body(short: str, full: str) -> bool:
    """Whether `short` can be another way to write the body named `full`: its beginning, or its acronym."""
    a, b = key(short).split(), key(full).split()
    if not a or not b:
        return False
    if a == b or (len(a) < len(b) and b[: len(a)] == a):
        return True
    return is_acronym(short.strip()) and stands_for(short.strip(), full)
