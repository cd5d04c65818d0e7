"""What would settle a claim on which readings differ: the counts, dates and documents that the reports leave out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from stemma.collate.measures.contexts import Context
from stemma.model import Document
from stemma.model.comparison import Relation

#: An origin that is only "a report" or "documents": what it is, nobody says.
_UNNAMED_DOCUMENT = re.compile(
    r"^(?:an?\s|the\s|some\s|several\s)?(?:\w+\s)?(?:reports?|documents?|memos?|letters?|surveys?|stud(?:y|ies)|data|records?|"
    r"statements?|filings?)$"
)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def what_would_settle(
    members: Sequence[Context], relation: Relation, *, strict: bool, documents: Mapping[str, Document]
) -> str | None:
    """What would settle a disagreement between figures, in one or more sentences; None where there is none."""
    if relation not in ("conflicts", "evolves"):
        return None
    parts = [_count(members, relation, strict=strict, documents=documents)]
    papers = sorted({name for m in members for name in m.figure.sources[-1:] if _UNNAMED_DOCUMENT.match(name.lower())})
    if papers:
        parts.append(f"The document behind “{papers[0]}”.")
    undated = sorted({documents[m.figure.span.report].siglum for m in members if _undated(documents[m.figure.span.report])})
    if undated:
        parts.append(f"The date of publication of {_listed(undated)}.")
    return " ".join(parts)


def _undated(document: Document) -> bool:
    return document.published.basis != "stated" and (
        document.published.earliest is None or document.published.earliest != document.published.latest
    )


def _count(members: Sequence[Context], relation: Relation, *, strict: bool, documents: Mapping[str, Document]) -> str:
    if relation == "evolves":
        return "Whether the later number replaces the earlier one: a report that names both, or the first-hand count behind each."
    if not strict:
        return "Whether both count the same thing at the same time: the first-hand count behind each number, with its date."
    givers = sorted({m.figure.sources[-1] for m in members if m.figure.sources})
    bare = sorted({documents[m.figure.span.report].siglum for m in members if not m.figure.sources})
    asked = f"A dated first-hand count from {_listed(givers)}" if givers else "A dated first-hand count"
    if len(bare) > 1:
        return f"{asked}; for the numbers that {_listed(bare)} give without a source, where they had them."
    return f"{asked}; for the number that {bare[0]} gives without a source, where it had it." if bare else f"{asked}."
