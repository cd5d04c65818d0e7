"""The sentence encoder that comparing is handed: the shipped one, with what it read kept for the length of a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from stemma.model import Annotator, SentenceVectors
from stemma.settings import Settings


class Remembered:
    """Sentence vectors that read each distinct text once."""

    def __init__(self, encoder: SentenceVectors) -> None:
        self._encoder = encoder
        self._known: dict[str, Any] = {}

    def vectors(self, sentences: Sequence[str]) -> Any:
        """A numpy array [sentences, width]; one text a row, as often as it is asked for."""
        import numpy as np  # noqa: PLC0415 - only where an encoder is used

        new = [s for s in dict.fromkeys(sentences) if s not in self._known]
        if new:
            self._known.update(zip(new, self._encoder.vectors(new), strict=True))
        return np.array([self._known[s] for s in sentences])


def sentence_vectors(settings: Settings) -> SentenceVectors | None:
    """The vectors by which figures and statements are compared, None for rules only. Raises WeightsError as the encoder does."""
    return Remembered(_shipped()) if settings.encoder else None


def sentence_annotator(settings: Settings) -> tuple[Annotator, ...]:
    """What a result records of the sentence encoder, if there was one."""
    if not settings.encoder:
        return ()
    encoder = _shipped()
    return (Annotator(encoder.name, encoder.version, encoder.digest),)


@lru_cache(maxsize=1)
def _shipped() -> Any:
    from stemma.encoder import sentences  # noqa: PLC0415 - the run time of the weights only where they are used

    return sentences.load()
