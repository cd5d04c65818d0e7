"""Groups of reports as stories that can be shown: with a label in their own words, days, outlets, and reasons."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.collate.stories.grouping import Grouper
from stemma.collate.stories.linkage import mean_odds, total
from stemma.collate.stories.reasons import Told, contrast, days_of, held_together, telling
from stemma.collate.stories.sketch import Sketch
from stemma.model import Story, StoryContrast

#: Names and words in a label.
_NAMES, _WORDS = 3, 2
#: Digits of a story's number, at least.
_DIGITS = 3
#: Stories beside one that are weighed for the nearest.
_WEIGHED = 20


def label(told: Told) -> str:
    """A label: "Dunmore, Alva Kest: dam, flood"."""
    names, words = ", ".join(told.names[:_NAMES]), ", ".join(told.words[:_WORDS])
    return ": ".join(part for part in (names, words) if part) or ", ".join(told.numbers) or "no telling word"


def describe(grouper: Grouper, *, why: bool = False) -> tuple[Story, ...]:
    """The stories of a heap, the largest first; with `why`, each beside the nearest other story."""
    groups = grouper.groups()
    digits = max(_DIGITS, len(str(len(groups))))
    ids = {group[0].id: f"story-{number:0{digits}d}" for number, group in enumerate(groups, 1)}
    beside = grouper.neighbours() if why else {}
    return tuple(_story(group, ids, beside.get(group[0].id, [])) for group in groups)


def _story(group: Sequence[Sketch], ids: dict[str, str], beside: Sequence[Sequence[Sketch]]) -> Story:
    told = telling(group)
    first, last = days_of(group)
    return Story(
        id=ids[group[0].id],
        label=label(told),
        reports=tuple(s.id for s in group),
        outlets=tuple(sorted({s.outlet for s in group if s.outlet})),
        first=first,
        last=last,
        names=told.names,
        words=told.words,
        together=held_together(group),
        apart=_nearest(group, ids, beside),
    )


def _nearest(group: Sequence[Sketch], ids: dict[str, str], beside: Sequence[Sequence[Sketch]]) -> tuple[StoryContrast, ...]:
    if not beside:
        return ()
    own = total(group)
    some = sorted(beside, key=lambda other: (-len(other), other[0].id))[:_WEIGHED]
    nearest = max(some, key=lambda other: (mean_odds(own, total(other), pairs=len(group) * len(other)), other[0].id))
    return (StoryContrast(story=ids[nearest[0].id], evidence=contrast(group, nearest)),)
