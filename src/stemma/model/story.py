"""Stories: the reports of the same events, and how a grouping changed when a report came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from stemma.model.annotations import Dropped
from stemma.model.comparison import Evidence

STORIES_FORMAT = "stemma.stories/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryContrast:
    """Why the reports of another story that is near do not belong to this one."""

    story: str  #: id of the other story
    evidence: Evidence  #: score: the mean log-odds over the pairs of the two; below 0 they speak against one story


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The reports of the same events; a report that belongs nowhere is a story of one."""

    id: str
    label: str  #: its most telling names and words, as its reports write them
    reports: tuple[str, ...]  #: ids, in the order of days of publication
    outlets: tuple[str, ...]
    first: date | None  #: the first and last day of publication among the reports that have one
    last: date | None
    names: tuple[str, ...]
    words: tuple[str, ...]
    together: tuple[Evidence, ...]  #: what holds it together; empty for one report
    apart: tuple[StoryContrast, ...] = ()  #: the nearest other story, where there is one


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """A heap of reports as stories, the largest first."""

    version: str
    stories: tuple[Story, ...]
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChange:
    """What a report changed: it began a story, joined one, or made stories merge or fall apart.

    `before` are the stories that were there (as ids of reports), `after` those that stand in their place.
    """

    kind: Literal["began", "joined", "merged", "split", "regrouped"]
    report: str
    before: tuple[tuple[str, ...], ...]
    after: tuple[tuple[str, ...], ...]
    evidence: tuple[Evidence, ...]
