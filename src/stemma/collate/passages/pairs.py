"""Comparing two readings: which of their words correspond."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from stemma.collate.passages.alike import Alike
from stemma.collate.passages.edited import Core, Segment
from stemma.collate.passages.paraphrases import COSINE, SEVERAL, Cosines, figures
from stemma.collate.passages.reading import Reading, Stretch, content
from stemma.collate.passages.runs import Finder, Run, furniture, inside_body, outside_allowed, whole_sentences
from stemma.collate.passages.sentences import Corresponding, best_partners, stretched, windows
from stemma.collate.passages.spans import Match, likeness, merged, outside, too_loose
from stemma.model import SentenceVectors

Compared = tuple[Reading, Reading, list[Match]]
Covered = tuple[bytearray, bytearray]

_OWN_WORDS = 8  #: words of a run outside quotation marks that show one text behind two reports; a quotation alone does not
_OWN_TERMS = 4  #: … and content words of two like sentences there, neither names nor figures

# Set on the two seed reports and the two stories in ../shared, and on invented reports of one event told twice.
_RUN_WORDS = 12  #: a run this long is a passage by itself: chance runs of two reporters of one event stay below it
_SHORT_RUN_WORDS = 8  #: a shorter one is where its words are rare, or where the reports are known to share text
_SHORT_RUN_WEIGHT = 5.0  #: rare content words that such a run must hold
_QUOTED_RUN_WORDS = 6  #: words inside quotation marks on both sides: the same words of the same speaker
_OCCASION_WORDS = 8  #: words of a shared quotation that show that both reports tell of one statement
_FIGURES_ALIKE = 0.55  #: likeness below which stretches with other figures are not one text with its figures brought up to date
_TITLE_WORDS = 20  #: a run shorter than this may be a mere title: of its content words …
_TITLE_NAMES = 3  #: … at least so many have capitals or are figures
_TITLE_PLAIN = 2  #: … and fewer than so many have none


class Comparer:
    """Compares all pairs of readings that share something: reports with the same text once, whatever their number."""

    def __init__(self, readings: Sequence[Reading], alike: Alike, *, vectors: SentenceVectors | None) -> None:
        self._alike = alike
        self._cosines = None if vectors is None else Cosines(vectors)
        holders: dict[int, list[Reading]] = defaultdict(list)
        for reading in readings:
            holders[reading.key].append(reading)
        self._copies = list(holders.values())  #: reports by their text, in the order of the first of them
        self._distinct = [same[0] for same in self._copies]
        self._finder = Finder(self._distinct)
        self._furniture = furniture(self._finder.tables, [len(same) for same in self._copies])
        self._figures: dict[tuple[int, int, int], frozenset[str]] = {}  #: of sentences that were looked at
        self._having: dict[int, list[int]] = defaultdict(list)  #: distinct readings that hold a wording
        for number, reading in enumerate(self._distinct):
            for kind in reading.by_kind:
                self._having[kind].append(number)

    def run(self) -> Iterator[Compared]:
        """Each pair of readings that share something, with what corresponds, left and right."""
        for number, left in enumerate(self._distinct):
            if len(self._copies[number]) > 1:
                met = self._finder.twin(number)
                yield from self._all(combinations(self._copies[number], 2), met)
            runs = self._finder.runs(number)
            for other in sorted({*runs, *self._reworded(number, left)}):
                yield from self._all(product(self._copies[number], self._copies[other]), runs.get(other, []))

    def _all(self, pairs: Iterable[tuple[Reading, Reading]], met: Sequence[Run]) -> Iterator[Compared]:
        """What corresponds in pairs of reports with the same two texts."""
        done: dict[bool, list[Match]] = {}
        for left, right in pairs:
            outlet = left.document.outlet
            one = outlet is not None and outlet == right.document.outlet
            if one not in done:
                done[one] = self._compare(left, right, met)
            if done[one]:
                yield left, right, done[one]

    def _reworded(self, number: int, reading: Reading) -> set[int]:
        """Later readings with a sentence that is one of this reading's, re-worded."""
        return {
            n
            for mine in reading.by_kind
            for kind in self._alike.strong.get(mine, ())
            if kind != mine
            for n in self._having[kind]
            if n > number
        }

    def _compare(self, left: Reading, right: Reading, met: Sequence[Run]) -> list[Match]:
        """What corresponds in two readings, in the order of the first."""
        found = self._worth(left, right, met)
        covered = _covered(left, right, [r for r in found if r.length >= _RUN_WORDS])
        strong = self._strong(left, right, covered)
        long_runs = [
            r
            for r in found
            if _is_quoted(r, left, right) or ((r.length >= _RUN_WORDS or self._is_rare(r, left)) and not _is_title(r, left))
        ]
        known = any(_own_words(r, left, right) >= _OWN_WORDS for r in long_runs) or any(
            self._own_terms(s, left, right) >= _OWN_TERMS for s in strong
        )
        if known:
            long_runs = found
            strong += self._weaker(left, right, covered=covered, strong=strong)
        elif any(r.length >= _OCCASION_WORDS and _is_quoted(r, left, right) for r in long_runs):
            strong += self._figured(left, right, covered)
        if self._cosines is not None:
            strong += self._retold(left, right, covered=covered, found=strong, known=known)
        verbatim = {Match(r.left, r.left + r.length, r.right, r.right + r.length) for r in long_runs}
        told = set(outside(verbatim, verbatim))  # a refrain matches itself at many places
        edited = merged(
            m
            for s in best_partners(strong)
            if not too_loose(m := stretched(s, left=left, right=right), left=left, right=right)
            and not self._contrary(m, left, right)
        )
        return sorted({*told, *outside((m for m in edited if m not in told), told)})

    def _strong(self, left: Reading, right: Reading, covered: Covered) -> list[Corresponding]:
        """Pairs of sentences that are one sentence re-worded, beyond chance, and not both told by runs already."""
        return [
            Corresponding(one, other, self._alike.core(one.kind, other.kind))
            for one, other, _ in self._pairs(left, right, table=self._alike.strong, covered=covered)
        ]

    def _weaker(
        self, left: Reading, right: Reading, *, covered: Covered, strong: Sequence[Corresponding]
    ) -> list[Corresponding]:  # fmt: skip
        """What counts besides where one text is known to lie behind both reports."""
        lefts, rights = {s.left for s in strong}, {s.right for s in strong}
        found, free = [], []
        for one, other, told in self._pairs(left, right, table=self._alike.likely, covered=covered):
            if other.kind in self._alike.strong.get(one.kind, ()):
                continue
            held = self._alike.weak(one.kind, other.kind)
            if held is not None:
                found.append(Corresponding(one, other, held))
            if not (told or one in lefts or other in rights):
                free.append((one, other))
        return [*found, *windows(free, self._alike.window)]

    def _figured(self, left: Reading, right: Reading, covered: Covered) -> list[Corresponding]:
        """What counts besides where a quotation shows that both reports tell what one statement said."""
        found = []
        for one, other, told in self._pairs(left, right, table=self._alike.likely, covered=covered):
            held = None if told else self._alike.figured(one.kind, other.kind)
            if held is not None:
                found.append(Corresponding(one, other, held))
        return found

    def _retold(
        self, left: Reading, right: Reading, *, covered: Covered, found: Sequence[Corresponding], known: bool
    ) -> list[Corresponding]:
        """Sentences that say the same in other words, where one text lies behind both reports or several are such."""
        lefts, rights = {s.left.first for s in found}, {s.right.first for s in found}
        free = [s for s in right.sentences if s.first not in rights and 0 in covered[1][s.first : s.last]]
        kinds = {s.kind for s in free}
        maybe = [
            (one, other)
            for one in left.sentences
            if one.first not in lefts
            and not kinds.isdisjoint(self._alike.likely[one.kind])
            and 0 in covered[0][one.first : one.last]
            for other in free
            if other.kind in self._alike.likely[one.kind] and self._alike.agreeing(one.kind, other.kind)
        ]
        if self._cosines is None or (not known and len(maybe) < SEVERAL):
            return []
        texts = [(left.document.text[a.start : a.end], right.document.text[b.start : b.end]) for a, b in maybe]
        self._cosines.embed(t for pair in texts for t in pair)
        rated = [(-self._cosines.cosine(*pair), a, b) for pair, (a, b) in zip(texts, maybe, strict=True)]
        retold: list[Corresponding] = []
        for minus, one, other in sorted(rated, key=lambda r: (r[0], r[1].first, r[2].first)):
            if -minus >= COSINE and all(one != r.left and other != r.right for r in retold):
                whole = (Segment(0, s.last - s.first, -minus, 1.0, 0, 0) for s in (one, other))
                retold.append(Corresponding(one, other, Core(*whole)))
        return retold if known or len(retold) >= SEVERAL else []

    def _pairs(
        self, left: Reading, right: Reading, *, table: dict[int, set[int]], covered: Covered
    ) -> Iterator[tuple[Stretch, Stretch, bool]]:  # fmt: skip
        """Pairs of sentences that `table` joins, unless both are told by runs; with whether one of them is."""
        there = right.by_kind
        for one in left.sentences:
            partners = table.get(one.kind)
            kinds = partners and there.keys() & partners
            if not kinds:
                continue
            told = 0 not in covered[0][one.first : one.last]
            for kind in sorted(kinds):
                for other in there[kind]:
                    told2 = 0 not in covered[1][other.first : other.last]
                    if not (told and told2):
                        yield one, other, told or told2

    def _worth(self, left: Reading, right: Reading, met: Sequence[Run]) -> list[Run]:
        """Runs of words long enough to count in some case, inside the body or worth counting outside it."""
        found: set[Run] = set()
        for run in met:
            if run.length < _QUOTED_RUN_WORDS:
                continue
            inside = inside_body(run, left=left, right=right)
            if (
                inside != run
                and run.length >= _RUN_WORDS
                and outside_allowed(run, left=left, right=right, common=self._furniture)
            ):
                inside = run
            if inside is not None:
                found.update(_quoted_parts(inside, left, right))
            if inside is not None and inside.length >= _SHORT_RUN_WORDS:
                inside = whole_sentences(inside, left=left, right=right)
                if inside.length >= _SHORT_RUN_WORDS:
                    found.add(inside)
        return sorted(found)

    def _own_terms(self, found: Corresponding, left: Reading, right: Reading) -> int:
        """Different content words, neither names nor figures, that two sentences share outside quotation marks."""
        return len(
            self._terms_outside(found.left, found.core.left, left) & self._terms_outside(found.right, found.core.right, right)
        )

    def _terms_outside(self, sentence: Stretch, part: Segment, reading: Reading) -> set[str]:
        """Content words of a part of a sentence that are no names and stand outside quotation marks."""
        wording = self._alike.wordings[sentence.kind]
        return {
            c
            for k in range(part.first, part.last)
            if (c := wording.contents[k]) is not None and not (wording.proper[k] or reading.quoted[sentence.first + k])
        }

    def _contrary(self, match: Match, left: Reading, right: Reading) -> bool:
        """Whether two loosely alike stretches stand in sentences with other figures: two reports of one event, not one text."""
        one = self._figures_about(left, match.left, match.left_end)
        other = self._figures_about(right, match.right, match.right_end)
        return bool(one and other and not one & other) and likeness(match, left=left, right=right) < _FIGURES_ALIKE

    def _figures_about(self, reading: Reading, first: int, last: int) -> frozenset[str]:
        """Figures of the sentences that the words [first, last) stand in."""
        head, tail = reading.within[first], reading.within[last - 1]
        key = reading.key, first if head is None else head.first, last if tail is None else tail.last
        known = self._figures.get(key)
        if known is None:
            known = self._figures[key] = figures([w.key for w in reading.words[key[1] : key[2]]])
        return known

    def _is_rare(self, run: Run, left: Reading) -> bool:
        """Whether a short run holds words so rare in the story that it is no chance."""
        found = [w.key for w in left.words[run.left : run.left + run.length]]
        language = left.document.language
        inside = sorted({c for c in (content(w, language) for w in found) if c is not None})
        return sum(self._alike.tells.get(c, 1.0) for c in inside) >= _SHORT_RUN_WEIGHT


def _is_quoted(run: Run, left: Reading, right: Reading) -> bool:
    """Whether a run stands inside quotation marks in both reports, and is long enough there to be no chance."""
    return (
        run.length >= _QUOTED_RUN_WORDS
        and 0 not in left.quoted[run.left : run.left + run.length]
        and 0 not in right.quoted[run.right : run.right + run.length]
    )


def _quoted_parts(run: Run, left: Reading, right: Reading) -> Iterator[Run]:
    """The parts of a run that stand inside quotation marks in both reports, where they are long enough to be no chance."""
    if 1 not in left.quoted[run.left : run.left + run.length] or 1 not in right.quoted[run.right : run.right + run.length]:
        return
    start = 0
    for k in range(run.length + 1):
        if k < run.length and left.quoted[run.left + k] and right.quoted[run.right + k]:
            continue
        if k - start >= _QUOTED_RUN_WORDS:
            yield Run(run.left + start, run.right + start, k - start)
        start = k + 1


def _is_title(run: Run, left: Reading) -> bool:
    """Whether a run is hardly more than a name with its title, which two reporters write alike."""
    if run.length >= _TITLE_WORDS:
        return False
    text, language = left.document.text, left.document.language
    inside = left.words[run.left : run.left + run.length]
    named = [text[w.start].isupper() or text[w.start].isdigit() for w in inside if content(w.key, language) is not None]
    return sum(named) >= _TITLE_NAMES and len(named) - sum(named) < _TITLE_PLAIN


def _covered(left: Reading, right: Reading, told: Sequence[Run]) -> Covered:
    """1 for each word of either reading that runs tell."""
    rows = bytearray(len(left.words)), bytearray(len(right.words))
    for run in told:
        rows[0][run.left : run.left + run.length] = b"\x01" * run.length
        rows[1][run.right : run.right + run.length] = b"\x01" * run.length
    return rows


def _own_words(run: Run, left: Reading, right: Reading) -> int:
    """Words of a run that stand outside quotation marks in both reports: these show that text was shared."""
    one, other = left.quoted[run.left : run.left + run.length], right.quoted[run.right : run.right + run.length]
    return sum(not (a or b) for a, b in zip(one, other, strict=True)) if 1 in one or 1 in other else run.length
