"""Which of the machine's findings a judgement speaks of: by where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from stemma.model import Actor, Attribution, Claim, Figure, Passage, Span, Timex, Toponym

Item = Figure | Attribution | Timex | Toponym
Found = TypeVar("Found", Figure, Attribution, Timex, Toponym)

#: Part of the characters of both that two contents share where they are one; a quoted part is another one than its clause.
ONE_CONTENT = 0.8


def spans_of(item: Item) -> tuple[Span, ...]:
    """The spans that name an item."""
    return item.content if isinstance(item, Attribution) else (item.span,)


def matching(items: Sequence[Found], places: Sequence[Span], *, kind: str | None = None) -> list[Found]:
    """The items at these places, the best first: those that stand there, else those one of which holds the other.

    Of attributions those with nearly the same content; `kind` tells a quotation from the clause of the same words.
    """
    if not places:
        return []
    first = places[0]
    near = [i for i in items if spans_of(i)[0].report == first.report and spans_of(i)[0].field == first.field]
    if any(isinstance(i, Attribution) for i in near):
        scored = [(_shared(spans_of(i), places), isinstance(i, Attribution) and i.kind == kind, n) for n, i in enumerate(near)]
        best = sorted((s for s in scored if s[0] >= ONE_CONTENT), key=lambda s: (-s[0], not s[1], s[2]))
        return [near[n] for _, _, n in best[:1]]
    same = [i for i in near if _at(spans_of(i)[0]) == _at(first)]
    held = [i for i in near if i not in same and (spans_of(i)[0].contains(first) or first.contains(spans_of(i)[0]))]
    return same + sorted(held, key=lambda i: (-len(spans_of(i)[0].text), spans_of(i)[0].start))


def _at(span: Span) -> tuple[str, str | None, int, int]:
    return span.report, span.field, span.start, span.end


def _shared(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Characters that two lists of spans share, of all that either has."""
    both = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in left
        for b in right
        if (a.report, a.field) == (b.report, b.field)
    )
    whole = sum(len(s.text) for s in left) + sum(len(s.text) for s in right) - both
    return both / whole if whole > 0 else 0.0


def actor_at(actors: Sequence[Actor], place: Span) -> Actor | None:
    """The actor that is mentioned at a place, else the one whose mention overlaps it most."""
    found = [(_shared((m.span,), (place,)), a) for a in actors for m in a.mentions if m.span.overlaps(place)]
    return max(found, key=lambda f: f[0])[1] if found else None


def passage_at(passages: Sequence[Passage], left: Span, right: Span) -> Passage | None:
    """The passage that two stretches share, whichever of them is the left one."""
    for one, other in ((left, right), (right, left)):
        found = [(_shared((p.left,), (one,)) + _shared((p.right,), (other,)), p) for p in passages]
        best = max(found, key=lambda f: f[0], default=None)
        if best is not None and best[0] >= 2 * ONE_CONTENT:
            return best[1]
    return None


def member_at(figures: Sequence[Figure], attributions: Sequence[Attribution], place: Span) -> list[str]:
    """Ids of the figures and attributions that a span may name as members of a claim, the best first."""
    numbers = [f.id for f in matching(figures, [place])]
    exact = [q.id for q in attributions if _at(q.content[0]) == _at(place)]
    near = sorted(
        ((_shared((q.content[0],), (place,)), q.id) for q in attributions if q.id not in exact), key=lambda f: (-f[0], f[1])
    )
    return [*numbers, *exact, *(name for share, name in near if share >= ONE_CONTENT)] if not exact else [*exact, *numbers]


def claim_of(claims: Sequence[Claim], members: frozenset[str], *, wide: bool, topic: str | None) -> Claim | None:
    """The claim that has these members: the one that holds all and has fewest others, else the one that shares most of them."""

    def likeness(claim: Claim) -> tuple[float, bool, bool]:
        own = frozenset(claim.members)
        return len(own & members) / len(own | members), claim.topic == topic, (claim.part_of is None) == wide

    holding = [c for c in claims if members <= frozenset(c.members)] if members else []
    best = max(holding or claims, key=likeness, default=None)
    if best is None or (not holding and likeness(best)[0] <= 1 / 2):
        return None
    return best
