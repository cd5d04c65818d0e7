"""What speaks for and against two figures measuring the same thing, as numbers between 0 and 1 (a few to 2).

Pairs that cannot meet whatever else speaks for them are told apart here (`never`); all others are scored by the
weights of `lexicons/en/measure_weights.yaml`.
"""

from __future__ import annotations

import math
import re

from stemma.collate.measures.amounts import covers, near_value, orders_apart, same_value
from stemma.collate.measures.likeness import Likeness
from stemma.collate.measures.ontology import GENERIC, PERSONS
from stemma.collate.measures.surroundings import EARLIER, Context
from stemma.collate.measures.terms import jaccard, overlap
from stemma.model.values import Place

CONVERSION_GAP = 24  #: characters from a number to its conversion: " kilometres wide ("
#: Kinds of figures of which rules and generalities are told: "a turnout of 50 percent is required".
NORMED = frozenset({"share", "measurement:magnitude"})
#: Measures of those who are brought from one place to another: two places are no two events.
MOVING = frozenset({"forces_moved", "displaced", "rescued"})
#: The year, or the year and the month, of a time expression.
_DATED = re.compile(r"\d{4}(?:-\d\d)?")
APART_KM = 40.0  #: two places further apart are two; a town and its suburbs are one


def km_between(left: Place, right: Place) -> float | None:
    """Kilometres between two places, by the haversine formula; None where the gazetteer gives no point."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    a, b = math.radians(left.lat), math.radians(right.lat)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(right.lon - left.lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def in_brackets(left: Context, right: Context) -> bool:
    """Whether one number is the other one in another unit, right behind it: "40 metres (131 feet)"."""
    a, b = sorted((left.figure, right.figure), key=lambda f: f.span.start)
    close = a.quantity.unit != b.quantity.unit and 0 <= b.span.start - a.span.end <= CONVERSION_GAP
    return close and left.kind == right.kind and near_value(left.amount, right.amount)


def equal(left: Context, right: Context) -> bool:
    """Whether two figures give one number, as far as their digits go."""
    return same_value(left.amount, right.amount) or (one_report(left, right) and in_brackets(left, right))


def two_eras(left: Context, right: Context) -> bool:
    """Whether two figures are told of two dated times, as far as both are dated: 2003 and December 2003 are one."""
    if None in (left.era, right.era) or EARLIER in (left.era, right.era):
        return False
    one, two = (_DATED.match(era or "") for era in (left.era, right.era))
    if one is None or two is None:
        return left.era != right.era
    return not (one.group().startswith(two.group()) or two.group().startswith(one.group()))


def _one_era(left: Context, right: Context) -> bool:
    """Whether both figures are told of one dated time long ago."""
    dated = None not in (left.era, right.era) and EARLIER not in (left.era, right.era)
    return dated and not two_eras(left, right)


def two_periods(left: Context, right: Context) -> bool:
    """Whether two figures count over two stretches of time that share no day."""
    a, b = left.figure.period, right.figure.period
    if a is None or b is None:
        return False
    ends = (a.earliest, a.latest, b.earliest, b.latest)
    if None in ends:
        return False
    return bool(ends[1] < ends[2] or ends[3] < ends[0])  # type: ignore[operator]


def two_lands(left: Context, right: Context) -> bool:
    """Whether two shares or rates are told of two countries."""
    return bool(left.lands) and bool(right.lands) and left.lands.isdisjoint(right.lands)


def one_report(left: Context, right: Context) -> bool:
    """Whether two figures stand in one report."""
    return left.figure.span.report == right.figure.span.report


def one_voice(left: Context, right: Context) -> bool:
    """Whether one source gives both numbers in one report, without a word of change: then they are two things.

    "Tens of thousands" and "more than 31,000" are no two numbers.
    """
    if not one_report(left, right) or left.figure.sources != right.figure.sources or left.changed or right.changed:
        return False
    return not (covers(left.amount, right.amount) or covers(right.amount, left.amount))


def never(left: Context, right: Context, same: bool) -> bool:
    """Whether two figures cannot measure the same thing."""
    a, b = left.figure, right.figure
    if left.kind != right.kind or (a.per != b.per and not same):
        return True
    if left.act and right.act and left.act != right.act and not (same and _part_of(left, right)):
        return True
    if not same and left.act == right.act and (left.portion != right.portion or (left.act and one_voice(left, right))):
        return True  # four children among eleven dead; two tolls that one source gives side by side
    if left.part != right.part or (not same and left.head != right.head and {left.head, right.head} <= PERSONS):
        return True  # a part in a list by places; 11 civilians and 103 soldiers
    if two_lands(left, right) or (not same and (two_eras(left, right) or two_periods(left, right))):
        return True
    if not same and left.act and left.lasting != right.lasting and not _one_era(left, right):
        return True  # two killed in the shooting, and 299 killings this year
    if not same and left.required != right.required and left.kind in NORMED:
        return True  # what turnout was, and what it has to be
    if one_report(left, right) and left.sentence == right.sentence:
        # one sentence seldom says the same number of the same thing twice, and gives two numbers for two things
        return not (left.corrects or (same and (left.definite or right.definite or in_brackets(left, right))))
    # "no consulate staff were hurt" beside "90 were wounded": a part, not the same count
    return not same and left.head != right.head and 0 in (a.quantity.value, b.quantity.value)


def certain(left: Context, right: Context, same: bool) -> bool:
    """Whether one report gives one number again: in another unit in brackets, or as "the $5 billion" after "$5 billion"."""
    if not same or not one_report(left, right):
        return False
    return in_brackets(left, right) or ((left.definite or right.definite) and left.kind != "count")


def _part_of(left: Context, right: Context) -> bool:
    one, two = left.measure, right.measure
    return one is not None and two is not None and (one.part_of == two.name or two.part_of == one.name)


def _one_tells(left: Context, right: Context) -> bool:
    """Whether only one of two figures says what happened to those counted."""
    return (left.act is None) != (right.act is None)


def _silent(left: Context, right: Context) -> bool:
    """Whether the one that does not say it says nothing else either."""
    return not (right if left.act else left).predicate


def heads(left: Context, right: Context) -> tuple[float, float, float, float]:
    """How the things counted stand to one another: (the same thing, the same people, one is wider, two things)."""
    a, b = left.head, right.head
    if a is None or b is None:
        return (0.0, 0.0, 0.0, 0.0)
    if a == b:
        people = a in PERSONS or a in GENERIC
        return (0.0, 0.5 if a in GENERIC else 1.0, 0.0, 0.0) if people else (1.0, 0.0, 0.0, 0.0)
    generic = (a in GENERIC and right.people) or (b in GENERIC and left.people)
    if generic or a in right.counted or b in left.counted:
        return (0.0, 0.0, 1.0, 0.0)
    return (0.0, 0.0, 0.0, 1.0)


def sole(left: Context, right: Context) -> bool:
    """Whether each of two reports gives one number only of what both figures count: then it is one question in both."""
    if left.era != right.era:
        return False
    if left.act is not None and left.act == right.act:
        return left.sole_act and right.sole_act
    return left.head is not None and left.head == right.head and left.sole_head and right.sole_head


def places(left: Context, right: Context) -> tuple[float, float]:
    """Whether two figures stand beside one place, and beside two: (near, apart)."""
    if left.measure is not None and left.measure.name in MOVING:
        return (0.0, 0.0)
    a, b = left.figure.place, right.figure.place
    if a and b and (a.casefold() in b.casefold() or b.casefold() in a.casefold()):
        return (1.0, 0.0)
    if left.where is not None and right.where is not None:
        km = km_between(left.where, right.where)
        if left.where.name == right.where.name or (km is not None and km <= APART_KM):
            return (1.0, 0.0)
        return (0.0, 1.0)
    return (0.0, 1.0) if a and b else (0.0, 0.0)


def features(left: Context, right: Context, *, aligned: bool, likeness: Likeness) -> dict[str, float]:
    """What speaks for and against a pair, by name; a name that is missing is 0."""
    a, b = left.figure, right.figure
    same = equal(left, right)
    telling = min(left.amount.telling, right.amount.telling)
    thing, people, wider, other = heads(left, right)
    near, apart = places(left, right)
    acts = overlap(left.predicate, right.predicate)
    toll = left.act is not None and left.act == right.act
    classes = left.measure is not None and right.measure is not None
    report = one_report(left, right)
    mark = "same" if same else "other"
    found = {
        "aligned": float(aligned),
        f"{mark}.value": telling if same else 1.0,
        f"{mark}.small": float(same and telling <= 0.2),
        "two_sums": float(not same and not toll and (left.kind == "share" or left.kind.startswith("money"))),
        "orders_apart": 0.0 if same else orders_apart(left.amount, right.amount),
        f"{mark}.thing": thing,
        f"{mark}.people": people,
        f"{mark}.wider": wider,
        f"{mark}.other_head": other,
        "modifiers": jaccard(left.counted - {left.head or ""}, right.counted - {right.head or ""}),
        f"{mark}.acts": acts,
        "other_acts": float(bool(left.predicate and right.predicate) and not acts),
        f"{mark}.toll": float(toll),
        "one_toll": float(_one_tells(left, right) and not _silent(left, right)),
        "untold": float(_one_tells(left, right) and _silent(left, right)),
        "two_things": float(other > 0 and left.kind == "count" and not (left.people and right.people)),
        "class": float(classes and left.measure is right.measure and not toll),
        "other_class": float(classes and left.measure is not right.measure and not _part_of(left, right)),
        "said_of": max(jaccard(left.said_of, right.said_of), 0.5 * overlap(left.said_of, right.said_of)),
        "words": likeness.words(left, right),
        "clause": overlap(left.near, right.near),
        "alike": likeness.sense(left, right),
        "owner": float(left.owner is not None and left.owner == right.owner),
        f"{mark}.other_owner": float(None not in (left.owner, right.owner) and left.owner != right.owner),
        "near": near,
        "one_place": float(not same and (a.place is None) != (b.place is None)),
        f"{mark}.apart": apart,
        f"{mark}.one_era": float((left.era is None) != (right.era is None)),
        f"{mark}.dated": float((left.era is None) != (right.era is None) and EARLIER not in (left.era, right.era)),
        f"{mark}.era": float(toll and _one_era(left, right)),
        f"{mark}.one_period": float(left.kind == "count" and left.lasting != right.lasting),
        f"{mark}.land": float(bool(left.lands) and left.lands == right.lands),
        f"{mark}.one_land": float(bool(left.lands) != bool(right.lands)),
        f"{mark}.report": float(report),
        "voice": float(not same and one_voice(left, right)),
        "close": float(not same and left.amount.sized and right.amount.sized and near_value(left.amount, right.amount)),
        "required": float(left.required != right.required),
        "forecast": float(left.forecast != right.forecast and not same),
        "portion": float(left.portion != right.portion and same),
        "subset": float(a.subset != b.subset and not same),
        "part_of": float(same and _part_of(left, right)),
        "both_give": float(not same and left.amount.value in right.others and right.amount.value in left.others),
        f"{mark}.sole": float(sole(left, right)),
        "size": float(same and left.kind.startswith("measurement:") and left.kind[-1] != ":"),
    }
    return {k: v for k, v in found.items() if v}
