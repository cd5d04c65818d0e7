"""Figures against NewsQuant (CQE, EMNLP 2023): value, unit, bound and concept F1 over all sentences of a file.

    python -m evals.newsquant ../shared/data/quantities/newsquant_odd.jsonl.xz [--show]

The metric is the published one in words: gold and predicted quantities of a sentence sorted by unit; each gold quantity
runs through the predictions that are left; equal values (relative tolerance 1e-5, a range only equals a range) hit,
equal change symbols, concepts and units on top of that; an equal unit removes the prediction and ends the search.

NewsQuant takes more for quantities than stemma's figures: durations and ages are time expressions in stemma, so they are
added here from the annotator's own amounts; "from 35 to 21" is one range there and two figures in stemma, and is joined
here. Change words (up, down) stand in place of the bound there.
"""

from __future__ import annotations

import json
import lzma
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from evals.command import print_scores
from stemma.annotate.figures import annotate_figures
from stemma.annotate.figures.numbers.bounds import bounded, joined_ranges
from stemma.annotate.figures.numbers.pieces import pieces
from stemma.annotate.figures.numbers.quantities import quantity
from stemma.annotate.figures.numbers.reader import amounts
from stemma.annotate.figures.vocabulary import CHANGES, singular
from stemma.lexicon import words
from stemma.model import Document, Figure, OffsetRun, Published, Quantity
from stemma.text.layout import Layout

TOLERANCE = 1e-5
SYMBOLS = {"exact": "=", "range": "=", "approx": "~", "at_least": ">", "more_than": ">", "at_most": "<", "less_than": "<"}
#: stemma's symbols in NewsQuant's words; "p" is a "point" there
UNITS = {
    "percent": "percentage",
    "percentage points": "percentage point",
    "km": "kilometre",
    "m": "metre",
    "cm": "centimetre",
    "mm": "millimetre",
    "µm": "micrometre",
    "ft": "foot",
    "in": "inch",
    "kg": "kilogram",
    "g": "gram",
    "lb": "pound-mass",
    "oz": "ounce",
    "t": "metric ton",
    "Gt": "gigaton",
    "m²": "square metre",
    "km²": "square kilometre",
    "sq mile": "square mile",
    "sq ft": "square foot",
    "km/h": "kilometre per hour",
    "mpg": "mile per gallon",
    "mph": "mile per hour",
    "°C": "celsius",
    "°F": "fahrenheit",
    "°": "degree",
    "kW": "kilowatt",
    "MW": "megawatt",
    "GW": "gigawatt",
    "hp": "horsepower",
    "kWh": "kilowatt hour",
    "lb-ft": "foot pound-force",
    "GB": "gigabyte",
    "MB": "megabyte",
    "TB": "terabyte",
    "Mbps": "megabit per second",
    "Hz": "hertz",
    "kHz": "kilohertz",
    "GPa": "gigapascal",
    "ml": "millilitre",
    "l": "litre",
    "cal": "calorie",
    "ksi": "kilopound per square inch",
    "m/s": "metre per second",
    "s": "second",
    "min": "minute",
    "h": "hour",
    "knot": "knot",
    "USD": "dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "JPY": "japanese yen",
    "CNY": "chinese yuan",
    "AUD": "australian dollar",
    "CAD": "canadian dollar",
    "NZD": "new zealand dollar",
    "ILS": "shekel",
    "MYR": "malaysian ringgit",
    "DKK": "danish krone",
    "SGD": "singaporean dollar",
    "ZAR": "south african rand",
    "INR": "indian rupee",
    "penny": "point",
    "times": "count",
    "time": "count",
    "fraction": "-",
}
CURRENCIES = {code for code in UNITS if code.isupper() and len(code) == 3}
STOP = words("stop_words")


@dataclass(frozen=True)
class Item:
    """One quantity as NewsQuant sees it: (low, high) for a range, else (value, value)."""

    low: float
    high: float
    change: str
    unit: str
    concept: frozenset[str]


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a `.jsonl` or `.jsonl.xz` file."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        yield from (json.loads(line) for line in stream)


def gold_items(record: dict[str, Any]) -> list[Item]:
    """Gold quantities of one sentence."""
    found = []
    for entry in record["quantities"]:
        text = entry["value"].replace("−", "-")
        ends = re.fullmatch(r"(-?[\d.]+(?:[eE][+-]?\d+)?)-(-?[\d.]+(?:[eE][+-]?\d+)?)", text)
        low, high = (float(ends[1]), float(ends[2])) if ends else (float(text), float(text))
        concept = frozenset(w for w in re.split(r"[,\s]+", entry["referred_concepts"].lower()) if w and w != "-")
        found.append(Item(low, high, entry["change"], entry["normalized_unit"].lower(), concept))
    return found


def _document(text: str) -> Document:
    return Document(
        id="R",
        siglum="A",
        file="r",
        sha256="",
        text=text,
        offsets=(OffsetRun(0, 0, len(text)),),
        encoding="utf-8",
        published=Published(None, None, None, "unknown", ""),
        body=((0, len(text)),) if text else (),
    )


def _direction(text: str, figure: Figure) -> str | None:
    sign = figure.span.text[0]
    if sign in "+-":
        return "up" if sign == "+" else "down"
    before = re.findall(r"[\w']+", text[max(0, figure.span.start - 60) : figure.span.start].lower())
    reach = 4 if figure.role == "change" else 1
    for word in reversed(before[-reach:]):
        if word in CHANGES and CHANGES[word] != "both":
            return str(CHANGES[word])
    return None


def _unit(quantity: Quantity, counted: str | None, per: str | None) -> str:
    per = UNITS.get(per or "", per)
    if quantity.unit is not None:
        name = UNITS.get(quantity.unit, quantity.unit.lower())
        return f"{name} per {per}" if per and per != "each" else name
    if counted is None:
        return "-"
    parts = re.sub(r"^(?:the|its|their|his|her|a|an) ", "", counted.lower()).split()
    name = " ".join([*parts[:-1], parts[-1] if parts[-1] == "people" else singular(parts[-1])])
    name = UNITS.get(name, name)
    return f"{name} per {per}" if per and per != "each" else name


def _of_figure(text: str, figure: Figure) -> Item | None:
    q = figure.quantity
    low = q.value if q.value is not None else q.low if q.high is not None else q.interval.low
    high = q.value if q.value is not None else q.high if q.high is not None else q.interval.high
    if (
        low is None
        or high is None
        or (q.value == 0 and not figure.span.text[0].isdigit())
        or figure.role == "ordinal"
        or figure.span.text.lower() in ("a", "an")
    ):
        return None
    if figure.role == "vague" and q.value is None:
        return None
    counted = figure.counted.text if figure.counted and figure.role != "money" else figure.head
    if figure.counted and figure.counted.start < figure.span.start:
        counted = None
    elif counted and figure.head and not counted.lower().endswith("s") and (q.value or 2) > 1:
        counted = figure.head if len(counted.split()) > 1 else counted
    change = _direction(text, figure) if figure.role in ("change", "share", "money") else None
    if q.bound == "range" and figure.span.text.lower().startswith(("about", "around", "roughly", "~")):
        change = change or "~"
    around = re.findall(r"\w+", figure.counted.text) if figure.counted and q.unit else []
    concept = frozenset(w.lower() for w in around if w.lower() not in STOP)
    return Item(low, high, change or SYMBOLS[q.bound], _unit(q, counted, figure.per), concept)


def _times(layout: Layout) -> Iterator[Item]:
    """Durations and ages, which stemma leaves to time expressions."""
    for sentence in layout.sentences:
        items = pieces(sentence, layout.text)
        for amount in joined_ranges(items, amounts(items)):
            if amount.kind != "duration" or amount.value is None:
                continue
            found = bounded(items, amount)
            q = quantity(found)
            ends = (q.low, q.high) if q.value is None else (q.value, q.value)
            around = " ".join(p.low for p in items[amount.last : amount.rest + 1])
            name = UNITS.get(amount.time or "", amount.time or "")
            old = re.search(r"\bold\b", around) is not None
            yield Item(float(ends[0] or 0), float(ends[1] or 0), SYMBOLS[q.bound], f"{name} of age" if old else name, frozenset())


def predicted_items(text: str) -> list[Item]:
    """What stemma finds in one sentence, in NewsQuant's terms."""
    document = _document(text)
    layout = Layout.of(document)
    figures, _ = annotate_figures(document, layout, ())
    found: list[Item] = []
    skip = False
    for figure, following in zip_longest(figures, figures[1:]):
        if skip:
            skip = False
            continue
        item = _of_figure(text, figure)
        if item is None:
            continue
        if (
            following is not None
            and re.fullmatch(r"\W*\w*\W*(?:to|from)\s+", text[figure.span.end : following.span.start])
            and (
                figure.quantity.unit == following.quantity.unit
                and figure.quantity.value
                and following.quantity.value
                and re.search(r"from\s+$", text[: figure.span.start])
            )
        ):
            other = _of_figure(text, following)
            if other is not None:
                unit = other.unit if item.unit == "-" else item.unit
                item = Item(item.low, other.high, SYMBOLS["range"], unit, item.concept | other.concept)
                skip = True
        found.append(item)
    found.extend(_times(layout))
    return found


def _same(left: Item, right: Item) -> bool:
    # stemma gives fractions with four digits, so that small values may differ in the fifth
    return all(
        math.isclose(a, b, rel_tol=TOLERANCE, abs_tol=5e-5 if abs(b) < 1 else 0.0)
        for a, b in ((left.low, right.low), (left.high, right.high))
    )


def score(path: Path | str, *, show: bool = False) -> dict[str, float]:
    """F1 in percent: value, value_unit, value_bound, value_concept (partial), value_concept_complete."""
    hits = dict.fromkeys(("value", "value_unit", "value_bound", "value_concept", "value_concept_complete"), 0)
    n_gold = n_pred = 0
    for record in read(Path(path)):
        gold, predicted = gold_items(record), predicted_items(record["text"])
        n_gold, n_pred = n_gold + len(gold), n_pred + len(predicted)
        left = sorted(predicted, key=lambda x: x.unit)
        values = 0
        missed = []
        for wanted in sorted(gold, key=lambda x: x.unit):
            equal = [p for p in left if _same(p, wanted)]
            best = next((p for p in equal if p.unit == wanted.unit), equal[0] if equal else None)
            if best is None or values >= len(gold):
                missed.append(wanted)
                continue
            values += 1
            hits["value_bound"] += best.change == wanted.change
            hits["value_concept"] += bool(best.concept & wanted.concept) or (not best.concept and not wanted.concept)
            hits["value_concept_complete"] += best.concept == wanted.concept
            hits["value_unit"] += best.unit == wanted.unit
            if show and (best.unit != wanted.unit or best.change != wanted.change):
                print("~", record["text"][:160], "\n    gold", wanted, "\n    ours", best)
            left.remove(best)
        hits["value"] += values
        if show and (missed or left):
            print("!", record["text"], "\n    missed", missed, "\n    extra ", left)
    return {name: round(200 * hit / (n_gold + n_pred), 1) if n_gold + n_pred else 0.0 for name, hit in hits.items()}


def main() -> None:
    """Command line: print the scores of a file."""
    print_scores(score, about=__doc__ or "", shown="print what differs")


if __name__ == "__main__":
    main()
