"""Counts without a number: "no passengers", "nobody was hurt", "killing a civilian", "a fourth victim".

All of them are taken only where the counting is the news: zero before people, vehicles or casualties, articles and
ordinals where people are killed, wounded, missing or captured.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from stemma.annotate.figures.grammar.clauses import PLURALS, Clause
from stemma.annotate.figures.grammar.predicates import noun_outcome, predicate
from stemma.annotate.figures.numbers.amount import Amount, Kind
from stemma.annotate.figures.numbers.pieces import Piece
from stemma.annotate.figures.vocabulary import NUMBERS, OUTCOMES, THINGS, is_person, singular, word_set

COUNTING_OUTCOMES = frozenset({"captured", "killed", "killed_or_wounded", "missing", "wounded", "wounded_or_missing"})
_PLURAL_NOUNS = word_set("staff_nouns") | {"people"}
_NOBODY = frozenset({"nobody", "none"})
_ORDINALS = {word: value for word, value in NUMBERS.parts.items() if value > 2 and not word.endswith("s") and word != "quarter"}
_ORDINALS["second"] = 2
_DIGIT_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_BE_THERE = word_set("be_there")


def implicit(items: Sequence[Piece], clause: Clause) -> list[Amount]:
    """Zero counts, counting articles and counting ordinals of a sentence, in order."""
    found = []
    for i, piece in enumerate(items):
        if piece.low in ("no", *_NOBODY):
            amount = _zero(items, clause, i)
        elif piece.low in ("a", "an") and piece.tag == "DT":
            amount = _article(items, clause, i)
        else:
            continue
        if amount is not None:
            found.append(amount)
    return found


def _base(first: int, last: int, *, kind: Kind, value: int) -> Amount:
    return Amount(first, last, last, kind, Fraction(value), spelled=True)


def _zero(items: Sequence[Piece], clause: Clause, i: int) -> Amount | None:
    token = items[i].token
    if items[i].low in _NOBODY or (items[i].low == "no" and clause.low(token + 1) == "one"):
        end = i + (2 if items[i].low == "no" else 1)
        last = items[end - 1].token + 1
        if clause.low(last) == "of":
            phrase = clause.phrase_after(last + 1, determiner=True)
            last = phrase.last if phrase else last + 2
        said = predicate(clause, token, last=last)
        hit = said is not None and said.outcome is not None and not said.objective
        return _base(i, end, kind="zero", value=0) if hit else None
    phrase = clause.phrase_after(token + 1)
    if phrase is None or phrase.first != token + 1:
        return None
    noun = singular(clause.low(phrase.head))
    plural = clause.tag(phrase.head) in PLURALS or clause.low(phrase.head) in _PLURAL_NOUNS
    countable = (is_person(noun) or noun in THINGS | _PLURAL_NOUNS) and plural
    there = clause.low(token - 1) in _BE_THERE and (clause.low(token - 2) == "there" or clause.low(token - 3) == "there")
    outcome = noun_outcome(clause, phrase, said=None)
    aboard = clause.low(phrase.last) in _BE_THERE and clause.low(phrase.last + 1) in ("on", "aboard", "in", "inside", "among")
    if countable and (there or aboard or (outcome is not None and outcome in ("killed", "wounded", "casualties", "survived"))):
        return _base(i, i + 1, kind="zero", value=0)
    said = predicate(clause, token, last=phrase.last)
    hit = said is not None and said.outcome is not None and (not said.objective or clause.low(token - 1) in OUTCOMES)
    return _base(i, i + 1, kind="zero", value=0) if countable and hit else None


def _article(items: Sequence[Piece], clause: Clause, i: int) -> Amount | None:
    token = items[i].token
    phrase = clause.phrase_after(token + 1)
    if phrase is None or phrase.first != token + 1 or clause.tag(phrase.head) in PLURALS:
        return None
    noun = clause.low(phrase.head)
    if not is_person(noun) or singular(noun) != noun or noun == "couple" or clause.low(phrase.last) in ("of", "'s"):
        return None
    said = predicate(clause, token, last=phrase.last)
    if said is None or said.outcome not in COUNTING_OUTCOMES:
        return None
    ordinal = _ordinal(clause.low(phrase.first))
    if ordinal is not None:
        first = next(j for j in range(i, len(items)) if items[j].token == phrase.first)
        return replace(_base(i, first + 1, kind="ordinal", value=ordinal), rest=first + 1)
    return _base(i, i + 1, kind="article", value=1)


def _ordinal(word: str) -> int | None:
    match = _DIGIT_ORDINAL.fullmatch(word)
    return int(match[1]) if match else _ORDINALS.get(word)
