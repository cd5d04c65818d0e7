"""Quotation drift: the same words of the same speaker, given differently."""

from __future__ import annotations

from typing import Any

import pytest

from stemma.collate.apparatus import find_drifts
from stemma.model import Attribution, Document, Drift
from tests.collate.making import report


def quoted(name: str, text: str, words: str, **about: Any) -> tuple[Document, Attribution]:
    """A report and the attribution of `words` in it."""
    document = report(name, text)
    start = text.index(words)
    cue = about.pop("cue", "said")
    at = text.index(cue)
    values: dict[str, Any] = {
        "id": f"q{name}",
        "content": (document.span(start, start + len(words)),),
        "cue": document.span(at, at + len(cue)),
        "source": None,
        "speaker": "Ilse Marand",
        "speaker_type": "named person",
        "kind": "direct",
        "modality": "stated",
    }
    return document, Attribution(**{**values, **about})


def drifts(*told: tuple[Document, Attribution]) -> list[Drift]:
    return list(find_drifts([d for d, _ in told], [q for _, q in told], passages=[]))


WHOLE = "We will not sign this treaty until every village has clean water"
BASE = quoted("A", f"“{WHOLE},” Ilse Marand said.", WHOLE)


@pytest.mark.parametrize(
    ("other", "kind", "sentence"),
    [
        (
            quoted("B", "“We will not sign this treaty,” said Ilse Marand.", "We will not sign this treaty"),
            "cut",
            "Leaves out “until every village has clean water”.",
        ),
        (
            quoted("B", f"“{WHOLE.replace('clean water', 'a well')},” Marand said.", WHOLE.replace("clean water", "a well")),
            "reworded",
            "Has “a well” in place of “clean water”.",
        ),
        (
            quoted("B", f"Marand said that {WHOLE[0].lower() + WHOLE[1:]}.", WHOLE[0].lower() + WHOLE[1:], kind="indirect"),
            "unquoted",
            "Gives the words without quotation marks.",
        ),
        (
            quoted("B", f"“{WHOLE},” Jorun Takala said.", WHOLE, speaker="Jorun Takala"),
            "re-attributed",
            "Gives the words to Jorun Takala; the fullest form gives them to Ilse Marand.",
        ),
        (
            quoted("B", f"“{WHOLE},” Ilse Marand claimed.", WHOLE, cue="claimed", modality="alleged"),
            "reporting word",
            "Has “claimed” (alleged) in place of “said” (stated).",
        ),
    ],
)
def test_what_became_of_a_quotation_is_said(other: tuple[Document, Attribution], kind: str, sentence: str) -> None:
    (drift,) = drifts(BASE, other)
    assert [(c.kind, c.sentence) for c in drift.changes] == [(kind, sentence)]
    assert [f.spans[0].report for f in drift.forms] == ["A", "B"]


def test_a_quotation_given_alike_is_no_drift() -> None:
    assert drifts(BASE, quoted("B", f"Ilse Marand said: “{WHOLE}.”", WHOLE)) == []


def test_a_longer_name_of_the_same_speaker_is_no_other_speaker() -> None:
    assert drifts(BASE, quoted("B", f"“{WHOLE},” Marand said.", WHOLE, speaker="Marand")) == []


def test_two_quotations_of_one_report_are_no_drift() -> None:
    text = f"“{WHOLE},” Ilse Marand said. “We will not sign this treaty,” she said again."
    one = quoted("A", text, WHOLE)
    part = "We will not sign this treaty"
    start = text.rindex(part)
    two = (one[0], Attribution(**{**_fields(one[1]), "id": "q2", "content": (one[0].span(start, start + len(part)),)}))
    assert list(find_drifts([one[0]], [one[1], two[1]], passages=[])) == []


def test_other_words_of_the_same_speaker_are_no_form_of_a_quotation() -> None:
    other = "Every village has a right to vote on this treaty in the spring"
    assert drifts(BASE, quoted("B", f"“{other},” Ilse Marand said.", other)) == []


def _fields(attribution: Attribution) -> dict[str, Any]:
    return {name: getattr(attribution, name) for name in Attribution.__dataclass_fields__}
