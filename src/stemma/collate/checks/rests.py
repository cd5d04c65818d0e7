"""Rests: what is left of a whole, "90 percent … and the other 10 percent", "12 of the 30 … the remaining 18"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stemma.collate.checks.numbered import NEAR, Numbered, amount, number, plain, stands
from stemma.collate.measures.contexts import Context
from stemma.model import Check

_REST = re.compile(r"\b(?:(?:the|its|their)\s+other|remaining|the rest(?:,|\s+[–—-])?)\s*[€$£¥]?$", re.I)
LEAD = 24  #: characters before a number in which "the other" stands
MOST_SHARES = 6  #: shares of one whole
WHOLE = {"percent": 100.0, "fraction": 1.0}
ROUNDED = 1e-3  #: thirds are kept with four decimals


def rests(items: Sequence[Context], text: str, make: Numbered) -> Iterator[Check]:
    """Shares that leave "the other" one of a hundred percent, and counts that leave "the remaining" one of a total."""
    for i, last in enumerate(items):
        at = last.figure.span.start
        if last.figure.span.field is not None or not _REST.search(text[max(0, at - LEAD) : at]):
            continue
        before = [c for c in items[max(0, i - MOST_SHARES) : i] if at - c.figure.span.start <= NEAR]
        behind = [c for c in items[i + 1 : i + 3] if _all_of(c, text) and c.figure.span.start - at <= NEAR]
        check = _of_hundred(before, last, make) if last.kind == "share" else _of_total([*before, *behind], last, make)
        if check is not None:
            yield check


def _all_of(context: Context, text: str) -> bool:
    """ "All three": the whole, told after its parts."""
    at = context.figure.span.start
    return text[max(0, at - 4) : at].lower() == "all "


def _of_hundred(before: Sequence[Context], last: Context, make: Numbered) -> Check | None:
    """The shares right before the rest, as many as make a whole with it."""
    whole = WHOLE.get(last.figure.quantity.unit or "")
    parts: list[Context] = []
    shares = [c for c in before if c.kind == "share"]
    for c in reversed(shares):
        if whole is None or c.figure.quantity.unit != last.figure.quantity.unit or not amount(c):
            break
        parts.insert(0, c)
        total = sum(map(amount, parts)) + amount(last)
        if abs(total - whole) <= ROUNDED * whole:
            working = f"{number(whole)} − {' − '.join(number(amount(p)) for p in parts)} = {number(whole - total + amount(last))}"
            verdict = (True, "The shares make up the whole.")
            inputs = [c.figure.id for c in (*parts, last)]
            return make.make(inputs, working, result=whole - total + amount(last), stated=last.figure.span.text, verdict=verdict)
    return None


def _of_total(before: Sequence[Context], last: Context, make: Numbered) -> Check | None:
    """A total and a part before the rest that it is left over from."""
    if not plain(last):
        return None
    counts = [c for c in before if plain(c)]
    for total in counts:
        for part in counts:
            if part is total or amount(part) >= amount(total) or not stands(amount(total) - amount(part), last.figure):
                continue
            if len({total.head, part.head, last.head} - {None}) > 1:
                continue
            left = amount(total) - amount(part)
            return make.make(
                [total.figure.id, part.figure.id, last.figure.id],
                f"{number(amount(total))} − {number(amount(part))} = {number(left)}",
                result=left,
                stated=last.figure.span.text,
                verdict=(True, "The rest comes out."),
            )
    return None
