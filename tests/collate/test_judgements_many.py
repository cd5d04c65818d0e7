"""Many judgements at once: several of one thing, in any order, and the ids that each names in the result."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from stemma.collate.judgements.docket import Docket, contradicts
from stemma.model import Anchor, AnchoredReport, Judgement
from stemma.model.judgement import VERDICTS
from tests.collate.bridge import REPORTS
from tests.collate.judging import Json, about, compared, exported, judgement, one, spans_of, written

LAYERS = {
    "figure": "figures", "attribution": "attributions", "timex": "timexes", "toponym": "toponyms", "actor": "actors",
    "passage": "passages", "claim": "claims", "origin": "claims",
}  # fmt: skip
CHANGES = {
    "figure": {"value": 71}, "attribution": {"speaker": "Ida Moe"}, "timex": {"earliest": None}, "toponym": {"place": None},
    "claim": {"topic": "the bridge"},
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("story") / "reports", REPORTS)


@pytest.fixture(scope="module")
def before(folder: Path) -> Json:
    return compared(folder)


def any_of(result: Json, dice: random.Random, number: int) -> Json:
    """Some judgement of something in a comparison; the number makes its id and its time."""
    members = {m["id"]: m for layer in ("figures", "attributions") for m in result[layer]}
    kind = dice.choice([kind for kind in LAYERS if result[LAYERS[kind]]])
    item = dice.choice(result[LAYERS[kind]])
    verdict = dice.choice(VERDICTS[kind])  # type: ignore[index]
    named: dict[str, Any] = {"id": f"j-{number}", "at": f"2026-11-{dice.randint(1, 28):02}T00:{number:02}:00Z"}
    spans = [spans_of(members[m])[0] for m in item["members"]] if "members" in item else spans_of(item)
    if kind == "origin":
        return judgement(result, verdict, kind, spans=[spans[0], spans[-1]], **named)
    if verdict in ("same", "different"):
        return judgement(result, verdict, kind, spans=[spans[0], spans_of(dice.choice(result[LAYERS[kind]]))[0]], **named)
    named["changes"] = CHANGES[kind] if verdict == "correct" else {}
    return judgement(result, verdict, kind, spans=spans, item=item, **named)


def ids_in(result: Json) -> set[str]:
    return {item["id"] for layer in set(LAYERS.values()) for item in result[layer]}


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_files_and_lines_changes_nothing(seed: int, folder: Path, before: Json, tmp_path: Path) -> None:
    dice = random.Random(seed)
    given = [any_of(before, dice, n) for n in range(12)]
    first = compared(folder, exported(tmp_path / "all.json", given))
    for each in first["judgements"]:
        assert set(each["items"]) <= ids_in(first), each
    dice.shuffle(given)
    files = [exported(tmp_path / f"{n}.json", given[n::2]) for n in (0, 1)]
    second = compared(folder, *files)
    for result in (first, second):
        result["judgements"].sort(key=lambda each: each["id"])
        result["dropped"].sort(key=str)
    assert second == first


def test_an_actor_is_named_as_it_is_after_all_judgements(folder: Path, before: Json, tmp_path: Path) -> None:
    lund, oster, bakke = (one(before["actors"], name=name) for name in ("Ana Lund", "Piet Oster", "Jorun Bakke"))

    def same(left: Json, right: Json, number: int) -> Json:
        spans = [left["mentions"][0], right["mentions"][0]]
        return judgement(before, "same", "actor", spans=spans, id=f"j-{number}", at=f"2026-11-21T00:0{number}:00Z")

    given = [about(before, "accept", "actor", bakke, id="j-0"), same(oster, bakke, 1), same(lund, oster, 2)]
    result = compared(folder, exported(tmp_path / "j.json", given))
    (joined,) = [a["id"] for a in result["actors"] if {"Ana Lund", "Jorun Bakke"} <= {a["name"], *a["aliases"]}]
    assert [j["items"] for j in result["judgements"]] == [[joined]] * 3


@pytest.mark.parametrize("later", ["accept", "reject"])
def test_two_mentions_of_one_actor_are_one_actor(later: str, folder: Path, before: Json, tmp_path: Path) -> None:
    lund = one(before["actors"], name="Ana Lund")
    earlier = "reject" if later == "accept" else "accept"
    given = [
        judgement(before, earlier, "actor", spans=lund["mentions"][:1], item=lund, id="j-early"),
        judgement(before, later, "actor", spans=lund["mentions"][1:2], item=lund, id="j-late", at="2026-11-22T00:00:00Z"),
    ]
    result = compared(folder, exported(tmp_path / "j.json", given))
    assert ("Ana Lund" in {a["name"] for a in result["actors"]}) == (later == "accept")
    assert [j["state"] for j in result["judgements"]] == ["noted", "applied"]


def test_an_end_that_was_not_given_is_open_where_it_cannot_stand(folder: Path, before: Json, tmp_path: Path) -> None:
    hurt = one(before["figures"], words="38")
    monday = next(t for t in before["timexes"] if t["earliest"] is not None)
    given = [
        about(before, "correct", "figure", hurt, id="j-1", changes={"low": 41}),
        about(before, "correct", "timex", monday, id="j-2", changes={"latest": "1999-12-31"}),
    ]
    result = compared(folder, exported(tmp_path / "j.json", given))
    now = next(f for f in result["figures"] if f["id"] == hurt["id"])
    assert (now["low"], now["high"], now["interval"]) == (41, None, {"low": 41, "high": None, "rule": "as judged"})
    day = next(t for t in result["timexes"] if t["id"] == monday["id"])
    assert (day["earliest"], day["latest"]) == (None, "1999-12-31")


def test_what_is_said_a_thousand_times_is_weighed_once() -> None:
    anchor = Anchor(report=AnchoredReport("a.txt", "0" * 64), start=0, end=2, exact="12")
    said = [
        Judgement(id=f"j-{n}", verdict="correct", kind="figure", anchors=(anchor,), changes='{"value": 17}', at="2026-11-21")
        for n in range(1000)
    ]
    weighed = 0

    def against(earlier: Judgement, later: Judgement) -> bool:
        nonlocal weighed
        weighed += 1
        return contradicts(earlier, later)

    assert len(Docket(said, ()).standing(said, against, items={})) == len(said)
    assert weighed < len(said)
