"""Which figures measure the same thing."""

from __future__ import annotations

import inspect
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stemma.collate.measures.contexts import contexts
from stemma.collate.measures.features import features
from stemma.collate.measures.grouping import MOST_IN_REPORT, NEIGHBOURS, Comparable, fitted, group_figures
from stemma.collate.measures.likeness import MOST_TEXTS, Likeness
from stemma.collate.measures.ontology import ontology
from stemma.lexicon import mapping
from stemma.model import Document, Figure
from tests.collate.making import figures, report


def groups(*told: tuple[Document, tuple[Figure, ...]]) -> set[frozenset[str]]:
    documents = [d for d, _ in told]
    items = contexts(documents, [f for _, fs in told for f in fs], mentions={})
    return {frozenset(f.id for f in g) for g in group_figures(documents, items, passages=())}


def told(name: str, text: str, **about: str) -> tuple[Document, tuple[Figure, ...]]:
    document = report(name, text)
    return document, figures(document, text, **about)


def measured(name: str, text: str) -> tuple[Document, tuple[Figure, ...]]:
    document, found = told(name, text, role="measurement", head="metre")
    return document, tuple(replace(f, quantity=replace(f.quantity, unit="m")) for f in found)


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


def test_a_part_of_a_toll_is_not_the_toll() -> None:
    a = told("A", "[11] people were killed in Varsk.", counted="people", outcome="killed")
    b = told("B", "The shelling of Varsk killed many people, including [4] people.", counted="people", outcome="killed")
    assert len(groups(a, b)) == 2


def test_an_injured_man_may_be_the_one_in_hospital() -> None:
    a = told("A", "A crane fell in Oskava and injured [37] people.", counted="people", outcome="wounded")
    b = told("B", "After the crane fell in Oskava, [37] people were treated.", counted="people", outcome="hospitalised")
    c = told("C", "After the crane fell in Oskava, [9] people were treated.", counted="people", outcome="hospitalised")
    assert groups(a, b) == {frozenset({"Af1", "Bf1"})}
    assert len(groups(a, c)) == 2


def test_depth_and_width_never_meet() -> None:
    a = measured("A", "The shaft is [40] metres deep.")
    b = measured("B", "The shaft is [40] metres wide.")
    c = measured("C", "The shaft had a depth of [45] metres.")
    assert groups(a, b, c) == {frozenset({"Af1", "Cf1"}), frozenset({"Bf1"})}


def test_a_background_event_is_another_event() -> None:
    a = told("A", "The blast killed [6] people in Varsk.", counted="people", outcome="killed")
    b = told("B", "In a previous attack, a blast killed [30] people.", counted="people", outcome="killed")
    assert len(groups(a, b)) == 2


def test_what_was_done_was_done_to_the_part() -> None:
    a = told("A", "[340] of the [400] houses were destroyed.", counted="houses", outcome="destroyed")
    document, (part, whole) = a
    at = document.text.index("destroyed")
    whole = replace(whole, predicate=(document.span(at, at + 9),))
    item = contexts([document], (part, whole), mentions={})[1]
    assert item.act != "destroy"


def test_the_true_number_is_the_one_that_the_report_is_about() -> None:
    a = told("A", "Brask will cut [1,200] jobs. Later the union said that the true number was [1,900].", counted="jobs")
    document, (cut, true) = a
    items = contexts([document], (cut, replace(true, head="number")), mentions={})
    assert [c.act for c in items] == ["job_cuts", "job_cuts"]


class OneVector:
    """An encoder to which all texts are alike, and which counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def vectors(self, sentences: Sequence[str]) -> Any:
        self.asked += sentences
        return np.ones((len(sentences), 1), dtype=np.float32)


def test_each_clause_is_encoded_once_and_only_where_an_encoder_is_given() -> None:
    encoder = OneVector()
    a = told("A", "Some [300] drummers came.", counted="drummers")
    b = told("B", "Some [300] drummers came.", counted="drummers")
    documents, found = [a[0], b[0]], [*a[1], *b[1]]
    items = contexts(documents, found, mentions={})
    assert len(group_figures(documents, items, passages=(), vectors=encoder)) == 1
    assert encoder.asked == ["Some 300 drummers came."]
    assert Likeness(items, None).encoded is False


def test_a_story_with_too_many_clauses_is_compared_by_words() -> None:
    text = " ".join(f"Ship {n} carried [{n}] goats." for n in range(4, MOST_TEXTS + 6))
    document, found = told("A", text, counted="goats")
    encoder = OneVector()
    assert not Likeness(contexts([document], found, mentions={}), encoder).encoded
    assert encoder.asked == []


def test_every_feature_has_a_weight() -> None:
    source = inspect.getsource(features)
    marked = re.findall(r'f"\{mark\}\.(\w+)"', source)
    plain = re.findall(r'^        "(\w+)":', source, re.M)
    names = {f"{mark}.{name}" for mark in ("same", "other") for name in marked} | set(plain)
    for encoded in (True, False):
        assert names - {"other.small"} <= set(fitted(encoded))


def test_the_ontology_names_outcomes_that_the_annotator_knows() -> None:
    known = {entry["outcome"] for entry in mapping("outcomes").values()} | set(mapping("outcomes_particles").values())
    known |= set(mapping("outcomes_losses").values())
    measures = {m.name: m for m in ontology()}
    for measure in measures.values():
        assert measure.outcomes <= known, measure.name
        assert measure.part_of is None or measure.part_of in measures
        assert measure.outcomes or measure.acts or measure.things or measure.of or measure.nouns or measure.any, measure.name


@given(st.lists(st.text(max_size=60), max_size=6))
def test_no_text_breaks_it(texts: list[str]) -> None:
    documents: list[Document] = []
    found: list[Figure] = []
    for n, text in enumerate(texts):
        document, made = told(f"R{n}", f"{text.replace('[', '').replace(']', '')} [{n + 4}] goats", counted="goats")
        documents.append(document)
        found += made
    items = contexts(documents, found, mentions={})
    put = [f.id for group in group_figures(documents, items, passages=()) for f in group]
    assert sorted(put) == sorted(f.id for f in found)


def test_a_table_of_numbers_is_not_compared_number_by_number() -> None:
    rows = 3 * MOST_IN_REPORT
    document, found = told(
        "A", " ".join(f"In row {n} they counted [{1000 + 3 * n}] sheep, Halden {n} said." for n in range(rows)), counted="sheep"
    )
    sourced = [replace(f, sources=(f"Halden {n}",)) for n, f in enumerate(found)]
    story = Comparable([document], contexts([document], sourced, mentions={}), passages=())
    pairs = [(p.left, p.right) for p in story.pairs()]
    assert len(pairs) <= 2 * NEIGHBOURS * rows
    assert pairs == sorted(set(pairs))
    assert {(n, n + 1) for n in range(rows - 1)} <= set(pairs)


def test_one_number_is_found_again_across_two_tables() -> None:
    rows = MOST_IN_REPORT + 5
    a, b = (
        told(name, " ".join(f"In {name} row {n} they counted [{1000 + step * n}] sheep." for n in range(rows)), counted="sheep")
        for name, step in (("A", 3), ("B", 3))
    )
    found = groups(a, b)
    assert all(frozenset({f"Af{n}", f"Bf{n}"}) in found for n in (1, rows // 2, rows))
