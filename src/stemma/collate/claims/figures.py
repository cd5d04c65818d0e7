"""Claims: a measure's figures, or attributions of the same content, with how their readings stand to one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from stemma.collate.claims.readings import Relating, relate, size
from stemma.collate.measures.contexts import Context
from stemma.collate.measures.terms import terms
from stemma.model import Claim, ClaimPair, Document, Figure
from stemma.model.comparison import Relation

#: Which relation names the whole claim, strongest first.
_ORDER: tuple[Relation, ...] = ("conflicts", "evolves", "refines", "agrees", "derived")
#: Pairs that are written out per claim; beyond it, one pair per different reading.
MAX_PAIRS = 200
FEWEST_TERMS = 2  #: a topic with fewer words that say something is widened
TOPIC_LENGTH = 90  #: characters of a claim's topic
_ROSE = re.compile(
    r"\b(?:rose|risen|rises|rising|climb(?:s|ed)|increased|jumped|grew|grown|raised|up)\b[^.]{0,60}\b(?:to|at)\s*$", re.I
)
_FELL = re.compile(r"\b(?:fell|fallen|falls|dropped|lowered|revised down|cut|down)\b[^.]{0,60}\b(?:to|at)\s*$", re.I)


def overall(pairs: Sequence[ClaimPair]) -> Relation:
    """The relation that names a claim: the strongest of its pairs, "single" where there is none."""
    found = {p.relation for p in pairs}
    return next((r for r in _ORDER if r in found), "single")


def _representatives(members: Sequence[Context]) -> list[Context]:
    """One figure per report and reading, so that pairs stay few; all where they are few anyway."""
    if len(members) * (len(members) - 1) // 2 <= MAX_PAIRS:
        return list(members)
    seen: dict[tuple[object, ...], Context] = {}
    for m in members:
        seen.setdefault((m.figure.span.report, *_amount(m)), m)
    distinct = list(seen.values())
    if len(distinct) * (len(distinct) - 1) // 2 <= MAX_PAIRS:
        return distinct
    by_value: dict[tuple[object, ...], Context] = {}
    for m in distinct:
        by_value.setdefault(_amount(m), m)
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
    """Pairs among a measure's figures, and whether any of them is a strict conflict.

    Where one carrier of a reading is surely earlier or later than the other reading, its reprints without a date follow it.
    """
    related: list[tuple[Context, Context, Relating]] = []
    changes: dict[frozenset[object], Relating] = {}
    for left, right in combinations(_representatives(members), 2):
        reports = (documents[left.figure.span.report], documents[right.figure.span.report])
        found = _derived(left, right) or relate(left.figure, right.figure, reports=reports)
        if found.relation == "conflicts":
            found = _told_change(left, right, documents) or found
        if found.relation == "evolves":
            changes.setdefault(frozenset((_amount(left), _amount(right))), found)
        related.append((left, right, found))
    pairs, strict = [], False
    for left, right, found in related:
        if found.relation == "conflicts":
            found = changes.get(frozenset((_amount(left), _amount(right))), found)
        strict = strict or found.strict
        first, second = _direction(left, right, found.relation)
        pairs.append(ClaimPair(first.figure.id, second.figure.id, found.relation, found.reason))
    return pairs, strict


def _amount(context: Context) -> tuple[object, ...]:
    q = context.figure.quantity
    return (q.value, q.low, q.high, q.bound)


def _told_change(left: Context, right: Context, documents: Mapping[str, Document]) -> Relating | None:
    """A change that a report itself tells: it corrects the other number, or says that the number rose or fell."""
    for item, other in ((left, right), (right, left)):
        report = documents[item.figure.span.report]
        if _corrects(report, other.figure) and not _corrects(report, item.figure):
            mine, theirs = item.figure.span.text, other.figure.span.text
            return Relating("evolves", f"{report.siglum} gives “{mine}” and corrects “{theirs}”.")
    for item, other in ((left, right), (right, left)):
        report = documents[item.figure.span.report]
        clause = report.text[item.sentence.start : item.figure.span.start]
        up = (size(item.figure) or 0.0) > (size(other.figure) or 0.0)
        if (_ROSE if up else _FELL).search(clause):
            step = "rose" if up else "fell"
            mine, theirs = item.figure.span.text, other.figure.span.text
            return Relating("evolves", f"{report.siglum} says that the number {step} to “{mine}”, beside “{theirs}”.")
    return None


def _corrects(report: Document, other: Figure) -> bool:
    """Whether a report takes a number back: "corrects … from 41", "an earlier figure of 41", "41 was wrong"."""
    number = re.search(r"\d[\d,.]*\d|\d|\w+$", other.span.text)
    if number is None:
        return False
    printed = rf"(?<![\d,.]){re.escape(number.group())}(?![\d,.]*\d)"
    wrong = r"(?:wrong|in error|incorrect|a mistake|mistaken|withdrawn)"
    taken_back = (
        rf"\bcorrect(?:s|ed|ing|ion)?\b[^.]{{0,90}}\b(?:from|not|instead of)\s+{printed}"
        rf"|\b(?:earlier|previous|first) (?:figure|number|count|toll|total)\b[^.]{{0,30}}{printed}"
        rf"|{printed}[^.]{{0,50}}\bwas {wrong}"
    )
    return re.search(taken_back, f"{report.title or ''}\n{report.text}", re.I) is not None


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


def _awkward(context: Context) -> tuple[bool, bool, bool, int]:
    """Sorts first what reads best as a topic: number, counted phrase, then what happened, in a short sentence."""
    figure = context.figure
    counted, acts = figure.counted, figure.predicate
    adjacent = counted is not None and 0 <= counted.start - figure.span.end <= 1
    after = adjacent and bool(acts) and counted is not None and acts[0].start >= counted.end
    return (not after, not adjacent, not acts, context.sentence.end - context.sentence.start)


def topic_of(members: Sequence[Context], documents: Mapping[str, Document]) -> str:
    """What is counted and what happened, in a report's words with the number left open: "… people were killed"."""
    best = min(members, key=_awkward)
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
    if len(terms(text[start : figure.span.start] + " " + text[figure.span.end : end])) < FEWEST_TERMS:
        end = max(end, min(best.clause.end, figure.span.end + TOPIC_LENGTH // 2))
        end = end if end == best.clause.end else max(figure.span.end, text.rfind(" ", figure.span.end, end))
    unit = figure.quantity.unit
    if unit and text[: figure.span.start].endswith(f"{unit} "):
        start = min(start, figure.span.start - len(unit) - 1)  # "magnitude 6.1"
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
