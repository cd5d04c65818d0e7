"""Judgements taken up: claims, passages and borrowings, and judgements that contradict each other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.collate.bridge import Run, claims_of, figure, outcome, saying, without
from tests.collate.judging import Json, about, compared, exported, judgement, one


def claim_spans(result: Json, claim: Json) -> list[Json]:
    items = {i["id"]: i for key in ("figures", "attributions") for i in result[key]}
    return [items[m]["span"] if "span" in items[m] else items[m]["content"][0] for m in claim["members"]]


def test_a_rejected_claim_leaves_with_its_records_and_camps(before: Json, after: Run) -> None:
    toll = next(c for c in before["claims"] if c["measure"] == "person_killed" and c["part_of"] is None)
    result = after(judgement(before, "reject", "claim", spans=claim_spans(before, toll), item=toll))
    assert not any(c["measure"] == "person_killed" for c in result["claims"])
    assert not any(r["measure"] == "person_killed" for r in result["records"])
    assert any(toll["topic"] in d["what"] and "j-1" in d["reason"] for d in result["dropped"])


def test_a_claim_is_called_as_was_judged(before: Json, after: Run) -> None:
    toll = next(c for c in before["claims"] if c["measure"] == "person_killed" and c["part_of"] is None)
    given = judgement(before, "correct", "claim", spans=claim_spans(before, toll), item=toll, changes={"topic": "Dead at Norvik"})
    result = after(given)
    assert one(result["claims"], id=toll["id"])["topic"] == "Dead at Norvik"
    assert outcome(result) == ("applied", [toll["id"]])
    assert any(r["topic"] == "Dead at Norvik" for r in result["records"])


@pytest.mark.parametrize("place", range(6))
def test_an_accepted_claim_is_confirmed(place: int, before: Json, after: Run) -> None:
    claim = before["claims"][place]
    result = after(judgement(before, "accept", "claim", spans=claim_spans(before, claim), item=claim))
    assert outcome(result) == ("applied", [claim["id"]])
    assert without(result, "judgements") == without(before, "judgements")


def test_an_accepted_claim_comes_back_where_the_machine_makes_none(before: Json, after: Run) -> None:
    ids = [figure(before, "40", "a.txt")["id"], saying(before, "wards were full", "b.txt")["id"]]
    pairs = [{"from": ids[0], "to": ids[1], "relation": "agrees", "reason": "The wards hold forty."}]
    item = before["claims"][0] | {
        "members": ids,
        "pairs": pairs,
        "measure": None,
        "relation": "agrees",
        "part_of": None,
        "topic": "the wards",
    }
    result = after(judgement(before, "accept", "claim", spans=claim_spans(before, item), item=item))
    (claim,) = claims_of(result, *ids)
    assert (claim["topic"], claim["pairs"]) == ("the wards", pairs)
    assert claim["independent_origins"]["high"] == 2


def test_passages_left_out_and_put_back(before: Json, after: Run) -> None:
    shared = next(p for p in before["passages"] if p["left"]["report"] == "a.txt" and p["right"]["report"] == "c.txt")
    result = after(about(before, "reject", "passage", shared))
    assert not any(p["left"]["report"] == "a.txt" and p["right"]["report"] == "c.txt" for p in result["passages"])
    assert not any({e["from"], e["to"]} == {"a.txt", "c.txt"} and e["kind"] == "reuse" for e in result["lineage"]["edges"])
    left, right = saying(before, "40 others", "a.txt"), saying(before, "38 people", "b.txt")
    mine = {
        "id": "p99", "left": left["content"][0], "right": right["content"][0], "kind": "paraphrase", "similarity": 0.5,
        "what": "narration", "differences": [],
    }  # fmt: skip
    result = after(about(before, "accept", "passage", mine))
    back = [p for p in result["passages"] if p["left"] == mine["left"] and p["right"] == mine["right"]]
    assert [p["kind"] for p in back] == ["paraphrase"]
    assert outcome(result) == ("applied", [back[0]["id"]])


def edge_judged(result: Json, verdict: str, edge: Json) -> Json:
    spans = [s for e in edge["evidence"][:1] for s in (e["left"], e["right"]) if s]
    return judgement(result, verdict, "edge", spans=spans, item=edge)


def test_borrowings_left_out_and_put_back(before: Json, after: Run) -> None:
    edge = before["lineage"]["edges"][0]
    result = after(edge_judged(before, "reject", edge))
    assert edge not in result["lineage"]["edges"]
    assert edge["to"] in result["lineage"]["origins"]
    assert outcome(result)[0] == "applied"
    mine = {"from": "b.txt", "to": "c.txt", "kind": "credit", "direction": "stated", "evidence": []}
    result = after(edge_judged(before, "accept", mine))
    assert mine in result["lineage"]["edges"]
    assert outcome(after(edge_judged(before, "unsure", mine)))[0] == "noted"
    for verdict in ("accept", "unsure"):
        elsewhere = after(edge_judged(before, verdict, mine | {"from": "z.txt"}))
        assert outcome(elsewhere)[0] == "orphaned"


@pytest.mark.parametrize("later", ["accept", "reject"])
def test_of_two_that_contradict_the_later_stands(later: str, before: Json, after: Run) -> None:
    item = before["figures"][1]
    earlier = "reject" if later == "accept" else "accept"
    result = after(
        about(before, later, "figure", item, id="j-late", at="2026-11-22T09:00:00Z", by="K"),
        about(before, earlier, "figure", item, id="j-early", at="2026-11-22T10:30:00+02:00", by="M"),
    )
    assert (item["id"] in {f["id"] for f in result["figures"]}) == (later == "accept")
    assert [j["state"] for j in result["judgements"]] == ["applied", "noted"]
    assert "j-late" in result["judgements"][1]["why"]


def test_links_that_contradict_over_a_third(before: Json, after: Run) -> None:
    a, b, c = (figure(before, w, r) for w, r in (("At least 12", "a.txt"), ("Fifteen", "b.txt"), ("12", "c.txt")))

    def link(verdict: str, x: Json, y: Json, day: int) -> Json:
        about_ = {"id": f"j-{day}", "at": f"2026-11-0{day}T00:00:00Z"}
        return judgement(before, verdict, "figure", spans=[x["span"], y["span"]], **about_)

    result = after(link("same", a, b, 1), link("same", b, c, 2), link("different", a, c, 3))
    assert [j["state"] for j in result["judgements"]] == ["noted", "applied", "applied"]
    assert claims_of(result, b["id"], c["id"])
    assert not claims_of(result, a["id"], c["id"])


def test_two_corrections_of_one_item_add_up(before: Json, after: Run) -> None:
    item = figure(before, "40", "a.txt")
    result = after(
        about(before, "correct", "figure", item, id="j-1", changes={"value": 41}),
        about(before, "correct", "figure", item, id="j-2", at="2026-11-23T00:00:00Z", changes={"outcome": "missing"}),
    )
    now = next(f for f in result["figures"] if f["id"] == item["id"])
    assert (now["value"], now["outcome"]) == (41, "missing")
    assert [j["state"] for j in result["judgements"]] == ["applied", "applied"]


def test_the_judgements_of_a_result_give_that_result_again(folder: Path, before: Json, tmp_path: Path) -> None:
    given = [
        about(before, "reject", "figure", before["figures"][1], id="j-1"),
        about(before, "correct", "figure", before["figures"][0], id="j-2", changes={"value": 13}),
        judgement(before, "different", "origin", spans=[before["figures"][0]["span"], before["figures"][2]["span"]], id="j-3"),
        about(before, "reject", "passage", before["passages"][0], id="j-4"),
    ]
    first = compared(folder, exported(tmp_path / "j.json", given))
    whole = tmp_path / "comparison.json"
    whole.write_text(json.dumps(first), "utf-8")
    assert compared(folder, whole) == first
    assert compared(folder, exported(tmp_path / "again.json", [*given, *given])) == first
    assert compared(folder, whole, exported(tmp_path / "j.json", given)) == first
