"""Reports left alone: a follow-up or a column that is like one report of a story, and unlike the wording of the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from stemma.collate.stories.linkage import Link, mean_odds, total
from stemma.collate.stories.sketch import Sketch, log_odds, weights


def taken_in(sketches: Sequence[Sketch], groups: Sequence[Sequence[int]], *, links: Iterable[Link]) -> list[list[int]]:
    """The groups, after each report alone has joined the group of two or more with one of whose reports it goes together
    more likely than not, unless the rest speaks against it. Reports that join do not draw others after them."""
    where = {member: place for place, group in enumerate(groups) for member in group}
    about = weights()
    within: dict[int, set[int]] = defaultdict(set)
    for a, b, product in links:
        for one, other in ((a, b), (b, a)):
            to_join = len(groups[where[one]]) == 1 < len(groups[where[other]])
            if to_join and log_odds(sketches[a], sketches[b], made=product) >= about["alone"]:
                within[one].add(where[other])
    totals = {place: total(sketches[n] for n in groups[place]) for places in within.values() for place in places}
    made = [list(group) for group in groups]
    for one, places in sorted(within.items()):
        own = total([sketches[one]])
        mean, nearest = max((mean_odds(own, totals[place], pairs=len(groups[place])), -place) for place in places)
        if mean >= about["alone_mean"]:
            made[where[one]].remove(one)
            made[-nearest].append(one)
    return sorted(sorted(group) for group in made if group)
