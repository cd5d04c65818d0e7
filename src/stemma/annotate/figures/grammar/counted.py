"""What an amount is a number of: the counted noun phrase, its head, or what a sum or share measures."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.annotate.figures.grammar.clauses import NOMINALS, PLURALS, PREPOSITIONS, Clause, Phrase, Verbs
from stemma.annotate.figures.grammar.mending import AUXILIARIES
from stemma.annotate.figures.numbers.amount import Amount
from stemma.annotate.figures.vocabulary import CHANGES, singular, word_set

_REACH = 14  #: tokens between a verb and the amount it governs: "fell 1 percent to $254"
_TOLL_REACH = 25  #: tokens between a toll and its verb
_NESTED = 6  #: noun phrases inside one another, of which the first is the subject
_LEADS = word_set("level_leads")
_GIVING = word_set("giving_verbs")
_REACHING = word_set("reaching_verbs")
_FALLS = frozenset({"is", "was", "are", "were", "goes", "went"})
_CLOSING = word_set("closing_verbs")
NUMBER_NOUNS = word_set("number_nouns")
_SKIPPED = frozenset(
    (
        "a",
        "an",
        "the",
        "about",
        "only",
        "just",
        "between",
        "-",
        "–",
        "—",
        "--",
        "“",
        "down",
        "up",
        "out",
        ",",
        "or",
        "higher",
        "lower",
    )
)
_HALVES = frozenset({"half", "third", "quarter"})
#: the ends of nouns that name people by their age
AGED_ENDS = ("-year-old", "-year-olds")
_CLAUSE_ENDS = frozenset((";", ":", "that", "because", "while", "when", "after", "before", "if", "as", "who", "which"))


@dataclass(frozen=True, slots=True)
class Counted:
    """Code points of the counted noun phrase (or None where it is left out) and its head noun, lower case, singular."""

    start: int | None
    end: int | None
    head: str | None
    partitive: bool = False  #: "103 of its servicemen"
    phrase: Phrase | None = None
    last: int | None = None  #: the token after it, where it follows the number


NOTHING = Counted(None, None, None)


def counted(clause: Clause, amount: Amount, *, first: int, rest: int, offset: int | None = None) -> Counted:
    """What the amount counts. `first` is its first token, `rest` the token after it; `offset` begins inside a token.

    Counts take the noun after them; sums, percentages and shares the noun after, the noun before ("a loss of"), or the
    subject or object of the verb that they stand with ("profits fell 3 percent").
    """
    kind = _kind(amount)
    measure = kind != "count"
    several = (
        amount.value is not None and amount.value > 1 and amount.kind not in ("measurement", "ordinal")
    )  # "a magnitude 6.1 quake"
    after = _after(clause, first, rest, offset, kind=kind, several=several)
    if after is not None and (not measure or after.partitive or after.phrase is None or not _weak(clause, after.phrase)):
        return after
    if amount.kind != "count" or _level(clause, first):
        before = _before(clause, first, rest, money=amount.kind == "money") or NOTHING
        return before if measure or not amount.spelled or _numerable(clause, before) else NOTHING
    return NOTHING


def _numerable(clause: Clause, things: Counted) -> bool:
    """Whether a number in words may be the level of this: a toll, a number of, the dead; "they reached six" is none."""
    phrase = things.phrase
    return phrase is not None and (clause.low(phrase.head) in NUMBER_NOUNS | NOMINALS or clause.low(phrase.first) in NUMBER_NOUNS)


def _kind(amount: Amount) -> str:
    """How an amount is governed: as a count, as a sum of money, or as a share of something."""
    if amount.unit == "fraction" or amount.kind in ("percent", "points", "fraction"):
        return "share"
    return "money" if amount.kind == "money" or (amount.kind == "vague" and amount.unit is not None) else "count"


def _level(clause: Clause, first: int) -> bool:
    """Whether a bare number is where something stands: "the toll rose to 41", "deaths topped 5,000", "a crowd of 300"."""
    if clause.low(first - 1) in _LEADS:
        return True
    verb = clause.verb_before(first)
    return (
        verb is not None
        and verb.last == first
        and (clause.low(verb.head) in _REACHING or clause.low(verb.head) in CHANGES or clause.low(verb.head) in AUXILIARIES)
    )


def _weak(clause: Clause, phrase: Phrase) -> bool:
    """A noun right after a sum that measures nothing: "$5 billion Friday", "$2 US"."""
    return phrase.last - phrase.first == 1 and clause.text(phrase.head).isupper()


def _head(clause: Clause, phrase: Phrase) -> int:
    """The counted noun of several: "12 page document" counts pages, since a document in the singular cannot be twelve."""
    first = phrase.first
    while first < phrase.head and clause.tag(first).startswith(("DT", "PRP", "JJ")):
        first += 1
    unit = clause.tag(phrase.head) == "NN" and clause.tag(first) == "NN" and first < phrase.head and clause.text(first).islower()
    return first if unit and not clause.low(phrase.head).endswith("s") else phrase.head


def _made(clause: Clause, phrase: Phrase, *, partitive: bool = False, follows: bool = False, several: bool = False) -> Counted:
    a, b = clause.chars(phrase.first, phrase.last)
    word = clause.low(_head(clause, phrase) if follows and several else phrase.head)
    named = word in NOMINALS or word.endswith(AGED_ENDS)
    head = "person" if named else singular(word)  # "the dead" and "two 17-year-olds" are people
    return Counted(a, b, head, partitive, phrase, phrase.last if follows else None)


def _after(clause: Clause, first: int, rest: int, offset: int | None, *, kind: str, several: bool) -> Counted | None:
    """The noun phrase after the number, "of" allowed: "103 of its servicemen", "300-man force", "$1.9 billion in earnings"."""
    if offset is not None:
        return _compound(clause, rest, offset)
    word, measure = clause.low(rest), kind != "count"
    if word == "of" and clause.low(rest + 1) in ("them", "whom", "those", "these"):
        phrase = clause.phrase_after(rest + 2)
        return _made(clause, phrase, follows=True) if phrase and clause.tag(phrase.head) in PLURALS else None
    if word == "of" or (clause.low(rest - 1) in _HALVES and clause.tag(rest) in ("DT", "PRP$")):
        # "half a loaf", "half their staff"
        phrase = clause.phrase_after(rest + (word == "of"), determiner=True)
        return _made(clause, phrase, partitive=True, follows=True) if phrase else _resumed(clause, rest)
    if not measure and clause.nominal(rest) and _finite(clause, rest + 1):
        return _made(clause, Phrase(rest, rest + 1, rest), follows=True)  # "120 wounded were brought in"
    phrase = clause.phrase_after(rest)
    if phrase is not None and kind == "share" and clause.low(phrase.first) in CHANGES:
        inner = clause.phrase_after(phrase.last + 1, determiner=True) if clause.low(phrase.last) in ("in", "of") else None
        if inner is not None:
            return _made(clause, inner, follows=True)  # "a 12 percent rise in costs"
    if phrase is not None and several and not measure and not clause.several(phrase):
        phrase = None
    things = not measure and phrase is not None and clause.tag(phrase.head) in PLURALS  # "600 cuts"
    if phrase is not None and (things or clause.low(phrase.first) not in CHANGES):
        return _made(clause, _long(clause, phrase) if measure else phrase, follows=True, several=kind == "count" and several)
    if kind == "money" and clause.low(rest) in _FALLS and clause.low(rest + 1) == "for":
        phrase = clause.phrase_after(rest + 2, determiner=True)
        return _made(clause, phrase, follows=True) if phrase else None  # "€28m is for severance"
    level = clause.low(first - 1) in ("to", "at", "from", "by")
    if level or (kind == "money" and word not in ("in", "off", "of")) or (kind == "share" and word not in ("for", "on", "off")):
        return None
    phrase = clause.phrase_after(rest + 1, determiner=True) if measure else None
    return _made(clause, phrase, follows=True) if phrase else None


def _finite(clause: Clause, i: int) -> bool:
    """Whether a verb begins at token `i` that needs a subject."""
    return clause.tag(i) in ("MD", "VBZ", "VBP") or clause.low(i) in AUXILIARIES


def noun_of(clause: Clause, phrase: Phrase | None) -> Counted | None:
    """A noun phrase as what is counted."""
    return _made(clause, phrase) if phrase is not None else None


def _resumed(clause: Clause, of: int) -> Counted | None:
    """ "two-thirds of the $5 billion": the sum itself is what the share is of."""
    j = of + 1
    while clause.tag(j) in ("DT", "PRP$"):
        j += 1
    last = j
    while last in clause.stopped:
        last += 1
    if last == j:
        return None
    phrase = clause.phrase_after(last)
    a, b = clause.chars(of + 1, phrase.last if phrase else last)
    return Counted(
        a, b, singular(clause.low(phrase.head)) if phrase else None, partitive=True, last=phrase.last if phrase else last
    )


def _compound(clause: Clause, token: int, offset: int) -> Counted:
    """ "300-man force", "six-vehicle convoy": from inside the token to the end of the noun phrase."""
    rest = clause.sentence.tokens[token].text[offset - clause.sentence.tokens[token].start :]
    head = singular(rest.lower().rpartition("-")[2])
    phrase = clause.phrase_after(token + 1)
    if head == "strong" and phrase is not None and phrase.first == token + 1:
        return _made(clause, phrase, follows=True)  # "the 300-strong crowd"
    end = (
        clause.chars(phrase.first, phrase.last)[1] if phrase and phrase.first == token + 1 else clause.sentence.tokens[token].end
    )
    return Counted(offset, end, head or None, last=phrase.last if phrase and phrase.first == token + 1 else token + 1)


def _long(clause: Clause, phrase: Phrase) -> Phrase:
    """A sum's noun with its complement: "hit to profits", "rise in wages"."""
    if clause.tag(phrase.last) not in PREPOSITIONS or clause.low(phrase.last) not in ("to", "in", "on", "for", "of", "against"):
        return phrase
    more = clause.phrase_after(phrase.last + 1, determiner=True)
    return Phrase(phrase.first, more.last, phrase.head) if more else phrase


def _before(clause: Clause, first: int, rest: int, *, money: bool) -> Counted | None:
    """What stands before: "a loss of $3 billion", "worth", or subject and object of the verb."""
    j = _skipped(clause, first)
    finite = clause.tag(j - 1) in ("VBD", "VBZ", "VBP")
    if not finite and (clause.low(j - 1) in _LEADS or clause.tag(j - 1) in PREPOSITIONS):
        lead = clause.low(j - 1)
        phrase = clause.phrase_before(_skipped(clause, j - 1))
        if phrase is not None and (lead in ("of", "worth", "between") or not _under_preposition(clause, phrase, lead)):
            return _made(clause, phrase)
    verb = _verb_before(clause, first)
    gapped = clause.phrase_before(first) if verb is not None and verb.last < first - 1 else None
    if (
        gapped is not None
        and verb is not None
        and clause.low(gapped.first - 1) in ("and", ",", "while")
        and _amount(clause, verb.last, gapped.first)
    ):
        return _made(clause, gapped)  # "wages grew 4 percent and prices 3 percent"
    if verb is None:
        phrase = clause.phrase_before(j)
        return _made(clause, phrase) if phrase and not money else None
    if clause.low(verb.head) in _GIVING:
        return None
    if verb.head + 1 < first - 1:
        thing = clause.phrase_after(verb.last, determiner=True)
        if thing is not None and thing.last <= first and not verb.passive:
            return _numbered(clause, _undetermined(clause, thing))
    if (
        not money
        or clause.low(verb.head) in _REACHING | _CLOSING
        or clause.low(verb.head) in AUXILIARIES
        or clause.low(verb.head) in CHANGES
        or verb.passive
    ):
        return _subject(clause, verb)
    return None


def _amount(clause: Clause, first: int, last: int) -> bool:
    """Whether another amount stands between two tokens."""
    return any(k in clause.stopped for k in range(first, last))


def _skipped(clause: Clause, end: int) -> int:
    """`end` moved left past articles, marks and numbers: "rate -- down to 21%"."""
    while (
        clause.low(end - 1) in _SKIPPED
        or end - 1 in clause.stopped
        or (clause.low(end - 1) == "from" and end - 2 in clause.stopped)
    ):
        end -= 1  # "down to 21% from 35%"
    return end


def _undetermined(clause: Clause, phrase: Phrase) -> Phrase:
    first = phrase.first
    while first < phrase.head and clause.tag(first) == "DT":
        first += 1
    return Phrase(first, phrase.last, phrase.head)


def _under_preposition(clause: Clause, phrase: Phrase, lead: str) -> bool:
    """Whether a phrase before "by" or "to" is itself governed by another preposition: then the verb decides."""
    return lead in ("by", "to", "from", "at") and clause.tag(phrase.first - 1) in PREPOSITIONS


def _verb_before(clause: Clause, first: int) -> Verbs | None:
    verb = clause.verb_before(first)
    if verb is None or first - verb.last > _REACH:
        return None
    return None if any(clause.low(k) in _CLAUSE_ENDS for k in range(verb.last, first)) else verb


def subject(clause: Clause, verb: Verbs) -> Phrase | None:
    """The noun phrase before a verb group, prepositional phrases skipped: "Shares of Norvik Group fell" gives "Shares"."""
    j = verb.first
    if clause.low(j - 1) in ("which", "who"):
        return clause.phrase_before(j - 1 - (clause.low(j - 2) == ","))
    while clause.tag(j - 1) in ("RB", ",", "-RRB-", "''") and j > 0:
        j -= 1
    found: Phrase | None = None
    for _ in range(_NESTED):
        if clause.low(j - 1) in NOMINALS and clause.noun(j - 2):
            j -= 1  # "the number of people missing"
        phrase = Phrase(j - 1, j, j - 1) if clause.nominal(j - 1) else clause.phrase_before(j)
        if phrase is None:
            return found
        found = phrase
        before = phrase.first - 1
        while clause.tag(before) in ("DT", "PRP$", "CD"):
            before -= 1
        if clause.tag(before) != "IN" or clause.low(before) in _CLAUSE_ENDS:
            return found
        if clause.phrase_before(before) is None and not clause.nominal(before - 1):
            return found
        j = before
    return found


def _subject(clause: Clause, verb: Verbs) -> Counted | None:
    phrase = _toll(clause, verb) or subject(clause, verb)
    return _numbered(clause, phrase) if phrase is not None else None


def _toll(clause: Clause, verb: Verbs) -> Phrase | None:
    """The toll that a verb moves, however long the words between: "the toll from a bombing at a depot in Norva rose"."""
    for k in range(verb.first - 1, max(-1, verb.first - _TOLL_REACH), -1):
        if clause.tag(k) in ("VBD", "VBZ", "VBP", "MD") or clause.low(k) in _CLAUSE_ENDS:
            return None
        if clause.low(k) in ("toll", "tally"):
            return clause.phrase_before(k + 1)
    return None


def _numbered(clause: Clause, phrase: Phrase) -> Counted:
    """A phrase, or what it is the number of."""
    inner = clause.phrase_after(phrase.last + 1, determiner=True) if clause.low(phrase.last) == "of" else None
    if inner is None or clause.low(phrase.head) not in NUMBER_NOUNS:
        return _made(clause, phrase)
    return _made(clause, Phrase(phrase.first, inner.last, inner.head))  # "the number of cases rose by 3"
