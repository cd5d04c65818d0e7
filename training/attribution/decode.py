"""Scores of a network in training: spans found exactly, and attributions put together, on whole reports."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from stemma.encoder.decoding import ROLES, Chain, best_tags, spans_of
from stemma.encoder.session import Reading, read_windows
from training.attribution.corpora import Sample
from training.attribution.network import FORBIDDEN, Network
from training.attribution.windows import SIZE, Window, collate

OVERLAP = 64


def chain_of(net: Network) -> Chain:
    """The conditional random field as arrays."""
    with torch.no_grad():
        step = net.crf.step.masked_fill(net.crf.barred, FORBIDDEN)
        return Chain(step.numpy(), net.crf.first.detach().numpy(), net.crf.last.detach().numpy())


def read(net: Network, made: Sample) -> Reading:
    """What the network says of one report, its windows put together as in use."""

    def run(start: int, end: int, first: np.ndarray) -> list[np.ndarray]:
        batch = collate([Window(made, start, end)])
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            x = net.body(net.words(batch.ids), batch.features, batch.mask)[0, torch.from_numpy(first)]
            return [part.float().numpy() for part in net.heads(x)]

    return read_windows(made.pieces, run, size=SIZE - 2, overlap=OVERLAP)


def score(net: Network, samples: Sequence[Sample]) -> dict[str, float]:
    """Exact F1 of each role, and the share of annotated contents that hang on the right cue, in per cent."""
    chain, bias = chain_of(net), net.distance.detach().numpy()
    count = {role: [0, 0, 0] for role in ROLES}
    linked = wanted = 0
    for made in samples:
        found = read(net, made)
        mine = spans_of(best_tags(found.tags, chain))
        assert made.tags is not None
        gold = spans_of(made.tags)
        for role in ROLES:
            row = count[role]
            row[0] += len(set(mine[role]) & set(gold[role]))
            row[1] += len(mine[role])
            row[2] += len(gold[role])
        for told in made.told:
            wanted += 1
            a, chances = found.of_cue((told.cue[0], told.cue[1] + 1), bias)
            inside = [w - a for w in told.content if a <= w < a + len(chances)]
            linked += bool(inside) and float(chances[inside, 2].mean()) > 0.5
    scores = {role: 200 * r[0] / max(1, r[1] + r[2]) for role, r in count.items()}
    return {k: round(v, 2) for k, v in {**scores, "told": 100 * linked / max(1, wanted)}.items()}
