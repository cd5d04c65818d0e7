"""Numbers whose noun stands with another number or is left out: list members, totals, "four are in custody"."""

from __future__ import annotations

from stemma.annotate.figures.grammar.clauses import NOMINALS, PLURALS, PREPOSITIONS, Clause, Phrase
from stemma.annotate.figures.grammar.counted import subject
from stemma.annotate.figures.grammar.predicates import Predicate
from stemma.annotate.figures.vocabulary import word_set

_BETWEEN_MOST = 7  #: tokens of the phrase between two members of a list: "12 in the town of Norva, 9 in Tesk"
_WHOLE = word_set("whole_words")
_CORRECTING = word_set("correcting_verbs")
_INSIDE = ("NN", "JJ", "DT", "IN", "POS", "PRP$")
_JOINS = frozenset({",", "and", "while", "but", ";"})
_CORRECTED = frozenset({"to", "from", "not"})


def parallel(clause: Clause, first: int, *, after: int) -> bool:
    """Whether a number goes on a list whose members have places: "12 in Norva, 9 in Tesk and 5 in Orm"."""
    end = first
    while clause.low(end - 1) in (",", "and", "another"):
        end -= 1
    if end == first or not 0 < end - after <= _BETWEEN_MOST or clause.tag(after) not in PREPOSITIONS:
        return False
    return all(clause.tag(k).startswith(_INSIDE) and k not in clause.stopped for k in range(after, end))


def total(clause: Clause, last: int) -> bool:
    """Whether the number before token `last` sums up: "28 in all", "28 altogether", "five in number"."""
    if clause.low(last) == "in" and clause.low(last + 1) in _WHOLE | {"number"}:
        return clause.tag(last + 2) in ("", ",", ".", ":", "CC", "''", "-RRB-")
    return clause.low(last) in ("altogether", "overall") or (clause.low(last) == "all" and clause.low(last + 1) == "told")


def opposite(clause: Clause, first: int) -> Phrase | None:
    """The noun phrase that "five in number" stands beside: "the dead were farmers, five in number" gives "dead"."""
    if clause.low(first - 1) != ",":
        return None
    end = first - 1
    while clause.tag(end - 1) in ("''", "``") or clause.low(end - 1) in ("’", "'"):
        end -= 1
    phrase = clause.phrase_before(end)
    verb = clause.verb_before(first)
    if verb is not None and phrase is not None and verb.last <= phrase.first and clause.low(verb.head) in ("were", "are"):
        return subject(clause, verb) or phrase
    return phrase if phrase is not None and (clause.tag(phrase.head) in PLURALS or clause.low(phrase.head) in NOMINALS) else None


def goes_on(clause: Clause, first: int, *, last: int, said: Predicate | None) -> bool:
    """Whether a number is the subject of a clause that follows one with a count: "seven are dead and four are in custody"."""
    verbal = said is not None and said.first == last and not said.objective and said.verb is not None and said.verb.finite
    return verbal and clause.low(first - 1) in _JOINS


def corrected(clause: Clause, first: int) -> bool:
    """Whether a number is put right: "Corrects to 14 from 41"."""
    verb = clause.verb_before(first)
    return verb is not None and clause.low(verb.head) in _CORRECTING and clause.low(first - 1) in _CORRECTED


def definite(clause: Clause, first: int, *, last: int) -> bool:
    """Whether the words speak of all of a known number: "the names of all eleven"."""
    return (
        clause.low(first - 1) == "all" and clause.tag(last) in ("", ",", ".", ":", "''", "CC") and clause.low(first - 2) != "in"
    )
