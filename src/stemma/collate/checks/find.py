"""All checks of a story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stemma.collate.checks.arithmetic import Numbered, differences, products, shares, sums, unstated_sums
from stemma.collate.checks.bounds import common_bound, size_ratio
from stemma.collate.measures.contexts import Context
from stemma.model import Check, Claim, Document


def find_checks(claims: Sequence[Claim], items: Sequence[Context], *, documents: Mapping[str, Document]) -> tuple[Check, ...]:
    """All checks of a story: sums, shares, differences inside each report, then bounds and ratios inside each claim."""
    make = Numbered()
    found: list[Check] = []
    for report, document in documents.items():
        own = sorted((c for c in items if c.figure.span.report == report), key=lambda c: c.figure.span.start)
        totals = list(sums(own, document.text, make))
        steps = list(differences(own, document.text, make))
        told = {frozenset(c.inputs) for c in steps} | {frozenset(c.inputs[-1:]) for c in totals}
        unstated = [c for c in unstated_sums(own, make) if not {frozenset(c.inputs), frozenset(c.inputs[-1:])} & told]
        found += [*totals, *steps, *unstated, *products(own, make)]
        found += shares(own, make)
    by_id = {c.figure.id: c for c in items}
    for claim in claims:
        members = [by_id[m] for m in claim.members if m in by_id]
        if len(members) > 1:
            found += common_bound(members, make)
            found += size_ratio(claim, members, documents=documents, make=make)
    return tuple(replace(check, id=f"k{n}") for n, check in enumerate(found, 1))
