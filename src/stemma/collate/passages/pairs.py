"""Comparing two readings: which of their words correspond."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from stemma.collate.passages.edited import Core, candidates, core, wordings
from stemma.collate.passages.reading import Gram, Reading, Stretch, content
from stemma.collate.passages.runs import Run, furniture, grams, inside_body, outside_allowed, partners, runs, whole_sentences
from stemma.collate.passages.sentences import (
    Corresponding,
    best_partners,
    contained,
    is_strong,
    is_weak,
    may_be_strong,
    stretched,
    windows,
)
from stemma.collate.passages.spans import Match, merged, outside, too_loose
from stemma.model import Document
from stemma.text.alignment import Word

_OWN_WORDS = 8  #: words outside quotation marks that show one text behind two reports; the same quotation alone does not

# Set on the two seed reports and the two stories in ../shared, and on invented reports of one event told twice.
_RUN_WORDS = 12  #: a run this long is a passage by itself: chance runs of two reporters of one event stay below it
_SHORT_RUN_WORDS = 8  #: a shorter one is where its words are rare, or where the reports are known to share text
_SHORT_RUN_WEIGHT = 5.0  #: rare content words that such a run must hold
_QUOTED_RUN_WORDS = 6  #: words inside quotation marks on both sides: the same words of the same speaker
_TITLE_WORDS = 20  #: a run shorter than this may be a mere title: of its content words …
_TITLE_NAMES = 3  #: … at least so many have capitals or are figures
_TITLE_PLAIN = 2  #: … and fewer than so many have none


class Comparer:
    """Compares all pairs of readings that share something."""

    def __init__(self, readings: Sequence[Reading], sentences: Sequence[tuple[Sequence[Word], Document]]) -> None:
        self.readings = readings
        self.wordings = wordings(sentences)
        self._tells = {c: weight for one in self.wordings for c, weight in one.weights.items()}
        self._tables: dict[int, dict[Gram, list[int]]] = {}
        for reading in readings:
            if reading.key not in self._tables:
                self._tables[reading.key] = grams(reading)
        every = [self._tables[r.key] for r in readings]
        self._furniture = furniture(every)
        self._partners = partners(every)
        self._likely: dict[int, set[int]] = defaultdict(set)  #: wordings that may be one another re-worded
        self._twins: dict[int, set[int]] = defaultdict(set)  #: … so much alike that it shows in reports that share nothing else
        for a, b, shared in candidates(self.wordings):
            self._likely[a].add(b)
            self._likely[b].add(a)
            if may_be_strong(self.wordings[a], shared):
                self._twins[a].add(b)
                self._twins[b].add(a)
        self._holders: dict[int, list[int]] = defaultdict(list)  #: readings that hold a wording
        for number, reading in enumerate(readings):
            for kind in sorted({s.kind for s in reading.sentences}):
                self._holders[kind].append(number)
        self._core = lru_cache(maxsize=None)(self._compute_core)
        self._done: dict[tuple[int, int], list[Match]] = {}

    def run(self) -> Iterator[tuple[Reading, Reading, list[Match]]]:
        """Each pair of readings that share something, the first one before the second, with what corresponds."""
        for number, left in enumerate(self.readings):
            for other in sorted({*self._partners[number], *self._reworded(number)}):
                right = self.readings[other]
                key = (left.key, right.key)
                if key not in self._done:
                    self._done[key] = self._compare(left, right)
                if self._done[key]:
                    yield left, right, self._done[key]

    def _compute_core(self, left: int, right: int) -> Core:
        return core(self.wordings[left], self.wordings[right])

    def _reworded(self, number: int) -> set[int]:
        """Later readings with a sentence that is one of this reading's, re-worded."""
        found: set[int] = set()
        for sentence in self.readings[number].sentences:
            for kind in sorted(self._twins.get(sentence.kind, ())):
                later = [n for n in self._holders[kind] if n > number and n not in found]
                if later and is_strong(self._core(sentence.kind, kind)):
                    found.update(later)
        return found

    def _compare(self, left: Reading, right: Reading) -> list[Match]:
        """What corresponds in two readings, in the order of the first."""
        met = self._runs(left, right)
        sentences = self._sentences(left, right, met=[r for r in met if r.length >= _RUN_WORDS])
        strong = [s for s in sentences if is_strong(s.core)]
        long_runs = [
            r
            for r in met
            if _is_quoted(r, left, right) or ((r.length >= _RUN_WORDS or self._is_rare(r, left)) and not _is_title(r, left))
        ]
        known = any(_own_words(left, r.left, r.length) for r in long_runs) or any(
            _own_words(left, s.left.first + s.core.left.first, s.core.left.last - s.core.left.first) for s in strong
        )
        if known:
            long_runs = met
            strong += self._weaker([s for s in sentences if not is_strong(s.core)], strong)
        verbatim = {Match(r.left, r.left + r.length, r.right, r.right + r.length) for r in long_runs}
        told = set(outside(verbatim, verbatim))  # a refrain matches itself at many places
        edited = merged(
            m for s in best_partners(strong) if not too_loose(m := stretched(s, left=left, right=right), left=left, right=right)
        )
        return sorted({*told, *outside((m for m in edited if m not in told), told)})

    def _weaker(self, rest: Sequence[Corresponding], strong: Sequence[Corresponding]) -> list[Corresponding]:
        """What counts besides where one text is known to lie behind both reports."""
        found = []
        for pair in rest:
            one, other = self.wordings[pair.left.kind], self.wordings[pair.right.kind]
            if is_weak(pair, one=one, other=other):
                found.append(pair)
            else:
                held = contained(pair, one=one, other=other)
                if held is not None:
                    found.append(held)
        lefts, rights = {s.left for s in strong}, {s.right for s in strong}
        free = [s for s in rest if not (s.told or s.left in lefts or s.right in rights)]
        return [*found, *windows(free, self.wordings)]

    def _runs(self, left: Reading, right: Reading) -> list[Run]:
        """Runs of words long enough to count in some case, inside the body or worth counting outside it."""
        found: set[Run] = set()
        for run in runs(left, right, left_table=self._tables[left.key], right_table=self._tables[right.key]):
            inside = inside_body(run, left=left, right=right)
            if (
                inside != run
                and run.length >= _RUN_WORDS
                and outside_allowed(run, left=left, right=right, common=self._furniture)
            ):
                inside = run
            if inside is not None:
                found.update(_quoted_parts(inside, left, right))
            inside = inside and whole_sentences(inside, left=left, right=right)
            if inside is not None and inside.length >= _SHORT_RUN_WORDS:
                found.add(inside)
        return sorted(found)

    def _is_rare(self, run: Run, left: Reading) -> bool:
        """Whether a short run holds words so rare in the story that it is no chance."""
        found = [w.key for w in left.words[run.left : run.left + run.length]]
        language = left.document.language
        inside = sorted({c for c in (content(w, language) for w in found) if c is not None})
        return sum(self._tells.get(c, 1.0) for c in inside) >= _SHORT_RUN_WEIGHT

    def _sentences(self, left: Reading, right: Reading, *, met: Sequence[Run]) -> list[Corresponding]:
        """Pairs of sentences with something in common that are not both told by runs already."""
        covered, covered2 = bytearray(len(left.words)), bytearray(len(right.words))
        for run in met:
            covered[run.left : run.left + run.length] = b"\x01" * run.length
            covered2[run.right : run.right + run.length] = b"\x01" * run.length
        there: dict[int, list[Stretch]] = defaultdict(list)
        for sentence in right.sentences:
            there[sentence.kind].append(sentence)
        found = []
        for one in left.sentences:
            told = _told(covered, one)
            for kind in sorted(({one.kind} | self._likely.get(one.kind, set())) & there.keys()):
                for other in there[kind]:
                    told2 = _told(covered2, other)
                    if not (told and told2):
                        found.append(Corresponding(one, other, self._core(one.kind, kind), told or told2))
        return found


def _is_quoted(run: Run, left: Reading, right: Reading) -> bool:
    """Whether a run stands inside quotation marks in both reports."""
    return list(_quoted_parts(run, left, right)) == [run]


def _quoted_parts(run: Run, left: Reading, right: Reading) -> Iterator[Run]:
    """The parts of a run that stand inside quotation marks in both reports, where they are long enough to be no chance."""
    start = 0
    for k in range(run.length + 1):
        if k < run.length and left.quoted[run.left + k] and right.quoted[run.right + k]:
            continue
        if k - start >= _QUOTED_RUN_WORDS:
            yield Run(run.left + start, run.right + start, k - start)
        start = k + 1


def _is_title(run: Run, left: Reading) -> bool:
    """Whether a run is hardly more than a name with its title, which two reporters write alike."""
    text, language = left.document.text, left.document.language
    inside = left.words[run.left : run.left + run.length]
    named = [text[w.start].isupper() or text[w.start].isdigit() for w in inside if content(w.key, language) is not None]
    return run.length < _TITLE_WORDS and sum(named) >= _TITLE_NAMES and len(named) - sum(named) < _TITLE_PLAIN


def _told(covered: bytearray, sentence: Stretch) -> bool:
    """Whether a sentence lies wholly in runs."""
    return 0 not in covered[sentence.first : sentence.last]


def _own_words(reading: Reading, first: int, length: int) -> bool:
    """Whether enough of the words [first, first + length) stand outside quotation marks to show that text was shared."""
    return reading.quoted.count(0, first, first + length) >= _OWN_WORDS
