"""What comparing asks of an encoder of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol


class SentenceVectors(Protocol):
    """Vectors whose inner product says how alike two texts are, -1 to 1."""

    def vectors(self, sentences: Sequence[str]) -> Any:
        """A numpy array [sentences, width] of vectors of length one. The same text has the same vector in any company."""
