"""What stands around a figure, in the form in which two figures are compared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from stemma.collate.measures.amounts import amount_of
from stemma.collate.measures.ontology import GENERIC, PERSONS, Told, measure_of
from stemma.collate.measures.referring import NUMBER_WORDS, parts, referring, soles
from stemma.collate.measures.scoping import scoped
from stemma.collate.measures.surroundings import (
    Context,
    clause_around,
    eras,
    is_lasting,
    is_portion,
    mentions_of,
    sentence_around,
)
from stemma.collate.measures.terms import term, terms
from stemma.lexicon import mapping, words
from stemma.model import Document, Figure, Timex, Toponym
from stemma.text.sentences import Range

__all__ = ["Context", "contexts", "kind_of", "mentions_of"]

_CORRECTS = re.compile(r"\bcorrect(?:s|ed|ing|ion)\b", re.I)
_CHANGED = re.compile(
    r"\b(?:from|earlier|initial(?:ly)?|previous(?:ly)?|correct(?:s|ed|ion)?|revis(?:es|ed|ion)|rais(?:es|ed)|lower(?:s|ed)|"
    r"ris(?:es|en)|rose|climb(?:s|ed)|updat(?:es|ed)|instead|not|rather)\b",
    re.I,
)
_DEFINITE = re.compile(r"\b(?:the|that|this|those|these)\s+$", re.I)
#: "340 of the 400 houses were destroyed": the second number is the whole; what was done was done to the part.
_OF_WHOLE = re.compile(r"^\s+of\s+(?:(?:the|its|their|all|some|his|her|our)\s+)*$", re.I)
_FINITE = re.compile(r"\b(?:is|are|was|were|been|being|be|had|has|have)\s+(?:\w+\s+)?$", re.I)
#: Acts that, of jobs and staff, mean the same loss.
JOB_LOSS = frozenset({"layoff", "cut", "shed", "lose", "lost", "elimin", "go", "redund"})
_JOB_CUTS = "job_cuts"
#: Harm that a clause tells by a noun: "the death toll rose to 41".
HARM = {"kill": "deaths", "injure": "injuries", "missing": "missing", "displaced": "displaced"}
#: Characters behind a number within which those counted may be told dead, and what ends that: "two men suspected of killing",
#: "three officers opened fire, killing five", "two governments and a rebel group that killed".
BEHIND = 60
_PHRASE_END = re.compile(
    r"\d|[,;:()]|\b(?:and|or|but|who|that|which|whose|after|before|when|while|because|as|to|of|for|over|by)\b"
)
_TOLL = re.compile(r"\btolls?\b", re.I)
#: Characters before and after a number within which a word says what it measures: "40 metres deep", "a depth of 40 m".
BESIDE = 24
#: Characters before a number within which its verb stands, where the annotator found none.
LEADING = 60
#: Where the words beside one number end and those beside the next begin: "40 metres deep and 12 wide".
_NEXT = re.compile(r"\d|[,;]|\band\b")
#: "Analysts had expected", "the board could face".
_FORECAST = re.compile(
    r"\b(?:expect\w*|forecast\w*|estimat\w*|predict\w*|project(?:s|ed)|could|may|might|would|likely|target\w*)\b", re.I
)
#: "A turnout of 50 percent is required": what has to be, not what is.
_REQUIRED = re.compile(
    r"\b(?:requir(?:e[sd]?|ing|ements?)|must|minimum|threshold|quorum|need(?:s|ed)|(?:valid|count) (?:only|if|with))\b", re.I
)
#: "A magnitude 6 quake can cause severe damage".
_ANY = re.compile(r"\b(?:any|an?)\s+(?:[\w’'-]+\s+){0,2}$", re.I)
_CAN = re.compile(r"[\s-]+(?:[\w’'-]+\s+){0,3}(?:can|could|would|may|might|usually|typically|normally)\b", re.I)
#: Words of the number itself: "two thirds of the $5 billion".
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
_DEGREES = frozenset({"°C", "°F"})
MAGNITUDE = "measurement:magnitude"
_STRENGTH = re.compile(r"\b(?:magnitude|richter)\b", re.I)
_SHAKES = re.compile(r"\b(?:(?:earth)?quakes?|tremors?|temblors?|aftershocks?|foreshocks?)\b", re.I)
_SHARES = frozenset({"percent", "fraction", "percentage points"})


def _is_magnitude(figure: Figure) -> bool:
    """Whether a number without a unit is a quake's strength: "a magnitude of 5.9", "6.4 on the Richter scale"."""
    if figure.quantity.unit == "magnitude":
        return True
    if figure.role not in ("count", "vague", "measurement") or figure.quantity.unit not in (None, "°"):
        return False
    value = figure.quantity.value
    if value is None or not 0 < value < 10:
        return False
    counted = f"{figure.head or ''} {figure.counted.text if figure.counted else ''}"
    if "." not in figure.span.text:
        return _STRENGTH.search(counted) is not None
    said = f"{counted} {' '.join(c.text for c in figure.concept)}"
    return _STRENGTH.search(said) is not None or _SHAKES.search(said) is not None


def kind_of(figure: Figure) -> str:
    """The class of amounts in which a figure may be compared: metres and feet are both lengths."""
    quantity = figure.quantity
    if quantity.unit in _SHARES or figure.role == "share":
        return "share"
    if figure.role == "money" or (figure.role in ("vague", "change") and (quantity.unit or "").isupper()):
        return f"money:{quantity.unit}"
    if _is_magnitude(figure):
        return MAGNITUDE
    if figure.role in ("measurement", "rate", "multiple"):
        if quantity.unit in _DEGREES:
            return "measurement:temperature"
        scale = mapping("unit_scales").get(quantity.unit or "")
        return f"{figure.role}:{scale['dimension'] if scale else quantity.unit or ''}"
    return "count"


def _is_whole(text: str, figure: Figure, before: Figure | None) -> bool:
    """Whether it is the whole of which the figure before it is a part, and the verb tells of the part."""
    if before is None or before.span.report != figure.span.report or before.span.end > figure.span.start:
        return False
    if not _OF_WHOLE.match(text[before.span.end : figure.span.start]):
        return False
    return any(_FINITE.search(text[max(0, p.start - 16) : p.start]) for p in figure.predicate)


def _beside(text: str, figure: Figure, clause: Range) -> str:
    """The words right beside a number and its unit, in small letters, each between blanks."""
    start, end = figure.span.start, figure.span.end
    before = _NEXT.split(text[max(clause.start, start - BESIDE) : start])[-1]
    after = _NEXT.split(text[end : min(clause.end, end + BESIDE)])[0]
    return " ".join(["", *re.findall(r"[a-z]+", before.lower()), "", *re.findall(r"[a-z]+", after.lower()), ""])


def _leading(text: str, clause: Range, at: int) -> frozenset[str]:
    """Terms of the words right before a number: "the plan to cut"."""
    return frozenset(terms(_NEXT.split(text[max(clause.start, at - LEADING) : at])[-1]))


def _act(figure: Figure, text: str, clause: Range, *, head: str | None) -> str | None:
    """What befell those counted, where the annotator names no outcome: "the death toll rose to 41"."""
    phrase = " ".join([figure.counted.text if figure.counted else "", *(p.text for p in figure.predicate)])
    people = head is None or head in PERSONS | GENERIC or (figure.head or "") in words("people_nouns")
    staff = "worker" in terms(f"{figure.head or ''} {figure.counted.text if figure.counted else ''}")
    following = _PHRASE_END.split(text[figure.span.end : min(clause.end, figure.span.end + BEHIND)])[0]
    for part in (phrase, text[clause.start : figure.span.start] if _TOLL.search(phrase) else "", following):
        for found in terms(part):
            if found in HARM and (people or part is phrase):
                return HARM[found]
            if found in JOB_LOSS and staff:
                return _JOB_CUTS
    return None


def _required(text: str, clause: Range, figure: Figure) -> bool:
    """Whether a number is one that has to be, or that is told of such things in general."""
    if _REQUIRED.search(text, clause.start, clause.end):
        return True
    return bool(_ANY.search(text[clause.start : figure.span.start]) and _CAN.match(text, figure.span.end, clause.end))


def _head(figure: Figure, counted: Sequence[str], act: str | None) -> str | None:
    """What is counted; a toll counts people."""
    if kind_of(figure) == MAGNITUDE:
        return None  # a quake has the strength, but it is not counted
    if figure.role == "measurement" and (
        figure.head is None or figure.head in mapping("units") or f"{figure.head}s" in mapping("units")
    ):
        return None  # metres are the unit, not what is counted
    head = term(figure.head) if figure.head else (counted[-1] if counted else None)
    if head in _SCALES:
        return None
    if act in HARM.values() and (head is None or head in NUMBER_WORDS or head in HARM):
        return "person"
    return head


def contexts(
    documents: Sequence[Document],
    figures: Sequence[Figure],
    *,
    mentions: Mapping[str, Sequence[tuple[int, int, str]]],
    timexes: Sequence[Timex] = (),
    toponyms: Sequence[Toponym] = (),
) -> tuple[Context, ...]:
    """One context per figure, in the order given."""
    by_id = {d.id: d for d in documents}
    texts = {d.id: d.text for d in documents}
    result: list[Context] = []
    for figure in figures:
        before = result[-1].figure if result else None
        document = by_id[figure.span.report]
        result.append(_context(document, figure, whole=_is_whole(document.text, figure, before)))
    placed = tuple(scoped(result, by_id, mentions=mentions, past=eras(documents, timexes), toponyms=toponyms))
    return tuple(soles(tuple(parts(tuple(referring(placed, texts)), texts))))


def _context(document: Document, figure: Figure, *, whole: bool) -> Context:
    """A figure's context, as far as its own sentence gives it."""
    text, at = document.text, figure.span.start
    sentence = sentence_around(document, figure)
    clause = clause_around(text, sentence, figure)
    kind = kind_of(figure)
    counted = terms(figure.counted.text) if figure.counted else ()
    predicate = {t for p in figure.predicate for t in terms(p.text)}
    outcome = None if whole else figure.outcome
    said_of = frozenset(t for c in figure.concept for t in terms(c.text))
    head = _head(figure, counted, None)
    things = {head} if head else set(counted) or set(said_of)
    acts = predicate if not whole else set()
    told = Told(
        outcome=outcome, noun=figure.head, acts=acts, things=things,
        leading=_leading(text, clause, at), beside=_beside(text, figure, clause),
    )  # fmt: skip
    measure = measure_of(kind, told)
    act = measure.name if measure and measure.toll else term(outcome.replace("_", " ")) if outcome else None
    if act is None and not whole and kind == "count":
        act = _act(figure, text, clause, head=head)
    head = measure.name if measure and measure.nouns else _head(figure, counted, act)
    people = head is None or head in PERSONS | GENERIC or (figure.head or "") in words("people_nouns")
    return Context(
        figure=figure,
        amount=amount_of(figure),
        sentence=sentence,
        clause=clause,
        kind=kind,
        head=head,
        people=people or act in HARM.values() or (measure is not None and measure.people),
        counted=frozenset(counted),
        predicate=frozenset(predicate | ({act} if act else set())),
        said_of=said_of,
        near=frozenset(terms(text[clause.start : clause.end])),
        wide=frozenset(terms(text[sentence.start : sentence.end])),
        owner=None,
        definite=_DEFINITE.search(text[max(0, at - 8) : at]) is not None,
        measure=measure,
        act=act,
        era=None,
        where=None,
        portion=is_portion(text, sentence, figure),
        forecast=_FORECAST.search(text[max(clause.start, at - LEADING) : at]) is not None,
        lasting=is_lasting(text, clause, figure),
        required=_required(text, clause, figure),
        part=None,
        corrects=_CORRECTS.search(text, sentence.start, sentence.end) is not None,
        changed=_CHANGED.search(text, sentence.start, sentence.end) is not None,
        text=" ".join(text[clause.start : clause.end].split()),
    )
