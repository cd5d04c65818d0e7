"""Rows: each measure of people, things or money under each named rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from stemma.collate.records.days import Days
from stemma.collate.records.readings import Reading, readings_of
from stemma.collate.records.rules import RULES, Outcome, Rule, with_parts
from stemma.model import Attribution, Claim, Document, Figure, Period, Record, RecordGiver, Timex

#: What a recorder counts; shares, rates, steps and measurements are no counts of their own.
_COUNTED_ROLES = frozenset({"count", "money", "vague"})
Told = TypeVar("Told")


def make_records(
    claims: Sequence[Claim],
    figures: Sequence[Figure],
    *,
    documents: Sequence[Document],
    timexes: Sequence[Timex] = (),
    attributions: Sequence[Attribution] = (),
) -> tuple[Record, ...]:
    """One row per measure and rule, in the order of the claims; rules in the order literal, ucdp, acled.

    Claims are figure claims with their origins counted; camps (`part_of`) and claims that only tie measures together
    (derived) give no rows. `figures` carry their measure and, where it shows, the giver's side.
    """
    by_figure = {f.id: f for f in figures}
    by_id = {d.id: d for d in documents}
    days = Days(documents, timexes, attributions)
    rows: list[Record] = []
    seen: set[str] = set()
    for claim in claims:
        if claim.part_of is not None or (claim.relation == "derived" and claim.measure is None):
            continue
        for measure, members in _measures(claim, by_figure):
            if measure not in seen:
                seen.add(measure)
                readings, parts = readings_of(claim, members, by_id)
                event = days.of([f for r in readings for f in r.figures])
                for rule, apply in RULES:
                    name = f"r{len(rows) + 1}"
                    made = with_parts(apply(readings), parts)
                    rows.append(_row(claim, made, readings=readings, rule=rule, name=name, event=event))
    return tuple(rows)


def _measures(claim: Claim, figures: Mapping[str, Figure]) -> Iterator[tuple[str, list[Figure]]]:
    """The measures of a claim (several for a list in one sentence), each with the figures that a recorder counts."""
    found: dict[str, list[Figure]] = {}
    for member in claim.members:
        figure = figures.get(member)
        if figure is not None and figure.measure is not None and _counts(figure):
            found.setdefault(figure.measure, []).append(figure)
    yield from found.items()


def _counts(figure: Figure) -> bool:
    """Whether a figure counts people or things, or is an amount of money."""
    if figure.role not in _COUNTED_ROLES or figure.per is not None:
        return False
    if figure.role == "money":
        return True
    return figure.quantity.unit is None and (figure.counted or figure.head or figure.outcome) is not None


def _row(
    claim: Claim, made: Outcome, *, readings: Sequence[Reading], rule: Rule, name: str, event: Period | None
) -> Record:  # fmt: skip
    figures = [f for r in readings for f in r.figures]
    return Record(
        id=name,
        claim=claim.id,
        rule=rule,
        measure=figures[0].measure or "",
        topic=claim.topic if claim.measure is not None else _topic(figures[0]),
        outcome=_usual([f.outcome for f in figures]),
        population=_usual([f.population for f in figures if not (f.population or "").islower()]),
        place=_usual([f.place for f in figures]),
        unit=_usual([f.quantity.unit for f in figures]),
        event=event,
        low=made.low,
        best=made.best,
        high=made.high,
        best_from=tuple(f.id for r in made.best_from for f in r.figures),
        as_of=_spoken_of(made.best_from),
        readings=tuple(f.id for f in figures),
        reports=tuple(dict.fromkeys(f.span.report for f in figures)),
        independent_origins=claim.independent_origins,
        givers=_givers(readings),
        why=made.why,
    )


def _topic(figure: Figure) -> str:
    """What one member of a list counts: "… gunships, suffered"."""
    words = [figure.counted.text] if figure.counted else [figure.head or ""]
    return " ".join(f"… {', '.join([*words, *(p.text for p in figure.predicate[:1])])}".split())


def _usual(told: Sequence[Told | None]) -> Told | None:
    """What most readings say, the first of them where several are as frequent; None where none says it."""
    said = Counter(t for t in told if t is not None)
    return said.most_common(1)[0][0] if said else None


def _givers(readings: Sequence[Reading]) -> tuple[RecordGiver, ...]:
    """Each giver once, with the first side that is shown."""
    sides: dict[str, RecordGiver] = {}
    for reading in readings:
        known = sides.get(reading.giver)
        if known is None or (known.side is None and reading.figure.giver_side is not None):
            sides[reading.giver] = RecordGiver(reading.giver, reading.figure.giver_side)
    return tuple(sides.values())


def _spoken_of(readings: Sequence[Reading]) -> Period | None:
    """From the first to the last day that the readings speak of; open where one of them is."""
    days = [r.day for r in readings if r.day is not None]
    if not days:
        return None
    first = [d.earliest for d in days if d.earliest is not None]
    last = [d.latest for d in days if d.latest is not None]
    return Period(min(first) if len(first) == len(days) else None, max(last) if len(last) == len(days) else None)
