"""Numbers that are no figures: the checks that keep them out, each with its reason."""

from stemma.annotate.figures.numbers.guards.checks import PHONE, reason_against, unread_reason
from stemma.annotate.figures.numbers.guards.lists import with_ages

__all__ = ["PHONE", "reason_against", "unread_reason", "with_ages"]
