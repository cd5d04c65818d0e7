"""The apparatus: one passage in all its witnesses, and the places where they differ."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.collate.apparatus import find_apparatus
from stemma.collate.apparatus.collation import base_of, collate_witnesses
from stemma.collate.passages import find_passages
from stemma.model import ApparatusEntry, Document, Passage
from tests.collate.making import report

LEAD = "The ferry Alsund Star ran aground off the harbour of Korrin shortly before midnight with 212 people on board"


def apparatus(**texts: str) -> list[ApparatusEntry]:
    """The entries of reports given as A="…", B="…"; passages are their whole texts, by pairs."""
    documents = [report(name, text) for name, text in texts.items()]
    return list(find_apparatus(documents, _whole(documents)))


def _whole(documents: list[Document]) -> list[Passage]:
    return [
        Passage(
            "p", a.span(0, len(a.text)), b.span(0, len(b.text)), "verbatim" if a.text == b.text else "edited", 0.9, "narration"
        )
        for n, a in enumerate(documents)
        for b in documents[n + 1 :]
    ]


def told(entry: ApparatusEntry) -> list[str]:
    """Variants as a reader writes them: "212 A B ] 221 C"."""
    return [
        " ] ".join(f"{r.wording or 'om.'} {' '.join(s.report for s in r.spans)}" for r in variant.readings)
        for variant in entry.variants
    ]


CASES: list[tuple[Mapping[str, str], list[str]]] = [
    ({"A": f"{LEAD}.", "B": f"{LEAD}."}, []),
    ({"A": f"{LEAD}.", "B": f"{LEAD.replace('212', '221')}."}, ["212 A ] 221 B"]),
    ({"A": f"{LEAD}.", "B": f"{LEAD}.", "C": f"{LEAD.replace('shortly ', '')}."}, ["shortly A B ] om. C"]),
    (
        {"A": f"{LEAD}.", "B": f"{LEAD.replace('aground', 'onto rocks')}.", "C": f"{LEAD.replace('aground', 'onto rocks')}."},
        ["onto rocks B C ] aground A"],
    ),
    # two variants side by side in different witnesses are one place
    (
        {
            "A": f"{LEAD}.",
            "B": f"{LEAD.replace('shortly before', 'just before')}.",
            "C": f"{LEAD.replace('before midnight', 'after midnight')}.",
        },
        ["shortly before A ] just before B ] shortly after C"],
    ),
    # marks, spaces and capitals are no variants
    ({"A": f"{LEAD}.", "B": f"{LEAD.upper()}!"}, []),
]


@pytest.mark.parametrize(("texts", "variants"), CASES)
def test_readings_stand_beside_their_witnesses(texts: Mapping[str, str], variants: list[str]) -> None:
    (entry,) = apparatus(**texts)
    assert told(entry) == variants
    assert [w.report for w in entry.witnesses] == list(texts)


def test_a_variant_says_whether_it_is_a_figure_a_name_or_words() -> None:
    (entry,) = apparatus(
        A=f"{LEAD}, the coast guard said.",
        B=f"{LEAD.replace('212', '221').replace('Korrin', 'Tarvik')}, the navy said.",
    )
    assert [v.kind for v in entry.variants] == ["name", "figure", "words"]


def test_sentences_that_moved_are_still_one_passage() -> None:
    first = "Rescuers brought the passengers to a school on the island and gave them blankets."
    second = "The captain had warned the owners twice about the rudder before the vessel left."
    a = report("A", f"{first} {second}")
    b = report("B", f"{second.replace('twice', 'three times')} {first}")
    entries = find_apparatus([a, b], find_passages([a, b]))
    assert [told(e) for e in entries] == [[], ["twice A ] three times B"]]
    assert [e.witnesses[1].start > e.witnesses[0].start for e in entries] == [True, False]


def test_a_witness_may_have_one_sentence_where_others_have_two() -> None:
    entries = apparatus(
        A="The harbour of Korrin was closed to all ships. It opened again on Friday at noon after divers had searched it.",
        B="The harbour of Korrin was closed to all ships and opened again on Friday at noon after divers had searched it.",
    )
    assert [told(e) for e in entries] == [["It A ] and B"]]


def test_reports_that_share_nothing_have_no_apparatus() -> None:
    assert find_apparatus([report("A", "One thing happened."), report("B", "Another did.")], []) == ()


WORDS = st.lists(st.sampled_from(["ash", "birch", "cedar", "elm", "fir", "oak", "pine", "yew"]), min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=2, max_size=5))
def test_the_base_with_a_witness_s_readings_is_that_witness(texts: list[list[str]]) -> None:
    """Every witness can be put together again from the base and its readings: nothing is lost, nothing told twice."""
    witnesses = [tuple(t) for t in texts]
    base = base_of(witnesses)
    places = collate_witnesses(witnesses, base)
    for number, keys in enumerate(witnesses):
        rebuilt: list[str] = []
        at = there = 0
        for place in places:
            (first, last), (start, end) = place.ranges[base], place.ranges[number]
            rebuilt += witnesses[base][at:first]
            assert witnesses[base][at:first] == keys[there:start]
            rebuilt += keys[start:end]
            at, there = last, end
        rebuilt += witnesses[base][at:]
        assert tuple(rebuilt) == keys


def test_the_base_is_the_witness_that_most_agree_with() -> None:
    assert base_of([("a", "x", "c"), ("a", "b", "c"), ("a", "b", "c")]) == 1
    assert base_of([("a", "b"), ("c", "d")]) == 0
