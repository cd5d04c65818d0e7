"""Names of agencies: what a name in a dispatch head or credit line stands for."""

from __future__ import annotations

import re
from functools import lru_cache

from stemma.lexicon import mapping
from stemma.lexicon.outlets import known_agency

__all__ = ["agency_of_address", "alias_pattern", "as_printed", "known_agency", "stands_for"]

_SHORT = 4  #: letters up to which a name in capitals keeps them


@lru_cache(maxsize=1)
def alias_pattern() -> str:
    """A regular expression for every known name, longest first; matched with capitals as they are listed."""
    aliases = {a for name, known in mapping("agencies").items() for a in [name, *known["aliases"]]}
    return "(?:" + "|".join(re.escape(a) for a in sorted(aliases, key=lambda a: (-len(a), a))) + r")(?!\w)"


def agency_of_address(url: str | None) -> str | None:
    """The agency whose copy an address shows ("/wireStory/", "/aponline/"), or None."""
    low = (url or "").lower()
    host = re.sub(r"^(?:https?:)?//(?:www\.)?", "", low).split("/")[0]
    for name, known in mapping("agencies").items():
        for hint in known["urls"]:
            if hint in low if hint.startswith("/") else host == hint or host.endswith("." + hint):
                return str(name)
    return None


def stands_for(short: str, name: str) -> bool:
    """Whether capitals such as "NW" or "AFP" may abbreviate `name`: its letters in order, the first one first."""
    letters = iter(name.lower())
    low = short.lower()
    return short.isupper() and 2 <= len(short) < len(name) and name.lower().startswith(low[0]) and all(c in letters for c in low)


def as_printed(name: str, text: str) -> str:
    """An unknown agency's name without capitals that only its place in the head gives it: "NORDWIRE" -> "Nordwire"."""
    if not name.isupper() or len(name) <= _SHORT:
        return name
    elsewhere = re.search(rf"(?<!\w)(?!{re.escape(name)}){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    return elsewhere.group() if elsewhere else " ".join(w.capitalize() for w in name.split())
