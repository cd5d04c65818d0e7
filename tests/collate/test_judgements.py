"""Judgements taken up: what is said of figures, statements, times, places, actors and origins."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.collate.bridge import Run, claims_of, figure, outcome, saying, without
from tests.collate.judging import Json, about, compared, exported, judgement, one, written


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
