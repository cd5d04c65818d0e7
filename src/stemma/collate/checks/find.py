"""All checks of a story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stemma.collate.checks.bounds import common_bound, size_ratio
from stemma.collate.checks.changes import differences, steps
from stemma.collate.checks.conversions import rates, units
from stemma.collate.checks.dates import age_checks, weekday_checks
from stemma.collate.checks.numbered import Numbered
from stemma.collate.checks.rests import rests
from stemma.collate.checks.shares import apposed, money_rates, shares
from stemma.collate.checks.sums import listed_sums, opened_sums, products, sums, unstated_sums
from stemma.collate.measures.contexts import Context
from stemma.model import Check, Claim, Document, Timex


def find_checks(
    claims: Sequence[Claim], items: Sequence[Context], *, documents: Mapping[str, Document], timexes: Sequence[Timex] = ()
) -> tuple[Check, ...]:
    """All checks of a story: arithmetic inside each report, bounds and ratios inside each claim, rates, then dates."""
    make = Numbered()
    found: list[Check] = []
    for report, document in documents.items():
        own = sorted((c for c in items if c.figure.span.report == report), key=lambda c: c.figure.span.start)
        totals = _once([c for find in (sums, opened_sums, listed_sums) for c in find(own, document.text, make)])
        moves = _once([*differences(own, document.text, make), *steps(own, document.text, make)])
        told = {frozenset(c.inputs) for c in moves} | {frozenset(c.inputs[-1:]) for c in totals}
        unstated = [
            c for c in unstated_sums(own, document.text, make) if not {frozenset(c.inputs), frozenset(c.inputs[-1:])} & told
        ]
        found += [*totals, *moves, *unstated, *products(own, document.text, make), *rests(own, document.text, make)]
        found += _apart([*shares(own, make), *apposed(own, document.text, make), *money_rates(own, document.text, make)])
        found += units(own, document.text, make)
    by_id = {c.figure.id: c for c in items}
    for claim in claims:
        members = [by_id[m] for m in claim.members if m in by_id]
        if len(members) > 1:
            found += common_bound(members, make)
            found += size_ratio(claim, members, documents=documents, make=make)
    found += rates(items, documents, make)
    found += weekday_checks(tuple(documents.values()), timexes, make=make)
    found += age_checks(tuple(documents.values()), timexes, make=make)
    return tuple(replace(check, id=f"k{n}") for n, check in enumerate(found, 1))


def _apart(checks: Sequence[Check]) -> list[Check]:
    """One working for each stated share, the first one that was found."""
    kept: dict[str, Check] = {}
    for check in checks:
        kept.setdefault(check.inputs[-1], check)
    return list(kept.values())


def _once(checks: Sequence[Check]) -> list[Check]:
    """Each set of numbers once, as it was found first."""
    kept: dict[frozenset[str], Check] = {}
    for check in checks:
        kept.setdefault(frozenset(check.inputs), check)
    return list(kept.values())
