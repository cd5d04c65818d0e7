"""Statements: attributions, across reports, whose contents say the same thing, grouped by average linkage."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from stemma.collate.claims.contents import MIN_SHARED, Contents, Statement, nested, statements, told_alike
from stemma.collate.claims.figures import overall
from stemma.collate.claims.phrases import clipped
from stemma.collate.measures.linkage import average_linkage
from stemma.collate.measures.terms import term, terms
from stemma.model import Attribution, Claim, ClaimPair, Document, Figure, SentenceVectors
from stemma.model.comparison import Relation
from stemma.text.words import tokenise

# Set on the attributions of six hand-annotated stories, each left out in turn (docs/decisions/claims.md).
THRESHOLD = 0.34  #: likeness from which two contents say the same
AGREE = 0.5  #: likeness from which they are told to agree; below it they share a subject
EVENT = 0.2  #: likeness that two contents of one happening must have beside it
REPRINT = 0.7  #: share of words from which another number in them is another reading of one sentence
AGAINST = 0.7  #: likeness in words of two clauses from which "was" and "was not" speak of one thing
AGAINST_TERMS = 3  #: terms that they must share
MORE = 0.25  #: a content that leaves less than this share of the other one's words unsaid says what the other says
MOST_TOGETHER, NEIGHBOURS = 500, 30  #: contents with one word up to which all are compared; beyond, each with so many after it
FEW = 12  #: members up to which all pairs of a claim are written out; beyond, neighbours
DENIAL = "denied"
TELLING = 10.0  #: a number from which two contents that give it do not by chance
SHORTEST, LONGEST = 90, 140  #: characters of a topic: the one looked for, the most that is shown
#: What a report says before the words themselves, where a content takes it in: "… the minister as saying that".
_REPORTING = re.compile(
    r"^.{0,140}?\bas (?:saying|telling [^,]{1,40}?|having said|reporting|adding)(?:,? that\b)?:?\s|^that\s", re.I
)
#: Contents that are no clause of their own: "to send a boat", "of the closure, and that it …".
_PART = re.compile(r"^(?:to|of|for|from|about|on|by|with|as|at|in|into|how|why|and|or|which|who)\s(?!all\b)", re.I)
_THAT = re.compile(r"(?:^|\s)that\s(?=\w+\s)", re.I)
_NEGATED = re.compile(r"\b(?:not|never|no|none|nor|neither|cannot)\b|n['’]t\b", re.I)
_CLAUSE = re.compile(r"[,;:.]\s|\s(?:but|while|although|though|whereas)\s", re.I)
_QUESTION = re.compile(r"\?\W*$|^\W*(?:why|how|what|when|who|where|whether|if)\b", re.I)


@dataclass(frozen=True, slots=True)
class Disputes:
    """Which figures stand in which attribution, and the pairs of figures that conflict or evolve."""

    inside: Mapping[str, Sequence[str]]
    pairs: Mapping[frozenset[str], ClaimPair]

    @classmethod
    def of(cls, attributions: Sequence[Attribution], figures: Sequence[Figure], claims: Sequence[Claim]) -> Disputes:
        """The disputes of a story's claims about figures."""
        by_report: dict[str, list[Figure]] = {}
        for f in sorted(figures, key=lambda f: f.span.start):
            by_report.setdefault(f.span.report, []).append(f)
        inside = {}
        for a in attributions:
            own = by_report.get(a.content[0].report, [])
            found = []
            for span in a.content:
                first = bisect_left(own, span.start, key=lambda f: f.span.start)
                last = bisect_right(own, span.end, key=lambda f: f.span.start)
                found += [f.id for f in own[first:last] if span.contains(f.span)]
            inside[a.id] = tuple(found)
        differ = (p for c in claims for p in c.pairs if p.relation in ("conflicts", "evolves"))
        return cls(inside, {frozenset((p.from_id, p.to_id)): p for p in differ})

    def between(self, left: str, right: str) -> ClaimPair | None:
        """The first pair of figures that differ, one in each attribution."""
        pairs = (frozenset((x, y)) for x in self.inside.get(left, ()) for y in self.inside.get(right, ()))
        return next((self.pairs[p] for p in pairs if p in self.pairs), None)


Groups = tuple[tuple[Statement, ...], ...]
NO_DISPUTES = Disputes({}, {})
NOTHING_TOLD: Mapping[str, frozenset[tuple[str, float]]] = {}


def numbers_told(attributions: Sequence[Attribution], figures: Sequence[Figure]) -> dict[str, frozenset[tuple[str, float]]]:
    """The measures and numbers of the figures that each attribution tells, by its id: of nested ones the innermost tells it.

    Small numbers are left out: they are the same by chance.
    """
    by_id = {f.id: f for f in figures}
    sizes = {a.id: sum(len(s.text) for s in a.content) for a in attributions}
    teller: dict[str, str] = {}
    for name, held in Disputes.of(attributions, figures, ()).inside.items():
        for figure in held:
            if figure not in teller or sizes[name] < sizes[teller[figure]]:
                teller[figure] = name
    found: dict[str, set[tuple[str, float]]] = {}
    for figure, name in teller.items():
        measure, value = by_id[figure].measure, by_id[figure].quantity.value
        if measure is not None and value is not None and abs(value) >= TELLING:
            found.setdefault(name, set()).add((measure, value))
    return {name: frozenset(told) for name, told in found.items()}


def statement_groups(
    attributions: Sequence[Attribution],
    *,
    vectors: SentenceVectors | None = None,
    told: Mapping[str, frozenset[tuple[str, float]]] = NOTHING_TOLD,
) -> tuple[Groups, Groups]:
    """Groups of two or more attributions that say the same thing, in document order: wide ones, and narrower ones.

    In a narrow group the same happening told in other words, or one number, is not enough. With `vectors` contents are compared
    by a sentence encoder too, without by their words alone. Contents in which one speaker tells one number of one measure
    (`told`) say the same thing, in whatever words.
    """
    items = tuple(replace(s, told=told.get(s.attribution.id, frozenset())) for s in statements(attributions))
    copies: dict[tuple[str, ...], list[int]] = {}
    for i, item in enumerate(items):
        copies.setdefault(tuple(s.text for s in item.attribution.content), []).append(i)
    distinct = list(copies.values())
    contents = Contents(items, vectors)
    wide: dict[tuple[int, int], float] = {}
    narrow: dict[tuple[int, int], float] = {}
    for i, j in _candidates([items[g[0]] for g in distinct]):
        score, by_words = contents.likenesses(items[distinct[i][0]], items[distinct[j][0]])
        if score:
            wide[i, j] = score
        if by_words:
            narrow[i, j] = by_words
    bare = tuple(replace(s, events=frozenset(), told=frozenset()) for s in items)
    return _linked(items, distinct, wide), tuple(g for g in _linked(bare, distinct, narrow) if not g[0].refers)


def _linked(items: Sequence[Statement], distinct: Sequence[Sequence[int]], scores: Mapping[tuple[int, int], float]) -> Groups:
    """The groups of distinct contents, with all their copies."""
    linked = average_linkage(len(distinct), scores, threshold=THRESHOLD)
    groups = (sorted(i for g in group for i in distinct[g]) for group in linked)
    return tuple(tuple(items[i] for i in g) for g in groups if len(g) > 1)


def _candidates(items: Sequence[Statement]) -> list[tuple[int, int]]:
    """Pairs to be compared: those that share enough terms, or one of which only names what the other tells of."""
    by_term: dict[object, list[int]] = {}
    for i, item in enumerate(items):
        for t in (*sorted(item.terms), *sorted(item.told)):
            by_term.setdefault(t, []).append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for places in by_term.values():
        if len(places) <= MOST_TOGETHER:
            shared.update(combinations(places, 2))
        else:  # a word that so many use tells little: only of contents near one another
            shared.update((p, q) for at, p in enumerate(places) for q in places[at + 1 : at + 1 + NEIGHBOURS])
    return sorted(
        p
        for p, count in shared.items()
        if count >= MIN_SHARED or items[p[0]].refers or items[p[1]].refers or told_alike(items[p[0]], items[p[1]])
    )


def _denied(statement: Statement) -> bool:
    """Whether the cue says that it is not so; "denied that it was not" says that it is."""
    return (statement.attribution.modality == DENIAL) != (_NEGATED.search(statement.text) is not None)


def _clauses(statement: Statement, *, negated: bool) -> list[Statement]:
    """The clauses that say of something that it is, or with `negated` that it is not so."""
    kept = [c for c in _CLAUSE.split(statement.text) if (_NEGATED.search(c) is not None) == negated]
    return [replace(statement, text=c, terms=frozenset(terms(c)) & statement.terms, events=frozenset()) for c in kept]


def asks(statement: Statement) -> bool:
    """Whether a content is a question: it says nothing of what it asks."""
    return statement.attribution.modality == "asked" or _QUESTION.search(statement.text) is not None


def _opposed(left: Statement, right: Statement, contents: Contents) -> bool:
    """Whether one says of the same thing what the other says is not so.

    A denial is told by its cue. Without one, a clause with "not" must share most of its words with one that says that it is so,
    of another speaker; a question says neither.
    """
    if _denied(left) == _denied(right) or asks(left) or asks(right) or nested(left.attribution, right.attribution):
        return False
    if DENIAL in (left.attribution.modality, right.attribution.modality):
        return True
    if not _two_speakers(left.attribution.speaker, right.attribution.speaker):
        return False  # two reports that quote one speaker quote two parts of what he said
    no, yes = (left, right) if _denied(left) else (right, left)
    return any(
        len(a.terms & b.terms) >= AGAINST_TERMS and contents.same_words(a, b) >= AGAINST
        for a in _clauses(no, negated=True)
        for b in _clauses(yes, negated=False)
    )


def _two_speakers(left: str | None, right: str | None) -> bool:
    """Whether two are named that share no word of their names: "Clinton" and "Hillary Clinton" are one."""
    return left is not None and right is not None and not set(left.lower().split()) & set(right.lower().split())


def _who(statement: Statement, documents: Mapping[str, Document]) -> str:
    """The speaker and the report: "Anna Berg (A)"."""
    report = documents[statement.attribution.content[0].report].siglum
    speaker = statement.attribution.speaker
    return f"{speaker} ({report})" if speaker else f"a source without a name ({report})"


def _pair(
    left: Statement, right: Statement, *, contents: Contents, documents: Mapping[str, Document], disputes: Disputes
) -> ClaimPair | None:
    """How two contents stand to each other; None where they share a subject and nothing more."""
    a, b = left.attribution, right.attribution
    one, other = _who(left, documents), _who(right, documents)
    if _opposed(left, right, contents):
        no, yes = (one, other) if _denied(left) else (other, one)
        told = (
            f"{no} denies what {yes} says."
            if DENIAL in (a.modality, b.modality)
            else f"{no} says that it is not so, {yes} that it is."
        )
        return ClaimPair(a.id, b.id, "conflicts", told)
    if left.text == right.text:
        return ClaimPair(a.id, b.id, "agrees", f"{one} and {other}: the same words.")
    if asks(left) != asks(right) or (_denied(left) != _denied(right) and a.speaker != b.speaker):
        return None  # a "not" somewhere: not surely opposed, and surely not the same
    alike = contents.likeness(replace(left, events=frozenset()), replace(right, events=frozenset()))
    number = disputes.between(a.id, b.id)
    if number is not None:
        if contents.same_words(left, right) < REPRINT:
            return None  # the claim about the number tells it
        reason = f"{one} and {other} say the same with another number: {number.reason}"
        return ClaimPair(a.id, b.id, number.relation, reason)
    weight = contents.weight
    only_a = sum(weight[t] for t in sorted(left.terms - right.terms))
    only_b = sum(weight[t] for t in sorted(right.terms - left.terms))
    both = sum(weight[t] for t in sorted(left.terms & right.terms))
    if alike >= THRESHOLD and min(only_a, only_b) < MORE * both and max(only_a, only_b) > both:
        more, less = (left, right) if only_a > only_b else (right, left)
        reason = f"{_who(more, documents)} says what {_who(less, documents)} says, and more."
        return ClaimPair(more.attribution.id, less.attribution.id, "refines", reason)
    if alike >= AGREE:
        return ClaimPair(a.id, b.id, "agrees", f"{one} and {other} say much the same in different words.")
    if alike >= EVENT and contents.one_event(left, right):
        said = _common_words(left, right)
        return ClaimPair(a.id, b.id, "agrees", f"{one} and {other} tell of the same happening ({said}), each in other words.")
    return None


def _common_words(left: Statement, right: Statement) -> str:
    """The words of the left content for what the two have in common: "fighters, transferred"."""
    event = {t for pair in left.events & right.events for t in pair}
    found = {term(t.text): t.text.lower() for t in tokenise(left.text) if t.kind == "word" and term(t.text) in event}
    return ", ".join(found.values())


def statement_claim(
    members: Sequence[Statement],
    *,
    name: str,
    documents: Mapping[str, Document],
    vectors: SentenceVectors | None = None,
    disputes: Disputes = NO_DISPUTES,
) -> Claim:
    """The claim of a group of attributions; only neighbours in document order are written out where it is large."""
    contents = Contents(members, vectors)
    count = len(members)
    near = 1 if count > FEW else count
    together = [(members[i], members[j]) for i in range(count) for j in range(i + 1, min(count, i + 1 + near))]
    found = (_pair(a, b, contents=contents, documents=documents, disputes=disputes) for a, b in together)
    pairs = tuple(p for p in found if p is not None)
    relation = overall(pairs)
    return Claim(
        id=name,
        topic=_topic(members),
        measure=None,
        members=tuple(s.attribution.id for s in members),
        relation=relation,
        pairs=pairs,
        strict_conflict=False,
        unresolved=_unresolved(members, relation, documents),
    )


def _topic(members: Sequence[Statement]) -> str:
    """What is said, in the words of the member that says it in a clause of its own and neither too shortly nor too widely."""
    said = [_said(" … ".join(s.text for s in m.attribution.content)) for m in members]
    best = min(range(len(said)), key=lambda i: (_PART.match(said[i]) is not None, abs(len(said[i]) - SHORTEST), i))
    return clipped(said[best], LONGEST)


def _said(text: str) -> str:
    """The content clause of a content, without the reporting words and half clauses before it."""
    text = " ".join(text.split())
    clause = _REPORTING.sub("", text, count=1) or text
    that = _THAT.search(clause) if clause.lower().startswith("of ") else None
    return (clause[that.end() :] if that else clause).strip(" ,;:")


def _unresolved(members: Sequence[Statement], relation: Relation, documents: Mapping[str, Document]) -> str | None:
    if relation == "evolves":
        return "Whether the later number replaces the earlier one: a report that names both, or the first-hand count behind each."
    if relation != "conflicts":
        return None
    sides = sorted({_who(s, documents) for s in members if _denied(s)})
    others = sorted({_who(s, documents) for s in members if not _denied(s)})
    if sides and others:
        return f"What each side bases its account on: {', '.join(sides)} against {', '.join(others)}."
    return f"What each bases its account on: {', '.join(sides or others)}."
