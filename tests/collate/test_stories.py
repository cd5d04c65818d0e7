"""Stories out of a heap: grouped right, in any order, with reasons one can read."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.collate.stories.describing import describe
from stemma.collate.stories.grouping import CANDIDATE, Grouper
from stemma.collate.stories.linkage import inner_odds
from stemma.collate.stories.sketch import SCALE, log_odds, product, sketch
from stemma.collate.stories.words import read_words, stem, weight
from stemma.errors import InputError
from stemma.model import Document, StoryChange
from tests.collate.making import report
from tests.collate.stories_heap import heap, sorted_by_hand

EXAMPLES = Path(__file__).parents[2] / "examples"


def grouped(reports: list[Document]) -> Grouper:
    grouper = Grouper()
    grouper.extend(reports)
    return grouper


def told(grouper: Grouper) -> list[list[str]]:
    return [[s.id for s in group] for group in grouper.groups()]


def changes(stream: list[Document]) -> list[StoryChange]:
    grouper = Grouper()
    return [change for each in stream for change in grouper.add(each)]


def test_a_heap_is_sorted_into_its_stories() -> None:
    assert {frozenset(g) for g in told(grouped(heap()))} == sorted_by_hand()


def test_without_days_two_alike_accidents_are_still_two() -> None:
    undated = [report(d.id, d.text) for d in heap()]
    assert {frozenset(g) for g in told(grouped(undated))} == sorted_by_hand()


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(len(heap()))), st.integers(0, 9))
def test_any_order_gives_the_same_stories(order: list[int], at_once: int) -> None:
    reports = heap()
    grouper = Grouper()
    grouper.extend(reports[n] for n in order[:at_once])
    for n in order[at_once:]:
        grouper.add(reports[n])
    assert told(grouper) == told(grouped(reports))


def test_the_examples_mixed_are_three_stories() -> None:
    from stemma.pipeline.comparing import quiet, read_all
    from stemma.settings import Settings

    folders = [EXAMPLES / name for name in ("border", "earthquake", "layoffs")]
    reports, _ = read_all(folders, stdin=None, progress=quiet, settings=Settings())
    folder_of = {d.id: d.file.split("/")[0] for d in reports}
    random.Random(3).shuffle(reports)
    found = told(grouped(reports))
    assert sorted({folder_of[name] for name in group} for group in found) == [{"border"}, {"earthquake"}, {"layoffs"}]


def test_a_report_begins_a_story_and_the_next_joins_it_for_reasons() -> None:
    first, second, *_ = heap()
    began, joined = changes([first, second])
    assert (began.kind, began.after, began.evidence) == ("began", (("almira 1",),), ())
    assert (joined.kind, joined.before, joined.after) == ("joined", (("almira 1",),), (("almira 1", "almira 2"),))
    sentence = joined.evidence[0].sentence
    assert "Almira" in sentence
    assert "Ines Vollan" in sentence
    assert "212" in sentence
    assert "2025-03-03" in sentence


BRIDGE = [
    report(
        "mill fire",
        "Fire gutted the Harrow mill in Estby on Friday night. Nobody was hurt in the Harrow mill, fire chief Abel Roos said.",
    ),
    report(
        "jobs gone",
        "Some 140 weavers are without work from Monday on, union secretary Pia Lund said. The weavers want help from the state.",
    ),
    report(
        "both",
        "The fire that gutted the Harrow mill in Estby on Friday night leaves 140 weavers without work, union secretary Pia Lund "
        "said. Fire chief Abel Roos said nobody was hurt in the mill; the weavers want help from the state.",
    ),
]


def test_a_report_between_two_stories_merges_them() -> None:
    *_, last = changes(BRIDGE)
    assert (last.kind, last.report) == ("merged", "both")
    assert sorted(last.before) == [("jobs gone",), ("mill fire",)]
    assert [sorted(group) for group in last.after] == [["both", "jobs gone", "mill fire"]]
    told_of = [evidence.sentence for evidence in last.evidence]
    assert any("Harrow" in sentence and "Estby" in sentence for sentence in told_of)
    assert any("Pia Lund" in sentence and "140" in sentence for sentence in told_of)


def test_what_falls_apart_is_told_with_what_tells_the_parts_apart() -> None:
    found = [c for seed in range(12) for c in changes(random.Random(seed).sample(ARRESTS, len(ARRESTS)))]
    parted = [c for c in found if c.kind in ("split", "regrouped")]
    assert parted
    sentence = parted[0].evidence[0].sentence
    assert re.search(r"only this one tells of .*; only the other of .*", sentence)
    assert {name for name in ("Brandt", "Moreau") if name in sentence} == {"Brandt", "Moreau"}


ARRESTS = [
    report(
        "Brandt 1",
        "Wessel Rovers defender Emil Brandt was arrested on suspicion of drunken driving, Wessel police said. Brandt, "
        "24, was stopped on Canal Road at 02:15 and failed a sobriety test.",
    ),
    report(
        "Brandt 2",
        "Police in Wessel stopped Emil Brandt of the Rovers on Canal Road and arrested him for drunken driving. The "
        "defender posted bail of 4,000 crowns and went home. Coach Ada Finn said Brandt would train on Thursday.",
    ),
    report(
        "Brandt 3",
        "A drunken driving charge awaits Rovers defender Emil Brandt, who posted 4,000 crowns after his arrest on "
        "Canal Road in Wessel. Coach Ada Finn said the club would wait for the court before it speaks of Brandt "
        "again.",
    ),
    report(
        "Moreau 1",
        "Wessel Rovers striker Luc Moreau was arrested on suspicion of drunken driving, Wessel police said. Moreau, "
        "31, struck a lamp post on Station Square and refused a breath test.",
    ),
    report(
        "Moreau 2",
        "Police in Wessel arrested Luc Moreau of the Rovers for drunken driving after his car struck a lamp post on "
        "Station Square. The striker spent the night in a cell. Lawyer Iva Sorn said Moreau was sorry for the lamp "
        "post.",
    ),
    report(
        "Moreau 3",
        "A drunken driving charge awaits Rovers striker Luc Moreau, whose car hit a lamp post on Station Square in "
        "Wessel. Lawyer Iva Sorn said Moreau, who scored 88 goals, refused a breath test because he was dizzy after "
        "his arrest.",
    ),
]


def test_two_alike_arrests_are_told_apart_by_names_and_streets() -> None:
    found = [{name.split()[0] for name in group} for group in told(grouped(ARRESTS))]
    assert sorted(found, key=sorted) == [{"Brandt"}, {"Moreau"}]


def test_stories_are_described_in_their_own_words() -> None:
    stories = describe(grouped(heap()), why=True)
    assert [s.id for s in stories] == ["story-001", "story-002", "story-003", "story-004"]
    almira = next(s for s in stories if "almira 1" in s.reports)
    assert almira.reports == ("almira 1", "almira 2", "almira 3")
    assert "Almira" in almira.label
    assert "Port Senn" in almira.names
    assert almira.outlets == ("Coast Radio", "Senn Courier", "The Lantern")
    assert (str(almira.first), str(almira.last)) == ("2025-03-03", "2025-03-04")
    assert almira.together[0].sentence.startswith("most of its 3 reports tell of ")
    assert almira.together[0].score == round(inner_odds([sketch(d) for d in heap()[:3]]), 2)
    assert stories[-1].reports == ("recipe",)
    assert stories[-1].together == ()


def test_a_near_story_is_told_apart_when_asked_why() -> None:
    stories = describe(grouped(ARRESTS), why=True)
    assert all(s.apart and s.apart[0].story != s.id for s in stories)
    assert all(not s.apart for s in describe(grouped(ARRESTS)))


def test_an_id_is_taken_once() -> None:
    grouper = Grouper()
    grouper.add(report("A", "The ferry Almira ran aground."))
    with pytest.raises(InputError, match="'A' was added before"):
        grouper.add(report("A", "Something else."))


@pytest.mark.parametrize(
    ("word", "other"),
    [("squall", "water"), ("almira", "ferry"), ("4021", "12"), ("212", "2025")],
)
def test_rarer_words_weigh_more(word: str, other: str) -> None:
    assert weight(word) > weight(other)


@pytest.mark.parametrize(("word", "one"), [("ferries", "ferry"), ("boats", "boat"), ("bus", "bus"), ("grass", "grass")])
def test_plural_and_singular_are_one(word: str, one: str) -> None:
    assert stem(word) == one


def test_names_are_told_from_capitals_of_headlines_and_sentence_starts() -> None:
    found = {
        w.text: w.name
        for w in read_words("Ferry Runs Aground Off Port Senn\nPassengers were taken off by Ines Vollan of Old Port. Boats came.")
    }
    assert found["vollan"]
    assert found["port"]
    assert found["senn"]
    assert not found["passenger"]
    assert not found["boat"]


def test_the_vector_says_what_the_weights_say() -> None:
    left, right = (sketch(d) for d in heap()[:2])
    assert product(left, right) == product(right, left)
    assert abs(product(left, left) / SCALE**2 - (8.03 + 6.03 + 5.86 + 6.47)) < 0.1
    assert log_odds(left, right) > 0 > log_odds(left, sketch(heap()[-1]))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=200), min_size=1, max_size=5))
def test_any_text_has_a_place(texts: list[str]) -> None:
    grouper = Grouper()
    for number, text in enumerate(texts):
        grouper.add(report(str(number), text))
    assert sorted(name for group in told(grouper) for name in group) == sorted(map(str, range(len(texts))))
    assert len(describe(grouper, why=True)) == len(told(grouper))


def test_a_line_without_end_is_read_in_no_time() -> None:
    assert sketch(report("A", "x" * 1_000_000)).id == "A"
    assert len(sketch(report("A", "“Port Senn” 12 " * 70_000)).keys) < 30


def test_the_plan_and_the_grouper_take_the_same_pairs_for_candidates() -> None:
    from stemma.scale import plan

    assert f"HAVING sum(product) >= {CANDIDATE}" in plan.statement("stories_pairs")
