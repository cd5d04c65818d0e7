"""The stage's door: what the reports of one story say, read against one another.

Unlike reading and annotating, which go report by report, collation looks at the whole story at once: its door takes
all annotations and gives back one `Collation`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from stemma.collate.checks.find import find_checks
from stemma.collate.claims.contents import Statement
from stemma.collate.claims.figures import camps, echoes_of, figure_claim, with_measures
from stemma.collate.claims.joining import compared, computed, lists, ranges, repeated
from stemma.collate.claims.own_words import told_with_own_words
from stemma.collate.claims.quoted import quoted_again, told_again
from stemma.collate.claims.statements import Disputes, numbers_told, statement_claim, statement_groups
from stemma.collate.claims.topics import measure_key
from stemma.collate.judgements.grouping import figure_groups, kept_apart, measured, statement_links, told_same
from stemma.collate.judgements.links import NO_LINKS, Links
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
    Document,
    Figure,
    Naming,
    Passage,
    SentenceVectors,
    Span,
    TimelineEntry,
)

VERSIONS = (("passages", "2"), ("claims", "3"), ("timeline", "2"), ("records", "1"), ("apparatus", "1"), ("drifts", "1"))


@dataclass(frozen=True, slots=True)
class Collation:
    """What comes of reading annotated reports against one another."""

    figures: tuple[Figure, ...]
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    checks: tuple[Check, ...]
    namings: tuple[Naming, ...]
    timeline: tuple[TimelineEntry, ...]


def _figure_claims(groups: Sequence[tuple[str, list[Context]]], documents: dict[str, Document]) -> list[Claim]:
    measured = {m.figure.id: key for key, members in groups for m in members}
    claims = []
    for number, (key, members) in enumerate(lists(groups), 1):
        keys = {measured[m.figure.id] for m in members}
        if len(keys) == 1:
            claims.append(figure_claim(key, members, documents=documents, name=f"m{number}"))
        else:
            claim = figure_claim("", members[:1], documents=documents, name=f"m{number}")
            claims.append(replace(claim, measure=None, members=tuple(m.figure.id for m in members)))
    return claims


def _camps(claims: Sequence[Claim], figures: dict[str, Context], documents: dict[str, Document]) -> list[Claim]:
    """The claims, and for a disputed measure one claim per camp of two or more readings: each has its own origins.

    What only repeats a reading without its bound stands in that reading's camp, and is no party to the dispute.
    """
    result = []
    for claim in claims:
        parts: list[Claim] = []
        members = [figures[m] for m in claim.members] if claim.relation in ("conflicts", "evolves") else []
        for number, camp in enumerate(camps(claim, members) if members else [], 1):
            if len(camp) > 1:
                part = figure_claim(claim.measure or "", camp, documents=documents, name=f"{claim.id}.{number}")
                parts.append(replace(part, part_of=claim.id))
        told = echoes_of(members) if parts else {}
        inside = {m for part in parts for m in part.members if m in told}
        readings = tuple(m for m in claim.members if m not in inside)
        pairs = tuple(p for p in claim.pairs if not {p.from_id, p.to_id} & inside)
        result += [replace(claim, members=readings, pairs=pairs), *parts]
    return result


@dataclass(frozen=True, slots=True)
class _Told:
    """What else tells how statements stand to one another."""

    disputes: Disputes
    vectors: SentenceVectors | None
    links: Links


def _statement_claims(
    attributions: Sequence[Attribution],
    documents: dict[str, Document],
    *,
    figures: Sequence[Figure],
    passages: Sequence[Passage],
    told: _Told,
) -> list[Claim]:
    """Statements that say the same, inside a wide group those that say it in the same words, and words that are quoted again."""
    made = partial(statement_claim, documents=documents, vectors=told.vectors, disputes=told.disputes)
    wide_groups, narrow_groups = statement_groups(attributions, vectors=told.vectors, told=numbers_told(attributions, figures))
    groups = statement_links(wide_groups, told.links, attributions)
    narrow = statement_links(narrow_groups, told.links, attributions, joins=False)
    wide = [made(g, name=f"s{n}") for n, g in enumerate(groups, 1)]
    for number, group in enumerate(narrow, 1):
        members = {s.attribution.id for s in group}
        around = next((c for c in wide if members < set(c.members)), None)
        if around is not None:
            part = made(group, name=f"s{number}.{number}")
            if part.pairs:
                wide.append(replace(part, part_of=around.id))
    rare: Sequence[Sequence[Statement]] = told_with_own_words(
        attributions, [frozenset(c.members) for c in wide], vectors=told.vectors
    )
    rare = statement_links(rare, told.links, attributions, joins=False)
    wide += [made(g, name=f"o{n}") for n, g in enumerate(rare, 1)]
    again: Sequence[Sequence[Statement]] = quoted_again(attributions, passages, [frozenset(c.members) for c in wide])
    again = statement_links(again, told.links, attributions, joins=False)
    return [*wide, *(told_again(made(g, name=f"w{n}"), g, documents) for n, g in enumerate(again, 1))]


def run(
    annotations: Sequence[Annotations],
    *,
    documents: Sequence[Document],
    passages: Sequence[Passage],
    vectors: SentenceVectors | None = None,
    links: Links = NO_LINKS,
) -> Collation:
    """Group figures into measures and claims, attributions into statements; check, name and order.

    With `vectors`, clauses and contents are compared by a sentence encoder too, without by their words alone. `links` are what
    people judged to belong to one claim, or to two.
    """
    by_id = {d.id: d for d in documents}
    order = {d.id: i for i, d in enumerate(documents)}
    actors = merge_actors(annotations)
    found = [f for a in annotations for f in a.figures]
    attributions = [q for a in annotations for q in a.attributions]
    timexes = [t for a in annotations for t in a.timexes]
    toponyms = [t for a in annotations for t in a.toponyms]
    items = contexts(documents, found, mentions=mentions_of(actors), timexes=timexes, toponyms=toponyms)
    by_figure = {c.figure.id: c for c in items}
    used: set[str] = set()
    groups = []
    for members in figure_groups(group_figures(documents, items, passages=passages, vectors=vectors), links, by_figure):
        groups.append((measure_key(members, used), members))
    groups = measured(groups, links)
    figures = with_measures(groups)
    claims = _figure_claims(groups, by_id)
    checks = find_checks(claims, items, documents=by_id, timexes=timexes)
    claims += computed(checks, {f.id: f for f in found}, by_id)
    claims = _camps(claims, by_figure, by_id)
    claims = list(repeated(claims, by_figure, by_id))
    claims = list(compared(claims, by_figure, attributions, documents=by_id))
    claims += ranges(groups, by_id)
    disputes = Disputes.of(attributions, found, claims)
    claims += _statement_claims(
        attributions,
        by_id,
        figures=[figures[f.id] for f in found],
        passages=passages,
        told=_Told(disputes, vectors, links),
    )
    if links:
        claims = told_same(kept_apart(claims, links, by_figure, figures=figures, documents=by_id), links)
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
        timeline=build_timeline(documents, annotations, figures=figures),
    )


def _same_thing(groups: Sequence[tuple[str, list[Context]]]) -> list[list[Span]]:
    """Counted phrases of one measure: different wordings for the same people or things."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for key, members in groups:
        spans[key] += [m.figure.counted for m in members if m.figure.counted is not None]
    return [s for s in spans.values() if len(s) > 1]
