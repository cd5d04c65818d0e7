"""Patterns made of word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, as a tree of their letters: it looks at few letters where a long list looks at each word.

    Of two words that begin alike the longer one is tried first. Raises ValueError where there is no word.
    """
    heads: dict[str, list[str]] = {}
    for word in words:
        heads.setdefault(word[:1], []).append(word[1:])
    if not heads:
        raise ValueError("no words to make a pattern of")
    ends = "" in heads
    branches = [re.escape(head) + (any_of(rests) if any(rests) else "") for head, rests in sorted(heads.items()) if head]
    if not branches:
        return ""
    joined = "|".join(branches)
    return f"(?:{joined})?" if ends else branches[0] if len(branches) == 1 else f"(?:{joined})"
