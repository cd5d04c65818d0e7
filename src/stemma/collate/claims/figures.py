"""Claims: a measure's figures, with how their readings stand to one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import combinations, pairwise

from stemma.collate.claims.amounts import bounds, bracketed, size
from stemma.collate.claims.order import at_first, corrects, may_correct, published_order, told_step
from stemma.collate.claims.readings import Reading, Relating, relate
from stemma.collate.claims.settling import what_would_settle
from stemma.collate.claims.topics import topic_of
from stemma.collate.measures.contexts import Context
from stemma.model import Claim, ClaimPair, Document, Figure
from stemma.model.comparison import Relation

#: Which relation names the whole claim, strongest first.
_ORDER: tuple[Relation, ...] = ("conflicts", "evolves", "refines", "agrees", "derived")
#: Pairs that are written out per claim; beyond it, one pair per different reading.
MAX_PAIRS = 200
#: Between two numbers that a sentence adds up: " men and ", " children, ".
_AND = re.compile(r"(?:[ -][^\W\d_]+){1,3}(?:,| and|, and)\s(?:the\s)?", re.I)
MOST_PAIRS = 1000  #: of so many different readings, only neighbours in size are written out


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


def _to_relate(members: Sequence[Context]) -> Iterator[tuple[Context, Context]]:
    """All pairs; of very many different numbers each with the next higher one, and the lowest with the highest."""
    if len(members) * (len(members) - 1) // 2 <= MOST_PAIRS:
        yield from combinations(members, 2)
        return
    by_size = sorted(members, key=lambda m: (size(m.figure) or 0.0, m.figure.id))
    yield from pairwise(by_size)
    yield by_size[0], by_size[-1]


def _amount(context: Context) -> tuple[object, ...]:
    q = context.figure.quantity
    return (q.value, q.low, q.high, q.bound, q.unit)


def figure_pairs(members: Sequence[Context], documents: Mapping[str, Document]) -> tuple[list[ClaimPair], bool]:
    """Pairs among a measure's figures, and whether any of them is a strict conflict.

    Where one carrier of a reading is surely earlier or later than the other reading, its reprints without a date follow it.
    """
    chosen = _representatives(members)
    standing = _standing(chosen, documents)
    related: list[tuple[Context, Context, Relating]] = []
    changes: dict[frozenset[object], Relating] = {}
    echoes, added = echoes_of(chosen) | _conversions(chosen, documents), added_up(chosen, documents)
    reports_met = {m.figure.span.report for m in chosen} if len(chosen) > 1 else set()
    correcting = {r for r in reports_met if may_correct(documents[r])}
    for left, right in _to_relate(chosen):
        if (echoes and not _echoed(left, right, echoes)) or not comparable(left, right, added):
            continue
        reports = (documents[left.figure.span.report], documents[right.figure.span.report])
        amounts = frozenset((_amount(left), _amount(right)))
        long_ago = left.era is not None and right.era is not None
        summed = _summed(left, right, added, documents)
        if summed is not None:
            related.append((left, right, summed))
            continue
        found = relate(left.figure, right.figure, reports=reports, dated=not long_ago)
        if found.by_date and amounts in standing:
            found = relate(left.figure, right.figure, reports=reports, dated=False)
        if found.relation == "conflicts":
            found = _told_change(left, right, documents, correcting) or found
        if found.relation == "evolves":
            changes.setdefault(amounts, found)
        related.append((left, right, found))
    pairs, strict = [], False
    for left, right, found in related:
        told = changes.get(frozenset((_amount(left), _amount(right))))
        if found.relation == "conflicts" and told is not None:
            found = _as_elsewhere(left, right, documents, told)
        strict = strict or found.strict
        first, second = (right, left) if found.first == right.figure.id else (left, right)
        pairs.append(ClaimPair(first.figure.id, second.figure.id, found.relation, found.reason))
    return pairs, strict


def added_up(members: Sequence[Context], documents: Mapping[str, Document]) -> dict[str, tuple[Context, ...]]:
    """Members that a sentence adds up, by id, each with all of them: "four men and a woman were killed"."""
    found: dict[str, tuple[Context, ...]] = {}
    counts = [m for m in members if m.kind == "count" and m.figure.quantity.value and m.figure.span.field is None]
    rows: dict[object, list[Context]] = {}
    for m in counts:
        rows.setdefault((m.figure.span.report, m.sentence, m.figure.inside_quote), []).append(m)
    for row in rows.values():
        row.sort(key=lambda m: m.figure.span.start)
        text = documents[row[0].figure.span.report].text
        joined = [row[:1]]
        for left, right in pairwise(row):
            gap = text[left.figure.span.end : right.figure.span.start]
            if _AND.fullmatch(gap) and left.head != right.head:
                joined[-1].append(right)
            else:
                joined.append([right])
        for group in joined:
            found |= {m.figure.id: tuple(group) for m in group if len(group) > 1}
    return found


def comparable(left: Context, right: Context, added: Mapping[str, tuple[Context, ...]]) -> bool:
    """Whether two members are to be related at all: not two numbers that a sentence adds up, and not the number of one event
    with that of a year ("299 killings this year")."""
    together = added.get(left.figure.id)
    if together is not None and together is added.get(right.figure.id):
        return False
    return left.kind != "count" or (left.figure.period is None) == (right.figure.period is None)


def _summed(
    left: Context, right: Context, added: Mapping[str, tuple[Context, ...]], documents: Mapping[str, Document]
) -> Relating | None:
    """A number that, with those beside it, comes to the other one: "four men and a woman" beside "five"."""
    for part, whole in ((left, right), (right, left)):
        parts = added.get(part.figure.id, ())
        values = [p.figure.quantity.value or 0.0 for p in parts]
        if parts and whole.figure.id not in added and sum(values) == whole.figure.quantity.value:
            labels = " and ".join(f"“{p.figure.span.text}”" for p in parts)
            where = documents[part.figure.span.report].siglum
            reason = f"{labels} in {where} add up to {_label(whole, documents)}."
            return Relating("refines", reason, first=part.figure.id)
    return None


def echoes_of(members: Sequence[Context]) -> dict[str, set[str]]:
    """Figures that repeat, in a report's own voice and without its bound, a number that a source gives in the same report,
    with that source's figures: no readings of their own ("a 300-man force" after "more than 300")."""
    bounded: dict[tuple[str, float | None], set[str]] = {}
    for m in members:
        if m.figure.sources and m.figure.quantity.bound in ("more_than", "at_least", "at_most", "less_than"):
            bounded.setdefault((m.figure.span.report, m.figure.quantity.value), set()).add(m.figure.id)
    found: dict[str, set[str]] = {}
    for own in members:
        f = own.figure
        if f.sources or f.inside_quote or f.quantity.bound != "exact":
            continue
        given = bounded.get((f.span.report, f.quantity.value))
        if given:
            found[f.id] = given
    return found


def _conversions(members: Sequence[Context], documents: Mapping[str, Document]) -> dict[str, set[str]]:
    """Sizes in a bracket behind another one: they repeat it in another unit, and are no readings of their own."""
    found: dict[str, set[str]] = {}
    by_place = sorted((m.figure for m in members), key=lambda f: (f.span.report, f.span.start))
    for a, b in pairwise(by_place):
        if bracketed(a, b, documents[a.span.report].text):
            found[b.id] = {a.id}
    return found


def _echoed(left: Context, right: Context, echoes: Mapping[str, set[str]]) -> bool:
    """Whether two figures are to be related: an echo only to what it repeats."""
    a, b = left.figure.id, right.figure.id
    if a not in echoes and b not in echoes:
        return True
    return b in echoes.get(a, ()) or a in echoes.get(b, ())


def _standing(members: Sequence[Context], documents: Mapping[str, Document]) -> set[frozenset[object]]:
    """Pairs of numbers that stand against each other whatever the day: in one report, or either is given after the other."""
    together: set[frozenset[object]] = set()
    later: set[tuple[object, object]] = set()
    for left, right in _to_relate(members):
        a, b = left.figure, right.figure
        amounts = (_amount(left), _amount(right))
        if a.span.report == b.span.report and a.sources != b.sources and not bounds(a).meets(bounds(b)):
            together.add(frozenset(amounts))
        order = published_order(documents[a.span.report], documents[b.span.report])
        if order:
            later.add(amounts if order > 0 else amounts[::-1])
    return together | {frozenset(p) for p in later if p[0] != p[1] and p[::-1] in later}


def _label(context: Context, documents: Mapping[str, Document]) -> str:
    return Reading.of(context.figure, documents[context.figure.span.report], rescale=False).label


def _as_elsewhere(left: Context, right: Context, documents: Mapping[str, Document], told: Relating) -> Relating:
    """The same two numbers stand in order elsewhere: these two are taken for their reprints."""
    here = f"{_label(left, documents)} and {_label(right, documents)} repeat two numbers whose order is shown by others"
    return Relating("evolves", f"{here}: {told.reason}")


def _told_change(left: Context, right: Context, documents: Mapping[str, Document], correcting: Set[str]) -> Relating | None:
    """A change that a report itself tells: it corrects the other number, or says that the number rose or fell."""
    for item, other in ((left, right), (right, left)):
        report = documents[item.figure.span.report]
        if report.id in correcting and corrects(report, other.figure) and not corrects(report, item.figure):
            reason = f"{_label(item, documents)} stands in a report that takes {_label(other, documents)} back."
            return Relating("evolves", reason, first=other.figure.id)
    firsts = [_given_at_first(c, documents) for c in (left, right)]
    if firsts[0] != firsts[1]:
        early, late = (left, right) if firsts[0] else (right, left)
        reason = (
            f"{documents[early.figure.span.report].siglum} gives {_label(early, documents)} as a first count, beside "
            f"{_label(late, documents)}."
        )
        return Relating("evolves", reason, first=early.figure.id)
    for item, other in ((left, right), (right, left)):
        report, before = documents[item.figure.span.report], documents[other.figure.span.report]
        if published_order(report, before) > 0:
            continue  # a number cannot have risen from one that was printed later
        lead, tail = (
            report.text[item.sentence.start : item.figure.span.start],
            report.text[item.figure.span.end : item.sentence.end],
        )
        up = (size(item.figure) or 0.0) > (size(other.figure) or 0.0)
        step = told_step(lead, tail, other.figure.span.text, up=up)
        if step:
            reason = (
                f"{report.siglum} says that the number {step} to {_label(item, documents)}, beside {_label(other, documents)}."
            )
            return Relating("evolves", reason, first=other.figure.id)
    return None


def _given_at_first(context: Context, documents: Mapping[str, Document]) -> bool:
    at, report = context.figure.span, documents[context.figure.span.report]
    return at.field is None and at_first(report.text[context.sentence.start : at.start])


def figure_claim(key: str, members: Sequence[Context], *, documents: Mapping[str, Document], name: str) -> Claim:
    """The claim of one measure."""
    pairs, strict = figure_pairs(members, documents)
    relation = overall(pairs)
    echoes = echoes_of(members)
    settles = what_would_settle(members, relation, strict=strict, documents=documents)
    different = len(_representatives(members))
    if different * (different - 1) // 2 > MOST_PAIRS:
        few = f"Of {different:,} different readings only those next to one another in size were compared."
        settles = f"{settles} {few}" if settles else few
    return Claim(
        id=name,
        topic=topic_of([m for m in members if m.figure.id not in echoes], documents),
        measure=key,
        members=tuple(m.figure.id for m in members),
        relation=relation,
        pairs=tuple(pairs),
        strict_conflict=strict,
        unresolved=settles,
    )


def camps(claim: Claim, members: Sequence[Context]) -> list[list[Context]]:
    """The readings of a disputed claim that agree with one another, where there are at least two such camps."""
    home = {m.figure.id: m.figure.id for m in members}

    def find(name: str) -> str:
        while home[name] != name:
            name = home[name]
        return name

    apart = {frozenset((p.from_id, p.to_id)) for p in claim.pairs if p.relation in ("conflicts", "evolves")}
    groups: dict[str, list[str]] = {m.figure.id: [m.figure.id] for m in members}
    for pair in claim.pairs:
        a, b = find(pair.from_id), find(pair.to_id)
        if pair.relation not in ("agrees", "derived") or a == b:
            continue
        if any(frozenset((x, y)) in apart for x in groups[a] for y in groups[b]):
            continue  # a vague word agrees with both sides of a dispute, and joins them no more
        home[b] = a
        groups[a] += groups.pop(b)
    found: dict[str, list[Context]] = {}
    for m in members:
        found.setdefault(find(m.figure.id), []).append(m)
    return list(found.values()) if len(found) > 1 else []


def with_measures(groups: Sequence[tuple[str, Sequence[Context]]]) -> dict[str, Figure]:
    """Figures by id, each with its measure."""
    return {m.figure.id: replace(m.figure, measure=key) for key, members in groups for m in members}
