"""Figures in invented sentences: the words, and what must come of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.figures import annotate_figures, plain_numbers
from stemma.model import Dropped, Figure, Timex
from stemma.text.layout import Layout
from tests.conftest import make_document


def figures(text: str) -> tuple[Figure, ...]:
    document = make_document(text)
    return annotate_figures(document, Layout.of(document), ())[0]


def dropped(text: str) -> tuple[Dropped, ...]:
    document = make_document(text)
    return annotate_figures(document, Layout.of(document), ())[1]


def one(text: str) -> Figure:
    found = figures(text)
    assert len(found) == 1, [f.span.text for f in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("They counted 1,300 goats.", "1,300", 1300),
        ("They counted 1300 goats.", "1300", 1300),
        ("The camp holds 30 000 people.", "30 000", 30_000),
        ("The camp holds 2.6m people.", "2.6m", 2_600_000),
        ("Half a million residents left Ormund.", "Half a million", 500_000),
        ("A hundred sailors left.", "A hundred", 100),
        ("They sold twenty-one goats.", "twenty-one", 21),
        ("The fund raised £2bn.", "£2bn", 2_000_000_000),
        ("The fund raised US$4.2b.", "US$4.2b", 4_200_000_000),
        ("The fund raised 5 billion yen.", "5 billion yen", 5_000_000_000),
        ("Two-thirds of the crew signed.", "Two-thirds", 0.6667),
        ("One in five voters stayed at home.", "One in five", 0.2),
        ("A third of the fleet is lost.", "A third", 0.3333),
        ("Turnout was 15.5 per cent.", "15.5 per cent", 15.5),
        ("It was a 13-fold increase.", "13-fold", 13),
        ("It is three times as large.", "three times", 3),
        ("Temperatures fell to -12 degrees Celsius.", "-12", -12),
        ("There were no passengers on the tram.", "no", 0),
        ("Nobody was hurt in the fire.", "Nobody", 0),
    ],
)
def test_value(text: str, span: str, value: float) -> None:
    found = one(text)
    assert found.span.text == span
    assert found.quantity.value == value


@pytest.mark.parametrize(
    ("text", "bound", "low", "high", "inside"),
    [
        ("At least 40 goats died.", "at_least", 40, None, True),
        ("No fewer than 40 goats died.", "at_least", 40, None, True),
        ("More than 40 goats died.", "more_than", 40, None, False),
        ("Upwards of 40 goats died.", "more_than", 40, None, False),
        ("40 or more goats died.", "at_least", 40, None, True),
        ("Up to 40 goats died.", "at_most", None, 40, True),
        ("As many as 40 goats died.", "at_most", None, 40, True),
        ("No more than 40 goats died.", "at_most", None, 40, True),
        ("Fewer than 40 goats died.", "less_than", None, 40, False),
        ("Nearly 40 goats died.", "approx", None, 40, False),
        ("Just over 40 goats died.", "approx", 40, None, False),
        ("About 40 goats died.", "approx", None, None, None),
        ("An estimated 40 goats died.", "approx", None, None, None),
        ("Some 40 goats died.", "approx", None, None, None),
        ("40 or so goats died.", "approx", None, None, None),
        ("40 goats died.", "exact", 40, 40, True),
        ("Between 40 and 60 goats died.", "range", 40, 60, True),
        ("40 to 60 goats died.", "range", 40, 60, True),
        ("12 or 13 goats died.", "range", 12, 13, True),
        ("40-60 goats died.", "range", 40, 60, True),
    ],
)
def test_bounds(text: str, bound: str, low: float | None, high: float | None, inside: bool | None) -> None:
    q = one(text).quantity
    assert (q.bound, q.low, q.high) == (bound, low, high)
    assert q.low_inclusive == (inside if low is not None else None)
    assert q.high_inclusive == (inside if high is not None else None)


def test_the_word_about_after_talk_blurs_nothing() -> None:
    assert one("They talked about 40 goats.").quantity.bound == "exact"


def test_a_verb_that_exceeds_bounds_the_number_but_is_no_part_of_it() -> None:
    found = one("Deaths topped 5,000.")
    assert (found.span.text, found.quantity.bound) == ("5,000", "more_than")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Prices range from $1.5 to $2 million.", 1_500_000, 2_000_000, "USD"),
        ("The rate is between 8 and 15.5%.", 8, 15.5, "percent"),
        ("It will cost £2m-3m.", 2_000_000, 3_000_000, "GBP"),
        ("The tower is 40 to 50 metres high.", 40, 50, "m"),
    ],
)
def test_ranges_share_unit_and_scale(text: str, low: float, high: float, unit: str) -> None:
    q = one(text).quantity
    assert (q.value, q.low, q.high, q.unit) == (None, low, high, unit)


@pytest.mark.parametrize(
    "text", ["The toll rose from 35 to 41.", "The tax was cut to 21 percent from 35 percent.", "Shares fell from 41 to 35."]
)
def test_a_change_from_one_level_to_another_is_two_figures(text: str) -> None:
    assert [f.quantity.bound for f in figures(text)] == ["exact", "exact"]


def test_a_difference_and_a_level_differ_in_role() -> None:
    assert [(f.quantity.value, f.role) for f in figures("The number of cases rose by 3 to 15.")] == [(3, "change"), (15, "count")]


@pytest.mark.parametrize(
    ("text", "rule", "low", "high"),
    [
        ("Dozens of goats died.", "vague: dozens 24-99", 24, 99),
        ("Hundreds of thousands of goats died.", "vague: hundreds of thousands 200000-999999", 200_000, 999_999),
        ("Several goats died.", "vague: several 3-9", 3, 9),
        ("A “couple hundred” goats died.", "vague: couple hundred 200-300", 200, 300),
    ],
)
def test_vague_words_have_an_interval_by_a_named_rule(text: str, rule: str, low: float, high: float) -> None:
    found = one(text)
    interval = found.quantity.interval
    assert found.role == "vague"
    assert found.quantity.bound == "approx"
    assert (interval.rule, interval.low, interval.high) == (rule, low, high)


def test_the_majority_is_more_than_a_half() -> None:
    q = one("The majority of the goats died.").quantity
    assert (q.value, q.low, q.low_inclusive, q.unit) == (None, 0.5, False, "fraction")


@pytest.mark.parametrize(
    ("text", "unit", "per"),
    [
        ("They earn $1,800 dollars a month.", "USD", "month"),
        ("Oil costs $84.50 a barrel.", "USD", "barrel"),
        ("Members pay €9 each.", "EUR", "each"),
        ("They pump 190,000 barrels per day.", "barrel", "day"),
        ("A seat costs A$60.", "AUD", None),
        ("The fine is 7.5 million Danish crowns.", "DKK", None),
    ],
)
def test_money_and_rates(text: str, unit: str, per: str | None) -> None:
    found = one(text)
    assert (found.quantity.unit, found.per) == (unit, per)


@pytest.mark.parametrize(
    ("text", "unit", "role"),
    [
        ("The village lies 40 kilometres away.", "km", "measurement"),
        ("The car reached 155mph.", "mph", "measurement"),
        ("A quake of magnitude 6.1 struck Dorran.", "magnitude", "measurement"),
        ("Unemployment rose by 0.4 percentage points.", "percentage points", "change"),
        ("Shares fell 3 percent.", "percent", "change"),
        ("It holds 30 percent of the market.", "percent", "share"),
    ],
)
def test_units_and_roles(text: str, unit: str, role: str) -> None:
    found = one(text)
    assert (found.quantity.unit, found.role) == (unit, role)


@pytest.mark.parametrize(
    ("text", "counted", "head"),
    [
        ("Two Orlan city tram drivers resigned.", "Orlan city tram drivers", "driver"),
        ("It lost 103 of its servicemen.", "its servicemen", "serviceman"),
        ("He leads a 250-man force.", "man force", "man"),
        ("The 300-strong crowd left.", "crowd", "crowd"),
        ("They burned 181 tanks and armoured vehicles.", "tanks and armoured vehicles", "tank"),
        ("It is a $5 billion hit to profits.", "hit to profits", "hit"),
        ("The firm had $1.9 billion in earnings.", "earnings", "earnings"),
        ("The firm expects a loss of around $3 billion.", "loss", "loss"),
        ("The change will knock $5 million off its profit.", "its profit", "profit"),
        ("The new rules would cut profit by 13 percent.", "profit", "profit"),
        ("Shares of Norvik Group fell 1 percent.", "Shares", "share"),
        ("More than 55 percent of its turnover is earned at sea.", "its turnover", "turnover"),
        ("The death toll rose to 41.", "death toll", "toll"),
    ],
)
def test_what_is_counted(text: str, counted: str, head: str) -> None:
    found = one(text)
    assert found.counted is not None
    assert (found.counted.text, found.head) == (counted, head)


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("The blast killed 12 people and wounded 40.", ["killed", "wounded"]),
        ("Nine villagers have been killed and more than 70 wounded.", ["killed", "wounded"]),
        ("Officials said two men were arrested.", ["arrested"]),
        ("28 recruits sent by the ministry were killed.", ["killed"]),
        ("Another 45 were either wounded or missing.", ["wounded_or_missing"]),
        ("Twenty soldiers and 12 sailors drowned.", ["killed", "killed"]),
        ("The war claimed 30,000 lives.", ["killed"]),
        ("The storm left 20 people dead.", ["killed"]),
        ("The army lost 1,300 soldiers.", ["lost"]),
        ("Several drones crossed the border and were shot down.", ["shot_down"]),
        ("Two gunmen killed a guard.", [None, "killed"]),
        ("They were killed in two attacks.", [None]),
        ("A fourth victim died on the way.", ["killed"]),
    ],
)
def test_outcomes(text: str, outcomes: list[str | None]) -> None:
    assert [f.outcome for f in figures(text)] == outcomes


def test_an_elided_noun_is_carried_over() -> None:
    first, second = figures("14 farmers died in the raid and more than 80 were wounded.")
    assert second.counted is None
    assert (first.head, second.head) == ("farmer", "farmer")


def test_others_are_of_the_same_kind_and_a_subset() -> None:
    first, second = figures("A shell hit the yard, killing one farmer and wounding two others.")
    assert (second.head, second.subset, first.subset) == ("farmer", True, False)


def test_a_list_shares_one_predicate() -> None:
    found = figures("The militia also lost equipment – 12 gunboats, 7 tanks, 2 Volk and 3 Grom rocket launchers.")
    assert [f.head for f in found] == ["gunboat", "tank", "launcher", "launcher"]
    assert len({f.predicate for f in found}) == 1


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("It was nearly 20 percent of the 250-man force.", "Af2"),
        ("Two-thirds of the $5 million is gone.", "Af2"),
        ("Two-thirds of the crew is gone.", None),
    ],
)
def test_shares_know_what_they_are_of(text: str, base: str | None) -> None:
    assert figures(text)[0].base == base


def test_population_and_place() -> None:
    found = one("More than 300 Orlandian volunteers have been moved to the Kestrel valley.")
    assert (found.population, found.place) == ("Orlandian", "Kestrel")


def test_ids_and_quotation_marks() -> None:
    found = figures("The mayor said: “We saw 40 tents.” He saw 12 vans.")
    assert [f.id for f in found] == ["Af1", "Af2"]
    assert [f.inside_quote for f in found] == [True, False]


def test_numbers_inside_time_expressions_are_left_to_them() -> None:
    document = make_document("In 2019 the 300 guests left after 12 days.")
    layout = Layout.of(document)
    times = tuple(
        Timex(
            id=f"At{n}",
            span=document.span(a, b),
            type="DATE",
            value="2019",
            period=None,
            precision="year",
            anchor=None,
            rule="set in the test",
        )
        for n, (a, b) in enumerate(((3, 7), (33, 40)), 1)
    )
    found, left_out = annotate_figures(document, layout, times)
    assert [f.span.text for f in found] == ["300"]
    assert left_out == ()


def test_plain_numbers_of_a_language_without_grammar() -> None:
    document = make_document("Im Jahr 2019 kamen 1.300 Gäste, 12,5 Prozent mehr; Halle A-7 blieb leer.", language="de")
    assert [f.quantity.value for f in plain_numbers(document)] == [1300, 12.5]


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                "12",
                "1,300",
                "half",
                "a",
                "and",
                "to",
                "between",
                "$",
                "%",
                "people",
                "killed",
                "no",
                "one",
                "of",
                "-",
                "million",
                ".",
                "“",
                "the",
                "per",
                "month",
            ]
        ),
        max_size=40,
    ).map(" ".join)
)
def test_any_text_gives_spans_that_lie_in_it(text: str) -> None:
    for figure in figures(text):
        spans = [figure.span, *figure.predicate, *([figure.counted] if figure.counted else [])]
        assert all(text[s.start : s.end] == s.text for s in spans)


@pytest.mark.parametrize(
    "text", ["1 " * 20_000, "half a " * 5_000, "1-" * 200, "$" * 5_000, "two-" * 2_000, "between 1 and " * 3_000, "9" * 50_000]
)
def test_no_text_takes_long(text: str) -> None:
    figures(text)
