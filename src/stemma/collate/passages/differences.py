"""What became of a passage word by word: replaced, added, omitted or moved runs of words.

Words are compared by their key (`stemma.text.alignment`), so that capitals, apostrophes and the shape of quotation marks
are no differences; a quotation mark that was set or taken away is one, other punctuation is not. Taking the words of all
left spans out of the left text and those of all right spans out of the right leaves the same words in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stemma.collate.passages.reading import content
from stemma.lexicon import mapping
from stemma.model import Difference, DifferenceKind, Span
from stemma.text.alignment import Pair, pairs, words

_QUOTES = frozenset("\"'")
_MOVED = 2  #: words that a moved stretch has at least, all with content; a longer one has so many among its words
_HYPHENS = frozenset("-–‑")
_FOLLOWED = 8  #: places of a pair of words that are followed up
_CHANCE = 2  #: words without content that stand alike between two exchanged stretches by chance

Stretch = tuple[int, int]
Told = tuple[Stretch, Stretch, DifferenceKind]


class Change(NamedTuple):
    """Code points of what changed, in the left and in the right text; both where it was replaced or moved."""

    kind: DifferenceKind
    left: tuple[int, int] | None
    right: tuple[int, int] | None


class _Side:
    """The words and quotation marks of one text."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.words = [w for w in words(text, marks=True) if not w.is_mark or w.key in _QUOTES or w.key.isalnum()]
        self.keys = ['"' if w.is_mark and w.key in _QUOTES else w.key for w in self.words]
        self.telling = [content(k, language) is not None for k in self.keys]

    def points(self, stretch: Stretch) -> tuple[int, int]:
        """Code points of the words [first, last)."""
        return self.words[stretch[0]].start, self.words[stretch[1] - 1].end

    def hyphened(self, first: int) -> bool:
        """Whether word `first` and the next one are parts of one word."""
        return self.text[self.words[first].end : self.words[first + 1].start] in _HYPHENS

    def together(self, first: int) -> bool:
        """Whether word `first` and the next one are parts of one name, or a number and its scale."""
        text, one, two = self.text, self.words[first], self.words[first + 1]
        if text[one.end : two.start] not in (" ", "\u00a0"):
            return False
        if text[one.start].isdigit():
            return two.key in mapping("number_words")
        return text[one.start].isupper() and text[two.start].isupper()

    def opens(self, word: int) -> bool:
        """Whether a word stands at the begin or behind a mark."""
        return word == 0 or not self.text[self.words[word - 1].end : self.words[word].start].isspace()


def changes(left: str, right: str, *, language: str = "en") -> tuple[Change, ...]:
    """What became of `left` in `right`, in the order of the left text. None for equal words. Never raises."""
    return _changes(_Side(left, language), _Side(right, language))


def _changes(one: _Side, other: _Side) -> tuple[Change, ...]:
    if one.keys == other.keys:
        return ()
    matched = _without_chance(pairs(one.keys, other.keys), one, other)
    gaps = _slid(list(_gaps(matched, len(one.keys), len(other.keys))), one, other)
    moved = _moves(one, other, gaps)
    found: list[Told] = [(a, b, "moved") for a, b in moved]
    end = 0  # of the last change in the left text
    for k, (gap_left, gap_right) in enumerate(gaps):
        lefts, rights = _rest(gap_left, [a for a, _ in moved]), _rest(gap_right, [b for _, b in moved])
        behind = gaps[k + 1][0][0] if k + 1 < len(gaps) else len(one.keys)
        head, tail = gap_left[0] - end, behind - gap_left[1]  # words alike before and behind the gap
        end = gap_left[1]
        for n in range(max(len(lefts), len(rights))):
            a = lefts[n] if n < len(lefts) else (gap_left[1],) * 2
            b = rights[n] if n < len(rights) else (gap_right[1],) * 2
            free = (
                head if (a[0], b[0]) == (gap_left[0], gap_right[0]) else 0,
                tail if (a[1], b[1]) == (gap_left[1], gap_right[1]) else 0,
            )
            a, b = _whole(a, b, free=free, sides=(one, other))
            end = max(end, a[1])
            found.extend(_told(a, b, one, other))
    found.sort()
    return tuple(
        Change(kind, one.points(a) if a[0] < a[1] else None, other.points(b) if b[0] < b[1] else None) for a, b, kind in found
    )


class Teller:
    """Tells the differences of many pairs of spans; each text is read once and each pair of texts compared once."""

    def __init__(self) -> None:
        self._sides: dict[tuple[str, str], _Side] = {}
        self._known: dict[tuple[str, str, str], tuple[Change, ...]] = {}

    def differences(self, left: Span, right: Span, *, language: str) -> tuple[Difference, ...]:
        """What became of the words of `left` in `right`."""
        key = (left.text, right.text, language)
        if key not in self._known:
            self._known[key] = _changes(self._side(left.text, language), self._side(right.text, language))
        return tuple(Difference(c.kind, _part(left, c.left), _part(right, c.right)) for c in self._known[key])

    def _side(self, text: str, language: str) -> _Side:
        key = (text, language)
        if key not in self._sides:
            self._sides[key] = _Side(text, language)
        return self._sides[key]


def _part(span: Span, inside: tuple[int, int] | None) -> Span | None:
    """A part of a span's text as a span."""
    if inside is None:
        return None
    start, end = inside
    return Span(span.report, span.start + start, span.start + end, span.text[start:end])


def _told(a: Stretch, b: Stretch, one: _Side, other: _Side) -> Iterator[Told]:
    """A changed stretch as what it is, with quotation marks at its edges told by themselves."""
    (i, i_end), (j, j_end) = a, b
    head, tail = (i, j), (i_end, j_end)
    while i < i_end and one.keys[i] in _QUOTES:
        i += 1
    while i < i_end and one.keys[i_end - 1] in _QUOTES:
        i_end -= 1
    while j < j_end and other.keys[j] in _QUOTES:
        j += 1
    while j < j_end and other.keys[j_end - 1] in _QUOTES:
        j_end -= 1
    parts = ((head[0], i), (head[1], j)), ((i, i_end), (j, j_end)), ((i_end, tail[0]), (j_end, tail[1]))
    for mine, theirs in parts:
        if mine[0] < mine[1] and theirs[0] < theirs[1]:
            yield mine, theirs, "replaced"
        elif mine[0] < mine[1] or theirs[0] < theirs[1]:
            yield mine, theirs, "omitted" if mine[0] < mine[1] else "added"


def _gaps(matched: Sequence[Pair], rows: int, columns: int) -> Iterator[tuple[Stretch, Stretch]]:
    """What stands between matched words, on at least one side."""
    i = j = 0
    for a, b in (*matched, (rows, columns)):
        if a > i or b > j:
            yield (i, a), (j, b)
        i, j = a + 1, b + 1


def _slid(gaps: Sequence[tuple[Stretch, Stretch]], one: _Side, other: _Side) -> list[tuple[Stretch, Stretch]]:
    """The gaps, what only one side has told from the begin of its clause where its last words could as well stand before it."""
    found: list[tuple[Stretch, Stretch]] = []
    end = 0
    for (i, i_end), (j, j_end) in gaps:
        back = 0
        if (i < i_end) != (j < j_end):
            side, first, last = (one, i, i_end) if i < i_end else (other, j, j_end)
            most = min(i - end, last - first)
            while not side.opens(first - back) and back < most and side.keys[first - back - 1] == side.keys[last - back - 1]:
                back += 1
            if not side.opens(first - back):
                back = 0
        found.append(((i - back, i_end - back), (j - back, j_end - back)))
        end = i_end - back
    return found


def _without_chance(matched: Sequence[Pair], one: _Side, other: _Side) -> list[Pair]:
    """Without small words that stand alike between two exchanged stretches: nobody reads them as what was kept."""
    edges = [(-1, -1), *matched, (len(one.keys), len(other.keys))]
    kept: list[Pair] = []
    run: list[Pair] = []
    exchanged = False  # whether both sides have words of their own before the run
    for k in range(1, len(edges)):
        (a, b), (c, d) = edges[k - 1], edges[k]
        if c == a + 1 and d == b + 1 and k < len(edges) - 1:
            run.append((c, d))
            continue
        both = c > a + 1 and d > b + 1
        if not (exchanged and both and len(run) <= _CHANCE and not any(one.telling[i] for i, _ in run)):
            kept += run
        run, exchanged = [(c, d)], both
    return kept


def _moves(one: _Side, other: _Side, gaps: Sequence[tuple[Stretch, Stretch]]) -> list[tuple[Stretch, Stretch]]:
    """Stretches that stand in both texts, elsewhere: the longest first, none overlapping another."""
    places: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for (first, last), _ in gaps:
        for i in range(first, last - 1):
            places.setdefault((one.keys[i], one.keys[i + 1]), []).append((i, last))
    met = []
    for _, (first, last) in gaps:
        for j in range(first, last - 1):
            for i, end in places.get((other.keys[j], other.keys[j + 1]), ())[:_FOLLOWED]:
                n = 2
                while i + n < end and j + n < last and one.keys[i + n] == other.keys[j + n]:
                    n += 1
                if sum(one.telling[i : i + n]) >= _MOVED:
                    met.append((-n, i, j))
    cut = {tuple(one.keys[a:b]): a for (a, b), (c, d) in reversed(gaps) if c == d}
    for (a, b), (c, d) in gaps:
        words_there = tuple(other.keys[c:d])
        if a == b and words_there in cut and (d - c > 1 or other.telling[c]):
            met.append((c - d, cut[words_there], c))
    found: list[tuple[Stretch, Stretch]] = []
    taken, taken2 = bytearray(len(one.keys)), bytearray(len(other.keys))
    for minus, i, j in sorted(met):
        n = -minus
        if 1 not in taken[i : i + n] and 1 not in taken2[j : j + n]:
            taken[i : i + n] = taken2[j : j + n] = b"\x01" * n
            found.append(((i, i + n), (j, j + n)))
    return found


def _rest(gap: Stretch, taken: Sequence[Stretch]) -> list[Stretch]:
    """What is left of a gap without the moved stretches."""
    found, at = [], gap[0]
    for first, last in sorted(t for t in taken if gap[0] <= t[0] and t[1] <= gap[1]):
        if first > at:
            found.append((at, first))
        at = last
    return [*found, (at, gap[1])] if at < gap[1] else found


def _whole(a: Stretch, b: Stretch, *, free: tuple[int, int], sides: tuple[_Side, _Side]) -> tuple[Stretch, Stretch]:
    """A changed stretch with the other parts of a word, name or number that it is part of, where both texts have them.

    `free` says how many words alike stand before and behind it.
    """
    one, other = sides
    (i, i_end), (j, j_end) = a, b
    both = i < i_end and j < j_end

    def tied(left: int, right: int) -> bool:
        """Whether the words behind `left` and `right` belong to the change that ends with these, or the other way round."""
        if (i < i_end and one.hyphened(left)) or (j < j_end and other.hyphened(right)):
            return True
        return both and one.together(left) and other.together(right)

    head, tail = free
    while head and tied(i - 1, j - 1):
        i, j, head, both = i - 1, j - 1, head - 1, True
    while tail and tied(i_end - 1, j_end - 1):
        i_end, j_end, tail, both = i_end + 1, j_end + 1, tail - 1, True
    return (i, i_end), (j, j_end)
