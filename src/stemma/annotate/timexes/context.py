"""What stands around an expression: neighbours, their tags, and whether the clause looks back or ahead."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Literal

from stemma.lexicon import mapping, words
from stemma.text.layout import Sentence
from stemma.text.words import Token, tokenise


@cache
def leads(to: str) -> frozenset[str]:
    """Words that lead to a year, a month, a length of time, …, as the word list of leads names them."""
    return frozenset(word for word, kinds in mapping("time_leads").items() if to in kinds.split())


Tense = Literal["past", "future"]

_MODALS = frozenset({"will", "’ll", "'ll", "wo", "shall", "would", "may", "might", "can", "could", "should", "must", "ought"})
_HAVE = frozenset({"have", "has", "had", "’ve", "'ve", "’d", "'d"})
_AFTER_CLOCK = frozenset({"on", "a.m.", "p.m.", "am", "pm", "a.m", "p.m"})
_NOT = frozenset({"not", "n't", "n’t"})
_NONE = frozenset({"neither", "nor", "none", "nobody", "never"})  #: before "could", they tell of what failed
_NONE_REACH = 10  #: words
_OPENERS = frozenset({"that", ",", "and", "but", "while", "when"})  #: before "on Friday", they begin a clause
_BREAKS = frozenset({";", ":", "—", "–", "“", "”", '"'})
_NAME_LONGEST = 4  #: words of the name of a paper in capitals
_LEFT_REACH, _RIGHT_REACH = 30, 25  #: words; beyond them a verb hardly governs the date


@lru_cache(maxsize=1)
def _lasting() -> frozenset[str]:
    return words("lasting_verbs")


@lru_cache(maxsize=1)
def _scheduled() -> frozenset[str]:
    return words("scheduled_verbs")


@dataclass
class Context:
    """One sentence, or one line outside the body, without tags; tokens and tags are read when first asked for."""

    text: str
    start: int
    end: int
    sentence: Sentence | None = None

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words, numbers and marks."""
        return self.sentence.tokens if self.sentence else tokenise(self.text, self.start, self.end)

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The Penn tag of each token; none outside the body."""
        return self.sentence.tags if self.sentence else ()

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    def index(self, offset: int) -> int:
        """Index of the first token that ends after `offset`."""
        i = max(bisect_right(self._starts, offset) - 1, 0)
        while i < len(self.tokens) and self.tokens[i].end <= offset:
            i += 1
        return i

    def word(self, i: int) -> str:
        """Token `i` in lower case, "" outside the sentence."""
        return self.tokens[i].text.lower() if 0 <= i < len(self.tokens) else ""

    def raw(self, i: int) -> str:
        """Token `i` as printed, "" outside the sentence."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def tag(self, i: int) -> str:
        """Penn tag of token `i`, "" where there is none."""
        return self.tags[i] if 0 <= i < len(self.tags) else ""

    def before(self, offset: int) -> int:
        """Index of the last token that ends at or before `offset`, -1 for none."""
        i = self.index(offset)
        while i >= 0 and (i >= len(self.tokens) or self.tokens[i].end > offset):
            i -= 1
        return i

    def tense(self, start: int, end: int) -> Tense | None:
        """Whether the clause around [start, end) speaks of the past or of what is to come."""
        left, right = self._past_clock(self.before(start)), self.index(end)
        if self.word(right) in ("'s", "’s"):
            return self._ahead(right) or "past"  # "Friday's vote": the clause tells nothing of the day
        opens = self.tag(left) == "IN" and self.word(left - 1) in _OPENERS
        if opens or self.word(left) == "that":
            return self._ahead(right) or self._back(left)
        if self.word(left) == "as" and self.word(left - 1) in ("soon", "early"):
            return "future"
        if left > 0 and self.word(left) in ("until", "till") and self.word(left - 1) not in _lasting():
            return "future"
        return self._back(left) or self._ahead(right)

    def awaited(self, i: int) -> bool:
        """Whether the date after the preposition at token `i` ends what is asked for: "told the firm to pay by Friday"."""
        j = i - 1
        while j >= max(0, i - _LEFT_REACH) and not self.tag(j).startswith(("VB", "MD")):
            j -= 1
        k = j - 1
        while k >= max(0, j - _LEFT_REACH) and not self.tag(k).startswith(("VB", "MD")):
            k -= 1
        if j < 1 or k < 0 or self.tag(j) not in ("VB", "VBP"):
            return False
        between = [self.word(n) for n in range(k, j)]
        if self.word(j - 1) == "to":
            return words("achieving_verbs").isdisjoint(between)
        return "that" in between and self.tag(k) == "VBD"  # "demanded that they return the bodies by Friday"

    def in_name(self, start: int, end: int) -> bool:
        """Whether [start, end) is a capitalised word within the name of a paper: "Norva Today", "THE NORVA DAILY"."""
        left, right = self.before(start), self.index(end)
        word, before, after = self.text[start:end], self.raw(left), self.raw(right)
        if word.isupper() and len(word) > 1:
            return self.sentence is None and len(self.tokens) <= _NAME_LONGEST
        if not word[:1].isupper() or " " in word:
            return False
        untagged = self.sentence is None
        named = before[:1].isupper() and before.isalpha() and (left > 0 or untagged or self.tag(left).startswith("NNP"))
        return named or (untagged and after[:1].isupper() and left >= 0)

    def _past_clock(self, i: int) -> int:
        """Index of the word before a clock time that ends with token `i` ("until 9 a.m. Tuesday"), else `i`."""
        j = i
        while j > 0 and i - j < 4 and (self.word(j) in _AFTER_CLOCK or self.word(j) in mapping("time_zones")):
            j -= 1
        return j - 1 if j > 0 and self.word(j)[:1].isdigit() and (j < i or ":" in self.word(j)) else i

    def _back(self, i: int) -> Tense | None:
        for j in range(i, max(i - _LEFT_REACH, -1), -1):
            if self.word(j) in _BREAKS:
                return None
            found = self._verb(j)
            if found:
                return found if found != "present" else None
        return None

    def _ahead(self, i: int) -> Tense | None:
        for j in range(i, min(i + _RIGHT_REACH, len(self.tokens))):
            word = self.word(j)
            if word in (";", ":"):
                return None
            if word in ("is", "are") and (
                self.word(j + 1) == "to" or mapping("future_cues").get(self.word(j + 1)) in ("alone", "infinitive")
            ):
                return "future"
            found = self._verb(j)
            if found:
                return found if found != "present" else None
        return None

    def _verb(self, j: int) -> Literal["past", "future", "present"] | None:
        """What token `j` alone tells of the time."""
        word, tag = self.word(j), self.tag(j)
        cues = mapping("future_cues")
        if cues.get(word) == "alone":
            return "future"
        if word in _MODALS and tag == "MD":
            follows = {self.word(j + 1), self.word(j + 2)}
            failed = word == "could" and (follows & _NOT or any(self.word(k) in _NONE for k in range(max(j - _NONE_REACH, 0), j)))
            return "past" if follows & _HAVE or failed else "future"
        if tag == "TO" and self.tag(j + 1) == "VB" and cues.get(self._governor(j)) == "infinitive":
            return "future"
        if self.word(j + 1) == "to" and tag[:2] == "VB" and cues.get(word) == "infinitive":
            return "future"
        if tag == "VBD":
            return "past"
        if tag == "VBN":
            return None if self._passive_now(j) else "past"
        if tag in ("VBZ", "VBP"):
            return "future" if word in _scheduled() else "present"
        return None

    def _passive_now(self, j: int) -> bool:
        """Whether the participle at token `j` belongs to "is", "are" or "be" ("will be completed")."""
        k = j - 1
        while k > max(j - 4, 0) and self.tag(k) == "RB":
            k -= 1
        return self.word(k) in ("is", "are", "be", "'s", "’s", "’re", "'re", "being")

    def _governor(self, j: int) -> str:
        """The word that governs the infinitive whose "to" is token `j`."""
        j -= 1
        while j > 0 and (self.tag(j) == "RB" or self.word(j) == "not"):
            j -= 1
        return self.word(j)
