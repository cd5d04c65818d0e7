"""Order in time: which of two readings is the later one, by what the reports themselves show or tell."""

from __future__ import annotations

import re
from functools import lru_cache

from stemma.model import Document, Figure

#: Words of a report that takes a number back, before and after that number.
_TAKEN_BACK = r"\bcorrect(?:s|ed|ing|ion)?\b[^.]{0,90}\b(?:from|not|instead of)\s+"
_EARLIER = (
    r"\b(?:earlier|previous|previously reported|initial|first|original|preliminary) "
    r"(?:figure|number|count|toll|total|estimate|report)s?\b[^.]{0,30}"
)
_WRONG = r"[^.]{0,50}\bwas (?:wrong|in error|incorrect|a mistake|mistaken|withdrawn)"
AROUND = 60  #: characters on each side of the words that take a number back in which it may stand
_CORRECTION = re.compile(rf"{_TAKEN_BACK}|{_EARLIER}|{_WRONG}", re.I)
_ROSE = re.compile(
    r"\b(?:rose|risen|rises|rising|climb(?:s|ed|ing)|increas(?:es|ed|ing)|jump(?:s|ed)|grew|grown|rais(?:es|ed)|"
    r"went up|gone up|up|revised up(?:wards?)?)\b[^.]{0,60}\b(?:to|at)\s*$",
    re.I,
)
_FELL = re.compile(
    r"\b(?:fell|fallen|falls|dropp(?:ed|ing)|lower(?:s|ed)|revised down(?:wards?)?|cut|down|reduced|declin(?:es|ed))\b"
    r"[^.]{0,60}\b(?:to|at)\s*$",
    re.I,
)
#: What may follow a new number and lead to the old one: "15, up from 12", "26, not 28 as first reported".
_FROM = re.compile(
    r"^[^.;]{0,40}?\b(?:up|down|rising|climbing|compared|revised|increased|lowered)\b[^.;]{0,20}?\b(?:from|with)\b"
)
#: Before a number that is told to be an earlier one: "in initial reports, police announced five wounded".
_AT_FIRST = re.compile(
    r"\b(?:(?:initial|first|earlier|preliminary|previous) (?:reports?|counts?|figures?|estimates?|tolls?|accounts?)"
    r"|(?:initially|at first|first|originally|previously|had earlier|earlier) (?:said|reported|announced|put|estimated|counted|"
    r"thought|believed|told)\b)[^.;]{0,80}$",
    re.I,
)

#: The number in digits that a sentence says another one came from: "from 35 percent to 21".
_ORIGIN = re.compile(r"\bfrom\s+(?:[^\W\d]+\s+){0,2}?[€$£¥]?(\d[\d.,]*\d|\d)")


def published_order(left: Document, right: Document) -> int:
    """1 where `right` was surely published later, -1 where it was surely published earlier, 0 where that is open."""
    a, b = left.published, right.published
    if a.time and b.time and (a.time.tzinfo is None) == (b.time.tzinfo is None) and a.time != b.time:
        return (b.time > a.time) - (b.time < a.time)
    if a.earliest is None or b.latest is None or a.latest is None or b.earliest is None:
        return 0
    if b.earliest > a.latest:
        return 1
    return -1 if b.latest < a.earliest else 0


def as_of_order(left: Figure, right: Figure) -> int | None:
    """1 where `right` is told as of a later day, -1 of an earlier one, 0 of the same days; None where it is not told of both."""
    a, b = left.as_of, right.as_of
    if a is None or b is None or a.earliest is None or b.earliest is None or a.latest is None or b.latest is None:
        return None
    if b.earliest > a.latest:
        return 1
    return -1 if b.latest < a.earliest else 0


def is_current(figure: Figure, report: Document) -> bool:
    """Whether a number is told as of the day its report was published, or later."""
    period, day = figure.as_of, report.published.earliest
    return period is not None and period.latest is not None and day is not None and period.latest >= day


def may_correct(report: Document) -> bool:
    """Whether a report has any of the words with which a number is taken back."""
    return bool(_corrections(report.title or "", report.text))


@lru_cache(maxsize=64)
def _corrections(title: str, text: str) -> str:
    """What stands around the words that take a number back; each report is searched once, not once a claim."""
    whole = f"{title}\n{text}"
    found = [whole[max(0, m.start() - AROUND) : m.end() + AROUND] for m in _CORRECTION.finditer(whole)]
    return "\n.\n".join(found)


def corrects(report: Document, other: Figure) -> bool:
    """Whether a report takes a number back: "corrects … from 41", "an earlier figure of 41", "41 was wrong"."""
    found = re.search(r"\d[\d,.]*\d|\d|\w{3,}$", other.span.text)
    if found is None:
        return False  # "a", "an"
    printed = rf"(?<![\d,.]){re.escape(found.group())}(?![\d,.]*\d)"
    taken_back = rf"(?:{_TAKEN_BACK}|{_EARLIER}){printed}|{printed}{_WRONG}"
    return re.search(taken_back, _corrections(report.title or "", report.text), re.I) is not None


def at_first(before: str) -> bool:
    """Whether the words of a sentence before its number tell that this is the number of first reports."""
    return _AT_FIRST.search(before) is not None


def told_step(before: str, after: str, other: str, *, up: bool) -> str | None:
    """ "rose" or "fell" where a sentence tells that its number came from another one.

    `before` and `after` are the sentence's words around the number, `other` the other number as printed, `up` whether
    the number is the higher one.
    """
    origin = _ORIGIN.search(before) or _ORIGIN.search(after)
    if origin and origin.group(1) not in other:
        return None  # the sentence names another number that this one came from
    if (_ROSE if up else _FELL).search(before):
        return "rose" if up else "fell"
    lead = _FROM.match(after)
    if lead and re.match(rf"\s*(?:an? (?:earlier|initial|previous) )?{re.escape(other)}\b", after[lead.end() :], re.I):
        return "rose" if up else "fell"
    return None
