"""What a system found beside what was planted: recall by class of passage, precision of pairs, family members linked."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np

from benchmarks.reuse.planted import LARGE_FAMILIES, NARRATION, QUOTATION, WIRE, Places
from benchmarks.reuse.vocabulary import Array

COVERED = 0.5  #: a planted passage is found where a system's spans cover at least so much of it in both reports
LENGTHS = ((8, 12), (13, 19), (20, 50), (51, 200))
EDITS = ((0.0, 0.0), (0.0, 0.05), (0.05, 0.10), (0.10, 0.20))  #: share of words edited: above the first, up to the second


@dataclass(frozen=True, slots=True)
class Truth:
    """Planted pairs of places (first copy and a later one) in reports of different outlets; one array element a pair."""

    left: Array
    right: Array
    left_start: Array
    left_stop: Array
    right_start: Array
    right_stop: Array
    words: Array
    rate: Array
    kind: Array


@dataclass(frozen=True, slots=True)
class Found:
    """What a system found: pairs of reports, and spans in code points where it gives any."""

    pairs: Array  #: of shape (n, 2)
    spans: Array | None = None  #: of shape (n, 6): left, right, left start, left end, right start, right end


def load_places(corpus: Path) -> tuple[Places, Array]:
    """The places, ordered by passage with the earliest report first, and the outlet of each report."""
    con = duckdb.connect(config={"threads": 1})
    outlets = con.execute(f"SELECT outlet, day FROM '{corpus}/reports/*.parquet' ORDER BY id").fetchnumpy()
    rows = con.execute(f"SELECT * FROM '{corpus}/places.parquet'").fetchnumpy()
    days = np.asarray(outlets["day"])
    order = np.lexsort((rows["report"], days[rows["report"]], rows["passage"]))
    return Places(*(np.asarray(rows[name])[order] for name in Places.__slots__)), np.asarray(outlets["outlet"])


def part(places: Places, which: Array, low: Array, high: Array) -> tuple[Array, Array]:
    """Where words low..high of the passage stand in a place that may have more of them, in code points (about)."""
    long = (places.stop[which] - places.start[which]) / places.words[which]
    start = places.start[which] + (low - places.first[which]) * long
    return start, start + (high - low) * long


def truth_of(places: Places, outlets: Array) -> Truth:
    """Pairs of a passage's first place with each later one, of narration and quotations (families are measured by members)."""
    head = np.searchsorted(places.passage, places.passage)
    rest = np.flatnonzero((head != np.arange(len(head))) & (places.kind != WIRE))
    first = head[rest]
    low = np.maximum(places.first[first], places.first[rest])
    high = np.minimum(places.first[first] + places.words[first], places.first[rest] + places.words[rest])
    kept = (places.report[first] != places.report[rest]) & (high - low >= LENGTHS[0][0])
    kept &= outlets[places.report[first]] != outlets[places.report[rest]]
    rest, first, low, high = rest[kept], first[kept], low[kept], high[kept]
    edits = places.edits[rest] + places.edits[first]
    return Truth(
        places.report[first], places.report[rest], *part(places, first, low, high), *part(places, rest, low, high),
        high - low, edits / places.words[rest], places.kind[rest],
    )  # fmt: skip


def pair_keys(pairs: Array, reports: int) -> Array:
    """One number for each unordered pair, sorted, each once."""
    return np.unique(pairs.min(axis=1) * np.int64(reports) + pairs.max(axis=1)) if len(pairs) else np.zeros(0, np.int64)


def among(wanted: Array, keys: Array) -> Array:
    """Which of the wanted numbers stand in the sorted keys."""
    if not len(keys):
        return np.zeros(len(wanted), bool)
    same: Array = keys[np.searchsorted(keys, wanted).clip(max=len(keys) - 1)] == wanted
    return same


def classes(truth: Truth) -> dict[str, Array]:
    """Named classes of planted pairs: length x edits of narration, quotations whole and cut or edited."""
    named: dict[str, Array] = {}
    narration = truth.kind == NARRATION
    for low, high in LENGTHS:
        length = narration & (truth.words >= low) & (truth.words <= high)
        named[f"{low}-{high} words verbatim"] = length & (truth.rate == 0)
        for above, upto in EDITS[1:]:
            edits = length & (truth.rate > above) & (truth.rate <= upto)
            named[f"{low}-{high} words, {above * 100:.0f}-{upto * 100:.0f} % edited"] = edits
    named["quotations verbatim"] = (truth.kind == QUOTATION) & (truth.rate == 0)
    named["quotations edited"] = (truth.kind == QUOTATION) & (truth.rate > 0)
    long = narration & (truth.words >= 20)
    named["quoted: 20 words or more, up to 5 % edited"] = long & (truth.rate <= 0.05)
    named["quoted: 20 words or more, 10-20 % edited"] = long & (truth.rate > 0.10)
    named["quoted: 8-12 words verbatim"] = named["8-12 words verbatim"]
    named["quoted: quotations"] = truth.kind == QUOTATION
    return named


def covered(truth: Truth, found: Found, reports: int) -> Array:
    """Which planted pairs have a span that covers at least COVERED of them in both reports (the best single span counts)."""
    result = np.zeros(len(truth.left), bool)
    if found.spans is None or not len(found.spans):
        return result
    spans = found.spans
    turned = spans[:, 0] > spans[:, 1]
    spans = np.where(turned[:, None], spans[:, [1, 0, 4, 5, 2, 3]], spans)
    key = spans[:, 0] * np.int64(reports) + spans[:, 1]
    order = np.argsort(key, kind="stable")
    spans, key = spans[order], key[order]
    turn = truth.left > truth.right
    wanted = np.where(turn, truth.right, truth.left) * np.int64(reports) + np.where(turn, truth.left, truth.right)
    ends = [np.where(turn, b, a) for a, b in (
        (truth.left_start, truth.right_start), (truth.left_stop, truth.right_stop),
        (truth.right_start, truth.left_start), (truth.right_stop, truth.left_stop),
    )]  # fmt: skip
    low, high = np.searchsorted(key, wanted), np.searchsorted(key, wanted, side="right")
    shares = np.zeros((2, len(wanted)))
    for step in range(int((high - low).max(initial=0))):
        at = np.flatnonzero(low + step < high)
        span = spans[low[at] + step]
        for side in (0, 1):
            begin, end = ends[2 * side][at], ends[2 * side + 1][at]
            overlap = np.minimum(span[:, 3 + 2 * side], end) - np.maximum(span[:, 2 + 2 * side], begin)
            shares[side, at] = np.maximum(shares[side, at], overlap.clip(min=0) / np.maximum(1, end - begin))
    return np.asarray((shares >= COVERED).all(axis=0))


def precision(places: Places, pairs: Array, reports: int) -> float:
    """Share of the pairs whose reports share a planted passage of any kind."""
    if not len(pairs):
        return 1.0
    incidence = np.unique(places.report * np.int64(1 << 32) + places.passage)
    owners, passages = incidence >> 32, incidence & 0xFFFFFFFF
    edges = np.searchsorted(owners, np.arange(reports + 1))
    right = np.zeros(len(pairs), bool)
    counts = edges[pairs[:, 0] + 1] - edges[pairs[:, 0]]
    for step in range(int(counts.max())):
        at = np.flatnonzero((counts > step) & ~right)
        wanted = pairs[at, 1] * np.int64(1 << 32) + passages[edges[pairs[at, 0]] + step]
        right[at] = among(wanted, incidence)
    return float(right.mean())


def components(pairs: Array, reports: int) -> Array:
    """The smallest report number that each report is joined to by pairs."""
    label = np.arange(reports)
    while len(pairs):
        low = np.minimum(label[pairs[:, 0]], label[pairs[:, 1]])
        new = label.copy()
        np.minimum.at(new, pairs[:, 0], low)
        np.minimum.at(new, pairs[:, 1], low)
        new = new[new]
        if (new == label).all():
            break
        label = new
    return label


def members_linked(places: Places, pairs: Array, reports: int) -> dict[str, float]:
    """Per size of large family: the share of its members in the largest component that the pairs inside the family make."""
    sizes = np.bincount(places.passage)
    wire = places.kind == WIRE
    result: dict[str, list[float]] = {}
    for size in LARGE_FAMILIES:
        for family in np.flatnonzero(sizes == size):
            members = np.unique(places.report[wire & (places.passage == family)])
            if len(members) < size:
                continue
            inside = pairs[np.isin(pairs, members).all(axis=1)]
            label = components(np.searchsorted(members, inside), len(members))
            result.setdefault(str(size), []).append(float(np.bincount(label).max() / len(members)))
    return {size: round(float(np.mean(shares)), 4) for size, shares in result.items()}


def score(corpus: Path, found: Found) -> dict[str, object]:
    """All figures of one system on one corpus."""
    places, outlets = load_places(corpus)
    truth = truth_of(places, outlets)
    reports = len(outlets)
    keys = pair_keys(found.pairs, reports)
    pairs = np.stack([keys // reports, keys % reports], axis=1)
    hit = among(pair_keys_unsorted(truth, reports), keys)
    extents = covered(truth, found, reports) if found.spans is not None else None
    recall = {}
    for name, chosen in classes(truth).items():
        if chosen.any():
            recall[name] = {"planted": int(chosen.sum()), "pairs": round(float(hit[chosen].mean()), 4)}
            if extents is not None:
                recall[name]["spans"] = round(float(extents[chosen].mean()), 4)
    result: dict[str, object] = {"pairs": len(pairs), "precision": round(precision(places, pairs, reports), 4)}
    if found.spans is not None:
        result["spans"] = len(found.spans)
    return result | {"recall": recall, "members": members_linked(places, pairs, reports)}


def pair_keys_unsorted(truth: Truth, reports: int) -> Array:
    """One number for each planted pair, in the truth's order."""
    return np.minimum(truth.left, truth.right) * np.int64(reports) + np.maximum(truth.left, truth.right)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reuse.measures")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("found", type=Path, help="NPZ with `pairs` and, where there are any, `spans`")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    with np.load(options.found) as found:
        figures = score(options.corpus, Found(found["pairs"], found.get("spans")))
    options.out.write_text(json.dumps(figures), "utf-8")


if __name__ == "__main__":
    main()
