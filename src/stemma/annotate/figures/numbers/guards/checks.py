"""Numbers that are no figures, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable

from stemma.annotate.figures.numbers.amount import Amount
from stemma.annotate.figures.numbers.guards.names import address, bracketed, compound, designation, one, pronoun, score, title
from stemma.annotate.figures.numbers.guards.times import age, clock, date, duration
from stemma.annotate.figures.numbers.setting import Setting

PHONE = re.compile(
    r"(?<![\w.])(?:\+\d{1,3}[ -])?(?:\(\d{2,5}\) ?|\d{2,5}[ -])\d{3,4}[ -]\d{3,4}(?![\w.])|(?<![\w.-])\d{3}-\d{4}(?![\w-])"
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?")

Check = Callable[[Amount, Setting], str | None]
_CHECKS: tuple[Check, ...] = (
    clock,
    age,
    duration,
    compound,
    score,
    date,
    bracketed,
    address,
    title,
    designation,
    one,
    pronoun,
)


def reason_against(amount: Amount, setting: Setting) -> str | None:
    """Why an amount is no figure, or None. Money, percentages and shares are judged by the last checks only."""
    for check in _CHECKS:
        reason = check(amount, setting)
        if reason:
            return reason
    return None


def unread_reason(text: str) -> str:
    """Why digits that make no number were left out: "5:10", "3.2.1"."""
    return "a clock time" if _CLOCK.fullmatch(text) else "digits that are no number"
