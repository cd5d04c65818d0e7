"""Contents: what attributions say, in the form in which two of them are compared, and how alike two are.

Two contents are compared by the terms they share, each weighted by how few of the story's attributions have it (inverse
document frequency, Spärck Jones 1972), and, where a sentence encoder is at hand, by its cosine too.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from stemma.collate.measures.ontology import GENERIC
from stemma.collate.measures.terms import act_terms, place_terms, terms, thing_terms
from stemma.lexicon import mapping
from stemma.model import Attribution, SentenceVectors

# Set on the attributions of six hand-annotated stories, each left out in turn (docs/decisions/claims.md).
MIN_SHARED = 2  #: fewer shared terms are chance
SMALLER = 0.6  #: weight of the overlap with the smaller content beside that with the union
COSINE = 0.2  #: weight of the encoder's cosine beside the words
SAME_EVENT = 0.4  #: the same happening to the same kind of people or things, told in other words
SAME_NUMBER = 0.5  #: one number of one measure in both
APART = 0.8  #: each content names a country, or a number, that the other one lacks
ELSEWHERE = 0.7  #: each says that it happened in, or led to, another country than the other says
NESTED = 0.5  #: one stands inside the other: an attribution and its channel say the same words, not the same again
WRAPPED = 0.45  #: an attribution of which this share is another attribution only passes it on
REFERENCE = 3  #: words of a content that only names what was told before: "the transfer"
MOST_TEXTS = 5000  #: contents that are encoded for one story; with more, words alone decide
LONGEST = 500  #: characters of a content that are encoded
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_WHERE = re.compile(r"\b(?:in|into|to|towards?|at|inside|against)\s+(?:the\s+)?((?:[^\W\d_a-z][\w’'-]*\s?){1,4})")
_BRACKETED = re.compile(r"\s?\(([A-Z]{2,5})\)")
_LETTERS = re.compile(r"\b[A-Z]{2,5}\b")
_REFERS = re.compile(r"(?:the|this|that|these|those|such an?)\s", re.I)


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution with the terms of its content."""

    attribution: Attribution
    text: str
    terms: frozenset[str]
    events: frozenset[tuple[str, str]]  #: who or what, and what happened: ("fighter", "move")
    places: frozenset[str]  #: the countries among its terms
    where: frozenset[str]  #: those of them that it is said to have happened in, or to have led to
    numbers: frozenset[str]  #: in digits, as printed
    refers: str | None = None  #: the act that a content of a word or two refers back to: "the transfer"
    told: frozenset[tuple[str, float]] = frozenset()  #: the measures and numbers of the figures in it


def _wraps(attribution: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether the content is mostly another attribution ("X also quoted Y, who spoke of …"): the inner one says it."""
    whole = sum(len(s.text) for s in attribution.content)
    first = bisect_left(others, attribution.start, key=lambda o: o.start)
    last = bisect_right(others, attribution.content[-1].end, key=lambda o: o.start)
    inner = [
        sum(len(s.text) for s in o.content)
        for o in others[first:last]
        if o is not attribution and all(any(a.contains(s) for a in attribution.content) for s in o.content)
    ]
    return any(WRAPPED * whole <= size < whole for size in inner)


def statements(attributions: Sequence[Attribution]) -> tuple[Statement, ...]:
    """Attributions with content enough to compare; of nested ones the innermost."""
    found = []
    by_report: dict[str, list[Attribution]] = {}
    for a in sorted(attributions, key=lambda a: a.start):
        by_report.setdefault(a.content[0].report, []).append(a)
    short = _abbreviations(attributions)
    for a in attributions:
        if _wraps(a, by_report[a.content[0].report]):
            continue
        made = _statement(a, short)
        if len(made.terms) >= MIN_SHARED or made.refers:
            found.append(made)
    return tuple(found)


def statement_of(attribution: Attribution) -> Statement:
    """One attribution with the terms of its content, however few."""
    return _statement(attribution, _abbreviations([attribution]))


def _abbreviations(attributions: Sequence[Attribution]) -> dict[str, str]:
    """Abbreviations of disputed territories that a content explains: "Nagorno-Karabakh (NK)"."""
    pattern, _ = _territories()
    found: dict[str, str] = {}
    for a in attributions:
        for span in a.content:
            for m in pattern.finditer(span.text) if "(" in span.text else ():
                letters = _BRACKETED.match(span.text, m.end())
                if letters:
                    found.setdefault(letters.group(1), m.group())
    return found


def _statement(attribution: Attribution, abbreviations: Mapping[str, str]) -> Statement:
    text = " ".join(s.text for s in attribution.content)
    spelled = _LETTERS.sub(lambda m: abbreviations.get(m.group(), m.group()), text) if abbreviations else text
    words = frozenset(t for span in attribution.content for t in terms(span.text))
    acts = words & act_terms()
    short = len(text.split()) <= REFERENCE and _REFERS.match(text) is not None
    return Statement(
        attribution,
        text,
        words,
        events=frozenset((t, act) for t in (words & thing_terms()) - GENERIC for act in acts),
        places=_countries(spelled),
        where=frozenset(place for m in _WHERE.finditer(spelled) for place in _countries(m.group(1))),
        numbers=frozenset(_NUMBER.findall(text)),
        refers=next(iter(acts)) if short and len(words) == 1 and acts else None,
    )


@lru_cache(maxsize=1)
def _territories() -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    """Names of disputed territories, and for each the terms of the countries that hold or claim it."""
    found: dict[str, frozenset[str]] = {}
    for territory, about in mapping("disputed_territories").items():
        for name in (territory, *about.get("names", ())):
            found[name.lower()] = frozenset(f"place:{code}" for code in about["countries"])
    longest_first = sorted(found, key=lambda n: (-len(n), n))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.I), found


def _countries(text: str) -> frozenset[str]:
    """Terms of the countries that a text names, by name, people or a territory that they dispute."""
    pattern, found = _territories()
    contested = frozenset(place for m in pattern.finditer(text) for place in found[m.group().lower()])
    return contested | (frozenset(terms(text)) & place_terms())


def weights(items: Sequence[Statement]) -> dict[str, float]:
    """How much each term says: log((1 + n) / (1 + df)) + 0.3, so that a story's common words still count a little."""
    seen = Counter(t for s in items for t in s.terms)
    n = len(items)
    return {t: math.log((1 + n) / (1 + df)) + 0.3 for t, df in seen.items()}


def _mass(terms_: frozenset[str], weight: Mapping[str, float]) -> float:
    return math.fsum(weight[t] for t in terms_)


def by_words(left: Statement, right: Statement, weight: Mapping[str, float]) -> float:
    """Shared weight, 0 to 1: a mean of the share in the smaller content and in the union."""
    shared = left.terms & right.terms
    if len(shared) < MIN_SHARED:
        return 0.0
    both, a, b = _mass(shared, weight), _mass(left.terms, weight), _mass(right.terms, weight)
    return SMALLER * both / min(a, b) + (1 - SMALLER) * both / (a + b - both)


class Contents:
    """How alike the contents of a story's attributions are."""

    def __init__(self, items: Sequence[Statement], vectors: SentenceVectors | None) -> None:
        self.weight = weights(items)
        texts: dict[str, int] = {}
        for item in items:
            texts.setdefault(item.text[:LONGEST], len(texts))
        self._places = texts
        self._vectors: Any = vectors.vectors(list(texts)) if vectors is not None and 0 < len(texts) <= MOST_TEXTS else None

    def cosine(self, left: Statement, right: Statement) -> float:
        """Likeness by the encoder, 0 to 1, to two decimals, so that no machine's rounding shows; 0 without an encoder."""
        if self._vectors is None:
            return 0.0
        a, b = self._places[left.text[:LONGEST]], self._places[right.text[:LONGEST]]
        return max(0.0, round(float(self._vectors[a] @ self._vectors[b]), 2))

    def likeness(self, left: Statement, right: Statement) -> float:
        """0 to 1: words, sense and what happened; less where countries or numbers are at odds or one holds the other."""
        return self.likenesses(left, right)[0]

    def likenesses(self, left: Statement, right: Statement) -> tuple[float, float]:
        """The likeness of two contents, and what it is by words and sense alone; contents of a word or two have none of that."""
        if left.refers or right.refers:
            return _reference(left, right), 0.0
        words = by_words(left, right, self.weight)
        told = SAME_NUMBER if told_alike(left, right) else 0.0
        if not words:
            return told, 0.0
        score = words if self._vectors is None else (1 - COSINE) * words + COSINE * self.cosine(left, right)
        if _at_odds(left.numbers, right.numbers):
            score *= APART
        # one happening with two numbers is one happening all the same
        full = max(score, told, SAME_EVENT if left.events & right.events else 0.0)
        less = NESTED if nested(left.attribution, right.attribution) else 1.0
        if _at_odds(left.places, right.places):
            less *= APART
        if left.where and right.where and not left.where & right.where:
            less *= ELSEWHERE
        return full * less, score * less

    def one_event(self, left: Statement, right: Statement) -> bool:
        """Whether both tell of one happening to one kind of people or things, with no number or country at odds."""
        if not left.events & right.events or _at_odds(left.numbers, right.numbers) or _at_odds(left.places, right.places):
            return False
        return not (left.where and right.where and not left.where & right.where)

    def same_words(self, left: Statement, right: Statement) -> float:
        """Likeness by words alone, 0 to 1."""
        return by_words(left, right, self.weight)


def told_alike(left: Statement, right: Statement) -> bool:
    """Whether one speaker gives one number of one measure in both."""
    return bool(left.told & right.told) and one_speaker(left.attribution, right.attribution)


def one_speaker(left: Attribution, right: Attribution) -> bool:
    """Whether one speaker is named for both, perhaps by a part of the name."""
    a, b = left.speaker, right.speaker
    if a is None or b is None:
        return False
    one, other = set(a.lower().split()), set(b.lower().split())
    return one <= other or other <= one


def _at_odds(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether each has what the other one lacks."""
    return bool(left - right and right - left)


def _reference(left: Statement, right: Statement) -> float:
    """ "The transfer" beside a content that tells of one."""
    short, full = (left, right) if left.refers else (right, left)
    if full.refers:
        return 1.0 if full.refers == short.refers else 0.0
    same = any(act == short.refers for _, act in full.events)
    return SAME_EVENT if same and not nested(left.attribution, right.attribution) else 0.0


def nested(left: Attribution, right: Attribution) -> bool:
    """Whether one stands inside the other."""
    return any(a.contains(b) or b.contains(a) for a in left.content for b in right.content)
