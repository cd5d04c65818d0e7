"""What stemma and quantulum3 find in one sentence, in NewsQuant's terms.

Only names and conventions are translated here. NewsQuant takes more for quantities than stemma's figures: lengths of time,
ages and "one of the largest" are added from the annotator's own amounts, which it leaves out for that reason; "from 35 to
21" is one range there and two figures in stemma, and is joined; vague plurals are read from one of their unit to ten
("dozens" 12-120). Change words (up, down) stand in place of the bound there.
"""

from __future__ import annotations

import importlib
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from evals.documents import document
from evals.newsquant_concepts import concept_of, concept_of_duration
from evals.newsquant_units import UNITS
from evals.systems import UnavailableError
from stemma.annotate.figures import annotate_figures
from stemma.annotate.figures.numbers.ages import ages
from stemma.annotate.figures.numbers.bounds import bounded
from stemma.annotate.figures.numbers.guards import reason_against
from stemma.annotate.figures.numbers.pieces import Piece, pieces
from stemma.annotate.figures.numbers.quantities import quantity
from stemma.annotate.figures.numbers.ranges import joined_ranges
from stemma.annotate.figures.numbers.reader import amounts
from stemma.annotate.figures.numbers.setting import Setting
from stemma.annotate.figures.vocabulary import CHANGES, singular
from stemma.model import Figure, Quantity
from stemma.text.layout import Layout

SYMBOLS = {"exact": "=", "range": "=", "approx": "~", "at_least": ">", "more_than": ">", "at_most": "<", "less_than": "<"}
_BLURS = ("about", "around", "roughly", "approximately", "some ", "~")
_UNDER = re.compile(r"\b(?:under|below|less|fewer|shy|short)\b")
_AS_MUCH = re.compile(r"as \w+ as ")  # bounds nothing there
_RAISED = ("raise", "raises", "raised", "raising")  # money is raised, and not its amount
_PLURAL_SCALES = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
_ONE_OF = "an idiom with 'one'"
_RANGE_REACH = 7  #: words between the two levels of one change
#: quantulum3's names that NewsQuant writes otherwise
_QUANTULUM_UNITS = {
    "dimensionless": "-",
    "per cent": "percentage",
    "pound": "pound-mass",
    "yen": "japanese yen",
    "yuan": "chinese yuan",
    "degree fahrenheit": "fahrenheit",
    "degree celsius": "celsius",
    "minute of arc": "minute",
    "cubic centimetre": "millilitre",
    "tonne": "metric ton",
}


@dataclass(frozen=True)
class Item:
    """One quantity as NewsQuant sees it: (low, high) for a range, else (value, value)."""

    low: float
    high: float
    change: str
    unit: str
    concept: frozenset[str]


def _direction(text: str, figure: Figure) -> str | None:
    """ "up" or "down" where a word of change takes the number: "rose 3%", "dropped by 1 to 1.5 degrees"."""
    sign = figure.span.text[0]
    if sign in "+-":
        return "up" if sign == "+" else "down"
    if figure.role not in ("change", "share", "money", "measurement"):
        return None
    before = re.findall(r"[\w']+", text[max(0, figure.span.start - 60) : figure.span.start].lower())
    reach = 4 if figure.role == "change" else 2 if before[-1:] == ["by"] else 1
    for word in reversed(before[-reach:]):
        if word in CHANGES and CHANGES[word] != "both" and not (figure.role == "money" and word in _RAISED):
            return str(CHANGES[word])
    return None


def _symbol(quantity: Quantity, words_of: str) -> str:
    """The change symbol of the bound: "nearly" is ~ there, "just under" is <, a range is ~ where it is blurred."""
    low = words_of.lower()
    if quantity.bound == "range" and low.startswith(_BLURS):
        return "~"
    if _AS_MUCH.match(low):
        return "~" if _AS_MUCH.sub("", low).startswith(_BLURS) else "="
    if quantity.bound == "approx" and quantity.low is not None:
        return ">"
    if quantity.bound == "approx" and quantity.high is not None and _UNDER.search(low):
        return "<"
    return SYMBOLS[quantity.bound]


def _unit(quantity: Quantity, counted: str | None, per: str | None) -> str:
    per = UNITS.get(per or "", per)
    if quantity.unit is not None:
        name = UNITS.get(quantity.unit, quantity.unit.lower())
        return f"{name} per {per}" if per and per != "each" else name
    if counted is None:
        return "-"
    parts = re.sub(r"^(?:the|its|their|his|her|a|an) ", "", counted.lower()).split()
    name = " ".join([*parts[:-1], parts[-1] if parts[-1] == "people" else singular(parts[-1])])
    name = UNITS.get(name, re.sub(r"\b(lit|met)er\b", r"\1re", name))
    return f"{name} per {per}" if per and per != "each" else name


def _pence(figure: Figure) -> Quantity:
    """The quantity; NewsQuant reads the "p" of pence as points, and only that."""
    q = figure.quantity
    return replace(q, unit="point") if q.unit == "penny" and figure.span.text.endswith("p") else q


def _vague_ends(words_of: str) -> tuple[float, float] | None:
    """NewsQuant's reading of vague plurals: from one of the unit to ten of it ("dozens" is 12-120)."""
    product = 1.0
    for word in words_of.lower().split():
        if word not in _PLURAL_SCALES and word != "of":
            return None
        product *= _PLURAL_SCALES.get(word, 1)
    return product, 10 * product


def _of_figure(text: str, figure: Figure) -> Item | None:
    q = figure.quantity
    low = q.value if q.value is not None else q.low if q.high is not None else q.interval.low
    high = q.value if q.value is not None else q.high if q.high is not None else q.interval.high
    nothing = q.value == 0 and not figure.span.text[0].isdigit()
    if nothing or figure.role == "ordinal" or figure.span.text.lower() in ("a", "an"):
        return None
    symbol = _symbol(q, figure.span.text)
    if figure.role == "vague" and q.value is None:
        plural = re.sub(r" of (?:\w+ )?\w+$", "", figure.span.text) if q.unit else figure.span.text
        ends = _vague_ends(plural)
        if ends is None:
            return None
        (low, high), symbol = ends, "="
    if low is None or high is None:
        return None
    counted = figure.counted.text if figure.counted and figure.role != "money" else figure.head
    if figure.counted and figure.counted.start < figure.span.start:
        counted = None
    elif counted and figure.head and not counted.lower().endswith("s") and (q.value or 2) > 1:
        counted = figure.head if len(counted.split()) > 1 else counted
    if text[figure.span.end : figure.span.end + 1] == "-" and counted and figure.head:
        counted = figure.head  # "six-cylinder engines"
    change = _direction(text, figure)
    return Item(low, high, change or symbol, _unit(_pence(figure), counted, figure.per), concept_of(figure, text))


def _left_out(layout: Layout) -> Iterator[Item]:
    """What NewsQuant takes for a quantity and stemma leaves out: lengths of time, ages, "one of the largest"."""
    for sentence in layout.sentences:
        items = pieces(sentence, layout.text)
        setting = Setting(items, True)
        for amount in joined_ranges(items, amounts(items)):
            old = ages([amount], setting)
            if old:
                unit = f"{old[0].unit} of age"
            elif amount.kind == "duration" and amount.value is not None:
                if (
                    items[amount.last].token == items[amount.last - 1].token
                    and items[amount.last].start > items[amount.last - 1].end
                ):
                    continue  # "a five-year plan"
                unit = UNITS.get(amount.time or "", amount.time or "")
            elif (
                items[amount.last : amount.last + 1]
                and items[amount.last].low == "of"
                and reason_against(amount, setting) == _ONE_OF
            ):
                unit = _one_of(items[amount.last + 1 :])
            else:
                continue
            found = bounded(items, amount)
            q = quantity(found)
            low, high = (q.low, q.high) if q.value is None else (q.value, q.value)
            start, end = items[found.first].start, items[found.last - 1].end
            concept = concept_of_duration(sentence, layout.text, (start, end))
            yield Item(float(low or 0), float(high or 0), _symbol(q, layout.text[start:end]), unit, concept)


def _one_of(items: Sequence[Piece]) -> str:
    """ "old ballpark" of "one of the oldest ballparks": the words up to the first plural, as NewsQuant normalises them."""
    noun = next((k for k, p in enumerate(items) if p.tag in ("NNS", "NNPS") or p.low == "people"), -1)
    named = [p.low for p in items[: noun + 1] if p.tag.startswith(("NN", "JJ")) and p.low != "most"]
    return (
        " ".join([*(re.sub(r"est$", "", w) for w in named[:-1]), *(w if w == "people" else singular(w) for w in named[-1:])])
        or "-"
    )


def _as_range(text: str, left: tuple[Figure, Item], right: tuple[Figure, Item]) -> Item | None:
    """ "from 35 to 21" and "to 21 from 35": one range in NewsQuant, two figures in stemma."""
    (a, one), (b, other) = left, right
    between, before = text[a.span.end : b.span.start], text[: a.span.start]
    far = len(between.split()) > _RANGE_REACH or re.search(r"[;:()]", between)
    units = {u for u in (a.quantity.unit, b.quantity.unit) if u is not None}
    alike = len(units) < 2 and "vague" not in (a.role, b.role) and a.quantity.bound != "range" != b.quantity.bound
    if far or not alike:
        return None
    unit = other.unit if one.unit == "-" or (a.quantity.unit is None and b.quantity.unit) else one.unit
    if re.search(r"\bfrom\s+$", before) and re.search(r"\bto\s+$", between):
        return Item(one.low, other.high, "=", unit, one.concept | other.concept)
    if re.search(r"\bto\s+$", before) and re.search(r"\bfrom\s+$", between):
        return Item(other.low, one.high, "=", unit, one.concept | other.concept)
    return None


def of_stemma(text: str) -> list[Item]:
    """What stemma finds in one sentence, in NewsQuant's terms."""
    report = document(text)
    layout = Layout.of(report)
    found: list[Item] = []
    last: tuple[Figure, Item] | None = None
    for figure in annotate_figures(report, layout, ())[0]:
        item = _of_figure(text, figure)
        if item is None:
            continue
        moved = last is not None and last[1].change in ("up", "down") and item.change == "="
        if last is not None and moved and re.fullmatch(r"[^()]{0,30}\(", text[last[0].span.end : figure.span.start]):
            item = replace(item, change=last[1].change)  # the same change in another unit
        whole = _as_range(text, last, (figure, item)) if last is not None else None
        if whole is not None:
            found[-1], last = whole, None
            continue
        found.append(item)
        last = (figure, item)
    found.extend(_left_out(layout))
    return found


def of_quantulum3(text: str) -> list[Item]:
    """What quantulum3 finds in one sentence; its mean and uncertainty are read as the two ends of a range.

    Raises UnavailableError where it is not installed.
    """
    found = []
    for q in _quantulum3()(text):
        spread = q.uncertainty or 0
        unit = _QUANTULUM_UNITS.get(q.unit.name, q.unit.name)
        found.append(Item(q.value - spread, q.value + spread, "=", unit, frozenset()))
    return found


@lru_cache(maxsize=1)
def _quantulum3() -> Callable[[str], Sequence[Any]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parse: Callable[[str], Sequence[Any]] = importlib.import_module("quantulum3.parser").parse
    except ImportError:
        raise UnavailableError("quantulum3 is not installed; `pip install quantulum3` lets it be scored beside stemma") from None
    return parse
