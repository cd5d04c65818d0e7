"""Which figures measure the same thing."""

from __future__ import annotations

from stemma.collate.measures.contexts import contexts
from stemma.collate.measures.grouping import group_figures
from stemma.model import Document, Figure
from tests.collate.making import figures, report


def groups(*told: tuple[Document, tuple[Figure, ...]]) -> set[frozenset[str]]:
    documents = [d for d, _ in told]
    items = contexts(documents, [f for _, fs in told for f in fs], mentions={})
    return {frozenset(f.id for f in g) for g in group_figures(documents, items, passages=())}


def told(name: str, text: str, **about: str) -> tuple[Document, tuple[Figure, ...]]:
    document = report(name, text)
    return document, figures(document, text, **about)


def test_one_toll_in_two_wordings() -> None:
    a = told("A", "At least [26] people were killed when the quake struck Belovar.", counted="people", outcome="killed")
    b = told("B", "The earthquake in Belovar left [27] people dead.", counted="people", outcome="killed")
    assert groups(a, b) == {frozenset({"Af1", "Bf1"})}


def test_killed_is_not_wounded() -> None:
    a = told("A", "[12] villagers were killed in Oskava.", counted="villagers", outcome="killed")
    b = told("B", "[12] villagers were wounded in Oskava.", counted="villagers", outcome="wounded")
    assert len(groups(a, b)) == 2


def test_two_kinds_of_people_with_two_numbers_stay_apart() -> None:
    a = told("A", "[11] civilians were killed in the shelling.", counted="civilians", outcome="killed")
    b = told("B", "[40] soldiers were killed in the shelling.", counted="soldiers", outcome="killed")
    assert len(groups(a, b)) == 2


def test_militants_and_volunteers_are_counted_as_one_kind() -> None:
    a = told("A", "[4,000] militants have crossed the border into Tarmia.", counted="militants")
    b = told("B", "The minister spoke of [4,000] volunteers who crossed the border into Tarmia.", counted="volunteers")
    assert groups(a, b) == {frozenset({"Af1", "Bf1"})}


def test_two_numbers_of_one_sentence_are_two_measures() -> None:
    a = told("A", "Some [300] houses stood in the valley and [300] were lost.", counted="houses")
    assert len(groups(a)) == 2


def test_percent_and_count_never_meet() -> None:
    a = told("A", "The cuts hit [12%] of staff.")
    b = told("B", "The cuts hit [12] staff.", counted="staff")
    assert len(groups(a, b)) == 2
