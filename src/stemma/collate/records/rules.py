"""The named rules: how a measure's readings become a low, a best and a high number.

`literal` takes the words alone. `ucdp` and `acled` follow two codebooks as far as they speak of numbers in news reports:

- Högbladh, Stina: UCDP GED Codebook, Department of Peace and Conflict Research, Uppsala University; with the UCDP
  Battle-Related Deaths Dataset Codebook for the sentences on differing reports: a low, a best and a high estimate;
  the low and high ones are the lowest and the highest that are held credible; the best one is the most reliable, and
  where no such distinction can be made, the lower figure is taken as a rule.
- Armed Conflict Location & Event Data Project (ACLED): Codebook, section on fatalities, and its FAQ on how fatalities
  are coded: one number, the most conservative of those reported; later information replaces earlier; vague words
  have set numbers (dozens 12, hundreds 100, several or many 3, in an older convention and in war zones 10).

Both are made by people who know their sources. stemma grades no source, so the step "the most reliable" is taken only as
far as time goes (the latest of the readings); hence *after*, not *by*, the codebooks. What the codebooks do not say
(here: "up to 60", "between 40 and 50", words other than those above) is stemma's own choice and named in each function.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stemma.collate.records.readings import Reading, latest, standing
from stemma.lexicon import mapping

Rule = Literal["literal", "ucdp", "acled"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule makes of readings; None where it gives no number."""

    low: float | None
    best: float | None
    high: float | None
    best_from: tuple[Reading, ...]
    why: str


def number(value: float) -> str:
    """A number in a sentence: "1,300", "2.5"."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.12g}"


def _listed(readings: Sequence[Reading]) -> str:
    """The readings as printed, each once, at most four of them."""
    printed = list(dict.fromkeys(r.printed for r in readings))
    more = f" and {len(printed) - 4} more" if len(printed) > 4 else ""
    return ", ".join(printed[:4]) + more


def literal(readings: Sequence[Reading]) -> Outcome:
    """What the words admit, and the number on which most independent givers agree.

    `low` is the lowest lower end and `high` the highest upper end of all readings, as printed ("more than 40" gives 40 and
    no upper end); approximations and vague words take stemma's named interval. `best` is the printed number that the
    most origins give, each origin counted for its latest number; where several numbers have as many, the latest of
    them; else none. A bound that leaves its own number out ("more than 40") names no best number.
    """
    low, high = min(readings, key=lambda r: r.low), max(readings, key=lambda r: r.high)
    closed = math.isfinite(high.high)
    below = f"low from {low.printed}" if low.low > 0 else f"low is 0, because {low.printed} sets no lower bound"
    above = f"high from {high.printed}" if closed else f"high is open, because {high.printed} sets no upper bound"
    words = (
        f"Low and high from {low.printed}."
        if low is high and closed and low.low > 0
        else f"{below[0].upper()}{below[1:]}; {above}."
    )
    best, from_, why = _agreed(readings)
    return Outcome(low.low, best, high.high if closed else None, from_, f"{words} {why}")


def _agreed(readings: Sequence[Reading]) -> tuple[float | None, tuple[Reading, ...], str]:
    """The number most origins agree on, the readings that give it, and a sentence."""
    by_number: dict[float, list[Reading]] = {}
    for origin in dict.fromkeys(r.origin for r in readings):
        own = [r for r in readings if r.origin == origin and r.admits_its_number]
        for reading in latest(own):
            assert reading.number is not None
            by_number.setdefault(reading.number, []).append(reading)
    if not by_number:
        return None, (), "No best number: the words name bounds and vague amounts only."
    support = {value: len({r.origin for r in found}) for value, found in by_number.items()}
    most = max(support.values())
    leading = [value for value in sorted(by_number) if support[value] == most]
    if len(leading) == 1:
        found = tuple(by_number[leading[0]])
        told = f"{most} origins give it ({_listed(found)}), more than any other"
        if len(by_number) == 1:
            told = f"the only number that is given ({_listed(found)})"
        return leading[0], found, f"Best is {number(leading[0])}: {told}."
    newest = latest([r for value in leading for r in by_number[value]])
    values = {r.number for r in newest}
    if len(values) == 1:
        value = values.pop()
        why = f"Best is {number(value or 0.0)}: as many origins give other numbers, and this is the latest ({_listed(newest)})."
        return value, newest, why
    listed = ", ".join(number(v) for v in leading)
    return None, (), f"No best number: as many origins give {listed}, and no date tells which is the latest."


def ucdp(readings: Sequence[Reading]) -> Outcome:
    """Low, best and high estimate after the UCDP GED codebook.

    Readings that a later one replaces are no longer credible and left out (`standing`). `low` and `high` are the lowest
    and the highest number that stands; `best` is the latest where time tells, else the lower figure. An open bound
    ("at least 40", "more than 40") is the number it names, in all three: nothing higher is reported. stemma's choices:
    of "between 40 and 50" the lower end may be best; "up to 60" counts for the high estimate only; a vague word is
    the low end of stemma's interval.
    """
    kept = standing(readings)
    estimates = [(r, _least(r), _most(r)) for r in kept]
    lows = [(least, r) for r, least, _ in estimates if least is not None]
    highs = [(most, r) for r, _, most in estimates]
    high = max(highs, key=lambda pair: pair[0])
    outdated = _outdated(readings, kept)
    if not lows:
        why = f"High from {high[1].printed}; no low and no best number, because only upper bounds are given."
        return Outcome(None, None, high[0], (), f"{why}{outdated}")
    low = min(lows, key=lambda pair: pair[0])
    newest = latest([r for _, r in lows])
    least = [(value, r) for value, r in lows if r in newest]
    best = min(value for value, _ in least)
    from_ = tuple(r for value, r in lows if value == best)
    how = _chosen(len({v for v, _ in lows}), len({v for v, _ in least}))
    ends = f"Low from {low[1].printed}, high from {high[1].printed}"
    if low[0] == high[0]:
        ends = f"Low and high from {low[1].printed}"
    why = f"{ends}. Best is {number(best)} ({_listed(from_)}): {how}."
    return Outcome(low[0], best, high[0], from_, f"{why}{_conventions(from_, best)}{outdated}")


def _chosen(numbers: int, newest: int) -> str:
    if numbers == 1:
        return "the only number that stands"
    return "the latest number" if newest == 1 else "the lower figure, because no date tells the numbers apart"


def _least(reading: Reading) -> float | None:
    """The number a reading stands for at the low end; None where its words set an upper bound only."""
    if reading.figure.quantity.bound in ("at_most", "less_than"):
        return None
    return reading.number if reading.number is not None else reading.low


def _most(reading: Reading) -> float:
    """The number a reading stands for at the high end: the upper end of a range, else the number itself."""
    if reading.number is not None:
        return reading.number
    return reading.low if reading.vague or not math.isfinite(reading.high) else reading.high


def acled(readings: Sequence[Reading]) -> Outcome:
    """One number after the ACLED codebook: the most conservative estimate, vague words by its conventions.

    Readings that a later one replaces are left out (`standing`). The codebook keeps one number, so `low` and `high` are
    None. stemma's choices: of "between 40 and 50" the lower end; "up to 60" names no number to start from.
    """
    kept = standing(readings)
    outdated = _outdated(readings, kept)
    estimates = [(value, r) for r in kept if (value := _conservative(r)) is not None]
    if not estimates:
        return Outcome(None, None, None, (), f"No number: only upper bounds are given ({_listed(kept)}).{outdated}")
    best = min(value for value, _ in estimates)
    from_ = tuple(r for value, r in estimates if value == best)
    several = len({value for value, _ in estimates}) > 1
    how = "the most conservative of the numbers that stand" if several else "the only number that stands"
    return Outcome(
        None, best, None, from_, f"Best is {number(best)} ({_listed(from_)}): {how}.{_conventions(from_, best)}{outdated}"
    )


def _conservative(reading: Reading) -> float | None:
    word = reading.vague
    if word is not None and word in mapping("conservative_counts"):
        return float(mapping("conservative_counts")[word])
    return _least(reading)


def _conventions(readings: Sequence[Reading], best: float) -> str:
    """A sentence where the best number stands for words that name none."""
    for reading in readings:
        if reading.vague:
            return f" “{reading.vague}” is written as {number(best)} by convention."
    return ""


def with_parts(outcome: Outcome, parts: Sequence[Reading]) -> Outcome:
    """The outcome with a sentence that names the numbers that were not read as counts of their own."""
    told = f"{outcome.why} Not read as counts of their own: {_listed(parts)}."
    return replace(outcome, why=told) if parts else outcome


def _outdated(readings: Sequence[Reading], kept: Sequence[Reading]) -> str:
    gone = [r for r in readings if r not in kept]
    return f" Replaced by a later number: {_listed(gone)}." if gone else ""


RULES: tuple[tuple[Rule, Callable[[Sequence[Reading]], Outcome]], ...] = (
    ("literal", literal),
    ("ucdp", ucdp),
    ("acled", acled),
)
