"""Rules and model joined: what the model proposes beside what the grammar found (docs/decisions/joining.md).

Inside balanced quotation marks the rules' spans stand, since the marks themselves say where the words begin and end; a
model's proposal there gives what the rules lack (a cue, a source). Elsewhere a proposal that meets a clause of the rules
confirms it, and one that meets none becomes an attribution of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from stemma.annotate.actors.phrases import singular
from stemma.annotate.actors.speech import forms
from stemma.annotate.attribution.grammar.lines import Line
from stemma.annotate.attribution.reader import LineReader
from stemma.annotate.attribution.sayings import Saying
from stemma.lexicon import mapping
from stemma.model import Dropped, Proposal
from stemma.model.annotations import Modality
from stemma.text.layout import Layout
from stemma.text.marks import Quoted

Range = tuple[int, int]

#: Two contents are the same saying from this share of common characters (intersection over union).
SAME = 0.5
#: Least probability of a proposal that no rule confirms, where its cue is a known verb or noun of speech. Between .25 and .55
#: the linked score on PolNeAR dev changes by less than a point; of proposals below it, fewer than two in five are right.
ALONE = 0.4
#: The same where the cue is none, or where no verb stands in the content. PolNeAR also marks what is signed, required or
#: discussed; readers ask for what is said, and a war that "claimed 30,000 lives" says nothing.
UNKNOWN = 0.65
#: Least probability from which a proposal's clause, cue and source stand in place of the rules'.
SURER = 0.6

_OPENS = re.compile(r"[\s,;:–—-]*(?:that\b\s*)?", re.IGNORECASE)
_MARKS = "“”\"'‘’«»„`"
_EDGE = " ,.;:\n\t\r\u00a0–—-"
_ANONYMITY = re.compile(
    r"(?:not to|that (?:he|she|they) not) be (?:named|identified|quoted)|(?:for|to remain) anonym", re.IGNORECASE
)
_REFUSED = re.compile(r"\b(?:declin|refus)\w+|(?:\bnot|n['’]t) comment", re.IGNORECASE)
_REFUSAL = re.compile(
    r"(?:\b(?:declin|refus)\w+|(?:\bnot|n['’]t))\W+(?:to )?(?:say|comment|answer|confirm|discuss|respond|elaborate|talk|speak)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Joined:
    """What joining gives: all sayings that stand, and what was left out with the reason."""

    sayings: tuple[Saying, ...]
    dropped: tuple[Dropped, ...]


class Joiner:
    """Joins the proposals for one report with the sayings that the rules found there."""

    def __init__(self, layout: Layout, readers: Sequence[LineReader], sayings: Sequence[Saying]) -> None:
        self._layout = layout
        self._readers = readers
        self._sayings = list(sayings)
        self._quotes = [(k, q) for k, q in enumerate(layout.quoted) if q.depth == 0]
        self._negated = [g.span(r.w) for r in readers for g in r.negated]
        self._dropped: list[Dropped] = []

    def join(self, proposals: Sequence[Proposal]) -> Joined:
        """Take up the proposals in the order of their probability, the surest first."""
        for proposal in sorted(proposals, key=lambda p: (-p.probability, p.content)):
            self._take(proposal)
        for saying in self._sayings:  # a quoted part is as sure as the clause around it
            if saying.host is not None and saying.probability is None:
                saying.probability = saying.host.probability
        return Joined(tuple(self._sayings), tuple(self._dropped))

    def _take(self, proposal: Proposal) -> None:
        text = self._layout.text
        if not any(c.isalnum() for a, b in proposal.content for c in text[a:b]):
            self._dropped.append(
                Dropped(_shown(text, proposal.content[0]), "proposed as somebody's words, and has no word in it")
            )
            return
        quoted, clause = self._split(proposal)
        cue = _whole(text, proposal.cue)
        source = _whole(text, proposal.source)
        if cue is not None and self._unsaid(proposal, cue):
            return
        for fold in quoted:
            own = [s for s in self._sayings if s.fold == fold]
            for saying in own:
                self._confirm(saying, proposal, cue, source)
            if not own and proposal.probability >= ALONE and not clause:
                self._add_quote(fold, proposal, cue, source)
        if clause:
            self._take_clause(proposal, clause, cue, source)

    def _unsaid(self, proposal: Proposal, cue: Range) -> bool:
        """Whether the report says that somebody did not say it: by the rules, or with "declined to", "would not comment"."""
        if any(a < cue[1] and cue[0] < b for a, b in self._negated):
            return True
        text = self._layout.text
        if not _REFUSAL.search(text, cue[0], min(len(text), proposal.content[0][1])) or not _REFUSED.search(text, *cue):
            return False
        self._dropped.append(Dropped(_shown(text, proposal.content[0]), "says that somebody did not say something"))
        return True

    def _split(self, proposal: Proposal) -> tuple[list[int], list[Range]]:
        """The quotations that the content's fragments are, and the fragments that are no whole quotation."""
        text = self._layout.text
        quoted: list[int] = []
        clause: list[Range] = []
        for start, end in proposal.content:
            a, b = _trimmed(text, start, end)
            inside = [(k, q) for k, q in self._quotes if q.inner_start < b and a < q.inner_end]
            covered = sum(min(b, q.inner_end) - max(a, q.inner_start) for _, q in inside)
            if inside and covered >= _letters_free(text, a, b, inside):
                quoted += [k for k, _ in inside]
            elif a < b:
                clause.append(_balanced(self._quotes, (a, b)))
        return quoted, clause

    def _confirm(self, saying: Saying, proposal: Proposal, cue: Range | None, source: Range | None) -> None:
        """Take over a proposal's probability, and its cue and source where the rules have none or it is sure."""
        saying.probability = max(saying.probability or 0.0, proposal.probability)
        sure = proposal.probability >= SURER
        if saying.host is not None or (saying.basis_continuation and saying.source is not None):
            return
        if source is not None and saying.source is None and proposal.probability >= ALONE:
            saying.source, saying.speaker, saying.speaker_type, saying.resolved = source, None, None, False
        elif source is not None and sure and _meet(saying.source, source):
            saying.source = source  # the speaker stays: both mean the same phrase
        if cue is not None and (sure or saying.cue is None):
            saying.cue = cue
            saying.basis_continuation = saying.basis_continuation and saying.source is None

    def _take_clause(self, proposal: Proposal, clause: list[Range], cue: Range | None, source: Range | None) -> None:
        best = self._clause_like(clause, cue)
        if best is not None:
            self._confirm(best, proposal, cue, source)
            if proposal.probability >= SURER and not self._cuts(best, clause):
                best.content = clause
            return
        if cue is None:
            return
        plain = self._spoken(cue) is not None and self._has_verb(clause)
        if proposal.probability < (ALONE if plain else UNKNOWN):
            return
        if _ANONYMITY.match(self._layout.text, *clause[0]):
            self._dropped.append(Dropped(_shown(self._layout.text, clause[0]), "a wish not to be named, no statement"))
            return
        if any(s.host is None and s.fold is None and s.cue == cue for s in self._sayings):
            return  # the rules give the same words of speech another content
        if any(s.host is None and overlap(s.content, clause) > size(clause) * SAME and _meet(s.cue, cue) for s in self._sayings):
            return
        self._add_clause(proposal, clause, cue, source)

    def _has_verb(self, clause: list[Range]) -> bool:
        """Whether a finite verb, infinitive or participle stands in the content."""
        for start, end in clause:
            sentence = self._layout.sentence_at(start)
            for token, tag in zip(sentence.tokens, sentence.tags, strict=True) if sentence is not None else ():
                if start <= token.start < end and (tag.startswith("VB") or tag == "MD"):
                    return True
        return False

    def _clause_like(self, clause: list[Range], cue: Range | None) -> Saying | None:
        """The clause of the rules that is the same saying: most characters in common, or the same cue and some."""
        best, share = None, 0.0
        for saying in self._sayings:
            if saying.host is None and saying.fold is None and saying.start < clause[-1][1] and clause[0][0] < saying.end:
                both = overlap(saying.content, clause)
                joint = both / max(1, size(saying.content) + size(clause) - both)
                if both and _meet(saying.cue, cue):
                    joint += 1
                if joint > share:
                    best, share = saying, joint
        return best if share >= SAME else None

    def _cuts(self, saying: Saying, clause: list[Range]) -> bool:
        """Whether other boundaries would leave out a quoted part of a saying, or another saying that stands inside it."""
        for other in self._sayings:
            inside = other is not saying and overlap(other.content, saying.content) == size(other.content) < size(saying.content)
            if inside and overlap(other.content, clause) < size(other.content):
                return True
        return False

    def _add_clause(self, proposal: Proposal, clause: list[Range], cue: Range, source: Range | None) -> None:
        line = self._line(cue[0])
        if line is None:
            return
        made = Saying(clause, line, "indirect", self._spoken(cue) or "stated", cue=cue, source=source)
        made.probability, made.resolved = proposal.probability, False
        self._keep(made)
        for fold, quote in self._quotes:
            if any(a <= quote.start and quote.end <= b for a, b in clause):
                own = [s for s in self._sayings if s.fold == fold]
                for saying in own:
                    if saying.host is None and (saying.basis_continuation or saying.source is None):
                        saying.host, saying.cue, saying.source, saying.kind = made, cue, source, "mixed"
                        saying.basis_continuation, saying.carried = False, None
                if not own:
                    part = self._add_quote(fold, proposal, cue, source)
                    if part is not None:
                        part.host, part.kind = made, "mixed"

    def _add_quote(self, fold: int, proposal: Proposal, cue: Range | None, source: Range | None) -> Saying | None:
        quote = self._layout.quoted[fold]
        line = self._line(cue[0] if cue is not None else quote.start)
        if line is None:
            return None
        span = (quote.inner_start, quote.inner_end)
        modality = (self._spoken(cue) if cue is not None else None) or "stated"
        made = Saying([span], line, "direct", modality, cue=cue, source=source, fold=fold, state=quote.state)
        made.probability, made.resolved = proposal.probability, False
        self._keep(made)
        return made

    def _keep(self, made: Saying) -> None:
        self._sayings.append(made)

    def _line(self, place: int) -> Line | None:
        """The line that holds a code point, the innermost where lines stand inside quotations."""
        holding = [r.line for r in self._readers if r.line.start <= place < r.line.end]
        return min(holding, key=lambda x: x.end - x.start, default=None)

    def _spoken(self, cue: Range) -> Modality | None:
        """The modality of a cue's last known verb or noun of speech, or None."""
        table = mapping("cue_nouns")
        for match in reversed(list(_WORD.finditer(self._layout.text, *cue))):
            word = match.group().lower()
            if word in forms():
                return forms()[word].cue.modality
            if singular(word) in table:
                return cast("Modality", table[singular(word)])
        return None


def overlap(a: Sequence[Range], b: Sequence[Range]) -> int:
    """Code points that two lists of ranges share."""
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def size(ranges: Sequence[Range]) -> int:
    """Code points of a list of ranges."""
    return sum(b - a for a, b in ranges)


def _shown(text: str, span: Range) -> str:
    return f"{text[slice(*span)]!r} at {span[0]}"


def _meet(a: Range | None, b: Range | None) -> bool:
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def _whole(text: str, ranges: Sequence[Range]) -> Range | None:
    """A role's fragments as one range without blanks and marks at its edges, or None where nothing is left."""
    if not ranges:
        return None
    start, end = ranges[0][0], ranges[-1][1]
    while end > start and text[end - 1] in ' ,;:\n\t\r\u00a0“"':
        end -= 1
    while start < end and text[start] in " ,;:\n\t\r\u00a0”":
        start += 1
    return (start, end) if start < end else None


def _trimmed(text: str, start: int, end: int) -> Range:
    """A fragment without "that" at its head and marks of the sentence at its edges."""
    match = _OPENS.match(text, start, end)
    start = match.end() if match else start
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _letters_free(text: str, start: int, end: int, inside: Sequence[tuple[int, Quoted]]) -> int:
    """Least code points of quotations for a fragment to be nothing but quotations: all but marks and blanks outside."""
    outside = sum(
        1 for k in range(start, end) if text[k].isalnum() and not any(q.inner_start <= k < q.inner_end for _, q in inside)
    )
    covered = sum(min(end, q.inner_end) - max(start, q.inner_start) for _, q in inside)
    return covered if outside <= 1 else covered + 1


def _balanced(quotes: Sequence[tuple[int, Quoted]], span: Range) -> Range:
    """A clause that ends on the inner side of a quotation's mark goes on to the mark, and begins with one likewise."""
    start, end = span
    for _, quote in quotes:
        if quote.start < end < quote.end and start <= quote.start:
            end = quote.end
        if quote.start < start < quote.end <= end and start <= quote.inner_start:
            start = quote.start
    return start, end
