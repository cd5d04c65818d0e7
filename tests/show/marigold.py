"""The wreck of the ferry Marigold compared: something of everything that a view can show."""

from __future__ import annotations

from datetime import date
from typing import Any

from stemma.model import (
    Actor,
    Check,
    Claim,
    ClaimOrigin,
    ClaimPair,
    Comparison,
    Edge,
    Evidence,
    Lineage,
    Mention,
    Naming,
    NamingVariant,
    OriginCount,
    Passage,
    Period,
    Place,
    TimelineEntry,
)
from stemma.model.comparison import Relation
from tests.show.making import (
    comparison,
    find,
    left_out,
    timex,
    toponym,
)
from tests.show.wreck import SHARED, TWICE, A, B, C, D, E, F, Q


def _pair(left: str, right: str, *, relation: Relation, reason: str) -> ClaimPair:
    return ClaimPair(left, right, relation, reason)


CLAIMS = (
    Claim(
        id="c1",
        topic="people killed",
        measure="killed",
        members=("fA1", "fB1", "fC1", "fD1", "fD2", "fE1"),
        relation="conflicts",
        pairs=(
            _pair("fA1", "fB1", relation="agrees", reason="Both give at least 14."),
            _pair("fA1", "fC1", relation="refines", reason="17 lies within at least 14."),
            _pair("fC1", "fD2", relation="derived", reason="D gives it on the word of C."),
            _pair(
                "fA1",
                "fE1",
                relation="conflicts",
                reason="A gives at least 14, E gives 12, and both name the same day: no number satisfies both.",
            ),
            _pair("fC1", "fD1", relation="conflicts", reason="Dozens is at least 24 by the rule for vague words; C gives 17."),
        ),
        strict_conflict=True,
        independent_origins=OriginCount(2, 4),
        origins=(
            ClaimOrigin("the coast guard of Ardmere", ("fA1", "fB1", "fE1"), "explicit in A and E; B prints the copy of A"),
            ClaimOrigin("Tidewater Post", ("fC1", "fD2"), "own voice in C; D names it"),
            ClaimOrigin("the harbour master's office", ("fD1",), "explicit"),
        ),
        unresolved="Whether B has its toll from A, and on which day D was published.",
    ),
    Claim(
        id="c2",
        topic="people aboard",
        measure="aboard",
        members=("fA4", "fB4", "fC3", "fD3"),
        relation="conflicts",
        pairs=(
            _pair(
                "fA4",
                "fC3",
                relation="conflicts",
                reason="About 180 is at most 198 by the rule for approximations; C gives 212 tickets sold.",
            ),
        ),
        strict_conflict=False,
        independent_origins=OriginCount(2, 2),
        origins=(
            ClaimOrigin("the coast guard of Ardmere", ("fA4", "fB4", "fD3"), "explicit"),
            ClaimOrigin("the harbour log", ("fC3",), "explicit: a document"),
        ),
    ),
    Claim(
        id="c3",
        topic="people missing",
        measure="missing",
        members=("fA2", "fB2", "fC2", "fE2"),
        relation="evolves",
        pairs=(
            _pair("fA2", "fE2", relation="evolves", reason="E tells of an earlier hour than A."),
            _pair("fA2", "fC2", relation="refines", reason="43 lies within more than 40."),
        ),
        strict_conflict=True,
        independent_origins=OriginCount(2, 2),
        origins=(
            ClaimOrigin("the coast guard of Ardmere", ("fA2", "fB2", "fE2"), "explicit"),
            ClaimOrigin("Dr Amina Solberg", ("fC2",), "explicit"),
        ),
    ),
    Claim(
        id="c4",
        topic="passengers the ferry may carry",
        measure="licence",
        members=("fA3", "fB3", "fE3"),
        relation="agrees",
        pairs=(_pair("fA3", "fB3", relation="agrees", reason="Both give 150."),),
        strict_conflict=False,
        independent_origins=OriginCount(1, 2),
        origins=(ClaimOrigin("Lantern Wire", ("fA3", "fB3"), "own voice"), ClaimOrigin("Ostrey Lines", ("fE3",), "explicit")),
    ),
    Claim(
        id="c5",
        topic="the harbour master had warned the company",
        measure=None,
        members=("aA3", "aB1", "aC1"),
        relation="agrees",
        pairs=(
            _pair("aA3", "aB1", relation="agrees", reason="The same words to the letter."),
            _pair("aA3", "aC1", relation="agrees", reason="The same statement in other words."),
        ),
        strict_conflict=False,
        independent_origins=OriginCount(1, 1),
        origins=(ClaimOrigin("Ilse Vorn", ("aA3", "aB1", "aC1"), "explicit"),),
    ),
    *(
        Claim(
            id=f"c{n}",
            topic=topic,
            measure=measure,
            members=(member,),
            relation="single",
            pairs=(),
            strict_conflict=False,
            independent_origins=OriginCount(1, 1),
            origins=(ClaimOrigin(origin, (member,), "own voice"),),
        )
        for n, (topic, measure, member, origin) in enumerate(
            (
                ("people rescued", "rescued", "fA5", "Lantern Wire"),
                ("passengers over the licence", "overload", "fC4", "Tidewater Post"),
                ("price of a ticket", "fare", "fC5", "Tidewater Post"),
                ("takings of the company", "takings", "fC6", "Tidewater Post"),
                ("share killed of those aboard", "share killed", "fD4", "Halden Today"),
                ("why the ferry rolled over", None, "aA5", "Ostrey Lines"),
            ),
            start=6,
        )
    ),
)
KESSEL = Place("Kessel Point", ("AM", "OS"), 51.2, 3.4, "city")
PARTS: dict[str, Any] = {
    "figures": tuple(F.values()),
    "attributions": tuple(Q.values()),
    "claims": CLAIMS,
    "dropped": left_out(7),
    "timexes": (
        timex("tA1", find(A, "on Friday"), (date(2031, 5, 2), date(2031, 5, 2))),
        timex(
            "tA2", find(A, "shortly before 6 a.m."), (date(2031, 5, 2), date(2031, 5, 2)), type="TIME", value="2031-05-02T06:00"
        ),
        timex("tC1", find(C, "Saturday noon"), (date(2031, 5, 3), date(2031, 5, 3)), type="TIME", value="2031-05-03T12:00"),
        timex("tC2", find(C, "since 2019"), (date(2019, 1, 1), None), value="2019", precision="year", anchor=None),
        timex("tC3", find(C, "last year"), (date(2030, 1, 1), date(2030, 12, 31)), value="2030", precision="year"),
        timex("tD1", find(D, "on Friday"), (None, None), value="XXXX-WXX-5", anchor=None),
    ),
    "toponyms": (
        toponym("pA1", find(A, "Kessel Point"), place=KESSEL),
        toponym("pB1", find(B, "Kessel Point"), place=KESSEL),
        toponym("pA2", find(A, "Ardmere"), place=Place("Ardmere", ("AM",), 50.0, 4.0, "country")),
        toponym("pC1", find(C, "Kessel"), place=None, candidates=(KESSEL, Place("Kessel", ("OS",), 48.0, 9.0, "city"))),
        toponym("pE1", find(E, "Ardmere"), kind="metonym", place=Place("Ardmere", ("AM",), 50.0, 4.0, "country")),
    ),
    "actors": (
        Actor(
            id="ac1",
            name="Ilse Vorn",
            type="person",
            roles=("harbour master",),
            aliases=("Vorn",),
            mentions=(Mention(find(A, "harbour master Ilse Vorn"), "name"), Mention(find(C, "Ilse Vorn"), "name")),
        ),
    ),
    "namings": (
        Naming(
            "n1",
            "the ferry",
            (
                NamingVariant("the ferry Marigold", (find(A, "the ferry Marigold"),), ()),
                NamingVariant("the ship", (), (find(C, "the ship"),)),
                NamingVariant("an overloaded ferry", (find(D, "an overloaded ferry"),), ()),
                NamingVariant("The vessel", (find(E, "The vessel"),), ()),
            ),
        ),
        Naming(
            "n2",
            "those aboard",
            (
                NamingVariant("passengers", (find(A, "passengers"), find(A, "passengers", 1), find(B, "passengers")), ()),
                NamingVariant("travellers", (find(E, "travellers"),), ()),
            ),
        ),
    ),
    "passages": (
        Passage("s1", find(A, SHARED), find(B, SHARED), "verbatim", 1.0, "quotation"),
        Passage(
            "s2",
            find(A, "At least 14 people drowned and more than 40 were missing"),
            find(B, "At least 14 people have drowned and over 40 are missing"),
            "edited",
            0.82,
            "agency copy",
        ),
        Passage(
            "s3",
            find(A, TWICE),
            find(C, "We told the company two times that the ship was too low,"),
            "paraphrase",
            0.61,
            "quotation",
        ),
    ),
    "checks": (
        Check("k1", ("fD2", "fD3", "fD4"), "17 / 180 × 100", 9.44, "nearly 10 percent", True, "below 10, as nearly says"),
        Check("k2", ("fC3", "fA3", "fC4"), "212 − 150", 62.0, "62 more", True, "exact"),
        Check("k3", ("fA1", "fA2", "fA5"), "14 + 40 + 71", 125.0, "about 180", False, "the bounds are open: more may be missing"),
        Check("k4", ("fC5",), "212 × 12", "2,544 crowns", None, None, "nothing is stated"),
    ),
    "lineage": Lineage(
        (
            Edge(
                A.id,
                B.id,
                "credit",
                "stated",
                (
                    Evidence(
                        "credit line", 1.0, "B says: With material from Lantern Wire.", find(B, "With material from Lantern Wire")
                    ),
                    Evidence(
                        "verbatim passage",
                        1.0,
                        "One paragraph of 153 characters is the same to the letter.",
                        find(A, SHARED),
                        find(B, SHARED),
                    ),
                ),
            ),
            Edge(
                C.id,
                D.id,
                "quotation",
                "stated",
                (Evidence("named outlet", 1.0, "D names the Tidewater Post.", find(D, "the Tidewater Post")),),
            ),
            Edge(
                A.id,
                C.id,
                "reuse",
                "unknown",
                (Evidence("paraphrase", 0.6, "Both give the same statement of Ilse Vorn in other words."),),
            ),
            Edge(
                A.id,
                E.id,
                "reuse",
                "likely",
                (Evidence("shared origin", 0.4, "Both name the coast guard; E has the earlier toll."),),
            ),
        ),
        (A.id, C.id),
        (
            "Whether B had the passage from A itself or from another print of the agency's copy.",
            "In which words Ilse Vorn spoke: two renderings stand side by side.",
        ),
    ),
    "timeline": (
        TimelineEntry(Period(date(2019, 1, 1), None), "year", find(C, "has run the harbour since 2019"), ()),
        TimelineEntry(
            Period(date(2031, 5, 2), date(2031, 5, 2)),
            "time",
            find(A, "she rolled over shortly before 6 a.m."),
            ("the coast guard",),
        ),
        TimelineEntry(
            Period(date(2031, 5, 3), date(2031, 5, 3)), "day", find(C, "Seventeen bodies lay in the fish hall of Kessel"), ()
        ),
        TimelineEntry(
            Period(None, None), "vague", find(D, "the sinking of an overloaded ferry"), ("the harbour master's office",)
        ),
    ),
}


def marigold() -> Comparison:
    """Five reports, eleven claims, four checks, three passages."""
    return comparison((A, B, C, D, E), **PARTS)


def alone() -> Comparison:
    """Report A by itself: findings without a comparison."""
    figures = tuple(f for f in F.values() if f.id.startswith("fA"))
    quotes = tuple(q for q in Q.values() if q.id.startswith("aA"))
    singles = tuple(
        Claim(
            id=f"c{n}",
            topic=f"{f.measure} as A tells it",
            measure=f.measure,
            members=(f.id,),
            relation="single",
            pairs=(),
            strict_conflict=False,
            independent_origins=OriginCount(1, 1),
        )
        for n, f in enumerate(figures)
    )
    return comparison(
        (A,), claims=singles, timexes=PARTS["timexes"][:2], lineage=Lineage((), (A.id,), ()), figures=figures, attributions=quotes
    )
