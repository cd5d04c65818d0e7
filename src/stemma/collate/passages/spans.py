"""From matching words to spans: edges at marks and sentence ends, neighbours joined, kind and likeness of a passage."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Literal, NamedTuple

from stemma.collate.passages.reading import Reading
from stemma.model import Document
from stemma.text.alignment import common_length, key_of

What = Literal["quotation", "agency copy", "narration"]
PassageKind = Literal["verbatim", "edited", "paraphrase"]

_JOIN_GAP = 1  #: words that may lie between two matches of neighbouring sentences that become one passage
_LOOK_BACK = 24  #: earlier matches that a match may go on from; sentences may have several partners
_PARAPHRASE = 0.4  #: share of common words below which a re-worded passage is called a paraphrase
_LONG = 45  #: words from which on a match must be more than a paraphrase: captions run together without full stops
_NOT_EQUAL = 0.999  #: highest likeness of a passage whose characters are not all equal
_CLOSERS = frozenset(".!?…)]}”’»\"'%")
_OPENERS = frozenset("([{“‘«„\"'$€£¥#@-–—+")
_MOST = 0.5  #: part of a report's body that a passage must make up to call it agency copy
_QUOTED_SHARE = 0.6  #: part of a passage that must stand inside quotation marks to call it a quotation


class Match(NamedTuple):
    """Words [left, left_end) of one report correspond to [right, right_end) of the other."""

    left: int
    left_end: int
    right: int
    right_end: int

    def inside(self, other: Match) -> bool:
        """Whether both sides lie within those of `other`."""
        return (
            other.left <= self.left
            and self.left_end <= other.left_end
            and other.right <= self.right
            and self.right_end <= other.right_end
        )


class Edges(NamedTuple):
    """Code points of both sides of a passage."""

    left: int
    left_end: int
    right: int
    right_end: int


def merged(matches: Iterable[Match]) -> list[Match]:
    """Matches of neighbouring sentences joined where they follow each other on both sides; those inside others left out."""
    found: list[Match] = []
    for match in sorted(set(matches)):
        for k in range(len(found) - 1, max(-1, len(found) - 1 - _LOOK_BACK), -1):
            last = found[k]
            near_left = match.left_end >= last.left_end and match.left - last.left_end <= _JOIN_GAP
            near_right = match.right_end >= last.right_end and abs(match.right - last.right_end) <= _JOIN_GAP
            if near_left and near_right and match.right >= last.right:
                found[k] = Match(last.left, match.left_end, last.right, match.right_end)
                break
        else:
            found.append(match)
    return outside(found, found)


def outside(matches: Iterable[Match], others: Iterable[Match]) -> list[Match]:
    """Those matches that lie in no other match of `others`."""
    ordered = sorted(set(others))
    starts = [o.left for o in ordered]
    reach = list(accumulate((o.left_end for o in ordered), max))
    found = []
    for match in matches:
        k = bisect_right(starts, match.left) - 1
        while k >= 0 and reach[k] >= match.left_end and (ordered[k] == match or not match.inside(ordered[k])):
            k -= 1
        if k < 0 or reach[k] < match.left_end:
            found.append(match)
    return found


def edges(match: Match, *, left: Reading, right: Reading) -> Edges:
    """Code points of a match: with the marks attached to its first and last words where both reports have them."""
    a, b = left.document.text, right.document.text
    start, start2 = left.words[match.left].start, right.words[match.right].start
    end, end2 = left.words[match.left_end - 1].end, right.words[match.right_end - 1].end
    exact = a[start:end] == b[start2:end2]
    while start and start2 and a[start - 1] in _OPENERS and _same(a[start - 1], b[start2 - 1], exact=exact):
        start, start2 = start - 1, start2 - 1
    while end < len(a) and end2 < len(b) and _same(a[end], b[end2], exact=exact):
        if a[end].isalnum() or a[end].isspace():
            break
        end, end2 = end + 1, end2 + 1
    while end > left.words[match.left_end - 1].end and not (a[end - 1] in _CLOSERS and b[end2 - 1] in _CLOSERS):
        end, end2 = end - 1, end2 - 1
    return Edges(start, end, start2, end2)


def _same(one: str, other: str, *, exact: bool) -> bool:
    return one == other if exact else key_of(one) == key_of(other)


def kind_of(match: Match, at: Edges, *, left: Reading, right: Reading) -> tuple[PassageKind, float]:
    """Kind of a passage and how alike its sides are: 2 x common words in order / all words, 3 digits."""
    if left.document.text[at.left : at.left_end] == right.document.text[at.right : at.right_end]:
        return "verbatim", 1.0
    ratio = min(_NOT_EQUAL, round(likeness(match, left=left, right=right), 3))
    return ("edited" if ratio >= _PARAPHRASE else "paraphrase"), ratio


def likeness(match: Match, *, left: Reading, right: Reading) -> float:
    """Share of words that both sides of a match have in common order, 0 to 1."""
    a, b = left.codes[match.left : match.left_end], right.codes[match.right : match.right_end]
    common = len(a) if a == b else common_length(a, b)
    return 2 * common / (len(a) + len(b))


def too_loose(match: Match, *, left: Reading, right: Reading) -> bool:
    """Whether a long match has so little in common order that its words are a list of names, not one text."""
    longer = max(match.left_end - match.left, match.right_end - match.right)
    return longer > _LONG and likeness(match, left=left, right=right) < _PARAPHRASE


def is_quotation(reading: Reading, first: int, last: int) -> bool:
    """Whether most of the words [first, last) stand inside quotation marks."""
    return reading.quoted.count(1, first, last) >= _QUOTED_SHARE * (last - first)


def what_of(match: Match, at: Edges, *, left: Reading, right: Reading) -> What | None:
    """Quotation, or agency copy where it makes up most of a report; None where the words alone do not say it.

    Marks on one side are enough: what one report gives as somebody's words is no less so where the other sets no marks.
    """
    if is_quotation(left, match.left, match.left_end) or is_quotation(right, match.right, match.right_end):
        return "quotation"
    if at.left_end - at.left >= _MOST * left.length or at.right_end - at.right >= _MOST * right.length:
        return "agency copy"
    return None


def names_agency(document: Document) -> bool:
    """Whether a report says that it is an agency's copy: by its agency, its dateline or a credit line."""
    dateline = document.dateline
    return bool(
        document.agency
        or (dateline is not None and dateline.agency is not None)
        or any(c.kind in ("agency", "copyright") for c in document.credits)
    )
