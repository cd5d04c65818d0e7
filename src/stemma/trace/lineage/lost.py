"""Texts that are not among the reports read: copy of an agency that was not read, and witnesses that must have been there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stemma.model import Document, Evidence, LostOrigin, Span
from stemma.trace.credits import is_dispatch, plain_name
from stemma.trace.lineage.trees import Family, Gap, Pair
from stemma.trace.shares import Shares


def agencies(documents: Sequence[Document]) -> dict[int, str]:
    """For each report that carries the copy of an agency the agency's name, where none of its own dispatches was read."""
    read = {plain_name(d.agency) for d in documents if d.agency is not None and is_dispatch(d)}
    found = {}
    for k, document in enumerate(documents):
        name = None if is_dispatch(document) else document.agency or _credited(document)
        if name is not None and plain_name(name) not in read:
            found[k] = name
    return found


def _credited(document: Document) -> str | None:
    return next((n for c in document.credits if c.kind in ("agency", "copyright") for n in c.names), None)


def _line(document: Document) -> Span | None:
    """Where a report says whose copy it carries."""
    if document.dateline is not None and document.dateline.agency is not None:
        return document.dateline.agency
    return next((c.span for c in document.credits if c.kind in ("agency", "copyright")), None)


def lost_copy(documents: Sequence[Document], family: Family, carried: Mapping[int, str]) -> Iterator[LostOrigin]:
    """Agencies that two or more reports of a family credit."""
    for name in sorted({carried[m] for m in family.members if m in carried}):
        mine = sorted((m for m in family.members if carried.get(m) == name), key=lambda m: documents[m].siglum)
        if len(mine) < 2:
            continue
        evidence = [
            Evidence(
                "common agency", 0.8, f"{documents[k].siglum} carries copy of {name}, which is not among the reports read.", s
            )
            for k in mine
            for s in [_line(documents[k])]
        ]
        yield LostOrigin(tuple(documents[k].id for k in mine), name, tuple(evidence))


def lost_witnesses(documents: Sequence[Document], gaps: Sequence[Gap], shares: Shares) -> Iterator[LostOrigin]:
    """Witnesses that must have stood between reports; gaps around one report that have another in common are one."""
    groups: list[tuple[int, set[int], list[Gap]]] = []
    for gap in sorted(gaps, key=lambda g: (g.middle, g.left, g.right)):
        ends = {gap.left, gap.right}
        for middle, members, held in groups:
            if middle == gap.middle and members & ends:
                members |= ends
                held.append(gap)
                break
        else:
            groups.append((gap.middle, ends, [gap]))
    for middle, members, held in groups:
        ids = tuple(documents[k].id for k in sorted({middle, *members}))
        yield LostOrigin(ids, None, tuple(gap_evidence(documents, gap, shares) for gap in held))


def gap_evidence(documents: Sequence[Document], gap: Gap, shares: Shares) -> Evidence:
    """Two reports that agree against the one between them."""
    left, middle, right = (documents[k].siglum for k in (gap.left, gap.middle, gap.right))
    mine = shares.longest(gap.left, shares.same(gap.left, gap.right) & ~shares.all(gap.left, gap.middle))
    theirs = shares.longest(gap.right, shares.same(gap.right, gap.left) & ~shares.all(gap.right, gap.middle))
    sentence = (
        f"{left} and {right} agree in {gap.words} words that {middle} lacks, and each shares with {middle} what the other lacks: "
        "none of the three can have been the exemplar of the other two alone."
    )
    return Evidence("agreement against", 0.5, sentence, mine, theirs)


def joined(named: Sequence[LostOrigin], unnamed: Sequence[LostOrigin]) -> list[LostOrigin]:
    """All of them; a witness that must have stood between reports which credit one agency is taken for the agency's copy."""
    found = list(named)
    for gone in unnamed:
        for n, known in enumerate(found):
            if known.name is not None and len(set(known.reports) & set(gone.reports)) > 1:
                reports = tuple(dict.fromkeys([*known.reports, *gone.reports]))
                found[n] = LostOrigin(reports, known.name, (*known.evidence, *gone.evidence))
                break
        else:
            found.append(gone)
    return found


def beside(gaps: Sequence[Gap]) -> frozenset[Pair]:
    """Pairs of reports between which a witness is missing."""
    return frozenset(p for g in gaps for n in (g.left, g.right) for p in ((n, g.middle), (g.middle, n)))
