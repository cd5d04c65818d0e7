"""Checks: arithmetic a reader can redo with the figures of the reports, shown with its working.

A check says whether the numbers, as printed, come out; it never says which of them is right.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations

from stemma.collate.claims.readings import bounds
from stemma.collate.measures.contexts import Context
from stemma.collate.measures.grouping import GENERIC
from stemma.model import Check, Figure

_TOTAL = re.compile(
    r"\b(?:in all|in total|altogether|total(?:s|led|ling|ing)?|combined|overall|all told|brings? .{0,20}to|sum)\b", re.I
)
MAX_PARTS = 6
NEAR = 420  #: characters within which figures are taken to speak of one sum
SMALLEST_SUM = 10  #: below it, two numbers add up to a third one by chance
#: "nearly 30 percent" is taken to hold from one tenth below up to the number itself.
NEARLY = 0.1


def number(value: float) -> str:
    """A number as a reader writes it: 1,200, 30.0, 13.33."""
    if math.isclose(value, round(value), abs_tol=1e-9):
        return f"{round(value):,}"
    return f"{value:,.2f}".rstrip("0")


def _plain(context: Context) -> bool:
    q = context.figure.quantity
    return context.kind == "count" and q.value is not None and q.value > 0 and context.figure.role == "count"


def _holds(result: float, stated: Figure) -> bool:
    """Whether a computed value comes out at a printed one, as closely as it is printed."""
    q = stated.quantity
    if q.value is None:
        return bounds(stated).admits(result)
    slack = _slack(stated)
    close = abs(result - q.value) <= slack + 1e-9
    if q.bound == "approx" and q.high is not None:
        return q.value * (1 - NEARLY) - slack <= result <= q.value + slack
    if q.bound == "approx":
        return abs(result - q.value) <= max(slack, abs(q.value) * NEARLY)
    if q.bound in ("more_than", "at_least", "less_than", "at_most", "range"):
        return bounds(stated).admits(result)
    return close


def _slack(stated: Figure) -> float:
    """Half a unit of the last printed digit: "28.8 million" holds from 28.75 to 28.85 million."""
    q = stated.quantity
    if q.unit == "fraction":
        return 0.05
    printed = re.search(r"\d[\d,]*(?:\.(\d+))?", stated.span.text)
    shown = float(printed.group().replace(",", "")) if printed else 0.0
    scale = (q.value or 0.0) / shown if shown else 1.0
    decimals = len(printed.group(1) or "") if printed else 0
    return 0.5 * float(10**-decimals) * max(scale, 1e-12)


class Numbered:
    """Makes checks with running ids."""

    def __init__(self) -> None:
        self.count = 0

    def make(
        self, inputs: Sequence[str], operation: str, *, result: float | str, stated: str | None, verdict: tuple[bool | None, str]
    ) -> Check:
        """The next check; `verdict` is whether it holds and a note."""
        self.count += 1
        rounded = round(result, 4) if isinstance(result, float) else result
        return Check(f"k{self.count}", tuple(inputs), operation, rounded, stated, verdict[0], verdict[1])


def sums(items: Sequence[Context], text: str, make: Numbered) -> Iterator[Check]:
    """Parts against a total that the same report states with "in all", "total", … ."""
    for i, total in enumerate(items):
        clause = text[max(total.clause.start, total.figure.span.start - 45) : min(total.clause.end, total.figure.span.end + 45)]
        if not _plain(total) or not _TOTAL.search(clause):
            continue
        near = [
            c
            for c in items[max(0, i - MAX_PARTS) : i + MAX_PARTS]
            if c is not total
            and _plain(c)
            and abs(c.sentence.start - total.sentence.start) <= 400
            and not c.definite
            and (c.figure.quantity.value or 0) < (total.figure.quantity.value or 0)
            and (
                c.figure.outcome == total.figure.outcome
                or not c.figure.outcome
                or not total.figure.outcome
                or len({c.figure.outcome, total.figure.outcome}) == 1
            )
        ]
        same = [c for c in near if c.sentence == total.sentence and c.figure.span.start < total.figure.span.start]
        for parts in (same, [c for c in near if c.figure.span.start < total.figure.span.start]):
            if 2 <= len(parts) <= MAX_PARTS:
                values = [c.figure.quantity.value or 0.0 for c in parts]
                holds = _holds(sum(values), total.figure)
                if parts is not same and not holds:
                    continue
                yield make.make(
                    [c.figure.id for c in (*parts, total)],
                    f"{' + '.join(map(number, values))} = {number(sum(values))}",
                    result=sum(values),
                    stated=total.figure.span.text,
                    verdict=(
                        holds,
                        "The parts come out at the total." if holds else "The parts do not come out at the stated total.",
                    ),
                )
                break


def _near(items: Sequence[Context], total: Context) -> list[Context]:
    """Exact or bounded counts in the sentences shortly before a figure, and in its own."""
    at = total.figure.span.start
    first = bisect_left(items, at - NEAR, key=lambda c: c.figure.span.start)
    last = bisect_right(items, at + NEAR, key=lambda c: c.figure.span.start)
    return [c for c in items[first:last] if c is not total and _plain(c)]


def unstated_sums(items: Sequence[Context], make: Numbered) -> Iterator[Check]:
    """Two counts that add up to a third one nearby, all of the same kind: "1,200 … 1,900, because … 700 more"."""
    for total in items:
        value = total.figure.quantity.value or 0.0
        if not _plain(total) or value < SMALLEST_SUM or total.figure.quantity.bound == "approx":
            continue
        for left, right in combinations(_near(items, total), 2):
            parts = [left.figure.quantity.value or 0.0, right.figure.quantity.value or 0.0]
            if sum(parts) != value or left.figure.span.overlaps(right.figure.span):
                continue
            if len({left.head, right.head, total.head} - {None} - GENERIC) > 1 or (
                left.act != right.act and left.act and right.act
            ):
                continue
            holds = _holds(value, total.figure)
            yield make.make(
                [left.figure.id, right.figure.id, total.figure.id],
                f"{number(parts[0])} + {number(parts[1])} = {number(value)}",
                result=value,
                stated=total.figure.span.text,
                verdict=(
                    holds or None,
                    "The two add up to the third." if holds else "The two add up to the number that is named as a bound.",
                ),
            )
            break


def products(items: Sequence[Context], make: Numbered) -> Iterator[Check]:
    """A count times an amount of money against a larger amount nearby: "1,200 people … 24,000 each … 28.8 million"."""
    money = [c for c in items if c.kind.startswith("money") and c.figure.quantity.value]
    for total in money:
        value = total.figure.quantity.value or 0.0
        if total.figure.quantity.bound not in ("exact", "approx"):
            continue  # any product lies above "at least 40,000"
        for each in money:
            unit = each.figure.quantity.value or 0.0
            if each.kind != total.kind or unit >= value or abs(each.figure.span.start - total.figure.span.start) > NEAR:
                continue
            count = next(
                (
                    c
                    for c in _near(items, total)
                    if (c.figure.quantity.value or 0) > 2 and _holds((c.figure.quantity.value or 0) * unit, total.figure)
                ),
                None,
            )
            if count is not None:
                n = count.figure.quantity.value or 0.0
                yield make.make(
                    [count.figure.id, each.figure.id, total.figure.id],
                    f"{number(n)} × {number(unit)} = {number(n * unit)}",
                    result=n * unit,
                    stated=total.figure.span.text,
                    verdict=(True, "The product comes out."),
                )
                break


def _numerators(items: Sequence[Context], share: Context, base: Figure) -> Iterator[tuple[Context, ...]]:
    """Counts near a share that it may be computed from: the own sentence first, then the two before it."""
    before = [
        c
        for c in items
        if _plain(c)
        and c.figure.id != base.id
        and 0 <= share.sentence.start - c.sentence.start <= 350
        and (c.figure.quantity.value or 0) <= (base.quantity.value or 0)
    ]
    before = before[-4:]
    for size_ in range(len(before), 0, -1):
        yield from combinations(before, size_)


def _bases(items: Sequence[Context], share: Context) -> list[tuple[Figure, bool]]:
    """Counts a share may be a share of, and whether the words say so ("of its 8,000 staff") or the count just stands near."""
    by_id = {c.figure.id: c.figure for c in items}
    if share.figure.base in by_id:
        return [(by_id[share.figure.base], True)]
    counts = [c for c in items if _plain(c)]
    behind = [c.figure for c in counts if c.sentence == share.sentence and c.figure.span.start > share.figure.span.end]
    before = [c.figure for c in counts if 0 < share.figure.span.start - c.figure.span.start <= NEAR]
    return [*((f, True) for f in behind), *((f, False) for f in before)]


def shares(items: Sequence[Context], make: Numbered) -> Iterator[Check]:
    """A percentage or fraction against the counts it can be computed from."""
    for share in items:
        q = share.figure.quantity
        if share.kind != "share" or q.value is None or q.value <= 0:
            continue
        for base, named in _bases(items, share):
            worked = _worked_share(items, share, base) if base.quantity.value else None
            open_ended = q.bound not in ("exact", "approx")
            if worked is None or (not named and (open_ended or not worked[2] or len(worked[0]) > 1)):
                continue
            parts, value, holds = worked
            top = " + ".join(number(c.figure.quantity.value or 0.0) for c in parts)
            top = f"({top})" if len(parts) > 1 else top
            unit = "" if q.unit == "fraction" else " × 100"
            yield make.make(
                [*(c.figure.id for c in parts), base.id, share.figure.id],
                f"{top} / {number(base.quantity.value or 0.0)}{unit} = {number(round(value, 2)) if unit else f'{value:.3g}'}",
                result=value,
                stated=share.figure.span.text,
                verdict=(holds, "The share comes out." if holds else "The share does not come out with these two numbers."),
            )
            break


def _worked_share(items: Sequence[Context], share: Context, base: Figure) -> tuple[tuple[Context, ...], float, bool] | None:
    """The counts over a base that give the share, else one count of the same sentence that does not."""
    factor = 1.0 if share.figure.quantity.unit == "fraction" else 100.0
    missed = None
    for parts in _numerators(items, share, base):
        value = factor * sum(c.figure.quantity.value or 0.0 for c in parts) / (base.quantity.value or 1.0)
        if _holds(value, share.figure):
            return parts, value, True
        if len(parts) == 1 and parts[0].sentence == share.sentence:
            missed = (parts, value, False)
    return missed


def differences(items: Sequence[Context], text: str, make: Numbered) -> Iterator[Check]:
    """ "rose by 3 to 15, from 12": the step against both ends."""
    for i in range(len(items) - 2):
        trio = items[i : i + 3]
        if len({c.sentence for c in trio}) > 1 or len({c.kind for c in trio}) > 1:
            continue
        words = {}
        for c in trio:
            before = text[max(0, c.figure.span.start - 6) : c.figure.span.start].lower()
            lead = re.search(r"\b(by|to|from)\s*$", before)
            if lead and c.figure.quantity.value is not None:
                words[lead.group(1)] = c.figure
        if set(words) == {"by", "to", "from"}:
            step, end, start = (words[w].quantity.value or 0.0 for w in ("by", "to", "from"))
            value = abs(end - start)
            holds = math.isclose(value, step, rel_tol=1e-6)
            yield make.make(
                [words[w].id for w in ("by", "to", "from")],
                f"{number(max(start, end))} − {number(min(start, end))} = {number(value)}",
                result=value,
                stated=words["by"].span.text,
                verdict=(holds, "The step comes out." if holds else "The step does not come out."),
            )
