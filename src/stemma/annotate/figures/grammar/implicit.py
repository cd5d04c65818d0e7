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
from stemma.annotate.figures.grammar.counted import AGED_ENDS
from stemma.annotate.figures.grammar.outcomes import noun_outcome
from stemma.annotate.figures.grammar.predicates import Predicate, predicate
from stemma.annotate.figures.numbers.amount import Amount, Kind
from stemma.annotate.figures.numbers.pieces import Piece
from stemma.annotate.figures.vocabulary import (
    DEMONYMS,
    MANNERS,
    NUMBERS,
    OBJECTS,
    OUTCOMES,
    PEOPLE,
    STATE_PHRASES,
    THINGS,
    is_person,
    singular,
    word_set,
)

COUNTING_OUTCOMES = frozenset({"captured", "killed", "killed_or_wounded", "missing", "shot", "wounded", "wounded_or_missing"})
#: words that may name such an outcome; without one of them no article counts
COUNTING_WORDS = frozenset(
    {
        *(word for word, entry in OUTCOMES.items() if entry["outcome"] in COUNTING_OUTCOMES),
        *(phrase[-1] for phrase, outcome in STATE_PHRASES.items() if outcome in COUNTING_OUTCOMES),
        *("prisoner", "death"),
        *OBJECTS,
        *word_set("missiles"),
        *MANNERS,
    }
)
ZEROS = frozenset({"no", "nobody", "none"})
_PLURAL_NOUNS = word_set("staff_nouns") | {"people"}
_NOBODY = frozenset({"nobody", "none"})
_ORDINALS = {word: value for word, value in NUMBERS.parts.items() if value > 2 and not word.endswith("s") and word != "quarter"}
_ORDINALS["second"] = 2
_DIGIT_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_BE_THERE = word_set("be_there")
_NUMBERED_DEATHS = word_set("numbered_deaths")
_DEGREES = word_set("degrees")
_VICTIMS = frozenset({"victim", "person"})
_YEARS = frozenset({"year", "month"})
_PERIOD_REACH = 10  #: tokens between "14th homicide" and "of the year"


def implicit(items: Sequence[Piece], clause: Clause) -> list[Amount]:
    """Zero counts, counting articles and counting ordinals of a sentence, in order."""
    found = []
    counting = not COUNTING_WORDS.isdisjoint(clause.sentence.words)
    for i, piece in enumerate(items):
        if piece.low in ZEROS:
            amount = _zero(items, clause, i)
        elif counting and piece.low in ("a", "an", "another") and piece.tag == "DT":
            amount = _article(items, clause, i)
        elif counting and (piece.name or piece.low in _ORDINALS):
            amount = _in_period(items, clause, i)
        else:
            continue
        if amount is not None:
            found.append(amount)
    return found


def is_countable(noun: str) -> bool:
    """Whether a lower-case noun names people or things of which none is news: "no passengers", "no injuries"."""
    single = singular(noun)
    return single in PEOPLE or single in DEMONYMS or single in THINGS or single in _PLURAL_NOUNS


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
        hit = said is not None and said.outcome is not None and not said.objective and not _only_degree(clause, said)
        return _base(i, end, kind="zero", value=0) if hit else None
    phrase = clause.phrase_after(token + 1)
    if phrase is None or phrase.first != token + 1:
        return None
    noun = singular(clause.low(phrase.head))
    plural = clause.tag(phrase.head) in PLURALS or clause.low(phrase.head) in _PLURAL_NOUNS
    countable = is_countable(noun) and plural
    there = clause.low(token - 1) in _BE_THERE and (clause.low(token - 2) == "there" or clause.low(token - 3) == "there")
    outcome = noun_outcome(clause, phrase, said=None)
    aboard = clause.low(phrase.last) in _BE_THERE and clause.low(phrase.last + 1) in ("on", "aboard", "in", "inside", "among")
    if countable and (there or aboard or (outcome is not None and outcome in ("killed", "wounded", "casualties", "survived"))):
        return _base(i, i + 1, kind="zero", value=0)
    said = predicate(clause, token, last=phrase.last)
    hit = said is not None and said.outcome is not None and (not said.objective or clause.low(token - 1) in OUTCOMES)
    return _base(i, i + 1, kind="zero", value=0) if countable and hit else None


def _only_degree(clause: Clause, said: Predicate) -> bool:
    """Whether only how badly is denied: "none suffered life-threatening injuries", "none was seriously hurt"."""
    return any(clause.low(k) in _DEGREES or clause.low(k) in MANNERS for k in range(said.first, said.last))


def _article(items: Sequence[Piece], clause: Clause, i: int) -> Amount | None:
    token = items[i].token
    phrase = clause.phrase_after(token + 1)
    if phrase is None or phrase.first != token + 1 or clause.tag(phrase.head) in PLURALS:
        return None
    noun = clause.low(phrase.head)
    person = is_person(noun) or noun.endswith(AGED_ENDS)
    if not person or singular(noun) != noun or noun == "couple" or clause.low(phrase.last) in ("of", "'s"):
        return None
    said = predicate(clause, token, last=phrase.last)
    if said is None or said.outcome not in COUNTING_OUTCOMES:
        return None
    ordinal = _ordinal(clause.low(phrase.first))
    if ordinal is not None:
        first = next(j for j in range(i, len(items)) if items[j].token == phrase.first)
        return replace(_base(i, first + 1, kind="ordinal", value=ordinal), rest=first + 1)
    return _base(i, i + 1, kind="article", value=1)


def _in_period(items: Sequence[Piece], clause: Clause, i: int) -> Amount | None:
    """ "the city's 14th homicide of the year": an ordinal that counts the dead of a period."""
    value, token = _ordinal(items[i].low), items[i].token
    phrase = clause.phrase_after(token + 1) if value is not None else None
    if value is None or phrase is None or phrase.first != token + 1:
        return None
    victim = clause.low(phrase.head) in _VICTIMS and clause.low(phrase.head - 1) in _NUMBERED_DEATHS
    if clause.low(phrase.head) not in _NUMBERED_DEATHS and not victim:
        return None
    following = range(phrase.last, min(len(clause.lows), phrase.last + _PERIOD_REACH))
    of_year = any(k in clause.timed or (clause.low(k) in _YEARS and clause.low(k - 1) in ("the", "this")) for k in following)
    led = clause.low(token - 1) == "'s" and clause.low(token - 2) in _YEARS
    return _base(i, i + 1, kind="ordinal", value=value) if of_year or led else None


def _ordinal(word: str) -> int | None:
    match = _DIGIT_ORDINAL.fullmatch(word)
    return int(match[1]) if match else _ORDINALS.get(word)
