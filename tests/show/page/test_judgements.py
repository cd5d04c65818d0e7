"""Judgements: given with the mouse and the keyboard, written to a file, and taken up by the next comparison."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import stemma
from stemma.model import JUDGEMENTS_FORMAT
from stemma.read.judgements import read_judgements
from tests.show.harm import hostile
from tests.show.marigold import marigold
from tests.show.page.conftest import _EXAMPLES, Opener, example
from tests.show.page.judging import counted_claim, export, first_figure, imported, kept, verdict


def test_a_judgement_by_mouse_is_kept_with_its_note_and_can_be_taken_back(open_room: Opener) -> None:
    room = open_room("earthquake")
    room.page.get_by_role("link", name="at least nine people").first.click()
    verdict(room, "Accept").click()
    assert verdict(room, "Accept").get_attribute("aria-checked") == "true"
    room.card().get_by_label("By (optional)").fill("Ada")
    room.card().get_by_label("Note", exact=True).fill("As printed. <b>Checked</b>")
    room.card().get_by_label("Note", exact=True).blur()
    room.go("#/judgements")
    room.page.reload()
    row = room.page.get_by_role("row").nth(1)
    assert all(part in row.inner_text() for part in ("at least nine people", "accepted", "As printed. <b>Checked</b>", "Ada"))
    assert room.page.get_by_text(re.compile(r"^1 of \d+ figures")).is_visible()
    row.get_by_role("button", name="Withdraw").click()
    assert room.page.get_by_text("Nothing judged yet").is_visible()
    assert kept(room) == []


def test_the_keyboard_judges_what_the_card_shows(open_room: Opener) -> None:
    room = open_room("earthquake", "#/overview?show=claim:c1")
    for key, name, state in (("a", "Accept", "accept"), ("u", "Unsure", "unsure"), ("r", "Reject", "reject")):
        room.page.keyboard.press(key)
        assert verdict(room, name).get_attribute("aria-checked") == "true"
        assert [one["verdict"] for one in kept(room)] == [state], "the later verdict takes the place of the earlier"
    assert room.card().locator(".card-head").get_by_text("judged: rejected").count() == 1
    verdict(room, "Reject").focus()
    room.page.keyboard.press("ArrowRight")
    room.page.keyboard.press("ArrowRight")
    assert kept(room)[0]["verdict"] == "reject", "an arrow moves and does not judge"
    room.page.keyboard.press("Enter")
    assert kept(room)[0]["verdict"] == "unsure"
    room.card().get_by_label("Note", exact=True).press("a")
    assert kept(room)[0]["verdict"] == "unsure", "a letter in a note is a letter"


def test_a_correction_is_checked_and_only_what_differs_is_kept(open_room: Opener) -> None:
    room = open_room("earthquake")
    room.page.get_by_role("link", name="at least nine people").first.click()
    room.page.keyboard.press("c")
    form = room.card().get_by_role("form", name="Correction")
    assert form.get_by_label("Value").input_value() == "9"
    form.get_by_label("Value").fill("many")
    form.get_by_label("As of, from").fill("2024-02-30")
    form.get_by_label("Value").press("Enter")
    assert form.get_by_text("“many” is no number").is_visible()
    assert form.get_by_text("“2024-02-30” is no day").is_visible()
    assert form.get_by_label("Value").get_attribute("aria-invalid") == "true"
    assert kept(room) == []
    form.get_by_label("Value").fill("17")
    form.get_by_label("As of, from").fill("")
    form.get_by_label("Of whom").fill("villagers")
    form.get_by_label("Sources").fill("Harbour Gazette, Ana Lund")
    form.get_by_role("button", name="Save").click()
    changes = {"value": 17, "population": "villagers", "sources": ["Harbour Gazette", "Ana Lund"]}
    assert kept(room)[0]["changes"] == changes
    room.page.keyboard.press("c")
    assert form.get_by_label("Value").input_value() == "17"
    room.page.keyboard.press("Escape")
    assert form.count() == 0
    assert room.card().is_visible(), "Escape closes the form, not the card"


def test_the_file_is_read_by_the_comparison_and_comes_back_in_the_page(open_room: Opener, tmp_path: Path) -> None:
    room = open_room("earthquake")
    figure = first_figure(room)
    room.go(f"#/overview?show={figure}")
    room.page.keyboard.press("c")
    form = room.card().get_by_role("form", name="Correction")
    form.get_by_label("Value").fill("1717")
    form.get_by_label("Value").press("Enter")
    for thing, key in (("claim:c1", "a"), ("timex:At1", "r"), ("attribution:Aq1", "a"), ("edge:0", "u"), ("actor:a1", "a")):
        room.go(f"#/overview?show={thing}")
        room.card().wait_for()
        if verdict(room, "Accept").count():
            room.page.keyboard.press(key)
    room.go("#/judgements")
    path = export(room, tmp_path)
    assert path.name == "judgements-01_nordwire_0610.json"
    written = json.loads(path.read_text("utf-8"))
    assert list(written) == ["format", "judgements"]
    assert written["format"] == JUDGEMENTS_FORMAT
    assert [one["at"] for one in written["judgements"]] == sorted(one["at"] for one in written["judgements"])
    for one in written["judgements"]:
        assert list(one) == ["id", "verdict", "kind", "anchors", "changes", "item", "note", "by", "at"]
        for anchor in one["anchors"]:
            report = next(doc for doc in example("earthquake").reports if doc.sha256 == anchor["report"]["sha256"])
            assert report.text[anchor["start"] : anchor["end"]] == anchor["exact"]
            assert report.text[max(0, anchor["start"] - 32) : anchor["start"]] == anchor["prefix"]
            assert report.text[anchor["end"] : anchor["end"] + 32] == anchor["suffix"]
    assert len(read_judgements([path])) == len(written["judgements"]) >= 4

    taken = stemma.compare_reports([_EXAMPLES / "earthquake"], judgements=[path])
    assert {one.state for one in taken.judgements} <= {"applied", "noted"}
    assert any(each.quantity.value == 1717 for each in taken.figures)
    again = open_room(taken, "#/judgements")
    told = [cell.inner_text().split("\n")[0].strip() for cell in again.page.locator("td.judged-state").all()]
    assert sorted(told) == sorted("taken up" if one.state == "applied" else "noted" for one in taken.judgements)
    assert "noted" in told
    second = json.loads(export(again, tmp_path).read_text("utf-8"))
    assert second == written, "what the result carries is exported as it was given"
    again.page.get_by_role("button", name=re.compile("Withdraw: corrected")).click()
    assert again.page.get_by_text("withdrawn: left out of the export").is_visible()
    assert len(json.loads(export(again, tmp_path).read_text("utf-8"))["judgements"]) == len(written["judgements"]) - 1
    again.page.get_by_role("button", name="Put back").click()
    assert json.loads(export(again, tmp_path).read_text("utf-8")) == written


def test_merges_are_judged_by_pairs(open_room: Opener, tmp_path: Path) -> None:
    room = open_room("earthquake", f"#/overview?show=claim:{counted_claim(example('earthquake')).id}")
    room.card().get_by_text("Judge merges").click()
    room.card().get_by_role("radiogroup", name=re.compile("^About the same")).first.get_by_role(
        "radio", name="Not the same"
    ).click()
    room.card().get_by_label("Another claim").select_option(index=1)
    room.card().get_by_role("radiogroup", name=re.compile("^The same claim")).get_by_role(
        "radio", name="Same", exact=True
    ).click()
    room.card().get_by_role("radiogroup", name=re.compile("^One origin")).first.get_by_role("radio", name="Unsure").click()
    actor = example("earthquake").actors[0].id
    room.go(f"#/overview?show=actor:{actor}")
    room.card().get_by_text("Judge merges").click()
    room.card().get_by_label("Another actor").select_option(index=1)
    asked = room.card().get_by_role("radiogroup", name=re.compile("^The same actor"))
    asked.get_by_role("radio", name="Same", exact=True).click()
    assert asked.get_by_role("radio", name="Same", exact=True).get_attribute("aria-checked") == "true"
    room.go("#/judgements")
    judged = read_judgements([export(room, tmp_path)])
    assert sorted((one.kind, one.verdict, len(one.anchors)) for one in judged) == [
        ("actor", "same", 2),
        ("figure", "different", 2),
        ("figure", "same", 2),
        ("origin", "unsure", 2),
    ]


def test_a_file_is_merged_by_id_and_a_wrong_one_refused_in_one_line(open_room: Opener, tmp_path: Path) -> None:
    room = open_room("earthquake")
    room.go(f"#/overview?show={first_figure(room)}")
    room.page.keyboard.press("a")
    room.go("#/judgements")
    path = export(room, tmp_path)
    written = json.loads(path.read_text("utf-8"))
    (one,) = written["judgements"]
    later = {
        **one,
        "verdict": "reject",
        "at": "2999-01-01T00:00:00Z",
        "note": '<img src=x onerror="window.pwned=1">',
        "by": "Ben",
    }
    other = {**one, "id": "j-other", "at": "2001-01-01T00:00:00Z"}
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps({**written, "judgements": [later, other]}), "utf-8")
    assert "2 judgements taken in" in imported(room, changed)
    assert {(each["id"], each["verdict"]) for each in kept(room)} == {(one["id"], "reject"), ("j-other", "accept")}
    assert room.page.get_by_text('<img src=x onerror="window.pwned=1">').is_visible()
    assert room.page.evaluate("window.pwned") is None
    assert "0 judgements taken in, 1 known already" in imported(room, path)
    for name, text, says in (
        ("text.json", "At least nine", "It is not JSON"),
        ("other.json", '{"format": "stemma.reuse/1"}', "Its format is"),
        ("half.json", json.dumps({**written, "judgements": [one, {**one, "anchors": []}]}), "Judgement 2"),
    ):
        wrong = tmp_path / name
        wrong.write_text(text, "utf-8")
        said = imported(room, wrong)
        assert f"{name} was not taken in" in said
        assert says in said
        assert "\n" not in said
    assert len(kept(room)) == 2


def test_a_hostile_story_is_judged_as_text(open_room: Opener, tmp_path: Path) -> None:
    room = open_room(hostile(), "#/overview?show=timex:t")
    room.page.keyboard.press("a")
    room.go("#/judgements")
    assert room.page.get_by_role("row").filter(has_text="in this browser").count() == 1
    path = export(room, tmp_path)
    assert re.fullmatch(r"judgements-[\w.-]+\.json", path.name)
    assert len(read_judgements([path])) == 1 + len(hostile().judgements)
    assert room.page.evaluate("window.pwned") is None


def test_filters_and_the_way_to_what_is_not_judged_yet(open_room: Opener) -> None:
    room = open_room(marigold(), "#/judgements")
    room.page.get_by_role("link", name="Next unjudged").click()
    shown = room.page.evaluate("location.hash")
    assert "show=claim:" in shown
    room.page.keyboard.press("a")
    room.page.get_by_role("link", name="Next unjudged").click()
    assert room.page.evaluate("location.hash") != shown
    room.page.keyboard.press("r")
    assert room.page.get_by_text(re.compile(r"^2 of \d+ main claims judged")).is_visible()
    room.page.get_by_label("Verdict").select_option("reject")
    assert room.page.get_by_role("heading", name="1 of 2 judgements").is_visible()
    assert room.page.get_by_role("row").count() == 2
    assert "verdict=reject" in room.page.evaluate("location.hash")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_grave_where_one_judges(open_room: Opener, scheme: str) -> None:
    from tests.show.page.test_axe import AXE_SCRIPT, grave

    room = open_room(marigold(), "#/judgements?show=claim:c1", color_scheme=scheme)
    room.page.evaluate(AXE_SCRIPT)
    room.page.keyboard.press("a")
    room.card().get_by_text("Judge merges").click()
    first = grave(room.page)
    room.page.keyboard.press("c")
    room.card().get_by_role("form", name="Correction").get_by_label("What it is about").fill("")
    room.page.keyboard.press("Enter")
    assert room.card().get_by_text("may not be empty").is_visible()
    assert first + grave(room.page) == []
