"""Families: which reports carry one text, and what is told of them."""
