"""The labelled pairs: what their file holds, and how they are scored."""

from __future__ import annotations

import hashlib
import json
import random

import pytest

from evals import credits, near_copies
from evals.near_copies import Pair, containment, decided
from stemma.model import ResolvedCredit
from tests.conftest import make_document

LEDE = "A bridge over the Sel collapsed before dawn on Monday and carried four lorries into the river, the province said."
MORE = "The engineers had asked for a new deck twice, and twice the repair was put off by a year to save money."
QUOTE = "“Nobody told the drivers of the night shift that the deck was weak,”"
OWN = "In the market of Brod people spoke of little else, and the baker had hung a black cloth over his door."


def test_the_file_holds_ids_offsets_and_labels_by_its_own_rules() -> None:
    bundle = json.loads(near_copies.PAIRS.read_text("utf-8"))
    seen = set()
    for pair in bundle["pairs"]:
        assert set(pair) <= {"set", "topic", "split", "a", "b", "label", "stretch", "doubtful", "note"}
        assert pair["label"] in bundle["meta"]["labels"]
        assert pair["set"] in bundle["meta"]["files"]
        topic = int(hashlib.sha256(f"{pair['set']} {pair['topic']}".encode()).hexdigest(), 16)
        if pair["set"] != "gold":  # there the split is by the event's name, of which only the digest is kept
            assert pair["split"] == ("test" if topic % 2 else "dev")
        assert len(pair.get("note", "")) < 100
        seen.add((pair["set"], pair["a"], pair["b"]))
    assert len(seen) == len(bundle["pairs"]) == 200
    splits: dict[str, set[str]] = {}
    for pair in bundle["pairs"]:
        splits.setdefault(f"{pair['set']} {pair['topic']}", set()).add(pair["split"])
    assert all(len(found) == 1 for found in splits.values())


def pair(left: str, right: str) -> Pair:
    return Pair(make_document(left, id="a", siglum="A"), make_document(right, id="b", siglum="B"), "copy", "dev", doubtful=False)


@pytest.mark.parametrize(
    ("left", "right", "answer"),
    [
        (f"{LEDE} {MORE} {OWN}", f"{LEDE} {MORE}", near_copies.REUSE),
        (f"{OWN} {QUOTE} the mayor said.", f"The mayor was angry. {QUOTE} she said.", ("shared quotation",)),
        (LEDE, OWN, ("independent",)),
    ],
)
def test_the_four_answers(left: str, right: str, answer: tuple[str, ...]) -> None:
    assert decided(pair(left, right)) in answer


def test_the_share_of_common_runs() -> None:
    assert containment(pair(LEDE, f"{LEDE} {MORE}")) == 1.0
    assert containment(pair(LEDE, OWN)) == 0.0


def test_the_threshold_is_the_one_with_the_best_f1() -> None:
    shares, gold = [0.9, 0.5, 0.4, 0.1], [True, True, False, False]
    assert near_copies._threshold(shares, gold) == 0.5
    assert near_copies._f1([True, True, True], [True, False, True]) == pytest.approx((2 / 3, 1.0, 0.8))
    random.Random(3).shuffle(shares)
    assert near_copies._f1([], []) == (0.0, 0.0, 0.0)


def test_marked_credits_are_places_and_names_of_outlets() -> None:
    bundle = json.loads(credits.MARKED.read_text("utf-8"))
    for entry in bundle["lines"]:
        assert set(entry) <= {"id", "half", "column", "name", "kind", "start", "end", "optional"}
        assert ("start" in entry) == ("kind" in entry) == ("end" in entry)
        assert entry["half"] == ("test" if int(hashlib.sha256(f"credits {entry['id']}".encode()).hexdigest(), 16) % 2 else "dev")
    assert len(bundle["running"]) == 60
    assert all(m["start"] < m["end"] for r in bundle["running"].values() for m in r["credits"])


def test_a_credit_counts_where_its_place_and_name_are_right() -> None:
    document = make_document("It fell, the Harbour Gazette reported.", id="a")
    span = document.span(13, 28)
    mine = ResolvedCredit(span=span, report="a", kind="citation", name="Harbour Gazette", reports=(), sentence="")
    tally = credits.Tally()
    assert tally.add([mine], [{"name": "The Harbour Gazette", "start": 9, "end": 28}]) == []
    assert tally.add([mine], [{"name": "Harbour Gazette", "start": 40, "end": 55}])[0].startswith("missed")
    assert tally.add([mine], [{"name": "Lantern Wire", "start": 13, "end": 28, "optional": True}]) == [
        "extra citation Harbour Gazette 13"
    ]
    assert tally.figures()["f1"] == pytest.approx(100 * 0.4)
