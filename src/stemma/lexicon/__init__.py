"""Word lists. They are written in `lexicons/<language>/*.yaml` and built into package data by `lexicons/build.py`."""

from stemma.lexicon.tables import mapping, names, words

__all__ = ["mapping", "names", "words"]
