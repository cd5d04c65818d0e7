"""What happened when, by which reports' words: each dated clause of a story, in the order of the days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from stemma.collate.measures.terms import overlap, terms
from stemma.model import Annotations, Attribution, Document, Period, Span, TimelineEntry, Timex
from stemma.text.layout import Layout, Sentence

_BREAK = re.compile(r";|:|\s[–—-]\s|—|,?\s(?=(?:and|but|while|after|before|since|when|where|which|who|as|following)\b)")
_LEAD = re.compile(r"(?:(?:and|but|then|meanwhile|while|which|who|when|where)\b,?\s+)+", re.IGNORECASE)
_EDGE = " \t\r\n\u00a0,;:–—-"
_LONG = 45  #: words from which on a sentence is cut to the clause that holds the time, though it names one time only
_SAME_TERMS = 3  #: terms that two clauses must share to tell the same event
_SAME_SHARE = 0.6  #: … and this part of the shorter one's


@dataclass(frozen=True, slots=True)
class _Event:
    """A dated clause: where it stands, what it is about, and who gave it."""

    period: Period
    precision: str
    span: Span
    terms: frozenset[str]
    sources: tuple[str, ...]


def build_timeline(documents: Sequence[Document], annotations: Sequence[Annotations]) -> tuple[TimelineEntry, ...]:
    """Dated events of a story, earliest first, open periods last.

    An event is the sentence (or the clause of a sentence that names several times) that holds a time expression;
    durations, repeated times and vague references are none. `sources` are the names of those whose words it is, outermost
    first, empty for the report's own voice. Clauses of several reports are one event where their times are the same and
    most of their content agrees; the first report's words stand for it. Never raises.
    """
    by_report = {a.report: a for a in annotations}
    events: list[_Event] = []
    for document in documents:
        found = by_report.get(document.id)
        dated = [t for t in found.timexes if _is_event_time(t)] if found else []
        if found and dated:
            events += _events(document, dated, attributions=found.attributions)
    kept: list[_Event] = []
    same_time: dict[tuple[Period, str], list[int]] = {}
    for event in events:
        slots = same_time.setdefault((event.period, event.precision), [])
        for k in slots:
            if _same_event(kept[k], event):
                more = tuple(s for s in event.sources if s not in kept[k].sources)
                kept[k] = _Event(event.period, event.precision, kept[k].span, kept[k].terms, kept[k].sources + more)
                break
        else:
            slots.append(len(kept))
            kept.append(event)
    kept.sort(key=_when)
    return tuple(TimelineEntry(e.period, e.precision, e.span, e.sources) for e in kept)


def _is_event_time(timex: Timex) -> bool:
    return (
        timex.period is not None
        and timex.type in ("DATE", "TIME")
        and timex.span.field is None
        and not timex.value.endswith("_REF")
        and (timex.period.earliest is not None or timex.period.latest is not None)
    )


def _when(event: _Event) -> tuple[bool, date, date]:
    """Sort key: known begin first; what has only an end stands at its end."""
    first = event.period.earliest or event.period.latest or date.max
    return event.period.earliest is None, first, event.period.latest or date.max


def _events(document: Document, dated: Sequence[Timex], *, attributions: Sequence[Attribution]) -> list[_Event]:
    layout = Layout.of(document)
    by_sentence: dict[int, list[Timex]] = {}
    sentences: dict[int, Sentence] = {}
    for timex in dated:
        sentence = layout.sentence_at(timex.span.start)
        if sentence is not None:
            sentences[sentence.start] = sentence
            by_sentence.setdefault(sentence.start, []).append(timex)
    found: list[_Event] = []
    for start, held in by_sentence.items():
        sentence = sentences[start]
        several = len({t.period for t in held}) > 1 or len(sentence.tokens) > _LONG
        for timex in held:
            span = _trimmed(document, *(_clause(document.text, sentence, timex) if several else (sentence.start, sentence.end)))
            if timex.period is None or any(e.span == span and e.period == timex.period for e in found):
                continue
            about = frozenset(terms(span.text))
            found.append(_Event(timex.period, timex.precision, span, about, _sources(timex.span, attributions)))
    return found


def _clause(text: str, sentence: Sentence, timex: Timex) -> tuple[int, int]:
    """The clause that holds a time: between breaks that leave a verb on either side."""
    verbs = [t.start for t, tag in zip(sentence.tokens, sentence.tags, strict=True) if tag.startswith("VB") or tag == "MD"]
    cuts = [m.start() for m in _BREAK.finditer(text, sentence.start, sentence.end)]
    start, end = sentence.start, sentence.end
    for cut in cuts:
        if cut < timex.span.start and any(cut <= v < end for v in verbs) and any(start <= v < cut for v in verbs):
            start = cut
    for cut in reversed(cuts):
        if cut >= timex.span.end and any(start <= v < cut for v in verbs) and any(cut <= v < end for v in verbs):
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


def _same_event(one: _Event, other: _Event) -> bool:
    shared = one.terms & other.terms
    return len(shared) >= _SAME_TERMS and overlap(one.terms, other.terms) >= _SAME_SHARE
