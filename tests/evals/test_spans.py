"""The measures of attribution, on invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.reliability import picture
from evals.spans import Found, Judged, calibration_error, judge, kind_of_content, one_to_one, stripped
from evals.systems import in_polnear_form
from stemma.model import Attribution, Span

TEXT = "Mayor Ada Lind said the bridge was safe. “We checked it twice,” she added."


def at(words: str) -> tuple[tuple[int, int], ...]:
    start = TEXT.index(words)
    return ((start, start + len(words)),)


GOLD = (
    Found(at("Mayor Ada Lind"), at("said"), at("the bridge was safe")),
    Found(at("she"), at("added"), at("“We checked it twice,”")),
)


def scores(*found: Found) -> dict[str, float | None]:
    return judge([Judged(TEXT, GOLD, found)])[0]


def test_what_is_annotated_scores_full() -> None:
    full = scores(*GOLD)
    assert {k: v for k, v in full.items() if v != 1} == {"recall.mixed.content": 0, "recall.mixed.content+source": 0,
                                                        "recall.mixed.all": 0, "calibration.wrong": None}  # fmt: skip


def test_nothing_found_scores_nothing() -> None:
    assert all(not value for value in scores().values())


def test_marks_at_an_edge_count_in_the_strict_measure_only() -> None:
    bare = Found(at("she"), at("added"), at("We checked it twice"))
    found = scores(GOLD[0], bare)
    assert found["strict.content"] == 0.5
    assert found["exact.content"] == found["linked.exact"] == 1


def test_a_wrong_source_breaks_the_link_but_not_the_content() -> None:
    found = scores(GOLD[0], Found(at("Ada Lind"), at("added"), GOLD[1].content))
    assert found["iou50.content"] == 1
    assert found["linked.any"] == 0.5
    assert found["recall.direct.content"] == 1
    assert found["recall.direct.content+source"] == 0


def test_a_missing_source_equals_only_a_missing_source() -> None:
    nobody = Found((), at("said"), at("the bridge was safe"))
    assert judge([Judged(TEXT, [nobody], [nobody])])[0]["linked.exact"] == 1
    assert judge([Judged(TEXT, [nobody], [GOLD[0]])])[0]["linked.any"] == 0
    assert judge([Judged(TEXT, [GOLD[0]], [nobody])])[0]["linked.any"] == 0


def test_a_content_is_the_union_of_its_fragments() -> None:
    parts = Found(at("she"), at("added"), at("“We checked") + at("it twice,”"))
    found = scores(GOLD[0], parts)
    assert found["strict.content"] == pytest.approx(2 / 5)
    assert found["linked.iou50"] == 1


def test_one_annotated_attribution_is_matched_once() -> None:
    assert scores(GOLD[0], GOLD[0])["linked.iou50"] == 0.5
    assert one_to_one([(0.9, 0, 0), (0.8, 1, 0), (0.7, 1, 1)]) == {0: 0, 1: 1}


@pytest.mark.parametrize(
    ("content", "kind"),
    [("“We checked it twice,”", "direct"), ("safe. “We checked", "mixed"), ("the bridge was safe", "indirect")],
)
def test_kinds_follow_the_quotation_marks(content: str, kind: str) -> None:
    assert kind_of_content(TEXT, at(content)) == kind


def test_stripping_leaves_a_lone_mark_alone() -> None:
    assert stripped("a — b", (1, 5)) == (4, 5)
    assert stripped("a — b", (2, 3)) == (2, 3)


def test_calibration_compares_probability_with_the_share_that_is_right() -> None:
    sure = replace(GOLD[0], probability=0.95)
    wrong = Found(at("twice"), at("checked"), at("it"), probability=1.0)
    found, bins = judge([Judged(TEXT, GOLD, [sure, wrong])])
    assert bins[9] == {"from": 0.9, "count": 2, "probability": 0.975, "right": 0.5}
    assert found["calibration.wrong"] == pytest.approx(0.475)
    assert calibration_error(bins[:9]) is None


def test_the_picture_says_how_many_and_how_far_off() -> None:
    drawn = picture([{"from": 0.0, "count": 4, "probability": 0.05, "right": 0.25}], 0.2)
    assert drawn.startswith("<svg")
    assert "4 attributions, expected calibration error 0.200" in drawn
    assert picture([], None).count("<circle") == 0


def _attribution(words: str, *, name: str = "A1", kind: str = "direct", parent: str | None = None) -> Attribution:
    ((start, end),) = at(words)
    return Attribution(
        id=name, content=(Span("R", start, end, words),), cue=None, source=None, speaker=None, speaker_type=None,
        kind=kind, modality="stated", parent=parent,  # type: ignore[arg-type]
    )  # fmt: skip


def test_contents_take_their_marks_in_and_quoted_parts_are_folded() -> None:
    clause = _attribution("the bridge was safe", kind="indirect")
    part = _attribution("safe", name="A2", kind="mixed", parent="A1")
    quoted = _attribution("We checked it twice", name="A3")
    assert [f.content for f in in_polnear_form(TEXT, [clause, part, quoted])] == [
        at("the bridge was safe"),
        at("“We checked it twice,”"),
    ]
