"""Where a report is at home: the first-order division whose places it names more often than chance would have it.

A local report writes "Dublin" for the Dublin of its readers. Each division is a hypothesis, and that the report has no home is
another. A name speaks for a division by how much more likely a paper there writes it than any paper anywhere does; the
share that remains for each hypothesis is what `Resolver` adds to the places in it (a mixture of one local and one general
source of names; cf. Speriosu and Baldridge 2013, Lieberman and others 2010 on local lexicons).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from stemma.lexicon.gazetteer import Entry

LOCAL = 0.6  #: share of a local report's names that lie in its division
LIFT = 7.0  #: how much likelier a paper names a town of its own division than papers in general do, at equal fame
MOST = 15.0  #: no name lifts a division more than this
HOMES = 20.0  #: divisions that a report without a home is weighed against


class Hint(NamedTuple):
    """A name that stands for no place in the report ("University of Kentucky", the outlet's own), but speaks for its home."""

    key: str
    entries: tuple[Entry, ...]
    weight: float


class Told(NamedTuple):
    """What a name tells: its local weight in each division, its general weight altogether, how much it counts."""

    local: dict[str, float]
    general: float
    weight: float


def focus(names: Iterable[Told]) -> dict[str, float]:
    """Division code -> probability that the report is at home there; what is missing from 1 is that it has no home."""
    gains: dict[str, float] = {}
    idle = 0.0
    for name in names:
        none = name.weight * math.log(1 - LOCAL)
        idle += none
        for division, own in name.local.items():
            lift = min(MOST, LIFT * own / name.general)
            gains[division] = gains.get(division, 0.0) + name.weight * math.log(1 - LOCAL + LOCAL * lift) - none
    if not gains:
        return {}
    scores = {division: idle + gain - math.log(HOMES) for division, gain in gains.items()}
    top = max(0.0, *scores.values())
    total = math.exp(-top) + sum(math.exp(s - top) for s in scores.values())
    return {division: math.exp(s - top) / total for division, s in scores.items()}
