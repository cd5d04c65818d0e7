"""Exact spans inside candidate stretches: how two rows of words are aligned, and how that is done for many pairs at once."""
