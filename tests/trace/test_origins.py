"""How many independent origins stand behind a claim: four-line stories, read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stemma.model import Actor, Claim, Document, Figure, Mention, Passage
from stemma.trace.origins import count_origins
from stemma.trace.registry import holds_office, is_medium
from tests.collate.making import figures, report


def actor(document: Document, name: str, kind: Any = "person", *roles: str) -> Actor:
    at = document.text.find(name)
    span = document.span(max(at, 0), max(at, 0) + (len(name) if at >= 0 else 0))
    return Actor(id=name, name=name, type=kind, mentions=(Mention(span, "name"),), roles=roles)


def counted(
    told: Sequence[tuple[str, str, tuple[str, ...]]],
    *,
    actors: tuple[tuple[Any, ...], ...] = (),
    same: bool = False,
    agency: str = "",
) -> tuple[int, int]:
    """Low and high for one figure per report, each with its chain of sources."""
    documents: list[Document] = []
    members: list[Figure] = []
    for name, text, sources in told:
        document = report(name, text, agency=agency or None)
        documents.append(document)
        members += figures(document, text, sources=sources)
    claim = Claim(
        id="c1", topic="the dead", measure="dead", members=tuple(f.id for f in members), relation="agrees", pairs=(),
        strict_conflict=False,
    )  # fmt: skip
    passages: tuple[Passage, ...] = ()
    if same:
        left, right = (d.span(0, len(d.text)) for d in documents[:2])
        passages = (Passage("p1", left, right, "verbatim", 1.0, "agency copy"),)
    table: dict[str, Figure] = {f.id: f for f in members}
    people = tuple(actor(documents[0], *about) for about in actors)
    (found,) = count_origins((claim,), table, documents=documents, passages=passages, actors=people)
    return found.independent_origins.low, found.independent_origins.high


def test_one_speaker_in_two_reports_is_one_origin() -> None:
    told = [("A", "[12] died.", ("Ana Lund",)), ("B", "[12] people died.", ("Ana Lund",))]
    assert counted(told, actors=(("Ana Lund",),)) == (1, 1)


def test_two_speakers_are_two_origins() -> None:
    told = [("A", "[12] died.", ("Ana Lund",)), ("B", "[12] people died.", ("Goran Pell",))]
    assert counted(told, actors=(("Ana Lund",), ("Goran Pell",))) == (2, 2)


def test_a_body_and_who_speaks_for_it_are_one_origin() -> None:
    told = [("A", "[12] died.", ("Ana Lund",)), ("B", "[12] people died.", ("Rescue Service",))]
    actors = (("Ana Lund", "person", "spokeswoman for the Rescue Service"), ("Rescue Service", "organisation"))
    assert counted(told, actors=actors) == (1, 1)


def test_a_channel_is_no_origin() -> None:
    told = [("A", "[12] died.", ("Harbour Gazette", "Ana Lund")), ("B", "[12] people died.", ("Ana Lund",))]
    assert counted(told, actors=(("Ana Lund",),)) == (1, 1)


def test_what_one_speaker_says_another_said_rests_on_the_first() -> None:
    told = [("A", "[12] died.", ("Ana Lund", "Goran Pell")), ("B", "[12] people died.", ("Ana Lund",))]
    assert counted(told, actors=(("Ana Lund",), ("Goran Pell",))) == (1, 1)


def test_unnamed_sources_widen_the_range() -> None:
    told = [("A", "[12] died.", ("Ana Lund",)), ("B", "[12] people died.", ("two officials",))]
    assert counted(told, actors=(("Ana Lund",),)) == (1, 2)


def test_the_reports_own_voices_may_be_one_or_two() -> None:
    assert counted([("A", "[12] died.", ()), ("B", "[12] people died.", ())]) == (1, 2)


def test_own_voices_in_one_shared_passage_are_one() -> None:
    assert counted([("A", "[12] died here.", ()), ("B", "[12] died here.", ())], same=True) == (1, 1)


def test_own_voices_of_one_agency_with_one_number_are_one() -> None:
    assert counted([("A", "[12] died.", ()), ("B", "[12] people died.", ())], agency="Nordwire") == (1, 1)


def test_offices_are_persons_even_without_a_name() -> None:
    assert holds_office("mayor of Oskava")
    assert not holds_office("officials")
    assert not holds_office("head of a household")


def test_media_are_channels() -> None:
    assert is_medium("Harbour Gazette")
    assert is_medium("international media")
    assert not is_medium("Ana Lund")
    assert not is_medium("Rescue Service")
