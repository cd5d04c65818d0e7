"""Place names, demonyms and metonyms in a report, and which place each one is."""

from stemma.annotate.toponyms.run import NAME, VERSION, annotate_toponyms

__all__ = ["NAME", "VERSION", "annotate_toponyms"]
