"""What speaks for one of two reports having given to the other: each reason with a sentence and the spans to look at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from stemma.model import Document, Evidence, Span
from stemma.trace.borrowing import earlier, published
from stemma.trace.credits import is_dispatch, plain_name
from stemma.trace.lineage.rooting import CREDIT, DISPATCH, OUTSIDERS, STITCHED, TIME, TRANSLATION
from stemma.trace.shares import Shares, runs

Credited = tuple[str, Span | None]  #: the name by which a report credits another one, and where it does

_DISPATCH_SHARE = 0.2  #: part of a report that must stand in an agency's dispatch to hold that it was made from it
_OUTSIDE_RUN = 3  #: words in runs (each less three) that a report has in common with an independent one against its neighbour
_FIGURE = re.compile(r"\d[\d.,]*\d")  #: numbers of two digits or more; smaller ones agree by chance


@dataclass(frozen=True, slots=True)
class Reason:
    """Evidence for a direction, and how much it counts."""

    weight: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Directions:
    """Reasons for pairs of reports, named by their place in `documents`."""

    documents: Sequence[Document]
    shares: Shares
    credits: Mapping[tuple[int, int], Credited]  #: (giver, taker)
    family: Mapping[int, int]  #: a number for the family of each report
    stitched: Mapping[int, Sequence[int]]  #: reports with a second exemplar, and these

    def earlier(self, one: int, other: int) -> bool | None:
        """Whether `one` appeared before `other`, None where that is not known."""
        return earlier(self.documents[one], self.documents[other])

    def support(self, one: int, other: int) -> float:
        """Above 0 where the reasons speak for `one` giving to `other`, below 0 for the contrary."""
        return self._sum(one, other) - self._sum(other, one)

    def _sum(self, giver: int, taker: int) -> float:
        return sum(r.weight for r in self.reasons(giver, taker))

    def reasons(self, giver: int, taker: int) -> list[Reason]:
        """Everything that speaks for this direction, the strongest first."""
        found = [self._credit, self._time, self._dispatch, self._stitched, self._outsiders, self._translated]
        return [reason for make in found if (reason := make(giver, taker)) is not None]

    def _credit(self, giver: int, taker: int) -> Reason | None:
        named = self.credits.get((giver, taker))
        if named is None or (taker, giver) in self.credits or self.earlier(taker, giver):
            return None
        return Reason(CREDIT, (credit_evidence(self.documents[taker], self.documents[giver], named),))

    def _time(self, giver: int, taker: int) -> Reason | None:
        if not self.earlier(giver, taker):
            return None
        a, b = self.documents[giver], self.documents[taker]
        sentence = f"{a.siglum} appeared first: {published(a)}, {b.siglum} {published(b)}."
        return Reason(TIME, (Evidence("dates", 0.5, sentence),))

    def _dispatch(self, giver: int, taker: int) -> Reason | None:
        a, b = self.documents[giver], self.documents[taker]
        if not is_dispatch(a) or is_dispatch(b):
            return None
        if self.shares.same(taker, giver).bit_count() < _DISPATCH_SHARE * self.shares.body[taker].bit_count():
            return None
        span = a.dateline.span if a.dateline is not None else None
        sentence = f"{a.siglum} is a dispatch of {a.agency}, written for others to print; {b.siglum} is not."
        return Reason(DISPATCH, (Evidence("dispatch", 0.7, sentence, span, None),))

    def _translated(self, giver: int, taker: int) -> Reason | None:
        found = translation(self.documents[giver], self.documents[taker])
        return Reason(TRANSLATION, found) if found else None

    def _stitched(self, giver: int, taker: int) -> Reason | None:
        """A report that holds two texts took both; a neighbour that has only one of them gave it."""
        for other in self.stitched.get(taker, ()):
            second = self.shares.same(taker, other)
            if other == giver or self.family.get(giver) == self.family.get(other):
                continue
            if runs(second & self.shares.same(taker, giver)) * 2 > runs(second):
                continue  # it holds both texts itself
            a, b, c = (self.documents[k].siglum for k in (giver, taker, other))
            sentence = f"{b} also holds text of {c}, of which {a} has nothing: {b} was put together from both."
            span = self.shares.longest(taker, second)
            return Reason(STITCHED, (Evidence("stitched together", 0.6, sentence, None, span),))
        return None

    def _outsiders(self, giver: int, taker: int) -> Reason | None:
        """Words of a shared passage that an independent report has too were there before the neighbour changed them."""
        for other in self._outside(giver):
            mine = self._against(giver, taker, other)
            back = self._against(taker, giver, other)
            if runs(mine) >= _OUTSIDE_RUN and not runs(back):
                a, b, c = (self.documents[k].siglum for k in (giver, taker, other))
                span = self.shares.longest(giver, mine)
                sentence = f"{a} and {c}, a report outside this group, agree in words that {b} has changed."
                return Reason(OUTSIDERS, (Evidence("agreement outside", 0.4, sentence, span, None),))
        return self._figures(giver, taker)

    def _against(self, one: int, neighbour: int, other: int) -> int:
        """Words in which two agree inside a passage that the neighbour has in other words; what it lacks shows nothing."""
        shares = self.shares
        return shares.all(one, other) & shares.told(one, neighbour) & ~shares.all(one, neighbour)

    def _figures(self, giver: int, taker: int) -> Reason | None:
        """A figure that independent reports give too, where the neighbour has another one in the same place."""
        for mine, theirs in self.shares.exchanged(giver, taker):
            if not (_FIGURE.fullmatch(mine.text) and _FIGURE.fullmatch(theirs.text)) or mine.text == theirs.text:
                continue
            for other in self._strangers(giver):
                held = self._figures_of[other]
                if mine.text in held and theirs.text not in held:
                    a, b, c = (self.documents[k].siglum for k in (giver, taker, other))
                    sentence = f"{a} and {c}, a report outside this group, have {mine.text} where {b} has {theirs.text}."
                    return Reason(OUTSIDERS, (Evidence("changed figure", 0.5, sentence, mine, theirs),))
        return None

    def _outside(self, one: int) -> list[int]:
        """Independent reports that share words with `one`."""
        return [k for k in self.shares.partners(one) if self._is_stranger(one, k)]

    def _strangers(self, one: int) -> list[int]:
        return [k for k in range(len(self.documents)) if self._is_stranger(one, k)]

    def _is_stranger(self, one: int, other: int) -> bool:
        """Whether nothing joins the families of two reports: no text, no second exemplar and no credit."""
        return self._circle[one] != self._circle[other]

    @cached_property
    def _circle(self) -> list[int]:
        """For each report a number that reports have in common where text, a second exemplar or a credit joins them."""
        head = list(range(max(self.family.values(), default=0) + 1))

        def find(n: int) -> int:
            while head[n] != n:
                n = head[n]
            return n

        joined = [*self.credits, *((g, t) for t, givers in sorted(self.stitched.items()) for g in givers)]
        for giver, taker in sorted(joined):
            one, other = find(self.family[giver]), find(self.family[taker])
            head[max(one, other)] = min(one, other)
        return [find(self.family[k]) for k in range(len(self.documents))]

    @cached_property
    def _figures_of(self) -> list[frozenset[str]]:
        return [frozenset(_FIGURE.findall(d.text)) for d in self.documents]


def credit_evidence(taker: Document, giver: Document, found: Credited) -> Evidence:
    """A credit as a sentence."""
    name, span = found
    words = f": “{span.text}”" if span is not None and plain_name(span.text) != plain_name(name) else ""
    return Evidence("credit", 1.0, f"{taker.siglum} credits {name}, which published {giver.siglum}{words}.", None, span)


def translation(giver: Document, taker: Document) -> tuple[Evidence, ...]:
    """A translator named in one of two reports."""
    line = next((c for c in giver.credits if c.kind == "translation"), None)
    if line is None or any(c.kind == "translation" for c in taker.credits):
        return ()
    sentence = (
        f"{giver.siglum} carries a translator's credit, {taker.siglum} does not: "
        "two translators would hardly arrive at the same words."
    )
    return (Evidence("translation", 0.6, sentence, line.span, None),)
