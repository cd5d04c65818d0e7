"""Shared text and lineage in the summary: how many independent origins, which text is missing, which tree and its rivals."""

from __future__ import annotations

import io
from dataclasses import replace

from rich.console import Console

from stemma.model import Comparison, Evidence, Lineage, LostOrigin, OriginCount, Tree, TreeEdge
from stemma.show.terminal import print_summary
from tests.show.making import comparison, document


def reports(count: int, **lineage: object) -> Comparison:
    """So many reports A, B, C… with this lineage."""
    made = tuple(document("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[n], "The quay of Senn gave way.") for n in range(count))
    return replace(comparison(made), lineage=Lineage(edges=(), origins=(), cannot_conclude=(), **lineage))  # type: ignore[arg-type]


def ids(sigla: str) -> tuple[str, ...]:
    return tuple(f"r-{siglum}" for siglum in sigla)


def tree(*edges: str, sentence: str = "It leaves the fewest words.") -> Tree:
    """Edges as "AB" (B from A) or "A?B" (either way)."""
    return Tree(tuple(TreeEdge(f"r-{e[0]}", f"r-{e[-1]}", "?" not in e) for e in edges), 0.0, sentence)


def told(found: Comparison, width: int = 200) -> list[str]:
    out = io.StringIO()
    print_summary(found, Console(file=out, width=width))
    return [row.strip() for row in out.getvalue().splitlines()]


def test_ten_reports_of_two_wires_are_two_independent_origins() -> None:
    lost = (LostOrigin(ids("ABCDE"), "Omnipress", ()), LostOrigin(ids("FGHIJ"), "Tervox", ()))
    rows = told(reports(10, lost=lost, independent_origins=OriginCount(2, 2)))
    assert "10 reports, 2 independent origins by shared text and credits" in rows
    assert "Not among these reports: a text of Omnipress lies behind A, B, C, D and E" in rows
    assert "Not among these reports: a text of Tervox lies behind F, G, H, I and J" in rows


def test_the_count_is_a_range_where_it_is_open_and_absent_where_nothing_was_counted() -> None:
    assert "3 reports, 1–3 independent origins by shared text and credits" in told(
        reports(3, independent_origins=OriginCount(1, 3))
    )
    assert "2 reports, 1 independent origin by shared text and credits" in told(reports(2, independent_origins=OriginCount(1, 1)))
    for silent in (reports(2), reports(1, independent_origins=OriginCount(1, 1)), comparison(())):
        assert not [row for row in told(silent) if "independent" in row]


def test_a_lost_text_that_nobody_names_is_told_with_what_shows_it() -> None:
    shows = Evidence("shared text", 1.0, "B and D have 40 words in common that C lacks.", None, None)
    rows = told(reports(4, lost=(LostOrigin(ids("BD"), None, (shows,)),)))
    assert (
        "Not among these reports: a text that none of them names lies behind B and D: "
        "B and D have 40 words in common that C lacks." in rows
    )


def test_the_best_tree_and_its_rivals() -> None:
    trees = (
        tree("AB", "AC", "A?D", "DE"),
        tree("DA", sentence="D comes first, not A."),
        *(tree("AC", sentence=f"Rival {n}.") for n in range(3)),
    )
    rows = told(reports(5, trees=trees))
    assert "Best tree: B and C from A; A with D, direction open; E from D. It leaves the fewest words." in rows
    assert "Rival tree: D comes first, not A." in rows
    assert "… 2 more rivals in the JSON (--json)" in rows


def test_who_carries_a_lost_text_is_not_told_twice() -> None:
    found = reports(4, lost=(LostOrigin(ids("AB"), "Omnipress", ()),))
    rows = told(replace(found, lineage=replace(found.lineage, origins=ids("ABD"))))
    assert "Not shown to have text from another report: D" in rows


def test_a_long_list_of_reports_is_cut_with_its_length() -> None:
    rows = told(reports(26, lost=(LostOrigin(ids("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), "Omnipress", ()),)))
    assert any(row.endswith("behind A, B, C, D, E, F, G, H, I, J, K, L and 14 more") for row in rows)


def test_names_from_reports_do_not_steer_the_terminal() -> None:
    rows = told(reports(2, lost=(LostOrigin(ids("AB"), "[bold]Omni\x1b[2J\npress", ()),)))
    assert "Not among these reports: a text of [bold]Omni�[2J press lies behind A and B" in rows
