"""One report in the terminal: its text with source, cue and content marked, then who said what.

With colour the three have a style each, and figures, times and places are underlined; without (NO_COLOR, a dumb terminal)
they stand in marks. Where attributions lie in one another, a cue shows before a source, and a source before a content.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from stemma.model import Annotated, Attribution, Span
from stemma.show import wording
from stemma.show.lines import SECTIONS
from stemma.show.wording import clip, line, plural

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Look:
    """How a stretch shows: its style where there is colour, else what stands before and after it."""

    name: str
    style: str
    before: str
    after: str


_ROLES = {
    "content": _Look("content", "green", "[content ", "]"),
    "source": _Look("source", "bold cyan", "[source ", "]"),
    "cue": _Look("cue", "bold magenta", "[cue ", "]"),
}  #: later ones show before earlier ones
_KINDS = {
    "toponyms": _Look("place", "underline blue", "~", "~"),
    "timexes": _Look("time", "underline yellow", "<", ">"),
    "figures": _Look("figure", "bold underline", "{", "}"),
}
_OUTSIDE = "dim"  #: what is no running text: datelines, credits, captions
_BAR = " | "
_WHO, _CUE = 32, 24
_WHAT_LEAST, _WHAT_MOST = 32, 96  #: too few words say nothing; more stand in the text above


def print_annotated(annotated: Annotated, console: Console, *, only: Collection[str] = tuple(SECTIONS)) -> None:
    """Print a report and what was found in it, in the width of `console`; `only` names the sections to mark and list."""
    report, found = annotated.document, annotated.annotations
    marks = console.no_color or console.color_system is None
    roles = _ROLES if "attributions" in only else {}
    kinds = {section: look for section, look in _KINDS.items() if section in only}
    head = Text.assemble(
        (f"{report.siglum}  {clip(wording.outlet(report), 60)}", "bold"), f"  {wording.published(report.published)}"
    )
    for part in (head, _legend((*roles.values(), *kinds.values()), marks=marks), Text()):
        _say(console, part)
    text = wording.unfolded(report.text).rstrip("\n")
    if marks:
        _say(console, Text(_marked(text, (_flat(_roles(annotated, roles)), _flat(_kinds(annotated, kinds))))))
    else:
        _say(console, _styled(annotated, text, roles=roles, kinds=kinds))
    if "attributions" in only and found.attributions:
        heading = _BAR.join(("who", "how", "what", "chain", "probability"))
        _say(console, Text(f"\n{plural(len(found.attributions), 'attribution')}: {heading}"))
        for each in found.attributions:
            _say(console, _attribution(each, console.width))
    left_out = len(found.dropped) + len(annotated.dropped)
    if "dropped" in only and left_out:
        _say(console, Text(f"\n{plural(left_out, 'thing')} left out, each with its reason in the JSON lines (--json)", "dim"))
    _say(console, Text())


def _say(console: Console, text: Text) -> None:
    console.print(text, highlight=False, markup=False, emoji=False)


def _legend(looks: Iterable[_Look], *, marks: bool) -> Text:
    told = Text()
    for look in looks:
        shown = f"{look.before}…{look.after}" if look.name in look.before else f"{look.before}{look.name}{look.after}"
        told.append("  " if told else "").append(shown if marks else look.name, "" if marks else look.style)
    return told


def _roles(annotated: Annotated, roles: Collection[str]) -> Iterator[tuple[Range, _Look]]:
    for name in roles:
        for attribution in annotated.annotations.attributions:
            part = getattr(attribution, name)
            for span in part if isinstance(part, tuple) else (part,):
                yield from _range(span, _ROLES[name])


def _kinds(annotated: Annotated, kinds: Collection[str]) -> Iterator[tuple[Range, _Look]]:
    for section in kinds:
        for annotation in getattr(annotated.annotations, section):
            yield from _range(annotation.span, _KINDS[section])


def _range(span: Span | None, look: _Look) -> Iterator[tuple[Range, _Look]]:
    if span is not None and span.field is None and span.start < span.end:
        yield (span.start, span.end), look


def _flat(ranges: Iterable[tuple[Range, _Look]]) -> list[tuple[Range, _Look]]:
    """The ranges cut so that none overlap, a later one before an earlier one."""
    painted: dict[int, _Look] = {}
    for (start, end), look in ranges:
        painted.update(dict.fromkeys(range(start, end), look))
    flat: list[tuple[Range, _Look]] = []
    for place in sorted(painted):
        if flat and flat[-1][0][1] == place and flat[-1][1] is painted[place]:
            flat[-1] = ((flat[-1][0][0], place + 1), painted[place])
        else:
            flat.append(((place, place + 1), painted[place]))
    return flat


def _marked(text: str, layers: Iterable[list[tuple[Range, _Look]]]) -> str:
    """The text with marks around the ranges, none of them around bare white space; a later layer stands inside."""
    events: list[tuple[int, int, int, int, str]] = []
    for depth, layer in enumerate(layers):
        for (start, end), look in layer:
            bare = text[start:end]
            first, last = start + len(bare) - len(bare.lstrip()), end - len(bare) + len(bare.rstrip())
            if first < last:
                # at one place: close before opening, the shorter range first to close and last to open
                events += [(first, 1, first - last, depth, look.before), (last, 0, last - first, -depth, look.after)]
    parts, at = [], 0
    for place, _, _, _, mark in sorted(events):
        parts += [text[at:place], mark]
        at = place
    return "".join((*parts, text[at:]))


def _styled(annotated: Annotated, text: str, *, roles: Collection[str], kinds: Collection[str]) -> Text:
    report = annotated.document
    styled = Text(text)
    before = 0
    for start, end in (*report.body, (len(text), len(text))) if report.body else ():
        styled.stylize(_OUTSIDE, before, start)
        before = end
    for (start, end), look in (*_flat(_roles(annotated, roles)), *_flat(_kinds(annotated, kinds))):
        styled.stylize(look.style, start, end)
    return styled


def _attribution(each: Attribution, width: int) -> Text:
    """One line, "who | how | what | chain | probability", the words cut so that it fits where that is possible."""
    how = f"{f'“{clip(each.cue.text, _CUE)}”, ' if each.cue else ''}{each.modality}, {each.kind}"
    chain = " > ".join(line(name) for name in each.chain) if len(each.chain) > 1 else "–"
    probability = "rule" if each.probability is None else f"{each.probability:.2f}"
    who = _who(each)
    rest = width - sum(len(part) + len(_BAR) for part in (who, how, chain, probability))
    what = clip(" … ".join(span.text for span in each.content), min(max(rest, _WHAT_LEAST), _WHAT_MOST))
    return Text.assemble((who, "bold"), _BAR, how, _BAR, what, _BAR, chain, _BAR, probability)


def _who(each: Attribution) -> str:
    """The speaker, the source as printed where nobody is resolved, or that nobody is named."""
    if each.speaker:
        others = f" (or {clip(wording.joined(each.candidates, 'or'), _WHO)})" if each.candidates else ""
        return clip(each.speaker, _WHO) + others
    return f"“{clip(each.source.text, _WHO)}”" if each.source else "not named"
