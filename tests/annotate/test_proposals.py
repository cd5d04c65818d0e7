"""What a model is given of a report, and what becomes of its answer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.attribution import marked
from stemma.annotate.proposals import propose
from stemma.annotate.run import BATCH_CHARACTERS, BATCH_REPORTS, batches, run
from stemma.errors import ModelError
from stemma.model import Annotations, Document, Dropped, MarkedText, Proposal, Proposed, ProposedName
from stemma.text.layout import Layout
from tests.conftest import make_document

TEXT = MarkedText("Rain fell, Coco said.", ((0, 21),), ((0, 21),), (), ())
GOOD = Proposal(cue=((16, 20),), content=((0, 9),), source=((11, 15),), probability=0.9)


class Told:
    """A model that answers what it is told to, and remembers what it was asked."""

    name, version, digest = "told", "1", "0" * 64

    def __init__(self, answers: Any = None) -> None:
        self.answers = answers
        self.asked: list[int] = []

    def propose(self, texts: Sequence[MarkedText]) -> list[Proposed]:
        self.asked.append(len(texts))
        if isinstance(self.answers, Exception):
            raise self.answers
        return [Proposed()] * len(texts) if self.answers is None else self.answers


def test_a_model_is_given_the_shape_of_the_body() -> None:
    text = "TOWN (Agency) - It rained. “We saw ‘it’,” Coco said.\n\n“Yes.”"
    found = marked(Layout.of(make_document(text, body=((16, len(text)),))))
    assert [text[a:b] for a, b in found.sentences] == ["It rained.", "“We saw ‘it’,” Coco said.", "“Yes.”"]
    assert [text[a:b] for a, b in found.paragraphs] == ["It rained. “We saw ‘it’,” Coco said.", "“Yes.”"]
    assert [text[a:b] for a, b in found.quoted] == ["“We saw ‘it’,”", "‘it’", "“Yes.”"]
    assert [text[a:b] for a, b in found.inner] == ["We saw ‘it’,", "it", "Yes."]


@given(st.text(max_size=80))
def test_what_a_model_is_given_lies_in_the_text(text: str) -> None:
    found = marked(Layout.of(make_document(text)))
    assert found.text == text
    assert len(found.quoted) == len(found.inner)
    assert all(0 <= a <= b <= len(text) for a, b in (*found.paragraphs, *found.sentences, *found.quoted, *found.inner))


def test_what_is_no_character_is_replaced_by_one() -> None:
    assert marked(Layout.of(make_document("a \ud83d b"))).text == "a \ufffd b"


BAD = [
    ("beyond the end", Proposal(((16, 20),), ((0, 99),)), "0:99 is no stretch"),
    ("before the beginning", Proposal(((-1, 4),), ((0, 9),)), "-1:4 is no stretch"),
    ("turned around", Proposal(((16, 20),), ((9, 0),)), "9:0 is no stretch"),
    ("empty", Proposal(((16, 16),), ((0, 9),)), "16:16 is no stretch"),
    ("no content", Proposal(((16, 20),), ()), "no content"),
    ("out of order", Proposal(((16, 20),), ((5, 9), (0, 4))), "fragments go in order"),
    ("more than sure", Proposal(((16, 20),), ((0, 9),), probability=1.5), "probability is 1.5"),
    ("no number", Proposal(((16, 20),), ((0, 9),), probability=math.nan), "probability is nan"),
]


@pytest.mark.parametrize(("what", "proposal", "reason"), BAD, ids=[b[0] for b in BAD])
def test_what_does_not_fit_the_text_is_dropped_with_its_reason(what: str, proposal: Proposal, reason: str) -> None:
    ((proposed, dropped),) = propose(Told([Proposed((GOOD, proposal))]), [TEXT])
    assert proposed.attributions == (GOOD,), what
    (one,) = dropped
    assert "told" in one.what
    assert reason in one.reason


def test_a_name_outside_the_text_is_dropped() -> None:
    names = (ProposedName(11, 15, "person"), ProposedName(11, 150, "person"))
    ((proposed, dropped),) = propose(Told([Proposed((), names)]), [TEXT])
    assert proposed.names == names[:1]
    assert len(dropped) == 1


@pytest.mark.parametrize(
    "answers",
    [[], [Proposed(), Proposed()], None.__class__, "x", [None], [Proposed(((1, 2),))], [Proposed((Proposal((5,), ((0, 9),)),))],  # type: ignore[arg-type]
     ValueError("two\nlines"), MemoryError()],
    ids=["none", "too many", "a class", "a text", "no Proposed", "no Proposal", "no range", "an error", "no memory"],
)  # fmt: skip
def test_a_model_against_its_agreement_is_named_in_one_line(answers: Any) -> None:
    with pytest.raises(ModelError) as caught:
        propose(Told(answers), [TEXT])
    assert "'told'" in str(caught.value)
    assert "\n" not in str(caught.value)


def reports(count: int, text: str = "It rained.", **about: Any) -> list[Document]:
    return [make_document(text, id=f"r{n}", siglum=f"S{n}", **about) for n in range(count)]


def test_reports_go_to_the_model_in_batches() -> None:
    model = Told()
    assert len(list(run(reports(BATCH_REPORTS * 2 + 3), model=model))) == BATCH_REPORTS * 2 + 3
    assert model.asked == [BATCH_REPORTS, BATCH_REPORTS, 3]


def test_long_reports_make_short_batches() -> None:
    long = reports(4, "x" * (BATCH_CHARACTERS // 2))
    assert [len(b) for b in batches(long)] == [2, 2]
    assert [len(b) for b in batches(reports(2, "x" * (BATCH_CHARACTERS * 2)))] == [1, 1]


def test_a_batch_is_a_batch_of_its_own_again() -> None:
    everything = reports(BATCH_REPORTS * 3 - 1)
    assert [list(batches(b)) for b in batches(everything)] == [[b] for b in batches(everything)]


def test_a_language_without_annotators_is_not_given_to_the_model() -> None:
    model = Told()
    mixed = [*reports(1), *reports(1, language="fr"), *reports(2)]
    kinds = [type(found) for found in run(mixed, model=model)]
    assert model.asked == [3]
    assert kinds == [Annotations, Annotations, Dropped, Annotations, Annotations]


def test_what_is_left_of_a_wild_answer_is_told_with_the_report() -> None:
    found = list(run(reports(1), model=Told([Proposed((Proposal((), ((0, 99),)),))])))
    assert [type(f) for f in found] == [Annotations, Dropped]
    assert isinstance(found[1], Dropped)
    assert found[1].what.startswith("S0: ")
