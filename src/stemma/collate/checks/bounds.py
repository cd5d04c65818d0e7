"""Checks inside a claim: what readings with different bounds have in common, and how far apart in size they are."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from stemma.collate.checks.numbered import Numbered, number
from stemma.collate.claims.amounts import bounds, size
from stemma.collate.measures.contexts import Context
from stemma.model import Check, Claim, Document, Figure

_COMPARED = re.compile(
    r"\b(?:much|far|considerably|significantly|many times|several times|well)\s+"
    r"(?:higher|larger|greater|more|bigger|lower|fewer|smaller|less)\b",
    re.I,
)
_HIGHER = re.compile(r"higher|larger|greater|more|bigger", re.I)


def _symbol(figure: Figure) -> str:
    b = bounds(figure)
    if b.low == b.high:
        return f"= {number(b.low)}"
    low = "" if b.low == -math.inf else f"{'≥' if b.low_in else '>'} {number(b.low)}"
    high = "" if b.high == math.inf else f"{'≤' if b.high_in else '<'} {number(b.high)}"
    return f"{low} and {high}" if low and high else low or high or "any"


def common_bound(members: Sequence[Context], make: Numbered) -> Iterator[Check]:
    """Whether readings of one number with different bounds ("more than 300", "at least 300") have a value in common."""
    same: dict[float, list[Context]] = {}
    for m in members:
        if m.figure.quantity.value is not None:
            same.setdefault(m.figure.quantity.value, []).append(m)
    for value, group in sorted(same.items()):
        kinds = {m.figure.quantity.bound for m in group}
        if (
            len(kinds) < 2
            or len({m.figure.span.report for m in group}) < 2
            or not kinds & {"more_than", "at_least", "at_most", "less_than"}
        ):
            continue
        worded = [m for m in group if m.figure.quantity.bound not in ("exact", "approx")] or group
        distinct = list(dict.fromkeys(_symbol(m.figure) for m in worded))
        if len(distinct) < 2:
            continue
        boundaries = [bounds(m.figure) for m in worded]
        meet = all(a.meets(b) for a, b in combinations(boundaries, 2))
        tightest = next((s for s in distinct if s.startswith((">", "<")) and not s.startswith(("≥", "≤"))), distinct[0])
        yield make.make(
            [m.figure.id for m in worded],
            " and ".join(distinct),
            result=tightest if meet else "none",
            stated=" / ".join(dict.fromkeys(m.figure.span.text for m in worded)),
            verdict=(
                meet,
                f"The wordings of {number(value)} have values in common." if meet else "No value satisfies all wordings.",
            ),
        )


def size_ratio(claim: Claim, members: Sequence[Context], *, documents: Mapping[str, Document], make: Numbered) -> Iterator[Check]:
    """The factor between readings that differ in size, beside what a report itself says of it ("much higher")."""
    sized = [(size(m.figure), m) for m in members if m.figure.quantity.value]
    if claim.relation != "conflicts" or len(sized) < 2:
        return
    low = min(sized, key=lambda p: (p[0] or 0.0, p[1].figure.id))
    high = max(sized, key=lambda p: (p[0] or 0.0, p[1].figure.id))
    if not low[0] or not high[0] or high[0] / low[0] < 2:
        return
    ratio = high[0] / low[0]
    lows = [m for v, m in sized if v == low[0] and m.figure.span.report == high[1].figure.span.report] or [low[1]]
    text = documents[high[1].figure.span.report].text
    start, end = high[1].sentence
    phrase = _COMPARED.search(text, max(0, start - 250), min(len(text), end + 250))
    if phrase is None:
        return
    yield make.make(
        [high[1].figure.id, *(m.figure.id for m in lows)],
        f"{number(high[0])} / {number(low[0])} = {number(round(ratio, 2))}",
        result=round(ratio, 2),
        stated=phrase.group(),
        verdict=(bool(_HIGHER.search(phrase.group())), f"The readings differ by a factor of {ratio:.3g}."),
    )
