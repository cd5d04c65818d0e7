"""Which reports of a heap may tell one story: the statements `stories_*.sql` in their order.

Entries are (h, doc, weight): a 63-bit hash, the number of a report (in the order of their days), a whole weight. A report's
heaviest entries are enough. Long lists link to their first four reports and along the chain, so that the work stays linear.
"""

from __future__ import annotations

from collections.abc import Iterable

from stemma.scale.plan import statement
from stemma.scale.runner import Columns, Runner, Schema

ENTRIES: Schema = {"h": "bigint", "doc": "integer", "weight": "integer"}


def story_candidates(runner: Runner, batches: Iterable[Columns]) -> Columns:
    """Pairs of report numbers `a` < `b` with their `score`, the sum of products over shared entries, in no order."""
    runner.register("story_entries", batches, schema=ENTRIES)
    runner.sql("story_lists", statement("stories_lists"))
    runner.sql("story_pairs", statement("stories_pairs"))
    found = runner.columns("story_pairs")
    runner.drop("story_pairs", "story_lists", "story_entries")
    return found
