"""How one reading stands to another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.collate.claims.amounts import bounds
from stemma.collate.claims.order import at_first, corrects, told_step
from stemma.collate.claims.readings import Relating, relate
from stemma.model import Document, Figure, Interval, Period, Quantity
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
    ("about 300", "more than 300", "agrees", False),
    ("300", "more than 300", "agrees", False),
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


def _relate(left: str, right: str, *, about: dict[str, Any] | None = None, **published: str | None) -> Relating:
    a = report("A", left, published=published.get("a"))
    b = report("B", right, published=published.get("b"))
    (x,), (y,) = figures(a, left, **(about or {})), figures(b, right, **(about or {}))
    return relate(x, y, reports=(a, b))


def test_sentences_name_reports_sources_and_working() -> None:
    a, b = report("A", "more than 300 men"), report("B", "4,000 men")
    (x,), (y,) = figures(a, "[more than 300] men", sources=("Ana Drel",)), figures(b, "[4,000] men")
    found = relate(x, y, reports=(a, b))
    assert found.reason == (
        "“more than 300” (Ana Drel in A) and “4,000” (B) differ in size by a factor of 13.3 (4,000 / 300); no strict "
        "contradiction, because the open bound admits the other number."
    )


def test_the_rule_of_an_approximation_is_told() -> None:
    found = _relate("[about 40] died.", "[60] died.")
    assert (found.relation, found.strict) == ("conflicts", True)
    assert "with “about 40” read as 36 to 44" in found.reason


@pytest.mark.parametrize(
    ("left", "right", "published", "relation"),
    [
        # one source, or the report's own voice: a later number follows an earlier one, up or down
        (("12", "Guard"), ("15", "Guard"), ("2024-05-06", "2024-05-07"), "evolves"),
        (("15", "Guard"), ("12", "Guard"), ("2024-05-06", "2024-05-07"), "evolves"),
        # two sources: a count may have risen, it has not fallen
        (("12", "Guard"), ("15", "Mayor"), ("2024-05-06", "2024-05-07"), "evolves"),
        (("15", "Guard"), ("12", "Mayor"), ("2024-05-06", "2024-05-07"), "conflicts"),
        (("15", "Guard"), ("12", "Mayor"), ("2024-05-06", "2024-05-06"), "conflicts"),
        # a later number that the earlier approximation covers is no change
        (("about 40", "Guard"), ("42", "Guard"), ("2024-05-06", "2024-05-07"), "refines"),
    ],
)
def test_later_reports(left: tuple[str, str], right: tuple[str, str], published: tuple[str, str], relation: str) -> None:
    texts = f"[{left[0]}] men died.", f"[{right[0]}] men died."
    a, b = report("A", texts[0], published=published[0]), report("B", texts[1], published=published[1])
    (x,), (y,) = figures(a, texts[0], sources=(left[1],)), figures(b, texts[1], sources=(right[1],))
    assert relate(x, y, reports=(a, b)).relation == relation


def test_numbers_told_as_of_two_days_evolve() -> None:
    a, b = report("A", "12 died."), report("B", "15 died.")
    days = [Period(date(2024, 5, n), date(2024, 5, n)) for n in (6, 7)]
    (x,), (y,) = figures(a, "[12] died.", as_of=days[0]), figures(b, "[15] died.", as_of=days[1])
    found = relate(x, y, reports=(a, b))
    assert found.relation == "evolves"
    assert found.reason == "B gives “15” as of 2024-05-07, higher than “12” (A) as of 2024-05-06."
    assert found.first == x.id


def test_numbers_of_one_past_day_conflict_whenever_they_are_printed() -> None:
    day = Period(date(2023, 12, 31), date(2023, 12, 31))
    found = _relate("[12] ships.", "[15] ships.", about={"as_of": day}, a="2024-05-06", b="2024-05-07")
    assert found.relation == "conflicts"


def test_an_event_long_ago_does_not_evolve() -> None:
    a, b = report("A", "12 died.", published="2024-05-06"), report("B", "15 died.", published="2024-05-07")
    (x,), (y,) = figures(a, "[12] died."), figures(b, "[15] died.")
    assert relate(x, y, reports=(a, b), dated=False).relation == "conflicts"


def test_a_part_beside_its_whole() -> None:
    text = "[12] died. [3] of them were children."
    a = report("A", text)
    whole, part = figures(a, text)
    found = relate(whole, replace(part, subset=True), reports=(a, a))
    assert (found.relation, found.first) == ("refines", part.id)
    assert found.reason == "“3” (A) counts a part of what “12” (A) counts."


def test_two_others_are_no_part() -> None:
    text = "[12] died. [3] others lived."
    a = report("A", text)
    whole, part = figures(a, text)
    assert relate(whole, replace(part, subset=True), reports=(a, a)).relation == "conflicts"


def _size(name: str, marked: str, unit: str) -> tuple[Document, Figure]:
    document = report(name, marked)
    (figure,) = figures(document, marked, role="measurement")
    return document, replace(figure, quantity=replace(figure.quantity, unit=unit))


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (("[40] metres deep", "m"), ("[130] feet deep", "ft"), "agrees"),
        (("[40] metres deep", "m"), ("[80] feet deep", "ft"), "conflicts"),
        (("[11.8] inches wide", "in"), ("[12] inches wide", "in"), "refines"),
    ],
)
def test_sizes_in_two_units(left: tuple[str, str], right: tuple[str, str], relation: str) -> None:
    (a, x), (b, y) = _size("A", *left), _size("B", *right)
    found = relate(x, y, reports=(a, b))
    assert found.relation == relation
    if relation == "agrees":
        assert found.reason.endswith("40 m = 131.23 ft.")
        assert "“130 feet” (B)" in found.reason


def test_one_in_eight_is_a_percentage() -> None:
    a, b = report("A", "[12.5%] of all"), report("B", "one in eight")
    (x,) = figures(a, "[12.5%] of all")
    exact = Quantity(value=0.125, low=0.125, high=0.125, low_inclusive=True, high_inclusive=True,
                     interval=Interval(0.125, 0.125, "exact"), bound="exact", unit="fraction")  # fmt: skip
    y = Figure(id="Bf1", span=b.span(0, 12), quantity=exact, role="share")
    assert relate(x, y, reports=(a, b)).reason == "“12.5%” (A) and “one in eight” (B) are the same share: 12.5 / 100 = 0.125."


def test_the_reports_own_voice_repeats_a_source() -> None:
    text = "[More than 300] came, said Ana Drel. Of a [300]-man force, few came back."
    a = report("A", text)
    told, own = figures(a, text)
    found = relate(replace(told, sources=("Ana Drel",)), own, reports=(a, a))
    assert (found.relation, found.first) == ("derived", own.id)
    assert (
        found.reason
        == "“300” (A) is the number of “More than 300” (Ana Drel in A), repeated in the report's own voice without its bound."
    )


def test_a_number_that_is_said_to_be_wrong() -> None:
    found = _relate("[more than 300] rounds", "40 rounds, not [300]")
    assert (found.relation, found.reason) == ("conflicts", "B says “not 300” beside “more than 300” (A).")
    assert _relate("[more than 300] rounds", "40 rounds and [300] shells").relation == "agrees"


def test_rounding_is_for_what_is_rounded() -> None:
    assert _relate("[26.1%] of it", "[26%] of it").relation == "refines"
    assert _relate("[41] men", "[40] men").relation == "conflicts", "a count is not rounded"


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(["", "about ", "at least ", "more than ", "up to "]))
def test_the_order_of_a_pair_does_not_matter(left: int, right: int, bound: str) -> None:
    a, b = report("A", f"[{bound}{left}] men"), report("B", f"[{right}] men")
    (x,), (y,) = figures(a, f"[{bound}{left}] men"), figures(b, f"[{right}] men")
    one, other = relate(x, y, reports=(a, b)), relate(y, x, reports=(b, a))
    assert (one.relation, one.strict) == (other.relation, other.strict)


TOLD = [
    # words before the number, words after it, the other number, higher, step
    ("The death toll rose on Friday to ", ".", "12", True, "rose"),
    ("The number of missing fell to ", ".", "12", False, "fell"),
    ("The death toll rose to ", ".", "12", False, None),
    ("", " people have died, up from 12 on Monday.", "12", True, "rose"),
    ("", " people have died, up from 9 on Monday.", "12", True, None),
    ("The rate was cut from 35 percent to ", " percent.", "26.1", False, None),
]


@pytest.mark.parametrize(("before", "after", "other", "up", "step"), TOLD)
def test_changes_that_a_sentence_tells(before: str, after: str, other: str, up: bool, step: str | None) -> None:
    assert told_step(before, after, other, up=up) == step


@pytest.mark.parametrize(
    ("text", "taken_back"),
    [
        ("The agency corrected the toll to 14 from 41.", True),
        ("An earlier figure of 41 was too high.", True),
        ("The figure of 41 was wrong, the mayor said.", True),
        ("The toll stands at 41.", False),
        ("It corrected the spelling of a name.", False),
        ("The agency corrected the toll to 14 from 411.", False),
    ],
)
def test_numbers_that_a_report_takes_back(text: str, taken_back: bool) -> None:
    document = report("B", text)
    (figure,) = figures(report("A", "41 died"), "[41] died")
    assert corrects(document, figure) is taken_back


def _first(document: Document, marked: str, **about: Any) -> Figure:
    return figures(document, marked, **about)[0]


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("[2] people lay dead, in addition to the driver.", "[3] people were killed.", "refines"),
        ("[2] people were killed.", "[3] people were killed.", "conflicts"),
    ],
)
def test_a_part_is_neither_a_change_nor_a_dispute(left: str, right: str, relation: str) -> None:
    a, b = report("A", left), report("B", right)
    x, y = _first(a, left), _first(b, right)
    assert relate(x, y, reports=(a, b)).relation == relation


def test_a_vague_word_that_admits_a_number_is_no_other_size() -> None:
    a, b = report("A", "[more than 26,000] people."), report("B", "[20,000] people.")
    (x,), (y,) = figures(a, "[more than 26,000] people."), figures(b, "[20,000] people.")
    interval = Interval(20_000, 99_999, "tens of thousands")
    wide = replace(y.quantity, value=None, low=None, high=None, low_inclusive=None, high_inclusive=None, interval=interval)
    assert relate(x, replace(y, quantity=wide), reports=(a, b)).relation != "conflicts"


def test_a_count_in_full_hundreds_may_be_another_one_rounded() -> None:
    assert _relate("[600] boats", "[612] boats").relation == "refines"
    assert _relate("[600] boats", "[640] boats").relation == "conflicts"


def _article(text: str) -> tuple[Document, Figure]:
    """ "[1] man died" as a report of "a man": someone is told of, nobody is counted."""
    document = report("A", text.replace("[1]", "[A]"))
    figure = figures(report("A", text), text)[0]
    return document, replace(figure, span=replace(figure.span, text="A"))


def test_someone_told_of_may_be_among_those_counted() -> None:
    (a, one), b = _article("[1] man died on Friday."), report("B", "[3] men died.")
    (three,) = figures(b, "[3] men died.")
    found = relate(one, three, reports=(a, b))
    assert (found.relation, found.first) == ("refines", one.id)


def test_an_article_is_taken_back_by_no_correction() -> None:
    document, one = _article("[1] man died. The paper corrects the name from a Lund to Lunt.")
    assert not corrects(document, one)


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("In initial reports, police announced ", True),
        ("Officials initially said that ", True),
        ("The initial tremor lasted a minute, and ", False),
        ("Police said that ", False),
    ],
)
def test_a_first_count_is_told_as_one(lead: str, expected: bool) -> None:
    assert at_first(lead) is expected
