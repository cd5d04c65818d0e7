"""The apparatus: one passage in all its witnesses, and quotations that reports give differently."""

from stemma.collate.apparatus.drift import find_drifts
from stemma.collate.apparatus.entries import find_apparatus

__all__ = ["find_apparatus", "find_drifts"]
