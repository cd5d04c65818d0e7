"""Loading the built word lists."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from stemma.errors import LexiconError


@cache
def _table(language: str, name: str) -> Any:
    file = resources.files("stemma.lexicon").joinpath("data", language, f"{name}.json")
    try:
        return json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise LexiconError(
            f"no word list {name!r} for language {language!r}; lists stand in lexicons/{language}/*.yaml and are built "
            "by `python lexicons/build.py`"
        ) from None


def words(name: str, language: str = "en") -> frozenset[str]:
    """A list of words, or the keys of a mapping, as a set. Raises LexiconError where there is no such list."""
    return frozenset(_table(language, name))


@cache
def mapping(name: str, language: str = "en") -> dict[str, Any]:
    """A mapping from a word to what is known of it. Raises LexiconError where there is none."""
    table = _table(language, name)
    if not isinstance(table, dict):
        raise LexiconError(f"word list {name!r} ({language}) is a plain list; `words` reads it")
    return table


def names(language: str = "en") -> tuple[str, ...]:
    """Names of all lists of a language, sorted."""
    folder = resources.files("stemma.lexicon").joinpath("data", language)
    return tuple(sorted(f.name.removesuffix(".json") for f in folder.iterdir() if f.name.endswith(".json")))
