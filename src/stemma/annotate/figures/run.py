"""The door of the annotator: sentence by sentence, amounts are read, guarded, bounded and given what they count."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from stemma.annotate.figures.assembly import Found, built
from stemma.annotate.figures.dating import dated
from stemma.annotate.figures.grammar.clauses import Clause
from stemma.annotate.figures.grammar.implicit import COUNTING_WORDS, ZEROS, implicit, is_countable
from stemma.annotate.figures.linking import linked
from stemma.annotate.figures.numbers.amount import Amount
from stemma.annotate.figures.numbers.bounds import Bounded, bounded
from stemma.annotate.figures.numbers.guards import PHONE, reason_against, unread_reason, with_ages
from stemma.annotate.figures.numbers.percents import TIMES
from stemma.annotate.figures.numbers.pieces import Piece, pieces
from stemma.annotate.figures.numbers.ranges import joined_ranges
from stemma.annotate.figures.numbers.reader import amounts
from stemma.annotate.figures.numbers.setting import Setting
from stemma.annotate.figures.periods import counted_over
from stemma.annotate.figures.vocabulary import DEMONYMS, NUMBERS, PEOPLE, VAGUE, word_set
from stemma.model import Document, Dropped, Figure, Timex
from stemma.text.layout import Layout, Sentence
from stemma.text.patterns import any_of

NAME = "figures"
VERSION = "2"

_NUMBER_WORDS = {*NUMBERS.small, *NUMBERS.tens, *NUMBERS.hundreds, *NUMBERS.scales, *NUMBERS.dozens, *NUMBERS.parts}
_VAGUE_WORDS = {phrase[-1] for phrase in VAGUE}
_MULTIPLES = {*TIMES, *(f"{word}fold" for word in (*NUMBERS.small, *NUMBERS.tens))}
_WORDS = _NUMBER_WORDS | _VAGUE_WORDS | _MULTIPLES | {*NUMBERS.glyphs, "nobody", "none"}
#: Sentences with one of these, or with a digit, may hold a number; all others are looked at for counts without one.
_PROSPECTS = frozenset(form for word in _WORDS for form in (word, f"{word}s")) - {"ones"}
_ARTICLES = frozenset({"a", "an", "another"})
_PERSONS = PEOPLE | DEMONYMS | {"old"}  #: of "a 22-year-old"
_DIGITS = re.compile(r"\d+")
_DEATH = re.compile(rf"\b{any_of(word_set('death_words'))}\b", re.IGNORECASE)
_LONGEST = 400  #: tokens that are read together: no news sentence is longer, but tables and pages without full stops are


def annotate_figures(
    document: Document, layout: Layout, timexes: Sequence[Timex]
) -> tuple[tuple[Figure, ...], tuple[Dropped, ...]]:
    """The figures of a report in document order, and the numbers left out, each with its reason.

    Numbers inside `timexes` are never figures and are not reported as left out; without timexes the annotator's own
    guards keep years, dates, clock times and durations out. `sources`, `attribution`, `measure` are left for others.
    """
    inside = sorted((t for t in timexes if t.span.field is None), key=lambda t: (t.span.start, t.span.end))
    times = [(t.span.start, t.span.end) for t in inside]
    found: list[Found] = []
    dropped: list[Dropped] = []
    headline = _headline(document)
    for sentence in (*(headline.sentences if headline else ()), *layout.sentences):
        if not _may_count(layout.text, sentence, times):
            continue
        for part in sentence.parts(_LONGEST):
            figures, left_out = _sentence(layout.text, part, times=times)
            if figures:
                near = inside[bisect_left(times, (part.start, 0)) : bisect_left(times, (part.end, 0))]
                figures = dated(layout.text, part, found=figures, timexes=near) if near else figures
                found.extend(counted_over(document, part, found=figures, timexes=near))
            dropped.extend(Dropped(f"{document.siglum}: {what}", reason) for what, reason in left_out)
    found.sort(key=lambda f: f.start)
    if any(f.outcome == "shot" for f in found) and _DEATH.search(layout.text) is None:
        # who is shot is hurt at least, and this report knows of no death
        found = [replace(f, outcome="wounded") if f.outcome == "shot" else f for f in found]
    layouts = (layout, headline) if headline else (layout,)
    return linked(document, layouts, found=found), tuple(dropped)


def _may_count(text: str, sentence: Sentence, times: Sequence[tuple[int, int]]) -> bool:
    """Whether a sentence may hold a figure, by its words alone: only such sentences are tokenised and tagged."""
    words = sentence.words
    if not _PROSPECTS.isdisjoint(words) or (sentence.has_digits and _untimed(text, sentence, times)):
        return True
    if not (_ARTICLES.isdisjoint(words) or COUNTING_WORDS.isdisjoint(words) or _PERSONS.isdisjoint(words)):
        return True
    return "no" in words and any(is_countable(word) for word in words)


def _headline(document: Document) -> Layout | None:
    """The shape of the headline where it is printed at the head of the text, outside the body."""
    title = (document.title or "").strip()
    at = document.text.find(title, 0, document.body[0][0]) if title and document.body else -1
    return Layout.of(replace(document, body=((at, at + len(title)),))) if at >= 0 else None


def _sentence(text: str, sentence: Sentence, *, times: Sequence[tuple[int, int]]) -> tuple[list[Found], list[tuple[str, str]]]:
    items = pieces(sentence, text)
    setting = Setting(items, text[sentence.end - 1] in ".!?”\"’'")
    kept: list[Bounded] = []
    left_out: list[tuple[str, str]] = []
    read: set[int] = set()
    near = _near(sentence, times)
    timed = {p.token for a, b in near for p in items if p.start < b and a < p.end}
    candidates = []
    for amount in joined_ranges(items, amounts(items)):
        read.update(range(amount.first, amount.last))
        if not timed or all(items[k].token not in timed for k in range(amount.first, amount.last)):
            candidates.append(amount)
    phones = [m.span() for m in PHONE.finditer(text, sentence.start, sentence.end)] if candidates else []
    for amount, reason in zip(candidates, _reasons(candidates, setting, phones), strict=True):
        if reason and items[amount.first].low == "one" and amount.first and items[amount.first - 1].low == "no":
            continue  # "no one" is read as zero or not at all
        if reason is None:
            kept.append(bounded(items, amount))
        else:
            left_out.append((_quoted(text, items, amount, sentence), reason))
    if not kept and COUNTING_WORDS.isdisjoint(sentence.words) and ZEROS.isdisjoint(sentence.words):
        return [], [*left_out, *_unread(items, read, timed)]
    stopped = frozenset(timed | {items[k].token for b in kept for k in range(b.first, b.last) if _whole(items, k)})
    clause = Clause(sentence, stopped, frozenset(timed))
    taken = {k for b in kept for k in range(b.first, b.last)}
    extra = [
        a for a in implicit(items, clause) if not taken.intersection(range(a.first, a.last)) and items[a.first].token not in timed
    ]
    read.update(k for a in extra for k in range(a.first, a.last))
    left_out.extend(_unread(items, read, timed))
    everything = sorted([*kept, *(Bounded(a, a.first, a.last, "exact") for a in extra)], key=lambda b: b.first)
    figures, countless = built(clause, items, amounts=everything)
    left_out.extend((_quoted(text, items, b.amount, sentence), reason) for b, reason in countless)
    return figures, left_out


def _reasons(found: Sequence[Amount], setting: Setting, phones: Sequence[tuple[int, int]]) -> list[str | None]:
    """Why each amount is no figure; None where nothing speaks against it."""
    reasons: list[str | None] = []
    for amount in found:
        start, end = setting.items[amount.first].start, setting.items[amount.last - 1].end
        phone = any(a < end and start < b for a, b in phones)
        reasons.append("a telephone number" if phone else reason_against(amount, setting))
    return with_ages(found, reasons, setting)


def _near(sentence: Sentence, times: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The time expressions of a sentence."""
    first, last = bisect_left(times, (sentence.start, 0)), bisect_left(times, (sentence.end, 0))
    return [t for t in times[max(0, first - 3) : last] if t[1] > sentence.start]


def _untimed(text: str, sentence: Sentence, times: Sequence[tuple[int, int]]) -> bool:
    """Whether a digit of the sentence stands outside its time expressions."""
    near = _near(sentence, times)
    return not near or any(not _inside(m.start(), m.end(), near) for m in _DIGITS.finditer(text, sentence.start, sentence.end))


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
