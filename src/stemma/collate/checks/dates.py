"""Dates: weekdays against days of a month, ages against years of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from stemma.collate.checks.numbered import Numbered
from stemma.model import Check, Document, Timex

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ISO = re.compile(r"^(\d{4})-(\d\d)-(\d\d)")
_NAMED = re.compile(rf"\b({'|'.join(_DAYS)})\b", re.I)
#: A day of a month in words or digits: "2 October", "Oct. 2", "2/10", "2020-10-02"; an hour ("11am on Sunday") is none.
_DAY = re.compile(
    r"\b(?P<a>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?P<b>\d{1,2})\b"
    r"|\b(?P<c>\d{1,2})[./](?P<d>\d{1,2})(?:[./]\d{2,4})?\b|\b\d{4}-\d\d-(?P<e>\d\d)\b",
    re.I,
)
#: "Anna Berg, 45, …" and "the 45-year-old", and "born in 1978", "born on 12 May 1978", "(b. 1978)" of the same sentence.
_AGE = re.compile(r"(?<=[^\W\d_]), (?:aged )?(?P<a>\d{1,2}),|\b(?P<b>\d{1,2})[-‐ ]years?[-‐ ]old\b|\baged (?P<c>\d{1,2})\b")
_BORN = re.compile(r"(?:\bborn\b[^.;\d]{0,24}(?:\d{1,2}(?:st|nd|rd|th)?[ ,][^.;\d]{0,12})?|\(b\. )(?P<year>(?:18|19|20)\d\d)\b")
#: Words that make the age one at another time than the report's.
_THEN = re.compile(r"\b(?:when|died|then|at the time|was killed|turned|would have been|in (?:18|19|20)\d\d)\b", re.I)
_SENTENCE = re.compile(r"[^\n]{1,600}?(?:[.!?][”\"’')]?(?=\s)|$|\n)")
OLDEST = 110


def weekday_checks(documents: Sequence[Document], timexes: Sequence[Timex], *, make: Numbered) -> Iterator[Check]:
    """One check per time expression that names both a weekday and a day of a month."""
    known = {d.id for d in documents}
    for timex in timexes:
        named = _NAMED.search(timex.span.text)
        iso = _ISO.match(timex.value)
        told = _DAY.search(timex.span.text) if named and iso else None
        if timex.span.report not in known or not named or not iso or not told:
            continue
        day = date(*map(int, iso.groups()))
        if str(day.day) not in {g.lstrip("0") for g in told.groups() if g}:
            continue  # the value is that of the weekday, not of the date as printed
        result = _DAYS[day.weekday()].capitalize()
        holds = result.lower() == named.group(1).lower()
        yield make.make(
            [timex.id],
            f"weekday of {day.isoformat()}",
            result=result,
            stated=named.group(1),
            verdict=(holds, "The weekday belongs to the date." if holds else "The weekday does not belong to the date."),
        )


def age_checks(documents: Sequence[Document], timexes: Sequence[Timex], *, make: Numbered) -> Iterator[Check]:
    """An age and a year of birth that one sentence gives of one person, against the year the report is of.

    Only sentences with one age and one birth are read, and none that speaks of another time.
    """
    by_report: dict[str, list[Timex]] = {}
    for timex in timexes:
        by_report.setdefault(timex.span.report, []).append(timex)
    for document in documents:
        years = (document.published.earliest, document.published.latest)
        if years[0] is None or years[1] is None or ("born" not in document.text and "(b. " not in document.text):
            continue
        for sentence in _SENTENCE.finditer(document.text):
            births, ages = list(_BORN.finditer(sentence.group())), list(_AGE.finditer(sentence.group()))
            if len(births) != 1 or len(ages) != 1 or _THEN.search(sentence.group().replace(births[0].group(), "")):
                continue
            at = sentence.start() + births[0].start("year")
            inputs = [t.id for t in by_report.get(document.id, ()) if t.span.start <= at < t.span.end]
            age, year = int(next(g for g in ages[0].groups() if g)), int(births[0]["year"])
            low, high = years[0].year - year - 1, years[1].year - year
            if inputs and 0 <= low <= OLDEST:
                holds = low <= age <= high
                yield make.make(
                    inputs,
                    f"{years[1].year} − {year} = {high}, or {low} before the birthday",
                    result=f"{low} or {high}",
                    stated=str(age),
                    verdict=(holds, "The age fits the year of birth." if holds else "The age does not fit the year of birth."),
                )
