"""Documents cut into windows, and windows put together into batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from stemma.encoder.pieces import CLS, MASK, PAD, SEP
from training.attribution.corpora import NOTHING, Sample

SIZE = 256  #: pieces of a window with its two ends
BUDGET = 4096  #: pieces of a batch, padding included


@dataclass(frozen=True, slots=True)
class Window:
    """A half-open range of a document's pieces."""

    sample: Sample
    start: int
    end: int


@dataclass(slots=True)
class Batch:
    """Arrays of some windows: pieces [windows, pieces], words [windows, words] with the first piece of each."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    first: Tensor
    words: Tensor  #: 1 for a word, 0 for padding
    tags: Tensor | None
    pos: Tensor
    heads: Tensor
    names: Tensor
    cues: list[Tensor]  #: per window [cues, 2], numbers of words
    told: list[Tensor]  #: per window [cues, words]: 0, 1 source, 2 content


def cut(samples: Sequence[Sample], chance: random.Random) -> list[Window]:
    """Windows of all documents; where the first ends differs from one pass to the next."""
    size = SIZE - 2
    found = []
    for made in samples:
        total = len(made.pieces)
        at = 0
        if total > size:
            first = chance.randrange(size // 3, size)
            found.append(Window(made, 0, first))
            at = first
        while at < total:
            found.append(Window(made, at, min(total, at + size)))
            at += size
    return [w for w in found if w.end - w.start > 8 and made_words(w)]


def made_words(window: Window) -> bool:
    """Whether a word begins in the window."""
    return bool(window.sample.pieces.starts[window.start : window.end].any())


def batches(windows: list[Window], chance: random.Random) -> Iterator[list[Window]]:
    """Batches of like length, in an order by chance."""
    chance.shuffle(windows)
    groups = []
    for k in range(0, len(windows), 512):
        part = sorted(windows[k : k + 512], key=lambda w: w.end - w.start)
        group: list[Window] = []
        for window in part:
            if group and (len(group) + 1) * (window.end - window.start + 2) > BUDGET:
                groups.append(group)
                group = []
            group.append(window)
        groups.append(group)
    chance.shuffle(groups)
    yield from groups


def collate(group: Sequence[Window], *, hide: float = 0.0, chance: np.random.Generator | None = None) -> Batch:
    """Arrays of a batch; `hide` is the share of pieces replaced by the mask piece."""
    pieces = max(w.end - w.start for w in group) + 2
    spans = [np.searchsorted(w.sample.first, (w.start, w.end)) for w in group]
    words = max(int(b - a) for a, b in spans)
    n = len(group)
    ids = np.full((n, pieces), PAD)
    features = np.zeros((n, pieces, 4), dtype=np.int64)
    mask = np.zeros((n, pieces), dtype=np.float32)
    first = np.zeros((n, words), dtype=np.int64)
    live = np.zeros((n, words), dtype=np.float32)
    labels = {k: np.full((n, words), NOTHING) for k in ("pos", "heads", "names")}
    tags = np.zeros((n, words), dtype=np.int64)
    cues, told = [], []
    for row, (window, (a, b)) in enumerate(zip(group, spans, strict=True)):
        made, size = window.sample, window.end - window.start
        ids[row, 0], ids[row, size + 1] = CLS, SEP
        ids[row, 1 : size + 1] = made.pieces.ids[window.start : window.end]
        features[row, 1 : size + 1] = made.pieces.features[window.start : window.end]
        mask[row, : size + 2] = 1
        count = int(b - a)
        first[row, :count] = made.first[a:b] - window.start + 1
        live[row, :count] = 1
        if chance is not None and hide:
            chosen = chance.random(size) < hide
            ids[row, 1 : size + 1][chosen] = MASK
        if made.tags is not None:
            tags[row, :count] = made.tags[a:b]
        for key in ("pos", "names"):
            values = getattr(made, key)
            if values is not None:
                labels[key][row, :count] = values[a:b]
        if made.heads is not None:
            heads = made.heads[a:b]
            labels["heads"][row, :count] = np.where((heads >= a) & (heads < b), heads - a, NOTHING)
        inside = [t for t in made.told if t.cue[0] >= a and t.cue[1] < b]
        cues.append(torch.tensor([[t.cue[0] - a, t.cue[1] - a] for t in inside], dtype=torch.long).view(-1, 2))
        answer = np.zeros((len(inside), words), dtype=np.int64)
        for k, attribution in enumerate(inside):
            for value, numbers in ((1, attribution.source), (2, attribution.content)):
                kept = [x - a for x in numbers if a <= x < b]
                answer[k, kept] = value
        told.append(torch.from_numpy(answer))
    known = group[0].sample.tags is not None
    t = torch.from_numpy
    return Batch(
        t(ids), t(features), t(mask), t(first), t(live), t(tags) if known else None, t(labels["pos"]), t(labels["heads"]),
        t(labels["names"]), cues, told,
    )  # fmt: skip
