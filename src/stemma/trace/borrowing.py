"""One pair of reports: whether they share a text, and the sentences that say what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from stemma.model import Document, Evidence, Passage, Span
from stemma.trace.shares import Shares, runs

Direction = Literal["stated", "likely", "unknown"]
Kind = Literal["reuse", "credit", "quotation"]

#: Words that two reports have in common in runs of four or more, each run less three, outside quotation marks on both sides:
#: from here on one text lies behind both; a run of twelve words comes to it. Reporters of one event who did not read one
#: another stay below it, since what they repeat of a speaker stands between marks in one of them at least. Set on the dev
#: half of evals/near_copies.json, where 8 to 9 is best and 5 to 18 costs less than three points of F1.
_REUSE_RUNS = 9
_SAME_WORDS = 0.995  #: likeness from which on two passages differ in marks and capitals only
_QUOTE_WORDS = 5  #: words of a shared quotation that link two reports


@dataclass(frozen=True, slots=True)
class Borrowing:
    """What one report may have from the other; with direction "unknown" the two may stand the other way round."""

    giver: Document
    taker: Document
    kind: Kind
    direction: Direction
    common: str | None  #: agency whose text lies behind both, where its own dispatch is neither of them
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Sharing:
    """The passages of one pair of reports, `left` being the first one."""

    left: Document
    right: Document
    passages: tuple[Passage, ...]

    def side(self, document: Document, *, what: str) -> list[Span]:
        """One report's spans of shared quotations ("quotation") or of text shared beyond them ("text")."""
        held = [p for p in self.passages if (p.what == "quotation") == (what == "quotation")]
        return [p.left if p.left.report == document.id else p.right for p in held]

    def quoted(self) -> int:
        """Characters of shared quotations, on the side where they are fewer."""
        return min(covered(self.side(d, what="quotation")) for d in (self.left, self.right))


def reuses(shares: Shares, one: int, other: int) -> bool:
    """Whether one text lies behind two reports, named by their places: they share more than a speaker's words."""
    return min(runs(shares.voice(one, other)), runs(shares.voice(other, one))) >= _REUSE_RUNS


def quotes_alike(sharing: Sharing) -> bool:
    """Whether both give the same words of a speaker."""
    return any(len(s.text.split()) >= _QUOTE_WORDS for s in sharing.side(sharing.left, what="quotation"))


def joined(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Stretches of one report that spans cover, overlaps joined, in order."""
    found: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if found and span.start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], span.end))
        else:
            found.append((span.start, span.end))
    return found


def covered(spans: Iterable[Span]) -> int:
    """Characters that spans of one report cover, each counted once."""
    return sum(end - start for start, end in joined(spans))


def _words(document: Document, spans: Iterable[Span]) -> int:
    return sum(len(document.text[start:end].split()) for start, end in joined(spans))


def _body(document: Document) -> int:
    return sum(end - start for start, end in document.body) or max(1, len(document.text))


def _percent(part: int, whole: int) -> str:
    return f"{min(100, round(100 * part / whole))}%" if whole else "0%"


def earlier(one: Document, other: Document) -> bool | None:
    """Whether `one` was published before `other`, by stated times or days; None where that is not known."""
    a, b = one.published, other.published
    if "unknown" in (a.basis, b.basis):
        return None
    if a.time is not None and b.time is not None and (a.time.tzinfo is None) == (b.time.tzinfo is None):
        return a.time < b.time if a.time != b.time else None
    first, last = a.latest or a.value, b.earliest or b.value
    if first is not None and last is not None and first < last:
        return True
    first, last = b.latest or b.value, a.earliest or a.value
    return False if first is not None and last is not None and first < last else None


def published(document: Document) -> str:
    """When a report was published, for the reader."""
    at = document.published
    if at.time is not None:
        return at.time.isoformat(sep=" ", timespec="minutes")
    if at.value is not None:
        return at.value.isoformat() + (" (inferred)" if at.basis == "inferred" else "")
    return f"{at.earliest or '…'} to {at.latest or '…'} (inferred)"


def sharing_evidence(sharing: Sharing, giver: Document, taker: Document, *, reuse: bool) -> list[Evidence]:
    """What two reports share, longest passage first, with its part of either report."""
    shared = {d.id: covered(sharing.side(d, what="text")) if reuse else 0 for d in (giver, taker)}
    quoted = {d.id: covered(sharing.side(d, what="quotation")) for d in (giver, taker)}
    found = []
    for what, total in (("text", shared), ("quotation", quoted)):
        if total[giver.id]:
            found.append(_told(sharing, giver, taker, what=what, total=total))
    edited = [p for p in sharing.passages if p.similarity < _SAME_WORDS and p.what != "quotation"]
    if edited:
        one = min(edited, key=lambda p: (p.similarity, p.left.text, p.right.text))
        mine, theirs = (one.left, one.right) if one.left.report == giver.id else (one.right, one.left)
        how_many = "One shared passage is" if len(edited) == 1 else f"{len(edited)} shared passages are"
        sentence = f"{how_many} re-worded; in this one {one.similarity:.0%} of the words agree."
        found.append(Evidence("re-worded", one.similarity, sentence, mine, theirs))
    own = _body(taker) - shared[taker.id] - quoted[taker.id]
    left_out = _body(giver) - shared[giver.id] - quoted[giver.id]
    if shared[taker.id] and (own > 0 or left_out > 0):
        sentence = (
            f"{taker.siglum} has {max(0, own)} characters that {giver.siglum} lacks, "
            f"and lacks {max(0, left_out)} that {giver.siglum} has."
        )
        found.append(Evidence("additions and omissions", round(max(0, own) / _body(taker), 3), sentence))
    return found


def _told(sharing: Sharing, giver: Document, taker: Document, *, what: str, total: dict[str, int]) -> Evidence:
    """How much text, or how many quotations, two reports share."""
    passages = [p for p in sharing.passages if (p.what == "quotation") == (what == "quotation")]
    longest = max(passages, key=lambda p: (p.kind == "verbatim", len(p.left.text), p.left.text, p.right.text))
    mine, theirs = (longest.left, longest.right) if longest.left.report == giver.id else (longest.right, longest.left)
    theirs_exact = [p.left if p.left.report == taker.id else p.right for p in passages if p.kind == "verbatim"]
    exact, words = covered(theirs_exact), _words(taker, sharing.side(taker, what=what))
    parts = (
        f"{_percent(total[giver.id], _body(giver))} of {giver.siglum}'s text, "
        f"{_percent(total[taker.id], _body(taker))} of {taker.siglum}'s"
    )
    kind = "quotations" if what == "quotation" else "text"
    sentence = (
        f"{giver.siglum} and {taker.siglum} share {kind} of {total[taker.id]} characters ({words} words, {exact} characters "
        f"of them to the letter): {parts}; the longest passage has {len(mine.text)} characters."
    )
    score = round(max(total[giver.id] / _body(giver), total[taker.id] / _body(taker)), 3)
    return Evidence("shared text" if what == "text" else "shared quotation", min(1.0, score), sentence, mine, theirs)
