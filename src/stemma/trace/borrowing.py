"""One pair of reports: what they share, who may have it from whom, and the sentences that say why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from stemma.model import Annotations, Document, Evidence, Passage, Span
from stemma.trace.credits import credit, is_dispatch, plain_name

Direction = Literal["stated", "likely", "unknown"]
Kind = Literal["reuse", "credit", "quotation"]

_REUSE_WORDS = 12  #: words shared beyond quotations that make two reports share a text, not just a speaker
_DISPATCH_SHARE = 0.2  #: part of a report that must stand in an agency's dispatch to hold that it was made from it
_SAME_WORDS = 0.995  #: likeness from which on two passages differ in marks and capitals only
_QUOTE_WORDS = 5  #: words of a shared quotation that link two reports


@dataclass(frozen=True, slots=True)
class Borrowing:
    """What one report may have from the other; `giver` is the exemplar where a direction is known, else the first one given."""

    giver: Document
    taker: Document
    kind: Kind
    direction: Direction
    shared: int  #: characters that both have in common beyond quotations, on the side where they are fewer
    quoted: int  #: characters of shared quotations, likewise
    kin: bool  #: whether both are dispatches of one agency
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
    return f"{min(100, round(100 * part / whole))} %" if whole else "0 %"


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


def borrowing(sharing: Sharing, annotations: dict[str, Annotations]) -> Borrowing | None:
    """The link between two reports, None where they share nothing and neither names the other."""
    left, right = sharing.left, sharing.right
    shared = {d.id: covered(sharing.side(d, what="text")) for d in (left, right)}
    quoted = {d.id: covered(sharing.side(d, what="quotation")) for d in (left, right)}
    words = min(_words(d, sharing.side(d, what="text")) for d in (left, right))
    right_credits = credit(right, left, annotations.get(right.id))
    left_credits = credit(left, right, annotations.get(left.id))
    reuse = words >= _REUSE_WORDS
    quotation = any(len(s.text.split()) >= _QUOTE_WORDS for s in sharing.side(left, what="quotation"))
    if not (reuse or quotation or right_credits or left_credits):
        return None
    kind: Kind = "reuse" if reuse else "credit" if right_credits or left_credits else "quotation"
    common = _common_agency(left, right) if reuse else None
    if not reuse:
        shared = dict.fromkeys(shared, 0)
    giver, taker, direction, why = _direction(left, right, credits=(left_credits, right_credits), shared=shared, common=common)
    evidence = (*_sharing_evidence(sharing, giver, taker, shared=shared, quoted=quoted), *why)
    kin = is_dispatch(left) and is_dispatch(right) and left.agency == right.agency
    return Borrowing(giver, taker, kind, direction, min(shared.values()), min(quoted.values()), kin, common, evidence)


def _common_agency(left: Document, right: Document) -> str | None:
    """The agency whose copy one of two reports carries, where neither is the agency's own dispatch."""
    if is_dispatch(left) or is_dispatch(right):
        return None
    return left.agency or right.agency or _credited_agency(left) or _credited_agency(right)


def _credited_agency(document: Document) -> str | None:
    return next((n for c in document.credits if c.kind in ("agency", "copyright") for n in c.names), None)


Credited = tuple[str, Span | None]


def _direction(
    left: Document,
    right: Document,
    *,
    credits: tuple[Credited | None, Credited | None],
    shared: dict[str, int],
    common: str | None,
) -> tuple[Document, Document, Direction, list[Evidence]]:
    """Giver, taker, how sure that is, and the sentences for it."""
    before = earlier(left, right)
    ways = ((left, right, credits[1], before), (right, left, credits[0], None if before is None else not before))
    said = [_credit_evidence(taker, giver, named) for giver, taker, named, _ in ways if named is not None]
    for giver, taker, named, first in ways:
        if len(said) == 1 and named is not None and first is not False:
            return giver, taker, "stated", [*said, *_date_evidence(giver, taker, first)]
    if not shared[left.id]:
        return left, right, "unknown", said
    if common is not None:
        sentence = (
            f"{left.siglum} and {right.siglum} carry copy of {common}, whose own dispatch is neither of them: "
            "what they share may come from there rather than from one another."
        )
        return left, right, "unknown", [*said, Evidence("common agency", 0.0, sentence)]
    for giver, taker, _, first in ways:
        if is_dispatch(giver) and not is_dispatch(taker) and first is not False:
            if shared[taker.id] < _DISPATCH_SHARE * _body(taker):
                break
            return giver, taker, "likely", [*said, *_dispatch_evidence(giver, taker), *_date_evidence(giver, taker, first)]
        if first and is_dispatch(giver) == is_dispatch(taker):
            return giver, taker, "likely", [*said, *_date_evidence(giver, taker, first), *_no_credit(giver, taker)]
    sentence = f"Nothing in {left.siglum} and {right.siglum} shows which of them had the shared text first."
    return left, right, "unknown", [*said, Evidence("direction", 0.0, sentence)]


def _sharing_evidence(
    sharing: Sharing, giver: Document, taker: Document, *, shared: dict[str, int], quoted: dict[str, int]
) -> list[Evidence]:
    """What two reports share, longest passage first, with its part of either report."""
    found = []
    for what, total in (("text", shared), ("quotation", quoted)):
        if not total[giver.id]:
            continue
        passages = [p for p in sharing.passages if (p.what == "quotation") == (what == "quotation")]
        longest = max(passages, key=lambda p: (p.kind == "verbatim", len(p.left.text), -p.left.start))
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
        found.append(Evidence("shared text" if what == "text" else "shared quotation", min(1.0, score), sentence, mine, theirs))
    edited = [p for p in sharing.passages if p.similarity < _SAME_WORDS and p.what != "quotation"]
    if edited:
        one = min(edited, key=lambda p: (p.similarity, p.left.start))
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


def _credit_evidence(taker: Document, giver: Document, found: Credited) -> Evidence:
    name, span = found
    words = f": “{span.text}”" if span is not None and plain_name(span.text) != plain_name(name) else ""
    return Evidence("credit", 1.0, f"{taker.siglum} credits {name}, which published {giver.siglum}{words}.", None, span)


def _dispatch_evidence(giver: Document, taker: Document) -> list[Evidence]:
    span = giver.dateline.span if giver.dateline is not None else None
    sentence = f"{giver.siglum} is a dispatch of {giver.agency}, written for others to print; {taker.siglum} is not."
    return [Evidence("dispatch", 0.7, sentence, span, None), *_translation(giver, taker)]


def _translation(giver: Document, taker: Document) -> list[Evidence]:
    line = next((c for c in giver.credits if c.kind == "translation"), None)
    if line is None or any(c.kind == "translation" for c in taker.credits):
        return []
    sentence = (
        f"{giver.siglum} carries a translator's credit, {taker.siglum} does not: "
        "two translators would hardly arrive at the same words."
    )
    return [Evidence("translation", 0.6, sentence, line.span, None)]


def _no_credit(giver: Document, taker: Document) -> list[Evidence]:
    sentence = f"{taker.siglum} does not say where it had what it shares with {giver.siglum}."
    return [Evidence("no credit", 0.0, sentence), *_translation(giver, taker)]


def _day(document: Document) -> str:
    published = document.published
    if published.time is not None:
        return published.time.isoformat(sep=" ", timespec="minutes")
    if published.value is not None:
        return published.value.isoformat() + (" (inferred)" if published.basis == "inferred" else "")
    return f"{published.earliest or '…'} to {published.latest or '…'} (inferred)"


def _date_evidence(giver: Document, taker: Document, before: bool | None) -> list[Evidence]:
    if not before:
        return []
    return [Evidence("dates", 0.5, f"{giver.siglum} appeared first: {_day(giver)}, {taker.siglum} {_day(taker)}.")]
