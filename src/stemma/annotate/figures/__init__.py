"""Figures: the numbers in a report, with their bounds and what they count."""

from stemma.annotate.figures.plain import plain_numbers
from stemma.annotate.figures.run import NAME, VERSION, annotate_figures

__all__ = ["NAME", "VERSION", "annotate_figures", "plain_numbers"]
