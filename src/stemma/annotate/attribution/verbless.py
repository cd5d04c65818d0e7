"""Reported speech without a verb of speech: "according to X", "X: “…”", "X's claim that …", "reportedly"."""

from __future__ import annotations

from stemma.annotate.actors.phrases import extend_right, left_phrase, right_phrase, singular, small
from stemma.annotate.actors.speech import cue_at
from stemma.annotate.attribution.grammar import subjects
from stemma.annotate.attribution.grammar.contents import can_speak, content_end
from stemma.annotate.attribution.grammar.subjects import Source
from stemma.annotate.attribution.reader import FINITE, OPENERS, LineReader
from stemma.lexicon import mapping

_LONGEST = 300  #: tokens before "according to" that it can be about
_RECENT = 8  #: sayings of the line that may already hold what a noun reports


def read_verbless(reader: LineReader) -> None:
    """Add what a line reports without a verb of speech."""
    _according(reader)
    _as_reported(reader)
    _citing(reader)
    _colon(reader)
    _possession(reader)
    _noun_cues(reader)
    _hedges(reader)


def _according(reader: LineReader) -> None:
    w = reader.w
    for k in range(len(w) - 2):
        if w.lower[k] != "according" or w.lower[k + 1] != "to":
            continue
        source = subjects.behind(w, k + 2, reader.last)
        if source is None:
            continue
        lead = k == 0 or (w.lower[k - 1] in OPENERS and k == 1)
        if lead or (w.text[k - 1] in (",", ";") and k > 1 and w.lower[k - 2] in ("and", "but")):
            at = source.end + (1 if source.end < len(w) and w.text[source.end] == "," else 0)
            begin, end = at, content_end(w, at, reader.last, {})
            spans = [reader.span_of(begin, end)]
        else:
            begin, end = max(0, k - _LONGEST), k
            spans = [reader.span_of(begin, end)]
            stop = source.end
            if stop < reader.last and w.text[stop] == "," and not any(w.tag[j] in FINITE for j in range(begin, end)):
                spans.append(reader.span_of(stop + 1, reader.last))
                end = reader.last
        kept = [s for s in spans if s is not None]
        if not kept:
            continue
        source = _cited_by(reader, source, begin) or source
        folds = [j for j in range(begin, end) if w.fold[j] is not None and j not in reader.used]
        saying = reader.make(kept[0], None, source)
        if saying is None:
            continue
        saying.content, saying.cue = kept, (w.start[k], w.end[k + 1])
        if len(folds) == 1 and kept[0] == (w.start[folds[0]], w.end[folds[0]]):
            reader.sayings.pop()
            part = reader.quote(folds[0], None, source)
            if part is not None:
                part.cue = saying.cue
        else:
            reader.fragments(saying, begin, end)


def _cited_by(reader: LineReader, source: Source, begin: int) -> Source | None:
    """ "According to an official cited by the daily": the daily is the channel of what the official says."""
    w = reader.w
    for k in range(source.head + 1, source.end - 2):
        if w.lower[k] in ("cited", "quoted") and w.lower[k + 1] == "by":
            outlet = subjects.behind(w, k + 2, reader.last)
            saying = reader.make(reader.span_of(begin, k), None, outlet, modality="reported") if outlet else None
            if saying is not None:
                saying.cue = (w.start[k], w.end[k])
            return Source(source.start, k, source.head)
    return None


def _as_reported(reader: LineReader) -> None:
    """ "As first reported by X, …" and "…, as X reported": the rest of the line is what X reported."""
    w = reader.w
    for k in range(len(w) - 3):
        if w.lower[k] != "as" or (k and w.text[k - 1] not in (",", "(", "–", "—")):
            continue
        verb = next(
            (j for j in range(k + 1, min(len(w), k + 5)) if w.tag[j] in ("VBN", "VBD") and cue_at(w.lower[j], "VBN")), None
        )
        if verb is None or verb + 2 > reader.last or w.lower[verb + 1] != "by" or any(w.text[j] == "," for j in range(k, verb)):
            continue
        source = subjects.behind(w, verb + 2, reader.last)
        if source is None:
            continue
        begin, end = (min(source.end + 1, reader.last), reader.last) if k <= 1 else (0, k)
        saying = reader.make(reader.span_of(begin, end), None, source, modality="reported")
        if saying is not None:
            saying.cue = (w.start[verb], w.end[verb])


def _citing(reader: LineReader) -> None:
    """ "X reported …, citing two officials": X is the channel, the officials are who say it."""
    w = reader.w
    for k in range(1, len(w) - 1):
        if w.lower[k] != "citing" or w.tag[k] != "VBG":
            continue
        source = subjects.behind(w, k + 1, reader.last)
        told = [s for s in reader.sayings if s.group is not None and s.host is None and s.fold is None]
        if source is None or not told or not can_speak(w, source.start, source.end, source.head):
            continue
        through = told[-1] if told[-1].start < w.start[k] else told[0]
        saying = reader.make(through.content[0], None, source, modality="reported")
        if saying is not None:
            saying.content, saying.cue, saying.channel = list(through.content), (w.start[k], w.end[k]), through


def _colon(reader: LineReader) -> None:
    """X: “…” without a verb of speech."""
    w = reader.w
    for k in range(1, len(w) - 1):
        if w.text[k] != ":" or w.fold[k + 1] is None or k + 1 in reader.used:
            continue
        start = left_phrase(w, k - 1, 0)
        end = k
        if w.text[k - 1] == ")":
            found = next((j for j in range(k - 1, -1, -1) if w.text[j] == "("), 0)
            start = left_phrase(w, found - 1, 0) if found else None
        if start is None or (start > 0 and any(w.tag[j] in FINITE for j in range(start))):
            continue
        source = Source(start, end, end - 1 if w.text[end - 1] != ")" else start)
        part = reader.quote(k + 1, None, source)
        if part is not None:
            part.cue = (w.start[k], w.end[k])


def _possession(reader: LineReader) -> None:
    """An outlet "has a recording of …", "has sources who report …": the channel of what is heard there."""
    w = reader.w
    for k in range(1, len(w) - 2):
        if w.lower[k] not in ("has", "have", "had", "obtained", "reviewed") or w.tag[k][:2] != "VB":
            continue
        at = k + 1
        while at < len(w) - 1 and w.lower[at] in ("obtained", "seen", "reviewed", "also", "now"):
            at += 1
        phrase = right_phrase(w, at, reader.last)
        if phrase is None or not (w.lower[at] in ("a", "an") or (w.tag[phrase - 1] == "NNS" and w.tag[at] != "DT")):
            continue
        head = singular(w.lower[phrase - 1])
        if head not in small("evidence"):
            continue
        source = subjects.before(w, k)
        if source is None or w.tag[source.head] != "NNP":
            continue
        people = head in ("source", "insider")
        end = reader.last if people else extend_right(w, phrase, reader.last)
        while end > phrase and w.text[end - 1] == ")":
            end = next((j for j in range(end - 1, phrase, -1) if w.text[j] == "("), phrase)
        saying = reader.make(reader.span_of(at, end), None, source, modality="reported" if people else "stated")
        if saying is not None:
            saying.cue = (w.start[k], w.end[at - 1])


def _noun_cues(reader: LineReader) -> None:
    """ "X's claim that …": a noun that carries somebody's words."""
    w, table = reader.w, mapping("cue_nouns")
    for k in range(1, len(w) - 2):
        if w.lower[k + 1] != "that" or w.tag[k + 1] != "IN" or w.tag[k] not in ("NN", "NNS") or singular(w.lower[k]) not in table:
            continue
        start = left_phrase(w, k, 0)
        if start is None:
            continue
        owner = next((j for j in range(k - 1, start - 1, -1) if w.tag[j] in ("POS", "PRP$")), None)
        if owner is None or any(
            s.holds(w.start[k + 2], w.end[k + 2]) and s.group is not None and s.group.end >= k - 3 for s in reader.sayings
        ):
            continue
        source = Source(start, owner + (1 if w.tag[owner] == "PRP$" else 0), owner if w.tag[owner] == "PRP$" else owner - 1)
        if source.end <= source.start:
            continue
        end = next((j for j in range(k + 2, reader.last) if w.text[j] == ","), reader.last)
        saying = reader.make(reader.span_of(k + 2, end), None, source, modality=table[singular(w.lower[k])])
        if saying is not None:
            saying.cue = (w.start[k], w.end[k])
            reader.fragments(saying, k + 2, end)


def _hedges(reader: LineReader) -> None:
    """ "reportedly": somebody said so, the report does not say who."""
    w, table = reader.w, mapping("hedges")
    if reader.sayings:
        return
    for k in range(len(w)):
        if w.lower[k] in table and w.tag[k] == "RB":
            saying = reader.make(reader.span_of(0, reader.last), None, None, modality=table[w.lower[k]])
            if saying is not None:
                saying.cue = (w.start[k], w.end[k])
            return
