"""Reuse on the embedded engine: what is always found, what is left out, and texts of all kinds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stemma.scale.duck import DuckRunner
from stemma.scale.fingerprints import RUN, words_of
from stemma.scale.reuse import REPORTS, find_reuse

HARBOUR = "the harbour of Port Elm was closed at noon after the ferry Marigold ran onto the rocks"
OWN = ["a quite different lead opens the first report", "nothing like it begins the second of the two", "third words here"]

Row = dict[str, Any]


def reuse_of(
    texts: Sequence[str], *, outlets: Sequence[int] | None = None, days: Sequence[int] | None = None
) -> dict[str, list[Row]]:
    """Rows of the result tables, sorted; ids are 10, 20, 30 and so on."""
    count = len(texts)
    given_reports = {
        "id": [10 * (k + 1) for k in range(count)],
        "outlet": list(outlets if outlets is not None else range(count)),
        "day": list(days if days is not None else range(count)),
        "text": list(texts),
    }
    runner = DuckRunner(threads=1)
    try:
        runner.register("reports", [given_reports], schema=REPORTS)
        found = find_reuse(runner)
        tables = {name: runner.columns(getattr(found, name)) for name in ("spans", "pairs", "families")}
    finally:
        runner.close()
    return {
        name: [
            dict(zip(table, row, strict=True)) for row in sorted(zip(*(list(map(int, c)) for c in table.values()), strict=True))
        ]
        for name, table in tables.items()
    }


def test_a_verbatim_passage_is_found_to_the_character() -> None:
    texts = [f"{OWN[0]}. {HARBOUR.capitalize()}, they said.", f"{OWN[1]}: “{HARBOUR.capitalize()}” she wrote"]
    (span,) = reuse_of(texts)["spans"]
    assert (span["left_id"], span["right_id"], span["verbatim"]) == (10, 20, 2)
    sides = texts[0][span["left_start"] : span["left_end"]], texts[1][span["right_start"] : span["right_end"]]
    assert sides == (HARBOUR.capitalize(), HARBOUR.capitalize())
    assert (span["words"], span["left_words"], span["right_words"]) == (17, 17, 17)


@pytest.mark.parametrize(
    ("other", "verbatim", "words"),
    [
        (HARBOUR.upper() + "!", 1, 17),
        (HARBOUR.replace(" at noon", ", at noon,"), 1, 17),
        (HARBOUR.replace("closed", "shut"), 0, 16),
        (HARBOUR.replace("the ferry", "the old white ferry"), 0, 17),
        (HARBOUR.replace(" at noon", ""), 0, 15),
    ],
)
def test_an_edited_passage_is_one_span_with_the_words_in_common(other: str, verbatim: int, words: int) -> None:
    (span,) = reuse_of([f"{OWN[0]} {HARBOUR} {OWN[2]}", f"{OWN[1]} {other}"])["spans"]
    assert (span["verbatim"], span["words"]) == (verbatim, words)


def test_the_earlier_report_is_left_and_ids_decide_on_one_day() -> None:
    later_first = reuse_of([HARBOUR, HARBOUR, HARBOUR], days=[5, 2, 2])["spans"]
    assert [(s["left_id"], s["right_id"]) for s in later_first] == [(20, 10), (20, 30), (30, 10)]


def test_one_outlet_is_not_compared_with_itself_but_an_unknown_one_is() -> None:
    assert reuse_of([HARBOUR, HARBOUR], outlets=[7, 7])["pairs"] == []
    assert len(reuse_of([HARBOUR, HARBOUR], outlets=[-1, -1])["pairs"]) == 1


def test_sentences_that_changed_places_are_spans_of_their_own() -> None:
    other = "crews from three villages pulled all nine passengers out of the water before night fell"
    spans = reuse_of([f"{HARBOUR}. {other}.", f"{other}. {OWN[1]}. {HARBOUR}."])["spans"]
    assert [(s["words"], s["verbatim"]) for s in spans] == [(17, 2), (15, 2)]


def test_copies_of_a_long_passage_are_a_family() -> None:
    wire = " ".join(f"{HARBOUR} {k}" for k in range(4))
    found = reuse_of([f"{OWN[0]} {wire}", OWN[1], f"{wire} {OWN[2]}", HARBOUR, f"{OWN[1]} {wire}"])
    assert {row["id"]: row["family"] for row in found["families"]} == {10: 10, 30: 10, 50: 10}


@pytest.mark.parametrize("copies", [100, 101, 260])
def test_a_wire_report_of_many_copies_stays_one_family_and_costs_what_it_is_long(copies: int) -> None:
    wire = " ".join(f"{HARBOUR} {k}" for k in range(4))
    texts = [f"{wire} own{k} words{k} here{k}" for k in range(copies)]
    found = reuse_of(texts, outlets=[k % 40 for k in range(copies)])
    assert {row["family"] for row in found["families"]} == {10}
    assert len(found["families"]) == copies
    assert len(found["pairs"]) < 20 * copies or copies <= 100


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [""],
        ["", "", ""],
        ["one two three", "one two three"],
        ["🙂 " * 50, "🙂 " * 50],
        ["\ud800 " * 9, "\x00\x00", "\n\r\t\u2028"],
        ["la " * 400, "la " * 300, "la la la"],
        ["x" * 100_000 + " " + HARBOUR, "y" * 100_000 + " " + HARBOUR],
    ],
)
def test_odd_texts_are_read(texts: list[str]) -> None:
    if any("\ud800" in text for text in texts):
        texts = [text.replace("\ud800", "\ufffd") for text in texts]
    found = reuse_of(texts)
    assert len(found["spans"]) == (
        1 if HARBOUR in "".join(texts) else len(found["pairs"]) if "la la" in texts[-1:] else len(found["spans"])
    )


@pytest.mark.parametrize(
    "passage",
    [
        "وقال المتحدث باسم الميناء إن العبارة جنحت على الصخور ظهر الجمعة قبل أن يتم إنقاذ جميع الركاب",
        "港口在周五中午关闭之前渡轮触礁",
        "𝒜𝒷 𝒞𝒹 𝐄𝐟 𝐆𝐡 𝐈𝐣 𝐊𝐥 𝐌𝐧 𝐎𝐩 𝐐𝐫",
        "naïve café “déjà-vu” — l’été à Genève, où l’on dîne près du port",
    ],
)
def test_passages_of_any_script_are_found_in_code_points(passage: str) -> None:
    texts = [f"🙂 own lead here. {passage} tail", f"another 𝒳 lead, and more of it: {passage}"]
    (span,) = reuse_of(texts)["spans"]
    left, right = texts[0][span["left_start"] : span["left_end"]], texts[1][span["right_start"] : span["right_end"]]
    assert left == right
    assert passage.strip("“”—") in left or passage in left


def test_a_megabyte_of_one_line_is_compared() -> None:
    numbers = " ".join(str(k * 7919 % 1_000_003) for k in range(150_000))
    (span,) = reuse_of([f"{OWN[0]} {numbers}", numbers])["spans"]
    assert (span["words"], span["verbatim"]) == (150_000, 2)


words = st.lists(st.sampled_from(["red", "green", "blue", "grey", "white", "black"]), max_size=14)
reports = st.lists(st.lists(words | words.map(tuple), min_size=1, max_size=3), min_size=2, max_size=5)


@given(
    runs=st.lists(
        st.lists(st.sampled_from(["oak", "elm", "ash", "fir", "yew"]), min_size=RUN, max_size=16), min_size=1, max_size=3
    ),
    own=st.lists(
        st.lists(st.sampled_from(["oak", "elm", "ash", "fir", "yew", "red", "green", "blue"]), max_size=20),
        min_size=6,
        max_size=6,
    ),
    chosen=st.lists(st.integers(0, 2), min_size=6, max_size=6),
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_shared_run_of_eight_words_lies_in_a_span(runs: list[list[str]], own: list[list[str]], chosen: list[int]) -> None:
    pieces = [runs[k % len(runs)] for k in chosen]
    rows = [own[2 * k] + pieces[2 * k] + own[2 * k + 1] + pieces[2 * k + 1] for k in range(3)]
    texts = [" ".join(row) for row in rows]
    spans = reuse_of(texts)["spans"]
    for left, right in ((0, 1), (0, 2), (1, 2)):
        for i, j in shared_runs(rows[left], rows[right]):
            inside = words_of([texts[left], texts[right]])
            sides = [(inside.start[inside.text == k], inside.end[inside.text == k]) for k in (0, 1)]
            assert any(
                (s["left_id"], s["right_id"]) == (10 * (left + 1), 10 * (right + 1))
                and s["left_start"] <= sides[0][0][i]
                and s["left_end"] >= sides[0][1][i + RUN - 1]
                and s["right_start"] <= sides[1][0][j]
                and s["right_end"] >= sides[1][1][j + RUN - 1]
                for s in spans
            )


def shared_runs(left: list[str], right: list[str]) -> list[tuple[int, int]]:
    """Where eight words of one text stand in another, at every place of both."""
    return [
        (i, j) for i in range(len(left) - RUN + 1) for j in range(len(right) - RUN + 1) if left[i : i + RUN] == right[j : j + RUN]
    ]
