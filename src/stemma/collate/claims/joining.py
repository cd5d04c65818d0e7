"""Joining: claims over more than one measure, and members that no measure holds.

A list of losses, a range of which others give the two ends, a number repeated without its bound, a comparison without
a number: a reader looks for each beside the figures it belongs to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from stemma.collate.claims.figures import overall
from stemma.collate.claims.readings import Reading
from stemma.collate.claims.topics import topic_of
from stemma.collate.measures.contexts import Context
from stemma.collate.measures.terms import terms
from stemma.model import Attribution, Check, Claim, ClaimPair, Document, Figure

Group = tuple[str, list[Context]]

LONGEST_PAIR = 3  #: from as many figures on that share one predicate, a sentence is a list
#: Outcomes that one sentence tells together: "11 were killed and more than 60 wounded".
CASUALTIES = frozenset({"killed", "wounded", "missing", "wounded_or_missing", "injured", "captured", "hospitalised"})
FEWEST_WORKED, MOST_ADDED = 3, 3  #: figures in what a report works out itself; the most in a sum
REPEATED = 10  #: smaller numbers are the same by chance
BOUNDED = frozenset({"more_than", "at_least", "approx"})
NEAR = 900  #: characters within which a comparison without a number speaks of a figure
#: "the number of fighters … much higher": a comparison that names no number.
_COMPARED = re.compile(
    r"\b(?:number|toll|total|count|figure|size|scale)s?\b.{0,80}\b(?:(?:much|far|considerably|significantly|even|many times|"
    r"several times|well)\s+)?(?P<way>higher|larger|greater|bigger|lower|smaller)\b",
    re.I | re.S,
)
_MORE = frozenset({"higher", "larger", "greater", "bigger"})
_WORKED = re.compile(r" [/+−] ")  #: a share, a sum or a difference
_SUPPOSED = re.compile(r"\b(?:would|if|could|might|were)\b", re.I)
_COMPOUND = re.compile(r"^[-‐‑–]\s?(?:man|woman|person|strong|member|seat|bed|room|vehicle|ship)\b", re.I)


def lists(groups: Sequence[Group]) -> list[Group]:
    """Single readings of one sentence that one predicate joins, or that tell one event's casualties, become one list."""
    rows: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, (_, members) in enumerate(groups):
        figure = members[0].figure
        if len(members) == 1 and (figure.predicate or figure.outcome):
            rows[figure.span.report, members[0].sentence, members[0].kind].append(i)
    joined: dict[int, int] = {}
    for row in rows.values():
        for together in (_one_predicate(groups, row), _casualties(groups, row)):
            if together and not any(i in joined for i in together):
                joined.update(dict.fromkeys(together, together[0]))
    result: list[Group] = []
    at: dict[int, int] = {}
    for i, (key, members) in enumerate(groups):
        first = joined.get(i, i)
        if first in at:
            result[at[first]] = (result[at[first]][0], [*result[at[first]][1], *members])
        else:
            at[first] = len(result)
            result.append((key, list(members)))
    return result


def _one_predicate(groups: Sequence[Group], row: Sequence[int]) -> list[int]:
    by_act: dict[int, list[int]] = defaultdict(list)
    for i in row:
        for span in groups[i][1][0].figure.predicate[:1]:
            by_act[span.start].append(i)
    longest = max(by_act.values(), key=len, default=[])
    heads = {groups[i][1][0].head for i in longest}
    return longest if len(longest) >= LONGEST_PAIR and len(heads) >= LONGEST_PAIR else []


def _casualties(groups: Sequence[Group], row: Sequence[int]) -> list[int]:
    harmed = [i for i in row if groups[i][1][0].figure.outcome in CASUALTIES]
    outcomes = [groups[i][1][0].figure.outcome for i in harmed]
    return harmed if len(harmed) > 1 and len(set(outcomes)) == len(harmed) else []


def ranges(groups: Sequence[Group], documents: Mapping[str, Document]) -> Iterator[Claim]:
    """A range of which other sentences give the two ends apart: "between 8% and 15.5%" beside "15.5 percent … or 8 percent"."""
    by_value: dict[tuple[str, float], list[int]] = defaultdict(list)
    spans = []
    for i, (_, members) in enumerate(groups):
        for m in members:
            q = m.figure.quantity
            if q.bound == "range" and q.low is not None and q.high is not None and q.low < q.high and m.kind != "count":
                spans.append((i, m))
            elif q.value is not None and i not in by_value[m.kind, q.value]:
                by_value[m.kind, q.value].append(i)
    for home, wide in spans:
        q = wide.figure.quantity
        ends = [(by_value.get((wide.kind, v or 0.0), []), v or 0.0) for v in (q.low, q.high)]
        kept: set[int] = set()
        for low in ends[0][0]:
            for high in ends[1][0]:
                if low != high and _one_sentence(groups[low][1], groups[high][1]):
                    kept |= {low, high}
        if kept:
            parts = [m for i in sorted(kept | {home}) for m in groups[i][1]]
            yield _range_claim(wide, parts, documents)


def _one_sentence(left: Sequence[Context], right: Sequence[Context]) -> bool:
    places = {(m.figure.span.report, m.sentence) for m in left}
    return any((m.figure.span.report, m.sentence) in places for m in right)


def _range_claim(wide: Context, parts: Sequence[Context], documents: Mapping[str, Document]) -> Claim:
    def label(m: Context) -> str:
        return Reading.of(m.figure, documents[m.figure.span.report], rescale=False).label

    pairs = []
    for m in parts:
        value = m.figure.quantity.value
        if m is not wide and value is not None:
            end = "lower" if value == wide.figure.quantity.low else "upper"
            reason = f"{label(m)} is the {end} end of {label(wide)}."
            pairs.append(ClaimPair(m.figure.id, wide.figure.id, "refines", reason))
    return Claim(
        id=f"r{wide.figure.id}",
        topic=topic_of([wide], documents),
        measure=None,
        members=tuple(m.figure.id for m in parts),
        relation="refines",
        pairs=tuple(pairs),
        strict_conflict=False,
    )


def computed(checks: Iterable[Check], figures: Mapping[str, Figure], documents: Mapping[str, Document]) -> Iterator[Claim]:
    """A share, total or step that a report works out in its own voice from figures it has: a reading of its own, derived."""
    for check in checks:
        result = figures.get(check.inputs[-1])
        if not check.holds or not check.result or result is None or result.sources or result.inside_quote:
            continue
        if not _WORKED.search(check.operation) or result.span.text != check.stated or len(check.inputs) < FEWEST_WORKED:
            continue  # "90 percent … the other 10" is told together, nobody worked it out
        if len(check.inputs) > MOST_ADDED and "/" not in check.operation:
            continue  # and so is a list of parts with its total
        where = documents[result.span.report].siglum
        reason = f"{check.operation}: {where} works out “{check.stated}” in its own voice from {_from(check, figures)}."
        yield Claim(
            id=f"d{check.id}",
            topic=f"{check.stated}: {check.operation}",
            measure=None,
            members=check.inputs,
            relation="derived",
            pairs=tuple(ClaimPair(result.id, other, "derived", reason) for other in check.inputs[:-1]),
            strict_conflict=False,
        )


def _from(check: Check, figures: Mapping[str, Figure]) -> str:
    """The figures that a result was worked out from, with those who give them."""
    said = []
    for name in check.inputs[:-1]:
        figure = figures[name]
        said.append(f"“{figure.span.text}”" + (f" ({figure.sources[-1]})" if figure.sources else ""))
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0]


def repeated(claims: Sequence[Claim], figures: Mapping[str, Context], documents: Mapping[str, Document]) -> Iterator[Claim]:
    """The claims, with the numbers that a report supposes in its own voice after a source's bound: "a 300-man force"."""
    alone = {c.members[0] for c in claims if len(c.members) == 1}
    taken: set[str] = set()
    narrow = sorted(claims, key=lambda c: (c.part_of is None, c.id))
    joins: dict[str, list[tuple[Context, Context]]] = defaultdict(list)
    for claim in narrow:
        for name in claim.members:
            given = figures.get(name)
            if (
                given is None
                or given.figure.quantity.bound not in ("more_than", "at_least", "approx")
                or not given.figure.sources
            ):
                continue
            for other in sorted(alone - taken):
                if other in figures and _repeats(given, figures[other], documents):
                    joins[claim.id].append((figures[other], given))
                    taken.add(other)
    for claim in claims:
        members, pairs = list(claim.members), list(claim.pairs)
        for own, given in joins.get(claim.id, ()):
            document = documents[own.figure.span.report]
            labels = [Reading.of(m.figure, document, rescale=False).label for m in (own, given)]
            reason = f"{labels[0]} takes up the number of {labels[1]} in the report's own voice, without its bound."
            members.append(own.figure.id)
            pairs.append(ClaimPair(own.figure.id, given.figure.id, "derived", reason))
        yield replace(claim, members=tuple(members), pairs=tuple(pairs), relation=overall(pairs))


def _repeats(given: Context, own: Context, documents: Mapping[str, Document]) -> bool:
    a, b = given.figure, own.figure
    if a.span.report != b.span.report or a.span.start >= b.span.start or b.sources or b.inside_quote:
        return False
    if b.quantity.value != a.quantity.value or b.quantity.bound != "exact" or (b.quantity.value or 0.0) < REPEATED:
        return False
    if given.kind != own.kind or given.kind != "count":
        return False
    text = documents[b.span.report].text
    supposed = _SUPPOSED.search(text, own.clause.start, own.clause.end) is not None
    return supposed and _COMPOUND.match(text[b.span.end : b.span.end + 12]) is not None


def compared(
    claims: Sequence[Claim],
    figures: Mapping[str, Context],
    attributions: Sequence[Attribution],
    *,
    documents: Mapping[str, Document],
) -> Iterator[Claim]:
    """The claims, each with the attributions that compare its number without naming one: "the toll was far higher"."""
    added: dict[str, list[tuple[Attribution, Context]]] = defaultdict(list)
    numbers = [c.figure.span for c in figures.values()]
    passed_on = {a.parent for a in attributions if _COMPARED.search(" ".join(s.text for s in a.content))}
    for attribution in attributions:
        text = " ".join(s.text for s in attribution.content)
        if not _COMPARED.search(text) or any(s.overlaps(n) for s in attribution.content for n in numbers):
            continue
        if attribution.id in passed_on:
            continue
        beside = list(_beside(claims, figures, attribution, said=frozenset(terms(text))))
        best = max(beside, key=lambda b: (b[0], b[1], b[3]), default=None)
        if best is not None:
            near = _before(best[2], figures, attribution) or figures[best[3]]
            added[best[2].id].append((attribution, near))
    for claim in claims:
        members, pairs = list(claim.members), list(claim.pairs)
        for attribution, beside_ in added.get(claim.id, ()):
            members.append(attribution.id)
            pairs.append(_comparison(attribution, beside_, documents))
        grown = replace(claim, members=tuple(members), pairs=tuple(pairs), relation=overall(pairs))
        if grown.relation == "conflicts" and grown.unresolved is None:
            grown = replace(grown, unresolved="The number that the comparison stands for, with its date and who counted it.")
        yield grown


def _beside(
    claims: Sequence[Claim], figures: Mapping[str, Context], attribution: Attribution, *, said: frozenset[str]
) -> Iterator[tuple[int, int, Claim, str]]:
    """Figures near a comparison that count what it speaks of: shared terms, nearness, claim, id of the figure."""
    for claim in claims:
        for name in claim.members if claim.measure and claim.part_of is None else ():
            context = figures.get(name)
            if context is None or context.kind != "count" or context.figure.span.report != attribution.content[0].report:
                continue
            gap = abs(context.figure.span.start - attribution.start)
            shared = len(said & (context.counted | {context.head or ""}))
            if gap <= NEAR and shared:
                yield shared, -gap, claim, name


def _before(claim: Claim, figures: Mapping[str, Context], attribution: Attribution) -> Context | None:
    """The claim's last figure before the comparison: the number that is called too low or too high."""
    own = [
        figures[m]
        for m in claim.members
        if m in figures
        and figures[m].figure.span.report == attribution.content[0].report
        and figures[m].figure.span.end <= attribution.start
    ]
    return max(own, key=lambda c: c.figure.span.start, default=None)


def _comparison(attribution: Attribution, beside: Context, documents: Mapping[str, Document]) -> ClaimPair:
    document = documents[beside.figure.span.report]
    found = _COMPARED.search(" ".join(s.text for s in attribution.content))
    way = "higher" if found and found["way"].lower() in _MORE else "lower"
    who = attribution.speaker or "a source without a name"
    label = Reading.of(beside.figure, document, rescale=False).label
    reason = (
        f"{who} in {document.siglum} tells of a {way} number than {label}, without naming one: a difference in size, "
        "no strict contradiction."
    )
    return ClaimPair(attribution.id, beside.figure.id, "conflicts", reason)
