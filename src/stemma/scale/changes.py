"""What new reports change in a kept index: which pairs of reports have other anchors than before, and what these are now.

A list of up to 100 reports links all with all, so a new report only adds links to it. Longer ones link the first four with
all, and each with the next: a new report in the middle parts two that were neighbours, one among the first puts another out
of their number, and the one that makes a list long loosens most of its links. Pairs of older reports never gain an anchor.
So those that were not compared need not be looked at, and of those that were, only the ones with other stretches than
before are aligned again. The rules are those of plan/rk.sql, plan/occ.sql and plan/anch.sql; a property test compares.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from stemma.scale.fingerprints import fingerprints_of
from stemma.scale.lists import LONG, STAR, Lists, Rows, expanded
from stemma.scale.reuse import find_candidates
from stemma.scale.runner import Runner, Schema
from stemma.scale.segments import rows_of

Whole = NDArray[np.int64]

ANCHORS: Schema = {"a": "integer", "b": "integer", "pa": "integer", "pb": "integer", "rare": "integer"}
DOCS: Schema = {"doc": "integer", "id": "bigint", "outlet": "bigint"}
STRETCHES: Schema = {
    "a": "integer", "b": "integer", "first_a": "integer", "last_a": "integer", "first_b": "integer", "last_b": "integer",
    "anchors": "bigint", "rare": "integer", "part": "bigint",
}  # fmt: skip
LINKED: Schema = {"a": "integer", "b": "integer", "anchors": "bigint", "rare": "integer"}


def _runs(number: NDArray[Any], count: int) -> tuple[Whole, Whole]:
    """Where each of `count` numbers begins among rising ones, and how often it stands there."""
    edges = np.searchsorted(number, np.arange(count + 1))
    return edges[:-1], np.diff(edges)


def _distinct(pairs: list[Whole]) -> Whole:
    """Pairs once each, rising."""
    rows = np.concatenate([np.zeros((0, 2), np.int64), *pairs])
    top = int(rows.max(initial=0)) + 1
    keys = np.unique(rows[:, 0] * top + rows[:, 1])
    return np.column_stack((keys // top, keys % top))


def _after(rows: Rows, at: Whole, ends: Whole) -> tuple[Whole, Whole]:
    """Every row in `at` with all that come after it up to its end."""
    others, of = expanded(at + 1, ends - at - 1)
    return at[of], others


def loosened(lists: Lists) -> Whole:
    """Pairs of older reports that lost an anchor as the last segment came, or hold it more loosely; rows (earlier, later)."""
    found: list[Whole] = []
    rows = lists.long
    short = lists.then[rows.number] <= LONG
    crossed = rows.chosen(short & ~lists.came[rows.doc])
    begins, counts = _runs(crossed.number, len(lists.hashes))
    x, y = _after(crossed, np.arange(len(crossed.doc)), (begins + counts)[crossed.number])
    found.append(np.column_stack((crossed.doc[x], crossed.doc[y])))
    old = np.flatnonzero(~short & ~lists.came[rows.doc])
    begins, counts = _runs(rows.number, len(lists.hashes))
    place = old - begins[rows.number[old]]
    stood = _runs(rows.number[old], len(begins))[0]
    before = np.arange(len(old)) - stood[rows.number[old]]
    parted = np.flatnonzero((np.diff(rows.number[old]) == 0) & (np.diff(place) > 1) & (before[:-1] >= STAR))
    found.append(np.column_stack((rows.doc[old[parted]], rows.doc[old[parted + 1]])))
    out = old[(before < STAR) & (place >= STAR)]
    x, y = _after(rows, out, (begins + counts)[rows.number[out]])
    both = ~lists.came[rows.doc[y]]
    found.append(np.column_stack((rows.doc[x[both]], rows.doc[y[both]])))
    pairs = _distinct(found)
    return pairs[lists.differ(pairs[:, 0], pairs[:, 1])]


def _anchors(x: Rows, y: Rows, *, rare: int) -> Whole:
    """Rows of ANCHORS of places side by side, the earlier report first."""
    first = x.doc < y.doc
    a, b = np.where(first, x.doc, y.doc), np.where(first, y.doc, x.doc)
    pa, pb = np.where(first, x.pos, y.pos), np.where(first, y.pos, x.pos)
    return np.column_stack((a, b, pa, pb, np.full(len(a), rare)))


def anchors_of_new(lists: Lists) -> Whole:
    """The anchors that new reports have with each other and with older ones: rows of ANCHORS."""
    rows = lists.all(lists.hashes[(lists.now > 1) & (lists.now <= LONG)])
    begins, counts = _runs(rows.number, int(rows.number.max(initial=-1)) + 1)
    new = np.flatnonzero(lists.came[rows.doc])
    y, of = expanded(begins[rows.number[new]], counts[rows.number[new]])
    x = new[of]
    once = (rows.doc[x] < rows.doc[y]) | ((rows.doc[x] > rows.doc[y]) & ~lists.came[rows.doc[y]])
    parts = [_anchors(rows.chosen(x[once]), rows.chosen(y[once]), rare=1)]
    rows = lists.long
    begins, counts = _runs(rows.number, len(lists.hashes))
    place = np.arange(len(rows.doc)) - begins[rows.number]
    new = np.flatnonzero(lists.came[rows.doc])
    leading = new[place[new] < STAR]
    x, y = _after(rows, leading, (begins + counts)[rows.number[leading]])
    parts.append(_anchors(rows.chosen(x), rows.chosen(y), rare=0))
    y, of = expanded(begins[rows.number[new]], np.minimum(place[new], STAR))
    x = new[of]
    older = ~lists.came[rows.doc[y]]
    parts.append(_anchors(rows.chosen(y[older]), rows.chosen(x[older]), rare=0))
    ends = np.unique(np.concatenate((new[place[new] > STAR], new[place[new] >= STAR] + 1)))
    ends = ends[ends < len(place)]
    ends = ends[place[ends] > STAR]
    parts.append(_anchors(rows.chosen(ends - 1), rows.chosen(ends), rare=0))
    found = np.concatenate(parts)
    return found[lists.differ(found[:, 0], found[:, 1])]


def anchors_of_pairs(lists: Lists, pairs: Whole) -> tuple[Whole, Whole]:
    """The anchors of pairs of older reports: rows of ANCHORS as they are now, and as they were."""
    docs = np.unique(pairs)
    marks = fingerprints_of(lists.texts(docs))
    names, code, often = np.unique(marks.hash, return_inverse=True, return_counts=True)
    shared = np.flatnonzero(often[code] > 1)
    text, code, pos, nth = marks.text[shared], code[shared], marks.pos[shared], marks.nth[shared]
    begins, counts = _runs(text, len(docs))
    ends = np.searchsorted(docs, pairs)
    x, pair = expanded(begins[ends[:, 0]], counts[ends[:, 0]])
    keys = text.astype(np.int64) * len(names) + code
    order = np.argsort(keys, kind="stable")
    wanted = ends[pair, 1] * len(names) + code[x]
    low, high = np.searchsorted(keys, wanted, sorter=order), np.searchsorted(keys, wanted, "right", sorter=order)
    rows, of = expanded(low, high - low)
    x, y, pair = x[of], order[rows], pair[of]
    used, which = np.unique(code[x], return_inverse=True)
    lengths = lists.lengths(names[used])
    first = (nth[x] == 0) & (nth[y] == 0)
    asked = np.flatnonzero(first & (lengths[0][which] > LONG))
    before = [lists.ranks(names[used], at=which[asked], docs=pairs[pair[asked], side]) for side in (0, 1)]
    found: list[Whole] = []
    for state in (0, 1):
        rare = lengths[state][which] <= LONG
        linked = np.zeros(len(x), np.bool_)
        linked[asked] = (before[0][state] < STAR) | (before[1][state] - before[0][state] == 1)
        keep = np.flatnonzero(rare | linked)
        found.append(np.column_stack((pairs[pair[keep]], pos[x[keep]], pos[y[keep]], rare[keep])))
    return found[0], found[1]


def stretches_again(runner: Runner, lists: Lists, pairs: Whole) -> tuple[dict[str, Whole], Whole]:
    """Make `docs`, `linked` and `cand` of what is new or changed. Given back are, by ids, the pairs of older reports whose counts
    are not what they were (`touched`), and those whose stretches are not (`aligned`); and the reports to be aligned."""
    now, then = anchors_of_pairs(lists, pairs)
    then[:, :2] += len(lists)  # the same reports as they stood before: others to the statements
    rows = np.concatenate((anchors_of_new(lists), now, then))
    runner.register("anch", [dict(zip(ANCHORS, rows.T, strict=True))], schema=ANCHORS)
    find_candidates(runner)
    linked, cand = rows_of(runner.columns("linked"), tuple(LINKED)), rows_of(runner.columns("cand"), tuple(STRETCHES))
    touched = _differing(linked, len(lists), pairs=pairs)
    aligned = _differing(cand[:, :6], len(lists), pairs=pairs)
    for name, schema, known, changed in (("linked", LINKED, linked, touched), ("cand", STRETCHES, cand, aligned)):
        known = known[known[:, 0] < len(lists)]
        kept = known[lists.came[known[:, 0]] | lists.came[known[:, 1]] | _in(known[:, :2], changed, len(lists))]
        runner.register(name, [dict(zip(schema, kept.T, strict=True))], schema=schema)
        if name == "linked":
            involved = kept[:, :2]
    docs = np.unique(np.concatenate((involved, kept[:, :2])))
    runner.register("docs", [{"doc": docs, "id": lists.ids[docs], "outlet": lists.outlet[docs]}], schema=DOCS)
    return {"touched": lists.ids[touched], "aligned": lists.ids[aligned]}, np.unique(kept[:, :2])


def _in(rows: Whole, pairs: Whole, docs: int) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = np.isin(rows[:, 0] * docs + rows[:, 1], pairs[:, 0] * docs + pairs[:, 1])
    return found


def _differing(rows: Whole, docs: int, *, pairs: Whole) -> Whole:
    """Of these pairs, those whose rows are not the same as those of the same reports numbered `docs` higher."""
    then = rows[:, 0] >= docs
    plain = rows.copy()
    plain[then, :2] -= docs
    chosen = _in(plain[:, :2], pairs, docs)
    each, often = np.unique(np.column_stack((plain, then))[chosen], axis=0, return_counts=True)
    kinds, states = np.unique(np.column_stack((each[:, :-1], often)), axis=0, return_counts=True)
    return _distinct([np.asarray(kinds[states == 1, :2], np.int64)])
