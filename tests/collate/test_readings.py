"""How one reading stands to another."""

from __future__ import annotations

import pytest

from stemma.collate.claims.readings import bounds, relate
from tests.collate.making import figures, report

CASES = [
    # left, right, relation, strict
    ("300", "300", "agrees", False),
    ("more than 300", "at least 300", "agrees", False),
    ("about 40", "40", "agrees", False),
    ("300", "at least 300", "refines", False),
    ("47", "more than 40", "refines", False),
    ("1,200", "about 1,250", "refines", False),
    ("4,000", "more than 300", "conflicts", False),
    ("12", "14", "conflicts", True),
    ("12", "more than 20", "conflicts", True),
    ("fewer than 10", "at least 10", "conflicts", True),
    ("up to 20", "at least 20", "agrees", False),
]


@pytest.mark.parametrize(("left", "right", "relation", "strict"), CASES)
def test_undated_readings(left: str, right: str, relation: str, strict: bool) -> None:
    a, b = report("A", f"[{left}] people."), report("B", f"[{right}] people.")
    (x,), (y,) = figures(a, f"[{left}] people."), figures(b, f"[{right}] people.")
    found = relate(x, y, reports=(a, b))
    assert (found.relation, found.strict) == (relation, strict)
    assert found.reason.endswith(".")
    back = relate(y, x, reports=(b, a))
    assert (back.relation, back.strict) == (relation, strict), "the relation does not depend on the order"


def test_a_later_higher_toll_evolves() -> None:
    a = report("A", "12 dead.", published="2024-05-07T06:10")
    b = report("B", "26 dead.", published="2024-05-07T15:40")
    (x,), (y,) = figures(a, "[12] dead."), figures(b, "[26] dead.")
    found = relate(x, y, reports=(a, b))
    assert found.relation == "evolves"
    assert "B, the later report" in found.reason
    assert "higher" in found.reason


def test_times_with_and_without_zone_fall_back_to_the_day() -> None:
    a = report("A", "12 dead.", published="2024-05-07T06:10")
    b = report("B", "26 dead.", published="2024-05-08T01:00+00:00")
    (x,), (y,) = figures(a, "[12] dead."), figures(b, "[26] dead.")
    assert relate(x, y, reports=(a, b)).relation == "evolves"


def test_bounds_of_an_approximation_are_the_rules() -> None:
    a = report("A", "about 40 people")
    (x,) = figures(a, "[about 40] people")
    assert (bounds(x).low, bounds(x).high) == pytest.approx((36.0, 44.0))
