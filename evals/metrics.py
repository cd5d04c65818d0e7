"""Scores of a comparison (in its JSON form) against a gold bundle.

The same questions as the contract's scorer asks, in our own words: spans are matched one to one by character overlap
(intersection over union), greedily from the best pair; optional gold items count neither way.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Any

Item = dict[str, Any]
Getter = Callable[[Item], Any]

_ARTICLES = {"the", "a", "an", "of", "and", "mr", "mrs", "ms", "dr", "via", "unnamed", "its"}


def f_score(hits: int, found: int, wanted: int) -> float:
    """F1 of `hits` right ones among `found` predictions and `wanted` gold items; 1 where both are empty."""
    return 2 * hits / (found + wanted) if found + wanted else 1.0


def characters(value: Any) -> set[tuple[str, int]]:
    """All (report, offset) pairs that one span or a list of spans covers."""
    spans = value if isinstance(value, list) else [value] if value else []
    return {(s["report"], i) for s in spans if s.get("start") is not None for i in range(s["start"], s["end"])}


def matched(found: Sequence[Item], gold: Sequence[Item], *, of: tuple[Getter, Getter], floor: float) -> dict[int, int]:
    """Best one-to-one matches, index of a prediction to index of a gold item, with an overlap of at least `floor`."""
    left = [characters(of[0](f)) for f in found]
    right = [characters(of[1](g)) for g in gold]
    scored = []
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            if a and b and (common := len(a & b)) and common / len(a | b) >= floor:
                scored.append((-common / len(a | b), i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def required(item: Item) -> bool:
    """Whether a gold item must be found."""
    return item.get("core", True) is not False and not item.get("optional")


def detection(found: Sequence[Item], gold: Sequence[Item], pairs: dict[int, int]) -> float:
    """F1 over required gold items; predictions matched to optional ones are excused."""
    hits = sum(required(gold[j]) for j in pairs.values())
    excused = len(pairs) - hits
    return f_score(hits, len(found) - excused, sum(map(required, gold)))


def name_words(name: str | None) -> set[str]:
    """The words of a name without brackets, articles and forms of address."""
    found = set(re.findall(r"\w+", re.sub(r"\(.*?\)", " ", (name or "").lower())))
    return found - _ARTICLES or found


def same_name(left: str | None, right: str | None) -> bool:
    """Whether two source names mean the same: one holds the other, or half of all words are shared."""
    if not left or not right:
        return not left and not right
    for a in left.split("/"):
        for b in right.split("/"):
            x, y = name_words(a), name_words(b)
            if x and y and (x <= y or y <= x or 2 * len(x & y) >= len(x | y)):
                return True
    return False


def mean(values: Iterable[bool]) -> float | None:
    """Share of true values, or None where there are none."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else None


def _equal(left: float | None, right: float | None) -> bool:
    if left is None or right is None:
        return left is None and right is None
    return math.isclose(left, right, rel_tol=1e-6, abs_tol=1e-9)


def same_value(found: Item, gold: Item) -> bool:
    """Whether value, bounds and inclusions agree; for vague words a null value is enough."""
    if not _equal(found.get("value"), gold.get("value")):
        return False
    if gold.get("value") is None and gold.get("bound") != "range":
        return True
    for side in ("low", "high"):
        if not _equal(found.get(side), gold.get(side)):
            return False
        inclusive = gold.get(f"{side}_inclusive")
        if gold.get(side) is not None and inclusive is not None and found.get(f"{side}_inclusive") != inclusive:
            return False
    return True


def same_giver(found: Item, gold: Item) -> bool:
    """Whether the origin of a figure is the gold's, explicit or inferred."""
    mine = [(found.get(k) or [""])[-1] for k in ("sources", "sources_inferred")]
    theirs = [(gold.get(k) or [""])[-1] for k in ("sources", "sources_inferred")]
    theirs += [c[-1] if c else "" for c in gold.get("accept_sources") or []]
    if same_name(mine[0], theirs[0]) or any(t and same_name(m, t) for m in mine for t in theirs):
        return True
    return not mine[0] and "" in theirs[2:]


def pairwise(found: Iterable[Sequence[str]], gold: Iterable[Sequence[str]]) -> float | None:
    """F1 over the pairs that two groupings put together."""
    mine = {frozenset(p) for group in found for p in combinations(sorted(set(group)), 2)}
    theirs = {frozenset(p) for group in gold for p in combinations(sorted(set(group)), 2)}
    return f_score(len(mine & theirs), len(mine), len(theirs)) if theirs else None


def grouped(items: Iterable[tuple[str, str | None]]) -> list[list[str]]:
    """Ids by key; a missing key stands alone."""
    table: dict[str, list[str]] = {}
    for number, (name, key) in enumerate(items):
        table.setdefault(key or f"alone {number}", []).append(name)
    return list(table.values())
