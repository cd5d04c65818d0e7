"""What happened when, by which reports' words: each dated clause of a story, in the order of the days."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from stemma.collate.events import Event, joined
from stemma.collate.measures.terms import terms
from stemma.model import Annotations, Attribution, Document, Figure, Period, Span, TimelineEntry, Timex
from stemma.text.layout import Layout, Sentence

_BREAK = re.compile(r";|:|\s[–—-]\s|—|,?\s(?=(?:and|but|while|after|before|since|when|where|which|who|as|following)\b)")
_TIME_LED = re.compile(r",?\s(?:after|before|since|as\sof|following)\s(?:the\s)?$")
_LEAD = re.compile(r"(?:(?:and|but|then|meanwhile|while|which|who|when|where)\b,?\s+)+", re.IGNORECASE)
_EDGE = " \t\r\n\u00a0,;:–—-"
_LONG = 45  #: words from which on a sentence is cut to the clause that holds the time, though it names one time only
_CAPTION = re.compile(r"(?i)\bfile (?:photo|picture|image)\b")  #: the day of an old picture is no event of the story
_SIGNED = re.compile(r"\(@\w+\)\s*$")  #: a name and handle before a date sign a post from a network
_COUNTING = ("count", "money")  #: figures that tell one event from another; depths and speeds are told of one in many ways
_UNTIL = re.compile(r"\s*(?:[-–]|(?:to|and|until|till|through)\s)\s*")
Times: TypeAlias = tuple[Timex, ...]  #: one expression of time, or the two ends of a range
_FROM = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)


def build_timeline(
    documents: Sequence[Document], annotations: Sequence[Annotations], *, figures: Mapping[str, Figure] | None = None
) -> tuple[TimelineEntry, ...]:
    """Dated events of a story, earliest first, open periods last.

    An event is the sentence (or the clause of a sentence that names several times) that holds a time expression;
    durations, repeated times, vague references, the dates of old pictures and of posts are none. `sources` are the names of
    those whose words it is, outermost first, empty for the report's own voice. Clauses are one event where one's days lie
    within the other's and most of what they tell agrees; the clause with the narrowest time stands for it, the others are
    listed in `also`. Where two reports tell the same of days that cannot both be right, each entry names the other in
    `differs`. `figures` are the figures by id, with their measures. Never raises.
    """
    by_report = {a.report: a for a in annotations}
    measured = figures or {}
    events: list[Event] = []
    for document in documents:
        found = by_report.get(document.id)
        dated = [t for t in found.timexes if _is_event_time(t)] if found else []
        if found and dated:
            events += _events(document, dated, found=found, figures=measured)
    kept, differing = joined(events)
    order = sorted(range(len(kept)), key=lambda k: _when(kept[k]))
    names = {k: f"e{n}" for n, k in enumerate(order, 1)}
    return tuple(
        TimelineEntry(
            kept[k].period,
            kept[k].precision,
            kept[k].span,
            kept[k].sources,
            id=names[k],
            basis=kept[k].basis,
            also=kept[k].also,
            differs=tuple(names[d] for d in order if d in differing[k]),
        )
        for k in order
    )


def _is_event_time(timex: Timex) -> bool:
    return (
        timex.period is not None
        and timex.type in ("DATE", "TIME")
        and timex.span.field is None
        and not timex.value.endswith("_REF")
        and (timex.period.earliest is not None or timex.period.latest is not None)
    )


def _when(event: Event) -> tuple[bool, date, date]:
    """Sort key: known begin first; what has only an end stands at its end."""
    first = event.period.earliest or event.period.latest or date.max
    return event.period.earliest is None, first, event.period.latest or date.max


def _events(document: Document, dated: Sequence[Timex], *, found: Annotations, figures: Mapping[str, Figure]) -> list[Event]:
    layout = Layout.of(document)
    by_sentence: dict[int, list[Times]] = {}
    sentences: dict[int, Sentence] = {}
    for times in _ranges(document.text, dated):
        sentence = layout.sentence_at(times[0].span.start)
        if sentence is not None and not _SIGNED.search(document.text, sentence.start, times[0].span.start):
            sentences[sentence.start] = sentence
            by_sentence.setdefault(sentence.start, []).append(times)
    made: list[Event] = []
    for start, held in by_sentence.items():
        sentence = sentences[start]
        if _CAPTION.search(document.text, sentence.start, sentence.end):
            continue
        several = len({t[0].period for t in held}) > 1 or len(sentence.tokens) > _LONG
        for times in held:
            span = _trimmed(
                document,
                *(_clause(document.text, sentence, times=times, held=held) if several else (sentence.start, sentence.end)),
            )
            period = Period(times[0].period.earliest, times[-1].period.latest) if times[0].period and times[-1].period else None
            if period is None or any(e.span == span and e.period == period for e in made):
                continue
            made.append(_event(document, times, span=span, period=period, found=found, figures=figures))
    return made


def _event(
    document: Document, times: Times, *, span: Span, period: Period, found: Annotations, figures: Mapping[str, Figure]
) -> Event:
    counted = [figures.get(f.id, f) for f in found.figures if f.role in _COUNTING and span.contains(f.span)]
    return Event(
        period=period,
        precision=times[0].precision,
        span=span,
        terms=frozenset(terms(_untimed(document.text, span, found.timexes))),
        sources=_sources(times[0].span, found.attributions),
        basis=_basis(document, times[0]),
        counts=frozenset((f.measure, f.quantity.value) for f in counted if f.measure and f.quantity.value is not None),
        reports=frozenset({document.id}),
    )


def _ranges(text: str, dated: Sequence[Timex]) -> list[Times]:
    """The times one by one, those of "from 2009 to 2013" together."""
    ordered = sorted(dated, key=lambda t: t.span.start)
    found: list[Times] = []
    ends = {
        left.id: right
        for left, right in pairwise(ordered)
        if _UNTIL.fullmatch(text, left.span.end, right.span.start)
        and (text[left.span.end : right.span.start].strip() in ("-", "–") or _FROM.search(text, 0, left.span.start))
        and _in_order(left.period, right.period)
    }
    second = {t.id for t in ends.values()}
    for timex in ordered:
        if timex.id not in second:
            found.append((timex, ends[timex.id]) if timex.id in ends else (timex,))
    return found


def _in_order(left: Period | None, right: Period | None) -> bool:
    return bool(left and right and left.earliest and right.latest and left.earliest <= right.latest)


def _untimed(text: str, span: Span, timexes: Sequence[Timex]) -> str:
    """The words of a clause without its expressions of time."""
    parts, at = [], span.start
    for timex in timexes:
        if timex.span.field is None and at <= timex.span.start < span.end:
            parts.append(text[at : timex.span.start])
            at = min(timex.span.end, span.end)
    return " ".join([*parts, text[at : span.end]])


def _basis(document: Document, timex: Timex) -> str:
    """How the time was read, and that the report's own date was only inferred where it matters."""
    if timex.anchor is None or document.published.basis != "inferred":
        return timex.rule
    return f"{timex.rule} That the report is of that time is inferred."


def _clause(text: str, sentence: Sentence, *, times: Times, held: Sequence[Times]) -> tuple[int, int]:
    """The clause that holds a time: between breaks that leave a verb on either side."""
    verbs = [t.start for t, tag in zip(sentence.tokens, sentence.tags, strict=True) if tag.startswith("VB") or tag == "MD"]
    # "since 2021", "after Monday" begin no clause
    led = {m.start() for t in held if (m := _TIME_LED.search(text, sentence.start, t[0].span.start))}
    cuts = [m.start() for m in _BREAK.finditer(text, sentence.start, sentence.end) if m.start() not in led]
    start, end = sentence.start, sentence.end
    for cut in cuts:
        if cut < times[0].span.start and any(cut <= v < end for v in verbs) and any(start <= v < cut for v in verbs):
            start = cut
    for cut in reversed(cuts):
        if cut >= times[-1].span.end and any(start <= v < cut for v in verbs) and any(cut <= v < end for v in verbs):
            end = cut
    return start, end


def _trimmed(document: Document, start: int, end: int) -> Span:
    """A clause without the marks around it, a full stop, or the "then" and "and" that only join it on."""
    text = document.text
    while start < end and text[start] in _EDGE:
        start += 1
    lead = _LEAD.match(text, start, end)
    if lead is not None and lead.end() < end:
        start = lead.end()
    while end > start and (text[end - 1] in _EDGE or text[end - 1] in ".!?…"):
        end -= 1
    for opening, closing in ("“”", '""', "«»"):
        inside = text[start:end]
        if inside.startswith(opening) and closing not in inside[1:]:
            start += 1
        if inside.endswith(closing) and opening not in inside[:-1] and end > start:
            end -= 1
    while end > start and (text[end - 1] in _EDGE or text[end - 1] in ".!?…"):
        end -= 1
    return document.span(start, end)


def _sources(span: Span, attributions: Sequence[Attribution]) -> tuple[str, ...]:
    """Whose words a stretch is: the longest chain of those that cover it."""
    chains = [q.chain or ((q.speaker,) if q.speaker else ()) for q in attributions if any(c.contains(span) for c in q.content)]
    return max(chains, key=len, default=())
