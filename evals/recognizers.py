"""Amounts against the Recognizers-Text specs: the share of English cases, per kind, whose spans and values are right.

    python -m evals.recognizers ../shared/data/quantities/recognizers_specs_en.jsonl.xz [--show]

A case is right where every expected result that has a value is found with the same characters and the same value (for
ranges the same ends, whichever way they close), and where a case expects nothing and nothing of its kind is found. The
specs test a library for spoken commands, stemma reads news: numbers are read here before the guards that keep dates and
names out of the figures, and units are joined to their span as the specs have them. What stemma holds differently on purpose
is listed in docs/figures-differences.md.
"""

from __future__ import annotations

import json
import lzma
import math
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from evals.command import print_scores
from evals.documents import document
from stemma.annotate.figures.numbers.ages import ages
from stemma.annotate.figures.numbers.amount import Amount
from stemma.annotate.figures.numbers.bounds import bounded
from stemma.annotate.figures.numbers.guards import PHONE, reason_against
from stemma.annotate.figures.numbers.pieces import Piece, pieces
from stemma.annotate.figures.numbers.quantities import quantity
from stemma.annotate.figures.numbers.ranges import joined_ranges
from stemma.annotate.figures.numbers.reader import Reader, amounts
from stemma.annotate.figures.numbers.setting import Setting
from stemma.annotate.figures.vocabulary import word_set
from stemma.text.layout import Layout

KINDS = {
    "NumberModel": "number",
    "PercentModel": "percent",
    "CurrencyModel": "currency",
    "NumberRangeModel": "range",
    "DimensionModel": "dimension",
    "TemperatureModel": "temperature",
    "AgeModel": "age",
}
OURS = {"percent": ("percent", "points"), "currency": ("money",), "dimension": ("measurement",), "temperature": ("measurement",)}
TEMPERATURES = ("°C", "°F", "K")
#: what a bare "degrees" is told by
WARMTH = word_set("temperature_words") - {"°", "degree", "degrees"}
#: the reasons for which the specs leave a number out, too
NO_NUMBERS = ("'one' is a pronoun here", "an idiom with 'one'", "a telephone number")


@dataclass(frozen=True)
class Result:
    """Code points [start, end) and value; a range has two ends, None where it is open."""

    start: int
    end: int
    low: float | None
    high: float | None

    def same(self, other: Result) -> bool:
        """Whether span and value agree."""
        ends = ((self.low, other.low), (self.high, other.high))
        near = all((a is None) == (b is None) and (a is None or b is None or math.isclose(a, b, rel_tol=1e-9)) for a, b in ends)
        return (self.start, self.end) == (other.start, other.end) and near


def expected(case: dict[str, Any]) -> list[Result]:
    """The results of a case that have a value."""
    found = []
    for result in case["results"]:
        text = (result.get("Resolution") or {}).get("value")
        if text in (None, "null"):
            continue
        start, end = result["Start"], result["End"] + 1
        if case["spec"].endswith("NumberRangeModel"):
            low, high = text[1:-1].split(",")
            found.append(Result(start, end, float(low) if low else None, float(high) if high else None))
        else:
            found.append(Result(start, end, float(text.rstrip("%")), float(text.rstrip("%"))))
    return found


def _numbers(items: list[Piece]) -> list[Result]:
    """Numbers alone, without what they are numbers of; shares that are said in two ("one out of three") count."""
    reader, setting = Reader(items), Setting(items, True)
    shares = {a.first: a for a in amounts(items) if a.kind == "fraction"}
    out = {a.first for a in amounts(items) if reason_against(a, setting) in NO_NUMBERS}
    found, i = [], 0
    while i < len(items):
        number = reader.number(i, loose=items[i].digits)
        share = shares.get(i)
        if (number is None and share is None) or i in out:
            i += 1
            continue
        minus = i > 0 and items[i - 1].low in ("-", "−", "minus", "negative")
        value, end = Fraction(0), i
        if number is not None:
            value, end = number.value, number.end
        if share is not None and share.value is not None and share.last >= end:
            value, end = share.value, share.last
        found.append(
            Result(
                items[i - minus].start, items[end - 1].end, float(-value if minus else value), float(-value if minus else value)
            )
        )
        i = end
    return found


def _with_unit(items: list[Piece], amount: Amount) -> Result:
    value = float(amount.value or 0)
    last = amount.outside[1] if amount.outside and amount.kind == "measurement" else amount.last
    return Result(items[amount.first].start, items[last - 1].end, value, value)


def _ranges(items: list[Piece], text: str) -> list[Result]:
    phones = [m.span() for m in PHONE.finditer(text)]
    results = []
    for amount in joined_ranges(items, amounts(items)):
        b = bounded(items, amount)
        start, end = items[b.first].start, items[b.last - 1].end
        if (
            b.amount.value is None
            or b.bound in ("exact", "approx", "below", "above")
            or any(x < end and start < y for x, y in phones)
        ):
            continue
        q = quantity(b)
        results.append(Result(start, end, q.low, q.high))
    return results


def _ages(items: list[Piece]) -> list[Result]:
    results = []
    for age in ages(amounts(items), Setting(items, True)):
        value = float(age.amount.value or 0)
        results.append(Result(items[age.first].start, items[age.last - 1].end, value, value))
    return results


def _measured(items: list[Piece], kind: str) -> list[Result]:
    """Amounts with a unit: money, percentages, temperatures, other dimensions; "5 feet 2 inches" is one, a range two."""
    single = amounts(items)
    whole = [a for a in joined_ranges(items, single) if a.high is None]
    inside = {k for a in whole for k in range(a.first, a.last)}
    found = [*whole, *(a for a in single if a.first not in inside)]
    mild = ("°",) if not WARMTH.isdisjoint(p.low for p in items) else ()
    warm = kind == "temperature"
    return [
        _with_unit(items, a)
        for a in found
        if a.kind in OURS[kind] and (kind not in ("dimension", "temperature") or (a.unit in (*TEMPERATURES, *mild)) == warm)
    ]


def found_in(text: str, kind: str) -> list[Result]:
    """What stemma finds of one kind."""
    results: list[Result] = []
    layout = Layout.of(document(text))
    for sentence in layout.sentences:
        items = pieces(sentence, layout.text)
        if kind == "number":
            measured = {items[k].start for a in amounts(items) if a.kind == "measurement" for k in range(a.first, a.last)}
            results.extend(r for r in _numbers(items) if r.start not in measured)
        elif kind == "range":
            results.extend(_ranges(items, layout.text))
        elif kind == "age":
            results.extend(_ages(items))
        else:
            results.extend(_measured(items, kind))
    return results


def score(path: Path | str, *, show: bool = False) -> dict[str, float]:
    """Share of right cases per kind, in percent."""
    right: Counter[str] = Counter()
    cases: Counter[str] = Counter()
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    for case in rows:
        kind = KINDS.get(case["spec"].rpartition("/")[2])
        if kind is None:
            continue
        wanted, found = expected(case), found_in(case["input"], kind)
        ok = all(any(f.same(w) for f in found) for w in wanted) and (bool(wanted) or not found)
        cases[kind] += 1
        right[kind] += ok
        if show and not ok:
            print(kind, "|", case["input"], "|", wanted, "|", found)
    return {kind: round(100 * right[kind] / cases[kind], 1) for kind in sorted(cases)}


def main() -> None:
    """Command line: print the scores of a file."""
    print_scores(score, about=__doc__ or "", shown="print the cases that are wrong")


if __name__ == "__main__":
    main()
