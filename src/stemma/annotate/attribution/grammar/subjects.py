"""Who a verb of speech belongs to: the noun phrase before it, behind it, or the one it shares with a verb before."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.annotate.actors import lists
from stemma.annotate.actors.phrases import (
    Words,
    calendar,
    clause_start,
    extend_left,
    extend_right,
    head_of,
    left_phrase,
    opening_bracket,
    right_phrase,
    singular,
    small,
)

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVE = frozenset({"who", "which", "that"})
_DASHES = frozenset({"–", "—", "--", "-"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_LONGEST_BREAK = 32  #: tokens between a subject and its verb: "X, speaking at …, said"


@dataclass(frozen=True, slots=True)
class Source:
    """Tokens [start, end) of a source and the token of its head."""

    start: int
    end: int
    head: int
    shared: bool = False  #: the subject of a verb before: "said … and added"

    def span(self, w: Words) -> tuple[int, int]:
        """Code points of the source."""
        return w.start[self.start], w.end[self.end - 1]


def _with_head(w: Words, start: int, end: int) -> Source:
    return Source(start, end, head_of(w, start, end))


def _coordinated(w: Words, i: int, floor: int) -> int:
    """Start of "X, Y and | Z" where Z starts at `i`, if all of it can be a subject."""
    at, joined = i, False
    for _ in range(8):
        k = at - 1
        if k <= floor:
            break
        if w.lower[k] in ("and", "or", "plus", "&"):
            joined = True
            k -= 1
            if k > floor and w.text[k] == ",":
                k -= 1
        elif w.text[k] == "," and joined:
            k -= 1
        else:
            break
        if w.text[k] == ")":
            k = (opening_bracket(w, k, floor) or floor + 1) - 1
        start = left_phrase(w, k, floor)
        if start is None:
            break
        at = extend_left(w, start, floor)
    if at != i and (
        at <= floor
        or w.lower[at - 1] in ("that", "but", "while", "both", "either", "neither")
        or (w.text[at - 1] == "," and w.tag[at - 2] == "RB")
    ):
        return at
    return i


def _phrase_to(w: Words, k: int, floor: int) -> Source | None:
    """The source whose last token is `k`."""
    end = k + 1
    if w.text[k] in ")]":
        opened = opening_bracket(w, k, floor)
        if opened is None or opened <= floor:
            return None
        k = opened - 1
    start = left_phrase(w, k, floor)
    if start is None:
        return None
    head = head_of(w, start, k + 1)
    if w.tag[head] == "CD" and w.text[head][0].isdigit():
        return None
    start = extend_left(w, start, floor)
    if start > floor and (
        w.tag[start - 1] in ("IN", "TO", "VB", "VBD", "VBN", "VBP", "VBZ") or w.lower[start - 1] in ("and", "or")
    ):
        again = _before_relative(w, start, floor)
        if again is not None:
            return again
    start = _coordinated(w, start, floor)
    return Source(start, end, head_of(w, start, end) if start < head else head)


def _before_relative(w: Words, at: int, floor: int) -> Source | None:
    """ "The envoy | who would not be named | said": the phrase before the relative pronoun."""
    for j in range(at - 1, max(floor, at - 16), -1):
        if w.text[j] in (",", ";", ":") or w.lower[j] in ("and", "but"):
            return None
        if w.tag[j] in ("WP", "WDT") and j > floor:
            start = left_phrase(w, j - 1, floor)
            if start is None:
                return None
            first = extend_left(w, start, floor)
            return _with_head(w, first, j) if clause_start(w, first, floor) else None
    return None


def _over_break(w: Words, comma: int, floor: int) -> Source | None:
    """The subject of "X, speaking at …, | said" and "X, the mayor, | said", where `comma` is the second comma."""
    mark = w.text[comma]
    for j in range(comma - 1, max(floor, comma - _LONGEST_BREAK), -1):
        if w.fold[j] is not None and w.tag[j] == "QUOTE":
            return None
        if w.text[j] != mark and not (mark in _DASHES and w.text[j] in _DASHES):
            continue
        subject = _phrase_to(w, j - 1, floor) if j > floor else None
        if subject is None:
            continue
        inside = w.tag[j + 1] if j + 1 < comma else ""
        apposed = right_phrase(w, j + 1, comma)
        if inside in ("VBG", "VBN", "IN", "WP", "WDT", "RB", "TO", "CD", "WRB", "WP$", "VBD", "JJ") and not (
            apposed is not None and apposed >= comma - 1
        ):
            if clause_start(w, subject.start, floor):
                return subject
            continue
        if apposed is None or any(
            w.tag[x] in _FINITE and w.tag[x - 1] not in ("WP", "WDT") for x in range(j + 1, min(apposed + 1, comma))
        ):
            continue
        if (
            extend_right(w, apposed, comma) < comma
            and w.text[extend_right(w, apposed, comma)] not in (",",)
            and w.tag[extend_right(w, apposed, comma)] not in ("WP", "WDT", "VBG", "VBN", "IN", "TO", "VBZ", "VBD", "CC")
        ):
            continue
        return Source(subject.start, comma, subject.head)
    return None


def interrupted(w: Words, comma: int) -> Source | None:
    """The subject at a line's head that an apposition or relative clause up to `comma` parts from its verb."""
    end = right_phrase(w, 0, comma)
    if end is None:
        return None
    head = head_of(w, 0, end)
    end = extend_right(w, end, comma)
    if end >= comma or w.text[end] != "," or not _speaks(w, head):
        return None
    relative = w.tag[end + 1] in ("WP", "WP$") or (w.tag[end + 1] == "WDT" and w.lower[end + 1] == "which")
    if relative:
        verbs = [k for k in range(end + 2, comma) if w.tag[k] in _FINITE]
        closed = all(w.text[k] != "," or w.tag[k + 1] in ("IN", "TO", "WP", "WRB", "VBG") for k in range(end + 2, comma))
        return Source(0, comma, head) if verbs and closed else None
    plain = not any(w.tag[k] in _FINITE or w.fold[k] is not None for k in range(end + 1, comma))
    role = right_phrase(w, end + 1, comma)
    return Source(0, comma, head) if plain and (role is not None or w.tag[end + 1] in ("VBG", "VBN", "CD", "IN")) else None


def _speaks(w: Words, head: int) -> bool:
    plural = w.tag[head] in ("NNS", "NNPS")
    return w.tag[head] in ("NNP", "NNPS", "PRP") or lists.noun_type(w.lower[head], plural=plural) is not None


def before(w: Words, start: int, floor: int = 0) -> Source | None:
    """The subject of a verb at `start`: a phrase, what a relative pronoun stands for, or a phrase before a parenthesis."""
    k = start - 1
    while k >= floor and (
        w.tag[k] in ("RB", "RBR") or w.lower[k] in ("both", "all", "also", "each", "then") or w.lower[k] in _REFLEXIVE
    ):
        k -= 1
    k = _over_time(w, k, floor)
    if k < floor:
        return None
    low = w.lower[k]
    if low in _RELATIVE and w.tag[k] in ("WP", "WDT"):
        j = k - 1
        if j >= floor and w.text[j] == ",":
            j -= 1
        return _antecedent(w, j, floor) if j >= floor else None
    if w.text[k] == "," or w.text[k] in _DASHES:
        return _over_break(w, k, floor)
    if w.tag[k] in ("VBN", "VBD", "JJ", "RP"):
        return _before_relative(w, k + 1, floor)
    return _phrase_to(w, k, floor)


def _antecedent(w: Words, j: int, floor: int) -> Source | None:
    """What "who" stands for, with the role in apposition before it: "the president of the republic, X, who"."""
    found = _phrase_to(w, j, floor)
    if found is None:
        return None
    k = found.start - 1
    if k > floor and w.text[k] == "," and w.tag[found.head] in ("NNP", "NNPS"):
        role = _phrase_to(w, k - 1, floor)
        if role is not None and singular(w.lower[role.head]) in lists.roles():
            return Source(role.start, found.end, found.head)
    return found


def behind(w: Words, i: int, ceiling: int) -> Source | None:
    """The source that starts at `i`, behind its verb or behind "by" or "according to", with all that hangs on it."""
    end = right_phrase(w, i, ceiling)
    if end is None:
        return None
    head = head_of(w, i, end)
    if w.lower[head] in calendar():
        return None  # "said last week that"
    end = extend_right(w, end, ceiling)
    if end < ceiling and w.text[end] == ",":
        apposed = right_phrase(w, end + 1, ceiling)
        if apposed is not None and w.tag[end + 1] != "PRP" and not is_clause(w, end + 1, ceiling):
            stop = extend_right(w, apposed, ceiling)
            if (
                stop >= ceiling
                or w.text[stop] in (",", ".", ";", "–", "—", "--")
                or w.tag[stop] in ("WP", "WDT", "IN", "VBN", "VBG")
            ):
                role = singular(w.lower[head_of(w, end + 1, apposed)])
                fits = (
                    role in lists.roles()
                    or role in lists.body_nouns()
                    or w.tag[apposed - 1] in ("NNP", "NNPS")
                    or w.tag[apposed - 1] == "CD"
                )
                if fits:
                    end = stop
    while end > i + 1 and w.text[end - 1] == ",":
        end -= 1
    return Source(i, end, head)


def is_clause(w: Words, i: int, ceiling: int) -> bool:
    """Whether a noun phrase at `i` is the subject of a verb: a clause of its own, then, no source or apposition."""
    end = right_phrase(w, i, ceiling)
    if end is None:
        return False
    if end < ceiling and w.tag[end] in _FINITE and not (end + 1 < ceiling and w.lower[end + 1] == "by"):
        return True
    end = extend_right(w, end, ceiling)
    return end < ceiling and (w.tag[end] in _FINITE or (w.tag[end] == "RB" and end + 1 < ceiling and w.tag[end + 1] in _FINITE))


def _over_time(w: Words, k: int, floor: int) -> int:
    """Back over "on Sunday" or "late on May 3" that ends at `k`; `k` where there is none."""
    at = k
    while at > floor and (w.lower[at] in calendar() or w.tag[at] == "CD" or w.lower[at].rstrip(".") in calendar()):
        at -= 1
    if at == k or at <= floor:
        return k
    while at > floor and w.lower[at] in ("on", "in", "late", "early", "last", "this", "the"):
        at -= 1
    return at


def first_subject(w: Words, limit: int) -> Source | None:
    """The subject of the line's main verb, for verbs that share it: "X spoke in Odda, saying that"."""
    first = 1
    if w.lower[0] in small("subordinate"):
        first = next((k for k in range(1, limit) if w.text[k] == ","), 0) + 1
    relatives = 0
    for k in range(first, limit):
        if w.tag[k] in ("WP", "WDT"):
            relatives += 1
        if w.tag[k] not in _FINITE or w.fold[k] is not None:
            continue
        if relatives:
            relatives -= 1
            continue
        found = before(w, k)
        return Source(found.start, found.end, found.head, shared=True) if found is not None else None
    return None
