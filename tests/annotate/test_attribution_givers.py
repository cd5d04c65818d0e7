"""On whose word figures stand."""

from __future__ import annotations

import pytest

from stemma.annotate.actors import annotate_actors
from stemma.annotate.attribution import annotate_attributions, continuations, give_sources
from stemma.model import Figure, Interval, Quantity
from stemma.text.layout import Layout
from tests.conftest import make_document

NO_BOUND = Interval(None, None, "set in the test")
PLAIN = Quantity(value=None, low=None, high=None, low_inclusive=None, high_inclusive=None, interval=NO_BOUND, bound="exact")


def given(text: str, *numbers: str) -> list[Figure]:
    """The figures printed as `numbers`, with their sources."""
    document = make_document(text)
    layout = Layout.of(document)
    found, _ = annotate_attributions(document, layout, annotate_actors(document, layout))
    figures, at = [], 0
    for number in numbers:
        at = text.index(number, at)
        figures.append(Figure(id=number, span=document.span(at, at + len(number)), quantity=PLAIN))
        at += len(number)
    return list(give_sources(figures, found, document, layout))


def test_the_narrators_own_figure_has_no_source() -> None:
    (figure,) = given("The storm killed 40 people.", "40")
    assert (figure.sources, figure.sources_inferred, figure.attribution) == ((), (), None)


def test_the_innermost_attribution_gives_the_source() -> None:
    (figure,) = given("International media reported that Oskava has confirmed that 40 soldiers died.", "40")
    assert figure.sources == ("international media", "Oskava")


def test_a_sentence_that_goes_on_is_only_inferred() -> None:
    first, second, third = given(
        "The Tarnfield army reported that 103 soldiers died. More than 120 are hurt.\nThe storm took 7 roofs.", "103", "120", "7"
    )
    assert first.sources == ("Tarnfield army",)
    assert (second.sources, second.sources_inferred) == ((), ("Tarnfield army",))
    assert (third.sources, third.sources_inferred) == ((), ())


def test_a_later_clause_with_another_subject_is_the_narrators() -> None:
    first, second = given(
        "Harrow Inc. said it expects a loss of $3 million, while Albion Steel will cut 300 jobs.", "$3 million", "300"
    )
    assert first.sources == ("Harrow Inc.",)
    assert second.sources == ()


def test_a_figure_inside_a_quotation() -> None:
    inside, outside = given("“We lost 40 boats,” Mara Venn said of the 1990 storm.", "40", "1990")
    assert (inside.inside_quote, inside.sources) == (True, ("Mara Venn",))
    assert (outside.inside_quote, outside.sources) == (False, ())


def test_polled_by_is_who_says_it() -> None:
    (figure,) = given("Harrow had been expected to earn $2 million, according to analysts polled by Numera.", "$2 million")
    assert figure.sources[-1] == "analysts polled by Numera"


def test_continuations_name_the_attribution_that_they_follow() -> None:
    text = "Mara Venn said the dam was safe. Two gates were open. Peter Ode denied it."
    document = make_document(text)
    layout = Layout.of(document)
    found, _ = annotate_attributions(document, layout, annotate_actors(document, layout))
    (going_on,) = continuations(found, document, layout)
    assert going_on.span.text == "Two gates were open."
    assert (going_on.after, going_on.chain) == (found[0].id, ("Mara Venn",))


@pytest.mark.parametrize(
    "text",
    [
        "Forty boats sank, Mara Venn said. The storm took 7 roofs.",  # the source closes its sentence
        "“Forty boats sank,” Mara Venn said. The storm took 7 roofs.",
        "According to Mara Venn, forty boats sank. The storm took 7 roofs.",
        "Mara Venn said that forty boats sank. It was late. The storm took 7 roofs.",  # too far
        "Mara Venn said that forty boats sank. But the storm took 7 roofs.",
    ],
)
def test_what_does_not_go_on_with_somebodys_words_is_the_reports_own(text: str) -> None:
    (figure,) = given(text, "7")
    assert (figure.sources, figure.sources_inferred) == ((), ())
