"""Anchors found again: judged items survive edits, new names and other machines as long as their words stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stemma
from stemma.collate.judgements.anchors.places import LONG, Lost, Places
from stemma.model import Anchor, AnchoredReport, Document, Span
from stemma.show.contract import to_jsonable
from tests.collate.judging import Json, about, compared, exported, judgement, one, written
from tests.conftest import make_document

TEXT = """NORVIK, May 7, 2024 (Nordwire) - At least 12 people died when a footbridge fell, the mayor, Ana Lund, said.

Officials said 40 others were hurt. Divers had searched until dawn. “We had warned the builders twice,” Lund told reporters.
"""
OTHER = "May 8, 2024\n\nFifteen people died when a footbridge fell into the Velda river, said Ana Lund.\n"
REPORTS = {"one.txt": TEXT, "two.txt": OTHER}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Json:
    return compared(written(tmp_path_factory.mktemp("story") / "reports", REPORTS))


def again(place: Path, reports: dict[str, str], *judgements: Json) -> Json:
    return compared(written(place / "now", reports), exported(place / "j.json", judgements))


CHANGED = {
    "unchanged": REPORTS,
    "a sentence before it": {**REPORTS, "one.txt": TEXT.replace("Officials said", "The river was in flood. Officials said")},
    "white space before it": {
        **REPORTS,
        "one.txt": TEXT.replace("\n\nOfficials", "\n\n\n   Officials").replace("said 40", "said\n40"),
    },
    "words behind it": {**REPORTS, "one.txt": TEXT.replace("Divers had searched until dawn.", "Nobody was found alive.")},
    "another file name": {"renamed.txt": TEXT, "two.txt": OTHER},
    "another name and an edit": {"renamed.txt": TEXT.replace("Divers had searched", "Divers searched"), "two.txt": OTHER},
    "another report beside it": {**REPORTS, "0.txt": "May 8, 2024\n\nIn Oskava 40 others were hurt by hail.\n"},
}


@pytest.mark.parametrize("change", CHANGED)
def test_a_correction_survives(change: str, before: Json, tmp_path: Path) -> None:
    hurt = one(before["figures"], words="40")
    result = again(tmp_path, CHANGED[change], about(before, "correct", "figure", hurt, changes={"value": 44}))
    now = one(result["figures"], value=44)
    assert now["span"]["text"] == "40"
    assert "said" in next(r["text"] for r in result["reports"] if r["id"] == now["span"]["report"])[: now["span"]["start"]]
    assert result["judgements"][0]["items"] == [now["id"]]


GONE = {
    "the sentence is gone": {**REPORTS, "one.txt": TEXT.replace("Officials said 40 others were hurt. ", "")},
    "another number stands there": {**REPORTS, "one.txt": TEXT.replace("40 others", "41 others")},
    "the number stands in other words": {
        **REPORTS, "one.txt": TEXT.replace("Officials said 40 others were hurt. Divers", "A crowd of 40 stood by. Some")
    },
    "the report is gone": {"two.txt": OTHER},
    "twice the same words": {"x.txt": TEXT, "y.txt": TEXT + "More follows.\n"},
}  # fmt: skip


@pytest.mark.parametrize("change", GONE)
def test_what_does_not_stand_is_orphaned_and_kept_whole(change: str, before: Json, tmp_path: Path) -> None:
    hurt = one(before["figures"], words="40")
    given_ = about(before, "correct", "figure", hurt, changes={"value": 44}, note="counted anew", id="j-77")
    if change == "twice the same words":  # neither by its digest nor by its name
        given_["anchors"][0]["report"]["sha256"] = "e" * 64
    result = again(tmp_path, GONE[change], given_)
    kept = dict(result["judgements"][0])
    assert (kept.pop("state"), kept.pop("items")) == ("orphaned", [])
    assert "“40”" in kept["why"] or "one.txt" in kept["why"]
    kept.pop("why")
    assert kept == given_
    assert not any(f["value"] == 44 for f in result["figures"])


def test_a_reprint_of_the_words_is_not_the_lost_report(before: Json, tmp_path: Path) -> None:
    hurt, other = one(before["figures"], words="40"), one(before["figures"], words="Fifteen")
    copied = OTHER + "\n" + TEXT.partition("\n\n")[2]
    result = again(
        tmp_path, {"two.txt": copied}, about(before, "reject", "figure", hurt), about(before, "accept", "figure", other, id="j-2")
    )
    assert [j["state"] for j in result["judgements"]] == ["orphaned", "applied"]


def test_what_the_machine_no_longer_finds_comes_back(before: Json, tmp_path: Path) -> None:
    """A person's reading of words in which the rules read nothing of the kind."""
    hurt, said = one(before["figures"], words="40"), one(before["attributions"], words="40 others")
    text = next(r["text"] for r in before["reports"] if r["id"] == "one.txt")
    at = text.index("dawn")
    span = {"report": "one.txt", "start": at, "end": at + 4, "text": "dawn"}
    number = hurt | {"id": "Af9", "span": span, "value": 5, "low": 5, "high": 5, "counted": None, "predicate": [], "sources": []}
    words = {"report": "one.txt", "start": text.index("Divers"), "end": at + 4, "text": text[text.index("Divers") : at + 4]}
    saying = said | {"id": "Aq9", "content": [words], "cue": None, "source": None, "speaker": "Ana Lund", "chain": ["Ana Lund"]}
    time = before["timexes"][0] | {"id": "At9", "span": span, "value": "2024-05-07TMO"}
    place = {
        "id": "Ap9", "span": span, "kind": "name", "place": "Dawn", "countries": ["XV"], "lat": 1.5, "lon": None,
        "precision": "city", "candidates": [],
    }  # fmt: skip
    given_ = [
        about(before, "accept", "figure", number, id="j-1"),
        about(before, "accept", "attribution", saying, id="j-2"),
        about(before, "accept", "timex", time, id="j-3"),
        about(before, "accept", "toponym", place, id="j-4"),
    ]
    moved = {**REPORTS, "one.txt": TEXT.replace("Officials said", "The river was in flood. Officials said")}
    result = again(tmp_path, moved, *given_)
    assert [j["state"] for j in result["judgements"]] == ["applied"] * 4
    pairs: tuple[tuple[str, dict[str, Any]], ...] = (
        ("figures", number),
        ("attributions", saying),
        ("timexes", time),
        ("toponyms", place),
    )
    for key, judged in pairs:
        ids = {i["id"] for i in result[key]}
        back = next(i for i in result[key] if i["id"] in {n for j in result["judgements"] for n in j["items"]})
        assert len(ids) == len(result[key])
        assert (back.get("span") or back["content"][0])["text"] == (judged.get("span") or judged["content"][0])["text"]
    number_now = next(f for f in result["figures"] if f["value"] == 5)
    assert number_now["attribution"] is None, "its own sources are nobody's"
    assert any(number_now["id"] in c["members"] for c in result["claims"])


def test_a_put_back_attribution_has_the_figures_in_it(before: Json, tmp_path: Path) -> None:
    text = "May 7, 2024\n\nThe bridge fell. 40 others were hurt in the fall.\n"
    first = compared(written(tmp_path / "first", {"one.txt": text}))
    assert first["attributions"] == []
    at = text.index("40 others")
    words = {"report": "one.txt", "start": at, "end": at + 20, "text": text[at : at + 20]}
    item = one(before["attributions"], words="40 others") | {"content": [words], "cue": None, "source": None}
    item |= {"speaker": "Ana Lund", "chain": ["Ana Lund"]}
    result = again(tmp_path, {"one.txt": text}, about(first, "accept", "attribution", item))
    (saying,), (number,) = result["attributions"], result["figures"]
    assert (number["attribution"], number["sources"]) == (saying["id"], ["Ana Lund"])


def test_rules_and_encoder_take_up_the_same_judgement(tmp_path: Path) -> None:
    """An attribution that only one of two machines reads is there in both once a person has accepted it."""
    folder = written(tmp_path / "r", REPORTS)
    rules, model = (to_jsonable(stemma.compare_reports([folder], encoder=e)) for e in (False, True))
    file = exported(
        tmp_path / "j.json",
        [
            about(r, "accept", "attribution", q, id=f"{n}-{q['id']}")
            for n, r in enumerate((rules, model))
            for q in r["attributions"]
        ],
    )
    for encoder in (False, True):
        result = to_jsonable(stemma.compare_reports([folder], encoder=encoder, judgements=[file]))
        assert {j["state"] for j in result["judgements"]} == {"applied"}


def test_lines_of_a_jsonl_file(tmp_path: Path) -> None:
    rows = [json.dumps({"text": t, "id": f"r{n}"}) for n, t in enumerate((TEXT, OTHER))]
    place = tmp_path / "r"
    place.mkdir()
    (place / "all.jsonl").write_text("\n".join(rows), "utf-8")
    first = compared(place)
    given_ = about(first, "correct", "figure", one(first["figures"], words="Fifteen"), changes={"value": 16})
    extra = json.dumps({"text": "May 9, 2024\n\nIt rained in Norvik.", "id": "new"})
    (place / "all.jsonl").write_text("\n".join([extra, *rows]), "utf-8")
    result = compared(place, exported(tmp_path / "j.json", [given_]))
    assert one(result["figures"], value=16)["span"]["report"] == "r1"


VOCABULARY = "the mayor said that 12 people died at dawn near Norvik river bridge 40 were hurt"
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), max_size=30)


def _anchor(document: Document, start: int, end: int) -> Anchor:
    text = document.text
    return Anchor(
        report=AnchoredReport(document.file, document.sha256), start=start, end=end, exact=text[start:end],
        prefix=text[max(0, start - 32) : start], suffix=text[end : end + 32],
    )  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(before=WORDS, after=WORDS, new=WORDS, tail=WORDS, gap=st.sampled_from([" ", "\n", "  \n\n"]))
def test_edits_outside_the_words_never_lead_to_other_words(
    before: list[str], after: list[str], new: list[str], tail: list[str], gap: str
) -> None:
    exact = "40 others"
    near, far = "Officials in Oskava told reporters that", "were taken to the wards of Velda hospital"
    old = " ".join([*before, near, exact, far, *after])
    text = gap.join([*new, near, exact, far, *tail])
    first = make_document(old, sha256="a" * 64)
    now = make_document(text, sha256="b" * 64)
    start = old.index(exact)
    found = Places([now], []).find(_anchor(first, start, start + len(exact)))
    assert isinstance(found, Span)
    assert (found.start, " ".join(found.text.split())) == (text.index(exact), exact)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80), st.data())
def test_any_text_is_looked_through_without_a_fault(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, max(0, len(old) - 1)))
    end = data.draw(st.integers(start, len(old)))
    if start == end:
        return
    anchor = _anchor(make_document(old, sha256="a" * 64), start, end)
    found = Places([make_document(new, sha256="b" * 64)], [anchor]).find(anchor)
    if isinstance(found, Lost):
        assert found.why.endswith(".")
        assert "\n" not in found.why
    else:
        assert found.text.split() == anchor.exact.split()
    same = Places([make_document(old, sha256="a" * 64)], [anchor]).find(anchor)
    assert (same.start, same.end) == (start, end)  # type: ignore[union-attr]


def test_long_words_are_known_by_themselves() -> None:
    words = "Divers had searched the whole bay"
    assert len(words) >= LONG
    old = make_document(f"It was cold. {words} until dawn.", sha256="a" * 64)
    new = make_document(f"Nobody was found: {words}, in vain.", sha256="b" * 64)
    found = Places([new], []).find(_anchor(old, 13, 13 + len(words)))
    assert isinstance(found, Span)
    twice = make_document(f"{words}, and {words}", sha256="b" * 64)
    assert isinstance(Places([twice], []).find(_anchor(old, 13, 13 + len(words))), Lost)


def test_a_number_is_not_found_inside_another_one() -> None:
    old = make_document("On Monday 12 died.", sha256="a" * 64)
    new = make_document("On Monday 312 died. On Monday 124 died.", sha256="b" * 64)
    assert isinstance(Places([new], []).find(_anchor(old, 10, 12)), Lost)


def test_a_claim_stands_while_half_of_its_members_do(before: Json, tmp_path: Path) -> None:
    toll = next(c for c in before["claims"] if c["measure"] == "person_killed" and c["part_of"] is None)
    spans = [f["span"] for f in before["figures"] if f["id"] in toll["members"]]
    given_ = judgement(before, "correct", "claim", spans=spans, item=toll, changes={"topic": "the dead"})
    one_gone = again(tmp_path, {**REPORTS, "two.txt": "May 8, 2024\n\nIt rained. Nobody knew why.\n"}, given_)
    assert one_gone["judgements"][0]["state"] == "applied"
    assert any(c["topic"] == "the dead" for c in one_gone["claims"])
    both = {n: "May 8, 2024\n\nIt rained in Norvik and nobody knew why.\n" + n for n in REPORTS}
    assert again(tmp_path, both, given_)["judgements"][0]["state"] == "orphaned"
