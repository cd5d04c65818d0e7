"""Weekdays against dates: "Tuesday, 7 May" in a report whose year is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from stemma.collate.checks.arithmetic import Numbered
from stemma.model import Check, Document, Timex

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ISO = re.compile(r"^(\d{4})-(\d\d)-(\d\d)")
_NAMED = re.compile(rf"\b({'|'.join(_DAYS)})\b", re.I)
_DAY_NUMBER = re.compile(r"\d")


def weekday_checks(documents: Sequence[Document], timexes: Sequence[Timex], *, make: Numbered) -> Iterator[Check]:
    """One check per time expression that names both a weekday and a day of a month."""
    known = {d.id for d in documents}
    for timex in timexes:
        named = _NAMED.search(timex.span.text)
        iso = _ISO.match(timex.value)
        if timex.span.report not in known or not named or not iso or not _DAY_NUMBER.search(timex.span.text):
            continue
        day = date(*map(int, iso.groups()))
        result = _DAYS[day.weekday()].capitalize()
        holds = result.lower() == named.group(1).lower()
        yield make.make(
            [timex.id],
            f"weekday of {day.isoformat()}",
            result=result,
            stated=named.group(1),
            verdict=(holds, "The weekday belongs to the date." if holds else "The weekday does not belong to the date."),
        )
