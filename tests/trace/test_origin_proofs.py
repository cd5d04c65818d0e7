"""The proof of a claim's origins: stories read aloud, what joins their readings, and what would narrow the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.model import Attribution, Figure, Lineage, ResolvedCredit
from tests.trace.telling import Story, Told, count, reasons


def test_ten_outlets_two_origins() -> None:
    harbour, coast = ("Harbour Police",), ("Ana Lund",)
    story = Story(
        [
            ("A", "[12] people died, the Harbour Police said.", harbour),
            ("B", "The Harbour Police put the dead at [12].", harbour),
            ("C", "[12] died when the ferry sank.", (), {"agency": "Nordwire"}),
            ("D", "The ferry took [12] lives.", (), {"agency": "Nordwire"}),
            ("E", "[12] people died, the Harbour Police said, the Harbour Gazette reported.", ("Harbour Gazette", *harbour)),
            ("F", "Goran Pell, chief of the Harbour Police, spoke of [12] dead.", ("Goran Pell",)),
            ("G", "[14] people died, said Ana Lund.", coast),
            ("H", "Ana Lund counted [14].", coast),
            ("I", "According to Ana Lund [14] died.", coast),
            ("J", "[14] are dead. Ana Lund has their names.", coast),
        ],
        actors=[
            ("Harbour Police", "organisation"),
            ("Goran Pell", "person", "chief of the Harbour Police"),
            ("Ana Lund", "person"),
        ],
    )
    claim = story.claim()
    assert len(story.documents) == 10
    assert count(claim) == (2, 3)
    assert reasons(claim) == ["speaker", "speaker", "body", "agency copy"]
    assert [o.name for o in claim.origins if o.named] == ["Harbour Police", "Ana Lund"]
    assert claim.would_narrow == ("Where C and D had what they give without a source.",)


def test_a_number_without_a_source_adds_one_origin_at_most() -> None:
    claim = Story(
        [("A", "[12] died, said Ana Lund.", ("Ana Lund",)), *((s, f"The sea took [12] {s}.", ()) for s in "BCD")],
        actors=[("Ana Lund",)],
    ).claim()
    assert count(claim) == (1, 2)
    (collapse,) = claim.collapses
    assert collapse.members == ("Bf1", "Cf1", "Df1")
    assert collapse.sentence == (
        "B, C and D give the number without a source, and Ana Lund (A) does elsewhere: they add one origin at most."
    )


def test_numbers_that_nobody_gives_may_have_as_many_origins_as_reports() -> None:
    assert count(Story([(s, f"The sea took [12] {s}.", ()) for s in "ABC"]).claim()) == (1, 3)


def test_the_sentence_of_a_number_may_name_who_gives_it() -> None:
    told = [("A", "The Rescue Service said [40] were cut off.", ("Rescue Service",)), ("B", "The Rescue Service lists [40].", ())]
    claim = Story(told, actors=[("Rescue Service", "organisation")]).claim()
    assert count(claim) == (1, 1)
    assert claim.collapses[0].sentence == "B names Rescue Service beside the number, who gives it in A."


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("“[12] died,” said Goran Pell, head of the Rescue Service.", "Goran Pell", ()),
        ("The Rescue Service chief, Goran Pell, spoke of [12].", "Goran Pell", ()),
        ("The Rescue Service sent boats. Its spokesman, Goran Pell, spoke of [12].", "Goran Pell", ("Its spokesman",)),
        ("[12] died, a spokesman for the Rescue Service said.", "spokesman for the Rescue Service", ()),
    ],
)
def test_who_speaks_for_a_body(text: str, name: str, roles: tuple[str, ...]) -> None:
    told = [("A", "The Rescue Service said [12] died.", ("Rescue Service",)), ("B", text, (name,))]
    people = [("Rescue Service", "organisation"), (name, "person", *roles)]
    assert count(Story(told, actors=people).claim()) == (1, 1)


@pytest.mark.parametrize(
    "name",
    [
        "sources inside the Rescue Service",
        "Rescue Service critics",
        "a former Rescue Service diver",
        "workers of the Rescue Service",
    ],
)
def test_who_stands_near_a_body_does_not_speak_for_it(name: str) -> None:
    told = [("A", "The Rescue Service said [12] died.", ("Rescue Service",)), ("B", f"[12] died, {name} said.", (name,))]
    assert count(Story(told, actors=[("Rescue Service", "organisation")]).claim())[1] == 2


def test_a_minister_speaks_for_the_state() -> None:
    told = [
        ("A", "Oskava's interior minister, Ilya Brandt, said [7] died.", ("Ilya Brandt",)),
        ("B", "Oskava's government spoke of [7] dead.", ("Oskava's government",)),
        ("C", "Oskava confirmed [7] dead.", ("Oskava",)),
        ("D", "The Oskavan Defence Ministry gave [7].", ("Oskavan Defence Ministry",)),
    ]
    people = [("Ilya Brandt", "person", "Oskava's interior minister"), ("Oskava", "organisation")]
    assert count(Story(told, actors=people).claim()) == (1, 1)


def test_spellings_of_one_name_are_one_person() -> None:
    told = [("A", "[12] died, said Omar Halim Faruk.", ("Omar Halim Faruk",)), ("B", "[12] died.", ("Omar Halim Farouk",))]
    assert count(Story(told, actors=[("Omar Halim Faruk",), ("Omar Halim Farouk",)]).claim()) == (1, 1)


def test_brothers_are_two_persons() -> None:
    told = [("A", "[12] died, said Omar Halim.", ("Omar Halim",)), ("B", "[12] died.", ("Anwar Halim",))]
    assert count(Story(told, actors=[("Omar Halim",), ("Anwar Halim",)]).claim()) == (2, 2)


def test_a_channel_that_tells_nobody_may_rest_on_any_origin() -> None:
    told = [
        ("A", "[12] died, said Ana Lund.", ("Ana Lund",)),
        ("B", "[12] died, the Harbour Gazette wrote.", ("Harbour Gazette",)),
    ]
    claim = Story(told, actors=[("Ana Lund",), ("Harbour Gazette", "organisation")]).claim()
    assert count(claim) == (1, 2)
    assert claim.would_narrow == ("From whom Harbour Gazette, quoted in B, had it.",)


def test_a_channel_that_is_read_leads_on_to_its_origin() -> None:
    told: list[Told] = [
        ("A", "[12] died, said Ana Lund.", ("Ana Lund",), {"outlet": "Harbour Gazette"}),
        ("B", "[12] died, the Harbour Gazette wrote.", ("Harbour Gazette",)),
    ]
    claim = Story(told, actors=[("Ana Lund",), ("Harbour Gazette", "organisation")]).claim()
    assert count(claim) == (1, 1)
    assert claim.collapses[0].sentence == "B has it by Harbour Gazette, and A of Harbour Gazette gives the same number."


def test_a_credit_for_the_whole_report_leads_to_the_report_credited() -> None:
    told = [("A", "Five boats sank and [12] died.", ()), ("B", "[12] died in the storm.", ())]
    credit = ResolvedCredit(span=None, report="B", kind="agency", name="Nordwire", reports=("A",), sentence="B credits Nordwire.")
    claim = Story(told, lineage=Lineage((), (), (), (credit,))).claim()
    assert count(claim) == (1, 1)
    assert reasons(claim) == ["credit"]


def test_earlier_reports_are_no_origin_of_their_own() -> None:
    told = [("A", "[40] were cut off.", ()), ("B", "Earlier reports had spoken of [40].", ("earlier reports",))]
    assert count(Story(told).claim()) == (1, 1)


def test_nameless_sources_in_the_same_words_with_the_same_number_are_one() -> None:
    words = "person close to the inquiry"
    told = [("A", f"[12] died, a {words} said.", (words,)), ("B", f"A {words} spoke of [12].", (words,))]
    assert count(Story(told).claim()) == (1, 1)
    other = [told[0], ("B", f"A {words} spoke of [15].", (words,))]
    assert count(Story(other).claim()) == (1, 2)


def test_the_police_are_one_body_in_a_story() -> None:
    told = [("A", "[12] died, police said.", ("police",)), ("B", "Police spoke of [15] dead.", ("police",))]
    claim = Story(told).claim()
    assert count(claim) == (1, 1)
    assert claim.collapses[0].sentence == "“police” in A and B are one body: nothing in the reports tells two apart."


def test_officials_of_two_countries_are_two() -> None:
    told = [
        ("A", "[12] died, Greek officials said.", ("Greek officials",)),
        ("B", "[12] died, Italian officials said.", ("Italian officials",)),
    ]
    story = Story(told)
    for n, document in enumerate(story.documents):
        speaker = told[n][2][0]
        story.members[f"q{n}"] = Attribution(
            id=f"q{n}", content=(document.span(0, 2),), cue=None, source=None, speaker=speaker, speaker_type="unnamed group",
            kind="indirect", modality="stated",
        )  # fmt: skip
    claim = story.claim()
    assert count(claim)[1] == 2


def test_the_same_words_quoted_from_two_names_were_said_once() -> None:
    words = "We had to take [2] of our boats out of service at once"
    plain = words.replace("[", "").replace("]", "")
    told = [
        ("A", f"“{words},” Norvik Ferries said.", ("Norvik Ferries",), {"inside_quote": True}),
        ("B", f"“{words},” Halden Lines said.", ("Halden Lines",), {"inside_quote": True}),
    ]
    people = [("Norvik Ferries", "organisation"), ("Halden Lines", "organisation")]
    claim = Story(told, actors=people, shared=[("A", "B", plain, "quotation")]).claim()
    assert count(claim) == (1, 1)
    assert claim.collapses[0].sentence == "A quotes from Norvik Ferries the words that B quotes from Halden Lines."
    assert count(Story(told, actors=people).claim()) == (2, 2)


def test_a_passage_whose_number_was_changed_is_no_proof() -> None:
    told = [("A", "the ferry sank and [12] died", ()), ("B", "the ferry sank and [14] died", ())]
    claim = Story(told, shared=[("A", "B", "the ferry sank and", "narration")]).claim()
    assert count(claim) == (1, 2)


def test_what_is_worked_out_adds_no_origin() -> None:
    told = [("A", "Police gave [9] and [3]: [12] in all.", ("police",)), ("B", "x [1]", ("Ana Lund",))]
    story = Story(told, actors=[("Ana Lund",)], pairs=[("Af3", "Af1", "derived")])
    total = story.members["Af3"]
    assert isinstance(total, Figure)
    story.members["Af3"] = replace(total, sources=())
    claim = story.claim()
    assert "derived" in reasons(claim)
    assert count(claim) == (2, 2)


def member_value(story: Story, name: str) -> float | None:
    figure = story.members[name]
    assert isinstance(figure, Figure)
    return figure.quantity.value


def test_a_number_that_a_medium_gives_alone_is_not_from_those_who_are_named() -> None:
    told = [("A", "[12] died, said Ana Lund.", ("Ana Lund",)), ("B", "[14] died, the Gazette reported.", ("Harbour Gazette",))]
    assert count(Story(told, actors=[("Ana Lund",)]).claim()) == (2, 2)
    told[1] = ("B", "[12] died, the Gazette reported.", ("Harbour Gazette",))
    assert count(Story(told, actors=[("Ana Lund",)]).claim()) == (1, 2)
    told[1] = ("B", "Earlier reports spoke of [14].", ("earlier reports",))
    assert count(Story(told, actors=[("Ana Lund",)]).claim()) == (1, 2)


NAMES = ("Ana Lund", "Goran Pell", "police", "officials", "Rescue Service", "Harbour Gazette", "earlier reports")
SOURCES = st.sampled_from([(), *((name,) for name in NAMES)])


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(SOURCES, st.sampled_from([12, 14, 40]), st.sampled_from(["", "Nordwire"])), min_size=1, max_size=9))
def test_the_collapses_prove_the_count(rows: list[tuple[tuple[str, ...], int, str]]) -> None:
    told = [
        (f"R{n}", f"Of the ferry [{value}] are told, {''.join(who)} in report {n}.", who, {"agency": agency or None})
        for n, (who, value, agency) in enumerate(rows)
    ]
    people = [("Ana Lund",), ("Goran Pell", "person", "head of the Rescue Service"), ("Rescue Service", "organisation")]
    story = Story(told, actors=people)
    claim = story.claim()
    low, high = count(claim)
    assert 1 <= low <= high == len(claim.origins)
    assert len(claim.members) - sum(len(c.members) - 1 for c in claim.collapses) == high
    named = [o for o in claim.origins if o.named]
    theirs = {value for o in named for m in o.members for value in [member_value(story, m)]}
    own = {value for who, value, _ in rows if who == ("Harbour Gazette",)} - theirs if named else set()
    assert max(1, len(named)) <= low <= len(named) + max(len(own), not named)
    assert sorted(m for o in claim.origins for m in o.members) == sorted(claim.members)
    assert bool(claim.would_narrow) == (low != high)
    home = {m: o.name for o in claim.origins for m in o.members}
    for collapse in claim.collapses:
        assert len(collapse.members) > 1
        assert {home[m] for m in collapse.members} == {collapse.origin}
        assert collapse.sentence.endswith(".")
        for span in (collapse.left, collapse.right):
            assert span is not None
            assert story.report(span.report).text[span.start : span.end] == span.text
