"""One report read by the network: windows in, scores per word out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import onnxruntime

from stemma.encoder.decoding import TAGS, Chain, Floats, Range, answers
from stemma.encoder.pieces import CLS, SEP, Integers, Pieces, windows
from stemma.encoder.weights import Weights

NAMES = 9  #: columns of the head for names: nothing, then begin and inside of four kinds
_HUGE = 1 << 30  #: depth of a word towards an end of the text, where no window is cut


@dataclass(frozen=True, slots=True)
class Part:
    """What the network says in one window, for the words from `start` to `end`."""

    start: int
    end: int
    first: Floats
    last: Floats
    told: Floats


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of one text: [words, tags], [words, names], and its windows."""

    tags: Floats
    names: Floats
    parts: tuple[Part, ...]
    begin: Integers  #: first code point of each word
    finish: Integers  #: code point after each word

    def place(self, words: Range) -> Range:
        """Code points of a half-open range of words."""
        return int(self.begin[words[0]]), int(self.finish[words[1] - 1])

    def of_cue(self, cue: Range, bias: Floats) -> tuple[int, Floats]:
        """For a cue (half-open range of words): the first word of the window in which it lies deepest, and the
        probabilities [words, 3] that each word of the window is nothing, source or content to it."""
        part = max(self.parts, key=lambda p: min(cue[0] - p.start, p.end - cue[1]))
        if cue[0] < part.start or cue[1] > part.end:
            return part.start, np.zeros((part.end - part.start, 3), dtype=np.float32)
        a, b = cue[0] - part.start, cue[1] - 1 - part.start
        asked = part.first[a] + part.last[b]
        return part.start, answers(asked, part.told, cue=(a, b), words=np.arange(part.end - part.start), bias=bias)


class Network:
    """The attribution network of a folder of weights, on one thread."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._session: onnxruntime.InferenceSession = weights.session("attribution.onnx")
        manifest = weights.manifest
        self.window, self.overlap = int(manifest["window"]), int(manifest["overlap"])
        parts = (np.array(manifest["chain"][k], dtype=np.float32) for k in ("step", "first", "last"))
        self.chain = Chain(*parts)
        self.distance: Floats = np.array(manifest["distance"], dtype=np.float32)

    def read(self, pieces: Pieces) -> Reading:
        """Run over all windows, one at a time: dynamic quantisation scales a batch as a whole, so that a window's answer would
        depend on its company; on one thread a batch is not quicker."""
        return read_windows(pieces, lambda *window: self._run(pieces, *window), size=self.window - 2, overlap=self.overlap)

    def _run(self, pieces: Pieces, start: int, end: int, first: Integers) -> Sequence[Floats]:
        ids = np.concatenate(([CLS], pieces.ids[start:end], [SEP]))
        features = np.zeros((1, len(ids), pieces.features.shape[1]), dtype=np.int64)
        features[0, 1:-1] = pieces.features[start:end]
        given = {"embedded": self._weights.embedded(ids)[None], "features": features, "first": first}
        return list(self._session.run(None, given))


def read_windows(pieces: Pieces, run: Callable[[int, int, Integers], Sequence[Floats]], *, size: int, overlap: int) -> Reading:
    """Windows put together: a word that stands in two is taken from the one in which it lies deeper.

    `run(start, end, first)` gives the scores of the heads for the pieces from `start` to `end`: tags, a cue's first and last
    word, what a cue meets, and names, each with a row per word; `first` are the words' places in the window, one for its
    opening mark added.
    """
    first = np.flatnonzero(pieces.starts)
    count = len(first)
    tags, names = np.zeros((count, TAGS), dtype=np.float32), np.zeros((count, NAMES), dtype=np.float32)
    depth = np.full(count, -1)
    parts = []
    for start, end in windows(pieces, size=size, overlap=overlap):
        a, b = (int(x) for x in np.searchsorted(first, (start, end)))
        if b <= a:
            continue
        own_tags, asked_first, asked_last, told, own_names = run(start, end, first[a:b] - start + 1)
        left = np.arange(b - a) + (_HUGE if start == 0 else 0)
        right = np.arange(b - a)[::-1] + (_HUGE if end == len(pieces) else 0)
        own = np.minimum(left, right)
        better = own > depth[a:b]
        tags[a:b][better] = own_tags[better]
        names[a:b][better] = own_names[better]
        depth[a:b] = np.maximum(depth[a:b], own)
        parts.append(Part(a, b, asked_first, asked_last, told))
    # Behind a word's last piece may stand a paragraph's start, which covers nothing.
    last = np.append(first[1:], len(pieces))[:count] - 1
    last = np.where(pieces.end[last] == pieces.start[last], last - 1, last)
    return Reading(tags, names, tuple(parts), pieces.start[first], pieces.end[np.maximum(last, first)])
