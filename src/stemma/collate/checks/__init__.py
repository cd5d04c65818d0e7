"""Arithmetic that a reader can redo."""
