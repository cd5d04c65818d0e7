"""One settings object. Every number that decides what is read or written stands here, with its reason."""

from __future__ import annotations

import os
from dataclasses import dataclass

from stemma.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told. Raises SettingsError for a value outside what is allowed."""

    max_bytes: int = 50_000_000  #: largest file read as a report; a news report is a thousand times smaller
    progress_after: float = 1.0  #: seconds of work before a progress bar appears
    encoder: bool = True  #: whether a trained model reads attributions beside the rules
    model: str | None = None  #: name of an installed attribution model in place of the shipped one
    jobs: int = 1  #: processes that annotate; more only pay, and are only started, for many reports

    def __post_init__(self) -> None:
        if self.max_bytes < 1:
            raise SettingsError(f"max_bytes={self.max_bytes}; a positive number of bytes is needed")
        if self.progress_after < 0:
            raise SettingsError(f"progress_after={self.progress_after}; seconds from 0 up are allowed")
        if self.jobs < 1:
            raise SettingsError(f"jobs={self.jobs}; a number of processes from 1 up is allowed")
        if self.model is not None and not self.encoder:
            raise SettingsError(f"model {self.model!r} and no encoder; give --model NAME or --no-encoder, not both")


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
