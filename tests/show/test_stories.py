"""The table of stories: what is shown, what is counted, what a long list comes down to."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from rich.console import Console

from stemma.model import Dropped, Evidence, Stories, Story, StoryContrast
from stemma.show.stories import print_stories, stories_reference, stories_schema


def story(number: int, reports: int, *, apart: tuple[StoryContrast, ...] = ()) -> Story:
    ids = tuple(f"r{number}-{n}" for n in range(reports))
    together = (Evidence("shared", 2.5, "most of its reports tell of Almira", None, None),) if reports > 1 else ()
    return Story(
        id=f"story-{number:03d}", label=f"Almira {number}: ferry", reports=ids, outlets=("Alpha", "Beta", "Gamma", "Delta"),
        first=date(2025, 3, 3), last=date(2025, 3, 4), names=("Almira",), words=("ferry",), together=together, apart=apart,
    )  # fmt: skip


def shown(*stories: Story, why: bool = False, width: int = 140, dropped: tuple[Dropped, ...] = ()) -> str:
    stream = io.StringIO()
    print_stories(Stories(version="0", stories=stories, dropped=dropped), Console(file=stream, width=width), why=why)
    return stream.getvalue()


def test_stories_of_several_reports_are_listed_and_the_rest_counted() -> None:
    text = shown(story(1, 3), story(2, 2), story(3, 1))
    assert "6 reports: 2 stories of two or more, 1 report alone" in text
    assert "Alpha, Beta, Gamma, 1 more" in text
    assert "2025-03-03 to 2025-03-04" in text
    assert "story-003" not in text


def test_a_long_list_ends_with_how_many_more() -> None:
    text = shown(*(story(n, 2) for n in range(1, 61)))
    assert "story-050" in text
    assert "story-051" not in text
    assert "10 stories more" in text


def test_why_tells_what_holds_together_and_what_parts() -> None:
    contrast = StoryContrast(story="story-002", evidence=Evidence("apart", -3.0, "only this one tells of [Senn]", None, None))
    text = shown(story(1, 2, apart=(contrast,)), why=True)
    assert "together (mean log-odds of its pairs +2.5): most of its reports tell of Almira" in text
    assert "apart from story-002 (mean log-odds -3.0): only this one tells of [Senn]" in text


def test_marks_of_rich_in_a_label_are_printed_as_they_are() -> None:
    assert "[/red]" in shown(replace(story(1, 2), label="[/red] ferry"))


def test_every_key_of_the_json_is_documented() -> None:
    page, schema = stories_reference(), stories_schema()
    for part in (schema, *schema["$defs"].values()):  # type: ignore[attr-defined]
        assert all(f"| `{key}` |" in page for key in part["properties"])


def test_a_narrow_terminal_gets_lines_in_place_of_columns() -> None:
    rows = shown(story(1, 3), story(2, 2), width=40).splitlines()
    assert all(len(row) <= 40 and row == row.rstrip() for row in rows)
    at = rows.index("story-001  3 reports, 2025-03-03 to")
    assert rows[at + 1 : at + 4] == ["2025-03-04", "  Almira 1: ferry", "  Alpha, Beta, Gamma, 1 more"]


def test_a_label_of_any_length_and_kind_stays_a_label() -> None:
    text = shown(replace(story(1, 2), label="x" * 100_000 + "\x1b[2J"), replace(story(2, 2), outlets=("A\x1b[2J",)), why=True)
    assert len(text) < 2_000
    assert "\x1b" not in text


def test_what_was_left_out_is_told_with_its_reason() -> None:
    text = shown(story(1, 2), dropped=(Dropped("a.txt", "an empty file"), Dropped("b.txt", "an empty file")))
    assert "Left out\n  a.txt and 1 more: an empty file" in text


def test_many_reports_alone_are_counted_when_there_is_nothing_else() -> None:
    assert "… and 10 stories more" in shown(*(story(n, 1) for n in range(1, 61)))
