"""Lineages with a known tree: the stories are the same each time, and their truth is scored as all right."""

from __future__ import annotations

from collections import Counter

import pytest

from evals.lineages import given, naive, stories
from evals.lineages.generate import Truth, invented, story
from evals.lineages.scoring import rates, tally
from stemma.collate.passages import find_passages
from stemma.trace.lineage import trace_lineage

FOUR = Truth(edges=(("a", "b"), ("b", "c")), groups=(frozenset("def"),), lost=(frozenset("def"),), merged=(), origins=2)


def test_the_same_seed_gives_the_same_story() -> None:
    event = invented("dev")[0]
    assert story(event, 3) == story(event, 3)
    assert story(event, 3) != story(event, 4)


def test_no_event_is_in_both_halves() -> None:
    assert not {e.name for e in invented("dev")} & {e.name for e in invented("test")}


@pytest.mark.parametrize("half", ["dev", "test"])
def test_the_truth_names_the_reports_of_its_story(half: str) -> None:
    merged = lost = 0
    for made in stories(half):
        ids = {d.id for d in made.documents}
        assert {end for edge in made.truth.edges for end in edge} <= ids
        assert all(group <= ids for group in (*made.truth.groups, *made.truth.lost))
        assert 1 <= made.truth.origins <= len(ids)
        merged, lost = merged + len(made.truth.merged), lost + len(made.truth.lost)
    assert merged > 3
    assert lost > 3


@pytest.mark.parametrize(
    ("edges", "right", "directed_right"),
    [
        ("a>b b>c d-e e-f", 4, 2),
        ("a>b b>c d-f e-f", 4, 2),  # any pairs that join the copies of a text that was left out
        ("a>b b>c d>e e-f", 4, 2),  # … but a direction among them is wrong
        ("b>a b>c d-e", 3, 1),
        ("a>c d-e e-f d-f", 2, 0),
    ],
)
def test_edges_are_counted_as_pairs_and_directions_apart(edges: str, right: int, directed_right: int) -> None:
    counts = tally([(e[0], e[2], e[1] == ">") for e in edges.split()], FOUR)
    assert (counts["pairs right"], counts["directed right"]) == (right, directed_right)
    assert counts["pairs given"] == 4


def test_the_tree_comes_nearer_than_counting_outlets_or_verbatim_runs() -> None:
    ours, plain = Counter[str](), Counter[str]()
    exact = outlets = 0
    for made in (story(event, seed) for event in invented("dev") for seed in range(4)):
        passages = find_passages(made.documents)
        found = trace_lineage(made.documents, passages, ())
        ours += tally(given(found), made.truth)
        plain += tally(naive.verbatim(made.documents, passages)[0], made.truth)
        exact += found.independent_origins.low == found.independent_origins.high == made.truth.origins
        outlets += naive.outlets(made.documents) == made.truth.origins
    assert rates(ours)["edges.f1"] > 0.85 > rates(plain)["edges.f1"]
    assert exact > 9 > outlets
