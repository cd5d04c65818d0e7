"""Who is who in invented reports: names, abbreviations, descriptions, pronouns."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.actors import annotate_actors
from stemma.model import Actor, Document
from stemma.text.layout import Layout
from tests.conftest import make_document

Maker = Callable[..., Document]


def actors_of(text: str) -> tuple[Actor, ...]:
    document = make_document(text)
    return annotate_actors(document, Layout.of(document))


def named(text: str, name: str) -> Actor:
    found = [a for a in actors_of(text) if a.name == name]
    assert found, [a.name for a in actors_of(text)]
    return found[0]


def words(actor: Actor) -> list[tuple[str, str]]:
    return [(m.span.text, m.kind) for m in actor.mentions]


def test_a_person_by_full_name_last_name_title_and_pronoun() -> None:
    text = "Mayor Anna Venn opened the lock. Ms. Venn said it was safe. She left. Venn will retire."
    venn = named(text, "Anna Venn")
    assert venn.type == "person"
    assert words(venn) == [("Mayor Anna Venn", "name"), ("Ms. Venn", "name"), ("She", "pronoun"), ("Venn", "name")]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Venn, the harbour master, spoke. The harbour master left.",
        "The harbour master, Anna Venn, spoke. The harbour master left.",
        "President of Oskava Anna Venn spoke. The Oskavan police left. The president left.",
        "Interior minister Anna Venn spoke. The minister left.",
        "Gov. Anna Venn spoke. The governor left.",
    ],
)
def test_a_description_goes_back_to_the_person_of_that_role(text: str) -> None:
    venn = named(text, "Anna Venn")
    assert [kind for _, kind in words(venn)].count("description") >= 1


def test_an_abbreviation_in_brackets_and_the_agency() -> None:
    text = "The Tarnfield Hydro Authority (THA) closed a gate. The THA said it was safe. The agency expects rain."
    body = named(text, "Tarnfield Hydro Authority")
    assert body.type == "organisation"
    assert "THA" in body.aliases
    assert [kind for _, kind in words(body)] == ["name", "abbreviation", "description"]


def test_an_abbreviation_without_brackets() -> None:
    body = named(
        "The Tarnfield Hydro Authority closed a gate. THA officials said so. THA expects rain.", "Tarnfield Hydro Authority"
    )
    assert ("THA", "abbreviation") in words(body)


def test_the_short_form_of_a_firm_and_the_bank() -> None:
    text = (
        "Harrow Lunde said profits fell. The bank closed branches. Shares of Harrow Lunde Group Inc. fell. Harrow expects more."
    )
    bank = named(text, "Harrow Lunde Group Inc.")
    assert bank.type == "organisation"
    assert {w for w, _ in words(bank)} >= {"Harrow Lunde", "Harrow Lunde Group Inc.", "Harrow", "The bank"}


def test_a_country_is_an_actor_only_where_it_speaks() -> None:
    assert [a.name for a in actors_of("France has confirmed the transfer.")] == ["France"]
    assert not [a for a in actors_of("The train left for France at noon.") if a.name == "France"]


def test_groups_and_unnamed_persons() -> None:
    text = "Fire department officials said so. One of the local bakers was asked why. He replied at once."
    found = {a.name: a for a in actors_of(text)}
    assert found["fire department officials"].type == "group"
    assert words(found["local baker"]) == [("One of the local bakers", "description"), ("He", "pronoun")]


def test_he_is_the_man_and_she_the_woman() -> None:
    text = "John Ode met Anna Venn in Odda. She said the talks failed. He said they did not."
    assert ("She", "pronoun") in words(named(text, "Anna Venn"))
    assert ("He", "pronoun") in words(named(text, "John Ode"))


def test_whoever_stands_first_outweighs_a_name_in_a_later_clause() -> None:
    text = "Peter Holm, however, is not worried that John Ode will win. “Nobody votes for that,” he said."
    assert ("he", "pronoun") in words(named(text, "Peter Holm"))


def test_a_titled_last_name_before_another_full_name_is_somebody_else() -> None:
    names = [a.name for a in actors_of("President Ode spoke first. Mia Ode waved. Mr. Ode smiled.")]
    assert "Ode" in names
    assert "Mia Ode" in names


def test_ids_are_in_order_of_first_mention() -> None:
    found = actors_of("Anna Venn met John Ode. The union protested.")
    assert [a.id for a in found] == [f"Aa{n}" for n in range(1, len(found) + 1)]
    assert [a.mentions[0].span.start for a in found] == sorted(a.mentions[0].span.start for a in found)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="Ab cd.,()'\"“” The said he Mr. 1\n", max_size=200))
def test_any_text_gives_mentions_that_are_slices(text: str) -> None:
    for actor in actors_of(text):
        assert actor.mentions
        for mention in actor.mentions:
            assert text[mention.span.start : mention.span.end] == mention.span.text


def test_same_input_same_output() -> None:
    text = "Anna Venn met John Ode. He said she was late. The union, the bank and Nordwire News agreed."
    assert actors_of(text) == actors_of(text)


def test_a_body_of_another_kind_is_an_actor_of_its_own() -> None:
    text = "The Flood Defence Agency said so. The national weather institute reported rain. The agency left."
    assert words(named(text, "Flood Defence Agency")) == [("Flood Defence Agency", "name"), ("The agency", "description")]
    assert named(text, "national weather institute").type == "organisation"


def test_whoever_something_is_according_to_is_she() -> None:
    text = "The ferry left Brodna late, according to Anna Venn, whose son was on it. She was angry."
    assert ("She", "pronoun") in words(named(text, "Anna Venn"))


def test_nobody_is_no_actor() -> None:
    assert [a.name for a in actors_of("No soldier said a word. Anti-Venn marchers left.") if a.type == "person"] == []
