"""Scores of a network in training: spans found exactly, and attributions put together, on whole reports."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from stemma.encoder.decoding import ROLES, Chain, answers, best_tags, spans_of
from stemma.encoder.pieces import windows
from training.attribution.corpora import Sample
from training.attribution.network import FORBIDDEN, Network
from training.attribution.windows import SIZE, Window, collate

OVERLAP = 64


def chain_of(net: Network) -> Chain:
    """The conditional random field as arrays."""
    with torch.no_grad():
        step = net.crf.step.masked_fill(net.crf.barred, FORBIDDEN)
        return Chain(step.numpy(), net.crf.first.detach().numpy(), net.crf.last.detach().numpy())


class Read:
    """What the network says of one report: scores per word, and per window what a cue asks and a word tells."""

    def __init__(self, net: Network, made: Sample) -> None:
        self.parts = []
        self.emissions = np.zeros((len(made.first), 13), dtype=np.float32)
        nearest = np.full(len(made.first), -1.0)
        for start, end in windows(made.pieces, size=SIZE - 2, overlap=OVERLAP):
            batch = collate([Window(made, start, end)])
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                x = net.body(net.words(batch.ids), batch.features, batch.mask)[0, batch.first[0]]
                tags, first, last, told, _ = (p.float().numpy() for p in net.heads(x[None]))
            a, b = np.searchsorted(made.first, (start, end))
            centre = np.minimum(
                np.arange(b - a) + (1e9 if start == 0 else 0),
                b - a - 1 - np.arange(b - a) + (1e9 if end == len(made.pieces) else 0),
            )
            better = centre > nearest[a:b]
            self.emissions[a:b][better] = tags[0][better]
            nearest[a:b] = np.maximum(nearest[a:b], centre)
            self.parts.append((int(a), int(b), first[0], last[0], told[0]))

    def told(self, cue: tuple[int, int], bias: np.ndarray) -> tuple[int, np.ndarray]:
        """First word, and probabilities [words, 3], of the window in which the cue lies deepest."""
        a, b, first, last, told = max(self.parts, key=lambda p: min(cue[0] - p[0], p[1] - cue[1]))
        if not (a <= cue[0] and cue[1] <= b):
            return a, np.zeros((b - a, 3))
        asked = first[cue[0] - a] + last[cue[1] - 1 - a]
        return a, answers(asked, told, cue=(cue[0] - a, cue[1] - 1 - a), words=np.arange(b - a), bias=bias)


def score(net: Network, samples: Sequence[Sample]) -> dict[str, float]:
    """Exact F1 of each role, and the share of annotated contents that hang on the right cue, in per cent."""
    chain, bias = chain_of(net), net.distance.detach().numpy()
    count = {role: [0, 0, 0] for role in ROLES}
    linked = wanted = 0
    for made in samples:
        read = Read(net, made)
        mine = spans_of(best_tags(read.emissions, chain))
        assert made.tags is not None
        gold = spans_of(made.tags)
        for role in ROLES:
            row = count[role]
            row[0] += len(set(mine[role]) & set(gold[role]))
            row[1] += len(mine[role])
            row[2] += len(gold[role])
        for told in made.told:
            wanted += 1
            a, chances = read.told((told.cue[0], told.cue[1] + 1), bias)
            inside = [w - a for w in told.content if a <= w < a + len(chances)]
            linked += bool(inside) and float(chances[inside, 2].mean()) > 0.5
    found = {f"{role}": 200 * r[0] / max(1, r[1] + r[2]) for role, r in count.items()}
    return {k: round(v, 2) for k, v in {**found, "told": 100 * linked / max(1, wanted)}.items()}
