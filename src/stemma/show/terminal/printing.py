"""Printing without boxes and trailing blanks, and what every summary ends with: what was left out."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from stemma.model import Dropped
from stemma.show.wording import clip, line

_REASONS = 4


def say(console: Console, part: RenderableType) -> None:
    """Print without the blanks that rich fills lines up with: a piped summary is compared line by line."""
    for segments in console.render_lines(part, pad=False):
        text = Text.assemble(*((segment.text, segment.style or "") for segment in segments), end="")
        text.rstrip()
        console.print(text, soft_wrap=True, highlight=False, markup=False, emoji=False)


def heading(console: Console, words: str, count: str = "") -> None:
    """A heading with an empty line before it."""
    say(console, Text())
    say(console, Text.assemble((words, "bold underline"), (f"  {count}", "dim") if count else ""))


def left_out(console: Console, dropped: Sequence[Dropped]) -> None:
    """What was left out, by reason, the commonest first."""
    whats: dict[str, list[str]] = {}
    for each in dropped:
        whats.setdefault(line(each.reason), []).append(each.what)
    if not whats:
        return
    heading(console, "Left out")
    ordered = sorted(whats.items(), key=lambda each: -len(each[1]))
    for reason, names in ordered[:_REASONS]:
        more = f" and {len(names) - 1:,} more" if len(names) > 1 else ""
        told = Text.assemble(f"{clip(names[0], 60)}{more}: ", (clip(reason, 120), "dim"))
        say(console, Padding(told, (0, 0, 0, 2)))
    others = sum(len(names) for _, names in ordered[_REASONS:])
    if others:
        say(console, Padding(Text(f"{others:,} more, each with its reason: --json FILE, key `dropped`", "dim"), (0, 0, 0, 2)))
