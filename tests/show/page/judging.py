"""Short ways to judge in an opened room, for the tests of judgements."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stemma.model import Claim, Comparison
from tests.show.page.conftest import Room

if TYPE_CHECKING:
    from playwright.sync_api import Locator

KEY = "stemma.judgements/1"


def first_figure(room: Room) -> str:
    """The id of the first figure of a claim that several reports make."""
    found: str = room.page.evaluate("() => document.querySelector('a[href*=\"show=figure:\"]').href")
    return re.search(r"show=(figure:[^&]+)", found)[1]  # type: ignore[index]


def counted_claim(story: Comparison) -> Claim:
    """A claim in figures of several reports and origins, some of them joined."""
    return next(c for c in story.claims if c.measure and c.part_of is None and len(c.origins) > 1 and c.collapses)


def verdict(room: Room, name: str) -> Locator:
    """A verdict about what the card shows."""
    return room.card().get_by_role("radiogroup", name="Your judgement").get_by_role("radio", name=name)


def kept(room: Room) -> list[dict[str, Any]]:
    """What the browser keeps."""
    found: list[dict[str, Any]] = json.loads(room.page.evaluate(f"localStorage.getItem('{KEY}') ?? '[]'"))
    return found


def export(room: Room, into: Path) -> Path:
    """The file that Export writes."""
    with room.page.expect_download() as started:
        room.page.get_by_role("button", name="Export").click()
    path = into / started.value.suggested_filename
    started.value.save_as(path)
    return path


def imported(room: Room, path: Path) -> str:
    """What the page says after a file was imported."""
    room.page.get_by_label("Import judgements from a file").set_input_files(path)
    said = room.page.get_by_role("status").filter(has_text=path.name)
    said.wait_for()
    return said.inner_text()
