"""Issuers: a report that is a body's own statement speaks for that body."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stemma.model import Attribution, Claim
from tests.trace.telling import Story, at, count

STATEMENT = "Norvik Ferries will sell [4] ships. “It is time,” said Ana Lund, chief executive of Norvik Ferries."
OTHER = "Norvik Ferries said it would sell [4] ships."


def told(title: str | None, text: str = STATEMENT, *, speaker: str = "Ana Lund", outlet: str | None = None) -> Claim:
    story = Story(
        [("A", text, ()), ("B", OTHER, ("Norvik Ferries",))],
        actors=[
            ("Norvik Ferries", "organisation"),
            ("Ana Lund", "person", "chief executive of Norvik Ferries"),
            ("Goran Pell", "person"),
        ],
    )
    story.documents[0] = replace(story.documents[0], title=title, outlet=outlet)
    story.members["Aq1"] = Attribution(
        id="Aq1", content=(at(story.report("A"), "It is time"),), cue=None, source=None, speaker=speaker,
        speaker_type="named person", kind="direct", modality="stated", chain=(speaker,),
    )  # fmt: skip
    return story.claim()


@pytest.mark.parametrize("title", ["Norvik Ferries: four ships to be sold", "Norvik Ferries – four ships to be sold"])
def test_a_statement_speaks_for_the_body_at_its_head(title: str) -> None:
    claim = told(title)
    assert count(claim) == (1, 1)
    assert "its own statement" in claim.origins[0].basis


def test_a_release_needs_no_mark_in_its_title() -> None:
    text = f"For immediate release. {STATEMENT}"
    assert "its own statement" in told("Norvik Ferries sells four ships", text).origins[0].basis
    assert "its own statement" not in told("Norvik Ferries sells four ships").origins[0].basis


@pytest.mark.parametrize(
    ("title", "speaker", "outlet"),
    [
        ("Four ships to be sold", "Ana Lund", None),
        ("Harbour news: four ships to be sold", "Ana Lund", None),
        ("Norvik Ferries: four ships to be sold", "Goran Pell", None),
        ("Norvik Ferries: four ships to be sold", "Ana Lund", "Harbour Gazette"),
        (None, "Ana Lund", None),
    ],
)
def test_a_report_about_a_body_keeps_its_own_voice(title: str | None, speaker: str, outlet: str | None) -> None:
    assert all("its own statement" not in o.basis for o in told(title, speaker=speaker, outlet=outlet).origins)
