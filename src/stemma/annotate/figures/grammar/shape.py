"""The subject of each verb group of a sentence, without a parser: after Penn tags, marks and closed words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from stemma.annotate.figures.grammar.chunks import DEEP, Chunk, Chunks, Range
from stemma.annotate.figures.grammar.clauses import Verbs
from stemma.annotate.figures.grammar.mending import AUXILIARIES
from stemma.annotate.figures.vocabulary import concept_words

_OPENERS = concept_words("clause_openers")
_CONTROLLING = concept_words("controlling")
_RELATIVES = concept_words("relatives")
_REPORTING = concept_words("reporting")
_STANDING_IN = concept_words("standing_in")
_PRONOUNS = concept_words("pronouns")
_DASHES = frozenset(("—", "–", "--", "-", ";", ":", "“", "”", '"', "..."))
_ADVERBS = ("RB", "RBR", "MD", "RP", "''", "``")
_CHAIN = 12  #: verb groups through which a subject is handed on


@dataclass(frozen=True)
class Shape(Chunks):
    """A clause's noun phrases and subjects, read when first asked for."""

    @cached_property
    def _known(self) -> dict[int, Range | None]:
        return {}

    def subject(self, verb: Verbs) -> Range | None:
        """Tokens of the subject of a verb group; None where it is a pronoun or not in the sentence."""
        at = bisect_left(self.clause.verb_starts, verb.first)
        return self._subject(at, _CHAIN)

    def _subject(self, k: int, depth: int) -> Range | None:
        if k < 0 or depth == 0:
            return None
        if k not in self._known:
            found = self._found(k, depth)
            self._known[k] = found if found is not None and found[0] < found[1] else None
        return self._known[k]

    def _found(self, k: int, depth: int) -> Range | None:
        clause, verb = self.clause, self.clause.verbs[k]
        begin = clause.verbs[k - 1].last if k else 0
        end = verb.first
        while end > begin and clause.tag(end - 1) in _ADVERBS:
            end -= 1
        if clause.low(end - 1) in _RELATIVES and end > begin and self._antecedent(end - 1) is not None:
            return self._antecedent(end - 1)
        if k > 0 and end > begin and clause.low(end - 1) in ("and", "or", "but"):
            return self._subject(k - 1, depth - 1)  # "rose 2 percent and closed at 14"
        adjacent = self.chunk_over(end - 1) if end > begin else None
        if not verb.finite or clause.tag(verb.first) == "TO":
            handed, known = self._unfinished(k, (begin, end), adjacent, depth)
            if known:
                return handed
        pending = self._pending(k, begin, end)
        if pending is not None:
            return pending
        if k > 0 and clause.low(end - 1) == "," and end > begin and self._aside(k - 1):
            return self._subject(k - 1, depth - 1)  # "Norvik, excluding its ships, lost 3 percent"
        own = self._bare(begin, end, k)
        if own is not None and own[0] < own[1]:
            return own
        if own is None and k == 0 and adjacent is not None and adjacent.last == end and verb.finite:
            return adjacent.first, adjacent.last  # "in Norva the index fell"
        if own is not None and clause.low(own[0]) not in _STANDING_IN:
            return None
        return self._subject(k - 1, depth - 1)

    def _unfinished(self, k: int, gap: Range, adjacent: Chunk | None, depth: int) -> tuple[Range | None, bool]:
        """The subject of an infinitive or participle, and whether that decides."""
        clause, verb, end = self.clause, self.clause.verbs[k], gap[1]
        tag = clause.tag(verb.first)
        controlled = k > 0 and adjacent is not None and clause.low(clause.verbs[k - 1].head) in _CONTROLLING
        if tag == "TO":
            return (self._bare(*gap, k) if controlled else self._subject(k - 1, depth - 1)), True
        if tag == "VB" and controlled and adjacent is not None:
            return (adjacent.first, adjacent.last), True  # "helped villagers raise $3 million"
        if tag == "VBG" and (adjacent is None or adjacent.last != end):
            handed = self._subject(k - 1, depth - 1)
            return (handed if handed is not None or k > 0 else self._bare(*gap, k)), True
        led = adjacent is not None and adjacent.last == end and clause.low(adjacent.first - 1) == "with"
        if tag in ("VBG", "VBN") and led and adjacent is not None:
            return (adjacent.first, adjacent.last), True  # "with the index falling 2 percent"
        return None, False

    def _aside(self, k: int) -> bool:
        """Whether verb group `k` opens a participle phrase after a comma."""
        verb = self.clause.verbs[k]
        return self.clause.tag(verb.first) in ("VBG", "VBN") and self.clause.low(verb.first - 1) == ","

    def _antecedent(self, relative: int) -> Range | None:
        end = relative
        while end > 1 and (self.clause.low(end - 1) in (",", ")") or self.clause.tag(end - 1) in ("''", "IN")):
            end -= 1
        return self.back(end)

    def _pending(self, k: int, begin: int, end: int) -> Range | None:
        """The antecedent of a relative clause that the verb before stands in, where this verb is the main one."""
        if k == 0:
            return None
        clause, before = self.clause, self.clause.verbs[k - 1]
        opener = before.first - 1
        while clause.tag(opener) in _ADVERBS:
            opener -= 1
        if clause.low(opener) not in ("which", "who"):
            return None
        between = [clause.low(j) for j in range(begin, end)]
        commas = clause.low(opener - 1) == ","
        if any(w in _OPENERS or w in ("and", "but", "or") for w in between) or (commas and between[-1:] != [","]):
            return None
        return self._subject(k - 1, _CHAIN)

    def _bare(self, begin: int, end: int, k: int) -> Range | None:
        """The subject between the verb before and this one; an empty range for a pronoun, None where there is none."""
        clause = self.clause
        cuts = [j for j in range(begin, end) if self._cut(j)]
        skip = bool(cuts) and cuts[-1] == end - 1 and clause.low(end - 1) in (",", ")", "—", "–", "--", "-")
        edges = [begin - 1, *cuts, end]
        segments = [(a + 1, b) for a, b in pairwise(edges) if b > a + 1]
        if skip and len(segments) > 1:
            segments.pop()
        order = range(len(segments) - 1, -1, -1)
        if skip:  # "Norvik, a maker of ships and docks, lost 3 percent"
            hard = [j for j in cuts if clause.lows[j] not in (",", "and", "or", "(", ")")]
            order = range(bisect_right([a for a, _ in segments], hard[-1] if hard else -1), len(segments))
        for number in order:
            first, last = segments[number]
            nominal = self._opening(first, last)
            if nominal is None:
                continue
            if isinstance(nominal, tuple):
                return nominal
            return self._spread(nominal, last, segments[number - 1] if number else None, k)
        return None

    def _spread(self, nominal: Chunk, last: int, earlier: Range | None, k: int) -> Range:
        """A subject from its first noun phrase to the end of its stretch, with what "and" joins to it before."""
        clause, first = self.clause, nominal.first
        joined = clause.low(first - 1) in ("and", "or") and earlier is not None
        if joined and earlier is not None and (k == 0 or clause.low(clause.verbs[k - 1].head) in _REPORTING):
            opening = self._opening(*earlier)
            first = opening.first if isinstance(opening, Chunk) else first
        upto, at = nominal.last, bisect_left(self.firsts, nominal.first)
        for chunk in self.chunks[at : at + DEEP + 1]:
            if chunk.last > last or self.timely(chunk):
                break
            upto = chunk.last
        if clause.low(upto) == "(" and clause.low(upto + 2) == ")" and clause.tag(upto + 1) == "NNP":
            upto += 3  # "Norvik Marine Supply (NMS)"
        return first, upto

    def _cut(self, j: int) -> bool:
        clause = self.clause
        low = clause.lows[j]
        if low in (",", "(", ")", "that", "but", "and", "or", "while") or low in _DASHES:
            chunk = self.chunk_over(j)
            return chunk is None
        return low in _OPENERS and clause.tag(j) in ("IN", "WRB", "RB", "WDT")

    def _opening(self, first: int, last: int) -> Chunk | Range | None:
        """The noun phrase that opens a stretch; an empty range for a pronoun; None behind a preposition."""
        clause = self.clause
        j = first
        while j < last:
            chunk = self.chunk_at(j)
            if chunk is not None and self.timely(chunk):
                j = chunk.last  # "so far this year Norvik shares have ..."
                continue
            if chunk is not None:
                return chunk
            if clause.low(j + 1) == "of" and clause.tag(j) in ("DT", "CD", "JJ", "JJS", "JJR"):
                j += 2  # "each of the buildings", "some of them"
                continue
            low, tag = clause.lows[j], clause.tag(j)
            if (low in _PRONOUNS and not clause.tag(j + 1).startswith(("NN", "JJ"))) or tag in ("PRP", "EX"):
                return j, j
            if tag in ("IN", "TO") and low not in _OPENERS:
                return None
            if tag.startswith(("JJ", "VB")) and low not in AUXILIARIES:
                return None
            j += 1
        return None
