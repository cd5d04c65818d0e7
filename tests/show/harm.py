"""A comparison in which every string from outside tries to be markup, script, a link, a formula or a terminal command."""

from __future__ import annotations

import json
from typing import Any

from stemma.model import (
    Actor,
    Anchor,
    AnchoredReport,
    ApparatusEntry,
    Attribution,
    Change,
    Check,
    Claim,
    ClaimOrigin,
    ClaimPair,
    Collapse,
    Comparison,
    Credit,
    Document,
    Drift,
    Dropped,
    Edge,
    Evidence,
    Figure,
    Judgement,
    Lineage,
    LostOrigin,
    Mention,
    Naming,
    NamingVariant,
    OriginCount,
    Passage,
    Period,
    Place,
    QuotedForm,
    Record,
    RecordGiver,
    ResolvedCredit,
    TimelineEntry,
    Tree,
    TreeEdge,
    Variant,
    VariantReading,
)
from tests.show.making import (
    DAY,
    bounded,
    comparison,
    document,
    figure,
    find,
    left_out,
    said,
    timex,
    toponym,
)

BREAK_OUT = "\"><script>window.pwned=7</script><a href='javascript:window.pwned=8' onclick='window.pwned=9'>"
#: What may stand as a name anywhere: of an outlet, a measure, a speaker, a place, an origin; and as an id.
NAMES = (
    BREAK_OUT,
    "</script></style></noscript><svg onload=window.pwned=20><style>*{display:none}</style>",
    "javascript:window.pwned=21",
    "__proto__",
    "constructor",
    "a:b,c&show=claim:c1?x=%zz#/reader%00",
    "\u202egnihton \u2066isolated \u200f\u2028 line \u2029 paragraph\x00\x1b[2J",
    "Rök 👩‍👩‍👧 \ud800 ﷽ " + "Z\u0351\u036b\u0343" * 20,
    "W" * 2_000,
    "so long a name " * 700,
    " ",
)


def hostile(words: str = BREAK_OUT) -> Comparison:
    """Every string that comes from outside tries to be markup, script, a link or a terminal command; every name is `words`."""
    nasty = (
        '<script>window.pwned=1</script> At least 14 <img src=x onerror="window.pwned=2"> people, said '
        '"<svg/onload=window.pwned=3>" javascript:window.pwned=4 '
        "</script><script>window.pwned=5</script> --><svg onload=window.pwned=6>"
        " [link=https://example.invalid]rich[/link] [bold red]markup[/] \x1b[2J\x1b]0;title\x07 \u202eevil\u202c "
        "<style>body{display:none;background:url(https://example.invalid/x)}</style><iframe src=javascript:window.pwned=11>"
        "{{ claims }} $title &amp; &lt;b&gt; \u2028 nul\x00 </textarea></style><!-- =1+1\n\nOne more: 40 missing."
    )
    report = document(
        "A",
        nasty,
        id=words,
        file=words,
        title=words,
        outlet=words,
        byline=words,
        agency=words,
        url="javascript:window.pwned=10",
        extra=(("key</script>", '"<!--<script>"'), ("broken", "not json"), (words, json.dumps({words: words}))),
        language=words,
        credits=(Credit(find(document("A", nasty, id=words), "javascript:window.pwned=4"), "agency", (words,)),),
    )
    other = document("B", nasty, title="=cmd()", outlet="@outlet", url='https://example.invalid/?a="><script>', byline="\t-1+2")
    figures = tuple(
        figure(
            f"{words}{'' if each is report else each.siglum}",
            find(each, "At least 14"),
            bounded("at_least", 14, low=14),
            measure=words,
            counted=find(each, "people"),
            outcome=words,
            population=words,
            place=words,
            sources=(words, "<i>Vorn</i>"),
        )
        for each in (report, other)
    )
    quotes = tuple(
        said(
            f"q{words}{each.siglum}",
            find(each, "<svg/onload=window.pwned=3>"),
            words,
            kind="direct",
            cue=find(each, "said"),
        )
        for each in (report, other)
    )
    return comparison(
        (report, other),
        figures=figures,
        attributions=quotes,
        **everything_about((report, other), figures=figures, quotes=quotes, words=words),
    )


def everything_about(
    reports: tuple[Document, Document],
    *,
    figures: tuple[Figure, ...],
    quotes: tuple[Attribution, ...],
    words: str,
) -> dict[str, Any]:
    """Every other part of a comparison of two reports, saying `words` wherever a part has words of its own."""
    left, right = (find(report, "One more") for report in reports)
    first, second = (report.id for report in reports)
    ids = tuple(each.id for each in figures)
    place = Place(words, (words,), 1.0, 2.0, "city")
    evidence = (Evidence(words, 1.0, words, left, right),)
    pair = ClaimPair(ids[0], ids[1], "conflicts", words)
    day = Period(DAY, DAY)
    forms = tuple(QuotedForm(q.content, (q.id,), words, "direct", "stated", words) for q in quotes)
    return {
        "claims": (
            Claim(
                id=words,
                topic=words,
                measure=words,
                members=ids,
                relation="conflicts",
                pairs=(pair,),
                strict_conflict=True,
                origins=(ClaimOrigin(words, ids, words),),
                independent_origins=OriginCount(1, 2),
                unresolved=words,
                collapses=(Collapse(ids, words, "speaker", words, left, right),),
                would_narrow=(words,),
            ),
            Claim(
                id="c2",
                topic=words,
                measure=None,
                members=tuple(q.id for q in quotes),
                relation="agrees",
                pairs=(),
                strict_conflict=False,
            ),
        ),
        "timexes": (timex("t", left, (None, None), value=words, anchor=words, rule=words),),
        "toponyms": (toponym("p", right, place=place, candidates=(place,)),),
        "actors": (Actor(id=words, name=words, type="person", mentions=(Mention(left, "name"),), roles=(words,)),),
        "namings": (Naming("n", words, (NamingVariant(words, (left,), (right,)), NamingVariant("=1+1", (right,), ()))),),
        "passages": (Passage("s", left, right, "verbatim", 1.0, "narration"),),
        "checks": (Check("k", ids, words, words, words, False, words),),
        "lineage": Lineage(
            (Edge(first, second, "reuse", "likely", evidence),),
            (first,),
            (words,),
            credits=(
                ResolvedCredit(span=left, report=first, kind="agency", name=words, reports=(second,), sentence=words),
                ResolvedCredit(span=None, report=second, kind="label", name=words, reports=(), sentence=words),
            ),
            lost=(LostOrigin((first, second), words, evidence),),
            trees=(Tree((TreeEdge(first, second, True),), 1.0, words), Tree((TreeEdge(second, first, False),), 2.0, words)),
            independent_origins=OriginCount(1, 2),
        ),
        "timeline": (
            TimelineEntry(Period(None, None), words, left, (words,), id=words, basis=words),
            TimelineEntry(day, "day", right, (words,), id="e2", basis=words, also=(left,), differs=(words,)),
        ),
        "records": (record(ids, words, claim=words, reports=(first, second)),),
        "apparatus": (
            ApparatusEntry(
                words,
                left,
                (left, right),
                (Variant("words", (VariantReading(words, (left,)), VariantReading("", (right,)))),),
            ),
        ),
        "drifts": (Drift(words, forms, (Change("reworded", 1, words, left, right),)),),
        "judgements": (judgement(reports[0], words),),
        "dropped": (Dropped(words, words), *left_out(2)),
    }


def record(readings: tuple[str, ...], words: str, *, claim: str, reports: tuple[str, ...]) -> Record:
    """A row of the recorder's table that says `words`."""
    return Record(
        id=words,
        claim=claim,
        rule="literal",
        measure=words,
        topic=words,
        outcome=words,
        population=words,
        place=words,
        unit=None,
        event=Period(DAY, DAY),
        low=14.0,
        best=None,
        high=None,
        readings=readings,
        reports=reports,
        givers=(RecordGiver(words, None),),
        why=words,
    )


def judgement(report: Document, words: str) -> Judgement:
    """A judgement on a figure of the report, noted in `words`."""
    place = find(report, "At least 14")
    anchor = Anchor(
        report=AnchoredReport(words, report.sha256),
        start=place.start,
        end=place.end,
        exact=place.text,
        prefix=words,
        suffix=words,
    )
    return Judgement(
        id=words,
        verdict="correct",
        kind="figure",
        anchors=(anchor,),
        changes=json.dumps({"measure": words}),
        note=words,
        by=words,
        at="2031-05-04T10:00:00Z",
        state="applied",
        items=(words,),
        why=words,
    )
