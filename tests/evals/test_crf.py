"""What the CRF baseline makes of labels; its package is not needed here."""

from __future__ import annotations

from evals.crf import is_cue, labels, linked, spans_of
from evals.spans import Found
from stemma.text.words import tokenise

TEXT = "Ada said trams ran ."


def test_labels_and_spans_say_the_same() -> None:
    told = labels(tokenise(TEXT), [Found(((0, 3),), ((4, 8),), ((9, 18),))])
    assert told == ["B-source", "B-cue", "B-content", "I-content", "O"]
    assert spans_of(told) == {"source": [(0, 1)], "cue": [(1, 2)], "content": [(2, 4)]}


def test_a_content_joins_the_cue_of_its_own_sentence() -> None:
    spans = {"source": [(0, 1)], "cue": [(1, 2), (8, 9)], "content": [(2, 4), (5, 8)]}
    owner = [0] * 5 + [1] * 5
    assert linked(spans, owner) == [((1, 2), [(2, 4)], [(0, 1)]), ((8, 9), [(5, 8)], [(0, 1)])]


def test_forms_of_reporting_verbs_are_cues() -> None:
    assert all(is_cue(word) for word in ("said", "says", "claimed", "denying", "told"))
    assert not any(is_cue(word) for word in ("tram", "is", "the"))
