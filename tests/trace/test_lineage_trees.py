"""Families of reports, told in stories of a few lines: a report is its siglum, its time and the sentences it prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from itertools import permutations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.collate.passages import find_passages
from stemma.model import Credit, Document, Lineage, Published
from stemma.trace.lineage import trace_lineage
from stemma.trace.lineage.trees import ROOT, arborescence
from tests.conftest import make_document

SENTENCES = {
    "bridge": "A bridge over the Sel collapsed before dawn on Monday and carried 43 lorries and a milk cart into the river.",
    "bridge34": "A bridge over the Sel collapsed before dawn on Monday and carried 34 lorries and a milk cart into the river.",
    "deck": "Engineers had asked for a new deck twice, and twice the repair was put off by a year to save money.",
    "boats": "Fishing boats from both banks took drivers out of the water until the fire brigade arrived with ropes and lamps.",
    "toll": "The toll house keeper said he had heard the rivets go one after another like shots, and had run for the hill.",
    "ferry": "From Tuesday a ferry will carry pupils across at Brod, and lorries must go round by the old quarry road.",
    "fund": "Parliament will vote on Thursday on a fund for small bridges, of which the province counts more than nine hundred.",
    "baker": "In the market of Brod the baker hung a black cloth over his door and sold no bread until the afternoon.",
    "rust": "Photographs taken by a school class in the autumn show the southern bearing eaten half through with rust.",
    "choir": "The choir of the boatmen sang on the quay at nightfall, as it has done for every drowned man since the mill burnt.",
    "museum": "A museum of the river opens its new wing in spring with models of every crossing that was ever built there.",
    "prices": "Prices of timber rose by a tenth at the exchange as dealers reckoned with months of detours through the hills.",
    "market": "Cattle dealers from the far bank sold their herds at half the usual price, since nobody could drive them home.",
    "chapel": "Mourners filled the chapel of the ferrymen long before the bells, and those who found no seat stood in the rain.",
    "tally": "Divers of the harbour office counted 43 wrecks on the bed, of which nine lay under the fallen middle arch.",
}


def story(*lines: str) -> list[Document]:
    """ "B 9:30 bridge deck" is report B, published at 9:30, with two sentences; "-" for a time that is not known."""
    reports = []
    for text in lines:
        siglum, clock, *names = text.split()
        foot = "\n\nWith reporting by Strait Wire" if "+wire" in names else ""
        body = "\n\n".join(SENTENCES[n] for n in names if n != "+wire")
        time = None if clock == "-" else datetime.fromisoformat(f"2031-04-07T{clock:0>5}+00:00")
        day = time.date() if time is not None else None
        published = Published(day, day, day, "stated" if day else "unknown", "set in the test", time)
        whole = make_document(body + foot, id=siglum, siglum=siglum)
        credits = (Credit(whole.span(len(body) + 2, len(whole.text)), "agency", ("Strait Wire",)),) if foot else ()
        about: dict[str, Any] = {"outlet": f"The {siglum} Star", "credits": credits, "agency": "Strait Wire" if foot else None}
        made = make_document(body + foot, id=siglum, siglum=siglum, body=((0, len(body)),), **about)
        reports.append(replace(made, published=published))
    return reports


def lineage(reports: list[Document]) -> Lineage:
    return trace_lineage(reports, find_passages(reports), [])


def told(found: Lineage) -> set[str]:
    """ "A>B" where A gave to B, "A-B" where the direction is open."""
    return {
        "-".join(sorted((e.from_report, e.to_report))) if e.direction == "unknown" else f"{e.from_report}>{e.to_report}"
        for e in found.edges
    }


def features(found: Lineage, pair: str) -> set[str]:
    return {v.feature for e in found.edges if {e.from_report, e.to_report} == set(pair) for v in e.evidence}


CHAIN = ("A 6:00 bridge deck boats toll", "B 7:00 bridge deck boats rust", "C 8:00 bridge deck rust baker")
STITCHED = (
    "A 6:00 bridge deck boats toll ferry",
    "D 6:00 market chapel prices museum fund",
    "C 9:00 bridge deck boats chapel prices choir",
)
LOST = ("A 6:00 bridge deck boats toll ferry", "B 8:00 bridge deck boats rust baker", "C 9:00 bridge toll ferry rust baker choir")


def test_what_two_share_against_the_first_has_come_through_the_one_between() -> None:
    assert told(lineage(story(*CHAIN))) == {"A>B", "B>C"}


def test_without_times_the_tree_is_the_same_and_hangs_from_nowhere() -> None:
    found = lineage(story(*(line.replace(line.split()[1], "-") for line in CHAIN)))
    assert told(found) == {"A-B", "B-C"}
    assert found.origins == ("A", "B", "C")
    assert any(q.startswith("Direction: which of A, B and C") for q in found.cannot_conclude)
    assert any("from a reprint of it" in q for q in found.cannot_conclude)


def test_one_known_time_early_in_the_tree_directs_what_hangs_below() -> None:
    found = lineage(story("A 6:00 bridge deck boats toll", "B 7:00 bridge deck boats rust", "C - bridge deck rust baker"))
    assert told(found) == {"A>B", "B>C"}
    assert "place in the tree" in features(found, "BC")


def test_a_report_put_together_from_two_has_two_exemplars_and_its_exemplars_stay_two_origins() -> None:
    found = lineage(story(*STITCHED))
    assert told(found) == {"A>C", "D>C"}
    assert found.independent_origins.low == found.independent_origins.high == 2
    assert any("two exemplars" in v.sentence for e in found.edges for v in e.evidence)


def test_a_text_that_must_have_been_there_is_named_and_nothing_is_directed_past_it() -> None:
    found = lineage(story(*LOST))
    assert told(found) == {"A-B", "A-C"}
    (gone,) = found.lost
    assert (gone.reports, gone.name) == (("A", "B", "C"), None)
    assert "agree in" in gone.evidence[0].sentence
    assert gone.evidence[0].left is not None
    assert any("stood between A, B and C" in q for q in found.cannot_conclude)


def test_copies_of_a_dispatch_that_was_not_read_go_back_to_the_agency() -> None:
    found = lineage(story("A 6:00 bridge deck boats +wire", "B 7:00 bridge deck toll +wire", "C 8:00 bridge boats toll ferry"))
    assert [(gone.reports, gone.name) for gone in found.lost] == [(("A", "B", "C"), "Strait Wire")]
    assert all(e.direction == "unknown" for e in found.edges)
    assert found.independent_origins.high == 1


def test_a_changed_figure_travels_and_an_independent_report_shows_which_was_first() -> None:
    found = lineage(
        story(
            "A - bridge deck boats toll",
            "B - bridge34 deck boats toll",
            "C - bridge34 deck toll choir",
            "D - tally market chapel",
        )
    )
    assert told(found) == {"A>B", "B>C"}
    assert "changed figure" in features(found, "AB")
    assert found.independent_origins.high == 2


def test_nothing_that_directs_is_said_to_be_open_and_each_rival_says_what_would_decide() -> None:
    found = lineage(story("A - bridge deck boats toll rust", "B - bridge deck boats toll rust baker"))
    assert told(found) == {"A-B"}
    (best,) = found.trees
    assert [(e.from_report, e.to_report, e.directed) for e in best.edges] == [("A", "B", False)]


def test_of_two_exemplars_that_have_the_same_the_other_is_a_rival() -> None:
    found = lineage(story("A 6:00 bridge deck boats toll", "B 7:00 bridge deck boats toll", "C 8:00 bridge deck boats toll"))
    assert told(found) in ({"A>B", "A>C"}, {"A>B", "B>C"})
    assert any("would decide" in t.sentence for t in found.trees[1:])
    assert all(t.cost >= found.trees[0].cost for t in found.trees)


def test_an_inherited_credit_is_no_second_edge() -> None:
    wire, *rest = story(
        "W 6:00 bridge deck boats toll", "B 7:00 bridge deck boats rust +wire", "C 8:00 bridge deck rust choir +wire"
    )
    head = make_document(wire.text, id="W", siglum="W", outlet="Strait Wire", agency="Strait Wire")
    found = lineage([head, *rest])
    assert [(e.from_report, e.to_report) for e in found.edges] == [("W", "B"), ("B", "C")]
    assert found.edges[0].direction == "stated"


def test_a_speaker_s_words_are_no_common_text_where_one_of_the_two_prints_them_between_marks() -> None:
    words = "nobody told the drivers of the night shift that the deck was weak and the bearing eaten half through with rust"
    a = make_document(f"In her statement the engineer wrote: {words}.", id="A", siglum="A")
    b = make_document(f"“{words[0].upper()}{words[1:]},” said the engineer on Monday.", id="B", siglum="B")
    assert "reuse" not in {e.kind for e in lineage([a, b]).edges}


@pytest.mark.parametrize("lines", [CHAIN, STITCHED, LOST])
def test_the_order_of_the_reports_changes_nothing(lines: tuple[str, ...]) -> None:
    reports = story(*lines)
    seen = set()
    for order in permutations(reports):
        found = lineage(list(order))
        evidence = frozenset((v.feature, v.sentence) for e in found.edges for v in e.evidence)
        trees = tuple((t.cost, frozenset((e.from_report, e.to_report, e.directed) for e in t.edges)) for t in found.trees)
        lost = frozenset(frozenset(o.reports) for o in found.lost)
        seen.add((frozenset(told(found)), frozenset(found.origins), evidence, trees, lost, found.independent_origins))
    assert len(seen) == 1


def test_a_family_of_many_copies_is_one_tree() -> None:
    reports = story(*(f"R{n:02d} {6 + n // 10}:{n % 10:02d} bridge deck boats toll ferry fund" for n in range(60)))
    found = lineage(reports)
    assert len(found.edges) == 59
    assert found.origins == ("R00",)
    assert found.independent_origins.high == 1


@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.integers(0, 9), min_size=n * n, max_size=n * n)))
def test_no_other_choice_of_exemplars_costs_less(numbers: list[int]) -> None:
    size = int(len(numbers) ** 0.5)
    costs = {
        v: {(u if u != v else ROOT): float(numbers[v * size + u] + (5 if u == v else 0)) for u in range(size)}
        for v in range(size)
    }
    found = arborescence(costs)

    def reaches_the_root(choice: Mapping[int, int], at: int) -> bool:
        for _ in range(size):
            at = choice.get(at, ROOT)
        return at == ROOT

    every = [dict(enumerate(row)) for row in product(*(sorted(costs[v]) for v in range(size)))]
    able = [c for c in every if all(reaches_the_root(c, v) for v in range(size))]
    assert found in able
    assert sum(costs[v][found[v]] for v in costs) == min(sum(costs[v][c[v]] for v in costs) for c in able)
