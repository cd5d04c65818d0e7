"""One report in the terminal: with colour, and readable without."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from stemma.model import Annotated, Annotations
from stemma.show.highlight import print_annotated
from stemma.show.lines import SECTIONS
from tests.show.making import document, find, said
from tests.show.test_lines import annotated


def printed(made: Annotated, *, colour: bool = False, only: tuple[str, ...] = tuple(SECTIONS), width: int = 120) -> str:
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=True,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
    )
    print_annotated(made, console, only=only)
    return out.getvalue()


def of(text: str, *contents: tuple[str, str, str]) -> Annotated:
    """A report with attributions (content, source, cue); an empty word is none."""
    report = document("A", text)
    found = [
        said(f"Aq{n}", find(report, content), None, source=find(report, source) if source else None,
             cue=find(report, cue) if cue else None)
        for n, (content, source, cue) in enumerate(contents, 1)
    ]  # fmt: skip
    return Annotated(
        version="1", annotators=(), document=report, annotations=Annotations(report=report.id, attributions=tuple(found))
    )


MARKED = [
    ("one", "It rained, Coco said.", [("It rained", "Coco", "said")], "[content It rained], [source Coco] [cue said]."),
    (
        "one in another",
        "Coco said Bibi says it rains.",
        [("Bibi says it rains", "Coco", "said"), ("it rains", "Bibi", "says")],
        "[source Coco] [cue said] [source Bibi] [cue says] [content it rains].",
    ),
    ("no source", "It is said to rain.", [("to rain", "", "is said")], "It [cue is said] [content to rain]."),
    ("square brackets of the text's own", "[It] rained.", [("[It]", "", "")], "[content [It]] rained."),
]


@pytest.mark.parametrize(("what", "text", "contents", "shown"), MARKED, ids=[m[0] for m in MARKED])
def test_without_colour_there_are_marks(what: str, text: str, contents: list[tuple[str, str, str]], shown: str) -> None:
    assert shown in printed(of(text, *contents)).splitlines(), what


def test_figures_times_and_places_have_marks_of_their_own() -> None:
    shown = printed(annotated())
    assert (
        "~Oskava~. [content {At least 12} died on <Tuesday>], [source Ana Lund] [cue said], and 🙂 “[content it was old]”."
        in shown
    )
    assert "[content …]  [source …]  [cue …]  ~place~  <time>  {figure}" in shown, "a legend"


def test_the_list_says_who_how_what_through_whom_and_how_surely() -> None:
    shown = printed(annotated()).splitlines()
    assert "1 attribution: who | how | what | chain | probability" in shown
    assert any("| “said”, stated, indirect | At least 12 died on Tuesday … it was old | – | 0.83" in line for line in shown)
    assert "2 things left out" in printed(annotated())


def test_an_attribution_by_rule_says_so() -> None:
    assert "| – | rule" in printed(of("It rained, Coco said.", ("It rained", "Coco", "said")))


def test_colour_needs_no_marks() -> None:
    shown = printed(annotated(), colour=True)
    assert "\x1b[" in shown
    assert "[source" not in shown
    assert "{At" not in shown


def test_only_some_kinds() -> None:
    shown = printed(annotated(), only=("figures",))
    assert "{At least 12}" in shown
    assert "[content" not in shown
    assert "attribution" not in shown
    assert "left out" not in shown


def test_what_would_steer_a_terminal_is_shown_not_sent() -> None:
    shown = printed(of("Rain \x1b[2J\x07 fell.\r\nCoco [bold]said[/bold] so.\n", ("Rain", "", "")))
    assert "\x07" not in shown
    assert "[2J" in shown
    assert "\x1b[2J" not in shown
    assert "Coco [bold]said[/bold] so." in shown, "no markup is read"


@given(st.text(max_size=60), st.booleans(), st.data())
def test_any_text_can_be_shown(text: str, colour: bool, data: st.DataObject) -> None:
    report = document("A", text)
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = [report.span(*data.draw(places)) for _ in range(6)]
    found = tuple(said(f"q{n}", spans[n], "Coco", cue=spans[n + 1], source=spans[n + 2]) for n in (0, 3))
    made = Annotated(version="1", annotators=(), document=report, annotations=Annotations(report=report.id, attributions=found))
    assert printed(made, colour=colour, width=20)
