"""Names of news agencies and outlets: what a name as printed stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from stemma.lexicon.tables import mapping

_SHORT = 4  #: letters up to which a name's capitals matter: "PA" is an agency, "pa" is not
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_TRIM = re.compile(
    r"^(?:the|agency)\s+|\s+(?:news\s+agency|agency|news|newswire|staff|reporters?|writers?)$|['’]s$", re.IGNORECASE
)


def _known(names: Mapping[str, str], name: str) -> str | None:
    name = " ".join(name.split()).strip(" .,;:/|()[]–—-")
    for wording in (name, _TRIM.sub("", name)):
        found = names.get(wording) or (names.get(wording.casefold()) if len(wording) > _SHORT else None)
        if found:
            return found
    return None


def _table(lists: tuple[str, ...]) -> dict[str, str]:
    table: dict[str, str] = {}
    for listed in lists:
        for name, known in mapping(listed).items():
            for alias in [name, *known["aliases"]]:
                table.setdefault(alias if len(alias) <= _SHORT else alias.casefold(), name)
    return table


@lru_cache(maxsize=1)
def _agencies() -> dict[str, str]:
    return _table(("agencies",))


@lru_cache(maxsize=1)
def _outlets() -> dict[str, str]:
    return _table(("agencies", "outlets"))


@lru_cache(maxsize=4096)
def known_agency(name: str) -> str | None:
    """The agency that goes by `name` ("AP", "The Associated Press", "ARMENPRESS"), or None."""
    return _known(_agencies(), name)


@lru_cache(maxsize=4096)
def known_outlet(name: str) -> str | None:
    """The agency or other outlet that goes by `name` ("NYT", "the New York Times"), or None."""
    return _known(_outlets(), name) or _known(_outlets(), _ARTICLE.sub("", name))


@lru_cache(maxsize=1)
def aliases() -> dict[str, tuple[tuple[str, str], ...]]:
    """Every name under which an agency or outlet is known, with the one stemma gives it, by first word, longest first.

    Names that begin with "The" stand under their second word, with the article in front.
    """
    table: dict[str, list[tuple[str, str]]] = {}
    for listed in ("agencies", "outlets"):
        for name, known in mapping(listed).items():
            for alias in dict.fromkeys(known["aliases"]):
                words = alias.split()
                first = words[1] if words[0] == "The" and len(words) > 1 else words[0]
                table.setdefault(first, []).append((alias, name))
    return {word: tuple(sorted(found, key=lambda f: (-len(f[0]), f))) for word, found in table.items()}
