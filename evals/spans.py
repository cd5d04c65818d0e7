"""Measures of attributions: spans by role, attributions linked as wholes, recall by kind, and calibration.

All ranges are half-open code points. A role of an attribution is a tuple of fragments. Three ways of comparing:

- strict, as published (CofeNet, Wang and others 2022): words, with punctuation marks as words; a span is right when its
  first word, its last word and its role are; every fragment is a span, and marks at its edges count. Spans of one role
  are a set here, so that nested contents count; one sequence of labels, as in the paper, would drop some of them;
- edge-stripped: what is neither letter nor digit is cut from both ends of a fragment, then both ends must agree;
- IoU ≥ .5: intersection over union of the edge-stripped characters, matched one to one from the best pair.

A linked attribution is matched one to one by the least of its three roles' overlaps; a role is the union of its fragments'
characters. A missing source equals only a missing source, and so for a missing cue.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from stemma.text.words import tokenise

Range = tuple[int, int]
Fragments = tuple[Range, ...]

ROLES = ("source", "cue", "content")
HALF = 0.5
BINS = 10
#: Any overlap at all.
TOUCH = 1e-9
WHOLE = 1 - 1e-9


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution, annotated or predicted. `probability` is None where a system gives none."""

    source: Fragments
    cue: Fragments
    content: Fragments
    probability: float | None = None

    def role(self, name: str) -> Fragments:
        """The fragments of one role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[name]


@dataclass(frozen=True, slots=True)
class Judged:
    """One report with what is annotated and what a system found."""

    text: str
    gold: Sequence[Found]
    found: Sequence[Found]


def gold_of(row: dict[str, Any]) -> list[Found]:
    """The first annotator's attributions of a report; those without any content are no attribution."""
    rows = next(iter(row["annotations"].values()))
    read = [[tuple((s[0], s[1]) for s in r[role]) for role in ROLES] for r in rows]
    return [Found(source, cue, content) for source, cue, content in read if content]


def kind_of(text: str, span: Range) -> str:
    """direct, mixed or indirect, by the quotation marks in a content."""
    return kind_of_content(text, (span,))


def kind_of_content(text: str, content: Fragments) -> str:
    """The same over all fragments of a content."""
    words = " ".join(text[a:b] for a, b in content).strip()
    if not any(m in words for m in ("“", "”", '"', "''")):
        return "indirect"
    return "direct" if words[:1] in '“"' or words.startswith("''") else "mixed"


def stripped(text: str, span: Range) -> Range:
    """A range without what is neither letter nor digit at its ends; the range itself where nothing is left."""
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return (start, end) if end > start else span


def f1(hits: int, found: int, wanted: int) -> float:
    """F1; 0 where there is nothing."""
    return 2 * hits / (found + wanted) if found + wanted else 0.0


def iou(a: Range, b: Range) -> float:
    """Intersection over union of two ranges."""
    both = min(a[1], b[1]) - max(a[0], b[0])
    return both / (max(a[1], b[1]) - min(a[0], b[0])) if both > 0 else 0.0


def _characters(text: str, fragments: Fragments) -> frozenset[int]:
    return frozenset(i for s in fragments for i in range(*stripped(text, s)))


def _overlap(left: frozenset[int], right: frozenset[int]) -> float:
    """IoU of two sets of characters; 1 for two empty ones."""
    if not left or not right:
        return float(left == right)
    return len(left & right) / len(left | right)


def one_to_one(scores: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """Pairs left -> right, greedily from the best score; equal scores in the order of the text."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted((-score, i, j) for score, i, j in scores):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def word_spans(text: str, fragments: Iterable[Range], bounds: tuple[Sequence[int], Sequence[int]]) -> set[Range]:
    """Fragments as ranges of words; a word counts where any of its characters do. `bounds`: starts and ends of words."""
    starts, ends = bounds
    spans = ((bisect_right(ends, a), bisect_left(starts, b)) for a, b in fragments)
    return {(a, b) for a, b in spans if b > a}


def span_scores(judged: Sequence[Judged]) -> dict[str, float]:
    """F1 of spans by role: `strict.*`, `exact.*` (edge-stripped) and `iou50.*`."""
    count = {(way, role): [0, 0, 0] for way in ("strict", "exact", "iou50") for role in ROLES}
    for report in judged:
        tokens = tokenise(report.text)
        bounds = [t.start for t in tokens], [t.end for t in tokens]
        for role in ROLES:
            sides = [[s for f in side for s in f.role(role)] for side in (report.found, report.gold)]
            words = [word_spans(report.text, side, bounds) for side in sides]
            cut = [sorted({stripped(report.text, s) for s in side}) for side in sides]
            scores = (
                (iou(a, b), i, j) for i, a in enumerate(cut[0]) for j, b in enumerate(cut[1]) if a[0] < b[1] and b[0] < a[1]
            )
            near = one_to_one(s for s in scores if s[0] >= HALF)
            for way, hits, (left, right) in (
                ("strict", len(words[0] & words[1]), words),
                ("exact", len(set(cut[0]) & set(cut[1])), cut),
                ("iou50", len(near), cut),
            ):
                row = count[way, role]
                row[0], row[1], row[2] = row[0] + hits, row[1] + len(left), row[2] + len(right)
    return {f"{way}.{role}": f1(*row) for (way, role), row in count.items()}


class Overlaps:
    """How much each found and each annotated attribution of one report overlap, by role."""

    def __init__(self, report: Judged) -> None:
        sides = []
        for side in (report.found, report.gold):
            sides.append([{r: _characters(report.text, f.role(r)) for r in ROLES} for f in side])
        self.pairs = {
            (i, j): {r: _overlap(a[r], b[r]) for r in ROLES}
            for i, a in enumerate(sides[0])
            for j, b in enumerate(sides[1])
            if a["content"] & b["content"]
        }

    def matched(self, least: float, roles: Sequence[str] = ROLES) -> dict[int, int]:
        """One-to-one matches found -> annotated, with at least this overlap in each of the roles."""
        fit = ((min(by[r] for r in roles), sum(by.values()), i, j) for (i, j), by in self.pairs.items())
        return one_to_one((low + total / 100, i, j) for low, total, i, j in fit if low >= least)


def linked_scores(judged: Sequence[Judged], overlaps: Sequence[Overlaps]) -> dict[str, float]:
    """F1 of linked attributions, precision and recall at IoU ≥ .5, and recall by kind of content."""
    found = sum(len(r.found) for r in judged)
    wanted = sum(len(r.gold) for r in judged)
    hits = {
        name: sum(len(o.matched(least)) for o in overlaps) for name, least in (("any", TOUCH), ("iou50", HALF), ("exact", WHOLE))
    }
    scores = {f"linked.{name}": f1(hit, found, wanted) for name, hit in hits.items()}
    scores["linked.iou50.precision"] = hits["iou50"] / max(1, found)
    scores["linked.iou50.recall"] = hits["iou50"] / max(1, wanted)
    for name, roles in (("content", ROLES[2:]), ("content+source", ("source", "content")), ("all", ROLES)):
        right = dict.fromkeys(("direct", "mixed", "indirect"), 0)
        total = dict.fromkeys(right, 0)
        for report, overlap in zip(judged, overlaps, strict=True):
            kinds = [kind_of_content(report.text, g.content) for g in report.gold]
            for kind in kinds:
                total[kind] += 1
            for j in overlap.matched(HALF, roles).values():
                right[kinds[j]] += 1
        scores.update({f"recall.{kind}.{name}": right[kind] / max(1, total[kind]) for kind in right})
    return scores


def bins_of(judged: Sequence[Judged], overlaps: Sequence[Overlaps]) -> list[dict[str, float]]:
    """Equal-width bins of probability, each with how many attributions, their mean probability and how many are right.

    Right is: linked, IoU ≥ .5 in all roles. Attributions without a probability are not counted.
    """
    rows: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for report, overlap in zip(judged, overlaps, strict=True):
        right = overlap.matched(HALF)
        for number, one in enumerate(report.found):
            if one.probability is not None:
                rows[min(BINS - 1, int(one.probability * BINS))].append((one.probability, number in right))
    return [
        {
            "from": number / BINS,
            "count": len(row),
            "probability": sum(p for p, _ in row) / max(1, len(row)),
            "right": sum(r for _, r in row) / max(1, len(row)),
        }
        for number, row in enumerate(rows)
    ]


def calibration_error(bins: Sequence[dict[str, float]]) -> float | None:
    """Expected calibration error: the bins' gaps between probability and share of right ones, by size."""
    total = sum(b["count"] for b in bins)
    return sum(b["count"] * abs(b["probability"] - b["right"]) for b in bins) / total if total else None


def judge(judged: Sequence[Judged]) -> tuple[dict[str, float | None], list[dict[str, float]]]:
    """All scores of one system, and its bins of calibration."""
    overlaps = [Overlaps(report) for report in judged]
    bins = bins_of(judged, overlaps)
    scores: dict[str, float | None] = {**span_scores(judged), **linked_scores(judged, overlaps)}
    scores["calibration.wrong"] = calibration_error(bins)
    return scores, bins
