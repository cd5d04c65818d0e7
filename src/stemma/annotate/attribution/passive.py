"""Passive verbs of speech: "it was reported that", "is said to", "were confirmed by X", "was asked why"."""

from __future__ import annotations

from stemma.annotate.attribution.grammar import subjects
from stemma.annotate.attribution.grammar.contents import after_cue, content_end
from stemma.annotate.attribution.grammar.subjects import Source
from stemma.annotate.attribution.grammar.verbs import Group
from stemma.annotate.attribution.reader import FINITE, TRAILING, LineReader
from stemma.annotate.attribution.sayings import Saying


def _agent(reader: LineReader, group: Group, ceiling: int) -> Source | None:
    w = reader.w
    for k in range(group.end, min(ceiling, group.end + 8)):
        if w.lower[k] == "by" and w.tag[k] == "IN":
            return subjects.behind(w, k + 1, ceiling)
        if w.tag[k] in FINITE or w.lower[k] == "that" or w.tag[k] == "TO" or w.text[k] in TRAILING:
            return None
    return None


def read_passive(reader: LineReader, group: Group, ceiling: int) -> None:
    """What a passive verb of speech reports; its source stands behind "by" or nowhere."""
    w = reader.w
    agent = _agent(reader, group, ceiling)
    subject = subjects.before(w, group.start)
    after = after_cue(w, group, ceiling)
    takes = group.cue.takes
    if agent is not None and after.at < agent.end:
        after = after_cue(w, Group(group.start, group.head, agent.end, group.cue), ceiling)
    if (after.marker == "that" and takes & set("cq")) or (after.marker == "question" and takes & set("wc")):
        _tail(reader, group, agent, after.at, ceiling)
    elif after.marker == "quote" and takes & set("q") and w.fold[after.at] is not None and group.cue.lemma != "quote":
        reader.quote(after.at, group, agent)
    elif (
        after.marker == "to"
        and takes & set("ct")
        and group.cue.modality != "demanded"
        and subject is not None
        and w.lower[subject.head] != "it"
    ):
        saying = _tail(reader, group, agent, after.at, ceiling)
        if saying is not None:
            start, end = subject.span(w)
            saying.content = [(start, end), *saying.content]
    elif agent is not None and subject is not None and takes & set("nc") and not group.cue.weak:
        reader.make(reader.span_of(subject.start, subject.end), group, agent)


def _tail(reader: LineReader, group: Group, source: Source | None, at: int, ceiling: int) -> Saying | None:
    end = content_end(reader.w, at, ceiling, reader.starts)
    saying = reader.make(reader.span_of(at, end), group, source)
    if saying is not None:
        reader.fragments(saying, at, end)
        reader.done = max(reader.done, end)
    return saying
