"""The encoder: a small transformer that proposes who said what, and one that says how alike two sentences are."""

from __future__ import annotations

from stemma.model import AttributionModel

__all__ = ["load"]


def load() -> AttributionModel:
    """The shipped attribution model. Raises WeightsError where its files are missing or altered."""
    from stemma.encoder.attribution import Encoder  # noqa: PLC0415 - opens a network: only where one is wanted
    from stemma.encoder.weights import weights  # noqa: PLC0415

    return Encoder(weights())
