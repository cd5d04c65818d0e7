"""A sentence as noun phrases and verb groups, read off the part-of-speech tags; tolerant, since one tag in twenty errs."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from stemma.annotate.figures.grammar.mending import AUXILIARIES, BE, HAVE, Mending
from stemma.annotate.figures.vocabulary import DEMONYMS, MONTHS, OUTCOMES, SINGULARS, WEEKDAYS, is_person, singular, word_set
from stemma.text.layout import Sentence

_TIMES = word_set("time_nouns")
_TIME_BEFORE = word_set("time_before")
_PREPOSITIONAL = frozenset({"according", "concerning", "excluding", "including", "regarding"})
_COUNT_WORDS = frozenset({"additional", "extra", "further", "more"})
_STATES = word_set("state_words")
NOMINALS = word_set("nominal_states")
_INSIDE = ("JJ", "NN", "VBN", "VBG", "POS", "FW", "HYPH", "AFX", "ADD")
_MAX_PHRASE = 12  #: tokens of a noun phrase; longer runs are lists or tagging errors
PREPOSITIONS = ("IN", "TO")
PLURALS = ("NNS", "NNPS")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [first, last) of a noun phrase; `head` is the token of its head noun."""

    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True)
class Verbs:
    """Tokens [first, last) of a verb group; `head` is its main verb, `passive` that it is a participle after "be"."""

    first: int
    last: int
    head: int
    passive: bool
    finite: bool


@dataclass(frozen=True)
class Clause:
    """A sentence's tokens and tags; `stopped` are tokens that no counted noun phrase may hold (times, other numbers).

    `timed` are those of them that belong to time expressions.
    """

    sentence: Sentence
    stopped: frozenset[int]
    timed: frozenset[int] = frozenset()

    @cached_property
    def lows(self) -> list[str]:
        """The tokens in lower case, with one kind of apostrophe."""
        return [t.text.lower().replace("’", "'") for t in self.sentence.tokens]

    def low(self, i: int) -> str:
        """Token `i` in lower case, or "" beyond the ends."""
        if i < 0:
            return ""
        try:
            return self.lows[i]
        except IndexError:  # asked at every step, and rarely beyond the end
            return ""

    @cached_property
    def tags(self) -> list[str]:
        """The tags, with the errors mended that a number beside them shows."""
        return Mending(self.sentence, self.lows, self.stopped).tags()

    def nominal(self, i: int) -> bool:
        """Whether an adjective at `i` stands for people: "the dead", "number of missing", "120 wounded were brought"."""
        if self.low(i) not in NOMINALS or i in self.stopped or self.tag(i + 1)[:2] in ("NN", "JJ"):
            return False
        return self.low(i - 1) in ("the", "of") or i - 1 in self.stopped

    def tag(self, i: int) -> str:
        """The mended tag of token `i`, or "" beyond the ends."""
        if i < 0:
            return ""
        try:
            return self.tags[i]
        except IndexError:
            return ""

    def text(self, i: int) -> str:
        """Token `i` as written, or "" beyond the ends."""
        return self.sentence.tokens[i].text if 0 <= i < len(self.lows) else ""

    def noun(self, i: int) -> bool:
        """Whether token `i` is a noun that may be counted."""
        if i in self.stopped or not 0 <= i < len(self.lows):
            return False
        word, tag = self.lows[i], self.tag(i)
        if tag.startswith("NN"):
            return (
                self.sentence.tokens[i].text[0].isalnum() and word not in ("s", "p") and word not in _STATES and not self.time(i)
            )
        return False

    def time(self, i: int) -> bool:
        """Whether token `i` is a time word by itself: "last year", "Monday"."""
        word = self.lows[i]
        if singular(word) in _TIMES and self.low(i - 1) in _TIME_BEFORE:
            return True
        return self.sentence.tokens[i].text[0].isupper() and (
            word in WEEKDAYS or (word in MONTHS and word not in ("may", "march"))
        )

    def inside(self, i: int) -> bool:
        """Whether token `i` may stand before the head of a noun phrase."""
        if i in self.stopped or not 0 <= i < len(self.lows):
            return False
        tag = self.tag(i)
        return tag.startswith(_INSIDE) or tag == "CD" or self.lows[i] == "&" or (tag == "RB" and self.tag(i + 1) in ("JJ", "VBN"))

    # noun phrases ------------------------------------------------------------------------------------------------------
    def phrase_after(self, i: int, *, determiner: bool = False) -> Phrase | None:
        """The noun phrase that begins at token `i`, without what follows its head."""
        first = i
        while self.low(first) in ("“", '"', "”", "'", "‘", "’", *_COUNT_WORDS) or self.tag(first) in ("``", "''"):
            if first in self.stopped or (self.low(first) in _COUNT_WORDS and self.low(first + 1) == "than"):
                return None
            first += 1
        start = first
        if determiner:
            while self.tag(first) in ("DT", "PRP$", "PDT", "WP$") or (self.low(first) == "all" and self.low(first + 1) == "of"):
                first += 1
        head = -1
        j = first
        while j < min(len(self.lows), first + _MAX_PHRASE):
            of = first > start or self.low(start - 1) == "of"
            if j == first and of and self.low(j) in _STATES and self.tag(j + 1)[:2] not in ("NN", "JJ"):
                return Phrase(start, j + 1, j)  # "five of the dead", "the number of dead"
            if self.noun(j):
                if head == j - 1 and head >= 0 and self._breaks(head, j):
                    break
                head = j
            elif not self.inside(j) or (
                head >= 0 and self.tag(head) in PLURALS and self.tag(j) != "POS" and self.tag(j) != "HYPH"
            ):
                break
            j += 1
        if head < 0:
            return None
        last = self._conjoined(head + 1) if self.tag(head) in PLURALS or self.low(head) == "people" else head + 1
        return Phrase(start, last, head)

    def several(self, phrase: Phrase) -> bool:
        """Whether a phrase may stand after a number above one: no single common noun in the singular ("some 2,000 remain")."""
        word = self.low(phrase.head)
        bare = (
            phrase.last - phrase.first == 1
            and self.tag(phrase.head) == "NN"
            and word.isalpha()
            and self.text(phrase.head).islower()
        )
        return not bare or word.endswith("s") or word in SINGULARS or is_person(word) or word in DEMONYMS

    def _breaks(self, head: int, following: int) -> bool:
        """Whether a new noun phrase begins after a plural head: "20 people Syria says"."""
        plural = self.tag(head) in PLURALS or self.low(head) == "people"
        return plural and self.tag(following) in ("NNP", "NNPS") and self.tag(head) not in ("NNP", "NNPS")

    def _conjoined(self, i: int) -> int:
        """The end of a phrase whose plural head stands before `i`: "tanks and armoured equipment"."""
        last = i
        while self.low(last) in ("and", "or") or (self.low(last) == "," and self._short_list(last)):
            j = last + 1
            while self.inside(j) and not self.noun(j) and self.tag(j) in ("JJ", "VBN", "NN"):
                j += 1
            head = j if self.noun(j) else -1
            while self.noun(j):
                head, j = j, j + 1
            plural = head >= 0 and (self.tag(head) in PLURALS or self.tag(head) == "NN")
            ended = self.tag(j) in ("", ",", ".", ":", "IN", "TO", "WDT", "WP", "-RRB-", "''") or self.low(j) in BE | HAVE
            if not plural or not ended or self.tag(last + 1) in ("NNP", "VBG", "DT", "CD", "PRP"):
                break
            last = head + 1
        return last

    def _short_list(self, comma: int) -> bool:
        return self.tag(comma + 1) == "NNS" and self.low(comma + 2) in ("and", "or")

    def phrase_before(self, end: int) -> Phrase | None:
        """The noun phrase whose last token stands before token `end`, without its article."""
        j = end - 1
        if not self.noun(j):
            return None
        head = j
        while j - 1 >= max(0, end - _MAX_PHRASE) and (self.inside(j - 1) or self.noun(j - 1) or self.tag(j - 1) == "PRP$"):
            j -= 1
        while j < head and self.tag(j) in ("POS", "CD", "VBG", "VBN", "VBD", "RB") and not self.noun(j):
            j += 1
        return Phrase(j, end, head)

    # verb groups -------------------------------------------------------------------------------------------------------
    @cached_property
    def verbs(self) -> list[Verbs]:
        """Verb groups from left to right; participles that stand as adjectives before a noun are none."""
        found: list[Verbs] = []
        i = 0
        tags = self.tags
        while i < len(tags):
            group = self._group(i) if tags[i][:2] in ("VB", "MD", "TO") else None
            if group is None:
                i += 1
                continue
            found.append(group)
            i = group.last
        return found

    @cached_property
    def verb_starts(self) -> list[int]:
        """The first tokens of `verbs`."""
        return [v.first for v in self.verbs]

    def verbs_from(self, i: int, end: int | None = None) -> list[Verbs]:
        """Verb groups that begin at token `i` or later, before token `end`."""
        stop = len(self.verbs) if end is None else bisect_left(self.verb_starts, end)
        return self.verbs[bisect_left(self.verb_starts, i) : stop]

    def verb_from(self, i: int) -> Verbs | None:
        """The first verb group that begins at token `i` or later."""
        at = bisect_left(self.verb_starts, i)
        return self.verbs[at] if at < len(self.verbs) else None

    def verb_before(self, i: int) -> Verbs | None:
        """The last verb group that ends at token `i` or before."""
        at = bisect_left(self.verb_starts, i) - 1
        if at >= 0 and self.verbs[at].last > i:
            at -= 1
        return self.verbs[at] if at >= 0 else None

    def _verbal(self, i: int) -> bool:
        return self.tag(i).startswith("VB") or self.tag(i) == "MD"

    def _group(self, i: int) -> Verbs | None:
        start = i
        if self.tag(i) == "TO" and self.tag(i + 1) == "VB":
            i += 1
        if not self._verbal(i):
            return None
        bare = self.tag(i) in ("VBN", "VBG")
        if bare and self.lows[i] in _PREPOSITIONAL and self.low(i - 1) not in BE:
            return None  # "according to", "including"
        before = self.tag(i - 1)
        if bare and before in ("DT", "PRP$", "JJ", "POS") and (self.noun(i + 1) or before in ("DT", "PRP$")):
            return None  # "the wounded men", "an estimated $2 million"
        if self.tag(i) == "VBN" and before == "IN" and (self.noun(i + 1) or self.lows[i] in NOMINALS):
            return None  # "taxes on repatriated profits", "the number of wounded"
        j, head = i, i
        while j < len(self.lows):
            if self._verbal(j):
                if j > i and self.tag(head) != "MD" and self.low(head) not in AUXILIARIES:
                    break
                head = j
            elif not (
                self.tag(j) in ("RB", "RP", "EX") or self.low(j) in ("n't", "not", "also", "either", "both", "already")
            ) or (not self._goes_on(j)):
                break
            j += 1
        last = head + 1
        auxiliary = any(self.low(k) in BE for k in range(i, head))
        if self.low(head) in BE and head + 1 < len(self.lows):
            state = head + 1
            while self.tag(state) == "RB" or self.low(state) in ("either", "both"):
                state += 1
            if self.low(state) in OUTCOMES and self.tag(state).startswith(("JJ", "VB", "NN")):
                head, last, auxiliary = state, state + 1, True
        while self.low(last) in ("or", "and") and self.low(last + 1) in OUTCOMES and self.low(head) in OUTCOMES and auxiliary:
            last += 2
        particle = self.low(last) in ("down", "off", "dead", "hostage", "prisoner", "up") and self.tag(head).startswith("VB")
        if (self.tag(last) == "RP" or particle) and last not in self.stopped:
            last += 1
        passive = auxiliary and self.tag(head) in ("VBN", "VBD", "JJ", "NN", "VB") and self.low(head) not in AUXILIARIES
        finite = self.tag(i) in ("MD", "VBD", "VBZ", "VBP") or (self.tag(i) == "VBN" and not bare)
        return Verbs(start, last, head, passive, finite)

    def _goes_on(self, j: int) -> bool:
        """Whether an adverb at `j` stands inside a verb group: another verb follows."""
        k = j
        while self.tag(k) in ("RB", "EX") or self.low(k) in ("n't", "not", "either", "both"):
            k += 1
        return self._verbal(k)

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """Code points of tokens [first, last)."""
        return self.sentence.tokens[first].start, self.sentence.tokens[last - 1].end
