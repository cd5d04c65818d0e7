"""Changes: a step against both its ends: "rose by 3 to 15 from 12", "from 12 to 15, an increase of 25 percent"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from stemma.collate.checks.numbered import Numbered, amount, number, stands
from stemma.collate.measures.contexts import Context
from stemma.model import Check

_LEAD = re.compile(r"\b(by|to|from)\s*(?:the\s*)?[€$£¥]?\s*$", re.I)
#: "an increase of 25 percent", "up 25 percent", "a 25 percent rise".
_STEP_BEFORE = re.compile(
    r"\b(?:(?:an?|the) )?(?P<way>increase|rise|jump|gain|growth|decrease|drop|fall|decline|reduction|cut|up|down)(?: of)?\s*"
    r"(?:about|some|around|roughly|nearly|almost|more than)?\s*$",
    re.I,
)
_STEP_AFTER = re.compile(r"^\s*(?P<way>increase|rise|jump|gain|growth|decrease|drop|fall|decline|reduction|cut)\b", re.I)
_RISES = frozenset({"increase", "rise", "jump", "gain", "growth", "up"})
LEAD = 10  #: characters before a number in which "from" or "to" stands
AFTER = 60  #: characters from the second end to the step


def _leads(items: Sequence[Context], text: str) -> dict[str, Context]:
    """Figures by the word that leads to them, "from", "to" and "by", each once."""
    found: dict[str, Context] = {}
    for c in items:
        lead = _LEAD.search(text[max(0, c.figure.span.start - LEAD) : c.figure.span.start])
        if lead and c.figure.quantity.value is not None:
            found.setdefault(lead.group(1).lower(), c)
    return found


def differences(items: Sequence[Context], text: str, make: Numbered) -> Iterator[Check]:
    """ "Rose by 3 to 15, from 12": the step against both ends."""
    for i in range(len(items) - 2):
        trio = items[i : i + 3]
        if len({c.sentence for c in trio}) > 1 or len({c.kind for c in trio}) > 1:
            continue
        words = _leads(trio, text)
        if set(words) == {"by", "to", "from"}:
            step, end, start = (amount(words[w]) for w in ("by", "to", "from"))
            value = abs(end - start)
            holds = math.isclose(value, step, rel_tol=1e-6)
            yield make.make(
                [words[w].figure.id for w in ("by", "to", "from")],
                f"{number(max(start, end))} − {number(min(start, end))} = {number(value)}",
                result=value,
                stated=words["by"].figure.span.text,
                verdict=(holds, "The step comes out." if holds else "The step does not come out."),
            )


def steps(items: Sequence[Context], text: str, make: Numbered) -> Iterator[Check]:
    """ "From 12 to 15, an increase of 25 percent" or "of 3": two ends of one kind, and the step told right beside them."""
    for i in range(len(items) - 1):
        pair = items[i : i + 2]
        if pair[0].sentence != pair[1].sentence or pair[0].kind != pair[1].kind:
            continue
        words = _leads(pair, text)
        if set(words) != {"to", "from"} or not amount(words["from"]):
            continue
        for step in (*items[max(0, i - 1) : i], *items[i + 2 : i + 3]):
            way = _way(step, text)
            if step.sentence != pair[0].sentence or way is None or _gap(step, pair) > AFTER or not amount(step):
                continue
            start, end = amount(words["from"]), amount(words["to"])
            if (end > start) != (way in _RISES):
                continue
            check = _step(words["from"], words["to"], step, make)
            if check:
                yield check


def _way(step: Context, text: str) -> str | None:
    after = step.figure.counted.end if step.figure.counted else step.figure.span.end
    found = _STEP_BEFORE.search(text[max(0, step.figure.span.start - 40) : step.figure.span.start])
    found = found or _STEP_AFTER.match(text[step.figure.span.end : max(after, step.figure.span.end) + 20])
    return found["way"].lower() if found else None


def _gap(step: Context, pair: Sequence[Context]) -> int:
    a, b = pair[0].figure.span, pair[-1].figure.span
    return max(step.figure.span.start - b.end, a.start - step.figure.span.end)


def _step(start: Context, end: Context, step: Context, make: Numbered) -> Check | None:
    a, b = amount(start), amount(end)
    if step.figure.quantity.unit == "percent" and start.kind != "share":
        value = abs(b - a) / a * 100
        working = f"({number(max(a, b))} − {number(min(a, b))}) / {number(a)} × 100 = {number(round(value, 2))}"
    elif step.kind == start.kind or (start.kind == "share" and step.figure.quantity.unit == "percentage points"):
        value = abs(b - a)
        working = f"{number(max(a, b))} − {number(min(a, b))} = {number(value)}"
    else:
        return None
    holds = stands(value, step.figure)
    return make.make(
        [start.figure.id, end.figure.id, step.figure.id],
        working,
        result=value,
        stated=step.figure.span.text,
        verdict=(holds, "The step comes out." if holds else "The step does not come out."),
    )
