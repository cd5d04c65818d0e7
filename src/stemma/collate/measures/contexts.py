"""What stands around a figure, in the form in which two figures are compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.collate.measures.terms import place_terms, term, terms
from stemma.lexicon import mapping, words
from stemma.model import Actor, Document, Figure, Timex
from stemma.text.sentences import Range, is_wrapped, paragraphs, sentences
from stemma.text.words import tokenise

#: A clause ends here; a comma alone does not end one, lists would fall apart.
_CLAUSE_END = re.compile(r"[;:—–]\s|\s-\s|, (?:while|and|but|with|which|who|after|before|as)\b|\bwhile\b")
_CORRECTS = re.compile(r"\bcorrect(?:s|ed|ing|ion)\b", re.I)
_CHANGED = re.compile(
    r"\b(?:from|earlier|initial(?:ly)?|previous(?:ly)?|correct(?:s|ed|ion)?|revis(?:es|ed|ion)|rais(?:es|ed)|lower(?:s|ed)|"
    r"ris(?:es|en)|rose|climb(?:s|ed)|updat(?:es|ed)|instead|not|rather)\b",
    re.I,
)
_IN_PLACE = re.compile(r"\s+(?:in|at|near|from)\s+(?:the\s+)?([A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)")
#: Stems of words that stand for a count told before.
NUMBER_WORDS = frozenset({"number", "total", "figur", "toll", "count", "tally"})
#: Characters within which they do.
REFERS = 600
#: Acts that make a count a toll.
HARM = frozenset({"kill", "injure", "missing", "displaced"})
#: Acts that, of jobs and staff, mean the same loss.
JOB_LOSS = frozenset({"layoff", "cut", "shed", "lose", "lost", "elimin", "go", "redund"})
#: Days before publication from which on a named date is an earlier event's; news tells the last days' event.
LONG_AGO = 4
_DATED = frozenset({"day", "week", "month", "year", "decade", "century"})
#: A count since a date is today's count.
_SINCE = re.compile(r"\b(?:since|from|after|until|before|by)\s+(?:(?:the|early|late|mid)\s+)*$", re.I)
_SHARES = frozenset({"percent", "fraction", "percentage points"})


@dataclass(frozen=True, slots=True)
class Context:
    """One figure and its surroundings."""

    figure: Figure
    sentence: Range
    clause: Range
    kind: str  #: figures of two kinds never share a measure: "count", "share", "money:USD", "measurement:km"
    head: str | None  #: concept of what is counted
    counted: frozenset[str]
    predicate: frozenset[str]
    near: frozenset[str]  #: terms of the clause
    wide: frozenset[str]  #: terms of the sentence
    owner: str | None  #: the actor whose it is, as far as the sentence tells
    names: frozenset[str]  #: terms of capitalised words in the sentence
    definite: bool  #: "the $5 billion": refers back
    act: str | None  #: concept of what happened to what is counted: two different ones never share a measure
    era: str | None  #: a time long before the report that the clause names: "1986"; another era is another event
    part: str | None  #: the place of which it is a part, in a list by places
    corrects: bool  #: the sentence corrects a number: both are readings of one thing
    changed: bool  #: the sentence speaks of an earlier number: "up from 12", "corrects", "initially"


def kind_of(figure: Figure) -> str:
    """The class of amounts in which a figure may be compared: metres and feet are both lengths."""
    quantity = figure.quantity
    if quantity.unit in _SHARES or figure.role == "share":
        return "share"
    if figure.role == "money":
        return f"money:{quantity.unit}"
    if figure.role in ("measurement", "rate", "multiple"):
        scale = mapping("unit_scales").get(quantity.unit or "")
        return f"{figure.role}:{scale['dimension'] if scale else quantity.unit or ''}"
    return "count"


def sentence_ranges(document: Document) -> tuple[Range, ...]:
    """Sentences of a document's body, in order."""
    wrapped = is_wrapped(document.text)
    return tuple(
        s
        for a, b in (document.body or ((0, len(document.text)),))
        for block in paragraphs(document.text, a, b, wrapped=wrapped)
        for s in sentences(document.text, block)
    )


def _clause(text: str, sentence: Range, figure: Figure) -> Range:
    start, end = sentence
    for cut in _CLAUSE_END.finditer(text, sentence.start, sentence.end):
        if cut.end() <= figure.span.start:
            start = cut.end()
        elif cut.start() >= figure.span.end:
            end = cut.start()
            break
    return Range(start, end)


def _names(text: str, sentence: Range) -> frozenset[str]:
    found = set()
    calendar = words("calendar_names")
    for token in tokenise(text, sentence.start, sentence.end):
        first = token.start == sentence.start
        if token.is_word and token.text[0].isupper() and token.lower not in calendar:
            known = term(token.text)
            if known and not (first and token.lower in words("stop_words")):
                found.add(known)
    return frozenset(found)


def _owner(figure: Figure, sentence: Range, mentions: Sequence[tuple[int, int, str]]) -> str | None:
    """The actor in the counted phrase, else the last one named before the figure in its sentence."""
    if figure.counted is not None:
        inside = [m for m in mentions if figure.counted.start <= m[0] and m[1] <= figure.counted.end]
        if inside:
            return inside[0][2]
    before = [m for m in mentions if sentence.start <= m[0] and m[1] <= figure.span.start]
    return before[-1][2] if before else None


def mentions_of(actors: Sequence[Actor]) -> dict[str, list[tuple[int, int, str]]]:
    """Mentions by report, in order: (start, end, canonical name). Persons are left out: they speak, they own little."""
    table: dict[str, list[tuple[int, int, str]]] = {}
    for actor in actors:
        # "the company" names no owner; a country or town is where, not whose
        if actor.type == "organisation" and not actor.name.islower() and term(actor.name) not in place_terms():
            for mention in actor.mentions:
                table.setdefault(mention.span.report, []).append((mention.span.start, mention.span.end, actor.name))
    for found in table.values():
        found.sort()
    return table


def _eras(documents: Sequence[Document], timexes: Sequence[Timex]) -> dict[str, list[tuple[int, int, str]]]:
    """Time expressions that point to long before their report, as (start, end, value)."""
    about = {d.id: (d.text, d.published.earliest) for d in documents}
    found: dict[str, list[tuple[int, int, str]]] = {}
    for timex in timexes:
        text, day = about[timex.span.report]
        last = timex.period.latest if timex.period else None
        if day and last and timex.type == "DATE" and timex.precision in _DATED and (day - last).days > LONG_AGO:
            before = text[max(0, timex.span.start - 24) : timex.span.start]
            if not _SINCE.search(before):
                found.setdefault(timex.span.report, []).append((timex.span.start, timex.span.end, timex.value))
    return found


def _act(figure: Figure, text: str, clause: Range) -> str | None:
    """What befell those counted, where the annotator names no outcome: "the death toll rose to 41"."""
    phrase = " ".join([figure.counted.text if figure.counted else "", *(p.text for p in figure.predicate)])
    after = text[figure.span.end : clause.end]
    following = re.split(r"\d", after)[0]
    staff = "worker" in terms(f"{figure.head or ''} {figure.counted.text if figure.counted else ''}")
    for part in (phrase, text[clause.start : figure.span.start] if "toll" in phrase.lower() else "", following[:60]):
        for found in terms(part):
            if found in HARM:
                return found
            if found in JOB_LOSS and staff:
                return "layoff"
    return None


def _head(figure: Figure, counted: Sequence[str], act: str | None) -> str | None:
    """What is counted; a toll counts people."""
    if figure.role == "measurement" and (
        figure.head is None or figure.head in mapping("units") or f"{figure.head}s" in mapping("units")
    ):
        return None  # metres are the unit, not what is counted
    head = term(figure.head) if figure.head else (counted[-1] if counted else None)
    if act in HARM and (head is None or head in NUMBER_WORDS or head == act):
        return "person"
    return head


def contexts(
    documents: Sequence[Document],
    figures: Sequence[Figure],
    *,
    mentions: Mapping[str, Sequence[tuple[int, int, str]]],
    timexes: Sequence[Timex] = (),
) -> tuple[Context, ...]:
    """One context per figure, in the order given."""
    eras = _eras(documents, timexes)
    texts = {d.id: d.text for d in documents}
    ranges = {d.id: sentence_ranges(d) for d in documents}
    result = []
    for figure in figures:
        text, at = texts[figure.span.report], figure.span.start
        sentence = next((s for s in ranges[figure.span.report] if s.start <= at < s.end), Range(at, figure.span.end))
        clause = _clause(text, sentence, figure)
        counted = terms(figure.counted.text) if figure.counted else ()
        act = term(figure.outcome) if figure.outcome else _act(figure, text, clause)
        head = _head(figure, counted, act)
        predicate = {t for p in figure.predicate for t in terms(p.text)} | ({act} if act else set())
        result.append(
            Context(
                figure=figure,
                sentence=sentence,
                clause=clause,
                kind=kind_of(figure),
                head=head,
                counted=frozenset(counted),
                predicate=frozenset(predicate),
                near=frozenset(terms(text[clause.start : clause.end])),
                wide=frozenset(terms(text[sentence.start : sentence.end])),
                owner=_owner(figure, sentence, mentions.get(figure.span.report, ())),
                names=_names(text, sentence),
                act=act,
                era=next((e for a, b, e in eras.get(figure.span.report, ()) if sentence.start <= a and b <= sentence.end), None),
                part=None,
                corrects=_CORRECTS.search(text, sentence.start, sentence.end) is not None,
                changed=_CHANGED.search(text, sentence.start, sentence.end) is not None,
                definite=re.search(r"\b(?:the|that|this|those|these)\s+$", text[max(0, at - 8) : at], re.I) is not None,
            )
        )
    return tuple(_parts(tuple(_referring(result)), texts))


def _referring(items: Sequence[Context]) -> Iterator[Context]:
    """ "The true number was more than 1,900" counts what the number before it counts; "the earlier 41" what 41 counted."""
    before: Context | None = None
    for item in items:
        if item.kind == "count" and item.head in NUMBER_WORDS:
            same = next((c for c in items if _repeats(c, item)), None)
            near = before if before is not None and _follows(item, before) else None
            meant = same or near
            if meant is not None:
                item = replace(item, head=meant.head, act=item.act or meant.act, predicate=item.predicate | meant.predicate)
        elif item.kind == "count" and item.head is not None:
            before = item
        yield item


def _repeats(item: Context, later: Context) -> bool:
    """Whether two figures of one report print the same number, and the first says what it counts."""
    a, b = item.figure, later.figure
    return (
        a.span.report == b.span.report
        and a.id != b.id
        and a.quantity.value is not None
        and a.quantity.value == b.quantity.value
        and item.head is not None
        and item.head not in NUMBER_WORDS
    )


def _follows(item: Context, before: Context) -> bool:
    a, b = before.figure.span, item.figure.span
    return a.report == b.report and b.start - a.end <= REFERS


def _parts(items: Sequence[Context], texts: Mapping[str, str]) -> Iterator[Context]:
    """Marks the members of a list by place: "12 in Belovar, 9 in Kamen" are parts, each of its own place."""
    alike = Counter((c.figure.span.report, c.sentence, c.kind, c.act) for c in items)
    for item in items:
        figure = item.figure
        end = figure.counted.end if figure.counted and figure.counted.start >= figure.span.end else figure.span.end
        named = _IN_PLACE.match(texts[figure.span.report], end) if item.kind == "count" else None
        beside = alike[figure.span.report, item.sentence, item.kind, item.act] > 1
        yield replace(item, part=named.group(1).casefold()) if named and beside else item
