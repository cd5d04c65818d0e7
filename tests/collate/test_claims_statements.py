"""Which attributions say the same, and how they stand to one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.collate.claims.contents import Contents, statements
from stemma.collate.claims.statements import Disputes, statement_claim, statement_groups
from stemma.model import Attribution, Claim, ClaimPair, Document, Span
from stemma.model.annotations import Modality
from tests.collate.making import figures, report

Told = tuple[str, str, str]  #: report, speaker, content


def attribution(name: str, content: tuple[Span, ...], *, speaker: str | None, modality: Modality = "stated") -> Attribution:
    return Attribution(
        id=name, content=content, cue=None, source=None, speaker=speaker, speaker_type=None, kind="indirect", modality=modality
    )


def told(*said: Told, **modality: str) -> tuple[list[Attribution], dict[str, Document]]:
    """One report per letter, with one attribution per line; `Aq1="denied"` sets a modality."""
    texts: dict[str, str] = {}
    for name, _, words in said:
        texts[name] = f"{texts[name]} {words}." if name in texts else f"{words}."
    documents = {name: report(name, text) for name, text in texts.items()}
    found: list[Attribution] = []
    for name, speaker, words in said:
        number = sum(a.id.startswith(name) for a in found) + 1
        at = documents[name].text.index(words)
        about: dict[str, Any] = {"modality": modality.get(f"{name}q{number}", "stated")}
        content = (documents[name].span(at, at + len(words)),)
        found.append(attribution(f"{name}q{number}", content, speaker=speaker or None, **about))
    return found, documents


def groups(*said: Told, **modality: str) -> list[set[str]]:
    return [{s.attribution.id for s in g} for g in statement_groups(told(*said, **modality)[0])[0]]


def claim(*said: Told, **modality: str) -> Claim:
    attributions, documents = told(*said, **modality)
    return statement_claim(statements(attributions), name="s1", documents=documents)


FERRY = ("A", "Ana Drel", "the ferry Orla left the port of Varsk without lights")
OTHER = ("C", "Ivo Tan", "schools in the valley stay closed until Thursday")


def test_one_content_in_two_reports() -> None:
    again = ("B", "Ana Drel", "the ferry Orla had left the port of Varsk without any lights")
    assert groups(FERRY, again, OTHER) == [{"Aq1", "Bq1"}]


def test_one_shared_word_is_chance() -> None:
    assert groups(FERRY, ("B", "Ivo Tan", "the port will be dredged in spring"), OTHER) == []


def test_one_happening_in_other_words() -> None:
    a = ("A", "Ana Drel", "forty militants were sent over the river into Oskava by boat at night")
    b = ("B", "Ivo Tan", "fighters had arrived from abroad with new rifles, tents and a cook")
    assert groups(a, b, OTHER) == [{"Aq1", "Bq1"}]


def test_the_same_act_in_another_country_is_another_event() -> None:
    a = ("A", "Ana Drel", "the fighters were sent to Chad with new rifles")
    b = ("B", "Ivo Tan", "fighters had been sent to Peru by an old general")
    assert groups(a, b, OTHER) == []


def test_a_word_that_refers_back() -> None:
    a = ("A", "Ana Drel", "militants were transferred over the river in lorries")
    assert groups(a, ("B", "Ivo Tan", "the transfer"), OTHER) == [{"Aq1", "Bq1"}]
    assert groups(a, ("B", "Ivo Tan", "the weather"), OTHER) == []


def test_the_same_words() -> None:
    (pair,) = claim(FERRY, ("B", "Ana Drel", FERRY[2])).pairs
    assert (pair.relation, pair.reason) == ("agrees", "Ana Drel (A) and Ana Drel (B): the same words.")


def test_more_than_the_other_says() -> None:
    more = ("B", "Ivo Tan", f"{FERRY[2]}, that its captain had slept, and that nobody on the pier had warned the crew in time")
    (pair,) = claim(FERRY, more).pairs
    assert (pair.from_id, pair.to_id, pair.relation) == ("Bq1", "Aq1", "refines")
    assert pair.reason == "Ivo Tan (B) says what Ana Drel (A) says, and more."


def test_a_denial_by_its_cue() -> None:
    found = claim(FERRY, ("B", "Port of Varsk", "the ferry Orla left the port of Varsk without lights"), Bq1="denied")
    assert found.relation == "conflicts"
    assert found.pairs[0].reason == "Port of Varsk (B) denies what Ana Drel (A) says."
    assert found.unresolved == "What each side bases its account on: Port of Varsk (B) against Ana Drel (A)."


def test_a_denial_by_not() -> None:
    was = ("A", "Ana Drel", "the mill in Varsk was closed by the county court in spring")
    found = claim(was, ("B", "Ivo Tan", "the mill in Varsk was not closed by the county court in spring"))
    assert found.relation == "conflicts"
    assert found.pairs[0].reason == "Ivo Tan (B) says that it is not so, Ana Drel (A) that it is."


def test_not_in_other_words_is_neither_opposed_nor_the_same() -> None:
    was = ("A", "Ana Drel", "the mill in Varsk was closed by the county court in spring")
    assert claim(was, ("B", "Ivo Tan", "the county court in Varsk did not hear of the mill before spring")).pairs == ()


@pytest.mark.parametrize(
    ("other", "modality"),
    [
        # denying that it was, and saying that it was not, are one side
        (("B", "Ivo Tan", "the change was not made because of the new law on ports"), {"Aq1": "denied"}),
        # one speaker, quoted in parts by two reports
        (("B", "Ana Drel", "the change was not made because of the new law on ports"), {}),
        # a question says neither
        (("B", "Ivo Tan", "why the change was not made because of the new law on ports"), {}),
        # what is not so is another matter
        (("B", "Ivo Tan", "the change was made because of the new law on ports, but nobody was told"), {}),
    ],
)
def test_no_conflict(other: Told, modality: dict[str, str]) -> None:
    first = ("A", "Ana Drel", "the change was made because of the new law on ports")
    assert claim(first, other, **modality).relation != "conflicts"


def test_one_sentence_with_two_numbers_takes_the_relation_of_the_numbers() -> None:
    words = "the toll from the fire at the mill in Varsk rose to [{}] as rescuers reached the upper floors"
    attributions, documents = told(
        *((n, "Guard", words.format(v).replace("[", "").replace("]", "")) for n, v in (("A", 41), ("B", 14)))
    )
    numbers = [f for n, v in (("A", 41), ("B", 14)) for f in figures(documents[n], words.format(v) + ".")]
    pair = ClaimPair("Af1", "Bf1", "conflicts", "No number satisfies both.")
    about = Claim(
        id="m1", topic="", measure="dead", members=("Af1", "Bf1"), relation="conflicts", pairs=(pair,), strict_conflict=True
    )
    disputes = Disputes.of(attributions, numbers, [about])
    found = statement_claim(statements(attributions), name="s1", documents=documents, disputes=disputes)
    assert found.relation == "conflicts"
    assert found.pairs[0].reason == "Guard (A) and Guard (B) say the same with another number: No number satisfies both."


class Fixed:
    """An encoder that finds two contents alike."""

    def vectors(self, sentences: Sequence[str]) -> Any:
        """One of two vectors by the first letter."""
        return np.array([[1.0, 0.0] if s[0] in "fa" else [0.0, 1.0] for s in sentences])


def test_an_encoder_counts_beside_the_words() -> None:
    a, b = ("A", "Ana Drel", "fog on the strait stopped the night ferry"), ("B", "Ivo Tan", "a ferry waited for the fog to lift")
    items = statements(told(a, b, OTHER)[0])
    words, sense = Contents(items, None), Contents(items, Fixed())
    assert sense.likeness(items[0], items[1]) > words.likeness(items[0], items[1])
    assert sense.cosine(items[0], items[2]) == 0.0


def test_a_channel_is_not_a_second_voice() -> None:
    document = report("A", "Varsk Radio said the guard said that the ferry Orla left the port without lights.")
    spans = [document.text.index(w) for w in ("the guard said", "the ferry Orla")]
    made = [attribution(f"Aq{n}", (document.span(at, len(document.text) - 1),), speaker=None) for n, at in enumerate(spans, 1)]
    assert [s.attribution.id for s in statements(made)] == ["Aq2"], "the outer one only passes it on"


def test_an_abbreviation_at_the_end_of_a_clause() -> None:
    first = ("A", "Ana Drel", "the mill in Varsk did not burn on Sept. 5, as Mr. Tan says")
    assert claim(first, ("B", "Ivo Tan", "the mill in Varsk burned on Sept. 5")).members == ("Aq1", "Bq1")


@given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=80))
def test_any_words_are_compared(left: str, right: str) -> None:
    plain = (re.sub(r"[\[\]]", "", words) for words in (left, right))
    said = [report(name, f"{words} the ferry did not leave the port") for name, words in zip("AB", plain, strict=True)]
    made = [attribution(f"{d.id}q1", (d.span(0, len(d.text)),), speaker=d.id) for d in said]
    found = statement_claim(statements(made), name="s1", documents={d.id: d for d in said})
    assert found.members == ("Aq1", "Bq1")
