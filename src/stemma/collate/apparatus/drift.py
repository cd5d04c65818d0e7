"""Quotation drift: words given as someone's that reports do not give alike.

Contents of attributions are put together where a run of their words is the same and most of the shorter one stands in
the longer one, or where one passage holds both; at least one of them must stand inside quotation marks. What differs is
said form by form against the fullest form, never which of them is right: cut, reworded, given without quotation marks,
to another speaker, or with another reporting word ("claimed" became "said").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stemma.model import Attribution, Change, Document, Drift, Passage, QuotedForm, Span
from stemma.text.alignment import Word, pairs, words
from stemma.text.names import key

_RUN = 4  #: words in a row that two contents must share to be compared at all
_COMMON_RUN = 60  #: a run in more contents than this is no way to find a pair; the shares of its owners are found by others
_COVER = 0.6  #: part of the words of the shorter content that the longer one must have in the same order
_LEAST = 5  #: words of the shorter content
_WHOLE = 0.7  #: part of a content that a passage must hold to put it beside that of the other report
_NAMED = ("named person", "named body")


@dataclass(frozen=True, slots=True)
class _Content:
    """The words of one attribution, with where they stand."""

    attribution: Attribution
    span: Span
    words: tuple[Word, ...]
    keys: tuple[str, ...]


def find_drifts(
    documents: Sequence[Document], attributions: Sequence[Attribution], *, passages: Sequence[Passage]
) -> tuple[Drift, ...]:
    """Quotations that two or more reports give in different forms, "d1", "d2", … in the order of their first place."""
    place = {d.id: n for n, d in enumerate(documents)}
    by_id = {d.id: d for d in documents}
    contents = [_content(q, by_id[q.content[0].report]) for q in attributions if q.content[0].report in by_id]
    contents = [c for c in contents if len(c.words) >= _LEAST and c.span.field is None]
    contents.sort(key=lambda c: (place[c.span.report], c.span.start, -len(c.words)))
    drifts = []
    for group in _groups(contents, passages):
        drift = _drift(_innermost([contents[n] for n in group]))
        if drift is not None:
            drifts.append(drift)
    return tuple(Drift(f"d{n}", d.forms, d.changes) for n, d in enumerate(drifts, 1))


def _content(attribution: Attribution, document: Document) -> _Content:
    found = tuple(w for part in attribution.content if part.field is None for w in words(document.text, part.start, part.end))
    first, last = attribution.content[0], attribution.content[-1]
    same = first.field is None and last.field is None and last.end >= first.start
    span = document.span(first.start, last.end) if same else first
    return _Content(attribution, span, found, tuple(w.key for w in found))


def _groups(contents: Sequence[_Content], passages: Sequence[Passage]) -> list[list[int]]:
    """Contents that are forms of one quotation, those of two or more reports only."""
    parent = list(range(len(contents)))

    def find(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for a, b in _pairs(contents, passages):
        quoted = "indirect" not in (contents[a].attribution.kind, contents[b].attribution.kind)
        one_quoted = {contents[a].attribution.kind, contents[b].attribution.kind} != {"indirect"}
        if find(a) != find(b) and one_quoted and _alike(contents[a], contents[b], quoted=quoted):
            parent[max(find(a), find(b))] = min(find(a), find(b))
    groups: dict[int, list[int]] = defaultdict(list)
    for n in range(len(contents)):
        groups[find(n)].append(n)
    return [g for g in groups.values() if len({contents[n].span.report for n in g}) > 1]


def _innermost(group: Sequence[_Content]) -> list[_Content]:
    """The contents without the indirect ones that hold another one: "that without them “we would …”" is told by its quotation."""
    held = [c for c in group if c.attribution.kind != "indirect"]
    return [c for c in group if c.attribution.kind != "indirect" or not any(c.span.contains(q.span) for q in held)]


def _pairs(contents: Sequence[_Content], passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Contents of different reports that share a run of words or stand in one passage; equal ones as a chain."""
    same: dict[tuple[str, ...], int] = {}
    distinct = []
    for n, content in enumerate(contents):
        if content.keys in same:
            yield same[content.keys], n
        else:
            same[content.keys] = n
            distinct.append(n)
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n in distinct:
        keys = contents[n].keys
        for run in sorted({keys[k : k + _RUN] for k in range(len(keys) - _RUN + 1)}):
            holders[run].append(n)
    met = {(a, b) for held in holders.values() if 1 < len(held) <= _COMMON_RUN for k, a in enumerate(held) for b in held[k + 1 :]}
    yield from sorted((a, b) for a, b in met if contents[a].span.report != contents[b].span.report)
    yield from _by_passages(contents, passages)


def _by_passages(contents: Sequence[_Content], passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Contents that make up most of both sides of one edited or re-told passage."""
    there: dict[str, list[int]] = defaultdict(list)
    for n, content in enumerate(contents):
        there[content.span.report].append(n)
    for passage in passages:
        if passage.kind == "verbatim":
            continue
        for a in _inside(passage.left, there[passage.left.report], contents):
            for b in _inside(passage.right, there[passage.right.report], contents):
                yield min(a, b), max(a, b)


def _inside(side: Span, numbers: Iterable[int], contents: Sequence[_Content]) -> list[int]:
    """Contents that lie in one side of a passage and make up most of it."""
    return [
        n
        for n in numbers
        if side.contains(contents[n].span) and contents[n].span.end - contents[n].span.start >= _WHOLE * (side.end - side.start)
    ]


def _alike(one: _Content, other: _Content, *, quoted: bool) -> bool:
    """Whether most words of the shorter content stand in the longer one, in order."""
    if one.keys == other.keys:
        return True
    common = len(pairs(one.keys, other.keys))
    shorter, longer = sorted((len(one.keys), len(other.keys)))
    if common < _COVER * shorter or common < min(_LEAST, shorter):
        return False
    # a few words quoted out of a long indirect sentence are another attribution, not a form of it
    return quoted or common >= _COVER * longer or shorter >= 2 * _LEAST


def _drift(group: Sequence[_Content]) -> Drift | None:
    """The forms of one quotation and how they differ, None where all reports give it alike."""
    forms: dict[tuple[object, ...], list[_Content]] = {}
    if len({c.span.report for c in group}) < 2:
        return None
    for content in group:
        q = content.attribution
        cue = key(q.cue.text) if q.cue is not None and q.modality != "stated" else None
        forms.setdefault((content.keys, key(q.speaker or ""), q.kind == "indirect", q.modality, cue), []).append(content)
    ordered = sorted(forms.values(), key=lambda f: (f[0].attribution.kind == "indirect", -len(f[0].keys)))
    changes = [change for n, form in enumerate(ordered[1:], 1) for change in _changes(ordered[0], form, number=n)]
    reports = {c.span.report for c in ordered[0]}
    changes = [c for c in changes if {x.span.report for x in ordered[c.form]} - reports or len(reports) > 1]
    if not changes:
        return None
    return Drift("", tuple(_form(f) for f in ordered), tuple(changes))


def _form(found: Sequence[_Content]) -> QuotedForm:
    q = found[0].attribution
    cue = next((c.attribution.cue.text for c in found if c.attribution.cue is not None), None)
    return QuotedForm(tuple(c.span for c in found), tuple(c.attribution.id for c in found), q.speaker, q.kind, q.modality, cue)


def _changes(fullest: Sequence[_Content], form: Sequence[_Content], *, number: int) -> Iterator[Change]:
    """What one form has otherwise than the fullest one."""
    full, other = fullest[0], form[0]
    yield from _wording(full, other, number=number)
    mine, theirs = full.attribution, other.attribution
    if mine.kind != "indirect" and theirs.kind == "indirect":
        yield Change("unquoted", number, "Gives the words without quotation marks.", full.span, other.span)
    if _other_speaker(mine, theirs):
        sentence = f"Gives the words to {theirs.speaker}; the fullest form gives them to {mine.speaker}."
        yield Change("re-attributed", number, sentence, mine.source, theirs.source)
    if mine.modality != theirs.modality and mine.cue is not None and theirs.cue is not None:
        sentence = f"Has “{theirs.cue.text}” ({theirs.modality}) in place of “{mine.cue.text}” ({mine.modality})."
        yield Change("reporting word", number, sentence, mine.cue, theirs.cue)


def _other_speaker(one: Attribution, other: Attribution) -> bool:
    """Whether two names are given that no part of a name has in common."""
    if one.speaker is None or other.speaker is None or {one.speaker_type, other.speaker_type} - set(_NAMED):
        return False
    return not set(key(one.speaker).split()) & set(key(other.speaker).split())


def _wording(full: _Content, other: _Content, *, number: int) -> Iterator[Change]:
    """Words cut and words exchanged, each with its place on either side."""
    if full.keys == other.keys:
        return
    at, there = 0, 0
    for i, j in [*pairs(full.keys, other.keys), (len(full.keys), len(other.keys))]:
        left, right = full.words[at:i], other.words[there:j]
        if left or right:
            mine, theirs = _stretch(full, left), _stretch(other, right)
            if not right:
                yield Change("cut", number, f"Leaves out {_told(left, mine)}.", mine, None)
            elif not left:
                yield Change("reworded", number, f"Adds {_told(right, theirs)}.", None, theirs)
            else:
                sentence = f"Has {_told(right, theirs)} in place of {_told(left, mine)}."
                yield Change("reworded", number, sentence, mine, theirs)
        at, there = i + 1, j + 1


def _stretch(content: _Content, found: Sequence[Word]) -> Span | None:
    """The span of some words of a content; None where there are none."""
    if not found:
        return None
    start, end = found[0].start - content.span.start, found[-1].end - content.span.start
    return Span(content.span.report, found[0].start, found[-1].end, content.span.text[start:end])


def _told(found: Sequence[Word], span: Span | None) -> str:
    text = " ".join((span.text if span is not None else "").split())
    return f"“{text}”" if len(found) <= 12 else f"{len(found)} words from “{text.split()[0]}” to “{text.split()[-1]}”"
