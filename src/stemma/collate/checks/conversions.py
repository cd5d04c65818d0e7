"""Conversions: one amount in two units, "40 metres (131 ft)", and one pair of currencies at two rates."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from stemma.collate.checks.numbered import Numbered, amount, number
from stemma.collate.claims.amounts import CONVERSION, CONVERSION_GAP, scale, slack
from stemma.collate.measures.contexts import Context
from stemma.model import Check, Document

BRACKET = 30  #: characters from a conversion to the end of its bracket
#: Two implied rates of one pair of currencies that differ by more were not taken at one rate.
RATE = 0.05


def _brackets(items: Sequence[Context], text: str) -> Iterator[tuple[Context, Context]]:
    """Neighbours of which the second stands, alone, in a bracket right behind the first."""
    for n, (left, right) in enumerate(pairwise(items)):
        gap = text[left.figure.span.end : right.figure.span.start]
        if len(gap) > CONVERSION_GAP or "(" not in gap or ")" in gap or not (amount(left) > 0 and amount(right) > 0):
            continue
        closed = text.find(")", right.figure.span.end, right.figure.span.end + BRACKET)
        if closed >= 0 and not any(c.figure.span.start < closed for c in items[n + 2 : n + 3]):
            yield left, right  # "400 g to 360 g (14 oz to 12.7 oz)" gives two


def units(items: Sequence[Context], text: str, make: Numbered) -> Iterator[Check]:
    """A length, weight or speed with its conversion in brackets; it holds within the rounding of both numbers."""
    for left, right in _brackets(items, text):
        a, b = left.figure, right.figure
        if left.kind != right.kind or a.role != "measurement" or a.quantity.unit == b.quantity.unit or scale(a) == scale(b):
            continue
        value = amount(left) * scale(a) / scale(b)
        margin = slack(b) + slack(a) * scale(a) / scale(b)
        holds = abs(value - amount(right)) <= margin or math.isclose(value, amount(right), rel_tol=CONVERSION)
        yield make.make(
            [a.id, b.id],
            f"{number(amount(left))} {a.quantity.unit} = {number(round(value, 2))} {b.quantity.unit}",
            result=value,
            stated=b.span.text,
            verdict=(holds, "The conversion comes out." if holds else "The conversion does not come out."),
        )


def rates(items: Sequence[Context], documents: Mapping[str, Document], make: Numbered) -> Iterator[Check]:
    """Two conversions between the same two currencies that imply different rates; no rate is taken from elsewhere."""
    found: dict[tuple[str, str], list[tuple[float, Context, Context]]] = defaultdict(list)
    by_report: dict[str, list[Context]] = defaultdict(list)
    for c in items:
        by_report[c.figure.span.report].append(c)
    for report, own in by_report.items():
        own.sort(key=lambda c: c.figure.span.start)
        for left, right in _brackets(own, documents[report].text):
            pair = (left.figure.quantity.unit or "", right.figure.quantity.unit or "")
            if left.kind.startswith("money:") and right.kind.startswith("money:") and pair[0] != pair[1]:
                found[pair].append((amount(right) / amount(left), left, right))
    for (one, other), told in sorted(found.items()):
        low, high = min(told, key=lambda t: t[0]), max(told, key=lambda t: t[0])
        if _rounded(high[0], low[0], high, low):
            continue
        reports = sorted({documents[t[1].figure.span.report].siglum for t in (low, high)})
        yield make.make(
            [t.figure.id for r in (low, high) for t in r[1:]],
            f"{_rate(low)} {other} for 1 {one}, {_rate(high)}",
            result=round(high[0] / low[0], 4),
            stated=f"{low[2].figure.span.text} / {high[2].figure.span.text}",
            verdict=(None, f"Two conversions from {one} to {other} ({', '.join(reports)}) imply rates that differ."),
        )


def _rounded(high: float, low: float, *told: tuple[float, Context, Context]) -> bool:
    """Whether the two rates may be one, as far as all four numbers are rounded."""
    loose = sum(slack(c.figure) / amount(c) for _, left, right in told for c in (left, right))
    return high / low - 1 <= max(RATE, loose)


def _rate(told: tuple[float, Context, Context]) -> str:
    return f"{number(amount(told[2]))} / {number(amount(told[1]))} = {told[0]:.4g}"
