"""What the figures of a measure come to: pairs, camps, lists, ranges, numbers repeated and compared."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from stemma.collate.claims.figures import camps, figure_claim
from stemma.collate.claims.joining import compared, computed, lists, ranges, repeated
from stemma.collate.claims.settling import what_would_settle
from stemma.collate.measures.contexts import Context, contexts
from stemma.model import Attribution, Check, Claim, Document, Figure, Interval, Quantity
from tests.collate.making import figures, report


class Story:
    """Reports with [marked] numbers, all of one measure unless a test says otherwise."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.figures: list[Figure] = []

    def tells(self, name: str, text: str, *, published: str | None = None, givers: tuple[str, ...] = (), **about: Any) -> Story:
        """Adds a report; `givers` name the source of each number, "" for the report's own voice."""
        document = report(name, text, published=published)
        made = figures(document, text, **about)
        named = givers or ("",) * len(made)
        self.documents[name] = document
        self.figures += [replace(f, sources=(g,) if g else ()) for f, g in zip(made, named, strict=True)]
        return self

    @property
    def items(self) -> list[Context]:
        """The contexts of all figures."""
        return list(contexts(tuple(self.documents.values()), self.figures, mentions={}))

    def claim(self, key: str = "dead") -> Claim:
        """All figures as one claim."""
        return figure_claim(key, self.items, documents=self.documents, name="c1")


def relations(claim: Claim) -> dict[tuple[str, str], str]:
    return {(p.from_id, p.to_id): p.relation for p in claim.pairs}


def test_a_later_count_of_the_same_source_evolves() -> None:
    story = Story().tells("A", "[12] men died.", published="2024-05-06", givers=("Guard",), counted="men")
    story.tells("B", "[15] men died.", published="2024-05-07", givers=("Guard",), counted="men")
    claim = story.claim()
    assert claim.relation == "evolves"
    assert relations(claim) == {("Af1", "Bf1"): "evolves"}, "from the earlier to the later one"
    assert claim.unresolved is not None


def test_two_sides_that_keep_to_their_numbers_conflict_whatever_the_day() -> None:
    story = Story().tells("A", "[7] men died.", published="2024-05-06", givers=("Oskava",), counted="men")
    story.tells("B", "[5] men died.", published="2024-05-07", givers=("Tarmia",), counted="men")
    story.tells("C", "[7] men died. Tarmia counts [5] men.", published="2024-05-08", givers=("Oskava", "Tarmia"), counted="men")
    claim = story.claim()
    assert claim.relation == "conflicts"
    assert claim.strict_conflict
    assert "evolves" not in relations(claim).values()


def test_a_reprint_without_a_date_follows_its_number() -> None:
    story = Story().tells("A", "[12] men died.", published="2024-05-06", givers=("Guard",), counted="men")
    story.tells("B", "[15] men died.", published="2024-05-07", givers=("Guard",), counted="men")
    story.tells("C", "[12] men died.", givers=("Guard",), counted="men")
    reasons = {(p.from_id, p.to_id): p.reason for p in story.claim().pairs}
    assert reasons["Bf1", "Cf1"].startswith(
        "“15” (Guard in B) and “12” (Guard in C) repeat two numbers whose order is shown by others"
    )


def test_a_report_that_takes_a_number_back() -> None:
    story = Story().tells("A", "[41] men died.", givers=("Guard",), counted="men")
    story.tells("B", "[14] men died. The guard corrected the toll from 41.", givers=("Guard",), counted="men")
    (pair,) = story.claim().pairs
    assert (pair.relation, pair.from_id, pair.to_id) == ("evolves", "Af1", "Bf1")
    assert pair.reason == "“14” (Guard in B) stands in a report that takes “41” (Guard in A) back."


def test_a_number_that_only_repeats_is_no_reading() -> None:
    text = "[More than 300] men came, Drel said. [4,000] men came, a report stated. Of a [300]-man force few came back."
    story = Story().tells("A", text, givers=("Drel", "report", ""))
    claim = story.claim()
    assert relations(claim) == {("Af1", "Af2"): "conflicts", ("Af3", "Af1"): "derived"}
    assert not claim.strict_conflict
    assert [[m.figure.id for m in camp] for camp in camps(claim, story.items)] == [["Af1", "Af3"], ["Af2"]]
    assert claim.unresolved is not None
    assert claim.unresolved.endswith("The document behind “report”. The date of publication of A.")


def test_a_vague_word_joins_no_two_camps() -> None:
    story = Story().tells("A", "[120] were hurt.").tells("B", "[90] were hurt.").tells("C", "[about 105] were hurt.")
    claim = story.claim("hurt")
    for camp in camps(claim, story.items):
        assert {"Af1", "Bf1"} - {m.figure.id for m in camp}


def test_very_many_numbers_are_told_with_their_neighbours() -> None:
    story = Story()
    for n in range(60):
        story.tells(f"R{n}", f"[{n + 5}] men died.", counted="men")
    claim = story.claim()
    assert (claim.relation, len(claim.pairs)) == ("conflicts", 60)


@pytest.mark.parametrize(
    ("relation", "strict", "given", "asked"),
    [
        ("agrees", False, "Guard", None),
        ("conflicts", True, "Guard", "A dated first-hand count from Guard."),
        ("conflicts", True, "", "A dated first-hand count; for the number that A gives without a source, where it had it."),
        ("conflicts", True, "a report", "A dated first-hand count from a report. The document behind “a report”."),
    ],
)
def test_what_would_settle_it(relation: Any, strict: bool, given: str, asked: str | None) -> None:
    story = Story().tells("A", "[12] men died.", published="2024-05-06", givers=(given,), counted="men")
    assert what_would_settle(story.items, relation, strict=strict, documents=story.documents) == asked


def _alone(story: Story) -> list[tuple[str, list[Context]]]:
    return [(f"m{n}", [item]) for n, item in enumerate(story.items)]


def _with_predicate(story: Story, word: str) -> None:
    for n, figure in enumerate(story.figures):
        document = story.documents[figure.span.report]
        at = document.text.index(word)
        story.figures[n] = replace(figure, predicate=(document.span(at, at + len(word)),))


def test_one_predicate_makes_a_list() -> None:
    story = Story().tells("A", "They lost [95] drones, [12] gunships and [181] tanks.")
    story.figures = [replace(f, head=h) for f, h in zip(story.figures, ("drone", "gunship", "tank"), strict=True)]
    _with_predicate(story, "lost")
    assert [[m.figure.id for m in members] for _, members in lists(_alone(story))] == [["Af1", "Af2", "Af3"]]


def test_killed_and_wounded_of_one_sentence_stand_together() -> None:
    story = Story().tells("A", "[11] men were killed and [60] were wounded, and [14] houses burned.")
    outcomes = ("killed", "wounded", "destroyed")
    story.figures = [replace(f, outcome=o) for f, o in zip(story.figures, outcomes, strict=True)]
    assert [[m.figure.id for m in members] for _, members in lists(_alone(story))] == [["Af1", "Af2"], ["Af3"]]


def test_figures_of_one_sentence_that_share_nothing_stay_apart() -> None:
    story = Story().tells("A", "[600] people followed the coffins of [2] men.")
    _with_predicate(story, "followed")
    assert len(lists(_alone(story))) == 2


def test_a_range_and_its_ends() -> None:
    story = Story().tells("A", "Cash is taxed at [15%] and other holdings at [8%].")
    story.tells("B", "Profits are taxed at [8%].")
    wide = Quantity(value=None, low=8.0, high=15.0, low_inclusive=True, high_inclusive=True,
                    interval=Interval(8.0, 15.0, "range"), bound="range", unit="percent")  # fmt: skip
    story.figures[2] = replace(story.figures[2], quantity=wide)
    (claim,) = ranges(_alone(story), story.documents)
    assert claim.relation == "refines"
    assert [(p.from_id, p.to_id) for p in claim.pairs] == [("Af1", "Bf1"), ("Af2", "Bf1")]
    assert claim.pairs[0].reason == "“15%” (A) is the upper end of “8%” (B)."


def test_ends_that_nobody_gives_together_make_no_range() -> None:
    story = Story().tells("A", "Cash is taxed at [15%].").tells("C", "Land is taxed at [8%].").tells("B", "It is [9%].")
    wide = Quantity(value=None, low=8.0, high=15.0, low_inclusive=True, high_inclusive=True,
                    interval=Interval(8.0, 15.0, "range"), bound="range", unit="percent")  # fmt: skip
    story.figures[2] = replace(story.figures[2], quantity=wide)
    assert list(ranges(_alone(story), story.documents)) == []


def _single(item: Context, name: str, documents: dict[str, Document]) -> Claim:
    return figure_claim(name, [item], documents=documents, name=name)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("[More than 300] men came, Drel said. That would be few of a [300]-man force.", True),
        ("[More than 300] men came, Drel said. A hall for [300] was full.", False),
        ("[More than 300] men came, Drel said. It would be a [400]-man force.", False),
    ],
)
def test_a_number_supposed_after_a_bound(text: str, joined: bool) -> None:
    story = Story().tells("A", text, givers=("Drel", ""))
    claims = [_single(item, f"m{n}", story.documents) for n, item in enumerate(story.items)]
    found = list(repeated(claims, {i.figure.id: i for i in story.items}, story.documents))
    assert (found[0].members == ("Af1", "Af2")) is joined
    if joined:
        assert relations(found[0]) == {("Af2", "Af1"): "derived"}


def _said(document: Document, words: str, *, speaker: str | None, name: str, **about: Any) -> Attribution:
    at = document.text.index(words)
    values: dict[str, Any] = {"modality": "stated", **about}
    return Attribution(
        id=name, content=(document.span(at, at + len(words)),), cue=None, source=None, speaker=speaker,
        speaker_type=None, kind="indirect", **values,
    )  # fmt: skip


def test_a_comparison_without_a_number() -> None:
    text = "[300] fighters came, Drel said. Others said the number of fighters was much higher."
    story = Story().tells("A", text, givers=("Drel",), counted="fighters")
    told = _said(story.documents["A"], "the number of fighters was much higher", speaker="others", name="Aq1")
    (claim,) = compared([story.claim()], {i.figure.id: i for i in story.items}, [told], documents=story.documents)
    assert claim.members == ("Af1", "Aq1")
    assert (claim.relation, claim.strict_conflict) == ("conflicts", False)
    assert claim.pairs[0].reason == (
        "others in A tells of a higher number than “300” (Drel in A), without naming one: a difference in size, no strict "
        "contradiction."
    )


def test_a_comparison_of_something_else_is_none() -> None:
    text = "[300] fighters came, Drel said. Others said the number of lemons was much higher."
    story = Story().tells("A", text, givers=("Drel",), counted="fighters")
    told = _said(story.documents["A"], "the number of lemons was much higher", speaker="others", name="Aq1")
    (claim,) = compared([story.claim()], {i.figure.id: i for i in story.items}, [told], documents=story.documents)
    assert claim.members == ("Af1",)


@pytest.mark.parametrize(("giver", "found"), [("", 1), ("Drel", 0)])
def test_what_a_report_works_out_itself_is_derived(giver: str, found: int) -> None:
    story = Story().tells("A", "[12] of [48] came back, [25%].", givers=("Guard", "Guard", giver))
    check = Check("k1", ("Af1", "Af2", "Af3"), "12 / 48 × 100 = 25", 25.0, "25%", True, "The share comes out.")
    claims = list(computed([check], {f.id: f for f in story.figures}, story.documents))
    assert len(claims) == found
    for claim in claims:
        assert claim.relation == "derived"
        assert (
            claim.pairs[0].reason == "12 / 48 × 100 = 25: A works out “25%” in its own voice from “12” (Guard) and “48” (Guard)."
        )
