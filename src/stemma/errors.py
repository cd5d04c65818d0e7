"""Every error that stemma raises on purpose, on one page.

A message says what was given, what is allowed and what mends it, in one line; the command line prints it and exits
with status 2.
"""

from __future__ import annotations


class StemmaError(Exception):
    """Base of all errors that a user can mend."""


class InputError(StemmaError):
    """A path, file or record that cannot be read as a report."""


class SpanError(StemmaError):
    """A span that does not lie in its text, or whose text is not the slice it names."""


class LexiconError(StemmaError):
    """A word list that is missing or malformed."""


class ModelError(StemmaError):
    """An attribution model that is not installed, cannot be loaded, or answers against its agreement."""


class WorkerError(StemmaError):
    """A worker process that ended before its work was done."""


class WeightsError(StemmaError):
    """Shipped weights that are missing or altered."""


class SettingsError(StemmaError):
    """A setting outside what is allowed."""


class EngineError(StemmaError):
    """An engine for the corpus-wide joins that is not installed, does not start, or fails."""
