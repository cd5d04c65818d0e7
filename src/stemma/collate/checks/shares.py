"""Shares: a percentage or a fraction against the numbers it can be computed from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from stemma.collate.checks.numbered import NEAR, Numbered, amount, number, plain, stands
from stemma.collate.claims.amounts import slack
from stemma.collate.measures.contexts import Context
from stemma.collate.measures.ontology import GENERIC, PERSONS
from stemma.model import Check, Figure

BEFORE = 350  #: characters from the sentence of a numerator to that of the share
RATE = 60  #: characters on each side of a share in which it is called a rate
MOST_AMOUNTS = 6  #: amounts of money before a rate that it may follow from
LOOSE = 0.05  #: two amounts rounded more widely than this, together, give any rate
_RATE = re.compile(r"\b(?:rate|ratio|proportion|percentage|share|portion|equivalent|or (?:about|roughly|just)?)\b", re.I)
_APPOSED = re.compile(r"(?:\s[^\W\d_]+){0,3},? or (?:about |roughly |some |nearly )?", re.I)
NUMERATORS = 4  #: counts before a share that may be summed for it


def _numerators(items: Sequence[Context], share: Context, base: Context, *, named: bool) -> Iterator[tuple[Context, ...]]:
    """Numbers near a share that it may be computed from: sums of those before it, or, of a base that just stands near, one
    count of its own sentence."""
    before = [
        c
        for c in items
        if _countable(c, base)
        and c is not base
        and 0 <= share.sentence.start - c.sentence.start <= BEFORE
        and amount(c) <= amount(base)
        and _one_kind(c, base, share)
        and (named or c.sentence == share.sentence)
    ]
    if not plain(base):
        beside = [c for c in before if c.sentence == share.sentence and c.figure.span.end <= share.figure.span.start]
        yield from ((c,) for c in beside[-1:])  # of amounts of money only the one right before the share
        return
    last = before[-NUMERATORS:]
    for size in range(len(last) if named else min(1, len(last)), 0, -1):
        yield from combinations(last, size)


def _one_kind(part: Context, base: Context, share: Context) -> bool:
    """Whether a number of another sentence than the share's counts what the base counts."""
    heads = {part.head, base.head} - {None} - GENERIC - PERSONS
    return part.sentence == share.sentence or len(heads) < 2


def _countable(context: Context, base: Context) -> bool:
    return plain(context) if plain(base) else context.kind == base.kind and amount(context) > 0


def _around(items: Sequence[Context], share: Context) -> Sequence[Context]:
    """The figures near enough to a share to be reckoned with: from the sentences before it to the end of its own."""
    first = min(share.sentence.start - BEFORE, share.figure.span.start - NEAR)
    low = bisect_left(items, first, key=lambda c: c.figure.span.start)
    return items[low : bisect_right(items, share.sentence.end, key=lambda c: c.figure.span.start)]


def _bases(items: Sequence[Context], share: Context, by_id: Mapping[str, Context]) -> list[tuple[Context, bool]]:
    """Numbers a share may be a share of, and whether the words say so ("of its 8,000 staff") or the number just stands near."""
    base = by_id.get(share.figure.base or "")
    if base is not None:
        return [(base, True)]
    usable = [c for c in items if plain(c) or (c.kind.startswith("money") and amount(c) > 0)]
    behind = [c for c in usable if c.sentence == share.sentence and c.figure.span.start > share.figure.span.end]
    before = [c for c in usable if plain(c) and 0 < share.figure.span.start - c.figure.span.start <= NEAR]
    return [*((c, True) for c in behind), *((c, False) for c in before)]


def shares(items: Sequence[Context], make: Numbered) -> Iterator[Check]:
    """A percentage or fraction against the numbers it can be computed from."""
    by_id = {c.figure.id: c for c in items}
    for share in items:
        q = share.figure.quantity
        if share.kind != "share" or (q.value is not None and q.value <= 0) or (q.value is None and q.bound != "range"):
            continue
        near = _around(items, share)
        for base, named in _bases(near, share, by_id):
            worked = _worked_share(near, share, base, named=named) if amount(base) else None
            if worked is None or not _worth_telling(share.figure, base, worked, named=named):
                continue
            parts, value, holds = worked
            top = " + ".join(number(amount(c)) for c in parts)
            top = f"({top})" if len(parts) > 1 else top
            unit = "" if q.unit == "fraction" else " × 100"
            yield make.make(
                [*(c.figure.id for c in parts), base.figure.id, share.figure.id],
                f"{top} / {number(amount(base))}{unit} = {number(round(value, 2)) if unit else f'{value:.3g}'}",
                result=value,
                stated=share.figure.span.text,
                verdict=(holds, "The share comes out." if holds else "The share does not come out with these two numbers."),
            )
            break


def money_rates(items: Sequence[Context], text: str, make: Numbered) -> Iterator[Check]:
    """A rate against the two amounts of money of one sentence that it follows from: "paid 1.94 million on 13.7 million …, a
    rate of 14.1 percent". The rate stands in that sentence or the next, is called a rate, and is printed to three digits."""
    for share in items:
        q, at = share.figure.quantity, share.figure.span
        if share.kind != "share" or q.unit != "percent" or not q.value or q.bound not in ("exact", "approx"):
            continue
        if at.field is not None or not _RATE.search(text, max(share.sentence.start, at.start - RATE), at.end + RATE):
            continue
        near = [c for c in _around(items, share) if c.kind.startswith("money:") and amount(c) > 0]
        near = [c for c in near if c.figure.quantity.bound in ("exact", "approx")][-MOST_AMOUNTS:]
        for part, base in combinations(sorted(near, key=amount), 2):
            value = 100 * amount(part) / amount(base)
            loose = slack(part.figure) / amount(part) + slack(base.figure) / amount(base)
            if part.sentence != base.sentence or part.kind != base.kind or loose > LOOSE or amount(part) == amount(base):
                continue
            if abs(value - q.value) <= slack(share.figure) + value * loose and value < 100:
                yield make.make(
                    [part.figure.id, base.figure.id, share.figure.id],
                    f"{number(amount(part))} / {number(amount(base))} × 100 = {number(round(value, 2))}",
                    result=value,
                    stated=at.text,
                    verdict=(True, "The rate comes out."),
                )
                break


def apposed(items: Sequence[Context], text: str, make: Numbered) -> Iterator[Check]:
    """ "1,200 jobs, or 12.5 percent of its workforce": the count right before the share over a count of the same kind of people
    that stands elsewhere in the report; told only where it comes out."""
    for i, share in enumerate(items[1:], 1):
        part, q = items[i - 1], share.figure.quantity
        gap = text[part.figure.span.end : share.figure.span.start]
        if share.kind != "share" or q.unit != "percent" or not q.value or not plain(part) or not _APPOSED.fullmatch(gap):
            continue
        bases = (c for c in items if plain(c) and amount(c) > amount(part) and c.head in (part.head, "worker", "person"))
        base = next((c for c in bases if c is not part and stands(100 * amount(part) / amount(c), share.figure)), None)
        if base is not None and base.sentence != share.sentence:
            value = 100 * amount(part) / amount(base)
            yield make.make(
                [part.figure.id, base.figure.id, share.figure.id],
                f"{number(amount(part))} / {number(amount(base))} × 100 = {number(round(value, 2))}",
                result=value,
                stated=share.figure.span.text,
                verdict=(True, "The share comes out."),
            )


def _worth_telling(share: Figure, base: Context, worked: tuple[tuple[Context, ...], float, bool], *, named: bool) -> bool:
    """Whether a share that was worked out is more than a coincidence: near money and open bounds admit too much."""
    parts, _, holds = worked
    open_ended = share.quantity.bound not in ("exact", "approx")
    if not plain(base):
        return holds and len(parts) == 1
    return named or (holds and not open_ended and len(parts) == 1)


def _worked_share(
    items: Sequence[Context], share: Context, base: Context, *, named: bool
) -> tuple[tuple[Context, ...], float, bool] | None:
    """The numbers over a base that give the share, else one count of the same sentence that does not."""
    factor = 1.0 if share.figure.quantity.unit == "fraction" else 100.0
    missed = None
    for parts in _numerators(items, share, base, named=named):
        value = factor * sum(map(amount, parts)) / (amount(base) or 1.0)
        if stands(value, share.figure):
            return parts, value, True
        if len(parts) == 1 and parts[0].sentence == share.sentence:
            missed = (parts, value, False)
    return missed
