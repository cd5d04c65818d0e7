"""Evaluations: what stemma finds, scored against gold, with floors that may not be undercut."""
