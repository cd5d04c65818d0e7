"""The summary: the right things, in the right order, in any width, and nothing from a report steers the terminal."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.console import Console

from stemma.model import Comparison
from stemma.show.terminal import print_summary
from tests.show.harm import hostile
from tests.show.making import comparison, document, left_out
from tests.show.marigold import alone, marigold

HEADINGS = (
    "What the reports say", "In one report only", "Arithmetic", "Who is quoted", "Shared text and lineage", "Timeline",
    "Names for the same", "Unresolved", "Left out",
)  # fmt: skip


def _printed(found: Comparison, width: int = 120, *, terminal: bool = False) -> str:
    out = io.StringIO()
    print_summary(found, Console(file=out, width=width, force_terminal=terminal, color_system="standard" if terminal else None))
    return out.getvalue()


def test_the_sections_come_in_the_order_a_desk_wants() -> None:
    lines = _printed(marigold()).splitlines()
    places = [next(n for n, line in enumerate(lines) if line.startswith(heading)) for heading in HEADINGS]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "words",
    [
        "A  Lantern Wire       2 May 2031 (stated)             119 words",
        "2–4 May 2031 (inferred)",
        "3 May 2031, 15:40 UTC (stated)",
        "people killed  [conflicts, no value satisfies all readings]",
        "At least 14 people          A B  the coast guard of Ardmere (A); the report itself (B)",
        "5 reports, 2–4 independent origins: the coast guard of Ardmere",
        "3 reports, 1 independent origin: Ilse Vorn",
        "conflicts: A gives at least 14, E gives 12",
        "17 / 180 × 100 = 9.44    holds: stated as nearly 10 percent",
        "differs: stated as about 180",
        "Ilse Vorn                          A B C  5 quotations",
        "1 quotation, via a lawyer",
        "A and B share 2 passages (verbatim and edited): 32% of A, 57% of B",
        "B credits A (stated)",
        "A and C share text; direction unknown",
        "Open – In which words Ilse Vorn spoke",
        "the ferry: the ferry Marigold (A); “the ship” (C)",
        "people killed: Whether B has its toll from A",
        "7  a designation, not an amount",
        "--json FILE, key `dropped`",
    ],
)
def test_what_it_says(words: str) -> None:
    assert words in _printed(marigold(), 140)


def test_conflicts_in_several_reports_come_first() -> None:
    text = _printed(marigold())
    topics = [
        "people killed",
        "people aboard",
        "people missing",
        "passengers the ferry may carry",
        "the harbour master had warned",
    ]
    places = [text.index(topic) for topic in topics]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize("make", [marigold, alone, hostile])
def test_piped_it_is_plain_lines_that_fit(make: Callable[[], Comparison], width: int) -> None:
    text = _printed(make(), width)
    assert text == _printed(make(), width)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2500-\u257f\u202e]", text)
    assert all(len(line) <= width and line == line.rstrip() for line in text.splitlines())


def test_on_a_terminal_it_says_the_same_in_colour() -> None:
    coloured = _printed(marigold(), terminal=True)
    assert "\x1b[" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == _printed(marigold())


def test_nothing_from_a_report_steers_the_terminal_or_becomes_markup() -> None:
    coloured = _printed(hostile(), terminal=True)
    assert not re.search("\x1b(?!\\[[0-9;]*m)", coloured)
    assert "\x07" not in coloured
    assert "<i>Vorn</i>" in coloured
    assert "[/]" in _printed(comparison((document("A", "x", outlet="[bold]Post[/] [link=x]y[/link]"),)))


def test_one_report_gives_findings_without_comparison() -> None:
    text = _printed(alone())
    assert text.startswith("stemma  1 report\n")
    assert "What the report says  5 claims" in text
    assert "What the reports say" not in text
    assert "origins" not in text


def test_nothing_found_is_said_in_few_lines() -> None:
    assert len(_printed(comparison((document("A", ""),))).splitlines()) < 6
    assert "0 reports" in _printed(comparison(()))


def test_long_lists_say_how_many_more_there_are() -> None:
    many = marigold()
    singles = tuple(claim for claim in many.claims if claim.relation == "single") * 5
    text = _printed(
        comparison(many.reports, figures=many.figures, attributions=many.attributions, claims=singles, dropped=left_out(900))
    )
    assert "… 22 more in the HTML and the JSON (--html, --json)" in text
    assert "900  a designation, not an amount" in text


def test_a_list_of_one_report_is_told_as_a_list() -> None:
    found = marigold()
    losses = replace(found.claims[5], topic="losses", members=("fC5", "fC6"))
    text = _printed(replace(found, claims=(losses,)))
    assert "In one report only  1 claim\n  C  12, 2.5 million crowns  losses" in text
