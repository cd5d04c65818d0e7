"""Which wordings of a story are one another re-worded; each pair is looked at once, in whatever reports it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from stemma.collate.passages.edited import Core, Wording, bound, candidates, core, joined, wordings
from stemma.collate.passages.paraphrases import Detailed, agree, detailed
from stemma.collate.passages.sentences import KNOWN_GAIN, WINDOW_GAIN, contained, figured, is_strong, is_weak, may_be_strong
from stemma.model import Document
from stemma.text.alignment import Word


class Alike:
    """The wordings of a story and what corresponds in two of them."""

    def __init__(self, sentences: Sequence[tuple[Sequence[Word], Document]]) -> None:
        self.wordings: list[Wording] = wordings(sentences)
        self.tells = {c: weight for one in self.wordings for c, weight in one.weights.items()}
        self.likely: dict[int, set[int]] = defaultdict(set)  #: wordings that may be one another re-worded
        self.strong: dict[int, set[int]] = defaultdict(set)  #: … and are, beyond what two reporters write by chance
        self._cores: dict[tuple[int, int], Core] = {}
        self._weak: dict[tuple[int, int], Core | None] = {}
        self._figured: dict[tuple[int, int], Core | None] = {}
        self._details: dict[int, Detailed] = {}
        self._agreeing: dict[tuple[int, int], bool] = {}
        self._windows: dict[tuple[tuple[int, int], tuple[int, int]], Core] = {}
        for a, b, shared in candidates(self.wordings):
            self.likely[a].add(b)
            self.likely[b].add(a)
            if may_be_strong(self.wordings[a], shared) and is_strong(self.core(a, b)):
                self.strong[a].add(b)
                self.strong[b].add(a)
        for number in range(len(self.wordings)):
            self.likely[number].add(number)
            if is_strong(self.core(number, number)):
                self.strong[number].add(number)

    def core(self, left: int, right: int) -> Core:
        """The stretches of two wordings that correspond; where they gain too little to count, some that gain as little."""
        key = (left, right)
        if key not in self._cores:
            self._cores[key] = core(self.wordings[left], self.wordings[right], least=KNOWN_GAIN)
        return self._cores[key]

    def weak(self, left: int, right: int) -> Core | None:
        """What corresponds where one text is known to lie behind both reports; None where that is too little."""
        key = (left, right)
        if key not in self._weak:
            one, other = self.wordings[left], self.wordings[right]
            likely = bound(one, other) >= KNOWN_GAIN
            if likely and is_weak(self.core(left, right), one=one, other=other):
                self._weak[key] = self.core(left, right)
            else:
                self._weak[key] = contained(one, other)
        return self._weak[key]

    def figured(self, left: int, right: int) -> Core | None:
        """A tight stretch with several figures alike among words alike: what one statement says, told by two; else None."""
        key = (left, right)
        if key not in self._figured:
            self._figured[key] = figured(self.wordings[left], self.wordings[right])
        return self._figured[key]

    def agreeing(self, left: int, right: int) -> bool:
        """Whether two wordings give the same figures, names and days, so that one may be the other in other words."""
        key = (left, right)
        if key not in self._agreeing:
            self._agreeing[key] = agree(self._detailed(left), self._detailed(right))
        return self._agreeing[key]

    def _detailed(self, number: int) -> Detailed:
        if number not in self._details:
            self._details[number] = detailed(self.wordings[number])
        return self._details[number]

    def window(self, left: tuple[int, int], right: tuple[int, int]) -> Core:
        """What corresponds in two wordings in a row and two others."""
        key = (left, right)
        if key not in self._windows:
            one, other = (joined(self.wordings[a], self.wordings[b]) for a, b in key)
            self._windows[key] = core(one, other, least=WINDOW_GAIN)
        return self._windows[key]
