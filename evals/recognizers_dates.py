"""Dates and times against the Recognizers-Text specs: how many of the English cases are read, per file, and for news alone.

    python -m evals.recognizers_dates ../shared/data/quantities/recognizers_specs_en.jsonl.xz [--show]

The specs test a library for spoken commands ("be back at 7 next fri"); stemma reads news and holds some things
differently on purpose (docs/timex-differences.md). So a case is compared by what it means:

- an expected result is right where the expressions that stemma finds inside its words give one of its values: the same day,
  the same days for a range (whether the spec counts its end in or not; the two ends of "from 4 to 22 May" are two expressions
  here and their hull is compared), the same clock time, the same length or repetition;
- `.span` asks in addition for the same characters, the leading prepositions and articles of the spec's spans aside, as TIMEX3
  has none;
- a case that expects nothing is right where nothing is found;
- `.news` leaves out the cases that have one of the FORMS below, which news does not print or which stemma holds differently;
  they are told by their words and the kinds of their results alone, never by what stemma finds.
"""

from __future__ import annotations

import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from evals.command import print_scores
from evals.documents import document
from stemma.annotate.timexes import annotate_timexes
from stemma.model import Period, Timex
from stemma.text.layout import Layout

DAY = date(2016, 11, 7)  #: the specs' own day, for the cases that name none
FILES = ("DateTimeModel", "DatePeriodParser", "DurationParser", "MergedParser")
_LEADING = re.compile(
    r"(?:(?:from|between|in|on|at|before|after|since|until|till|by|within|during|for|over|as of|the|any time|starting|around"
    r"|about)\s+)+",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"T(\d\d)(?::?(\d\d))?")
_N = r"(\d+(?:\.\d+)?)"
_LENGTH = re.compile(rf"P(?:{_N}Y)?(?:{_N}M)?(?:{_N}W)?(?:{_N}D)?(?:T(?:{_N}H)?(?:{_N}M)?(?:{_N}S)?)?")
_KINDS = {"date", "daterange", "datetime", "duration", "set", "time"}
_CLOCKS = {"time", "datetime"}
_MARKED = re.compile(r"\d\s?[ap]\.?m|:\d\d|o'clock|noon|midnight|gmt|utc", re.IGNORECASE)
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|a|an|couple of|few)"
_UNIT = r"(?:business |working |week)?(?:second|minute|min|hour|hr|day|night|week|weekend|fortnight|month|quarter|year|decade)s?"
_NAMES = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|thur|fri|january|february|april|june|july|august|september"
    r"|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|(?:on|in|from|to|of|\d) (?:may|march)"
    r"|(?:may|march) \d|easter|christmas|halloween|thanksgiving|(?:labor|independence|earth|martin|memorial) day|new year"
    r"|saint patrick|st\.? patrick|q[1-4]|h[12]|utc|gmt"
)
_FIGURES = (
    r"(?<![\d/.-])\d{1,2}\s?[/.-]\s?\d{1,2}(?![\d/.-]|\s?%)|\b(?:19|20)\d\d\s?[/.~-]\s?\d{1,2}\b(?!\d|-\d\d\b)"
    r"|\b\d{1,2}\s?[/-]\s?(?:19|20)\d\d|[a-z]{3}\s?[/-]\s?\d|\d[/-][a-z]{3}|[a-z]{3}\d|=\d|> = |\d~\d|\b(?:19|20)\d{6}\b"
    r"|\b\d{1,2}/\d{1,2}/\d{2}\b|\b\d{4} \d\d \d\d\b|\d{4}H\d|\d\d\.\d\d \w"
)
_WRITTEN = (
    r"\b(?:nineteen|eighteen|two thousands?|thousand|hundred|twenty|noughties)\b|\bfirst (?:19|20)\d\d"
    r"|\b(?:[a-z]+(?:first|second|third|th)|first|second|third|15th) (?:day )?of (?:the|next|[A-Z])"
    r"|\b(?:January|March|April|May|June|July) [a-z]+\b"
)
_ORDINALS = (
    r"\b(?:the|on|Mon|Tue|Wed|Thu|Fri|Sat|Sun|tues|[a-z]+day)\s(?:the )?\d{1,2}(?:st|nd|rd|th)?(?=[\s.!?,]*$| (?:at|and|or|this))"
    r"|\d(?:st|nd|rd|th) - |\d(?:st|nd|rd|th) \d"
)
_SHORT = (
    r"\b\d+(?:h|hrs?|mins?|day|year|a|p|d|w|m|y)\b(?<![ap]m)|\b3 h\b|\bweeks? \d|[ap]m?pm\b|\byear \d{1,3}\b|ish\b"
    r"|\b(?:eod|eom|eoy|sy ?\d+|fy ?\d+|cy\d+|w/c|otd|pst|workweek|everyday|school year|ytd|or (?:Tue|Tuesday|Thursday))\b"
    r"|[^a-z'](?:end|beginning|start|middle) of (?!the\b)|\brest of (?!the\b)|\bmin\b|\bmom weekend|^\S+ \d+$"
)
_COUNTED = (
    rf"\b(?:in|within|next|previous|past|last|coming|upcoming|following|less than|more than)\s(?:the )?{_SMALL}\s(?:\w+ )?{_UNIT}"
    rf"|\b{_SMALL} (?:next|last|past|upcoming|coming|previous|following) {_UNIT}|in the future|hence"
    rf"|{_UNIT},? (?:from|after|before|since|prior|starting|ago|later|earlier)\b|after (?:the )?next|from now|to date|till"
    r"|or (?:after|before|later|earlier|above)|(?:greater|later|earlier|less|more|sooner) than|since|until"
)
_DAY_OF_WEEK = r"(?:Mon|Tue|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?"
#: Forms of a case that keep it out of `.news`, each by a pattern of its input; docs/timex-differences.md says why.
FORMS: dict[str, re.Pattern[str]] = {
    "names in lower case": re.compile(rf"\b(?:{_NAMES})\b"),
    "figures with other marks or no year": re.compile(_FIGURES, re.IGNORECASE),
    "numbers in words": re.compile(_WRITTEN, re.IGNORECASE),
    "ordinals alone": re.compile(_ORDINALS, re.IGNORECASE),
    "shorthand": re.compile(_SHORT, re.IGNORECASE),
    "lengths counted from a day": re.compile(_COUNTED, re.IGNORECASE),
    "vague lengths": re.compile(rf"\b(?:few|some|several|couple)\b.*{_UNIT}", re.IGNORECASE),
    "all of a time": re.compile(rf"\b(?:all|full|entire|whole)[- ]{_UNIT}|\bthe (?:day|week|month|year|hour|fortnight)\b", re.I),
    "named elsewhere": re.compile(rf"\b(?:that|same|following|my|any|on|of)\s(?:same )?{_UNIT}\b", re.IGNORECASE),
    "another week's weekday": re.compile(
        rf"\b(?:next|last|following|previous|this)\s(?:week\W+)?(?:on )?{_DAY_OF_WEEK}\b|the weekend", re.IGNORECASE
    ),
    "both ends of a range": re.compile(
        r"\b(?:from|between)\b|\b\d+(?:st|nd|rd|th)? ?(?:to|-) ?\d|\b(?:or|and) (?:\w+ )?next\b|[A-Z][a-z]{2}-[A-Z]"
    ),
    "clock times that recur": re.compile(rf"(?:every|each) {_UNIT}.* at |pm each|{_DAY_OF_WEEK}s at|nights?\b", re.IGNORECASE),
}


@dataclass(frozen=True)
class Expected:
    """One result of a spec: code points [start, end), its type, and the values it allows."""

    start: int
    end: int
    kind: str
    values: tuple[dict[str, str], ...]


def _values(result: dict[str, Any]) -> Iterator[dict[str, str]]:
    held = result.get("Resolution") or result.get("Value") or {}
    yield from held.get("values") or ()
    for key in ("FutureResolution", "PastResolution"):
        if key not in held:
            continue
        plain = held[key]
        yield {
            "timex": held["Timex"],
            "start": plain.get("startDate", ""),
            "end": plain.get("endDate", ""),
            "value": next(iter(plain.values()), ""),
        }


def expected(case: dict[str, Any]) -> list[Expected]:
    """The results of a case."""
    found = []
    for result in case["results"]:
        start = result["Start"]
        end = result["End"] + 1 if "End" in result else start + result["Length"]
        kind = (result.get("TypeName") or result.get("Type") or "").rpartition(".")[2]
        found.append(Expected(start, end, kind, tuple(_values(result))))
    return found


def found_in(text: str, day: date) -> tuple[Timex, ...]:
    """What stemma finds in a sentence printed on `day`."""
    report = document(text, day)
    return annotate_timexes(report, Layout.of(report))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _hull(periods: Sequence[Period]) -> tuple[date | None, date | None]:
    first = min((p.earliest for p in periods if p.earliest), default=None)
    return first, max((p.latest for p in periods if p.latest), default=None)


def _clock(text: str) -> tuple[int, int] | None:
    match = _CLOCK.search(text)
    return (int(match[1]), int(match[2] or 0)) if match else None


def _agrees(kind: str, value: dict[str, str], inside: Sequence[Timex]) -> bool:
    """Whether the expressions `inside` a result's words mean this value of it."""
    timex = value.get("timex", "")
    if kind == "duration":
        return _months(timex) is not None and any(_months(t.value) == _months(timex) for t in inside)
    if kind == "set":
        return any(t.value == timex or (_months(timex) and _months(t.value) == _months(timex)) for t in inside)
    if kind == "daterange":
        left_open = re.compile(re.escape(timex).replace("X", r"\w"))  # XXXX-05 where no year is said
        return any(left_open.fullmatch(t.value) for t in inside) or _same_range(value, [t.period for t in inside if t.period])
    if kind == "time":
        return _clock(timex) is not None and any(_clock(t.value) == _clock(timex) for t in inside)
    first, last = _hull([t.period for t in inside if t.period])
    day = _day(value.get("value", ""))
    same_day = day is not None and first == last == day
    if kind == "datetime":
        return same_day and any(_clock(t.value) == _clock("T" + value["value"][11:16]) for t in inside)
    return same_day


def _same_range(value: dict[str, str], periods: Sequence[Period]) -> bool:
    start, end = _day(value.get("start", "")), _day(value.get("end", ""))
    first, last = _hull(periods)
    if first is None or last is None:
        return False
    # the specs end "from 2014 to 2018" where its last part begins, and "this week" where the next one does
    ends = {last, last + timedelta(1), max(p.earliest for p in periods if p.earliest)}
    if start is None or end is None:  # "before 2012": one end, from which the range runs
        return (start or end) in {first, *ends}
    # "the next two days" begins tomorrow there and today here
    return start in {first, first + timedelta(1)} and end in ends


def _months(duration: str) -> float | None:
    """A length of time as a number of months, so that P0.5Y is P6M; None for what is no length or not said."""
    match = _LENGTH.fullmatch(duration)
    if match is None:
        return None
    sizes = (12, 1, 1 / 4, 1 / 30, 1 / 720, 1 / 43200, 1 / 2592000)
    return round(sum(float(n or 0) * size for n, size in zip(match.groups(), sizes, strict=True)), 9)


def _right(text: str, one: Expected, found: Sequence[Timex]) -> tuple[bool, bool]:
    """Whether a result is read, and whether in the same characters."""
    inside = [t for t in found if t.span.start < one.end and one.start < t.span.end]
    meant = bool(inside) and any(_agrees(one.kind, v, inside) for v in one.values)
    lead = _LEADING.match(text, one.start, one.end)
    starts = {one.start, lead.end() if lead else one.start}
    return meant, meant and len(inside) == 1 and inside[0].span.end == one.end and inside[0].span.start in starts


def _is_news(case: dict[str, Any], results: Sequence[Expected]) -> bool:
    if any(r.kind not in _KINDS or (r.kind in _CLOCKS and not _MARKED.search(case["input"], r.start, r.end)) for r in results):
        return False
    return not any(form.search(case["input"]) for form in FORMS.values())


def score(path: Path | str, *, show: bool = False) -> dict[str, float]:
    """Share of right cases per file in percent: all of them, those with the same span, and both for news alone."""
    right: Counter[str] = Counter()
    cases: Counter[str] = Counter()
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    for case in rows:
        name = case["spec"].rpartition("/")[2]
        if name not in FILES:
            continue
        results = expected(case)
        day = _day(case["ref"] or "") or DAY
        found = found_in(case["input"], day)
        checked = [_right(case["input"], one, found) for one in results]
        meant = all(m for m, _ in checked) and (bool(results) or not found)
        exact = all(e for _, e in checked) and (bool(results) or not found)
        names = [name, f"{name}.news"] if _is_news(case, results) else [name]
        for key in names:
            cases[key] += 1
            right[key] += meant
            right[f"{key}.span"] += exact
        if show and not meant:
            wanted = [(case["input"][r.start : r.end], r.kind, [v.get("timex", "") for v in r.values][:1]) for r in results]
            print(*names[-1:], day, case["input"], wanted, [(t.span.text, t.value) for t in found], sep=" | ")
    return {key + part: round(100 * right[key + part] / cases[key], 1) for key in sorted(cases) for part in ("", ".span")}


def main() -> None:
    """Command line: print the scores of a file."""
    print_scores(score, about=__doc__ or "", shown="print the cases that are wrong")


if __name__ == "__main__":
    main()
