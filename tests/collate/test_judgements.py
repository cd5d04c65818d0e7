"""Judgements taken up: each verdict of each kind, and that a judged item survives what is read anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.collate.judging import Json, about, compared, exported, judgement, one, written

REPORTS = {
    "a.txt": """NORVIK, May 7, 2024 (Nordwire) - At least 12 people died when a footbridge fell into the Velda river on Monday, \
the mayor, Ana Lund, said.

"We had warned the builders twice," Lund told reporters. Officials said 40 others were hurt. A nurse, Piet Oster, said that the \
wards were full.
""",
    "b.txt": """May 8, 2024

Fifteen people died when a footbridge fell into the Velda river, said Mayor Ana Lund on Tuesday. “We had warned the builders \
twice,” she added.

The hospital of Norvik said 38 people were hurt. The nurse Piet Oster said that the wards were full on Monday night.
""",
    "c.txt": """May 8, 2024

A footbridge collapsed in Norvik. The fire brigade counted 12 dead, its chief, Jorun Bakke, said. At least 12 people died when \
a footbridge fell into the Velda river on Monday, the mayor, Ana Lund, said.
""",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("story") / "reports", REPORTS)


@pytest.fixture(scope="module")
def before(folder: Path) -> Json:
    return compared(folder)


@pytest.fixture
def after(folder: Path, tmp_path: Path) -> Callable[..., Json]:
    """`after(judgement, …)` is the comparison of the reports with these judgements."""

    def run(*judgements: Json) -> Json:
        return compared(folder, exported(tmp_path / "judgements.json", judgements))

    return run


Run = Callable[..., Json]


def figure(result: Json, words: str, report: str) -> Json:
    return next(f for f in result["figures"] if f["span"]["text"] == words and f["span"]["report"] == report)


def saying(result: Json, words: str, report: str) -> Json:
    return next(q for q in result["attributions"] if words in q["content"][0]["text"] and q["content"][0]["report"] == report)


def outcome(result: Json, number: int = 0) -> tuple[str, list[str]]:
    return result["judgements"][number]["state"], result["judgements"][number]["items"]


def claims_of(result: Json, *ids: str) -> list[Json]:
    return [c for c in result["claims"] if set(ids) <= set(c["members"])]


def without(result: Json, *keys: str) -> Json:
    return {k: v for k, v in result.items() if k not in keys}


def test_without_judgements_nothing_changes(before: Json) -> None:
    assert before["judgements"] == []


def test_what_was_given_stands_in_the_result_whole(before: Json, after: Run) -> None:
    given = about(before, "unsure", "figure", before["figures"][0], note="ask the mayor", by="R. Hale", id="j-7")
    result = after(given)
    found = dict(result["judgements"][0])
    assert (found.pop("state"), found.pop("items")) == ("noted", [])
    assert found.pop("why")
    assert found == given
    assert without(result, "judgements") == without(before, "judgements")


@pytest.mark.parametrize(
    ("kind", "key"), [("figure", "figures"), ("attribution", "attributions"), ("timex", "timexes"), ("toponym", "toponyms")]
)
def test_accepting_what_stands_confirms_it(kind: str, key: str, before: Json, after: Run) -> None:
    for item in before[key]:
        result = after(about(before, "accept", kind, item))
        assert outcome(result) == ("applied", [item["id"]])
        assert without(result, "judgements") == without(before, "judgements")


@pytest.mark.parametrize(("kind", "key"), [("figure", "figures"), ("timex", "timexes"), ("attribution", "attributions")])
def test_what_is_rejected_goes_with_a_reason(kind: str, key: str, before: Json, after: Run) -> None:
    item = before[key][1]
    result = after(about(before, "reject", kind, item, note="misread", id="j-9"))
    assert item["id"] not in {i["id"] for i in result[key]}
    assert len(result[key]) == len(before[key]) - 1
    assert outcome(result)[0] == "applied"
    assert [d["reason"] for d in result["dropped"] if d["what"].startswith(kind)] == ["rejected by judgement j-9: misread"]


def test_a_rejected_figure_leaves_claims_and_records(before: Json, after: Run) -> None:
    wrong = figure(before, "12", "c.txt")
    result = after(about(before, "reject", "figure", wrong))
    assert not claims_of(result, wrong["id"])
    assert not any(wrong["id"] in r["readings"] for r in result["records"])


def test_a_figure_in_a_rejected_attribution_is_the_reports_own(before: Json, after: Run) -> None:
    said = saying(before, "40 others", "a.txt")
    result = after(about(before, "reject", "attribution", said))
    assert figure(before, "40", "a.txt")["attribution"] == said["id"]
    now = figure(result, "40", "a.txt")
    assert (now["attribution"], now["sources"]) == (None, [])


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"value": 17}, {"value": 17, "low": 17, "high": None, "bound": "at_least", "low_inclusive": True}),
        ({"bound": "exact"}, {"value": 12, "low": 12, "high": 12, "interval": {"low": 12, "high": 12, "rule": "exact"}}),
        (
            {"value": 100, "bound": "approx"},
            {"low": None, "interval": {"low": 90, "high": 110, "rule": "about: a tenth either way"}},
        ),
        ({"bound": "range", "value": None, "low": 12, "high": 20}, {"interval": {"low": 12, "high": 20, "rule": "as judged"}}),
        ({"outcome": "missing", "population": "Velda"}, {"outcome": "missing", "population": "Velda", "value": 12}),
        ({"sources": ["Jorun Bakke"]}, {"sources": ["Jorun Bakke"], "sources_inferred": []}),
        ({"sources": []}, {"sources": [], "attribution": None}),
        ({"as_of": {"earliest": "2024-05-06", "latest": None}}, {"as_of": {"earliest": "2024-05-06", "latest": None}}),
    ],
)
def test_a_corrected_figure(changes: Json, found: Json, before: Json, after: Run) -> None:
    wrong = figure(before, "At least 12", "a.txt")
    result = after(about(before, "correct", "figure", wrong, changes=changes))
    now = next(f for f in result["figures"] if f["id"] == wrong["id"])
    assert {k: now[k] for k in found} == found
    assert outcome(result) == ("applied", [wrong["id"]])


def test_a_corrected_number_is_compared_anew(before: Json, after: Run) -> None:
    fifteen = figure(before, "Fifteen", "b.txt")
    result = after(about(before, "correct", "figure", fifteen, changes={"value": 12}))
    claim = next(c for c in claims_of(result, fifteen["id"]) if c["part_of"] is None)
    assert claim["relation"] != "conflicts"
    assert next(c for c in claims_of(before, fifteen["id"]) if c["part_of"] is None)["relation"] == "conflicts"


def test_a_figure_given_another_measure(before: Json, after: Run) -> None:
    dead, hurt = figure(before, "12", "c.txt"), figure(before, "40", "a.txt")
    result = after(about(before, "correct", "figure", dead, changes={"measure": hurt["measure"]}))
    assert figure(result, "12", "c.txt")["measure"] == hurt["measure"]
    assert claims_of(result, dead["id"], hurt["id"])
    assert not claims_of(result, dead["id"], figure(before, "At least 12", "a.txt")["id"])


def test_a_corrected_speaker_is_the_source_of_the_figures_too(before: Json, after: Run) -> None:
    said = saying(before, "40 others", "a.txt")
    changes = {"speaker": "Norvik Police", "speaker_type": "named body", "modality": "confirmed"}
    result = after(about(before, "correct", "attribution", said, changes=changes))
    now = saying(result, "40 others", "a.txt")
    assert (now["chain"], now["modality"], now["speaker_type"]) == (["Norvik Police"], "confirmed", "named body")
    assert figure(result, "40", "a.txt")["sources"] == ["Norvik Police"]


def test_a_corrected_time_and_place(folder: Path, tmp_path: Path) -> None:
    reports = written(tmp_path / "r", {"a.txt": "May 8, 2024\n\nThe mayor of Paris spoke on Monday in Berlin.\n"})
    first = compared(reports)
    time, place = one(first["timexes"], words="Monday"), one(first["toponyms"], words="Paris")
    days = {"value": "2024-04-29", "earliest": "2024-04-29", "latest": "2024-04-29"}
    file = exported(
        tmp_path / "j.json",
        [
            about(first, "correct", "timex", time, changes=days, id="j-1"),
            about(first, "correct", "toponym", place, changes={"place": "Paris, Velda", "countries": ["XV"]}, id="j-2"),
        ],
    )
    result = compared(reports, file)
    now = one(result["timexes"], words="Monday")
    assert {k: now[k] for k in days} == days
    assert now["rule"] == "Corrected by judgement j-1."
    there = one(result["toponyms"], words="Paris")
    assert (there["place"], there["countries"], there["lat"]) == ("Paris, Velda", ["XV"], None)
    assert [j["state"] for j in result["judgements"]] == ["applied", "applied"]


def test_figures_judged_to_count_the_same_are_one_claim(before: Json, after: Run) -> None:
    dead, hurt = figure(before, "12", "c.txt"), figure(before, "40", "a.txt")
    assert not claims_of(before, dead["id"], hurt["id"])
    given = judgement(before, "same", "figure", spans=[dead["span"], hurt["span"]])
    result = after(given)
    assert claims_of(result, dead["id"], hurt["id"])
    assert outcome(result) == ("applied", [dead["id"], hurt["id"]])


def test_figures_judged_to_count_two_things_are_two_claims(before: Json, after: Run) -> None:
    one_, other = figure(before, "At least 12", "a.txt"), figure(before, "12", "c.txt")
    result = after(judgement(before, "different", "figure", spans=[one_["span"], other["span"]]))
    assert claims_of(before, one_["id"], other["id"])
    assert not claims_of(result, one_["id"], other["id"])
    assert figure(result, "12", "c.txt")["measure"] != figure(result, "At least 12", "a.txt")["measure"]
    again = figure(before, "At least 12", "c.txt")
    assert claims_of(result, one_["id"], again["id"]), "the copy of a sentence goes with it"
    assert all(claims_of(result, f["id"]) for f in result["figures"]), "every figure stands in a claim"
    assert outcome(result)[0] == "applied"


def test_statements_told_apart_and_brought_together(before: Json, after: Run) -> None:
    full, also = saying(before, "wards were full", "a.txt"), saying(before, "wards were full", "b.txt")
    apart = after(judgement(before, "different", "attribution", spans=[full["content"][0], also["content"][0]]))
    assert claims_of(before, full["id"], also["id"])
    assert not claims_of(apart, full["id"], also["id"])
    hurt = saying(before, "40 others", "a.txt")
    together = after(judgement(before, "same", "attribution", spans=[full["content"][0], hurt["content"][0]]))
    (claim,) = claims_of(together, full["id"], hurt["id"])
    assert any({p["from"], p["to"]} == {full["id"], hurt["id"]} and "j-1" in p["reason"] for p in claim["pairs"])


def test_actors_brought_together_and_told_apart(before: Json, after: Run) -> None:
    lund, bakke = one(before["actors"], name="Ana Lund"), one(before["actors"], name="Jorun Bakke")
    joined = after(judgement(before, "same", "actor", spans=[lund["mentions"][1], bakke["mentions"][1]]))
    both = one(joined["actors"], id=lund["id"])
    assert len(both["mentions"]) == len(lund["mentions"]) + len(bakke["mentions"])
    assert not any(a["id"] == bakke["id"] for a in joined["actors"])
    spans = [next(m for m in lund["mentions"] if m["report"] == r and m["kind"] == "name") for r in ("a.txt", "b.txt")]
    apart = after(judgement(before, "different", "actor", spans=spans))
    parts = [
        a
        for a in apart["actors"]
        if any(m["report"] == s["report"] and m["start"] == s["start"] for s in spans for m in a["mentions"])
    ]
    assert len(parts) == 2
    assert sum(len(p["mentions"]) for p in parts) == len(lund["mentions"])
    gone = after(about(before, "reject", "actor", bakke))
    assert not any(a["name"] == "Jorun Bakke" for a in gone["actors"])


def test_origins_judged_one_and_two(before: Json, after: Run) -> None:
    a, b = figure(before, "At least 12", "a.txt"), figure(before, "12", "c.txt")
    (claim,) = [c for c in claims_of(before, a["id"], b["id"]) if c["part_of"] is None]
    assert claim["independent_origins"] == {"low": 2, "high": 2}
    joined = after(judgement(before, "same", "origin", spans=[a["span"], b["span"]], note="both have it from the brigade"))
    (claim,) = [c for c in claims_of(joined, a["id"], b["id"]) if c["part_of"] is None]
    assert claim["independent_origins"] == {"low": 1, "high": 1}
    proof = one(claim["collapses"], by="judgement")
    assert "both have it from the brigade" in proof["sentence"]
    other = figure(before, "Fifteen", "b.txt")
    apart = after(judgement(before, "different", "origin", spans=[a["span"], other["span"]]))
    (claim,) = [c for c in claims_of(apart, a["id"], other["id"]) if c["part_of"] is None]
    assert claim["independent_origins"] == {"low": 3, "high": 3}
    assert not any({a["id"], other["id"]} <= set(o["members"]) for o in claim["origins"])


def test_unnamed_origins_judged_two_are_two(before: Json, after: Run) -> None:
    a, b = figure(before, "40", "a.txt"), figure(before, "38", "b.txt")
    (claim,) = claims_of(before, a["id"], b["id"])
    assert claim["independent_origins"] == {"low": 1, "high": 2}
    (now,) = claims_of(after(judgement(before, "different", "origin", spans=[a["span"], b["span"]])), a["id"], b["id"])
    assert now["independent_origins"] == {"low": 2, "high": 2}
    (one_,) = claims_of(after(judgement(before, "same", "origin", spans=[a["span"], b["span"]])), a["id"], b["id"])
    assert one_["independent_origins"]["high"] == 1


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
