"""What is said of those counted: the verb group a figure is an argument of, and the outcome that it names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stemma.annotate.figures.grammar.clauses import PREPOSITIONS, Clause, Verbs
from stemma.annotate.figures.grammar.mending import AUXILIARIES
from stemma.annotate.figures.grammar.outcomes import bare_state, named, read_outcome, state_phrase, suffering
from stemma.annotate.figures.vocabulary import CLAUSE_VERBS, MANNERS, OUTCOMES, word_set

_REACH = 14  #: tokens between a counted noun and its verb
_LEFT_REACH = 10
#: a participle of these stays what is said even where a finite verb follows: "11 civilians killed there were buried"
_LASTING = frozenset({"captured", "killed", "missing", "wounded", "wounded_or_missing"})
#: participles of these right after a noun are mostly reduced relatives: "28 men sent by the ministry were killed"
_NO_STATES = frozenset(
    {"charged", "convicted", "damaged", "deployed", "destroyed", "hired", "laid_off", "released", "removed", "transferred"}
)
_SUBORDINATORS = word_set("subordinators")
_QUOTES = frozenset("”\"’'")
_STILL = word_set("still_words")
_BREAKS = word_set("clause_breaks")
_STOPS = frozenset((";", ":"))
_RELATIVES = frozenset({"who", "which", "that"})
_SKIPPED = word_set("number_leads")  #: what may stand between a verb and the number it governs
_TOLD = word_set("told_verbs")
_OBJECT_TAGS = ("DT", "PRP$", "JJ", "NN", "CD", "POS")
_ATTEMPTED = word_set("attempted")
_ATTEMPTING = word_set("attempting")
_CHARGES = frozenset({"count", "counts", "charge", "charges"})
_SEEMING = word_set("seeming_verbs")
_LEAVING = word_set("discovering_verbs") | {"leaving", "left", "leaves", "leave", "see", "saw"}
_LISTERS = frozenset((",", "and", "or", "–", "—", "--", "-", "plus", "&", ":", "("))


@dataclass(frozen=True, slots=True)
class Predicate:
    """Tokens [first, last) of what is said, its outcome, and whether the counted are the object of it."""

    first: int
    last: int
    outcome: str | None
    objective: bool
    verb: Verbs | None = None
    weak: bool = False  #: the counted only stand after a preposition somewhere behind the verb
    also: tuple[int, int] | None = None  #: a second verb that gave the outcome
    partial: bool = False  #: a condition or manner, which is mostly told of some of those counted before: "one critically"


def predicate(clause: Clause, first: int, *, last: int) -> Predicate | None:
    """The predicate of the counted phrase in tokens [first, last): number, noun and all.

    The verb to the left governs it as its object ("killing one civilian"); else the state right after ("20 wounded"),
    the verb to the right ("11 civilians have been killed"), or the verb before its preposition.
    """
    state = _state(clause, last)
    finite = _finite_after(clause, last)
    left = _skip_left(clause, first)
    governing = clause.verb_before(left + 1)
    if governing is not None and governing.last != left + 1:
        governing = None
    if governing is not None and clause.low(governing.head) in CLAUSE_VERBS and finite is None:
        right = _right(clause, last)
        if right is not None and right.finite:
            return _with_second(clause, _made(clause, right, objective=False))  # "says five farmers died"
    infinitive = governing is not None and clause.tag(governing.first) == "TO" and clause.low(governing.head) not in CLAUSE_VERBS
    if finite is not None and not infinitive and (governing is None or not _copula(clause, governing)):
        return _with_second(clause, _made(clause, finite, objective=False))  # "said two men were killed"
    if governing is not None and not _copula(clause, governing):
        if state is not None and governing.last - governing.first == 1 and governing.first - 1 in clause.stopped:
            return state  # "2 killed 3 injured": the verb is said of the number before it
        if state is not None and clause.low(governing.head) in _LEAVING:
            return state
        made = _made(clause, governing, objective=True)
        return state if made.outcome is None and state is not None else made  # "named two men killed in the fire"
    if state is not None:
        return state
    if governing is not None:
        return _existential(clause, governing, last)
    joined = _joined_object(clause, first, last)
    if joined is not None:
        return joined
    relative = _relative(clause, last)
    right = _right(clause, last) if clause.tag(left) not in PREPOSITIONS or clause.low(left) in _SUBORDINATORS else None
    if right is not None:
        return _with_second(clause, _made(clause, right, objective=False))
    if relative is not None:
        return _made(clause, relative, objective=False)
    noun = _governing_noun(clause, left)
    if noun is not None:
        return noun
    late = _right(clause, last)
    if late is not None and late.first == last:
        return _made(clause, late, objective=False)  # "a crowd of up to 80 farmers marched"
    verb = _left_verb(clause, first)
    if verb is not None:
        made = _made(clause, verb, objective=clause.tag(left) not in PREPOSITIONS)
        # "were killed in two attacks": the attacks were not
        return replace(made, outcome=None, weak=True) if clause.tag(left) in PREPOSITIONS else made
    return _made(clause, late, objective=False) if late is not None else None


def _finite_after(clause: Clause, last: int) -> Verbs | None:
    """A verb group right after the counted that only a subject can have: "were killed", "has risen", "will march"."""
    j = last + 1 if clause.tag(last) == "RB" else last
    verb = clause.verb_from(last)
    if verb is None or verb.first not in (last, j):
        return None
    sure = clause.tag(verb.first) in ("MD", "VBZ", "VBP") or clause.low(verb.first) in AUXILIARIES
    return verb if sure and clause.tag(verb.first) not in ("VBG", "TO") else None


def _with_second(clause: Clause, said: Predicate) -> Predicate:
    """Take the outcome of a second verb where the first names none: "are known to have died", "crossed and were shot"."""
    if said.outcome is not None:
        return said
    told = said.verb is not None and clause.low(said.verb.head) in (_TOLD if said.verb.passive else _SEEMING)
    inner = clause.verb_from(said.last) if told else None
    if inner is not None and inner.first == said.last and clause.tag(inner.first) == "TO":
        meant = _made(clause, inner, objective=False)
        return replace(said, last=meant.last, outcome=meant.outcome)
    for verb in clause.verbs_from(said.last + 1, said.last + _REACH + 1):
        if clause.low(verb.first - 1) in ("and", "but") and verb.passive:
            second = _made(clause, verb, objective=False)
            return replace(said, outcome=second.outcome, also=(verb.first, verb.last)) if second.outcome else said
    return said


def _joined_object(clause: Clause, first: int, last: int) -> Predicate | None:
    """The verb that has the counted as a further object: "killed her daughter and two nephews before turning the gun"."""
    verb = clause.verb_before(first)
    if verb is None or verb.passive or clause.low(first - 1) not in ("and", ",") or first - verb.last > _LEFT_REACH:
        return None
    entry = OUTCOMES.get(clause.low(verb.head))
    if entry is None or entry["kind"] != "patient" or verb.last >= first - 1:
        return None
    if not all(clause.tag(k).startswith(_OBJECT_TAGS) or clause.low(k) in (",", "and") for k in range(verb.last, first)):
        return None
    after = clause.verb_from(last)
    if after is not None and after.first in (last, last + 1) and after.finite:
        return None  # "killed a guard and two men fled"
    return _made(clause, verb, objective=True)


def _skip_left(clause: Clause, first: int) -> int:
    j = first - 1
    while clause.low(j) in _SKIPPED and clause.tag(j) not in ("RP", "TO", "IN"):
        j -= 1
    return j


def _copula(clause: Clause, verb: Verbs) -> bool:
    return clause.low(verb.head) in AUXILIARIES and not verb.passive


def _existential(clause: Clause, verb: Verbs, last: int) -> Predicate:
    """ "There were no passengers": the predicate is "there were"; "the dead were 12 soldiers": "were"."""
    first = verb.first - 1 if clause.tag(verb.first - 1) == "EX" or clause.low(verb.first - 1) == "there" else verb.first
    state = _state(clause, last)
    return Predicate(first, verb.last, state.outcome if state else None, objective=False, verb=verb)


def _state(clause: Clause, last: int) -> Predicate | None:
    """A state right after the counted: "20 people dead", "60 wounded", "three missing or captured"."""
    while clause.tag(last) == "''" or clause.low(last) in _QUOTES:
        last += 1
    first = last
    while (clause.low(last) in _STILL or clause.low(last) in MANNERS) and _told(clause.low(last + 1)):
        last += 1
    word = clause.low(last)
    alone = bare_state(clause, last) or (state_phrase(clause, last) if clause.low(last - 1) not in AUXILIARIES else None)
    hurt = suffering(clause, last)
    if hurt is not None:
        return Predicate(first, hurt[1], hurt[0], objective=True)
    if alone is not None:
        return Predicate(first, alone[1], alone[0], objective=True, partial=True)
    entry = OUTCOMES.get(word)
    if entry is None or word == "wound" or word.endswith("s"):
        return None  # "wound" is a noun, or the past of "wind"
    if not clause.tag(last).startswith(("JJ", "VBN", "VBD", "NN", "RB", "VBG")):
        return None
    if entry["kind"] == "noun" or entry["outcome"] in _NO_STATES or (clause.tag(last) == "VBG" and word != "missing"):
        return None
    if entry["kind"] == "subject" and clause.tag(last) in ("VBD", "VBG") and word != "missing":
        return None  # "12 people died": a verb, found as such
    following = clause.tag(last + 1)
    if following == "CC" and _acts(clause, last + 2):
        return None  # "a gunman shot and killed two guards"
    active = clause.tag(last) in ("VBD", "VBN") and following in ("CD", "DT", "PRP", "PRP$", "NNP", "NNS", "JJ", "NN")
    active = active and not _timed(clause, last + 1)  # "five people shot Sunday"
    if active and (last + 1 in clause.stopped or following in ("CD", "DT", "PRP", "PRP$", "NNS", "NNP")):
        return None
    verb = clause.verb_from(last)
    end = verb.last if verb is not None and verb.first == last else last + 1
    while clause.low(end) in ("or", "and") and clause.low(end + 1) in OUTCOMES and end + 1 not in clause.stopped:
        end += 2
    if entry["outcome"] not in _LASTING and _main_after(clause, end) is not None:
        return None  # "16 miners trapped underground were rescued"
    outcome = named(clause, last, end, patient=True)
    manner = MANNERS.get(clause.low(last - 1)) if last > first else None
    if manner is not None and outcome in manner["over"]:
        outcome = str(manner["outcome"])  # "one critically hurt", "two fatally shot"
    return Predicate(first, end, outcome, objective=True)


def _timed(clause: Clause, i: int) -> bool:
    """Whether token `i` belongs to a time: "shot Sunday"."""
    return i in clause.timed or (0 <= i < len(clause.lows) and clause.time(i))


def _told(word: str) -> bool:
    return word in OUTCOMES or word in _STILL


def _main_after(clause: Clause, end: int) -> Verbs | None:
    """A finite verb after a participle, in the same clause: then the participle only describes."""
    verb = clause.verb_from(end)
    if verb is None or not verb.finite or verb.first > end + _REACH:
        return None
    between = {clause.low(k) for k in range(end, verb.first)}
    return None if between.intersection(_BREAKS | {",", ";"}) else verb


def _relative(clause: Clause, last: int) -> Verbs | None:
    """The verb of a relative clause right after the counted: "mercenaries who had arrived"."""
    if clause.low(last) not in _RELATIVES:
        return None
    return next(iter(clause.verbs_from(last + 1, last + 4)), None)


def _right(clause: Clause, last: int) -> Verbs | None:
    """The main verb to the right, past relative clauses, participles and prepositional phrases."""
    j = last
    if clause.low(j) == "," and clause.low(j + 1) in ("aged", "ages"):  # "two men, aged 20 and 31, were shot"
        j = next((k + 1 for k in range(j + 2, len(clause.lows)) if clause.low(k) == "," and clause.tag(k + 1) != "CD"), j)
    elif clause.low(j) in _RELATIVES or (clause.low(j) == "," and clause.low(j + 1) in _RELATIVES):
        inner = clause.verb_from(j + 1)
        if inner is None:
            return None
        j = inner.last
        if clause.low(last) == ",":
            while j < len(clause.lows) and clause.low(j) != ",":
                j += 1
    options = clause.verbs_from(j, last + _REACH + (j - last))
    blocked = next(
        (k for k in range(j, min(len(clause.lows), j + _REACH)) if clause.low(k) in _STOPS or k in clause.stopped), None
    )
    if blocked is not None:
        options = [v for v in options if v.first < blocked]
    if not options:
        return None
    verb = options[0]
    gap = [clause.low(k) for k in range(j, verb.first)]
    relative = clause.low(j - 1) not in (",", "") and j > last
    if "," in gap and not (gap[-1] == "," or relative):
        return None  # "at a depth of 10 km, the agency said"
    if (
        clause.low(verb.first - 1) in ("and", "but")
        and verb.first - 1 > last
        and not verb.passive
        and clause.low(last) not in ("and",)
    ):
        return verb
    if len(options) > 1 and not verb.passive and clause.tag(verb.head) in ("VBN", "VBD", "VBG") and verb.last - verb.first == 1:
        second = options[1]
        follows = clause.tag(verb.last) in (*PREPOSITIONS, "RB")
        between = [clause.low(k) for k in range(verb.last, second.first)]
        if follows and second.finite and not (_BREAKS | {","}).intersection(between):
            return second  # "28 men sent by the ministry were killed"
    return verb


def _governing_noun(clause: Clause, left: int) -> Predicate | None:
    """ "the deaths of 12 people", "the arrest of two men"."""
    if clause.low(left) != "of":
        return None
    word = clause.low(left - 1)
    entry = OUTCOMES.get(word)
    if entry is None or not clause.tag(left - 1).startswith(("NN", "VBG")):
        return None
    outcome = None if clause.low(left - 2) in _ATTEMPTED or _charged(clause, left - 1) else str(entry["outcome"])
    return Predicate(left - 1, left, outcome, objective=True)


def _charged(clause: Clause, i: int) -> bool:
    """Whether the noun at token `i` names a charge: "two counts of malicious wounding of a guard"."""
    while clause.tag(i - 1).startswith(("JJ", "NN", "VB", "CC")) and clause.low(i - 1) not in _CHARGES:
        i -= 1
    return clause.low(i - 1) == "of" and clause.low(i - 2) in _CHARGES


def _left_verb(clause: Clause, first: int) -> Verbs | None:
    """The nearest verb to the left in the same clause, lists and prepositional phrases between."""
    verb = clause.verb_before(first)
    if verb is None or first - verb.last > _LEFT_REACH:
        return None
    between = {clause.low(k) for k in range(verb.last, first)}
    return None if _STOPS.intersection(between) or "that" in between else verb


def _acts(clause: Clause, i: int) -> bool:
    """Whether a verb at token `i` has an object of its own: "shot and killed two guards"."""
    verb = clause.verb_from(i)
    if verb is None or verb.first != i or verb.passive:
        return False
    return verb.last in clause.stopped or clause.tag(verb.last) in ("DT", "PRP", "PRP$", "NN", "NNS", "NNP", "CD")


def _made(clause: Clause, verb: Verbs, *, objective: bool) -> Predicate:
    entry = OUTCOMES.get(clause.low(verb.head))
    patient = objective or verb.passive
    if not objective and entry is not None and entry["kind"] == "patient" and not verb.passive:
        # "11 civilians killed in the raid" is a participle; "two gunmen killed a guard" has its own object
        after = clause.tag(verb.last)
        patient = (
            clause.tag(verb.head) in ("VBN", "VBD")
            and verb.last - verb.first == 1
            and (after in ("IN", "TO", ",", ".", "CC", "RB", "") or _timed(clause, verb.last))
            and (verb.last not in clause.stopped or _timed(clause, verb.last))
            and not (after == "CC" and _acts(clause, verb.last + 1))
        ) or (verb.first - 1 in clause.stopped and verb.last in clause.stopped and clause.low(verb.last + 1) in OUTCOMES)
    if objective and entry is not None and entry["kind"] == "subject":
        patient = False
    outcome, last = read_outcome(clause, verb, patient=patient, objective=objective)
    if clause.tag(verb.first) == "TO" and clause.low(verb.first - 1) in _ATTEMPTING and outcome in _LASTING:
        outcome = None  # "tried to kill two guards"
    return Predicate(verb.first, last, outcome, objective, verb)


def listed(clause: Clause, first: int, *, after: int) -> bool:
    """Whether the phrase that begins at `first` goes on a list after the one that ended before token `after`."""
    gap = range(after, first)
    return 0 < len(gap) <= 3 and all(
        clause.low(k) in _LISTERS or clause.low(k) in ("another", "including", "a", "some") for k in gap
    )


def shared_back(clause: Clause, said: Predicate | None, *, last: int, following: tuple[int, int, Predicate | None]) -> bool:
    """Whether the next item of a list has the verb of both: "30 firefighters and 10 engines were sent"."""
    first, end, other = following
    if other is None or other.first < end or not listed(clause, first, after=last):
        return False
    return said is None or said.weak or (said.verb is not None and clause.low(said.verb.head) in CLAUSE_VERBS)
