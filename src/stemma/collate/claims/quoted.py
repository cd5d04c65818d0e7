"""Quoted again: contents that share their words with part of a longer one, which the grouping by likeness keeps apart.

One report quotes three sentences of a speech in one breath, another quotes the last of them: the longer content is like neither
half. Where most of a content stands in a passage that two reports share, the two are read beside each other all the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from stemma.collate.claims.contents import Statement, nested, statements
from stemma.model import Attribution, Claim, ClaimPair, Document, Passage, Span

FEWEST_WORDS = 8  #: words that two reports do not quote alike by chance
MOST_OF = 0.6  #: part of the shorter content that must stand in the passage
LONGEST = 3000  #: characters before a passage in which a content that reaches into it may begin

Placed = tuple[Span, Attribution]
Held = tuple[Attribution, int, int]  #: a content, and from where to where in a passage it has its characters


def quoted_again(
    attributions: Sequence[Attribution], passages: Sequence[Passage], together: Sequence[frozenset[str]]
) -> tuple[tuple[Statement, ...], ...]:
    """Groups of two or more contents, in document order: one and those that hold most of its words in a shared passage.

    `together` are the ids that stand in one claim already; a group that one of them holds is left out.
    """
    items = {s.attribution.id: s for s in statements(attributions)}
    order = {a.id: n for n, a in enumerate(attributions)}
    by_report: dict[str, list[Placed]] = {}
    for item in items.values():
        for span in item.attribution.content:
            if span.field is None:
                by_report.setdefault(span.report, []).append((span, item.attribution))
    for spans in by_report.values():
        spans.sort(key=lambda p: (p[0].start, p[0].end, p[1].id))
    found: dict[str, set[str]] = {}
    for passage in passages:
        if passage.kind != "verbatim" or len(passage.left.text.split()) < FEWEST_WORDS:
            continue
        lefts, rights = (list(_inside(side, by_report)) for side in (passage.left, passage.right))
        for one, start, end in lefts if rights else ():
            for other, first, last in rights:
                region = (max(start, first), min(end, last))
                shared = passage.left.text[region[0] : max(0, region[1])]
                short, full = (one, other) if len(items[one.id].text) <= len(items[other.id].text) else (other, one)
                enough = len(shared) >= MOST_OF * len(items[short.id].text) and len(shared.split()) >= FEWEST_WORDS
                if enough and not (_told_within(one, lefts, region) or _told_within(other, rights, region)):
                    found.setdefault(items[short.id].text, {short.id}).update((short.id, full.id))
    home: dict[str, list[int]] = {}
    for n, ids in enumerate(together):
        for name in ids:
            home.setdefault(name, []).append(n)
    kept = {tuple(sorted(ids, key=order.__getitem__)) for ids in found.values() if not _held(ids, home, together)}
    return tuple(tuple(items[i] for i in ids) for ids in sorted(kept, key=lambda g: [order[i] for i in g]))


def _told_within(content: Attribution, held: Sequence[Held], region: tuple[int, int]) -> bool:
    """Whether a content holds another one that has most of a region of the passage: that one tells it."""
    whole = sum(len(s.text) for s in content.content)
    return any(
        other is not content
        and nested(content, other)
        and sum(len(s.text) for s in other.content) < whole
        and min(region[1], last) - max(region[0], first) >= MOST_OF * (region[1] - region[0])
        for other, first, last in held
    )


def _held(ids: set[str], home: Mapping[str, Sequence[int]], together: Sequence[frozenset[str]]) -> bool:
    return any(ids <= together[n] for n in home.get(min(ids), ()))


def _inside(side: Span, by_report: Mapping[str, Sequence[Placed]]) -> Iterator[Held]:
    """The contents that reach into a side of a passage, with the characters of it that they have."""
    placed = by_report.get(side.report, ()) if side.field is None else ()
    at = bisect_left(placed, side.end, key=lambda p: p[0].start) - 1
    while at >= 0 and placed[at][0].start >= side.start - LONGEST:
        span, attribution = placed[at]
        if span.end > side.start:
            yield attribution, max(span.start, side.start) - side.start, min(span.end, side.end) - side.start
        at -= 1


def told_again(claim: Claim, members: Sequence[Statement], documents: Mapping[str, Document]) -> Claim:
    """The claim of such a group; where likeness finds no relation, the longest content is told to hold the others' words."""
    if claim.pairs:
        return claim
    full = max(members, key=lambda m: len(m.text))
    where = {m.attribution.id: documents[m.attribution.content[0].report].siglum for m in members}
    pairs = tuple(
        ClaimPair(
            full.attribution.id,
            m.attribution.id,
            "refines",
            f"{where[full.attribution.id]} gives words that {where[m.attribution.id]} gives, and more.",
        )
        for m in members
        if m is not full
    )
    return replace(claim, pairs=pairs, relation="refines")
