"""The stage's door: what the reports of one story say, read against one another.

Unlike reading and annotating, which go report by report, collation looks at the whole story at once: its door takes
all annotations and gives back one `Collation`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stemma.collate.checks.arithmetic import Numbered
from stemma.collate.checks.find import find_checks
from stemma.collate.checks.weekdays import weekday_checks
from stemma.collate.claims.figures import camps, figure_claim, measure_key, with_measures
from stemma.collate.claims.statements import group_statements, statement_claim
from stemma.collate.measures.contexts import Context, contexts, mentions_of
from stemma.collate.measures.grouping import group_figures
from stemma.collate.merging import merge_actors
from stemma.collate.namings import find_namings
from stemma.collate.timeline import build_timeline
from stemma.model import (
    Actor,
    Annotations,
    Attribution,
    Check,
    Claim,
    ClaimPair,
    Document,
    Figure,
    Naming,
    Passage,
    Span,
    TimelineEntry,
)

VERSIONS = (("passages", "1"), ("claims", "1"), ("timeline", "1"))


@dataclass(frozen=True, slots=True)
class Collation:
    """What comes of reading annotated reports against one another."""

    figures: tuple[Figure, ...]
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    checks: tuple[Check, ...]
    namings: tuple[Naming, ...]
    timeline: tuple[TimelineEntry, ...]


def _lists(groups: Sequence[tuple[str, list[Context]]]) -> list[tuple[str, list[Context]]]:
    """Single readings of one sentence that share their predicate become one list: "95 drones, 12 gunships, 181 tanks"."""
    result: list[tuple[str, list[Context]]] = []
    open_lists: dict[tuple[object, ...], list[Context]] = {}
    for key, members in groups:
        first = members[0]
        if len(members) > 1 or not (first.figure.predicate or first.figure.outcome):
            result.append((key, members))
            continue
        mark = (first.figure.span.report, first.sentence, first.kind)
        if mark in open_lists:
            open_lists[mark] += members
        else:
            open_lists[mark] = list(members)
            result.append((key, open_lists[mark]))
    return result


def _figure_claims(groups: Sequence[tuple[str, list[Context]]], documents: dict[str, Document]) -> list[Claim]:
    measured = {m.figure.id: key for key, members in groups for m in members}
    claims = []
    for number, (key, members) in enumerate(_lists(groups), 1):
        keys = {measured[m.figure.id] for m in members}
        if len(keys) == 1:
            claims.append(figure_claim(key, members, documents=documents, name=f"m{number}"))
        else:
            claim = figure_claim("", members[:1], documents=documents, name=f"m{number}")
            claims.append(replace(claim, measure=None, members=tuple(m.figure.id for m in members)))
    return claims


def _camps(claims: Sequence[Claim], figures: dict[str, Context], documents: dict[str, Document]) -> list[Claim]:
    """For a disputed measure, one claim per camp of two or more readings: each has its own origins."""
    result = []
    for claim in claims:
        if claim.relation not in ("conflicts", "evolves"):
            continue
        for number, camp in enumerate(camps(claim, [figures[m] for m in claim.members]), 1):
            if len(camp) > 1:
                part = figure_claim(claim.measure or "", camp, documents=documents, name=f"{claim.id}.{number}")
                result.append(replace(part, part_of=claim.id))
    return result


def _statement_claims(attributions: Sequence[Attribution]) -> list[Claim]:
    """Statements that say the same, and inside a wide group those that say it in the same words."""
    wide = [statement_claim(g, name=f"s{n}") for n, g in enumerate(group_statements(attributions), 1)]
    narrow = group_statements(attributions, words_only=True)
    for number, group in enumerate(narrow, 1):
        members = {s.attribution.id for s in group}
        around = next((c for c in wide if members < set(c.members)), None)
        if around is not None:
            part = statement_claim(group, name=f"s{number}.{number}")
            wide.append(replace(part, part_of=around.id))
    return wide


def _derived(checks: Iterable[Check], figures: dict[str, Figure]) -> list[Claim]:
    """A stated share, total or step that follows from other figures is a reading of its own: derived."""
    claims = []
    for check in checks:
        if (
            check.stated is None
            or not check.holds
            or not check.result
            or ("/" not in check.operation and "+" not in check.operation)
        ):
            continue
        result = check.inputs[-1]
        if figures[result].span.text != check.stated:
            continue
        reason = f"{check.operation}: “{check.stated}” follows from {'it' if len(check.inputs) == 2 else 'these figures'}."
        claims.append(
            Claim(
                id=f"d{check.id}",
                topic=f"{check.stated}: {check.operation}",
                measure=None,
                members=check.inputs,
                relation="derived",
                pairs=tuple(ClaimPair(result, other, "derived", reason) for other in check.inputs[:-1]),
                strict_conflict=False,
            )
        )
    return claims


def run(annotations: Sequence[Annotations], *, documents: Sequence[Document], passages: Sequence[Passage]) -> Collation:
    """Group figures into measures and claims, attributions into statements; check, name and order."""
    by_id = {d.id: d for d in documents}
    order = {d.id: i for i, d in enumerate(documents)}
    actors = merge_actors(annotations)
    found = [f for a in annotations for f in a.figures]
    attributions = [q for a in annotations for q in a.attributions]
    timexes = [t for a in annotations for t in a.timexes]
    items = contexts(documents, found, mentions=mentions_of(actors), timexes=timexes)
    by_figure = {c.figure.id: c for c in items}
    used: set[str] = set()
    groups = []
    for group in group_figures(documents, items, passages=passages):
        members = [by_figure[f.id] for f in group]
        groups.append((measure_key(members, used), members))
    figures = with_measures(groups)
    claims = _figure_claims(groups, by_id)
    checks = find_checks(claims, items, documents=by_id)
    make = Numbered()
    make.count = len(checks)
    checks += tuple(weekday_checks(documents, timexes, make=make))
    claims += _derived(checks, {f.id: f for f in found})
    claims += _camps(claims, by_figure, by_id)
    claims += _statement_claims(attributions)
    place = {f.id: (order[f.span.report], f.span.start) for f in found}
    place |= {q.id: (order[q.content[0].report], q.start) for q in attributions}
    claims.sort(key=lambda c: (min(place[m] for m in c.members), len(c.members), c.topic))
    numbered = {c.id: f"c{n}" for n, c in enumerate(claims, 1)}
    return Collation(
        figures=tuple(figures[f.id] for f in found),
        actors=actors,
        claims=tuple(replace(c, id=numbered[c.id], part_of=numbered[c.part_of] if c.part_of else None) for c in claims),
        checks=checks,
        namings=find_namings(documents, annotations, groups=_same_thing(groups)),
        timeline=build_timeline(documents, annotations),
    )


def _same_thing(groups: Sequence[tuple[str, list[Context]]]) -> list[list[Span]]:
    """Counted phrases of one measure: different wordings for the same people or things."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for key, members in groups:
        spans[key] += [m.figure.counted for m in members if m.figure.counted is not None]
    return [s for s in spans.values() if len(s) > 1]
