"""Judgements kept: in the browser for all stories, in several tabs, without storage, and when the words do not stand any more."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from stemma.model import Anchor, AnchoredReport, Judgement
from stemma.read.judgements import read_judgements
from tests.show.making import comparison, document
from tests.show.page.conftest import Opener
from tests.show.page.judging import KEY, export, first_figure, kept, verdict

SHUT = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("shut", "SecurityError"); } });
"""
FULL = """
Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
"""


@pytest.mark.parametrize(("script", "says"), [(SHUT, "keeps nothing for files opened from disk"), (FULL, "storage is full")])
def test_without_storage_judging_goes_on_and_says_so(open_room: Opener, tmp_path: Path, script: str, says: str) -> None:
    room = open_room("earthquake")
    room.context.add_init_script(script)
    room.page.reload()
    figure = first_figure(room)
    room.go(f"#/overview?show={figure}")
    room.page.keyboard.press("r")
    assert verdict(room, "Reject").get_attribute("aria-checked") == "true"
    assert says in room.card().inner_text()
    room.page.get_by_role("navigation", name="Views").get_by_role("link", name="Judgements").click()
    assert says in room.page.get_by_role("main").inner_text()
    (judged,) = read_judgements([export(room, tmp_path)])
    assert judged.verdict == "reject"


def test_judgements_of_other_stories_are_left_alone(open_room: Opener) -> None:
    room = open_room("earthquake", "#/overview?show=claim:c1")
    room.page.keyboard.press("a")
    (first,) = kept(room)
    foreign = {**first, "id": "j-foreign", "beside": ["0" * 12]}
    foreign["anchors"] = [{**a, "report": {"file": "elsewhere.txt", "sha256": "0" * 64, "line": None}} for a in first["anchors"]]
    broken = {"id": "j-later-format", "verdict": "sing"}
    room.page.evaluate(f"list => localStorage.setItem('{KEY}', JSON.stringify(list))", [foreign, broken, first])
    room.page.reload()
    room.go("#/judgements")
    assert room.page.get_by_role("row").count() == 2
    room.page.get_by_role("button", name="Forget all of this story").click()
    dialog = room.page.get_by_role("dialog", name="Forget 1 judgement?")
    dialog.get_by_role("button", name="Keep them").click()
    assert len(kept(room)) == 3
    room.page.get_by_role("button", name="Forget all of this story").click()
    dialog.get_by_role("button", name="Forget them").click()
    assert kept(room) == [foreign, broken]


def test_two_tabs_judge_one_story(open_room: Opener) -> None:
    room = open_room("earthquake", "#/judgements")
    other = room.context.new_page()
    other.goto(room.path.as_uri() + "#/overview?show=claim:c1")
    other.wait_for_selector("html[data-ready]")
    other.keyboard.press("a")
    room.page.get_by_role("row").nth(1).wait_for()
    room.page.bring_to_front()
    room.go("#/overview?show=claim:c2")
    room.page.keyboard.press("r")
    assert {one["verdict"] for one in kept(room)} == {"accept", "reject"}


def test_words_that_do_not_stand_any_more_are_listed_apart(open_room: Opener) -> None:
    text = "The coast guard said at least 14 people drowned off Kessel Point on Friday."
    report = document("A", text)
    start = text.index("at least 14")
    gone = Anchor(
        report=AnchoredReport("a.txt", "0" * 64),
        start=start,
        end=start + 10,
        exact="at least 9",
        prefix="guard said ",
        suffix=" men",
    )
    stands = replace(gone, start=3, end=14, exact="at least 14", suffix=" people drowned off")
    made = [
        {
            **_as_json(Judgement(id=f"j-{n}", verdict="accept", kind="figure", anchors=(a,), at="2031-05-03T10:00:00Z")),
            "beside": [],
        }
        for n, a in enumerate((gone, stands))
    ]
    room = open_room(comparison((report,)), "#/judgements")
    room.page.evaluate(f"list => localStorage.setItem('{KEY}', JSON.stringify(list))", made)
    room.page.reload()
    apart = room.page.locator("section").filter(has=room.page.get_by_role("heading", name="Orphaned"))
    assert "“at least 9” does not stand in a.txt (report A) any more" in apart.inner_text()
    assert apart.get_by_role("listitem").count() == 1
    assert room.page.get_by_role("row").count() == 2
    room.page.get_by_role("link", name=re.compile(f"Report A, characters {start} to")).click()
    assert "#/reader" in room.page.evaluate("location.hash")


def _as_json(judgement: Judgement) -> dict[str, Any]:
    anchors = [
        {
            "report": {"file": a.report.file, "sha256": a.report.sha256, "line": None},
            "field": None, "start": a.start, "end": a.end, "exact": a.exact, "prefix": a.prefix, "suffix": a.suffix,
        }
        for a in judgement.anchors
    ]  # fmt: skip
    return {
        "id": judgement.id, "verdict": judgement.verdict, "kind": judgement.kind, "anchors": anchors, "changes": {}, "item": None,
        "note": "", "by": "", "at": judgement.at,
    }  # fmt: skip
