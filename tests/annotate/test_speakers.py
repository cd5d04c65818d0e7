"""Whose words any stretch of a report gives as a source: invented reports, stretches as a model may propose them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.actors import annotate_actors
from stemma.annotate.attribution.speakers import Directory, Speaker, resolve_source
from stemma.text.layout import Layout
from tests.conftest import make_document


def directory_of(text: str) -> Directory:
    document = make_document(text)
    layout = Layout.of(document)
    return Directory(layout, annotate_actors(document, layout))


def speaker(text: str, source: str, *, last: bool = True) -> Speaker:
    at = text.rindex(source) if last else text.index(source)
    return resolve_source(directory_of(text), (at, at + len(source)))


REPORT = "Mayor Anna Venn opened the lock in Odda on Monday. John Ode, who leads the Tarnfield Hydro Authority (THA), came late. "


@pytest.mark.parametrize(
    ("sentence", "source", "name", "kind"),
    [
        ("Venn said it was safe.", "Venn", "Anna Venn", "named person"),
        ("Ms. Venn said it was safe.", "Ms. Venn", "Anna Venn", "named person"),
        ("The mayor said it was safe.", "The mayor", "Anna Venn", "named person"),
        ("She said it was safe.", "She", "Anna Venn", "named person"),
        ("It was safe, according to Mr. Ode, who leads the agency.", "Mr. Ode, who leads the agency", "John Ode", "named person"),
        ("It was safe, according to the mayor.", "according to the mayor", "Anna Venn", "named person"),
        ("THA said it was safe.", "THA", "Tarnfield Hydro Authority", "named body"),
        ("THA's report said it was safe.", "THA's report", "Tarnfield Hydro Authority", "named body"),
        ("The 12-page report said it was safe.", "The 12-page report", "12-page report", "document"),
        ("Two people familiar with the matter said so.", "Two people familiar with the matter", None, "unnamed group"),
        ("Some Republicans said it was safe.", "Some Republicans", None, "unnamed group"),
        ("Critics said it was unsafe.", "Critics", "critics", "unnamed group"),
        ("A 42-year-old welder said it was unsafe.", "A 42-year-old welder", "42-year-old welder", "unnamed person"),
        ("Someone said it was unsafe.", "Someone", "someone", "unnamed person"),
        ("The lock keeper, Mia Holm, said so.", "The lock keeper, Mia Holm,", "Mia Holm", "named person"),
        (
            "A keeper of the lock at Odda, Mia Holm, said so.",
            "A keeper of the lock at Odda, Mia Holm",
            "Mia Holm",
            "named person",
        ),
        ("The mayor and the harbour master said so.", "The mayor and the harbour master", None, "unnamed group"),
        ("“It is safe,” said the mayor, who was smiling.", "who", "Anna Venn", "named person"),
        ("Nobody said it was safe.", "Nobody", None, None),
    ],
)
def test_any_source_stretch_has_its_speaker(sentence: str, source: str, name: str | None, kind: str | None) -> None:
    found = speaker(REPORT + sentence, source)
    assert found.type == kind
    if name is not None or kind is None:
        assert found.name == name
    else:
        assert found.name


def test_i_and_we_are_whoever_is_quoted() -> None:
    text = REPORT + "“I warned them,” Venn said."
    at = text.index("I warned")
    venn = Speaker("Anna Venn", "named person")
    assert resolve_source(directory_of(text), (at, at + 1), first_person=venn) == venn
    assert resolve_source(directory_of(text), (at, at + 1)) == Speaker(None, None)


def test_the_owner_of_a_body_is_told_by_name() -> None:
    text = "Anna Venn runs for mayor of Odda. Venn was late. Her campaign team said the train had failed."
    assert speaker(text, "Her campaign team").name == "Anna Venn’s campaign team"


def test_two_ministers_are_both_kept() -> None:
    text = "Finance minister Anna Venn met transport minister Mia Holm. The minister said the talks had failed."
    found = speaker(text, "The minister")
    assert {found.name, *found.candidates} == {"Anna Venn", "Mia Holm"}


@pytest.mark.parametrize("span", [(0, 0), (5, 2), (-4, 3), (10, 10**9), (10**9, 10**9 + 4), (0, 10**6)])
def test_odd_spans_are_answered(span: tuple[int, int]) -> None:
    assert isinstance(resolve_source(directory_of(REPORT), span), Speaker)


def test_an_empty_text_has_nobody() -> None:
    assert resolve_source(directory_of(""), (0, 5)) == Speaker(None, None)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="AbM cd.,()'\"“” who said he I Mr. 1\n😀שׁ", max_size=120), st.integers(-3, 130), st.integers(-3, 130))
def test_any_stretch_of_any_text_is_answered(text: str, start: int, end: int) -> None:
    found = resolve_source(directory_of(text), (start, end))
    assert (found.name is None) == (found.type is None)
    assert found.name != ""


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        # what a page puts before captions is no part of who speaks
        ("Two dams broke. Image copyright Nordfoto Image caption Doctors say they expect more rain.", "Doctors", "Doctors"),
        ("The gate fell. Media caption Rain in Odda Mrs Venn was late. “We tried,” she said.", "she", "Venn"),
        # a last name that is also the name of a body
        ("Former mayor Mia Herald spoke. “It is over,” Herald said.", "Herald", "Mia Herald"),
        # a last name that is also a month's
        ("Sami Jan, a baker, left his shop. “It was loud,” he told Nordwire.", "he", "Sami Jan"),
        # whose ministry it is
        ("Greece sent two boats to Odda, its foreign ministry said.", "its foreign ministry", "Greek foreign ministry"),
        ("Anna Venn opened the lock. The mayor’s lawyer, though, said it was shut.", "The mayor’s lawyer", "mayor’s lawyer"),
        # account names
        ("Many wished him well. Web user A_NY_7 wrote: “Hold on.”", "Web user A_NY_7", "A_NY_7"),
        ("Many wished him well. One user called 9 Tall Trees wrote.", "One user called 9 Tall Trees", "9 Tall Trees"),
        # whoever only owns something is not spoken of
        ("Mr Ode rowed back on Monday. He scrapped President John Venn’s tax and he said so.", "he", "Ode"),
        # an unnamed person who is spoken of last
        ("They met an old woman in Odda. “We are tired,” she said.", "she", "old woman"),
    ],
)
def test_who_speaks_in_hard_sentences(text: str, source: str, name: str) -> None:
    assert speaker(text, source).name == name


def test_a_first_name_alone_is_the_person_of_that_name() -> None:
    text = "Anna Maria Venn fell ill in Odda. Her mother was there. Anna said she was well."
    assert speaker(text, "Anna").name == "Anna Maria Venn"


def test_several_speakers_keep_their_names_as_candidates() -> None:
    found = speaker("Anna Venn and John Ode said it was safe.", "Anna Venn and John Ode")
    assert found == Speaker("Anna Venn and John Ode", "unnamed group", ("Anna Venn", "John Ode"))
