"""Which of the places, times and owners that a sentence names belongs to which of its numbers.

A sentence that gives several numbers deals the names out: "in India by 65 percent, in Egypt by 52 percent" names the place
before each number, "65 percent in India, 52 percent in Egypt" behind it. A number without a name of its own shares that of
the number before it: "in 2003 a quake killed 31,000 people and injured 9,000".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from stemma.text.sentences import Range

T = TypeVar("T")
#: What stands between a number with what is said of it and the next one.
_BREAK = re.compile(r"[,;:]|\s(?:and|while|but|against|compared)\s")
#: Numbers of one sentence beyond which it is a table without an order to be read.
MOST_NUMBERS = 40


@dataclass(frozen=True, slots=True)
class Dealt(Generic[T]):
    """A name and whether it stands before its number."""

    value: T
    before: bool
    own: bool  #: it stands in the number's own clause


def deal(
    text: str,
    sentence: Range,
    numbers: Sequence[tuple[Range, Range]],
    *,
    marks: Sequence[tuple[int, int, T]],
    strict: bool = False,
) -> list[Dealt[T] | None]:
    """The name that belongs to each of a sentence's numbers, both in order; None where none does.

    `numbers` are given with their clauses. Where `strict`, a name behind a number is its own only within its clause.
    """
    here = [m for m in marks if sentence.start <= m[0] and m[1] <= sentence.end]
    if not here or not numbers or len(numbers) > MOST_NUMBERS:
        return [None] * len(numbers)
    clauses = [clause if strict else sentence for _, clause in numbers]
    spans = [span for span, _ in numbers]
    ahead = [m for m in here if m[1] <= spans[0].start]
    behind = [m for m in here if m[0] >= spans[-1].end and m[1] <= clauses[-1].end]
    leads: list[list[tuple[int, int, T]]] = [ahead]
    trails: list[list[tuple[int, int, T]]] = []
    for k in range(len(numbers) - 1):
        between = [m for m in here if spans[k].end <= m[0] and m[1] <= spans[k + 1].start]
        cut = _cut(text, spans[k].end, spans[k + 1].start, between=between, leading=bool(ahead) and not behind)
        trails.append([m for m in between if m[1] <= cut and m[1] <= clauses[k].end])
        leads.append([m for m in between if m[0] >= cut])
    trails.append(behind)
    found: list[Dealt[T] | None] = []
    for k, (lead, trail) in enumerate(zip(leads, trails, strict=True)):
        inside = [m for m in here if spans[k].start <= m[0] and m[1] <= spans[k].end]
        near = [m for m in lead if m[0] >= numbers[k][1].start]
        if inside or near or (lead and not trail):
            found.append(Dealt((inside or near or lead)[-1][2], True, bool(inside or near)))
        elif trail:
            found.append(Dealt(trail[0][2], False, True))
        else:
            shared = found[-1] if found else None
            found.append(Dealt(shared.value, shared.before, False) if shared else None)
    for k in range(len(found) - 2, -1, -1):  # "a 6.7-strength quake killed 26,000 people in Bam"
        following = found[k + 1]
        together = not strict or numbers[k][1].start == numbers[k + 1][1].start
        if found[k] is None and following is not None and together:
            found[k] = Dealt(following.value, following.before, False)
    return found


def _cut(text: str, start: int, end: int, *, between: Sequence[tuple[int, int, T]], leading: bool) -> int:
    """Where what belongs to the one number ends and what belongs to the next begins."""
    breaks = [b.end() for b in _BREAK.finditer(text, start, end)]
    if not breaks:
        return start if leading else end
    if leading:
        return breaks[0]
    first = next((b for b in breaks if any(m[0] >= b for m in between)), breaks[-1])
    return first if any(m[1] <= first for m in between) else breaks[-1]
