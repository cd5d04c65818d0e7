"""Links between members: contradictions over several members, groups joined and split."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.collate.judgements.links import Link, Links, consistent, linked


def links(*told: str) -> tuple[Link, ...]:
    """ "ab" says that a and b are one claim's, "a|b" that they are two claims'."""
    return tuple(Link(t[0], t[-1], "|" not in t, t) for t in told)


@pytest.mark.parametrize(
    ("told", "lost"),
    [
        ("ab bc", ""),
        ("ab a|b", "a|b by ab"),
        ("a|b ab", "ab by a|b"),
        ("ab bc a|c", "a|c by ab"),
        ("a|c ab bc", "bc by a|c"),
        ("ab cd a|d bc", "bc by a|d"),
        ("ab a|c b|d", ""),
        ("ab ab a|c", ""),
    ],
)
def test_the_first_of_two_that_contradict_stands(told: str, lost: str) -> None:
    kept, gone = consistent(links(*told.split()))
    assert ", ".join(f"{link.says} by {against.says}" for link, against in gone) == lost
    assert len(kept) + len(gone) == len(told.split())


@pytest.mark.parametrize(
    ("groups", "told", "found"),
    [
        ("ab c", "", "ab c"),
        ("ab c", "bc", "abc"),
        ("ab cd e", "bc de", "abcde"),
        ("abc", "a|b", "ac b"),
        ("abcd", "a|d cd", "ab cd"),
        ("abc", "a|b b|c a|c", "a b c"),
        ("ab cd", "bc a|d", "abc d"),
        ("ab", "az", "ab"),
        ("ab", "y|z", "ab"),
    ],
)
def test_groups_after_links(groups: str, told: str, found: str) -> None:
    result = linked(groups.split(), Links(links(*told.split())), lambda a, b: 0.0)
    assert " ".join("".join(g) for g in result) == found


def test_the_rest_goes_with_the_more_alike() -> None:
    likeness = {("d", "c"): 1.0, ("a", "c"): 0.5}
    found = linked(["abcd"], Links(links("a|d")), lambda x, y: likeness.get((x, y), 0.0))
    assert ["".join(g) for g in found] == ["ab", "cd"]


PAIRS = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"), st.booleans()).filter(lambda p: p[0] != p[1])
)


@given(PAIRS, st.lists(st.integers(0, 3), min_size=8, max_size=8))
def test_any_links_hold_afterwards(pairs: Sequence[tuple[str, str, bool]], homes: Sequence[int]) -> None:
    kept, _ = consistent([Link(a, b, same, f"{a}{b}") for a, b, same in pairs])
    groups: dict[int, list[str]] = {}
    for name, home in zip("abcdefgh", homes, strict=True):
        groups.setdefault(home, []).append(name)
    found = linked(list(groups.values()), Links(tuple(kept)), lambda a, b: float(ord(a) - ord(b)))
    assert sorted(n for g in found for n in g) == list("abcdefgh")
    home_of = {name: n for n, g in enumerate(found) for name in g}
    assert all((home_of[k.left] == home_of[k.right]) == k.same for k in kept)
