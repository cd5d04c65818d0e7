"""Who says what, sentence by sentence; people and places are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.actors import annotate_actors
from stemma.annotate.attribution import annotate_attributions
from stemma.model import Attribution, Dropped
from stemma.text.layout import Layout
from tests.conftest import make_document


def read(text: str) -> tuple[tuple[Attribution, ...], tuple[Dropped, ...]]:
    document = make_document(text)
    layout = Layout.of(document)
    return annotate_attributions(document, layout, annotate_actors(document, layout))


def said(text: str) -> list[tuple[str | None, str]]:
    """Speaker and content of every attribution, fragments and all."""
    return [(a.speaker, " … ".join(s.text for s in a.content)) for a in read(text)[0]]


INDIRECT = [
    ("Mara Venn said the dam was safe.", "Mara Venn", "the dam was safe", "stated"),
    ("Mara Venn said that the dam was safe.", "Mara Venn", "the dam was safe", "stated"),
    ("The ministry has announced that 300 sailors are missing.", "ministry", "300 sailors are missing", "announced"),
    ("The dam was safe, Mara Venn said.", "Mara Venn", "The dam was safe", "stated"),
    ("The dam was safe, said Mara Venn, the mayor of Odda.", "Mara Venn", "The dam was safe", "stated"),
    ("According to the port office, 12 ferries were cancelled.", "port office", "12 ferries were cancelled", "stated"),
    ("12 ferries were cancelled, according to the port office.", "port office", "12 ferries were cancelled", "stated"),
    ("Mara Venn told the Odda Courier that 40 houses were lost.", "Mara Venn", "40 houses were lost", "stated"),
    (
        "A storm hit at noon, the national weather institute reported.",
        "national weather institute",
        "A storm hit at noon",
        "reported",
    ),
    ("Mara Venn, a local baker, said the force of it broke the oven.", "Mara Venn", "the force of it broke the oven", "stated"),
    ("Mara Venn, who has run the port since May, said last week that it was full.", "Mara Venn", "it was full", "stated"),
    ("Two envoys who asked not to be named said that the dam leaked.", "envoys", "the dam leaked", "stated"),
    ("Police put the crowd at about 1,100.", "police", "the crowd at about 1,100", "stated"),
    ("The union called on the board to withdraw the plan.", "union", "the board to withdraw the plan", "demanded"),
    ("Mara Venn was quoted as saying that 40 houses were lost.", "Mara Venn", "40 houses were lost", "stated"),
    ("The minister spoke of 400 missing sailors.", "minister", "400 missing sailors", "stated"),
    ("Mara Venn denied that the dam had failed.", "Mara Venn", "the dam had failed", "denied"),
    ("Oskava demanded that Tarmia explain the attack.", "Oskava", "Tarmia explain the attack", "demanded"),
    ("Mara Venn asked why the gate was open.", "Mara Venn", "why the gate was open", "asked"),
    ("The bank expects to lose $3 million this year.", "bank", "to lose $3 million this year", "predicted"),
    ("Mara Venn said the dam will be closed.", "Mara Venn", "the dam will be closed", "predicted"),
    ("A report stated that 40 houses were lost.", "report", "40 houses were lost", "reported"),
    ("The loss was confirmed by the port office.", "port office", "The loss", "confirmed"),
    ("The attack was a crime, the union alleged.", "union", "The attack was a crime", "alleged"),
    ("The union said on Friday, Dec. 29, 2017, that 40 jobs would go.", "union", "40 jobs would go", "predicted"),
    ("As first reported by the Odda Courier, the mayor sold the ferry.", "Odda Courier", "the mayor sold the ferry", "reported"),
]


@pytest.mark.parametrize(("text", "speaker", "content", "modality"), INDIRECT, ids=[c[0] for c in INDIRECT])
def test_reported_clauses(text: str, speaker: str, content: str, modality: str) -> None:
    found = read(text)[0]
    assert [(a.speaker, a.content[0].text, a.modality, a.kind) for a in found] == [(speaker, content, modality, "indirect")]


DIRECT = [
    ("“We will rebuild,” Mara Venn said.", [("Mara Venn", "We will rebuild")]),
    ("“We will rebuild,” said Mara Venn, 62, a baker.", [("Mara Venn", "We will rebuild")]),
    ("Mara Venn said: “We will rebuild.”", [("Mara Venn", "We will rebuild")]),
    ("Mara Venn told reporters in Odda, “We will rebuild.”", [("Mara Venn", "We will rebuild")]),
    ("“It is,” Mara Venn said, “a disaster.”", [("Mara Venn", "It is"), ("Mara Venn", "a disaster")]),
    ("“We ran,” Mara Venn said. “Nobody helped.”", [("Mara Venn", "We ran"), ("Mara Venn", "Nobody helped")]),
    ("“Was it safe?” Mara Venn asked.", [("Mara Venn", "Was it safe?")]),
    ("Mara Venn went on the radio, saying:\n“Nobody helped us.”", [("Mara Venn", "Nobody helped us")]),
    ("“One is done.\n“Two is not,” Mara Venn said.", [("Mara Venn", "One is done"), ("Mara Venn", "Two is not")]),
    ("'We ran,' Mara Venn said.", [("Mara Venn", "We ran")]),
]


@pytest.mark.parametrize(("text", "expected"), DIRECT, ids=[c[0] for c in DIRECT])
def test_quotations(text: str, expected: list[tuple[str, str]]) -> None:
    found = read(text)[0]
    assert [(a.speaker, a.content[0].text) for a in found] == expected
    assert {a.kind for a in found} == {"direct"}


def test_a_quoted_fragment_stands_inside_its_clause() -> None:
    clause, fragment = read("The port office says the ferries “bumped hulls” but did not sink.")[0]
    assert (clause.kind, clause.content[0].text) == ("indirect", "the ferries “bumped hulls” but did not sink")
    assert (fragment.kind, fragment.content[0].text, fragment.parent) == ("mixed", "bumped hulls", clause.id)
    assert fragment.speaker == clause.speaker == "port office"
    assert fragment.chain == clause.chain


def test_one_subject_two_verbs() -> None:
    text = "Mara Venn stated that Oskava has confirmed the loss and added that Tarmia knew."
    assert said(text) == [("Mara Venn", "Oskava has confirmed the loss"), ("Oskava", "the loss"), ("Mara Venn", "Tarmia knew")]


def test_adding_that_belongs_to_the_speaker_before() -> None:
    text = "“They are known,” Peter Ode said, adding that he would call John Holm “in the coming days.”"
    found = read(text)[0]
    assert {a.speaker for a in found} == {"Peter Ode"}
    assert [(a.kind, a.modality) for a in found if a.cue is not None and a.cue.text == "adding" and a.parent is None] == [
        ("mixed", "predicted")
    ]


def test_chains_name_the_channel_first() -> None:
    text = "International media reported that Oskava has confirmed that 40 soldiers died."
    assert [a.chain for a in read(text)[0]] == [("international media",), ("international media", "Oskava")]


def test_an_outlet_that_quotes_somebody() -> None:
    text = "Nordwire also quoted the president of Tarmia, Anna Venn, who spoke of 400 sailors. “This is no storm.”"
    outer, inner, quotation = read(text)[0]
    assert outer.chain == ("Nordwire",)
    assert inner.chain == quotation.chain == ("Nordwire", "Anna Venn")
    assert (quotation.kind, quotation.basis) == ("direct", "continuation")


def test_citing_makes_a_chain() -> None:
    chains = [a.chain for a in read("Nordwire reported that 40 soldiers were killed, citing two officials.")[0]]
    assert chains == [("Nordwire",), ("Nordwire", "officials")]


def test_the_recording_is_a_channel() -> None:
    text = "Nordwire has a recording of the pilot of the ferry. In the recording, the pilot said, “We are sinking.”"
    assert read(text)[0][-1].chain[0] == "Nordwire"


def test_i_inside_a_quotation_is_its_speaker() -> None:
    text = "“I can announce that the dam is safe. I told John Ode, who confirmed that Tarmia knew,” Mara Venn said."
    outer, own, other = read(text)[0]
    assert (own.speaker, own.modality, own.parent, own.chain) == ("Mara Venn", "announced", outer.id, ("Mara Venn",))
    assert (other.speaker, other.chain) == ("John Ode", ("Mara Venn", "John Ode"))


def test_performative_words_override_the_cue() -> None:
    assert read("“I urge all partners to help,” Mara Venn said.")[0][0].modality == "demanded"


def test_a_question_without_an_asker() -> None:
    found = read("One of the sailors was asked why they left. He replied, “Because of the storm.”")[0]
    assert (found[0].speaker, found[0].source, found[0].modality) == (None, None, "asked")
    assert found[1].speaker == "sailor"
    assert found[1].speaker_type == "unnamed person"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mara Venn said it rained.", "named person"),
        ("The Odda Bank said it lost money.", "named body"),
        ("A source familiar with the talks said they failed.", "unnamed person"),
        ("Two officials said it rained.", "unnamed group"),
        ("The survey says 12 percent of homes lack water.", "document"),
    ],
)
def test_speaker_types(text: str, kind: str) -> None:
    assert read(text)[0][0].speaker_type == kind


def test_what_was_not_said_is_dropped_with_a_reason() -> None:
    found, dropped = read("The ministry did not say how many were hurt.")
    assert not found
    assert [d.reason for d in dropped] == ["says that somebody did not say something"]


def test_a_term_in_marks_is_dropped_with_a_reason() -> None:
    found, dropped = read("The valley is known as “the bowl” to hikers.")
    assert not found
    assert dropped[0].what == "“the bowl”"


def test_a_quotation_that_never_opened_goes_on_with_the_last_speaker() -> None:
    text = "“They are known,” Mara Venn said.\nOur answer is to ask for help.”\n“A line was crossed,” Venn added."
    found = read(text)[0]
    assert [(a.speaker, a.state, a.basis) for a in found] == [
        ("Mara Venn", "closed", "explicit"),
        ("Mara Venn", "close_without_open", "continuation"),
        ("Mara Venn", "closed", "explicit"),
    ]


def test_two_possible_men_are_kept_as_candidates() -> None:
    text = "John Ode met Peter Holm in Odda. He said the talks had failed."
    (found,) = read(text)[0]
    assert {found.speaker, *found.candidates} == {"John Ode", "Peter Holm"}


PIECES = ["Mara Venn", " said", " that", ",", " “", "”", ".", " the dam", " was", " safe", "\n", " according to", " he", " and"]
PIECES += [" added", ":", " “We ran,”", "🙂", " who", " told", " it is said to", " (", ")", " “I say that it is,”", "’", " 40"]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_order_of_words_gives_slices_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    found, _ = read(text)
    assert [a.start for a in found] == sorted(a.start for a in found)
    assert [a.id for a in found] == [f"Aq{n}" for n in range(1, len(found) + 1)]
    known = {a.id for a in found}
    for a in found:
        for span in (*a.content, *filter(None, (a.cue, a.source))):
            assert text[span.start : span.end] == span.text
            assert span.text
        assert a.parent is None or (a.parent in known and a.parent != a.id)


@pytest.mark.parametrize(
    "text", ["", "   \n\n ", "🙂🙂", "שלום אמר דוד", "“”", "said", "“said”", "He said", ", said", "\u00a0“\u00a0"]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    read(text)


CHANNELS = [
    (
        "The Odda daily quoted the interior minister, Rolf Tamm, as saying that 7 boats had sunk.",
        "7 boats had sunk",
        ("Odda daily", "Rolf Tamm"),
    ),
    (
        "The site Odda Online cited Mara Venn as saying that the boats were old.",
        "the boats were old",
        ("Odda Online", "Mara Venn"),
    ),
    (
        "The boats were found, according to a diver cited by the Odda Herald.",
        "The boats were found",
        ("Odda Herald", "diver"),
    ),
    (
        "Mara Venn insisted that “this boat never sank in a storm,” the Odda Herald reported.",
        "this boat never sank in a storm",
        ("Odda Herald", "Mara Venn"),
    ),
]


@pytest.mark.parametrize(("text", "content", "chain"), CHANNELS, ids=[c[0] for c in CHANNELS])
def test_whoever_passes_words_on_stands_before_whoever_said_them(text: str, content: str, chain: tuple[str, ...]) -> None:
    assert chain in [a.chain for a in read(text)[0] if a.content[0].text.strip("“”,") == content]


def test_a_resolve_is_no_forecast_but_a_forecast_is() -> None:
    assert [a.modality for a in read("“We will not leave this harbour to them,” Mara Venn said.")[0]] == ["stated"]
    assert [a.modality for a in read("Mara Venn said that the dam would leak.")[0]] == ["predicted"]
    assert next(a.modality for a in read("Mara Venn said she expected the dam to leak.")[0]) == "predicted"
