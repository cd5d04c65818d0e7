"""Joins that follow from the text: shared passages, quoted words, agency copy, credits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stemma.model import Attribution, Document, Figure, Lineage, Span
from stemma.text.names import key
from stemma.trace.proofs.joined import Joined, Root, listed
from stemma.trace.proofs.naming import sentence_around
from stemma.trace.proofs.shared import QUOTED_WORDS, Shared, holds, overlap_words
from stemma.trace.registry import is_press

AROUND = 40  #: characters of a passage on either side of a reading in it that are shown
LONGEST = 160  #: characters of a passage that are shown
#: Credits that speak of the sentence they stand in; all others speak of the report.
OF_A_SENTENCE = frozenset({"citation", "first report", "interview", "relay"})
NOT_OF_TEXT = frozenset({"byline", "translation", "photo"})  #: credits for something else than what is told


def _by_report(joined: Joined) -> dict[str, list[Root]]:
    found: dict[str, list[Root]] = {}
    for root in joined.roots.values():
        found.setdefault(root.report, []).append(root)
    return found


def join_passages(joined: Joined, shared: Shared) -> None:
    """Joins readings that stand in one passage, where their words name nobody, or nobody surely another one."""
    by_report = _by_report(joined)
    for root in joined.roots.values():
        for mine, theirs in shared.around(root.place) if not root.named else ():
            for other in by_report.get(theirs.report, ()):
                if joined.find(root.member) == joined.find(other.member) or not holds(theirs, other.place):
                    continue
                if _same_reading(root, other) and (root.silent or other.silent or not other.named):
                    part = _part(mine, root.place)
                    sentence = f"{root.siglum} and {other.siglum} share the passage that gives it: “{_shown(mine, part)}”."
                    joined.join((root.member, other.member), "passage", sentence, spans=(part, _part(theirs, other.place)))


def join_quotations(joined: Joined, shared: Shared, quoted: frozenset[str]) -> None:
    """Joins readings inside the same quoted words: they were said once, whoever is named for them.

    `quoted` are the members inside quotation marks.
    """
    by_report = _by_report(joined)
    for root in joined.roots.values():
        for mine, theirs in shared.quoted(root.place) if root.member in quoted else ():
            for other in by_report.get(theirs.report, ()):
                if other.member not in quoted or joined.find(root.member) == joined.find(other.member):
                    continue
                number = root.reading is not None
                if number != (other.reading is not None) or not _same_reading(root, other):
                    continue
                if holds(theirs, other.place) if number else overlap_words(theirs, other.place) >= QUOTED_WORDS:
                    one, two = f"{root.siglum} quotes from {root.called}", f"{other.siglum} quotes from {other.called}"
                    spans = (_part(mine, root.place), _part(theirs, other.place))
                    joined.join((root.member, other.member), "passage", f"{one} the words that {two}.", spans=spans)


def _part(passage: Span, place: Span) -> Span:
    """The part of a passage around a place in it, whole words."""
    text, start = passage.text, passage.start
    first = max(0, place.start - start - AROUND)
    last = min(len(text), max(place.end - start, first) + AROUND, first + LONGEST)
    while 0 < first < len(text) and not text[first - 1].isspace():
        first += 1
    while last < len(text) and last > first and not text[last].isspace():
        last -= 1
    return Span(passage.report, start + first, start + last, text[first:last]) if first < last else passage


def _shown(passage: Span, part: Span) -> str:
    """The words of a part of a passage, with … where more stands on either side."""
    before, after = "… " if part.start > passage.start else "", " …" if part.end < passage.end else ""
    return f"{before}{' '.join(part.text.split())}{after}"


def _same_reading(left: Root, right: Root) -> bool:
    return left.reading == right.reading or left.reading is None or right.reading is None


def join_copies(joined: Joined, documents: Mapping[str, Document]) -> None:
    """Joins the own voices of reports that carry one agency's copy and give one number."""
    copies: dict[tuple[object, ...], list[Root]] = {}
    for root in joined.roots.values():
        agency = documents[root.report].agency
        if root.silent and agency is not None and root.reading is not None:
            copies.setdefault((key(agency), root.reading), []).append(root)
    for group in copies.values():
        if len({r.report for r in group}) > 1:
            agency = documents[group[0].report].agency
            sentence = f"{listed(r.siglum for r in group)} carry copy of {agency} and give the same number."
            joined.join((r.member for r in group), "agency copy", sentence)


class Credited:
    """Which reports read are credited in a report, and where."""

    def __init__(self, documents: Sequence[Document], lineage: Lineage | None) -> None:
        self._texts = {d.id: d.text for d in documents}
        self._published: dict[str, list[str]] = {}
        for d in documents:
            for name in dict.fromkeys(_plain(n) for n in (d.outlet, d.agency) if n):
                self._published.setdefault(name, []).append(d.id)
        self._whole: dict[str, list[tuple[str, str, Span | None]]] = {}
        self._placed: dict[str, list[tuple[Span, str, str]]] = {}
        for credit in lineage.credits if lineage is not None else ():
            for giver in credit.reports:
                if credit.kind in OF_A_SENTENCE and credit.span is not None:
                    self._placed.setdefault(credit.report, []).append((credit.span, credit.name, giver))
                elif credit.kind not in NOT_OF_TEXT:
                    self._whole.setdefault(credit.report, []).append((credit.name, giver, credit.span))

    def of(self, root: Root) -> Iterator[tuple[str, str, Span | None]]:
        """The credits that bear on a reading: name, id of the report credited, where; first those of its own words."""
        for name in (*root.media, *((root.name,) if root.kind == "channel" else ())):
            for giver in self._published.get(_plain(name), ()):
                if giver != root.report:
                    yield name, giver, root.span
        placed = self._placed.get(root.report, ()) if root.place.field is None else ()
        if placed:
            start, end = sentence_around(self._texts[root.report], root.place)
            yield from ((name, giver, at) for at, name, giver in placed if at.field is None and start <= at.start < end)
        if root.silent:
            yield from self._whole.get(root.report, ())


def _plain(name: str) -> str:
    return "".join(key(name).split())


def join_credits(joined: Joined, credited: Credited) -> None:
    """Joins a reading without a named origin with that of the report which it credits, where that gives the same."""
    by_report = _by_report(joined)
    for root in joined.roots.values():
        if root.named:
            continue
        for name, giver, span in credited.of(root):
            given = [r for r in by_report.get(giver, ()) if r.reading == root.reading]
            if not given or (root.reading is None and len({joined.find(r.member) for r in given}) > 1):
                continue
            what = "the same number" if root.reading is not None else "the same"
            sentence = f"{root.siglum} has it by {name}, and {given[0].siglum} of {name} gives {what}."
            joined.join((given[0].member, root.member), "credit", sentence, spans=(given[0].place, span or root.place))
            break
        else:
            _join_press(joined, root)


def _join_press(joined: Joined, root: Root) -> None:
    """Joins what "earlier reports" told with a report read that gives the same number: they are no origin of their own."""
    if root.kind != "channel" or root.reading is None or not is_press(root.name):
        return
    others = [r for r in joined.roots.values() if r.report != root.report and r.reading == root.reading and r.kind != "channel"]
    if others:
        first = min(others, key=lambda r: not r.silent)
        sentence = f"“{root.name}” in {root.siglum} are other outlets' reports, and {first.siglum} gives the number."
        joined.join((first.member, root.member), "credit", sentence, spans=(first.place, root.span))


def quoted_members(members: Mapping[str, Figure | Attribution]) -> frozenset[str]:
    """The members that stand inside quotation marks."""
    return frozenset(
        name
        for name, m in members.items()
        if (m.inside_quote if isinstance(m, Figure) else m.kind in ("direct", "mixed"))
    )  # fmt: skip
