"""Low, best and high rows by named rules, as a recorder reads them off a story's claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.collate.records import make_records
from stemma.model import Claim, ClaimOrigin, Figure, Interval, OriginCount, Period, Quantity, Record, Timex
from stemma.model.annotations import Side
from stemma.pipeline.comparing import compare_documents
from stemma.settings import Settings
from tests.collate.making import figures, report
from tests.conftest import ROOT

VAGUE = {"several": (3.0, 9.0), "dozens": (24.0, 99.0), "hundreds": (200.0, 999.0), "a handful": (3.0, 7.0)}


@dataclass(frozen=True)
class Told:
    """One report's reading: its words, on whose word, and the day it was published (May 2031)."""

    words: str
    giver: str = "the harbour office"
    day: int | None = 2
    hour: int | None = None
    about: tuple[tuple[str, Any], ...] = ()


def _figure(name: str, told: Told, text: str) -> tuple[Any, Figure]:
    when = None if told.day is None else f"2031-05-{told.day:02d}" + (f"T{told.hour:02d}:00" if told.hour is not None else "")
    document = report(name, text, published=when)
    common: dict[str, Any] = {"outcome": "killed", "sources": (told.giver,) if told.giver else (), **dict(told.about)}
    if told.words in VAGUE:
        low, high = VAGUE[told.words]
        rule = Interval(low, high, f"vague: {told.words} {low:g}-{high:g}")
        quantity = Quantity(
            value=None, low=None, high=None, low_inclusive=None, high_inclusive=None, interval=rule, bound="approx"
        )  # fmt: skip
        start = document.text.index(told.words)
        span = document.span(start, start + len(told.words))
        return document, Figure(id=f"{name}f1", span=span, quantity=quantity, measure="sailor_killed", role="vague", **common)
    (found,) = figures(document, text, counted="sailors", measure="sailor_killed", **common)
    if told.words.startswith("between"):
        low, high = (float(n) for n in told.words.split() if n.isdigit())
        span_of = Interval(low, high, "range: both ends included")
        ranged = Quantity(
            value=None, low=low, high=high, low_inclusive=True, high_inclusive=True, interval=span_of, bound="range"
        )  # fmt: skip
        found = replace(found, quantity=ranged)
    return document, found


def rows(*told: Told) -> dict[str, Record]:
    """The three rows of one measure whose readings are these, each in a report of its own; one origin per giver."""
    made = []
    for number, reading in enumerate(told):
        words = "12" if reading.words.startswith("between") else reading.words
        text = f"{words} sailors died." if words in VAGUE else f"[{words}] sailors died."
        made.append(_figure("ABCDEFGH"[number], reading, text))
    by_giver: dict[str, list[str]] = {}
    for (_, figure), reading in zip(made, told, strict=True):
        by_giver.setdefault(reading.giver or f"own voice of {figure.span.report}", []).append(figure.id)
    claim = Claim(
        id="c1",
        topic="… sailors died",
        measure="sailor_killed",
        members=tuple(f.id for _, f in made),
        relation="single",
        pairs=(),
        strict_conflict=False,
        origins=tuple(ClaimOrigin(giver, tuple(ids), "in the test") for giver, ids in by_giver.items()),
        independent_origins=OriginCount(len(by_giver), len(by_giver)),
    )
    found = make_records([claim], [f for _, f in made], documents=[d for d, _ in made])
    return {r.rule: r for r in found}


def _numbers(record: Record) -> tuple[float | None, float | None, float | None]:
    return record.low, record.best, record.high


OFFICE, NAVY, UNION = "the harbour office", "the navy of Ardmere", "the seamen's union"

CASES: list[tuple[str, Sequence[Told], dict[str, tuple[float | None, float | None, float | None]]]] = [
    (
        "one exact number is low, best and high",
        [Told("12")],
        {"literal": (12, 12, 12), "ucdp": (12, 12, 12), "acled": (None, 12, None)},
    ),
    (
        "an open bound leaves the top open by the words, and is the number it names by the codebooks",
        [Told("at least 40")],
        {"literal": (40, 40, None), "ucdp": (40, 40, 40), "acled": (None, 40, None)},
    ),
    (
        "more than 40 names no best number by the words",
        [Told("more than 40")],
        {"literal": (40, None, None), "ucdp": (40, 40, 40), "acled": (None, 40, None)},
    ),
    (
        "up to 60 bounds from above only",
        [Told("up to 60")],
        {"literal": (0, 60, 60), "ucdp": (None, None, 60), "acled": (None, None, None)},
    ),
    (
        "two givers of one day: the words leave it open, the codebooks take the lower figure",
        [Told("12", OFFICE), Told("19", NAVY)],
        {"literal": (12, None, 19), "ucdp": (12, 12, 19), "acled": (None, 12, None)},
    ),
    (
        "two origins against one: the number that more of them give",
        [Told("19", OFFICE), Told("12", NAVY), Told("19", UNION)],
        {"literal": (12, 19, 19), "ucdp": (12, 12, 19), "acled": (None, 12, None)},
    ),
    (
        "one giver in two reports is one origin",
        [Told("19", OFFICE), Told("19", OFFICE), Told("12", NAVY)],
        {"literal": (12, None, 19), "ucdp": (12, 12, 19), "acled": (None, 12, None)},
    ),
    (
        "a later day replaces the earlier one",
        [Told("12", OFFICE, 2), Told("31", NAVY, 4)],
        {"literal": (12, 31, 31), "ucdp": (31, 31, 31), "acled": (None, 31, None)},
    ),
    (
        "a giver's own later number replaces the earlier one within a day",
        [Told("12", OFFICE, 2, 8), Told("15", OFFICE, 2, 17)],
        {"literal": (12, 15, 15), "ucdp": (15, 15, 15), "acled": (None, 15, None)},
    ),
    (
        "within a day two givers stand beside each other; the latest is best by one rule, the lowest by the other",
        [Told("12", OFFICE, 2, 8), Told("15", NAVY, 2, 17)],
        {"literal": (12, 15, 15), "ucdp": (12, 15, 15), "acled": (None, 12, None)},
    ),
    (
        "vague words: stemma's interval, its low end, the convention",
        [Told("dozens")],
        {"literal": (24, None, 99), "ucdp": (24, 24, 24), "acled": (None, 12, None)},
    ),
    (
        "a hundred by convention",
        [Told("hundreds")],
        {"literal": (200, None, 999), "ucdp": (200, 200, 200), "acled": (None, 100, None)},
    ),
    (
        "a vague word without a convention keeps its low end",
        [Told("a handful")],
        {"literal": (3, None, 7), "ucdp": (3, 3, 3), "acled": (None, 3, None)},
    ),
    (
        "a range",
        [Told("between 40 and 50")],
        {"literal": (40, None, 50), "ucdp": (40, 40, 50), "acled": (None, 40, None)},
    ),
    (
        "an approximation",
        [Told("about 40")],
        {"literal": (36, 40, 44), "ucdp": (40, 40, 40), "acled": (None, 40, None)},
    ),
    (
        "an undated reprint of a replaced number goes with it",
        [Told("12", OFFICE, 2), Told("12", OFFICE, None), Told("31", NAVY, 4)],
        {"literal": (12, 31, 31), "ucdp": (31, 31, 31), "acled": (None, 31, None)},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("story", "told", "expected"), CASES, ids=[case[0] for case in CASES])
def test_the_rules(
    story: str, told: Sequence[Told], expected: dict[str, tuple[float | None, float | None, float | None]]
) -> None:
    found = rows(*told)
    assert {rule: _numbers(record) for rule, record in found.items()} == expected, story


def test_every_row_says_why_with_the_words_and_their_report() -> None:
    found = rows(Told("12", OFFICE, 2), Told("31", NAVY, 4))
    assert found["literal"].why == (
        "Low from “12” (A); high from “31” (B). "
        "Best is 31: as many origins give other numbers, and this is the latest (“31” (B))."
    )
    assert found["ucdp"].why == (
        "Low and high from “31” (B). Best is 31 (“31” (B)): the only number that stands. Replaced by a later number: “12” (A)."
    )
    assert "by convention" in rows(Told("dozens"))["acled"].why
    assert "no date tells" in rows(Told("12", OFFICE), Told("19", NAVY))["ucdp"].why


def test_a_row_says_who_gives_it_and_as_of_when() -> None:
    third: tuple[tuple[str, Side], ...] = (("giver_side", "third"),)
    found = rows(Told("12", "", 2), Told("12", "the River Observatory", 3, about=third))["ucdp"]
    assert [(g.name, g.side) for g in found.givers] == [("", None), ("the River Observatory", "third")]
    assert (found.readings, found.reports, found.best_from) == (("Af1", "Bf1"), ("A", "B"), ("Af1", "Bf1"))
    assert found.as_of == Period(date(2031, 5, 2), date(2031, 5, 3))


def test_the_number_told_before_is_replaced_in_its_own_report() -> None:
    document = report("A", "The toll rose to 19 sailors from 12 sailors.", published="2031-05-02")
    marked = "The toll rose to [19] sailors from [12] sailors."
    made = figures(document, marked, counted="sailors", measure="m", outcome="killed")
    record = {r.rule: r for r in make_records([_claim(made)], made, documents=[document])}["ucdp"]
    assert _numbers(record) == (19, 19, 19)


def test_a_report_does_not_contradict_itself_by_naming_a_part() -> None:
    first = report("A", "19 sailors died. 4 sailors died in the hold.", published="2031-05-02")
    second = report("B", "12 sailors died, the navy said. 19 sailors died, the union said.", published="2031-05-02")
    made = [
        *figures(first, "[19] sailors died. [4] sailors died in the hold.", counted="sailors", measure="m", outcome="killed"),
        *figures(second, "[12] sailors died, the navy said. [19] sailors died, the union said.", measure="m", outcome="killed"),
    ]
    made[2:] = [replace(made[2], sources=("the navy",)), replace(made[3], sources=("the union",))]
    origins = (
        ClaimOrigin("A (own voice)", ("Af1", "Af2"), "in the test"),
        ClaimOrigin("the navy", ("Bf1",), "in the test"),
        ClaimOrigin("the union", ("Bf2",), "in the test"),
    )
    claim = _claim(made, origins=origins)
    record = next(r for r in make_records([claim], made, documents=[first, second]) if r.rule == "ucdp")
    assert record.readings == ("Af1", "Bf1", "Bf2"), "two givers in one report are not held against each other"
    assert _numbers(record) == (12, 12, 19)
    assert record.why.endswith("Not read as counts of their own: “4” (A).")


def _claim(made: Sequence[Figure], **about: Any) -> Claim:
    values: dict[str, Any] = {
        "id": "c1", "topic": "t", "measure": "m", "members": tuple(f.id for f in made), "relation": "single", "pairs": (),
        "strict_conflict": False,
    }  # fmt: skip
    return Claim(**{**values, **about})


@pytest.mark.parametrize(
    ("sentence", "about", "kept"),
    [
        ("[12] sailors and [two] others died.", ({}, {"subset": True}), ["12"]),
        ("[12] sailors died, and [a] stoker died.", ({}, {}), ["12"]),
        ("Only [a] stoker died.", ({},), ["a"]),
        ("[two] of the sailors died.", ({"subset": True},), ["two"]),
    ],
)
def test_parts_and_articles_are_readings_only_where_no_number_stands_beside_them(
    sentence: str, about: tuple[dict[str, Any], ...], kept: list[str]
) -> None:
    spelt = sentence.replace("[two]", "[2]").replace("[a]", "[1]")
    document = report("A", spelt)
    made = []
    for figure, more in zip(figures(document, spelt, measure="m", outcome="killed"), about, strict=True):
        made.append(replace(figure, **more))
    texts = [word.strip("[]") for word in sentence.split() if word.startswith("[")]
    named = report("A", sentence)
    at, renamed = 0, []
    for figure, word in zip(made, texts, strict=True):
        at = named.text.index(word, at)
        renamed.append(replace(figure, span=named.span(at, at + len(word))))
        at += len(word)
    record = make_records([_claim(renamed)], renamed, documents=[named])[0]
    by_id = {f.id: f.span.text for f in renamed}
    assert [by_id[name] for name in record.readings] == kept


@pytest.mark.parametrize(
    "about",
    [{"role": "share"}, {"role": "measurement"}, {"role": "ordinal"}, {"role": "change"}, {"per": "month"}, {"measure": None}],
)
def test_what_is_no_count_of_people_things_or_money_has_no_row(about: dict[str, Any]) -> None:
    document = report("A", "12 sailors died.")
    (figure,) = figures(document, "[12] sailors died.", counted="sailors", outcome="killed")
    figure = replace(figure, **{"measure": "m", **about})
    assert make_records([_claim([figure])], [figure], documents=[document]) == ()


def test_camps_and_derived_claims_have_no_rows_of_their_own() -> None:
    document = report("A", "12 sailors died.")
    made = figures(document, "[12] sailors died.", counted="sailors", measure="m")
    whole, camp = _claim(made), _claim(made, id="c2", part_of="c1")
    sum_of = _claim(made, id="c3", measure=None, relation="derived")
    assert {r.claim for r in make_records([sum_of, camp, whole], made, documents=[document])} == {"c1"}


def test_a_list_in_one_claim_has_rows_for_each_of_its_measures() -> None:
    document = report("A", "Lost were 4 tugs and 9 barges.")
    tugs, barges = figures(document, "Lost were [4] tugs and [9] barges.", head="vessel")
    made = [replace(tugs, measure="tug"), replace(barges, measure="barge")]
    found = make_records([_claim(made, measure=None)], made, documents=[document])
    assert [(r.measure, r.rule, r.best) for r in found if r.rule == "ucdp"] == [("tug", "ucdp", 4), ("barge", "ucdp", 9)]


def test_the_event_day_is_the_one_the_sentence_names_but_not_the_day_of_saying() -> None:
    text = "12 sailors died on Monday in the lock. The office gave no cause on Thursday."
    document = report("A", text, published="2031-05-08")
    made = figures(document, f"[12]{text[2:]}", counted="sailors", measure="m")

    def day(words: str, number: int) -> Timex:
        start, value = text.index(words), date(2031, 5, number)
        return Timex(
            id=words, span=document.span(start, start + len(words)), type="DATE", value=value.isoformat(),
            period=Period(value, value), precision="day", anchor=None, rule="in the test",
        )  # fmt: skip

    found = make_records([_claim(made)], made, documents=[document], timexes=[day("Monday", 5), day("Thursday", 8)])
    assert {r.event for r in found} == {Period(date(2031, 5, 5), date(2031, 5, 5))}


@given(st.lists(st.tuples(st.integers(1, 60), st.sampled_from([OFFICE, NAVY, UNION]), st.integers(1, 4)), min_size=1, max_size=6))
def test_the_best_number_is_always_printed_and_between_the_ends(told: list[tuple[int, str, int]]) -> None:
    found = rows(*(Told(str(n), giver, day) for n, giver, day in told))
    printed = {float(n) for n, _, _ in told}
    for rule, record in found.items():
        assert record.best is None or record.best in printed
        if rule == "ucdp":
            assert record.low is not None
            assert record.best is not None
            assert record.high is not None
            assert record.low <= record.best <= record.high
    assert found == rows(*(Told(str(n), giver, day) for n, giver, day in told)), "the same input, the same rows"


def test_the_example_of_the_page_for_recorders_is_what_comes_out() -> None:
    page = (ROOT / "docs" / "records.md").read_text("utf-8")
    texts = [" ".join(block.replace("> ", " ").split()) for block in page.split("\n\n") if block.startswith("> ")]
    assert len(texts) == 2
    days = ("2031-05-02", "2031-05-04")
    documents = [report(name, text, published=day) for name, text, day in zip("AB", texts, days, strict=True)]
    found = compare_documents(documents, settings=Settings(encoder=False))
    assert [r.rule for r in found.records] == ["literal", "ucdp", "acled"]
    for record in found.records:
        numbers = (f"{n:g}" if n is not None else "" for n in (record.low, record.best, record.high))
        row = f"| {record.rule} | {' | '.join(numbers)} | {record.why} |"
        assert " ".join(row.split()) in " ".join(page.split())
