"""How often a proposal is right: a logistic model over what the network says of its parts (Platt 1999).

The weights are fitted by training/attribution/calibrate.py on PolNeAR's development reports, where right means: source,
cue and content each agree with the annotation by at least half of their characters.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stemma.encoder.cues import Cue
from stemma.encoder.decoding import CUE_TAGS, Floats, Range

#: Probabilities are kept this far from 0 and 1 before their logarithms are taken.
_LEAST = 1e-3

_BEGINS, _ENDS = [9, 12], [11, 12]  #: of the tags with which a content begins, and ends


def _logit(p: float) -> float:
    p = min(max(p, _LEAST), 1 - _LEAST)
    return float(np.log(p / (1 - p)))


def features(cue: Cue, content: Sequence[Range], source: Range | None, sure: Floats) -> NDArray[np.float64]:
    """What the probability is computed from; `sure` are the tags' probabilities [words, 13].

    In order: 1; the cue's least sure word; how the content's words answer to the cue; the content's least sure edge; how
    the source's words answer (0 without a source); 1 without a source; the logarithm of the content's words; its further
    fragments.
    """
    edges = [min(float(sure[a, _BEGINS].sum()), float(sure[b - 1, _ENDS].sum())) for a, b in content]
    words = sum(b - a for a, b in content)
    told = sum(cue.mean(s, 2) * (s[1] - s[0]) for s in content) / words
    return np.array(
        [
            1.0,
            _logit(float(sure[cue.words[0] : cue.words[1], CUE_TAGS].sum(axis=1).min())),
            _logit(told),
            _logit(min(edges)),
            _logit(cue.mean(source, 1)) if source is not None else 0.0,
            float(source is None),
            float(np.log(words)),
            float(len(content) - 1),
        ]
    )


def probability(found: NDArray[np.float64], weights: Sequence[float]) -> float:
    """The probability of a proposal with these features."""
    score = float(np.clip(found @ np.asarray(weights), -30, 30))
    return float(1 / (1 + np.exp(-score)))
