"""Pieces that name a time of day: "5:10 a.m.", "18:05 GMT", "noon", "four o'clock", "morning"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from stemma.annotate.timexes.context import Context, leads
from stemma.annotate.timexes.days import Match
from stemma.annotate.timexes.intervals import in_words
from stemma.annotate.timexes.readings import Atom, Named, Reading, fixed
from stemma.lexicon import mapping
from stemma.model import Period

_NAMED = {"noon": (12, 0), "midday": (12, 0), "midnight": (24, 0)}
_THROUGH = frozenset({"through", "throughout", "during", "in", "into"})
_SCORES = frozenset({"won", "win", "beat", "lost", "lead", "led", "ratio", "score", "version", "verse", "chapter", "psalm"})


def at_clock(day: Reading, clock: str) -> Reading:
    """A day's reading with a time of day ("T05:10")."""

    def at(anchor: date | None) -> str:
        return day.at(anchor) + clock

    return replace(day, type="TIME", level="time", at=at)


def alone(clock: str) -> Reading:
    """A time of day on the report's own day."""

    def at(anchor: date | None) -> str:
        return f"{anchor.isoformat() if anchor else 'XXXX-XX-XX'}{clock}"

    def days(anchor: date) -> Period:
        return Period(anchor, anchor)

    return Reading("TIME", "time", at, "A time of day with no date beside it is put on the day of {anchor}.", days=days)


def _hour(match: Match) -> tuple[int, int] | None:
    """Hour and minute on the 24-hour clock."""
    if match["clk_x"]:
        return _NAMED[match["clk_x"].lower()]
    if match["clk_4"]:
        return int(match["clk_4"][:2]), int(match["clk_4"][2:])
    if match["clk_i"]:
        hour, minute = int(match["clk_i"]), int(match["clk_n"])
    elif match["clk_w"]:
        word = match["clk_w"].lower()
        hour, minute = (int(word) if word.isdigit() else int(mapping("time_counts")[word])), 0
    elif match["clk_5"]:
        hour, minute = int(match["clk_5"]), 0
    else:
        hour, minute = int(match["clk_h"]), int(match["clk_m"] or 0)
        if not 1 <= hour <= 12:
            return None
        return hour % 12 + (12 if match["clk_p"][0].lower() == "p" else 0), minute
    when = (match["clk_d"] or "").split()
    if when and hour <= 12 and when[-1] in ("afternoon", "evening", "night"):
        hour = hour % 12 + (12 if when[-1] != "night" or hour >= 5 else 0)
    return (hour, minute) if hour <= 24 else None


def clock(match: Match, context: Context) -> Atom | None:
    """A clock time; bare "5:10" only where the words around lead to a time, "5.10" only with more."""
    left = context.before(match.start())
    near = context.text[max(0, match.start() - 1) : match.start()]
    if near and near in "$€£.:-–/,":
        return None
    zone = " ".join((match["clk_z"] or "").lower().split()) if not match["clk_x"] else ""
    if match["clk_i"] and not (zone or match["clk_d"]):
        hour_mark = re.search(r"(?:hrs|hours|h)$", match.group())
        if not hour_mark and ("." in match.group() or context.word(left) not in leads("clock")):
            return None
        if not hour_mark and any(context.word(k) in _SCORES for k in range(left - 3, left + 4)):
            return None
    found = _hour(match)
    if found is None:
        return None
    if match["clk_x"] and context.tag(context.index(match.end())).startswith("NN") and match.group()[0].isupper():
        return None
    text = f"T{found[0]:02d}:{found[1]:02d}" + (mapping("time_zones").get(zone, "") if zone else "")
    end = match.end()
    while context.text[end - 1].isspace():
        end -= 1
    if context.text[end - 1] == ")" and "(" not in match.group():
        end -= 1
    return Atom(start=match.start(), end=end, kind="clock", reading=alone(text), clock=text)


def part(match: Match, context: Context) -> Atom | None:
    """ "the night" in "dug through the night", on the day named last or the report's own; else only together with a day."""
    name = match["part_n"]
    code = mapping("day_parts")[name.lower()]
    left, right = context.before(match.start("part_n")), context.index(match.end())
    led = context.word(left) == "the" and context.word(left - 1) in _THROUGH and match.start("part_n") - match.start() in (0, 7)
    if not led or context.word(right) in ("of", "before", "after") or context.tag(right).startswith(("NN", "JJ", "CD")):
        return Atom.of(match, "part", part=f"T{code}")

    def back(last: Named) -> Reading | None:
        if last.day is None:
            return None
        rule = f"A part of the day named before, {in_words(last.day)}."
        return fixed(f"{last.day.isoformat()}T{code}", rule, level="time", type="TIME")

    return Atom(start=context.tokens[left].start, end=match.end(), kind="whole", reading=alone(f"T{code}"), back=back)
