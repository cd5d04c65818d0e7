"""Teach the head for names on the finished encoder, whose weights stay as they are.

    python -m training.attribution.names build/attribution/network.pt

GUM, MEANTIME and WNUT 2017 are a twentieth of what the encoder is taught on; as a side task alone their head stays weak. Here the
hidden states of all their words are computed once and a small network over them is trained for some minutes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - its usual name

from training.attribution import corpora
from training.attribution.corpora import NOTHING, Sample
from training.attribution.network import Network
from training.attribution.windows import Window, collate

PASSES, BATCH, RATE, DECAY, SEED = 30, 512, 1e-3, 0.02, 11
SIZE = 254


def states(net: Network, samples: list[Sample]) -> tuple[Tensor, Tensor]:
    """Hidden states [words, width] and name tags [words] of all words that have one."""
    found, wanted = [], []
    for made in samples:
        for start in range(0, len(made.pieces), SIZE):
            window = Window(made, start, min(len(made.pieces), start + SIZE))
            if made.pieces.starts[window.start : window.end].any():
                batch = collate([window])
                with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                    x = net.body(net.words(batch.ids), batch.features, batch.mask)[0, batch.first[0]].float()
                known = batch.names[0] != NOTHING
                found.append(x[known])
                wanted.append(batch.names[0][known])
    return torch.cat(found), torch.cat(wanted)


def teach(net: Network, given: Tensor, wanted: Tensor) -> None:
    """Train `net.named` and nothing else."""
    torch.manual_seed(SEED)
    for part in net.named:
        if hasattr(part, "reset_parameters"):
            part.reset_parameters()
    steps = PASSES * (len(given) // BATCH)
    optimiser = torch.optim.AdamW(net.named.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    for _ in range(PASSES):
        order = torch.randperm(len(given))[: len(given) // BATCH * BATCH].view(-1, BATCH)
        for rows in order:
            loss = F.cross_entropy(net.named(F.dropout(given[rows], 0.2)), wanted[rows])
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
            schedule.step()
    print(f"last loss {float(loss.detach()):.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("network", type=Path)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[3] / "shared/data")
    options = parser.parse_args()
    net = Network()
    net.load_state_dict(torch.load(options.network), strict=False)
    net.eval()
    tree = options.data / "syntax"
    samples = [
        *corpora.syntax(tree / "gum-free-train.conllu.xz", names=True),
        *corpora.wnut(tree / "wnut17/wnut17train.conll.xz"),
        *corpora.meantime(options.data / "dates/meantime_apple_gm.jsonl.xz"),
    ]
    given, wanted = states(net, samples)
    print(f"{len(given)} words, {int((wanted > 0).sum())} in names")
    teach(net, given, wanted)
    torch.save(net.state_dict(), options.network)


if __name__ == "__main__":
    main()
