"""Whose, where, when and over which time a figure is told, and what keeps two figures apart by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stemma.collate.measures.amounts import amount_of, same_value
from stemma.collate.measures.contexts import MAGNITUDE, contexts, kind_of
from stemma.collate.measures.dealing import deal
from stemma.collate.measures.features import equal, never, one_voice, two_eras, two_lands, two_periods
from stemma.collate.measures.grouping import group_figures
from stemma.collate.measures.surroundings import EARLIER, Context
from stemma.model import Document, Figure, Timex, Toponym
from stemma.model.values import Period, Place
from stemma.text.sentences import Range
from tests.collate.making import figures, report

Told = tuple[Document, tuple[Figure, ...]]


def told(name: str, text: str, **about: str) -> Told:
    document = report(name, text, published="2024-06-03")
    return document, figures(document, text, **about)


def money(name: str, text: str) -> Told:
    document, found = told(name, text, role="money")
    return document, tuple(replace(f, quantity=replace(f.quantity, unit="USD")) for f in found)


def context(given: Told, *, names: dict[str, str] | None = None, eras: dict[str, str] | None = None) -> list[Context]:
    """The contexts of a report, with countries by name and days of time expressions by their words."""
    document, found = given
    toponyms = []
    for word, code in (names or {}).items():
        at = document.text.index(word)
        place = Place(word, (code,), None, None, "country")
        toponyms.append(Toponym(id=word, span=document.span(at, at + len(word)), kind="name", place=place))
    timexes = []
    for word, value in (eras or {}).items():
        at, year = document.text.index(word), int(value[:4])
        period = Period(date(year, 1, 1), date(year, 12, 31))
        span = document.span(at, at + len(word))
        timexes.append(Timex(id=word, span=span, type="DATE", value=value, period=period, precision="year", anchor=None, rule=""))
    return list(contexts([document], found, mentions={}, timexes=timexes, toponyms=toponyms))


def groups(*given: Told) -> set[frozenset[str]]:
    items = contexts([d for d, _ in given], [f for _, fs in given for f in fs], mentions={})
    return {frozenset(f.id for f in g) for g in group_figures([d for d, _ in given], items, passages=())}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In Norra traffic fell by [65], in Tarm by [52].", ["Norra", "Tarm"]),
        ("Traffic fell by [65] in Norra and [52] in Tarm.", ["Norra", "Tarm"]),
        ("Norra lost [65] of a hundred lines, Tarm [52].", ["Norra", "Tarm"]),
        ("Some [65] in Norra, [52] in Tarm and [7] in Belmar were lost.", ["Norra", "Tarm", "Belmar"]),
        ("In Norra [5] died and [10] were hurt.", ["Norra", "Norra"]),
        ("Of [65] who came [5] stayed in Norra.", ["Norra", "Norra"]),
        ("Some [65] came.", [None]),
    ],
)
def test_a_list_deals_its_names_out(text: str, wanted: list[str | None]) -> None:
    document, found = told("A", text)
    whole = Range(0, len(document.text))
    marks = sorted((at, at + len(n), n) for n in ("Norra", "Tarm", "Belmar") if (at := document.text.find(n)) >= 0)
    dealt = deal(document.text, whole, [(Range(f.span.start, f.span.end), whole) for f in found], marks=marks)
    assert [d.value if d else None for d in dealt] == wanted


def test_shares_of_two_countries_never_meet() -> None:
    a = told("A", "Traffic fell by [65%] in Norra and [52%] in Tarm.")
    first, second = context(a, names={"Norra": "NO", "Tarm": "TM"})
    other = context(told("B", "Tarm lost [50%] of its traffic."), names={"Tarm": "TM"})[0]
    assert (first.lands, second.lands) == (frozenset({"NO"}), frozenset({"TM"}))
    assert two_lands(first, other)
    assert never(first, other, False)
    assert not two_lands(second, other)
    assert not never(second, other, False)


def test_the_agency_that_speaks_is_not_where() -> None:
    document, found = told("A", "The Norra agency said [80%] of traffic was lost.")
    place = Toponym(id="n", span=document.span(4, 9), kind="metonym", place=Place("Norra", ("NO",), None, None, "country"))
    assert contexts([document], found, mentions={}, toponyms=[place])[0].lands == frozenset()


@pytest.mark.parametrize(
    ("left", "right", "two"),
    [
        ("2003", "2003-12", False),
        ("2003", "2004", True),
        ("2003-02", "2003-12", True),
        (EARLIER, "2003", False),
        (None, "2003", False),
    ],
)
def test_eras_are_compared_as_far_as_both_are_dated(left: str | None, right: str | None, two: bool) -> None:
    item = context(told("A", "Some [40] people died.", counted="people", outcome="killed"))[0]
    assert two_eras(replace(item, era=left), replace(item, era=right)) is two


def test_each_event_of_a_sentence_has_its_own_time() -> None:
    text = "A quake killed [400] people in Norra in 2003, and [600] died in Tarm in 2005."
    first, second = context(told("A", text, outcome="killed"), eras={"2003": "2003", "2005": "2005"})
    assert (first.era, second.era) == ("2003", "2005")


def test_a_sentence_that_goes_on_is_of_the_time_told_before() -> None:
    text = "In 2003 a quake struck Tarm. It killed [400] people. On Monday Norra shook."
    assert context(told("A", text, counted="people", outcome="killed"), eras={"2003": "2003"})[0].era == "2003"
    turned = "In 2003 a quake struck Tarm. Rescuers in Norra found [400] people dead."
    assert context(told("A", turned, outcome="killed"), eras={"2003": "2003"})[0].era is None


def test_years_after_another_event_is_that_event() -> None:
    text = "Norra shook two years after Tarm was razed by a quake that killed [400] people."
    assert context(told("A", text, counted="people", outcome="killed"))[0].era == EARLIER


@pytest.mark.parametrize(
    ("text", "lasting"),
    [
        ("There were [299] killings in the city this year.", True),
        ("Each year [40] people die on that road.", True),
        ("Some [40] people died on Monday.", False),
        ("Some [40] people died earlier this year.", False),
    ],
)
def test_a_count_over_a_year_is_told_from_one_of_an_event(text: str, lasting: bool) -> None:
    assert context(told("A", text))[0].lasting is lasting


def test_a_yearly_total_is_not_the_toll() -> None:
    a = told("A", "Some [40] people were killed in Tarm.", counted="people", outcome="killed")
    b = told("B", "Some [45] people were killed in Tarm this year.", counted="people", outcome="killed")
    assert len(groups(a, b)) == 2


def test_two_stretches_of_time_without_a_common_day() -> None:
    item = context(told("A", "[40] people died.", counted="people"))[0]
    spans = [Period(date(y, 1, 1), date(y, 12, 31)) for y in (2021, 2022)]
    one, two = (replace(item, figure=replace(item.figure, period=p)) for p in spans)
    assert two_periods(one, two)
    assert never(one, two, False)
    assert not two_periods(one, item)


def test_killings_are_events_and_those_killed_are_people() -> None:
    a = told("A", "Police counted [24] killings in Tarm.", counted="killings", outcome="killed")
    b = told("B", "In Tarm [3] people were killed.", counted="people", outcome="killed")
    a = (a[0], tuple(replace(f, head="killing") for f in a[1]))
    assert len(groups(a, b)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "[2] men suspected of killing a grocer were held.",
        "[2] governments condemned it and spoke of the killed.",
        "[3] officers opened fire, killing her.",
        "[3] rounds were fired and she was killed.",
    ],
)
def test_what_is_done_to_others_is_not_done_to_those_counted(text: str) -> None:
    document, found = told("A", text)
    head = document.text.split()[1]
    item = contexts([document], [replace(f, head=head.rstrip("s")) for f in found], mentions={})[0]
    assert item.act is None


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("[43,885,310]", "[44,000,000]", True),
        ("[20,112,400]", "[20,100,000]", True),
        ("[1,250,000]", "[1,200,000]", False),
        ("[43,885,310]", "[45,000,000]", False),
        ("[4,020,772]", "[4,000,000]", False),
        ("[4,020,772]", "[about 4,000,000]", True),
    ],
)
def test_an_exact_sum_and_its_rounding_are_one(left: str, right: str, same: bool) -> None:
    (_, (a,)), (_, (b,)) = money("A", f"It paid {left}."), money("B", f"It paid {right}.")
    assert same_value(amount_of(a), amount_of(b)) is same
    assert same_value(amount_of(b), amount_of(a)) is same


def test_a_conversion_in_brackets_is_the_same_size() -> None:
    document, (km, miles) = told("A", "It lies [300] kilometres ([190] miles) away.", role="measurement")
    sizes = [replace(f, quantity=replace(f.quantity, unit=u)) for f, u in ((km, "km"), (miles, "mile"))]
    items = contexts([document], sizes, mentions={})
    assert equal(*items)
    assert {len(g) for g in group_figures([document], items, passages=())} == {2}


def test_degrees_of_two_scales_are_one_temperature() -> None:
    _, (c, f) = told("A", "It was [28] degrees, or [82] elsewhere.", role="measurement")
    left = replace(c, quantity=replace(c.quantity, unit="°C"))
    right = replace(f, quantity=replace(f.quantity, unit="°F"))
    assert kind_of(left) == kind_of(right)
    assert abs((amount_of(right).value or 0) - 27.8) < 0.1


@pytest.mark.parametrize(
    ("text", "counted", "magnitude"),
    [
        ("The quake had a magnitude of [5.9].", "magnitude", True),
        ("[6] people died.", "people", False),
        ("[3.4] litres were spilt.", "litres", False),
    ],
)
def test_a_magnitude_is_known_without_a_unit(text: str, counted: str, magnitude: bool) -> None:
    _, (figure,) = told("A", text)
    assert (kind_of(replace(figure, head=counted)) == MAGNITUDE) is magnitude


def test_what_has_to_be_is_not_what_is() -> None:
    a = context(told("A", "A turnout of [50%] is required."))[0]
    b = context(told("B", "Turnout reached [61%]."))[0]
    assert (a.required, b.required) == (True, False)
    assert never(a, b, False)


def test_turnouts_of_two_reports_are_one_measure() -> None:
    a = told("A", "Turnout reached [61%].", counted="Turnout")
    b = told("B", "Some [64%] of registered voters took part.", counted="voters")
    a = (a[0], tuple(replace(f, head="turnout") for f in a[1]))
    assert groups(a, b) == {frozenset({"Af1", "Bf1"})}


def test_a_vague_word_and_its_number_are_one_voice() -> None:
    text = "Some [30] people died and later [40] people died."
    left, right = context(told("A", text, counted="people", outcome="killed"))
    assert one_voice(left, right)
    vague = replace(right, amount=replace(right.amount, value=None, low=20.0, high=99.0))
    assert not one_voice(left, vague)
