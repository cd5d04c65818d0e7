"""Below the reports: who is quoted, shared text and lineage, arithmetic, timeline, names, and how it was found."""

from __future__ import annotations

from collections.abc import Iterable

from stemma.model import Comparison, Dropped, Edge
from stemma.show import wording
from stemma.show.findings import Findings
from stemma.show.page.diagram import diagram
from stemma.show.page.markup import Anchors, Html, listed, tag, together, words

_OPEN_UP_TO = 12  # a longer list of what was left out waits behind its reason
_OPEN_NAMINGS = 5  # more than these are read one at a time
_RELATIONS = (
    ("agrees", "the readings can all hold, and say the same"),
    ("refines", "one reading lies within another: 17 within at least 14"),
    ("conflicts", "the readings do not fit together as they stand"),
    ("evolves", "the readings speak of different times"),
    ("derived", "one reading was made from another"),
)


def lower_sections(findings: Findings, anchors: Anchors) -> list[tuple[str, str, Html]]:
    """Name, heading and content of all sections that have something in them, in a fixed order."""
    made = (
        ("speakers", "Who is quoted", _speakers(findings, anchors)),
        ("lineage", "Shared text and lineage", _lineage(findings, anchors)),
        ("arithmetic", "Arithmetic", _checks(findings, anchors)),
        ("timeline", "Timeline", _timeline(findings, anchors)),
        ("names", "Names for the same", _namings(findings, anchors)),
        ("method", "Method", _method(findings.comparison)),
    )
    return [(name, heading, part) for name, heading, part in made if part]


def _speakers(findings: Findings, anchors: Anchors) -> Html | None:
    rows = []
    for speaker in findings.speakers:
        indirect = len(speaker.attributions) - speaker.quotations
        counts = [wording.plural(speaker.quotations, "quotation")] * (speaker.quotations > 0) + [f"{indirect} indirect"] * (
            indirect > 0
        )
        said = [
            together(
                tag("span", findings.siglum(each), class_="siglum"),
                " ",
                anchors.link(words(wording.clip(" … ".join(span.text for span in each.content), 140)), anchors.of(each)),
                tag("span", " ", words(findings.giver(each)), class_="facts") if len(each.chain) > 1 else None,
            )
            for each in speaker.attributions
        ]
        rows.append(
            tag(
                "details",
                tag(
                    "summary",
                    words(speaker.name, class_="name"),
                    tag("span", ", ".join(counts), class_="facts"),
                    tag("span", *(tag("span", siglum, class_="siglum") for siglum in speaker.sigla), class_="sigla"),
                ),
                listed(said),
            )
        )
    if findings.unnamed:
        rows.append(tag("p", f"{findings.unnamed} more without a source in the report's words.", class_="facts"))
    return together(*rows) if rows else None


def _lineage(findings: Findings, anchors: Anchors) -> Html | None:
    comparison = findings.comparison
    shared = []
    for pair in findings.shared:
        links = [
            together(
                tag("span", passage.kind, class_="facts"),
                " ",
                anchors.link(
                    words(f"“{wording.clip(passage.left.text, 110)}”"), f"{anchors.of(passage)}l", f"{anchors.of(passage)}r"
                ),
            )
            for passage in pair.passages
        ]
        told = f"{pair.left_share:.0%} of {pair.left.siglum}, {pair.right_share:.0%} of {pair.right.siglum}"
        shared.append(
            tag(
                "details",
                tag(
                    "summary",
                    tag("b", f"{pair.left.siglum} and {pair.right.siglum}"),
                    f" share {wording.plural(len(pair.passages), 'passage')}",
                    tag("span", told, class_="facts"),
                ),
                listed(links),
            )
        )
    edges = [_edge(edge, anchors, findings=findings, place=place) for place, edge in enumerate(comparison.lineage.edges)]
    open_questions = [words(sentence) for sentence in comparison.lineage.cannot_conclude]
    parts = [
        diagram(findings),
        *shared,
        together(tag("h3", "Borrowings"), listed(edges, class_="edges")) if edges else None,
        together(tag("h3", "What cannot be concluded"), listed(open_questions)) if open_questions else None,
    ]
    return together(*parts) if any(parts) else None


def _edge(edge: Edge, anchors: Anchors, *, findings: Findings, place: int) -> Html:
    rows = []
    for number, evidence in enumerate(edge.evidence):
        spans = [span for span in (evidence.left, evidence.right) if span]
        where = ", ".join(f"{findings.sigla[span.report]} {span.start}–{span.end}" for span in spans)
        link = anchors.link(where, f"x{place}e{number}", class_="facts") if spans else None
        rows.append(together(words(evidence.sentence), " ", link))
    return together(tag("b", wording.borrowing(edge, findings.sigla)), listed(rows))


def _checks(findings: Findings, anchors: Anchors) -> Html | None:
    rows = []
    for check in findings.comparison.checks:
        inputs = [findings.figures[name] for name in check.inputs if name in findings.figures]
        links = [
            anchors.link(
                together(
                    tag("span", findings.siglum(each), class_="siglum"),
                    words(wording.figure(each, findings.reports[each.span.report])),
                ),
                anchors.of(each),
            )
            for each in inputs
        ]
        relation, word = ("agrees", "holds") if check.holds else ("conflicts", "differs")
        rows.append(
            together(
                words(wording.working(check), class_="working"),
                " ",
                tag("span", word, class_=f"tag {relation}") if check.holds is not None else None,
                tag(
                    "div",
                    words(wording.stated(check)),
                    "; " if check.note else None,
                    words(check.note) if check.note else None,
                    class_="givers",
                ),
                tag("div", *links, class_="inputs"),
            )
        )
    return listed(rows, class_="checks")


def _timeline(findings: Findings, anchors: Anchors) -> Html | None:
    rows = []
    for place, entry in enumerate(findings.comparison.timeline):
        sources = words(wording.joined(map(wording.line, entry.sources)))
        rows.append(
            together(
                tag("time", wording.when(entry)),
                tag(
                    "div",
                    anchors.link(words(wording.clip(entry.event.text, 200)), f"e{place}"),
                    " ",
                    tag("span", " ".join(findings.told_by(entry)), class_="siglum"),
                    tag("div", "on the word of ", sources, class_="facts") if entry.sources else None,
                    *(tag("div", words(note), class_="facts") for note in findings.dated_otherwise(entry)),
                ),
            )
        )
    return listed(rows, class_="timeline")


def _namings(findings: Findings, anchors: Anchors) -> Html | None:
    parts = []
    for place, naming in enumerate(findings.comparison.namings):
        rows = []
        for number, variant in enumerate(naming.names):
            for spans, voice, letter in ((variant.own_voice, "own voice", "v"), (variant.quoted, "quoted", "q")):
                sigla = findings.in_order({findings.sigla[span.report] for span in spans})
                if sigla:
                    rows.append(
                        tag(
                            "tr",
                            tag("td", anchors.link(words(variant.wording), f"n{place}{letter}{number}")),
                            tag("td", voice, class_="facts"),
                            tag("td", f"{len(spans)}×", class_="facts"),
                            tag("td", *(tag("span", each, class_="siglum") for each in sigla), class_="sigla"),
                        )
                    )
        count = wording.plural(len(naming.names), "wording")
        parts.append(
            tag(
                "details",
                tag("summary", words(naming.referent, class_="name"), tag("span", count, class_="facts")),
                tag("table", tag("tbody", *rows)),
                open=len(findings.comparison.namings) <= _OPEN_NAMINGS,
            )
        )
    return together(*parts) if parts else None


def _method(comparison: Comparison) -> Html:
    annotators = ", ".join(f"{each.name} {each.version}" for each in comparison.annotators)
    digests = [
        tag(
            "tr",
            tag("td", tag("span", report.siglum, class_="siglum")),
            tag("td", words(wording.place_of(report))),
            tag("td", tag("code", report.sha256)),
        )
        for report in comparison.reports
    ]
    return together(
        tag(
            "p",
            "stemma says who says so, through whom, how often independently, and what the others say instead. It never says who "
            "is right. Every finding is a stretch of characters in a report; the whole result stands in this file as JSON.",
        ),
        tag(
            "dl",
            *(together(tag("dt", tag("span", name, class_=f"tag {name}")), tag("dd", meaning)) for name, meaning in _RELATIONS),
            class_="glossary",
        ),
        tag("p", f"stemma {comparison.version}", f", with {annotators}." if annotators else "."),
        tag("h3", "The files that were read (SHA-256)"),
        tag("div", tag("table", tag("tbody", *digests)), class_="wide"),
        together(tag("h3", f"Left out: {len(comparison.dropped):,}"), *_dropped(comparison.dropped))
        if comparison.dropped
        else None,
    )


def _dropped(dropped: Iterable[Dropped]) -> list[Html]:
    reasons: dict[str, list[str]] = {}
    for each in dropped:
        reasons.setdefault(each.reason, []).append(each.what)
    ordered = sorted(reasons.items(), key=lambda item: -len(item[1]))
    return [
        tag(
            "details",
            tag("summary", words(reason), tag("span", f"{len(whats):,}", class_="facts")),
            listed(words(what) for what in whats),
            open=len(whats) <= _OPEN_UP_TO and len(ordered) == 1,
        )
        for reason, whats in ordered
    ]
