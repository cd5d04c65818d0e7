"""What a figure is said of: the phrase that has the amount, and what the clause is about.

After the "referred concept" of CQE (Almasian and others, EMNLP 2023): "shares of Norvik rose 3% to $4" says both figures
of "shares of Norvik". A count is said of the group that its counted noun is part of, not of the counted noun itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from stemma.annotate.figures.grammar.chunks import Chunk, Range
from stemma.annotate.figures.grammar.clauses import Clause, Verbs
from stemma.annotate.figures.grammar.counted import Counted
from stemma.annotate.figures.grammar.shape import Shape
from stemma.annotate.figures.vocabulary import concept_words, singular

_ATTACHING = concept_words("attaching")
_BRIDGING = concept_words("bridging")
_GROUPING = concept_words("grouping")
_LEVELLING = concept_words("levelling")
_GIVING = concept_words("giving")
_OPENERS = concept_words("clause_openers")
_JOINS = frozenset({"to", "from", "and", "or", ",", "/", "at"})
_DIRECTIONS = frozenset({"up", "down", "higher", "lower"})
_CLOSING = frozenset({"ended", "ending", "ends", "end"})
_COMPARING = frozenset({"than", "including"})
_TIMES = concept_words("unnamed_times")
_REPORTING = concept_words("reporting")
_REACH = 30  #: tokens between a figure and the verb whose subject it is said of
_MOST = 3  #: phrases that a concept has
_BRACKET = 12  #: tokens between a bracket and a figure in it
_DETERMINERS = ("DT", "PRP$", "PDT")

Concept = tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure among the tokens of its clause: [first, last) with its bound words, unit and "per ..."; what it counts."""

    first: int
    last: int
    counts: bool
    money: bool
    things: Counted


def concept(shape: Shape, placed: Placed, *, before: tuple[Placed, Concept] | None) -> Concept:
    """Token ranges that the figure is said of, the nearest first; `before` is the figure before it, with its own."""
    clause = shape.clause
    opened = _opened(clause, placed.first)
    if opened is not None:
        if before is not None and not placed.counts and before[0].first < opened <= before[0].last + 1:
            return before[1]  # "10 km (6 miles)"
        named = shape.back(opened)
        if named is not None and clause.verb_before(placed.first) is clause.verb_before(opened):
            return (_undetermined(clause, named),)
    named = _mover(shape, placed.first) or (_gapped(shape, placed, before[0]) if before is not None else None)
    if named is not None:
        return (_undetermined(clause, named),)
    found = _group(shape, placed) if placed.counts else _phrase(shape, placed)
    alike = before is not None and not placed.counts and not before[0].counts
    if not found and alike and before is not None and _joined(clause, before[0], placed):
        return before[1]  # "from $220 to $300"
    beside = (_left(clause, placed.first), placed.things.last or placed.last)
    closed = placed.counts and bool(found) and any(clause.low(k) == "of" for k in beside)
    about = None if closed else _about(shape, placed, found)
    if about is not None and not any(_meets(about, other) for other in found):
        found.append(_undetermined(clause, about))
        headed = _headed(shape, about)
        found.extend([headed] if headed is not None else [])
    if not found and alike and before is not None and _same_clause(clause, before[0], placed):
        return before[1]  # "$590 million and 71 million"
    thing = placed.things.phrase
    if not found and not placed.counts and thing is not None:
        return (_undetermined(clause, (thing.first, thing.last)),)
    return tuple(found[:_MOST])


def _mover(shape: Shape, first: int) -> Range | None:
    """The name that alone moves: "the losers were Norvik, down 3 percent, and Orma, down 2"."""
    clause, left = shape.clause, _left(shape.clause, first)
    if clause.low(left) != "," or left == first - 1 or clause.low(left + 1) not in _DIRECTIONS or clause.tag(left - 1) != "NNP":
        return None
    named = shape.back(left)
    return named if named is not None and clause.tag(named[0] - 1) not in ("IN", "TO") else None


def _gapped(shape: Shape, placed: Placed, before: Placed) -> Range | None:
    """The name whose verb is left out: "wages grew 4 percent and prices 3 percent"."""
    if placed.counts or before.counts:
        return None
    clause, chunk = shape.clause, shape.chunk_over(placed.first - 1)
    if chunk is None or chunk.first < before.last or not clause.tag(placed.first - 1).startswith("NN") or shape.timely(chunk):
        return None
    first = max((k + 1 for k in range(chunk.first, placed.first) if k in clause.stopped), default=chunk.first)
    verb = clause.verb_before(placed.first)
    if verb is None or verb.last > before.first or clause.low(first - 1) not in _JOINS or first >= placed.first:
        return None
    return first, placed.first


def _opened(clause: Clause, first: int) -> int | None:
    """The bracket that a figure stands in."""
    for j in range(first - 1, max(-1, first - _BRACKET), -1):
        if clause.low(j) == ")" or clause.low(j) == ":":
            return None
        if clause.low(j) == "(":
            return j
    return None


def _joined(clause: Clause, before: Placed, placed: Placed) -> bool:
    gap = [clause.low(k) for k in range(before.last, placed.first)]
    return 0 < len(gap) <= 2 and all(word in _JOINS for word in gap)


def _headed(shape: Shape, about: Range) -> Range | None:
    """The name that heads a paragraph, before a dash: "Norvik — Shares of the shipbuilder rose 3 percent"."""
    first = about[0]
    if shape.clause.low(first - 1) not in ("—", "–", "--", "-", ":"):
        return None
    heading = shape.chunk_at(0)
    return (0, heading.last) if heading is not None and heading.last == first - 1 and not heading.numbered else None


def _meets(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same_clause(clause: Clause, before: Placed, placed: Placed) -> bool:
    verb = clause.verb_before(placed.first)
    return verb is None or verb.last <= before.first


def _group(shape: Shape, placed: Placed) -> list[Range]:
    """What a counted noun is part of: "a run of [seven games]", "[35 sections] of the northern hills"."""
    clause, things = shape.clause, placed.things
    end = things.last or placed.last
    found: list[Range] = []
    phrase = things.phrase
    if phrase is not None and phrase.head > phrase.first and singular(clause.low(phrase.first)) == things.head:
        return [(phrase.first + 1, phrase.last)]  # "the 12 page document"
    left = _left(clause, placed.first)
    if clause.low(left) == "of":
        whole = shape.back(left)
        if whole is not None:
            return [_undetermined(clause, whole)]
    inner = _object(shape, end) if clause.low(end) in _GROUPING else None
    if inner is not None and (clause.low(end) in ("of", "for", "among") or clause.tag(end + 1) in (*_DETERMINERS, "WP$")):
        found.append(inner)
    return found


def _object(shape: Shape, i: int) -> Range | None:
    """The noun phrase of the preposition at token `i`, with its own prepositional phrases, without another figure."""
    clause = shape.clause
    if clause.low(i) not in _ATTACHING or clause.tag(i) not in ("IN", "TO", "RP"):
        return None
    chunk = shape.chunk_at(i + 1)
    if chunk is None or shape.timely(chunk):
        return None
    first = chunk.first
    if chunk.numbered:
        first = max(k for k in range(chunk.first, chunk.last) if k in clause.stopped or k in shape.units) + 1
        if first >= chunk.last:
            return None
    return _undetermined(clause, shape.extended(Chunk(first, chunk.last, numbered=False)))


def _undetermined(clause: Clause, phrase: Range) -> Range:
    first, last = phrase
    while first < last - 1 and clause.tag(first) in ("DT", "PDT"):
        first += 1
    return first, last


def _left(clause: Clause, first: int) -> int:
    j = first - 1
    while clause.low(j) in _BRIDGING or clause.tag(j) in ("DT", "PRP$", "JJ", "JJR", "RB", "RBR"):
        j -= 1
    return j


def _phrase(shape: Shape, placed: Placed) -> list[Range]:
    """The noun phrase that has an amount: around it, after "of", or before the preposition that it stands behind."""
    clause, first, last = shape.clause, placed.first, placed.last
    if clause.text(first)[:1] in ("+", "-", "−") or clause.low(first - 1) in (":", "+", "-", "−"):
        return _listed(shape, placed)
    chunk = shape.chunk_over(first)
    if chunk is not None and chunk.last > last and not _TIMES.intersection((clause.low(last), clause.low(chunk.last - 1))):
        found = [shape.extended(Chunk(last, chunk.last, numbered=False))]
        start = max((k + 1 for k in range(chunk.first, first) if k in clause.stopped), default=chunk.first)
        while start < first and clause.tag(start) in _DETERMINERS:
            start += 1
        return [*found, (start, first)] if start < first else found
    inner = _object(shape, last) if clause.low(last) == "of" else None
    if inner is not None:
        return [inner]
    ranging = clause.low(first) in ("from", "between")
    left = first if ranging else _left(clause, first)
    verb = clause.verb_before(first)
    if clause.tag(left) in ("IN", "TO"):
        whole = (
            shape.back(left) if clause.low(left) == "of" else shape.wide(left, least=verb.last if verb else 0, open_left=ranging)
        )
        if whole is None and clause.low(left) in _LEVELLING:
            whole = _moved(shape, left)
        if whole is not None:
            return [_undetermined(clause, whole)]
    given = verb is not None and verb.last > left and clause.low(verb.head) in _GIVING
    if given or (placed.money and verb is None):
        inner = _object(shape, last) if clause.low(last) in ("for", "on", "in") else None
        return [inner] if inner is not None else []
    return []


def _moved(shape: Shape, left: int) -> Range | None:
    """The object of the verb before a level: "lowered its guidance for the quarter to $84 million"."""
    verb = _governing(shape.clause, left)
    thing = shape.chunk_at(verb.last) if verb is not None and not verb.passive else None
    if thing is None or thing.last > left or thing.numbered or shape.timely(thing):
        return None
    return shape.extended(thing, stop=left)


def _listed(shape: Shape, placed: Placed) -> list[Range]:
    """The name before a signed amount in a list: "Norvik +0.2% Orma 50 -0.3%"."""
    clause, end = shape.clause, placed.first
    while clause.low(end - 1) in (":", "+", "-", "−") and end > 0:
        end -= 1
    chunk = shape.chunk_over(end - 1)
    if chunk is None:
        return []
    first = chunk.first
    for k in range(chunk.first, end):
        if k in clause.stopped or clause.low(k) in ("%", "+", "-"):
            first = k + 1
    return [_undetermined(clause, (first, end))] if first < end else []


def _about(shape: Shape, placed: Placed, near: list[Range]) -> Range | None:
    """The subject of the clause that the figure stands in, unless it stands in the subject itself."""
    clause = shape.clause
    verb = _governing(clause, placed.first)
    end = max([placed.things.last or placed.last, placed.last, *(last for _, last in near)])
    if _heads(clause, end) and (placed.counts or near):
        return None
    if (
        near
        and verb is not None
        and any(clause.low(k) in _COMPARING and k not in clause.stopped for k in range(verb.last, placed.first))
    ):
        return None
    if verb is None:
        return _heading(shape, placed) if not near and not placed.counts else None
    return shape.subject(verb)


def _heads(clause: Clause, end: int) -> bool:
    """Whether a finite verb follows a phrase at once, so that the phrase is its subject."""
    return clause.tag(end) in ("VBZ", "VBP", "MD", "VBD")


def _governing(clause: Clause, first: int) -> Verbs | None:
    """The verb before the figure in the same clause."""
    verb = clause.verb_before(first)
    while verb is not None and (
        (clause.low(verb.head) in _CLOSING and clause.low(verb.first - 1) in _TIMES)
        or (clause.low(verb.head) in _REPORTING and clause.low(verb.last) == ",")
    ):
        verb = clause.verb_before(verb.first - 1)  # "for the quarter ended in June", ", officials said,"
    if verb is None or first - verb.last > _REACH:
        return None
    if any(clause.low(k) in (";", ":") or (clause.low(k) in _OPENERS and clause.tag(k) == "IN") for k in range(verb.last, first)):
        return None
    return verb


def _heading(shape: Shape, placed: Placed) -> Range | None:
    """The noun phrase before an amount where no verb stands: "Norvik 0.2%", "a pitch as high as 30 km"."""
    clause = shape.clause
    whole = shape.back(_left(clause, placed.first) + 1) or shape.back(placed.first)
    if whole is None and not any(verb.finite for verb in clause.verbs_from(0, placed.first)):
        head = shape.chunk_at(0)
        listed = head is not None and not head.numbered and ":" in (clause.low(head.last), clause.low(head.last + 1))
        whole = (head.first, head.last) if head is not None and listed else None  # "Prices: 5 to 9 crowns"
    return _undetermined(clause, whole) if whole is not None else None
