"""Readings: how one figure stands to another that measures the same thing.

The relation follows from what the words bound (half-open or closed intervals), from what each number is told to count,
from the order in time, and from nothing else: no reading is called right. Every sentence names the reports by siglum
and the sources by name, and gives the working.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from stemma.collate.claims.amounts import (
    CONVERSION,
    Bounds,
    bounds,
    bracketed,
    converted,
    in_brackets,
    number,
    rounds,
    scale,
    size,
)
from stemma.collate.claims.order import as_of_order, is_current, published_order
from stemma.model import Document, Figure
from stemma.model.comparison import Relation

#: An open bound admits any larger number; from this ratio on the two are told as differing in size all the same.
SIZE_RATIO = 2.0
#: Outcomes whose count falls as time goes by: the missing are found, the displaced go home.
SHRINKING = frozenset({"missing", "displaced", "hospitalised", "hospitalized"})
#: Amounts that do not grow from one day to the next: a later report that gives another one differs.
STATIC = frozenset({"measurement", "share", "money", "rate", "multiple"})
OF_THEM = 16  #: characters after a number in which "of them" begins
_OF = re.compile(r"\s+of\s+(?:them|those|the|these|whom|which|its|their|his|her)\b", re.I)
#: "Two deckhands on the tug, in addition to the pilot": more are counted than these.
_BESIDES = re.compile(r"[^.;:\d]{0,60}?\b(?:in addition to|besides|apart from|on top of|not (?:count|includ)ing)\b", re.I)
_ARTICLE = frozenset({"a", "an"})  #: "a woman was killed": someone is told of, none are counted
_NOT = re.compile(r"\bnot\s$", re.I)
_UNIT = re.compile(r"[ \u00a0-]?[^\W\d_]+(?: ?/ ?h)?")
_LITERAL = frozenset({"more_than", "at_least", "less_than", "at_most", "range"})


@dataclass(frozen=True, slots=True)
class Relating:
    """How a reading stands to another, with a sentence, and whether no value can satisfy both."""

    relation: Relation
    reason: str
    strict: bool = False
    by_date: bool = False  #: only the days of publication say that the one number came after the other
    first: str | None = None  #: id of the figure from which the relation goes: the narrower, the repeated, the earlier one


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure with the report it stands in, and its bounds in the unit in which it is compared."""

    figure: Figure
    report: Document
    bounds: Bounds
    value: float | None
    size: float | None

    @classmethod
    def of(cls, figure: Figure, report: Document, *, rescale: bool) -> Reading:
        """A reading in its own unit, or with `rescale` in the base unit of its dimension."""
        factor = scale(figure) if rescale else 1.0
        value, amount = figure.quantity.value, size(figure)
        return cls(
            figure,
            report,
            bounds(figure).times(factor),
            None if value is None else value * factor,
            None if amount is None else amount * factor,
        )

    @property
    def label(self) -> str:
        """The number as printed, who gives it and where: “12” (Civil Guard in A), “12” (A)."""
        return f"“{self.printed}” ({f'{self.giver} in ' if self.giver else ''}{self.report.siglum})"

    @property
    def printed(self) -> str:
        """The number as printed, of a size with the unit that stands behind it: "12 inches"."""
        span = self.figure.span
        unit = _UNIT.match(self.report.text, span.end) if self.figure.role == "measurement" and span.text[-1:].isdigit() else None
        return span.text + (unit.group() if unit else "")

    @property
    def giver(self) -> str | None:
        """The origin that the report names, None for the report's own voice."""
        return self.figure.sources[-1] if self.figure.sources else None


def relate(left: Figure, right: Figure, *, reports: tuple[Document, Document], dated: bool = True) -> Relating:
    """How `left` stands to `right`; `reports` are the reports they stand in, in the same order.

    `dated` False says that the day of publication tells nothing of the order: both speak of an event long before.
    """
    rescale = converted(left, right)
    a = Reading.of(left, reports[0], rescale=rescale)
    b = Reading.of(right, reports[1], rescale=rescale)
    found = _rejected(a, b) or _bracketed(a, b) or _same_number(a, b) or _part(a, b)
    return found or _ordered(a, b, dated=dated) or _bounded(a, b)


def _rejected(a: Reading, b: Reading) -> Relating | None:
    """ "40, not 300" beside "more than 300": one says that it is not so."""
    if _told_wrong(a) == _told_wrong(b):
        return None
    no, yes = (a, b) if _told_wrong(a) else (b, a)
    if yes.value is None or no.value is None or not math.isclose(yes.value, no.value, rel_tol=1e-6):
        return None
    reason = f"{no.giver or no.report.siglum} in {no.report.siglum} says “not {no.printed}” beside {yes.label}."
    return Relating("conflicts", reason if no.giver else reason.replace(f"{no.report.siglum} in ", "", 1), strict=True)


def _bracketed(a: Reading, b: Reading) -> Relating | None:
    """A size in a bracket right behind another one whose unit has no fixed factor: degrees Celsius and Fahrenheit."""
    if converted(a.figure, b.figure) or a.value == b.value or not bracketed(a.figure, b.figure, a.report.text):
        return None
    first, second = (a, b) if a.figure.span.start < b.figure.span.start else (b, a)
    reason = f"{second.label} stands in brackets behind {first.label}: the same amount in another unit."
    return Relating("derived", reason, first=second.figure.id)


def _told_wrong(reading: Reading) -> bool:
    start = reading.figure.span.start
    return _NOT.search(reading.report.text, max(0, start - 5), start) is not None


def _same_number(a: Reading, b: Reading) -> Relating | None:
    if a.value is None and b.value is None and a.bounds == b.bounds:
        return Relating("agrees", f"{a.label} and {b.label} say the same.")
    if converted(a.figure, b.figure):
        return _conversion(a, b)
    if rounds(a.figure, b.figure) or rounds(b.figure, a.figure):
        exact, rounded = (a, b) if rounds(a.figure, b.figure) else (b, a)
        reason = f"{exact.label} comes to {rounded.label} when it is rounded to as many digits."
        return Relating("refines", reason, first=exact.figure.id)
    if a.value is None or b.value is None or not math.isclose(a.value, b.value, rel_tol=1e-6):
        return None
    x, y = a.figure.quantity.bound, b.figure.quantity.bound
    repeated = _repeated(a, b)
    if repeated and a.bounds.meets(b.bounds):
        own, told = repeated
        reason = f"{own.label} is the number of {told.label}, repeated in the report's own voice."
        return Relating("derived", reason, first=own.figure.id)
    if x == y:
        return Relating("agrees", f"{a.label} and {b.label} give the same number.")
    if "exact" in (x, y) and {x, y} & _LITERAL:
        return _bound_dropped(*((a, b) if x == "exact" else (b, a)))
    if not a.bounds.meets(b.bounds) and "approx" not in (x, y):
        return None
    return Relating("agrees", f"{a.label} and {b.label} give the same number; only the bound is worded differently.")


def _repeated(a: Reading, b: Reading) -> tuple[Reading, Reading] | None:
    """The report's own voice and the source in the same report whose number it repeats, where the two are that."""
    own, told = (a, b) if b.giver else (b, a)
    if own.giver or not told.giver or own.report.id != told.report.id or own.figure.inside_quote:
        return None
    return own, told


def _bound_dropped(exact: Reading, open_: Reading) -> Relating:
    """ "300" beside "more than 300" or "at least 300"."""
    first = exact.figure.id
    if _repeated(exact, open_) == (exact, open_):
        reason = f"{exact.label} is the number of {open_.label}, repeated in the report's own voice without its bound."
        return Relating("derived", reason, first=first)
    if open_.bounds.admits(exact.value or 0.0):
        return Relating("refines", f"{exact.label} is the one number that {open_.label} names as its bound.", first=first)
    return Relating("agrees", f"{exact.label} gives the number that {open_.label} names as its bound, without the bound.")


def _conversion(a: Reading, b: Reading) -> Relating | None:
    if a.size is None or b.size is None or not math.isclose(a.size, b.size, rel_tol=CONVERSION):
        return None
    if "fraction" in (a.figure.quantity.unit, b.figure.quantity.unit):
        percent = a if a.figure.quantity.unit == "percent" else b
        working = f"{number(size(percent.figure) or 0.0)} / 100 = {number(percent.size)}" if percent.size else ""
        return Relating("agrees", f"{a.label} and {b.label} are the same share: {working}.")
    factor = scale(a.figure) / scale(b.figure)
    own = size(a.figure) or 0.0
    working = f"{number(own)} {a.figure.quantity.unit} = {number(own * factor)} {b.figure.quantity.unit}"
    if in_brackets(a.figure, b.figure):
        return Relating("derived", f"{b.label} repeats {a.label} in another unit: {working}.", first=b.figure.id)
    return Relating("agrees", f"{a.label} and {b.label} are the same amount in two units, as far as they are rounded: {working}.")


def _part(a: Reading, b: Reading) -> Relating | None:
    """ "Three of them" beside "12": a part of a total, where the words say so."""
    if a.size is None or b.size is None or a.size == b.size:
        return None
    part, whole = (a, b) if a.size < b.size else (b, a)
    if part.figure.span.text.lower() in _ARTICLE:
        reason = f"{part.label} tells of one, who may be among those that {whole.label} counts."
        return Relating("refines", reason, first=part.figure.id)
    if not _told_part(part) or _told_part(whole):
        return None
    return Relating("refines", f"{part.label} counts a part of what {whole.label} counts.", first=part.figure.id)


def _told_part(reading: Reading) -> bool:
    """Whether the words make it a part: "three of them", "two of the dead"; "two others" come on top and are none."""
    figure, text = reading.figure, reading.report.text
    if figure.span.field is not None:
        return False
    after = text[figure.span.end : figure.span.end + OF_THEM]
    return (figure.subset and _OF.match(after) is not None) or _BESIDES.match(text, figure.span.end) is not None


def _ordered(a: Reading, b: Reading, *, dated: bool) -> Relating | None:
    """Two numbers for one thing at two times; None where the order is open or the numbers can both hold as they stand."""
    told = as_of_order(a.figure, b.figure)
    if told == 0 and dated and (is_current(a.figure, a.report) or is_current(b.figure, b.report)):
        told = None  # both of today: the hour of publication tells which is the later one
    order = told if told is not None else published_order(a.report, b.report) if dated else 0
    if not order or a.size is None or b.size is None or a.size == b.size:
        return None
    loose = "approx" in (a.figure.quantity.bound, b.figure.quantity.bound) or a.value is None or b.value is None
    if loose and a.bounds.meets(b.bounds) and not _apart(a, b):
        return None
    early, late = (a, b) if order > 0 else (b, a)
    rising = (late.size or 0.0) > (early.size or 0.0)
    if told is None and not _may_change(early, late, rising=rising):
        return None
    step = "higher than" if rising else "lower than"
    by = f" ({late.giver})" if late.giver else ""
    held = f" “{early.printed}” admits that number too." if early.bounds.admits(late.size or 0.0) else ""
    where = late.report.siglum
    if told is None:
        reason = f"{where}, the later report, gives “{late.printed}”{by}, {step} {early.label}.{held}"
    else:
        reason = f"{where} gives “{late.printed}”{by} {_as_of(late)}, {step} {early.label} {_as_of(early)}.{held}"
    return Relating("evolves", reason, by_date=told is None, first=early.figure.id)


def _as_of(reading: Reading) -> str:
    period = reading.figure.as_of
    if period is None or period.earliest == period.latest:
        return f"as of {period.latest}" if period else ""
    return f"as of {period.earliest} to {period.latest}"


def _apart(a: Reading, b: Reading) -> bool:
    """Whether each number lies outside what the other one admits: "some 3,500" and "about 4,000"."""
    if a.value is None or b.value is None:
        return False
    return not a.bounds.admits(b.value) and not b.bounds.admits(a.value)


def _may_change(early: Reading, late: Reading, *, rising: bool) -> bool:
    """Whether a later report's number is a later count: a toll rises, the missing are found, one source corrects itself.

    A later report in which another source gives a lower count, or another size of one thing, differs; nothing has changed.
    """
    if _same_giver(early.giver, late.giver):
        return True
    if late.figure.role in STATIC:
        return False
    return rising or late.figure.outcome in SHRINKING


def _same_giver(left: str | None, right: str | None) -> bool:
    if left is None or right is None:
        return left is right
    a, b = set(left.lower().split()), set(right.lower().split())
    return a <= b or b <= a


def _bounded(a: Reading, b: Reading) -> Relating:
    """The relation of two undated readings, by their bounds alone."""
    rule = _rules(a, b)
    if not a.bounds.meets(b.bounds):
        order = published_order(a.report, b.report)
        later = f" {(b if order > 0 else a).report.siglum} is the later report." if order else ""
        return Relating("conflicts", f"No number satisfies both {a.label} and {b.label}{rule}.{later}", strict=True)
    low, high = sorted((a, b), key=lambda r: (r.size or 0.0, r.figure.id))
    ratio = high.size / low.size if low.size and high.size and low.size > 0 else None
    vague = any(x.value is None and x.bounds.admits(y.size or 0.0) for x, y in ((low, high), (high, low)))
    if ratio is not None and ratio >= SIZE_RATIO and math.inf in (a.bounds.high, b.bounds.high) and not vague:
        return Relating(
            "conflicts",
            f"{a.label} and {b.label} differ in size by a factor of {ratio:.3g} ({number(high.size or 0)} / "
            f"{number(low.size or 0)}); no strict contradiction, because the open bound admits the other number.",
        )
    if a.bounds.within(b.bounds) or b.bounds.within(a.bounds):
        inner, outer = (a, b) if a.bounds.within(b.bounds) else (b, a)
        reason = f"{inner.label} lies within what {outer.label} allows, and is narrower{rule}."
        return Relating("refines", reason, first=inner.figure.id)
    return Relating("agrees", f"{a.label} and {b.label} can both hold: their bounds overlap{rule}.")


def _rules(a: Reading, b: Reading) -> str:
    """How approximations and vague words were read: ", with “about 40” read as 36 to 44"."""
    read = []
    for r in (a, b):
        q = r.figure.quantity
        if (q.bound == "approx" or (q.low is None and q.high is None)) and (q.interval.low or q.interval.high) is not None:
            low, high = q.interval.low, q.interval.high
            ends = (f"{number(low)} or more" if low is not None else "", f"up to {number(high)}" if high is not None else "")
            both = f"{number(low)} to {number(high)}" if low is not None and high is not None else "".join(ends)
            read.append(f"“{r.printed}” read as {both}")
    return f", with {' and '.join(dict.fromkeys(read))}" if read else ""
