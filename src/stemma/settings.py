"""One settings object. Every number that decides what is read or written stands here, with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told. Raises SettingsError for a value outside what is allowed."""

    max_bytes: int = 50_000_000  #: largest file read as a report; a news report is a thousand times smaller
    progress_after: float = 1.0  #: seconds of work before a progress bar appears

    def __post_init__(self) -> None:
        if self.max_bytes < 1:
            raise SettingsError(f"max_bytes={self.max_bytes}; a positive number of bytes is needed")
        if self.progress_after < 0:
            raise SettingsError(f"progress_after={self.progress_after}; seconds from 0 up are allowed")
