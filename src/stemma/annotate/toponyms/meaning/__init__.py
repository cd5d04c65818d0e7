"""Which place of several of one name is meant."""

from stemma.annotate.toponyms.meaning.focus import Hint
from stemma.annotate.toponyms.meaning.resolve import Name, Resolver

__all__ = ["Hint", "Name", "Resolver"]
