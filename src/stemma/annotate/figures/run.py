"""The door of the annotator: sentence by sentence, amounts are read, guarded, bounded and given what they count."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from stemma.annotate.figures.assembly import Found, built, linked
from stemma.annotate.figures.grammar.clauses import Clause
from stemma.annotate.figures.grammar.implicit import COUNTING_OUTCOMES, implicit
from stemma.annotate.figures.numbers.amount import Amount
from stemma.annotate.figures.numbers.bounds import Bounded, bounded, joined_ranges
from stemma.annotate.figures.numbers.guards import PHONE, reason_against, unread_reason
from stemma.annotate.figures.numbers.pieces import Piece, pieces
from stemma.annotate.figures.numbers.reader import amounts
from stemma.annotate.figures.numbers.setting import Setting
from stemma.annotate.figures.vocabulary import NUMBERS, OUTCOMES, VAGUE
from stemma.model import Document, Dropped, Figure, Timex
from stemma.text.layout import Layout, Sentence
from stemma.text.patterns import any_of

NAME = "figures"
VERSION = "1"

_NUMBER_WORDS = {*NUMBERS.small, *NUMBERS.tens, *NUMBERS.hundreds, *NUMBERS.scales, *NUMBERS.dozens, "half", "third", "quarter"}
_VAGUE_WORDS = {phrase[-1] for phrase in VAGUE}
_CASUALTY_WORDS = {word for word, entry in OUTCOMES.items() if entry["outcome"] in COUNTING_OUTCOMES}
_WORDS = _NUMBER_WORDS | _VAGUE_WORDS | _CASUALTY_WORDS | {"no", "nobody", "none"}
#: Sentences without any of these hold no figure and are not looked at.
_PROSPECT = re.compile(rf"\d|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|\b{any_of(_WORDS)}s?\b", re.IGNORECASE)
_LONGEST = 400  #: tokens of a sentence that are read together


def annotate_figures(
    document: Document, layout: Layout, timexes: Sequence[Timex]
) -> tuple[tuple[Figure, ...], tuple[Dropped, ...]]:
    """The figures of a report in document order, and the numbers left out, each with its reason.

    Numbers inside `timexes` are never figures and are not reported as left out; without timexes the annotator's own
    guards keep years, dates, clock times and durations out. `sources`, `attribution`, `measure` are left for others.
    """
    times = sorted((t.span.start, t.span.end) for t in timexes if t.span.field is None)
    found: list[Found] = []
    dropped: list[Dropped] = []
    headline = _headline(document)
    for sentence in (*(headline.sentences if headline else ()), *layout.sentences):
        if _PROSPECT.search(layout.text, sentence.start, sentence.end) is None:
            continue
        for part in _bounded_parts(sentence):
            figures, left_out = _sentence(layout.text, part, times=times)
            found.extend(figures)
            dropped.extend(Dropped(f"{document.siglum}: {what}", reason) for what, reason in left_out)
    found.sort(key=lambda f: f.start)
    layouts = (layout, headline) if headline else (layout,)
    return linked(document, layouts, found=found), tuple(dropped)


def _headline(document: Document) -> Layout | None:
    """The shape of the headline where it is printed at the head of the text, outside the body."""
    title = (document.title or "").strip()
    at = document.text.find(title, 0, document.body[0][0]) if title and document.body else -1
    return Layout.of(replace(document, body=((at, at + len(title)),))) if at >= 0 else None


def _bounded_parts(sentence: Sentence) -> list[Sentence]:
    """The sentence, or pieces of it where it is a table or a page without full stops: no news sentence is that long."""
    if len(sentence.tokens) <= _LONGEST:
        return [sentence]
    cuts = range(0, len(sentence.tokens), _LONGEST)
    return [
        replace(
            sentence,
            start=sentence.tokens[a].start,
            end=sentence.tokens[min(a + _LONGEST, len(sentence.tokens)) - 1].end,
            tokens=sentence.tokens[a : a + _LONGEST],
            tags=sentence.tags[a : a + _LONGEST],
        )
        for a in cuts
    ]


def _sentence(text: str, sentence: Sentence, *, times: Sequence[tuple[int, int]]) -> tuple[list[Found], list[tuple[str, str]]]:
    items = pieces(sentence, text)
    setting = Setting(items, text[sentence.end - 1] in ".!?”\"’'")
    kept: list[Bounded] = []
    left_out: list[tuple[str, str]] = []
    phones = [m.span() for m in PHONE.finditer(text, sentence.start, sentence.end)]
    read: set[int] = set()
    timed = {p.token for p in items if _inside(p.start, p.end, times)}
    for amount in joined_ranges(items, amounts(items)):
        read.update(range(amount.first, amount.last))
        start, end = items[amount.first].start, items[amount.last - 1].end
        if any(items[k].token in timed for k in range(amount.first, amount.last)):
            continue
        phone = any(a < end and start < b for a, b in phones)
        reason = "a telephone number" if phone else reason_against(amount, setting)
        if reason and items[amount.first].low == "one" and amount.first and items[amount.first - 1].low == "no":
            continue  # "no one" is read as zero or not at all
        if reason is None:
            kept.append(bounded(items, amount))
        else:
            left_out.append((_quoted(text, items, amount, sentence), reason))
    left_out.extend(_unread(items, read, timed))
    stopped = frozenset(timed | {items[k].token for b in kept for k in range(b.first, b.last) if _whole(items, k)})
    clause = Clause(sentence, stopped)
    taken = {k for b in kept for k in range(b.first, b.last)}
    extra = [
        a for a in implicit(items, clause) if not taken.intersection(range(a.first, a.last)) and items[a.first].token not in timed
    ]
    everything = sorted([*kept, *(Bounded(a, a.first, a.last, "exact") for a in extra)], key=lambda b: b.first)
    figures, countless = built(clause, items, amounts=everything)
    left_out.extend((_quoted(text, items, b.amount, sentence), reason) for b, reason in countless)
    return figures, left_out


def _inside(start: int, end: int, times: Sequence[tuple[int, int]]) -> bool:
    """Whether a piece touches a time expression."""
    at = bisect_right(times, (end - 1, 1 << 60))
    return any(a < end and start < b for a, b in times[max(0, at - 3) : at])


def _whole(items: Sequence[Piece], k: int) -> bool:
    """Whether piece `k` is not a number cut out of a compound whose rest is counted ("300-man")."""
    after = items[k + 1] if k + 1 < len(items) else None
    return after is None or after.token != items[k].token or not after.text[0].isalpha()


def _quoted(text: str, items: Sequence[Piece], amount: Amount, sentence: Sentence) -> str:
    """ "'16' in 'F-16'": the number and the words it stands between."""
    start, end = items[amount.first].start, items[amount.last - 1].end
    left, right = max(amount.first - 1, 0), min(amount.last, len(items) - 1)
    around = text[max(sentence.start, items[left].start) : max(items[right].end, end)]
    return f"'{text[start:end]}' in '{' '.join(around.split())}'"


def _unread(items: Sequence[Piece], read: set[int], timed: set[int]) -> list[tuple[str, str]]:
    """Digits that no amount took: inside names ("F-16"), clock times, section numbers."""
    result = []
    for index, piece in enumerate(items):
        if piece.token in timed or index in read:
            continue
        if piece.name and not piece.low[0].isdigit():
            number = re.search(r"\d+", piece.text)
            if number:
                result.append((f"'{number.group()}' in '{piece.text}'", "part of a designation"))
        elif piece.digits:
            result.append((f"'{piece.text}'", unread_reason(piece.text)))
        elif piece.name:
            result.append((f"'{piece.text}'", "an ordinal"))
    return result
