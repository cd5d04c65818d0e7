"""The reports side by side: their text with every mark in it, overlapping marks split into segments."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from stemma.model import Document, Span
from stemma.show import wording
from stemma.show.findings import Findings
from stemma.show.page.markup import Anchors, Html, address, listed, tag, together, traces, words

_BREAK = re.compile(r"[\r\n\u2028\u2029]+")
#: Marks drawn first lie outermost; of two that begin together the longer one does.
_LAYERS = ("passage", "quote", "place", "time", "figure")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a report that carries a class, and where it belongs to a finding, that finding's name.

    A mark that `leads` is where links to the finding arrive; its cue, source or counted noun only light up with it.
    """

    start: int
    end: int
    classes: str
    name: str
    leads: bool = True


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch over which the same marks hold; `opening` are the names of the marks that first begin here."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    opening: tuple[str, ...]


def segments(marks: Iterable[Mark], stretch: tuple[int, int], *, seen: set[str]) -> Iterator[Segment]:
    """Cut [start, end) wherever a mark begins or ends, so that marks that overlap need not nest.

    `seen` collects the names that have begun: a name opens once, however many stretches its mark runs over.
    """
    start, end = stretch
    inside = sorted((mark for mark in marks if mark.start < end and mark.end > start), key=_outermost)
    edges = sorted({start, end, *(edge for mark in inside for edge in (mark.start, mark.end) if start < edge < end)})
    begins: dict[int, list[Mark]] = defaultdict(list)
    for mark in inside:
        begins[max(mark.start, start)].append(mark)
    active: list[Mark] = []
    for left, right in pairwise(edges):
        active = sorted([mark for mark in active if mark.end > left] + begins[left], key=_outermost)
        opening = [mark.name for mark in active if mark.leads and mark.name and mark.name not in seen]
        seen.update(opening)
        yield Segment(left, right, tuple(active), tuple(dict.fromkeys(opening)))


def _outermost(mark: Mark) -> tuple[int, int, int, str]:
    layer = mark.classes.split(" ", 1)[0]
    return (_LAYERS.index(layer) if layer in _LAYERS else -1, mark.start, -mark.end, mark.name)


def report_list(findings: Findings) -> Html:
    """The reports in a few lines each: who published what, when, and what it says about where it had it."""
    rows = []
    for report in findings.comparison.reports:
        facts = [wording.published(report.published), wording.length(report), *wording.credits(report), findings.file_of(report)]
        rows.append(
            tag(
                "li",
                tag("a", report.siglum, class_="siglum", href=f"#report-{findings.position(report)}"),
                tag(
                    "div",
                    words(wording.outlet(report), class_="outlet"),
                    words(report.title, class_="headline") if report.title else None,
                    tag("span", *_dotted(facts), class_="facts"),
                ),
            )
        )
    return tag("ol", *rows, class_="witnesses")


def _dotted(facts: Iterable[str | None]) -> Iterator[Html]:
    for place, fact in enumerate(fact for fact in facts if fact):
        yield together(" · " if place else "", words(fact))


def report_columns(findings: Findings, anchors: Anchors) -> Html:
    """One column a report, with the text in paragraphs and every mark in it."""
    by_report = _marks(findings, anchors)
    seen: set[str] = set()  # of the whole page: a wording or a piece of evidence may stand in several reports
    columns = []
    for report in findings.comparison.reports:
        title = _headline(report, by_report[report.id, "title"], seen=seen)
        columns.append(
            tag(
                "section",
                tag(
                    "header",
                    tag("span", report.siglum, class_="siglum"),
                    words(wording.outlet(report), class_="outlet", title=wording.outlet(report)),
                    tag(
                        "span",
                        *_dotted([wording.published(report.published), findings.file_of(report)]),
                        class_="facts",
                        title=report.published.why,
                    ),
                ),
                tag(
                    "div",
                    tag("h3", title, dir="auto") if title else None,
                    *_paragraphs(report, by_report[report.id, None], seen=seen),
                    _about(report),
                    class_="scroll",
                    lang=report.language,
                    tabindex="0",
                    aria_label=f"Text of report {report.siglum}",
                ),
                class_="report",
                id=f"report-{findings.position(report)}",
            )
        )
    return together(*columns)


def _headline(report: Document, marks: list[Mark], *, seen: set[str]) -> Html | None:
    """The headline with its marks, where it does not stand at the head of the text anyway."""
    if not report.title or (not marks and report.text.lstrip().startswith(report.title)):
        return None
    return _paragraph(report.title, marks, stretch=(0, len(report.title)), seen=seen)


def _about(report: Document) -> Html:
    rows = [together("File ", tag("code", wording.place_of(report)))]
    rows += [together("Address ", address(report.url))] if report.url else []
    rows += [together("Published ", report.published.why)] if report.published.why else []
    rows += [together("Dateline ", words(report.dateline.span.text))] if report.dateline else []
    return tag("footer", listed(rows))


def _paragraphs(report: Document, marks: list[Mark], *, seen: set[str]) -> Iterator[Html]:
    outside, reached = [], 0
    for start, end in (*report.body, (report.characters, report.characters)):
        if start > reached:
            outside.append(Mark(reached, start, "outside", ""))
        reached = max(reached, end)
    ordered = sorted([*marks, *outside], key=lambda mark: (mark.start, mark.end))
    start, waiting, open_marks = 0, 0, list[Mark]()
    for end, after in [*((found.start(), found.end()) for found in _BREAK.finditer(report.text)), (report.characters,) * 2]:
        while waiting < len(ordered) and ordered[waiting].start < end:
            open_marks.append(ordered[waiting])
            waiting += 1
        if report.text[start:end].strip():
            yield tag("p", _paragraph(report.text, open_marks, stretch=(start, end), seen=seen), dir="auto")
        open_marks = [mark for mark in open_marks if mark.end > after]
        start = after


def _paragraph(text: str, marks: list[Mark], *, stretch: tuple[int, int], seen: set[str]) -> Html:
    return together(*(_segment(text[segment.start : segment.end], segment) for segment in segments(marks, stretch, seen=seen)))


def _segment(text: str, segment: Segment) -> Html:
    """One segment: its innermost name carries the text, names that begin here wrap it so that each can be led to."""
    if not segment.marks:
        return together(text)
    names = list(dict.fromkeys(mark.name for mark in segment.marks if mark.name))
    classes = list(dict.fromkeys(part for mark in segment.marks for part in mark.classes.split()))
    html = tag("span", text, class_=" ".join(["m", *classes]) if names else " ".join(classes), data_m=" ".join(names) or None)
    for name in reversed(segment.opening):
        html = tag("span", html, id=name)
    return html


def _marks(findings: Findings, anchors: Anchors) -> dict[tuple[str, str | None], list[Mark]]:
    """All marks by report and field."""
    marks: dict[tuple[str, str | None], list[Mark]] = defaultdict(list)

    def add(span: Span | None, classes: str, *, name: str, leads: bool = True) -> None:
        if span is not None and span.end > span.start:
            marks[span.report, span.field].append(Mark(span.start, span.end, classes, name, leads))

    comparison = findings.comparison
    for passage in comparison.passages:
        name = anchors.of(passage)
        add(passage.left, f"passage {passage.kind}", name=f"{name}l")
        add(passage.right, f"passage {passage.kind}", name=f"{name}r")
    for attribution in comparison.attributions:
        name = anchors.of(attribution)
        for span in attribution.content:
            add(span, f"quote {attribution.kind}", name=name)
        add(attribution.source, "quote who", name=name, leads=False)
        add(attribution.cue, "quote cue", name=name, leads=False)
    for figure in comparison.figures:
        name = anchors.of(figure)
        add(figure.span, "figure", name=name)
        add(figure.counted, "counted", name=name, leads=False)
    for timex in comparison.timexes:
        add(timex.span, "time", name=anchors.of(timex))
    for toponym in comparison.toponyms:
        add(toponym.span, f"place {toponym.kind}", name=anchors.of(toponym))
    for name, spans in traces(comparison).items():
        for span in spans:
            add(span, "trace", name=name)
    return marks
