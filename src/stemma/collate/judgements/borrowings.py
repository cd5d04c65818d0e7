"""Judged passages and borrowings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from stemma.collate.judgements.docket import Docket
from stemma.collate.judgements.matching import passage_at
from stemma.model import Document, Edge, Judgement, Lineage, OriginCount, Passage, Span

_NUMBER = re.compile(r"(\d+)$")
_SHOWN = 48  #: characters of a passage that a line shows


def with_passages(passages: Sequence[Passage], docket: Docket, documents: Sequence[Document]) -> tuple[Passage, ...]:
    """The passages, those judged to be none left out, those that the machine does not find any more put back."""
    order = {d.id: n for n, d in enumerate(documents)}
    found = list(passages)
    waiting: dict[frozenset[Span], list[Judgement]] = {}
    for judgement in docket.open("passage", verdicts=("accept", "reject")):
        waiting.setdefault(frozenset(p for p in docket.places(judgement) if p is not None), []).append(judgement)
    for group in waiting.values():
        for judgement in docket.standing(group, lambda a, b: a.verdict != b.verdict, items={}):
            left, right = (p for p in docket.places(judgement) if p is not None)
            passage = passage_at(found, left, right)
            if judgement.verdict == "reject":
                found = [p for p in found if p is not passage]
                if passage is not None:
                    docket.drop(_named(passage, docket), judgement)
                docket.settle(judgement, "applied", f"No passage is read here{' any more' if passage else ', as was judged'}.")
            elif passage is not None:
                docket.settle(judgement, "applied", "It stands as it was accepted.", (passage.id,))
            else:
                judged = docket.item(judgement)
                if not isinstance(judged, Passage):
                    docket.settle(judgement, "noted", "The machine finds no passage here, and the judgement has no `item`.")
                    continue
                judged = _put_back(judged, found)
                found.append(judged)
                docket.settle(judgement, "applied", "The machine finds no passage here; it is put back.", (judged.id,))
    if len(found) == len(passages) and all(a is b for a, b in zip(found, passages, strict=True)):
        return tuple(passages)
    return tuple(sorted(found, key=lambda p: (order[p.left.report], order[p.right.report], p.left.start, p.right.start)))


def _put_back(passage: Passage, there: Iterable[Passage]) -> Passage:
    """The passage with an id of its own, and those of its differences that stand in it."""
    numbers = [int(m.group(1)) for p in there if (m := _NUMBER.search(p.id))]
    kept = tuple(
        d
        for d in passage.differences
        if (d.left is None or passage.left.contains(d.left)) and (d.right is None or passage.right.contains(d.right))
    )
    return replace(passage, id=f"p{max(numbers, default=0) + 1}", differences=kept)


def _named(passage: Passage, docket: Docket) -> str:
    words = " ".join(passage.left.text.split())
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    sides = f"{docket.siglum(passage.left)}, {passage.left.start}-{passage.left.end}"
    return f"passage {shown!r} in {sides} and {docket.siglum(passage.right)}, {passage.right.start}-{passage.right.end}"


def with_edges(lineage: Lineage, docket: Docket, documents: Sequence[Document]) -> Lineage:
    """The lineage, borrowings judged to be none left out, others put back; reports without an exemplar are counted anew."""
    known = {d.id: d for d in documents}
    edges = list(lineage.edges)
    cut: set[frozenset[str]] = set()
    waiting: dict[tuple[frozenset[str], str], list[tuple[Judgement, Edge]]] = {}
    for judgement in docket.open("edge", verdicts=("accept", "reject", "unsure")):
        edge = _judged(judgement, docket, known)
        if edge is None:
            docket.settle(judgement, "orphaned", f"{_ends(judgement)}: not both are among the reports.")
            continue
        if judgement.verdict == "unsure":
            continue
        waiting.setdefault((frozenset((edge.from_report, edge.to_report)), edge.kind), []).append((judgement, edge))
    for (ends, kind), group in waiting.items():
        by_id = {j.id: e for j, e in group}
        for judgement in docket.standing([j for j, _ in group], lambda a, b: a.verdict != b.verdict, items={}):
            edge = by_id[judgement.id]
            there = [e for e in edges if frozenset((e.from_report, e.to_report)) == ends and e.kind == kind]
            if judgement.verdict == "reject":
                edges = [e for e in edges if e not in there]
                cut |= {ends} if there else set()
                for _ in there:
                    docket.drop(f"{kind} between {known[edge.from_report].siglum} and {known[edge.to_report].siglum}", judgement)
                docket.settle(judgement, "applied", f"No {kind} is held here{' any more' if there else ', as was judged'}.")
            elif there:
                docket.settle(judgement, "applied", "It stands as it was accepted.")
            else:
                edges.append(edge)
                docket.settle(judgement, "applied", f"The machine holds no {kind} here; it is put back.")
    return lineage if tuple(edges) == lineage.edges else _counted(lineage, edges, cut, documents=documents)


def _judged(judgement: Judgement, docket: Docket, known: dict[str, Document]) -> Edge | None:
    """The judged borrowing between the reports read now: known by their ids, else by the files of its evidence."""
    item = docket.item(judgement)
    if isinstance(item, Edge):
        return item
    given = json.loads(judgement.item or "{}")
    renamed: dict[str, str] = {}
    spans = [s for e in given["evidence"] for s in (e.get("left"), e.get("right")) if isinstance(s, dict)]
    for n, anchor in enumerate(judgement.anchors):
        report = docket.report(judgement, n)
        for span in spans:
            if report is not None and (span["start"], span["end"], span["text"]) == (anchor.start, anchor.end, anchor.exact):
                renamed[span["report"]] = report.id
    ends = [renamed.get(given[key], given[key]) for key in ("from", "to")]
    if not all(end in known for end in ends):
        return None
    kind: Literal["reuse", "credit", "quotation"] = given["kind"]
    return Edge(ends[0], ends[1], kind, given["direction"], ())


def _ends(judgement: Judgement) -> str:
    given = json.loads(judgement.item or "{}")
    return f"The {given.get('kind')} between {given.get('from')} and {given.get('to')}"


def _counted(lineage: Lineage, edges: Sequence[Edge], cut: set[frozenset[str]], *, documents: Sequence[Document]) -> Lineage:
    """The lineage with these edges: its origins anew, and as many texts more or fewer as there are groups of reports."""
    order = {d.id: n for n, d in enumerate(documents)}
    kept = sorted(edges, key=lambda e: (order[e.from_report], order[e.to_report]))
    takers = {e.to_report for e in kept if e.direction != "unknown"}
    count, more = lineage.independent_origins, _groups(kept, order) - _groups(lineage.edges, order)
    most = len(documents)
    high = min(max(count.high + more, 1), most)
    trees = tuple(
        replace(t, edges=tuple(e for e in t.edges if frozenset((e.from_report, e.to_report)) not in cut)) for t in lineage.trees
    )
    return replace(
        lineage,
        edges=tuple(kept),
        origins=tuple(d.id for d in documents if d.id not in takers),
        trees=tuple(t for t in trees if t.edges),
        independent_origins=OriginCount(min(max(count.low + more, 1), high), high),
    )


def _groups(edges: Iterable[Edge], reports: Iterable[str]) -> int:
    """How many groups of reports there are that borrowings hold together."""
    head = {report: report for report in reports}

    def find(report: str) -> str:
        while head[report] != report:
            report = head[report]
        return report

    for edge in edges:
        if edge.kind != "quotation":
            head[find(edge.from_report)] = find(edge.to_report)
    return len({find(report) for report in head})
