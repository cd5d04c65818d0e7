"""A speaker's own words: two contents of one speaker that share a word which hardly anything else in the story has.

Their likeness may be small, since each says more than that ("Norvan must explain why …", "we have asked Norvan for an
explanation"). A rare word, one speaker, a sense not far apart and no number at odds show that they speak of one thing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations

from stemma.collate.claims.contents import Contents, Statement, nested, one_speaker, statements
from stemma.collate.claims.statements import THRESHOLD, asks
from stemma.collate.measures.ontology import GENERIC
from stemma.collate.measures.terms import place_terms
from stemma.model import Attribution, SentenceVectors

# Set on the attributions of five hand-annotated stories (docs/decisions/origins.md).
FEW = 3  #: contents, each wording once, that may have a rare word
COSINE = 0.4  #: by the encoder; two things that one speaker says with one rare word are less alike

Group = tuple[Statement, ...]


def told_with_own_words(
    attributions: Sequence[Attribution], together: Sequence[frozenset[str]], *, vectors: SentenceVectors | None
) -> tuple[Group, ...]:
    """Groups of two or more contents of one speaker with one rare word, in document order; none without `vectors`.

    `together` are the ids that stand in one claim already; a group that one of them holds is left out.
    """
    items = [s for s in statements(attributions) if not (s.refers or asks(s))]
    if vectors is None:
        return ()
    contents = Contents(items, vectors)
    by_term: dict[str, dict[str, list[int]]] = {}
    for n, item in enumerate(items):
        for term in item.terms - GENERIC - place_terms():
            by_term.setdefault(term, {}).setdefault(item.text, []).append(n)
    homes: dict[str, set[int]] = {}
    for number, ids in enumerate(together):
        for name in ids:
            homes.setdefault(name, set()).add(number)
    groups: set[frozenset[int]] = set()
    for term in sorted(by_term):
        found: set[int] = set()
        for one, other in combinations(by_term[term].values(), 2) if len(by_term[term]) <= FEW else ():
            if _one_thing(items[one[0]], items[other[0]], contents):
                found.update((*one, *other))
        if found and not set.intersection(*(homes.get(items[n].attribution.id, set()) for n in found)):
            groups.add(frozenset(found))
    return tuple(tuple(items[n] for n in sorted(g)) for g in sorted(_widest(groups), key=sorted))


def _widest(groups: Collection[frozenset[int]]) -> list[frozenset[int]]:
    """The groups that no other one holds."""
    of: dict[int, list[frozenset[int]]] = {}
    for group in groups:
        for n in group:
            of.setdefault(n, []).append(group)
    return [g for g in groups if not any(g < other for other in of[min(g)])]


def _one_thing(left: Statement, right: Statement, contents: Contents) -> bool:
    if not one_speaker(left.attribution, right.attribution) or nested(left.attribution, right.attribution):
        return False
    at_odds = bool(left.numbers and right.numbers) and not left.numbers & right.numbers
    return not at_odds and contents.cosine(left, right) >= COSINE and contents.likeness(left, right) < THRESHOLD
