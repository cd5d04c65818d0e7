"""Mechanics of names."""

from __future__ import annotations

import pytest

from stemma.text import names


@pytest.mark.parametrize(
    ("name", "last"),
    [("Mara Venn", "Venn"), ("Ursula von der Tal", "von der Tal"), ("Joseph R. Holm Jr.", "Holm"), ("Venn", "Venn"), ("", "")],
)
def test_last_name(name: str, last: str) -> None:
    assert names.last_name(name) == last


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("Venn", "Mara Venn", True),
        ("M. Venn", "Mara Venn", True),
        ("Anna Venn", "Mara Venn", False),
        ("Holm", "Joseph R. Holm Jr.", True),
        ("Joseph Holm", "Joseph R. Holm", True),
        ("Mara", "Mara Venn", False),
    ],
)
def test_same_person(short: str, full: str, same: bool) -> None:
    assert names.same_person(short, full) is same


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("THA", "Tarnfield Hydro Authority", True),
        ("OPHR", "Odda Platform for Human Rights", True),
        ("Tarnfield Hydro", "Tarnfield Hydro Authority", True),
        ("Hydro", "Tarnfield Hydro Authority", False),
        ("THX", "Tarnfield Hydro Authority", False),
    ],
)
def test_same_body(short: str, full: str, same: bool) -> None:
    assert names.same_body(short, full) is same


def test_small_mechanics() -> None:
    assert names.without_article("The Harbour Office") == "Harbour Office"
    assert names.without_article("Thelma") == "Thelma"
    assert names.without_brackets("Tarnfield Hydro Authority (THA)") == "Tarnfield Hydro Authority"
    assert names.tidy(" Mara\n Venn’s ") == "Mara Venn"
    assert names.key("The U.N. Office") == names.key("un office".replace("un", "U.N"))
    assert names.initials("Odda Platform for Human Rights") == "OPHR"


@pytest.mark.parametrize(
    ("word", "is_one"), [("MTA", True), ("U.N.", True), ("AT&T", True), ("Odda", False), ("I", False), ("McVey", False)]
)
def test_acronyms(word: str, is_one: bool) -> None:
    assert names.is_acronym(word) is is_one
