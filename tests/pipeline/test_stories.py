"""The engine finds the candidates, the grouper decides: the same stories as one report at a time."""

from __future__ import annotations

from contextlib import closing

import pytest

from stemma.collate.stories.grouping import Grouper
from stemma.collate.stories.sketch import sketch
from stemma.errors import SettingsError
from stemma.pipeline.engines import Engine
from stemma.pipeline.stories import candidate_pairs, clearly_different, group_sketches
from tests.collate.stories_heap import heap


def told(grouper: Grouper) -> list[list[str]]:
    return [[s.id for s in group] for group in grouper.groups()]


def test_the_engine_gives_the_stories_that_the_grouper_gives() -> None:
    grouper = Grouper()
    grouper.extend(heap())
    with closing(Engine().start()) as runner:
        assert told(group_sketches([sketch(d) for d in heap()], runner=runner)) == told(grouper)


def test_a_heap_grouped_by_an_engine_takes_in_more() -> None:
    with closing(Engine().start()) as runner:
        grouper = group_sketches([sketch(d) for d in heap()[1:]], runner=runner)
    [change] = grouper.add(heap()[0])
    assert (change.kind, change.after) == ("joined", (("almira 1", "almira 2", "almira 3"),))


def test_no_report_and_one_report_are_no_pairs() -> None:
    with closing(Engine().start()) as runner:
        assert candidate_pairs([sketch(heap()[0])], runner=runner) == []
        assert candidate_pairs([], runner=runner) == []


def test_long_lists_link_to_the_first_four_and_the_one_before() -> None:
    from dataclasses import replace

    one = sketch(heap()[0])
    copies = [replace(one, id=f"{n:03d}") for n in range(120)]
    with closing(Engine().start()) as runner:
        pairs = candidate_pairs(copies, runner=runner)
    assert set(pairs) == {(a, b) for b in range(120) for a in {0, 1, 2, 3, b - 1} if 0 <= a < b}
    assert [len(group) for group in Grouper.of(copies, pairs).groups()] == [120]


@pytest.mark.parametrize(
    ("settings", "told"),
    [({"name": "sqlite"}, "duckdb and spark are there"), ({"master": "local[2]"}, "add --engine spark")],
)
def test_an_engine_that_is_not_there_is_told(settings: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        Engine(**settings)


def test_a_comparison_of_clearly_different_stories_is_noticed_and_one_story_is_not() -> None:
    reports = heap()
    assert clearly_different([*reports[3:6], *reports[6:8]]) == 2
    assert clearly_different(reports[:3]) == 0
