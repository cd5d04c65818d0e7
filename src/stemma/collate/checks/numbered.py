"""What every check needs: which numbers may be reckoned with, when a result comes out, and a running number."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.collate.claims.amounts import bounds, number, slack
from stemma.collate.measures.contexts import Context
from stemma.model import Check, Figure

__all__ = ["NEAR", "Numbered", "amount", "number", "plain", "stands"]

NEAR = 420  #: characters within which figures are taken to speak of one sum
#: "nearly 30 percent" is taken to hold from one tenth below up to the number itself, "about 30" one tenth to both sides.
NEARLY = 0.1


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


def amount(context: Context) -> float:
    """The printed number; 0 where there is none."""
    return context.figure.quantity.value or 0.0


def plain(context: Context) -> bool:
    """Whether a figure is a count of people or things with a number to reckon with."""
    q = context.figure.quantity
    return context.kind == "count" and q.value is not None and q.value > 0 and context.figure.role == "count"


def stands(result: float, stated: Figure) -> bool:
    """Whether a computed value comes out at a printed one, as closely as it is printed."""
    q = stated.quantity
    if q.value is None:
        return bounds(stated).admits(result)
    margin = slack(stated)
    if q.bound == "approx" and q.high is not None:
        return q.value * (1 - NEARLY) - margin <= result <= q.value + margin
    if q.bound == "approx":
        return abs(result - q.value) <= max(margin, abs(q.value) * NEARLY)
    if q.bound in ("more_than", "at_least", "less_than", "at_most", "range"):
        return bounds(stated).admits(result)
    return abs(result - q.value) <= margin + 1e-9
