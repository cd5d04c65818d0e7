"""Rules and a model joined: what each gives where both, or only one of them, read something."""

from __future__ import annotations

import pytest

from stemma.annotate.actors import annotate_actors
from stemma.annotate.attribution import annotate_attributions
from stemma.model import Attribution, Proposal, Proposed
from stemma.text.layout import Layout
from tests.conftest import make_document


def proposal(text: str, cue: str, content: str, source: str = "", *, sure: float = 0.9) -> Proposal:
    """A proposal by its words; fragments of the content are parted by " … "."""

    def find(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return Proposal(
        cue=(find(cue),),
        content=tuple(find(part) for part in content.split(" … ")),
        source=(find(source),) if source else (),
        probability=sure,
    )


def read(text: str, *proposals: Proposal) -> list[Attribution]:
    report = make_document(text)
    layout = Layout.of(report)
    found, _ = annotate_attributions(report, layout, annotate_actors(report, layout), proposed=Proposed(tuple(proposals)))
    return list(found)


def told(found: list[Attribution]) -> list[tuple[str, str | None, str]]:
    """Kind, speaker and words of each."""
    return [(a.kind, a.speaker, " … ".join(s.text for s in a.content)) for a in found]


GREETED = "Ana Berg, mayor of Odda, lives there. Mayor Berg greeted with relief that the dam had held."


def test_a_clause_that_only_the_model_found_is_added_with_its_source_resolved() -> None:
    assert read(GREETED) == []
    made = read(GREETED, proposal(GREETED, "greeted with relief", "that the dam had held", "Mayor Berg", sure=0.81))
    assert told(made) == [("indirect", "Ana Berg", "the dam had held")]
    assert made[0].probability == 0.81
    assert made[0].cue is not None
    assert made[0].cue.text == "greeted with relief"


def test_an_unsure_clause_that_no_rule_confirms_is_left_out() -> None:
    assert read(GREETED, proposal(GREETED, "greeted with relief", "that the dam had held", "Mayor Berg", sure=0.2)) == []


SAID = "Ana Berg said the dam would hold until Friday."


def test_a_clause_that_both_found_is_one_attribution_with_the_models_probability() -> None:
    made = read(SAID, proposal(SAID, "said", "the dam would hold until Friday.", "Ana Berg", sure=0.93))
    assert told(made) == [("indirect", "Ana Berg", "the dam would hold until Friday")]
    assert made[0].probability == 0.93


def test_what_only_the_rules_found_stays_without_a_probability() -> None:
    other = "Ana Berg said the dam would hold. Bo Lind waved."
    made = read(other, proposal(other, "waved", "Bo Lind", sure=0.1))
    assert told(made) == [("indirect", "Ana Berg", "the dam would hold")]
    assert made[0].probability is None


QUOTED = "“The dam will hold,” Ana Berg said. “We checked it twice.”"


def test_inside_quotation_marks_the_rules_spans_stand() -> None:
    made = read(QUOTED, proposal(QUOTED, "said", "“The dam will hold,” … “We checked it twice.”", "Ana Berg"))
    assert told(made) == [
        ("direct", "Ana Berg", "The dam will hold"),
        ("direct", "Ana Berg", "We checked it twice"),
    ]
    assert {a.probability for a in made} == {0.9}


def test_a_quotation_without_a_source_takes_the_models() -> None:
    text = "The dam was on many minds. From Ana Berg came only this: “It will hold until Friday, I am sure.”"
    made = read(text, proposal(text, "came only this", "“It will hold until Friday, I am sure.”", "Ana Berg"))
    assert [(a.kind, a.speaker) for a in made] == [("direct", "Ana Berg")]


def test_a_quoted_part_of_a_clause_becomes_its_child() -> None:
    text = "Mayor Ana Berg greeted with relief that the dam was “safer than ever before” and dry."
    made = read(
        text, proposal(text, "greeted with relief", "that the dam was “safer than ever before” and dry", "Mayor Ana Berg")
    )
    clause = next(a for a in made if a.kind == "indirect")
    part = next(a for a in made if a.kind == "mixed")
    assert part.parent == clause.id
    assert part.speaker == "Ana Berg"
    assert part.content[0].text == "safer than ever before"


def test_what_somebody_did_not_say_stays_out() -> None:
    text = "Ana Berg did not say whether the dam would hold."
    assert read(text, proposal(text, "did not say", "whether the dam would hold", "Ana Berg")) == []


@pytest.mark.parametrize(
    ("cue", "content"),
    [("declined", "to comment on the dam"), ("would not comment on", "the dam"), ("refused", "to say why the dam broke")],
)
def test_a_refusal_to_speak_is_no_statement(cue: str, content: str) -> None:
    text = f"Mayor Ana Berg {cue} {content}."
    assert read(text, proposal(text, cue, content, "Mayor Ana Berg")) == []


def test_a_wish_not_to_be_named_is_no_statement() -> None:
    text = "Two officials who asked not to be named said the dam had held."
    made = read(
        text, proposal(text, "asked", "not to be named", "who"), proposal(text, "said", "the dam had held", "Two officials")
    )
    assert [a.content[0].text for a in made] == ["the dam had held"]


@pytest.mark.parametrize("sure", [0.0, 0.5, 1.0])
def test_a_proposal_outside_every_line_is_no_error(sure: float) -> None:
    text = "* * *\n\nAna Berg said the dam would hold."
    assert len(read(text, proposal(text, "* *", "* * *", sure=sure))) == 1


def test_two_proposals_for_one_clause_make_one_attribution() -> None:
    made = read(
        GREETED,
        proposal(GREETED, "greeted with relief", "that the dam had held", "Mayor Berg"),
        proposal(GREETED, "greeted", "the dam had held", "Mayor Berg", sure=0.7),
    )
    assert len(made) == 1
