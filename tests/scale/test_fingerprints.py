"""Fingerprints: which words are read, which runs are always found, and that the compiled pass gives the same numbers."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stemma.scale import fingerprints
from stemma.scale.fingerprints import REPEATS, fingerprints_of, words_of
from stemma.scale.sketch import SeenTwice
from stemma.scale.spans import at_once, extents

ALPHABET = "abcAB  ..''’-13٣ßİé漢字한🙂𝒜\u0301\n“\ud800"
texts = st.lists(st.text(alphabet=ALPHABET, max_size=60), max_size=6)
texts_with_words = st.lists(
    st.sampled_from(["red", "Red", "green,", "blue", "“grey”", "é", "🙂", "港", "U.S.", "\n", "black"]), max_size=70
).map(" ".join)
rows_of_words = st.lists(st.sampled_from(["red", "green", "blue", "grey", "white", "black"]), max_size=40).map(" ".join)

READ = [
    ("The mayor didn’t say.", ["The", "mayor", "didn", "t", "say"]),
    ("U.S. and US officials", ["U.S", "and", "US", "officials"]),
    ("at 3.5 p.m. on Main St. today", ["at", "3", "5", "p.m", "on", "Main", "St", "today"]),
    ("a well-known “harbour”", ["a", "well", "known", "harbour"]),
    ("港口 reopened", ["港", "口", "reopened"]),
    ("부두가 reopened", ["부두가", "reopened"]),
    ("🙂 ... — ''", []),
    ("", []),
    ("المرفأ مفتوح", ["المرفأ", "مفتوح"]),
    ("example.org/path", ["example.org", "path"]),
]


@pytest.fixture(params=["compiled", "pure"])
def either(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.setattr(fingerprints, "compiled", None)
    elif fingerprints.compiled is None:
        pytest.skip("the compiled pass was not built here; the pure one gives the same numbers")


@pytest.mark.usefixtures("either")
@pytest.mark.parametrize(("text", "expected"), READ)
def test_words_are_runs_of_letters_and_digits(text: str, expected: list[str]) -> None:
    words = words_of([text])
    assert [text[s:e] for s, e in zip(words.start, words.end, strict=True)] == expected


@pytest.mark.usefixtures("either")
@pytest.mark.parametrize(
    ("one", "other"),
    [("The U.S. harbour", "the US Harbour"), ("It’s “open”", "it's 'open'"), ("ÉCOLE", "école"), ("𝐀", "𝐀"), ("p.m.", "PM")],
)
def test_words_that_differ_in_case_and_marks_alone_are_equal(one: str, other: str) -> None:
    assert words_of([one]).hash.tolist() == words_of([other]).hash.tolist()


@pytest.mark.usefixtures("either")
def test_hashes_are_the_same_on_every_machine() -> None:
    found = fingerprints_of(["The harbour of Port Elm was closed at noon on Friday."])
    assert found.pos.tolist() == [0, 3]
    assert found.hash.tolist() == [34816687148883814, 3827156365157066904]


@pytest.mark.usefixtures("either")
def test_texts_shorter_than_eight_words_keep_one_fingerprint() -> None:
    counts = np.bincount(
        fingerprints_of(["one two three four", "one two three four five", "a b c d e f g", ""]).text, minlength=4
    )
    assert counts.tolist() == [0, 1, 1, 0]


@pytest.mark.usefixtures("either")
def test_a_hash_keeps_a_limited_number_of_places_in_one_text() -> None:
    found = fingerprints_of(["la " * 5000, "la " * 80])
    assert [int((found.text == k).sum()) for k in (0, 1)] == [REPEATS, REPEATS]


@pytest.mark.usefixtures("either")
@given(
    before=rows_of_words,
    run=st.lists(st.sampled_from(["red", "green", "blue", "grey"]), min_size=8, max_size=12),
    after=rows_of_words,
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_run_of_eight_words_keeps_a_fingerprint_wherever_it_stands(before: str, run: list[str], after: str) -> None:
    shared = " ".join(run)
    alone = set(fingerprints_of([shared]).hash.tolist())
    assert alone & set(fingerprints_of([f"{before} {shared} {after}"]).hash.tolist())


def candidates(given_texts: list[str]) -> dict[str, Any]:
    """For every two texts: some anchors alone, and the stretch from the first to the last, as in plan/cand.sql."""
    found = fingerprints_of(given_texts)
    marks = list(zip(found.text.tolist(), found.pos.tolist(), found.hash.tolist(), strict=True))
    rows: list[tuple[int, ...]] = []
    for a in range(len(given_texts)):
        for b in range(a + 1, len(given_texts)):
            anchors = [(i, j) for t, i, h in marks if t == a for u, j, g in marks if u == b and h == g]
            rows += [(a, b, i, i, j, j) for i, j in anchors[:5]]
            if anchors:
                firsts, seconds = zip(*anchors, strict=True)
                rows.append((a, b, min(firsts), max(firsts), min(seconds), max(seconds)))
    columns = np.array(rows, np.int64).reshape(-1, 6).T
    return dict(zip(("a", "b", "first_a", "last_a", "first_b", "last_b"), columns, strict=True))


def faced(cand: dict[str, Any], given_texts: list[str]) -> dict[str, Any]:
    """Slices of candidates side by side, as plan/asks.sql, plan/wanted.sql and plan/faced.sql make them."""
    sides = []
    for doc, first, last in (("a", "first_a", "last_a"), ("b", "first_b", "last_b")):
        asks = [f"0 0 {k} 0 {i} {j}" for k, (i, j) in enumerate(zip(cand[first], cand[last], strict=True))]
        parts = list(extents.slice_batches(iter([{"text": [given_texts[k] for k in cand[doc]], "asks": asks}])))
        sides.append(parts[0])
    x, y = sides
    return {
        "a": cand["a"], "b": cand["b"], "at_a": x["offset_at"], "first_a": x["first"], "last_a": x["last"], "text_a": x["slice"],
        "at_b": y["offset_at"], "first_b": y["first"], "last_b": y["last"], "text_b": y["slice"],
    }  # fmt: skip


def rows_of_batches(batches: Any) -> list[tuple[int, ...]]:
    """All rows, sorted."""
    rows = [row for batch in batches for row in zip(*(np.asarray(batch[n]).tolist() for n in extents.ALIGNED), strict=True)]
    return sorted(rows)


def both(function: Any, *given: Any) -> tuple[Any, Any]:
    """What the compiled and the pure pass give."""
    found = []
    built = fingerprints.compiled
    for module in (built, None):
        fingerprints.compiled = module
        try:
            found.append(function(*given))
        finally:
            fingerprints.compiled = built
    return found[0], found[1]


needs_compiled = pytest.mark.skipif(fingerprints.compiled is None, reason="no compiled pass was built here to compare with")


@needs_compiled
@given(texts)
@settings(max_examples=150, deadline=None)
def test_compiled_and_pure_read_the_same_words_and_fingerprints(given_texts: list[str]) -> None:
    for function, names in ((words_of, ("text", "start", "end", "hash")), (fingerprints_of, ("text", "pos", "hash"))):
        one, other = both(function, given_texts)
        assert all(getattr(one, name).tolist() == getattr(other, name).tolist() for name in names)


@needs_compiled
@given(st.lists(st.tuples(rows_of_words, rows_of_words), max_size=4))
@settings(max_examples=150, deadline=None)
def test_compiled_and_pure_align_alike(pairs: list[tuple[str, str]]) -> None:
    cores = np.array([[k, 30, 0, 40 - k] for k in range(len(pairs))], np.int64).reshape(-1, 4)
    one, other = both(partial(extents.spans_of, cores=cores), [a for a, _ in pairs], [b for _, b in pairs])
    assert one.tolist() == other.tolist()


@pytest.mark.usefixtures("either")
@given(
    lefts=st.lists(texts_with_words, min_size=1, max_size=3),
    rights=st.lists(texts_with_words, min_size=1, max_size=3),
    held=st.sampled_from([0, 400, 1 << 20]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_lies_in_memory_or_in_files_is_aligned_as_slices_are(lefts: list[str], rights: list[str], held: int) -> None:
    reports: dict[str, list[Any]] = {"id": list(range(len(lefts) + len(rights))), "text": [*lefts, *rights]}
    cand = candidates(reports["text"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(at_once, "HELD", held)
        with at_once.Leaves() as leaves:
            for k in range(0, len(reports["id"]), 2):
                leaves.keep({name: values[k : k + 2] for name, values in reports.items()})
            leaves.number({"doc": np.array(reports["id"]), "id": np.array(reports["id"])})
            found = rows_of_batches(leaves.align(iter([cand])))
    assert found == rows_of_batches(extents.align_batches(iter([faced(cand, reports["text"])])))


@pytest.mark.usefixtures("either")
def test_a_megabyte_of_one_line_is_read() -> None:
    text = "word" * 1000 + "lorem ipsum " * 90_000
    assert len(words_of([text]).start) == 180_000
    assert len(fingerprints_of([text]).hash) < 200


@given(st.lists(st.integers(0, 2**63 - 1), max_size=50), st.lists(st.integers(0, 2**63 - 1), max_size=50))
@settings(max_examples=50, deadline=None)
def test_a_sketch_keeps_all_that_was_seen_twice_and_merges(one: list[int], other: list[int]) -> None:
    parts = []
    for numbers in (one, other):
        part = SeenTwice(16)
        part.add(np.array(numbers, np.int64))
        parts.append(part)
    parts[0].merge(parts[1])
    everything = np.array(one + other, np.int64)
    twice = [n for n in everything.tolist() if everything.tolist().count(n) > 1]
    assert parts[0].keeps(np.array(twice, np.int64)).all()
    whole = SeenTwice(16)
    whole.add(everything)
    assert whole.keeps(everything).tolist() == parts[0].keeps(everything).tolist()


@needs_compiled
@given(st.lists(st.integers(0, 2**63 - 1), max_size=80))
@settings(max_examples=50, deadline=None)
def test_compiled_and_pure_sketches_are_one(numbers: list[int]) -> None:
    everything = np.array([n % 4 << 60 | n % 7 for n in numbers], np.int64)

    def kept() -> list[bool]:
        seen = SeenTwice(16)
        seen.add(everything)
        return [bool(kept) for kept in seen.keeps(everything)]

    one, other = both(kept)
    assert one == other
