"""What befell those counted, by the words that say it: the ontology of `lexicons/en/outcomes*.yaml` applied to a clause."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stemma.annotate.figures.grammar.clauses import NOMINALS, Clause, Phrase, Verbs
from stemma.annotate.figures.vocabulary import (
    CUTS,
    LIFE_VERBS,
    LOSSES,
    MANNERS,
    OBJECTS,
    OUTCOMES,
    PARTICLES,
    STATE_PHRASES,
    STATE_PHRASES_LONGEST,
    is_person,
    longest,
    word_set,
)

_FINDING = word_set("finding_verbs")
_NUMBERS = word_set("number_nouns")
_BRINGING = word_set("bringing_verbs")
_HOSPITALS = word_set("hospital_words")
_LYING = word_set("lying_verbs")
_WINDING = frozenset({"wound", "wind", "winds", "winding", "end", "ends", "ended", "ending"})
_DISCOVERING = word_set("discovering_verbs")
_MISSILES = word_set("missiles")
_LEAD_REACH = 9  #: tokens from a verb to "with gunshot wounds"
_CLAUSE_ENDS = frozenset({",", ";", ":", "and", "but", "after", "when", "who", "that"})
_STRUCK_REACH = 5  #: tokens from "hit" to "by", and from there to "gunfire"
_HOSPITAL_REACH = 9  #: tokens after "to" in which a hospital's name ends
_OBJECT_REACH = 6  #: tokens between "suffered" and the wound
_JOB_REACH = 3  #: tokens before a number where the verb stands that cuts the jobs

#: outcomes that stand for less than another that the same words name: "shot and killed" is killed
#: outcomes that yield to what the counted noun says: where the wounded are, what the dead's count attended to
YIELDING = frozenset({"hospitalised", "attended", "transferred", "arrived", "returned"})
_LESSER = ("shot", "hospitalised", "charged")


def read_outcome(clause: Clause, verb: Verbs, *, patient: bool, objective: bool) -> tuple[str | None, int]:
    """The outcome that a verb group names for those counted, and the token after the words that say so.

    `patient`: they are the object of the verb, or its subject in the passive; `objective`: they stand as its object.
    """
    if clause.low(verb.head) in _WINDING and clause.low(verb.head + 1) == "up":
        return _become(clause, max(verb.last, verb.head + 2))
    if patient:
        read = _discovered(clause, verb) or _struck(clause, verb)
        if read is not None:
            return read
    if not objective:
        read = _loss(clause, verb) or _suffered(clause, verb) or _lying(clause, verb)
        if read is not None:
            return (None if _denied(clause, verb) and read[0] != "missing" else read[0]), read[1]
    found = named(clause, verb.first, verb.last, patient=patient, subject=not objective)
    if found is not None and _denied(clause, verb):
        return ("survived" if found == "killed" else "unhurt" if found in ("wounded", "shot") else None), verb.last
    if patient and clause.low(verb.last) == "to" and clause.low(verb.last + 1) == "death":
        return "killed", verb.last + 2  # "beaten to death"
    if patient and clause.low(verb.head) in _BRINGING and _to_hospital(clause, verb.last):
        return "hospitalised", verb.last
    for k in (*range(max(0, verb.first - 1), verb.last), verb.last):
        manner = MANNERS.get(clause.low(k))
        if manner is not None and found in manner["over"]:
            return str(manner["outcome"]), verb.last
    if not objective and (found is None or found in YIELDING):
        found = _wounded_with(clause, verb.last) or found
    return found, verb.last


def _wounded_with(clause: Clause, i: int) -> str | None:
    """What befell those who come "with gunshot wounds", "suffering from burns", by the words from token `i` on."""
    lead = next((k for k in range(i, min(len(clause.lows), i + _LEAD_REACH)) if clause.low(k) in ("with", "suffering")), None)
    if lead is None or any(clause.low(k) in _CLAUSE_ENDS for k in range(i, lead)):
        return None
    stop = next((k for k in range(lead, min(len(clause.lows), lead + _OBJECT_REACH)) if clause.low(k) in OBJECTS), None)
    return str(OBJECTS[clause.low(stop)]["outcome"]) if stop is not None else None


def suffering(clause: Clause, i: int) -> tuple[str, int] | None:
    """The outcome of those right before token `i` whom words there call wounded: "four men suffering from gunshot wounds"."""
    if clause.low(i) not in ("with", "suffering"):
        return None
    stop = next((k for k in range(i, min(len(clause.lows), i + _OBJECT_REACH)) if clause.low(k) in OBJECTS), None)
    return (str(OBJECTS[clause.low(stop)]["outcome"]), stop + 1) if stop is not None else None


def _become(clause: Clause, i: int) -> tuple[str | None, int]:
    """What those are who "wound up dead", "ended up in hospital": the state at token `i`, and the token after it."""
    entry = OUTCOMES.get(clause.low(i))
    if entry is not None and clause.tag(i).startswith(("JJ", "VBN", "VBD", "NN")):
        return str(entry["outcome"]), i + 1
    return state_phrase(clause, i) or (None, i)


def _discovered(clause: Clause, verb: Verbs) -> tuple[str, int] | None:
    """Those who "were found shot to death", "were found with gunshot wounds", "suffering from burns"."""
    if clause.low(verb.head) not in _DISCOVERING or any(clause.low(k) in OUTCOMES for k in range(verb.head + 1, verb.last)):
        return None
    i = verb.last
    while clause.tag(i) == "RB" or clause.low(i) in ("lying", "both"):
        i += 1
    hurt = suffering(clause, i)
    if hurt is not None:
        return hurt[0], verb.last
    entry = OUTCOMES.get(clause.low(i))
    if entry is None or entry["outcome"] not in ("killed", "wounded", "shot") or not clause.tag(i).startswith(("VB", "JJ")):
        return None
    if clause.low(i + 1) == "to" and clause.low(i + 2) == "death":
        return "killed", i + 3
    end = i + 1
    while clause.low(end) in ("and", "or") and clause.low(end + 1) in OUTCOMES:
        end += 2
    state = named(clause, i, end, patient=True)
    return (state, end) if state is not None else None


def _struck(clause: Clause, verb: Verbs) -> tuple[str, int] | None:
    """Those who "were hit by gunfire", "were struck twice by a stray bullet"."""
    if clause.low(verb.head) not in ("hit", "struck"):
        return None
    by = next((k for k in range(verb.last, verb.last + _STRUCK_REACH) if clause.low(k) == "by"), None)
    if by is None:
        return None
    return ("shot", verb.last) if any(clause.low(k) in _MISSILES for k in range(by + 1, by + _STRUCK_REACH)) else None


def _denied(clause: Clause, verb: Verbs) -> bool:
    """Whether the verb is denied: "were not injured"; not where only the degree is, "were not seriously hurt"."""
    for k in range(verb.first, verb.head):
        if clause.low(k) in ("not", "n't", "never"):
            return clause.low(k + 1) not in MANNERS and clause.low(k + 1) not in ("only", "badly", "just")
    return False


def _loss(clause: Clause, verb: Verbs) -> tuple[str, int] | None:
    """Those who "lost their homes", or who "could not be found"."""
    words = {clause.low(k) for k in range(verb.first, verb.head)}
    if verb.passive and clause.low(verb.head) in _FINDING and words & {"not", "n't"}:
        return "missing", verb.last
    theirs = clause.low(verb.last) in ("their", "his", "her")
    entry = LOSSES.get(clause.low(verb.last + 1)) if theirs else None
    if entry is None or clause.low(verb.head) not in ("lose", "loses", "losing", "lost"):
        return None
    return str(entry), verb.last + 2


def _suffered(clause: Clause, verb: Verbs) -> tuple[str, int] | None:
    """Those who "suffered serious burns"."""
    word = clause.low(verb.head)
    for k in range(verb.last, min(len(clause.lows), verb.last + _OBJECT_REACH)):
        if clause.low(k) in (",", ";", ".", "when", "after"):
            return None
        entry = OBJECTS.get(clause.low(k))
        if entry is not None:
            return (str(entry["outcome"]), k + 1) if word in _forms(entry) else None
    return None


def _forms(entry: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(str(entry["verbs"]).split())


def _lying(clause: Clause, verb: Verbs) -> tuple[str, int] | None:
    """Those who "were in hospital", "remained in custody"."""
    if clause.low(verb.head) not in _LYING:
        return None
    return state_phrase(clause, verb.last)


def state_phrase(clause: Clause, i: int) -> tuple[str, int] | None:
    """The outcome of a phrase that begins at token `i`, "in critical condition", and the token after it."""
    if clause.tag(i) not in ("IN", "RB"):
        return None
    hit = longest(STATE_PHRASES, clause.lows[i : i + STATE_PHRASES_LONGEST], most=STATE_PHRASES_LONGEST)
    return (str(hit[1]), i + hit[0]) if hit is not None else None


def _to_hospital(clause: Clause, i: int) -> bool:
    """Whether a hospital is where token `i` leads: "to Vell General Hospital"."""
    while clause.tag(i) == "RB":
        i += 1
    if clause.low(i) not in ("to", "into"):
        return False
    for k in range(i + 1, min(len(clause.lows), i + _HOSPITAL_REACH)):
        if clause.low(k) in _HOSPITALS:
            return True
        if not clause.tag(k).startswith(("NN", "DT", "JJ", "PRP$", "POS", "IN")):
            return False
    return False


def named(clause: Clause, first: int, last: int, *, patient: bool, subject: bool = True) -> str | None:
    """The outcome that words [first, last) name for those counted; two joined by "or" make one: wounded_or_missing."""
    found: list[str] = []
    either = True
    for j in range(first, last):
        pair = f"{clause.low(j)} {clause.low(j + 1)}"
        if pair in PARTICLES and patient:
            found.append(str(PARTICLES[pair]))
            continue
        entry = OUTCOMES.get(clause.low(j))
        if entry is not None and (patient or (subject and entry["kind"] == "subject")):
            found.append(str(entry["outcome"]))
        if clause.low(j) == "and" and found:
            either = False
    names = list(dict.fromkeys(found))
    if len(names) > 1 and not either:
        names = [n for n in names if n not in _LESSER] or names  # "shot and killed"
        if set(names) != {"killed", "wounded"}:
            names = names[-1:]  # of what befell them, the last is where they are: "rescued and hospitalised"
    return "_or_".join(names) if names else None


def bare_state(clause: Clause, i: int) -> tuple[str, int] | None:
    """An adverb that stands alone after a number: "shot, one fatally"."""
    manner = MANNERS.get(clause.low(i))
    if manner is None or clause.tag(i + 1) not in ("", ",", ".", ":", "CC", "IN", "''", "-RRB-"):
        return None
    return str(manner["alone"]), i + 1


def cut(clause: Clause, head: str | None, *, first: int) -> str | None:
    """The outcome of jobs that a verb right before their number cuts: "will cut up to 1,200 jobs"."""
    entry = CUTS.get(head or "")
    if entry is None:
        return None
    verbs = _forms(entry)
    return str(entry["outcome"]) if any(clause.low(k) in verbs for k in range(max(0, first - _JOB_REACH), first)) else None


def noun_outcome(clause: Clause, phrase: Phrase | None, *, said: Verbs | None) -> str | None:
    """The outcome of counted nouns that name it themselves ("20 deaths"), and of lives that the verb `said` claims."""
    if phrase is None:
        return None
    word = clause.low(phrase.head)
    if word == "lives":
        return "killed" if said is not None and clause.low(said.head) in LIFE_VERBS else None
    entry = OUTCOMES.get(word)
    if entry is not None and (entry["kind"] == "noun" or entry.get("noun") or word in NOMINALS):
        return str(entry["outcome"])
    if word in _NUMBERS or is_person(word):
        # "the death toll", "30 injured people"; "the number of people missing"
        number = clause.low(phrase.first) in _NUMBERS and clause.low(phrase.last) in NOMINALS
        for k in (*range(phrase.first, phrase.head), *((phrase.last,) if number else ())):
            inner = OUTCOMES.get(clause.low(k))
            if inner is not None and (clause.low(k) in NOMINALS or (word in _NUMBERS and inner["kind"] == "noun")):
                return str(inner["outcome"])
    return None
