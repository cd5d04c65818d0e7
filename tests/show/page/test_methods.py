"""Methods: what was read, by which rules, what was left out, and the comparison as a file."""

from __future__ import annotations

import json
from pathlib import Path

from stemma.show.contract import to_jsonable
from tests.show.making import comparison, document, left_out
from tests.show.page.conftest import Opener, example


def test_every_report_stands_with_its_whole_digest(open_room: Opener) -> None:
    page = open_room("earthquake", "#/methods").page
    read = page.get_by_role("table", name="The reports: file, encoding, length, date and digest")
    rows = read.locator("tbody tr").all_inner_texts()
    for report, row in zip(example("earthquake").reports, rows, strict=True):
        assert report.sha256 in row
        assert report.encoding in row
        assert report.file in row
    ran = page.get_by_role("table", name="Annotators with their versions and the digests of trained weights")
    for annotator, row in zip(example("earthquake").annotators, ran.locator("tbody tr").all_inner_texts(), strict=True):
        assert annotator.name in row
        assert (annotator.digest or "rules, no weights") in row


def test_rules_are_counted_over_all_that_they_decided(open_room: Opener) -> None:
    page = open_room("earthquake", "#/methods").page
    counts = page.locator('[data-rules="intervals"] tbody td:last-child').all_inner_texts()
    assert sum(int(count.replace(",", "")) for count in counts) == len(example("earthquake").figures)


def test_what_was_left_out_stands_by_reason_and_can_be_searched(open_room: Opener) -> None:
    story = comparison((document("A", "Ten."),), dropped=left_out(20))
    page = open_room(story, "#/methods").page
    part = page.locator("#dropped")
    assert part.get_by_role("heading", level=3).inner_text() == "a designation, not an amount 20"
    part.get_by_role("button", name="8 more").click()
    assert part.locator(".reason li").count() == 20
    part.get_by_role("searchbox").fill('"7" in')
    assert part.locator(".reason li").all_inner_texts() == ['"7" in report C']


def test_the_download_is_the_comparison(open_room: Opener, tmp_path: Path) -> None:
    page = open_room("layoffs", "#/methods").page
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the comparison as JSON").click()
    file = tmp_path / "downloaded.json"
    waiting.value.save_as(file)
    assert waiting.value.suggested_filename == "comparison.json"
    written = file.read_text("utf-8")
    assert written.endswith("}\n")
    assert json.loads(written) == to_jsonable(example("layoffs"))


def test_limits_keys_and_how_to_repeat_it_are_told(open_room: Opener) -> None:
    page = open_room("border", "#/methods").page
    said = page.get_by_role("main").inner_text()
    for words in (
        "What stemma does not do",
        "Independence",
        "stemma compare FOLDER --html",
        "stemma.comparison/1",
        "MB",
    ):
        assert words in said
    for sentence in example("border").lineage.cannot_conclude:
        assert sentence in said


def test_nothing_at_all_is_no_trouble(open_room: Opener) -> None:
    page = open_room(comparison((document("A", ""),)), "#/methods").page
    assert "Nothing: every number, quotation, time and place that was found" in page.get_by_role("main").inner_text()
