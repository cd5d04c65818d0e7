"""Lineage: which report has its text from which, as far as the reports read can show it, and what they cannot show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from stemma.model import Annotations, Document, Edge, Evidence, Lineage, Passage
from stemma.trace.borrowing import Borrowing, Sharing, borrowing, earlier
from stemma.trace.credits import names_of, plain_name

NAME = "lineage"
VERSION = "1"

_RANK = {"stated": 2, "likely": 1, "unknown": 0}
_KIND = {"reuse": 2, "credit": 1, "quotation": 0}


def trace_lineage(documents: Sequence[Document], passages: Sequence[Passage], annotations: Sequence[Annotations]) -> Lineage:
    """The borrowings of one story.

    A family of reports that share text is a tree: of all links between its members those with the best evidence are kept,
    one fewer than there are reports; a credit without shared text is always kept. An edge runs from the exemplar to the
    report that has it from there; where `direction` is "unknown" its ends are in the order the reports were given.
    `origins` are the reports for which no exemplar is among those read. Never raises.
    """
    place = {d.id: n for n, d in enumerate(documents)}
    found = _links(documents, passages, annotations)
    kept = _tree(_one_credit_each(found), place)
    edges = tuple(
        Edge(b.giver.id, b.taker.id, b.kind, b.direction, b.evidence)
        for b in sorted(kept, key=lambda b: (place[b.giver.id], place[b.taker.id]))
    )
    takers = {b.taker.id for b in kept if b.direction != "unknown"}
    origins = tuple(d.id for d in documents if d.id not in takers)
    return Lineage(edges, origins, tuple(_open_questions(documents, found, kept)))


def _links(documents: Sequence[Document], passages: Sequence[Passage], annotations: Sequence[Annotations]) -> list[Borrowing]:
    """Everything that links two reports."""
    by_id = {d.id: d for d in documents}
    by_report = {a.report: a for a in annotations}
    place = {d.id: n for n, d in enumerate(documents)}
    shared: dict[tuple[int, int], list[Passage]] = {}
    for passage in passages:
        if passage.left.report in by_id and passage.right.report in by_id:
            one, other = sorted((place[passage.left.report], place[passage.right.report]))
            shared.setdefault((one, other), []).append(passage)
    named = [n for n, d in enumerate(documents) if names_of(d)]
    pairs = {*shared, *((min(n, m), max(n, m)) for n in named for m in range(len(documents)) if n != m)}
    found = []
    for one, other in sorted(pairs):
        link = borrowing(Sharing(documents[one], documents[other], tuple(shared.get((one, other), ()))), by_report)
        if link is not None:
            found.append(link)
    return found


def _one_credit_each(found: Sequence[Borrowing]) -> list[Borrowing]:
    """A report that credits an agency has its text from one of the agency's dispatches: the one it shares most with."""
    best: dict[tuple[str, str], list[Borrowing]] = {}
    for link in found:
        if link.direction == "stated":
            for name in names_of(link.giver):
                best.setdefault((link.taker.id, plain_name(name)), []).append(link)
    chosen: dict[tuple[str, str], Borrowing] = {}
    for links in best.values():
        first = links[0]
        for link in links[1:]:
            first = link if _closer(link, first) else first
        if len(links) > 1 and not first.shared:
            sigla = _join([b.giver.siglum for b in links])
            note = f"Of the same outlet {sigla} were read; {first.taker.siglum} does not say which of them it means."
            first = replace(first, evidence=(*first.evidence, Evidence("which report", 0.0, note)))
        chosen[first.giver.id, first.taker.id] = first
    rest = [b for b in found if b.direction != "stated"]
    return [*chosen.values(), *rest]


def _closer(one: Borrowing, other: Borrowing) -> bool:
    """Whether `one` shares more; where neither does, whether its giver is the later of the two."""
    mine, theirs = (one.shared, one.quoted), (other.shared, other.quoted)
    return mine > theirs or (mine == theirs and earlier(other.giver, one.giver) is True)


def _tree(found: Sequence[Borrowing], place: dict[str, int]) -> list[Borrowing]:
    """The links with the best evidence that join each family without a ring (Kruskal), and every stated credit."""
    parent = {name: name for name in place}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    kept = []
    for link in sorted(
        found,
        key=lambda b: (
            -_KIND[b.kind],
            -_RANK[b.direction],
            not b.kin,
            -b.shared,
            -b.quoted,
            place[b.giver.id],
            place[b.taker.id],
        ),
    ):
        one, other = root(link.giver.id), root(link.taker.id)
        if one != other:
            parent[one] = other
            kept.append(link)
        elif link.direction == "stated":
            kept.append(link)
    return kept


def _open_questions(documents: Sequence[Document], found: Sequence[Borrowing], kept: Sequence[Borrowing]) -> Iterable[str]:
    """What cannot be concluded, and why."""
    text = [b for b in kept if b.kind == "reuse"]
    if not kept:
        if len(documents) > 1:
            yield (
                "No two of these reports share text or name one another as a source; that does not show that they are "
                "independent: they may tell the same reports that were not read in words of their own."
            )
        return
    unknown = [b for b in text if b.direction == "unknown"]
    for agency in dict.fromkeys(b.common for b in unknown if b.common is not None):
        mine = _sigla(documents, [b for b in unknown if b.common == agency])
        yield (
            f"Exemplar: a common text of {agency} lies behind {mine}; the agency's own dispatch is not among the reports "
            "read, so that none of them is shown to have it from another."
        )
    undirected = [b for b in unknown if b.common is None]
    if undirected:
        yield (
            f"Direction: which of {_sigla(documents, undirected)} had the shared text first; their dates do not put them in "
            "order, and none names another."
        )
    likely = [b for b in text if b.direction == "likely"]
    if likely:
        takers = _join([d.siglum for d in documents if d.id in {b.taker.id for b in likely}])
        yield (
            f"Direction: no source is named in {takers} for the shared text; the order of time or an agency's dateline makes "
            "the direction likely, not certain."
        )
        yield (
            f"Exemplar: whether {takers} had it from the report it most resembles, from a reprint of that, or from a common "
            "text that is not among the reports read."
        )
    quoting = [b for b in kept if b.kind == "quotation"]
    if quoting:
        yield (
            f"Direction: the quotations that {_sigla(documents, quoting)} have in common do not show who had them from whom; "
            "each may have them from the speaker, from another of these or from a report that was not read."
        )
    yield from _original_wording(documents, found, kept)
    if text:
        yield (
            f"Agreement: what {_sigla(documents, text)} have in common words is one voice; that they agree there adds no weight."
        )


def _original_wording(documents: Sequence[Document], found: Sequence[Borrowing], kept: Sequence[Borrowing]) -> Iterable[str]:
    """Whether the first wording can be known."""
    quoting = _ids([b for b in found if b.quoted])
    translated = [d for d in documents if d.id in _ids(kept) and any(c.kind == "translation" for c in d.credits)]
    if translated:
        yield (
            f"Original wording: a translator is credited in {_join([d.siglum for d in translated])}; in which language the "
            "shared words were first said or written, and what they were, is in none of the reports."
        )
    elif quoting:
        yield (
            f"Original wording: {_join([d.siglum for d in documents if d.id in quoting])} give the shared quotations in "
            "writing only; what was said, and where their wordings differ which is nearer to it, is in none of the reports."
        )
    reworded = [b for b in kept if b.kind == "reuse" and any(e.feature == "re-worded" for e in b.evidence)]
    if reworded and any(b.direction == "unknown" for b in reworded):
        yield (
            f"Original wording: where {_sigla(documents, reworded)} tell the same in different words, which wording was the "
            "first."
        )


def _ids(links: Iterable[Borrowing]) -> set[str]:
    return {d.id for b in links for d in (b.giver, b.taker)}


def _sigla(documents: Sequence[Document], links: Sequence[Borrowing]) -> str:
    """Sigla of the reports that the links join, in order: "A, B and C"."""
    ids = _ids(links)
    return _join([d.siglum for d in documents if d.id in ids])


def _join(sigla: Sequence[str]) -> str:
    return sigla[0] if len(sigla) == 1 else f"{', '.join(sigla[:-1])} and {sigla[-1]}"
