"""A comparison in which every string from outside tries to be markup, script, a link, a formula or a terminal command."""

from __future__ import annotations

from typing import Any

from stemma.model import (
    Actor,
    Attribution,
    Check,
    Claim,
    ClaimOrigin,
    ClaimPair,
    Comparison,
    Document,
    Edge,
    Evidence,
    Figure,
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
from tests.show.making import (
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


def hostile() -> Comparison:
    """Every string that comes from outside tries to be markup, script, a link or a terminal command."""
    nasty = (
        '<script>window.pwned=1</script> At least 14 <img src=x onerror="window.pwned=2"> people, said '
        '"<svg/onload=window.pwned=3>" javascript:window.pwned=4 '
        "</script><script>window.pwned=5</script> --><svg onload=window.pwned=6>"
        " [link=https://example.invalid]rich[/link] [bold red]markup[/] \x1b[2J\x1b]0;title\x07 \u202eevil\u202c "
        "{{ claims }} $title &amp; &lt;b&gt; \u2028 nul\x00 </textarea></style><!-- =1+1\n\nOne more: 40 missing."
    )
    break_out = "\"><script>window.pwned=7</script><a href='javascript:window.pwned=8' onclick='window.pwned=9'>"
    report = document(
        "A",
        nasty,
        id=break_out,
        file=break_out,
        title=break_out,
        outlet=break_out,
        byline=break_out,
        url="javascript:window.pwned=10",
        extra=(("key</script>", '"<!--<script>"'), ("broken", "not json")),
        language=break_out,
    )
    other = document("B", nasty, title="=cmd()", outlet="@outlet", url='https://example.invalid/?a="><script>', byline="\t-1+2")
    figures = tuple(
        figure(
            f"{break_out}{each.siglum}",
            find(each, "At least 14"),
            bounded("at_least", 14, low=14),
            measure=break_out,
            counted=find(each, "people"),
            sources=(break_out, "<i>Vorn</i>"),
        )
        for each in (report, other)
    )
    quotes = tuple(
        said(
            f"q{break_out}{each.siglum}",
            find(each, "<svg/onload=window.pwned=3>"),
            break_out,
            kind="direct",
            cue=find(each, "said"),
        )
        for each in (report, other)
    )
    return comparison(
        (report, other),
        figures=figures,
        attributions=quotes,
        **everything_about((report, other), figures=figures, quotes=quotes, words=break_out),
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
    ids = tuple(each.id for each in figures)
    place = Place(words, (words,), 1.0, 2.0, "city")
    evidence = (Evidence(words, 1.0, words, left, right),)
    pair = ClaimPair(ids[0], ids[1], "conflicts", words)
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
        "lineage": Lineage((Edge(reports[0].id, reports[1].id, "reuse", "likely", evidence),), (reports[0].id,), (words,)),
        "timeline": (TimelineEntry(Period(None, None), words, left, (words,)),),
        "dropped": left_out(2),
    }
