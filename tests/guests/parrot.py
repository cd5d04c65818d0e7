"""Guests for the tests: a tiny attribution model, and some that do what a guest must not do."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from stemma.model import MarkedText, Proposal, Proposed

_SAYS = re.compile(r"(?P<source>\w+) (?P<cue>squawks) (?P<content>[^.]+)")


class Parrot:
    """Finds "Coco squawks …" and nothing else."""

    name = "parrot"
    version = "1.0"
    digest = "ab" * 32

    def propose(self, texts: Sequence[MarkedText]) -> list[Proposed]:
        return [Proposed(tuple(self._read(text.text))) for text in texts]

    def _read(self, text: str) -> list[Proposal]:
        found = _SAYS.finditer(text)
        return [Proposal((m.span("cue"),), (m.span("content"),), (m.span("source"),), 0.75) for m in found]


class Silent(Parrot):
    """Answers for no text at all."""

    name = "silent"

    def propose(self, texts: Sequence[MarkedText]) -> list[Proposed]:
        return []


class Wild(Parrot):
    """Points outside the text."""

    name = "wild"

    def propose(self, texts: Sequence[MarkedText]) -> list[Proposed]:
        return [Proposed((Proposal(((0, 1),), ((3, len(t.text) + 9),)),)) for t in texts]


class Raising(Parrot):
    """Fails."""

    name = "raising"

    def propose(self, texts: Sequence[MarkedText]) -> list[Proposed]:
        raise ValueError("no seeds\nleft")


class Dying(Parrot):
    """Takes its process with it."""

    name = "dying"

    def propose(self, texts: Sequence[MarkedText]) -> list[Proposed]:
        os._exit(3)


class Bare:
    """No model at all."""
