"""The edges of a lineage with their evidence: text taken over, credits without shared text, shared quotations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stemma.model import Document, Evidence
from stemma.trace.borrowing import Borrowing, quotes_alike, sharing_evidence
from stemma.trace.credits import outlet_key
from stemma.trace.lineage.directions import Directions, Reason, credit_evidence
from stemma.trace.lineage.links import Links
from stemma.trace.lineage.lost import beside, gap_evidence
from stemma.trace.lineage.open_questions import sigla
from stemma.trace.lineage.rooting import CREDIT, Hanging
from stemma.trace.lineage.trees import Family, Gap, Junction, Pair


@dataclass(frozen=True)
class Forest:
    """All families of a story, hung up."""

    families: tuple[Family, ...]
    hangings: tuple[Hanging, ...]
    joined: tuple[Junction, ...]
    gaps: tuple[Gap, ...]
    directions: Directions
    costs: dict[int, dict[int, float]]


def givers(links: Links, forest: Forest, carried: Mapping[int, str]) -> dict[Pair, int | None]:
    """For each pair of the trees, and each second exemplar, the report that gave; None where that is open.

    Where an agency's copy lies behind both, or a witness is missing next to them, only a credit directs a pair. `carried`
    are the agencies whose copy reports carry without their dispatch being among those read.
    """
    found: dict[Pair, int | None] = {}
    apart = beside(forest.gaps)
    for family, hanging in zip(forest.families, forest.hangings, strict=True):
        for pair in family.pairs:
            giver = hanging.giver[pair]
            sure = giver is not None and (giver, _other(pair, giver)) in links.credits
            found[pair] = giver if sure or not (pair in apart or _common(pair, carried)) else None
    for j in forest.joined:
        first = forest.directions.earlier(j.giver, j.taker)
        found[j.giver, j.taker] = (
            j.giver if first or (j.sure and first is None) else j.taker if first is False and not j.sure else None
        )
    return found


class Common(NamedTuple):
    """An agency whose copy one of two reports says it carries, or both."""

    agency: str
    carriers: tuple[int, ...]


def _common(pair: Pair, carried: Mapping[int, str]) -> Common | None:
    agency = carried.get(pair[0]) or carried.get(pair[1])
    return None if agency is None else Common(agency, tuple(k for k in pair if carried.get(k) == agency))


def borrowed(links: Links, forest: Forest, found: Mapping[Pair, int | None], *, carried: Mapping[int, str]) -> list[Borrowing]:
    """The edges of the trees, and those to second exemplars, `found` being who gave."""
    second = {(j.giver, j.taker): j for j in forest.joined}
    return [
        _borrowing(
            links, forest, pair, giver=giver,
            common=_common(pair, carried) if giver is None and pair not in second else None, junction=second.get(pair),
        )
        for pair, giver in found.items()
    ]  # fmt: skip


def _siglum_key(document: Document) -> tuple[int, str, str]:
    """The order of sigla: A to Z, then AA and on."""
    return (len(document.siglum), document.siglum, document.id)


def _other(pair: Pair, one: int) -> int:
    return pair[1] if pair[0] == one else pair[0]


def _borrowing(
    links: Links, forest: Forest, pair: Pair, *, giver: int | None, common: Common | None, junction: Junction | None = None
) -> Borrowing:
    """One edge with its evidence; without a giver its direction is open."""
    one = min(pair, key=lambda k: _siglum_key(links.documents[k])) if giver is None else giver
    other = _other(pair, one)
    a, b = links.documents[one], links.documents[other]
    evidence = sharing_evidence(links.sharings[min(pair), max(pair)], a, b, reuse=True)
    reasons = forest.directions.reasons(one, other)
    if giver is None:  # told all the same; they do not direct it
        reasons = [r for r in [*reasons, *forest.directions.reasons(other, one)] if r.weight < CREDIT]
    stated = any(r.weight >= CREDIT for r in reasons)
    evidence += [e for r in reasons for e in r.evidence]
    for way in ((one, other), (other, one)):
        if way in links.credits and not stated:
            evidence.append(credit_evidence(links.documents[way[1]], links.documents[way[0]], links.credits[way]))
    evidence += _position(links, forest, (one, other), giver=giver, reasons=reasons, common=common)
    if junction is not None:
        sentence = (
            f"{a.siglum} and {b.siglum} share {junction.words} words that the other reports they share text with lack: "
            f"{b.siglum if giver is not None else 'one of the two'} has two exemplars."
        )
        evidence.append(Evidence("second exemplar", 0.6, sentence))
    return Borrowing(
        a, b, "reuse", "stated" if stated else "unknown" if giver is None else "likely",
        common and common.agency, tuple(evidence),
    )  # fmt: skip


def _position(
    links: Links, forest: Forest, pair: Pair, *, giver: int | None, reasons: Sequence[Reason], common: Common | None
) -> list[Evidence]:
    """Why the tree directs a pair, or why nothing does."""
    one, other = pair
    a, b = links.documents[one].siglum, links.documents[other].siglum
    if common is not None:
        mine = [links.documents[k].siglum for k in (one, other) if k in common.carriers]
        carry = "carries" if len(mine) == 1 else "carry"
        sentence = (
            f"{' and '.join(mine)} {carry} copy of {common.agency}, whose own dispatch is neither of the two: what they share "
            "may come from there rather than from one another."
        )
        return [Evidence("common agency", 0.0, sentence)]
    if giver is None:
        missing = [g for g in forest.gaps if {one, other} < {g.left, g.middle, g.right}]
        if missing:
            return [gap_evidence(links.documents, missing[0], links.shares)]
        sentence = f"Nothing in {a} and {b} shows for certain which of them had the shared text first."
        return [Evidence("direction", 0.0, sentence)]
    if not reasons:
        sentence = (
            f"{a} stands nearer than {b} to the report that came first: what {b} shares with the rest of these reports, "
            f"{a} has as well."
        )
        return [Evidence("place in the tree", 0.3, sentence)]
    if (one, other) in links.credits:
        return []
    return [Evidence("no credit", 0.0, f"{b} does not say where it had what it shares with {a}.")]


def credited(links: Links, forest: Forest) -> list[Borrowing]:
    """Credits without shared text: a report that credits an agency has it from one of the agency's dispatches."""
    number = forest.directions.family
    named: dict[tuple[int, str], list[int]] = {}
    for giver, taker in sorted(links.credits):
        name = outlet_key(links.credits[giver, taker][0])
        named.setdefault((taker, name), []).append(giver)
    found: dict[Pair, Borrowing] = {}
    for (taker, _), givers in sorted(named.items()):
        if any(number[g] == number[taker] or links.linked(g, taker) for g in givers):
            continue
        late = sorted(givers, key=lambda g: (_published_key(links.documents[g]), links.documents[g].id), reverse=True)
        giver = max(late, key=lambda g: links.quoted(g, taker))
        a, b = links.documents[giver], links.documents[taker]
        evidence = [credit_evidence(b, a, links.credits[giver, taker])]
        sharing = links.sharings.get((min(giver, taker), max(giver, taker)))
        if sharing is not None:
            evidence = [*sharing_evidence(sharing, a, b, reuse=False), *evidence]
        if len(givers) > 1:
            mine = sigla(links.documents, [links.documents[g].id for g in givers])
            note = f"Of the same outlet {mine} were read; {b.siglum} does not say which of them it means."
            evidence.append(Evidence("which report", 0.0, note))
        both = (taker, giver) in links.credits or forest.directions.earlier(taker, giver)
        found[giver, taker] = Borrowing(a, b, "credit", "unknown" if both else "stated", None, tuple(evidence))
    return [found[p] for p in sorted(found) if p[::-1] not in found or p < p[::-1]]


def _published_key(document: Document) -> tuple[str, str]:
    at = document.published
    return (str(at.latest or at.value or ""), at.time.isoformat() if at.time is not None else "")


def quoting(links: Links, forest: Forest) -> list[Borrowing]:
    """Shared quotations that join families which nothing else joins, the longest first."""
    number = dict(forest.directions.family)
    found = []
    ranked = sorted(
        (p for p, s in links.sharings.items() if p not in links.reuse and quotes_alike(s)), key=lambda p: (-links.quoted(*p), p)
    )
    for one, other in ranked:
        if number[one] != number[other] and (one, other) not in links.credits and (other, one) not in links.credits:
            old, new = number[other], number[one]
            number = {k: new if n == old else n for k, n in number.items()}
            a, b = sorted((links.documents[one], links.documents[other]), key=_siglum_key)
            evidence = sharing_evidence(links.sharings[one, other], a, b, reuse=False)
            found.append(Borrowing(a, b, "quotation", "unknown", None, tuple(evidence)))
    return found
