"""Five invented reports of the wreck of the ferry Marigold, with their figures and attributions."""

from __future__ import annotations

from datetime import UTC, date, datetime

from stemma.model import (
    Attribution,
    Figure,
    Period,
    Published,
)
from tests.show.making import (
    bounded,
    credited,
    dispatch,
    document,
    exact,
    figure,
    find,
    said,
    undated,
    vague,
)

SHARED = (
    "“We warned the company twice that she was sitting too low in the water,” harbour master Ilse Vorn told reporters on the "
    "quay. “Nobody came down to look.”"
)
A = dispatch(
    "A",
    (
        "KESSEL POINT, May 2 (Lantern) — At least 14 people drowned and more than 40 were missing on Friday after the "
        "ferry Marigold capsized in calm water off Kessel Point, the coast guard of Ardmere said.\n\n"
        "The ferry, which is licensed to carry 150 passengers, had about 180 aboard when she rolled over shortly before 6 a.m., "
        f"according to the coast guard.\n\n{SHARED}\n\n"
        "Seventy-one passengers were pulled from the water by fishing boats. The owners, Ostrey Lines, said through a lawyer "
        "that the passengers had “crowded to one side to watch dolphins”.\n"
    ),
    ("KESSEL POINT", "May 2", "Lantern"),
    outlet="Lantern Wire",
    agency="Lantern Wire",
    title="Fourteen drown as ferry rolls over off Kessel Point",
)
B = credited(
    "B",
    (
        "At least 14 people have drowned and over 40 are missing after a ferry capsized off Kessel Point on Friday morning.\n\n"
        f"{SHARED}\n\nThe Marigold may carry 150 passengers. The coast guard puts the number aboard at about 180.\n\n"
        "With material from Lantern Wire"
    ),
    "With material from Lantern Wire",
    names=("Lantern Wire",),
    outlet="The Orlen Courier",
    title="Ferry disaster: “Nobody came down to look”",
    byline="By Tomas Reyl",
    url="https://courier.example/ferry",
)
C = document(
    "C",
    (
        "Seventeen bodies lay in the fish hall of Kessel by Saturday noon, and 43 names were still on the list "
        "that Dr Amina Solberg read out to the families.\n\n"
        "“We told the company two times that the ship was too low,” said Ilse Vorn, who has run the harbour since 2019. The "
        "harbour log, seen by this newspaper, has 212 tickets sold for the 5:40 sailing, 62 more than the boat may carry.\n\n"
        "The captain, Jory Pell, is in hospital under guard. A guard who asked not to be named said Pell had told him that the "
        "owners “wanted every seat sold and then some”. A ticket costs 12 crowns; the company took 2.5 million crowns "
        "last year.\n"
    ),
    outlet="Tidewater Post",
    title="The list",
    byline="Mara Quill in Kessel",
    published=Published(
        date(2031, 5, 3),
        date(2031, 5, 3),
        date(2031, 5, 3),
        "stated",
        "the date in the file",
        datetime(2031, 5, 3, 15, 40, tzinfo=UTC),
    ),
)
D = undated(
    "D",
    (
        "Dozens are dead after the sinking of an overloaded ferry, the harbour master's office said on Friday.\n\n"
        "With 17 dead of some 180 aboard, according to the Tidewater Post, nearly 10 percent of those on the boat lost "
        "their lives.\n"
    ),
    outlet="Halden Today",
)
E = document(
    "E",
    (
        "عبّارة ماريغولد\n\nTwelve dead in Ardmere shipwreck, 38 missing, coast guard says. The vessel was built for 150 "
        "travellers, Ostrey Lines said.\n"
    ),
    file="wire/e.jsonl",
    line=3,
    outlet="Radio Sund",
    language="en",
)

F: dict[str, Figure] = {
    each.id: each
    for each in (
        figure(
            "fA1",
            find(A, "At least 14"),
            bounded("at_least", 14, low=14),
            counted=find(A, "people"),
            predicate=(find(A, "drowned"),),
            measure="killed",
            outcome="killed",
            sources=("the coast guard of Ardmere",),
            as_of=Period(date(2031, 5, 2), date(2031, 5, 2)),
            place="Kessel Point",
            attribution="aA1",
            head="people",
        ),
        figure(
            "fA2",
            find(A, "more than 40"),
            bounded("more_than", 40, low=40),
            measure="missing",
            outcome="missing",
            sources=("the coast guard of Ardmere",),
            attribution="aA1",
            head="people",
        ),
        figure("fA3", find(A, "150"), exact(150), counted=find(A, "passengers"), measure="licence"),
        figure(
            "fA4", find(A, "about 180"), bounded("approx", 180), measure="aboard", sources=("the coast guard",), attribution="aA2"
        ),
        figure(
            "fA5",
            find(A, "Seventy-one"),
            exact(71),
            counted=find(A, "passengers", 1),
            measure="rescued",
            sources_inferred=("the coast guard",),
        ),
        figure(
            "fB1",
            find(B, "At least 14"),
            bounded("at_least", 14, low=14),
            counted=find(B, "people"),
            measure="killed",
            outcome="killed",
        ),
        figure("fB2", find(B, "over 40"), bounded("more_than", 40, low=40), measure="missing", outcome="missing"),
        figure("fB3", find(B, "150"), exact(150), counted=find(B, "passengers"), measure="licence"),
        figure("fB4", find(B, "about 180"), bounded("approx", 180), measure="aboard", sources=("The coast guard",)),
        figure("fC1", find(C, "Seventeen"), exact(17), counted=find(C, "bodies"), measure="killed", outcome="killed"),
        figure(
            "fC2",
            find(C, "43"),
            exact(43),
            counted=find(C, "names"),
            measure="missing",
            outcome="missing",
            sources=("Dr Amina Solberg",),
        ),
        figure(
            "fC3", find(C, "212"), exact(212), counted=find(C, "tickets sold"), measure="aboard", sources=("the harbour log",)
        ),
        figure("fC4", find(C, "62 more"), exact(62), measure="overload", role="change", base="fC3"),
        figure("fC5", find(C, "12", 1), exact(12, unit="ARC"), measure="fare", role="money"),
        figure("fC6", find(C, "2.5 million crowns"), exact(2.5e6, "ARC"), measure="takings", role="money"),
        figure(
            "fD1",
            find(D, "Dozens"),
            vague(24, 99),
            measure="killed",
            outcome="killed",
            sources=("the harbour master's office",),
            role="vague",
        ),
        figure(
            "fD2",
            find(D, "17"),
            exact(17),
            counted=find(D, "dead", 1),
            measure="killed",
            outcome="killed",
            sources=("the Tidewater Post",),
        ),
        figure("fD3", find(D, "some 180"), bounded("approx", 180), measure="aboard", sources=("the Tidewater Post",)),
        figure(
            "fD4", find(D, "nearly 10 percent"), bounded("approx", 10, high=10), measure="share killed", role="share", base="fD3"
        ),
        figure("fE1", find(E, "Twelve"), exact(12), measure="killed", outcome="killed", sources=("coast guard",)),
        figure("fE2", find(E, "38"), exact(38), measure="missing", outcome="missing", sources=("coast guard",)),
        figure("fE3", find(E, "150"), exact(150), counted=find(E, "travellers"), measure="licence", sources=("Ostrey Lines",)),
    )
}
TWICE = "We warned the company twice that she was sitting too low in the water,"
Q: dict[str, Attribution] = {
    each.id: each
    for each in (
        said(
            "aA1",
            find(
                A,
                "At least 14 people drowned and more than 40 were missing on Friday after the ferry Marigold capsized in calm "
                "water off Kessel Point",
            ),
            "the coast guard of Ardmere",
            cue=find(A, "said"),
            source=find(A, "the coast guard of Ardmere"),
            speaker_type="named body",
        ),
        said(
            "aA2",
            find(A, "had about 180 aboard when she rolled over shortly before 6 a.m."),
            "the coast guard of Ardmere",
            cue=find(A, "according to"),
            source=find(A, "the coast guard", 1),
            speaker_type="named body",
            modality="reported",
        ),
        said(
            "aA3",
            find(A, TWICE),
            "Ilse Vorn",
            cue=find(A, "told"),
            source=find(A, "harbour master Ilse Vorn"),
            kind="direct",
            state="closed",
        ),
        said("aA4", find(A, "Nobody came down to look."), "Ilse Vorn", kind="direct", basis="continuation", state="closed"),
        said(
            "aA5",
            find(A, "crowded to one side to watch dolphins"),
            "Ostrey Lines",
            cue=find(A, "said through a lawyer"),
            kind="mixed",
            source=find(A, "Ostrey Lines"),
            chain=("a lawyer", "Ostrey Lines"),
            speaker_type="named body",
            modality="alleged",
        ),
        said(
            "aB1",
            find(B, TWICE),
            "Ilse Vorn",
            cue=find(B, "told"),
            source=find(B, "harbour master Ilse Vorn"),
            kind="direct",
            state="closed",
        ),
        said("aB2", find(B, "Nobody came down to look."), "Ilse Vorn", kind="direct", basis="continuation", state="closed"),
        said(
            "aC1",
            find(C, "We told the company two times that the ship was too low,"),
            "Ilse Vorn",
            cue=find(C, "said"),
            source=find(C, "Ilse Vorn"),
            kind="direct",
            state="closed",
        ),
        said(
            "aC2",
            find(C, "Pell had told him that the owners “wanted every seat sold and then some”"),
            None,
            cue=find(C, "said", 1),
            source=find(C, "A guard who asked not to be named"),
            speaker_type="unnamed person",
            chain=("a guard",),
        ),
        said(
            "aC3",
            find(C, "wanted every seat sold and then some"),
            "Jory Pell",
            cue=find(C, "told him"),
            source=find(C, "Pell", 1),
            kind="mixed",
            parent="aC2",
            chain=("a guard", "Jory Pell"),
            state="closed",
            candidates=("a guard",),
        ),
        said(
            "aD1",
            find(D, "Dozens are dead after the sinking of an overloaded ferry"),
            "the harbour master's office",
            cue=find(D, "said"),
            source=find(D, "the harbour master's office"),
            speaker_type="named body",
        ),
    )
}
