"""Readings as a recorder sees them: one number on somebody's word, with its day, and which later one replaces it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.model import Claim, Document, Figure, Period

#: "up from 12", "raised it from 12", "an earlier toll of 12": the number that was told before.
_BEFORE = re.compile(r"\b(?:from|(?:earlier|previous|initial|first|preliminary)\s+(?:\w+\s+){1,3}of)\s*$", re.I)
_BEFORE_REACH = 60  #: characters before a number in which it is called an earlier one
#: Different readings of one measure that are held against each other: far beyond any story, and a bound on hostile input.
MOST_READINGS = 200
_VAGUE = "vague: "
_POSSESSIVE = re.compile(r"(?:its|their|our|his|her)\b", re.I)
_ARTICLES = ("a", "an")


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure of a measure with what a rule asks of it."""

    figure: Figure
    document: Document
    origin: str  #: the root it goes back to, a name of the claim's origins
    earlier: bool  #: the report itself calls it the number told before
    figures: tuple[Figure, ...]  #: all figures that say the same on the same word in that report, itself first

    @property
    def giver(self) -> str:
        """Who gives it, "" for the report's own voice."""
        chain = self.figure.sources or self.figure.sources_inferred
        return chain[-1] if chain else ""

    @property
    def number(self) -> float | None:
        """The number that is printed; None for vague words and ranges."""
        return self.figure.quantity.value

    @property
    def vague(self) -> str | None:
        """The vague word ("dozens"), lower case; None where a number is printed."""
        rule = self.figure.quantity.interval.rule
        if self.number is not None or not rule.startswith(_VAGUE):
            return None
        return rule.removeprefix(_VAGUE).rpartition(" ")[0].lower()

    @property
    def day(self) -> Period | None:
        """The days it speaks of; where its words give none, those its report was published on."""
        if self.figure.as_of is not None:
            return self.figure.as_of
        published = self.document.published
        return Period(published.earliest, published.latest) if published.earliest or published.latest else None

    @property
    def low(self) -> float:
        """The lower end of what the words admit; for approximations and vague words of stemma's named interval."""
        end = self.figure.quantity.low if self._bounded else self.figure.quantity.interval.low
        return 0.0 if end is None else end

    @property
    def high(self) -> float:
        """The upper end of what the words admit, infinite where they leave it open."""
        end = self.figure.quantity.high if self._bounded else self.figure.quantity.interval.high
        return math.inf if end is None else end

    @property
    def _bounded(self) -> bool:
        quantity = self.figure.quantity
        return quantity.bound != "approx" and (quantity.low is not None or quantity.high is not None)

    @property
    def admits_its_number(self) -> bool:
        """Whether the printed number itself is meant: "at least 40" admits 40, "more than 40" does not."""
        return self.number is not None and self.figure.quantity.bound not in ("more_than", "less_than")

    @property
    def printed(self) -> str:
        """The words, with the siglum of their report: “more than 40” (B)."""
        return f"“{' '.join(self.figure.span.text.split())}” ({self.document.siglum})"


def readings_of(
    claim: Claim, figures: Sequence[Figure], documents: Mapping[str, Document]
) -> tuple[tuple[Reading, ...], tuple[Reading, ...]]:
    """The readings of one measure in the order of its figures, and the figures that are no count of their own.

    Parts of a larger number ("two others") and articles ("a woman was killed") are readings only where no number stands
    beside them. Of two numbers that a report gives on one word the smaller is a part, too, unless it is the number told
    before: a report that tells "four dead" and "two dead in the street" does not contradict itself. What stands in a
    report's own voice is so held against every number of the report; givers are not held against each other. Where a
    report has numbers with an outcome (killed), its others of the measure, which name none, stand behind them.
    """
    found = _distinct(claim, figures, documents)
    whole = [r for r in found if not _named_part(r.figure)] or found
    whole = [r for r in whole if not _article(r.figure)] or whole
    clear = {r.document.id for r in whole if r.figure.outcome is not None}
    whole = [r for r in whole if r.figure.outcome is not None or r.document.id not in clear]
    kept = tuple(r for r in whole if not any(_part(r, other) for other in whole))
    return kept, tuple(r for r in found if r not in kept)


def _distinct(claim: Claim, figures: Sequence[Figure], documents: Mapping[str, Document]) -> list[Reading]:
    """One reading for the figures of a report that say the same on the same word, in order; at most `MOST_READINGS`."""
    origins = {member: o.name for o in claim.origins for member in o.members}
    same: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        document = documents[figure.span.report]
        text = document.text if figure.span.field is None else document.title or ""
        earlier = _BEFORE.search(text[max(0, figure.span.start - _BEFORE_REACH) : figure.span.start]) is not None
        told = (document.id, origins.get(figure.id, figure.id), earlier, figure.quantity, figure.as_of)
        same.setdefault((*told, figure.subset, _article(figure), figure.outcome), []).append(figure)
    result = []
    for key, alike in list(same.items())[:MOST_READINGS]:
        result.append(Reading(alike[0], documents[alike[0].span.report], str(key[1]), bool(key[2]), tuple(alike)))
    return result


def _named_part(figure: Figure) -> bool:
    """Whether the words make it a part of a larger number; "16 of its sailors" is a whole count of a giver's own."""
    return figure.subset and not (figure.counted and _POSSESSIVE.match(figure.counted.text))


def _article(figure: Figure) -> bool:
    return figure.span.text.lower() in _ARTICLES


def _part(reading: Reading, other: Reading) -> bool:
    """Whether a report gives `reading` beside the larger `other`, on the same word or in its own voice."""
    if reading.document.id != other.document.id or reading.earlier or other.earlier:
        return False
    small, large = reading.number, other.number
    if small is None or large is None or small >= large or other.figure.quantity.bound in ("at_most", "less_than"):
        return False
    return reading.origin == other.origin or not reading.giver


def _order(left: Period | None, right: Period | None) -> int:
    if left is None or right is None:
        return 0
    if left.earliest is None or left.latest is None or right.earliest is None or right.latest is None:
        return 0
    return (left.earliest > right.latest) - (left.latest < right.earliest)


def later_day(left: Reading, right: Reading) -> bool:
    """Whether `left` surely speaks of a later day than `right`: by the days in their words, else by publication."""
    as_of = (left.figure.as_of, right.figure.as_of)
    if all(as_of):
        return _order(*as_of) > 0
    return _order(_published(left), _published(right)) > 0


def _published(reading: Reading) -> Period | None:
    published = reading.document.published
    return Period(published.earliest, published.latest)


def later(left: Reading, right: Reading) -> bool:
    """Whether `left` is surely the later one, hours counted where both reports state them."""
    if left.earlier != right.earlier and left.document.id == right.document.id:
        return right.earlier
    a, b = left.document.published.time, right.document.published.time
    if later_day(left, right):
        return True
    if later_day(right, left) or a is None or b is None or (a.tzinfo is None) != (b.tzinfo is None):
        return False
    return a > b


def latest(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Those of which no other one is surely later."""
    return _kept(readings, {r.figure.id for r in readings if any(later(other, r) for other in readings)})


def standing(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Those that no other one replaces.

    A number is replaced where its report calls it the earlier one beside another, where its own giver gives a later one,
    or where another one is of a later day. Within a day, different givers' numbers stand beside each other.
    """
    replaced = {
        reading.figure.id
        for reading in readings
        if any(
            (reading.earlier and not r.earlier and r.document.id == reading.document.id)
            or (r.origin == reading.origin and later(r, reading))
            or later_day(r, reading)
            for r in readings
            if not same_amount(r, reading)
        )
    }
    return _kept(readings, replaced)


def _kept(readings: Sequence[Reading], gone: set[str]) -> tuple[Reading, ...]:
    """The readings less those that are gone and their reprints in reports of no certain day; all where none is left."""
    old = [r for r in readings if r.figure.id in gone]
    kept = tuple(
        r
        for r in readings
        if r.figure.id not in gone
        and not (_undated(r) and any(o.origin == r.origin and same_amount(o, r) for o in old))
    )  # fmt: skip
    return kept or tuple(readings)


def _undated(reading: Reading) -> bool:
    day = reading.day
    return day is None or day.earliest is None or day.earliest != day.latest


def same_amount(left: Reading, right: Reading) -> bool:
    """Whether both say the same amount, however it is bounded."""
    return left.number == right.number and (left.number is not None or (left.low, left.high) == (right.low, right.high))
