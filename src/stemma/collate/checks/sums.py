"""Sums and products: parts against a total, two counts that make a third one, so many at so much each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations

from stemma.collate.checks.numbered import NEAR, Numbered, amount, number, plain, stands
from stemma.collate.measures.contexts import Context
from stemma.collate.measures.ontology import GENERIC, PERSONS
from stemma.model import Check

_TOTAL = re.compile(
    r"\b(?:in all|in total|altogether|total(?:s|led|ling|ing)?|combined|overall|all told|"
    r"brings? the .{0,30}\bto|sum)\b",
    re.I,
)
_TOTAL_OF = re.compile(r"\b(?:total|sum) of\s", re.I)
#: Between a total and its parts: "11 people were killed: seven in Varsk and four in Pelno".
_OPENS = re.compile(r":\s|\s[–—-]\s|—|\(")
#: Parts that are told not to be all.
_SOME = re.compile(r"\b(?:includ(?:es|ed|ing)|among|of (?:whom|which|them|those)|at least|such as|mostly|only)\b", re.I)
_AND = re.compile(r"[^.;:]{0,80}\band\b[^.;:]{0,20}$", re.I)
_ALL = re.compile(r"\b(?:all|the)\s(?:[^\W\d]+\s)?\S*$", re.I)
_ON_TOP = re.compile(
    r"\b(?:add(?:s|ed|ing)?|plus|more|additional|another|further|left out|leav(?:es|ing) out|also|once|counted)\b", re.I
)
#: Without one of these a count and an amount are multiplied by chance.
_EACH = re.compile(r"\b(?:each|per|apiece|a head|average|rate|every|times|a piece)\b", re.I)
#: Between two parts of a list.
_LISTED = re.compile(r",|;|\band\b")
_OF_EACH = re.compile(r"(?:\s[^\W\d_]+){1,2}\s(?:of|worth|at)\s(?:about |some |nearly )?", re.I)
MAX_PARTS = 6
FEWEST_LISTED, MOST_LISTED = 3, 20  #: parts of a list that comes out at a total
NEXT = 3  #: characters between the sentence of a total and the next one
SMALLEST_SUM = 10  #: below it, two numbers add up to a third one by chance
TOTAL_GAP = 45  #: characters on either side of a total in which "in all" stands
PARTS_GAP = 400  #: characters from the sentence of a part to that of the total
_COMES_OUT = "The parts come out at the total."
_DIFFERS = "The parts do not come out at the stated total."


def _check(parts: Sequence[Context], total: Context, make: Numbered) -> Check:
    values = [amount(c) for c in parts]
    holds = stands(sum(values), total.figure)
    return make.make(
        [c.figure.id for c in (*parts, total)],
        f"{' + '.join(map(number, values))} = {number(sum(values))}",
        result=sum(values),
        stated=total.figure.span.text,
        verdict=(holds, _COMES_OUT if holds else _DIFFERS),
    )


def sums(items: Sequence[Context], text: str, make: Numbered) -> Iterator[Check]:
    """Parts against a total that the same report states with "in all", "total", … ."""
    for i, total in enumerate(items):
        at = total.figure.span
        clause = text[max(total.clause.start, at.start - TOTAL_GAP) : min(total.clause.end, at.end + TOTAL_GAP)]
        if not plain(total) or not _TOTAL.search(clause) or _total_of_another(items[max(0, i - MAX_PARTS) : i], total, text):
            continue
        near = [
            c
            for c in items[max(0, i - MAX_PARTS) : i + MAX_PARTS]
            if c is not total
            and plain(c)
            and abs(c.sentence.start - total.sentence.start) <= PARTS_GAP
            and not c.definite
            and amount(c) < amount(total)
            and (c.figure.outcome == total.figure.outcome or not c.figure.outcome or not total.figure.outcome)
        ]
        same = [c for c in near if c.sentence == total.sentence and c.figure.span.start < at.start]
        for parts in (same, [c for c in near if c.figure.span.start < at.start]):
            if 2 <= len(parts) <= MAX_PARTS:
                holds = stands(sum(map(amount, parts)), total.figure)
                if not holds and (parts is not same or not _same_things(parts, total)):
                    continue
                yield _check(parts, total, make)
                break


def _total_of_another(before: Sequence[Context], total: Context, text: str) -> bool:
    """Whether "a total of" leads to a number before this one: "a total of 14 rifles, 31 magazines and 90 rounds"."""
    start = max(total.clause.start, total.figure.span.start - 4 * TOTAL_GAP)
    led = [m.end() for m in _TOTAL_OF.finditer(text, start, total.figure.span.start)]
    return bool(led) and any(led[-1] <= c.figure.span.start for c in before)


def opened_sums(items: Sequence[Context], text: str, make: Numbered) -> Iterator[Check]:
    """A total and, behind a colon, a dash or a bracket of the same sentence, all its parts: "11 dead: seven here, four there".

    Parts that miss the total are told only where each is of a place of its own, so that nothing else can be meant.
    """
    for i, total in enumerate(items):
        if not plain(total):
            continue
        row = [c for c in items[i + 1 : i + 1 + MAX_PARTS + 1] if c.sentence == total.sentence]
        if not 2 <= len(row) <= MAX_PARTS or not all(plain(c) and _part_of(c, total) for c in row):
            continue
        end = row[-1].figure.counted.end if row[-1].figure.counted else row[-1].figure.span.end
        gap = text[total.figure.span.end : row[0].figure.span.start]
        if not _OPENS.search(gap) or _SOME.search(text[total.figure.span.end : max(end, row[-1].figure.span.end)]):
            continue
        holds = stands(sum(map(amount, row)), total.figure)
        if holds or (gap.rstrip().endswith(":") and all(c.part for c in row)):
            yield _check(row, total, make)


def listed_sums(items: Sequence[Context], text: str, make: Numbered) -> Iterator[Check]:
    """A total, and behind it, in its sentence or the next, a list of three parts or more that come out at it to the letter:
    "288 runners started, with 120 of them from Varsk, 90 from Pelno and 78 from Ost".

    So many numbers do not meet by chance; a list that misses the total is not told, because it may be none of its parts.
    """
    for i, total in enumerate(items):
        value = amount(total)
        if not plain(total) or value < SMALLEST_SUM:
            continue
        for first in (i + 1, i + 2):
            row = _row(items[first : first + MOST_LISTED], total, text)
            if len(row) >= (FEWEST_LISTED if _same_things(row, total) else FEWEST_LISTED + 1):
                yield _check(row, total, make)
                break


def _row(items: Sequence[Context], total: Context, text: str) -> list[Context]:
    """The figures from the first on that make up the total, where they stand in a list of one sentence; else none."""
    row: list[Context] = []
    left = amount(total)
    for c in items:
        if not plain(c) or c.sentence != items[0].sentence or amount(c) > left or (c.act and total.act and c.act != total.act):
            return []
        if c.sentence.start - total.sentence.end > NEXT:
            return []
        gap = text[row[-1].figure.span.end : c.figure.span.start] if row else ","
        if not _LISTED.search(gap) or (row and c.head not in (None, row[-1].head)):
            return []
        row.append(c)
        left -= amount(c)
        if left == 0:
            return row
    return []


def _same_things(row: Sequence[Context], total: Context) -> bool:
    """Whether all parts may count what the total counts."""
    return all(_part_of(c, total) for c in row)


def _part_of(part: Context, total: Context) -> bool:
    """Whether the words let a figure be a part of the other one: no other outcome, no other kind of thing."""
    if amount(part) >= amount(total) or (part.act and total.act and part.act != total.act):
        return False
    return part.head in (None, total.head) or total.head in GENERIC or total.head is None


def _near(items: Sequence[Context], total: Context) -> list[Context]:
    """Exact or bounded counts in the sentences shortly before a figure, and in its own."""
    at = total.figure.span.start
    first = bisect_left(items, at - NEAR, key=lambda c: c.figure.span.start)
    last = bisect_right(items, at + NEAR, key=lambda c: c.figure.span.start)
    return [c for c in items[first:last] if c is not total and plain(c)]


def unstated_sums(items: Sequence[Context], text: str, make: Numbered) -> Iterator[Check]:
    """Two counts that add up to a third one nearby: "1,200 … 1,900, because … 700 more". Each working once.

    Numbers meet by chance, so the words must join them: one counts on, one names "all" of both, one toll is told, or all
    three stand in one sentence.
    """
    seen: set[tuple[float, ...]] = set()
    for total in items:
        value = amount(total)
        if not plain(total) or value < SMALLEST_SUM or total.figure.quantity.bound == "approx":
            continue
        for left, right in combinations(_near(items, total), 2):
            parts = [amount(left), amount(right)]
            if sum(parts) != value or left.figure.span.overlaps(right.figure.span) or (*parts, value) in seen:
                continue
            if not _joined(left, right, total, text):
                continue
            seen.add((*parts, value))
            holds = stands(value, total.figure)
            yield make.make(
                [left.figure.id, right.figure.id, total.figure.id],
                f"{number(parts[0])} + {number(parts[1])} = {number(value)}",
                result=value,
                stated=total.figure.span.text,
                verdict=(
                    holds or None,
                    "The two add up to the third." if holds else "The two add up to the number that is named as a bound.",
                ),
            )
            break


def _joined(left: Context, right: Context, total: Context, text: str) -> bool:
    """Whether the words join two counts and their sum."""
    if _one_toll(left, right, total):
        return True
    heads = {left.head, right.head, total.head} - {None} - GENERIC
    if len(heads) > 1 or (left.act != right.act and left.act and right.act):
        return False
    if left.sentence == right.sentence == total.sentence:
        apart = not left.figure.span.start < total.figure.span.start < right.figure.span.start
        together = apart and _AND.match(text[left.figure.span.end : right.figure.span.start]) is not None
        return together or _counts_on(right, total, text)
    at = total.figure.span
    if left.sentence == right.sentence and _ALL.search(text[max(0, at.start - 12) : at.end]):
        return True
    return _counts_on(right, total, text) or _counts_on(left, total, text)


def _counts_on(part: Context, total: Context, text: str) -> bool:
    """Whether the sentence of the total says that the part comes on top: "because they add 700", "once 700 more are counted"."""
    if part.sentence != total.sentence:
        return False
    a, b = sorted((part.figure.span, total.figure.span), key=lambda s: s.start)
    return _ON_TOP.search(text, a.end, min(total.sentence.end, b.end + TOTAL_GAP)) is not None


def _one_toll(left: Context, right: Context, total: Context) -> bool:
    """ "Five were killed and six are missing", and later "eleven men": two fates of one group, told in one sentence."""
    a, b = left.figure.outcome, right.figure.outcome
    if left.sentence != right.sentence or left.sentence == total.sentence or a is None or b is None or a == b:
        return False
    people = total.head is None or total.head in GENERIC or total.head in PERSONS or total.head == "man"
    return people and total.figure.span.start > right.figure.span.start


def products(items: Sequence[Context], text: str, make: Numbered) -> Iterator[Check]:
    """A count times an amount of money against a larger amount nearby: "1,200 people … 24,000 each … 28.8 million"."""
    money = [c for c in items if c.kind.startswith("money") and c.figure.quantity.value]
    for total in money:
        if total.figure.quantity.bound not in ("exact", "approx"):
            continue  # any product lies above "at least 40,000"
        at = total.figure.span.start
        first = bisect_left(money, at - NEAR, key=lambda c: c.figure.span.start)
        for each in money[first : bisect_right(money, at + NEAR, key=lambda c: c.figure.span.start)]:
            unit = amount(each)
            if each.kind != total.kind or unit >= amount(total) or abs(each.figure.span.start - total.figure.span.start) > NEAR:
                continue
            count = next((c for c in _near(items, total) if amount(c) > 2 and stands(amount(c) * unit, total.figure)), None)
            if count is not None and (_EACH.search(text, *_stretch(count, each, total)) or _times(count, each, text)):
                n = amount(count)
                yield make.make(
                    [count.figure.id, each.figure.id, total.figure.id],
                    f"{number(n)} × {number(unit)} = {number(n * unit)}",
                    result=n * unit,
                    stated=total.figure.span.text,
                    verdict=(True, "The product comes out."),
                )
                break


def _times(count: Context, each: Context, text: str) -> bool:
    """ "Three payments of 225,000": so many of that much."""
    return _OF_EACH.fullmatch(text[count.figure.span.end : each.figure.span.start]) is not None


def _stretch(*items: Context) -> tuple[int, int]:
    """From the first sentence of some figures to the end of the last one."""
    return min(c.sentence.start for c in items), max(c.sentence.end for c in items)
