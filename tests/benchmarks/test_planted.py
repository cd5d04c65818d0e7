"""The planted corpus is what its truth says, the same on every call; the measures count what they say they count."""

from __future__ import annotations

import json
import re
from pathlib import Path

import duckdb
import numpy as np
import pytest

from benchmarks.reuse.measures import Found, components, covered, load_places, members_linked, precision, truth_of
from benchmarks.reuse.planted import MOST_EDITS, Places, write_corpus

REPORTS = 400


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("planted") / "corpus"
    write_corpus(folder, REPORTS, passim=True)
    return folder


@pytest.fixture(scope="module")
def texts(corpus: Path) -> list[str]:
    rows = duckdb.connect().execute(f"SELECT text FROM '{corpus}/reports/*.parquet' ORDER BY id").fetchall()
    return [text for (text,) in rows]


@pytest.fixture(scope="module")
def places(corpus: Path) -> Places:
    return load_places(corpus)[0]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def test_the_same_seed_gives_the_same_corpus(tmp_path: Path) -> None:
    one, same, other = (write_corpus(tmp_path / name, 60, seed=seed)["digest"] for name, seed in (("a", 1), ("b", 1), ("c", 2)))
    assert one == same != other


def test_places_in_words_and_in_code_points_are_the_same_place(texts: list[str], places: Places) -> None:
    rows = zip(places.report, places.begin, places.end, places.start, places.stop, strict=True)
    for report, begin, end, start, stop in rows:
        assert words(texts[report][start:stop]) == words(texts[report])[begin:end]


def test_unedited_copies_have_the_same_words(texts: list[str], places: Places) -> None:
    first: dict[int, list[str]] = {}
    copies = 0
    for n in np.flatnonzero((places.edits == 0) & (places.first == 0)):
        found = words(texts[places.report[n]])[places.begin[n] : places.end[n]]
        known = first.setdefault(int(places.passage[n]), found)
        shorter = min(len(known), len(found))
        assert known[:shorter] == found[:shorter]
        copies += known is not found
    assert copies > 100


def test_at_most_a_fifth_of_a_copy_is_edited(places: Places) -> None:
    assert (places.edits <= MOST_EDITS * places.words).all()


def test_passims_format_has_the_same_reports(corpus: Path, texts: list[str]) -> None:
    lines = [json.loads(line) for line in (corpus / "passim.jsonl").read_text("utf-8").splitlines()]
    assert [line["text"] for line in lines] == texts
    assert set(lines[0]) == {"id", "series", "date", "text"}


def test_the_truth_itself_scores_full_marks(corpus: Path) -> None:
    places, outlets = load_places(corpus)
    truth = truth_of(places, outlets)
    pairs = np.stack([truth.left, truth.right], axis=1)
    ends = (truth.left_start, truth.left_stop, truth.right_start, truth.right_stop)
    spans = np.column_stack([pairs, *(np.rint(each).astype(np.int64) for each in ends)])
    assert covered(truth, Found(pairs, spans), REPORTS).all()
    assert not covered(truth, Found(pairs, spans + np.array([0, 0, 9000, 9000, 0, 0])), REPORTS).any()
    assert precision(places, pairs, REPORTS) == 1.0
    strangers = np.array([[a, b] for a in range(40) for b in range(a + 1, 40)])
    assert precision(places, strangers, REPORTS) < 0.2


def test_components_are_the_reports_that_pairs_connect() -> None:
    pairs = np.array([[5, 3], [3, 1], [0, 4]])
    assert components(pairs, 6).tolist() == [0, 1, 2, 1, 0, 1]


def test_members_linked_is_the_share_of_the_largest_component() -> None:
    members = np.arange(250)
    zeros = np.zeros(250, np.int64)
    places = Places(zeros, zeros + 2, members, zeros, zeros, zeros, zeros, zeros, zeros, zeros)
    chain = np.stack([members[:-1], members[1:]], axis=1)
    assert members_linked(places, chain, 250) == {"250": 1.0}
    assert members_linked(places, np.delete(chain, 199, axis=0), 250) == {"250": 0.8}
