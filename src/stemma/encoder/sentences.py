"""How alike two sentences are: the base model's own sentence vectors (MiniLM-L6, untouched), int8.

The vectors of the network trained for attribution are of no use for this (measured: correlation .29), so that it stays
a network of its own; only the table of word pieces is shared.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnxruntime

from stemma.encoder.decoding import Floats
from stemma.encoder.pieces import CLS, SEP, tokenizer
from stemma.encoder.weights import Weights, weights

FILES = ("sentences.onnx", "pieces.npy", "pieces_scale.npy", "tokenizer.json")
#: Pieces of a sentence that are read; the base model was trained on no more.
LONGEST = 256
WIDTH = 384


class SentenceEncoder:
    """Vectors of length one whose inner product is the cosine of two sentences."""

    name = "all-MiniLM-L6-v2"

    def __init__(self, opened: Weights) -> None:
        self.version = opened.version
        self.digest = opened.digest(*FILES)
        self._weights = opened
        self._session: onnxruntime.InferenceSession = opened.session("sentences.onnx")

    def vectors(self, sentences: Sequence[str]) -> Floats:
        """[sentences, 384]; a sentence without a word is the zero vector. A vector does not depend on its company."""
        made = np.zeros((len(sentences), WIDTH), dtype=np.float32)
        encoded = tokenizer().encode_batch([_readable(s) for s in sentences], add_special_tokens=False)
        for k, part in enumerate(encoded):
            if part.ids:
                ids = np.array([CLS, *part.ids[: LONGEST - 2], SEP], dtype=np.int64)
                made[k] = self._session.run(None, {"embedded": self._weights.embedded(ids)[None]})[0]
        return made


def _readable(sentence: str) -> str:
    """One line that the tokeniser takes: a lone surrogate, which is no character, becomes a question mark."""
    return " ".join(sentence.split()).encode("utf-8", "replace").decode("utf-8")


def load() -> SentenceEncoder:
    """The shipped sentence encoder. Raises WeightsError where its files are missing or altered."""
    return SentenceEncoder(weights())
