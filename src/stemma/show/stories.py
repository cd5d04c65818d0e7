"""Stories found in a heap, as a table for the terminal and as JSON with its schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stemma.model import STORIES_FORMAT, Document, Evidence, Stories, Story
from stemma.show.contract import escaped
from stemma.show.terminal.printing import left_out, say
from stemma.show.wording import clip, line, plural

#: Stories in the table; the rest is counted below it.
_SHOWN = 50
_OUTLETS = 3
_LABEL = 120
#: Columns below which a table has columns of a few letters.
_NARROW = 72

_DAY = {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}
_WORDS = {"type": "array", "items": {"type": "string"}}


def _is(kind: str, says: str) -> dict[str, object]:
    return {"type": kind, "description": says}


_EVIDENCE: dict[str, object] = {
    "feature": {"enum": ["shared", "apart"], "description": "whether it speaks of what is shared or of what tells apart"},
    "score": _is("number", "mean log-odds over the pairs of reports that these are of one story, from their words alone"),
    "sentence": _is("string", "the evidence in words"),
}
_REPORT: dict[str, object] = {
    "id": _is("string", "the report's id"),
    "file": _is("string", "the file it was read from"),
    "line": {"type": ["integer", "null"], "description": "its line, in JSON lines"},
    "title": {"type": ["string", "null"], "description": "its headline"},
    "outlet": {"type": ["string", "null"], "description": "who published it"},
    "published": {**_DAY, "description": "the day of publication, where it is known"},
    "story": _is("string", "id of its story"),
}
_STORY: dict[str, object] = {
    "id": _is("string", "story-001 is the largest"),
    "label": _is("string", "its most telling names and words"),
    "reports": {**_WORDS, "description": "ids of its reports, by day of publication"},
    "outlets": {**_WORDS, "description": "the outlets among them, in alphabetical order"},
    "first": {**_DAY, "description": "the first day of publication"},
    "last": {**_DAY, "description": "the last day of publication"},
    "names": {**_WORDS, "description": "names that half of its reports or more use, the most telling first"},
    "words": {**_WORDS, "description": "other words of which that is so"},
    "together": {"type": "array", "items": {"$ref": "#/$defs/Evidence"}, "description": "what holds it together"},
    "apart": {
        "type": "array",
        "items": {"$ref": "#/$defs/Contrast"},
        "description": "with --why: the nearest other story, and what tells it apart",
    },
}


def _object(properties: dict[str, object]) -> dict[str, object]:
    return {"type": "object", "required": list(properties), "properties": properties, "additionalProperties": False}


def stories_schema() -> dict[str, object]:
    """The JSON Schema of what `stories_json` writes."""
    lists = {"reports": "Report", "stories": "Story", "dropped": "Dropped"}
    says = {
        "reports": "all reports that were read, in the order of reading",
        "stories": "the stories, the largest first; a report that belongs nowhere is a story of one",
        "dropped": "what was left out, with the reason",
    }
    items = {name: {"type": "array", "items": {"$ref": f"#/$defs/{of}"}, "description": says[name]} for name, of in lists.items()}
    made_by = {
        **_is("object", "`version`: which stemma sorted the reports"),
        "required": ["version"],
        "properties": {"version": {"type": "string"}},
    }
    top: dict[str, object] = {"format": {"const": STORIES_FORMAT}, "stemma": made_by, **items}
    contrast: dict[str, object] = {"story": _is("string", "id of the other story"), **_EVIDENCE}
    dropped: dict[str, object] = {
        "what": _is("string", "the file, line or key"),
        "reason": _is("string", "why, and what mends it"),
    }
    parts = {"Report": _REPORT, "Story": _STORY, "Evidence": _EVIDENCE, "Contrast": contrast, "Dropped": dropped}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": STORIES_FORMAT,
        **_object(top),
        "$defs": {name: _object(part) for name, part in parts.items()},
    }


def stories_reference() -> str:
    """The keys of the JSON in Markdown, a table for each kind of object."""
    whole: Any = stories_schema()
    lines = []
    for name, part in (("The whole", whole), *whole["$defs"].items()):
        lines += [f"### {name}", "", "| key | holds |", "|---|---|"]
        lines += [f"| `{key}` | {_holds(shape)} |" for key, shape in part["properties"].items()] + [""]
    return "\n".join(lines).rstrip() + "\n"


def _holds(shape: dict[str, Any]) -> str:
    """What a key holds, in a cell of a table."""
    if "const" in shape:
        return f"`{shape['const']}`"
    values = " or ".join(f"`{value}`" for value in shape.get("enum", ()))
    return f"{values}: {shape['description']}" if values else shape["description"]


def stories_json(found: Stories, reports: Iterable[Document]) -> str:
    """The stories as JSON text (`stemma.stories/1`), keys in the schema's order, ending in a newline."""
    belongs = {report: story.id for story in found.stories for report in story.reports}
    written = {
        "format": STORIES_FORMAT,
        "stemma": {"version": found.version},
        "reports": [
            {
                "id": r.id, "file": r.file, "line": r.line, "title": r.title, "outlet": r.outlet,
                "published": _iso(r.published.value), "story": belongs[r.id],
            }
            for r in reports
        ],
        "stories": [_story(story) for story in found.stories],
        "dropped": [{"what": d.what, "reason": d.reason} for d in found.dropped],
    }  # fmt: skip
    return escaped(json.dumps(written, ensure_ascii=False, indent=1, allow_nan=False)) + "\n"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _evidence(evidence: Evidence) -> dict[str, object]:
    return {"feature": evidence.feature, "score": evidence.score, "sentence": evidence.sentence}


def _story(story: Story) -> dict[str, object]:
    return {
        "id": story.id, "label": story.label, "reports": list(story.reports), "outlets": list(story.outlets),
        "first": _iso(story.first), "last": _iso(story.last), "names": list(story.names), "words": list(story.words),
        "together": [_evidence(e) for e in story.together],
        "apart": [{"story": c.story, **_evidence(c.evidence)} for c in story.apart],
    }  # fmt: skip


def print_stories(found: Stories, console: Console, *, why: bool = False) -> None:
    """Print the stories of two or more reports as a table, with `why` the reasons below each, and count the rest."""
    several = [s for s in found.stories if len(s.reports) > 1]
    alone = len(found.stories) - len(several)
    count = sum(len(s.reports) for s in found.stories)
    told = f"{plural(count, 'report')}: {len(several):,} {'story' if len(several) == 1 else 'stories'} of two or more"
    say(console, Text(f"{told}, {plural(alone, 'report')} alone"))
    shown = several[:_SHOWN] or list(found.stories[:_SHOWN])
    for part in _narrow(shown) if console.width < _NARROW else [_table(shown)]:
        say(console, part)
    rest = len(several or found.stories) - len(shown)
    if rest > 0:
        say(console, Text(f"… and {rest:,} stories more; --json and --out have all of them"))
    for story in shown if why else ():
        for sentence in _reasons(story):
            console.print(Text(sentence), soft_wrap=True)
    left_out(console, found.dropped)


def _table(stories: Sequence[Story]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("story", "reports", "outlets", "days", "what it tells of"):
        table.add_column(name, justify="right" if name == "reports" else "left", no_wrap=name == "story", overflow="fold")
    for story in stories:
        cells = (story.id, f"{len(story.reports):,}", _outlets(story), _days(story), clip(story.label, _LABEL))
        table.add_row(*map(Text, cells))
    return table


def _narrow(stories: Iterable[Story]) -> Iterator[RenderableType]:
    """Each story as lines of its own, where columns would be a letter wide."""
    for story in stories:
        days = f", {_days(story)}" if story.first else ""
        yield Text(f"{story.id}  {plural(len(story.reports), 'report')}{days}")
        for told in (clip(story.label, _LABEL), *([_outlets(story)] if story.outlets else [])):
            yield Padding(Text(told), (0, 0, 0, 2))


def _outlets(story: Story) -> str:
    named = ", ".join(map(line, story.outlets[:_OUTLETS]))
    more = len(story.outlets) - _OUTLETS
    return f"{named}, {more} more" if more > 0 else named or "–"


def _days(story: Story) -> str:
    if story.first is None or story.last is None:
        return "–"
    return f"{story.first}" if story.first == story.last else f"{story.first} to {story.last}"


def _reasons(story: Story) -> Iterable[str]:
    yield f"\n{story.id}  {clip(story.label, _LABEL)}"
    for evidence in story.together:
        yield f"  together (mean log-odds of its pairs {evidence.score:+.1f}): {line(evidence.sentence)}"
    for contrast in story.apart:
        yield f"  apart from {contrast.story} (mean log-odds {contrast.evidence.score:+.1f}): {line(contrast.evidence.sentence)}"
    if not story.together and not story.apart:
        yield "  alone: no other report is like it"
