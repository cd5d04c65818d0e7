"""Measures: which figures, across reports, measure the same thing.

Two figures are scored pair by pair on what they count, what happened to it, whose it is, the words around them, and
whether they stand at the same place of a shared passage; then grouped by average linkage (Sokal and Michener 1958)
under constraints that no score can outweigh (killed is not wounded, dollars are not percent, two different numbers of
one sentence measure two things).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from stemma.collate.measures.contexts import Context
from stemma.collate.measures.linkage import NEVER, average_linkage
from stemma.collate.measures.terms import jaccard, overlap
from stemma.lexicon import mapping
from stemma.model import Document, Figure, Passage

# Weights and threshold were set on the figures of two hand-annotated stories and one pair of reports, with the gold
# spans given, and are checked on the project's own examples (make evals: figures.measure_f1).
ALIGNED = 3.0  #: same place of a shared passage
SAME_VALUE = 1.0  #: scaled by how much the equal value says
SAME_HEAD = 0.9
SAME_THING = 1.9  #: a story seldom counts excavators or houses for two reasons
GENERIC_HEAD = 0.35  #: "people" beside "workers": may be the same, may be a part
COUNTED = 0.8
PREDICATE = 0.9
OUTCOME = 0.8
NEAR = 1.6
OWNER = 0.5
OTHER_OWNER = -1.6
OTHER_VALUE = -0.35
OTHER_VALUE_HERE = -0.5  #: one report seldom gives two values for one thing
REPEATED = 0.5  #: one report seldom uses a large number for two things
OTHER_ACT = -0.25  #: other verbs around other numbers: perhaps two things
OTHER_SUBSET = -0.5
REFERS_BACK = 2.0  #: "the $5 billion" after "$5 billion" in the same report
CONVERSION_GAP = 14  #: characters from a number to its conversion: " kilometres ("
SAME_SIZE = 0.6  #: a story seldom gives one length or weight to two things
CONVERTED = 0.02  #: a number given in two units agrees to its rounding: 40 m is 131 ft
OTHER_PLACE = -1.0
ONE_ACT = -0.9  #: "28 were killed" beside "thousands returned" or "a fighter said": only one tells what befell them
THRESHOLD = 1.4

#: Words for people at large: compatible with every kind of people.
GENERIC = frozenset({"person", "resident"})
#: Kinds of people that are not parts of one another.
PERSONS = frozenset({"civilian", "child", "soldier", "fighter", "officer", "guard", "worker", "passenger", "patient", "migrant"})


def comparable(figure: Figure) -> tuple[float | None, float | None, float | None]:
    """Value, low and high in one scale: fractions as percent, feet as metres; "one in eight" and "12.5 percent" are equal."""
    q = figure.quantity
    scale = 100.0 if q.unit == "fraction" else 1.0
    if figure.role == "measurement" and q.unit in (scales := mapping("unit_scales")):
        scale = float(scales[q.unit]["scale"])
    numbers = (q.value, q.interval.low, q.interval.high)
    return tuple(None if n is None else n * scale for n in numbers)  # type: ignore[return-value]


def _same_value(left: Figure, right: Figure) -> bool:
    (x, *a), (y, *b) = comparable(left), comparable(right)
    if x is not None and y is not None:
        converted = left.quantity.unit != right.quantity.unit
        return math.isclose(x, y, rel_tol=CONVERTED if converted else 1e-6)
    return x is None and y is None and a == b


def digits(value: float | None) -> int:
    """Significant digits of a number as printed: 15.5 has three, 5,000,000,000 one."""
    if value is None or value == 0:
        return 1
    return max(1, len(f"{abs(value):.10g}".replace(".", "").strip("0")))


def _informative(figure: Figure) -> float:
    """How much an equal value says, 0.2 (one, two) to 1.8: large and precise numbers are seldom the same by chance."""
    q = figure.quantity
    value = abs(q.value if q.value is not None else (q.low or 0.0))
    if value <= 3:
        return 0.2
    both_ends = 0.4 if q.bound == "range" else 0.0
    return min(1.8, 0.25 + 0.25 * math.log10(value) + 0.25 * (digits(value) - 1) + both_ends)


def _one_voice(left: Context, right: Context) -> bool:
    """Whether one source gives both numbers in one report, without a word of change: then they are two things."""
    a, b = left.figure, right.figure
    return a.span.report == b.span.report and a.sources == b.sources and not (left.changed or right.changed)


def _incompatible(left: Context, right: Context, same: bool) -> bool:
    a, b = left.figure, right.figure
    if left.kind != right.kind:
        return True
    if left.act and right.act and left.act != right.act:
        return True
    if not same and (_one_voice(left, right) or left.era != right.era):
        return True
    if left.part != right.part:
        return True
    if not same and a.span.report == b.span.report and left.sentence == right.sentence:
        return not left.corrects
    if a.per != b.per and not same:
        return True
    heads = {left.head, right.head}
    if not same and len(heads) == 2 and 0 in (a.quantity.value, b.quantity.value):
        return True  # "no consulate staff were hurt" beside "90 were wounded": a part, not the same count
    return not same and len(heads) == 2 and heads <= PERSONS  # 11 civilians and 103 soldiers: two populations


def _heads(left: Context, right: Context) -> float:
    if left.head is None or right.head is None:
        return 0.0
    if left.head == right.head:
        if left.head in GENERIC:
            return SAME_HEAD * 0.6
        return SAME_HEAD if left.head in PERSONS or left.kind != "count" else SAME_THING
    if left.head in GENERIC or right.head in GENERIC:
        return GENERIC_HEAD
    if left.head in right.counted or right.head in left.counted:
        return GENERIC_HEAD
    return -0.7 if left.kind == "count" else -0.2


def _owners(left: Context, right: Context, same: bool) -> float:
    if left.owner is None or right.owner is None:
        return 0.0
    if left.owner == right.owner:
        return OWNER
    return OTHER_OWNER * (0.4 if same else 1.0) * (0.5 if left.kind == "count" else 1.0)


def _in_brackets(left: Context, right: Context) -> bool:
    """Whether one number is the other one in another unit, right behind it: "40 metres (131 feet)"."""
    a, b = sorted((left.figure, right.figure), key=lambda f: f.span.start)
    return a.quantity.unit != b.quantity.unit and 0 <= b.span.start - a.span.end <= CONVERSION_GAP


def _same_place(left: str, right: str) -> bool:
    x, y = left.casefold(), right.casefold()
    return x in y or y in x


def pair_score(left: Context, right: Context, *, aligned: bool = False) -> float:
    """How likely two figures measure the same thing; above THRESHOLD they do, NEVER where they cannot."""
    a, b = left.figure, right.figure
    same = _same_value(a, b)
    if _incompatible(left, right, same):
        return NEVER
    if a.span.report == b.span.report and same and (left.definite or right.definite) and left.kind != "count":
        return THRESHOLD + REFERS_BACK
    if a.span.report == b.span.report and same and _in_brackets(left, right):
        return THRESHOLD + REFERS_BACK
    if (
        a.span.report == b.span.report
        and left.sentence == right.sentence
        and not (left.definite or right.definite or left.corrects)
    ):
        return NEVER  # one sentence seldom says the same number of the same thing twice
    score = ALIGNED if aligned else 0.0
    score += SAME_VALUE * _informative(a) if same else OTHER_VALUE
    if same and left.kind.startswith("measurement:") and left.kind[-1] != ":":
        score += SAME_SIZE
    score += _heads(left, right)
    score += COUNTED * jaccard(left.counted - {left.head}, right.counted - {right.head})
    acts = overlap(left.predicate, right.predicate)
    score += PREDICATE * acts
    if left.predicate and right.predicate and not acts and (not same or {left.head, right.head} <= GENERIC):
        score += ONE_ACT if (left.act is None) != (right.act is None) else OTHER_ACT
    if a.subset != b.subset and not same:
        score += OTHER_SUBSET
    if not same and a.span.report == b.span.report:
        score += OTHER_VALUE_HERE
    if left.act and left.act == right.act:
        score += OUTCOME
    if same and a.span.report == b.span.report:
        score += REPEATED * _informative(a)
    shared = overlap(left.near, right.near) * 0.5 + jaccard(left.near, right.near) * 0.5
    score += NEAR * max(shared, 0.7 * jaccard(left.wide, right.wide))
    score += _owners(left, right, same)
    if a.place and b.place and not _same_place(a.place, b.place):
        score += OTHER_PLACE * (0.5 if same else 1.0)
    return score


def aligned_pairs(passages: Sequence[Passage], by_report: Mapping[str, Sequence[Figure]]) -> set[tuple[str, str]]:
    """Pairs of figure ids that stand at the same place of a shared passage."""
    pairs = set()
    for passage in passages:
        left = [f for f in by_report.get(passage.left.report, ()) if passage.left.contains(f.span)]
        right = [f for f in by_report.get(passage.right.report, ()) if passage.right.contains(f.span)]
        if not left or not right:
            continue
        for a in left:
            at = (a.span.start - passage.left.start) / max(1, len(passage.left.text))
            near = [b for b in right if b.span.text.lower() == a.span.text.lower()]
            if not near:
                continue
            best = min(
                near, key=lambda b: (abs((b.span.start - passage.right.start) / max(1, len(passage.right.text)) - at), b.id)
            )
            offset = abs((best.span.start - passage.right.start) / max(1, len(passage.right.text)) - at)
            if passage.kind == "verbatim" and best.span.start - passage.right.start != a.span.start - passage.left.start:
                continue
            if offset <= 0.3:
                pairs |= {(a.id, best.id), (best.id, a.id)}
    return pairs


def _copies(items: Sequence[Context], texts: Mapping[str, str]) -> dict[tuple[object, ...], list[int]]:
    """Figures that stand in the same words: reprints, compared once."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        text = texts[item.figure.span.report]
        words = text[item.sentence.start : item.sentence.end]
        groups[(words, item.figure.span.start - item.sentence.start, item.kind)].append(i)
    return groups


def _candidates(items: Sequence[Context]) -> Iterator[tuple[int, int]]:
    """Pairs worth scoring: of one kind, and alike in number, in what is counted or in what happened to it."""
    by_kind: dict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        by_kind[item.kind].append(i)
    for places in by_kind.values():
        marks = [_marks(items[i]) for i in places]
        for a, i in enumerate(places):
            mine = marks[a]
            for b in range(a + 1, len(places)):
                if not mine.isdisjoint(marks[b]):
                    yield i, places[b]


def _marks(item: Context) -> frozenset[object]:
    value, low, _ = comparable(item.figure)
    found: set[object] = {("number", round(value, 1)) if value is not None else ("from", low)}
    if item.head is not None:
        found.add("person" if item.head in PERSONS | GENERIC else item.head)
    elif item.kind == "count":
        found.add("person")  # an elided head is mostly a person: "and 40 injured"
    else:
        found.add("any")
    if item.kind != "count":
        found.add("any")
    return frozenset(found | ({item.act} if item.act else set()))


def group_figures(
    documents: Sequence[Document], items: Sequence[Context], *, passages: Sequence[Passage]
) -> tuple[tuple[Figure, ...], ...]:
    """Groups of figures that share a measure, each in the order given, groups by their first member."""
    texts = {d.id: d.text for d in documents}
    by_report: dict[str, list[Figure]] = defaultdict(list)
    for item in items:
        by_report[item.figure.span.report].append(item.figure)
    aligned = aligned_pairs(passages, by_report)
    copies = list(_copies(items, texts).values())
    scores: dict[tuple[int, int], float] = {}
    for i, j in _candidates([items[g[0]] for g in copies]):
        left, right = copies[i], copies[j]
        touching = any((items[a].figure.id, items[b].figure.id) in aligned for a in left for b in right)
        score = pair_score(items[left[0]], items[right[0]], aligned=touching)
        if score:
            scores[i, j] = score
    found = []
    for group in average_linkage(len(copies), scores, threshold=THRESHOLD):
        members = sorted(i for g in group for i in copies[g])
        found.append(tuple(items[i].figure for i in members))
    return tuple(sorted(found, key=lambda g: g[0].id))
