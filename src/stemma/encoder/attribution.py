"""The shipped attribution model: spans from the tag sequence, put together by what each cue says of every word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stemma.encoder.confidence import features, probability
from stemma.encoder.cues import Cue
from stemma.encoder.decoding import CONTENT_TAGS, SOURCE_TAGS, TAGS, Floats, Range, best_tags, marginals, spans_of
from stemma.encoder.names import names_of
from stemma.encoder.pieces import pieces_of
from stemma.encoder.session import Network, Reading
from stemma.encoder.weights import Weights
from stemma.model import MarkedText, Proposal, Proposed

FILES = ("attribution.onnx", "pieces.npy", "pieces_scale.npy", "tokenizer.json")

#: How much what the cues claim counts beside a word's own tag scores. On PolNeAR dev .15 adds .4 to exact contents, and .3
#: nothing more.
SECOND_LOOK = 0.15
#: Claims are kept this far from 0 and 1 before their logarithms are taken.
LEAST = 0.02
#: Least mean probability for a span of the tag sequence to belong to a cue (set on PolNeAR dev).
CONTENT_OF_CUE = 0.15
SOURCE_OF_CUE = 0.15
#: Least probability of a word for a run that a cue claims where the tag sequence gives it no span (set on PolNeAR dev).
CLAIMED = 0.4


@dataclass(frozen=True, slots=True)
class Put:
    """A cue with its source and content, as half-open ranges of words, and how sure the tags are [words, 13]."""

    cue: Cue
    source: Range | None
    content: tuple[Range, ...]
    sure: Floats


class Encoder:
    """MiniLM-L6 trained for attribution, int8, on one thread (see docs/model-card.md)."""

    name = "stemma-encoder"

    def __init__(self, opened: Weights) -> None:
        self.version = opened.version
        self.digest = opened.digest(*FILES)
        self.network = Network(opened)
        self._confidence = tuple(float(x) for x in opened.manifest["confidence"])

    def propose(self, texts: Sequence[MarkedText]) -> list[Proposed]:
        """What the network proposes for each text; a text's answer does not depend on the others."""
        return [self._one(text) for text in texts]

    def _one(self, text: MarkedText) -> Proposed:
        pieces = pieces_of(text)
        if not pieces.starts.any():
            return Proposed()
        read = self.network.read(pieces)
        return Proposed(tuple(self._proposal(read, put) for put in together(read, self.network)), names_of(read))

    def _proposal(self, read: Reading, put: Put) -> Proposal:
        found = features(put.cue, put.content, put.source, put.sure)
        return Proposal(
            cue=(read.place(put.cue.words),),
            content=tuple(read.place(span) for span in put.content),
            source=(read.place(put.source),) if put.source else (),
            probability=round(probability(found, self._confidence), 4),
        )


def together(read: Reading, network: Network) -> list[Put]:
    """Attributions of one text: the best tag sequence, its spans given to the cues that claim them most."""
    first = [Cue(span, *read.of_cue(span, network.distance)) for span in spans_of(best_tags(read.tags, network.chain))["cue"]]
    if not first:
        return []
    scores = read.tags + SECOND_LOOK * claimed_by(first, len(read.tags))
    spans = spans_of(best_tags(scores, network.chain))
    known = {cue.words: cue for cue in first}
    cues = [known.get(span) or Cue(span, *read.of_cue(span, network.distance)) for span in spans["cue"]]
    if not cues:
        return []
    contents: dict[int, list[Range]] = {}
    for span in spans["content"]:
        claims = [cue.mean(span, 2) for cue in cues]
        best = int(np.argmax(claims))
        if claims[best] >= CONTENT_OF_CUE:
            contents.setdefault(best, []).append(span)
    sure = marginals(scores, network.chain)
    made = []
    for number, cue in enumerate(cues):
        content = contents.get(number) or _claimed(cue, 2)
        if content:
            made.append(Put(cue, _source(cue, spans["source"]), tuple(content), sure))
    return made


def claimed_by(cues: Sequence[Cue], words: int) -> Floats:
    """What the cues' claims add to the tag scores [words, 13]: the logarithm of how likely some cue claims the word."""
    unclaimed = np.ones((words, 2), dtype=np.float32)
    seen = np.zeros(words, dtype=bool)
    for cue in cues:
        at = slice(cue.start, cue.start + len(cue.chances))
        unclaimed[at] *= 1 - cue.chances[:, 1:]
        seen[at] = True
    added = np.zeros((words, TAGS), dtype=np.float32)
    claimed = np.log(np.clip(1 - unclaimed, LEAST, 1 - LEAST))
    added[:, 0] = np.log(np.clip(unclaimed.prod(axis=1), LEAST, 1))
    added[:, SOURCE_TAGS] = claimed[:, :1]
    added[:, CONTENT_TAGS] = claimed[:, 1:]
    added[~seen] = 0
    return added


def _source(cue: Cue, sources: Sequence[Range]) -> Range | None:
    best = max(sources, key=lambda span: cue.mean(span, 1), default=None)
    if best is not None and cue.mean(best, 1) >= SOURCE_OF_CUE:
        return best
    return next(iter(_claimed(cue, 1)), None)


def _claimed(cue: Cue, answer: int) -> list[Range]:
    """The longest run of words that a cue claims, as a list of none or one; single words between may be unsure."""
    best: Range | None = None
    start = end = -2
    for k in np.flatnonzero(cue.chances[:, answer] > CLAIMED).tolist():
        if k > end + 1:
            start = k
        end = k + 1
        if best is None or end - start > best[1] - best[0]:
            best = (start, end)
    return [(best[0] + cue.start, best[1] + cue.start)] if best is not None else []
