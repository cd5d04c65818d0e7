"""As of when a figure holds, where its own sentence says so: "as of Friday", "died by noon", "rose to 41 on Monday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stemma.annotate.figures.assembly import Found
from stemma.annotate.figures.vocabulary import word_set
from stemma.model import Period, Timex
from stemma.text.layout import Sentence
from stemma.text.patterns import any_of

_LONGEST = 3  #: days that "as of" may span; longer times ("by next year") date no count
_REACH = 90  #: characters between a level and the day it was reached
_LEAD = r"(?:late|early|midday|noon|midnight|the end of|on|\s)*"
_AS_OF = re.compile(rf"\bas (?:of|at)\s+{_LEAD}$", re.IGNORECASE)
_BY = re.compile(rf"\b(?:by|until|till|up to)\s+{_LEAD}$", re.IGNORECASE)
_ON = re.compile(rf"(?:^|\s){_LEAD}$", re.IGNORECASE)
_LEVELS = re.compile(rf"\b{any_of(word_set('level_verbs'))}\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|would|could|may|might|shall|should|to)\b", re.IGNORECASE)


def dated(text: str, sentence: Sentence, *, found: Sequence[Found], timexes: Sequence[Timex]) -> list[Found]:
    """The figures of a sentence, each with the days it is told as of; unchanged where the words do not say.

    "As of" dates every figure of the sentence, "by" what has befallen people by then, a day beside a level ("the toll
    rose to 41 on Monday") that level. What is only expected is not dated. `timexes` are those of the sentence.
    """
    days = [t for t in timexes if _short(t.period)]
    if not days:
        return list(found)
    told = [_period(text, sentence, f, days) for f in found]
    return [f if day is None else replace(f, as_of=day) for f, day in zip(found, told, strict=True)]


def _short(period: Period | None) -> bool:
    if period is None or period.earliest is None or period.latest is None:
        return False
    return (period.latest - period.earliest).days < _LONGEST


def _period(text: str, sentence: Sentence, figure: Found, days: Sequence[Timex]) -> Period | None:
    said = " ".join(text[a:b] for a, b in figure.said)
    if _AHEAD.search(said):
        return None
    for day in days:
        before = text[sentence.start : day.span.start]
        if _AS_OF.search(before):
            return day.period
        if figure.outcome is not None and _BY.search(before):
            return day.period
        gap = text[figure.end : day.span.start] if day.span.start >= figure.end else None
        reached = figure.role != "measurement" and any(b <= figure.start for _, b in figure.said)
        level = reached and _LEVELS.search(said) is not None and gap is not None and len(gap) < _REACH
        if level and gap is not None and not re.search(r"[,;:–—]|\bfrom\b", gap) and _ON.search(gap):
            return day.period
    return None
