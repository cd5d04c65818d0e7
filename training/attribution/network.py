"""The network: MiniLM-L6 with features that an uncased vocabulary loses, and its heads.

Layers are named as in the base model (BERT, Devlin et al. 2019; MiniLM, Wang et al. 2020). The heads: a linear-chain
conditional random field over 13 tags (Lafferty et al. 2001; tags BIOES of source, cue and content), a bilinear head that
says of every word whether it belongs to a given cue's source or content, and taggers for parts of speech, names and arcs.
"""

from __future__ import annotations

import math

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its usual name

from stemma.encoder.decoding import ANSWERS, RANK
from stemma.encoder.pieces import FEATURE_SIZES
from training.attribution.corpora import NAMES, POS, TAGS

WIDTH, LAYERS, ATTENTIONS, LENGTH = 384, 6, 12, 512
DROPOUT = 0.08  #: of what each part adds
DISTANCES = 32  #: buckets of the signed distance between a cue and a word
FORBIDDEN = -10000.0


class Block(nn.Module):
    """One transformer layer, normalised after each part as BERT is."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: [batch, pieces, width]; mask: [batch, 1, 1, pieces], 0 where a piece counts and very low where it is padding."""
        b, t, _ = x.shape
        heads = [
            part(x).view(b, t, ATTENTIONS, WIDTH // ATTENTIONS).transpose(1, 2) for part in (self.query, self.key, self.value)
        ]
        if torch.onnx.is_in_onnx_export():
            weights = torch.softmax(heads[0] @ heads[1].transpose(2, 3) / math.sqrt(WIDTH // ATTENTIONS) + mask, dim=-1)
            mixed = weights @ heads[2]
        else:
            mixed = F.scaled_dot_product_attention(*heads, attn_mask=mask.to(heads[0].dtype))
        x = self.attended_norm(x + self._drop(self.attended(mixed.transpose(1, 2).reshape(b, t, WIDTH))))
        return self.norm(x + self._drop(self.narrow(F.gelu(self.wide(x)))))

    def _drop(self, x: Tensor) -> Tensor:
        return F.dropout(x, DROPOUT, self.training)


class Body(nn.Module):
    """Embeddings and layers; takes embedded pieces, so that the word table can be kept outside."""

    def __init__(self) -> None:
        super().__init__()
        self.position = nn.Embedding(LENGTH, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.features = nn.ModuleList(nn.Embedding(n, WIDTH) for n in FEATURE_SIZES)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.blocks = nn.ModuleList(Block() for _ in range(LAYERS))
        for table in self.features:
            nn.init.zeros_(table.weight)

    def forward(self, embedded: Tensor, features: Tensor | None, mask: Tensor) -> Tensor:
        """embedded: [batch, pieces, width]; features: [batch, pieces, 4]; mask: [batch, pieces], 1 where a piece counts."""
        x = embedded + self.position.weight[: embedded.shape[1]] + self.kind
        if features is not None:
            for k, table in enumerate(self.features):
                x = x + table(features[:, :, k])
        x = self.norm(x)
        low = (1.0 - mask[:, None, None, :].to(x.dtype)) * FORBIDDEN
        for block in self.blocks:
            x = block(x, low)
        return x


class Network(nn.Module):
    """The encoder with its heads. `words` is the frozen table of word-piece embeddings."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.words.weight.requires_grad_(False)
        self.body = Body()
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.hidden = nn.Linear(WIDTH, WIDTH)
        self.cue_first, self.cue_last, self.told = (nn.Linear(WIDTH, ANSWERS * RANK) for _ in range(3))
        self.pos = nn.Linear(WIDTH, len(POS))
        self.names = nn.Linear(WIDTH, len(NAMES))  # a side task; the head that is shipped is `named`, taught last
        self.named = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, len(NAMES)))
        self.child, self.head = (nn.Linear(WIDTH, RANK) for _ in range(2))
        self.distance = nn.Parameter(torch.zeros(ANSWERS, DISTANCES))
        self.crf = Crf()

    def heads(self, x: Tensor) -> tuple[Tensor, ...]:
        """Of hidden states [batch, pieces, width]: tags, a cue's first and last word, what a cue meets, names."""
        inner = F.gelu(self.hidden(x))
        return self.tags(x), self.cue_first(inner), self.cue_last(inner), self.told(inner), self.named(x)


def bucket(distance: Tensor) -> Tensor:
    """Signed distance in words to one of 32 buckets: exact to 7, then by powers of the square root of two."""
    size = distance.abs()
    far = 8 + (torch.log2(size.clamp(min=8).float() / 8) * 2).floor().long()
    small = torch.where(size < 8, size, far.clamp(max=15))
    return torch.where(distance < 0, small + 16, small)


def answers(parts: tuple[Tensor, Tensor, Tensor], cues: Tensor, words: Tensor, bias: Tensor) -> Tensor:
    """Scores [cues, words, 3] of what each word is to each cue.

    parts: three [words, 3 × RANK] of one window; cues: [cues, 2] first and last word; words: [words] their numbers.
    """
    first, last, told = (p.float().view(-1, ANSWERS, RANK) for p in parts)
    asked = first[cues[:, 0]] + last[cues[:, 1]]
    score = torch.einsum("car,war->cwa", asked, told) / math.sqrt(RANK)
    gap = torch.where(words[None] < cues[:, :1], words[None] - cues[:, :1], (words[None] - cues[:, 1:]).clamp(min=0))
    return score + bias.t()[bucket(gap)]


class Crf(nn.Module):
    """Linear-chain conditional random field over the tags, with the steps that BIOES allows."""

    def __init__(self) -> None:
        super().__init__()
        size = len(TAGS)
        self.step = nn.Parameter(torch.zeros(size, size))
        self.first, self.last = nn.Parameter(torch.zeros(size)), nn.Parameter(torch.zeros(size))
        self.register_buffer("barred", torch.tensor([[not _may(a, b) for b in TAGS] for a in TAGS]), persistent=False)

    def loss(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood summed over [batch, words, tags]; mask [batch, words] is 1 for words, a prefix."""
        step = self.step.masked_fill(self.barred, FORBIDDEN)
        e = emissions.float()
        score = self.first[tags[:, 0]] + e[:, 0].gather(1, tags[:, :1]).squeeze(1)
        alpha = self.first + e[:, 0]
        moved = step[tags[:, :-1], tags[:, 1:]] + e[:, 1:].gather(2, tags[:, 1:, None]).squeeze(2)
        score = score + (moved * mask[:, 1:]).sum(1)
        live = mask.bool()
        for t in range(1, e.shape[1]):
            ahead = torch.logsumexp(alpha[:, :, None] + step, dim=1) + e[:, t]
            alpha = torch.where(live[:, t, None], ahead, alpha)
        end = tags.gather(1, (mask.sum(1).long() - 1)[:, None]).squeeze(1)
        return (torch.logsumexp(alpha + self.last, dim=1) - score - self.last[end]).sum()


def _may(a: str, b: str) -> bool:
    """Whether tag b may follow tag a; a window may begin and end inside a span."""
    opened = a[0] in "BI"
    if opened:
        return b[0] in "IE" and b[2:] == a[2:]
    return b[0] in "OBS"


def from_base(path: str) -> Network:
    """A network with the base model's weights; heads are new. Raises KeyError where the file is another model."""
    net = Network()
    base = load_file(path)
    with torch.no_grad():
        net.words.weight.copy_(base["embeddings.word_embeddings.weight"])
        net.body.position.weight.copy_(base["embeddings.position_embeddings.weight"])
        net.body.kind.copy_(base["embeddings.token_type_embeddings.weight"][0])
        _copy(net.body.norm, base, "embeddings.LayerNorm")
        for k, block in enumerate(net.body.blocks):
            at = f"encoder.layer.{k}"
            for ours, theirs in (
                ("query", "attention.self.query"), ("key", "attention.self.key"), ("value", "attention.self.value"),
                ("attended", "attention.output.dense"), ("attended_norm", "attention.output.LayerNorm"),
                ("wide", "intermediate.dense"), ("narrow", "output.dense"), ("norm", "output.LayerNorm"),
            ):  # fmt: skip
                _copy(getattr(block, ours), base, f"{at}.{theirs}")
    return net


def _copy(part: nn.Module, base: dict[str, Tensor], name: str) -> None:
    part.weight.copy_(base[f"{name}.weight"])  # type: ignore[operator,union-attr]
    part.bias.copy_(base[f"{name}.bias"])  # type: ignore[operator,union-attr]
