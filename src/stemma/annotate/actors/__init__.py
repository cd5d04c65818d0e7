"""Persons, organisations and groups: their names, and what else refers to them."""

from stemma.annotate.actors.run import NAME, VERSION, annotate_actors

__all__ = ["NAME", "VERSION", "annotate_actors"]
