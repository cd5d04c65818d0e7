"""What the lineage of a story leaves open: direction, exemplar, original wording, and the weight of agreement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stemma.model import Document, LostOrigin
from stemma.trace.borrowing import Borrowing


def open_questions(
    documents: Sequence[Document], kept: Sequence[Borrowing], *, quoting: Sequence[Document], lost: Sequence[LostOrigin]
) -> Iterator[str]:
    """Sentences: what cannot be concluded from the borrowings kept, and why. `quoting` are reports that share quotations."""
    text = [b for b in kept if b.kind == "reuse"]
    if not kept:
        if len(documents) > 1:
            yield (
                "No two of these reports share text or name one another as a source; that does not show that they are "
                "independent: they may tell the same reports that were not read in words of their own."
            )
        return
    yield from _directions(documents, text)
    for gone in lost:
        if gone.name is None:
            yield (
                f"Exemplar: a text that is not among the reports read stood between {sigla(documents, gone.reports)}; "
                "who published it, and when, is not known."
            )
    quoted = [b for b in kept if b.kind == "quotation"]
    if quoted:
        yield (
            f"Direction: the quotations that {_of(documents, quoted)} have in common do not show who had them from whom; "
            "each may have them from the speaker, from another of these or from a report that was not read."
        )
    yield from _original_wording(documents, kept, quoting)
    for family in _families(documents, text):
        yield (
            f"Agreement: what {sigla(documents, family)} have in common words is one voice; that they agree there does not make "
            "a claim better supported."
        )


def _families(documents: Sequence[Document], text: Sequence[Borrowing]) -> list[set[str]]:
    """The reports that shared text joins, family by family, in the order of `documents`."""
    families: list[set[str]] = []
    for link in text:
        ends = {link.giver.id, link.taker.id}
        met = [f for f in families if f & ends]
        families = [f for f in families if not f & ends] + [ends.union(*met)]
    place = {d.id: n for n, d in enumerate(documents)}
    return sorted(families, key=lambda f: min(place[name] for name in f))


def _directions(documents: Sequence[Document], text: Sequence[Borrowing]) -> Iterator[str]:
    unknown = [b for b in text if b.direction == "unknown"]
    for agency in sorted({b.common for b in unknown if b.common is not None}):
        mine = _of(documents, [b for b in unknown if b.common == agency])
        yield (
            f"Exemplar: {mine} share text that one or more of them carry as copy of {agency}; the agency's own dispatch is not "
            "among the reports read, so that none of them is shown to have it from another."
        )
    undirected = [b for b in unknown if b.common is None]
    if undirected:
        yield (
            f"Direction: which of {_of(documents, undirected)} had the shared text first; their dates do not put them in "
            "order, and none names another."
        )
        yield (
            f"Exemplar: whether one of {_of(documents, undirected)} was made from another, from a reprint of it, or all from a "
            "common text that is not among the reports read."
        )
    likely = [b for b in text if b.direction == "likely"]
    if likely:
        takers = sigla(documents, {b.taker.id for b in likely})
        yield (
            f"Direction: no source is named in {takers} for the shared text; the order of time, an agency's dateline or what "
            "other reports have makes the direction likely, not certain."
        )
        yield (
            f"Exemplar: whether {takers} had it from the report it most resembles, from a reprint of that, or from a common "
            "text that is not among the reports read."
        )


def _original_wording(documents: Sequence[Document], kept: Sequence[Borrowing], quoting: Sequence[Document]) -> Iterator[str]:
    """Whether the first wording can be known."""
    ids = _ids(kept)
    translated = [d.id for d in documents if d.id in ids and any(c.kind == "translation" for c in d.credits)]
    if translated:
        yield (
            f"Original wording: a translator is credited in {sigla(documents, translated)}; in which language the "
            "shared words were first said or written, and what they were, is in none of the reports."
        )
    elif quoting:
        yield (
            f"Original wording: {sigla(documents, [d.id for d in quoting])} give the shared quotations in "
            "writing only; what was said, and where their wordings differ which is nearer to it, is in none of the reports."
        )
    reworded = [b for b in kept if b.kind == "reuse" and any(e.feature == "re-worded" for e in b.evidence)]
    if any(b.direction == "unknown" for b in reworded):
        yield (
            f"Original wording: where {_of(documents, reworded)} tell the same in different words, which wording was the first."
        )


def _ids(links: Iterable[Borrowing]) -> set[str]:
    return {d.id for b in links for d in (b.giver, b.taker)}


def _of(documents: Sequence[Document], links: Sequence[Borrowing]) -> str:
    """Sigla of the reports that the links join, in order: "A, B and C"."""
    return sigla(documents, _ids(links))


def sigla(documents: Sequence[Document], ids: Iterable[str]) -> str:
    """Sigla of reports in the order of `documents`: "A, B and C"."""
    wanted = set(ids)
    found = [d.siglum for d in documents if d.id in wanted]
    return f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else "".join(found)
