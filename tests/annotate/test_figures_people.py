"""Those shot, killed and hurt as local news tells it: ages are no counts, wounds are no people, parts stay parts."""

from __future__ import annotations

import pytest

from stemma.annotate.figures import annotate_figures
from stemma.model import Figure
from stemma.text.layout import Layout
from tests.conftest import make_document


def read(text: str) -> tuple[tuple[Figure, ...], list[str]]:
    document = make_document(text)
    found, dropped = annotate_figures(document, Layout.of(document), ())
    return found, [d.reason for d in dropped]


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(f.span.text, f.head, f.outcome) for f in read(text)[0]]


@pytest.mark.parametrize(
    ("text", "expected", "ages"),
    [
        ("Two men, ages 23 and 31, died in Norva.", [("Two", "man", "killed")], 2),
        ("Two men, 23 and 31, were shot in Norva.", [("Two", "man", "wounded")], 2),
        ("Two sisters, both 12, were killed.", [("Two", "sister", "killed")], 1),
        ("Two brothers aged 20 and 31 were wounded.", [("Two", "brother", "wounded")], 2),
        ("Three boys, aged 9, 11 and 12, were hurt.", [("Three", "boy", "wounded")], 3),
        ("Jon Bell, 11, died at the scene.", [], 1),
        ("Jon Bell, 11, and Ada Bell, 9, were killed.", [], 2),
        ("The driver is charged in the death of his stepson, 3", [], 1),
        ("Police said 12- and 10-year-old boys were hurt.", [], 2),
    ],
)
def test_ages_are_no_counts(text: str, expected: list[tuple[str, str | None, str | None]], ages: int) -> None:
    assert told(text) == expected
    assert read(text)[1].count("an age") == ages


def test_a_decade_of_life_is_no_count() -> None:
    assert told("A man in his early 20's was shot in Norva.") == [("A", "man", "wounded")]
    assert "a decade or an age group" in read("A man in his early 20's was shot in Norva.")[1]


@pytest.mark.parametrize("text", ["Eleven men aged 20 and 31 women were hurt.", "A man aged 30 and 12 others were hurt."])
def test_a_count_after_an_age_stays_a_count(text: str) -> None:
    assert [f.quantity.value for f in read(text)[0]][-1] in (31, 12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two children were fatally shot in Norva.", [("Two", "child", "killed")]),
        ("Two men were shot to death in Norva.", [("Two", "man", "killed")]),
        ("Two people were found shot to death.", [("Two", "person", "killed")]),
        ("Two men were found with gunshot wounds.", [("Two", "man", "wounded")]),
        ("Officers found four men suffering from gunshot wounds.", [("four", "man", "wounded")]),
        ("Two other people arrived at the clinic with stab wounds.", [("Two", "person", "wounded")]),
        ("A woman was found dead with a gunshot wound.", [("A", "woman", "killed")]),
        ("A 22-year-old sailor was shot and killed near the quay.", [("A", "sailor", "killed")]),
        ("A 22-year-old was shot and killed.", [("A", "person", "killed")]),
        ("Two 17-year-olds were killed.", [("Two", "person", "killed")]),
        ("A man was hit twice by gunfire.", [("A", "man", "wounded")]),
        ("Police named two men shot and killed in Norva.", [("two", "man", "killed")]),
        ("Bell was one of five people shot Sunday in Norva.", [("one", "person", "wounded"), ("five", "person", "wounded")]),
        ("She killed her aunt and two young nephews before turning the gun on herself.", [("two", "nephew", "killed")]),
        ("She killed a guard and two men fled.", [("a", "guard", "killed"), ("two", "man", "displaced")]),
        ("A gunman shot his wife and two sons.", [("two", "son", "wounded")]),
        ("A man was killed and another man wounded.", [("A", "man", "killed"), ("another", "man", "wounded")]),
        # the verb of wind
        ("Three people wound up dead.", [("Three", "person", "killed")]),
        ("Three people ended up in hospital.", [("Three", "person", "hospitalised")]),
        # headlines
        ("8 shot, 2 dead in Norva", [("8", None, "shot"), ("2", None, "killed")]),
        ("6 Shot, One Critically Hurt in Norva", [("6", None, "wounded"), ("One", None, "wounded")]),
        ("1 Dies, 4 Hurt in Vell County Crash", [("1", None, "killed"), ("4", None, "wounded")]),
        ("Crash Kills 3, Injures 5 in Norva", [("3", None, "killed"), ("5", None, "wounded")]),
        ("Suspended Worker Kills 2 Women in Norva", [("2", "woman", "killed")]),
        ("Five people shot, 1 killed in Norva", [("Five", "person", "shot"), ("1", "person", "killed")]),
        ("KORT>> One woman is dead.", [("One", "woman", "killed")]),
    ],
)
def test_what_befell_whom(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert told(text) == expected
    assert all(f.quantity.bound == "exact" for f in read(text)[0])


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("He suffered three gunshot wounds.", "wound"),
        ("The man had two exit wounds.", "wound"),
        ("He suffered two injuries.", "injury"),
        ("She faces 3 counts of battery.", "count"),
        ("A mother of three was charged.", "child"),
        ("They are charged with murder and one count of fleeing.", "count"),
        ("He is charged with the attempted murder of two guards.", "guard"),
        ("He tried to kill two guards.", "guard"),
    ],
)
def test_what_counts_no_casualties(text: str, head: str) -> None:
    assert [(f.head, f.outcome) for f in read(text)[0]][-1] == (head, None)


def test_animals_are_counted_as_what_they_are() -> None:
    assert told("Two dogs were wounded.") == [("Two", "dog", "wounded")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four were shot, one fatally.", [("shot", False), ("killed", True)]),
        ("Four people were shot, one of them fatally.", [("shot", False), ("killed", True)]),
        ("Three people were shot, two of whom died.", [("shot", False), ("killed", True)]),
        ("16 of its sailors died in the fire.", [("killed", False)]),
        ("Five of his soldiers were wounded.", [("wounded", False)]),
        ("Three of them died.", [("killed", True)]),
        ("Two of the five died.", [("killed", True)]),
        ("Two of the three victims died.", [("killed", True), ("casualties", False)]),
        ("Two men were shot, the first in the arm and one in the leg.", [("wounded", False), ("wounded", True)]),
        ("Three died. One of the victims died at home.", [("killed", False), ("killed", True)]),
        ("Two people, a man and a woman, were killed.", [("killed", False), ("killed", True), ("killed", True)]),
        ("Two men, a woman and a child were killed.", [("killed", False)] * 3),
    ],
)
def test_parts_and_wholes(text: str, expected: list[tuple[str | None, bool]]) -> None:
    assert [(f.outcome, f.subset) for f in read(text)[0]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gunman entered a 7-Eleven on Hill Road.", []),
        ("A 7-11 store was robbed.", []),
        ("Image 3 of 14", []),
        ("None suffered life-threatening injuries.", []),
        ("Police found a .38 revolver and a .22.", []),
        ("Actor Ada Bell Dies at 75", []),
        ("They use the Norvik Suite '11.", []),
        ("The six-foot-five champion won 12 fights.", [("six", "champion"), ("12", "fight")]),
        ("Forty people were hurt; 30 remain in hospital.", [("Forty", "person"), ("30", "person")]),
        ("The city had 310 homicides, up from 280.", [("310", "homicide"), ("280", "homicide")]),
    ],
)
def test_names_and_elided_nouns(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.span.text, f.head) for f in read(text)[0]] == expected


@pytest.mark.parametrize(
    "text",
    ["The council met in Norva.", "A storm hurt sales in Norva.", "There is no doubt of it.", "The guards were killed."],
)
def test_sentences_that_can_hold_no_figure_are_never_tagged(text: str) -> None:
    document = make_document(text)
    layout = Layout.of(document)
    assert annotate_figures(document, layout, ()) == ((), ())
    assert all("tags" not in vars(sentence) for sentence in layout.sentences)
