"""The same event told by several reports: one entry where they agree on the time, two that point to each other where not.

Two tellings are held to be of one event by the words that they share, the words of time left out. A word counts the more the
fewer tellings of the story have it, so that what the whole story is about joins nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from math import log

from stemma.model import Period, Span

#: What two tellings of one day must share to be of one event: terms, and of the weight of the lighter one's terms. More where
#: their time is longer than a day or one only lies within the other, more again where they give other numbers of the same
#: thing, most where a time of more than a month is to hold a shorter one. Set by hand on the project's own stories,
#: ../shared/stories and four stories held outside the repository, so that little joins which an editor would keep apart: that
#: costs more than the reverse.
_SAME_TERMS, _SAME_WEIGHT, _WITHIN_WEIGHT, _COUNTED_OTHERWISE, _WIDE_WEIGHT = 3, 0.45, 0.65, 0.75, 0.85
_WIDE = 31  #: days
#: The same where their times cannot both be right: more, since an event that only resembles another is then no disagreement.
_DIFFERENT_TERMS, _DIFFERENT_WEIGHT = 4, 0.7
_FINE = ("time", "day", "week", "month", "quarter", "year")  #: precisions from fine to coarse in which two times can disagree
_COUNTED_TERMS = 2  #: terms that are enough where both clauses give the same number of the same thing on one day


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated clause: where it stands, what it is about, who gave it, and how its time was read.

    `counts` are the figures in it: measure (or what is counted) and value. `also` are the other clauses that tell it.
    """

    period: Period
    precision: str
    span: Span
    terms: frozenset[str]
    sources: tuple[str, ...]
    basis: str
    counts: frozenset[tuple[str, float]] = frozenset()
    also: tuple[Span, ...] = ()
    reports: frozenset[str] = field(default=frozenset())

    @property
    def ends(self) -> tuple[date, date]:
        """First and last day, the calendar's own where open."""
        return self.period.earliest or date.min, self.period.latest or date.max

    @property
    def days(self) -> int:
        """How many days the time leaves open."""
        first, last = self.ends
        return (last - first).days


def joined(events: Sequence[Event]) -> tuple[list[Event], list[frozenset[int]]]:
    """Events that several clauses tell put together, and for each the indices of those that tell it of another time.

    The clause with the narrowest time stands for a joined event, of equal ones the first; the others are in its `also`.
    """
    weights = _weights(events)
    kept: list[Event] = []
    places: dict[str, list[int]] = {}
    for event in events:
        home = _home(event, kept, _sharing(event, places), weights)
        if home is None:
            home = len(kept)
            kept.append(event)
        else:
            kept[home] = _together(kept[home], event)
        for term in event.terms:
            listed = places.setdefault(term, [])
            if not listed or listed[-1] != home:
                listed.append(home)
    return kept, _differing(kept, places, weights)


def _weights(events: Sequence[Event]) -> dict[str, float]:
    """How much a term tells: the logarithm of how many times more tellings there are than tellings with it."""
    counted = Counter(t for e in events for t in e.terms)
    return {term: log(1 + len(events) / n) for term, n in counted.items()}


def _sharing(event: Event, places: dict[str, list[int]]) -> Counter[int]:
    """For the kept events that share terms with this one: how many."""
    return Counter(k for t in event.terms for k in set(places.get(t, ())))


def _home(event: Event, kept: Sequence[Event], sharing: Counter[int], weights: dict[str, float]) -> int | None:
    """The kept event that this one tells too, if any: the one it shares most with."""
    found = []
    for k, shared in sharing.items():
        other = kept[k]
        if not _same_time(event, other):
            continue
        share = _share(event, other, weights)
        if (
            event.span.text == other.span.text
            or _same_count(event, other, shared)
            or (shared >= _SAME_TERMS and share >= _needed(event, other))
        ):
            found.append((-share, k))
    return min(found)[1] if found else None


def _needed(one: Event, other: Event) -> float:
    """The share of weight that makes two clauses one event."""
    if {m for m, _ in one.counts} & {m for m, _ in other.counts} and not one.counts & other.counts:
        return _COUNTED_OTHERWISE
    if one.period != other.period and max(one.days, other.days) > _WIDE:
        return _WIDE_WEIGHT
    return _SAME_WEIGHT if one.period == other.period and one.days == 0 else _WITHIN_WEIGHT


def _same_count(one: Event, other: Event, shared: int) -> bool:
    """Whether both give the same number of the same thing on one day, in words that are not wholly different."""
    fine = one.precision in ("day", "time") and other.precision in ("day", "time")
    return fine and bool(one.counts & other.counts) and shared >= _COUNTED_TERMS


def _share(one: Event, other: Event, weights: dict[str, float]) -> float:
    """Of the weight of the lighter event's terms, the part that both have."""
    both = sum(weights[t] for t in sorted(one.terms & other.terms))
    least = min(sum(weights[t] for t in sorted(e.terms)) for e in (one, other))
    return both / least if least else 0.0


def _same_time(one: Event, other: Event) -> bool:
    """Whether one event's days lie within the other's."""
    (first, last), (begin, end) = one.ends, other.ends
    return (begin <= first and last <= end) or (first <= begin and end <= last)


def _together(one: Event, other: Event) -> Event:
    narrow, wide = (other, one) if other.days < one.days else (one, other)
    spans = [s for s in (one.span, *one.also, other.span, *other.also) if s != narrow.span]
    return Event(
        period=narrow.period,
        precision=narrow.precision,
        span=narrow.span,
        terms=one.terms | other.terms if one.reports == other.reports else narrow.terms,
        sources=tuple(dict.fromkeys((*one.sources, *other.sources))),
        basis=narrow.basis,
        counts=narrow.counts | wide.counts,
        also=tuple(dict.fromkeys(spans)),
        reports=one.reports | other.reports,
    )


def _differing(kept: Sequence[Event], places: dict[str, list[int]], weights: dict[str, float]) -> list[frozenset[int]]:
    """For each event those of other reports that seem the same and cannot have been then."""
    found: list[set[int]] = [set() for _ in kept]
    for i, event in enumerate(kept):
        for k, shared in _sharing(event, places).items():
            other = kept[k]
            if k <= i or shared < _DIFFERENT_TERMS or event.reports & other.reports:
                continue
            if _overlap(event, other) or event.precision not in _FINE or other.precision not in _FINE:
                continue
            measured = {m for m, _ in event.counts} & {m for m, _ in other.counts}
            if measured and not event.counts & other.counts:
                continue  # a number that changed from one day to the next is news, no disagreement
            if _share(event, other, weights) >= _DIFFERENT_WEIGHT:
                found[i].add(k)
                found[k].add(i)
    return [frozenset(f) for f in found]


def _overlap(one: Event, other: Event) -> bool:
    (first, last), (begin, end) = one.ends, other.ends
    return first <= end and begin <= last
