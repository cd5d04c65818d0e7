"""When two sentences are one sentence re-worded, and how far the shared stretch reaches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from math import fsum
from typing import NamedTuple

from stemma.collate.passages.edited import Core, Segment, Wording, bound, core, spread
from stemma.collate.passages.reading import Reading, Stretch
from stemma.collate.passages.spans import Match
from stemma.errors import LexiconError
from stemma.lexicon import words as word_list
from stemma.text.alignment import common_length

# Set on the two seed reports and the two stories in ../shared, and on invented reports of one event told twice.
_GAIN = 5.5  #: what shared words must outweigh the rest by, in reports not known to share text
_SHARED = 7  #: different content words that the sentences must share there
_PLAIN = 4  #: … of which so many are neither names nor figures: a long title in common is no common sentence
_STRONG_WEIGHT = 4.5  #: what the shared words must tell at least; small words between them add the rest
_DENSITY = 0.6  #: part of the weight of a stretch that must be shared
KNOWN_GAIN = 2.6  #: the same where a passage already shows that one text lies behind both reports
_KNOWN_SHARED = 3
_KNOWN_LONG = 4.0  #: a gain from which a part of two sentences is enough, where it is no mere name
_KNOWN_PLAIN = 3
_KNOWN_COVER = 0.55  #: part of the shorter sentence's content that must correspond there
_HELD_COVER = 0.6  #: part of the shorter sentence's content that the longer one holds, wherever
_HELD_WORDS = 0.55  #: … and part of all its words, so that it is told in much the same words
_HELD_WEIGHT = 2.0  #: rare content words that this must come to
_HELD_MUCH = 4.0  #: from this weight on fewer of the small words need to agree
_HELD_WORDS_MUCH = 0.4
_HELD_UNSHARED = 0.2  #: what a content word costs then that the other side lacks, in parts of its weight
_FIGURES = 2  #: figures alike that two reports of one statement have in a stretch …
_FIGURED_PLAIN = 2  #: … among so many words alike
_FIGURED_ORDER = 0.65  #: … and part of all its words in common order: two reporters of one fact turn it differently
_TIGHT = 1.0  #: what a content word costs there that the other side lacks, in parts of its weight
WINDOW_GAIN = 3.5  #: for two sentences against two
_WINDOW_SHARED = 5
_NEARLY_BEST = 0.9  #: of several partners of a sentence those that come this close to the best are kept
_RESIDUE = 10  #: words between a match and the edge of both sentences that are taken in, as exchanged for one another
_RESIDUE_SHARE = 0.4  #: … and at most this part of a sentence
_QUOTED = 6  #: words of a quotation that are a passage without the words that give its speaker
_TAG = 0.6  #: part of the words before or behind a quotation that must agree to belong to the passage
_MOVED = 5  #: words before the match on one side and after it on the other: an attribution that was moved


WindowCore = Callable[[tuple[int, int], tuple[int, int]], Core]


class Corresponding(NamedTuple):
    """Two sentences (or two stretches of two sentences) and the parts of them that correspond."""

    left: Stretch
    right: Stretch
    core: Core


def is_strong(found: Core) -> bool:
    """Whether the likeness is beyond what two reporters of one event write by chance."""
    return found.gain >= _GAIN and found.density >= _DENSITY and found.shared >= _SHARED and found.plain >= _PLAIN


def may_be_strong(one: Wording, shared: frozenset[str]) -> bool:
    """Whether two sentences that share these words could be that much alike; cheap, to leave most pairs unlooked at."""
    return len(shared) >= _SHARED and fsum(one.weights[c] for c in shared) >= _STRONG_WEIGHT


def is_weak(core: Core, *, one: Wording, other: Wording) -> bool:
    """Whether the likeness is enough where one text is known to lie behind both reports."""
    if core.gain < KNOWN_GAIN or core.density < _DENSITY or core.shared < _KNOWN_SHARED:
        return False
    if core.gain >= _KNOWN_LONG and core.plain >= _KNOWN_PLAIN:
        return True
    return max(_cover(one, core.left), _cover(other, core.right)) >= _KNOWN_COVER


def _cover(one: Wording, segment: Segment) -> float:
    """Part of a sentence's content weight that is shared."""
    every = sum(one.values)
    return segment.density * sum(one.values[segment.first : segment.last]) / every if every else 0.0


def contained(one: Wording, other: Wording) -> Core | None:
    """Wider stretches, where one sentence is told within the other though spread out, else None."""
    shared = one.weights.keys() & other.weights.keys()
    held = fsum(one.weights[c] for c in shared)
    short, long = (one, other) if one.total <= other.total else (other, one)
    if len(shared) < _KNOWN_SHARED or held < max(_HELD_WEIGHT, _HELD_COVER * short.total):
        return None
    there = {*long.keys, *long.weights}
    told = sum(k in there or c in there for k, c in zip(short.keys, short.contents, strict=True))
    if told < (_HELD_WORDS if held < _HELD_MUCH else _HELD_WORDS_MUCH) * len(short.keys):
        return None
    return spread(one, other, unshared=_HELD_UNSHARED)


def figured(one: Wording, other: Wording) -> Core | None:
    """A tight stretch of two sentences in which several figures and the words around them agree, else None."""
    alike = {c for c in one.weights if c in other.weights and c[0].isdigit()}
    if len(alike) < _FIGURES or bound(one, other) < KNOWN_GAIN:
        return None
    found = core(one, other, least=KNOWN_GAIN, unshared=_TIGHT)
    if found.gain < KNOWN_GAIN or found.plain < _FIGURED_PLAIN or found.density < _DENSITY:
        return None
    sides = ((one, found.left), (other, found.right))
    (a, b), (c, d) = found.left[:2], found.right[:2]
    if 2 * common_length(one.keys[a:b], other.keys[c:d]) < _FIGURED_ORDER * (b - a + d - c):
        return None
    held = [alike.intersection(c for c in w.contents[s.first : s.last] if c is not None) for w, s in sides]
    return found if len(held[0] & held[1]) >= _FIGURES else None


def windows(found: Sequence[tuple[Stretch, Stretch]], cores: WindowCore) -> Iterator[Corresponding]:
    """Two sentences in a row that correspond to two in a row on the other side, in this order or turned round.

    `cores` gives what corresponds in two wordings and two others, by their numbers.
    """
    at = {(a.first, b.first): (a, b) for a, b in found}
    ending = {(a.first, b.last): (a, b) for a, b in found}
    for one in found:
        left, right = one
        for two, turned in ((at.get((left.last, right.last)), False), (ending.get((left.last, right.first)), True)):
            if two is None:
                continue
            first, second = (two[1], right) if turned else (right, two[1])
            whole = cores((left.kind, two[0].kind), (first.kind, second.kind))
            if whole.gain >= WINDOW_GAIN and whole.density >= _DENSITY and whole.shared >= _WINDOW_SHARED:
                yield Corresponding(
                    Stretch(left.first, two[0].last, left.start, two[0].end, -1),
                    Stretch(first.first, second.last, first.start, second.end, -1),
                    whole,
                )


def best_partners(found: Sequence[Corresponding]) -> list[Corresponding]:
    """Those that are the best partner, or nearly, of at least one of the two sentences."""
    best_left: dict[Stretch, float] = defaultdict(float)
    best_right: dict[Stretch, float] = defaultdict(float)
    for one in found:
        best_left[one.left] = max(best_left[one.left], one.core.gain)
        best_right[one.right] = max(best_right[one.right], one.core.gain)
    return [s for s in found if s.core.gain >= _NEARLY_BEST * min(best_left[s.left], best_right[s.right])]


@lru_cache(maxsize=64)
def _openers(language: str) -> frozenset[str]:
    """Words that open a subordinate clause, none where no list is there for the language."""
    try:
        return word_list("clause_openers", language.split("-", maxsplit=1)[0])
    except LexiconError:
        return frozenset()


def _frame(reading: Reading, sentence: Stretch, first: int) -> int:
    """Where the clause begins that word `first` stands in: after "X said that", else at the sentence's begin."""
    openers = _openers(reading.document.language)
    for k in range(first - 1, sentence.first - 1, -1):
        if reading.words[k].key in openers:
            return k + 1
    return sentence.first


def _untagged(match: Match, *, left: Reading, right: Reading) -> Match:
    """A match without the words before and behind its quotation ("X told reporters") where they are hardly the same."""
    (a0, a1), (b0, b1) = (_marked(left, match.left, match.left_end), _marked(right, match.right, match.right_end))
    if min(a1 - a0, b1 - b0) < _QUOTED:
        return match
    found = match
    before = left.codes[match.left : a0], right.codes[match.right : b0]
    if all(before) and not _same_tag(*before):
        found = found._replace(left=a0, right=b0)
    behind = left.codes[a1 : match.left_end], right.codes[b1 : match.right_end]
    if all(behind) and not _same_tag(*behind):
        found = found._replace(left_end=a1, right_end=b1)
    return found


def _marked(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """From the first to the last word inside quotation marks among the words [first, last)."""
    row = reading.quoted[first:last]
    return (first + row.index(1), first + row.rindex(1) + 1) if 1 in row else (first, first)


def _same_tag(one: Sequence[int], other: Sequence[int]) -> bool:
    return 2 * common_length(one, other) >= _TAG * (len(one) + len(other))


def _crosses(reading: Reading, first: int, last: int, *, edge: int) -> bool:
    """Whether the words [first, last) stand on the other side of a quotation mark than the word `edge` of a match."""
    return (1 in reading.quoted[first:last]) != bool(reading.quoted[edge])


def stretched(found: Corresponding, *, left: Reading, right: Reading) -> Match:
    """The words of a match. Where both sentences have a few words more at the same edge, these were exchanged and belong to it;
    where only one has, they were cut or added and do not, unless they were moved from one edge to the other."""
    a0, a1 = found.left.first + found.core.left.first, found.left.first + found.core.left.last
    b0, b1 = found.right.first + found.core.right.first, found.right.first + found.core.right.last
    openers = _openers(left.document.language)
    if left.words[a0].key in openers and right.words[b0].key in openers:
        a0, b0 = a0 + 1, b0 + 1
    a_frame, b_frame = _frame(left, found.left, a0), _frame(right, found.right, b0)
    a_head, b_head = a0 - a_frame, b0 - b_frame
    a_tail, b_tail = found.left.last - a1, found.right.last - b1
    limit_a = min(_RESIDUE, int(_RESIDUE_SHARE * (found.left.last - found.left.first)))
    limit_b = min(_RESIDUE, int(_RESIDUE_SHARE * (found.right.last - found.right.first)))
    crossed = _crosses(left, a_frame, a0, edge=a0), _crosses(right, b_frame, b0, edge=b0)
    if 0 < a_head <= limit_a and 0 < b_head <= limit_b and crossed[0] == crossed[1]:
        a0, b0 = a_frame, b_frame
    if (
        0 < a_tail <= limit_a
        and 0 < b_tail <= limit_b
        and _crosses(left, a1, found.left.last, edge=a1 - 1) == _crosses(right, b1, found.right.last, edge=b1 - 1)
    ):
        a1, b1 = found.left.last, found.right.last
    if 0 < a_head <= _MOVED and 0 < b_tail <= _MOVED and not (b_head or a_tail):
        a0, b1 = a_frame, found.right.last
    if 0 < b_head <= _MOVED and 0 < a_tail <= _MOVED and not (a_head or b_tail):
        b0, a1 = b_frame, found.left.last
    return _untagged(Match(a0, a1, b0, b1), left=left, right=right)
