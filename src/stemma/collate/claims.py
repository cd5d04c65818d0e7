"""Claims: a measure's figures, or attributions of the same content, with how their readings stand to one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from stemma.collate.contexts import Context
from stemma.collate.readings import Relating, relate
from stemma.model import Claim, ClaimPair, Document, Figure
from stemma.model.comparison import Relation

#: Which relation names the whole claim, strongest first.
_ORDER: tuple[Relation, ...] = ("conflicts", "evolves", "refines", "agrees", "derived")
#: Pairs that are written out per claim; beyond it, one pair per different reading.
MAX_PAIRS = 200
TOPIC_LENGTH = 90  #: characters of a claim's topic
_CORRECTS = re.compile(r"\bcorrect(?:s|ed|ing|ion)?\b", re.I)


def overall(pairs: Sequence[ClaimPair]) -> Relation:
    """The relation that names a claim: the strongest of its pairs, "single" where there is none."""
    found = {p.relation for p in pairs}
    return next((r for r in _ORDER if r in found), "single")


def _reading(context: Context) -> tuple[object, ...]:
    q = context.figure.quantity
    return (context.figure.span.report, q.value, q.low, q.high, q.bound, context.sentence)


def _representatives(members: Sequence[Context]) -> list[Context]:
    """One figure per report and reading, so that pairs stay few; all where they are few anyway."""
    if len(members) * (len(members) - 1) // 2 <= MAX_PAIRS:
        return list(members)
    seen: dict[tuple[object, ...], Context] = {}
    for m in members:
        q = m.figure.quantity
        seen.setdefault((m.figure.span.report, q.value, q.low, q.high, q.bound), m)
    distinct = list(seen.values())
    if len(distinct) * (len(distinct) - 1) // 2 <= MAX_PAIRS:
        return distinct
    by_value: dict[tuple[object, ...], Context] = {}
    for m in distinct:
        q = m.figure.quantity
        by_value.setdefault((q.value, q.low, q.high, q.bound), m)
    return list(by_value.values())


def _derived(left: Context, right: Context) -> Relating | None:
    """A report's own voice that repeats, in the same report, a number somebody else gave there."""
    a, b = left.figure, right.figure
    if a.span.report != b.span.report or a.quantity.value is None or a.quantity.value != b.quantity.value:
        return None
    own = [f for f in (a, b) if not f.sources]
    if len(own) == 1 and not own[0].inside_quote:
        other = b if own[0] is a else a
        return Relating(
            "derived", f"“{own[0].span.text}” repeats, in the report's own voice, the number that {other.sources[-1]} gives."
        )
    return None


def figure_pairs(members: Sequence[Context], documents: Mapping[str, Document]) -> tuple[list[ClaimPair], bool]:
    """Pairs among a measure's figures, and whether any of them is a strict conflict."""
    pairs, strict = [], False
    for left, right in combinations(_representatives(members), 2):
        reports = (documents[left.figure.span.report], documents[right.figure.span.report])
        found = _derived(left, right) or relate(left.figure, right.figure, reports=reports)
        if found.strict and _corrected(left, right, documents):
            found = Relating("evolves", found.reason.rstrip(".") + "; one of them is given as a correction.")
        strict = strict or found.strict
        first, second = _direction(left, right, found.relation)
        pairs.append(ClaimPair(first.figure.id, second.figure.id, found.relation, found.reason))
    return pairs, strict


def _corrected(left: Context, right: Context, documents: Mapping[str, Document]) -> bool:
    for item in (left, right):
        text = documents[item.figure.span.report].text
        if _CORRECTS.search(text[item.sentence.start : item.sentence.end]):
            return True
    return False


def _direction(left: Context, right: Context, relation: Relation) -> tuple[Context, Context]:
    """`refines` goes from the more specific reading; `derived` from the repetition; else in document order."""
    a, b = left.figure.quantity, right.figure.quantity
    if relation == "refines":
        width_a = (a.interval.high or float("inf")) - (a.interval.low or 0.0)
        width_b = (b.interval.high or float("inf")) - (b.interval.low or 0.0)
        return (right, left) if width_b < width_a else (left, right)
    if relation == "derived":
        return (left, right) if not left.figure.sources else (right, left)
    return left, right


def topic_of(members: Sequence[Context], documents: Mapping[str, Document]) -> str:
    """What is counted and what happened, in a report's words with the number left open: "… people were killed"."""
    best = max(members, key=lambda m: (bool(m.figure.counted) and bool(m.figure.predicate), -len(m.sentence), m.figure.id))
    figure = best.figure
    text = documents[figure.span.report].text
    parts = [figure.span, *(p for p in figure.predicate), *([figure.counted] if figure.counted else [])]
    inside = [p for p in parts if best.sentence.start <= p.start and p.end <= best.sentence.end]
    start, end = min(p.start for p in inside), max(p.end for p in inside)
    if end - start > TOPIC_LENGTH or len(inside) == 1:
        start = max(best.clause.start, figure.span.start - TOPIC_LENGTH // 3)
        end = min(best.clause.end, figure.span.end + TOPIC_LENGTH // 2)
        start = start if start == best.clause.start else text.find(" ", start) + 1
        end = end if end == best.clause.end else text.rfind(" ", figure.span.end, end)
    before, after = text[start : figure.span.start], text[figure.span.end : max(end, figure.span.end)]
    return re.sub(r"\s+", " ", f"{before}…{after}").strip(" ,;:")


def measure_key(members: Sequence[Context], used: set[str]) -> str:
    """A key that names a measure: kind, what is counted, what happened; made unique by a number."""
    heads = Counter(m.head for m in members if m.head)
    acts = Counter(m.figure.outcome or next(iter(sorted(m.predicate)), "") for m in members)
    owner = Counter(m.owner for m in members if m.owner and m.kind != "count")
    kind = members[0].kind.replace(":", "_")
    parts = [
        kind if kind != "count" else "",
        heads.most_common(1)[0][0] if heads else "",
        acts.most_common(1)[0][0] if acts else "",
        owner.most_common(1)[0][0] if owner else "",
    ]
    stem = re.sub(r"[^a-z0-9]+", "_", " ".join(p for p in parts if p).lower()).strip("_") or "number"
    key, n = stem, 1
    while key in used:
        n += 1
        key = f"{stem}_{n}"
    used.add(key)
    return key


def figure_claim(key: str, members: Sequence[Context], *, documents: Mapping[str, Document], name: str) -> Claim:
    """The claim of one measure."""
    pairs, strict = figure_pairs(members, documents)
    relation = overall(pairs)
    return Claim(
        id=name,
        topic=topic_of(members, documents),
        measure=key,
        members=tuple(m.figure.id for m in members),
        relation=relation,
        pairs=tuple(pairs),
        strict_conflict=strict,
        unresolved=_unresolved(members, relation, strict=strict),
    )


def camps(claim: Claim, members: Sequence[Context]) -> list[list[Context]]:
    """The readings of a disputed claim that agree with one another, where there are at least two such camps."""
    home = {m.figure.id: m.figure.id for m in members}

    def find(name: str) -> str:
        while home[name] != name:
            name = home[name]
        return name

    for pair in claim.pairs:
        if pair.relation in ("agrees", "derived"):
            home[find(pair.to_id)] = find(pair.from_id)
    groups: dict[str, list[Context]] = {}
    for m in members:
        groups.setdefault(find(m.figure.id), []).append(m)
    return list(groups.values()) if len(groups) > 1 else []


def _unresolved(members: Sequence[Context], relation: Relation, *, strict: bool) -> str | None:
    """What would settle a disagreement, or None where there is none."""
    if relation not in ("conflicts", "evolves"):
        return None
    givers = sorted({m.figure.sources[-1] for m in members if m.figure.sources})
    unsourced = any(not m.figure.sources for m in members)
    if relation == "evolves":
        return "Whether the later number replaces the earlier one: a report that names both, or the first-hand count behind each."
    if not strict:
        return "Whether both count the same thing at the same time: the first-hand count behind each number, with its date."
    asked = f" from {', '.join(givers)}" if givers else ""
    tail = "; for the numbers without a source, where the reports had them" if unsourced else ""
    return f"A dated first-hand count{asked}{tail}."


def with_measures(groups: Sequence[tuple[str, Sequence[Context]]]) -> dict[str, Figure]:
    """Figures by id, each with its measure."""
    return {m.figure.id: replace(m.figure, measure=key) for key, members in groups for m in members}
