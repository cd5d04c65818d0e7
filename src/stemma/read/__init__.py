"""Reading: files in, documents out, each character with the way back to its bytes."""

from stemma.read.run import MAX_BYTES, run

__all__ = ["MAX_BYTES", "run"]
